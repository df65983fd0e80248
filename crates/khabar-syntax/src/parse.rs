//! The stage itself: the tokens of a document to its words.

use khabar_types::{Document, Syntax, Tokens};

use crate::weights::Weights;
use crate::{by_lexicon, by_model};

/// The words of a document: clitics cut off, parts of speech, features and dictionary forms; with trained weights also trees.
///
/// Every token has at least one word; the words of a token lie inside it, in order, and cover its letters but for an article's ل behind
/// the preposition ل. What cannot be read is one word with the tag `X`. In a sentence with a tree one word has no head, and no word hangs
/// on itself by any way.
pub fn parse(weights: &Weights, document: &Document, tokens: &Tokens) -> Syntax {
    match weights.models() {
        Some(models) => by_model::parse(weights, models, document, tokens),
        None => by_lexicon::parse(weights, document, tokens),
    }
}

/// The same without trees, features and dictionary forms: clitics cut off and parts of speech, several times as fast.
pub fn tag(weights: &Weights, document: &Document, tokens: &Tokens) -> Syntax {
    match weights.models() {
        Some(models) => by_model::tag(weights, models, document, tokens),
        None => by_lexicon::parse(weights, document, tokens),
    }
}
