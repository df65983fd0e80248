//! Ids by their beginnings, as people type them.

use rusqlite::{Connection, Row};

/// What the beginning of an id names.
pub(crate) enum Named<T> {
    Nothing,
    One(T),
    /// The first two of them.
    Several(String, String),
}

/// Number of the document whose id is, or alone begins with, `prefix`.
pub(crate) fn document_of(connection: &Connection, prefix: &str) -> rusqlite::Result<Named<i64>> {
    let select = "SELECT id, seq FROM document WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 2";
    named(connection, select, prefix, |row| row.get(1))
}

/// Document and position of the claim whose id is, or alone begins with, `prefix`.
pub(crate) fn claim_of(
    connection: &Connection,
    prefix: &str,
) -> rusqlite::Result<Named<(i64, u32)>> {
    let select =
        "SELECT id, document, position FROM claim WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 2";
    named(connection, select, prefix, |row| Ok((row.get(1)?, row.get(2)?)))
}

fn named<T>(
    connection: &Connection,
    select: &str,
    prefix: &str,
    value: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Named<T>> {
    if prefix.is_empty() {
        return Ok(Named::Nothing);
    }
    // The last of all characters stands behind every id that begins so.
    let mut found = connection
        .prepare_cached(select)?
        .query_map([prefix, &format!("{prefix}{}", char::MAX)], |row| {
            Ok((row.get::<_, String>(0)?, value(row)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?
        .into_iter();
    Ok(match (found.next(), found.next()) {
        (None, _) => Named::Nothing,
        (Some((_, value)), None) => Named::One(value),
        // A whole id stands before every longer one.
        (Some((first, value)), Some((second, _))) if first == prefix && second != prefix => {
            Named::One(value)
        }
        (Some((first, _)), Some((second, _))) => Named::Several(first, second),
    })
}
