//! Lists of entities over all documents, with how often they appear.

use khabar_text::normal;
use rusqlite::{Connection, Row};

use crate::{
    answers::{EntityRow, Page},
    naming,
    record::EntityRecord,
    rows,
};

/// Entities whose key, Arabic or English name holds `text`, those of most documents first, then by key.
pub(crate) fn page(
    connection: &Connection,
    text: Option<&str>,
    offset: usize,
    limit: usize,
) -> rusqlite::Result<Page<EntityRow>> {
    let text = text.map(normal).filter(|text| !text.trim().is_empty());
    let mut select =
        connection.prepare_cached("SELECT * FROM entity_all ORDER BY documents DESC, key")?;
    let mut found = select.query([])?;
    let mut page = Page { total: 0, offset, rows: Vec::new() };
    while let Some(row) = found.next()? {
        let entity = rows::entity(row)?;
        if text.as_deref().is_some_and(|text| !is_called(&entity, text.trim())) {
            continue;
        }
        if page.total >= offset as u64 && page.rows.len() < limit {
            page.rows.push(counted(connection, entity, row)?);
        }
        page.total += 1;
    }
    Ok(page)
}

fn is_called(entity: &EntityRecord, text: &str) -> bool {
    let names = [Some(&entity.id), Some(&entity.ar), entity.en.as_ref(), entity.wikidata.as_ref()];
    names.into_iter().flatten().any(|name| normal(name).contains(text))
}

fn counted(
    connection: &Connection,
    entity: EntityRecord,
    row: &Row<'_>,
) -> rusqlite::Result<EntityRow> {
    let count = |table: &str| {
        connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM (SELECT DISTINCT document, claim FROM {table} WHERE entity = ?1)"
            ))?
            .query_row([&entity.id], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
    };
    let (claims, claims_as_source) = (count("claim_participant")?, count("claim_source")?);
    let documents = row.get::<_, i64>("documents")?.unsigned_abs();
    let mut entity = entity;
    naming::of_store(connection, &[&entity.id])?.call(&mut entity);
    Ok(EntityRow { entity, documents, claims, claims_as_source })
}
