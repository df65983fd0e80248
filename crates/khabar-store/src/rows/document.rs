//! The tables `document`, `boilerplate`, `sentence` and `note`.

use rusqlite::{Connection, params};

use super::{insert_places, maybe_place, places};
use crate::record::{NoteRecord, Offsets, Record};

pub(super) fn insert(
    connection: &Connection,
    record: &Record,
    name: &str,
    words: u32,
) -> rusqlite::Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO document
                 (id, sha256, name, title, outlet, author, url, published, published_from, kind, words, text)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            record.id,
            record.sha256,
            name,
            record.title,
            record.outlet,
            record.author,
            record.url,
            record.published,
            record.published_from,
            record.kind,
            words,
            record.text
        ])?;
    Ok(connection.last_insert_rowid())
}

pub(super) fn insert_parts(
    connection: &Connection,
    seq: i64,
    record: &Record,
) -> rusqlite::Result<()> {
    insert_places(connection, "boilerplate", seq, &record.boilerplate)?;
    insert_places(connection, "sentence", seq, &record.sentences)?;
    insert_notes(connection, seq, &record.notes)
}

fn insert_notes(connection: &Connection, seq: i64, notes: &[NoteRecord]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO note (document, position, code, start, end, message) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, note) in (0u32..).zip(notes) {
        let (start, end) = note.at.map(<(u32, u32)>::from).unzip();
        insert.execute(params![seq, position, note.code, start, end, note.message])?;
    }
    Ok(())
}

/// The record without what was found in its text.
pub(super) fn record(connection: &Connection, seq: i64) -> rusqlite::Result<Record> {
    connection.prepare_cached("SELECT * FROM document WHERE seq = ?1")?.query_row([seq], |row| {
        Ok(Record {
            id: row.get("id")?,
            text: row.get("text")?,
            sha256: row.get("sha256")?,
            title: row.get("title")?,
            outlet: row.get("outlet")?,
            author: row.get("author")?,
            url: row.get("url")?,
            published: row.get("published")?,
            published_from: row.get("published_from")?,
            kind: row.get("kind")?,
            boilerplate: boilerplate(connection, seq)?,
            sentences: sentences(connection, seq)?,
            notes: notes(connection, seq)?,
            ..Record::default()
        })
    })
}

/// The sentences of a document, in order.
pub(crate) fn sentences(connection: &Connection, seq: i64) -> rusqlite::Result<Vec<Offsets>> {
    places(connection, "sentence", seq)
}

/// The parts of a document that are not the article.
pub(crate) fn boilerplate(connection: &Connection, seq: i64) -> rusqlite::Result<Vec<Offsets>> {
    places(connection, "boilerplate", seq)
}

fn notes(connection: &Connection, seq: i64) -> rusqlite::Result<Vec<NoteRecord>> {
    connection
        .prepare_cached("SELECT * FROM note WHERE document = ?1 ORDER BY position")?
        .query_map([seq], |row| {
            Ok(NoteRecord {
                code: row.get("code")?,
                at: maybe_place(row)?,
                message: row.get("message")?,
            })
        })?
        .collect()
}
