//! Words inside tokens, with tags, lemmas and trees, after Universal Dependencies.
//!
//! An orthographic token holds one or more words: `وللحكومة` is و + ل + الحكومة. A word's span is the part of the token's letters that
//! is its own; restored spelling (the article behind لل, the hamza of ان) is in `form`, never in the text.

use std::ops::Range;

use crate::{Span, Table, TokenId, id, named, table, token::SentenceId};

id! {
    /// A syntactic word of a document.
    WordId,
}

named! {
    /// The universal part-of-speech tags.
    Upos {
        /// Adjective.
        Adj = "ADJ",
        /// Adposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Noun, verbal nouns among them.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Anything else, and words that could not be read.
        X = "X",
    }
}

/// Morphological features as CoNLL-U writes them, `Aspect=Perf|Gender=Fem`, sorted, empty for none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features(pub Box<str>);

impl Features {
    /// The value of one feature.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .split('|')
            .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
            .map(|(_, v)| v)
    }
}

/// How a word hangs on its head: the universal relation with its subtype, `nsubj`, `nsubj:pass`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation(pub Box<str>);

/// A syntactic word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The token that holds it.
    pub token: TokenId,
    /// Its own letters inside that token; empty only for a word whose letters were merged away.
    pub span: Span,
    /// Its spelling with what the token hides put back.
    pub form: Box<str>,
    /// `form` folded for matching.
    pub normal: Box<str>,
    /// Dictionary form folded for matching; the same as `normal` where none is known.
    pub lemma: Box<str>,
    /// Dictionary form with its vowels, as a treebank writes it; empty where none is known.
    pub citation: Box<str>,
    /// Part of speech.
    pub upos: Upos,
    /// The treebank's own tag; empty where none is known.
    pub xpos: Box<str>,
    /// Morphological features.
    pub features: Features,
    /// The word that it depends on; `None` for a root, and for every word while no tree has been read.
    pub head: Option<WordId>,
    /// How it depends on it.
    pub relation: Option<Relation>,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRange(pub Range<WordId>);

impl WordRange {
    /// The ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = WordId> + ExactSizeIterator + use<> {
        table::ids(self.0.clone())
    }
}

/// The words of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Syntax {
    /// In the order of the text.
    pub words: Table<WordId, Word>,
    /// For each token its words, proclitics first.
    pub of_token: Table<TokenId, WordRange>,
    /// For each sentence its words.
    pub of_sentence: Table<SentenceId, WordRange>,
    /// Whether the words carry heads and relations.
    pub has_trees: bool,
}
