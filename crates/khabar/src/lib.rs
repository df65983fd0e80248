//! Khabar: who is said to have done what to whom, and who says so.
//!
//! The line in order, with the knowledge that the binary carries:
//!
//! ```text
//! bytes -> document -> sentences -> tokens -> syntax -> mentions -> claims -> record -> store
//! ```
//!
//! [`Khabar::read`] goes from bytes to claims and cannot fail; [`Reading::record`] gives the data contract; [`store`] keeps it.

pub mod demo;
mod embedded;
pub mod eval;
mod lexicon;
mod record;
pub mod record_words;
pub mod treebank;

use std::sync::LazyLock;

use khabar_extract::Knowledge;
pub use khabar_store as store;
pub use khabar_store::record::Record;
use khabar_syntax::{Models, Weights};
pub use khabar_syntax as syntax;
pub use khabar_types as types;
use khabar_types::{Claims, Document, Header, Mentions, Note, Noted, Sentences, Syntax, Tokens};

/// Knowledge and weights, read once.
pub struct Khabar {
    knowledge: Knowledge,
    weights: Weights,
}

/// What every stage made of one document.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Text and metadata.
    pub document: Document,
    /// Where its sentences are.
    pub sentences: Sentences,
    /// Its orthographic tokens.
    pub tokens: Tokens,
    /// Its words.
    pub syntax: Syntax,
    /// Whom, when and how many it mentions.
    pub mentions: Mentions,
    /// What it claims and how it judges.
    pub claims: Claims,
    /// What the stages noticed.
    pub notes: Vec<Note>,
}

impl Reading {
    /// The reading in the shape of the data contract.
    pub fn record(&self) -> Record {
        record::record(self)
    }
}

impl Khabar {
    /// The knowledge that the binary carries; built on the first call.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Khabar> = LazyLock::new(|| {
            let knowledge =
                Knowledge::read(&embedded::TABLES).expect("the embedded tables are tested");
            let builder = match Models::from_bytes(embedded::SYNTAX) {
                Ok(models) => lexicon::builder().models(models),
                Err(_) => lexicon::builder(),
            };
            Khabar { knowledge, weights: builder.build() }
        });
        &EMBEDDED
    }

    /// The trained weights of the syntax stage that the binary carries, as a file.
    pub const SYNTAX: &[u8] = embedded::SYNTAX;

    /// The lexicon of the syntax stage alone, without trained weights: what training starts from.
    pub fn lexicon() -> Weights {
        lexicon::builder().build()
    }

    /// The lexicon and weights of the syntax stage.
    pub const fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The tables as read.
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// Read one document, from its bytes to its claims. The same bytes and header give the same reading.
    pub fn read(&self, bytes: &[u8], header: Header) -> Reading {
        let Noted { value: document, notes } = khabar_text::document(bytes, header);
        let sentences = khabar_text::sentences(&document);
        let tokens = khabar_text::tokens(&document, &sentences);
        let syntax = khabar_syntax::parse(&self.weights, &document, &tokens);
        self.extract(document, sentences, tokens, syntax, notes)
    }

    /// The line behind syntax.
    fn extract(
        &self,
        document: Document,
        sentences: Sentences,
        tokens: Tokens,
        syntax: Syntax,
        mut notes: Vec<Note>,
    ) -> Reading {
        let mentions = khabar_extract::mentions(&self.knowledge, &document, &syntax);
        let Noted { value: claims, notes: more } =
            khabar_extract::claims(&self.knowledge, &document, &syntax, &mentions);
        notes.extend(more);
        Reading { document, sentences, tokens, syntax, mentions, claims, notes }
    }
}
