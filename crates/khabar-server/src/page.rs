//! The page's files, from `web/dist` as it was when the program was built.

use axum::{
    extract::Request,
    http::{Method, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use rust_embed::RustEmbed;

use crate::errors;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

/// Shown where the page was not built.
const UNBUILT: &str = r#"<!doctype html>
<html lang="ar" dir="rtl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>خبر</title>
<h1>خبر</h1>
<p>بني هذا البرنامج من غير صفحته. لبنائها: <code dir="ltr">cargo xtask setup</code> ثم ابن البرنامج من جديد. والواجهة البرمجية تعمل تحت <code dir="ltr">/api/</code>.</p>
<p lang="en" dir="ltr">This program was built without its page. Build it with <code>cargo xtask setup</code>, then build the program again. The API answers under <code>/api/</code>.</p>
</html>
"#;

/// The file of that path; for a path of the page's own, such as `/document/...`, the page.
pub(crate) async fn file(request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return errors::method().await.into_response();
    }
    let path = request.uri().path().trim_start_matches('/');
    if let Some(file) = embedded(path) {
        return file;
    }
    // What looks like a file is one or is missing; the page's own paths have no ending.
    if path.starts_with("assets/") || path == "favicon.ico" {
        return (StatusCode::NOT_FOUND, "there is no such file").into_response();
    }
    embedded("index.html").unwrap_or_else(|| Html(UNBUILT).into_response())
}

fn embedded(path: &str) -> Option<Response> {
    let file = Dist::get(path)?;
    let mime = file.metadata.mimetype();
    let mime =
        if mime.starts_with("text/") { format!("{mime}; charset=utf-8") } else { mime.into() };
    // The names of assets hold a hash of their content.
    let cache = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = [(header::CONTENT_TYPE, mime), (header::CACHE_CONTROL, cache.to_string())];
    Some((headers, file.data).into_response())
}
