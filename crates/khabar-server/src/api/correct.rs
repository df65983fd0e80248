//! `POST /api/corrections`: one more decision at the end of the log.

use axum::{Json, body::Bytes, extract::State, http::StatusCode};
use khabar::store::corrections::{Correction, Deed};
use serde::Deserialize;

use super::Answered;
use crate::{errors::ApiError, readers::Readers};

/// Longest name of somebody who decides, in characters.
const LONGEST_NAME: usize = 80;
/// Longest reason.
const LONGEST_REASON: usize = 1_000;

/// A decision as the page sends it; when it was made is for the server to say.
#[derive(Deserialize)]
struct Decision {
    who: String,
    #[serde(default)]
    why: String,
    #[serde(flatten)]
    deed: Deed,
}

pub(super) async fn correct(State(readers): State<Readers>, body: Bytes) -> Answered<Correction> {
    let wrong = |sentence: String| ApiError::new(StatusCode::BAD_REQUEST, sentence);
    let decision: Decision = serde_json::from_slice(&body)
        .map_err(|error| wrong(format!("the body is no correction: {error}")))?;
    let (who, why) = (decision.who.trim().to_owned(), decision.why.trim().to_owned());
    if who.chars().count() > LONGEST_NAME || why.chars().count() > LONGEST_REASON {
        let most = format!("{LONGEST_NAME} characters for who, {LONGEST_REASON} for why");
        return Err(wrong(format!("a correction is short: at most {most}")));
    }
    let correction = Correction::now(who, why, decision.deed);
    readers.correct(correction).await.map(Json)
}
