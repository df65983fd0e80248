//! By which of its names an entity is called where documents know it by several: the most used full one.
//!
//! A name of a person, an organisation or a force is full when it has two words or more; that of a place always is. Among full names the
//! one of most documents is taken, of equal ones the longer, then the first in the order of letters. Where nobody uses a full name, the same
//! holds among the others. An analyst's name for it goes before all of them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::record::EntityRecord;

/// Documents that are asked how they call a person whom those at hand call by one word.
const ASKED: usize = 50;

/// Names with how many documents use each, and the English name beside it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names(BTreeMap<String, (u64, Option<String>)>);

impl Names {
    /// One more document calls it so.
    pub(crate) fn add(&mut self, entity: &EntityRecord) {
        self.count(&entity.ar, entity.en.as_deref());
    }

    fn count(&mut self, ar: &str, en: Option<&str>) {
        let known = self.0.entry(ar.to_owned()).or_default();
        known.0 += 1;
        known.1 = known.1.take().or_else(|| en.map(str::to_owned));
    }

    /// Call the entity by the name that was chosen.
    pub(crate) fn call(&self, entity: &mut EntityRecord) {
        let rank = |ar: &str, documents: u64| {
            let length = ar.chars().count();
            (is_full(&entity.kind, ar), documents, length)
        };
        let best = self
            .0
            .iter()
            .rev()
            .max_by_key(|(ar, (documents, _))| rank(ar, *documents))
            .map(|(ar, (_, en))| (ar.clone(), en.clone()));
        let Some((ar, en)) = best else { return };
        let any = || self.0.values().find_map(|(_, en)| en.clone());
        entity.en = en.or_else(any).or_else(|| entity.en.take());
        entity.ar = ar;
    }
}

fn is_full(kind: &str, ar: &str) -> bool {
    matches!(kind, "GPE" | "LOC") || ar.split_whitespace().nth(1).is_some()
}

/// Whether the documents at hand know a person by one word alone, so that others may know more.
pub(crate) fn is_short(entity: &EntityRecord) -> bool {
    entity.kind == "PER" && !is_full(&entity.kind, &entity.ar)
}

/// How the latest documents of the store call an entity that has these keys.
pub(crate) fn of_store(connection: &Connection, keys: &[&str]) -> rusqlite::Result<Names> {
    let mut names = Names::default();
    for key in keys {
        let mut select = connection.prepare_cached(&format!(
            "SELECT ar, en FROM entity WHERE key = ?1 ORDER BY document DESC LIMIT {ASKED}"
        ))?;
        let mut rows = select.query([key])?;
        while let Some(row) = rows.next()? {
            let (ar, en): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            names.count(&ar, en.as_deref());
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(kind: &str, names: &[(&str, Option<&str>)]) -> (String, Option<String>) {
        let mut all = Names::default();
        for (ar, en) in names {
            all.count(ar, *en);
        }
        let mut entity = EntityRecord { kind: kind.into(), ..EntityRecord::default() };
        all.call(&mut entity);
        (entity.ar, entity.en)
    }

    #[test]
    fn the_most_used_full_name_is_taken() {
        let short = ("حفتر", None);
        let full = ("خليفة حفتر", Some("Khalifa Haftar"));
        let longer = ("خليفة بلقاسم حفتر", None);
        assert_eq!(called("PER", &[short, short, full]).0, "خليفة حفتر");
        assert_eq!(called("PER", &[longer, full, full, short]).0, "خليفة حفتر");
        // Of two as common the longer, which has its English name from the other.
        let both = called("PER", &[full, longer]);
        assert_eq!(both, ("خليفة بلقاسم حفتر".into(), Some("Khalifa Haftar".into())));
        assert_eq!(called("PER", &[short]).0, "حفتر");
    }

    #[test]
    fn a_place_is_called_as_most_call_it() {
        let names = [("مصر", Some("Egypt")), ("مصر", None), ("جمهورية مصر العربية", None)];
        assert_eq!(called("GPE", &names), ("مصر".into(), Some("Egypt".into())));
    }
}
