//! `POST /api/evaluation`: a file of labelled documents, read by the program and scored. Nothing of it is kept.

use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::StatusCode,
};
use khabar::{
    Khabar,
    eval::{
        Row,
        labelled::{self, Refused},
    },
    store::corrections::Reviewed,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    Answered,
    import::{LARGEST, whole},
    query as parameters,
};
use crate::{errors::ApiError, readers::Readers};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brought {
    size: u64,
}

/// What came of it. Counts of several files can be added up.
#[derive(Serialize)]
pub(super) struct Evaluated {
    /// Documents that were compared.
    documents: usize,
    /// One layer after the other; none where no document was compared.
    scores: Vec<Layer>,
    /// The other documents, each with its reason.
    refused: Vec<Refused>,
    /// Version, tables and weights with which the texts were read.
    with: Option<Box<RawValue>>,
}

#[derive(Serialize)]
struct Layer {
    layer: &'static str,
    #[serde(flatten)]
    row: Row,
}

pub(super) async fn evaluation(request: Request<Body>) -> Answered<Evaluated> {
    let Brought { size } = parameters(request.uri())?;
    if size > LARGEST {
        let most = LARGEST >> 20;
        let sentence =
            format!("the file holds more than {most} MiB; split it, or use `khabar eval`");
        return Err(ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, sentence));
    }
    let bytes = whole(request.into_body(), size).await?;
    let work = move || evaluated(&bytes);
    let done = tokio::task::spawn_blocking(work).await;
    done.map(Json).map_err(|_| ApiError::crashed())
}

fn evaluated(bytes: &[u8]) -> Evaluated {
    let khabar = Khabar::embedded();
    let labelled = labelled::score(khabar, bytes);
    let documents = labelled.scores.documents();
    let rows = if documents == 0 { Vec::new() } else { labelled.scores.rows() };
    Evaluated {
        documents,
        scores: rows.into_iter().map(|(layer, row)| Layer { layer, row }).collect(),
        refused: labelled.refused,
        with: RawValue::from_string(khabar.run_manifest()).ok(),
    }
}

/// `GET /api/reviewed`: what people have decided about the claims of the collection.
pub(super) async fn reviewed(State(readers): State<Readers>) -> Answered<Reviewed> {
    readers.ask(khabar::store::Reader::reviewed).await.map(Json)
}
