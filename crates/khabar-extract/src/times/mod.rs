//! Expressions of time: words to TIMEX3 values, resolved against the publication date.

use khabar_types::{Document, Syntax, Table, TimeExpr, TimeId};

use crate::knowledge::{TableError, Tables};

/// Words of time, from the tables.
#[derive(Debug)]
pub(crate) struct TimeWords {}

impl TimeWords {
    pub(crate) fn read(_tables: &Tables) -> Result<Self, TableError> {
        Ok(Self {})
    }
}

/// The time expressions of a document, sorted, not overlapping.
pub(crate) fn times(
    _words: &TimeWords,
    _document: &Document,
    _syntax: &Syntax,
) -> Table<TimeId, TimeExpr> {
    Table::new()
}
