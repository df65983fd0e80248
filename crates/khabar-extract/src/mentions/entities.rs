//! Whom each find means: one entity for all words of a document that mean the same.

use std::collections::HashMap;

use khabar_types::{Document, Entity, EntityId, EntityType, Id, Level, Mention, MentionId, Table};

use super::found::{Find, Finds, Who};
use crate::{
    Knowledge,
    knowledge::{Entry, EntryId},
    sentence::Line,
};

/// Makes entities from finds.
pub(super) struct Linker<'a> {
    knowledge: &'a Knowledge,
    document: &'a Document,
    entities: Table<EntityId, Entity>,
    by_key: HashMap<String, EntityId>,
    /// Folded full names of persons and groups.
    by_name: HashMap<String, EntityId>,
    country: Option<EntryId>,
}

impl<'a> Linker<'a> {
    pub(super) fn new(knowledge: &'a Knowledge, document: &'a Document) -> Self {
        Self {
            knowledge,
            document,
            entities: Table::new(),
            by_key: HashMap::new(),
            by_name: HashMap::new(),
            country: None,
        }
    }

    /// See which country the document is about: the one that its names name most, directly or by what lies in it.
    pub(super) fn link_names(&mut self, finds: &Finds) {
        let mut votes: HashMap<EntryId, usize> = HashMap::new();
        for find in &finds.all {
            let state = match find.who {
                Who::Known(entry) => {
                    let entry = self.knowledge.gazetteer.get(entry);
                    let lies_there = matches!(find.kind, EntityType::Gpe | EntityType::Loc);
                    entry
                        .country
                        .filter(|_| lies_there)
                        .and_then(|code| self.knowledge.gazetteer.state(code))
                }
                Who::Institution { state, .. } => state,
                Who::Part { state, .. } => Some(state),
                _ => None,
            };
            if let Some(state) = state {
                *votes.entry(state).or_default() += 1;
            }
        }
        self.country = votes
            .into_iter()
            .max_by_key(|(state, count)| (*count, std::cmp::Reverse(*state)))
            .map(|(state, _)| state);
    }

    /// All entities and mentions, sorted.
    pub(super) fn finish(
        mut self,
        finds: &Finds,
        lines: &[Line<'_>],
    ) -> (Table<EntityId, Entity>, Table<MentionId, Mention>) {
        let mut order: Vec<&Find> = finds.all.iter().collect();
        order.sort_by_key(|find| {
            (find.span.start(), std::cmp::Reverse(find.span.end()), find.level)
        });
        let names =
            order.iter().filter(|find| !matches!(find.who, Who::Noun { .. } | Who::Short(_)));
        for find in names.clone() {
            self.entity(find, lines, &[]);
        }
        let mut mentions: Vec<Mention> = Vec::new();
        for find in order {
            let Some(entity) = self.entity(find, lines, &mentions) else { continue };
            mentions.push(Mention {
                span: find.span,
                entity,
                kind: find.kind,
                level: find.level,
                rule: find.rule,
            });
        }
        mentions.dedup_by_key(|mention| mention.span);
        (self.entities, mentions.into_iter().collect())
    }

    fn entity(&mut self, find: &Find, lines: &[Line<'_>], before: &[Mention]) -> Option<EntityId> {
        let surface = find.span.of(&self.document.text);
        match &find.who {
            Who::Known(entry) => Some(self.known(*entry)),
            Who::Institution { key, en, state } => {
                Some(self.institution(key, en, *state, find, surface))
            }
            Who::Part { state, direction } => Some(self.part(*state, direction, surface)),
            Who::New(name) => Some(self.new_name(name, find, surface)),
            Who::Short(full) => self.by_name.get(full).copied(),
            Who::Noun { class, head, definite, bare } => {
                Some(self.noun(class, head, *definite, *bare, find, lines, before, surface))
            }
        }
    }

    fn known(&mut self, entry: EntryId) -> EntityId {
        let Entry { key, kind, country, coordinates, wikidata, en, ar, .. } =
            *self.knowledge.gazetteer.get(entry);
        let id = self.make(key.to_string(), || Entity {
            key: key.into(),
            kind,
            ar: ar.into(),
            en: Some(en.into()),
            wikidata: wikidata.map(Into::into),
            country: country.map(Into::into),
            coordinates,
        });
        self.by_name.entry(khabar_text::normal(ar)).or_insert(id);
        id
    }

    fn make(&mut self, key: String, entity: impl FnOnce() -> Entity) -> EntityId {
        if let Some(&id) = self.by_key.get(&key) {
            return id;
        }
        let id = self.entities.push(entity());
        self.by_key.insert(key, id);
        id
    }

    fn institution(
        &mut self,
        key: &str,
        en: &str,
        state: Option<EntryId>,
        find: &Find,
        surface: &str,
    ) -> EntityId {
        let state = state.or(self.country);
        let (owner, owner_en, country) = state.map_or(("unknown", "", None), |state| {
            let state = self.knowledge.gazetteer.get(state);
            (state.key, state.en, state.country)
        });
        self.make(format!("{owner}_{key}"), || Entity {
            key: format!("{owner}_{key}").into(),
            kind: find.kind,
            ar: surface.into(),
            en: Some(format!("{owner_en} {en}").trim().into()),
            wikidata: None,
            country: country.map(Into::into),
            coordinates: None,
        })
    }

    fn part(&mut self, state: EntryId, direction: &str, surface: &str) -> EntityId {
        let state = self.knowledge.gazetteer.get(state);
        self.make(format!("{direction}_{}", state.key), || Entity {
            key: format!("{direction}_{}", state.key).into(),
            kind: EntityType::Gpe,
            ar: surface.into(),
            en: Some(format!("{direction} {}", state.en).into()),
            wikidata: None,
            country: state.country.map(Into::into),
            coordinates: None,
        })
    }

    fn new_name(&mut self, name: &str, find: &Find, surface: &str) -> EntityId {
        let key = format!("{}:{name}", find.kind.name());
        if let Some(&id) = self.by_name.get(name)
            && self.entities[id].kind == find.kind
        {
            return id;
        }
        let id = self.make(key.clone(), || plain(&key, find.kind, surface));
        self.by_name.insert(name.to_string(), id);
        id
    }

    #[expect(clippy::too_many_arguments, reason = "what a common noun means hangs on all of these")]
    fn noun(
        &mut self,
        class: &str,
        head: &str,
        definite: bool,
        bare: bool,
        find: &Find,
        lines: &[Line<'_>],
        before: &[Mention],
        surface: &str,
    ) -> EntityId {
        let _ = lines;
        if let Some(id) = self.apposition(find, before, head) {
            return id;
        }
        if class == "place"
            && (definite || head == "بلاد")
            && let Some(id) = self.place(head, find, before)
        {
            return id;
        }
        if class == "institution"
            && bare
            && let Some(id) = self.bare_institution(head, find, surface)
        {
            return id;
        }
        if definite && bare {
            let same_head = |id: &EntityId| {
                let key = &self.entities[*id].key;
                key.starts_with(find.kind.name()) && key.contains(&format!(":{head}"))
            };
            let earlier = before.iter().rev().map(|mention| mention.entity).find(same_head);
            if let Some(id) = earlier {
                return id;
            }
            if class == "title"
                && let Some(id) = self.bearer(head, find, before)
            {
                return id;
            }
        }
        let key = format!("{}:{}", find.kind.name(), strip_articles(&khabar_text::normal(surface)));
        // Victims and crowds are others each time; everybody else is the same under the same words.
        let key = if matches!(class, "victims" | "civilians" | "crowd") && !definite {
            format!("{key}@{}", find.sentence)
        } else {
            key
        };
        self.make(key.clone(), || plain(&key, find.kind, surface))
    }

    /// "العاصمة طرابلس": the noun means the name right behind it.
    fn apposition(&self, find: &Find, before: &[Mention], head: &str) -> Option<EntityId> {
        let _ = head;
        let text = &self.document.text;
        let overlapping =
            before.last().filter(|last| last.span.contains(find.span) && last.level == Level::Nam);
        if overlapping.is_some() && find.kind == EntityType::Gpe {
            return overlapping.map(|last| last.entity);
        }
        let _ = text;
        None
    }

    /// "البلاد" is the country of the document, "العاصمة" its capital, "المدينة" the last town.
    fn place(&mut self, head: &str, find: &Find, before: &[Mention]) -> Option<EntityId> {
        let gazetteer = &self.knowledge.gazetteer;
        let of_class = |classes: &[&str], id: EntityId| {
            gazetteer
                .by_key(&self.entities[id].key)
                .is_some_and(|entry| classes.contains(&gazetteer.get(entry).class))
        };
        let last = |classes: &[&str]| {
            before.iter().rev().map(|mention| mention.entity).find(|id| of_class(classes, *id))
        };
        match head {
            "بلاد" | "دوله" | "بلد" => self.country.map(|state| self.known(state)),
            "عاصمه" => {
                let capital = (0..gazetteer.len()).map(EntryId::from_index).find(|entry| {
                    self.country.is_some() && gazetteer.seat_of(*entry) == self.country
                });
                let _ = find;
                capital.map(|capital| self.known(capital))
            }
            "مدينه" => last(&["city", "capital", "town"]),
            "بلده" | "قريه" => last(&["town", "village", "city"]),
            "محافظه" | "ولايه" => last(&["governorate", "region"]),
            _ => None,
        }
    }

    /// "الجيش", "الحكومة": that of the country the document is about, or the one named before.
    fn bare_institution(&mut self, head: &str, find: &Find, surface: &str) -> Option<EntityId> {
        let (_, rows) = self.knowledge.lexicon.institutions.longest(head.split(' '))?;
        let (key, en) = (rows[0].key, rows[0].en);
        let suffix = format!("_{key}");
        let named: Vec<EntityId> = self
            .entities
            .iter()
            .filter(|(_, entity)| entity.key.ends_with(&suffix))
            .map(|(id, _)| id)
            .collect();
        if let [only] = named[..] {
            return Some(only);
        }
        Some(self.institution(key, en, None, find, surface))
    }

    /// "الوزير", "الرئيس" alone: the last person before it.
    fn bearer(&self, head: &str, find: &Find, before: &[Mention]) -> Option<EntityId> {
        let _ = (head, find);
        before
            .iter()
            .rev()
            .take(12)
            .find(|mention| mention.kind == EntityType::Per && mention.level == Level::Nam)
            .map(|mention| mention.entity)
    }
}

fn plain(key: &str, kind: EntityType, surface: &str) -> Entity {
    Entity {
        key: key.into(),
        kind,
        ar: surface.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        en: None,
        wikidata: None,
        country: None,
        coordinates: None,
    }
}

fn strip_articles(folded: &str) -> String {
    folded
        .split_whitespace()
        .map(|word| {
            word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(word)
        })
        .collect::<Vec<_>>()
        .join(" ")
}
