//! Sentences and orthographic tokens: what white space and punctuation part.

use std::ops::Range;

use crate::{Span, Table, id, named, table};

id! {
    /// A sentence of a document.
    SentenceId,
    /// An orthographic token of a document.
    TokenId,
}

/// A sentence, heading or line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Without the white space around it.
    pub span: Span,
    /// Whether it opens a line of the text, as first sentences of paragraphs and headings do.
    pub opens_line: bool,
}

/// The sentences of a document, in order, not overlapping.
pub type Sentences = Table<SentenceId, Sentence>;

named! {
    /// What a token is made of.
    TokenKind {
        /// Letters of any script, clitics included.
        Word = "word",
        /// Digits of any script, with separators and sign.
        Number = "number",
        /// Sentence and clause marks, quotes, brackets, dashes.
        Punctuation = "punctuation",
        /// Anything else that can be seen: currency, emoji, hash.
        Symbol = "symbol",
        /// An address: URL, e-mail, @name, #tag.
        Address = "address",
    }
}

/// An orthographic token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its surface folded for matching: no diacritics, no tatweel, one shape for hamza, ya and ta marbuta, ASCII digits.
    pub normal: Box<str>,
}

/// The tokens of a document and which of them make up each sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tokens {
    /// In order, not overlapping; the gaps between them hold only white space and invisible marks.
    pub table: Table<TokenId, Token>,
    /// For each sentence the range of its tokens.
    pub of_sentence: Table<SentenceId, TokenRange>,
}

/// A run of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRange(pub Range<TokenId>);

impl TokenRange {
    /// The ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = TokenId> + ExactSizeIterator + use<> {
        table::ids(self.0.clone())
    }
}
