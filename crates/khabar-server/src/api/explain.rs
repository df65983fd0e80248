//! How a claim was read, as `khabar explain` tells it.

use axum::{
    Json,
    extract::{Path, State},
};
use khabar::explain::{Explanation, explain};

use super::Answered;
use crate::{errors::ApiError, readers::Readers};

pub(super) async fn explanation(
    State(readers): State<Readers>,
    Path(id): Path<String>,
) -> Answered<Explanation> {
    let wanted = id.clone();
    let found = readers
        .ask(move |reader| {
            let found = reader.claim(&wanted)?;
            Ok(found.and_then(|(record, place)| explain(&record, place)))
        })
        .await?;
    found.map(Json).ok_or_else(|| ApiError::missing("claim", &id))
}
