//! Official names of a definite noun with adjectives: "المؤسسة الوطنية للنفط", "الكتيبة 116", "المنطقة الشرقية".

use khabar_types::{EntityType, Upos};

use super::{compounds::is_participle, parts::is_nominal};
use crate::{Knowledge, knowledge::lexicon::Head, sentence::Line};

/// Where the name ends that a definite head at `at` opens, whose own words end at `name`.
pub(super) fn definite(
    knowledge: &Knowledge,
    line: &Line<'_>,
    at: usize,
    name: usize,
    head: &Head,
) -> Option<usize> {
    let next = line.get(name)?;
    match head.kind {
        EntityType::Arm if next.upos == Upos::Num && head.inside => {
            // "الكتيبة 116", not "الشرطة عشرة متظاهرين".
            let digits = next.normal.chars().any(char::is_numeric);
            (digits && UNITS.contains(&line.normal(name - 1))).then_some(name + 1)
        }
        EntityType::Arm if head.inside => {
            let adjectives = adjectives(knowledge, line, name);
            let to = name + adjectives;
            let ordinal = adjectives > 0 && ORDINALS.contains(&line.normal(to - 1));
            ordinal.then_some(to)
        }
        EntityType::Gpe => {
            let sided = matches!(line.normal(at), "المنطقه" | "الضفه" | "المحافظه")
                && SIDES.contains(&&*next.normal);
            sided.then_some(name + 1)
        }
        EntityType::Org if ORGANISATIONS.contains(&line.normal(name - 1)) => {
            let adjectives = adjectives(knowledge, line, name);
            if adjectives == 0 {
                return None;
            }
            let to = name + adjectives;
            if let Some(end) = purpose(line, to) {
                return Some(end);
            }
            let state = knowledge.gazetteer.nisba(line.normal(to - 1)).is_some();
            let official = (name..to).any(|at| OFFICIAL.contains(&line.normal(at)));
            (adjectives > 1 || state || official).then_some(to)
        }
        _ => None,
    }
}

/// "لجنة مناهضة التعذيب", "مركز حماية الصحفيين", "نيابة أمن الدولة العليا": where the name ends of a body that is called by its task.
pub(super) fn task(
    knowledge: &Knowledge,
    line: &Line<'_>,
    first: usize,
    head: &Head,
) -> Option<usize> {
    let definite = |at: usize| line.normal(at).starts_with("ال");
    let noun = |at: usize| line.get(at).is_some_and(|word| is_nominal(word.upos));
    let body = matches!(head.kind, EntityType::Org | EntityType::Arm) && head.inside;
    if !body || !TASKS.contains(&line.normal(first)) || !noun(first + 1) {
        return None;
    }
    // "مركز توثيق انتهاكات حقوق الإنسان": one more genitive between.
    let mut to = first + 1;
    while !definite(to) && to < first + 3 && noun(to) && noun(to + 1) {
        to += 1;
    }
    if !definite(to) {
        return None;
    }
    to += 1;
    while line.get(to).is_some_and(|word| {
        word.upos == Upos::Adj
            && OFFICIAL.contains(&&*word.normal)
            && !is_participle(knowledge, &word.normal)
    }) {
        to += 1;
    }
    Some(to)
}

/// What bodies are for, as it stands in their names.
const TASKS: &[&str] = &[
    "مناهضه",
    "مكافحه",
    "محاربه",
    "حمايه",
    "رعايه",
    "دعم",
    "مسانده",
    "نصره",
    "تاهيل",
    "تنميه",
    "تطوير",
    "تعزيز",
    "تمكين",
    "حقوق",
    "حريات",
    "شوون",
    "امن",
    "مراقبه",
    "متابعه",
    "رصد",
    "توثيق",
    "تقصي",
    "انقاذ",
    "اغاثه",
    "مقاطعه",
    "مقاومه",
    "حفظ",
    "اعمار",
    "دراسات",
    "ابحاث",
    "بحوث",
    "صيانه",
    "احياء",
    "تشجيع",
    "ترقيه",
    "تنظيم",
    "تحديث",
];

/// How many definite adjectives follow.
fn adjectives(knowledge: &Knowledge, line: &Line<'_>, from: usize) -> usize {
    (from..line.len().min(from + 3))
        .take_while(|&at| {
            let word = line.word(at);
            word.normal.starts_with("ال")
                && is_nominal(word.upos)
                && (word.upos == Upos::Adj || has_adjective_shape(&word.normal))
                && !VAGUE.contains(&&*word.normal)
                && !is_participle(knowledge, &word.normal)
        })
        .count()
}

fn has_adjective_shape(word: &str) -> bool {
    word.ends_with('ي') || word.ends_with("يه") || ORDINALS.contains(&word)
}

/// "للنفط", "لحقوق الإنسان": what an organisation is for.
fn purpose(line: &Line<'_>, at: usize) -> Option<usize> {
    let first = line.get(at + 1)?;
    let joined = line.normal(at) == "ل" && line.word(at).token == first.token;
    if !joined || !matches!(first.upos, Upos::Noun | Upos::Propn | Upos::Adj) {
        return None;
    }
    let definite = first.normal.starts_with("ال");
    let mut to = at + 2;
    while to < at + 4 {
        let Some(word) = line.get(to) else { break };
        if !(word.normal.starts_with("ال")
            && (word.upos == Upos::Noun && !definite || word.upos == Upos::Adj))
        {
            break;
        }
        to += 1;
    }
    (definite || to > at + 2).then_some(to)
}

/// Nouns of units that bear numbers.
const UNITS: &[&str] = &[
    "الكتيبه",
    "اللواء",
    "الفرقه",
    "السريه",
    "الفيلق",
    "الفوج",
    "الوحده",
    "القوه",
    "الاسطول",
    "المجموعه",
    "المنطقه",
];

/// Nouns of single organisations.
const ORGANISATIONS: &[&str] = &[
    "الموسسه",
    "المنظمه",
    "المجلس",
    "الهييه",
    "اللجنه",
    "المفوضيه",
    "الجمعيه",
    "الاتحاد",
    "المركز",
    "المعهد",
    "البنك",
    "المصرف",
    "التيار",
    "الحزب",
    "الحركه",
    "الجبهه",
    "الموتمر",
    "الوكاله",
    "الصندوق",
    "الايتلاف",
    "الرابطه",
    "المرصد",
    "النقابه",
    "الشبكه",
    "الجماعه",
    "الاداره",
    "المحكمه",
    "التحالف",
];

/// Adjectives of names.
const OFFICIAL: &[&str] = &[
    "الوطني",
    "الوطنيه",
    "الدولي",
    "الدوليه",
    "العالمي",
    "العالميه",
    "الاعلي",
    "العليا",
    "العربي",
    "العربيه",
    "الاسلامي",
    "الاسلاميه",
    "الديمقراطي",
    "الديمقراطيه",
    "الشعبي",
    "الشعبيه",
    "المركزي",
    "المركزيه",
    "الاوروبي",
    "الاوروبيه",
    "الافريقي",
    "الافريقيه",
    "الاشتراكي",
    "الجمهوري",
    "الشيوعي",
    "الانتقالي",
    "الرياسي",
    "الدستوريه",
    "الجناييه",
];

/// Adjectives that point, and never name.
const VAGUE: &[&str] = &[
    "الصحفي",
    "الصحافي",
    "المشترك",
    "المشتركه",
    "المذكور",
    "المذكوره",
    "المحلي",
    "المحليه",
    "الحالي",
    "الحاليه",
    "الماضي",
    "الماضيه",
    "الجديد",
    "الجديده",
    "السابق",
    "السابقه",
    "المقبل",
    "المقبله",
    "الاخير",
    "الاخيره",
    "القادم",
    "القادمه",
    "الثاني",
    "الثالث",
    "الاول",
];

const ORDINALS: &[&str] = &[
    "الاولي",
    "الثانيه",
    "الثالثه",
    "الرابعه",
    "الخامسه",
    "السادسه",
    "السابعه",
    "الثامنه",
    "التاسعه",
    "العاشره",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
];

const SIDES: &[&str] = &["الشرقيه", "الغربيه", "الشماليه", "الجنوبيه", "الوسطي", "الخضراء"];

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::UNITS);
        crate::sentence::assert_folded(super::TASKS);
    }
}
