//! Whom a text names as where it has its words from: a last line `المصدر: ...`, an agency at either end.

use std::sync::LazyLock;

use khabar_text::normal;
use serde::Serialize;

use crate::search::{Word, words};

/// What credits look like.
const TABLE: &str = include_str!("../../../../data/lexicon/credits.tsv");
/// Words at the beginning of a text among which an agency is named.
const HEAD: usize = 8;
/// Words at the end of a text among which it is.
const TAIL: usize = 24;
/// Words that the name behind "source" has at most.
const NAME: usize = 6;
/// What stands before the name of an outlet and is no part of it, folded.
const KINDS: [&str; 4] = ["صحيفه", "جريده", "موقع", "قناه"];

/// A credit, with its place in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// The agency by its usual name, or the words behind "source".
    pub name: String,
    /// First byte of the words.
    pub start: usize,
    /// After the last.
    pub end: usize,
}

/// The forms of a row as folded words, with the name that they stand for.
struct Agency {
    name: &'static str,
    words: Vec<String>,
}

static AGENCIES: LazyLock<Vec<Agency>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let cells = rows.map(|line| line.split('\t').collect::<Vec<_>>());
    cells
        .filter(|cells| cells.get(1) == Some(&"agency"))
        .flat_map(|cells| {
            let (name, forms) = (cells[2], cells.get(3).copied().unwrap_or_default());
            forms
                .split('|')
                .map(move |form| Agency { name, words: form.split(' ').map(normal).collect() })
        })
        .collect()
});

/// The credits of a text, in order, each name once.
pub fn credits(text: &str) -> Vec<Credit> {
    let words: Vec<Word<'_>> = words(text).collect();
    let mut found = Vec::new();
    found.extend(named_source(text, &words));
    let tail = words.len().saturating_sub(TAIL).max(HEAD);
    for at in (0..words.len()).filter(|&at| at < HEAD || at >= tail) {
        found.extend(agency(text, &words, at));
    }
    let mut seen = Vec::new();
    found.retain(|credit: &Credit| {
        let new = !seen.contains(&credit.name);
        seen.push(credit.name.clone());
        new
    });
    found
}

/// An agency that is set apart as a credit is: in brackets, between dashes, or alone on its line.
fn agency(text: &str, words: &[Word<'_>], at: usize) -> Option<Credit> {
    let found = AGENCIES.iter().filter(|agency| {
        let here = words.iter().skip(at).take(agency.words.len());
        here.map(|word| &word.normal).eq(&agency.words)
    });
    let longest = found.max_by_key(|agency| agency.words.len())?;
    let first = words.get(at)?;
    let last = words.get(at + longest.words.len() - 1)?;
    let (start, end) = (first.start, last.start + last.surface.len());
    let before = text.get(..start)?.trim_end_matches([' ', '\u{a0}']);
    let after = text.get(end..)?.trim_start_matches([' ', '\u{a0}']);
    let opens =
        |c: char| matches!(c, '(' | '[' | '«' | '"' | '-' | '–' | '—' | ':' | '\n' | '/' | '،');
    let closes =
        |c: char| matches!(c, ')' | ']' | '»' | '"' | '-' | '–' | '—' | ':' | '\n' | '/' | '،');
    let apart = before.chars().next_back().is_none_or(opens)
        && after.chars().next().is_none_or(|c| closes(c) || (c == '.' && after.len() < 3));
    apart.then(|| Credit { name: longest.name.into(), start, end })
}

/// What stands behind `المصدر:` on one of the last lines.
fn named_source(text: &str, words: &[Word<'_>]) -> Option<Credit> {
    let from = words.len().saturating_sub(TAIL);
    let at = (from..words.len())
        .find(|&at| words.get(at).is_some_and(|word| word.normal == "المصدر"))?;
    let head = words.get(at)?;
    let rest = text.get(head.start + head.surface.len()..)?;
    let behind = rest.trim_start_matches([' ', '\u{a0}']).strip_prefix([':', '-', '\u{2013}'])?;
    let line = behind.lines().next()?;
    let named: Vec<Word<'_>> = crate::search::words(line).collect();
    if named.len() > NAME || named.iter().any(|word| word.surface.contains(char::is_numeric)) {
        return None;
    }
    // A newspaper is called by its name; an agency's name often holds the word.
    let is_kind = |word: &&Word<'_>| KINDS.contains(&word.normal.as_str());
    let first =
        named.get(usize::from(named.len() > 1 && named.first().as_ref().is_some_and(is_kind)))?;
    let name = line.get(first.start..)?.trim_end().trim_end_matches('.');
    let at_line = head.start + head.surface.len() + rest.len() - behind.len();
    let start = at_line + first.start;
    Some(Credit { name: name.to_owned(), start, end: start + name.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        credits(text).into_iter().map(|credit| credit.name).collect()
    }

    #[test]
    fn a_credit_is_what_is_set_apart() {
        let body = "قال المسؤول إن العمل مستمر في المواقع كلها وإن النتائج ستعلن في الأيام المقبلة بعد أن تنتهي اللجان من عملها في المناطق كلها ".repeat(2);
        assert_eq!(names(&format!("الرياض - واس: {body}")), ["واس"]);
        assert_eq!(names(&format!("{body}\n(أ ف ب)")), ["فرانس برس"]);
        assert_eq!(names(&format!("{body}\nالمصدر: جريدة الأفق")), ["الأفق"]);
        assert_eq!(
            names(&format!("{body}\nالمصدر: وكالة ندى السهل (نموذج)\nنص نموذجي")),
            ["وكالة ندى السهل (نموذج)"]
        );
        assert!(names(&format!("نقلت رويترز عن مصدر أن {body}")).is_empty());
        assert!(names(&format!("{body} وأضاف المصدر: لا تعليق على هذا كله ولا على سواه")).is_empty());
    }

    #[test]
    fn a_credit_leads_back_to_its_words() {
        let text = "لندن (رويترز) - ارتفع النفط";
        let credit = credits(text).pop().expect("a credit");
        assert_eq!(text.get(credit.start..credit.end), Some("رويترز"));
    }
}
