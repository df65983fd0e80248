//! Questions as claims with a gap: which claims and sentences come nearest, and what stands in them where the question leaves something open.
//!
//! The documents that name whom the question names are read sentence by sentence. A sentence counts by the words of the question that it holds, the
//! rarer the more, and by the claims read in it; whoever fills the gap of such a claim goes first, others of the kind that is asked for
//! stand behind, and say that no claim names them.

mod fill;
mod kin;
mod passages;

use rusqlite::Connection;
use serde::Serialize;

use crate::query::{Field, Query};

pub(crate) use passages::answer;

/// What a question leaves open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gap {
    /// Who does it.
    #[default]
    Actor,
    /// To whom.
    Recipient,
    /// Where.
    Place,
    /// When.
    Time,
    /// How many, how much.
    Quantity,
    /// Who says so.
    Source,
    /// What somebody says.
    Statement,
    /// Whether it is so.
    Polarity,
}

/// A claim with a gap.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Gapped {
    /// What is asked for.
    pub gap: Gap,
    /// The type of the claim, if the question was read as one.
    pub kind: Option<String>,
    /// The row of the predicate table that named the type.
    pub predicate: Option<String>,
    /// Names of those who do it.
    pub actors: Vec<String>,
    /// Names of those to whom it is done.
    pub recipients: Vec<String>,
    /// Names of those who say so.
    pub sources: Vec<String>,
    /// Names of places and of everybody else whom the question names.
    pub others: Vec<String>,
    /// The unit of the number that is asked for.
    pub unit: Option<String>,
    /// The noun that is counted.
    pub noun: Option<String>,
    /// The preposition before the gap.
    pub preposition: Option<String>,
    /// The question.
    pub text: String,
    /// The words of the question that carry its sense, in its order; `|` stands between words of which one is enough.
    pub words: Vec<String>,
    /// Which of them is the word of the claim's deed.
    pub deed: usize,
}

/// What answers a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answers {
    /// The best first; empty where nothing answers.
    pub answers: Vec<Answer>,
    /// The claims that come nearest, where nothing answers.
    pub nearest: Vec<Near>,
    /// Names of the question that nobody in the collection has.
    pub unknown: Vec<String>,
}

/// What an answer rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// A claim has it where the question has its gap.
    Claim,
    /// It stands in a sentence with the words and names of the question; weaker.
    Sentence,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// As a person reads it.
    pub text: String,
    /// As a program reads it: an entity's key, a TIMEX3 value, a number, a claim's id, `affirmed` or `negated`.
    pub value: String,
    /// What it rests on.
    pub by: By,
    /// How well the best claim or sentence fits; to sort by.
    pub score: f64,
    /// Ids of the claims; of a sentence, those read in it.
    pub claims: Vec<String>,
    /// Their sentences.
    pub sentences: Vec<String>,
}

/// A claim near a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Near {
    /// Its id.
    pub claim: String,
    /// Its sentence.
    pub sentence: String,
}

/// Documents that are read for one question at most.
pub(crate) const MOST_DOCUMENTS: usize = 500;
/// The unit of every currency.
pub const MONEY: &str = "money";
/// Types in which both sides do the same.
const MUTUAL: [&str; 6] = ["CONSULT", "AGREE", "COOPERATE", "ALLIED", "HOSTILE", "AFFILIATED"];

/// In what part of the claim a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Actor,
    Recipient,
    Source,
    Other,
}

/// A name of the question with the entities that have it.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) part: Part,
    pub(crate) keys: Vec<String>,
}

impl Gapped {
    /// Every name of the question with its part.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, Part)> {
        let parts = [
            (&self.actors, Part::Actor),
            (&self.recipients, Part::Recipient),
            (&self.sources, Part::Source),
            (&self.others, Part::Other),
        ];
        parts.into_iter().flat_map(|(names, part)| names.iter().map(move |name| (&**name, part)))
    }

    /// Whether both sides of the asked claim do the same.
    pub(crate) fn is_mutual(&self) -> bool {
        self.kind.as_deref().is_some_and(|kind| MUTUAL.contains(&kind))
    }

    /// The claims of its type and those in whose sentences its words stand.
    pub(crate) fn query(&self) -> Query {
        let kind = self.kind.iter().filter_map(|kind| Query::of(Field::Type, kind).ok());
        let words = self.words.iter().flat_map(|word| word.split('|')).filter_map(|word| {
            Query::parse(&format!("\"{}\"", word.replace(['"', '\\'], " "))).ok()
        });
        let all: Vec<String> = kind
            .chain(words)
            .map(|query| query.to_string())
            .filter(|query| !query.is_empty())
            .collect();
        Query::parse(&all.join(" OR ")).unwrap_or_default()
    }
}

/// The documents that mention one of these, those added last first.
pub(crate) fn mentioning(connection: &Connection, keys: &[String]) -> rusqlite::Result<Vec<i64>> {
    let mut all = std::collections::BTreeSet::new();
    let mut select = connection.prepare_cached(&format!(
        "SELECT DISTINCT document FROM mention WHERE entity = ?1 ORDER BY document DESC LIMIT {MENTIONING}"
    ))?;
    for key in keys {
        let found = select.query_map([key], |row| row.get::<_, i64>(0))?;
        all.extend(found.collect::<rusqlite::Result<Vec<i64>>>()?);
    }
    Ok(all.into_iter().rev().collect())
}

/// Documents that are looked up for one name at most.
const MENTIONING: usize = 50_000;
