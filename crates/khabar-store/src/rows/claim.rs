//! The table `claim` and those that hang on it: `claim_participant`, `claim_argument`, `claim_source`, `claim_quantity`.

use std::ops::RangeInclusive;

use rusqlite::{Connection, Row, params};

use super::maybe_place;
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
            "SELECT id, type, mode, start, end, time, role, phase, polarity, modality, rule, predicate, score
             FROM claim WHERE document = ?1 AND position BETWEEN ?2 AND ?3 ORDER BY position",
        )?
        .query_map(params![seq, positions.start(), positions.end()], claim)?
        .collect::<rusqlite::Result<_>>()?;
    // By role and position within a claim, as the table itself is kept: each list is in order.
    let participants = "SELECT claim, entity, role FROM claim_participant
         WHERE document = ?1 AND claim BETWEEN ?2 AND ?3 ORDER BY claim, role, position";
    hang(connection, participants, seq, positions, &mut claims, |claim, row| {
        let entity = row.get(1)?;
        match row.get_ref(2)?.as_str()? {
            "actor" => claim.actors.push(entity),
            "recipient" => claim.recipients.push(entity),
            _ => claim.places.push(entity),
        }
        Ok(())
    })?;
    hang(connection, &all_of("claim_argument"), seq, positions, &mut claims, |claim, row| {
        claim.arguments.push(argument(row)?);
        Ok(())
    })?;
    hang(connection, &all_of("claim_source"), seq, positions, &mut claims, |claim, row| {
        claim.sources.push(source(row)?);
        Ok(())
    })?;
    hang(connection, &all_of("claim_quantity"), seq, positions, &mut claims, |claim, row| {
        claim.quantities.push(row.get("quantity")?);
        Ok(())
    })?;
    Ok(claims)
}

fn all_of(table: &str) -> String {
    format!(
        "SELECT claim, * FROM {table} WHERE document = ?1 AND claim BETWEEN ?2 AND ?3 ORDER BY claim, position"
    )
}

/// The positions of the claims of a document that have a type.
pub(crate) fn positions_of_type(
    connection: &Connection,
    seq: i64,
    kind: &str,
) -> rusqlite::Result<Vec<u32>> {
    connection
        .prepare_cached("SELECT position FROM claim WHERE type = ?1 AND document = ?2")?
        .query_map(params![kind, seq], |row| row.get(0))?
        .collect()
}

/// Actor and recipient of every claim of a document that has one of two types.
pub(crate) fn ties(
    connection: &Connection,
    seq: i64,
    kinds: [&str; 2],
) -> rusqlite::Result<Vec<(String, String)>> {
    connection
        .prepare_cached(
            "SELECT one.entity, other.entity FROM claim
             JOIN claim_participant AS one
                 ON one.document = claim.document AND one.claim = claim.position AND one.role = 'actor'
             JOIN claim_participant AS other
                 ON other.document = claim.document AND other.claim = claim.position AND other.role = 'recipient'
             WHERE claim.type IN (?1, ?2) AND claim.document = ?3",
        )?
        .query_map(params![kinds[0], kinds[1], seq], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Give the rows of a table, whose first column is the claim, to the claims that they hang on.
fn hang(
    connection: &Connection,
    select: &str,
    seq: i64,
    positions: &RangeInclusive<u32>,
    claims: &mut [ClaimRecord],
    give: impl Fn(&mut ClaimRecord, &Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut select = connection.prepare_cached(select)?;
    let mut rows = select.query(params![seq, positions.start(), positions.end()])?;
    while let Some(row) = rows.next()? {
        let claim: u32 = row.get(0)?;
        if let Some(claim) = claims.get_mut((claim - positions.start()) as usize) {
            give(claim, row)?;
        }
    }
    Ok(())
}

fn claim(row: &Row<'_>) -> rusqlite::Result<ClaimRecord> {
    Ok(ClaimRecord {
        id: row.get(0)?,
        kind: row.get(1)?,
        mode: row.get(2)?,
        trigger: [row.get(3)?, row.get(4)?],
        time: row.get(5)?,
        role: row.get(6)?,
        phase: row.get(7)?,
        polarity: row.get(8)?,
        modality: row.get(9)?,
        rule: row.get(10)?,
        predicate: row.get(11)?,
        score: row.get(12)?,
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
