//! Questions in Arabic, and in a small set of English forms, as claims with a gap.
//!
//! An Arabic question becomes a statement in which somebody stands for the word that asks ("من التقى بخليفة حفتر؟" becomes "التقى المسؤول بخليفة حفتر"), the line reads
//! that statement like any text, and the gap is where the somebody went: actor, recipient or source. What the line does not read as a claim is still
//! looked for by its names and words.

mod english;
mod statement;

use khabar_store::gaps::{Gap, Gapped};
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
    let stand_in = |key: &String| {
        record.mentions.iter().any(|mention| {
            mention.entity == *key
                && is_stand_in(statement, &words(&record.text, [mention.start, mention.end]))
        }) || record
            .entities
            .iter()
            .any(|entity| entity.id == *key && is_stand_in(statement, &entity.ar))
    };
    // The claim in which the gap is; else the first.
    let holds = |claim: &&khabar_store::record::ClaimRecord| {
        claim.actors.iter().chain(&claim.recipients).any(stand_in)
    };
    // A title is a claim of its own ("the official"), and nobody asks for that.
    let claims = || {
        let asked_for = |claim: &&khabar_store::record::ClaimRecord| {
            !is_stand_in(statement, &words(&record.text, claim.trigger))
        };
        record.claims.iter().filter(asked_for)
    };
    let says = claims().find(|claim| claim.sources.iter().any(|link| stand_in(&link.entity)));
    let within = claims().find(holds);
    let claim = says.or(within).or_else(|| claims().next());
    // Whoever does something that is no event, in front of one, tells of it: "who revealed that ...".
    let reveals = within.is_none()
        && claim.is_some_and(|claim| claim.trigger[0] > 0 && !claim.actors.is_empty());
    let gap = match (statement.asked, claim) {
        (Asked::Somebody, Some(_)) if says.is_some() || (reveals && !statement.oblique) => {
            Gap::Source
        }
        (Asked::Somebody, Some(claim)) if claim.recipients.iter().any(stand_in) => Gap::Recipient,
        (Asked::Somebody, _) if statement.oblique => Gap::Recipient,
        (Asked::Somebody, _) => Gap::Actor,
        (Asked::Something, _) => Gap::Recipient,
        (Asked::Place, _) => Gap::Place,
        (Asked::Time, _) => Gap::Time,
        (Asked::Number, _) => Gap::Quantity,
        (Asked::Whether, _) => Gap::Polarity,
    };
    let name = |key: &String| {
        let entity = record.entities.iter().find(|entity| entity.id == *key);
        entity.map_or_else(|| key.clone(), |entity| entity.ar.clone())
    };
    let names =
        |keys: &[String]| keys.iter().filter(|key| !stand_in(key)).map(name).collect::<Vec<_>>();
    let (actors, recipients) = claim
        .map_or_else(Default::default, |claim| (names(&claim.actors), names(&claim.recipients)));
    let mut others: Vec<String> = record
        .mentions
        .iter()
        .filter(|mention| mention.level == "NAM" && !stand_in(&mention.entity))
        .map(|mention| name(&mention.entity))
        .filter(|name| !actors.contains(name) && !recipients.contains(name))
        .collect();
    others.dedup();
    let unit = (statement.asked == Asked::Number)
        .then(|| record.quantities.first().map(|quantity| quantity.unit.clone()))
        .flatten();
    Gapped {
        gap,
        kind: claim.map(|claim| claim.kind.clone()),
        predicate: claim.map(|claim| claim.predicate.clone()),
        actors,
        recipients,
        others,
        unit: unit.or_else(|| statement.unit.map(Into::into)),
        text: statement.words.join(" "),
        words: statement.words.clone(),
    }
}

fn is_stand_in(statement: &Statement, words: &str) -> bool {
    let words = khabar_store::folded(words);
    let somebody =
        statement.stand_in.is_some_and(|stand_in| words.contains(&khabar_store::folded(stand_in)));
    somebody || words.split(' ').any(|word| word == statement::NUMBER)
}

/// The type that a name in the data contract stands for.
fn kind(name: &str) -> Option<String> {
    ClaimType::from_name(name).map(|kind| kind.name().to_owned())
}
