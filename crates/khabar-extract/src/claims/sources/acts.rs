//! What acts of asking, accusing and threatening say themselves.

use khabar_types::{EntityId, Modality, SourceLink, Span, Upos};

use super::{Region, cues, ends};
use crate::{
    claims::{
        scene::{Break, Scene},
        subjects::Subjects,
    },
    knowledge::{Predicate, Role, Slot},
    sentence::bare,
};

/// The word in a row by which somebody is held responsible for what stands behind it: "حمل مسؤولية".
pub(in crate::claims) fn blame(row: &Predicate) -> Option<&str> {
    row.rest.iter().map(|word| &**word).find(|word| bare(word) == "مسووليه")
}

/// "أغلق الجيش الطريق بحجة وجود مسلحين", "بدعوى أنه مفوض": a pretext, which whoever acts gives.
pub(super) fn pretext(scene: &Scene<'_>, subjects: &Subjects, at: usize) -> Option<Region> {
    let word = |at: usize| scene.line.normal(at);
    let gives = word(at) == "ب" && matches!(word(at + 1), "حجه" | "دعوي" | "ذريعه" | "زعم");
    let noun = || {
        scene.line.upos(at + 2) == Upos::Noun
            && !word(at + 2).starts_with("ال")
            && scene.phrase_at(at + 2).is_none()
    };
    if !(gives && (cues::is_that(word(at + 2)) || noun())) {
        return None;
    }
    let from = at + 2 + usize::from(cues::is_that(word(at + 2)));
    let entity = subjects.latest(at)?;
    let link = SourceLink { entity, cue: scene.line.span(at + 1, at + 2), rule: "sources.pretext" };
    let comma = |&at: &usize| matches!(word(at), "،" | ",");
    let to = (from..ends::clause_end(scene, from)).find(comma);
    Some(Region {
        from,
        to: to.unwrap_or_else(|| ends::clause_end(scene, from)),
        link: Some(link),
        negates: false,
        modality: None,
        quoted: false,
        cited: false,
    })
}

/// What an act of asking, accusing or threatening says: its content has the actor as its source.
pub(in crate::claims) fn act_region(
    scene: &Scene<'_>,
    row: &Predicate,
    trigger_to: usize,
    actor: Option<EntityId>,
    cue: Span,
    modality: Option<Modality>,
) -> Option<Region> {
    // Who investigates says nothing yet.
    if row.mode.is_some_and(|mode| mode.name() == "investigate") {
        return None;
    }
    let first = scene.item_of[trigger_to - 1] + 1;
    let topic = |slot: Slot| row.role(slot) == Some(Role::Topic);
    let by_preposition = row
        .frame
        .iter()
        .any(|(slot, role)| *role == Role::Topic && !matches!(slot, Slot::Object | Slot::Subject));
    // "وطالب المحافظ، بحسب البيان، الجيش ب": who says so between brings nothing in.
    let reports = |item: usize| {
        let at = scene.items[item].from;
        matches!(scene.word(item + 1), "حسب" | "موجب")
            || cues::cue_at(scene, at).is_some_and(|cue| cue.row.part == "prep")
    };
    let opens = |item: usize| {
        cues::is_that(scene.word(item))
            || scene.preposition(item).is_some_and(|(slot, taken)| taken == 1 && topic(slot))
                && !reports(item)
    };
    let near = (first..scene.items.len().min(first + 16))
        .take_while(|&item| {
            let at = scene.items[item].from;
            // "اتهم مسؤول، فضل عدم ذكر اسمه، الجيش ب": what is told of a source is no clause of its own.
            let verb = scene.upos(item) == Upos::Verb
                && !(cues::hides_name(scene, at) || cues::names_nobody(scene, at));
            scene.break_before(item) < Break::Full && !verb
        })
        .find(|&item| opens(item));
    // "دعا في كلمة ألقاها ... قادة الدول ... إلى مواصلة دعمهم": what the tree hangs on the word, however far.
    let far = || {
        let hangs = |at: usize| {
            scene.line.head(at) == Some(trigger_to - 1)
                && matches!(scene.line.relation(at), "obl" | "obl:arg" | "ccomp" | "xcomp")
        };
        (trigger_to..scene.line.len()).filter(|&at| hangs(at)).find_map(|at| {
            let case = |left: &usize| scene.line.head(*left) == Some(at) && *left < at;
            let first = (trigger_to..at).find(case)?;
            Some(scene.item_of[first]).filter(|&item| opens(item))
        })
    };
    // "حملت الحكومة المتمردين مسؤولية قصف السوق": for what somebody is blamed.
    let blamed = || {
        let word = blame(row)?;
        (first..scene.items.len().min(first + 16)).find(|&item| scene.word(item) == word)
    };
    let start = near.or_else(far).or_else(blamed);
    let verb = row.part == crate::knowledge::Part::Verb;
    let (start, far) = match start {
        Some(item) => (item + 1, if verb { 60 } else { 16 }),
        None if by_preposition && !topic(Slot::Object) => return None,
        None if !verb && scene.phrase(first).is_some() => return None,
        None => (first, if verb { 60 } else { 5 }),
    };
    let end = (start + 1..scene.items.len())
        .find(|&item| {
            if item > start + far {
                return true;
            }
            // "هدد بالإضراب إذا لم": under which condition is said too.
            let verb_behind = scene.upos(item) == Upos::Cconj
                && scene.break_before(item) == Break::Clause
                && !matches!(scene.word(item), "اذا" | "لو" | "ان");
            let aside = matches!(scene.word(item), "،" | "," | "(" | "-" | "–")
                && !(verb
                    && scene.upos(item + 1) == Upos::Cconj
                    && (scene.upos(item + 2) == Upos::Noun
                        || cues::is_that(scene.word(item + 2))
                        || start > 0 && scene.word(item + 2) == scene.word(start - 1)));
            // "للمطالبة بتوليه الحكم قامت كتيبة": a noun asks no further than its clause.
            let clause = !verb
                && scene.upos(item) == Upos::Verb
                && item > start
                && !matches!(scene.word(item - 1), "ان" | "الذي" | "التي" | "الذين" | "ما" | "س")
                && cues::is_perfect(scene, scene.items[item].from);
            scene.break_before(item) == Break::Full
                || clause
                || aside
                || verb_behind && scene.word(start - 1) != "ان"
                || matches!(
                    scene.word(item),
                    "بينما"
                        | "رغم"
                        | "حيث"
                        | "فيما"
                        | "كما"
                        | "لان"
                        | "مقابل"
                        | "عشيه"
                        | "غداه"
                        | "عقب"
                        | "اثر"
                        | "قبيل"
                        | "وسط"
                        | "احتجاجا"
                        | "استنكارا"
                        | "تنديدا"
                        | "تضامنا"
                        | "ردا"
                )
        })
        .map_or(scene.line.len(), |item| scene.items[item].from);
    Some(Region {
        from: scene.items.get(start).map_or(trigger_to, |item| item.from),
        to: end,
        link: actor.map(|entity| SourceLink { entity, cue, rule: "sources.act" }),
        negates: false,
        modality,
        quoted: false,
        cited: false,
    })
}
