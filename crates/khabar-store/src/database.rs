//! `khabar.db`: how it is opened, what makes it ours, and which format it has.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::{
    error::{Doing, Kind, Result, StoreError},
    record,
};

/// Version of the tables. Raised with every new file in `migrations/`.
pub const FORMAT: u32 = 5;

/// `KHBR`, in the header of every store.
const APPLICATION_ID: u32 = 0x4b48_4252;

/// The n-th text leads from format n to format n + 1.
const MIGRATIONS: [&str; FORMAT as usize] = [
    include_str!("../migrations/0001.sql"),
    include_str!("../migrations/0002.sql"),
    include_str!("../migrations/0003.sql"),
    include_str!("../migrations/0004.sql"),
    include_str!("../migrations/0005.sql"),
];

/// What the first hundred bytes of a database file tell without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Header {
    /// No file.
    Missing,
    /// A file without a byte, as an interrupted creation leaves it.
    Empty,
    /// A database of this format, which this version can read.
    Format(u32),
}

/// Look at the file without touching it. A file that is not ours, or newer, is an error.
pub(crate) fn header(path: &Path) -> Result<Header> {
    let mut bytes = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(100).read_to_end(&mut bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Header::Missing),
        Err(error) => Err(error),
    }
    .map_err(|source| Kind::Files { doing: Doing::Open, path: path.to_owned(), source })?;
    if bytes.is_empty() {
        return Ok(Header::Empty);
    }
    let (Some(version), Some(application), true) =
        (number(&bytes, 60), number(&bytes, 68), bytes.starts_with(b"SQLite format 3\0"))
    else {
        let begin = String::from_utf8_lossy(bytes.get(..15).unwrap_or(&bytes));
        let found = match bytes.len() {
            100 => format!("one that begins with {begin:?}"),
            short => format!("one of {short} bytes that begins with {begin:?}"),
        };
        return Err(Kind::NotADatabase { path: path.to_owned(), found }.into());
    };
    judge(path, application, version)
}

fn judge(path: &Path, application: u32, version: u32) -> Result<Header> {
    let path = path.to_owned();
    if application != APPLICATION_ID {
        return Err(
            Kind::OtherProgram { path, expected: APPLICATION_ID, found: application }.into()
        );
    }
    if version > FORMAT {
        return Err(Kind::Newer { path, expected: FORMAT, found: version }.into());
    }
    Ok(Header::Format(version))
}

/// The big-endian number of four bytes at an offset.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

/// Make the tables of a new file, or bring those of an older format up to this one. All of it happens, or nothing.
pub(crate) fn migrate(path: &Path, patience: Duration) -> Result<()> {
    let failed = |source| StoreError::database(Doing::Create, path.to_owned(), source);
    let mut connection = Connection::open(path).map_err(failed)?;
    prepare(&connection, patience).map_err(failed)?;
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let version: u32 = pragma(&transaction, "user_version").map_err(failed)?;
    if version > 0 {
        judge(path, pragma(&transaction, "application_id").map_err(failed)?, version)?;
    }
    for (next, migration) in (1..).zip(MIGRATIONS).skip(version as usize) {
        run(&transaction, next, migration).map_err(failed)?;
    }
    transaction.commit().map_err(failed)?;
    // Only now: in the mode before, the format stands in the file itself, where `header` looks.
    let _: String =
        connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(failed)?;
    Ok(())
}

fn run(connection: &Connection, version: u32, migration: &str) -> rusqlite::Result<()> {
    connection.execute_batch(migration)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", version)?;
    let mut set = connection.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?;
    set.execute(["format", &version.to_string()])?;
    set.execute(["record_format", &record::FORMAT.to_string()])?;
    set.execute(["written_by", concat!("khabar ", env!("CARGO_PKG_VERSION"))])?;
    connection.execute(
        "INSERT OR IGNORE INTO meta (key, value) VALUES ('store', lower(hex(randomblob(8))))",
        [],
    )?;
    Ok(())
}

/// Whether an open database is one that this version can read: another process may have changed it since its header was read.
pub(crate) fn confirm(connection: &Connection, path: &Path) -> Result<()> {
    let failed = |source| StoreError::database(Doing::Open, path.to_owned(), source);
    let application = pragma(connection, "application_id").map_err(failed)?;
    judge(path, application, pragma(connection, "user_version").map_err(failed)?).map(drop)
}

fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

/// A connection that writes. What it has committed is on the disk.
pub(crate) fn writable(path: &Path, patience: Duration) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    prepare(&connection, patience)?;
    Ok(connection)
}

/// A connection that cannot write. On a medium that cannot be written, where `SQLite` has no place for its lock, the file is taken as
/// one that does not change, unless a log beside it says that it does.
pub(crate) fn readable(path: &Path, patience: Duration) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = |connection: Connection| {
        prepare(&connection, patience)?;
        connection.query_row("SELECT count(*) FROM meta", [], |_| Ok(()))?;
        Ok(connection)
    };
    let refused = match Connection::open_with_flags(path, flags).and_then(open) {
        Ok(connection) => return Ok(connection),
        Err(error) => error,
    };
    let log = path.with_extension("db-wal");
    let at_rest = log.metadata().map_or(true, |log| log.len() == 0);
    match immutable(path) {
        Some(uri) if at_rest => {
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(uri, flags).and_then(open).map_err(|_| refused)
        }
        _ => Err(refused),
    }
}

/// The file as an address that tells `SQLite` that nobody changes it.
fn immutable(path: &Path) -> Option<String> {
    let path = path.to_str()?;
    let path = path.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Some(format!("file:{path}?immutable=1"))
}

fn prepare(connection: &Connection, patience: Duration) -> rusqlite::Result<()> {
    connection.busy_timeout(patience)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}
