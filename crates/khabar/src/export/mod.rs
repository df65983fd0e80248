//! Claims in the shape of data sets that the field uses: PLOVER records, POLECAT's columns, ACLED's columns.
//!
//! A line is a claim of a text, not an event: one happening may stand in many lines. What a text does not tell stays empty.

mod acled;
mod actors;
mod cells;
mod countries;
mod days;
mod plover;
mod polecat;
mod view;

use khabar_store::record::{ClaimRecord, Record};

pub use self::plover::{Flags, Happened, Location, Magnitude, Participant, Plover, Said};
use self::{actors::Actors, countries::Countries, view::View};
use crate::Khabar;

/// Whose shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON, one object a line, with the fields of PLOVER.
    Plover,
    /// The 40 columns of POLECAT, separated by tabs, and ours behind them.
    Polecat,
    /// The columns of ACLED, separated by commas, and ours behind them.
    Acled,
}

impl Format {
    /// The names of the columns; none for JSON.
    pub fn columns(self) -> Vec<&'static str> {
        let theirs: &[&str] = match self {
            Self::Plover => return Vec::new(),
            Self::Polecat => polecat::COLUMNS,
            Self::Acled => acled::COLUMNS,
        };
        [theirs, cells::OWN].concat()
    }
}

/// A claim as one line of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// An object.
    Object(Box<Plover>),
    /// Cells in the order of [`Format::columns`], safe for spreadsheets.
    Cells(Vec<String>),
}

/// Why a claim has no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It states a tie, and ties are no events of PLOVER.
    Tie,
    /// The text denies it, or puts it as a plan, a demand, a possibility, a condition.
    NotAsFact,
    /// No row of `data/export/acled.tsv` makes it an event of ACLED.
    NotOfAcled,
}

impl LeftOut {
    /// For the sentence "left out 3 claims: ...".
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Tie => "a tie is no event of PLOVER",
            Self::NotAsFact => "the text denies it or does not put it as a fact",
            Self::NotOfAcled => "no row of data/export/acled.tsv makes it an event of ACLED",
        }
    }
}

/// Makes lines of claims.
pub struct Exporter {
    format: Format,
    ties: bool,
    actors: Actors<'static>,
    countries: Countries,
}

impl Exporter {
    /// For one format; with `ties`, ties are marked as such and not left out. ACLED has no place for them.
    pub fn new(format: Format, ties: bool) -> Self {
        let actors = Actors::new(&Khabar::embedded().knowledge().gazetteer);
        Self { format, ties, actors, countries: Countries::new() }
    }

    /// The line of a claim of a record.
    ///
    /// # Errors
    /// The format has no place for the claim.
    pub fn line(&self, record: &Record, claim: &ClaimRecord) -> Result<Line, LeftOut> {
        let view = View { record, claim, actors: &self.actors };
        if view.is_tie() && (!self.ties || self.format == Format::Acled) {
            return Err(LeftOut::Tie);
        }
        let mut line = match self.format {
            Format::Plover => return Ok(Line::Object(Box::new(plover::plover(&view)))),
            Format::Polecat => polecat::cells(&view, &self.countries),
            Format::Acled => acled::cells(&view, &self.countries)?,
        };
        line.extend(cells::own(&view));
        Ok(Line::Cells(line))
    }
}

#[cfg(test)]
mod tests;
