//! Whether a record is sound: what it points to is there, and every place lies in its text.

use std::collections::BTreeSet;

use thiserror::Error;

use crate::record::{ClaimRecord, Offsets, Record};

/// The first thing in a record that cannot be so.
#[derive(Clone, Debug, PartialEq, Error)]
pub(crate) enum Flaw {
    #[error("{what} {row} has no id: expected one that is not empty")]
    NoId { what: &'static str, row: usize },
    #[error("{what} {row} has the id {id:?}, which an earlier one has: expected each once")]
    Twice { what: &'static str, row: usize, id: String },
    #[error(
        "{what} {row} stands at {start}..{end}: expected a place in the text, which has {length} code points"
    )]
    Outside { what: &'static str, row: usize, start: u32, end: u32, length: u32 },
    #[error("{what} {row} names the entity {entity:?}: expected one of the record's entities")]
    Stranger { what: &'static str, row: usize, entity: String },
    #[error(
        "claim {row} counts with quantity {quantity}: expected a row of quantities, of which there are {rows}"
    )]
    NoQuantity { row: usize, quantity: u32, rows: usize },
    #[error("{what} {row} has a number that is not finite: expected one that can be written down")]
    NotFinite { what: &'static str, row: usize },
}

impl Record {
    /// The first thing in it that cannot be so, in words: an id that is missing or not the only one, a place outside of the text, a stranger.
    pub fn flaw(&self) -> Option<String> {
        check(self).err().map(|flaw| flaw.to_string())
    }
}

/// Say what is wrong with the record, if anything is.
pub(crate) fn check(record: &Record) -> Result<(), Flaw> {
    if record.id.is_empty() {
        return Err(Flaw::NoId { what: "document", row: 0 });
    }
    unique("entity", record.entities.iter().map(|entity| entity.id.as_str()))?;
    unique("claim", record.claims.iter().map(|claim| claim.id.as_str()))?;
    let checker = Checker {
        length: u32::try_from(record.text.chars().count()).unwrap_or(u32::MAX),
        entities: record.entities.iter().map(|entity| entity.id.as_str()).collect(),
        quantities: record.quantities.len(),
    };
    checker.record(record)
}

fn unique<'id>(what: &'static str, ids: impl Iterator<Item = &'id str>) -> Result<(), Flaw> {
    let mut seen = BTreeSet::new();
    for (row, id) in ids.enumerate() {
        if id.is_empty() {
            return Err(Flaw::NoId { what, row });
        }
        if !seen.insert(id) {
            return Err(Flaw::Twice { what, row, id: id.to_owned() });
        }
    }
    Ok(())
}

struct Checker<'record> {
    length: u32,
    entities: BTreeSet<&'record str>,
    quantities: usize,
}

impl Checker<'_> {
    fn record(&self, record: &Record) -> Result<(), Flaw> {
        for (row, &at) in record.boilerplate.iter().enumerate() {
            self.place("boilerplate", row, at)?;
        }
        for (row, &at) in record.sentences.iter().enumerate() {
            self.place("sentence", row, at)?;
        }
        for (row, entity) in record.entities.iter().enumerate() {
            finite("entity", row, entity.coordinates.into_iter().flatten())?;
        }
        for (row, mention) in record.mentions.iter().enumerate() {
            self.place("mention", row, [mention.start, mention.end])?;
            self.known("mention", row, &mention.entity)?;
        }
        for (row, time) in record.times.iter().enumerate() {
            self.place("time", row, [time.start, time.end])?;
        }
        for (row, quantity) in record.quantities.iter().enumerate() {
            self.place("quantity", row, [quantity.start, quantity.end])?;
            finite("quantity", row, [quantity.value])?;
        }
        for (row, claim) in record.claims.iter().enumerate() {
            self.claim(row, claim)?;
        }
        for (row, framing) in record.framing.iter().enumerate() {
            self.place("framing", row, [framing.start, framing.end])?;
            self.known("framing", row, &framing.entity)?;
        }
        for (row, at) in record.notes.iter().map(|note| note.at).enumerate() {
            at.map_or(Ok(()), |at| self.place("note", row, at))?;
        }
        Ok(())
    }

    fn claim(&self, row: usize, claim: &ClaimRecord) -> Result<(), Flaw> {
        self.place("claim", row, claim.trigger)?;
        finite("claim", row, [f64::from(claim.score)])?;
        for entity in claim.actors.iter().chain(&claim.recipients).chain(&claim.places) {
            self.known("claim", row, entity)?;
        }
        for source in &claim.sources {
            self.known("claim", row, &source.entity)?;
            source.cue.map_or(Ok(()), |cue| self.place("claim", row, cue))?;
        }
        for argument in &claim.arguments {
            self.known("claim", row, &argument.entity)?;
            self.place("claim", row, [argument.start, argument.end])?;
        }
        match claim.quantities.iter().find(|&&quantity| quantity as usize >= self.quantities) {
            Some(&quantity) => Err(Flaw::NoQuantity { row, quantity, rows: self.quantities }),
            None => Ok(()),
        }
    }

    fn place(&self, what: &'static str, row: usize, [start, end]: Offsets) -> Result<(), Flaw> {
        if start <= end && end <= self.length {
            return Ok(());
        }
        Err(Flaw::Outside { what, row, start, end, length: self.length })
    }

    fn known(&self, what: &'static str, row: usize, entity: &str) -> Result<(), Flaw> {
        if self.entities.contains(entity) {
            return Ok(());
        }
        Err(Flaw::Stranger { what, row, entity: entity.to_owned() })
    }
}

fn finite(
    what: &'static str,
    row: usize,
    numbers: impl IntoIterator<Item = f64>,
) -> Result<(), Flaw> {
    if numbers.into_iter().all(f64::is_finite) {
        Ok(())
    } else {
        Err(Flaw::NotFinite { what, row })
    }
}
