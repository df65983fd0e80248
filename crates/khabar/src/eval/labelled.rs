//! Documents that somebody has labelled, as they come: each read by the program and scored, or refused with a reason.

use std::panic::{AssertUnwindSafe, catch_unwind};

use khabar_store::record::Record;
use serde::{Serialize, de::IgnoredAny};
use serde_json::error::Category;

use super::Scores;
use crate::{Khabar, choices, incoming::LARGEST_TEXT};

/// The score of a file of labelled documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labelled {
    /// Over all documents that could be compared.
    pub scores: Scores,
    /// The others.
    pub refused: Vec<Refused>,
}

/// Why a document cannot be scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Its line, where the file holds one document a line; `None` for the file as a whole.
    pub line: Option<usize>,
    /// The reason as one of a few words: `empty json shape blank large offsets unlabelled othertext fault`.
    pub code: &'static str,
    /// The reason as a sentence that goes on after the document's name.
    pub reason: String,
}

type Refusal = (&'static str, String);

/// Read and score every document of a file: one JSON object of the data contract, or one a line.
pub fn score(khabar: &Khabar, bytes: &[u8]) -> Labelled {
    let mut labelled = Labelled::default();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        labelled.refuse(None, ("empty", "is empty".into()));
        return labelled;
    }
    match record(bytes) {
        Ok(gold) => labelled.add(khabar, None, &gold),
        Err(refusal) => match lines(bytes) {
            Some(lines) => lines.for_each(|(line, bytes)| match record(bytes) {
                Ok(gold) => labelled.add(khabar, Some(line), &gold),
                Err(refusal) => labelled.refuse(Some(line), refusal),
            }),
            None => labelled.refuse(None, refusal),
        },
    }
    labelled
}

/// The lines that are not blank, with their numbers, where the file is not one value and a line is an object of its own.
fn lines(bytes: &[u8]) -> Option<impl Iterator<Item = (usize, &[u8])>> {
    let lines = || {
        let all = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
        (1..).zip(all).filter(|(_, line)| !line.is_empty())
    };
    let is_value = |bytes: &[u8]| serde_json::from_slice::<IgnoredAny>(bytes).is_ok();
    let is_object = |line: &[u8]| line.first() == Some(&b'{') && is_value(line);
    (!is_value(bytes) && lines().any(|(_, line)| is_object(line))).then(lines)
}

fn record(bytes: &[u8]) -> Result<Record, Refusal> {
    let record: Record = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        Category::Data => (
            "shape",
            format!("is JSON, but no document of the data contract (docs/format.md): {error}"),
        ),
        _ => ("json", format!("is not JSON: {error}")),
    })?;
    if record.text.trim().is_empty() {
        return Err(("blank", "holds no text".into()));
    }
    if record.text.len() as u64 > LARGEST_TEXT {
        let most = LARGEST_TEXT >> 20;
        return Err(("large", format!("holds a text of more than {most} MiB, as no article does")));
    }
    if let Some(flaw) = record.flaw() {
        return Err(("offsets", format!("is not sound: {flaw}")));
    }
    if let Some(row) = record.claims.iter().position(|claim| claim.trigger[0] >= claim.trigger[1]) {
        return Err(("offsets", format!("is not sound: claim {row} has a trigger without words")));
    }
    let rows = [
        record.mentions.len(),
        record.claims.len(),
        record.times.len(),
        record.quantities.len(),
        record.framing.len(),
        record.boilerplate.len(),
    ];
    if rows == [0; 6] {
        let reason = "holds a text but no labels: no mentions, claims, times or quantities".into();
        return Err(("unlabelled", reason));
    }
    Ok(record)
}

impl Labelled {
    fn add(&mut self, khabar: &Khabar, line: Option<usize>, gold: &Record) {
        // A fault of ours in one document must not keep the others out.
        let read =
            AssertUnwindSafe(|| khabar.read(gold.text.as_bytes(), choices::header(gold)).record());
        let Ok(system) = catch_unwind(read) else {
            self.refuse(line, ("fault", "met a fault in Khabar".into()));
            return;
        };
        if self.scores.add(gold, &system).is_err() {
            let reason =
                "is read with another text than the labelled one, so places cannot be compared";
            self.refuse(line, ("othertext", reason.into()));
        }
    }

    fn refuse(&mut self, line: Option<usize>, (code, reason): Refusal) {
        self.refused.push(Refused { line, code, reason });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const TEXT: &str = "قصف الجيش السوري مدينة سراقب يوم الثلاثاء.";

    fn labelled(more: &Value) -> String {
        let mut document = json!({
            "id": "a", "text": TEXT,
            "entities": [{"id": "army", "type": "ARM", "ar": "الجيش السوري"}],
            "mentions": [{"start": 4, "end": 16, "type": "ARM", "level": "NAM", "entity": "army"}],
            "claims": [{"id": "a-1", "type": "ASSAULT", "trigger": [0, 3], "actors": ["army"]}],
        });
        if let (Some(document), Some(more)) = (document.as_object_mut(), more.as_object()) {
            document.extend(more.clone());
        }
        document.to_string()
    }

    fn codes(text: &str) -> Vec<(Option<usize>, &'static str)> {
        let scored = score(Khabar::embedded(), text.as_bytes());
        scored.refused.iter().map(|one| (one.line, one.code)).collect()
    }

    #[test]
    fn a_document_and_the_same_on_a_line_have_one_score() {
        let one = score(Khabar::embedded(), labelled(&json!({})).as_bytes());
        assert_eq!((one.scores.documents(), one.refused.len()), (1, 0), "{:?}", one.refused);
        let (_, triggers) = one.scores.rows()[9];
        assert_eq!((triggers.right, triggers.gold), (1.0, 1.0));
        let pretty: Value = serde_json::from_str(&labelled(&json!({}))).unwrap();
        let over_lines = serde_json::to_string_pretty(&pretty).unwrap();
        assert_eq!(score(Khabar::embedded(), over_lines.as_bytes()), one);
        let two = format!("{0}\n\n{0}\r\n", labelled(&json!({})));
        let two = score(Khabar::embedded(), two.as_bytes());
        assert_eq!((two.scores.documents(), two.scores.rows()[9].1.right), (2, 2.0));
    }

    #[test]
    fn what_cannot_be_scored_says_why() {
        for (text, code) in [
            (String::new(), "empty"),
            (" \n ".into(), "empty"),
            ("قصف الجيش".into(), "json"),
            (r#"{"id": "a", "text": "#.into(), "json"),
            ("[1, 2]".into(), "shape"),
            (r#"{"doc_id": 7, "tokens": []}"#.into(), "shape"),
            (r#"{"id": "a"}"#.into(), "shape"),
            (labelled(&json!({"claims": [{"id": "a-1", "type": "ASSAULT"}]})), "shape"),
            (labelled(&json!({"text": " "})), "blank"),
            (labelled(&json!({"text": "a".repeat(5 << 20)})), "large"),
            (
                labelled(&json!({"claims": [{"id": "a-1", "type": "AID", "trigger": [90, 99]}]})),
                "offsets",
            ),
            (
                labelled(&json!({"claims": [{"id": "a-1", "type": "AID", "trigger": [3, 3]}]})),
                "offsets",
            ),
            (labelled(&json!({"mentions": [], "claims": []})), "unlabelled"),
        ] {
            let shown: String = text.chars().take(90).collect();
            assert_eq!(codes(&text), [(None, code)], "{shown}");
        }
    }

    #[test]
    fn a_line_that_cannot_be_scored_keeps_no_other_out() {
        let good = labelled(&json!({}));
        let bad = labelled(&json!({"mentions": [], "claims": []}));
        let file = format!("x\n{good}\n{bad}\n\n{{\n{good}\n");
        assert_eq!(codes(&file), [(Some(1), "json"), (Some(3), "unlabelled"), (Some(5), "json")]);
        assert_eq!(score(Khabar::embedded(), file.as_bytes()).scores.documents(), 2);
    }
}
