//! Files that could not be read: which, when and why, until a file of that name is added.

use rusqlite::{Connection, params};
use serde::Serialize;

use crate::{
    answers::Page,
    corrections,
    error::{Doing, Result, StoreError},
    reader::Reader,
    writer::Writer,
};

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Its name, as it was given.
    pub file: String,
    /// Why, as one of a few words: `empty blank large binary contract unsound unreadable fault`.
    pub code: String,
    /// Why, as a sentence that goes on after the name.
    pub reason: String,
    /// When it was tried last, `YYYY-MM-DDTHH:MM:SSZ`.
    pub made: String,
}

impl Writer {
    /// Remember that a file could not be read. When this returns, it is on the disk.
    ///
    /// # Errors
    /// The disk is full or fails.
    pub fn failed(&mut self, file: &str, code: &str, reason: &str) -> Result<()> {
        let path = self.store.database();
        let made = corrections::now();
        let written = self.connection.execute(
            "INSERT OR REPLACE INTO failure (file, code, reason, made) VALUES (?1, ?2, ?3, ?4)",
            params![file, code, reason, made],
        );
        let doing = || Doing::Add { name: file.to_owned() };
        written.map(drop).map_err(|source| StoreError::database(doing(), path, source))
    }

    /// A file of that name holds what is in the store: it is no failure any more.
    ///
    /// # Errors
    /// The disk is full or fails.
    pub fn mended(&mut self, file: &str) -> Result<()> {
        let doing = || Doing::Add { name: file.to_owned() };
        forget(&self.connection, file)
            .map_err(|source| StoreError::database(doing(), self.store.database(), source))
    }
}

/// A file of that name has been read.
pub(crate) fn forget(connection: &Connection, file: &str) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM failure WHERE file = ?1")?.execute([file]).map(drop)
}

impl Reader {
    /// The files that could not be read, the latest first.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn failures(&self, offset: usize, limit: usize) -> Result<Page<Failure>> {
        let sql = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        self.read(|connection| {
            let total = count(connection)?;
            let rows = connection
                .prepare_cached(
                    "SELECT file, code, reason, made FROM failure ORDER BY number DESC LIMIT ?1 OFFSET ?2",
                )?
                .query_map(params![sql(limit), sql(offset)], |row| {
                    Ok(Failure {
                        file: row.get(0)?,
                        code: row.get(1)?,
                        reason: row.get(2)?,
                        made: row.get(3)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Page { total, offset, rows })
        })
    }
}

/// How many files could not be read.
pub(crate) fn count(connection: &Connection) -> rusqlite::Result<u64> {
    connection
        .query_row("SELECT count(*) FROM failure", [], |row| row.get::<_, i64>(0))
        .map(i64::unsigned_abs)
}
