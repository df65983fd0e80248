//! Things that suffer: "أحرقوا سيارتين", "هجوم على حافلة". They are nobody, and a mention only where an attack falls on them.

use khabar_types::{ClaimType, EntityType, Upos};

use crate::{
    Knowledge,
    knowledge::Part,
    sentence::{Line, bare},
};

/// How far behind its verb a thing may stand.
const FARTHEST: usize = 6;

/// Whether a word names a thing that an event of force right before falls on; a car bomb is no such thing, nor what an attack is made with.
pub(super) fn suffers(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> Option<EntityType> {
    let word = bare(line.normal(at));
    let plain = word.strip_suffix('ا').unwrap_or(word);
    let stem = THINGS.contains(&word) || THINGS.contains(&plain);
    if !stem || !matches!(line.upos(at), Upos::Noun | Upos::X | Upos::Propn | Upos::Adj) {
        return None;
    }
    let bomb = (at + 1..at + 4).any(|at| {
        ["مفخخ", "ملغوم", "ملغم", "انتحاري"]
            .iter()
            .any(|bomb| bare(line.normal(at)).starts_with(bomb))
    });
    (!bomb && is_hit(knowledge, line, at)).then_some(EntityType::Grp)
}

/// "أحرق المحتجون سيارتين", "إحراق صراف", "هجوم على حافلة", "أضرموا النار في شاحنة".
fn is_hit(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let counted = |at: usize| {
        line.upos(at) == Upos::Num
            || matches!(line.normal(at), "عشرات" | "ميات" | "الاف" | "عده" | "بعض" | "احدي" | "احد")
    };
    let mut from = at;
    while from > 0 && counted(from - 1) {
        from -= 1;
    }
    let Some(before) = from.checked_sub(1) else { return false };
    let attack = |at: usize| is_attack(knowledge, line, at, Part::Noun);
    match line.normal(before) {
        "علي" => (before.saturating_sub(4)..before).rev().any(attack),
        "في" => before > 0 && matches!(line.normal(before - 1), "النار" | "النيران" | "نار"),
        _ if attack(before) && line.upos(before) != Upos::Verb => true,
        _ => {
            let nominal = |at: &usize| {
                matches!(
                    line.upos(*at),
                    Upos::Noun | Upos::Adj | Upos::X | Upos::Propn | Upos::Pron
                )
            };
            let first = (from.saturating_sub(FARTHEST)..from).rev().take_while(nominal).last();
            let verb = first.unwrap_or(from).checked_sub(1);
            verb.is_some_and(|verb| {
                line.upos(verb) == Upos::Verb && is_attack(knowledge, line, verb, Part::Verb)
            })
        }
    }
}

/// Whether a word is an attack by its table row; what bursts is no victim ("انفجار سيارة").
fn is_attack(knowledge: &Knowledge, line: &Line<'_>, at: usize, part: Part) -> bool {
    let word = line.word(at);
    let bursts = ["انفجر", "انفجار", "فجر", "تفجير"].iter().any(|it| word.lemma.starts_with(it));
    let rows = knowledge.predicates.of_word(&word.lemma);
    !bursts
        && rows
            .chain(knowledge.predicates.nouns(bare(&word.normal)))
            .any(|row| row.kind == ClaimType::Assault && row.part == part)
}

/// Vehicles, vessels and what stands in a street, in all numbers; aircraft, tanks and buildings have rows of their own.
const THINGS: &[&str] = &[
    "سياره",
    "سيارات",
    "سيارتين",
    "سيارتان",
    "سيارتي",
    "مركبه",
    "مركبات",
    "مركبتين",
    "مركبتان",
    "عربه",
    "عربات",
    "عربتين",
    "عربتان",
    "شاحنه",
    "شاحنات",
    "شاحنتين",
    "شاحنتان",
    "حافله",
    "حافلات",
    "حافلتين",
    "حافلتان",
    "باص",
    "باصات",
    "باصين",
    "اتوبيس",
    "اتوبيسات",
    "ميكروباص",
    "عجله",
    "عجلات",
    "عجلتين",
    "دراجه",
    "دراجات",
    "دراجتين",
    "دراجتان",
    "جرار",
    "جرارات",
    "جرارين",
    "صهريج",
    "صهاريج",
    "صهريجين",
    "قاطره",
    "قاطرات",
    "قطار",
    "قطارات",
    "قطارين",
    "ناقله",
    "ناقلات",
    "ناقلتين",
    "ناقلتان",
    "سفينه",
    "سفن",
    "سفينتين",
    "سفينتان",
    "قارب",
    "قوارب",
    "قاربين",
    "قاربان",
    "زورق",
    "زوارق",
    "زورقين",
    "زورقان",
    "باخره",
    "بواخر",
    "عباره",
    "مركب",
    "مراكب",
    "مركبين",
    "يخت",
    "صراف",
    "صرافات",
    "كرفان",
    "كرفانات",
    "كشك",
    "اكشاك",
    "كاميرات",
    "برج",
    "ابراج",
    "محولات",
    "خيمه",
    "خيام",
    "حاويه",
    "حاويات",
    "رافعه",
    "رافعات",
];

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::THINGS);
    }
}
