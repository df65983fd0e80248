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
        // The words of a phrase around its subject name nothing more: "قطعت الرياض علاقاتها".
        let apart = found.iter().any(|outer| at >= outer.to && outer.rest.contains(&at));
        if apart || scene.in_name(at) || at < clear_from {
            continue;
        }
        if let Some(to) = harmless(scene, at) {
            clear_from = to;
            continue;
        }
        // Inside a fixed phrase another event may be named ("وقف دعم حفتر"), but not the same once more.
        let outer = found.last().filter(|last| at < last.to).map(|last| last.rows[0].kind);
        if let Some(trigger) = trigger_at(scene, at)
            && (outer.is_none()
                || trigger.part == Part::Noun
                    && trigger.to == at + 1
                    && trigger.rows.iter().all(|row| Some(row.kind) != outer))
        {
            found.push(trigger);
        }
    }
    found.sort_by_key(|trigger| trigger.at);
    found
}

fn trigger_at<'a>(scene: &Scene<'a>, at: usize) -> Option<Trigger<'a>> {
    let word = scene.line.get(at)?;
    let participle = is_participle_here(scene, at);
    let verbal = matches!(word.upos, Upos::Verb | Upos::Aux) && !participle;
    let nominal = participle
        || matches!(word.upos, Upos::Noun | Upos::Adj | Upos::X | Upos::Propn | Upos::Adv);
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
    let rows: Vec<_> = rows.into_iter().map(|(row, _)| row).collect();
    let rest = rests.into_iter().find(|(row, _)| rows.iter().any(|have| std::ptr::eq(*have, *row)));
    let rest = rest.map_or(at..at, |(_, rest)| rest);
    let named = if rows[0].open { at } else { named_in(scene, at, rows[0]) };
    let span = scene.pronoun_after(named).map_or(scene.line.word(named).span, |pronoun| {
        scene.line.word(named).span.cover(scene.line.word(pronoun).span)
    });
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

/// Which word of a fixed phrase names the event: "سيطرة" in "تحت سيطرة" and "فرض سيطرته".
fn named_in(scene: &Scene<'_>, at: usize, row: &Predicate) -> usize {
    (1..=row.rest.len())
        .map(|offset| at + offset)
        .filter(|&word| word < scene.line.len())
        .find(|&word| {
            let next = scene.line.word(word);
            let nouns = spellings(&next.lemma, &next.normal, true);
            row.rest
                .iter()
                .any(|rest| same(&next.normal, rest) || rest.starts_with(bare(&next.normal)))
                && nouns.iter().any(|noun| {
                    scene.knowledge.predicates.of_word(noun).any(|other| {
                        other.part == Part::Noun && other.rest.is_empty() && other.kind == row.kind
                    })
                })
        })
        .unwrap_or(at)
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

/// "مصدر تابع للقيادة", "قيادات موالية ل": a word read as a verb that is a participle of the table, by the preposition behind it and the noun before.
pub(super) fn is_participle_here(scene: &Scene<'_>, at: usize) -> bool {
    let (Some(before), Some(word)) =
        (at.checked_sub(1).and_then(|at| scene.line.get(at)), scene.line.get(at))
    else {
        return false;
    };
    if word.upos != Upos::Verb || !matches!(before.upos, Upos::Noun | Upos::Adj | Upos::X) {
        return false;
    }
    let Some((slot, 1)) = scene.item_of.get(at + 1).and_then(|&item| scene.preposition(item))
    else {
        return false;
    };
    scene
        .knowledge
        .predicates
        .of_word(&word.normal)
        .any(|row| row.part == Part::Participle && row.rest.is_empty() && row.role(slot).is_some())
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
