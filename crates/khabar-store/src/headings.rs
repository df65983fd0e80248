//! Documents as lists show them: what they are called, and the sentences that answers quote.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use crate::{
    answers::{DocumentRow, Heading, Page},
    places::Places,
    record::Offsets,
    rows,
};

/// What a page of answers needs of a document.
pub(crate) struct Quoted {
    pub(crate) heading: Heading,
    pub(crate) sentences: Vec<Offsets>,
    pub(crate) text: String,
}

impl Quoted {
    pub(crate) fn load(connection: &Connection, seq: i64) -> rusqlite::Result<Self> {
        let sentences = rows::sentences(connection, seq)?;
        connection.prepare_cached("SELECT * FROM document WHERE seq = ?1")?.query_row(
            [seq],
            |row| {
                let text: String = row.get("text")?;
                let heading = heading(row, &sentences, &text)?;
                Ok(Self { heading, sentences, text })
            },
        )
    }

    /// The words at a place.
    pub(crate) fn slice(&self, place: Offsets) -> &str {
        Places::of(&self.text).slice(place)
    }
}

fn heading(row: &Row<'_>, sentences: &[Offsets], text: &str) -> rusqlite::Result<Heading> {
    let title: Option<String> = row.get("title")?;
    let first = || sentences.first().map_or("", |&first| Places::of(text).slice(first)).to_owned();
    Ok(Heading {
        id: row.get("id")?,
        name: row.get("name")?,
        title: title.unwrap_or_else(first),
        outlet: row.get("outlet")?,
        published: row.get("published")?,
    })
}

/// What a document is called.
pub(crate) fn heading_of(connection: &Connection, seq: i64) -> rusqlite::Result<Heading> {
    Quoted::load(connection, seq).map(|document| document.heading)
}

/// The documents of one page of answers, each read once.
pub(crate) struct Texts<'reader> {
    connection: &'reader Connection,
    seen: BTreeMap<i64, Quoted>,
}

impl<'reader> Texts<'reader> {
    pub(crate) fn new(connection: &'reader Connection) -> Self {
        Self { connection, seen: BTreeMap::new() }
    }

    pub(crate) fn of(&mut self, seq: i64) -> rusqlite::Result<&Quoted> {
        match self.seen.entry(seq) {
            std::collections::btree_map::Entry::Occupied(seen) => Ok(seen.into_mut()),
            std::collections::btree_map::Entry::Vacant(free) => {
                Ok(free.insert(Quoted::load(self.connection, seq)?))
            }
        }
    }
}

/// The documents, those published last first, then by name.
pub(crate) fn page(
    connection: &Connection,
    offset: usize,
    limit: usize,
) -> rusqlite::Result<Page<DocumentRow>> {
    let total = connection
        .query_row("SELECT count(*) FROM document", [], |row| row.get::<_, i64>(0))?
        .unsigned_abs();
    let rows = connection
        .prepare_cached(&format!(
            "SELECT seq FROM document ORDER BY published DESC, name, seq LIMIT {limit} OFFSET {offset}"
        ))?
        .query_map([], |row| row.get(0))?
        .map(|seq| row(connection, seq?))
        .collect::<rusqlite::Result<_>>()?;
    Ok(Page { total, offset, rows })
}

/// A document in a list.
pub(crate) fn row(connection: &Connection, seq: i64) -> rusqlite::Result<DocumentRow> {
    let count = |table: &str| {
        connection
            .prepare_cached(&format!("SELECT count(*) FROM {table} WHERE document = ?1"))?
            .query_row([seq], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
    };
    let (claims, notes) = (count("claim")?, count("note")?);
    let kind = connection
        .prepare_cached("SELECT kind FROM document WHERE seq = ?1")?
        .query_row([seq], |row| row.get(0))?;
    Ok(DocumentRow { heading: Quoted::load(connection, seq)?.heading, kind, claims, notes })
}
