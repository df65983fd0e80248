//! How well the program reads, as it was measured when it was built, and what it is known not to do.

use axum::Json;
use serde::Serialize;
use serde_json::value::RawValue;

/// Scores on the annotated documents, as `cargo xtask eval --write` keeps them.
const SCORES: &str = include_str!("../../../../eval/gold.json");
/// What this version does not do, in Markdown.
const LIMITS: &str = include_str!("../../../../docs/limits.md");

#[derive(Serialize)]
pub(super) struct Quality {
    scores: Option<&'static RawValue>,
    limits: Vec<&'static str>,
}

pub(super) async fn quality() -> Json<Quality> {
    let limits = LIMITS.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    Json(Quality { scores: serde_json::from_str(SCORES).ok(), limits })
}
