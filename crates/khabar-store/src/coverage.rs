//! What the store holds as a whole.

use rusqlite::Connection;

use crate::{answers::Coverage, database::FORMAT, failures};

pub(crate) fn coverage(connection: &Connection) -> rusqlite::Result<Coverage> {
    let count = |select: &str| -> rusqlite::Result<u64> {
        connection.query_row(select, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs)
    };
    let (first_published, last_published) =
        connection.query_row("SELECT min(published), max(published) FROM document", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(Coverage {
        format: FORMAT,
        documents: count("SELECT count(*) FROM document")?,
        sentences: count("SELECT count(*) FROM sentence")?,
        words: count("SELECT coalesce(sum(words), 0) FROM document")?,
        claims: count("SELECT count(*) FROM claim")?,
        claims_with_source: count("SELECT count(*) FROM claim_source WHERE position = 0")?,
        entities: count("SELECT count(DISTINCT key) FROM entity")?,
        outlets: outlets(connection)?,
        first_published,
        last_published,
        undated: count("SELECT count(*) FROM document WHERE published IS NULL")?,
        with_notes: count("SELECT count(DISTINCT document) FROM note")?,
        failures: failures::count(connection)?,
    })
}

fn outlets(connection: &Connection) -> rusqlite::Result<Vec<(Option<String>, u64)>> {
    connection
        .prepare(
            "SELECT outlet, count(*) AS documents FROM document
             GROUP BY outlet ORDER BY documents DESC, outlet",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?
        .collect()
}
