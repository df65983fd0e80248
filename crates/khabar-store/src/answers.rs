//! What a reader answers. Every answer serialises as it stands; offsets are code points of the document's text.

use serde::Serialize;

use crate::record::{ClaimRecord, EntityRecord, Offsets, QuantityRecord};

/// What the store holds, to be read before any count of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Version of the tables.
    pub format: u32,
    /// Documents.
    pub documents: u64,
    /// Sentences in them.
    pub sentences: u64,
    /// Words in them: runs of letters, and of digits.
    pub words: u64,
    /// Claims.
    pub claims: u64,
    /// Claims that the writer passes on from somebody.
    pub claims_with_source: u64,
    /// Entities, each key once.
    pub entities: u64,
    /// Outlets with their documents, most first; `None` is for those without one.
    pub outlets: Vec<(Option<String>, u64)>,
    /// Earliest day of publication, `YYYY-MM-DD`.
    pub first_published: Option<String>,
    /// Latest day of publication.
    pub last_published: Option<String>,
    /// Documents whose day is unknown.
    pub undated: u64,
    /// Documents that were read with a note.
    pub with_notes: u64,
    /// Files that could not be read.
    pub failures: u64,
}

/// Some of the rows that answer a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page<T> {
    /// How many there are on all pages.
    pub total: u64,
    /// How many stand before the first of these.
    pub offset: usize,
    /// These.
    pub rows: Vec<T>,
}

/// What names a document to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// The document's id.
    pub id: String,
    /// What it was called when it was added.
    pub name: String,
    /// Its title; where it has none, its first sentence.
    pub title: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// `YYYY-MM-DD`.
    pub published: Option<String>,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentRow {
    /// Its id, name and so on.
    #[serde(flatten)]
    pub heading: Heading,
    /// `news`, `opinion` or `analysis`.
    pub kind: String,
    /// Claims in it.
    pub claims: u64,
    /// Notes of those who read it.
    pub notes: u64,
}

/// A claim in a list, with what is needed to show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimRow {
    /// The claim. Its `quantities` are row numbers of the document's, given in full below.
    pub claim: ClaimRecord,
    /// Who and what it names, sources among them, in the order of the document's entities.
    pub entities: Vec<EntityRecord>,
    /// What it counts.
    pub quantities: Vec<QuantityRecord>,
    /// The first and the last day of its time, as `YYYY-MM-DD`; `None` where that names no days.
    pub days: Option<[String; 2]>,
    /// Where the sentence around its trigger stands; the trigger itself where no sentence holds it.
    pub sentence: Offsets,
    /// That sentence.
    pub sentence_text: String,
    /// The document that makes it.
    pub document: Heading,
    /// Whether somebody has checked that the text says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
}

/// An entity in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EntityRow {
    /// As the document that was added last has it.
    #[serde(flatten)]
    pub entity: EntityRecord,
    /// Documents that mention it.
    pub documents: u64,
    /// Claims in which it is an actor, a recipient or a place.
    pub claims: u64,
    /// Claims for which it is a source.
    pub claims_as_source: u64,
}

/// How a word answers a query, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchKind {
    /// Letter for letter.
    Exact,
    /// After folding: hamza, vowel signs, tatweel, digits, capitals.
    Spelling,
    /// After what is written together with it is taken off: conjunction, preposition, article, pronoun.
    Clitic,
}

/// A word that answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// First code point.
    pub start: u32,
    /// After the last.
    pub end: u32,
    /// How it answers.
    pub kind: MatchKind,
}

/// A sentence that answers a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The document that it stands in.
    pub document: Heading,
    /// Where it stands.
    pub sentence: Offsets,
    /// The sentence.
    pub text: String,
    /// The words that answer, in order.
    pub marks: Vec<Mark>,
    /// How the closest of them answers.
    pub kind: MatchKind,
}

/// The sentences that answer a query: letter for letter before spelling before clitics, then by BM25.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// How many sentences answer.
    pub total: u64,
    /// Documents that the full-text index has not seen yet, because a writer is at work.
    pub unindexed: u64,
    /// The best of them from the offset on.
    pub hits: Vec<Hit>,
}
