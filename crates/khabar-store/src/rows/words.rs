//! The tables of what was found in a text: `entity`, `mention`, `time_expr`, `quantity` and `framing`.

use rusqlite::{Connection, Row, params};

use crate::record::{
    EntityRecord, FramingRecord, MentionRecord, QuantityRecord, Record, TimeRecord,
};

pub(super) fn insert(connection: &Connection, seq: i64, record: &Record) -> rusqlite::Result<()> {
    insert_entities(connection, seq, &record.entities)?;
    insert_mentions(connection, seq, &record.mentions)?;
    insert_times(connection, seq, &record.times)?;
    insert_quantities(connection, seq, &record.quantities)?;
    insert_framing(connection, seq, &record.framing)
}

pub(super) fn load(connection: &Connection, seq: i64, record: &mut Record) -> rusqlite::Result<()> {
    record.entities = entities(connection, seq)?;
    record.mentions = mentions(connection, seq)?;
    record.times = times(connection, seq)?;
    record.quantities = quantities(connection, seq)?;
    record.framing = framing(connection, seq)?;
    Ok(())
}

fn insert_entities(
    connection: &Connection,
    seq: i64,
    entities: &[EntityRecord],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO entity
             (document, position, key, type, ar, en, wikidata, country, latitude, longitude,
              precision, within, disputed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    for (position, entity) in (0u32..).zip(entities) {
        let (latitude, longitude) = entity.coordinates.map(<(f64, f64)>::from).unzip();
        insert.execute(params![
            seq,
            position,
            entity.id,
            entity.kind,
            entity.ar,
            entity.en,
            entity.wikidata,
            entity.country,
            latitude,
            longitude,
            entity.precision,
            entity.within,
            (!entity.disputed.is_empty()).then(|| entity.disputed.join("|"))
        ])?;
    }
    Ok(())
}

/// The entities of a document, in the order of the record.
pub(crate) fn entities(connection: &Connection, seq: i64) -> rusqlite::Result<Vec<EntityRecord>> {
    connection
        .prepare_cached("SELECT * FROM entity WHERE document = ?1 ORDER BY position")?
        .query_map([seq], entity)?
        .collect()
}

/// Those entities of a document that have a wanted key, in the order of the record.
pub(crate) fn some_entities(
    connection: &Connection,
    seq: i64,
    is_wanted: impl Fn(&str) -> bool,
) -> rusqlite::Result<Vec<EntityRecord>> {
    let mut select = connection.prepare_cached(
        "SELECT key, type, ar, en, wikidata, country, latitude, longitude, precision, within, disputed, position
         FROM entity WHERE document = ?1",
    )?;
    let mut rows = select.query([seq])?;
    let mut found: Vec<(u32, EntityRecord)> = Vec::new();
    while let Some(row) = rows.next()? {
        if row.get_ref(0)?.as_str().is_ok_and(&is_wanted) {
            found.push((row.get(11)?, numbered(row)?));
        }
    }
    found.sort_by_key(|(position, _)| *position);
    Ok(found.into_iter().map(|(_, entity)| entity).collect())
}

/// A row whose columns stand in the order of the record, which is faster to read than by their names.
fn numbered(row: &Row<'_>) -> rusqlite::Result<EntityRecord> {
    let latitude: Option<f64> = row.get(6)?;
    let longitude: Option<f64> = row.get(7)?;
    let disputed: Option<String> = row.get(10)?;
    Ok(EntityRecord {
        id: row.get(0)?,
        kind: row.get(1)?,
        ar: row.get(2)?,
        en: row.get(3)?,
        wikidata: row.get(4)?,
        country: row.get(5)?,
        coordinates: latitude.zip(longitude).map(Into::into),
        precision: row.get(8)?,
        within: row.get(9)?,
        disputed: disputed
            .map(|codes| codes.split('|').map(Into::into).collect())
            .unwrap_or_default(),
    })
}

/// A row of `entity` or of `entity_all`.
pub(crate) fn entity(row: &Row<'_>) -> rusqlite::Result<EntityRecord> {
    let latitude: Option<f64> = row.get("latitude")?;
    let longitude: Option<f64> = row.get("longitude")?;
    Ok(EntityRecord {
        id: row.get("key")?,
        kind: row.get("type")?,
        ar: row.get("ar")?,
        en: row.get("en")?,
        wikidata: row.get("wikidata")?,
        country: row.get("country")?,
        coordinates: latitude.zip(longitude).map(Into::into),
        precision: row.get("precision")?,
        within: row.get("within")?,
        disputed: row
            .get::<_, Option<String>>("disputed")?
            .map(|codes| codes.split('|').map(Into::into).collect())
            .unwrap_or_default(),
    })
}

fn insert_mentions(
    connection: &Connection,
    seq: i64,
    mentions: &[MentionRecord],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO mention (document, position, start, end, type, level, entity, rule)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, mention) in (0u32..).zip(mentions) {
        insert.execute(params![
            seq,
            position,
            mention.start,
            mention.end,
            mention.kind,
            mention.level,
            mention.entity,
            mention.rule
        ])?;
    }
    Ok(())
}

fn mentions(connection: &Connection, seq: i64) -> rusqlite::Result<Vec<MentionRecord>> {
    connection
        .prepare_cached("SELECT * FROM mention WHERE document = ?1 ORDER BY position")?
        .query_map([seq], |row| {
            Ok(MentionRecord {
                start: row.get("start")?,
                end: row.get("end")?,
                kind: row.get("type")?,
                level: row.get("level")?,
                entity: row.get("entity")?,
                rule: row.get("rule")?,
            })
        })?
        .collect()
}

fn insert_times(connection: &Connection, seq: i64, times: &[TimeRecord]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO time_expr (document, position, start, end, type, value, modifier, rule)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, time) in (0u32..).zip(times) {
        insert.execute(params![
            seq,
            position,
            time.start,
            time.end,
            time.kind,
            time.value,
            time.modifier,
            time.rule
        ])?;
    }
    Ok(())
}

fn times(connection: &Connection, seq: i64) -> rusqlite::Result<Vec<TimeRecord>> {
    connection
        .prepare_cached("SELECT * FROM time_expr WHERE document = ?1 ORDER BY position")?
        .query_map([seq], |row| {
            Ok(TimeRecord {
                start: row.get("start")?,
                end: row.get("end")?,
                kind: row.get("type")?,
                value: row.get("value")?,
                modifier: row.get("modifier")?,
                rule: row.get("rule")?,
            })
        })?
        .collect()
}

fn insert_quantities(
    connection: &Connection,
    seq: i64,
    quantities: &[QuantityRecord],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO quantity (document, position, start, end, value, unit, modifier, rule)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, quantity) in (0u32..).zip(quantities) {
        insert.execute(params![
            seq,
            position,
            quantity.start,
            quantity.end,
            quantity.value,
            quantity.unit,
            quantity.modifier,
            quantity.rule
        ])?;
    }
    Ok(())
}

/// The quantities of a document, in the order of the record.
pub(crate) fn quantities(
    connection: &Connection,
    seq: i64,
) -> rusqlite::Result<Vec<QuantityRecord>> {
    connection
        .prepare_cached("SELECT * FROM quantity WHERE document = ?1 ORDER BY position")?
        .query_map([seq], |row| {
            Ok(QuantityRecord {
                start: row.get("start")?,
                end: row.get("end")?,
                value: row.get("value")?,
                unit: row.get("unit")?,
                modifier: row.get("modifier")?,
                rule: row.get("rule")?,
            })
        })?
        .collect()
}

fn insert_framing(
    connection: &Connection,
    seq: i64,
    framing: &[FramingRecord],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO framing (document, position, start, end, entity, tone, voice, rule)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, framing) in (0u32..).zip(framing) {
        insert.execute(params![
            seq,
            position,
            framing.start,
            framing.end,
            framing.entity,
            framing.tone,
            framing.voice,
            framing.rule
        ])?;
    }
    Ok(())
}

fn framing(connection: &Connection, seq: i64) -> rusqlite::Result<Vec<FramingRecord>> {
    connection
        .prepare_cached("SELECT * FROM framing WHERE document = ?1 ORDER BY position")?
        .query_map([seq], |row| {
            Ok(FramingRecord {
                start: row.get("start")?,
                end: row.get("end")?,
                entity: row.get("entity")?,
                tone: row.get("tone")?,
                voice: row.get("voice")?,
                rule: row.get("rule")?,
            })
        })?
        .collect()
}
