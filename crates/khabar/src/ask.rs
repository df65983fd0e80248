//! Questions in Arabic, and in a small set of English forms, as claims with a gap.
//!
//! An Arabic question becomes a statement in which somebody stands for the word that asks ("من التقى بخليفة حفتر؟" becomes "التقى المسؤول بخليفة حفتر"), the line reads
//! that statement like any text, and the gap is where the somebody went: actor, recipient or source. What the line does not read as a claim is still
//! looked for by its names and words.

mod english;
mod statement;

use khabar_store::{
    folded,
    gaps::{Gap, Gapped},
    record::ClaimRecord,
};
use khabar_types::{ClaimType, Header};

use crate::{Khabar, Record, record_words::words};
use statement::{Asked, Statement};

impl Khabar {
    /// What a question asks for. `None` where it is in none of the forms that are understood.
    pub fn question(&self, text: &str) -> Option<Gapped> {
        if let Some(question) = english::question(text) {
            return Some(question);
        }
        let statement = Statement::of(text)?;
        let record = self.read(statement.text.as_bytes(), Header::default()).record();
        Some(gapped(&statement, &record))
    }
}

fn gapped(statement: &Statement, record: &Record) -> Gapped {
    let stands_in = |key: &String| is_stand_in_key(statement, record, key);
    let holds = |claim: &&ClaimRecord| claim.actors.iter().chain(&claim.recipients).any(stands_in);
    // A title is a claim of its own ("the official"), and nobody asks for that.
    let claims = || {
        let asked_for =
            |claim: &&ClaimRecord| !is_stand_in(statement, &words(&record.text, claim.trigger));
        record.claims.iter().filter(asked_for)
    };
    let says = claims().find(|claim| claim.sources.iter().any(|link| stands_in(&link.entity)));
    let within = claims().find(holds);
    let claim = says.or(within).or_else(|| claims().next());
    // Whoever does something that is no event, in front of one, tells of it: "who revealed that ...".
    let reveals = within.is_none()
        && claim.is_some_and(|claim| claim.trigger[0] > 0 && !claim.actors.is_empty());
    let gap = match (statement.asked, claim) {
        (Asked::Somebody, _) if statement.says => Gap::Source,
        (Asked::Somebody, Some(_)) if !statement.whom && (says.is_some() || reveals) => Gap::Source,
        (Asked::Somebody, _) if statement.whom => Gap::Recipient,
        (Asked::Somebody, _) => Gap::Actor,
        (Asked::Something, Some(claim)) if SAYING.contains(&claim.kind.as_str()) => Gap::Statement,
        (Asked::Something, _) if statement.says => Gap::Statement,
        (Asked::Something, _) => Gap::Recipient,
        (Asked::Place, _) => Gap::Place,
        (Asked::Time, _) => Gap::Time,
        (Asked::Number, _) => Gap::Quantity,
        (Asked::Whether, _) => Gap::Polarity,
    };
    let mut asked = Gapped {
        gap,
        kind: claim.map(|claim| claim.kind.clone()),
        predicate: claim.map(|claim| claim.predicate.clone()),
        noun: statement.noun.clone(),
        preposition: statement.preposition.map(str::to_owned),
        text: statement.question.clone(),
        ..Gapped::default()
    };
    (asked.words, asked.deed) = words_and_deed(statement, record, claim);
    if gap == Gap::Quantity {
        let read = record.quantities.first().map(|quantity| quantity.unit.clone());
        asked.unit = read.or_else(|| statement.unit.map(Into::into));
    }
    names(&mut asked, statement, record, claim);
    asked
}

/// Types by which somebody says something to somebody.
const SAYING: [&str; 3] = ["REQUEST", "ACCUSE", "THREATEN"];

/// Put whom the question names by name where they stand in its claim.
fn names(asked: &mut Gapped, statement: &Statement, record: &Record, claim: Option<&ClaimRecord>) {
    let mut seen: Vec<&String> = Vec::new();
    for mention in &record.mentions {
        let key = &mention.entity;
        if mention.level != "NAM" || seen.contains(&key) || is_stand_in_key(statement, record, key)
        {
            continue;
        }
        seen.push(key);
        // As the question calls somebody: other spellings are looked up by it.
        let name = words(&record.text, [mention.start, mention.end]);
        let has = |list: &dyn Fn(&ClaimRecord) -> bool| claim.is_some_and(list);
        let says = has(&|claim| claim.sources.iter().any(|link| link.entity == *key));
        let list = if says || asked.gap == Gap::Statement && seen.len() == 1 {
            &mut asked.sources
        } else if has(&|claim| claim.actors.contains(key)) {
            &mut asked.actors
        } else if has(&|claim| claim.recipients.contains(key)) {
            &mut asked.recipients
        } else {
            &mut asked.others
        };
        list.push(name);
    }
}

/// The words of the question that are no names, and which of them is that of its claim.
fn words_and_deed(
    statement: &Statement,
    record: &Record,
    claim: Option<&ClaimRecord>,
) -> (Vec<String>, usize) {
    let named: Vec<String> = record
        .mentions
        .iter()
        .filter(|mention| mention.level == "NAM")
        .flat_map(|mention| {
            let name = words(&record.text, [mention.start, mention.end]);
            name.split_whitespace().map(folded).collect::<Vec<_>>()
        })
        .collect();
    // "بخليفة" holds a name behind a preposition.
    let is_name = |word: &str| {
        let forms = khabar_text::search_terms(&folded(word));
        named.iter().any(|name| forms.contains(name))
    };
    let all: Vec<String> = statement.words.iter().filter(|word| !is_name(word)).cloned().collect();
    let trigger = claim.map(|claim| folded(&words(&record.text, claim.trigger)));
    let at = trigger.as_deref().and_then(|trigger| trigger.split(' ').next()).and_then(|trigger| {
        all.iter().position(|word| {
            khabar_text::search_terms(&folded(word)).iter().any(|form| form == trigger)
        })
    });
    (all, at.unwrap_or_default())
}

fn is_stand_in_key(statement: &Statement, record: &Record, key: &String) -> bool {
    record.mentions.iter().any(|mention| {
        mention.entity == *key
            && is_stand_in(statement, &words(&record.text, [mention.start, mention.end]))
    }) || record
        .entities
        .iter()
        .any(|entity| entity.id == *key && is_stand_in(statement, &entity.ar))
}

fn is_stand_in(statement: &Statement, words: &str) -> bool {
    let words = folded(words);
    let somebody = statement.stand_in.is_some_and(|stand_in| words.contains(&folded(stand_in)));
    somebody || words.split(' ').any(|word| word == statement::NUMBER)
}

/// The type that a name in the data contract stands for.
fn kind(name: &str) -> Option<String> {
    ClaimType::from_name(name).map(|kind| kind.name().to_owned())
}
