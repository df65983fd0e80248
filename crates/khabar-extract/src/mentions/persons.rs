//! Persons whom no list knows: behind a title, or opened by a first name.

use khabar_types::{EntityType, Level, Upos};

use super::{
    found::{Find, Finds, Who},
    ministers::behind_portfolios,
    parts::{
        Part, introduced, is_event, is_function_word, is_joiner, is_listed, is_nominal, is_speech,
        part_of,
    },
    posts::{Around, post},
    surnames::{is_noun_too, is_surname},
};
use crate::{Knowledge, sentence::Line};

/// How many letters a name needs to count without any help.
const LONG: usize = 6;

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
        let titled = after_title(knowledge, line, sentence, at, finds)
            .or_else(|| after_post(knowledge, line, sentence, at, finds));
        let Some((from, to, rule)) =
            titled.or_else(|| by_given_name(knowledge, line, sentence, at, finds))
        else {
            at += 1;
            continue;
        };
        let name: Vec<&str> = (from..to).map(|at| line.normal(at)).collect();
        let inside = finds.take(sentence, from, to);
        let who = inside
            .and_then(|known| known_by_full_name(knowledge, &known, &name))
            .unwrap_or_else(|| Who::New(name.join(" ")));
        finds.add(Find {
            sentence,
            from,
            to,
            span: line.span(from, to),
            kind: EntityType::Per,
            level: Level::Nam,
            who,
            rule,
            nested: false,
        });
        at = to;
    }
}

/// Whom a family name means inside a full name: the same person where one name has all words of the other.
fn known_by_full_name(knowledge: &Knowledge, known: &Find, name: &[&str]) -> Option<Who> {
    let Who::Known(entry) = known.who else { return None };
    let folded = khabar_text::normal(knowledge.gazetteer.get(entry).ar);
    let full: Vec<&str> = folded.split(' ').collect();
    let same =
        full.iter().all(|word| name.contains(word)) || name.iter().all(|word| full.contains(word));
    (known.kind == EntityType::Per && same).then_some(Who::Known(entry))
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
        Part::Common => {
            several
                && (matches!(second, Part::Given | Part::Listed)
                    || is_surname(knowledge, line, at + 1))
        }
        Part::Unknown => several && introduced(knowledge, line, at),
        Part::None => false,
    };
    // "الناشط سامر العبيدي": behind a noun for a person no other word stands.
    let described = at > 0 && line.normal(at - 1).starts_with("ال") && {
        let noun = knowledge.lexicon.nominals.longest([line.normal(at - 1)]);
        noun.is_some_and(|(_, rows)| matches!(rows[0].kind, EntityType::Per | EntityType::Grp))
    };
    if sure && described {
        return Some((at, to, "mentions.person.described"));
    }
    if sure {
        return Some((at, to, "mentions.person.given"));
    }
    let speaks = at.checked_sub(1).is_some_and(|before| is_speech(knowledge, line, before));
    let single = !matches!(line.upos(at), Upos::Noun | Upos::Adj);
    let accusative = first == Part::Unknown && line.normal(at).ends_with(['ا', 'و']);
    if speaks && single && first != Part::Common && !accusative {
        return Some((at, to, "mentions.person.speaker"));
    }
    // "شومسكي": a long name is seldom another word too.
    let lone = matches!(first, Part::Given | Part::Listed)
        && line.upos(at) == Upos::Propn
        && line.normal(at).chars().count() >= LONG;
    lone.then_some((at, to, "mentions.person.lone"))
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
            // "وزير الخارجية والمغتربين السوري جهاد الحلبي".
            let behind = behind_portfolios(knowledge, line, at, from);
            if behind == from {
                break;
            }
            from = behind;
        }
        skipped += 1;
    }
    let word = line.get(from)?;
    let first = part_of(knowledge, line, from);
    // "الملك سلمان", "ملك الأردن عبد الله", but "ملك أراغون" is the king of a place.
    let definite = line.normal(at).starts_with("ال") || from > at + 1;
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
        // A single word that no table knows: after a definite title, not an accusative.
        Part::Unknown => {
            to - from >= 2 && second != Part::None
                || definite && !word.normal.starts_with("ال") && !word.normal.ends_with('ا')
        }
        Part::None => false,
    };
    sure.then_some((from, to, "mentions.person.title"))
}

/// "مدير مكتب أوتشا في القدس يوناس بيرغ": behind the long complement of a post, two parts of a name.
fn after_post(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<(usize, usize, &'static str)> {
    let (length, rows) = knowledge.lexicon.titles.longest(line.normals_from(at))?;
    if line.upos(at) == Upos::Verb || rows.first()?.tie.is_none() {
        return None;
    }
    let person = |at: usize, closed: bool| {
        // "فواز الحويطات": the family is a tribe too.
        let tribe = finds.at(sentence, at + 1).is_some_and(|find| {
            find.to == at + 2
                && find.kind == EntityType::Grp
                && line.normal(at + 1).starts_with("ال")
        });
        let second = part_of(knowledge, line, at + 1);
        // "رئيس بلدية عين بعال كامل حرب": behind a town that no table knows.
        let town = at > 0 && matches!(line.upos(at - 1), Upos::X | Upos::Propn);
        let two = line.get(at + 1).is_some_and(|next| next.token != line.word(at).token);
        at + 1 < line.len()
            && finds.is_free(sentence, at, at + 1)
            && !line.normal(at).starts_with("ال")
            && two
            && match part_of(knowledge, line, at) {
                Part::Given => name_end(knowledge, line, sentence, at, finds) > at + 1 || tribe,
                Part::Listed | Part::Common => {
                    second != Part::None
                        || (closed || town)
                            && name_end(knowledge, line, sentence, at, finds) > at + 1
                }
                Part::Unknown => {
                    closed
                        && matches!(second, Part::Given | Part::Listed | Part::Unknown)
                        && finds.is_free(sentence, at + 1, at + 2)
                }
                Part::None => false,
            }
    };
    let body = |at: usize| finds.at(sentence, at).map(|find| find.to);
    let around = Around { person: &person, body: &body };
    let name = post(knowledge, line, (at, at + length), &around)?.name;
    let to = name_end(knowledge, line, sentence, name, finds).max(name + 2);
    Some((name, to, "mentions.person.post"))
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
        if word.token == line.word(to - 1).token {
            break;
        }
        if !finds.is_free(sentence, to, to + 1) {
            // "إبراهيم أحمد غندور": the gazetteer knows the last name alone; "علي عبد الجليل": it knows a place.
            let known = finds
                .at(sentence, to)
                .filter(|known| known.to == to + 1 && known.rule == "mentions.gazetteer");
            // "سامر العبيدي": a town, too, and behind a first name a family.
            let nisba = line.normal(to).starts_with("ال") && line.normal(to).ends_with('ي');
            let family = known.is_some_and(|known| {
                joins || known.kind == EntityType::Per || nisba && known.kind == EntityType::Gpe
            });
            to += usize::from(family);
            break;
        }
        let name = &*word.normal;
        if to == from + 1
            && (is_surname(knowledge, line, to) || is_noun_too(knowledge, line, from, to))
        {
            to += 1;
            break;
        }
        if is_joiner(name) {
            joins = true;
            to += 1;
            continue;
        }
        if !joins && is_function_word(line, to) || word.upos == Upos::Punct {
            break;
        }
        let family = name.starts_with("ال");
        let first = part_of(knowledge, line, from);
        let titled = knowledge.lexicon.titles.opens(name);
        let goes_on = match part_of(knowledge, line, to) {
            Part::Given => true,
            Part::Listed => !titled,
            Part::Common | Part::Unknown => !is_listed(knowledge, name),
            // An unlisted family name or second name, which may look like any noun.
            Part::None => {
                (family && first != Part::Unknown || to == from + 1 && first == Part::Given)
                    && is_nominal(word.upos)
                    && !is_listed(knowledge, name)
                    && !is_event(knowledge, name)
                    && knowledge.gazetteer.nisba(name).is_none()
            }
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
