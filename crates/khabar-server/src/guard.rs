//! What holds for every request and every answer: whom it was addressed to, and what the page may do.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::errors::ApiError;

/// The page may load and ask what it came with, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Put the headers of security on every answer, and keep what has no say on it out of caches.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Answer only requests addressed to this machine: a page elsewhere whose name was made to point here (DNS rebinding) gets nothing.
pub(crate) async fn host(request: Request, next: Next) -> Response {
    if is_local(request.headers()) {
        return next.run(request).await;
    }
    ApiError::new(
        StatusCode::MISDIRECTED_REQUEST,
        "this server answers only requests to 127.0.0.1 or localhost; the Host header names another",
    )
    .into_response()
}

fn is_local(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let Ok(host) = host.to_str() else { return false };
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    is_port && (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost"))
}

/// Answer only what the page itself sends. A page elsewhere cannot set this header without asking first, and is never told yes; a form cannot
/// set it at all. Where the browser says whose page it is, that must fit as well.
pub(crate) async fn own_page(request: Request, next: Next) -> Response {
    own(request, next, "application/json").await
}

/// The same for bytes of a file.
pub(crate) async fn own_file(request: Request, next: Next) -> Response {
    own(request, next, "application/octet-stream").await
}

async fn own(request: Request, next: Next, kind: &str) -> Response {
    if let Err(sentence) = is_own_page(request.headers(), kind) {
        return ApiError::new(StatusCode::FORBIDDEN, sentence).into_response();
    }
    next.run(request).await
}

fn is_own_page(headers: &HeaderMap, kind: &str) -> Result<(), String> {
    let is = |name: &str, wanted: &str| headers.get(name).is_some_and(|value| value == wanted);
    if !is("x-khabar", "page") {
        return Err("a request that changes something carries the header `x-khabar: page`".into());
    }
    if !is("content-type", kind) {
        return Err(format!("a request that changes something here is of the type {kind}"));
    }
    if headers.contains_key("sec-fetch-site") && !is("sec-fetch-site", "same-origin") {
        return Err("only the page that this server has sent may change something".into());
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if headers.contains_key(header::ORIGIN) && !is("origin", &format!("http://{host}")) {
        return Err("only the page that this server has sent may change something".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_addressed() {
        let local = |hosts: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for host in hosts {
                headers.append(header::HOST, HeaderValue::from_static(host));
            }
            is_local(&headers)
        };
        for host in ["127.0.0.1", "127.0.0.1:7465", "localhost", "LocalHost:80"] {
            assert!(local(&[host]), "{host}");
        }
        for host in [
            "",
            "example.org",
            "127.0.0.1.example.org",
            "localhost.example.org:7465",
            "127.0.0.1:",
            "127.0.0.1:80@example.org",
            "localhost:7465:1",
            "[::1]:7465",
        ] {
            assert!(!local(&[host]), "{host}");
        }
        assert!(!local(&[]));
        assert!(!local(&["localhost", "example.org"]));
    }

    #[test]
    fn only_the_page_itself_changes_something() {
        let own = |more: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("localhost:7465"));
            for (name, value) in more {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            is_own_page(&headers, "application/json").is_ok()
        };
        let page = ("x-khabar", "page");
        let json = ("content-type", "application/json");
        assert!(own(&[page, json]));
        assert!(own(&[
            page,
            json,
            ("origin", "http://localhost:7465"),
            ("sec-fetch-site", "same-origin")
        ]));
        assert!(!own(&[json]));
        assert!(!own(&[page]));
        assert!(!own(&[page, ("content-type", "text/plain")]));
        assert!(!own(&[page, json, ("origin", "http://localhost:80")]));
        assert!(!own(&[page, json, ("origin", "null")]));
        assert!(!own(&[page, json, ("sec-fetch-site", "cross-site")]));
        assert!(!own(&[page, json, ("sec-fetch-site", "none")]));
    }
}
