//! Whom each find means: one entity for all words of a document that mean the same.

use std::collections::HashMap;

use khabar_types::{
    Document, Entity, EntityId, EntityType, Id, Level, Mention, MentionId, Table, Upos,
};

use super::{
    found::{Find, Finds, Who},
    nominals::is_acted_on,
    offices::{office, served},
};
use crate::{
    Knowledge,
    knowledge::{Entry, EntryId},
    sentence::{Line, bare},
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
    /// How often names that mean one place only point to each country.
    votes: HashMap<&'static str, usize>,
    /// The classes of common nouns by which somebody was mentioned, and the titles beside names.
    described: HashMap<EntityId, Vec<String>>,
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
            votes: HashMap::new(),
            described: HashMap::new(),
        }
    }

    /// See which country the document is about: the one that its names name most, directly or by what lies in it.
    pub(super) fn link_names(&mut self, finds: &Finds) {
        let mut votes: HashMap<EntryId, usize> = HashMap::new();
        let mut open: HashMap<EntryId, usize> = HashMap::new();
        for find in finds.all() {
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
            let several =
                matches!(find.who, Who::Known(entry) if self.namesakes(entry, find).len() > 1);
            let Some(state) = state else { continue };
            if several {
                *open.entry(state).or_default() += 1;
                continue;
            }
            if let Some(code) = self.knowledge.gazetteer.get(state).country {
                *self.votes.entry(code).or_default() += 1;
            }
            *votes.entry(state).or_default() += 1;
        }
        if votes.is_empty() {
            votes = open;
        }
        self.country = votes
            .into_iter()
            .max_by_key(|(state, count)| (*count, std::cmp::Reverse(*state)))
            .map(|(state, _)| state);
    }

    /// The places that a name can mean, the likeliest first.
    fn namesakes(&self, entry: EntryId, find: &Find) -> Vec<EntryId> {
        let gazetteer = &self.knowledge.gazetteer;
        if !matches!(find.kind, EntityType::Gpe | EntityType::Loc) {
            return vec![entry];
        }
        let name = khabar_text::normal(find.span.of(&self.document.text));
        let mut node = 0;
        for word in name.split_whitespace() {
            let Some(next) = gazetteer.names().step(node, word) else { return vec![entry] };
            node = next;
        }
        let others = gazetteer.names().values(node).iter().filter(|other| {
            let listed = gazetteer.get(other.entry);
            other.entry != entry
                && !other.people
                && listed.country != gazetteer.get(entry).country
                && matches!(listed.kind, EntityType::Gpe | EntityType::Loc)
        });
        std::iter::once(entry).chain(others.map(|other| other.entry)).collect()
    }

    /// Which of several places a name means: the one whose country the document names most, else the likeliest.
    fn in_context(&self, entry: EntryId, find: &Find) -> EntryId {
        let gazetteer = &self.knowledge.gazetteer;
        let count = |entry: &EntryId| {
            gazetteer
                .get(*entry)
                .country
                .and_then(|code| self.votes.get(code))
                .copied()
                .unwrap_or(0)
        };
        self.namesakes(entry, find)
            .into_iter()
            .reduce(|best, other| if count(&other) > count(&best) { other } else { best })
            .unwrap_or(entry)
    }

    /// All entities and mentions, sorted.
    pub(super) fn finish(
        mut self,
        finds: &Finds,
        lines: &[Line<'_>],
    ) -> (Table<EntityId, Entity>, Table<MentionId, Mention>) {
        let mut order: Vec<&Find> = finds.all().collect();
        order.sort_by_key(|find| {
            (find.span.start(), std::cmp::Reverse(find.span.end()), find.level)
        });
        let names =
            order.iter().filter(|find| !matches!(find.who, Who::Noun { .. } | Who::Short(_)));
        // Full names first, so that a last name alone finds its bearer.
        for several in [true, false] {
            for find in names.clone().filter(|find| (find.to - find.from > 1) == several) {
                if let Some(entity) = self.entity(find, lines, &[]) {
                    self.note_titles(entity, find, finds, lines);
                    self.note_body(entity, find, &lines[find.sentence]);
                }
            }
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
        // "السفير الأمريكي" is no mention of the state, and yet serves it.
        for state in served(self.knowledge, finds, lines) {
            self.known(state);
        }
        (self.entities, mentions.into_iter().collect())
    }

    fn entity(&mut self, find: &Find, lines: &[Line<'_>], before: &[Mention]) -> Option<EntityId> {
        let written = find.span.of(&self.document.text);
        // "للجيش": the article is hidden in the preposition.
        let word = lines.get(find.sentence).and_then(|line| line.get(find.from));
        let hidden = word.is_some_and(|word| word.normal.starts_with("ال"))
            && !khabar_text::normal(written).starts_with("ال");
        let restored = hidden.then(|| ["ال", written].concat());
        let surface = restored.as_deref().unwrap_or(written);
        match &find.who {
            Who::Known(entry) => {
                // "الدباشي" alone is the one whom this document names in full, if the list's own is not named here.
                let single = find.kind == EntityType::Per && find.to == find.from + 1;
                let listed = self.knowledge.gazetteer.get(*entry);
                let own = khabar_text::normal(listed.ar);
                let bearer = single
                    .then(|| self.only_bearer(&khabar_text::normal(surface)))
                    .flatten()
                    .filter(|_| !self.by_name.contains_key(&own));
                let entry = self.in_context(*entry, find);
                Some(bearer.unwrap_or_else(|| self.known(entry)))
            }
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
        if find.kind == EntityType::Per
            && !name.contains(' ')
            && let Some(id) = self.only_bearer(name)
        {
            return id;
        }
        let id = self.make(key.clone(), || plain(&key, find.kind, surface));
        self.by_name.insert(name.to_string(), id);
        id
    }

    /// The only person of the document whose full name holds this part.
    fn only_bearer(&self, part: &str) -> Option<EntityId> {
        let mut bearers: Vec<EntityId> = self
            .by_name
            .iter()
            .filter(|(full, _)| full.contains(' ') && full.split(' ').any(|word| word == part))
            .map(|(_, id)| *id)
            .filter(|id| self.entities[*id].kind == EntityType::Per)
            .collect();
        bearers.sort_unstable();
        bearers.dedup();
        let [only] = bearers[..] else { return None };
        Some(only)
    }

    /// Remember the titles right before and behind a person's name.
    fn note_titles(&mut self, entity: EntityId, find: &Find, finds: &Finds, lines: &[Line<'_>]) {
        if find.kind != EntityType::Per {
            return;
        }
        let line = &lines[find.sentence];
        let titles = &self.knowledge.lexicon.titles;
        // Back over the title, its institution and its state, not over another person.
        let other = |at: usize| {
            finds
                .of(find.sentence)
                .iter()
                .any(|other| other.kind == EntityType::Per && (other.from..other.to).contains(&at))
        };
        let before = (find.from.saturating_sub(6)..find.from)
            .rev()
            .take_while(|&at| !matches!(line.upos(at), Upos::Verb | Upos::Punct) && !other(at));
        let own = !is_acted_on(self.knowledge, line, find.from, find.to);
        let behind = (find.to..line.len().min(find.to + 2))
            .filter(|&at| own && !line.normal(at).starts_with("ال"));
        // "المخلوع صالح", "الناشط زياد": the common noun right before a name.
        let noun = find.from.checked_sub(1).and_then(|at| {
            let word = line.normal(at).strip_prefix("ال")?;
            let (_, rows) = self.knowledge.lexicon.nominals.longest([word])?;
            (rows[0].kind == EntityType::Per).then(|| format!("noun {}", rows[0].key))
        });
        let offices: Vec<String> = before
            .clone()
            .filter(|&at| at == 0 || titles.longest([line.normal(at - 1)]).is_none())
            .filter_map(|at| office(self.knowledge, line, at, find.from))
            .collect();
        let found = before
            .chain(behind)
            // "نائب وزير الخارجية" is no minister.
            .filter(|&at| at == 0 || titles.longest([line.normal(at - 1)]).is_none())
            .filter_map(|at| titles.longest(line.normals_from(at)))
            .map(|(_, rows)| rows[0].key.to_string());
        let known = self.described.entry(entity).or_default();
        known.extend(found);
        known.extend(noun);
        known.extend(offices);
    }

    /// Remember what sort of body a name calls itself or is called: "حزب الأمة", "حركة حماس", "الائتلاف السوري".
    fn note_body(&mut self, entity: EntityId, find: &Find, line: &Line<'_>) {
        if !is_body(find.kind) {
            return;
        }
        let heads = &self.knowledge.lexicon.heads;
        let word = |at: usize| bare(line.normal(at));
        let own = heads.longest([word(find.from)]).is_some_and(|(_, rows)| is_body(rows[0].kind));
        // "بعثة الأمم المتحدة" is no other name of theirs, "حركة حماس" is one.
        let quoted = find.from > 0 && line.upos(find.from - 1) == Upos::Punct;
        let before = find.from.checked_sub(1 + usize::from(quoted));
        let before = before.filter(|&at| !own && CALLED.contains(&word(at)));
        let found = own.then_some(find.from).or(before).map(|at| format!("noun {}", word(at)));
        // "داعش" is "تنظيم الدولة" too, "طالبان" a movement.
        let listed = match find.who {
            Who::Known(entry) => self.knowledge.gazetteer.sorts(entry),
            _ => &[],
        };
        let sorts = listed.iter().filter(|sort| CALLED.contains(&&***sort));
        let known = self.described.entry(entity).or_default();
        for sort in found.into_iter().chain(sorts.map(|sort| format!("noun {sort}"))) {
            if !known.contains(&sort) {
                known.push(sort);
            }
        }
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
        if let Some(id) = apposition(find, before) {
            return id;
        }
        if class == "place"
            && (definite || head == "بلاد")
            && let Some(id) = self.place(head, find, lines, before)
        {
            return id;
        }
        if class == "institution"
            && bare
            && let Some(id) = self.bare_institution(head, find, surface)
        {
            return id;
        }
        let described = self.description(head, class);
        let line = &lines[find.sentence];
        // "الناطق باسم الجيش": brought in, not taken up.
        let bare = bare && !speaks_for(line, find.to);
        let near = lines[find.sentence.saturating_sub(1)].span(0, 1).start();
        let state = (find.from..find.to)
            .find_map(|at| self.knowledge.gazetteer.nisba(line.normal(at)))
            .and_then(|state| self.knowledge.gazetteer.get(state).country);
        if bare
            && !definite
            && let Some(id) = issuer(head, find, line, before)
        {
            self.described.entry(id).or_default().extend(described);
            return id;
        }
        if definite
            && bare
            && let Some(id) = self.earlier(find, head, &described, before, line)
        {
            return id;
        }
        // "الزعيم الجديد", "الرئيس السابق": not who was named so far.
        let other_holder = (find.from + 1..find.to).any(|at| {
            matches!(
                crate::sentence::bare(line.normal(at)),
                "جديد" | "سابق" | "اسبق" | "مقبل" | "جديده" | "سابقه" | "منتخب"
            )
        });
        // "هنأ الملك محمد السادس الرئيس السنغالي": whom the one named right before acts on.
        let acted_on = before.iter().rev().take(4).any(|mention| {
            let starts = |at: &usize| line.word(*at).span.start() == mention.span.start();
            mention.kind == EntityType::Per
                && mention.level == Level::Nam
                && find.from > 0
                && mention.span.end() == line.word(find.from - 1).span.end()
                && (0..find.from)
                    .rev()
                    .find(starts)
                    .is_some_and(|from| is_acted_on(self.knowledge, line, from, find.from))
        });
        let other_holder = other_holder || acted_on;
        if definite
            && !other_holder
            && find.kind == EntityType::Per
            && (bare || class == "title")
            && line.normal(find.from).starts_with("ال")
            && !is_plural(line.normal(find.from))
            && let Some(id) = self.bearer(&described, bare, state, near, before)
        {
            return id;
        }
        // "قائد الجيش" after "قائد الجيش المشير خليفة حفتر".
        let genitive = line.normal(find.from + 1).starts_with("ال") && find.to > find.from + 1;
        if class == "title"
            && find.kind == EntityType::Per
            && genitive
            && !definite
            && let Some(id) = self.titled(&described, before)
        {
            return id;
        }
        if class == "title"
            && !other_holder
            && find.kind == EntityType::Per
            && let Some(id) = self.in_office(find, line)
        {
            return id;
        }
        let key = format!("{}:{}", find.kind.name(), strip_articles(&khabar_text::normal(surface)));
        // Victims and crowds are others each time; everybody else is the same under the same words.
        // "دبلوماسي آخر" and a bare "مصادر" are not those of before.
        let other =
            OTHERS.contains(&line.normal(find.to)) || OTHERS.contains(&line.normal(find.to - 1));
        let unnamed = class == "source" && bare;
        let fresh = other || unnamed || matches!(class, "victims" | "civilians" | "crowd");
        let key = if fresh && !definite { format!("{key}@{}", find.sentence) } else { key };
        let id = self.make(key.clone(), || plain(&key, find.kind, surface));
        self.described.entry(id).or_default().extend(described);
        id
    }

    /// The rows of the tables that a head stands in, by which a later noun is recognised: "مصدر", "مصدر عسكري".
    fn description(&self, head: &str, class: &str) -> Vec<String> {
        let lexicon = &self.knowledge.lexicon;
        let first = head.split(' ').next().unwrap_or_default();
        let mut keys = vec![format!("noun {first}")];
        keys.extend(
            lexicon.nominals.longest([first]).map(|(_, rows)| format!("noun {}", rows[0].key)),
        );
        keys.extend(
            lexicon.titles.longest(head.split(' ')).map(|(_, rows)| rows[0].key.to_string()),
        );
        if class == "source" {
            keys.push("source".into());
        }
        keys
    }

    /// "المصدر" after "مصدر عسكري": the last one of the same type that was described by the same noun.
    fn earlier(
        &self,
        find: &Find,
        head: &str,
        described: &[String],
        before: &[Mention],
        line: &Line<'_>,
    ) -> Option<EntityId> {
        // "الكتل" are not "الكتلة الديمقراطية".
        let several = |words: &str| {
            let head = bare(words.split_whitespace().next()?);
            if is_plural(head) {
                return Some(true);
            }
            let (_, rows) = self.knowledge.lexicon.nominals.longest([head])?;
            (*rows[0].head == *head && !rows[0].collective).then_some(rows[0].plural)
        };
        let number = several(head);
        let known_as = |entity: EntityId, words: &[String]| {
            let known = self.described.get(&entity);
            known.is_some_and(|known| known.iter().any(|key| words.contains(key)))
        };
        let same_word = described.get(..1).unwrap_or_default();
        // "الحزب الذي يتزعمه المالكي" is told apart by its clause.
        let alone = is_body(find.kind)
            && find.to == find.from + 1
            && !matches!(line.normal(find.to), "الذي" | "التي");
        before
            .iter()
            .rev()
            .filter(|mention| {
                let kind = self.entities[mention.entity].kind;
                if mention.level == Level::Nom {
                    kind == find.kind && known_as(mention.entity, described)
                } else {
                    is_body(kind) && alone && known_as(mention.entity, same_word)
                }
            })
            .find(|mention| {
                let folded = khabar_text::normal(mention.span.of(&self.document.text));
                let other = folded.split_whitespace().next().and_then(several);
                number.is_none() || other.is_none() || number == other
            })
            .map(|mention| mention.entity)
    }

    /// "البلاد" is the country of the document, "العاصمة" its capital, "المدينة" the last town.
    fn place(
        &mut self,
        head: &str,
        find: &Find,
        lines: &[Line<'_>],
        before: &[Mention],
    ) -> Option<EntityId> {
        let gazetteer = &self.knowledge.gazetteer;
        // "العاصمة الفرنسية": the state that an adjective names.
        let line = &lines[find.sentence];
        let named = (find.from + 1..find.to).find_map(|at| gazetteer.nisba(line.normal(at)));
        // "بلاده": the country of whom the sentence has named last.
        let own = !line.normal(find.from).starts_with("ال") && head == "بلاد";
        let start = line.span(0, 1).start();
        let speaker = before
            .iter()
            .rev()
            .take_while(|mention| own && mention.span.start() >= start)
            .filter(|mention| matches!(mention.kind, EntityType::Per | EntityType::Org))
            .find_map(|mention| self.entities[mention.entity].country.as_deref())
            .and_then(|code| gazetteer.state(code));
        let country = named.or(speaker).or(self.country);
        let of_class = |classes: &[&str], id: EntityId| {
            gazetteer
                .by_key(&self.entities[id].key)
                .is_some_and(|entry| classes.contains(&gazetteer.get(entry).class))
        };
        let last = |classes: &[&str]| {
            before.iter().rev().map(|mention| mention.entity).find(|id| of_class(classes, *id))
        };
        match head {
            "بلاد" | "دوله" | "بلد" => country.map(|state| self.known(state)),
            "اراضي" | "اراض" => named.map(|state| self.known(state)),
            "جمهوريه" | "مملكه" | "سلطنه" if find.to > find.from + 1 => {
                named.map(|state| self.known(state))
            }
            "جمهوريه" => country.map(|state| self.known(state)),
            "مملكه" => self.most_named(KINGDOMS).map(|state| self.known(state)),
            "سلطنه" => self.most_named(&["OM"]).map(|state| self.known(state)),
            "عاصمه" => {
                let capital = (0..gazetteer.len())
                    .map(EntryId::from_index)
                    .find(|entry| country.is_some() && gazetteer.seat_of(*entry) == country);
                capital.map(|capital| self.known(capital))
            }
            "مدينه" => last(&["city", "capital", "town"]),
            "بلده" | "قريه" => last(&["town", "village", "city"]),
            "محافظه" | "ولايه" => last(&["governorate", "region"]),
            _ => None,
        }
    }

    /// Which of some countries the document names most, if any.
    fn most_named(&self, codes: &[&str]) -> Option<EntryId> {
        let named = |code: &&&str| self.votes.contains_key(**code);
        let most = codes.iter().filter(named).max_by_key(|code| self.votes[**code])?;
        self.knowledge.gazetteer.state(most)
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

    /// The last person named with that title and no other name since.
    fn titled(&self, described: &[String], before: &[Mention]) -> Option<EntityId> {
        let titles: Vec<&String> =
            described.iter().filter(|key| !key.starts_with("noun ")).collect();
        let mut named = before
            .iter()
            .rev()
            .filter(|mention| mention.kind == EntityType::Per && mention.level == Level::Nam)
            .map(|mention| mention.entity);
        named.find(|id| {
            self.described
                .get(id)
                .is_some_and(|known| known.iter().any(|title| titles.contains(&title)))
        })
    }

    /// "الرئيس التونسي يزور أنقرة", and "الرئيس التونسي قيس سعيد" in another sentence: the only one whom the document gives that office with his name.
    fn in_office(&self, find: &Find, line: &Line<'_>) -> Option<EntityId> {
        let office = office(self.knowledge, line, find.from, find.to)?;
        let mut bearers = self
            .described
            .iter()
            .filter(|(id, known)| {
                self.entities[**id].kind == EntityType::Per && known.contains(&office)
            })
            .map(|(id, _)| *id);
        let only = bearers.next()?;
        bearers.next().is_none().then_some(only)
    }

    /// "الوزير", "الرئيس" alone: the last person who bore that title; else the last person of this sentence or the one before.
    fn bearer(
        &self,
        described: &[String],
        is_bare: bool,
        state: Option<&str>,
        near: u32,
        before: &[Mention],
    ) -> Option<EntityId> {
        let of_state = |id: EntityId| {
            let country = self.entities[id].country.as_deref();
            state.is_none() || country.is_none() && !is_bare || country == state
        };
        let persons = || {
            before.iter().rev().filter(|mention| {
                mention.kind == EntityType::Per
                    && mention.level == Level::Nam
                    && of_state(mention.entity)
            })
        };
        let titled = persons().map(|mention| mention.entity).find(|id| {
            let titles = self.described.get(id);
            titles.is_some_and(|titles| titles.iter().any(|title| described.contains(title)))
        });
        let last = || {
            let person = persons().next()?;
            ((is_bare || state.is_some()) && person.span.start() >= near).then_some(person.entity)
        };
        titled.or_else(last)
    }
}

/// Whether something of this type is called by a noun for a body: "الحركة", "التنظيم", "اللواء".
const fn is_body(kind: EntityType) -> bool {
    matches!(kind, EntityType::Org | EntityType::Arm | EntityType::Grp)
}

/// What a body is called before its name: "حركة حماس", "شركة أرامكو".
const CALLED: &[&str] = &[
    "حركه",
    "جماعه",
    "تنظيم",
    "حزب",
    "جبهه",
    "تيار",
    "فصيل",
    "ميليشيا",
    "ميليشيات",
    "مليشيا",
    "مليشيات",
    "مجموعه",
    "منظمه",
    "جمعيه",
    "موسسه",
    "شركه",
    "مصرف",
    "بنك",
    "وكاله",
    "صحيفه",
    "جريده",
    "مجله",
    "قناه",
    "اذاعه",
    "شبكه",
    "موقع",
    "قبيله",
    "عشيره",
    "كتيبه",
    "لواء",
];

/// Countries that Arabic news calls "المملكة" without more.
const KINGDOMS: &[&str] = &["SA", "JO", "MA", "BH"];

/// Adjectives that bring in somebody else.
const OTHERS: &[&str] = &["اخر", "اخري", "اخرون", "اخرين", "اخران"];

/// "باسم", "بلسان" behind a noun.
fn speaks_for(line: &Line<'_>, at: usize) -> bool {
    let (word, next) = (line.normal(at), line.normal(at + 1));
    matches!(word, "باسم" | "بلسان") || word == "ب" && matches!(next, "اسم" | "لسان")
}

/// "نشر موقع ميدل إيست آي تقريرا": what somebody publishes speaks for whoever publishes it.
fn issuer(head: &str, find: &Find, line: &Line<'_>, before: &[Mention]) -> Option<EntityId> {
    const DOCUMENTS: &[&str] =
        &["تقرير", "تقريرا", "بيان", "بيانا", "دراسه", "مقال", "مقالا", "تحقيق", "تحقيقا", "وثيقه"];
    const ISSUES: &[&str] = &["نشر", "اصدر", "اعد", "وزع", "كتب", "بث", "اذاع", "رفع"];
    if !DOCUMENTS.contains(&head) {
        return None;
    }
    // At the head of a sentence "نشر" is often read as a noun.
    let issues =
        |at: &usize| ISSUES.contains(&&*line.word(*at).lemma) || ISSUES.contains(&line.normal(*at));
    let verb = (find.from.saturating_sub(12)..find.from)
        .rev()
        .find(|at| line.upos(*at) == Upos::Verb || issues(at))
        .filter(issues)?;
    let from = line.word(verb).span.end();
    let publisher = before.iter().find(|mention| {
        mention.span.start() >= from && matches!(mention.kind, EntityType::Org | EntityType::Per)
    })?;
    Some(publisher.entity)
}

/// A noun inside the name of a place means that place.
fn apposition(find: &Find, before: &[Mention]) -> Option<EntityId> {
    let last = before.last()?;
    let inside = last.span.contains(find.span) && last.level == Level::Nam;
    (inside && find.kind == EntityType::Gpe).then_some(last.entity)
}

/// "المقاتلين", "الوزراء": more than one.
pub(super) fn is_plural(noun: &str) -> bool {
    ["ون", "ين", "ات"].iter().any(|ending| noun.ends_with(ending))
        || matches!(
            bare(noun),
            "قاده"
                | "ضباط"
                | "ساسه"
                | "قضاه"
                | "وزراء"
                | "سفراء"
                | "زعماء"
                | "روساء"
                | "اعضاء"
                | "نواب"
                | "شيوخ"
                | "ملوك"
                | "امراء"
                | "ممثلو"
        )
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
    folded.split_whitespace().map(bare).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::CALLED);
    }
}
