//! Ministers by what they are ministers of: "وزير الصحة وإصلاح المستشفيات", "وزير الدولة للشؤون الخارجية".

use khabar_types::Upos;

use crate::{
    Knowledge,
    sentence::{Line, bare},
};

use super::{
    entities::is_plural,
    parts::{Part, part_of},
};

/// Whether a word is a minister or several.
pub(crate) fn is_minister(word: &str) -> bool {
    ["وزير", "وزيره", "وزراء", "وزيري", "وزيرا", "وزيران", "وزيرين"].contains(&bare(word))
}

/// Where the words end that say which affairs a role is about: "للشؤون الخارجية", "لشؤون الإرهاب والمخابرات المالية".
pub(crate) fn behind_affairs(line: &Line<'_>, from: usize) -> usize {
    let mut to = from;
    while to < from + 6 {
        let joined = line.normal(to) == "و" && line.normal(to + 1).starts_with("ال");
        let said = line.normal(to).starts_with("ال")
            && matches!(line.upos(to), Upos::Noun | Upos::Adj | Upos::X);
        if !joined && !said {
            break;
        }
        to += 1 + usize::from(joined);
    }
    to
}

/// "وزير الطاقة والمناجم", "وزير الصحة وإصلاح المستشفيات": where the words end that join further portfolios to a minister's.
pub(crate) fn behind_portfolios(
    knowledge: &Knowledge,
    line: &Line<'_>,
    minister: usize,
    mut at: usize,
) -> usize {
    if !is_minister(line.normal(minister)) {
        return at;
    }
    at = portfolio(knowledge, line, minister, at);
    let definite = |at: usize| line.normal(at).starts_with("ال");
    let noun = |at: usize| matches!(line.upos(at), Upos::Noun | Upos::X | Upos::Propn | Upos::Adj);
    // "وزير الخارجية والرئيس", "وزير الدفاع ورئيس الأركان" are two people.
    let person = |at: usize| {
        knowledge.lexicon.titles.longest(line.normals_from(at)).is_some()
            || knowledge.gazetteer.nisba(line.normal(at)).is_some()
            || matches!(part_of(knowledge, line, at), Part::Given | Part::Listed)
    };
    while line.normal(at) == "و" && noun(at + 1) && !person(at + 1) {
        if definite(at + 1) {
            at += 2;
        } else if noun(at + 2) && definite(at + 2) {
            at += 3;
        } else {
            break;
        }
        while line.upos(at) == Upos::Adj && definite(at) && !person(at) {
            at += 1;
        }
    }
    at
}

/// "وزيرة التضامن الاجتماعي", "وزير شؤون الرئاسة": where the first portfolio ends, of which no table need know: definite nouns with their adjectives.
pub(crate) fn portfolio(
    knowledge: &Knowledge,
    line: &Line<'_>,
    minister: usize,
    at: usize,
) -> usize {
    let definite = |at: usize| line.normal(at).starts_with("ال");
    let noun = |at: usize| matches!(line.upos(at), Upos::Noun | Upos::X | Upos::Propn | Upos::Adj);
    let other = |at: usize| {
        knowledge.lexicon.titles.longest(line.normals_from(at)).is_some()
            || knowledge.gazetteer.nisba(line.normal(at)).is_some()
    };
    if definite(minister) {
        return at;
    }
    let mut to = at;
    if to == minister + 1 {
        if !noun(to) || other(to) {
            return at;
        }
        let genitive = !definite(to) && noun(to + 1) && definite(to + 1) && !other(to + 1);
        if !definite(to) && !genitive {
            return at;
        }
        to += 1 + usize::from(genitive);
    }
    while line.upos(to) == Upos::Adj && definite(to) && !other(to) {
        to += 1;
    }
    to
}

/// "الوزيران", "وزراء", "وزيرا خارجية": whether a word means several people.
pub(crate) fn is_several(line: &Line<'_>, at: usize) -> bool {
    let Some(word) = line.get(at) else { return false };
    // "سلطان عمان" is one.
    let one = matches!(bare(&word.normal), "سلطان" | "قبطان" | "مطران" | "ربان" | "ديوان");
    let ends = ["ان", "ين", "ون"].iter().any(|end| word.normal.ends_with(end));
    ends && word.normal.chars().count() > 4 && !one
        || matches!(word.features.get("Number"), Some("Dual" | "Plur"))
        || is_plural(&word.normal)
        || matches!(bare(&word.normal), "وزيرا" | "وزيري" | "رييسا" | "رييسي" | "سفيرا" | "سفيري")
}
