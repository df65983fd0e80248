//! Why claims of the annotation are not found as they stand there: exactly one cause each, by the pairing of the scorer.
//!
//! Claims are paired one to one in three steps, each among those that are left: who did what to whom alike (the pairs of `who-did-what`), same type
//! in one segment (by `closeness`), triggers that overlap. So `ok` counts what `attributed` counts as right.

mod shown;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use khabar_store::record::{ClaimRecord, Record};
use serde::Serialize;

use super::{
    OtherText, align,
    claims::{Comparison, same_trigger},
    pairs::pairs,
    spans::segments,
};
use crate::record_words::words;

macro_rules! causes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// What became of a claim of the annotation. The first that holds, in the order in which they are tried.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Cause { $($(#[$doc])* $variant,)* }

        impl Cause {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

causes! {
    /// Found, with participants, source, polarity and modality.
    Ok = "ok";
    /// No claim of ours is left that could be it.
    TriggerMissed = "trigger missed";
    /// A claim of ours has the trigger but another type.
    WrongType = "wrong type";
    /// Ours has other actors, or some where there are none.
    WrongActor = "wrong actor";
    /// Ours has no actor.
    MissingActor = "missing actor";
    /// Ours has other recipients, or some where there are none.
    WrongRecipient = "wrong recipient";
    /// Ours has no recipient.
    MissingRecipient = "missing recipient";
    /// The innermost source is another.
    WrongSource = "wrong source";
    /// Ours has no source.
    MissingSource = "missing source";
    /// Ours has a source where the writer speaks.
    SpuriousSource = "spurious source";
    /// Affirmed for negated or the reverse.
    Polarity = "polarity";
    /// Put otherwise, such as planned for done.
    Modality = "modality";
}

/// How many combinations of type and cause are shown with an example.
const MOST: usize = 10;

/// The causes of a set of documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errors {
    documents: usize,
    /// By type and cause, with the first claim.
    found: BTreeMap<(String, Cause), (u64, Example)>,
    /// Claims of ours that are in no pair, by predicate and type.
    spurious: BTreeMap<(String, String), u64>,
}

/// No more than the trigger's first word: annotated texts are not ours to print.
#[derive(Clone, Debug, Default, PartialEq)]
struct Example {
    claim: String,
    trigger: String,
}

/// A combination of type and cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Frequent {
    /// Type of the claim in the annotation.
    #[serde(rename = "type")]
    pub kind: String,
    /// What became of it.
    pub cause: &'static str,
    /// How often.
    pub count: u64,
    /// The first claim, as the annotation calls it.
    pub claim: String,
    /// The first word of its trigger.
    pub trigger: String,
}

/// Claims of ours that the annotation does not have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spurious {
    /// The row of the predicate table; empty where a record does not say.
    pub predicate: String,
    /// The type that it gave.
    #[serde(rename = "type")]
    pub kind: String,
    /// How many.
    pub count: u64,
}

/// All of it, as JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Documents compared.
    pub documents: usize,
    /// Claims of the annotation by type, then by cause; those that are zero are left out.
    pub by_type: BTreeMap<String, BTreeMap<&'static str, u64>>,
    /// The most frequent causes.
    pub frequent: Vec<Frequent>,
    /// Most frequent first.
    pub spurious: Vec<Spurious>,
}

impl Errors {
    /// Count one document in.
    ///
    /// # Errors
    /// The two records are of different texts.
    pub fn add(&mut self, gold: &Record, system: &Record) -> Result<(), OtherText> {
        if gold.text != system.text {
            return Err(OtherText { id: gold.id.clone() });
        }
        self.documents += 1;
        let segments = segments(&gold.text);
        let mapped = align(&gold.mentions, &system.mentions);
        let comparison = Comparison::new(&segments, &mapped);
        let (causes, spurious) = causes(gold, system, &comparison);
        for (claim, cause) in causes {
            let trigger = words(&gold.text, claim.trigger);
            let trigger = trigger.split_whitespace().next().unwrap_or_default().to_string();
            let example = || (0, Example { claim: claim.id.clone(), trigger });
            self.found.entry((claim.kind.clone(), cause)).or_insert_with(example).0 += 1;
        }
        for claim in spurious {
            *self.spurious.entry((claim.predicate.clone(), claim.kind.clone())).or_default() += 1;
        }
        Ok(())
    }

    /// How many claims of a type have a cause.
    pub fn count(&self, kind: &str, cause: Cause) -> u64 {
        self.found.get(&(kind.to_string(), cause)).map_or(0, |(count, _)| *count)
    }

    /// The combinations of type and cause that are most frequent, `ok` left out.
    pub fn frequent(&self) -> Vec<Frequent> {
        let mut all: Vec<_> = self
            .found
            .iter()
            .filter(|((_, cause), _)| *cause != Cause::Ok)
            .map(|((kind, cause), (count, example))| Frequent {
                kind: kind.clone(),
                cause: cause.name(),
                count: *count,
                claim: example.claim.clone(),
                trigger: example.trigger.clone(),
            })
            .collect();
        all.sort_by_key(|row| std::cmp::Reverse(row.count));
        all.truncate(MOST);
        all
    }

    /// The claims of ours in no pair, by predicate, most frequent first.
    pub fn spurious(&self) -> Vec<Spurious> {
        let mut all: Vec<_> = self
            .spurious
            .iter()
            .map(|((predicate, kind), count)| Spurious {
                predicate: predicate.clone(),
                kind: kind.clone(),
                count: *count,
            })
            .collect();
        all.sort_by_key(|row| std::cmp::Reverse(row.count));
        all
    }

    /// What `--json` prints.
    pub fn report(&self) -> Report {
        let mut by_type: BTreeMap<String, BTreeMap<_, _>> = BTreeMap::new();
        for ((kind, cause), (count, _)) in &self.found {
            by_type.entry(kind.clone()).or_default().insert(cause.name(), *count);
        }
        Report {
            documents: self.documents,
            by_type,
            frequent: self.frequent(),
            spurious: self.spurious(),
        }
    }
}

/// Each claim of the annotation with its cause, and the claims of ours that are in no pair.
fn causes<'a>(
    gold: &'a Record,
    system: &'a Record,
    comparison: &Comparison<'_>,
) -> (Vec<(&'a ClaimRecord, Cause)>, Vec<&'a ClaimRecord>) {
    let mut golds: Vec<_> = gold.claims.iter().collect();
    let mut systems: Vec<_> = system.claims.iter().collect();
    let mut causes = Vec::new();
    let told = taken(&mut golds, &mut systems, |a, b| comparison.alike(a, b));
    causes.extend(told.into_iter().map(|(a, b)| (a, attribution(comparison, a, b))));
    let near = taken(&mut golds, &mut systems, |a, b| comparison.closeness(a, b));
    causes.extend(near.into_iter().map(|(a, b)| (a, participants(comparison, a, b))));
    let other = taken(&mut golds, &mut systems, same_trigger);
    causes.extend(other.into_iter().map(|(a, b)| {
        // Of one type only where segments part inside a trigger.
        (a, if a.kind == b.kind { participants(comparison, a, b) } else { Cause::WrongType })
    }));
    causes.extend(golds.into_iter().map(|claim| (claim, Cause::TriggerMissed)));
    // In the order of the annotation, so that the first of each cause is an example.
    causes
        .sort_by_key(|(claim, _)| gold.claims.iter().position(|other| std::ptr::eq(*claim, other)));
    (causes, systems)
}

/// Pair those that are left and take them out.
fn taken<'a>(
    golds: &mut Vec<&'a ClaimRecord>,
    systems: &mut Vec<&'a ClaimRecord>,
    score: impl Fn(&ClaimRecord, &ClaimRecord) -> i64,
) -> Vec<(&'a ClaimRecord, &'a ClaimRecord)> {
    let found: Vec<_> =
        pairs(golds, systems, |a, b| score(a, b)).into_iter().map(|(a, b)| (*a, *b)).collect();
    golds.retain(|claim| found.iter().all(|(a, _)| !std::ptr::eq(*a, *claim)));
    systems.retain(|claim| found.iter().all(|(_, b)| !std::ptr::eq(*b, *claim)));
    found
}

/// The cause between two claims whose actors or recipients differ.
fn participants(comparison: &Comparison<'_>, gold: &ClaimRecord, system: &ClaimRecord) -> Cause {
    let lacks = |want: &[String], have: &[String]| !want.is_empty() && have.is_empty();
    if !comparison.agrees(gold, system, "actors") {
        let lacks = lacks(&gold.actors, &system.actors);
        return if lacks { Cause::MissingActor } else { Cause::WrongActor };
    }
    if !comparison.agrees(gold, system, "recipients") {
        let lacks = lacks(&gold.recipients, &system.recipients);
        return if lacks { Cause::MissingRecipient } else { Cause::WrongRecipient };
    }
    attribution(comparison, gold, system)
}

/// The cause between two claims of which both say who did what to whom alike.
fn attribution(comparison: &Comparison<'_>, gold: &ClaimRecord, system: &ClaimRecord) -> Cause {
    if !comparison.same_source(gold, system) {
        return match (gold.sources.is_empty(), system.sources.is_empty()) {
            (true, _) => Cause::SpuriousSource,
            (false, true) => Cause::MissingSource,
            (false, false) => Cause::WrongSource,
        };
    }
    if gold.polarity != system.polarity {
        return Cause::Polarity;
    }
    if gold.modality != system.modality {
        return Cause::Modality;
    }
    Cause::Ok
}
