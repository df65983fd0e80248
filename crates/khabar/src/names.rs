//! The recogniser of names trained and scored on files with a token and its tag a line.

use std::{fmt, fmt::Write as _, ops::AddAssign};

use khabar_extract::recogniser::{Tag, spans, token, train};
use khabar_types::{EntityType, Header, Level};
use serde::Serialize;

use crate::Khabar;

pub use khabar_extract::recogniser::train::{Annotated, Plan};

/// A line of a file that has no tag, or one that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    line: usize,
    found: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}: expected a token, a space and a tag (O, B-PERS, I-ORG, ...), found `{}`",
            self.line, self.found
        )
    }
}

impl std::error::Error for BadLine {}

/// The sentences of a file: a token and its tag a line, an empty line behind each sentence.
///
/// # Errors
/// A line that is neither, with its number. Tags that are misspelt like those of AQMAR (`OO`, `B-MIS1`) are read as what they must mean.
pub fn read(text: &str) -> Result<Vec<Annotated>, BadLine> {
    let mut sentences = vec![Annotated::default()];
    for (index, line) in text.lines().enumerate() {
        let mut cells = line.split_whitespace();
        let Some(word) = cells.next() else {
            sentences.push(Annotated::default());
            continue;
        };
        let bad = || BadLine { line: index + 1, found: line.chars().take(60).collect() };
        let tag = cells.next_back().and_then(tag).ok_or_else(bad)?;
        let sentence = sentences.last_mut().expect("never empty");
        sentence.tokens.push(token(word));
        sentence.tags.push(tag);
    }
    sentences.retain(|sentence| !sentence.tokens.is_empty());
    Ok(sentences)
}

fn tag(written: &str) -> Option<Tag> {
    let Some((part, kind)) = written.split_once('-') else {
        return matches!(written, "O" | "OO" | "IO").then_some(Tag::Out);
    };
    let kind = match kind.trim_start_matches('-') {
        "PER" | "PERS" => "PERS",
        "ORG" => "ORG",
        "LOC" => "LOC",
        other
            if other.starts_with("MIS") || other.chars().all(|sign| sign.is_ascii_uppercase()) =>
        {
            "MISC"
        }
        _ => return None,
    };
    Tag::from_name(&format!("{part}-{kind}"))
}

/// Names that are right, annotated and found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Found and right: all tokens and the type.
    pub right: usize,
    /// In the annotation.
    pub gold: usize,
    /// Found.
    pub system: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.gold += other.gold;
        self.system += other.system;
    }
}

impl Counts {
    /// Precision, recall and their harmonic mean.
    pub fn scores(&self) -> (f64, f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "counts of names")]
        let ratio = |of: usize| if of == 0 { 0.0 } else { self.right as f64 / of as f64 };
        let (precision, recall) = (ratio(self.system), ratio(self.gold));
        let sum = precision + recall;
        (precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 })
    }
}

/// The types of names, in the order of tables.
const KINDS: [&str; 4] = ["PERS", "ORG", "LOC", "MISC"];

/// Scores by type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table([Counts; 4]);

impl Table {
    /// Count a sentence in: names are spans of tokens with a type, as conlleval counts them.
    pub fn add(&mut self, gold: &[(usize, usize, &str)], system: &[(usize, usize, &str)]) {
        for (kind, counts) in KINDS.iter().zip(&mut self.0) {
            let of = |spans: &[(usize, usize, &str)]| {
                spans.iter().filter(|span| span.2 == *kind).count()
            };
            counts.gold += of(gold);
            counts.system += of(system);
            counts.right +=
                system.iter().filter(|span| span.2 == *kind && gold.contains(span)).count();
        }
    }

    /// Each type with its counts, then all together.
    pub fn rows(&self, with_misc: bool) -> Vec<(&'static str, Counts)> {
        let mut rows: Vec<_> = KINDS.into_iter().zip(self.0).collect();
        if !with_misc {
            rows.pop();
        }
        let mut all = Counts::default();
        for (_, counts) in &rows {
            all += *counts;
        }
        rows.push(("all", all));
        rows
    }

    /// The table as text.
    pub fn shown(&self, with_misc: bool) -> String {
        let mut text = String::from("           P      R     F1   right / gold / system");
        for (kind, counts) in self.rows(with_misc) {
            let (p, r, f) = counts.scores();
            let Counts { right, gold, system } = counts;
            write!(text, "\n{kind:5} {p:6.3} {r:6.3} {f:6.3}   {right} / {gold} / {system}")
                .expect("a string takes all");
        }
        text
    }
}

impl Khabar {
    /// Train the recogniser of names on sentences in the order of their texts.
    pub fn train_names(&self, sentences: &[Annotated], plan: Plan) -> Vec<u8> {
        train::train(self.knowledge(), sentences, plan)
    }

    /// The tags that a recogniser gives to the sentences of one document; `None` for the one that the program carries.
    ///
    /// # Errors
    /// Weights that cannot be read.
    pub fn tag_names(
        &self,
        weights: Option<&[u8]>,
        sentences: &[Annotated],
    ) -> Result<Vec<Vec<Tag>>, crate::recogniser::WeightsError> {
        let tokens: Vec<&[String]> =
            sentences.iter().map(|sentence| sentence.tokens.as_slice()).collect();
        let own;
        let recogniser = match weights {
            Some(bytes) => {
                own = crate::Recogniser::read(bytes)?;
                &own
            }
            None => self.knowledge().recogniser.as_ref().expect("the program carries one"),
        };
        Ok(recogniser.tag(self.knowledge(), &tokens))
    }

    /// The names that the whole line finds in sentences of one document, as spans of their tokens.
    pub fn line_names(&self, sentences: &[Annotated]) -> Vec<Vec<(usize, usize, &'static str)>> {
        let mut text = String::new();
        let mut starts: Vec<Vec<usize>> = Vec::new();
        for sentence in sentences {
            let mut list = Vec::new();
            for token in &sentence.tokens {
                list.push(text.len());
                text.push_str(token);
                text.push(' ');
            }
            list.push(text.len());
            text.push('\n');
            starts.push(list);
        }
        let reading = self.read(text.as_bytes(), Header::default());
        let mut names: Vec<Vec<(usize, usize, &'static str)>> =
            sentences.iter().map(|_| Vec::new()).collect();
        let mut covered = 0;
        for mention in reading.mentions.mentions.rows() {
            let (start, end) = (mention.span.start() as usize, mention.span.end() as usize);
            if mention.level != Level::Nam || end <= covered {
                continue;
            }
            covered = end;
            let sentence = starts.partition_point(|list| list[0] <= start) - 1;
            let at = |offset: usize| starts[sentence].partition_point(|token| *token <= offset);
            let kind = match mention.kind {
                EntityType::Per => "PERS",
                EntityType::Org | EntityType::Arm | EntityType::Grp => "ORG",
                EntityType::Gpe | EntityType::Loc => "LOC",
            };
            names[sentence].push((at(start) - 1, at(end - 1), kind));
        }
        names
    }
}

/// The names of an annotated sentence.
pub fn gold(sentence: &Annotated) -> Vec<(usize, usize, &'static str)> {
    spans(&sentence.tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "قال O\nسليم B-PERS\nالزين I-PERS\n\nعاد O\nكريم B-PER\nالبحري I-PER\n\n";

    #[test]
    fn the_same_sentences_give_the_same_bytes_and_names_come_out() {
        let khabar = Khabar::embedded();
        let sentences = read(&TWO.repeat(6)).expect("tagged");
        let plan = Plan { epochs: 6, parts: 2, ..Plan::default() };
        let weights = khabar.train_names(&sentences, plan);
        assert_eq!(weights, khabar.train_names(&sentences, plan));
        let text = read("قال O\nكريم O\nالبحري O\n").expect("tagged");
        let tags = khabar.tag_names(Some(&weights), &text).expect("just written");
        assert_eq!(tags, [[Tag::Out, Tag::BeginPer, Tag::InPer]]);
    }

    #[test]
    fn misspelt_tags_are_read_and_others_refused_with_their_line() {
        let tags =
            read("ذرة B-MIS1\nو OO\nضوء I--ORG\n").expect("as AQMAR writes them").remove(0).tags;
        assert_eq!(tags, [Tag::BeginMisc, Tag::Out, Tag::InOrg]);
        let error = read("ذرة O\nضوء\n").expect_err("no tag").to_string();
        assert!(error.starts_with("line 2: expected a token, a space and a tag"), "{error}");
    }

    #[test]
    fn names_are_counted_by_type() {
        let mut table = Table::default();
        table.add(&[(0, 2, "PERS"), (3, 4, "LOC")], &[(0, 2, "PERS"), (3, 4, "ORG")]);
        let all = table.rows(true).pop().expect("the last row").1;
        assert_eq!(all, Counts { right: 1, gold: 2, system: 2 });
        assert!(table.shown(true).ends_with("all    0.500  0.500  0.500   1 / 2 / 2"));
    }
}
