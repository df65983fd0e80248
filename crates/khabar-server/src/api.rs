//! The questions that the page may ask, each with its path.

mod actors;
mod answers;
mod correct;
mod evaluate;
mod explain;
mod facets;
mod happening;
mod import;
mod quality;

use std::convert::Infallible;

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Path, Query, State},
    http::{StatusCode, Uri},
    middleware,
    routing::{MethodRouter, get, post},
};
use khabar::{
    Record,
    store::{
        Answer, ClaimFilter, ClaimRow, Coverage, DocumentRow, FORMAT, Page, Reader, Search,
        StoreError, record::ClaimRecord,
    },
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    errors::{self, ApiError},
    guard,
    readers::Readers,
};

/// Rows in an answer, unless told otherwise.
const LIMIT: usize = 50;
/// The most rows in an answer.
const MOST: usize = 500;
/// The most bytes that a request may bring.
const LARGEST: usize = 16 << 10;

type Answered<T> = Result<Json<T>, ApiError>;

pub(crate) fn routes(readers: Readers) -> Router {
    Router::new()
        .route("/coverage", get(coverage))
        .route("/documents", get(documents))
        .route("/documents/{id}", get(document))
        .route("/claims", get(claims))
        .route("/claims/{id}", get(claim))
        .route("/claims/{id}/explanation", get(explain::explanation))
        .route("/search", get(search))
        .route("/query", get(answers::query))
        .route("/ask", get(answers::ask))
        .route("/stories", get(answers::stories))
        .route("/stories/{id}", get(answers::story))
        .route("/facets", get(facets::facets))
        .route("/happenings", get(answers::happenings))
        .route("/happenings/{claim}", get(happening::happening))
        .route("/disagreements", get(answers::disagreements))
        .route("/ties", get(answers::pairs))
        .route("/tie", get(answers::tie))
        .route("/posts", get(answers::posts))
        .route("/framing", get(answers::framing))
        .route("/entities", get(actors::entities))
        .route("/rising", get(actors::rising))
        .route("/corrections", get(answers::corrections).merge(writing()))
        .route("/failures", get(import::failures))
        .route("/import", bringing(post(import::import)))
        .route("/import/done", bringing(post(import::done)))
        .route("/evaluation", bringing(post(evaluate::evaluation)))
        .route("/reviewed", get(evaluate::reviewed))
        .route("/manifest", get(answers::manifest))
        .route("/quality", get(quality::quality))
        .route("/about", get(about))
        .fallback(errors::path)
        .method_not_allowed_fallback(errors::method)
        .with_state(readers)
}

/// What changes the store, behind its guard.
fn writing() -> MethodRouter<Readers> {
    post(correct::correct)
        .layer::<_, Infallible>(middleware::from_fn(guard::own_page))
        .layer::<_, Infallible>(DefaultBodyLimit::max(LARGEST))
}

/// What brings files, behind the same guard; how large they may be is for `import` to say, which reads their bytes itself.
fn bringing(route: MethodRouter<Readers>) -> MethodRouter<Readers> {
    route.layer::<_, Infallible>(middleware::from_fn(guard::own_file))
}

async fn coverage(State(readers): State<Readers>) -> Answered<Coverage> {
    readers.ask(Reader::coverage).await.map(Json)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    #[serde(default)]
    offset: usize,
    limit: Option<usize>,
}

async fn documents(State(readers): State<Readers>, uri: Uri) -> Answered<Page<DocumentRow>> {
    let Part { offset, limit } = query(&uri)?;
    let limit = rows(limit)?;
    readers.ask(move |reader| reader.documents(offset, limit)).await.map(Json)
}

async fn document(State(readers): State<Readers>, Path(id): Path<String>) -> Answered<Record> {
    let wanted = id.clone();
    let found = readers.ask(move |reader| reader.corrected(&wanted)).await?;
    found.map(Json).ok_or_else(|| ApiError::missing("document", &id))
}

/// What `/api/claims` may be asked for; the names are those of the data contract.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    document: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    mode: Option<String>,
    entity: Option<String>,
    actor: Option<String>,
    recipient: Option<String>,
    place: Option<String>,
    source: Option<String>,
    attributed: Option<bool>,
    polarity: Option<String>,
    modality: Option<String>,
    phase: Option<String>,
    outlet: Option<String>,
    published_from: Option<String>,
    published_to: Option<String>,
    #[serde(default)]
    offset: usize,
    limit: Option<usize>,
}

async fn claims(State(readers): State<Readers>, uri: Uri) -> Answered<Page<ClaimRow>> {
    let asked: Claims = query(&uri)?;
    let (offset, limit) = (asked.offset, rows(asked.limit)?);
    let filter = ClaimFilter {
        document: asked.document,
        kind: asked.kind,
        mode: asked.mode,
        entity: asked.entity,
        actor: asked.actor,
        recipient: asked.recipient,
        place: asked.place,
        source: asked.source,
        attributed: asked.attributed,
        polarity: asked.polarity,
        modality: asked.modality,
        phase: asked.phase,
        outlet: asked.outlet,
        published_from: asked.published_from,
        published_to: asked.published_to,
    };
    readers.ask(move |reader| reader.claims(&filter, offset, limit)).await.map(Json)
}

/// A claim and the document that makes it, after the corrections.
#[derive(Serialize)]
struct OneClaim {
    claim: ClaimRecord,
    record: Record,
    /// Somebody has decided that the text does not claim this; then both are as they were read.
    rejected: bool,
}

async fn claim(State(readers): State<Readers>, Path(id): Path<String>) -> Answered<OneClaim> {
    let wanted = id.clone();
    let found = readers.ask(move |reader| corrected_claim(reader, &wanted)).await?;
    found.map(Json).ok_or_else(|| ApiError::missing("claim", &id))
}

fn corrected_claim(reader: &Reader, id: &str) -> Result<Option<OneClaim>, StoreError> {
    let Some((record, place)) = reader.claim(id)? else { return Ok(None) };
    let Some(claim) = record.claims.get(place).cloned() else { return Ok(None) };
    let corrected = reader.corrected(&record.id)?.unwrap_or_default();
    let holds = corrected.claims.iter().find(|one| one.id == claim.id).cloned();
    Ok(Some(match holds {
        Some(claim) => OneClaim { claim, record: corrected, rejected: false },
        None => OneClaim { claim, record, rejected: true },
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    q: String,
    #[serde(default)]
    exact: bool,
    #[serde(default)]
    offset: usize,
    limit: Option<usize>,
}

async fn search(State(readers): State<Readers>, uri: Uri) -> Answered<Answer> {
    let Words { q, exact, offset, limit } = query(&uri)?;
    let search = Search { text: q, exact, offset, limit: rows(limit)? };
    readers.ask(move |reader| reader.search(&search)).await.map(Json)
}

/// What answers here.
#[derive(Serialize)]
struct About {
    name: &'static str,
    version: &'static str,
    format: u32,
    licences: [Licence; 3],
}

#[derive(Serialize)]
struct Licence {
    what: &'static str,
    licence: &'static str,
}

async fn about() -> Json<About> {
    Json(About {
        name: "Khabar",
        version: env!("CARGO_PKG_VERSION"),
        format: FORMAT,
        licences: [
            Licence { what: "code", licence: "MIT OR Apache-2.0" },
            Licence { what: "tables", licence: "CC-BY-4.0" },
            Licence { what: "demo corpus", licence: "CC0-1.0" },
        ],
    })
}

/// The parameters of a request; names that mean nothing are an error, not silence.
fn query<T: DeserializeOwned>(uri: &Uri) -> Result<T, ApiError> {
    Query::try_from_uri(uri).map(|Query(asked)| asked).map_err(|rejection| {
        let sentence = format!("the parameters cannot be read: {}", rejection.body_text());
        ApiError::new(StatusCode::BAD_REQUEST, sentence)
    })
}

fn rows(limit: Option<usize>) -> Result<usize, ApiError> {
    match limit.unwrap_or(LIMIT) {
        limit @ 1..=MOST => Ok(limit),
        limit => Err(ApiError::new(
            StatusCode::BAD_REQUEST,
            format!("limit must be between 1 and {MOST}, not {limit}"),
        )),
    }
}
