//! Nationality adjectives that say whose an event is: "غارة إسرائيلية", "وساطة قطرية".
//!
//! Such an adjective is no mention of its state ("الوزير القطري" names the minister). Where it alone says who does something, and the document names the
//! state nowhere, it stands for it.

use khabar_types::{Document, Level, Upos};
use rustc_hash::FxHashSet;

use super::found::{Find, Finds, Who};
use crate::{
    Knowledge,
    knowledge::EntryId,
    sentence::{Line, bare},
};

/// The rule of these mentions: they are no noun phrases.
pub(crate) const RULE: &str = "mentions.nation";

/// Mentions of states by the adjectives of events, of states that no name means.
pub(super) fn nations(
    knowledge: &Knowledge,
    document: &Document,
    lines: &[Line<'_>],
    finds: &mut Finds,
) {
    let named: FxHashSet<EntryId> = finds
        .all()
        .filter_map(|find| match find.who {
            Who::Known(entry) => Some(entry),
            _ => None,
        })
        .collect();
    for (sentence, line) in lines.iter().enumerate() {
        if line.len() == 0 || document.is_boilerplate(line.span(0, line.len())) {
            continue;
        }
        for at in 1..line.len() {
            let adjective = matches!(line.upos(at), Upos::Adj | Upos::Noun | Upos::X);
            let Some(state) = Some(line.normal(at))
                .filter(|_| adjective && finds.is_free(sentence, at, at + 1))
                .and_then(|word| knowledge.gazetteer.adjective(word))
            else {
                continue;
            };
            if named.contains(&state)
                || !of_event(knowledge, line, at)
                || is_of_money(line.normal(at))
            {
                continue;
            }
            finds.add(Find {
                sentence,
                from: at,
                to: at + 1,
                span: line.span(at, at + 1),
                kind: knowledge.gazetteer.get(state).kind,
                level: Level::Nom,
                who: Who::Known(state),
                rule: RULE,
                nested: false,
            });
        }
    }
}

/// "غرامات مالية", "الدعم المالي": of an event the word means money, not Mali.
fn is_of_money(word: &str) -> bool {
    matches!(bare(word), "مالي" | "ماليه" | "ماليا")
}

/// Whether an adjective stands behind a noun of an event that somebody does, other adjectives between, and agrees with it in the article.
fn of_event(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let article = |at: usize| line.normal(at).starts_with("ال");
    let between = |left: &usize| line.upos(*left) == Upos::Adj && article(*left) == article(at);
    let noun = (at.saturating_sub(3)..at).rev().find(|left| !between(left));
    noun.is_some_and(|noun| {
        let word = line.word(noun);
        let event =
            |spelling: &str| knowledge.predicates.nouns(spelling).any(|row| !row.kind.is_tie());
        // "إسقاط فلسطينيين طائرة": people, not whose the event is.
        let people = |at: usize| ["ين", "ون"].iter().any(|end| line.normal(at).ends_with(end));
        word.upos == Upos::Noun
            && article(noun) == article(at)
            && (!people(at) || people(noun))
            && (event(&word.lemma) || event(bare(&word.normal)))
    })
}
