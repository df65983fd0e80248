//! The query language: one grammar for command line, API and page.
//!
//! ```text
//! words "a phrase" «عبارة»          in the sentence of the claim, in any spelling, behind clitics
//! actor:حفتر -type:ASSAULT          a field and its value; a minus in front turns it round
//! (a b) OR c       (a b) أو c       all stand together unless OR parts them; OR binds less tightly
//! ```
//!
//! A [`Query`] is what a text says, [`Query::parse`] reads it, its `Display` writes it: writing and then reading gives the same query.

mod answer;
mod fields;
mod index;
mod names;
mod parse;
mod print;

use std::{error, fmt};

use serde::Serialize;

pub(crate) use answer::{Found, find};
pub(crate) use index::{ClaimIndex, sentence};
pub(crate) use names::{add as add_names, keys as keys_of, names_in, update as update_names};

pub use answer::Answered;
pub use fields::Field;
pub use names::folded;

/// A question to the claims of a store. Empty, it asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// At least one of these must hold; without any, everything does.
    pub(crate) any: Vec<Branch>,
}

/// What must hold together; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Branch {
    pub(crate) all: Vec<Item>,
}

/// One thing that must hold, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) negated: bool,
    pub(crate) what: What,
}

/// One thing that may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Words that follow one another in the sentence.
    Words(String),
    /// A field with a value, in its one written form.
    Field(Field, String),
    /// What stands in brackets.
    Group(Query),
}

/// Why a text is no query: one sentence, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QueryError {
    /// What is wrong and what would be right.
    pub message: String,
    /// First code point of what is wrong.
    pub start: usize,
    /// After the last.
    pub end: usize,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl error::Error for QueryError {}

impl Query {
    /// Read a text.
    ///
    /// # Errors
    /// A field is not known (the error suggests one that is), a value cannot be one of its field, a bracket or quotation mark is not closed.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        parse::parse(text)
    }

    /// The query for one field and its value.
    ///
    /// # Errors
    /// The value cannot be one of that field.
    pub fn of(field: Field, value: &str) -> Result<Self, QueryError> {
        let value = field.value(value).map_err(|message| QueryError {
            message,
            start: 0,
            end: value.chars().count(),
        })?;
        Ok(Self::of_item(What::Field(field, value)))
    }

    fn of_item(what: What) -> Self {
        Self { any: vec![Branch { all: vec![Item { negated: false, what }] }] }
    }

    /// What answers both queries.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let all = [self, other].into_iter().filter(|query| !query.any.is_empty());
        let all: Vec<Item> = all
            .flat_map(|mut query| match (query.any.len(), query.any.pop()) {
                (1, Some(only)) => only.all,
                (_, last) => {
                    query.any.extend(last);
                    vec![Item { negated: false, what: What::Group(query) }]
                }
            })
            .collect();
        if all.is_empty() { Self::default() } else { Self { any: vec![Branch { all }] } }
    }
}
