//! Who stands behind a subject without a preposition: "اعتقلت الشرطة الصحفي", "طعن شاب شرطيا". Such a word looks like an adjective of the noun before.

use khabar_types::{Upos, Word};

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
    fn list_is_folded() {
        crate::sentence::assert_folded(super::ADVERBS);
    }
}
