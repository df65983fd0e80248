//! Stories: documents that carry the same text, found over folded word shingles and counted once.
//!
//! A document is its set of shingles of five folded words. Two documents are `exact` copies, `near` copies, or one is `contained` in the
//! other, by the share of shingles that they have in common. Documents find each other through winnowed fingerprints (Schleimer, Wilkerson
//! and Aiken 2003): of every run of [`prints::WINDOW`] shingles at least one is kept, so a shared passage is found even where a short text stands
//! in a long one, which `MinHash` bands miss. What is found is then compared shingle by shingle, so the numbers are no estimates.

mod assign;
mod compare;
mod credits;
mod list;
mod prints;
mod update;

pub(crate) use list::{of_document, page, pairs, spread};
pub(crate) use update::{behind, update};

pub use compare::{Likeness, Sameness, likeness};
pub use credits::{Credit, credits};
pub use list::{Member, Pair, Spread, Story};

/// Names the way in which shingles are made. Stored: another way makes everything anew.
pub(crate) const METHOD: &str = "words-5 xxh3 winnow-16 v2";
