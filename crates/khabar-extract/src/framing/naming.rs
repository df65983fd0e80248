//! Words that keep the writer away from a name, or give it to somebody: "ما أسماه", "على حد زعمه", "وصفهم بالجرذان".

use khabar_types::{EntityId, EntityType, Level, Tone, Upos};

use super::{
    Judged, Target,
    owners::{agrees, antecedent, kind},
    phrases,
};
use crate::claims::{Region, Scene, chain};

/// "هاجم ما أسماه جيش الاحتلال": on what is so called; where that is no entity, on whoever calls it so: "ما أسماه معركة الكرامة".
pub(super) fn named(
    scene: &Scene<'_>,
    regions: &[Region],
    from: usize,
    to: usize,
) -> Option<Target> {
    let line = &scene.line;
    // "ما وصفه حفتر بالميليشيات": the one who calls it so stands between.
    let caller = scene
        .all
        .iter()
        .find(|phrase| phrase.from == to && phrase.level == Level::Nam)
        .filter(|phrase| line.normal(phrase.to) == "ب");
    let behind = caller.map_or(to, |phrase| phrase.to);
    let mut start = behind;
    while phrases::is_mark(line.normal(start)) || matches!(line.normal(start), "ب" | "ـ" | ":") {
        start += 1;
    }
    let called = scene.all.iter().filter(|phrase| {
        // "ما وصفته بالنفق المظلم": a place is not what it is about.
        phrase.from == start && phrase.kind != EntityType::Loc
    });
    if let Some(phrase) = called.max_by_key(|phrase| phrase.to) {
        return Some(phrases::of(phrase));
    }
    if let Some(phrase) = phrases::after(scene, start, 1).filter(|phrase| {
        // "تنظيم الدولة": only a classifier may stand between.
        let heads = &scene.knowledge.lexicon.heads;
        phrase.from == start || heads.longest([line.normal(start)]).is_some()
    }) {
        return Some(phrases::of(phrase));
    }
    caller.map(phrases::of).or_else(|| speaker(scene, regions, from, to))
}

/// "على حد زعمه", "بحسب مزاعم الجيش": on whoever says so.
pub(super) fn sayer(
    scene: &Scene<'_>,
    regions: &[Region],
    from: usize,
    to: usize,
) -> Option<Target> {
    let behind = scene.all.iter().filter(|phrase| phrase.from == to);
    behind
        .max_by_key(|phrase| phrase.to)
        .map(phrases::of)
        .or_else(|| speaker(scene, regions, from, to))
}

/// Who speaks at some words: the innermost source, else the nearest noun phrase that their last letters agree with.
fn speaker(scene: &Scene<'_>, regions: &[Region], from: usize, to: usize) -> Option<Target> {
    // "..., على حد زعمه": what is said ends before it.
    let said = (0..3).filter_map(|back| from.checked_sub(back));
    let link = said.map(|at| chain(regions, at).0).find_map(|links| links.last().copied());
    if let Some(link) = link {
        return Some(kind(scene, link.entity));
    }
    let last = to - 1;
    if scene.line.upos(last) == Upos::Pron
        && scene.line.upos(last - 1) != Upos::Verb
        && let Some(meant) = antecedent(scene, last)
    {
        return Some(meant);
    }
    // "أسماه" has a man or a masculine noun before it, "أسمته" a feminine one.
    let verb = scene.line.joined(from + 1).0;
    let feminine = verb.ends_with("ته") || verb.ends_with("تها") || verb.starts_with('ت');
    let pronoun = if feminine { "ها" } else { "ه" };
    let mut before = scene.phrases.iter().rev().filter(|phrase| phrase.to <= from);
    before.find(|phrase| agrees(scene, phrase, pronoun)).map(phrases::of)
}

/// Verbs that give a name to their object.
const DESCRIBES: &[&str] = &["وصف", "نعت", "سمي", "لقب", "اعتبر", "عد", "صنف", "رمي", "شبه"];

/// The verb and the first word of its object, before a name that it gives: "وصف الخصوم بأنهم".
fn giving(scene: &Scene<'_>, from: usize) -> Option<usize> {
    let line = &scene.line;
    let mut at = from;
    while at > 0 && phrases::is_mark(line.normal(at - 1)) {
        at -= 1;
    }
    if at > 0 && line.upos(at - 1) == Upos::Pron {
        at -= 1;
    }
    if at > 0 && matches!(line.normal(at - 1), "ان" | "بان") {
        at -= 1;
    }
    let with = at > 0 && line.normal(at - 1) == "ب" || line.normal(at) == "بان";
    if !with {
        return None;
    }
    (at.saturating_sub(10)..at)
        .rev()
        .take_while(|&at| !matches!(line.normal(at), "." | ":" | "؛" | "،" | "الذي" | "التي"))
        .find(|&at| {
            DESCRIBES.contains(&&*line.word(at).lemma) || DESCRIBES.contains(&line.normal(at))
        })
}

/// "وصف مسؤول مقاتلي فاغنر بأنهم مرتزقة": the object of the verb that gives the name.
pub(super) fn described(scene: &Scene<'_>, from: usize) -> Option<Target> {
    let verb = giving(scene, from)?;
    let line = &scene.line;
    // "وصفهم بالخونة".
    if line.upos(verb + 1) == Upos::Pron && line.word(verb + 1).token == line.word(verb).token {
        return antecedent(scene, verb + 1);
    }
    let mut between = scene.phrases.iter().filter(|phrase| phrase.from > verb && phrase.to <= from);
    let (first, last) = (between.next()?, between.next_back());
    Some(phrases::of(last.unwrap_or(first)))
}

/// Who gives the name in [`described`], where the clause names both.
pub(super) fn describer(scene: &Scene<'_>, from: usize) -> Option<EntityId> {
    let verb = giving(scene, from)?;
    let between = scene.phrases.iter().filter(|phrase| phrase.from > verb && phrase.to <= from);
    let parties: Vec<_> = between.collect();
    (parties.len() > 1 && parties[0].from == verb + 1).then(|| parties[0].entity)
}

/// "«الخليفة» البغدادي": a title between marks before a name.
pub(super) fn quoted_title(scene: &Scene<'_>, at: usize) -> Option<Judged> {
    let line = &scene.line;
    let quoted = phrases::is_mark(line.normal(at))
        && phrases::is_mark(line.normal(at + 2))
        && line.normal(at + 1).starts_with("ال");
    if !quoted {
        return None;
    }
    let lexicon = &scene.knowledge.lexicon;
    let word = line.normal(at + 1);
    let title = lexicon.titles.longest([word]).is_some()
        || lexicon
            .nominals
            .longest([word])
            .is_some_and(|(_, rows)| rows[0].kind == EntityType::Per);
    let bearer = scene.all.iter().find(|phrase| {
        phrase.from == at + 3 && phrase.kind == EntityType::Per && phrase.level == Level::Nam
    })?;
    title.then_some(Judged {
        from: at + 1,
        to: at + 2,
        entity: bearer.entity,
        tone: Tone::Distancing,
        class: "quotes",
    })
}
