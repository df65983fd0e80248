//! Who does what a verbal noun names where nobody stands beside it: whoever the word that governs it says.
//!
//! "شن الجيش هجوما", "تسعى الحكومة إلى وقف القتال", "رغبته في استبعاد خصومه", "تعرضت المدينة لقصف".

use khabar_types::{Argument, ClaimType, Level, Upos};

use super::{
    arguments::{Filled, argument},
    modality,
    scene::{Break, Phrase, Scene},
    subjects::Subjects,
    trees,
    triggers::Trigger,
};
use crate::{knowledge::Passes, sentence::bare};

/// What the governor of a verbal noun says of its participants.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Controlled {
    /// These do it.
    Acts(Vec<Argument>),
    /// It is done to these.
    Suffers(Vec<Argument>),
    /// Nothing.
    #[default]
    Unknown,
}

/// How many steps a noun may be away from the word that governs it.
const HIGHEST: usize = 8;

/// Read the governor of a trigger off the tree, else off the words before it.
pub(super) fn controlled(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    subjects: &Subjects,
) -> Controlled {
    let line = &scene.line;
    if aside(scene, trigger.at) || answered(scene, trigger.at) {
        return Controlled::Unknown;
    }
    if let Some(who) = constructed(scene, trigger.at) {
        return Controlled::Acts(vec![who]);
    }
    let mut at = trigger.at;
    for _ in 0..HIGHEST {
        let Some(head) = line.head(at) else { break };
        if line.upos(head) == Upos::Verb
            && describes(scene, head)
            && line.head(head).is_some_and(|above| scene.passes(above).is_some())
        {
            at = head;
            continue;
        }
        if line.upos(head) == Upos::Verb {
            let aimed = modality::purpose(scene, trigger.at);
            // "وجه نواب انتقادات": hung on the subject, the object is still the verb's.
            let through = at != trigger.at && scene.phrase(scene.item_of[at]).is_some();
            let relation = if through { "obj" } else { line.relation(at) };
            // "قرارا يقضي بتكليف": what describes a noun passes on to it.
            if line.relation(head).starts_with("acl")
                && subjects.of_verb(head).is_empty()
                && let Some(noun) = line.head(head).filter(|&noun| noun < head)
            {
                at = noun;
                continue;
            }
            // "عاقبت القوات السكان بفرض حصار": by doing it, the subject does the rest.
            let manner = at > 0
                && line.normal(at - 1) == "ب"
                && scene.passes(head).is_none()
                && !subjects.is_passive(head);
            if manner && subjects.controllers_of(head).is_none() {
                return acts(subjects.of_verb(head));
            }
            return by_verb(scene, subjects, head, relation, aimed);
        }
        if let Some(filled) = subjects.filled(head) {
            return by_event(filled);
        }
        if DOERS.contains(&bare(&line.word(head).normal))
            && let Some(who) = described(scene, head)
        {
            return Controlled::Acts(vec![who]);
        }
        match scene.knowledge.governors.noun(bare(&line.word(head).lemma)) {
            Some(Passes::Nobody) => return Controlled::Unknown,
            Some(Passes::Sufferer) => {
                let owner = owner(scene, subjects, head, trigger.at);
                return owner.map_or(Controlled::Unknown, |who| Controlled::Suffers(vec![who]));
            }
            Some(Passes::Subject) => {
                let owner =
                    owner(scene, subjects, head, trigger.at).or_else(|| predicate_of(scene, head));
                if let Some(owner) = owner {
                    return Controlled::Acts(vec![owner]);
                }
            }
            _ => {}
        }
        at = head;
    }
    verb_before(scene, trigger)
        .map_or(Controlled::Unknown, |verb| by_verb(scene, subjects, verb, "obl", false))
}

/// "شن الجيش اليمني هجوما" as a noun: a noun that passes its genitive on, the genitive, and the event behind.
fn constructed(scene: &Scene<'_>, event: usize) -> Option<Argument> {
    let line = &scene.line;
    let phrase = scene.phrases.iter().find(|phrase| phrase.to == event)?;
    let noun = phrase.from.checked_sub(1)?;
    let passes = line.upos(noun) == Upos::Noun
        && !line.normal(noun).starts_with("ال")
        && scene.knowledge.governors.noun(bare(&line.word(noun).lemma)) == Some(Passes::Subject);
    (passes && line.normal(event).ends_with('ا')).then(|| argument(phrase, "gen"))
}

/// Participles of those who are said to have done something: "متهم بالمشاركة في", "ضالعون في", "مسؤول عن".
const DOERS: &[&str] = &[
    "متهم",
    "متهمه",
    "متهمون",
    "متهمين",
    "مدان",
    "مدانه",
    "مدانين",
    "مدانون",
    "متورط",
    "متورطه",
    "متورطين",
    "متورطون",
    "ضالع",
    "ضالعه",
    "ضالعين",
    "ضالعون",
    "مشارك",
    "مشاركه",
    "مشاركون",
    "مشاركين",
    "مسوول",
    "مسووله",
    "مسوولين",
    "مسوولون",
    "مسيول",
    "مسيولين",
    "مسيولون",
    "مشتبه",
];

/// Whom a participle means: its own phrase, or the noun that it describes.
fn described(scene: &Scene<'_>, participle: usize) -> Option<Argument> {
    let line = &scene.line;
    let of = |at: usize| scene.phrase_at(at).map(|phrase| argument(phrase, "subj"));
    let noun = line.head(participle).filter(|&head| {
        head < participle && matches!(line.relation(participle), "amod" | "nmod" | "acl" | "appos")
    });
    noun.and_then(of).or_else(|| of(participle)).or_else(|| predicate_of(scene, participle))
}

/// "ردا على هجوم", "احتجاجا على اعتقال ناشط": whether a noun names what somebody else has done, to which the clause is an answer.
pub(super) fn answered(scene: &Scene<'_>, noun: usize) -> bool {
    let line = &scene.line;
    let near = (noun.saturating_sub(3)..noun).rev();
    let preposition = near
        .take_while(|&at| scene.phrase_at(at).is_none())
        .find(|&at| matches!(line.normal(at), "علي" | "من" | "ب" | "ل"));
    preposition.and_then(|at| at.checked_sub(1)).is_some_and(|at| {
        ANSWERS.contains(&line.normal(at))
            || line.normal(at) == "رد" && line.normal(at + 1) == "علي"
    })
}

/// Accusatives of what is done because of somebody else's deed.
const ANSWERS: &[&str] =
    &["ردا", "الرد", "انتقاما", "احتجاجا", "تنديدا", "استنكارا", "ثارا", "غضبا", "عقابا"];

/// Whether a noun stands behind a preposition of time, cause or topic, which gives it nobody: "عاد الهدوء بعد اشتباكات".
fn aside(scene: &Scene<'_>, noun: usize) -> bool {
    let line = &scene.line;
    let mut at = noun;
    while at > 0 && noun - at < 3 {
        at -= 1;
        let word = line.normal(at);
        if ASIDE.contains(&word) {
            return true;
        }
        let inside = matches!(line.upos(at), Upos::Noun | Upos::Num)
            && scene.phrase(scene.item_of[at]).is_none()
            && !word.starts_with("ال");
        if !(inside || matches!(word, "هذا" | "هذه" | "تلك" | "ذلك")) {
            return false;
        }
    }
    false
}

/// Prepositions behind which an event is no part of what the clause says its subject does.
const ASIDE: &[&str] = &[
    "بعد",
    "قبل",
    "عقب",
    "خلال",
    "اثناء",
    "منذ",
    "اثر",
    "جراء",
    "بسبب",
    "رغم",
    "حول",
    "بشان",
    "نتيجه",
    "حيال",
    "ازاء",
    "وسط",
    "دون",
    "بدون",
    "حتي",
    "غداه",
    "قبيل",
    "تحسبا",
    "تفاديا",
    "خشيه",
    "بخصوص",
    "بموجب",
    "وفق",
    "حسب",
    "ضد",
    "غير",
];

/// What a verb does with the noun that hangs on it.
/// `aimed`: a purpose, which is its subject's whatever the verb says ("تجمع المتمردون بهدف اقتحام المدينة").
fn by_verb(
    scene: &Scene<'_>,
    subjects: &Subjects,
    verb: usize,
    relation: &str,
    aimed: bool,
) -> Controlled {
    if relation.starts_with("nsubj")
        || matches!(scene.line.normal(verb), "تم" | "يتم" | "جري" | "يجري")
    {
        return Controlled::Unknown;
    }
    if let Some(controllers) = subjects.controllers_of(verb) {
        return acts(controllers);
    }
    let passive = subjects.is_passive(verb);
    match scene.passes(verb) {
        // "هدد القاضي بالقتل" as a passive: with what he is threatened befalls him.
        Some(Passes::Subject) if passive => Controlled::Suffers(subjects.of_verb(verb).to_vec()),
        // "طولب المجلس بتسليم السلطة": who is asked is to do it.
        Some(Passes::Object) if passive => acts(subjects.of_verb(verb)),
        Some(Passes::Subject) => acts(subjects.of_verb(verb)),
        Some(Passes::Sufferer) => Controlled::Suffers(subjects.of_verb(verb).to_vec()),
        Some(Passes::Object) => {
            let object = trees::dependents(scene, verb, verb + 1).object;
            acts(&object.iter().map(|(argument, ..)| *argument).collect::<Vec<_>>())
        }
        _ if aimed => acts(subjects.of_verb(verb)),
        _ => Controlled::Unknown,
    }
}

fn acts(who: &[Argument]) -> Controlled {
    if who.is_empty() { Controlled::Unknown } else { Controlled::Acts(who.to_vec()) }
}

/// An event inside another: whoever attacks also frees ("هجوم حفتر لتحرير درنة"), whoever is asked or accused acts.
fn by_event(outer: &(ClaimType, Filled)) -> Controlled {
    let (kind, filled) = outer;
    match kind {
        ClaimType::Request | ClaimType::Accuse => acts(&filled.recipients),
        ClaimType::Support => Controlled::Unknown,
        _ => acts(&filled.actors),
    }
}

/// Whose a noun is: its pronoun, or the phrase right behind it.
fn owner(scene: &Scene<'_>, subjects: &Subjects, noun: usize, before: usize) -> Option<Argument> {
    if let Some(pronoun) = scene.pronoun_after(noun) {
        return subjects.antecedent(scene, pronoun, None);
    }
    let phrase = scene.phrases.iter().find(|phrase| phrase.from > noun)?;
    let genitive = phrase.from == noun + 1 && phrase.to <= before;
    genitive.then(|| argument(phrase, "gen"))
}

/// Of whom an adjective is said: "العالم معني بمواجهة الإرهاب".
fn predicate_of(scene: &Scene<'_>, adjective: usize) -> Option<Argument> {
    let line = &scene.line;
    let subject = (0..adjective)
        .rev()
        .find(|&at| line.head(at) == Some(adjective) && line.relation(at) == "nsubj")?;
    scene.phrase_at(subject).map(|phrase| argument(phrase, "subj"))
}

/// "أقدم مسلحون يرتدون زيا عسكريا على قتل": whether the clause of a verb describes a noun without an article right before it.
fn describes(scene: &Scene<'_>, verb: usize) -> bool {
    let indefinite = |phrase: &Phrase| {
        phrase.level == Level::Nom && !phrase.span.of(scene.text).starts_with("ال")
    };
    scene.passes(verb).is_none()
        && scene.line.word(verb).features.get("Aspect") == Some("Imp")
        && verb > 0
        && scene.phrase_at(verb - 1).is_some_and(indefinite)
}

/// The verb before a noun in its clause.
fn verb_before(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Option<usize> {
    let mut item = scene.item_of[trigger.at];
    for _ in 0..10 {
        if item == 0 || scene.break_before(item) != Break::None {
            return None;
        }
        item -= 1;
        if scene.upos(item) == Upos::Verb && !describes(scene, scene.items[item].from) {
            return Some(scene.items[item].from);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::DOERS);
        crate::sentence::assert_folded(super::ANSWERS);
    }
}
