//! Which claims are of one happening.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    days::Days,
    facts::{Fact, People},
};

/// Days by which two reports of one event may differ.
const TOLERANCE: i64 = 1;
/// Days before its publication in which an event that is told without a time has happened.
const RECENT: i64 = 3;
/// Longer times say too little: then more must fit.
const VAGUE: i64 = 45;

/// The facts in groups of one happening each. Wishes, conditions and refusals are no happenings.
pub(super) fn joined<'a>(facts: &'a [Fact], people: &People) -> Vec<Vec<&'a Fact>> {
    let facts: Vec<&Fact> = facts
        .iter()
        .filter(|fact| matches!(fact.claim.modality.as_str(), "actual" | "possible"))
        .filter(|fact| !fact.refused)
        .filter(|fact| {
            khabar_types::ClaimType::from_name(&fact.claim.kind)
                .is_some_and(|kind| kind.quad_class() != khabar_types::plover::QuadClass::Tie)
        })
        .collect();
    // Only those that share a participant or a place can be of one happening.
    let mut holders: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (row, fact) in facts.iter().enumerate() {
        for key in fact.claim.actors.iter().chain(&fact.claim.recipients).chain(&fact.claim.places)
        {
            holders.entry((&fact.claim.kind, key)).or_default().push(row);
        }
    }
    let mut groups = Groups { parents: (0..facts.len()).collect() };
    let mut compared: BTreeSet<(usize, usize)> = BTreeSet::new();
    for rows in holders.values() {
        for (at, &one) in rows.iter().enumerate() {
            for &other in rows.iter().skip(at + 1).take_while(|&&other| other != one) {
                if compared.insert((one, other)) && is_one(facts[one], facts[other], people) {
                    groups.join(one, other);
                }
            }
        }
    }
    let mut by_group: BTreeMap<usize, Vec<&Fact>> = BTreeMap::new();
    for (row, fact) in facts.iter().enumerate() {
        by_group.entry(groups.of(row)).or_default().push(fact);
    }
    by_group.into_values().collect()
}

struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    fn of(&mut self, mut row: usize) -> usize {
        while self.parents[row] != row {
            self.parents[row] = self.parents[self.parents[row]];
            row = self.parents[row];
        }
        row
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.parents[one.max(other)] = one.min(other);
    }
}

/// Whether two claims of one type and with somebody in common tell one event.
fn is_one(one: &Fact, other: &Fact, people: &People) -> bool {
    let (a, b) = (&one.claim, &other.claim);
    if let (Some(one), Some(other)) = (&a.mode, &b.mode)
        && one != other
    {
        return false;
    }
    let (Some(times), stated) =
        (time_of(one).zip(time_of(other)), one.told().is_some() && other.told().is_some())
    else {
        return false;
    };
    if !times.0.meet(times.1, TOLERANCE) {
        return false;
    }
    let roles = [(&a.actors, &b.actors), (&a.recipients, &b.recipients), (&a.places, &b.places)];
    let shares =
        |(one, other): &(&Vec<String>, &Vec<String>)| one.iter().any(|key| other.contains(key));
    let differs = |pair: &(&Vec<String>, &Vec<String>)| {
        !pair.0.is_empty()
            && !pair.1.is_empty()
            && !shares(pair)
            && !same_noun(people, pair.0, pair.1)
    };
    let agree = roles.iter().filter(|pair| shares(pair)).count();
    let conflict = roles.iter().filter(|pair| differs(pair)).count();
    // What is called by a common noun ("مدنيون") may be others each time.
    let by_name = roles
        .iter()
        .any(|pair| pair.0.iter().any(|key| pair.1.contains(key) && is_particular(people, key)));
    let same_word = !a.predicate.is_empty() && a.predicate == b.predicate;
    let units = |fact: &Fact| -> BTreeSet<String> {
        fact.quantities.iter().map(|quantity| quantity.unit.clone()).collect()
    };
    let same_unit = !units(one).is_disjoint(&units(other));
    let vague = times.0.length() > VAGUE || times.1.length() > VAGUE;
    let support = 2 * agree + usize::from(same_word) + usize::from(same_unit);
    let needed = 3 + usize::from(vague);
    if a.polarity != b.polarity && !is_denial(one, other, same_word, conflict) {
        return false;
    }
    by_name
        && agree >= conflict.max(1)
        && support >= needed
        && (conflict == 0 || (stated && times.0.length() <= 2 && times.1.length() <= 2))
}

/// Whether one of the claims denies the other: the same deed by the same actor or to the same recipient, and nothing told otherwise. That
/// something else of the type did not happen at a place denies nothing.
fn is_denial(one: &Fact, other: &Fact, same_word: bool, conflict: usize) -> bool {
    let (a, b) = (&one.claim, &other.claim);
    let shared = |one: &[String], other: &[String]| one.iter().any(|key| other.contains(key));
    let same_mode = a.mode.is_some() && a.mode == b.mode;
    (same_word || same_mode)
        && conflict == 0
        && (shared(&a.actors, &b.actors) || shared(&a.recipients, &b.recipients))
}

/// Whether both count the same kind of people ("40 مهاجرا", "53 مهاجرا"), or name the same kind of site.
pub(super) fn same_noun(people: &People, one: &[String], other: &[String]) -> bool {
    let nouns = |keys: &[String]| -> BTreeSet<String> {
        keys.iter()
            .filter(|key| !is_particular(people, key))
            .filter_map(|key| noun(&people.get(key)?.ar))
            .collect()
    };
    // "مركز" may be "مركز المهاجرين".
    let heads = |keys: &[String]| -> BTreeSet<String> {
        keys.iter()
            .filter(|key| is_site(people, key))
            .filter_map(|key| noun(&people.get(key)?.ar))
            .collect()
    };
    let (sites, other_sites) = (heads(one), heads(other));
    let (one, other) = (nouns(one), nouns(other));
    if !one.is_disjoint(&other_sites) || !other.is_disjoint(&sites) {
        return true;
    }
    let any = |nouns: &BTreeSet<String>| nouns.iter().any(|noun| ANYBODY.contains(&noun.as_str()));
    !one.is_disjoint(&other) || (any(&one) && !other.is_empty()) || (any(&other) && !one.is_empty())
}

/// Nouns that may stand for people of any kind, folded and bare.
const ANYBODY: [&str; 8] = ["شخص", "اشخاص", "قتيل", "قتلي", "جريح", "جرحي", "اخرين", "ضحيه"];

/// The bare first noun of a counted group, if it begins with its number.
fn noun(name: &str) -> Option<String> {
    let name = crate::query::folded(name);
    let mut words = name.split(' ').skip_while(|word| word.chars().all(|c| c.is_ascii_digit()));
    let word = words.next()?;
    let word = word.strip_prefix("ال").unwrap_or(word);
    Some(word.strip_suffix('ا').filter(|word| word.chars().count() > 2).unwrap_or(word).to_owned())
}

/// Whether a key always means the same: no common noun, and nobody whom one sentence counts or leaves unnamed.
pub(super) fn is_particular(people: &People, key: &str) -> bool {
    let common = |kind: &str, name: &str| match kind {
        "GRP" => true,
        // "مركز", "المسجد" may be any; "مركز الصخيرات" is one.
        "LOC" => !name.contains(' '),
        _ => false,
    };
    !key.contains('@')
        && people
            .get(key)
            .is_some_and(|entity| entity.en.is_some() || !common(&entity.kind, &entity.ar))
}

/// Whether a key means a building or site that no table knows.
fn is_site(people: &People, key: &str) -> bool {
    people.get(key).is_some_and(|entity| entity.kind == "LOC" && entity.en.is_none())
}

/// The days of an event; the last days before publication where none is told.
fn time_of(fact: &Fact) -> Option<Days> {
    fact.told().or_else(|| {
        let published = fact.published()?;
        Some(Days { first: published.first - RECENT, last: published.last })
    })
}
