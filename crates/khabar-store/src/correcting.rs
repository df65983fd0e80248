//! Writing corrections and texts that were read anew, by the one writer.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::Serialize;

use crate::{
    check::check,
    corrections::{self, Correction, Deed, Imported},
    error::{Doing, Kind, Result, StoreError},
    places::Places,
    query,
    record::{ClaimRecord, Record},
    rows,
    writer::Writer,
};

/// What reading a text anew has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reread {
    /// The document.
    pub document: String,
    /// Claims that were not there before.
    pub gained: Vec<String>,
    /// Claims that are there no more.
    pub lost: Vec<String>,
    /// Claims of the same id that are read otherwise.
    pub changed: Vec<String>,
    /// Corrections whose claim has another id now, and were made again for it.
    pub carried: Vec<String>,
    /// Corrections that are about nothing any more.
    pub orphaned: Vec<String>,
}

impl Reread {
    /// Whether everything is as it was.
    pub fn is_same(&self) -> bool {
        self.gained.is_empty()
            && self.lost.is_empty()
            && self.changed.is_empty()
            && self.orphaned.is_empty()
    }
}

impl Writer {
    /// Write a correction at the end of the log. When this returns, it is on the disk.
    ///
    /// # Errors
    /// What it is about is not in the store, it makes no sense in itself, or its id is taken.
    pub fn correct(&mut self, correction: &Correction) -> Result<()> {
        self.import(std::slice::from_ref(correction)).map(drop)
    }

    /// Write corrections of another store, those that are known left out: all of them, or none.
    ///
    /// # Errors
    /// As for [`correct`](Self::correct).
    pub fn import(&mut self, corrections: &[Correction]) -> Result<Imported> {
        let path = self.store.database();
        let failed = |source| StoreError::database(Doing::Correct, path.clone(), source);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let mut imported = Imported::default();
        for correction in corrections {
            if corrections::contains(&transaction, &correction.id).map_err(failed)? {
                imported.known += 1;
                continue;
            }
            let wrong = match correction.check() {
                Err(wrong) => Some(wrong),
                Ok(()) => missing(&transaction, &correction.deed).map_err(failed)?,
            };
            if let Some(wrong) = wrong {
                return Err(Kind::Correction { path, id: correction.id.clone(), wrong }.into());
            }
            corrections::append(&transaction, correction).map_err(failed)?;
            if let Deed::Split { document, at, into, ar } = &correction.deed {
                name_split(&transaction, document, *at, into, ar.as_deref()).map_err(failed)?;
            }
            imported.added += 1;
        }
        transaction.commit().map_err(failed)?;
        self.commit_index()?;
        Ok(imported)
    }

    /// Put what was found in a text anew in place of what was found before. Id, text and name stay; corrections go on to hold.
    ///
    /// # Errors
    /// The record is not sound, or is not of a document with the same text. Then the store is as it was before.
    pub fn replace(&mut self, record: &Record) -> Result<Reread> {
        let path = self.store.database();
        let doing = || Doing::Add { name: record.id.clone() };
        if let Err(source) = check(record) {
            return Err(Kind::Unsound { doing: doing(), path, source }.into());
        }
        let failed = |source| StoreError::database(doing(), path.clone(), source);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let reread = replace(&transaction, record).map_err(failed)?;
        let Some((reread, same_sentences)) = reread else {
            let wrong = "there is no document of that id with the same text".to_owned();
            return Err(Kind::Correction { path, id: record.id.clone(), wrong }.into());
        };
        transaction.commit().map_err(failed)?;
        self.stale |= !same_sentences;
        Ok(reread)
    }

    /// Remember with what a document was read; `manifest` is one JSON object.
    ///
    /// # Errors
    /// The disk is full or fails.
    pub fn read_with(&mut self, document: &str, manifest: &str) -> Result<()> {
        let path = self.store.database();
        let write = |connection: &Connection| {
            connection
                .prepare_cached("INSERT OR IGNORE INTO run (manifest) VALUES (?1)")?
                .execute([manifest])?;
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO document_run (document, run)
                     SELECT seq, number FROM document, run WHERE id = ?1 AND manifest = ?2",
                )?
                .execute([document, manifest])
        };
        write(&self.connection).map(drop).map_err(|source| {
            StoreError::database(Doing::Add { name: document.into() }, path, source)
        })
    }
}

/// What a deed is about and the store does not hold, if anything.
fn missing(connection: &Connection, deed: &Deed) -> rusqlite::Result<Option<String>> {
    let has = |select: &str, value: &str| {
        let found = connection.prepare_cached(select)?.query_row([value], |_| Ok(())).optional()?;
        Ok::<bool, rusqlite::Error>(found.is_some())
    };
    if let Deed::Undo { correction } = deed
        && !corrections::contains(connection, correction)?
    {
        return Ok(Some(format!("there is no correction {correction}")));
    }
    for claim in deed.claims() {
        if !has("SELECT 1 FROM claim WHERE id = ?1", claim)? {
            return Ok(Some(format!("there is no claim {claim}")));
        }
    }
    for entity in deed.entities() {
        if !has("SELECT 1 FROM entity_name WHERE key = ?1", entity)?
            && !has("SELECT 1 FROM entity WHERE key = ?1", entity)?
        {
            return Ok(Some(format!("there is no entity {entity}")));
        }
    }
    if let Some((document, [start, end])) = deed.mention() {
        let mention = connection
            .prepare_cached(
                "SELECT 1 FROM mention JOIN document ON seq = document WHERE id = ?1 AND start = ?2 AND end = ?3",
            )?
            .query_row(params![document, start, end], |_| Ok(()))
            .optional()?;
        if mention.is_none() {
            return Ok(Some(format!("document {document} has no mention at {start} to {end}")));
        }
    }
    Ok(None)
}

/// Let the entity that a mention was split off for be found by its name.
fn name_split(
    connection: &Connection,
    document: &str,
    at: crate::record::Offsets,
    into: &str,
    ar: Option<&str>,
) -> rusqlite::Result<()> {
    let text: String = connection
        .prepare_cached("SELECT text FROM document WHERE id = ?1")?
        .query_row([document], |row| row.get(0))?;
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO entity_name (name, key) VALUES (?1, ?2)")?;
    for name in [ar, Some(Places::of(&text).slice(at)), Some(into)].into_iter().flatten() {
        let folded = query::folded(name);
        if !folded.is_empty() {
            insert.execute([folded.as_str(), into])?;
        }
    }
    Ok(())
}

const PARTS: [&str; 12] = [
    "claim_quantity",
    "claim_source",
    "claim_argument",
    "claim_participant",
    "claim",
    "framing",
    "mention",
    "quantity",
    "time_expr",
    "entity",
    "note",
    "sentence",
];

/// Replace the parts of a stored document. `None` where there is no such document with that text.
fn replace(connection: &Connection, record: &Record) -> rusqlite::Result<Option<(Reread, bool)>> {
    let seq: Option<i64> = connection
        .prepare_cached("SELECT seq FROM document WHERE id = ?1 AND text = ?2")?
        .query_row([&record.id, &record.text], |row| row.get(0))
        .optional()?;
    let Some(seq) = seq else { return Ok(None) };
    let old = rows::record(connection, seq)?;
    for table in PARTS {
        connection.execute(&format!("DELETE FROM {table} WHERE document = ?1"), [seq])?;
    }
    connection.execute("DELETE FROM boilerplate WHERE document = ?1", [seq])?;
    rows::insert_parts(connection, seq, record)?;
    query::add_names(connection, seq, seq)?;
    let mut reread = compared(&old.claims, &record.claims);
    reread.document.clone_from(&record.id);
    if old.claims != record.claims
        || old.mentions != record.mentions
        || old.framing != record.framing
    {
        carry(connection, &old, record, &mut reread)?;
    }
    Ok(Some((reread, old.sentences == record.sentences)))
}

fn compared(old: &[ClaimRecord], new: &[ClaimRecord]) -> Reread {
    let find =
        |claims: &[ClaimRecord], id: &str| claims.iter().find(|claim| claim.id == id).cloned();
    let ids = |claims: &[ClaimRecord], keep: &dyn Fn(&ClaimRecord) -> bool| {
        claims.iter().filter(|claim| keep(claim)).map(|claim| claim.id.clone()).collect()
    };
    Reread {
        gained: ids(new, &|claim| find(old, &claim.id).is_none()),
        lost: ids(old, &|claim| find(new, &claim.id).is_none()),
        changed: ids(new, &|claim| find(old, &claim.id).is_some_and(|before| before != *claim)),
        ..Reread::default()
    }
}

/// Make corrections again for claims that have another id now, and tell which are about nothing any more. A claim is known again by its trigger.
fn carry(
    connection: &Connection,
    old: &Record,
    new: &Record,
    reread: &mut Reread,
) -> rusqlite::Result<()> {
    for correction in corrections::active(connection)? {
        if let Some((document, at)) = correction.deed.mention() {
            let there = new.mentions.iter().any(|mention| [mention.start, mention.end] == at);
            if document == new.id && !there {
                reread.orphaned.push(correction.id.clone());
            }
            continue;
        }
        let lost = |id: &&str| !new.claims.iter().any(|claim| claim.id == **id);
        let mut deed = correction.deed.clone();
        let mut last = None;
        let mut orphaned = false;
        for id in correction.deed.claims().into_iter().filter(lost) {
            let Some(before) = old.claims.iter().find(|claim| claim.id == id) else { continue };
            let Some(after) = again(before, &new.claims) else {
                orphaned = true;
                continue;
            };
            deed = deed.with_claim(id, &after.id);
            last = Some(after.id.split('-').next_back().unwrap_or_default());
        }
        if orphaned {
            reread.orphaned.push(correction.id.clone());
            continue;
        }
        let Some(last) = last else { continue };
        let again =
            Correction { id: format!("{}+{last}", correction.id), deed, ..correction.clone() };
        if !corrections::contains(connection, &again.id)? {
            corrections::append(connection, &again)?;
        }
        reread.carried.push(correction.id);
    }
    Ok(())
}

/// The claim of a new reading that a claim of the old one has become, where there is no doubt.
fn again<'a>(before: &ClaimRecord, claims: &'a [ClaimRecord]) -> Option<&'a ClaimRecord> {
    let mut same: Vec<&ClaimRecord> =
        claims.iter().filter(|claim| claim.trigger == before.trigger).collect();
    if same.len() > 1 {
        same.retain(|claim| claim.kind == before.kind);
    }
    match same[..] {
        [after] => Some(after),
        _ => None,
    }
}
