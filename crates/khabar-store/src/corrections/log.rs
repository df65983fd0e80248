//! The log on the disk.

use std::{
    collections::BTreeSet,
    time::{Duration, SystemTime},
};

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::deed::Deed;
use crate::days;

/// A decision with who made it, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Names it in every store that it is brought to.
    pub id: String,
    /// When, `YYYY-MM-DDTHH:MM:SSZ`.
    pub made: String,
    /// By whom.
    pub who: String,
    /// For what reason.
    #[serde(default)]
    pub why: String,
    /// What.
    #[serde(flatten)]
    pub deed: Deed,
}

impl Correction {
    /// A decision that is made now.
    pub fn now(who: String, why: String, deed: Deed) -> Self {
        let since = since_1970();
        let hash = Sha256::digest(format!("{since:?} {who} {why} {deed:?}"));
        let id = format!("{hash:x}").chars().take(12).collect();
        Self { id, made: instant(since.as_secs()), who, why, deed }
    }

    /// What is wrong with it in itself, if anything.
    pub(crate) fn check(&self) -> Result<(), String> {
        if self.id.trim().is_empty() {
            return Err("a correction needs an id".into());
        }
        if self.who.trim().is_empty() {
            return Err("a correction needs somebody who made it".into());
        }
        self.deed.check()
    }
}

/// Every correction, in the order of the log, with whether it was undone.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<(Correction, bool)>> {
    let corrections: Vec<Correction> = connection
        .prepare_cached("SELECT id, made, who, why, deed FROM correction ORDER BY number")?
        .query_map([], |row| {
            let deed: String = row.get(4)?;
            let deed = serde_json::from_str(&deed).map_err(|error| {
                rusqlite::Error::FromSqlConversionFailure(
                    4,
                    rusqlite::types::Type::Text,
                    error.into(),
                )
            })?;
            let (id, made) = (row.get(0)?, row.get(1)?);
            Ok(Correction { id, made, who: row.get(2)?, why: row.get(3)?, deed })
        })?
        .collect::<rusqlite::Result<_>>()?;
    // From the last backwards: an undoing that was undone itself undoes nothing.
    let mut undone: BTreeSet<String> = BTreeSet::new();
    for correction in corrections.iter().rev() {
        if let Deed::Undo { correction: other } = &correction.deed
            && !undone.contains(&correction.id)
        {
            undone.insert(other.clone());
        }
    }
    Ok(corrections
        .into_iter()
        .map(|correction| {
            let gone = undone.contains(&correction.id);
            (correction, gone)
        })
        .collect())
}

/// The corrections that hold.
pub(crate) fn active(connection: &Connection) -> rusqlite::Result<Vec<Correction>> {
    let all = all(connection)?;
    Ok(all.into_iter().filter_map(|(correction, undone)| (!undone).then_some(correction)).collect())
}

/// Whether a correction of that id is in the log.
pub(crate) fn contains(connection: &Connection, id: &str) -> rusqlite::Result<bool> {
    let known = connection
        .prepare_cached("SELECT 1 FROM correction WHERE id = ?1")?
        .query_row([id], |_| Ok(()))
        .optional()?;
    Ok(known.is_some())
}

/// Write a correction at the end of the log.
pub(crate) fn append(connection: &Connection, correction: &Correction) -> rusqlite::Result<()> {
    let deed = serde_json::to_string(&correction.deed)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    connection
        .prepare_cached(
            "INSERT INTO correction (id, made, who, why, deed) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![correction.id, correction.made, correction.who, correction.why, deed])?;
    for document in touched(connection, &correction.deed)? {
        connection
            .prepare_cached("INSERT INTO change (document) VALUES (?1)")?
            .execute([document])?;
    }
    Ok(())
}

/// The documents whose claims look otherwise to the index of claims. Names and merged keys are looked up when a question is asked.
fn touched(connection: &Connection, deed: &Deed) -> rusqlite::Result<Vec<i64>> {
    if let Deed::Undo { correction } = deed {
        let undone = all(connection)?.into_iter().find(|(one, _)| one.id == *correction);
        return undone.map_or(Ok(Vec::new()), |(one, _)| touched(connection, &one.deed));
    }
    let id = match deed {
        Deed::Reject { claim } | Deed::Confirm { claim } | Deed::Retype { claim, .. } => {
            claim.split('-').next().unwrap_or_default()
        }
        _ => match deed.mention() {
            Some((document, _)) => document,
            None => return Ok(Vec::new()),
        },
    };
    connection
        .prepare_cached("SELECT seq FROM document WHERE id = ?1")?
        .query_map([id], |row| row.get(0))?
        .collect()
}

/// What the clock says, `YYYY-MM-DDTHH:MM:SSZ`.
pub(crate) fn now() -> String {
    instant(since_1970().as_secs())
}

fn since_1970() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

/// `YYYY-MM-DDTHH:MM:SSZ` of seconds since 1970.
fn instant(seconds: u64) -> String {
    let (day, rest) = (days::since_1970(seconds / 86_400), seconds % 86_400);
    format!("{day}T{:02}:{:02}:{:02}Z", rest / 3_600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_as_a_day_and_a_time() {
        assert_eq!(instant(0), "1970-01-01T00:00:00Z");
        assert_eq!(instant(951_782_399), "2000-02-28T23:59:59Z");
        assert_eq!(instant(1_582_934_400), "2020-02-29T00:00:00Z");
    }
}
