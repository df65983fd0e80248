//! Where a sentence answers a query, and how closely.

use khabar_text::search_terms;

use super::{
    query::{Asked, Phrase},
    words::{Word, words},
};
use crate::answers::MatchKind;

/// The words of `text` that answer, as byte ranges in order, each with how it matched at best.
///
/// A word of a phrase matches as its phrase does: no closer than the loosest word of it.
pub(crate) fn marks(text: &str, phrases: &[Phrase], exact: bool) -> Vec<(usize, usize, MatchKind)> {
    let words: Vec<Word<'_>> = words(text).collect();
    let bare: Vec<Vec<String>> = words.iter().map(|word| search_terms(&word.normal)).collect();
    let mut kinds: Vec<Option<MatchKind>> = vec![None; words.len()];
    for phrase in phrases {
        let length = phrase.words.len();
        for first in 0..(words.len() + 1).saturating_sub(length) {
            let run = words.iter().zip(&bare).skip(first).zip(&phrase.words);
            let Some(kind) = loosest(run.map(|((word, bare), asked)| kind(word, bare, asked)))
            else {
                continue;
            };
            if exact && kind != MatchKind::Exact {
                continue;
            }
            for best in kinds.iter_mut().skip(first).take(length) {
                *best = Some(best.map_or(kind, |best| best.min(kind)));
            }
        }
    }
    let marks = words.iter().zip(kinds);
    marks
        .filter_map(|(word, kind)| Some((word.start, word.start + word.surface.len(), kind?)))
        .collect()
}

fn kind(word: &Word<'_>, bare: &[String], asked: &Asked) -> Option<MatchKind> {
    if word.surface == asked.surface {
        Some(MatchKind::Exact)
    } else if word.normal == asked.normal {
        Some(MatchKind::Spelling)
    } else if asked.bare.iter().any(|term| bare.contains(term)) {
        Some(MatchKind::Clitic)
    } else {
        None
    }
}

/// The loosest of all, or `None` if one does not match.
fn loosest(kinds: impl Iterator<Item = Option<MatchKind>>) -> Option<MatchKind> {
    kinds.collect::<Option<Vec<_>>>()?.into_iter().max()
}
