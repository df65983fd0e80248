//! The corrections that hold, laid over records.

use std::collections::{BTreeMap, BTreeSet};

use khabar_text::normal;
use rusqlite::Connection;

use super::{deed::Deed, log::Correction};
use crate::{
    places::Places,
    record::{ClaimRecord, EntityRecord, Offsets, Record},
};

/// Every decision that holds, by what it is about. The last of two that disagree holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overlay {
    /// From each merged key to the one that stays.
    merged: BTreeMap<String, String>,
    renamed: BTreeMap<String, (Option<String>, Option<String>)>,
    retyped: BTreeMap<String, String>,
    claims: BTreeMap<String, ClaimFix>,
    /// By document, then by words: whom they mean now, or nobody.
    mentions: BTreeMap<String, BTreeMap<Offsets, Option<Split>>>,
    /// Both claims, in the order of letters, and in what they do not differ after all.
    dismissed: BTreeSet<(String, String, String)>,
}

#[derive(Clone, Debug, Default)]
struct ClaimFix {
    /// The text does claim it, or does not.
    holds: Option<bool>,
    kind: Option<(String, Option<String>)>,
}

/// What has been decided about a claim, all in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Confirmed,
    Rejected,
    Retyped,
}

#[derive(Clone, Debug)]
struct Split {
    into: String,
    ar: Option<String>,
}

impl Overlay {
    /// The overlay of a store.
    pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Self> {
        Ok(Self::of(&super::log::active(connection)?))
    }

    /// The overlay of corrections in the order of the log.
    pub(crate) fn of(corrections: &[Correction]) -> Self {
        let mut overlay = Self::default();
        for correction in corrections {
            overlay.take(correction.deed.clone());
        }
        overlay
    }

    fn take(&mut self, deed: Deed) {
        match deed {
            Deed::Merge { entity, into } => self.merge(&entity, &into),
            Deed::Split { document, at, into, ar } => {
                self.mentions.entry(document).or_default().insert(at, Some(Split { into, ar }));
            }
            Deed::RejectMention { document, at } => {
                self.mentions.entry(document).or_default().insert(at, None);
            }
            Deed::ConfirmMention { document, at } => {
                if let Some(mentions) = self.mentions.get_mut(&document) {
                    mentions.remove(&at);
                }
            }
            Deed::Rename { entity, ar, en } => {
                let names = self.renamed.entry(entity).or_default();
                names.0 = ar.or(names.0.take());
                names.1 = en.or(names.1.take());
            }
            Deed::RetypeEntity { entity, r#type } => {
                self.retyped.insert(entity, r#type);
            }
            Deed::Retype { claim, r#type, mode } => {
                self.claims.entry(claim).or_default().kind = Some((r#type, mode));
            }
            Deed::Reject { claim } => self.claims.entry(claim).or_default().holds = Some(false),
            Deed::Confirm { claim } => self.claims.entry(claim).or_default().holds = Some(true),
            // What is decided about two changes no record.
            Deed::DismissDisagreement { claim, other, field } => {
                self.dismissed.insert(between(&claim, &other, &field));
            }
            Deed::ConfirmDisagreement { claim, other, field } => {
                self.dismissed.remove(&between(&claim, &other, &field));
            }
            Deed::Distinct { .. } | Deed::Undo { .. } => {}
        }
    }

    fn merge(&mut self, entity: &str, into: &str) {
        let (from, to) = (self.key(entity).to_owned(), self.key(into).to_owned());
        if from == to {
            return;
        }
        for target in self.merged.values_mut().filter(|target| **target == from) {
            target.clone_from(&to);
        }
        self.merged.insert(from, to);
    }

    /// The key that stands for an entity.
    pub(crate) fn key<'a>(&'a self, key: &'a str) -> &'a str {
        self.merged.get(key).map_or(key, String::as_str)
    }

    /// The claims about which something is decided.
    pub(super) fn decided(&self) -> impl Iterator<Item = &str> {
        self.claims.keys().map(String::as_str)
    }

    /// What is decided about a claim that was read with that type and mode.
    pub(super) fn verdict(&self, claim: &str, kind: &str, mode: Option<&str>) -> Option<Verdict> {
        let fix = self.claims.get(claim)?;
        let read = Some((kind, mode));
        let retyped = fix.kind.as_ref().map(|(kind, mode)| (kind.as_str(), mode.as_deref()));
        Some(match (fix.holds, retyped) {
            (Some(false), _) => Verdict::Rejected,
            (_, Some(_)) if retyped != read => Verdict::Retyped,
            _ => Verdict::Confirmed,
        })
    }

    /// Whether somebody has given the entity a name.
    pub(crate) fn is_renamed(&self, key: &str) -> bool {
        self.renamed.contains_key(key)
    }

    /// Every key that an entity stands for, itself first.
    pub(crate) fn keys<'a>(&'a self, key: &'a str) -> Vec<&'a str> {
        let key = self.key(key);
        let others = self.merged.iter().filter(|(_, to)| *to == key).map(|(from, _)| from.as_str());
        std::iter::once(key).chain(others).collect()
    }

    /// Entities whose new name is, folded, this one.
    pub(crate) fn renamed(&self, name: &str) -> impl Iterator<Item = &str> {
        self.renamed.iter().filter_map(move |(key, (ar, en))| {
            let called = [ar, en].into_iter().flatten().any(|other| normal(other) == name);
            called.then_some(key.as_str())
        })
    }

    /// Whether somebody has said that the text does claim this.
    pub(crate) fn is_confirmed(&self, claim: &str) -> bool {
        self.claims.get(claim).is_some_and(|fix| fix.holds == Some(true))
    }

    /// Whether somebody has set aside that two reports differ in a field.
    pub(crate) fn is_dismissed(&self, claim: &str, other: &str, field: &str) -> bool {
        !self.dismissed.is_empty() && self.dismissed.contains(&between(claim, other, field))
    }

    /// The documents about whose claims or mentions something was decided.
    pub(crate) fn touched(&self, connection: &Connection) -> rusqlite::Result<BTreeSet<i64>> {
        let mut touched = BTreeSet::new();
        for (select, ids) in [
            ("SELECT document FROM claim WHERE id = ?1", self.claims.keys().collect::<Vec<_>>()),
            ("SELECT seq FROM document WHERE id = ?1", self.mentions.keys().collect()),
        ] {
            let mut select = connection.prepare_cached(select)?;
            for id in ids {
                for seq in select.query_map([id], |row| row.get(0))? {
                    touched.insert(seq?);
                }
            }
        }
        Ok(touched)
    }

    /// Whether nothing was decided that changes a record.
    pub(crate) fn is_empty(&self) -> bool {
        self.merged.is_empty()
            && self.renamed.is_empty()
            && self.retyped.is_empty()
            && self.claims.is_empty()
            && self.mentions.is_empty()
    }

    /// The same without what is looked up when a question is asked.
    pub(crate) fn without_mergers(mut self) -> Self {
        self.merged.clear();
        self.renamed.clear();
        self
    }

    /// A record as it is after everything that people have decided.
    pub(crate) fn apply(&self, record: &mut Record) {
        if self.is_empty() {
            return;
        }
        self.apply_to_mentions(record);
        record
            .claims
            .retain(|claim| self.claims.get(&claim.id).is_none_or(|fix| fix.holds != Some(false)));
        for claim in &mut record.claims {
            if let Some((kind, mode)) = self.claims.get(&claim.id).and_then(|fix| fix.kind.clone())
            {
                claim.kind = kind;
                claim.mode = mode;
            }
        }
        self.apply_to_entities(record);
    }

    fn apply_to_mentions(&self, record: &mut Record) {
        let Some(fixes) = self.mentions.get(&record.id) else { return };
        for (at, split) in fixes {
            let Some(row) = record.mentions.iter().position(|one| [one.start, one.end] == *at)
            else {
                continue;
            };
            let old = record.mentions[row].entity.clone();
            match split {
                None => {
                    record.mentions.remove(row);
                }
                Some(split) => {
                    record.mentions[row].entity.clone_from(&split.into);
                    if !record.entities.iter().any(|entity| entity.id == split.into) {
                        let ar = split
                            .ar
                            .clone()
                            .unwrap_or_else(|| Places::of(&record.text).slice(*at).to_owned());
                        let kind = record.mentions[row].kind.clone();
                        let id = split.into.clone();
                        record.entities.push(EntityRecord {
                            id,
                            kind,
                            ar,
                            ..EntityRecord::default()
                        });
                    }
                }
            }
            let into = split.as_ref().map(|split| split.into.as_str());
            for claim in &mut record.claims {
                replace_participant(claim, *at, &old, into);
            }
        }
        let used: BTreeSet<&String> = record
            .mentions
            .iter()
            .map(|mention| &mention.entity)
            .chain(record.framing.iter().flat_map(|row| [&row.entity, &row.voice]))
            .chain(record.claims.iter().flat_map(participants))
            .collect();
        record.entities.retain(|entity| used.contains(&entity.id));
    }

    fn apply_to_entities(&self, record: &mut Record) {
        let mut named: BTreeSet<String> = BTreeSet::new();
        let stays: BTreeSet<String> = record.entities.iter().map(|one| one.id.clone()).collect();
        record.entities.retain_mut(|entity| {
            let key = self.key(&entity.id).to_owned();
            // Where the one that stays is in the record, it stays as it is.
            let wanted = key == entity.id || (!stays.contains(&key) && !named.contains(&key));
            if wanted {
                named.insert(key.clone());
                entity.id = key;
                if let Some((ar, en)) = self.renamed.get(&entity.id) {
                    entity.ar = ar.clone().unwrap_or_else(|| entity.ar.clone());
                    entity.en = en.clone().or(entity.en.take());
                }
                if let Some(kind) = self.retyped.get(&entity.id) {
                    entity.kind.clone_from(kind);
                }
            }
            wanted
        });
        let change = |key: &mut String| {
            if let Some(to) = self.merged.get(key) {
                key.clone_from(to);
            }
        };
        record.mentions.iter_mut().for_each(|mention| change(&mut mention.entity));
        for framing in &mut record.framing {
            change(&mut framing.entity);
            change(&mut framing.voice);
        }
        for claim in &mut record.claims {
            for list in [&mut claim.actors, &mut claim.recipients, &mut claim.places] {
                list.iter_mut().for_each(change);
                let mut seen = BTreeSet::new();
                list.retain(|key| seen.insert(key.clone()));
            }
            claim.sources.iter_mut().for_each(|link| change(&mut link.entity));
            claim.arguments.iter_mut().for_each(|argument| change(&mut argument.entity));
        }
    }
}

fn between(claim: &str, other: &str, field: &str) -> (String, String, String) {
    let (one, other) = (claim.min(other), claim.max(other));
    (one.to_owned(), other.to_owned(), field.to_owned())
}

fn participants(claim: &ClaimRecord) -> impl Iterator<Item = &String> {
    let parts = claim.actors.iter().chain(&claim.recipients).chain(&claim.places);
    parts.chain(claim.sources.iter().map(|link| &link.entity))
}

/// Put another entity, or nobody, where words stand for one.
fn replace_participant(claim: &mut ClaimRecord, at: Offsets, old: &str, into: Option<&str>) {
    let rows: Vec<usize> = (0..claim.arguments.len())
        .filter(|&row| {
            let argument = &claim.arguments[row];
            argument.entity == old && argument.start < at[1] && at[0] < argument.end
        })
        .collect();
    for row in rows.into_iter().rev() {
        let role = claim.arguments[row].role.clone();
        let list = match role.as_str() {
            "actor" => &mut claim.actors,
            "recipient" => &mut claim.recipients,
            _ => &mut claim.places,
        };
        if let Some(into) = into {
            list.iter_mut().filter(|key| *key == old).for_each(|key| into.clone_into(key));
            into.clone_into(&mut claim.arguments[row].entity);
        } else {
            list.retain(|key| key != old);
            claim.arguments.remove(row);
        }
    }
}
