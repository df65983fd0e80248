//! How well the program reads, as it was measured when it was built, and what it is known not to do.

use axum::Json;
use serde::Serialize;
use serde_json::value::RawValue;

/// Scores on the annotated documents, as `cargo xtask eval --write` keeps them.
const SCORES: &str = include_str!("../../../../eval/gold.json");
/// What this version does not do, in Markdown.
const LIMITS: &str = include_str!("../../../../docs/limits.md");

#[derive(Serialize)]
pub(super) struct Quality {
    scores: Option<&'static RawValue>,
    limits: Vec<String>,
}

pub(super) async fn quality() -> Json<Quality> {
    Json(Quality { scores: serde_json::from_str(SCORES).ok(), limits: items(LIMITS) })
}

/// The items of a list in Markdown; what is written on several lines is one.
fn items(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in text.lines() {
        if let Some(begin) = line.strip_prefix("- ") {
            items.push(begin.to_owned());
        } else if let (Some(last), true) = (items.last_mut(), line.starts_with("  ")) {
            last.push(' ');
            last.push_str(line.trim());
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn an_item_may_run_over_several_lines() {
        assert_eq!(items("# Limits\n\n- one\n  more\n- two\n"), ["one more", "two"]);
    }
}
