//! Actors and places of the world, by their names.

use rustc_hash::FxHashMap;

use khabar_types::{EntityType, Id, Table, id, mention::Coordinates};

use super::{
    table::{Row, TableError, rows},
    trie::Trie,
};

id! {
    /// A row of the gazetteer.
    EntryId,
}

/// An actor or place that the gazetteer knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Stable slug.
    pub key: &'static str,
    /// What it is.
    pub kind: EntityType,
    /// Finer: `state`, `city`, `politician`, `outlet`, ...
    pub class: &'static str,
    /// ISO 3166-1 alpha-2, `XX` for international.
    pub country: Option<&'static str>,
    /// Where it lies.
    pub coordinates: Option<Coordinates>,
    /// Only where certain.
    pub wikidata: Option<&'static str>,
    /// Neutral English name.
    pub en: &'static str,
    /// Neutral Arabic name.
    pub ar: &'static str,
}

/// A name in the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Whose.
    pub entry: EntryId,
    /// Counts only where a full name of the same entry stands in the document too.
    pub weak: bool,
    /// A noun for the people of a state (`الأتراك`).
    pub people: bool,
}

/// Actors and places by name, and states by their adjective.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entries: Table<EntryId, Entry>,
    by_key: FxHashMap<&'static str, EntryId>,
    names: Trie<Name>,
    nisba: FxHashMap<Box<str>, EntryId>,
    /// Adjectives of armed groups whose members bear them: "حوثي" of "الحوثيون".
    groups: FxHashMap<Box<str>, EntryId>,
    /// The first words of names of more than one word, by which bodies are called: "تنظيم" of "داعش".
    sorts: FxHashMap<EntryId, Vec<String>>,
    seat_of: FxHashMap<EntryId, EntryId>,
    state_of: FxHashMap<&'static str, EntryId>,
    disputed: FxHashMap<&'static str, Vec<&'static str>>,
}

/// Where an entry lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// What the coordinates are those of: `exact`, `town`, `province`, `country`.
    pub precision: Option<&'static str>,
    /// The slug of the country around it.
    pub within: Option<&'static str>,
    /// ISO codes of those who claim it, where several do.
    pub disputed: Vec<&'static str>,
}

const COLUMNS: [&str; 10] =
    ["id", "type", "kind", "country", "lat", "lon", "wikidata", "en", "ar", "variants"];

impl Gazetteer {
    pub(super) fn read(
        states: &'static str,
        files: &[(&'static str, &'static str)],
    ) -> Result<Self, TableError> {
        let mut gazetteer = Self::default();
        let mut seats = Vec::new();
        rows("gazetteer/states.tsv", states, &["capital", "nisba", "people"])?.each(|row| {
            let id = gazetteer.entry(row)?;
            gazetteer.state_of.entry(row.cell("country")).or_insert(id);
            seats.extend(row.some("capital").map(|capital| (capital, id)));
            for adjective in row.list("nisba").map(|adjective| weak(adjective).1) {
                for form in adjective_forms(adjective) {
                    gazetteer.nisba.entry(form.into()).or_insert(id);
                }
            }
            for (weak, people) in row.list("people").map(weak) {
                let name = Name { entry: id, weak, people: true };
                gazetteer.names.insert(people, name);
                gazetteer.names.insert(&format!("ال{people}"), name);
            }
            Ok(())
        })?;
        for &(file, text) in files {
            rows(file, text, &COLUMNS)?.each(|row| gazetteer.entry(row).map(drop))?;
        }
        for (capital, state) in seats {
            if let Some(&capital) = gazetteer.by_key.get(capital) {
                gazetteer.seat_of.insert(capital, state);
            }
        }
        Ok(gazetteer)
    }

    fn entry(&mut self, row: &Row<'_>) -> Result<EntryId, TableError> {
        let number = |column| row.some(column).map(str::parse::<f64>).transpose();
        let (Ok(latitude), Ok(longitude)) = (number("lat"), number("lon")) else {
            return Err(row.wrong("lat"));
        };
        let (weak, ar) = weak(row.cell("ar"));
        let id = self.entries.push(Entry {
            key: row.cell("id"),
            kind: row.named("type", EntityType::from_name)?,
            class: row.cell("kind"),
            country: row.some("country"),
            coordinates: latitude
                .zip(longitude)
                .map(|(latitude, longitude)| Coordinates { latitude, longitude }),
            wikidata: row.some("wikidata"),
            en: row.cell("en"),
            ar,
        });
        if self.by_key.insert(row.cell("id"), id).is_some() {
            return Err(row.twice("id"));
        }
        self.name(ar, id, weak);
        for variant in row.list("variants") {
            let (weak, variant) = self::weak(variant);
            self.name(variant, id, weak);
            let members = variant.strip_prefix("ال").and_then(|it| it.strip_suffix("ون"));
            if let Some(member) = members.filter(|it| it.ends_with('ي') && !it.contains(' '))
                && self.entries[id].kind == EntityType::Arm
            {
                for form in adjective_forms(member) {
                    self.groups.entry(form.into()).or_insert(id);
                }
            }
        }
        Ok(id)
    }

    /// A name, with the spellings that run `عبد` or `أبو` together with the next word.
    fn name(&mut self, name: &str, entry: EntryId, weak: bool) {
        let name_of = Name { entry, weak, people: false };
        self.names.insert(name, name_of);
        let kind = self.entries[entry].kind;
        if matches!(kind, EntityType::Org | EntityType::Arm | EntityType::Grp)
            && let Some((sort, _)) = khabar_text::normal(name).split_once(' ')
        {
            let sorts = self.sorts.entry(entry).or_default();
            if !sorts.iter().any(|have| have == sort) {
                sorts.push(sort.into());
            }
        }
        for part in ["عبد ", "أبو ", "أبي "] {
            if let Some((before, behind)) = name.split_once(part)
                && (before.is_empty() || before.ends_with(' '))
            {
                self.names.insert(&format!("{before}{}{behind}", part.trim_end()), name_of);
            }
        }
    }

    /// The row of an id.
    pub fn get(&self, id: EntryId) -> &Entry {
        &self.entries[id]
    }

    /// Whether an entry is a paper, a broadcaster, an agency or a site that brings news.
    pub fn is_outlet(&self, id: EntryId) -> bool {
        self.get(id).class == "outlet"
    }

    /// Where an entry lies, as exactly as its coordinates are meant, in which country, and who else claims it.
    pub fn place(&self, id: EntryId) -> Place {
        let entry = &self.entries[id];
        let precision = match (entry.class, entry.kind) {
            _ if entry.coordinates.is_none() => None,
            ("state" | "territory" | "continent", _) => Some("country"),
            (
                "governorate" | "region" | "province" | "district" | "sea" | "desert" | "river"
                | "valley",
                _,
            ) => Some("province"),
            (_, EntityType::Gpe) => Some("town"),
            _ => Some("exact"),
        };
        let is_place = matches!(entry.kind, EntityType::Gpe | EntityType::Loc);
        let country = entry.country.and_then(|code| self.state(code)).filter(|state| *state != id);
        Place {
            precision: precision.filter(|_| is_place),
            within: country.filter(|_| is_place).map(|state| self.entries[state].key),
            disputed: self.disputed.get(entry.key).cloned().unwrap_or_default(),
        }
    }

    /// Read who claims what: rows of the slug of a place and ISO codes. A later table replaces an earlier one.
    pub(super) fn read_disputed(
        &mut self,
        file: &'static str,
        text: &'static str,
    ) -> Result<(), TableError> {
        let mut disputed = FxHashMap::default();
        rows(file, text, &["place", "claimed_by"])?.each(|row| {
            if !self.by_key.contains_key(row.cell("place")) {
                return Err(row.wrong("place"));
            }
            disputed.insert(row.cell("place"), row.list("claimed_by").collect());
            Ok(())
        })?;
        self.disputed = disputed;
        Ok(())
    }

    /// The first words of a body's names, folded: "حركه" of "طالبان", "تنظيم" of "داعش".
    pub fn sorts(&self, id: EntryId) -> &[String] {
        self.sorts.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The row of a slug.
    pub fn by_key(&self, key: &str) -> Option<EntryId> {
        self.by_key.get(key).copied()
    }

    /// All names.
    pub const fn names(&self) -> &Trie<Name> {
        &self.names
    }

    /// The state whose adjective this folded word is, with or without the article, in any gender and number.
    pub fn nisba(&self, word: &str) -> Option<EntryId> {
        let bare = word.strip_prefix("ال").filter(|bare| bare.chars().count() > 2);
        self.nisba.get(word).or_else(|| self.nisba.get(bare?)).copied()
    }

    /// The state or armed group whose adjective this folded word is: "يمني", "حوثي".
    pub fn adjective(&self, word: &str) -> Option<EntryId> {
        let group = || self.groups.get(word.strip_prefix("ال").unwrap_or(word)).copied();
        self.nisba(word).or_else(group)
    }

    /// Whether this folded word names the people of a state: "أتراك".
    pub fn is_people(&self, word: &str) -> bool {
        let names = self.names.longest([word]);
        names.is_some_and(|(_, names)| names.iter().any(|name| name.people))
    }

    /// The state whose capital this is.
    pub fn seat_of(&self, place: EntryId) -> Option<EntryId> {
        self.seat_of.get(&place).copied()
    }

    /// The state of an ISO code.
    pub fn state(&self, country: &str) -> Option<EntryId> {
        self.state_of.get(country).copied()
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All rows, in the order of the tables.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        (0..self.entries.len()).map(|index| {
            let id = EntryId::from_index(index);
            (id, &self.entries[id])
        })
    }
}

fn weak(name: &'static str) -> (bool, &'static str) {
    name.strip_prefix('~').map_or((false, name), |name| (true, name))
}

/// `ليبي` in every gender and number that news uses, folded.
fn adjective_forms(adjective: &str) -> Vec<String> {
    let stem = khabar_text::normal(adjective);
    ["", "ه", "ين", "ون", "ان", "تين", "تان", "ات", "ا"]
        .iter()
        .map(|ending| format!("{stem}{ending}"))
        .collect()
}
