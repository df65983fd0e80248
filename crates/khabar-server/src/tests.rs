//! The server as a browser meets it: bytes over TCP.

mod evaluation;
mod import;

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::mpsc,
    thread,
    time::Duration,
};

use khabar::{Record, store::Store};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{net::TcpListener, runtime, sync::oneshot};

/// A server over a small collection; it stops when this is dropped.
struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
    store: Store,
    _folder: TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = TempDir::new().expect("a folder");
        let store = Store::create_or_open(folder.path()).expect("a store");
        let store = store.with_patience(Duration::from_millis(300));
        let served = store.clone();
        let mut writer = store.writer().expect("a writer");
        for record in
            [record("aa11", "قال أحمد إن المدينة قُصفت."), record("aa22", "زار احمد المدينة.")]
        {
            writer.add(&record, "sample").expect("a sound record");
        }
        writer.commit_index().expect("an index");
        drop(writer);
        let (stop, stopped) = oneshot::channel::<()>();
        let (ready, address) = mpsc::channel();
        let thread = thread::spawn(move || {
            let runtime =
                runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
                ready.send(listener.local_addr().expect("an address")).expect("the test waits");
                let stopped = async { drop(stopped.await) };
                crate::run(listener, crate::router(served), stopped).await.expect("no fault");
            });
        });
        let address = address.recv().expect("the server starts");
        Self { address, stop: Some(stop), thread: Some(thread), store, _folder: folder }
    }

    /// Status, head and body of the answer to `METHOD path`.
    fn ask(&self, request: &str, host: &str) -> (u16, String, String) {
        self.send(&format!("{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn send(&self, request: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        stream.write_all(request.as_bytes()).expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        (status, head.to_lowercase(), body.to_string())
    }

    /// A correction as the page sends it, or, with other headers, as somebody else may.
    fn post(&self, body: &Value, headers: &str) -> (u16, Value) {
        let body = body.to_string();
        let request = format!(
            "POST /api/corrections HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let (status, _, body) = self.send(&request);
        (status, serde_json::from_str(&body).unwrap_or_default())
    }

    fn get(&self, path: &str) -> (u16, Value) {
        let (status, _, body) = self.ask(&format!("GET {path}"), "localhost");
        (status, serde_json::from_str(&body).expect("JSON"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            thread.join().expect("the server stops");
        }
    }
}

fn record(id: &str, text: &str) -> Record {
    let end = text.chars().count();
    serde_json::from_value(json!({
        "id": id, "text": format!("{text}\n"), "sha256": id, "outlet": "نموذج", "published": "2020-01-02",
        "sentences": [[0, end]],
        "entities": [{"id": "ahmad", "type": "PER", "ar": "أحمد"}],
        "claims": [{"id": format!("{id}-1"), "type": "ASSAULT", "trigger": [0, 3], "actors": ["ahmad"],
            "polarity": "affirmed", "modality": "actual"}],
    }))
    .expect("a record")
}

#[test]
fn every_question_has_its_answer() {
    let server = Server::start();
    assert_eq!(server.get("/api/coverage").1["documents"], 2);
    assert_eq!(server.get("/api/documents?limit=1").1["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(server.get("/api/documents/aa11").1["claims"][0]["id"], "aa11-1");
    assert_eq!(server.get("/api/claims?type=ASSAULT&actor=ahmad").1["total"], 2);
    assert_eq!(server.get("/api/claims?type=AID").1["total"], 0);
    assert_eq!(server.get("/api/claims/aa22-1").1["record"]["id"], "aa22");
    let (status, explained) = server.get("/api/claims/aa11-1/explanation");
    assert_eq!(status, 200, "{explained}");
    assert_eq!(explained["sentence"], "قال أحمد إن المدينة قُصفت.");
    assert_eq!(explained["words"][0]["form"], "قال");
    assert_eq!(explained["words"][0]["at"], json!([0, 3]));
    assert_eq!(explained["claim"]["id"], "aa11-1");
    assert_eq!(server.get("/api/claims/zz/explanation").0, 404);
    let ahmad = "%D8%A7%D8%AD%D9%85%D8%AF";
    assert_eq!(server.get(&format!("/api/search?q={ahmad}")).1["total"], 2);
    assert_eq!(server.get(&format!("/api/search?q={ahmad}&exact=true")).1["total"], 1);
    assert_eq!(server.get("/api/about").1["version"], env!("CARGO_PKG_VERSION"));
}

const PAGE: &str = "x-khabar: page\r\ncontent-type: application/json\r\norigin: http://localhost\r\nsec-fetch-site: same-origin\r\n";

#[test]
fn a_correction_of_the_page_is_written_and_taken_back() {
    let server = Server::start();
    let reject = json!({"who": "منى", "why": "اقتباس", "do": "reject", "claim": "aa11-1"});
    let (status, written) = server.post(&reject, PAGE);
    assert_eq!(status, 200, "{written}");
    assert_eq!(written["who"], "منى");
    let id = written["id"].as_str().expect("an id").to_owned();
    assert_eq!(server.get("/api/documents/aa11").1["claims"], json!([]));
    assert_eq!(server.get("/api/query?q=type:ASSAULT").1["total"], 1);
    let listed = server.get("/api/claims?type=ASSAULT&actor=ahmad").1;
    assert_eq!(
        (&listed["total"], &listed["rows"][0]["claim"]["id"]),
        (&json!(1), &json!("aa22-1"))
    );
    assert_eq!(server.get("/api/claims/aa11-1").1["rejected"], true);
    let undo = json!({"who": "منى", "do": "undo", "correction": id});
    assert_eq!(server.post(&undo, PAGE).0, 200);
    assert_eq!(server.get("/api/query?q=type:ASSAULT").1["total"], 2);
    assert_eq!(server.get("/api/claims").1["total"], 2);
    assert_eq!(server.get("/api/claims/aa11-1").1["rejected"], false);
    assert_eq!(server.get("/api/corrections").1[0]["undone"], true);
}

#[test]
fn a_correction_that_makes_no_sense_or_comes_from_elsewhere_is_refused() {
    let server = Server::start();
    let reject = json!({"who": "mona", "do": "reject", "claim": "aa11-1"});
    for (body, headers, status, said) in [
        (&reject, "content-type: application/json\r\n", 403, "x-khabar"),
        (&reject, "x-khabar: page\r\ncontent-type: text/plain\r\n", 403, "application/json"),
        (
            &reject,
            "x-khabar: page\r\ncontent-type: application/json\r\norigin: http://other\r\n",
            403,
            "only the page",
        ),
        (&json!({"who": "mona", "do": "reject", "claim": "zz"}), PAGE, 400, "there is no claim zz"),
        (
            &json!({"who": " ", "do": "reject", "claim": "aa11-1"}),
            PAGE,
            400,
            "somebody who made it",
        ),
        (&json!({"who": "mona", "do": "explode"}), PAGE, 400, "the body is no correction"),
        (
            &json!({"who": "m".repeat(81), "do": "reject", "claim": "aa11-1"}),
            PAGE,
            400,
            "at most 80",
        ),
    ] {
        let (found, answer) = server.post(body, headers);
        let error = answer["error"].as_str().unwrap_or_default();
        assert_eq!(found, status, "{error}");
        assert!(error.contains(said), "{error}");
    }
    assert_eq!(
        server.post(&json!({"who": "m", "why": "x".repeat(20_000), "do": "undo"}), PAGE).0,
        413
    );
    assert_eq!(server.get("/api/corrections").1, json!([]));
}

#[test]
fn claims_are_counted_by_what_can_be_asked_for_next() {
    let server = Server::start();
    let (status, facets) = server.get("/api/facets?q=entity:ahmad");
    assert_eq!(status, 200, "{facets}");
    assert_eq!(facets["total"], 2);
    assert_eq!(
        facets["fields"][0],
        json!({"field": "type", "values": [
            {"value": "ASSAULT", "claims": 2, "spread": facets["spread"]},
        ]})
    );
    assert_eq!(facets["published"][0]["value"], "2020-01");
    assert_eq!(server.get("/api/happenings/aa11-1").1["claims"][0], "aa11-1");
    let merged = json!({"who": "mona", "do": "merge", "entity": "ahmad", "into": "other"});
    assert_eq!(server.post(&merged, PAGE).0, 200);
    assert_eq!(server.get("/api/entities").1["rows"][0]["merged_into"], "other");
    assert_eq!(server.get("/api/rising").1["since"], "2020-01");
    assert_eq!(server.get("/api/happenings/zz").0, 404);
    assert!(server.get("/api/quality").1["scores"].is_array());
}

#[test]
fn the_list_of_claims_shows_what_was_corrected() {
    let server = Server::start();
    let retype =
        json!({"who": "mona", "do": "retype", "claim": "aa11-1", "type": "COERCE", "mode": null});
    let merge = json!({"who": "mona", "do": "merge", "entity": "ahmad", "into": "mahmoud"});
    let confirm = json!({"who": "mona", "do": "confirm", "claim": "aa22-1"});
    for correction in [retype, merge, confirm] {
        assert_eq!(server.post(&correction, PAGE).0, 200, "{correction}");
    }
    let total = |path: &str| server.get(path).1["total"].as_u64();
    assert_eq!(total("/api/claims?type=COERCE"), Some(1));
    assert_eq!(total("/api/claims?type=ASSAULT"), Some(1));
    assert_eq!(total("/api/claims?actor=ahmad&document=aa11"), Some(1));
    assert_eq!(total("/api/claims?type=NONSENSE"), Some(0));
    assert_eq!(total("/api/claims?attributed=false&published_from=2020-01-02"), Some(2));
    let rows = server.get("/api/claims?type=ASSAULT").1["rows"].clone();
    assert_eq!(rows[0]["claim"]["actors"], json!(["mahmoud"]));
    assert_eq!(rows[0]["confirmed"], true);
}

#[test]
fn figures_and_questions_have_their_routes() {
    let server = Server::start();
    let stories = server.get("/api/stories?at_least=1").1;
    assert_eq!(stories["total"], 2);
    let id = stories["rows"][0]["members"][0]["id"].as_str().expect("a member").to_owned();
    assert_eq!(server.get(&format!("/api/stories/{id}")).1["members"][0]["id"], id);
    assert_eq!(server.get("/api/stories/zz").0, 404);
    let happenings = server.get("/api/happenings?q=type:ASSAULT").1;
    assert_eq!((&happenings["claims"], &happenings["query"]), (&json!(2), &json!("type:ASSAULT")));
    assert_eq!(server.get("/api/disagreements").1["rows"]["total"], 0);
    assert_eq!(server.get("/api/disagreements?dismissed=true").1["rows"]["total"], 0);
    assert_eq!(server.get("/api/happenings?dismissed=true").0, 400);
    assert_eq!(server.get("/api/ties").1["used"], 2);
    assert_eq!(server.get("/api/tie?actor=ahmad&to=ahmad").1["rows"]["months"], json!([]));
    assert_eq!(server.get("/api/posts?entity=ahmad").1["rows"], json!([]));
    assert_eq!(server.get("/api/framing?entity=ahmad").1["spread"]["documents"], 0);
    let (status, manifest) = server.get("/api/manifest");
    assert_eq!(
        (status, &manifest["documents"], &manifest["corrections"]),
        (200, &json!(2), &json!(0))
    );
    assert_eq!(manifest["inputs"].as_str().map(str::len), Some(64));
    // Who visited the city?
    let asked = server.get("/api/ask?q=%D9%85%D9%86%20%D8%B2%D8%A7%D8%B1%20%D8%A7%D9%84%D9%85%D8%AF%D9%8A%D9%86%D8%A9%D8%9F");
    assert_eq!((asked.0, &asked.1["understood"]["gap"]), (200, &json!("actor")));
    assert!(asked.1["nearest"].is_array(), "{asked:?}");
    for (path, said) in [
        ("/api/ask?q=hm", "in no form that Khabar understands"),
        ("/api/happenings?q=typ:x", "type"),
        ("/api/tie?actor=ahmad", "the parameters cannot be read"),
    ] {
        let (status, body) = server.get(path);
        assert_eq!(status, 400, "{path}");
        let error = body["error"].as_str().unwrap_or_default();
        assert!(error.contains(said), "{path}: {error}");
    }
}

#[test]
fn errors_are_sentences_with_their_status() {
    let server = Server::start();
    for (path, status, said) in [
        ("/api/documents/zz", 404, "there is no document zz in this collection"),
        ("/api/documents/aa", 400, "aa is not enough to name one document"),
        ("/api/claims/zz", 404, "there is no claim zz in this collection"),
        ("/api/documents?limit=0", 400, "limit must be between 1 and 500, not 0"),
        ("/api/documents?offset=-1", 400, "the parameters cannot be read"),
        ("/api/claims?kind=AID", 400, "the parameters cannot be read"),
        ("/api/search", 400, "the parameters cannot be read"),
        ("/api/nothing", 404, "this path is none of them"),
        ("/api", 404, "this path is none of them"),
    ] {
        let (found, body) = server.get(path);
        let error = body["error"].as_str().unwrap_or_default();
        assert_eq!(found, status, "{path}: {error}");
        assert!(error.contains(said), "{path}: {error}");
    }
}

#[test]
fn other_names_and_methods_get_nothing() {
    let server = Server::start();
    assert_eq!(server.ask("GET /api/coverage", "khabar.example").0, 421);
    assert_eq!(server.ask("GET /", "khabar.example:80").0, 421);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        for path in ["/", "/api/coverage"] {
            let (status, _, body) = server.ask(&format!("{method} {path}"), "127.0.0.1");
            assert_eq!(status, 405, "{method} {path}: {body}");
        }
    }
}

#[test]
fn every_answer_carries_the_policy_and_none_of_the_api_is_kept() {
    let server = Server::start();
    for (path, host) in [
        ("/", "localhost"),
        ("/api/coverage", "localhost"),
        ("/api/x", "localhost"),
        ("/", "other"),
    ] {
        let (_, head, _) = server.ask(&format!("GET {path}"), host);
        assert!(head.contains("content-security-policy: default-src 'none'; script-src 'self'"));
        assert!(head.contains("x-content-type-options: nosniff"));
        assert!(head.contains("referrer-policy: no-referrer"));
        assert_eq!(head.contains("no-store"), path.starts_with("/api") || host == "other");
    }
}

#[test]
fn the_page_or_how_to_build_it_answers_its_own_paths() {
    let server = Server::start();
    for path in ["/", "/search?q=x", "/document/aa11?claim=aa11-1", "/../Cargo.toml"] {
        let (status, head, body) = server.ask(&format!("GET {path}"), "127.0.0.1:80");
        assert_eq!(status, 200, "{path}");
        assert!(head.contains("content-type: text/html; charset=utf-8"), "{path}: {head}");
        assert!(body.contains(r#"<html lang="ar" dir="rtl">"#), "{path}: {body}");
    }
    assert_eq!(server.ask("GET /assets/missing.js", "localhost").0, 404);
}
