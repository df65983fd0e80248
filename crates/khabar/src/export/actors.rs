//! Sectors and sides of actors, from the gazetteer's kinds and the classes of common nouns.

use std::collections::HashMap;

use khabar_extract::knowledge::Gazetteer;
use khabar_store::record::EntityRecord;
use khabar_text::normal;

use crate::embedded::{EXPORT, TABLES, rows};

/// What an actor is to other data sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class {
    /// A sector of PLOVER; empty where open.
    pub(super) sector: &'static str,
    /// `armed`, `civilian`, `crowd`, `place`; empty where open.
    pub(super) side: &'static str,
}

/// The tables behind it.
pub(super) struct Actors<'a> {
    gazetteer: &'a Gazetteer,
    of_kind: HashMap<&'static str, Class>,
    /// Of a state: the end of such a key as `sudan_army`.
    of_institution: HashMap<&'static str, Class>,
    /// By the folded noun.
    of_noun: HashMap<String, Class>,
}

impl<'a> Actors<'a> {
    pub(super) fn new(gazetteer: &'a Gazetteer) -> Self {
        let (mut of_kind, mut of_class) = (HashMap::new(), HashMap::new());
        let mut of_institution = HashMap::new();
        for row in rows(EXPORT.actors) {
            let class = Class { sector: row.cell("sector"), side: row.cell("side") };
            let map = match row.cell("from") {
                "kind" => &mut of_kind,
                "institution" => &mut of_institution,
                _ => &mut of_class,
            };
            map.insert(row.cell("name"), class);
        }
        let mut of_noun = HashMap::new();
        for row in rows(TABLES.nominals) {
            let Some(class) = of_class.get(row.cell("class")) else { continue };
            for form in row.list("ar").chain(row.list("forms")) {
                of_noun.entry(normal(form)).or_insert(*class);
            }
        }
        Self { gazetteer, of_kind, of_institution, of_noun }
    }

    /// What an entity is.
    pub(super) fn of(&self, entity: &EntityRecord) -> Class {
        let mut class = match self.gazetteer.by_key(&entity.id) {
            Some(id) => self.of_kind.get(self.gazetteer.get(id).class).copied().unwrap_or_default(),
            None => self.institution(&entity.id).unwrap_or_else(|| self.noun(&entity.ar)),
        };
        match entity.kind.as_str() {
            "ARM" => class.side = "armed",
            "LOC" => class.side = "place",
            _ => {}
        }
        class
    }

    /// What the institution of a state is, by its key: that of the state and that of the institution.
    fn institution(&self, key: &str) -> Option<Class> {
        key.match_indices('_').find_map(|(at, _)| {
            let (state, institution) = key.split_at_checked(at)?;
            let class = self.of_institution.get(institution.strip_prefix('_')?)?;
            self.gazetteer.by_key(state).map(|_| *class)
        })
    }

    /// What a common noun says, behind a number where there is one ("850 مدنيا").
    fn noun(&self, name: &str) -> Class {
        let words: Vec<String> = name.split_whitespace().map(normal).collect();
        let counts = |word: &&String| word.starts_with(|letter: char| letter.is_ascii_digit());
        let Some(head) = words.iter().find(|word| !counts(word)) else { return Class::default() };
        // The noun that is counted has the ending of the accusative.
        let bare = head.strip_suffix('ا').unwrap_or(head);
        [head, bare]
            .into_iter()
            .find_map(|word| self.of_noun.get(word))
            .copied()
            .unwrap_or_default()
    }
}
