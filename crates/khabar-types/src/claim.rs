//! Claims: one proposition each, with its words, its participants and the chain of those who say so.

use std::fmt;

use crate::{
    ClaimType, DocumentId, EntityId, Framing, Mode, QuantityId, Rule, SentenceId, Span, Table,
    TimeId, id, named,
};

id! {
    /// A claim's place in its document. Across documents and runs a claim is named by its [`ClaimId`].
    ClaimIndex,
}

named! {
    /// Whether the text says that it happened or that it did not.
    Polarity {
        /// It happened, or will.
        Affirmed = "affirmed",
        /// It did not, or will not.
        Negated = "negated",
    }
}

named! {
    /// How the text puts it.
    Modality {
        /// As a fact.
        Actual = "actual",
        /// As planned or announced.
        Future = "future",
        /// As possible or supposed.
        Possible = "possible",
        /// As asked for.
        Demanded = "demanded",
        /// As a condition or a question.
        Hypothetical = "hypothetical",
    }
}

named! {
    /// Where a tie stands.
    Phase {
        /// It is so.
        Holds = "holds",
        /// It starts.
        Begins = "begins",
        /// It loosens.
        Weakens = "weakens",
        /// It is over.
        Ends = "ends",
    }
}

/// The words that a claim rests on and the rule that read them. There is no claim without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The one word, or fixed phrase, that names the event.
    pub trigger: Span,
    /// The sentence around it.
    pub sentence: SentenceId,
    /// How it was read.
    pub rule: Rule,
    /// Which row of the predicate table named the type, such as `qasafa.v`.
    pub predicate: &'static str,
}

/// Somebody's part in a claim, with the words that put them there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Who.
    pub entity: EntityId,
    /// The mention, or the pronoun or verb that stands for it.
    pub words: Span,
    /// Which slot of the predicate it filled, such as `subj` or `ala`, or how else it was found.
    pub slot: &'static str,
}

/// One link of the chain of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceLink {
    /// Who says so.
    pub entity: EntityId,
    /// The word of saying.
    pub cue: Span,
    /// How the link was read.
    pub rule: Rule,
}

/// A claim's id, stable over runs: its document, and a hash of trigger, type and participants.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId {
    document: DocumentId,
    within: u32,
}

impl ClaimId {
    /// The id of a claim of `document`, from what makes it itself.
    pub fn new<'key>(
        document: DocumentId,
        trigger: Span,
        kind: ClaimType,
        participants: impl IntoIterator<Item = &'key str>,
    ) -> Self {
        let mut hash = Fnv::new();
        hash.write(&trigger.start().to_be_bytes());
        hash.write(&trigger.end().to_be_bytes());
        hash.write(kind.name().as_bytes());
        for key in participants {
            hash.write(b"|");
            hash.write(key.as_bytes());
        }
        Self { document, within: hash.folded() }
    }

    /// The document that makes the claim.
    pub const fn document(self) -> DocumentId {
        self.document
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:08x}", self.document, self.within)
    }
}

impl fmt::Debug for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// FNV-1a, 64 bits: a published hash that needs no library and never changes.
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "folding keeps the entropy of both halves")]
    const fn folded(&self) -> u32 {
        ((self.0 >> 32) ^ self.0) as u32
    }
}

/// One proposition of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Stable over runs.
    pub id: ClaimId,
    /// The words and the rule.
    pub evidence: Evidence,
    /// What sort of event or tie.
    pub kind: ClaimType,
    /// How it was done, where the words tell.
    pub mode: Option<Mode>,
    /// Who does it; all sides of a mutual act.
    pub actors: Vec<Argument>,
    /// To whom it is done.
    pub recipients: Vec<Argument>,
    /// Where.
    pub places: Vec<Argument>,
    /// The time expression that dates it.
    pub time: Option<TimeId>,
    /// What is counted in it.
    pub quantities: Vec<QuantityId>,
    /// The title as written, for ties that a title states.
    pub role: Option<Span>,
    /// Where the tie stands; `None` for events.
    pub phase: Option<Phase>,
    /// Said to be or not to be.
    pub polarity: Polarity,
    /// As a fact, a plan, a demand.
    pub modality: Modality,
    /// Who says so, from the link nearest the reader inwards. Empty: the writer.
    pub sources: Vec<SourceLink>,
    /// How sure the rules are, 0 to 1. Not a probability that the claim is true.
    pub score: f32,
}

/// What a document claims and how it judges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    /// Sorted by trigger.
    pub claims: Table<ClaimIndex, Claim>,
    /// Sorted by span.
    pub framing: Vec<Framing>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claims_id_depends_on_what_makes_it_itself() {
        let document = DocumentId::of_sha256(&[7; 32]);
        let id = |end, kind, who: &[&'static str]| {
            ClaimId::new(document, Span::new(3, end), kind, who.iter().copied())
        };
        let first = id(9, ClaimType::Assault, &["a", "b"]);
        assert_eq!(first.to_string(), id(9, ClaimType::Assault, &["a", "b"]).to_string());
        assert_ne!(first, id(8, ClaimType::Assault, &["a", "b"]));
        assert_ne!(first, id(9, ClaimType::Aid, &["a", "b"]));
        assert_ne!(first, id(9, ClaimType::Assault, &["ab"]));
        assert!(first.to_string().starts_with("0707070707070707-"));
    }
}
