//! The store: one folder with the truth in `SQLite` and a full-text index that can be rebuilt from it.
//!
//! A store is a folder. `khabar.db` holds everything, in tables that people can open with `sqlite3` and join; `index/` is for search
//! alone and can be deleted at any time. What [`Writer::add`] has returned is on the disk.
//!
//! ```text
//! Store::create_or_open(folder) -> Store                 Store::open(folder) -> Store
//! store.writer()                -> Writer                store.reader()      -> Reader
//!
//! writer.add(&record, name)     -> Added::New | Added::AlreadyStored
//! writer.contains(id)           -> bool
//! writer.failed(file, code, reason)  remember a file that could not be read
//! writer.commit_index()         let search find what was added; also every 1,000 documents and on drop
//! writer.rebuild_index()        khabar reindex
//!
//! reader.coverage()                        -> Coverage
//! reader.documents(offset, limit)          -> Page<DocumentRow>
//! reader.document_row(id or its beginning) -> Option<DocumentRow>
//! reader.document(id or its beginning)     -> Option<Record>
//! reader.claim(id or its beginning)        -> Option<(Record, usize)>
//! reader.claims(&filter, offset, limit)    -> Page<ClaimRow>
//! reader.entities(text, offset, limit)     -> Page<EntityRow>
//! reader.failures(offset, limit)           -> Page<Failure>
//! reader.search(&search)                   -> Answer
//! ```
//!
//! Every function that touches the disk returns [`Result`]. A [`StoreError`] is one sentence; what lies beneath it is its source.

pub mod answers;
mod check;
mod claims;
mod correcting;
pub mod corrections;
mod coverage;
mod database;
mod days;
mod entities;
mod error;
mod facts;
mod failures;
mod folder;
pub mod framing;
pub mod gaps;
pub mod happenings;
mod headings;
mod lock;
pub mod manifest;
mod naming;
mod places;
mod prefix;
pub mod query;
mod reader;
pub mod record;
mod rows;
mod search;
pub mod stories;
pub mod ties;
mod writer;

pub use answers::{
    Answer, ClaimRow, Coverage, DocumentRow, EntityRow, Heading, Hit, Mark, MatchKind, Page,
};
pub use claims::ClaimFilter;
pub use correcting::Reread;
pub use database::FORMAT;
pub use days::Days;
pub use error::{Result, StoreError};
pub use facts::Named;
pub use failures::Failure;
pub use folder::Store;
pub use query::folded;
pub use reader::{Figures, Reader, Search};
pub use record::Record;
pub use writer::{Added, Writer};
