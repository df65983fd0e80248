//! Nouns and adjectives that judge: the noun phrase that they head, belong to or stand beside.

use khabar_types::{EntityId, EntityType, Level, Tone, Upos};

use super::{Target, fits, owners};
use crate::{
    claims::{Phrase, Scene},
    knowledge::lexicon::FramingWord,
};

pub(super) fn of(phrase: &Phrase) -> Target {
    (phrase.entity, phrase.kind)
}

/// The innermost phrase that holds some words, or whose head they open: "حكومة الانقلاب".
pub(super) fn holding<'a>(scene: &'a Scene<'_>, from: usize, to: usize) -> Option<&'a Phrase> {
    scene
        .all
        .iter()
        .filter(|phrase| {
            phrase.from <= from && to <= phrase.to
                || phrase.from < from && from < phrase.to
                || phrase.from == from && phrase.to < to && phrase.level == Level::Nom
        })
        .min_by_key(|phrase| phrase.to.abs_diff(phrase.from))
}

/// A label falls on the mention that it heads, or on the name that it introduces: "ميليشيا النواصي", "فلول داعش".
pub(super) fn label<'a>(
    scene: &'a Scene<'_>,
    holding: Option<&'a Phrase>,
    from: usize,
    to: usize,
    row: &FramingWord,
) -> Option<&'a Phrase> {
    // "ميليشيات الحوثي" is one entry of the table, and names the group.
    let group = |phrase: &Phrase| {
        phrase.level == Level::Nam && matches!(phrase.kind, EntityType::Arm | EntityType::Org)
    };
    let inner =
        scene.all.iter().find(|phrase| phrase.from > from && phrase.to <= to && group(phrase));
    if inner.is_some() && holding.is_none_or(|holding| holding.level == Level::Nom) {
        return inner;
    }
    // "تنظيم داعش الإرهابي": an adjective of the same form behind a name.
    let definite = scene.line.normal(from).starts_with("ال");
    if definite
        && let Some(before) = before(scene, from, row)
        && before.level == Level::Nam
        && (holding.is_none_or(|holding| holding.from < from) || scene.line.upos(from) == Upos::Adj)
    {
        return Some(before);
    }
    if qualifies_other(scene, from) {
        return None;
    }
    let person = |phrase: &Phrase| {
        phrase.kind == EntityType::Per && definite && phrase.from == to && row.takes_person()
    };
    let named = after(scene, to, 1).filter(|phrase| {
        let apart = holding.is_none_or(|holding| phrase.from >= holding.to);
        // "اتهم المتمردون الحكومة": what has an article introduces no group.
        apart && (group(phrase) && !definite || phrase.level == Level::Nam && person(phrase))
    });
    match holding {
        Some(phrase) if phrase.from < from => Some(phrase),
        Some(phrase) => named.filter(|_| phrase.level == Level::Nom).or(Some(phrase)),
        None => after(scene, to, 1)
            .filter(|phrase| phrase.kind != EntityType::Gpe || fits(row, phrase.kind)),
    }
}

/// An adjective falls on the noun phrase that it is part of or stands behind, or on whoever has what it describes:
/// "علاقاته المشبوهة".
pub(super) fn adjective(
    scene: &Scene<'_>,
    holding: Option<&Phrase>,
    from: usize,
    to: usize,
    row: &FramingWord,
) -> Option<Target> {
    // "الباحثان شريف ونبيل": what does not agree with the noun before it is no adjective of it.
    let definite = |at: usize| scene.line.normal(at).starts_with("ال");
    let agrees = |phrase: &Phrase| {
        let known = phrase.level == Level::Nam || definite(phrase.from);
        !known || definite(from) || scene.line.normal(from) == "غير" || to > from + 1
    };
    if let Some(phrase) = holding.filter(|phrase| phrase.from < from) {
        return Some(of(phrase));
    }
    if let Some(thing) = described_thing(scene, from) {
        // "حوار سلمي", "هجوم فاشل": not every judgement of a thing judges whoever has it.
        let conduct =
            row.tone == Tone::Neg || row.key.starts_with("adj_") || row.key == "mushtabah";
        return owners::possessor(scene, thing + 1).filter(|_| conduct && row.key != "fashil");
    }
    let beside = before(scene, from, row).filter(|phrase| agrees(phrase)).or_else(|| {
        let own = holding.or_else(|| after(scene, to, 0).filter(|_| definite(from)));
        own.filter(|_| !qualifies_other(scene, from))
    });
    beside.map(of)
}

/// The noun that is no mention and that an adjective describes.
fn described_thing(scene: &Scene<'_>, from: usize) -> Option<usize> {
    let line = &scene.line;
    if line.upos(from) != Upos::Adj {
        return None;
    }
    let mut at = from;
    while at > 0 && from - at < 4 {
        at -= 1;
        match line.upos(at) {
            Upos::Adj | Upos::Pron => {}
            Upos::Noun => {
                let free = scene.all.iter().all(|phrase| !(phrase.from <= at && at < phrase.to));
                let definite = |at: usize| line.normal(at).starts_with("ال");
                let agrees = definite(at) == definite(from) || line.upos(at + 1) == Upos::Pron;
                return (free && agrees).then_some(at);
            }
            _ => return None,
        }
    }
    None
}

/// "تهديدات إرهابية", "الجنرال المارق": the adjective of a noun that is no mention.
fn qualifies_other(scene: &Scene<'_>, from: usize) -> bool {
    let Some(before) = (0..from).rev().find(|&at| !is_mark(scene.line.normal(at))) else {
        return false;
    };
    scene.line.upos(from) == Upos::Adj
        && scene.line.upos(before) == Upos::Noun
        && scene.all.iter().all(|phrase| !(phrase.from <= before && before < phrase.to))
}

/// The phrase that ends right before a word, quotation marks and adjectives apart; of several that end there the longest that
/// may be so judged: "قوات الحكومة المعترف بها".
pub(super) fn before<'a>(
    scene: &'a Scene<'_>,
    from: usize,
    row: &FramingWord,
) -> Option<&'a Phrase> {
    let near =
        || scene.all.iter().rev().filter(|phrase| phrase.to <= from && from - phrase.to <= 3);
    let last = near().map(|phrase| phrase.to).max()?;
    let beside = (last..from).all(|at| {
        matches!(scene.line.normal(at), "-" | "(" | ")")
            || is_mark(scene.line.normal(at))
            || scene.line.upos(at) == Upos::Adj
    });
    let ending = near().filter(|phrase| phrase.to == last);
    let fitting = ending
        .clone()
        .filter(|phrase| row.falls_on.is_empty() || row.falls_on.contains(&phrase.kind))
        .max_by_key(|phrase| phrase.to - phrase.from);
    fitting.or_else(|| ending.max_by_key(|phrase| phrase.to - phrase.from)).filter(|_| beside)
}

/// The phrase that starts right behind a word, quotation marks, "ب" and so many other words apart.
pub(super) fn after<'a>(scene: &'a Scene<'_>, to: usize, words: usize) -> Option<&'a Phrase> {
    let nearest = scene.all.iter().find(|phrase| phrase.from >= to)?;
    let between: Vec<usize> = (to..nearest.from)
        .filter(|&at| !is_mark(scene.line.normal(at)) && scene.line.normal(at) != "ب")
        .collect();
    let plain = between
        .iter()
        .all(|&at| matches!(scene.line.upos(at), Upos::Noun | Upos::Adj | Upos::Pron));
    (plain && between.len() <= words).then_some(nearest)
}

pub(super) fn is_mark(word: &str) -> bool {
    matches!(word, "\"" | "«" | "“" | "”" | "»")
}

/// "الجنرال العجوز": of somebody without a name the noun is judged along with the adjective.
pub(super) fn whole(
    scene: &Scene<'_>,
    from: usize,
    to: usize,
    entity: EntityId,
    class: &str,
) -> (usize, usize) {
    let epithet = scene.all.iter().find(|phrase| {
        class == "adjective"
            && phrase.entity == entity
            && phrase.kind == EntityType::Per
            && phrase.level == Level::Nom
            && phrase.from < from
            && to <= phrase.to
            && scene.all.iter().all(|inner| !(phrase.from < inner.from && inner.to <= phrase.to))
    });
    epithet.map_or((from, to), |phrase| (phrase.from, to))
}

impl FramingWord {
    fn takes_person(&self) -> bool {
        self.falls_on.contains(&EntityType::Per) && self.tone != Tone::Distancing
    }
}
