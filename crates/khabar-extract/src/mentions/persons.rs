//! Persons whom no list knows: behind a title, or opened by a first name.

use khabar_types::{EntityType, Level, Upos};

use super::found::{Find, Finds, Who};
use crate::{Knowledge, sentence::Line};

/// The longest name that a person is given, in words.
const LONGEST: usize = 5;

/// All persons of a sentence that are not found yet.
pub(super) fn persons(knowledge: &Knowledge, line: &Line<'_>, sentence: usize, finds: &mut Finds) {
    let mut at = 0;
    while at < line.len() {
        if !finds.is_free(sentence, at, at + 1) {
            at += 1;
            continue;
        }
        let titled = after_title(knowledge, line, sentence, at, finds);
        let Some((from, to, rule)) =
            titled.or_else(|| by_given_name(knowledge, line, sentence, at, finds))
        else {
            at += 1;
            continue;
        };
        let name: Vec<&str> = (from..to).map(|at| line.normal(at)).collect();
        finds.add(Find {
            sentence,
            from,
            to,
            span: line.span(from, to),
            kind: EntityType::Per,
            level: Level::Nam,
            who: Who::New(name.join(" ")),
            rule,
            nested: false,
        });
        at = to;
    }
}

/// "نبيل السكني": a first name that is no common word, with at least one more part; or two parts of names.
fn by_given_name(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<(usize, usize, &'static str)> {
    let first = part_of(knowledge, line, at);
    if first == Part::None || line.normal(at).starts_with("ال") {
        return None;
    }
    let to = name_end(knowledge, line, sentence, at, finds);
    let several = to - at >= 2;
    let second = part_of(knowledge, line, at + 1);
    let sure = match first {
        Part::Given => several,
        Part::Listed => several && second != Part::None,
        Part::Common => several && matches!(second, Part::Given | Part::Listed),
        Part::Unknown => several && introduced(knowledge, line, at),
        Part::None => false,
    };
    if sure {
        return Some((at, to, "mentions.person.given"));
    }
    let speaks = at.checked_sub(1).is_some_and(|before| is_speech(knowledge, line, before));
    let single = !matches!(line.upos(at), Upos::Noun | Upos::Adj);
    (speaks && single && first != Part::Common).then_some((at, to, "mentions.person.speaker"))
}

/// Whether a definite noun or adjective for a person stands before: "الحارس", "الروسي".
fn introduced(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| line.get(before)) else { return false };
    let name = &*before.normal;
    name.starts_with("ال") && knowledge.gazetteer.nisba(name).is_some() && !name.ends_with("ات")
        || at.checked_sub(1).is_some_and(|before| is_speech(knowledge, line, before))
}

/// A verb of saying whose subject follows.
fn is_speech(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let Some(word) = line.get(at).filter(|word| word.upos == Upos::Verb) else { return false };
    knowledge.lexicon.reporting.get(&word.lemma).is_some_and(|rows| {
        rows.iter()
            .any(|row| row.source == Some(crate::knowledge::Slot::Subject) && row.rest.is_empty())
    })
}

/// "اللواء أحمد المسماري", "وزير الخارجية الأمريكي مايك بومبيو".
fn after_title(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<(usize, usize, &'static str)> {
    let (length, _) = knowledge.lexicon.titles.longest(line.normals_from(at))?;
    if line.upos(at) == Upos::Verb {
        return None;
    }
    let mut from = at + length;
    let mut skipped = 0;
    while skipped < 6 {
        let word = line.get(from)?;
        if let Some(known) = finds.at(sentence, from) {
            if known.kind == EntityType::Per {
                return None;
            }
            from = known.to;
        } else if let Some((more, _)) = knowledge.lexicon.titles.longest(line.normals_from(from)) {
            from += more;
        } else if let Some((more, _)) =
            knowledge.lexicon.institutions.longest(line.normals_from(from))
        {
            from += more;
        } else if knowledge.gazetteer.nisba(&word.normal).is_some()
            || (word.upos == Upos::Adj && word.normal.starts_with("ال"))
            || matches!(&*word.normal, "ل" | "باسم" | "ب" | "اسم" | "لدي" | "\"" | "«" | "“")
        {
            from += 1;
        } else {
            break;
        }
        skipped += 1;
    }
    let word = line.get(from)?;
    let first = part_of(knowledge, line, from);
    if first == Part::None
        || !finds.is_free(sentence, from, from + 1)
        || word.token == line.word(from - 1).token && line.upos(from - 1) != Upos::Adp
    {
        return None;
    }
    let to = name_end(knowledge, line, sentence, from, finds);
    let second = part_of(knowledge, line, from + 1);
    let sure = match first {
        Part::Given | Part::Listed => true,
        Part::Common => to - from >= 2 && second != Part::None || word.upos == Upos::Propn,
        // A single word that no table knows: not after a noun without its article, not an accusative.
        Part::Unknown => {
            to - from >= 2 && second != Part::None
                || !word.normal.starts_with("ال") && !word.normal.ends_with('ا')
        }
        Part::None => false,
    };
    sure.then_some((from, to, "mentions.person.title"))
}

/// Where a name ends that starts at a word.
fn name_end(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    from: usize,
    finds: &Finds,
) -> usize {
    let mut to = from + 1;
    let mut joins = is_joiner(line.normal(from));
    while to < line.len() && to - from < LONGEST {
        let word = line.word(to);
        if !finds.is_free(sentence, to, to + 1) || word.token == line.word(to - 1).token {
            break;
        }
        let name = &*word.normal;
        if is_joiner(name) {
            joins = true;
            to += 1;
            continue;
        }
        if !joins && is_function_word(line, to) || word.upos == Upos::Punct {
            break;
        }
        let family = name.starts_with("ال");
        let goes_on = match part_of(knowledge, line, to) {
            Part::Given | Part::Listed => true,
            Part::Common | Part::Unknown => !is_listed(knowledge, name),
            Part::None => family && is_nominal(word.upos) && !is_listed(knowledge, name),
        };
        if !(joins || goes_on) {
            break;
        }
        joins = false;
        to += 1;
        if family && !knowledge.lexicon.given_names.contains_key(name) {
            break;
        }
    }
    // A joiner cannot end a name.
    while to > from + 1 && is_joiner(line.normal(to - 1)) {
        to -= 1;
    }
    to
}

/// How much a word looks like a part of a person's name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
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

fn part_of(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> Part {
    let Some(word) = line.get(at) else { return Part::None };
    if is_function_word(line, at) || word.upos == Upos::Punct {
        return Part::None;
    }
    let name = &*word.normal;
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
fn is_plausible(knowledge: &Knowledge, name: &str) -> bool {
    let count = name.chars().count();
    let abstract_noun = ["يه", "ات", "يات"].iter().any(|ending| name.ends_with(ending))
        || (name.starts_with("است") || name.starts_with("انت")) && count > 5
        || name.starts_with('ت') && count == 5 && name.chars().nth(3) == Some('ي');
    count > 1
        && name.chars().all(char::is_alphabetic)
        && !abstract_noun
        && !is_listed(knowledge, name)
        && knowledge.gazetteer.nisba(name).is_none()
        && knowledge.predicates.of_word(name).next().is_none()
}

fn is_listed(knowledge: &Knowledge, name: &str) -> bool {
    let lexicon = &knowledge.lexicon;
    lexicon.titles.opens(name)
        || lexicon.nominals.opens(name)
        || lexicon.institutions.opens(name)
        || lexicon.heads.opens(name)
        || lexicon.cues.opens(name)
}

fn is_nominal(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::X)
}

/// Words that no name holds, "علي" apart where it is not spelt as a preposition.
fn is_function_word(line: &Line<'_>, at: usize) -> bool {
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
];

fn is_joiner(word: &str) -> bool {
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
