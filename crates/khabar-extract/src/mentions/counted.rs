//! People who are only counted, or whom a word of harm alone makes somebody: "مقتل 4", "20 آخرين", "خمسة أتراك", "قتل فلسطيني".

use khabar_types::{ClaimType, EntityType, Level, Upos};

use super::found::{Find, Finds, Who};
use crate::{
    Knowledge,
    knowledge::Part,
    sentence::{Line, bare},
};

/// "20 آخرين", "مئات آخرون", "العشرات": people who are only counted.
pub(super) fn others(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<Find> {
    if let Some(to) = part_of_them(line, at).filter(|&to| finds.is_free(sentence, at, to)) {
        return Some(some_people(line, sentence, at, to));
    }
    let counted = matches!(line.normal(at), "اخرين" | "اخرون" | "اخران");
    let from = if counted { widen_left(line, sentence, at, finds) } else { at };
    let harmed = counted_victims(knowledge, line, at) || another_victim(line, at);
    // "عشرات الآلاف": what counts stands before.
    let thousands = matches!(line.normal(at), "الالاف" | "الاف" | "الملايين")
        && (line.normal(at).starts_with("ال") || at > 0 && line.normal(at - 1) == "عشرات");
    let counts = thousands && at > 0 && matches!(line.normal(at - 1), "عشرات" | "ميات" | "مءات");
    let from = if counts { at - 1 } else { from };
    let crowd = (matches!(line.normal(at), "العشرات" | "المءات" | "الميات") || thousands)
        && !matches!(line.upos(at + 1), Upos::Noun | Upos::X | Upos::Propn)
        && line.normal(at + 1) != "من"
        && !line.normal(at + 1).starts_with("ال");
    if !(counted && from < at || crowd || harmed) || !finds.is_free(sentence, from, at + 1) {
        return None;
    }
    Some(some_people(line, sentence, from, at + 1))
}

/// People of whom nothing is said but how many they are.
fn some_people(line: &Line<'_>, sentence: usize, from: usize, to: usize) -> Find {
    Find {
        sentence,
        from,
        to,
        span: line.span(from, to),
        kind: EntityType::Grp,
        level: Level::Nom,
        who: Who::Noun { class: "crowd", head: "اخرون".into(), definite: false, bare: true },
        rule: "mentions.nominal.count",
        nested: false,
    }
}

/// "خمسة منهم", "عدد منهم", "بعضهم": some of those whom a pronoun means; where the words end.
fn part_of_them(line: &Line<'_>, at: usize) -> Option<usize> {
    let them =
        |at: usize| line.upos(at) == Upos::Pron && matches!(line.normal(at), "هم" | "هن") && at > 0;
    // "خمسة في المائة منهم": a share is no number of people.
    let number = line.upos(at) == Upos::Num
        && line.normal(at).chars().any(char::is_alphanumeric)
        && !matches!(line.normal(at), "المايه" | "الميه");
    let word = bare(line.normal(at));
    if (number || PARTS.contains(&word)) && line.normal(at + 1) == "من" && them(at + 2) {
        return Some(at + 3);
    }
    let whole = matches!(word, "بعض" | "احد" | "احدي" | "معظم" | "غالبيه" | "جميع");
    (whole && them(at + 1)).then_some(at + 2)
}

/// Words for a part, besides numbers.
const PARTS: &[&str] = &[
    "عدد",
    "عددا",
    "عشرات",
    "ميات",
    "الاف",
    "اثنان",
    "اثنين",
    "اثنتان",
    "اثنتين",
    "واحد",
    "واحدا",
    "واحده",
    "كثير",
    "كثيرون",
    "كثيرا",
    "قليل",
    "بعض",
    "قسم",
    "جزء",
    "مجموعه",
    "اي",
    "ايا",
    "كل",
    "احد",
    "احدا",
];

/// "مقتل 4 في هجوم", "وجرح أربعة": a number behind a word of harm, with nothing that is counted.
fn counted_victims(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let number = line.upos(at) == Upos::Num && line.normal(at).chars().any(char::is_alphanumeric)
        || matches!(line.normal(at), "عشرات" | "ميات" | "العشرات");
    let about = |at: usize| {
        matches!(line.normal(at), "نحو" | "حوالي" | "قرابه" | "زهاء")
            || line.upos(at) == Upos::Num
            || line.normal(at) == "من" && matches!(line.normal(at - 1), "اكثر" | "اقل" | "ازيد")
            || matches!(line.normal(at), "اكثر" | "ازيد")
    };
    let mut before = at;
    while number && before > 1 && at - before < 4 && about(before - 1) {
        before -= 1;
    }
    let Some(harm) = before.checked_sub(1).filter(|_| number).and_then(|at| line.get(at)) else {
        return false;
    };
    let harms = HARMS.contains(&&*harm.lemma) || HARMS.contains(&bare(&harm.normal));
    let next = line.upos(at + 1);
    // "خمسة في المائة".
    let share = matches!(line.normal(at + 1), "في" | "ب")
        && matches!(line.normal(at + 2), "المايه" | "الميه" | "مايه" | "ميه");
    let alone = line.get(at + 1).is_none()
        || PERIODS.contains(&line.normal(at + 1))
        || knowledge.times.names_day(line.normal(at + 1))
        || matches!(next, Upos::Adp | Upos::Punct | Upos::Cconj | Upos::Sconj | Upos::Verb)
            && (line.normal(at + 1) != "من" || line.upos(at + 2) == Upos::Pron);
    harms && alone && !share
}

/// "وجرح آخر", "إصابة آخرين": somebody else behind a word of harm; of a noun only where it cannot describe it ("اعتقال آخر" is another arrest).
fn another_victim(line: &Line<'_>, at: usize) -> bool {
    let several = matches!(line.normal(at), "اخرين" | "اخران" | "اخرون");
    let Some(before) = at.checked_sub(1).and_then(|at| line.get(at)) else { return false };
    let harms = HARMS.contains(&&*before.lemma) || HARMS.contains(&bare(&before.normal));
    let joined = at > 1 && line.normal(at - 2) == "و" && matches!(&*before.normal, "جرح" | "قتل");
    // "وأصيب ثالث": one more, counted by his place.
    let one = matches!(line.normal(at), "اخر" | "ثالث" | "رابع" | "خامس" | "سادس")
        && line.upos(at + 1) != Upos::Noun;
    harms && (several || one && (joined || before.upos == Upos::Verb))
}

/// Words whose object, subject or genitive is who comes to harm.
pub(super) const HARMS: &[&str] = &[
    "مقتل",
    "مصرع",
    "استشهاد",
    "اصابه",
    "جرح",
    "وفاه",
    "قتل",
    "اصاب",
    "اصيب",
    "استشهد",
    "اعتقال",
    "اعتقل",
    "توقيف",
    "اوقف",
    "خطف",
    "اختطاف",
    "اختطف",
    "فقدان",
    "اعدام",
    "اعدم",
    "احتجاز",
    "احتجز",
    "انقاذ",
    "انقذ",
];

/// Words that bring in a time and may stand right behind a number of people, as days do.
const PERIODS: &[&str] = &["خلال", "اثناء", "عندما", "حين"];

/// "4 أفارقة", "13 إسرائيليا", "قتل فلسطيني": people of a country who are counted, or one of them who comes to harm.
pub(super) fn of_nation(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> Option<EntityType> {
    let word = line.word(at);
    let plain = word.normal.strip_suffix('ا').unwrap_or(&word.normal);
    let people = PEOPLES
        .iter()
        .any(|one| plain.strip_prefix(one).is_some_and(|end| matches!(end, "" | "ين" | "ون")));
    let nation = people
        || knowledge.gazetteer.nisba(&word.normal).is_some()
        || knowledge.gazetteer.is_people(&word.normal);
    if !nation || word.normal.ends_with("يه") {
        return None;
    }
    // "عشرات العراقيين", "مئات الفلسطينيين".
    if word.normal.starts_with("ال") {
        let crowd = at > 0 && matches!(line.normal(at - 1), "عشرات" | "ميات" | "الاف" | "ملايين");
        return crowd.then_some(EntityType::Grp);
    }
    if is_counted(line, at) {
        return Some(EntityType::Grp);
    }
    let before = line.get(at.checked_sub(1)?)?;
    let harmed = HARMS.contains(&&*before.lemma) || HARMS.contains(&bare(&before.normal));
    let happens = before.upos == Upos::Verb && matches!(&*before.lemma, "لقي" | "قضي" | "سقط");
    let one = !["ين", "ون"].iter().any(|ending| word.normal.ends_with(ending));
    // "طعن فلسطيني جنديا": right behind a verb of force stands no adjective, so one of that people does it.
    let acts = before.upos == Upos::Verb
        && before.features.get("Gender") != Some("Fem")
        && !word.normal.ends_with('ا')
        && knowledge.predicates.of_word(&before.lemma).any(|row| {
            row.part == Part::Verb && matches!(row.kind, ClaimType::Assault | ClaimType::Coerce)
        });
    ((harmed || happens || acts) && one).then_some(EntityType::Per)
}

/// Adjectives of faiths, peoples without a state and continents, of whose people some are counted: "148 شيعيا".
const PEOPLES: &[&str] = &[
    "شيعي",
    "سني",
    "مسيحي",
    "قبطي",
    "درزي",
    "علوي",
    "كردي",
    "تركماني",
    "ايزيدي",
    "يزيدي",
    "اشوري",
    "سرياني",
    "ارمني",
    "امازيغي",
    "حوثي",
    "يهودي",
    "بدوي",
    "زيدي",
    "نوبي",
    "افريقي",
    "اسيوي",
    "اوروبي",
    "عربي",
];

/// Whether a number or a word of counting stands right before a word.
pub(super) fn is_counted(line: &Line<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        line.upos(before) == Upos::Num && line.normal(before).chars().any(char::is_alphanumeric)
            || matches!(line.normal(before), "عشرات" | "ميات" | "الاف" | "بضعه")
    })
}

/// Counts belong to the noun: "سبعة أشخاص", "عشرات الجرحى", "عدد من الدول".
pub(super) fn widen_left(line: &Line<'_>, sentence: usize, at: usize, finds: &Finds) -> usize {
    let mut from = at;
    while from > 0
        && at - from < 4
        && finds.is_free(sentence, from - 1, from)
        && line.normal(from - 1).chars().any(char::is_alphanumeric)
        && (line.upos(from - 1) == Upos::Num || COUNTS.contains(&line.normal(from - 1)))
    {
        from -= 1;
    }
    let some = from >= 2
        && line.normal(from - 1) == "من"
        && (line.upos(from - 2) == Upos::Num
            && line.normal(from - 2).chars().any(char::is_alphanumeric)
            || matches!(
                line.normal(from - 2),
                "عدد"
                    | "عددا"
                    | "عشرات"
                    | "العشرات"
                    | "مجموعه"
                    | "كثير"
                    | "العديد"
                    | "عديد"
                    | "المءات"
                    | "الميات"
                    | "الاف"
            ))
        && finds.is_free(sentence, from - 2, from);
    if some { from - 2 } else { from }
}

/// Counts of which nobody knows whom they mean: "بعض الدول" are not "دول المنطقة".
pub(super) const SOME: &[&str] =
    &["بعض", "عدد", "عددا", "مجموعه", "عده", "احد", "احدي", "عشرات", "ميات", "الاف"];

const COUNTS: &[&str] = &[
    "عشرات",
    "ميات",
    "الاف",
    "ملايين",
    "بعض",
    "جميع",
    "كل",
    "معظم",
    "كبار",
    "نصف",
    "كلا",
    "كافه",
    "بضع",
    "بضعه",
    "اغلب",
    "غالبيه",
    "ابرز",
    "احد",
    "احدي",
    "عده",
];

#[cfg(test)]
mod tests {
    use super::{COUNTS, HARMS, PARTS, PEOPLES, PERIODS, SOME};

    /// Lists are compared with folded words, so an unfolded row would never match.
    #[test]
    fn lists_are_folded() {
        for word in [COUNTS, HARMS, PARTS, PEOPLES, PERIODS, SOME].into_iter().flatten() {
            assert_eq!(khabar_text::normal(word), *word);
        }
    }
}
