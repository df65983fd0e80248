//! When a claim is set, and what it counts.

use khabar_types::{Id, QuantityId, TimeId, TimexType};

use super::{
    arguments::Filled,
    scene::{Break, Scene, within},
    triggers::Trigger,
};
/// The items of the clause around a word, commas included, up to full breaks and verb clauses.
fn clause(scene: &Scene<'_>, at: usize) -> (usize, usize) {
    let item = scene.item_of[at];
    let hard = |item: &usize| matches!(scene.break_before(*item), Break::Full | Break::Clause);
    let from = (1..=item).rev().find(hard).unwrap_or(0);
    let to = (item + 1..scene.items.len()).find(hard).unwrap_or(scene.items.len());
    (from, to)
}

/// The date expression that dates a claim: in its clause, nearest first. Durations never date.
pub(super) fn time(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    cues: &[khabar_types::Span],
) -> Option<TimeId> {
    let (from, to) = clause(scene, trigger.at);
    let span = scene.line.span(scene.items[from].from, scene.items[to - 1].to);
    let times = scene.mentions.times.rows();
    within(times, scene.sentence, |time| time.span)
        .map(|at| (TimeId::from_index(at), &times[at]))
        .filter(|(_, time)| {
            matches!(time.kind, TimexType::Date | TimexType::Time)
                && span.contains(time.span)
                && time.value.is_some()
                // A date beside the verb of saying dates the saying.
                && !cues.iter().any(|cue| cue.end() <= time.span.start() && time.span.end() <= trigger.span.start() && time.span.start() - cue.end() < 60 && !span.contains(*cue))
        })
        .min_by_key(|(_, time)| {
            if time.span.start() >= trigger.span.end() {
                time.span.start() - trigger.span.end()
            } else {
                2 * trigger.span.start().saturating_sub(time.span.end())
            }
        })
        .map(|(id, _)| id)
}

/// Quantities that stand in the claim's participants or right beside its trigger.
pub(super) fn quantities(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    filled: &Filled,
) -> Vec<QuantityId> {
    let quantities = scene.mentions.quantities.rows();
    within(quantities, scene.sentence, |quantity| quantity.span)
        .map(|at| (QuantityId::from_index(at), &quantities[at]))
        .filter(|(_, quantity)| {
            filled
                .actors
                .iter()
                .chain(&filled.recipients)
                .any(|argument| argument.words.overlaps(quantity.span))
                || (quantity.span.start() >= trigger.span.end()
                    && quantity.span.start() - trigger.span.end() < 24
                    && same_clause(scene, trigger.at, quantity.span.start()))
        })
        .map(|(id, _)| id)
        .collect()
}

fn same_clause(scene: &Scene<'_>, at: usize, offset: u32) -> bool {
    let (from, to) = clause(scene, at);
    scene.line.span(scene.items[from].from, scene.items[to - 1].to).holds(offset)
}
