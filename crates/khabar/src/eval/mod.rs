//! Extraction measured against annotated documents, layer by layer.
//!
//! The definition of each row is that of the annotation's own scorer: spans in code points, pairs one to one with the best score first, a system
//! entity stands for the gold entity that it shares most mentions with.

mod claims;
pub mod conllu;
mod errors;
pub mod labelled;
mod pairs;
pub mod questions;
mod spans;

use std::{
    collections::{BTreeMap, HashMap},
    ops::AddAssign,
};

use khabar_store::record::{MentionRecord, Record};
use serde::Serialize;

pub use self::errors::{Cause, Errors, Frequent, Report, Spurious};
pub(crate) use self::spans::overlap;
use self::{claims::Comparison, pairs::pairs, spans::segments};

/// Counts behind precision, recall and F1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    right: f64,
    gold: f64,
    system: f64,
}

impl Tally {
    const fn new(right: f64, gold: f64, system: f64) -> Self {
        Self { right, gold, system }
    }

    /// The three numbers.
    pub fn row(&self) -> Row {
        let ratio = |of: f64| if of > 0.0 { self.right / of } else { 0.0 };
        let (precision, recall) = (ratio(self.system), ratio(self.gold));
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        let round = |value: f64| (value * 10_000.0).round() / 10_000.0;
        Row {
            precision: round(precision),
            recall: round(recall),
            f1: round(f1),
            right: self.right,
            gold: self.gold,
            system: self.system,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.gold += other.gold;
        self.system += other.system;
    }
}

/// One layer's score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Of what was found, how much is right.
    #[serde(rename = "p")]
    pub precision: f64,
    /// Of what is right, how much was found.
    #[serde(rename = "r")]
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// Found and right.
    pub right: f64,
    /// In the annotation.
    pub gold: f64,
    /// Found.
    pub system: f64,
}

/// The layers in the order in which they are shown.
pub const LAYERS: &[&str] = &[
    "boilerplate characters",
    "mentions exact",
    "mentions span",
    "mentions overlap",
    "coreference B3 precision",
    "coreference B3 recall",
    "times found",
    "times value",
    "quantities value",
    "trigger-id",
    "trigger-class",
    "who-did-what",
    "attributed",
    "source (innermost)",
    "polarity of paired claims",
    "modality of paired claims",
    "arguments actors",
    "arguments recipients",
    "arguments places",
    "arguments time",
    "framing",
];

/// The scores of a set of documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    tallies: BTreeMap<&'static str, Tally>,
    documents: usize,
}

/// Why two records cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherText {
    /// The gold document.
    pub id: String,
}

impl std::fmt::Display for OtherText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: the text that was read is not the annotated text, so offsets cannot be compared",
            self.id
        )
    }
}

impl std::error::Error for OtherText {}

impl Scores {
    /// Count one document in.
    pub fn add(&mut self, gold: &Record, system: &Record) -> Result<(), OtherText> {
        if gold.text != system.text {
            return Err(OtherText { id: gold.id.clone() });
        }
        self.documents += 1;
        let segments = segments(&gold.text);
        let mapped = align(&gold.mentions, &system.mentions);
        self.boilerplate(gold, system);
        self.mentions(gold, system);
        self.values(gold, system);
        let comparison = Comparison::new(&segments, &mapped);
        claims::score(gold, system, &comparison, |layer, tally| self.count(layer, tally));
        let framing = pairs(&gold.framing, &system.framing, |gold, system| {
            let same =
                mapped.get(system.entity.as_str()).is_some_and(|entity| **entity == gold.entity);
            if same {
                overlap((gold.start, gold.end), (system.start, system.end)).max(0)
            } else {
                0
            }
        });
        self.count("framing", tally(framing.len(), gold.framing.len(), system.framing.len()));
        Ok(())
    }

    fn count(&mut self, layer: &'static str, tally: Tally) {
        *self.tallies.entry(layer).or_default() += tally;
    }

    fn boilerplate(&mut self, gold: &Record, system: &Record) {
        let marked = |record: &Record| {
            let mut set = std::collections::BTreeSet::new();
            for [start, end] in &record.boilerplate {
                set.extend(*start..*end);
            }
            set
        };
        let (gold, system) = (marked(gold), marked(system));
        let right = gold.intersection(&system).count();
        self.count("boilerplate characters", tally(right, gold.len(), system.len()));
    }

    fn mentions(&mut self, gold: &Record, system: &Record) {
        let named = |record: &'_ Record| -> Vec<MentionRecord> {
            record.mentions.iter().filter(|mention| mention.level == "NAM").cloned().collect()
        };
        let (gold, system) = (named(gold), named(system));
        let same_span = |a: &MentionRecord, b: &MentionRecord| (a.start, a.end) == (b.start, b.end);
        let (golds, systems) = (gold.len(), system.len());
        let exact = pairs(&gold, &system, |a, b| i64::from(same_span(a, b) && a.kind == b.kind));
        self.count("mentions exact", tally(exact.len(), golds, systems));
        let span = pairs(&gold, &system, |a, b| i64::from(same_span(a, b)));
        self.count("mentions span", tally(span.len(), golds, systems));
        let loose =
            pairs(&gold, &system, |a, b| overlap((a.start, a.end), (b.start, b.end)).max(0));
        self.count("mentions overlap", tally(loose.len(), golds, systems));
        for (a, b) in &loose {
            let of_gold = loose.iter().filter(|(other, _)| other.entity == a.entity).count();
            let of_system = loose.iter().filter(|(_, other)| other.entity == b.entity).count();
            let both =
                loose.iter().filter(|(g, s)| g.entity == a.entity && s.entity == b.entity).count();
            self.count("coreference B3 precision", Tally::new(ratio(both, of_system), 1.0, 1.0));
            self.count("coreference B3 recall", Tally::new(ratio(both, of_gold), 1.0, 1.0));
        }
    }

    fn values(&mut self, gold: &Record, system: &Record) {
        let found = pairs(&gold.times, &system.times, |a, b| {
            overlap((a.start, a.end), (b.start, b.end)).max(0)
        });
        let right = found.iter().filter(|(a, b)| a.value == b.value).count();
        let (golds, systems) = (gold.times.len(), system.times.len());
        self.count("times found", tally(found.len(), golds, systems));
        self.count("times value", tally(right, golds, systems));
        let found = pairs(&gold.quantities, &system.quantities, |a, b| {
            overlap((a.start, a.end), (b.start, b.end)).max(0)
        });
        let right = found.iter().filter(|(a, b)| (a.value - b.value).abs() < f64::EPSILON).count();
        self.count(
            "quantities value",
            tally(right, gold.quantities.len(), system.quantities.len()),
        );
    }

    /// How many documents were counted.
    pub const fn documents(&self) -> usize {
        self.documents
    }

    /// Each layer's name and score, in the order of [`LAYERS`].
    pub fn rows(&self) -> Vec<(&'static str, Row)> {
        LAYERS
            .iter()
            .map(|layer| (*layer, self.tallies.get(layer).copied().unwrap_or_default().row()))
            .collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of one document are small")]
fn tally(right: usize, gold: usize, system: usize) -> Tally {
    Tally::new(right as f64, gold as f64, system as f64)
}

#[expect(clippy::cast_precision_loss, reason = "counts of one document are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// For each system entity the gold entity that it shares most mentions with.
pub(crate) fn align<'a>(
    gold: &'a [MentionRecord],
    system: &'a [MentionRecord],
) -> HashMap<&'a str, &'a str> {
    let mut votes: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
    for mention in system {
        let score = |gold: &MentionRecord| {
            let (a, b) = ((gold.start, gold.end), (mention.start, mention.end));
            let lengths = i64::from(gold.end) - i64::from(gold.start) - i64::from(mention.end)
                + i64::from(mention.start);
            (overlap(a, b), -lengths.abs())
        };
        // The first of equals, as Python's max() takes it.
        let best =
            gold.iter().reduce(|best, next| if score(next) > score(best) { next } else { best });
        let Some(best) = best.filter(|best| score(best).0 > 0) else { continue };
        let list = votes.entry(mention.entity.as_str()).or_default();
        match list.iter_mut().find(|(entity, _)| *entity == best.entity) {
            Some((_, count)) => *count += 1,
            None => list.push((best.entity.as_str(), 1)),
        }
    }
    votes
        .into_iter()
        .filter_map(|(entity, list)| {
            let best =
                list.iter().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
            Some((entity, best.0))
        })
        .collect()
}
