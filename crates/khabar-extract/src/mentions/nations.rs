//! Nationality adjectives that say whose an event is: "غارة إسرائيلية", "وساطة قطرية".
//!
//! Such an adjective is no mention of its state ("الوزير القطري" names the minister). Where it alone says who does something, and the document names the
//! state nowhere, it stands for it.

use khabar_types::{EntityType, Level, Upos};

use super::found::{Find, Finds, Who};
use crate::{
    Knowledge,
    knowledge::{EntryId, Part},
    sentence::{Line, bare},
};

/// The rule of these mentions: they are no noun phrases.
pub(crate) const RULE: &str = "mentions.nation";

/// Mentions of states by the adjectives of events, of states that no name means.
pub(super) fn nations(knowledge: &Knowledge, lines: &[Line<'_>], finds: &mut Finds) {
    let known = |state: EntryId, finds: &Finds| {
        finds.all().any(|find| find.who == Who::Known(state) && find.rule != RULE)
    };
    for (sentence, line) in lines.iter().enumerate() {
        for at in 1..line.len() {
            let adjective = matches!(line.upos(at), Upos::Adj | Upos::Noun | Upos::X);
            let Some(state) = Some(line.normal(at))
                .filter(|_| adjective && finds.is_free(sentence, at, at + 1))
                .and_then(|word| knowledge.gazetteer.nisba(word))
            else {
                continue;
            };
            if !of_event(knowledge, line, at) || known(state, finds) {
                continue;
            }
            finds.add_over(Find {
                sentence,
                from: at,
                to: at + 1,
                span: line.span(at, at + 1),
                kind: EntityType::Gpe,
                level: Level::Nom,
                who: Who::Known(state),
                rule: RULE,
                nested: false,
            });
        }
    }
}

/// Whether an adjective stands behind a noun of an event that somebody does, other adjectives between, and agrees with it in the article.
fn of_event(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let article = |at: usize| line.normal(at).starts_with("ال");
    let between = |left: &usize| line.upos(*left) == Upos::Adj && article(*left) == article(at);
    let noun = (at.saturating_sub(3)..at).rev().find(|left| !between(left));
    noun.is_some_and(|noun| {
        let word = line.word(noun);
        let event = |spelling: &str| {
            let mut rows = knowledge.predicates.of_word(spelling);
            rows.any(|row| row.part == Part::Noun && row.rest.is_empty() && !row.kind.is_tie())
        };
        word.upos == Upos::Noun
            && article(noun) == article(at)
            && (event(&word.lemma) || event(bare(&word.normal)))
    })
}
