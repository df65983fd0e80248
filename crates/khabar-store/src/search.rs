//! Full-text search over sentences: in tantivy, beside the database, and never the only home of anything.

mod index;
mod matching;
mod query;
mod words;

pub(crate) use index::{FullText, Trouble};
pub(crate) use matching::marks;
pub(crate) use query::Phrase;
pub(crate) use words::count as count_words;
