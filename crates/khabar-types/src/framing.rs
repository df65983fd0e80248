//! Words that name an entity with a judgement, and whose words they are.

use crate::{EntityId, Rule, Span, named};

named! {
    /// Which way the words judge.
    Tone {
        /// Against.
        Neg = "neg",
        /// In favour.
        Pos = "pos",
        /// Holding a name at arm's length: "ما يسمى".
        Distancing = "distancing",
    }
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The writer's own.
    Writer,
    /// Those of a source that the text quotes.
    Source(EntityId),
}

/// A judgement in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Framing {
    /// The judging words.
    pub span: Span,
    /// On whom they fall.
    pub entity: EntityId,
    /// Which way.
    pub tone: Tone,
    /// Whose words.
    pub voice: Voice,
    /// How it was read.
    pub rule: Rule,
}
