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

/// "نبيل السكني": a first name that is no common word, with at least one more part.
fn by_given_name(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<(usize, usize, &'static str)> {
    let word = line.get(at)?;
    let common = *knowledge.lexicon.given_names.get(&word.normal)?;
    if matches!(word.upos, Upos::Verb | Upos::Adp | Upos::Part | Upos::Cconj) {
        return None;
    }
    let to = name_end(knowledge, line, sentence, at, finds);
    let parts = to - at;
    let second_given = line
        .get(at + 1)
        .is_some_and(|next| knowledge.lexicon.given_names.contains_key(&next.normal));
    let sure = if common { parts >= 2 && second_given } else { parts >= 2 };
    sure.then_some((at, to, "mentions.person.given"))
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
    let given = knowledge.lexicon.given_names.contains_key(&word.normal);
    let unknown = matches!(word.upos, Upos::Propn | Upos::X);
    if !(given || unknown) || !finds.is_free(sentence, from, from + 1) {
        return None;
    }
    let to = name_end(knowledge, line, sentence, from, finds);
    (to - from >= 2 || unknown).then_some((from, to, "mentions.person.title"))
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
        if !finds.is_free(sentence, to, to + 1) {
            break;
        }
        let name = &*word.normal;
        if is_joiner(name) {
            joins = true;
            to += 1;
            continue;
        }
        let given = knowledge.lexicon.given_names.contains_key(name)
            || knowledge.lexicon.name_parts.contains(name);
        let unknown = matches!(word.upos, Upos::Propn | Upos::X);
        let family = name.starts_with("ال")
            && matches!(word.upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::X);
        let listed = knowledge.lexicon.titles.opens(name)
            || knowledge.lexicon.nominals.opens(name)
            || knowledge.lexicon.institutions.opens(name)
            || knowledge.lexicon.heads.opens(name)
            || knowledge.lexicon.cues.opens(name);
        let clitic = line.word(to).token == line.word(to - 1).token;
        if clitic || !(joins || given || (unknown || family) && !listed) || word.upos == Upos::Punct
        {
            break;
        }
        joins = false;
        to += 1;
        if family && !given {
            break;
        }
    }
    // A joiner cannot end a name.
    while to > from + 1 && is_joiner(line.normal(to - 1)) {
        to -= 1;
    }
    to
}

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
