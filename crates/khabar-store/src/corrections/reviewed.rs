//! What people have decided about claims, counted: how often the text says what was read in it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use super::{Overlay, overlay::Verdict};

/// Claims that people have looked at, by what they decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verdicts {
    /// Somebody has decided about it.
    pub looked_at: u64,
    /// The text says so.
    pub confirmed: u64,
    /// It does not.
    pub rejected: u64,
    /// It says something of another type or mode.
    pub retyped: u64,
}

/// The same for one type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfType {
    /// As it was read, not as it was corrected.
    pub r#type: String,
    /// What was decided.
    #[serde(flatten)]
    pub verdicts: Verdicts,
}

/// What people have decided about the claims of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reviewed {
    /// Claims of the store, whether somebody has looked at them or not.
    pub claims: u64,
    /// All types together.
    #[serde(flatten)]
    pub verdicts: Verdicts,
    /// Claims with a decision that a later reading does not make any more; counted nowhere else.
    pub gone: u64,
    /// By type, those of most decisions first.
    pub types: Vec<OfType>,
}

impl Verdicts {
    const fn count(&mut self, verdict: Verdict) {
        self.looked_at += 1;
        match verdict {
            Verdict::Confirmed => self.confirmed += 1,
            Verdict::Rejected => self.rejected += 1,
            Verdict::Retyped => self.retyped += 1,
        }
    }
}

/// Count the decisions that hold.
pub(crate) fn reviewed(connection: &Connection) -> rusqlite::Result<Reviewed> {
    let overlay = Overlay::load(connection)?;
    let claims =
        connection.query_row("SELECT count(*) FROM claim", [], |row| row.get::<_, i64>(0))?;
    let mut reviewed = Reviewed { claims: claims.unsigned_abs(), ..Reviewed::default() };
    let mut types: BTreeMap<String, Verdicts> = BTreeMap::new();
    let mut claim = connection.prepare_cached("SELECT type, mode FROM claim WHERE id = ?1")?;
    for id in overlay.decided() {
        let read = claim.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((kind, mode)): Option<(String, Option<String>)> = read else {
            reviewed.gone += 1;
            continue;
        };
        if let Some(verdict) = overlay.verdict(id, &kind, mode.as_deref()) {
            reviewed.verdicts.count(verdict);
            types.entry(kind).or_default().count(verdict);
        }
    }
    reviewed.types =
        types.into_iter().map(|(kind, verdicts)| OfType { r#type: kind, verdicts }).collect();
    reviewed.types.sort_by_key(|one| std::cmp::Reverse(one.verdicts.looked_at));
    Ok(reviewed)
}
