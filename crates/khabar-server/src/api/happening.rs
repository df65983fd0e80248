//! The happening that a claim reports, without laying all claims side by side.

use std::collections::BTreeSet;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use khabar::store::{
    Reader, StoreError,
    happenings::Happening,
    query::{Field, Query},
    record::ClaimRecord,
};

use super::{Answered, corrected_claim};
use crate::{errors::ApiError, readers::Readers};

/// A happening grows by those who share somebody with it, at most so many times.
const ROUNDS: usize = 4;

pub(super) async fn happening(
    State(readers): State<Readers>,
    Path(id): Path<String>,
) -> Answered<Happening> {
    let wanted = id.clone();
    let found = readers
        .ask(move |reader| {
            let Some(found) = corrected_claim(reader, &wanted)? else { return Ok(None) };
            around(reader, &found.claim).map(Some)
        })
        .await?;
    let found = found.ok_or_else(|| ApiError::missing("claim", &id))?;
    let sentence =
        || format!("claim {id} reports no happening: it is a tie, a wish or a condition");
    found.map(Json).ok_or_else(|| ApiError::new(StatusCode::NOT_FOUND, sentence()))
}

fn around(reader: &Reader, claim: &ClaimRecord) -> Result<Option<Happening>, StoreError> {
    let mut keys: BTreeSet<String> =
        claim.actors.iter().chain(&claim.recipients).chain(&claim.places).cloned().collect();
    let mut found: Option<Happening> = None;
    for _ in 0..ROUNDS {
        let Some(query) = query(claim, &keys) else { return Ok(found) };
        let all = reader.happenings(&query, 0, usize::MAX)?.rows.rows;
        let Some(happening) = all.into_iter().find(|one| one.claims.contains(&claim.id)) else {
            return Ok(found);
        };
        let named = happening.actors.iter().chain(&happening.recipients).chain(&happening.places);
        let before = keys.len();
        keys.extend(named.map(|named| named.id.clone()));
        found = Some(happening);
        if keys.len() == before {
            break;
        }
    }
    Ok(found)
}

/// Claims of its type that name somebody of these; where it names nobody, those of its document.
fn query(claim: &ClaimRecord, keys: &BTreeSet<String>) -> Option<Query> {
    let of_type = Query::of(Field::Type, &claim.kind).ok()?;
    let named: Vec<String> = keys
        .iter()
        .filter_map(|key| Some(Query::of(Field::Entity, key).ok()?.to_string()))
        .collect();
    let rest = if named.is_empty() {
        Query::of(Field::Document, claim.id.split('-').next()?)
    } else {
        Query::parse(&named.join(" OR "))
    };
    Some(of_type.and(rest.ok()?))
}
