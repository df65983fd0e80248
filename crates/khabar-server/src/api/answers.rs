//! Stories, the query language, figures, questions, corrections: everything that is counted rather than listed.

use axum::{
    Json,
    extract::{Path, State},
    http::{StatusCode, Uri},
};
use khabar::{
    Khabar,
    store::{
        Figures, Page,
        corrections::Correction,
        framing::Portrait,
        gaps::{Answers, Gapped},
        happenings::Happening,
        manifest::Manifest,
        query::{Answered as Found, Query},
        stories::Story,
        ties::{PairOfActors, Post, Tie},
    },
};
use serde::{Deserialize, Serialize};

use super::{Answered, query as parameters, rows};
use crate::{errors::ApiError, readers::Readers};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    #[serde(default)]
    pub(super) q: String,
    #[serde(default)]
    pub(super) offset: usize,
    pub(super) limit: Option<usize>,
}

/// The query of a request; what is wrong with it is said as the language says it.
pub(super) fn parsed(text: &str) -> Result<Query, ApiError> {
    Query::parse(text).map_err(|error| ApiError::new(StatusCode::BAD_REQUEST, error.to_string()))
}

pub(super) async fn query(State(readers): State<Readers>, uri: Uri) -> Answered<Found> {
    let Asked { q, offset, limit } = parameters(&uri)?;
    let (query, limit) = (parsed(&q)?, rows(limit)?);
    readers.ask(move |reader| reader.ask_claims(&query, offset, limit)).await.map(Json)
}

pub(super) async fn happenings(
    State(readers): State<Readers>,
    uri: Uri,
) -> Answered<Figures<Page<Happening>>> {
    let Asked { q, offset, limit } = parameters(&uri)?;
    let (query, limit) = (parsed(&q)?, rows(limit)?);
    readers.ask(move |reader| reader.happenings(&query, offset, limit)).await.map(Json)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Differing {
    #[serde(default)]
    q: String,
    #[serde(default)]
    offset: usize,
    limit: Option<usize>,
    /// Also what people have set aside.
    #[serde(default)]
    dismissed: bool,
}

pub(super) async fn disagreements(
    State(readers): State<Readers>,
    uri: Uri,
) -> Answered<Figures<Page<Happening>>> {
    let Differing { q, offset, limit, dismissed } = parameters(&uri)?;
    let (query, limit) = (parsed(&q)?, rows(limit)?);
    readers
        .ask(move |reader| {
            if dismissed {
                reader.all_disagreements(&query, offset, limit)
            } else {
                reader.disagreements(&query, offset, limit)
            }
        })
        .await
        .map(Json)
}

pub(super) async fn pairs(
    State(readers): State<Readers>,
    uri: Uri,
) -> Answered<Figures<Page<PairOfActors>>> {
    let Asked { q, offset, limit } = parameters(&uri)?;
    let (query, limit) = (parsed(&q)?, rows(limit)?);
    readers.ask(move |reader| reader.pairs(&query, offset, limit)).await.map(Json)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Between {
    actor: String,
    to: String,
    #[serde(default)]
    q: String,
}

pub(super) async fn tie(State(readers): State<Readers>, uri: Uri) -> Answered<Figures<Tie>> {
    let Between { actor, to, q } = parameters(&uri)?;
    let query = parsed(&q)?;
    readers.ask(move |reader| reader.tie(&actor, &to, &query)).await.map(Json)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Somebody {
    entity: String,
    #[serde(default)]
    q: String,
}

pub(super) async fn posts(
    State(readers): State<Readers>,
    uri: Uri,
) -> Answered<Figures<Vec<Post>>> {
    let Somebody { entity, q } = parameters(&uri)?;
    let query = parsed(&q)?;
    readers.ask(move |reader| reader.posts(&entity, &query)).await.map(Json)
}

pub(super) async fn framing(State(readers): State<Readers>, uri: Uri) -> Answered<Portrait> {
    let Somebody { entity, .. } = parameters(&uri)?;
    readers.ask(move |reader| reader.portrait(&entity)).await.map(Json)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stories {
    at_least: Option<u64>,
    #[serde(default)]
    offset: usize,
    limit: Option<usize>,
}

pub(super) async fn stories(State(readers): State<Readers>, uri: Uri) -> Answered<Page<Story>> {
    let Stories { at_least, offset, limit } = parameters(&uri)?;
    let limit = rows(limit)?;
    readers.ask(move |reader| reader.stories(at_least.unwrap_or(2), offset, limit)).await.map(Json)
}

pub(super) async fn story(
    State(readers): State<Readers>,
    Path(id): Path<String>,
) -> Answered<Story> {
    let wanted = id.clone();
    let found = readers.ask(move |reader| reader.story(&wanted)).await?;
    found.map(Json).ok_or_else(|| ApiError::missing("document", &id))
}

/// A question as it was understood, and its answers.
#[derive(Serialize)]
pub(super) struct Asking {
    understood: Gapped,
    #[serde(flatten)]
    answers: Answers,
}

pub(super) async fn ask(State(readers): State<Readers>, uri: Uri) -> Answered<Asking> {
    let Asked { q, limit, .. } = parameters(&uri)?;
    let limit = rows(limit)?;
    let Some(understood) = Khabar::embedded().question(&q) else {
        let sentence = "the question is in no form that Khabar understands".to_owned();
        return Err(ApiError::new(StatusCode::BAD_REQUEST, sentence));
    };
    let question = understood.clone();
    let answers = readers.ask(move |reader| reader.answer(&question, limit)).await?;
    Ok(Json(Asking { understood, answers }))
}

/// A correction with whether it still holds.
#[derive(Serialize)]
pub(super) struct Logged {
    #[serde(flatten)]
    correction: Correction,
    undone: bool,
}

pub(super) async fn corrections(State(readers): State<Readers>) -> Answered<Vec<Logged>> {
    let all = readers.ask(khabar::store::Reader::corrections).await?;
    let all = all.into_iter().map(|(correction, undone)| Logged { correction, undone });
    Ok(Json(all.collect()))
}

pub(super) async fn manifest(State(readers): State<Readers>) -> Answered<Manifest> {
    readers.ask(|reader| reader.manifest(false)).await.map(Json)
}
