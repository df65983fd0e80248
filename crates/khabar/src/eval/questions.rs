//! Questions with their accepted answers: which first answers of a collection are right.
//!
//! Two forms are read: a JSON list of `{"id", "ar" or "en", "answer", "accept": [...]}`, and lines of `form<TAB>question<TAB>accepted`, where accepted answers
//! are parted by `|`, `-` stands for none, which may not be answered, and `~words` for an answer that holds these words.

use std::{collections::BTreeMap, fmt::Write};

use khabar_store::{Reader, StoreError, folded};
use serde::{Deserialize, Serialize};

use crate::Khabar;

/// A question with what answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Of what kind it is; results are counted by it.
    pub form: String,
    /// The question.
    pub text: String,
    /// What answers it.
    pub accepted: Accepted,
}

/// What answers a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// Nothing does, and none may be given.
    Nothing,
    /// Any of these, in any spelling, with or without article.
    Any(Vec<String>),
    /// What holds these words.
    Holding(String),
}

/// What became of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Of what kind it is.
    pub form: String,
    /// The question.
    pub question: String,
    /// Whether the first answer is right.
    pub right: bool,
    /// The first answer as text and as value.
    pub first: Option<(String, String)>,
    /// Whether one of the others is right.
    pub among_others: bool,
}

#[derive(Deserialize)]
struct Row {
    ar: Option<String>,
    en: Option<String>,
    answer: String,
    accept: Vec<String>,
}

/// The questions of a file.
///
/// # Errors
/// A sentence on the line that cannot be read.
pub fn read(text: &str) -> Result<Vec<Question>, String> {
    if text.trim_start().starts_with('[') {
        let rows: Vec<Row> = serde_json::from_str(text)
            .map_err(|error| format!("this is no list of questions: {error}"))?;
        return rows
            .into_iter()
            .map(|row| {
                let text = row.ar.or(row.en).ok_or("a question has neither `ar` nor `en`")?;
                Ok(Question { form: row.answer, text, accepted: Accepted::Any(row.accept) })
            })
            .collect();
    }
    let lines = text.lines().zip(1..);
    let lines = lines.filter(|(line, _)| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|(line, number)| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [form, text, accepted] = cells[..] else {
                return Err(format!(
                    "line {number} has {} cells: expected form, question and accepted answers, parted by tabs",
                    cells.len()
                ));
            };
            let accepted = match accepted.strip_prefix('~') {
                Some(words) => Accepted::Holding(words.to_owned()),
                None if accepted == "-" => Accepted::Nothing,
                None => Accepted::Any(accepted.split('|').map(str::to_owned).collect()),
            };
            Ok(Question { form: form.to_owned(), text: text.to_owned(), accepted })
        })
        .collect()
}

/// Ask a collection every question.
///
/// # Errors
/// The collection cannot be read.
pub fn ask(
    khabar: &Khabar,
    reader: &Reader,
    questions: &[Question],
) -> Result<Vec<Outcome>, StoreError> {
    questions
        .iter()
        .map(|question| {
            let understood = khabar.question(&question.text);
            let answers = match &understood {
                Some(understood) => reader.answer(understood, MOST)?.answers,
                None => Vec::new(),
            };
            let accepts =
                |answer: &khabar_store::gaps::Answer| question.accepts(&answer.text, &answer.value);
            let right = match question.accepted {
                Accepted::Nothing => understood.is_some() && answers.is_empty(),
                _ => answers.first().is_some_and(accepts),
            };
            Ok(Outcome {
                form: question.form.clone(),
                question: question.text.clone(),
                right,
                first: answers.first().map(|answer| (answer.text.clone(), answer.value.clone())),
                among_others: answers.iter().skip(1).any(accepts),
            })
        })
        .collect()
}

/// Answers that are asked for.
const MOST: usize = 5;

/// How many are right, by form, and those that are not.
pub fn shown(outcomes: &[Outcome]) -> String {
    let mut forms: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for outcome in outcomes {
        let (right, all) = forms.entry(&outcome.form).or_default();
        *right += usize::from(outcome.right);
        *all += 1;
    }
    let mut text = String::new();
    for (form, (right, all)) in &forms {
        let _ = writeln!(text, "{form:10} {right:3} of {all:3}");
    }
    let right = right(outcomes);
    let others = outcomes.iter().filter(|outcome| !outcome.right && outcome.among_others).count();
    let _ = writeln!(text, "{:10} {right:3} of {:3}", "all", outcomes.len());
    let _ = writeln!(text, "right further down: {others}");
    for outcome in outcomes.iter().filter(|outcome| !outcome.right) {
        let first = outcome.first.as_ref().map_or("no answer", |(text, _)| text.as_str());
        let first: String = first.chars().take(40).collect();
        let _ = writeln!(text, "wrong\t{}\t{}\t{first}", outcome.form, outcome.question);
    }
    text
}

/// How many first answers are right.
pub fn right(outcomes: &[Outcome]) -> usize {
    outcomes.iter().filter(|outcome| outcome.right).count()
}

impl Question {
    fn accepts(&self, text: &str, value: &str) -> bool {
        match &self.accepted {
            Accepted::Nothing => false,
            Accepted::Holding(words) => bare(text).contains(&bare(words)),
            Accepted::Any(all) => {
                let (text, value) = (bare(text), bare(value));
                all.iter().map(|one| bare(one)).any(|one| one == text || one == value)
            }
        }
    }
}

/// One spelling, without articles.
fn bare(text: &str) -> String {
    let folded = folded(text);
    let words = folded.split(' ').map(|word| word.strip_prefix("ال").unwrap_or(word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() {
        let lines = "# x\nwho\tمن زار القاهرة؟\tالوزير|وزير الخارجية\nnone\tمن زار روما؟\t-\nwhat\tماذا قال؟\t~وقف القتال\n";
        let questions = read(lines).expect("three questions");
        assert!(questions[0].accepts("وزير", "x") && questions[0].accepts("x", "الوزير"));
        assert!(!questions[0].accepts("الوزيرة", "x"));
        assert_eq!(questions[1].accepted, Accepted::Nothing);
        assert!(questions[2].accepts("طالب بوقف القتال أو وقف القتال فورا", "x"));
        let json = r#"[{"id": "q", "ar": "من؟", "answer": "entity", "accept": ["أحمد"]}]"#;
        assert!(read(json).expect("one")[0].accepts("احمد", "x"));
        assert!(read("a\tb").expect_err("a cell is missing").starts_with("line 1 has 2 cells"));
    }
}
