//! States, governments and ministries that a document names: what titles without a state of their own belong to.

use std::collections::{HashMap, HashSet};

use khabar_types::{EntityId, EntityType, Level, Mentions};

use crate::{Knowledge, knowledge::EntryId};

/// The institutions of a document by country, looked through once.
pub(crate) struct States<'a> {
    knowledge: &'a Knowledge,
    /// Entities by their keys.
    keys: HashMap<&'a str, EntityId>,
    /// The government of each country; `None` where several are named.
    governments: HashMap<&'a str, Option<EntityId>>,
    /// The only government of all.
    government: Option<EntityId>,
    /// The capital of each country.
    capitals: HashMap<&'a str, EntityId>,
    /// The country that more than half of the names lie in or belong to.
    home: Option<&'a str>,
    /// Whom and what a name means anywhere in the document.
    names: HashSet<EntityId>,
}

impl<'a> States<'a> {
    pub(super) fn of(knowledge: &'a Knowledge, mentions: &'a Mentions) -> Self {
        let class = |key: &str| {
            let entry = knowledge.gazetteer.by_key(key);
            entry.map(|entry| knowledge.gazetteer.get(entry).class)
        };
        let mut keys = HashMap::new();
        let mut governments: HashMap<&str, Option<EntityId>> = HashMap::new();
        let mut capitals = HashMap::new();
        let mut named = Vec::new();
        for (id, entity) in mentions.entities.iter() {
            keys.insert(&*entity.key, id);
            let governs = entity.kind == EntityType::Org
                && (entity.key.ends_with("_government")
                    || class(&entity.key) == Some("government"));
            if governs {
                named.push(id);
            }
            let Some(country) = entity.country.as_deref() else { continue };
            if governs {
                let only = |have: &mut Option<EntityId>| *have = None;
                governments.entry(country).and_modify(only).or_insert(Some(id));
            }
            if class(&entity.key) == Some("capital") {
                capitals.entry(country).or_insert(id);
            }
        }
        let government = if let [only] = named[..] { Some(only) } else { None };
        let home = home(mentions);
        let named = mentions.mentions.rows().iter().filter(|one| one.level == Level::Nam);
        let names = named.map(|one| one.entity).collect();
        Self { knowledge, keys, governments, government, capitals, home, names }
    }

    /// Whether the document names an entity anywhere.
    pub(super) fn is_named(&self, entity: EntityId) -> bool {
        self.names.contains(&entity)
    }

    /// The entity of that key.
    pub(super) fn keyed(&self, key: &str) -> Option<EntityId> {
        self.keys.get(key).copied()
    }

    /// The entity of a state, if the document speaks of it.
    pub(super) fn state(&self, state: EntryId) -> Option<EntityId> {
        self.keyed(self.knowledge.gazetteer.get(state).key)
    }

    /// "الرئيس عبد الفتاح السيسي", "وزير الداخلية فتحي باشاغا": the state of a country, for those who serve its government that, where the document names
    /// only one; else the capital that stands for it ("مصالحة دمشق مع الرئيس بشار الأسد").
    pub(super) fn served(&self, country: &str, of_government: bool) -> Option<EntityId> {
        let government = self.governments.get(country).copied().flatten().filter(|_| of_government);
        government
            .or_else(|| self.state(self.knowledge.gazetteer.state(country)?))
            .or_else(|| self.capitals.get(country).copied())
    }

    /// "وزير الصناعة محمد باشا", of whom nothing more is known: the only government that the document names, his ministry, the state that it is about.
    pub(super) fn cabinet(&self, ministry: Option<&str>) -> Option<EntityId> {
        let home = self.home;
        let of = |owner: &str| self.keyed(&format!("{owner}_{}", ministry?));
        self.government
            .or_else(|| {
                let state = self.knowledge.gazetteer.state(home?)?;
                of(self.knowledge.gazetteer.get(state).key)
            })
            .or_else(|| of("unknown"))
            .or_else(|| self.served(home?, false))
    }
}

/// The country that more than half of the names of a document lie in or belong to.
fn home(mentions: &Mentions) -> Option<&str> {
    let mut votes: HashMap<&str, usize> = HashMap::new();
    for mention in mentions.mentions.rows() {
        if let Some(country) = mentions.entities[mention.entity].country.as_deref() {
            *votes.entry(country).or_default() += 1;
        }
    }
    let all: usize = votes.values().sum();
    votes.into_iter().find(|(_, votes)| *votes >= 2 && 2 * votes > all).map(|(country, _)| country)
}
