//! How a claim was read: its sentence, its words, the rule, and the tree of the sentence.

use khabar_store::record::{ClaimRecord, EntityRecord, Offsets, Record, TimeRecord};
use serde::Serialize;

use crate::{Khabar, record_words::words, treebank::Cut};

/// What stands behind a claim. Offsets are code points of the document's text.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// The document.
    pub document: String,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When.
    pub published: Option<String>,
    /// The sentence that holds the trigger.
    pub sentence: String,
    /// The words that name the event.
    pub trigger: String,
    /// The dictionary form of the row of the table that fits them.
    pub lemma: Option<String>,
    /// The sentence as a tree, in CoNLL-U.
    pub tree: String,
    /// The same tree, word by word.
    pub words: Vec<Branch>,
    /// The expression behind the claim's time.
    pub time: Option<TimeRecord>,
    /// Everybody and every place that the claim names.
    pub entities: Vec<EntityRecord>,
    /// The claim as it was read.
    pub claim: ClaimRecord,
}

/// A word of a sentence and what it hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Branch {
    /// Its place in the sentence, from 1.
    pub number: usize,
    /// As the tree writes it; a clitic is a word of its own.
    pub form: String,
    /// Where its token stands.
    pub at: Option<Offsets>,
    /// Part of speech, a tag of Universal Dependencies.
    pub part: String,
    /// The number of the word that it hangs on; 0 for the top of the sentence.
    pub head: usize,
    /// How, a relation of Universal Dependencies.
    pub relation: String,
}

/// Explain the claim at that place of a record. `None` where there is none.
///
/// The record keeps no trees: the sentence is read anew, and the same version reads the same tree.
pub fn explain(record: &Record, place: usize) -> Option<Explanation> {
    let claim = record.claims.get(place)?;
    let span = sentence(record, claim);
    let sentence = span.map(|span| words(&record.text, span)).unwrap_or_default();
    let khabar = Khabar::embedded();
    // A sentence over several lines is one tree.
    let line: String = sentence.chars().map(|sign| if sign == '\n' { ' ' } else { sign }).collect();
    let tree = khabar.conllu(line.as_bytes(), Cut::Lines);
    let rows = khabar.knowledge().predicates.rows();
    Some(Explanation {
        document: record.id.clone(),
        title: record.title.clone(),
        outlet: record.outlet.clone(),
        published: record.published.clone(),
        trigger: words(&record.text, claim.trigger),
        lemma: rows.iter().find(|row| row.key == claim.predicate).map(|row| row.lemma.to_string()),
        words: branches(&tree, &line, span.map_or(0, |span| span[0])),
        tree,
        sentence,
        time: time(record, claim).cloned(),
        entities: record.entities.iter().filter(|row| names(claim, &row.id)).cloned().collect(),
        claim: claim.clone(),
    })
}

/// The sentence that holds the trigger.
fn sentence(record: &Record, claim: &ClaimRecord) -> Option<Offsets> {
    let holds = |span: &&Offsets| span[0] <= claim.trigger[0] && claim.trigger[1] <= span[1];
    record.sentences.iter().find(holds).copied()
}

fn names(claim: &ClaimRecord, entity: &str) -> bool {
    let sources = claim.sources.iter().map(|link| &link.entity);
    let mut named =
        claim.actors.iter().chain(&claim.recipients).chain(&claim.places).chain(sources);
    named.any(|name| name == entity)
}

/// The expression of the claim's time. The record keeps its value; of several with this value it is the one closest to the trigger.
fn time<'a>(record: &'a Record, claim: &ClaimRecord) -> Option<&'a TimeRecord> {
    let [start, end] = claim.trigger;
    let gap =
        |row: &&TimeRecord| (row.start.saturating_sub(end)).max(start.saturating_sub(row.end));
    record
        .times
        .iter()
        .filter(|row| claim.time.is_some() && row.value == claim.time)
        .min_by_key(gap)
}

/// The words of a tree, each with the token of the line that it stands in; `start` is where the line begins.
fn branches(conllu: &str, line: &str, start: u32) -> Vec<Branch> {
    let mut tokens = Walk { rest: line, at: start };
    let mut found = Vec::new();
    // The last number of the token of several words that is open, and where it stands.
    let mut open: (usize, Option<Offsets>) = (0, None);
    for row in conllu.lines() {
        let cells: Vec<&str> = row.split('\t').collect();
        let [number, form, _, part, _, _, head, relation, ..] = cells[..] else { continue };
        if let Some((_, last)) = number.split_once('-') {
            open = (last.parse().unwrap_or(0), tokens.next(form));
            continue;
        }
        let Ok(number) = number.parse() else { continue };
        found.push(Branch {
            number,
            form: form.to_owned(),
            at: if number <= open.0 { open.1 } else { tokens.next(form) },
            part: part.to_owned(),
            head: head.parse().unwrap_or(0),
            relation: relation.to_owned(),
        });
    }
    found
}

/// Tokens looked up one after the other.
struct Walk<'a> {
    rest: &'a str,
    at: u32,
}

impl Walk<'_> {
    fn next(&mut self, form: &str) -> Option<Offsets> {
        let (before, after) = self.rest.split_once(form)?;
        let length = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let start = self.at + length(before);
        self.at = start + length(form);
        self.rest = after;
        Some([start, self.at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_tree_stands_in_the_text() {
        let text = "عنوان\nوقال أحمد للصحيفة إن الطائرات قصفت المدينة، وإنه رآها.\n";
        let record = Khabar::embedded().read(text.as_bytes(), khabar_types::Header::default());
        let record = record.record();
        assert!(!record.claims.is_empty());
        let explained = explain(&record, 0).expect("a claim");
        assert!(explain(&record, record.claims.len()).is_none());
        assert!(explained.words.len() > 8);
        let mut last = 0;
        for (row, word) in explained.words.iter().enumerate() {
            assert_eq!(word.number, row + 1);
            assert!(word.head <= explained.words.len() && word.head != word.number);
            let [start, end] = word.at.expect("a place");
            assert!(start >= last && start < end, "{word:?}");
            last = start;
        }
        assert_eq!(explained.words.iter().filter(|word| word.head == 0).count(), 1);
        let tops = explained.words.iter().filter(|word| word.relation == "root").count();
        assert_eq!(tops, 1);
        let first = explained.words[0].at.expect("a place");
        assert_eq!(words(text, first), "وقال");
        assert_eq!(explained.words[1].at, Some(first));
    }
}
