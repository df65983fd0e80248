//! Propositions with their participants and their chains of sources.

use khabar_types::{Claims, Document, Mentions, Noted, Syntax};

use crate::Knowledge;

/// What a document claims, and how it judges.
pub fn claims(
    _knowledge: &Knowledge,
    _document: &Document,
    _syntax: &Syntax,
    _mentions: &Mentions,
) -> Noted<Claims> {
    Noted::silent(Claims::default())
}
