//! Which words may be parts of a person's name.

use khabar_types::Upos;

use crate::{Knowledge, knowledge::Slot, sentence::Line};

/// How much a word looks like a part of a person's name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A first name that is nothing else.
    Given,
    /// A part of names that is nothing else.
    Listed,
    /// A first name that is a common word too.
    Common,
    /// A word that no table knows.
    Unknown,
    None,
}

pub(super) fn part_of(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> Part {
    let Some(word) = line.get(at) else { return Part::None };
    if is_function_word(line, at) || word.upos == Upos::Punct {
        return Part::None;
    }
    let name = &*word.normal;
    let verb = name.strip_prefix('و').filter(|rest| rest.chars().count() > 2);
    if verb.is_some_and(|verb| knowledge.lexicon.reporting.contains_key(verb)) {
        return Part::None;
    }
    // "أنصار القذافي" are people around him, whoever may bear that first name.
    if knowledge.lexicon.nominals.longest([name]).is_some() {
        return Part::None;
    }
    match knowledge.lexicon.given_names.get(name) {
        Some(false) => Part::Given,
        _ if knowledge.lexicon.name_parts.contains(name) => Part::Listed,
        Some(true) => Part::Common,
        None if matches!(word.upos, Upos::Propn | Upos::X) && is_plausible(knowledge, name) => {
            Part::Unknown
        }
        None => Part::None,
    }
}

/// Whether an unknown word may be a name: no event, no adjective, not the shape of a verbal noun or an accusative.
pub(super) fn is_plausible(knowledge: &Knowledge, name: &str) -> bool {
    let count = name.chars().count();
    let abstract_noun = ["يه", "ات", "هم", "هما"].iter().any(|ending| name.ends_with(ending))
        || (name.starts_with("است") || name.starts_with("انت")) && count > 5
        || name.starts_with('ت') && count == 5 && name.chars().nth(3) == Some('ي');
    count > 1
        && name.chars().all(char::is_alphabetic)
        && !abstract_noun
        && !is_listed(knowledge, name)
        && knowledge.gazetteer.nisba(name).is_none()
        && !is_event(knowledge, name)
        // "قاد الجنرال عمر انقلابا".
        && !name.strip_suffix('ا').is_some_and(|noun| noun.chars().count() > 3 && is_event(knowledge, noun))
}

/// Whether a word names an event: "الاحتفاظ", "قصف".
pub(super) fn is_event(knowledge: &Knowledge, name: &str) -> bool {
    let bare = name.strip_prefix("ال").unwrap_or(name);
    knowledge.predicates.of_word(name).chain(knowledge.predicates.of_word(bare)).next().is_some()
}

pub(super) fn is_listed(knowledge: &Knowledge, name: &str) -> bool {
    let lexicon = &knowledge.lexicon;
    lexicon.titles.opens(name)
        || lexicon.nominals.opens(name)
        || lexicon.institutions.opens(name)
        || lexicon.heads.opens(name)
        || lexicon.cues.opens(name)
}

pub(super) fn is_nominal(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::X)
}

/// Words that no name holds, "علي" apart where it is not spelt as a preposition.
pub(super) fn is_function_word(line: &Line<'_>, at: usize) -> bool {
    let Some(word) = line.get(at) else { return true };
    let upos = matches!(
        word.upos,
        Upos::Verb
            | Upos::Adp
            | Upos::Sconj
            | Upos::Cconj
            | Upos::Part
            | Upos::Pron
            | Upos::Aux
            | Upos::Det
            | Upos::Adv
            | Upos::Num
    );
    if &*word.normal == "علي" {
        let next = line.get(at + 1);
        return word.form.ends_with('ى')
            || next.is_some_and(|next| next.normal.starts_with("ال") && next.upos != Upos::Propn)
            || next.is_some_and(|next| {
                matches!(next.upos, Upos::Noun | Upos::Det | Upos::Pron | Upos::Sconj | Upos::Num)
            });
    }
    upos || NEVER.contains(&&*word.normal)
}

const NEVER: &[&str] = &[
    "ان",
    "انه",
    "انها",
    "انهم",
    "الان",
    "اما",
    "بان",
    "لان",
    "الا",
    "التي",
    "الذي",
    "علي",
    "الي",
    "في",
    "من",
    "عن",
    "مع",
    "قد",
    "كان",
    "بشكل",
    "بعد",
    "قبل",
    "حول",
    "خلال",
    "ضد",
    "غير",
    "اي",
    "كل",
    "بعض",
    "امس",
    "اليوم",
    "غدا",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "هو",
    "هي",
    "ثم",
    "او",
    "بل",
    "لم",
    "لن",
    "لا",
    "ما",
    "اذا",
    "لو",
    "لكن",
    "حيث",
    "كما",
    "بينما",
    "عندما",
    "منذ",
    "حتي",
    "بين",
    "عند",
    "لدي",
    "عبر",
    "نحو",
    "دون",
    "سوي",
    "ايضا",
    "فقط",
    "جدا",
    "اكثر",
    "اقل",
    "اول",
    "ثاني",
    "ثالث",
    "اخر",
    "اخري",
    "نفسه",
    "نفسها",
    "حوالي",
    "قرابه",
];

/// Whether a definite noun or adjective for a person stands before: "الحارس", "الروسي".
pub(super) fn introduced(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| line.get(before)) else { return false };
    let name = &*before.normal;
    name.starts_with("ال") && knowledge.gazetteer.nisba(name).is_some() && !name.ends_with("ات")
        || at.checked_sub(1).is_some_and(|before| is_speech(knowledge, line, before))
}

/// A verb of saying whose subject follows.
pub(super) fn is_speech(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let Some(word) = line.get(at).filter(|word| word.upos == Upos::Verb) else { return false };
    knowledge.lexicon.reporting.get(&word.lemma).is_some_and(|rows| {
        rows.iter().any(|row| {
            row.source == Some(Slot::Subject)
                && row.rest.is_empty()
                && matches!(row.class, "say" | "announce" | "confirm" | "deny")
        })
    })
}

pub(super) fn is_joiner(word: &str) -> bool {
    matches!(
        word,
        "بن" | "ابن"
            | "بنت"
            | "ابو"
            | "ابي"
            | "بو"
            | "عبد"
            | "ال"
            | "ولد"
            | "ام"
            | "دي"
            | "فون"
            | "فان"
            | "لو"
            | "سيف"
            | "نور"
    )
}
