//! Khabar: who is said to have done what to whom, and who says so.
//!
//! The line in order, with the knowledge that the binary carries:
//!
//! ```text
//! bytes -> document -> sentences -> tokens -> syntax -> mentions -> claims -> record -> store
//! ```
//!
//! [`Khabar::read`] goes from bytes to claims and cannot fail; [`Reading::record`] gives the data contract; [`store`] keeps it.

mod ask;
pub mod choices;
pub mod demo;
mod embedded;
pub mod eval;
pub mod explain;
pub mod export;
pub mod import;
pub mod incoming;
mod lexicon;
mod manifest;
pub mod names;
mod record;
pub mod record_words;
mod reread;
pub mod treebank;

use std::sync::OnceLock;

pub use khabar_extract::TableError;
pub use khabar_extract::recogniser;
use khabar_extract::{Knowledge, Recogniser, Tables, choice::Chooser, knowledge::gazetteer::Place};
pub use khabar_store as store;
pub use khabar_store::record::Record;
pub use khabar_syntax as syntax;
use khabar_syntax::{Models, Weights};
pub use khabar_types as types;
use khabar_types::{Claims, Document, Header, Mentions, Note, Noted, Sentences, Syntax, Tokens};
use sha2::{Digest, Sha256};

static EMBEDDED: OnceLock<Khabar> = OnceLock::new();

/// Knowledge and weights, read once.
pub struct Khabar {
    knowledge: Knowledge,
    weights: Weights,
    /// Tables of the user, by name, with their hashes.
    own_tables: Vec<(&'static str, String)>,
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
    /// Where each entity lies, in the order of the entities.
    places: Vec<Place>,
}

impl Reading {
    /// The reading in the shape of the data contract.
    pub fn record(&self) -> Record {
        record::record(self)
    }

    /// The same with everybody who is mentioned, also those who take part in nothing: what annotation is held against.
    pub fn whole_record(&self) -> Record {
        record::whole_record(self)
    }
}

impl Khabar {
    /// The knowledge that the binary carries; built on the first call.
    pub fn embedded() -> &'static Self {
        EMBEDDED
            .get_or_init(|| Self::of(&embedded::TABLES).expect("the embedded tables are tested"))
    }

    /// Put tables of the user beside those that the binary carries, for all that is read from now on. `disputed.tsv` replaces the binary's
    /// own; every other file adds names. Call it before anything is read: afterwards it changes nothing.
    ///
    /// # Errors
    /// A row that the format of the tables does not allow, with file, line and what was expected.
    pub fn with_gazetteers(files: Vec<(String, String)>) -> Result<&'static Self, TableError> {
        let mut tables = embedded::TABLES;
        let mut all = tables.gazetteers.to_vec();
        let mut own = Vec::new();
        for (name, text) in files {
            // Read once and kept as long as the program runs, like the embedded ones.
            let (name, text): (&'static str, &'static str) = (name.leak(), text.leak());
            own.push((name, format!("{:x}", Sha256::digest(text))));
            if name.ends_with("disputed.tsv") {
                tables.disputed = (name, text);
            } else {
                all.push((name, text));
            }
        }
        tables.gazetteers = all.leak();
        let khabar = Self { own_tables: own, ..Self::of(&tables)? };
        Ok(EMBEDDED.get_or_init(|| khabar))
    }

    fn of(tables: &Tables) -> Result<Self, TableError> {
        let mut knowledge = Knowledge::read(tables)?;
        let recogniser =
            Recogniser::read(embedded::NAMES).expect("the embedded weights are tested");
        knowledge.recogniser = Some(recogniser);
        let chooser = Chooser::read(embedded::CLAIMS).expect("the embedded weights are tested");
        knowledge.chooser = Some(chooser);
        let models = Models::from_bytes(embedded::SYNTAX).expect("the embedded weights are tested");
        let weights = lexicon::builder().models(models).build();
        Ok(Self { knowledge, weights, own_tables: Vec::new() })
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
        self.read_document(khabar_text::document(bytes, header))
    }

    fn read_document(&self, document: Noted<Document>) -> Reading {
        let Noted { value: document, notes } = document;
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
        let undated =
            |time: &&khabar_types::TimeExpr| time.value.is_none() && document.published.is_none();
        if let Some(time) = mentions.times.rows().iter().find(undated) {
            notes.push(Note::at(
                "times.no-publication-date",
                time.span,
                "neither the metadata nor the text says when this was published, so relative times have no value",
            ));
        }
        let gazetteer = &self.knowledge.gazetteer;
        let place = |entity: &khabar_types::Entity| {
            gazetteer.by_key(&entity.key).map(|id| gazetteer.place(id)).unwrap_or_default()
        };
        let places = mentions.entities.rows().iter().map(place).collect();
        Reading { document, sentences, tokens, syntax, mentions, claims, notes, places }
    }
}
