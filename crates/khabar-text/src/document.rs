//! Bytes and what is known about them to a document.

use khabar_types::{Document, DocumentId, Header, Kind, Noted, PublishedFrom};
use sha2::{Digest, Sha256};

use crate::{dateline, decode, furniture};

/// Read the bytes of one article.
///
/// The text is what the bytes say, without a byte order mark and otherwise untouched, so that places in it are places in the file. What the header
/// does not tell is read from the text where it is plain: the publication date from a dateline, the outlet from a last line that names
/// the source. Nothing is guessed.
///
/// Notes: `text.binary` (no text, the document is empty), `text.too-long` (cut at [`decode::MAX_BYTES`]), `text.invalid-bytes`.
pub fn document(bytes: &[u8], header: Header) -> Noted<Document> {
    let sha256: [u8; 32] = Sha256::digest(bytes).into();
    let decoded = decode::decode(bytes);
    let (published, published_from) = match (header.published, dateline::dateline(&decoded.text)) {
        (Some(date), _) => (Some(date), PublishedFrom::Header),
        (None, Some(date)) => (Some(date), PublishedFrom::Text),
        (None, None) => (None, PublishedFrom::Unknown),
    };
    let furniture = furniture::furniture(&decoded.text);
    let value = Document {
        id: DocumentId::of_sha256(&sha256),
        sha256,
        text: decoded.text.into_boxed_str(),
        encoding: decoded.encoding,
        title: header.title,
        outlet: header.outlet.or(furniture.outlet),
        author: header.author,
        url: header.url,
        published,
        published_from,
        kind: header.kind.unwrap_or(Kind::News),
        boilerplate: furniture.spans,
    };
    Noted { value, notes: decoded.notes }
}
