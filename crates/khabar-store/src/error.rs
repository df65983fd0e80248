//! What can go wrong with a store, said in sentences.

use std::{error, fmt, io, path::PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::check::Flaw;

/// What the functions of this crate return.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store could not do what it was asked: one sentence, with the path, what was expected and what was found.
///
/// What lies beneath (`SQLite`'s words, the full-text engine's, the operating system's) is in [`source`](error::Error::source).
pub struct StoreError(Box<Kind>);

impl StoreError {
    /// Whether the store is only busy with another writer, so that trying again may help.
    pub fn is_busy(&self) -> bool {
        match &*self.0 {
            Kind::Locked { .. } => true,
            Kind::Database { source, .. } => Trouble::of(source) == Trouble::Busy,
            _ => false,
        }
    }

    /// Whether the fault lies in a record, so that others can still be added.
    pub fn is_of_record(&self) -> bool {
        matches!(*self.0, Kind::Unsound { .. } | Kind::Collision { .. })
    }

    /// Whether there is no store where one was expected.
    pub fn is_missing(&self) -> bool {
        matches!(*self.0, Kind::Missing { .. })
    }

    pub(crate) fn database(doing: Doing, path: PathBuf, source: rusqlite::Error) -> Self {
        Kind::Database { doing, trouble: Trouble::of(&source), path, source }.into()
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl error::Error for StoreError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.0.source()
    }
}

impl From<Kind> for StoreError {
    fn from(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

#[derive(Debug, Error)]
pub(crate) enum Kind {
    #[error(
        "there is no store at {}: expected the file khabar.db in it; `khabar add` makes one",
        folder.display()
    )]
    Missing { folder: PathBuf },
    #[error("{} is a file: expected a folder, because a store is a folder", folder.display())]
    NotAFolder { folder: PathBuf },
    #[error(
        "{} is not the database of a store: expected a file that begins with {:?}, found {found}",
        path.display(), "SQLite format 3"
    )]
    NotADatabase { path: PathBuf, found: String },
    #[error(
        "{} is a database of another program: expected the application id {expected:#010x}, found {found:#010x}; it was left \
         untouched",
        path.display()
    )]
    OtherProgram { path: PathBuf, expected: u32, found: u32 },
    #[error(
        "{} was written by a newer Khabar: expected format {expected} or older, found format {found}; it was left untouched",
        path.display()
    )]
    Newer { path: PathBuf, expected: u32, found: u32 },
    #[error("cannot {doing} {}", path.display())]
    Files { doing: Doing, path: PathBuf, source: io::Error },
    #[error(
        "another writer is at work in the store {}: waited {:.1} seconds for it to finish; try again later",
        folder.display(), waited.as_secs_f32()
    )]
    Locked { folder: PathBuf, waited: std::time::Duration },
    #[error("cannot {doing} {}: {trouble}", path.display())]
    Database { doing: Doing, path: PathBuf, trouble: Trouble, source: rusqlite::Error },
    #[error("cannot {doing} {}: the record is not sound", path.display())]
    Unsound { doing: Doing, path: PathBuf, source: Flaw },
    #[error(
        "cannot {doing} {}: expected the SHA-256 {stored} that the stored document {id} has, found {found}",
        path.display()
    )]
    Collision { doing: Doing, path: PathBuf, id: String, stored: String, found: String },
    #[error("cannot write {id} to {}: {wrong}", path.display())]
    Correction { path: PathBuf, id: String, wrong: String },
    #[error("{source}")]
    Query { source: crate::query::QueryError },
    #[error(
        "{prefix} is not enough to name one {what}: it begins {first}, {second} and perhaps more"
    )]
    Ambiguous { what: &'static str, prefix: String, first: String, second: String },
    #[error("cannot {doing} {}; the documents are not affected", path.display())]
    FullText { doing: Doing, path: PathBuf, source: tantivy::TantivyError },
}

/// What the store was at, as the sentence goes on after "cannot".
#[derive(Debug)]
pub(crate) enum Doing {
    Create,
    Open,
    Lock,
    Read,
    Add { name: String },
    Index,
    Search,
    Stories,
    Names,
    Correct,
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Create => f.write_str("create the store"),
            Self::Open => f.write_str("open"),
            Self::Lock => f.write_str("write to the store"),
            Self::Read => f.write_str("read"),
            Self::Add { name } => write!(f, "add {name:?} to"),
            Self::Index => f.write_str("write the full-text index"),
            Self::Stories => f.write_str("write the stories of"),
            Self::Names => f.write_str("write the names of"),
            Self::Correct => f.write_str("write a correction to"),
            Self::Search => f.write_str("search the full-text index"),
        }
    }
}

/// What `SQLite` reports, in the words of somebody who has to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    Full,
    ReadOnly,
    Closed,
    Busy,
    Damaged,
    Disk,
    Other,
}

impl Trouble {
    fn of(error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen) => Self::Closed,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::SystemIoFailure) => Self::Disk,
            _ => Self::Other,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "the disk is full, so nothing of it was kept",
            Self::ReadOnly => "it can only be read",
            Self::Closed => "the file cannot be opened; check that its folder may be written",
            Self::Busy => "another program holds it",
            Self::Damaged => "the file is damaged; restore it from a copy",
            Self::Disk => "the disk cannot be read or written there",
            Self::Other => "the database refused",
        })
    }
}
