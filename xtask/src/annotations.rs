//! `cargo xtask annotations`: our annotation of articles, put together with their texts, which are not ours to ship.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::run::{root, run, say, shared};

/// The parts of the annotation that neither rules nor weights are made with, and what they are.
pub(crate) const UNSEEN: [(&str, &str); 3] = [
    ("held-out", "20 articles of Gulf and Tunisian papers and broadcasters"),
    (
        "unseen-outlets",
        "26 articles of papers of six countries and of the Arabic services of the BBC and CNN, annotated after the rules were written",
    ),
    (
        "unseen-press",
        "164 articles of Saudi papers of July and August 2015, annotated after the rules were written",
    ),
];

/// All parts: what weights are learnt from, and what nobody looks at.
fn parts() -> impl Iterator<Item = &'static str> {
    std::iter::once("train").chain(UNSEEN.map(|(part, _)| part))
}

/// Write the annotated documents into `target/annotations`, a folder for each part; `None` where the texts are not beside the repository.
///
/// # Errors
/// An article that is missing, or another text than the annotated one.
pub(crate) fn annotations() -> anyhow::Result<Option<PathBuf>> {
    let mut texts = HashMap::new();
    for collection in ["data/raw/articles-2000.jsonl", "data/stories/articles.jsonl"] {
        let articles = shared().map(|shared| shared.join(collection));
        let Some(articles) = articles.filter(|articles| articles.exists()) else {
            say(&format!(
                "SKIPPED: annotated articles, because there is no ../shared/{collection}"
            ));
            return Ok(None);
        };
        read_texts(&articles, &mut texts)?;
    }
    let out = root().join("target/annotations");
    for part in parts() {
        fs::create_dir_all(out.join(part))
            .with_context(|| format!("cannot make {}", out.join(part).display()))?;
    }
    let path = root().join("data/annotations/claims.jsonl");
    let lines =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut written = 0;
    for line in lines.lines() {
        let row: Value = serde_json::from_str(line).context("claims.jsonl: a line is no JSON")?;
        let id = row["article"].as_str().context("claims.jsonl: a line names no article")?;
        let part = row["part"].as_str();
        let part = parts().find(|known| Some(*known) == part).with_context(|| {
            format!("{id}: expected a part among {}", parts().collect::<Vec<_>>().join(", "))
        })?;
        let Some(same_id) = texts.get(id) else { bail!("../shared/data has no article {id}") };
        let annotated = |text: &&String| {
            row["sha256"].as_str() == Some(format!("{:x}", Sha256::digest(text)).as_str())
        };
        let Some(text) = same_id.iter().find(annotated) else {
            bail!("{id}: the text in ../shared/data is not the annotated one")
        };
        let file = out.join(part).join(format!("{id}.json"));
        fs::write(&file, document(id, text, &row).to_string())
            .with_context(|| format!("cannot write {}", file.display()))?;
        written += 1;
    }
    say(&format!("{written} annotated documents in {}", out.display()));
    Ok(Some(out))
}

/// Write our own sentences as annotated documents to learn from, beside the articles: the cases of `spec/` that have a table of claims into
/// `target/annotations/spec`, those of `data/annotations/written` into `target/annotations/written`.
///
/// # Errors
/// The cases cannot be read.
pub(crate) fn cases() -> anyhow::Result<[PathBuf; 2]> {
    let example = ["run", "--release", "--quiet", "--package", "khabar", "--example", "spec"];
    let write = |from: &str, name: &str| -> anyhow::Result<PathBuf> {
        let out = root().join("target/annotations").join(name);
        let folder = out.to_str().context("the path of the repository is not UTF-8")?;
        let flags = ["--", "--from", from, "--lessons", folder];
        run("cargo", &[&example[..], &flags].concat())?;
        Ok(out)
    };
    Ok([write("spec", "spec")?, write("data/annotations/written", "written")?])
}

/// Articles by their ids, each headline, where there is one, before its text. Two collections may have an id in common.
fn read_texts(path: &Path, texts: &mut HashMap<String, Vec<String>>) -> anyhow::Result<()> {
    let lines =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    for line in lines.lines() {
        let article: Value = serde_json::from_str(line)
            .with_context(|| format!("{}: a line is no JSON", path.display()))?;
        let cell = |name: &str| article[name].as_str().unwrap_or_default();
        let title = cell("title").trim();
        let text = if title.is_empty() {
            cell("text").to_string()
        } else {
            format!("{title}\n\n{}", cell("text"))
        };
        texts.entry(cell("id").to_string()).or_default().push(text);
    }
    Ok(())
}

/// A document of the data contract from a line of annotation.
fn document(id: &str, text: &str, row: &Value) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut entities: Vec<Value> = Vec::new();
    let mentions: Vec<Value> = list(&row["mentions"])
        .iter()
        .map(|mention| {
            let [start, end, kind, level, entity] = [0, 1, 2, 3, 4].map(|at| &mention[at]);
            if !entities.iter().any(|have| have["id"] == *entity) {
                entities.push(json!({"id": entity, "type": kind, "ar": "", "en": ""}));
            }
            json!({"start": start, "end": end, "type": kind, "level": level, "entity": entity})
        })
        .collect();
    let claims: Vec<Value> = list(&row["claims"])
        .iter()
        .enumerate()
        .map(|(number, claim)| {
            let or = |name: &str, usual: Value| {
                if claim[name].is_null() { usual } else { claim[name].clone() }
            };
            let sources: Vec<Value> = list(&claim["sources"])
                .iter()
                .map(|entity| json!({"entity": entity, "cue": null}))
                .collect();
            json!({
                "id": format!("c{number}"),
                "type": claim["type"],
                "mode": claim["mode"],
                "trigger": claim["trigger"],
                "actors": or("actors", json!([])),
                "recipients": or("recipients", json!([])),
                "places": or("places", json!([])),
                "polarity": or("polarity", json!("affirmed")),
                "modality": or("modality", json!("actual")),
                "phase": claim["phase"],
                "sources": sources,
            })
        })
        .collect();
    json!({
        "id": id, "text": text, "published": "2016-06-15", "kind": "news", "boilerplate": [],
        "entities": entities, "mentions": mentions, "times": [], "quantities": [], "claims": claims, "framing": [],
    })
}
