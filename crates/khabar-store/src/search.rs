//! Full-text search over sentences: in tantivy, beside the database, and never the only home of anything.

mod index;
mod matching;
mod query;
mod words;

use std::path::Path;

use rusqlite::Connection;

pub(crate) use index::{Found, FullText, Place, Trouble};
pub(crate) use matching::marks;
pub(crate) use query::Phrase;
pub(crate) use words::{Form, Word, count as count_words, words};

/// An index that has seen every document: the given one with what it lacked, or a new one. The caller holds the writer's lock.
///
/// If catching up fails, the index is taken for damaged and made anew once.
pub(crate) fn fill(
    index: Option<FullText>,
    folder: &Path,
    connection: &Connection,
) -> Result<FullText, Trouble> {
    if let Some(mut index) = index
        && index.catch_up(connection).is_ok()
    {
        return Ok(index);
    }
    let mut index = FullText::create(folder, connection)?;
    index.catch_up(connection)?;
    Ok(index)
}
