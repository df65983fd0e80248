//! Making the weights: the first layer from annotated sentences, the second from what first layers say about sentences that they have not seen.

use std::ops::Range;

use super::{
    elsewhere, features,
    learn::{Example, Settings, learn, number},
    model::{self, Layer, best},
    pieces::{Piece, pieces},
    tags::{TAGS, Tag},
};
use crate::Knowledge;

/// An annotated sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotated {
    /// Its tokens, as [`super::token`] gives them.
    pub tokens: Vec<String>,
    /// The tag of each.
    pub tags: Vec<Tag>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Passes over the sentences.
    pub epochs: usize,
    /// In how many parts the sentences are cut to make the second layer.
    pub parts: usize,
    /// The most features that the weights keep.
    pub most: usize,
    /// Where the shuffling of sentences starts.
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Self {
        Self { epochs: 14, parts: 4, most: 300_000, seed: 7 }
    }
}

/// A sentence with its features.
struct Prepared {
    features: Vec<Vec<u64>>,
    words: Vec<u64>,
    tags: Vec<usize>,
}

/// Weights from sentences in the order of their texts: the same sentences, tables and plan give the same bytes.
pub fn train(knowledge: &Knowledge, sentences: &[Annotated], plan: Plan) -> Vec<u8> {
    let settings = Settings { epochs: plan.epochs, rate: 0.1, pull: 1.0, seed: plan.seed };
    let prepared: Vec<Prepared> =
        sentences.iter().map(|sentence| prepare(knowledge, sentence)).collect();
    let first = first_layer(&prepared, 0..0, settings, plan.most);
    let mut before: Vec<Vec<[f32; TAGS]>> = Vec::with_capacity(prepared.len());
    let mut guesses: Vec<Vec<usize>> = Vec::with_capacity(prepared.len());
    for part in 0..plan.parts {
        let unseen = fold(prepared.len(), part, plan.parts);
        let layer = first_layer(&prepared, unseen.clone(), settings, plan.most);
        let table = model::Table::new(&layer);
        for sentence in &prepared[unseen] {
            let scores: Vec<_> =
                sentence.features.iter().map(|features| table.score(features)).collect();
            guesses.push(best(&scores, &table.pairs));
            before.push(scores);
        }
    }
    let words: Vec<Vec<u64>> = prepared.iter().map(|sentence| sentence.words.clone()).collect();
    let mut lists: Vec<Vec<Vec<u64>>> = prepared.iter().map(|_| Vec::new()).collect();
    elsewhere::features(&words, &guesses, |sentence, _, features| {
        lists[sentence].push(features.to_vec());
    });
    let (kept, numbers) = number(lists.iter(), 1);
    let examples: Vec<Example> = lists
        .iter()
        .zip(before)
        .zip(&prepared)
        .map(|((list, before), sentence)| Example {
            features: list
                .iter()
                .map(|list| list.iter().filter_map(|it| numbers.get(it).copied()).collect())
                .collect(),
            before,
            tags: sentence.tags.clone(),
        })
        .collect();
    let learned = learn(&examples, kept.len(), settings);
    let second = Layer::pack(&kept, &learned.rows, &learned.pairs, learned.trust, plan.most);
    model::write(&first, &second)
}

/// One of several parts of a list, each of neighbours.
pub fn fold(length: usize, part: usize, parts: usize) -> Range<usize> {
    length * part / parts..length * (part + 1) / parts
}

fn prepare(knowledge: &Knowledge, sentence: &Annotated) -> Prepared {
    let tokens: Vec<&str> = sentence.tokens.iter().map(String::as_str).collect();
    let pieces = pieces(knowledge, &tokens);
    let mut list = Vec::with_capacity(pieces.len());
    features::features(&pieces, |_, features| list.push(features.to_vec()));
    Prepared {
        features: list,
        words: pieces.iter().map(Piece::word).collect(),
        tags: sentence.tags.iter().map(|tag| *tag as usize).collect(),
    }
}

/// The first layer from all sentences but some.
fn first_layer(
    prepared: &[Prepared],
    unseen: Range<usize>,
    settings: Settings,
    most: usize,
) -> Layer {
    let seen = || {
        prepared
            .iter()
            .enumerate()
            .filter(|(index, _)| !unseen.contains(index))
            .map(|(_, sentence)| sentence)
    };
    let (kept, numbers) = number(seen().map(|sentence| &sentence.features), 2);
    let examples: Vec<Example> = seen()
        .map(|sentence| Example {
            features: sentence
                .features
                .iter()
                .map(|list| list.iter().filter_map(|it| numbers.get(it).copied()).collect())
                .collect(),
            before: Vec::new(),
            tags: sentence.tags.clone(),
        })
        .collect();
    let learned = learn(&examples, kept.len(), settings);
    Layer::pack(&kept, &learned.rows, &learned.pairs, 1.0, most)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn parts_cover_all_without_overlap() {
        let parts: Vec<usize> = (0..3).flat_map(|part| fold(10, part, 3)).collect();
        assert_eq!(parts, (0..10).collect::<Vec<_>>());
    }
}
