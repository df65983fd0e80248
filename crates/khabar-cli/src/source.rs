//! One file, first to its identity and then, which takes longer, to its record.

use std::{fs::File, io::Read, path::Path};

use anyhow::{Context, bail};
use khabar::{
    Khabar, Record,
    types::{Date, DocumentId, Header, Kind},
};
use sha2::{Digest, Sha256};

use crate::files;

/// Texts larger than this are refused: no article is, and a sentence of this length takes minutes to read.
const LARGEST_TEXT: u64 = 4 * MIB;

/// A document of the data contract is many times as long as its text.
const LARGEST_CONTRACT: u64 = 256 * MIB;

const MIB: u64 = 1024 * 1024;

/// A file whose bytes have been read.
pub(crate) struct Source {
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

impl Source {
    /// Read the bytes. The error goes on after the name of the file.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let contract = files::ends_in(path, "json");
        let bytes = bytes(path, if contract { LARGEST_CONTRACT } else { LARGEST_TEXT })?;
        if bytes.is_empty() {
            bail!("is empty");
        }
        if contract {
            return Self::of_contract(&bytes);
        }
        let (id, _) = identity(&bytes);
        Ok(Self { id, body: Body::Text(bytes) })
    }

    fn of_contract(bytes: &[u8]) -> anyhow::Result<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut record: Record = serde_json::from_slice(bytes).context(
            "is not one JSON object of the data contract (docs/format.md), as `khabar extract --out` writes it",
        )?;
        if record.text.trim().is_empty() {
            bail!("holds no text");
        }
        published(&record)?;
        kind(&record)?;
        (record.id, record.sha256) = match record.sha256.to_ascii_lowercase() {
            none if none.is_empty() => identity(record.text.as_bytes()),
            given if given.len() == 64 && given.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                (given.chars().take(16).collect(), given)
            }
            other => bail!("has the sha256 `{other}`: expected 64 hexadecimal digits"),
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

    /// Read the document. What the file itself says goes before what the metadata says.
    pub(crate) fn read(self, khabar: &Khabar, given: Header) -> anyhow::Result<Record> {
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

/// Open and read.
pub(crate) fn record(khabar: &Khabar, path: &Path, header: Header) -> anyhow::Result<Record> {
    Source::open(path)?.read(khabar, header)
}

fn bytes(path: &Path, most: u64) -> anyhow::Result<Vec<u8>> {
    let file = File::open(path).context("cannot be read")?;
    let size = file.metadata().context("cannot be read")?.len();
    let mut bytes = Vec::new();
    if size <= most {
        // A pipe tells no size.
        file.take(most + 1).read_to_end(&mut bytes).context("cannot be read")?;
    }
    small(size.max(bytes.len() as u64), most)?;
    Ok(bytes)
}

fn small(size: u64, most: u64) -> anyhow::Result<()> {
    if size > most {
        bail!(
            "holds more than {} MiB, as no article does; split it, one article a file",
            most / MIB
        );
    }
    Ok(())
}

/// Id and SHA-256 of the document with these original bytes.
fn identity(bytes: &[u8]) -> (String, String) {
    let hash = Sha256::digest(bytes);
    (DocumentId::of_sha256(&hash.into()).to_string(), format!("{hash:x}"))
}

fn read(khabar: &Khabar, bytes: &[u8], header: Header) -> anyhow::Result<Record> {
    let reading = khabar.read(bytes, header);
    if let Some(note) = reading.notes.iter().find(|note| note.code == "text.binary") {
        let found = note.message.split([';', '.']).next().unwrap_or_default();
        bail!("is no text: {}", found.replacen('E', "e", 1));
    }
    if reading.document.text.trim().is_empty() {
        bail!("holds no text");
    }
    Ok(reading.record())
}

/// The record as it is, with the metadata where it says nothing itself.
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

fn published(record: &Record) -> anyhow::Result<Option<Date>> {
    let Some(text) = record.published.as_deref().filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let date = text.parse().map_err(|error| anyhow::anyhow!("was published `{text}`: {error}"))?;
    Ok(Some(date))
}

fn kind(record: &Record) -> anyhow::Result<Kind> {
    Kind::from_name(&record.kind).with_context(|| {
        format!("is of kind `{}`: expected news, opinion or analysis", record.kind)
    })
}
