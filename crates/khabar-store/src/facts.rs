//! Claims as the figures need them: with their document, story and sentence, after the corrections.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rusqlite::Connection;
use serde::Serialize;

use crate::{
    answers::Heading,
    corrections::Overlay,
    headings,
    naming::{self, Names},
    places::Places,
    query::{Span, sentence},
    record::{ClaimRecord, EntityRecord, Offsets, QuantityRecord, Record},
    rows,
};

/// A claim with what counting needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fact {
    pub(crate) claim: ClaimRecord,
    /// What it counts.
    pub(crate) quantities: Vec<QuantityRecord>,
    pub(crate) document: Heading,
    /// Number of its story.
    pub(crate) story: i64,
    pub(crate) sentence: Offsets,
    pub(crate) sentence_text: String,
    pub(crate) trigger: String,
    /// Whether somebody refuses what the claim tells ("رفض الاتفاق"): that is a deed of its own and denies no event.
    pub(crate) refused: bool,
    /// Who leads, belongs to or is part of whom, as its document tells it.
    pub(crate) tied: Arc<BTreeSet<(String, String)>>,
    /// How the text calls whom the claim names, by key: as close to the trigger as it calls them by name.
    pub(crate) called: BTreeMap<String, String>,
}

/// An entity by the name that people know.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Named {
    /// Its key.
    pub id: String,
    /// Its Arabic name.
    pub ar: String,
    /// Its English name.
    pub en: Option<String>,
}

/// Everybody whom the facts name.
pub(crate) type People = BTreeMap<String, EntityRecord>;

/// The claims at those places, with everybody whom they name.
pub(crate) fn load(
    connection: &Connection,
    overlay: &Overlay,
    places: &[(i64, u32)],
) -> rusqlite::Result<(Vec<Fact>, People)> {
    let mut by_document: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
    for &(seq, position) in places {
        by_document.entry(seq).or_default().push(position);
    }
    let (mut facts, mut people) = (Vec::new(), People::new());
    let mut names: BTreeMap<String, Names> = BTreeMap::new();
    for (seq, positions) in by_document {
        let mut record = rows::record(connection, seq)?;
        let mut ids: Vec<String> = Vec::new();
        for position in positions {
            ids.extend(record.claims.get(position as usize).map(|claim| claim.id.clone()));
        }
        overlay.apply(&mut record);
        let document = headings::heading_of(connection, seq)?;
        let story = connection
            .prepare_cached(
                "SELECT coalesce((SELECT story FROM story_text WHERE document = ?1), ?1)",
            )?
            .query_row([seq], |row| row.get(0))?;
        let text = Places::of(&record.text);
        let tied = Arc::new(tied(&record));
        for claim in record.claims.iter().filter(|claim| ids.contains(&claim.id)) {
            let sentence = sentence(&record, claim);
            let counted = claim.quantities.iter();
            facts.push(Fact {
                quantities: counted
                    .filter_map(|&row| record.quantities.get(row as usize).cloned())
                    .collect(),
                document: document.clone(),
                story,
                sentence,
                sentence_text: text.slice(sentence).to_owned(),
                trigger: text.slice(claim.trigger).to_owned(),
                refused: is_refused(&record, claim, sentence),
                tied: Arc::clone(&tied),
                called: called(&record, claim, &text),
                claim: claim.clone(),
            });
        }
        for entity in record.entities {
            names.entry(entity.id.clone()).or_default().add(&entity);
            people.entry(entity.id.clone()).or_insert(entity);
        }
    }
    for (key, entity) in &mut people {
        if let Some(names) = names.get(key) {
            names.call(entity);
        }
        if naming::is_short(entity) && !overlay.is_renamed(key) {
            naming::of_store(connection, &overlay.keys(key))?.call(entity);
        }
    }
    Ok((facts, people))
}

/// Types by which one is part of the other.
const PART: [&str; 2] = ["LEADS", "AFFILIATED"];

fn tied(record: &Record) -> BTreeSet<(String, String)> {
    let ties = record.claims.iter().filter(|claim| PART.contains(&claim.kind.as_str()));
    ties.flat_map(|claim| {
        claim
            .actors
            .iter()
            .flat_map(|one| claim.recipients.iter().map(|other| (one.clone(), other.clone())))
    })
    .collect()
}

/// Code points between a refusal and what it refuses, whoever is read as its actor.
const CLOSE: u32 = 20;

/// Whether what is negated is refused and not denied: a refusal by the same actor stands before it in its sentence, or any right before it.
fn is_refused(record: &Record, claim: &ClaimRecord, sentence: Offsets) -> bool {
    claim.polarity == "negated"
        && record.claims.iter().any(|other| {
            other.kind == "REJECT"
                && other.polarity != "negated"
                && sentence[0] <= other.trigger[0]
                && other.trigger[0] < claim.trigger[0]
                && (claim.trigger[0] <= other.trigger[1] + CLOSE
                    || other.actors.iter().any(|key| claim.actors.contains(key)))
        })
}

/// The words of the nearest mention of everybody in a claim; mentions by name go first.
fn called(record: &Record, claim: &ClaimRecord, text: &Places<'_>) -> BTreeMap<String, String> {
    let parts = claim.actors.iter().chain(&claim.recipients).chain(&claim.places);
    let parts = parts.chain(claim.sources.iter().map(|link| &link.entity));
    parts
        .filter_map(|key| {
            let mentions = record.mentions.iter().filter(|mention| mention.entity == *key);
            let nearest = mentions.min_by_key(|mention| {
                let distance = mention.start.abs_diff(claim.trigger[0]);
                (mention.level != "NAM", distance)
            })?;
            Some((key.clone(), text.slice([nearest.start, nearest.end]).to_owned()))
        })
        .collect()
}

/// An entity with its name; the key where no name is known.
pub(crate) fn named(people: &People, key: &str) -> Named {
    people.get(key).map_or_else(
        || Named { id: key.into(), ar: key.into(), en: None },
        |entity| Named { id: key.into(), ar: entity.ar.clone(), en: entity.en.clone() },
    )
}

impl Fact {
    /// Who says so in the end: the innermost source, else the text itself.
    pub(crate) fn origin(&self) -> Origin {
        match self.claim.sources.last() {
            Some(link) => Origin::Source(link.entity.clone()),
            None => Origin::Text(self.story),
        }
    }

    /// The days of the claim, as it tells them.
    pub(crate) fn told(&self) -> Option<Days> {
        self.claim.time.as_deref().and_then(Span::of_timex).map(Days::of)
    }

    /// The day of publication.
    pub(crate) fn published(&self) -> Option<Days> {
        self.document.published.as_deref().and_then(Span::of).map(Days::of)
    }

    /// `YYYY-MM` of the claim; of its publication where it tells none.
    pub(crate) fn month(&self) -> Option<String> {
        let told = self.claim.time.as_deref().filter(|time| Span::of_timex(time).is_some());
        let told = told.map(|time| time.split('/').next().unwrap_or(time));
        let month = |day: &str| day.get(..7).map(str::to_owned);
        told.and_then(month)
            .filter(|month| Span::of(month).is_some())
            .or_else(|| self.document.published.as_deref().and_then(month))
    }
}

/// Where a report comes from, in the end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// Somebody says so, in however many papers.
    Source(String),
    /// A text says so itself, in however many reprints.
    Text(i64),
}

/// Days as numbers that can be subtracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

impl Days {
    fn of(span: Span) -> Self {
        Self { first: day_number(span.first), last: day_number(span.last) }
    }

    /// Whether they share a day when each end may be off by so many.
    pub(crate) const fn meet(self, other: Self, tolerance: i64) -> bool {
        self.first <= other.last + tolerance && other.first <= self.last + tolerance
    }

    pub(crate) const fn length(self) -> i64 {
        self.last - self.first + 1
    }
}

/// The days since the year 0 of a number such as 20200315 (the algorithm of Howard Hinnant's `days_from_civil`).
fn day_number(day: u64) -> i64 {
    let day = i64::try_from(day).unwrap_or_default();
    let (year, month, day) = (day / 10_000, (day / 100 % 100).max(1), (day % 100).max(1));
    let (year, shifted) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_one_another() {
        let days = |text: &str| Days::of(Span::of(text).expect("a day"));
        assert_eq!(days("2020-03-01").first - days("2020-02-29").first, 1);
        assert_eq!(days("2021-01-01").first - days("2020-12-31").first, 1);
        assert_eq!(days("2020").first, days("2020-01-01").first);
        assert!(days("2020-03").meet(days("2020-04-01"), 1));
        assert!(!days("2020-03").meet(days("2020-04-05"), 1));
    }
}
