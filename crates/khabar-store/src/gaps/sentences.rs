//! Where no claim answers: sentences that hold the names and the words of a question, and who stands nearest the word of the deed.

use std::collections::BTreeSet;

use khabar_text::{query_terms, search_terms};
use rusqlite::Connection;

use super::{Answer, Gap, Gapped, is_wanted};
use crate::{
    corrections::Overlay,
    places::Places,
    query::folded,
    record::{Offsets, Record},
    rows,
    search::{Word, words},
};

/// Documents that are looked at, those added last.
const MOST_DOCUMENTS: usize = 500;

/// A sentence with how well it fits and where its word of the deed stands, in code points.
struct Near<'a> {
    record: &'a Record,
    at: Offsets,
    deed: u32,
    score: f64,
}

/// Answers from sentences that name somebody of the question, the best first. They are weaker than those from claims.
pub(crate) fn answers(
    connection: &Connection,
    overlay: &Overlay,
    question: &Gapped,
    names: &[Vec<String>],
    limit: usize,
) -> rusqlite::Result<Vec<Answer>> {
    let mut documents: BTreeSet<i64> = BTreeSet::new();
    for key in names.iter().flatten() {
        let found: Vec<i64> = connection
            .prepare_cached(&format!(
                "SELECT DISTINCT document FROM mention WHERE entity = ?1 ORDER BY document DESC LIMIT {MOST_DOCUMENTS}"
            ))?
            .query_map([key], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        documents.extend(found);
    }
    let mut records = Vec::new();
    for seq in documents.into_iter().rev().take(MOST_DOCUMENTS) {
        let mut record = rows::record(connection, seq)?;
        overlay.apply(&mut record);
        records.push(record);
    }
    let asked: Vec<Vec<String>> =
        question.words.iter().map(|word| query_terms(&folded(word))).collect();
    let mut near: Vec<Near<'_>> = records
        .iter()
        .flat_map(|record| record.sentences.iter().map(move |&at| (record, at)))
        .filter_map(|(record, at)| fit(record, at, &asked, names))
        .collect();
    near.sort_by(|one, other| other.score.total_cmp(&one.score));
    let best = near.first().map_or(0.0, |near| near.score);
    let mut found: Vec<Answer> = Vec::new();
    for near in near.iter().take_while(|near| near.score >= best) {
        for (value, text) in filler(near, question, names) {
            if found.iter().any(|answer| answer.value == value) {
                continue;
            }
            let within = |at: &Offsets| near.at[0] <= at[0] && at[1] <= near.at[1];
            let claims = near.record.claims.iter().filter(|claim| within(&claim.trigger));
            found.push(Answer {
                text,
                value,
                score: near.score / 10.0,
                claims: claims.map(|claim| claim.id.clone()).collect(),
                sentences: vec![Places::of(&near.record.text).slice(near.at).to_owned()],
            });
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// How well a sentence fits: the word of the deed, which stands first in a question, must be there, and somebody whom the question names.
fn fit<'a>(
    record: &'a Record,
    at: Offsets,
    asked: &[Vec<String>],
    names: &[Vec<String>],
) -> Option<Near<'a>> {
    let text = Places::of(&record.text).slice(at);
    let found: Vec<(Word<'_>, Vec<String>)> = words(text)
        .map(|word| {
            let forms = search_terms(&word.normal);
            (word, forms)
        })
        .collect();
    let place = |forms: &Vec<String>| {
        found.iter().find(|(_, terms)| forms.iter().any(|form| terms.contains(form)))
    };
    let (deed, _) = place(asked.first()?)?;
    let shared = asked.iter().skip(1).filter(|forms| place(forms).is_some()).count();
    let mentions = |keys: &Vec<String>| {
        record.mentions.iter().any(|mention| {
            keys.contains(&mention.entity) && at[0] <= mention.start && mention.end <= at[1]
        })
    };
    let named = names.iter().filter(|keys| mentions(keys)).count();
    if named == 0 {
        return None;
    }
    let before = text.get(..deed.start)?.chars().count();
    let deed = at[0] + u32::try_from(before).ok()?;
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    Some(Near { record, at, deed, score: 2.0 * count(named) + count(shared) })
}

/// Who or what stands in a sentence where the question has its gap.
fn filler(near: &Near<'_>, question: &Gapped, names: &[Vec<String>]) -> Vec<(String, String)> {
    let record = near.record;
    let places = Places::of(&record.text);
    let within = |start: u32, end: u32| near.at[0] <= start && end <= near.at[1];
    match question.gap {
        Gap::Quantity => record
            .quantities
            .iter()
            .filter(|quantity| {
                within(quantity.start, quantity.end) && is_wanted(question, &quantity.unit)
            })
            .map(|quantity| {
                (quantity.value.to_string(), format!("{} {}", quantity.value, quantity.unit))
            })
            .collect(),
        Gap::Time => record
            .times
            .iter()
            .filter(|time| within(time.start, time.end))
            .filter_map(|time| Some((time.value.clone()?, time.value.clone()?)))
            .take(1)
            .collect(),
        Gap::Polarity => Vec::new(),
        Gap::Actor | Gap::Source | Gap::Recipient | Gap::Place => {
            let is_place = |kind: &str| matches!(kind, "GPE" | "LOC");
            let others = || {
                record.mentions.iter().filter(|mention| {
                    within(mention.start, mention.end)
                        && !names.iter().flatten().any(|key| *key == mention.entity)
                        && (question.gap != Gap::Place || is_place(&mention.kind))
                        && (question.gap != Gap::Actor || !is_place(&mention.kind))
                })
            };
            // An Arabic verb stands before its subject as often as behind it; nearest goes first.
            let nearest = others().min_by_key(|mention| {
                let distance = mention.start.abs_diff(near.deed);
                if mention.start < near.deed { 2 * distance } else { distance }
            });
            let words = nearest.map(|mention| {
                let text = places.slice([mention.start, mention.end]).to_owned();
                (mention.entity.clone(), text)
            });
            words.into_iter().collect()
        }
    }
}
