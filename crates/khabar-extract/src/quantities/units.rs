//! What is counted: nouns with their English units, and words that tell what became of the people counted.

use khabar_types::{QuantityModifier, named};

use super::{lexemes::Vocabulary, numbers::NumberWords};
use crate::knowledge::{
    TableError, Tables,
    table::{Row, rows},
    trie::Trie,
};

named! {
    /// What a row of the table does.
    Class {
        /// Takes the outcome of a word near by.
        Person = "person",
        /// Says the outcome itself.
        Casualty = "casualty",
        /// Money.
        Currency = "currency",
        /// Length, weight, share.
        Measure = "measure",
        /// An object.
        Thing = "thing",
        /// An organisation or band.
        Group = "group",
        /// A state, town or place.
        Place = "place",
        /// Something that happens.
        Event = "event",
        /// Times.
        Count = "count",
        /// Counted by fractions only.
        Share = "share",
        /// Makes a measure a rate.
        Rate = "rate",
        /// What became of people, before the number.
        Outcome = "outcome",
        /// The same, behind the noun.
        OutcomeAfter = "outcome_after",
        /// The number behind it is a name.
        Label = "label",
        /// "among them": the number counts people or things told before.
        Among = "among",
        /// Opens a range.
        RangeOpen = "range_open",
        /// Joins the ends of a range.
        RangeTo = "range_to",
        /// Too vague to be a number.
        Hundredfold = "hundredfold",
    }
}

impl Class {
    /// Whether the row names something that is counted.
    pub(super) const fn is_noun(self) -> bool {
        matches!(
            self,
            Self::Person
                | Self::Casualty
                | Self::Currency
                | Self::Measure
                | Self::Thing
                | Self::Group
                | Self::Place
                | Self::Event
                | Self::Count
        )
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) name: &'static str,
    pub(super) class: Class,
}

/// A word that loosens a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Loose {
    pub(super) modifier: QuantityModifier,
    /// Whether it stands behind the number.
    pub(super) after: bool,
}

/// Numbers, units and modifiers, from the tables.
#[derive(Debug, Default)]
pub(crate) struct QuantityWords {
    pub(super) units: Trie<Unit>,
    pub(super) modifiers: Trie<Loose>,
    pub(super) numbers: NumberWords,
    pub(super) vocabulary: Vocabulary,
}

impl QuantityWords {
    pub(crate) fn read(tables: &Tables) -> Result<Self, TableError> {
        let mut words = Self::default();
        words.numbers = NumberWords::read(tables, &mut words.vocabulary)?;
        words.read_units(tables)?;
        words.read_peoples(tables)?;
        rows("lexicon/modifiers.tsv", tables.modifiers, &["modifier", "side", "ar"])?.each(
            |row| {
                let modifier = row.named("modifier", QuantityModifier::from_name)?;
                let loose = Loose { modifier, after: row.cell("side") == "after" };
                for form in row.list("ar") {
                    words.vocabulary.learn(form);
                    words.modifiers.insert(form, loose);
                }
                Ok(())
            },
        )?;
        Ok(words)
    }

    fn learn(&mut self, phrase: &str, unit: Unit) {
        self.vocabulary.learn(phrase);
        self.units.insert(phrase, unit);
    }

    fn read_units(&mut self, tables: &Tables) -> Result<(), TableError> {
        rows("lexicon/units.tsv", tables.units, &["unit", "class", "ar"])?.each(|row| {
            let unit =
                Unit { name: row.cell("unit"), class: row.named("class", Class::from_name)? };
            for form in row.list("ar") {
                self.learn(form, unit);
                if unit.class.is_noun() {
                    self.learn_noun(form, unit);
                }
            }
            Ok(())
        })
    }

    /// Nationalities count people: "13 ألف سوري", "خمسة أتراك".
    fn read_peoples(&mut self, tables: &Tables) -> Result<(), TableError> {
        let unit = Unit { name: "person", class: Class::Person };
        let read = |row: &Row<'_>| {
            for form in row.list("nisba").chain(row.list("people")) {
                self.learn(form, unit);
                self.learn_noun(form, unit);
            }
            Ok(())
        };
        rows("gazetteer/states.tsv", tables.states, &["nisba", "people"])?.each(read)
    }

    /// A noun with the article, with the accusative ending, and in the cases of the sound plural.
    fn learn_noun(&mut self, form: &str, unit: Unit) {
        let definite: Vec<_> = form.split(' ').map(|word| format!("ال{word}")).collect();
        self.learn(&format!("ال{form}"), unit);
        self.learn(&definite.join(" "), unit);
        match form.strip_suffix("ون") {
            Some(stem) => {
                for ending in ["ين", "ي", "و"] {
                    self.learn(&format!("{stem}{ending}"), unit);
                }
                self.learn(&format!("ال{stem}ين"), unit);
            }
            // Abbreviations have no cases.
            None if form.contains(' ') || form.chars().count() < 3 => {}
            None => self.learn(&format!("{form}ا"), unit),
        }
    }
}
