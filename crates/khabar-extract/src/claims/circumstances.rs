//! Where and when a claim is set, and what it counts.

use khabar_types::{Argument, ClaimType, Id, QuantityId, TimeId, TimexType, Upos};

use super::{
    arguments::{Around, Filled, argument, is_place},
    scene::{Break, Scene, within},
    triggers::Trigger,
};
use crate::{
    knowledge::Slot,
    sentence::{bare, sees_events},
};

/// The nearest named place that the clause gives, behind "في" and its like; attacked places are places too.
pub(super) fn places(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    kind: ClaimType,
    filled: &Filled,
    around: &Around,
) -> Vec<Argument> {
    let mut places = filled.places.clone();
    if kind.is_tie() {
        return places;
    }
    // "انسحب من زنجبار", "توجهت إلى سرت": forces move from and to places.
    if matches!(kind, ClaimType::Retreat | ClaimType::Mobilize) && places.is_empty() {
        places.extend(moved(around));
    }
    let (from, to) = clause(scene, trigger.at);
    let trigger_item = scene.item_of[trigger.at];
    let nearest = (from..to).filter(|&item| locative(scene, item)).min_by_key(|&item| {
        let behind = item > trigger_item;
        (!behind, item.abs_diff(trigger_item))
    });
    if let Some(item) = nearest
        && let Some(phrase) = scene.phrase(item)
        && places.is_empty()
    {
        places.push(argument(phrase, "fi"));
    }
    if matches!(kind, ClaimType::Assault | ClaimType::Coerce) {
        for recipient in &filled.recipients {
            let place = is_place(scene.mentions.entities[recipient.entity].kind);
            if place && !places.iter().any(|have| have.entity == recipient.entity) {
                places.push(*recipient);
            }
        }
    }
    if places.is_empty() {
        places.extend(visited(scene, trigger.at).or_else(|| witness(scene, trigger.at)));
    }
    places
}

/// "زيارة القاهرة": the place right behind a visit, unless another follows to which it goes ("زيارة واشنطن إلى القاهرة").
fn visited(scene: &Scene<'_>, visit: usize) -> Option<Argument> {
    let item = scene.item_of[visit];
    let phrase = scene.phrase(item + 1).filter(|phrase| is_place(phrase.kind))?;
    let goes_on = matches!(scene.line.normal(phrase.to), "ل" | "الي");
    (bare(scene.line.normal(visit)) == "زياره" && !goes_on).then(|| argument(phrase, "gen"))
}

/// "شهدت بغداد مظاهرات", "المدينة التي تشهد اشتباكات": the place that is said to see an event.
fn witness(scene: &Scene<'_>, event: usize) -> Option<Argument> {
    let item = scene.item_of[event];
    let open = |item: &usize| scene.break_before(*item) == Break::None;
    let verb = (item.saturating_sub(WITNESS_REACH)..item)
        .rev()
        .take_while(|before| open(&(before + 1)))
        .find(|&before| scene.upos(before) == Upos::Verb)?;
    if !sees_events(scene.line.word(scene.items[verb].from)) {
        return None;
    }
    let relative = verb.checked_sub(1).filter(|&at| scene.upos(at) == Upos::Det);
    let before = relative.unwrap_or(verb).checked_sub(1);
    [Some(verb + 1), before]
        .into_iter()
        .flatten()
        .filter_map(|at| scene.phrase(at))
        .find(|phrase| is_place(phrase.kind))
        .map(|phrase| argument(phrase, "subj"))
}

/// How many words and phrases may stand between the verb of seeing and what is seen.
const WITNESS_REACH: usize = 5;

fn moved(around: &Around) -> impl Iterator<Item = Argument> {
    let directed = around
        .slots
        .iter()
        .filter(|(slot, _, kind)| matches!(slot, Slot::Min | Slot::Ila) && is_place(*kind));
    directed.map(|(_, argument, _)| *argument)
}

fn locative(scene: &Scene<'_>, item: usize) -> bool {
    let Some(phrase) = scene.phrase(item) else { return false };
    if !is_place(phrase.kind) {
        return false;
    }
    (1..=3).any(|back| {
        item >= back
            && match scene.preposition(item - back) {
                Some((Slot::Fi, _)) => true,
                Some((Slot::Bi, _)) => back == 1,
                _ => false,
            }
            && (item - back + 1..item).all(|between| {
                scene.phrase(between).is_none()
                    && !scene.word(between).is_empty()
                    && scene.preposition(between).is_none_or(|(slot, _)| slot == Slot::Fi)
            })
    })
}

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
