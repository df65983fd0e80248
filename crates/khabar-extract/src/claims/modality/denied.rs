//! Deeds that the words around them deny: who fails, declines or refuses, and what does not happen.

use khabar_types::{ClaimType, Upos};

use super::{
    super::{scene::Scene, subjects::RELATIVES, triggers::Trigger},
    words::MAKING,
};
use crate::{
    knowledge::{Part, Predicate},
    sentence::bare,
};

/// Particles that deny a verb.
pub(super) const NOT: &[&str] = &["لا", "لم", "لن", "ما"];

/// Verbs of failing, whose verbal noun behind في was not done.
const FAILING: &[&str] = &["فشل", "اخفق"];

/// Verbs of declining, whose verbal noun behind عن was not done.
const DECLINING: &[&str] =
    &["عجز", "امتنع", "احجم", "تراجع", "عدل", "تخلف", "استنكف", "تقاعس", "عزف", "اعتذر"];

/// Verbs of taking place, which deny their subject where they are denied.
const OCCURRING: &[&str] =
    &["جري", "تم", "حدث", "حصل", "سجل", "وقع", "اندلع", "نشب", "رصد", "وجد", "طرا", "دار", "انعقد"];

/// Verbs of bringing about, which deny what they bring where they are denied.
const BRINGING: &[&str] =
    &["اسفر", "ادي", "خلف", "اوقع", "تسبب", "نتج", "نجم", "افضي", "احدث", "سبب", "اودي"];

/// Nouns of passing over a deed that was done: "لا يمكن السكوت عن قصف المدنيين".
const TOLERATING: &[&str] = &[
    "سكوت",
    "صمت",
    "تسامح",
    "تساهل",
    "تهاون",
    "قبول",
    "تجاهل",
    "انكار",
    "تبرير",
    "نسيان",
    "تغاضي",
    "تغافل",
    "اغفال",
    "غفران",
    "تسليم",
];

/// "فشلت الحكومة في نزع سلاح الفصائل", "امتنعت أنقرة عن إدانة الضربة": whether a verb says that its verbal noun was not done. A failed attack is an attack.
pub(super) fn fails(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    verb: usize,
) -> bool {
    let line = &scene.line;
    let lemma = &*line.word(verb).lemma;
    let behind = |wanted: &str| (verb + 1..trigger.at).any(|at| line.normal(at) == wanted);
    let near = trigger.at - verb < 8;
    let attack = row.kind == ClaimType::Assault;
    near && governs(scene, verb, trigger.at)
        && (FAILING.contains(&lemma) && behind("في") && !attack
            || DECLINING.contains(&lemma) && behind("عن"))
}

/// Whether no noun but one of making stands between the preposition of a verb and a noun: not "امتنعت عن إدانة الضربة".
fn governs(scene: &Scene<'_>, verb: usize, noun: usize) -> bool {
    let line = &scene.line;
    let preposition =
        (verb + 1..noun).find(|&at| matches!(line.normal(at), "في" | "عن" | "الي" | "ب"));
    preposition.is_none_or(|preposition| {
        (preposition + 1..noun).all(|at| {
            let word = bare(line.normal(at));
            line.upos(at) != Upos::Noun || MAKING.contains(&word) || BARE_MAKING.contains(&word)
        })
    })
}

/// Nouns of taking place and taking part, which bring nothing of their own.
const BARE_MAKING: &[&str] = &[
    "وقوع",
    "سقوط",
    "حدوث",
    "توصل",
    "حصول",
    "اي",
    "مشاركه",
    "حضور",
    "دخول",
    "انضمام",
    "انخراط",
    "جلوس",
    "ذهاب",
    "اندلاع",
];

/// What somebody asks for or offers, which may be turned down.
const ASKED: &[&str] = &[
    "مقترح",
    "مقترحا",
    "اقتراح",
    "اقتراحا",
    "طلب",
    "طلبا",
    "عرض",
    "عرضا",
    "دعوه",
    "خطه",
    "مبادره",
    "مشروع",
    "مشروعا",
    "قرار",
    "قرارا",
    "مطلب",
    "مطلبا",
    "مطالب",
    "مناشده",
];

/// "لم يتم التوصل إلى اتفاق", "لم يسفر عن إصابات", "دون أن تسفر عن قتلى": whether a verb that is denied denies the noun behind it.
pub(super) fn does_not_happen(scene: &Scene<'_>, trigger: &Trigger<'_>, verb: usize) -> bool {
    let line = &scene.line;
    let word = |back: usize| verb.checked_sub(back).map_or("", |at| line.normal(at));
    let without = word(1) == "ان" && matches!(word(2), "دون" | "بدون" | "غير");
    if !NOT[..3].contains(&word(1)) && !without {
        return false;
    }
    let lemma = &*line.word(verb).lemma;
    let known = line.normal(trigger.at).starts_with("ال") && trigger.at > verb + 1;
    let brought = BRINGING.contains(&lemma) && !known && governs(scene, verb, trigger.at);
    OCCURRING.contains(&lemma) && !known && trigger.at - verb < 6 || brought
}

/// "ليس هناك اتفاق", "لا توجد اتصالات": whether there is said to be none of what a noun names.
pub(super) fn is_none(scene: &Scene<'_>, trigger: &Trigger<'_>) -> bool {
    let line = &scene.line;
    let word = |back: usize| trigger.at.checked_sub(back).map_or("", |at| line.normal(at));
    let any = usize::from(word(1) == "اي" || word(1) == "ايه");
    let (two, one) = (word(2 + any), word(1 + any));
    trigger.part == Part::Noun
        && (matches!(one, "هناك" | "ثمه") && matches!(two, "ليس" | "ليست" | "يكن" | "تكن")
            || matches!(one, "يوجد" | "توجد") && NOT.contains(&two))
}

/// "دون أن يقصفها", "بدل أن ينسحب", "لم يكن الجيش يقصف", "لم يسبق للوزير أن زار": whether a verb is denied by what stands before its clause.
pub(super) fn verb_is_denied(scene: &Scene<'_>, at: usize, start: usize) -> bool {
    let line = &scene.line;
    let word = |at: usize, back: usize| at.checked_sub(back).map_or("", |at| line.normal(at));
    let first = (start..at).all(|between| line.upos(between) != Upos::Verb);
    let that = line.normal(start) == "ان" && first && at > start;
    let without = that
        && (matches!(word(start, 1), "دون" | "بدون" | "بدل")
            || matches!((word(start, 2), word(start, 1)), ("من", "غير") | ("بدلا", "من")));
    let never = that
        && (start.saturating_sub(5)..start)
            .any(|before| line.normal(before) == "يسبق" && word(before, 1) == "لم");
    let was_not = (at.saturating_sub(6)..at).rev().find(|&before| line.upos(before) == Upos::Verb);
    let was_not = was_not.is_some_and(|verb| {
        matches!(line.normal(verb), "يكن" | "تكن" | "يكونوا" | "نكن" | "اكن")
            && word(verb, 1) == "لم"
            && (verb + 1..at).all(|at| !matches!(line.normal(at), "ان" | "،" | "," | "سوي" | "الا"))
    });
    without || never || was_not || at > 0 && &*line.word(at - 1).form == "لئلا"
}

/// "رفضت تركيا سحب قواتها" denies what Turkey was to do; "رفض العراق القصف التركي", "رفض الوزير دعوة من واشنطن" turn down what somebody else does.
pub(super) fn refuses_own(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    verb: usize,
) -> bool {
    use ClaimType::{Accuse, Assault, Coerce, Request, Sanction, Threaten};
    let line = &scene.line;
    let definite = line.normal(trigger.at).starts_with("ال");
    let harm = matches!(row.kind, Assault | Coerce | Sanction | Accuse | Threaten);
    let adjective = definite && scene.knowledge.gazetteer.nisba(line.normal(trigger.to)).is_some();
    // "رفض القاضي طلبا بالإفراج": what is turned down is the request.
    let other = (verb + 1..trigger.at).any(|at| {
        let word = bare(line.normal(at));
        ASKED.contains(&word)
            || at > verb + 1
                && line.upos(at) == Upos::Noun
                && scene.phrase_at(at).is_none()
                && !MAKING.contains(&word)
                && !BARE_MAKING.contains(&word)
    });
    let described = (verb + 1..trigger.at).any(|at| RELATIVES.contains(&line.normal(at)));
    !(row.kind == Request || harm && definite || adjective || other || described)
}

/// "لا يمكن السكوت عن قصف المدنيين": what nobody may pass over has been done.
pub(super) fn tolerated(scene: &Scene<'_>, trigger: &Trigger<'_>) -> bool {
    let line = &scene.line;
    trigger.part != Part::Verb
        && (2..=3).filter_map(|back| trigger.at.checked_sub(back)).any(|at| {
            TOLERATING.contains(&bare(line.normal(at)))
                && matches!(line.normal(at + 1), "عن" | "علي" | "مع" | "ب" | "في")
                && at + 1 < trigger.at
                && (at.saturating_sub(4)..at).any(|cue| NOT.contains(&line.normal(cue)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists are compared with folded words, so an unfolded row would never match.
    #[test]
    fn lists_are_folded() {
        for list in [ASKED, BARE_MAKING, BRINGING, DECLINING, FAILING, NOT, OCCURRING, TOLERATING] {
            crate::sentence::assert_folded(list);
        }
    }
}
