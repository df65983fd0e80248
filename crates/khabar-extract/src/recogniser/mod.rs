//! Names that no table holds: a trained recogniser over the tokens of a document.
//!
//! Two layers of a linear chain. The first looks at a token and its neighbours ([`features`]); the second at what the first made of the same words
//! elsewhere in the document ([`elsewhere`]). [`train`] makes the weights; the card beside them says of what.

mod elsewhere;
mod features;
mod learn;
mod model;
mod pieces;
mod tags;
pub mod train;

pub use self::{
    model::WeightsError,
    tags::{Tag, spans},
};

use self::{
    model::{Table, best},
    pieces::{Piece, pieces},
    tags::TAGS,
};
use crate::Knowledge;

/// A trained recogniser.
#[derive(Debug)]
pub struct Recogniser {
    first: Table,
    second: Table,
}

impl Recogniser {
    /// Read weights that [`train::train`] has made.
    ///
    /// # Errors
    /// Bytes that are no such weights, of another version, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let [first, second] = model::read(bytes)?;
        Ok(Self { first, second })
    }

    /// The tag of each token of each sentence of one document. Tokens are as [`token`] gives them.
    pub fn tag<S: AsRef<[String]>>(&self, knowledge: &Knowledge, sentences: &[S]) -> Vec<Vec<Tag>> {
        let mut words = Vec::with_capacity(sentences.len());
        let mut scores = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let tokens: Vec<&str> = sentence.as_ref().iter().map(String::as_str).collect();
            let pieces = pieces(knowledge, &tokens);
            let mut list = Vec::with_capacity(pieces.len());
            features::features(&pieces, |_, features| list.push(self.first.score(features)));
            words.push(pieces.iter().map(Piece::word).collect::<Vec<u64>>());
            scores.push(list);
        }
        let guesses: Vec<Vec<usize>> =
            scores.iter().map(|scores| best(scores, &self.first.pairs)).collect();
        elsewhere::features(&words, &guesses, |sentence, at, features| {
            let more = self.second.score(features);
            let score = &mut scores[sentence][at];
            for tag in 0..TAGS {
                score[tag] = self.second.trust * score[tag] + more[tag];
            }
        });
        scores
            .iter()
            .map(|scores| best(scores, &self.second.pairs).into_iter().map(Tag::of_index).collect())
            .collect()
    }
}

/// A token as the recogniser reads it: folded, without the marks around it.
pub fn token(surface: &str) -> String {
    let folded = khabar_text::normal(surface);
    let inner = folded.trim_matches(|sign: char| !sign.is_alphanumeric());
    if inner.is_empty() || inner.len() == folded.len() { folded } else { inner.to_string() }
}
