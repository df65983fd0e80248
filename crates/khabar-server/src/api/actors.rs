//! The entities of a collection, and which of them are named more of late.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::Uri};
use khabar::store::{
    EntityRow, Page, Reader, StoreError,
    corrections::Deed,
    query::{Field, Query},
};
use serde::{Deserialize, Serialize};

use super::{Answered, query as parameters, rows};
use crate::readers::Readers;

/// Entities that are looked at for who is named more: those of most documents.
const CANDIDATES: usize = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    #[serde(default)]
    q: String,
    #[serde(default)]
    offset: usize,
    limit: Option<usize>,
}

/// An entity, and whom it counts for where somebody has decided so.
#[derive(Serialize)]
pub(super) struct Actor {
    #[serde(flatten)]
    row: EntityRow,
    merged_into: Option<String>,
}

pub(super) async fn entities(State(readers): State<Readers>, uri: Uri) -> Answered<Page<Actor>> {
    let Named { q, offset, limit } = parameters(&uri)?;
    let limit = rows(limit)?;
    let page = readers.ask(move |reader| {
        let page = reader.entities(Some(&q), offset, limit)?;
        let merged = merged(reader)?;
        let rows = page.rows.into_iter().map(|row| {
            let merged_into = merged.get(&row.entity.id).cloned();
            Actor { row, merged_into }
        });
        Ok(Page { total: page.total, offset: page.offset, rows: rows.collect() })
    });
    page.await.map(Json)
}

/// From each merged key to the one that stays.
fn merged(reader: &Reader) -> Result<BTreeMap<String, String>, StoreError> {
    let mut merged: BTreeMap<String, String> = BTreeMap::new();
    for (correction, undone) in reader.corrections()? {
        let (Deed::Merge { entity, into }, false) = (correction.deed, undone) else { continue };
        let stays = |key: String| merged.get(&key).cloned().unwrap_or(key);
        let (from, to) = (stays(entity), stays(into));
        if from != to {
            merged.values_mut().filter(|key| **key == from).for_each(|key| key.clone_from(&to));
            merged.insert(from, to);
        }
    }
    Ok(merged)
}

/// Entities that are named more since a month than before it.
#[derive(Serialize)]
pub(super) struct Rising {
    /// `YYYY-MM`: the last quarter of the time that the collection covers begins here. None where it covers no time.
    since: Option<String>,
    /// Claims published since then, and before.
    claims: [u64; 2],
    rows: Vec<Risen>,
}

#[derive(Serialize)]
struct Risen {
    entity: EntityRow,
    /// Claims that name it since then, and before.
    claims: [u64; 2],
}

pub(super) async fn rising(State(readers): State<Readers>) -> Answered<Rising> {
    readers.ask(risen).await.map(Json)
}

fn risen(reader: &Reader) -> Result<Rising, StoreError> {
    let coverage = reader.coverage()?;
    let none = || Rising { since: None, claims: [0, 0], rows: Vec::new() };
    let (Some(first), Some(last)) = (coverage.first_published, coverage.last_published) else {
        return Ok(none());
    };
    let Some(since) = last_quarter(&first, &last) else { return Ok(none()) };
    let from = Query::of(Field::From, &since).unwrap_or_default();
    let count = |query: &Query| reader.ask_claims(query, 0, 0).map(|found| found.total);
    let split = |query: &Query, all: u64| {
        let late = count(&query.clone().and(from.clone()))?;
        Ok::<[u64; 2], StoreError>([late, all.saturating_sub(late)])
    };
    let undated = count(&Query::default())?;
    let claims = split(&Query::default(), undated)?;
    let mut rows = Vec::new();
    for entity in reader.entities(None, 0, CANDIDATES)?.rows {
        // What is called by a common noun ("محتجون") may be others each time.
        if entity.entity.kind == "GRP" && entity.entity.en.is_none() {
            continue;
        }
        let Ok(query) = Query::of(Field::Entity, &entity.entity.id) else { continue };
        let counts = split(&query, count(&query)?)?;
        // More than its part before, and more than once.
        if counts[0] > 1 && counts[0] * claims[1] > counts[1] * claims[0] {
            rows.push(Risen { entity, claims: counts });
        }
    }
    rows.sort_by_key(|risen| std::cmp::Reverse(risen.claims[0]));
    Ok(Rising { since: Some(since), claims, rows })
}

/// The month in which the last quarter of a time begins.
fn last_quarter(first: &str, last: &str) -> Option<String> {
    let month =
        |day: &str| Some((day.get(..4)?.parse::<u32>().ok()?, day.get(5..7)?.parse::<u32>().ok()?));
    let ((y1, m1), (y2, m2)) = (month(first)?, month(last)?);
    let (first, last) = (y1 * 12 + m1 - 1, y2 * 12 + m2 - 1);
    let begins = last - last.checked_sub(first)? / 4;
    Some(format!("{:04}-{:02}", begins / 12, begins % 12 + 1))
}

#[cfg(test)]
mod tests {
    use super::last_quarter;

    #[test]
    fn the_last_quarter_begins_in_a_month() {
        assert_eq!(last_quarter("2019-01-05", "2020-12-01").as_deref(), Some("2020-07"));
        assert_eq!(last_quarter("2020-01-05", "2020-01-09").as_deref(), Some("2020-01"));
        assert_eq!(last_quarter("2021-01-05", "2020-01-09"), None);
    }
}
