//! Who stands behind a subject without a preposition: "اعتقلت الشرطة الصحفي", "طعن شاب شرطيا". Such a word looks like an adjective of the noun before.

use khabar_types::{EntityType, Upos, Word};

use super::compounds::is_participle;
use crate::{
    Knowledge,
    knowledge::{Part, Role, Slot},
    sentence::Line,
};

/// How many words the subject may have.
const LONGEST_SUBJECT: usize = 4;

/// "اعتقلت الشرطة الصحفي": whether a definite noun behind a definite subject is whom its verb names: somebody listed, behind whom no other object stands.
pub(super) fn is_object(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let definite = |at: usize| line.normal(at).starts_with("ال");
    let lexicon = &knowledge.lexicon;
    let word = line.normal(at);
    let listed = lexicon.nominals.longest(line.normals_from(at)).is_some()
        || lexicon.institutions.opens(word)
        || lexicon.titles.longest([word]).is_some_and(|(_, rows)| rows[0].tie.is_some());
    // "دعت الجزائر الأطراف المالية": of Mali, no ministry of finance.
    let nation = knowledge.gazetteer.nisba(word).is_some();
    if at < 2 || !definite(at) || !definite(at - 1) || !listed || nation {
        return false;
    }
    let Some(verb) = verb_before(line, at) else { return false };
    takes_somebody(knowledge, line, verb) && ends_there(line, at + 1)
}

/// The verb right before the noun phrase that ends at a word, and nothing else between.
fn verb_before(line: &Line<'_>, at: usize) -> Option<usize> {
    let nominal =
        |at: &usize| matches!(line.upos(*at), Upos::Noun | Upos::Adj | Upos::X | Upos::Propn);
    let first = (at.saturating_sub(LONGEST_SUBJECT)..at).rev().take_while(nominal).last()?;
    let verb = first.checked_sub(1)?;
    (line.upos(verb) == Upos::Verb).then_some(verb)
}

/// Whether a row of the table lets a verb have somebody as its object.
fn takes_somebody(knowledge: &Knowledge, line: &Line<'_>, verb: usize) -> bool {
    let active = line.word(verb).features.get("Voice") != Some("Pass");
    active
        && knowledge.predicates.of_word(&line.word(verb).lemma).any(|row| {
            row.part == Part::Verb && row.role(Slot::Object).is_some_and(|role| role != Role::Topic)
        })
}

/// Whether behind a word and its adjectives no noun stands that may be the object instead.
fn ends_there(line: &Line<'_>, from: usize) -> bool {
    let adjective = |at: &usize| line.upos(*at) == Upos::Adj && line.normal(*at).starts_with("ال");
    let to = (from..line.len()).find(|at| !adjective(at)).unwrap_or(line.len());
    let word = line.normal(to);
    !matches!(line.upos(to), Upos::Noun | Upos::Num | Upos::Adj | Upos::Pron)
        || ADVERBS.contains(&word)
}

/// "طائرات مسيرة المحطة": whether a noun of several words ends in a feminine adjective without the article.
pub(super) fn is_described(line: &Line<'_>, from: usize, to: usize) -> bool {
    let ends = |at: usize, ends: &[&str]| ends.iter().any(|end| line.normal(at).ends_with(end));
    to >= from + 2
        && !line.normal(to - 2).starts_with("ال")
        && !line.normal(to - 1).starts_with("ال")
        && line.normal(to - 1).starts_with('م')
        && ends(to - 1, &["ه"])
        && ends(to - 2, &["ه", "ات"])
}

/// "المجموعات المسلحة": a feminine behind a feminine or a plural of things.
pub(super) fn is_feminine_pair(noun: &str, word: &str) -> bool {
    word.ends_with('ه') && (noun.ends_with('ه') || noun.ends_with("ات") || noun.ends_with("ايل"))
}

/// "جماعة مسلحة", "قوة معارضة": a feminine without the article whose masculine is a noun for people, behind a feminine; "محطة", "مدرسة" have no such masculine.
pub(super) fn is_of_people(knowledge: &Knowledge, noun: &Word, word: &Word) -> bool {
    let masculine = word.normal.strip_suffix('ه').filter(|_| word.normal.starts_with('م'));
    // "مدفعية مدرسة": a place.
    let place = knowledge.lexicon.nominals.longest([&*word.normal]).is_some_and(|(_, rows)| {
        matches!(rows[0].kind, EntityType::Gpe | EntityType::Loc | EntityType::Org)
    });
    // "طالبة متهمة بالمشاركة": somebody of whom a clause goes on to speak.
    !place
        && !is_participle(knowledge, &word.normal)
        && noun.upos == Upos::Noun
        && noun.token != word.token
        && !noun.normal.starts_with("ال")
        && is_feminine_pair(&noun.normal, &word.normal)
        && masculine.is_some_and(|one| {
            let row = knowledge.lexicon.nominals.longest([one]);
            row.is_some_and(|(_, rows)| !matches!(rows[0].kind, EntityType::Gpe | EntityType::Loc))
        })
}

/// "قوة مؤلفة من", "شاحنة محملة ب": a participle that goes on with its own preposition is no adjective of the noun before.
pub(super) fn goes_on(line: &Line<'_>, at: usize) -> bool {
    let word = line.normal(at);
    let stem = word.strip_suffix('ا').or_else(|| word.strip_suffix('ه')).unwrap_or(word);
    let stem = ["ين", "ون", "ان"].iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem);
    PARTICIPLES.contains(&(stem, line.normal(at + 1)))
}

/// Participles of composition, load, way and place with their prepositions.
const PARTICIPLES: &[(&str, &str)] = &[
    ("مولف", "من"),
    ("مكون", "من"),
    ("متكون", "من"),
    ("مشكل", "من"),
    ("متالف", "من"),
    ("قادم", "من"),
    ("عايد", "من"),
    ("خارج", "من"),
    ("منطلق", "من"),
    ("محمل", "ب"),
    ("مدجج", "ب"),
    ("مزود", "ب"),
    ("مجهز", "ب"),
    ("مدعوم", "ب"),
    ("مدعوم", "من"),
    ("متجه", "الي"),
    ("متوجه", "الي"),
    ("عايد", "الي"),
    ("داخل", "الي"),
    ("تابع", "ل"),
    ("موال", "ل"),
    ("مناهض", "ل"),
    ("مويد", "ل"),
    ("منتم", "الي"),
    ("محسوب", "علي"),
    ("مقرب", "من"),
    ("قريب", "من"),
    ("مرتبط", "ب"),
    ("متورط", "في"),
    ("ضالع", "في"),
    ("مقيم", "في"),
    ("موجود", "في"),
    ("متواجد", "في"),
    ("متمركز", "في"),
    ("مشارك", "في"),
    ("مطل", "علي"),
    ("متحصن", "في"),
    ("متسبب", "ب"),
    ("متسبب", "في"),
    ("معني", "ب"),
];

/// Nouns of time and place that are no objects.
const ADVERBS: &[&str] = &[
    "امس",
    "اليوم",
    "صباح",
    "مساء",
    "فجر",
    "ليل",
    "ظهر",
    "عصر",
    "السبت",
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
    "قرب",
    "امام",
    "داخل",
    "خارج",
    "وسط",
    "شرق",
    "غرب",
    "شمال",
    "جنوب",
    "بعد",
    "قبل",
    "خلال",
    "اثناء",
    "عقب",
    "اثر",
    "منذ",
    "ضد",
    "بسبب",
    "يوم",
    "ليله",
];

/// "طعن شاب شرطيا", "رفع ثلاثة صحفيين دعوى": whether a word without the article is no adjective of a noun without it, since their endings differ.
pub(super) fn differs(noun: &Word, word: &Word) -> bool {
    let indefinite = !noun.normal.starts_with("ال") && !word.normal.starts_with("ال");
    // "محكمة عليا" has no ending of the accusative.
    let accusative = word.normal.ends_with('ا') && !matches!(&*word.normal, "عليا" | "دنيا");
    let open = !["ا", "اء", "ات"].iter().any(|end| noun.normal.ends_with(end));
    // "صغرى", "أخرى" are adjectives, "دعوى", "شكوى" are none.
    let noun_in_a = word.form.ends_with('ى') && matches!(word.upos, Upos::Noun | Upos::X);
    indefinite && (accusative && open || noun_in_a) || word.upos == Upos::Num
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_folded() {
        crate::sentence::assert_folded(super::ADVERBS);
        for (participle, preposition) in super::PARTICIPLES {
            crate::sentence::assert_folded(&[participle, preposition]);
        }
    }
}
