//! Errors as `{"error": "one sentence"}`.

use std::error::Error;

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use khabar::store::StoreError;
use serde_json::json;

/// An answer that is not what was asked for.
pub(crate) struct ApiError {
    status: StatusCode,
    sentence: String,
}

impl ApiError {
    pub(crate) fn new(status: StatusCode, sentence: impl Into<String>) -> Self {
        Self { status, sentence: sentence.into() }
    }

    /// There is nothing of that name.
    pub(crate) fn missing(what: &str, id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("there is no {what} {id} in this collection"))
    }

    /// The thread that asked the store panicked.
    pub(crate) fn crashed() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the answer could not be computed; the terminal of khabar serve shows why",
        )
    }
}

impl From<&StoreError> for ApiError {
    fn from(error: &StoreError) -> Self {
        let status = if error.is_busy() {
            StatusCode::SERVICE_UNAVAILABLE
        } else if error.is_missing() {
            StatusCode::GONE
        } else if error.source().is_none() {
            // Nothing lies beneath it: the question was at fault, such as the beginning of an id that several have.
            StatusCode::BAD_REQUEST
        } else {
            StatusCode::INTERNAL_SERVER_ERROR
        };
        Self::new(status, error.to_string())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "error": self.sentence }))).into_response()
    }
}

/// Paths of the API that mean nothing.
pub(crate) async fn path() -> ApiError {
    ApiError::new(
        StatusCode::NOT_FOUND,
        "the paths of the API stand in docs and in `khabar serve --help`; this path is none of them",
    )
}

/// Requests of a method that the path does not have.
pub(crate) async fn method() -> ApiError {
    ApiError::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "only GET and HEAD are answered here, and POST by /api/corrections, /api/import and /api/evaluation",
    )
}
