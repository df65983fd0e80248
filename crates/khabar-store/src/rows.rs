//! A record as rows of tables, and rows as the record that they came from: one module a group of tables, writing and reading side
//! by side.

mod claim;
mod document;
mod words;

use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension, Row, params};

pub(crate) use claim::{claims, positions_of_type, ties};
pub(crate) use document::{boilerplate, sentences};
pub(crate) use words::{entities, entity, quantities, some_entities};

use crate::record::{Offsets, Record};

/// Every row of a document.
pub(crate) const ALL: RangeInclusive<u32> = 0..=u32::MAX;

/// Write a record that is not there yet and is sound. Returns its number.
pub(crate) fn insert(
    connection: &Connection,
    record: &Record,
    name: &str,
    words: u32,
) -> rusqlite::Result<i64> {
    let seq = document::insert(connection, record, name, words)?;
    insert_parts(connection, seq, record)?;
    Ok(seq)
}

/// Write what was found in a document that has its row and nothing else.
pub(crate) fn insert_parts(
    connection: &Connection,
    seq: i64,
    record: &Record,
) -> rusqlite::Result<()> {
    document::insert_parts(connection, seq, record)?;
    words::insert(connection, seq, record)?;
    claim::insert(connection, seq, &record.claims)?;
    changed(connection, seq)
}

/// Note that the claims of a document are not as they were.
pub(crate) fn changed(connection: &Connection, seq: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("INSERT INTO change (document) VALUES (?1)")?.execute([seq]).map(drop)
}

/// The record of a number.
pub(crate) fn record(connection: &Connection, seq: i64) -> rusqlite::Result<Record> {
    let mut record = document::record(connection, seq)?;
    words::load(connection, seq, &mut record)?;
    record.claims = claims(connection, seq, &ALL)?;
    Ok(record)
}

/// The SHA-256 under which an id is stored.
pub(crate) fn stored_sha256(connection: &Connection, id: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT sha256 FROM document WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}

/// The columns `start` and `end` where there may be no place.
fn maybe_place(row: &Row<'_>) -> rusqlite::Result<Option<Offsets>> {
    let start: Option<u32> = row.get("start")?;
    let end: Option<u32> = row.get("end")?;
    Ok(start.zip(end).map(Into::into))
}

/// Rows of a table that are only places, by document.
fn places(connection: &Connection, table: &str, seq: i64) -> rusqlite::Result<Vec<Offsets>> {
    connection
        .prepare_cached(&format!(
            "SELECT start, end FROM {table} WHERE document = ?1 ORDER BY position"
        ))?
        .query_map([seq], |row| Ok([row.get(0)?, row.get(1)?]))?
        .collect()
}

fn insert_places(
    connection: &Connection,
    table: &str,
    seq: i64,
    places: &[Offsets],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(&format!(
        "INSERT INTO {table} (document, position, start, end) VALUES (?1, ?2, ?3, ?4)"
    ))?;
    for (position, [start, end]) in (0u32..).zip(places) {
        insert.execute(params![seq, position, start, end])?;
    }
    Ok(())
}
