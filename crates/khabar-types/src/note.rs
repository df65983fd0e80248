//! What a stage noticed: broken text is data, so stages return a value and notes, never an error.

use crate::Span;

/// One thing worth telling the user about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// A stable, dotted code such as `text.invalid-bytes`.
    pub code: &'static str,
    /// Where in the text, if it is one place.
    pub span: Option<Span>,
    /// One sentence: what was found, what was done about it.
    pub message: String,
}

impl Note {
    /// A note on the document as a whole.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, span: None, message: message.into() }
    }

    /// A note on some words.
    pub fn at(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { code, span: Some(span), message: message.into() }
    }
}

/// A finished value with the notes made on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted<T> {
    /// The value; it is whole, whatever the notes say.
    pub value: T,
    /// In the order in which they were made.
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    /// A value about which there is nothing to say.
    pub const fn silent(value: T) -> Self {
        Self { value, notes: Vec::new() }
    }
}
