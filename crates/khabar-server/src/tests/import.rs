//! Files over HTTP: what is kept, what is refused, and that nothing is lost on the way.

use std::{
    io::Write,
    net::TcpStream,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{PAGE, Server};

pub(super) const FILE: &str = "x-khabar: page\r\ncontent-type: application/octet-stream\r\norigin: http://localhost\r\nsec-fetch-site: same-origin\r\n";
const ARTICLE: &str = "زار الوزير المدينة يوم الجمعة.\n";

impl Server {
    /// A file as the page sends it, with more parameters behind its name.
    fn bring(&self, name: &str, more: &str, content: &str) -> (u16, Value) {
        let path = format!("/api/import?name={name}&size={}{more}", content.len());
        self.bring_as(&path, FILE, content)
    }

    pub(super) fn bring_as(&self, path: &str, headers: &str, content: &str) -> (u16, Value) {
        let (status, _, body) = self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n{content}",
            content.len()
        ));
        (status, serde_json::from_str(&body).unwrap_or_default())
    }

    pub(super) fn held(&self) -> u64 {
        self.get("/api/coverage").1["documents"].as_u64().expect("a number")
    }
}

#[test]
fn a_file_is_stored_once_and_found_when_the_last_has_come() {
    let server = Server::start();
    let (status, stored) =
        server.bring("a.txt", "&outlet=%D9%85%D9%86%D8%A8%D8%B1&published=2021-03-04", ARTICLE);
    assert_eq!(status, 200, "{stored}");
    assert_eq!(stored["outcome"], "stored");
    let id = stored["id"].as_str().expect("an id");
    let record = server.get(&format!("/api/documents/{id}")).1;
    assert_eq!((&record["outlet"], &record["published"]), (&json!("منبر"), &json!("2021-03-04")));
    assert_eq!(record["text"], ARTICLE);
    // A decision in between is written by the same writer.
    let reject = json!({"who": "منى", "do": "reject", "claim": "aa11-1"});
    assert_eq!(server.post(&reject, PAGE).0, 200);
    let (_, known) = server.bring("b.txt", "", ARTICLE);
    assert_eq!((&known["outcome"], &known["id"]), (&json!("known"), &json!(id)));
    assert_eq!(server.bring_as("/api/import/done", FILE, "").0, 200);
    let minister = "%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1";
    assert_eq!(server.get(&format!("/api/search?q={minister}")).1["total"], 1);
    assert_eq!(server.held(), 3);
    assert_eq!(server.get("/api/manifest").1["without_run"], 2, "the new one says how it was read");
}

#[test]
fn what_cannot_be_read_is_remembered_until_it_can() {
    let server = Server::start();
    for (name, content, code) in [
        ("empty.txt", "", "empty"),
        ("blank.txt", " \n\t\n", "blank"),
        ("broken.json", "{", "contract"),
        ("wrong.json", r#"{"id": "a", "text": "خبر", "kind": "poem"}"#, "unsound"),
    ] {
        let (status, failed) = server.bring(name, "", content);
        assert_eq!(
            (status, &failed["outcome"], &failed["code"]),
            (200, &json!("failed"), &json!(code)),
            "{failed}"
        );
    }
    let (_, dated) = server.bring("dated.txt", "&published=soon", ARTICLE);
    assert_eq!(dated["code"], "metadata");
    assert!(dated["reason"].as_str().expect("a reason").contains("`soon`"), "{dated}");
    let failures = server.get("/api/failures").1;
    assert_eq!(failures["total"], 5);
    assert_eq!(failures["rows"][0]["file"], "dated.txt");
    assert_eq!(failures["rows"][4]["reason"], "is empty");
    assert_eq!(server.get("/api/coverage").1["failures"], 5);
    assert_eq!(server.held(), 2);
    // Mended under its name: stored, or known by its bytes.
    assert_eq!(server.bring("dated.txt", "", ARTICLE).1["outcome"], "stored");
    assert_eq!(server.bring("empty.txt", "", ARTICLE).1["outcome"], "known");
    let files: Vec<Value> = server.get("/api/failures").1["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["file"].clone())
        .collect();
    assert_eq!(files, ["wrong.json", "broken.json", "blank.txt"]);
}

#[test]
fn what_is_too_large_or_cut_off_leaves_nothing_behind() {
    let server = Server::start();
    // Told by its size alone, without its bytes.
    let (status, large) = server.bring_as("/api/import?name=l.txt&size=4194305", FILE, "");
    assert_eq!((status, &large["code"]), (200, &json!("large")), "{large}");
    let (_, large) = server.bring_as("/api/import?name=l.json&size=67108865", FILE, "");
    assert_eq!(large["code"], "large");
    // More or fewer bytes than were told.
    for size in [ARTICLE.len() + 1, ARTICLE.len() - 1] {
        let path = format!("/api/import?name=c.txt&size={size}");
        let (status, cut) = server.bring_as(&path, FILE, ARTICLE);
        assert_eq!(status, 400, "{cut}");
        assert!(cut["error"].as_str().expect("a sentence").contains("nothing of it was kept"));
    }
    let endless = "x".repeat(5 << 20);
    assert_eq!(server.bring_as("/api/import?name=e.txt&size=10", FILE, &endless).0, 400);
    // The connection breaks in the middle of a file.
    let mut stream = TcpStream::connect(server.address).expect("a connection");
    let head = format!(
        "POST /api/import?name=d.txt&size=900 HTTP/1.1\r\nHost: localhost\r\n{FILE}Content-Length: 900\r\n\r\nزار"
    );
    stream.write_all(head.as_bytes()).expect("a beginning");
    drop(stream);
    assert_eq!(server.held(), 2);
    assert_eq!(server.get("/api/failures").1["total"], 2, "only those that are too large");
    assert_eq!(server.bring("d.txt", "", ARTICLE).1["outcome"], "stored");
}

#[test]
fn names_are_labels_and_other_pages_bring_nothing() {
    let server = Server::start();
    let (_, stored) = server.bring("..%2F..%2Fetc%2Fpasswd%E2%80%AE%1B%5B2J.txt", "", ARTICLE);
    assert_eq!(stored["outcome"], "stored");
    let documents = server.get("/api/documents").1;
    let names: Vec<&str> = documents["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["name"].as_str())
        .collect();
    assert!(names.contains(&"../../etc/passwd\u{fffd}\u{fffd}[2J.txt"), "{names:?}");
    for (path, headers, status) in [
        ("/api/import?name=x.txt&size=0", "content-type: application/octet-stream\r\n", 403),
        ("/api/import?name=x.txt&size=0", "x-khabar: page\r\ncontent-type: text/plain\r\n", 403),
        (
            "/api/import/done",
            "x-khabar: page\r\ncontent-type: application/octet-stream\r\norigin: http://other\r\n",
            403,
        ),
        ("/api/import?name=%20&size=0", FILE, 400),
        ("/api/import?name=x.txt", FILE, 400),
        ("/api/import?name=x.txt&size=0&folder=y", FILE, 400),
    ] {
        let (found, answer) = server.bring_as(path, headers, "");
        assert_eq!(found, status, "{path}: {answer}");
        assert!(answer["error"].is_string(), "{path}");
    }
    assert_eq!(server.held(), 3);
    assert_eq!(server.get("/api/failures").1["total"], 0);
}

#[test]
fn two_writers_wait_for_one_another() {
    let server = Server::start();
    let other = server.store.writer().expect("a writer");
    let (status, busy) = server.bring("a.txt", "", ARTICLE);
    assert_eq!(status, 503, "{busy}");
    assert!(busy["error"].as_str().expect("a sentence").contains("another writer is at work"));
    drop(other);
    assert_eq!(server.bring("a.txt", "", ARTICLE).1["outcome"], "stored");
    // The server keeps its writer for the next file, but not for long, though nobody says that the last has come.
    let begin = Instant::now();
    let patient = server.store.clone().with_patience(Duration::from_secs(20));
    drop(patient.writer().expect("a writer"));
    assert!(begin.elapsed() < Duration::from_secs(15));
    assert_eq!(server.held(), 3);
}
