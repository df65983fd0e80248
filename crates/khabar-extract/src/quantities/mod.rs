//! Numbers with what they count.

pub(crate) mod lexemes;
pub(crate) mod numbers;
pub(crate) mod numerals;

use khabar_types::{Document, Quantity, QuantityId, Syntax, Table, TimeExpr, TimeId};

use crate::knowledge::{TableError, Tables};

/// Numbers, units and modifiers, from the tables.
#[derive(Debug)]
pub(crate) struct QuantityWords {}

impl QuantityWords {
    pub(crate) fn read(_tables: &Tables) -> Result<Self, TableError> {
        Ok(Self {})
    }
}

/// The quantities of a document, sorted, not overlapping each other or a time expression.
pub(crate) fn quantities(
    _words: &QuantityWords,
    _document: &Document,
    _syntax: &Syntax,
    _times: &Table<TimeId, TimeExpr>,
) -> Table<QuantityId, Quantity> {
    Table::new()
}
