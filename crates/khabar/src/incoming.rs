//! What somebody brings to be read: the bytes of an article or a document of the data contract, first to its identity and then, which takes
//! longer, to its record.

use khabar_types::{Date, DocumentId, Header, Kind};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{Khabar, Record};

/// Texts larger than this are refused: no article is, and a sentence of this length takes minutes to read.
pub const LARGEST_TEXT: u64 = 4 * MIB;

/// A document of the data contract is many times as long as its text.
pub const LARGEST_CONTRACT: u64 = 256 * MIB;

const MIB: u64 = 1024 * 1024;

/// Why something cannot be read, as a sentence that goes on after its name.
#[derive(Debug, Error)]
#[error(transparent)]
pub struct Refusal(Box<Reason>);

#[derive(Debug, Error)]
enum Reason {
    #[error("is empty")]
    Empty,
    #[error("holds no text")]
    Blank,
    #[error("holds more than {} MiB, as no article does; split it, one article a file", most / MIB)]
    Large { most: u64 },
    #[error("is no text: {found}")]
    Binary { found: String },
    #[error(
        "is not one JSON object of the data contract (docs/format.md), as `khabar extract --out` writes it"
    )]
    Contract { source: serde_json::Error },
    #[error("{wrong}")]
    Unsound { wrong: String },
}

impl Refusal {
    /// The reason as one of a few words: `empty blank large binary contract unsound`.
    pub fn code(&self) -> &'static str {
        match *self.0 {
            Reason::Empty => "empty",
            Reason::Blank => "blank",
            Reason::Large { .. } => "large",
            Reason::Binary { .. } => "binary",
            Reason::Contract { .. } => "contract",
            Reason::Unsound { .. } => "unsound",
        }
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self(Box::new(reason))
    }
}

/// What was brought, known by its id.
pub struct Incoming {
    /// The id of its document.
    pub id: String,
    body: Body,
}

enum Body {
    /// The bytes of an article.
    Text(Vec<u8>),
    /// A text with what is known about it, still to be read.
    Unread(Box<Record>),
    /// A document of the data contract that somebody has read.
    Read(Box<Record>),
}

/// Refuse what is too large: what it may be at most depends on what it is.
///
/// # Errors
/// It is larger.
pub fn fits(size: u64, is_contract: bool) -> Result<(), Refusal> {
    small(size, if is_contract { LARGEST_CONTRACT } else { LARGEST_TEXT })
}

fn small(size: u64, most: u64) -> Result<(), Refusal> {
    if size > most { Err(Reason::Large { most }.into()) } else { Ok(()) }
}

impl Incoming {
    /// Look at the bytes of an article, or of a document of the data contract.
    ///
    /// # Errors
    /// They are empty, too many, or no document of the data contract.
    pub fn of(bytes: Vec<u8>, is_contract: bool) -> Result<Self, Refusal> {
        if bytes.is_empty() {
            return Err(Reason::Empty.into());
        }
        fits(bytes.len() as u64, is_contract)?;
        if is_contract {
            return Self::of_contract(&bytes);
        }
        let (id, _) = identity(&bytes);
        Ok(Self { id, body: Body::Text(bytes) })
    }

    fn of_contract(bytes: &[u8]) -> Result<Self, Refusal> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut record: Record =
            serde_json::from_slice(bytes).map_err(|source| Reason::Contract { source })?;
        if record.text.trim().is_empty() {
            return Err(Reason::Blank.into());
        }
        published(&record)?;
        kind(&record)?;
        (record.id, record.sha256) = match record.sha256.to_ascii_lowercase() {
            none if none.is_empty() => identity(record.text.as_bytes()),
            given if given.len() == 64 && given.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                (given.chars().take(16).collect(), given)
            }
            other => {
                let wrong = format!("has the sha256 `{other}`: expected 64 hexadecimal digits");
                return Err(Reason::Unsound { wrong }.into());
            }
        };
        let unread = record.claims.is_empty() && record.mentions.is_empty();
        if unread {
            small(record.text.len() as u64, LARGEST_TEXT)?;
            // It is read from its text alone, so it is known by its text alone.
            (record.id, record.sha256) = identity(record.text.as_bytes());
        }
        let id = record.id.clone();
        let record = Box::new(record);
        Ok(Self { id, body: if unread { Body::Unread(record) } else { Body::Read(record) } })
    }

    /// Read the document. What it says itself goes before what the header says.
    ///
    /// # Errors
    /// It is no text.
    pub fn read(self, khabar: &Khabar, given: Header) -> Result<Record, Refusal> {
        match self.body {
            Body::Text(bytes) => read(khabar, &bytes, given),
            Body::Unread(record) => {
                let header = Header {
                    title: record.title.clone().or(given.title),
                    outlet: record.outlet.clone().or(given.outlet),
                    author: record.author.clone().or(given.author),
                    url: record.url.clone().or(given.url),
                    published: published(&record)?.or(given.published),
                    kind: Some(kind(&record)?),
                };
                read(khabar, record.text.as_bytes(), header)
            }
            Body::Read(record) => Ok(completed(khabar, *record, given)),
        }
    }
}

/// Id and SHA-256 of the document with these original bytes.
fn identity(bytes: &[u8]) -> (String, String) {
    let hash = Sha256::digest(bytes);
    (DocumentId::of_sha256(&hash.into()).to_string(), format!("{hash:x}"))
}

fn read(khabar: &Khabar, bytes: &[u8], header: Header) -> Result<Record, Refusal> {
    let reading = khabar.read(bytes, header);
    if let Some(note) = reading.notes.iter().find(|note| note.code == "text.binary") {
        let found = note.message.split([';', '.']).next().unwrap_or_default();
        return Err(Reason::Binary { found: found.replacen('E', "e", 1) }.into());
    }
    if reading.document.text.trim().is_empty() {
        return Err(Reason::Blank.into());
    }
    Ok(reading.record())
}

/// The record as it is, with the header where it says nothing itself.
fn completed(khabar: &Khabar, mut record: Record, given: Header) -> Record {
    if let (None, Some(date)) = (&record.published, given.published) {
        record.published = Some(date.to_string());
        record.published_from = "header".into();
    }
    record.title = record.title.or(given.title);
    record.outlet = record.outlet.or(given.outlet);
    record.author = record.author.or(given.author);
    record.url = record.url.or(given.url);
    if record.sentences.is_empty() {
        record.sentences =
            khabar.read(record.text.as_bytes(), Header::default()).record().sentences;
    }
    record
}

fn published(record: &Record) -> Result<Option<Date>, Refusal> {
    let Some(text) = record.published.as_deref().filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let wrong = |error| Reason::Unsound { wrong: format!("was published `{text}`: {error}") };
    Ok(Some(text.parse().map_err(wrong)?))
}

fn kind(record: &Record) -> Result<Kind, Refusal> {
    Kind::from_name(&record.kind).ok_or_else(|| {
        let wrong = format!("is of kind `{}`: expected news, opinion or analysis", record.kind);
        Reason::Unsound { wrong }.into()
    })
}
