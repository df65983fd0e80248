//! Happenings: claims of different texts about one event, laid side by side.
//!
//! Claims are of one happening where type, participants, place and time fit, with a day of tolerance. Nothing is chosen or overwritten: what the
//! reports tell differently stands side by side, with whose words it is. Independent reports are counted by innermost source, because five
//! papers that quote one spokesman are one source, and by story, because a reprint is no second report.

mod agreement;
mod disagree;
mod joining;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    answers::{Heading, Page},
    facts::{Fact, Named, Origin, People, named},
    stories::Spread,
};

pub use agreement::{Agreement, Report, Told};
pub use disagree::{Difference, Disagreement, Side};

/// An event as it is reported.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Happening {
    /// Id of its earliest claim.
    pub id: String,
    /// The type of all its claims.
    #[serde(rename = "type")]
    pub kind: String,
    /// Modes that they tell.
    pub modes: Vec<String>,
    /// Who does it, according to anybody.
    pub actors: Vec<Named>,
    /// To whom.
    pub recipients: Vec<Named>,
    /// Where.
    pub places: Vec<Named>,
    /// When, as most reports tell it.
    pub time: Option<String>,
    /// Documents, stories and outlets that report it.
    pub spread: Spread,
    /// Reports that do not go back to the same words: by innermost source, by text where it names none.
    pub independent: u64,
    /// Everybody to whom reports go back.
    pub sources: Vec<Named>,
    /// The document that reported it first.
    pub earliest: Heading,
    /// What each text tells, field by field.
    pub reports: Vec<Report>,
    /// On which fields they agree.
    pub agreement: Vec<Agreement>,
    /// Where they differ.
    pub disagreements: Vec<Disagreement>,
    /// Ids of its claims, the earliest first.
    pub claims: Vec<String>,
    /// The sentence of the earliest claim.
    pub sentence: String,
}

/// Which happenings are asked for.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// Only those about which reports differ.
    pub differ: bool,
    /// The disagreements that count.
    pub keep: &'a dyn Fn(&Disagreement) -> bool,
    pub offset: usize,
    pub limit: usize,
}

/// A page of the happenings that the facts report, those of most stories first, then the latest.
pub(crate) fn happenings(facts: &[Fact], people: &People, asked: Asked<'_>) -> Page<Happening> {
    let Asked { differ, keep, offset, limit } = asked;
    let mut all: Vec<Group<'_>> = joining::joined(facts, people)
        .into_iter()
        .map(|mut group| {
            group.sort_by(|one, other| {
                (one.document.published.is_none(), &one.document.published, &one.claim.id).cmp(&(
                    other.document.published.is_none(),
                    &other.document.published,
                    &other.claim.id,
                ))
            });
            Group { spread: spread(&group), facts: group, differences: None }
        })
        .collect();
    if differ {
        all.retain_mut(|group| {
            let mut found = disagree::disagreements(&group.facts, people);
            found.retain(keep);
            let any = !found.is_empty();
            group.differences = Some(found);
            any
        });
    }
    all.sort_by(|one, other| {
        let published = |group: &Group<'_>| group.facts.first()?.document.published.clone();
        let id = |group: &Group<'_>| group.facts.first().map(|fact| fact.claim.id.clone());
        (other.spread.stories, other.facts.len())
            .cmp(&(one.spread.stories, one.facts.len()))
            .then_with(|| (published(other), id(one)).cmp(&(published(one), id(other))))
    });
    // Only what is shown is written out.
    let total = all.len() as u64;
    let rows = all.into_iter().skip(offset).take(limit);
    let rows = rows.map(|group| {
        let mut shown = happening(group, people);
        shown.disagreements.retain(keep);
        shown
    });
    Page { total, offset, rows: rows.collect() }
}

/// The facts of a happening, the earliest first.
struct Group<'a> {
    facts: Vec<&'a Fact>,
    spread: Spread,
    /// Its disagreements where they are known already.
    differences: Option<Vec<Disagreement>>,
}

fn happening(group: Group<'_>, people: &People) -> Happening {
    let Group { facts, spread, differences } = group;
    let group = facts.as_slice();
    let all = |keys: fn(&Fact) -> &Vec<String>| {
        let mut seen: Vec<Named> = Vec::new();
        for key in group.iter().flat_map(|fact| keys(fact)) {
            if !seen.iter().any(|known| known.id == *key) {
                seen.push(named(people, key));
            }
        }
        seen
    };
    let origins: BTreeSet<Origin> = group.iter().map(|fact| fact.origin()).collect();
    let sources = origins.iter().filter_map(|origin| match origin {
        Origin::Source(key) => Some(named(people, key)),
        Origin::Text(_) => None,
    });
    let modes: BTreeSet<&String> =
        group.iter().filter_map(|fact| fact.claim.mode.as_ref()).collect();
    let first = group.first();
    Happening {
        id: first.map(|fact| fact.claim.id.clone()).unwrap_or_default(),
        kind: first.map(|fact| fact.claim.kind.clone()).unwrap_or_default(),
        modes: modes.into_iter().cloned().collect(),
        actors: all(|fact| &fact.claim.actors),
        recipients: all(|fact| &fact.claim.recipients),
        places: all(|fact| &fact.claim.places),
        time: usual(group.iter().filter_map(|fact| fact.claim.time.as_deref())),
        spread,
        independent: origins.len() as u64,
        sources: sources.collect(),
        earliest: first.map(|fact| fact.document.clone()).unwrap_or_default(),
        reports: agreement::reports(group, people),
        agreement: agreement::agreement(group, people),
        disagreements: differences.unwrap_or_else(|| disagree::disagreements(group, people)),
        claims: group.iter().map(|fact| fact.claim.id.clone()).collect(),
        sentence: first.map(|fact| fact.sentence_text.clone()).unwrap_or_default(),
    }
}

/// Documents, stories and outlets of some facts.
pub(crate) fn spread(group: &[&Fact]) -> Spread {
    let documents: BTreeSet<&String> = group.iter().map(|fact| &fact.document.id).collect();
    let stories: BTreeSet<i64> = group.iter().map(|fact| fact.story).collect();
    let outlets: BTreeSet<&String> =
        group.iter().filter_map(|fact| fact.document.outlet.as_ref()).collect();
    Spread {
        documents: documents.len() as u64,
        stories: stories.len() as u64,
        outlets: outlets.len() as u64,
    }
}

/// The most frequent of some values, the first of equals.
fn usual<'a>(values: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
        order.push(value);
    }
    let most = counts.values().copied().max()?;
    order.into_iter().find(|value| counts.get(value) == Some(&most)).map(str::to_owned)
}
