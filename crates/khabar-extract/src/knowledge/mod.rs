//! What Khabar knows: names, predicates, words of saying, titles, read once from the tables of `data/`.

pub(crate) mod classes;
pub mod gazetteer;
pub mod governors;
pub mod lexicon;
pub mod predicates;
pub(crate) mod table;
pub mod trie;

pub use gazetteer::{Entry, EntryId, Gazetteer};
pub use governors::{Governors, Passes};
pub use lexicon::{Lexicon, Nominal, Reporting, Title};
pub use predicates::{Part, Predicate, Predicates, Role, Slot};
pub use table::TableError;

use crate::{choice::Chooser, recogniser::Recogniser};

/// The text of every table, by the name of its file in `data/`.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// `gazetteer/states.tsv`
    pub states: &'static str,
    /// `gazetteer/places.tsv`, `persons.tsv`, `organisations.tsv`, `outlets.tsv` and any that the user adds.
    pub gazetteers: &'static [(&'static str, &'static str)],
    /// `gazetteer/disputed.tsv`, or what the user puts in its place.
    pub disputed: (&'static str, &'static str),
    /// `lexicon/predicates.tsv`
    pub predicates: &'static str,
    /// `lexicon/governors.tsv`
    pub governors: &'static str,
    /// `lexicon/reporting.tsv`
    pub reporting: &'static str,
    /// `lexicon/titles.tsv`
    pub titles: &'static str,
    /// `lexicon/nominals.tsv`
    pub nominals: &'static str,
    /// `lexicon/heads.tsv`
    pub heads: &'static str,
    /// `lexicon/institutions.tsv`
    pub institutions: &'static str,
    /// `lexicon/framing.tsv`
    pub framing: &'static str,
    /// `lexicon/given_names.tsv`
    pub given_names: &'static str,
    /// `lexicon/person_names.tsv`
    pub person_names: &'static str,
    /// `lexicon/cues.tsv`
    pub cues: &'static str,
    /// `lexicon/months.tsv`
    pub months: &'static str,
    /// `lexicon/time_words.tsv`
    pub time_words: &'static str,
    /// `lexicon/numbers.tsv`
    pub numbers: &'static str,
    /// `lexicon/units.tsv`
    pub units: &'static str,
    /// `lexicon/modifiers.tsv`
    pub modifiers: &'static str,
    /// `weights/word-clusters.tsv`
    pub word_classes: &'static str,
}

/// Everything that the extractor looks up.
#[derive(Debug)]
pub struct Knowledge {
    /// Actors and places by their names.
    pub gazetteer: Gazetteer,
    /// Words that name events and ties.
    pub predicates: Predicates,
    /// Words that govern a verbal noun.
    pub governors: Governors,
    /// Words of saying, titles, nominals, heads, framing, cues.
    pub lexicon: Lexicon,
    /// Words by frequency, with their classes.
    pub(crate) classes: classes::WordClasses,
    /// The recogniser of names, where weights were given.
    pub recogniser: Option<Recogniser>,
    /// What weighs the participants that rules propose, where weights were given.
    pub chooser: Option<Chooser>,
    /// Words of time.
    pub(crate) times: crate::times::TimeWords,
    /// Numbers, units and their modifiers.
    pub(crate) quantities: crate::quantities::QuantityWords,
}

/// Words more frequent than this are common.
const COMMON: u32 = 30_000;

impl Knowledge {
    /// Whether a folded word is common in news.
    pub fn is_common(&self, word: &str) -> bool {
        self.classes.rank(word).is_some_and(|rank| rank < COMMON)
    }

    /// Read the tables.
    ///
    /// # Errors
    /// A row that the format of its table does not allow, with table, line and what was expected.
    pub fn read(tables: &Tables) -> Result<Self, TableError> {
        let mut gazetteer = Gazetteer::read(tables.states, tables.gazetteers)?;
        gazetteer.read_disputed(tables.disputed.0, tables.disputed.1)?;
        Ok(Self {
            gazetteer,
            predicates: Predicates::read(tables.predicates)?,
            governors: Governors::read(tables.governors)?,
            lexicon: Lexicon::read(tables)?,
            classes: classes::WordClasses::read(tables.word_classes)?,
            recogniser: None,
            chooser: None,
            times: crate::times::TimeWords::read(tables)?,
            quantities: crate::quantities::QuantityWords::read(tables)?,
        })
    }
}
