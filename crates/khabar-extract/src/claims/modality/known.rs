//! What a word takes for granted, whatever is planned or asked around it.

use khabar_types::{ClaimType, Phase, Upos};

use super::{
    super::{scene::Scene, triggers::Trigger},
    is_sake,
    words::{DATES, MAKING},
};
use crate::{
    knowledge::{Part, Predicate},
    sentence::bare,
};

/// Whether a word takes for granted what it names, whatever is planned or asked around it: allies and members, and what is ended,
/// discussed or over ("وقف الهجوم", "خلال الاجتماع").
pub(in crate::claims) fn presupposed(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
) -> bool {
    if lasting(trigger, row) {
        return true;
    }
    if trigger.part == Part::Verb || trigger.at == 0 {
        return false;
    }
    // "المدينة المحاصرة": an attribute.
    if trigger.part == Part::Participle && scene.line.normal(trigger.at).starts_with("ال") {
        return true;
    }
    let bound = scene.pronoun_after(trigger.to - 1).is_some();
    let before = scene.line.normal(trigger.at - 1);
    // "من أجل الاتفاق على", "بهدف التهدئة": it is still to come about.
    if is_sake(scene, trigger.at) {
        return false;
    }
    let demonstrative = matches!(before, "هذا" | "هذه" | "تلك" | "ذلك");
    let back = if demonstrative { 2 } else { 1 };
    let word = trigger.at.checked_sub(back).map_or("", |at| scene.line.normal(at));
    let ended = matches!(word, "انهاء" | "وقف" | "ايقاف" | "الغاء" | "تعليق" | "رفض" | "انتهاء")
        && (bound || demonstrative || row.kind == ClaimType::Support);
    // "إدانة الهجوم", "يجمد الأحكام", "التحقيق في الهجمات": an event that another deals with has its article because it is known.
    let definite = scene.line.normal(trigger.at).starts_with("ال") || demonstrative;
    let governor = (1..=2).filter_map(|back| trigger.at.checked_sub(back)).find(|&at| {
        scene.line.upos(at) != Upos::Adp
            && !matches!(scene.line.normal(at), "هذا" | "هذه" | "تلك" | "ذلك")
    });
    let dealt_with = definite && governor.is_some_and(|at| deals_with(scene, at));
    // "ضلوعه في التفجيرات".
    let involved = definite
        && trigger.at >= 2
        && matches!(scene.line.normal(trigger.at - 1), "في" | "ب")
        && (2..=3).filter_map(|back| trigger.at.checked_sub(back)).any(|at| {
            matches!(
                bare(scene.line.normal(at)),
                "ضلوع"
                    | "تورط"
                    | "مشاركه"
                    | "متورط"
                    | "متورطين"
                    | "ضالع"
                    | "ضالعين"
                    | "علاقه"
            )
        });
    let over = matches!(
        word,
        "خلال"
            | "اثناء"
            | "عقب"
            | "اثر"
            | "بعد"
            | "منذ"
            | "بسبب"
            | "جراء"
            | "نتيجه"
            | "رغم"
            | "فشل"
            | "غداه"
            | "اعقاب"
            | "اسباب"
            | "ملابسات"
            | "ظروف"
            | "تفاصيل"
            | "ذكري"
            | "ضحايا"
    );
    // "بعد أسبوع من توقيفه".
    let since = before == "من"
        && trigger.at >= 3
        && DATES.contains(&bare(scene.line.normal(trigger.at - 2)))
        && (3..=5)
            .filter_map(|back| trigger.at.checked_sub(back))
            .any(|at| matches!(scene.line.normal(at), "بعد" | "منذ"));
    // "ما دامت إسرائيل تواصل حربها": what goes on.
    let goes_on = bound
        && (trigger.at.saturating_sub(8)..trigger.at).any(|at| {
            matches!(scene.line.normal(at), "دام" | "دامت" | "داموا" | "طالما" | "مادام" | "مادامت")
        });
    ended || over || dealt_with || involved || since || goes_on
}

/// Whether a word is itself an event that deals with another, and does not bring it about.
fn deals_with(scene: &Scene<'_>, at: usize) -> bool {
    use ClaimType::{Accuse, Coerce, Reject, Retreat, Sanction};
    let word = scene.line.word(at);
    // "تحقيق السلام" brings it about, "التحقيق في الهجوم" does not.
    let making = MAKING.contains(&bare(&word.normal)) && scene.line.normal(at + 1) != "في";
    // "لن تسمح بالاعتداء", "لبحث التعاون" take nothing for granted.
    let open = matches!(bare(&word.lemma), "سمح" | "بحث");
    matches!(word.upos, Upos::Noun | Upos::Verb)
        && !making
        && !open
        && scene
            .knowledge
            .predicates
            .of_word(bare(&word.lemma))
            .any(|row| matches!(row.kind, Accuse | Coerce | Reject | Retreat | Sanction))
}

/// Backing, enmity and membership as a lasting state, named by a noun or participle: "حلفاؤه", "الموالي ل", "التابعة ل".
pub(super) fn lasting(trigger: &Trigger<'_>, row: &Predicate) -> bool {
    trigger.part != Part::Verb
        && matches!(row.phase, None | Some(Phase::Holds))
        && matches!(row.kind, ClaimType::Allied | ClaimType::Hostile | ClaimType::Affiliated)
}

/// "انتقد الوزير الحكومة لقمعها المتظاهرين", "عاقبت واشنطن الشركة لدعمها": why somebody is judged, thanked or held, where ل has a noun with whoever has
/// done it. To be tried or held is an aim: "اعتقل لمحاكمته".
pub(super) fn judged_for(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    let rows = &scene.knowledge.predicates;
    let held = |row: &Predicate| row.mode.is_some_and(|mode| mode.name() == "arrest");
    let judges = |row: &Predicate| {
        matches!(row.kind, ClaimType::Accuse | ClaimType::Sanction | ClaimType::Support)
            || held(row)
    };
    let tried = |row: &Predicate| row.kind == ClaimType::Accuse || held(row);
    let verb = || (at.saturating_sub(18)..at).rev().find(|&at| line.upos(at) == Upos::Verb);
    scene.pronoun_after(at).is_some()
        && !rows.nouns(&line.word(at).lemma).any(tried)
        && verb().is_some_and(|verb| rows.of_word(&line.word(verb).lemma).any(judges))
}
