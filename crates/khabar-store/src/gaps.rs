//! Questions as claims with a gap: which claims come nearest, and what stands in them where the question leaves something open.

mod sentences;

use std::collections::{BTreeMap, BTreeSet};

use khabar_text::{query_terms, search_terms};
use serde::Serialize;

use crate::{
    facts::{Fact, People, named},
    query::{Field, Query, folded},
    search::words,
};

pub(crate) use sentences::answers as from_sentences;

/// What a question leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Gap {
    /// Who does it.
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
    /// Whether it is so.
    Polarity,
}

/// A claim with a gap.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    /// Names of places and of everybody else whom the question names.
    pub others: Vec<String>,
    /// The unit of the number that is asked for.
    pub unit: Option<String>,
    /// The question.
    pub text: String,
    /// The words of the question that carry its sense.
    pub words: Vec<String>,
}

/// What answers a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answers {
    /// The best first; empty where nothing answers.
    pub answers: Vec<Answer>,
    /// The claims that come nearest, where nothing answers.
    pub nearest: Vec<Near>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// As a person reads it.
    pub text: String,
    /// As a program reads it: an entity's key, a TIMEX3 value, a number, `affirmed` or `negated`.
    pub value: String,
    /// How well the best claim fits; to sort by.
    pub score: f64,
    /// Ids of the claims.
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

/// Of the best score, from which another answer is given too.
const CLOSE: f64 = 0.8;
/// From which a claim answers.
const ENOUGH: f64 = 3.5;
/// The unit of every currency.
pub const MONEY: &str = "money";
/// Types in which both sides do the same.
const MUTUAL: [&str; 6] = ["CONSULT", "AGREE", "COOPERATE", "ALLIED", "HOSTILE", "AFFILIATED"];

impl Gapped {
    /// Every name of the question: actors, recipients, others.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.actors.iter().chain(&self.recipients).chain(&self.others).map(String::as_str)
    }

    /// The claims among which the answer is looked for.
    pub(crate) fn query(&self) -> Option<Query> {
        let of = |field: Field, value: &str| Query::of(field, value).ok();
        let kind = self.kind.iter().filter_map(|kind| of(Field::Type, kind));
        let names = self.names().filter_map(|name| of(Field::Entity, name));
        let mut any: Vec<String> = kind.chain(names).map(|query| query.to_string()).collect();
        any.extend(self.words.iter().filter_map(|word| {
            Query::parse(&format!("\"{}\"", word.replace(['"', '\\'], " ")))
                .ok()
                .map(|query| query.to_string())
        }));
        any.retain(|query| !query.is_empty());
        Query::parse(&any.join(" OR ")).ok()
    }
}

/// A claim with how well it fits.
struct Fit<'a> {
    fact: &'a Fact,
    score: f64,
}

/// Answer a question from facts; `names` are the keys of its names in their order.
pub(crate) fn answer(
    question: &Gapped,
    names: &[Vec<String>],
    facts: &[Fact],
    people: &People,
    limit: usize,
) -> Answers {
    let known: BTreeSet<&String> = names.iter().flatten().collect();
    let asked: Vec<Vec<String>> =
        question.words.iter().map(|word| query_terms(&folded(word))).collect();
    let mut fits: Vec<Fit<'_>> = facts
        .iter()
        .map(|fact| Fit { fact, score: fit(question, names, &asked, people, fact) })
        .filter(|fit| fit.score > 0.0)
        .collect();
    fits.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then_with(|| one.fact.claim.id.cmp(&other.fact.claim.id))
    });
    let mut found: BTreeMap<String, Answer> = BTreeMap::new();
    for fit in fits.iter().filter(|fit| fit.score >= ENOUGH) {
        for (value, text) in fillers(question, &known, fit.fact, people) {
            let answer = found.entry(value.clone()).or_insert_with(|| Answer {
                text,
                value,
                score: fit.score,
                claims: Vec::new(),
                sentences: Vec::new(),
            });
            answer.score = answer.score.max(fit.score);
            answer.claims.push(fit.fact.claim.id.clone());
            if !answer.sentences.contains(&fit.fact.sentence_text) {
                answer.sentences.push(fit.fact.sentence_text.clone());
            }
        }
    }
    let mut answers: Vec<Answer> = found.into_values().collect();
    answers.sort_by(|one, other| {
        let by_score = other.score.total_cmp(&one.score);
        by_score
            .then_with(|| (other.claims.len(), &one.value).cmp(&(one.claims.len(), &other.value)))
    });
    let best = answers.first().map_or(0.0, |answer| answer.score);
    answers.retain(|answer| answer.score >= best * CLOSE);
    answers.truncate(limit);
    let nearest = if answers.is_empty() {
        let near = |fit: &Fit<'_>| Near {
            claim: fit.fact.claim.id.clone(),
            sentence: fit.fact.sentence_text.clone(),
        };
        fits.iter().take(limit).map(near).collect()
    } else {
        Vec::new()
    };
    Answers { answers, nearest }
}

/// How well a claim fits a question: its type and verb, its participants in their roles, the words around it.
fn fit(
    question: &Gapped,
    names: &[Vec<String>],
    asked: &[Vec<String>],
    people: &People,
    fact: &Fact,
) -> f64 {
    let claim = &fact.claim;
    let same_kind = question.kind.as_ref() == Some(&claim.kind);
    let same_word = question.predicate.as_ref().is_some_and(|row| *row == claim.predicate);
    let mut score = if same_word { 2.5 } else { 0.0 } + if same_kind { 1.5 } else { 0.0 };
    let mutual = MUTUAL.contains(&claim.kind.as_str());
    let (actors, recipients) = (question.actors.len(), question.recipients.len());
    let mut named = 0.0;
    let mut present = names.is_empty();
    for (row, keys) in names.iter().enumerate() {
        let has = |list: &[String]| list.iter().any(|key| keys.contains(key));
        let in_role = if mutual && row < actors + recipients {
            has(&claim.actors) || has(&claim.recipients)
        } else if row < actors {
            has(&claim.actors)
        } else if row < actors + recipients {
            has(&claim.recipients)
        } else {
            has(&claim.places) || has(&claim.recipients) || has(&claim.actors)
        };
        let anywhere = has(&claim.actors) || has(&claim.recipients) || has(&claim.places);
        let written = keys.iter().any(|key| stands_in(people, key, fact));
        present |= anywhere || written;
        named += if in_role {
            2.0
        } else if anywhere {
            1.0
        } else if written {
            0.7
        } else {
            -1.0
        };
    }
    if !present {
        // It is about others.
        return 0.0;
    }
    score += named;
    let sentence: Vec<Vec<String>> =
        words(&fact.sentence_text).map(|word| search_terms(&word.normal)).collect();
    let shared = asked
        .iter()
        .filter(|forms| sentence.iter().any(|terms| forms.iter().any(|form| terms.contains(form))))
        .count();
    let trigger: Vec<String> =
        words(&fact.trigger).flat_map(|word| search_terms(&word.normal)).collect();
    let asks_trigger = asked.iter().any(|forms| forms.iter().any(|form| trigger.contains(form)));
    let shared = u32::try_from(shared.min(4)).unwrap_or_default();
    score += f64::from(shared) + if asks_trigger { 1.5 } else { 0.0 };
    if !same_kind && !same_word && !asks_trigger && question.gap != Gap::Quantity {
        score *= 0.5;
    }
    score
}

fn stands_in(people: &People, key: &str, fact: &Fact) -> bool {
    let sentence = folded(&fact.sentence_text);
    let called = fact.called.get(key).is_some_and(|name| sentence.contains(&folded(name)));
    called || people.get(key).is_some_and(|entity| sentence.contains(&folded(&entity.ar)))
}

/// Whether a number of that unit is asked for.
fn is_wanted(question: &Gapped, unit: &str) -> bool {
    let is_money = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    match question.unit.as_deref() {
        None => true,
        Some(MONEY) => is_money,
        Some(asked) => asked == unit,
    }
}

/// What a claim has where the question has its gap: value and text.
fn fillers(
    question: &Gapped,
    known: &BTreeSet<&String>,
    fact: &Fact,
    people: &People,
) -> Vec<(String, String)> {
    let claim = &fact.claim;
    let of = |keys: &mut dyn Iterator<Item = &String>| {
        keys.filter(|key| !known.contains(key))
            .map(|key| {
                let called = fact.called.get(key).cloned();
                (key.clone(), called.unwrap_or_else(|| named(people, key).ar))
            })
            .collect::<Vec<_>>()
    };
    let mutual = MUTUAL.contains(&claim.kind.as_str());
    match question.gap {
        Gap::Actor | Gap::Recipient if mutual => {
            of(&mut claim.actors.iter().chain(&claim.recipients))
        }
        Gap::Actor => of(&mut claim.actors.iter()),
        Gap::Recipient if claim.recipients.is_empty() => of(&mut claim.places.iter()),
        Gap::Recipient => of(&mut claim.recipients.iter()),
        Gap::Place => of(&mut claim.places.iter()),
        Gap::Source => of(&mut claim.sources.iter().rev().map(|link| &link.entity)),
        Gap::Time => claim.time.iter().map(|time| (time.clone(), time.clone())).collect(),
        Gap::Quantity => {
            let all = fact.quantities.iter().filter(|quantity| is_wanted(question, &quantity.unit));
            all.map(|quantity| {
                let loose =
                    quantity.modifier.as_ref().map_or_else(String::new, |word| format!("{word} "));
                (quantity.value.to_string(), format!("{loose}{} {}", quantity.value, quantity.unit))
            })
            .collect()
        }
        Gap::Polarity => {
            let text = if claim.polarity == "negated" { "لا" } else { "نعم" };
            vec![(claim.polarity.clone(), text.into())]
        }
    }
}
