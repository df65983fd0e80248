//! Events that a document has told with their participants, and takes up again.

use khabar_types::{Argument, ClaimType};

use super::{arguments::Filled, scene::Scene, triggers::Trigger};
use crate::{
    knowledge::{Part, Predicate},
    sentence::bare,
};

/// How many sentences back an event may be taken up again.
const FARTHEST: usize = 8;

/// How many back where only its type tells which: "هذا الهجوم" after "قصف".
const FARTHEST_OTHER: usize = 2;

/// Duals that stand for two parties named before.
const PAIRS: &[&str] = &[
    "طرفان",
    "طرفين",
    "جانبان",
    "جانبين",
    "بلدان",
    "بلدين",
    "دولتان",
    "دولتين",
    "رجلان",
    "رجلين",
    "زعيمان",
    "زعيمين",
    "رييسان",
    "رييسين",
    "وزيران",
    "وزيرين",
    "قايدان",
    "قايدين",
    "حكومتان",
    "حكومتين",
    "عاصمتان",
    "عاصمتين",
    "حليفان",
    "حليفين",
    "خصمان",
    "خصمين",
    "جاران",
    "جارين",
    "شريكان",
    "شريكين",
];

/// Events with participants, by the sentence that told them.
#[derive(Debug, Default)]
pub(super) struct Told {
    sentence: usize,
    events: Vec<Event>,
    /// The last two who were the subject of one verb.
    pair: Option<(usize, Vec<Argument>)>,
}

#[derive(Debug)]
struct Event {
    sentence: usize,
    predicate: &'static str,
    kind: ClaimType,
    filled: Filled,
}

impl Told {
    /// Go on to the next sentence, and forget what is too far back.
    pub(super) fn next_sentence(&mut self) {
        self.sentence += 1;
        self.events.retain(|event| self.sentence - event.sentence <= FARTHEST);
    }

    /// Note an event.
    pub(super) fn tell(&mut self, row: &Predicate, filled: &Filled) {
        if !(filled.actors.is_empty() && filled.recipients.is_empty()) {
            let (predicate, kind) = (row.key, row.kind);
            let filled = filled.clone();
            self.events.push(Event { sentence: self.sentence, predicate, kind, filled });
        }
    }

    /// "الطرفان" after an event of two: those two.
    pub(super) fn pair(&self, scene: &Scene<'_>, one: &Argument) -> Option<Vec<Argument>> {
        let first = khabar_text::normal(one.words.of(scene.text).split_whitespace().next()?);
        if !first.starts_with("ال") || !PAIRS.contains(&bare(&first)) {
            return None;
        }
        let two = |event: &&Event| event.filled.actors.len() == 2;
        let event = self.events.iter().rev().find(two);
        let pair = self.pair.as_ref().filter(|(sentence, _)| self.sentence - sentence <= FARTHEST);
        let two = match (event, pair) {
            (Some(event), Some((sentence, _))) if event.sentence >= *sentence => {
                &event.filled.actors
            }
            (_, Some((_, pair))) => pair,
            (Some(event), None) => &event.filled.actors,
            (None, None) => return None,
        };
        let again =
            |actor: &Argument| Argument { entity: actor.entity, words: one.words, slot: "resumed" };
        Some(two.iter().map(again).collect())
    }

    /// Note two who together did something that is no event: "أصدر السراج وحفتر بيانا".
    pub(super) fn joined(&mut self, two: &[Argument]) {
        if two.len() == 2 {
            self.pair = Some((self.sentence, two.to_vec()));
        }
    }

    /// "الاتفاق" after an agreement between two is that agreement: the event that a definite noun takes up, where what the noun itself names does
    /// not stand against it.
    pub(super) fn resumed(
        &self,
        scene: &Scene<'_>,
        trigger: &Trigger<'_>,
        row: &Predicate,
        own: &Filled,
    ) -> Option<&Filled> {
        let line = &scene.line;
        if row.part != Part::Noun || !line.normal(trigger.at).starts_with("ال") {
            return None;
        }
        let shown = trigger.at > 0
            && matches!(line.normal(trigger.at - 1), "هذا" | "هذه" | "ذلك" | "تلك" | "هولاء");
        let agrees = |event: &&Event| {
            let recipients = &event.filled.recipients;
            own.recipients.is_empty() || own.recipients.iter().any(|one| has(recipients, one))
        };
        let same = |event: &&Event| {
            event.predicate == row.key
                || event.kind == row.kind && root(event.predicate).eq(root(row.key))
        };
        let recent = |event: &&Event| self.sentence - event.sentence <= FARTHEST_OTHER;
        let other = |event: &&Event| shown && event.kind == row.kind && recent(event);
        let back = || self.events.iter().rev().filter(agrees);
        back().find(same).or_else(|| back().find(other)).map(|event| &event.filled)
    }
}

/// The consonants of a row's id, by which a verb and its verbal noun are told to be one: `hajama.v`, `hujum.n`.
fn root(key: &str) -> impl Iterator<Item = char> {
    key.chars().take_while(|letter| *letter != '.').filter(|letter| !"aiu_".contains(*letter))
}

fn has(list: &[Argument], one: &Argument) -> bool {
    list.iter().any(|have| have.entity == one.entity)
}

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::PAIRS);
    }
}
