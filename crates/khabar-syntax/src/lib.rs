//! Tokens to words: clitics, parts of speech, lemmas, and later trees (Universal Dependencies).
//!
//! The modules stand in the order in which a reader meets the ideas:
//!
//! | module | what it holds |
//! |---|---|
//! | `key` | a folded word packed in one number |
//! | [`verb`] | every form of a verb from two of them |
//! | [`features`] | what a form says of person, number, gender, voice, mood |
//! | [`function_words`] | the closed classes, as a table |
//! | [`weights`] | the lexicon: which readings a word may have, and how common it is |
//! | `clitics` | the clitics and what each costs |
//! | `shape` | what the letters of a token show that folding hides |
//! | `analysis` | the ways to cut a token into clitics and a stem |
//! | `stem` | what a stem costs behind given clitics |
//! | `context` | which way fits beside its neighbours |
//! | [`parse()`] | the stage itself: tokens to `Syntax` |
//! | [`conllu`] | `Syntax` as CoNLL-U |

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
pub use weights::{LemmaId, Reading, Weights, WeightsBuilder};
