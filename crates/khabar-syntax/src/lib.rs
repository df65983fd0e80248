//! Tokens to words: clitics, parts of speech, dictionary forms and trees (Universal Dependencies), and the training of what is learnt.
//!
//! The modules stand in the order in which a reader meets the ideas:
//!
//! | module | what it holds |
//! |---|---|
//! | `key`, `places` | a folded word packed in one number, and where its letters stand |
//! | [`verb`] | every form of a verb from two of them |
//! | [`features`] | what a form says of person, number, gender, voice, mood |
//! | [`function_words`] | the closed classes, as a table |
//! | [`weights`] | the lexicon: which readings a word may have, and how common it is |
//! | `clusters` | classes of words that stand in like places |
//! | `segment` | tokens to words and tags, one joint decision a token |
//! | `tree`, `network` | words to tags and trees |
//! | `lemma` | dictionary forms with their vowels |
//! | `models`, [`format`](mod@format) | everything that is learnt, and the file that holds it |
//! | [`parse()`], `by_model` | the stage itself: tokens to `Syntax` |
//! | `by_lexicon` | the same without trained weights, with `analysis`, `clitics`, `shape`, `stem`, `context` |
//! | [`train`], `corpus` | training, from a treebank |
//! | [`conllu`] | `Syntax` as CoNLL-U |
//! | `hash`, `lookup`, `random` | hashes, tables and random numbers that are the same everywhere |

pub mod conllu;
pub mod features;
pub mod function_words;
pub mod verb;
pub mod weights;

mod analysis;
mod by_lexicon;
mod by_model;
mod clitics;
mod clusters;
mod context;
mod corpus;
pub mod format;
mod hash;
mod key;
#[cfg(test)]
mod laws;
mod lemma;
mod lookup;
mod models;
mod network;
mod parse;
mod places;
mod random;
mod segment;
mod shape;
mod stem;
pub mod train;
mod tree;

pub use features::{Aspect, Gender, Inflection, Mood, Number, VerbFeatures, Voice};
pub use models::Models;
pub use parse::{parse, tag};
pub use verb::{VerbForm, conjugate};
pub use weights::{LemmaId, Reading, TABLES, Weights, WeightsBuilder};
