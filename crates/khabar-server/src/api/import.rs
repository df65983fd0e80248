//! `POST /api/import`: one file into the collection, and what became of it.
//!
//! A file is sent whole, with its size beside it: what was cut off on the way is not taken for the file. Its name is a label and never a path.

use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::{
    Json,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::StatusCode,
};
use khabar::{
    Khabar, Record,
    incoming::{Incoming, LARGEST_TEXT, Refusal, fits},
    store::{Added, Failure, Page, StoreError},
    types::{Date, Header, Kind},
};
use serde::{Deserialize, Serialize};

use super::{Answered, Part, query as parameters, rows};
use crate::{errors::ApiError, readers::Readers};

/// Longest name of a file, in characters.
const LONGEST_NAME: usize = 500;
/// Most bytes of a document of the data contract; larger ones are for the terminal.
pub(super) const LARGEST: u64 = 64 << 20;

/// What is said of a file beside its bytes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brought {
    name: String,
    size: u64,
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    url: Option<String>,
    published: Option<String>,
    kind: Option<String>,
}

/// What became of it.
#[derive(Serialize)]
pub(super) struct Arrived {
    /// `stored known failed`.
    outcome: &'static str,
    id: Option<String>,
    claims: usize,
    /// What was noticed in the bytes of a text that was stored all the same.
    notes: Vec<String>,
    code: Option<String>,
    reason: Option<String>,
}

/// Why a file is not taken: a code, and a sentence that goes on after its name.
struct Refused {
    code: &'static str,
    reason: String,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        let reason = match std::error::Error::source(&refusal) {
            Some(source) => format!("{refusal}: {source}"),
            None => refusal.to_string(),
        };
        Self { code: refusal.code(), reason }
    }
}

pub(super) async fn import(
    State(readers): State<Readers>,
    request: Request<Body>,
) -> Answered<Arrived> {
    let brought: Brought = parameters(request.uri())?;
    let name = label(&brought.name)?;
    let is_contract = name.to_lowercase().ends_with(".json");
    let header = header(&brought);
    let bytes = match fits(brought.size, is_contract) {
        Ok(()) if brought.size <= LARGEST => Ok(whole(request.into_body(), brought.size).await?),
        Ok(()) => Err(Refused {
            code: "large",
            reason: format!("holds more than {} MiB; add it in a terminal", LARGEST >> 20),
        }),
        Err(refusal) => Err(refusal.into()),
    };
    readers
        .write(move |desk| {
            let known = |id: &str| desk.among_others(|writer| writer.contains(id));
            let read = match bytes.and_then(|bytes| Ok((bytes, header?))) {
                Ok((bytes, header)) => {
                    guarded(|| read(bytes.to_vec(), is_contract, header, &known))
                }
                Err(refused) => Ok(Err(refused)),
            };
            let arrived = desk.among_others(|writer| match read? {
                Ok(Read::Known(id)) => writer.mended(&name).map(|()| Arrived::known(id)),
                Ok(Read::New(record)) => keep(writer, &record, &name, is_contract),
                Err(refused) => refuse(writer, &name, refused),
            });
            desk.close_later();
            arrived
        })
        .await
        .map(Json)
}

/// What was read of a file.
enum Read {
    Known(String),
    New(Box<Record>),
}

fn read(
    bytes: Vec<u8>,
    is_contract: bool,
    header: Header,
    known: &impl Fn(&str) -> Result<bool, StoreError>,
) -> Result<Result<Read, Refused>, StoreError> {
    let incoming = match Incoming::of(bytes, is_contract) {
        Ok(incoming) => incoming,
        Err(refusal) => return Ok(Err(refusal.into())),
    };
    if known(&incoming.id)? {
        return Ok(Ok(Read::Known(incoming.id)));
    }
    let record = incoming.read(Khabar::embedded(), header);
    Ok(record.map(|record| Read::New(Box::new(record))).map_err(Refused::from))
}

/// A fault of ours in one file must not keep the others out.
fn guarded(
    work: impl FnOnce() -> Result<Result<Read, Refused>, StoreError>,
) -> Result<Result<Read, Refused>, StoreError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let reason = "met a fault in Khabar; the terminal of khabar serve shows which".to_owned();
        Ok(Err(Refused { code: "fault", reason }))
    })
}

fn keep(
    writer: &mut khabar::store::Writer,
    record: &Record,
    name: &str,
    is_contract: bool,
) -> Result<Arrived, StoreError> {
    match writer.add(record, name) {
        Ok(Added::New) => {
            if !is_contract {
                writer.read_with(&record.id, &Khabar::embedded().run_manifest())?;
            }
            let notes = record.notes.iter().filter(|note| note.code.starts_with("text."));
            Ok(Arrived {
                outcome: "stored",
                id: Some(record.id.clone()),
                claims: record.claims.len(),
                notes: notes.map(|note| note.message.clone()).collect(),
                code: None,
                reason: None,
            })
        }
        Ok(Added::AlreadyStored) => Ok(Arrived::known(record.id.clone())),
        Err(error) if error.is_of_record() => {
            let reason = match std::error::Error::source(&error) {
                Some(flaw) => format!("is not sound: {flaw}"),
                None => error.to_string(),
            };
            refuse(writer, name, Refused { code: "unsound", reason })
        }
        Err(error) => Err(error),
    }
}

/// The store remembers what could not be read.
fn refuse(
    writer: &mut khabar::store::Writer,
    name: &str,
    Refused { code, reason }: Refused,
) -> Result<Arrived, StoreError> {
    writer.failed(name, code, &reason)?;
    let (code, reason) = (Some(code.to_owned()), Some(reason));
    Ok(Arrived { outcome: "failed", id: None, claims: 0, notes: Vec::new(), code, reason })
}

impl Arrived {
    fn known(id: String) -> Self {
        let (notes, code, reason) = (Vec::new(), None, None);
        Self { outcome: "known", id: Some(id), claims: 0, notes, code, reason }
    }
}

/// `POST /api/import/done`: the last file has come.
pub(super) async fn done(State(readers): State<Readers>) -> Answered<()> {
    readers.write(|desk| desk.close()).await.map(Json)
}

pub(super) async fn failures(
    State(readers): State<Readers>,
    uri: axum::http::Uri,
) -> Answered<Page<Failure>> {
    let Part { offset, limit } = parameters(&uri)?;
    let limit = rows(limit)?;
    readers.ask(move |reader| reader.failures(offset, limit)).await.map(Json)
}

/// The bytes of a file of that size, or an error: a part of it is not the file.
pub(super) async fn whole(body: Body, size: u64) -> Result<Bytes, ApiError> {
    let most = usize::try_from(size.max(LARGEST_TEXT)).unwrap_or(usize::MAX);
    let cut = |found: String| {
        let sentence = format!(
            "the upload was cut off: expected {size} bytes, found {found}; nothing of it was kept, send it again"
        );
        ApiError::new(StatusCode::BAD_REQUEST, sentence)
    };
    let bytes = to_bytes(body, most).await.map_err(|_| cut("others".to_owned()))?;
    if bytes.len() as u64 != size {
        return Err(cut(bytes.len().to_string()));
    }
    Ok(bytes)
}

/// The name as it may be shown anywhere: letters that move the cursor or turn the direction of what stands around are replaced.
fn label(name: &str) -> Result<String, ApiError> {
    let harmless = |sign: char| {
        let turns = matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if sign.is_control() || turns { '\u{fffd}' } else { sign }
    };
    let name: String = name.trim().chars().map(harmless).collect();
    match name.chars().count() {
        1..=LONGEST_NAME => Ok(name),
        length => Err(ApiError::new(
            StatusCode::BAD_REQUEST,
            format!("expected a file name of 1 to {LONGEST_NAME} characters, found {length}"),
        )),
    }
}

fn header(brought: &Brought) -> Result<Header, Refused> {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let wrong = |reason: String| Refused { code: "metadata", reason };
    let published = given(&brought.published).map(|text| {
        text.parse::<Date>()
            .map_err(|error| wrong(format!("is said to be published `{text}`: {error}")))
    });
    let kind = given(&brought.kind).map(|name| {
        Kind::from_name(&name).ok_or_else(|| {
            wrong(format!("is said to be `{name}`: expected news, opinion or analysis"))
        })
    });
    Ok(Header {
        title: given(&brought.title),
        outlet: given(&brought.outlet),
        author: given(&brought.author),
        url: given(&brought.url),
        published: published.transpose()?,
        kind: kind.transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn a_name_is_a_label_that_turns_and_moves_nothing() {
        let shown = |name: &str| label(name).ok();
        assert_eq!(shown("../../etc/passwd").as_deref(), Some("../../etc/passwd"));
        assert_eq!(shown(" مقال.txt ").as_deref(), Some("مقال.txt"));
        assert_eq!(
            shown("a\u{1b}[2Jb\u{202e}txt.exe").as_deref(),
            Some("a\u{fffd}[2Jb\u{fffd}txt.exe")
        );
        assert_eq!(shown("a\nb").as_deref(), Some("a\u{fffd}b"));
        assert_eq!(shown(" \u{0} ").as_deref(), Some("\u{fffd}"));
        assert!(shown("  ").is_none() && shown(&"x".repeat(501)).is_none());
    }
}
