//! Words that name an event or a tie, found by lemma and part of speech.

use std::ops::Range;

use khabar_types::{ClaimType, Level, Span, Upos};

use super::scene::Scene;
use crate::{
    knowledge::{Part, Predicate},
    sentence::bare,
};

/// A word of the sentence that may name an event, with the rows that say which.
pub(super) struct Trigger<'a> {
    /// Its first word.
    pub at: usize,
    /// The word after its last, where a lemma of several words stands in one piece.
    pub to: usize,
    /// The words of its lemma behind the first one, which name no event of their own.
    pub rest: Range<usize>,
    /// Rows of the predicate table that fit word and part of speech, those of several words first.
    pub rows: Vec<&'a Predicate>,
    /// How it is read: as a verb, a noun, a participle.
    pub part: Part,
    /// The words that are marked.
    pub span: Span,
}

/// The triggers of a sentence, in order, none inside a name.
pub(super) fn triggers<'a>(scene: &Scene<'a>) -> Vec<Trigger<'a>> {
    let mut found: Vec<Trigger<'a>> = Vec::new();
    let mut clear_from = 0;
    for at in 0..scene.line.len() {
        let taken = at < clear_from
            || found.last().is_some_and(|last| at < last.to)
            || found.iter().any(|before| before.rest.contains(&at));
        if taken || scene.in_name(at) {
            continue;
        }
        if let Some(to) = harmless(scene, at) {
            clear_from = to;
            continue;
        }
        if let Some(trigger) = trigger_at(scene, at) {
            found.push(trigger);
        }
    }
    found
}

fn trigger_at<'a>(scene: &Scene<'a>, at: usize) -> Option<Trigger<'a>> {
    let word = scene.line.get(at)?;
    let verbal = matches!(word.upos, Upos::Verb | Upos::Aux);
    let nominal = matches!(word.upos, Upos::Noun | Upos::Adj | Upos::X | Upos::Propn | Upos::Adv);
    if !(verbal || nominal) {
        return None;
    }
    let fits = |row: &&Predicate| match row.part {
        Part::Verb => verbal,
        Part::Noun | Part::Participle => nominal,
    };
    let mut rows: Vec<(&'a Predicate, usize)> = Vec::new();
    let mut rests: Vec<(&'a Predicate, Range<usize>)> = Vec::new();
    let mut found_one = false;
    for spelling in spellings(&word.lemma, &word.normal, nominal) {
        for row in scene.knowledge.predicates.of_word(&spelling).filter(fits) {
            // A word that has its row already may still begin a phrase.
            if (!found_one || !row.rest.is_empty())
                && stands_behind(scene, at, row)
                && let Some((to, own)) = rest_matches(scene, at, row.part, &row.rest)
                && !rows.iter().any(|(have, _)| std::ptr::eq(*have, row) || have.key == row.key)
            {
                rows.push((row, if row.open { at + 1 } else { to }));
                if !row.open && !own.is_empty() {
                    rests.push((row, own));
                }
            }
        }
        found_one |= !rows.is_empty();
    }
    if verbal && (is_considered(scene, at) || happens_to_noun(scene, at)) {
        return None;
    }
    if nominal && in_construct_with_event(scene, at) {
        return None;
    }
    if heads_nominal(scene, at) {
        rows.retain(|(row, _)| {
            row.kind.is_tie() || row.kind == ClaimType::Assault || !row.rest.is_empty()
        });
    }
    let words = |row: &Predicate| row.rest.len() + usize::from(row.before.is_some());
    let longest = rows.iter().map(|(row, _)| words(row)).max()?;
    rows.retain(|(row, _)| words(row) == longest);
    let to = rows.iter().map(|(_, to)| *to).max()?;
    let part = rows[0].0.part;
    rows.retain(|(row, _)| row.part == part);
    let span = scene
        .pronoun_after(at)
        .map_or(word.span, |pronoun| word.span.cover(scene.line.word(pronoun).span));
    let rows: Vec<_> = rows.into_iter().map(|(row, _)| row).collect();
    let rest = rests.into_iter().find(|(row, _)| rows.iter().any(|have| std::ptr::eq(*have, *row)));
    let rest = rest.map_or(at..at, |(_, rest)| rest);
    Some(Trigger { at, to, rest, rows, part, span })
}

/// Where a phrase ends that the table knows to name no event, if one begins at a word.
fn harmless(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let word = scene.line.get(at)?;
    let verbal = matches!(word.upos, Upos::Verb | Upos::Aux);
    spellings(&word.lemma, &word.normal, !verbal)
        .iter()
        .flat_map(|spelling| scene.knowledge.predicates.harmless(spelling))
        .filter(|phrase| (phrase.part == Part::Verb) == verbal)
        .find_map(|phrase| rest_matches(scene, at, phrase.part, &phrase.rest))
        .map(|(to, _)| to)
}

/// How a word may stand in the table: its lemma, itself, without article and endings.
fn spellings(lemma: &str, normal: &str, nominal: bool) -> Vec<String> {
    let mut spellings = vec![lemma.to_string()];
    let mut add = |spelling: &str| {
        if spelling.chars().count() >= 3 && !spellings.iter().any(|have| have == spelling) {
            spellings.push(spelling.to_string());
        }
    };
    add(normal);
    if !nominal {
        return spellings;
    }
    let stem = bare(normal);
    add(stem);
    for ending in ["ات", "ين", "ون", "ان", "تين", "تان", "ا", "ه", "ت", "ي", "وا"]
    {
        if let Some(short) = stem.strip_suffix(ending) {
            add(short);
            if matches!(ending, "ات" | "تين" | "تان" | "ت") {
                add(&format!("{short}ه"));
            }
        }
    }
    spellings
}

/// Whether the word before a word is the one that a row wants there.
fn stands_behind(scene: &Scene<'_>, at: usize, row: &Predicate) -> bool {
    row.before.as_ref().is_none_or(|want| {
        at.checked_sub(1).is_some_and(|before| same(scene.line.normal(before), want))
    })
}

/// Where a lemma of several words ends if it stands at a word: together, or around its subject ("أطلق مسلحون النار").
fn rest_matches(
    scene: &Scene<'_>,
    at: usize,
    part: Part,
    rest: &[Box<str>],
) -> Option<(usize, Range<usize>)> {
    if rest.is_empty() {
        return Some((at + 1, at..at));
    }
    let line = &scene.line;
    let behind_adjective = usize::from(line.upos(at + 1) == Upos::Adj && part != Part::Verb);
    let together = [at + 1, at + 1 + behind_adjective];
    if let Some(end) = together.into_iter().find_map(|from| phrase_end(scene, from, rest)) {
        return Some((end, at + 1..end));
    }
    if part != Part::Verb {
        return None;
    }
    let limit = (at + 8).min(line.len());
    let (from, end) =
        (at + 2..limit).find_map(|from| Some((from, phrase_end(scene, from, rest)?)))?;
    // "تحدث الوزير عن لقاء مع نظيره": a preposition of the verb's own stands before any other.
    let governs = rest.len() == 1 && line.upos(from) == Upos::Adp;
    let clear = (at + 1..from).all(|between| {
        let upos = line.upos(between);
        !(matches!(upos, Upos::Verb | Upos::Punct | Upos::Sconj) || governs && upos == Upos::Adp)
    });
    clear.then_some((at + 1, from..end))
}

/// Where the rest of a phrase ends; "ه" at the end of a word stands for any pronoun: "سلم سلاحه", "سلموا أسلحتهم".
fn phrase_end(scene: &Scene<'_>, from: usize, rest: &[Box<str>]) -> Option<usize> {
    let line = &scene.line;
    let mut at = from;
    for want in rest {
        let whole = line.phrase_end(at, std::slice::from_ref(want));
        let owned = want
            .strip_suffix('ه')
            .is_some_and(|word| same(line.normal(at), word) && scene.pronoun_after(at).is_some());
        at = match whole {
            _ if same(line.normal(at), want) => at + 1,
            Some(end) => end,
            None if owned => at + 2,
            None => return None,
        };
    }
    Some(at)
}

/// Words of a fixed phrase are equal with or without the article and case endings.
fn same(have: &str, want: &str) -> bool {
    have == want
        || (!have.is_empty() && bare(have) == bare(want))
        || have.strip_suffix('ا') == Some(want)
}

/// `يعد` is far more often "is considered" or "no longer" than a promise.
fn is_considered(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.line.normal(at), "يعد" | "تعد" | "نعد") && scene.line.normal(at + 1) != "ب"
}

/// "وقعت تفجيرات", "شهدت المدينة": a verb of happening in front of a noun of an event names nothing itself.
fn happens_to_noun(scene: &Scene<'_>, at: usize) -> bool {
    let lemma = &*scene.line.word(at).lemma;
    let next = scene.line.get(at + 1);
    matches!(lemma, "وقع" | "شهد" | "دار" | "جري" | "حدث")
        && next.is_some_and(|next| {
            next.upos == Upos::Noun
                && spellings(&next.lemma, &next.normal, true).iter().any(|spelling| {
                    scene.knowledge.predicates.of_word(spelling).any(|row| row.part == Part::Noun)
                })
        })
}

/// "انفجار سيارة مفخخة": one event, named by its head.
fn in_construct_with_event(scene: &Scene<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| scene.line.get(at)) else { return false };
    matches!(before.lemma.as_ref(), "انفجار" | "تفجير" | "هجوم" | "عمليه" | "حمله")
        && matches!(scene.line.normal(at), "سياره" | "عبوه" | "قنبله")
}

/// "المعارضة" as somebody is no act of opposing.
fn heads_nominal(scene: &Scene<'_>, at: usize) -> bool {
    scene.all.iter().any(|phrase| {
        phrase.level == Level::Nom && phrase.from <= at && at < phrase.to && at <= phrase.from + 1
    })
}
