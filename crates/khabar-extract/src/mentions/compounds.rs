//! Names that a noun builds: institutions of a state, "كتيبة 106", "مدينة درنة", "شرق ليبيا".

use khabar_types::{EntityType, Level, Upos};

use super::found::{Find, Finds, Who};
use crate::{
    Knowledge,
    knowledge::{EntryId, lexicon::Head},
    sentence::Line,
};

/// All compounds of a sentence.
pub(super) fn compounds(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    finds: &mut Finds,
) {
    for at in 0..line.len() {
        let found = institution(knowledge, line, sentence, at, finds)
            .or_else(|| region(knowledge, line, sentence, at, finds))
            .or_else(|| headed(knowledge, line, sentence, at, finds));
        if let Some(find) = found {
            let clash = finds.all.iter().any(|have| {
                have.sentence == sentence
                    && have.from < find.to
                    && find.from < have.to
                    && (have.from < find.from
                        || have.to > find.to
                        || (have.from, have.to) == (find.from, find.to))
            });
            if clash {
                continue;
            }
            for inner in &mut finds.all {
                if inner.sentence == sentence && find.from <= inner.from && inner.to <= find.to {
                    inner.nested = true;
                }
            }
            finds.add_over(find);
        }
    }
    // A government named by its seat is one mention: the place inside goes.
    let seats: Vec<(usize, usize)> = finds
        .all
        .iter()
        .filter(|find| find.sentence == sentence && find.rule == "mentions.institution.seat")
        .map(|find| (find.from, find.to))
        .collect();
    finds.all.retain(|find| {
        find.sentence != sentence
            || find.rule == "mentions.institution.seat"
            || !seats.iter().any(|(from, to)| *from <= find.from && find.to <= *to)
    });
}

fn find(
    line: &Line<'_>,
    sentence: usize,
    from: usize,
    to: usize,
    kind: EntityType,
    who: Who,
    rule: &'static str,
) -> Find {
    Find {
        sentence,
        from,
        to,
        span: line.span(from, to),
        kind,
        level: Level::Nam,
        who,
        rule,
        nested: false,
    }
}

/// "الخارجية الروسية", "وزارة الدفاع العراقية", "حكومة طبرق".
fn institution(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<Find> {
    let (length, rows) = knowledge.lexicon.institutions.longest(line.normals_from(at))?;
    let row = &rows[0];
    let end = at + length;
    if !finds.is_free(sentence, at, end) || line.upos(at) == Upos::Verb {
        return None;
    }
    let level = row.level;
    let build = |to: usize, state: Option<EntryId>, rule| {
        let who = Who::Institution { key: row.key, en: row.en, state };
        let mut find = find(line, sentence, at, to, row.kind, who, rule);
        find.level = level;
        Some(find)
    };
    // An adjective of nationality, with at most one other adjective before it.
    for skip in 0..2 {
        let word = line.get(end + skip)?;
        let definite = word.normal.starts_with("ال")
            == line.normal(at + length - 1).starts_with("ال")
            || line.normal(at).starts_with("ال") == word.normal.starts_with("ال")
            || length > 1;
        if let Some(state) = knowledge.gazetteer.nisba(&word.normal)
            && definite
            && agree(line.normal(at), line.normal(at + length - 1), &word.normal)
        {
            return build(end + skip + 1, Some(state), "mentions.institution.nisba");
        }
        if !(word.upos == Upos::Adj && word.normal.starts_with("ال")) {
            break;
        }
    }
    // A place: "حكومة طبرق", "جيش السودان".
    let place = finds.at(sentence, end)?;
    if place.kind != EntityType::Gpe || line.normal(at).starts_with("ال") {
        return None;
    }
    match place.who {
        Who::Known(entry)
            if matches!(knowledge.gazetteer.get(entry).class, "state" | "territory") =>
        {
            build(place.to, Some(entry), "mentions.institution.state")
        }
        _ if row.kind == EntityType::Org => {
            let name = normals(line, at, place.to);
            Some(find(
                line,
                sentence,
                at,
                place.to,
                row.kind,
                Who::New(name),
                "mentions.institution.seat",
            ))
        }
        _ => None,
    }
}

/// "الخارجية الأمريكية", not "(وزير) الخارجية الأمريكي": a feminine noun has a feminine adjective.
fn agree(first: &str, last: &str, adjective: &str) -> bool {
    let feminine = |word: &str| word.ends_with('ه') || word.ends_with("ات");
    let broken = first.contains("اجهزه") || first.contains("وساءل") || first.contains("قوي");
    let wanted = feminine(first)
        || feminine(last) && !first.starts_with("مجلس") && !first.starts_with("جهاز");
    broken || adjective.ends_with('ه') == wanted || first.ends_with('ن')
}

/// "شرق ليبيا", "جنوبي اليمن": a part of a state that people live in.
fn region(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<Find> {
    let direction = direction(line.normal(at))?;
    let state = finds.at(sentence, at + 1)?;
    let Who::Known(entry) = state.who else { return None };
    if knowledge.gazetteer.get(entry).class != "state" || state.rule == "mentions.gazetteer.people"
    {
        return None;
    }
    let who = Who::Part { state: entry, direction };
    finds
        .is_free(sentence, at, at + 1)
        .then(|| find(line, sentence, at, state.to, EntityType::Gpe, who, "mentions.region"))
}

fn direction(word: &str) -> Option<&'static str> {
    Some(match word {
        "شرق" | "شرقي" => "eastern",
        "غرب" | "غربي" => "western",
        "شمال" | "شمالي" => "northern",
        "جنوب" | "جنوبي" => "southern",
        _ => return None,
    })
}

/// "كتيبة 106", "مطار معيتيقة", "مدينة درنة": a noun that introduces a name.
fn headed(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<Find> {
    let (length, rows) = knowledge.lexicon.heads.longest(line.normals_from(at))?;
    let head: &Head = &rows[0];
    let name = at + length;
    if !finds.is_free(sentence, at, name) || matches!(line.upos(at), Upos::Verb | Upos::Punct) {
        return None;
    }
    let definite = line.normal(at).starts_with("ال");
    let quoted = matches!(line.normal(name), "\"" | "«" | "“");
    let first = name + usize::from(quoted);
    if let Some(known) = finds.at(sentence, first) {
        // "قوات حفتر", "ميناء البريقة": the head belongs to the name. "مدينة درنة": it does not.
        let builds = head.inside && !definite && !quoted && known.level == Level::Nam;
        return builds.then(|| {
            let who = Who::New(normals(line, at, known.to));
            find(line, sentence, at, known.to, head.kind, who, "mentions.head.name")
        });
    }
    if definite && head.inside {
        return None;
    }
    let to =
        if quoted { quoted_name(line, first)? } else { open_name(knowledge, line, first, head)? };
    let from = if head.inside { at } else { first };
    let end = if quoted && head.inside { to + 1 } else { to };
    let who = Who::New(normals(line, first, to));
    Some(find(line, sentence, from, end.min(line.len()), head.kind, who, "mentions.head"))
}

/// A name in quotation marks, at most six words.
fn quoted_name(line: &Line<'_>, first: usize) -> Option<usize> {
    (first..(first + 7).min(line.len()))
        .find(|&at| matches!(line.normal(at), "\"" | "»" | "”"))
        .filter(|&to| to > first)
}

/// A name without marks: a number, an unknown word, or a definite noun with its adjectives.
fn open_name(knowledge: &Knowledge, line: &Line<'_>, first: usize, head: &Head) -> Option<usize> {
    let word = line.get(first)?;
    if word.upos == Upos::Num {
        return (head.kind == EntityType::Arm).then_some(first + 1);
    }
    let common = knowledge.lexicon.nominals.opens(&word.normal)
        || knowledge.lexicon.titles.opens(&word.normal)
        || knowledge.gazetteer.nisba(&word.normal).is_some()
        || word.upos == Upos::Adj;
    if common || !matches!(word.upos, Upos::Propn | Upos::X | Upos::Noun) {
        return None;
    }
    let unknown = matches!(word.upos, Upos::Propn | Upos::X);
    let definite = word.normal.starts_with("ال");
    if head.kind == EntityType::Gpe || head.kind == EntityType::Loc {
        if NAME_OPENERS.contains(&&*word.normal)
            && line.get(first + 1).is_some_and(|next| {
                matches!(next.upos, Upos::Noun | Upos::Propn | Upos::X | Upos::Adj)
            })
        {
            return Some(first + 2);
        }
        return (unknown || definite).then_some(first + 1);
    }
    if !(unknown || definite) {
        return None;
    }
    let mut to = first + 1;
    while to < first + 4 {
        let Some(next) = line.get(to) else { break };
        let goes_on = next.normal.starts_with("ال")
            && matches!(next.upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::X)
            && definite
            && knowledge.gazetteer.nisba(&next.normal).is_none_or(|_| head.inside);
        if !goes_on {
            break;
        }
        to += 1;
    }
    Some(to)
}

const NAME_OPENERS: &[&str] = &[
    "تل",
    "خان",
    "راس",
    "عين",
    "بير",
    "وادي",
    "جبل",
    "دير",
    "بني",
    "ابو",
    "بيت",
    "كفر",
    "ام",
    "سيدي",
    "باب",
    "برج",
    "قصر",
    "بو",
    "بن",
    "مرسي",
    "حاسي",
    "شط",
    "اولاد",
    "كرم",
    "جسر",
    "مزار",
    "حمام",
    "سوق",
    "قلعه",
    "نهر",
    "خربه",
    "تله",
    "ذو",
];

fn normals(line: &Line<'_>, from: usize, to: usize) -> String {
    (from..to).map(|at| line.normal(at)).collect::<Vec<_>>().join(" ")
}
