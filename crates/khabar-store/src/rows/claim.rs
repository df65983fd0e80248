//! The table `claim` and those that hang on it: `claim_participant`, `claim_argument`, `claim_source`, `claim_quantity`.

use std::ops::RangeInclusive;

use rusqlite::{Connection, Row, params};

use super::{maybe_place, place};
use crate::record::{ArgumentRecord, ClaimRecord, SourceRecord};

pub(super) fn insert(
    connection: &Connection,
    seq: i64,
    claims: &[ClaimRecord],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO claim
             (document, position, id, type, mode, start, end, time, role, phase, polarity, modality, rule, predicate,
              score)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?;
    for (position, claim) in (0u32..).zip(claims) {
        insert.execute(params![
            seq,
            position,
            claim.id,
            claim.kind,
            claim.mode,
            claim.trigger[0],
            claim.trigger[1],
            claim.time,
            claim.role,
            claim.phase,
            claim.polarity,
            claim.modality,
            claim.rule,
            claim.predicate,
            claim.score
        ])?;
        insert_participants(connection, seq, position, "actor", &claim.actors)?;
        insert_participants(connection, seq, position, "recipient", &claim.recipients)?;
        insert_participants(connection, seq, position, "place", &claim.places)?;
        insert_arguments(connection, seq, position, &claim.arguments)?;
        insert_sources(connection, seq, position, &claim.sources)?;
        insert_quantities(connection, seq, position, &claim.quantities)?;
    }
    Ok(())
}

/// The claims of a document at those positions, in order.
pub(crate) fn claims(
    connection: &Connection,
    seq: i64,
    positions: &RangeInclusive<u32>,
) -> rusqlite::Result<Vec<ClaimRecord>> {
    let mut claims: Vec<ClaimRecord> = connection
        .prepare_cached(
            "SELECT * FROM claim WHERE document = ?1 AND position BETWEEN ?2 AND ?3 ORDER BY position",
        )?
        .query_map(params![seq, positions.start(), positions.end()], claim)?
        .collect::<rusqlite::Result<_>>()?;
    hang(connection, "claim_participant", seq, positions, &mut claims, |claim, row| {
        let entity = row.get("entity")?;
        let role: String = row.get("role")?;
        match role.as_str() {
            "actor" => claim.actors.push(entity),
            "recipient" => claim.recipients.push(entity),
            _ => claim.places.push(entity),
        }
        Ok(())
    })?;
    hang(connection, "claim_argument", seq, positions, &mut claims, |claim, row| {
        claim.arguments.push(argument(row)?);
        Ok(())
    })?;
    hang(connection, "claim_source", seq, positions, &mut claims, |claim, row| {
        claim.sources.push(source(row)?);
        Ok(())
    })?;
    hang(connection, "claim_quantity", seq, positions, &mut claims, |claim, row| {
        claim.quantities.push(row.get("quantity")?);
        Ok(())
    })?;
    Ok(claims)
}

/// Give the rows of a table to the claims that they hang on.
fn hang(
    connection: &Connection,
    table: &str,
    seq: i64,
    positions: &RangeInclusive<u32>,
    claims: &mut [ClaimRecord],
    give: impl Fn(&mut ClaimRecord, &Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT * FROM {table} WHERE document = ?1 AND claim BETWEEN ?2 AND ?3 ORDER BY claim, position"
    ))?;
    let mut rows = select.query(params![seq, positions.start(), positions.end()])?;
    while let Some(row) = rows.next()? {
        let claim: u32 = row.get("claim")?;
        if let Some(claim) = claims.get_mut((claim - positions.start()) as usize) {
            give(claim, row)?;
        }
    }
    Ok(())
}

fn claim(row: &Row<'_>) -> rusqlite::Result<ClaimRecord> {
    Ok(ClaimRecord {
        id: row.get("id")?,
        kind: row.get("type")?,
        mode: row.get("mode")?,
        trigger: place(row)?,
        time: row.get("time")?,
        role: row.get("role")?,
        phase: row.get("phase")?,
        polarity: row.get("polarity")?,
        modality: row.get("modality")?,
        rule: row.get("rule")?,
        predicate: row.get("predicate")?,
        score: row.get("score")?,
        ..ClaimRecord::default()
    })
}

fn insert_participants(
    connection: &Connection,
    seq: i64,
    claim: u32,
    role: &str,
    entities: &[String],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO claim_participant (document, claim, role, position, entity) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, entity) in (0u32..).zip(entities) {
        insert.execute(params![seq, claim, role, position, entity])?;
    }
    Ok(())
}

fn insert_arguments(
    connection: &Connection,
    seq: i64,
    claim: u32,
    arguments: &[ArgumentRecord],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO claim_argument (document, claim, position, role, entity, start, end, slot)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, argument) in (0u32..).zip(arguments) {
        insert.execute(params![
            seq,
            claim,
            position,
            argument.role,
            argument.entity,
            argument.start,
            argument.end,
            argument.slot
        ])?;
    }
    Ok(())
}

fn argument(row: &Row<'_>) -> rusqlite::Result<ArgumentRecord> {
    Ok(ArgumentRecord {
        role: row.get("role")?,
        entity: row.get("entity")?,
        start: row.get("start")?,
        end: row.get("end")?,
        slot: row.get("slot")?,
    })
}

fn insert_sources(
    connection: &Connection,
    seq: i64,
    claim: u32,
    sources: &[SourceRecord],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO claim_source (document, claim, position, entity, start, end, rule)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (position, source) in (0u32..).zip(sources) {
        let (start, end) = source.cue.map(<(u32, u32)>::from).unzip();
        insert.execute(params![seq, claim, position, source.entity, start, end, source.rule])?;
    }
    Ok(())
}

fn source(row: &Row<'_>) -> rusqlite::Result<SourceRecord> {
    Ok(SourceRecord { entity: row.get("entity")?, cue: maybe_place(row)?, rule: row.get("rule")? })
}

fn insert_quantities(
    connection: &Connection,
    seq: i64,
    claim: u32,
    quantities: &[u32],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO claim_quantity (document, claim, position, quantity) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, quantity) in (0u32..).zip(quantities) {
        insert.execute(params![seq, claim, position, quantity])?;
    }
    Ok(())
}
