//! Labelled documents over HTTP: what is scored, what is refused, and that nothing of it is kept.

use serde_json::{Value, json};

use super::{PAGE, Server, import::FILE};

fn labelled(more: &Value) -> String {
    let mut document = json!({
        "id": "a", "text": "قصف الجيش السوري مدينة سراقب يوم الثلاثاء.",
        "entities": [{"id": "army", "type": "ARM", "ar": "الجيش السوري"}],
        "mentions": [{"start": 4, "end": 16, "type": "ARM", "level": "NAM", "entity": "army"}],
        "claims": [{"id": "a-1", "type": "ASSAULT", "trigger": [0, 3], "actors": ["army"]}],
    });
    if let (Some(document), Some(more)) = (document.as_object_mut(), more.as_object()) {
        document.extend(more.clone());
    }
    document.to_string()
}

impl Server {
    fn evaluate(&self, content: &str) -> (u16, Value) {
        self.bring_as(&format!("/api/evaluation?size={}", content.len()), FILE, content)
    }
}

#[test]
fn labelled_documents_are_scored_and_nothing_of_them_is_kept() {
    let server = Server::start();
    let (status, one) = server.evaluate(&labelled(&json!({})));
    assert_eq!((status, &one["documents"], &one["refused"]), (200, &json!(1), &json!([])), "{one}");
    let layer = |scored: &Value, name: &str| {
        let rows = scored["scores"].as_array().expect("rows");
        rows.iter().find(|row| row["layer"] == name).cloned().expect("the layer")
    };
    let triggers = layer(&one, "trigger-class");
    assert_eq!((&triggers["right"], &triggers["gold"]), (&json!(1.0), &json!(1.0)));
    assert_eq!(one["with"]["khabar"], env!("CARGO_PKG_VERSION"));
    // One a line: the counts add up, and a bad line says which it is and why.
    let lines = format!("{0}\n{{\n{0}\n", labelled(&json!({})));
    let (_, two) = server.evaluate(&lines);
    assert_eq!(two["documents"], 2);
    assert_eq!(layer(&two, "trigger-class")["gold"], 2.0);
    assert_eq!(
        (&two["refused"][0]["line"], &two["refused"][0]["code"]),
        (&json!(2), &json!("json"))
    );
    assert_eq!(server.held(), 2);
    assert_eq!(server.get("/api/failures").1["total"], 0);
}

#[test]
fn what_cannot_be_scored_is_told_with_its_reason() {
    let server = Server::start();
    for (content, code, said) in [
        (String::new(), "empty", "is empty"),
        ("not JSON".into(), "json", "is not JSON"),
        (r#"{"tokens": ["a"]}"#.into(), "shape", "missing field `id`"),
        (labelled(&json!({"text": ""})), "blank", "holds no text"),
        (labelled(&json!({"claims": [{"id": "c", "type": "AID"}]})), "shape", "`trigger`"),
        (
            labelled(&json!({"claims": [{"id": "c", "type": "AID", "trigger": [40, 99]}]})),
            "offsets",
            "claim 0 stands at 40..99",
        ),
        (labelled(&json!({"claims": [], "mentions": []})), "unlabelled", "no labels"),
    ] {
        let (status, refused) = server.evaluate(&content);
        assert_eq!((status, &refused["scores"]), (200, &json!([])), "{refused}");
        assert_eq!(refused["refused"][0]["code"], code, "{refused}");
        let reason = refused["refused"][0]["reason"].as_str().unwrap_or_default();
        assert!(reason.contains(said), "{reason}");
    }
}

#[test]
fn other_pages_and_parts_of_files_are_not_evaluated() {
    let server = Server::start();
    let file = labelled(&json!({}));
    let path = format!("/api/evaluation?size={}", file.len());
    let elsewhere = FILE.replace("http://localhost", "http://other");
    for (path, headers, status) in [
        (path.as_str(), "content-type: application/octet-stream\r\n", 403),
        (path.as_str(), "x-khabar: page\r\ncontent-type: application/json\r\n", 403),
        (path.as_str(), elsewhere.as_str(), 403),
        ("/api/evaluation", FILE, 400),
        ("/api/evaluation?size=9", FILE, 400),
        ("/api/evaluation?size=9&name=x", FILE, 400),
        ("/api/evaluation?size=67108865", FILE, 413),
    ] {
        let (found, answer) = server.bring_as(path, headers, &file);
        assert_eq!(found, status, "{path}: {answer}");
        assert!(answer["error"].is_string(), "{path}");
    }
    assert_eq!(server.ask("GET /api/evaluation?size=1", "localhost").0, 405);
}

#[test]
fn decisions_about_claims_are_counted() {
    let server = Server::start();
    let nothing = json!({"claims": 2, "looked_at": 0, "confirmed": 0, "rejected": 0, "retyped": 0, "gone": 0, "types": []});
    assert_eq!(server.get("/api/reviewed").1, nothing);
    for decision in [
        json!({"who": "mona", "do": "confirm", "claim": "aa11-1"}),
        json!({"who": "mona", "do": "reject", "claim": "aa22-1"}),
    ] {
        assert_eq!(server.post(&decision, PAGE).0, 200);
    }
    let verdicts =
        json!({"type": "ASSAULT", "looked_at": 2, "confirmed": 1, "rejected": 1, "retyped": 0});
    assert_eq!(server.get("/api/reviewed").1["types"], json!([verdicts]));
}
