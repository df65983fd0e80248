//! The data contract: one JSON object a document, which `khabar extract` writes and everything else reads.
//!
//! This is the one shape outside the line. The store keeps it, the page shows it, the scorer measures it. Offsets are Unicode code points
//! of `text`, half-open, because that is what Python, JavaScript with `Array.from` and people count. Field names are part of
//! the format: a change raises [`FORMAT`].

use serde::{Deserialize, Serialize};

/// Version of the contract, written into every store.
pub const FORMAT: u32 = 1;

/// `[start, end]` in code points.
pub type Offsets = [u32; 2];

/// One document with all that was read from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// 16 hexadecimal digits, from the original bytes.
    pub id: String,
    /// The text as it was read.
    pub text: String,
    /// SHA-256 of the original bytes, in hexadecimal.
    #[serde(default)]
    pub sha256: String,
    /// Headline.
    #[serde(default)]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub outlet: Option<String>,
    /// Who wrote it.
    #[serde(default)]
    pub author: Option<String>,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// `YYYY-MM-DD`, the day that "today" means.
    #[serde(default)]
    pub published: Option<String>,
    /// `header`, `text`, `file` or `unknown`.
    #[serde(default = "unknown")]
    pub published_from: String,
    /// `news`, `opinion` or `analysis`.
    #[serde(default = "news")]
    pub kind: String,
    /// Parts that are not the article.
    #[serde(default)]
    pub boilerplate: Vec<Offsets>,
    /// Sentences in order.
    #[serde(default)]
    pub sentences: Vec<Offsets>,
    /// Everybody and every place mentioned.
    #[serde(default)]
    pub entities: Vec<EntityRecord>,
    /// With which words.
    #[serde(default)]
    pub mentions: Vec<MentionRecord>,
    /// Expressions of time.
    #[serde(default)]
    pub times: Vec<TimeRecord>,
    /// Numbers with what they count.
    #[serde(default)]
    pub quantities: Vec<QuantityRecord>,
    /// Propositions.
    #[serde(default)]
    pub claims: Vec<ClaimRecord>,
    /// Judgements in names.
    #[serde(default)]
    pub framing: Vec<FramingRecord>,
    /// What the reader of the bytes noticed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<NoteRecord>,
}

fn unknown() -> String {
    "unknown".into()
}

fn news() -> String {
    "news".into()
}

fn affirmed() -> String {
    "affirmed".into()
}

fn actual() -> String {
    "actual".into()
}

/// An actor, place or group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EntityRecord {
    /// Stable key.
    pub id: String,
    /// `PER ORG ARM GPE LOC GRP`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Arabic name.
    pub ar: String,
    /// English name.
    #[serde(default)]
    pub en: Option<String>,
    /// `Q...`.
    #[serde(default, alias = "qid")]
    pub wikidata: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// `[latitude, longitude]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<[f64; 2]>,
    /// What the coordinates are those of: `exact`, `town`, `province`, `country`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<String>,
    /// The key of the country around a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// ISO codes of those who claim a place, where several do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputed: Vec<String>,
}

/// Words that refer to an entity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MentionRecord {
    /// First code point.
    pub start: u32,
    /// After the last.
    pub end: u32,
    /// `PER ORG ARM GPE LOC GRP`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `NAM` or `NOM`.
    pub level: String,
    /// The entity's id.
    pub entity: String,
    /// How it was found.
    #[serde(default)]
    pub rule: String,
}

/// An expression of time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TimeRecord {
    /// First code point.
    pub start: u32,
    /// After the last.
    pub end: u32,
    /// `DATE TIME DURATION SET`.
    #[serde(rename = "type")]
    pub kind: String,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// How it was read.
    #[serde(default)]
    pub rule: String,
}

/// A number with what it counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuantityRecord {
    /// First code point.
    pub start: u32,
    /// After the last.
    pub end: u32,
    /// The number.
    pub value: f64,
    /// What is counted.
    pub unit: String,
    /// `more_than`, `less_than`, `about`.
    #[serde(rename = "mod", default)]
    pub modifier: Option<String>,
    /// How it was read.
    #[serde(default)]
    pub rule: String,
}

/// A proposition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ClaimRecord {
    /// Document id, hyphen, eight hexadecimal digits.
    pub id: String,
    /// One of 16 event types and five ties.
    #[serde(rename = "type")]
    pub kind: String,
    /// A mode of that type.
    #[serde(default)]
    pub mode: Option<String>,
    /// The words that name the event.
    pub trigger: Offsets,
    /// Entity ids.
    #[serde(default)]
    pub actors: Vec<String>,
    /// Entity ids.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Entity ids.
    #[serde(default)]
    pub places: Vec<String>,
    /// TIMEX3 value of the expression that dates it.
    #[serde(default)]
    pub time: Option<String>,
    /// Numbers of rows of `quantities`.
    #[serde(default)]
    pub quantities: Vec<u32>,
    /// A title as written.
    #[serde(default)]
    pub role: Option<String>,
    /// Ties: `holds begins weakens ends`.
    #[serde(default)]
    pub phase: Option<String>,
    /// `affirmed` or `negated`.
    #[serde(default = "affirmed")]
    pub polarity: String,
    /// `actual future possible demanded hypothetical`.
    #[serde(default = "actual")]
    pub modality: String,
    /// Who says so, from the link nearest the reader inwards; empty for the writer.
    #[serde(default)]
    pub sources: Vec<SourceRecord>,
    /// The words behind each participant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<ArgumentRecord>,
    /// How it was read.
    #[serde(default)]
    pub rule: String,
    /// The row of the predicate table.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub predicate: String,
    /// How sure the rules are, 0 to 1.
    #[serde(default)]
    pub score: f32,
}

/// A link of the chain of sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SourceRecord {
    /// Who says so.
    pub entity: String,
    /// The word of saying.
    pub cue: Option<Offsets>,
    /// How it was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
}

/// The words that put an entity into a claim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ArgumentRecord {
    /// `actor`, `recipient` or `place`.
    pub role: String,
    /// Who.
    pub entity: String,
    /// First code point of the words.
    pub start: u32,
    /// After the last.
    pub end: u32,
    /// The slot that they filled.
    pub slot: String,
}

/// A judgement in a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FramingRecord {
    /// First code point.
    pub start: u32,
    /// After the last.
    pub end: u32,
    /// On whom it falls.
    pub entity: String,
    /// `neg pos distancing`.
    pub tone: String,
    /// `writer` or an entity id.
    pub voice: String,
    /// How it was read.
    #[serde(default)]
    pub rule: String,
}

/// What a stage noticed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NoteRecord {
    /// Stable code.
    pub code: String,
    /// Where, if it is one place.
    #[serde(default)]
    pub at: Option<Offsets>,
    /// One sentence.
    pub message: String,
}
