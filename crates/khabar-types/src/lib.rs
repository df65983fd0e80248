//! The nouns of Khabar: what each stage of the line takes and gives.
//!
//! A report (*khabar*) has two parts: the *matn*, what is said to have happened, and the *isnad*, the chain of
//! those who say so. This crate names the pieces of both and nothing else. It reads no file, knows no
//! format, holds no Arabic word list and depends on no other crate.
//!
//! The modules stand in the order of the line:
//!
//! | module | what it names |
//! |---|---|
//! | [`span`] | the one coordinate: a checked byte range of a document's text |
//! | [`table`] | ids that are types, collections that are tables |
//! | [`note`] | what a stage noticed while it could not fail |
//! | [`date`] | a calendar day |
//! | [`document`] | one article and what is known about it |
//! | [`token`] | sentences and orthographic tokens |
//! | [`syntax`] | words inside tokens, their tags and trees (Universal Dependencies) |
//! | [`mention`] | words that refer to entities |
//! | [`time`] | expressions of time (TIMEX3) and of quantity |
//! | [`plover`] | the list of event types, modes and ties |
//! | [`claim`] | propositions, their participants and their chains of sources |
//! | [`framing`] | names that judge, and whose words they are |

pub mod claim;
pub mod date;
pub mod document;
pub mod framing;
pub mod mention;
pub mod note;
pub mod plover;
pub mod span;
pub mod syntax;
pub mod table;
pub mod time;
pub mod token;

pub use claim::{
    Argument, Claim, ClaimId, Claims, Evidence, Modality, Phase, Polarity, SourceLink,
};
pub use date::Date;
pub use document::{Document, DocumentId, Header, Kind, PublishedFrom};
pub use framing::{Framing, Tone, Voice};
pub use mention::{Entity, EntityId, EntityType, Level, Mention, MentionId, Mentions};
pub use note::{Note, Noted};
pub use plover::{ClaimType, Mode};
pub use span::{CodePoints, Span};
pub use syntax::{Features, Relation, Syntax, Upos, Word, WordId};
pub use table::{Id, Table};
pub use time::{Quantity, QuantityId, QuantityModifier, TimeExpr, TimeId, TimeModifier, TimexType};
pub use token::{Sentence, SentenceId, Sentences, Token, TokenId, TokenKind, Tokens};

/// The rule that read something: a stable, dotted name such as `claims.verb.subject`, shown by `khabar explain`.
pub type Rule = &'static str;
