//! What is said of a candidate for a side of an event.

use khabar_types::{Argument, EntityId};

use super::{
    Actor, Look, Reading,
    candidates::{Candidate, Placed},
    class as class_of, sides,
};
use crate::{
    choice::{Features, feature},
    knowledge::{Part, Role, Slot},
};

impl Look<'_, '_> {
    /// What is said of an entity in a role.
    pub(super) fn of(&self, role: Role, candidate: &Candidate<'_>, actor: Actor) -> Features {
        let scene = self.scene;
        let entity = candidate.entity;
        let reading = self.reading();
        let (part, kind, class) = (self.part, self.kind, self.class);
        let r = role.name();
        let mut out = Features::with_capacity(64);
        let mut add = |template: u32, words: &[&str]| out.push(feature(template, words));
        let (own, other) = sides(reading, role);
        let has = |list: &[Argument]| {
            list.iter().find(|argument| argument.entity == entity).map(|argument| argument.slot)
        };
        let empty = if own.is_empty() { "none" } else { "some" };
        let chosen = match (has(own), has(other)) {
            (Some(slot), _) => {
                let first = if own[0].entity == entity { "first" } else { "next" };
                add(1, &[r, slot]);
                add(2, &[r, slot, part]);
                add(3, &[r, slot, kind]);
                add(4, &[r, slot, first]);
                add(5, &[r, part, kind]);
                "own"
            }
            (None, Some(slot)) => {
                add(6, &[r, slot]);
                add(7, &[r, slot, part, empty]);
                add(8, &[r, slot, kind]);
                "other"
            }
            (None, None) => {
                add(9, &[r, part, empty]);
                add(10, &[r, kind, empty]);
                "free"
            }
        };
        add(11, &[r, chosen]);
        let thing = &scene.mentions.entities[entity];
        let type_name = thing.kind.name();
        add(12, &[r, kind, type_name]);
        add(13, &[r, part, type_name, chosen]);
        match actor {
            Actor::Open => {}
            Actor::Is(_) => add(14, &[kind]),
            Actor::Nobody => add(15, &[part, class]),
        }
        if self.source == Some(entity) {
            add(16, &[r, part, chosen]);
            add(17, &[r, kind]);
        }
        if self.subjects.latest(reading.trigger.at) == Some(entity) {
            add(18, &[r, part, chosen]);
            add(19, &[r, kind, self.governor]);
        }
        if let Some(verb) = self.governor_at {
            let subject = self.subjects.of_verb(verb).iter().any(|who| who.entity == entity);
            if subject {
                add(20, &[r, part, self.governor]);
                add(21, &[r, part, self.governor, scene.line.relation(reading.trigger.at)]);
                add(22, &[r, chosen, self.governor]);
            }
        }
        if let Some(verb) = self.governor_at {
            let lemma = &*scene.line.word(verb).lemma;
            let subject = self.subjects.of_verb(verb).iter().any(|who| who.entity == entity);
            let subject = if subject { "subject" } else { "other" };
            add(144, &[r, lemma, subject]);
            add(145, &[r, lemma, subject, part, chosen]);
        }
        if self.subjects.carried().iter().any(|who| who.entity == entity) {
            add(23, &[r, part, chosen]);
        }
        for (name, place) in [("above", self.event_above), ("last", self.last())] {
            let Some(event) = place.map(|at| &self.readings[at]) else { continue };
            let Some(side) = side_of(event, entity) else { continue };
            add(24, &[r, name, side, part]);
            add(25, &[r, name, side, event.row.kind.name(), part]);
            add(26, &[r, name, side, class, class_of(event.row.kind)]);
            add(27, &[r, name, side, chosen]);
        }
        let count = self.before.counts.get(&entity).copied().unwrap_or(0);
        add(28, &[r, part, ["0", "1", "2", "3", "4"][count.min(4)]]);
        let told = &candidate.told;
        if let Some((side, age, same)) = told.same_kind {
            add(31, &[r, part, side, same, age]);
            add(32, &[r, kind, side, same]);
            add(33, &[r, part, side, empty, chosen]);
        }
        if let Some(side) = told.same_word {
            add(34, &[r, part, side, empty]);
        }
        let [acted, suffered] = told.often;
        add(35, &[r, class, acted, suffered]);
        add(36, &[r, part, empty, acted, suffered]);
        if let Some(fits) = candidate.fits_pronoun {
            add(29, &[r, part, if fits { "fits" } else { "not" }]);
            add(30, &[r, part, chosen]);
        }
        let Some(placed) = &candidate.placed else {
            let age = self.before.age(entity).map_or("far", |age| ["0", "1", "2", "3"][age.min(3)]);
            add(40, &[r, part, age]);
            add(41, &[r, part, chosen]);
            add(42, &[r, kind, age]);
            add(43, &[r, type_name, age]);
            return out;
        };
        self.of_mention(role, placed, chosen, &mut add);
        out
    }

    fn of_mention(
        &self,
        role: Role,
        placed: &Placed<'_>,
        chosen: &str,
        add: &mut impl FnMut(u32, &[&str]),
    ) {
        let (part, kind, class, r) = (self.part, self.kind, self.class, role.name());
        let row = self.reading().row;
        let Placed { phrase, side, far, between, governs, rank, .. } = *placed;
        let path = placed.path.as_str();
        add(50, &[r, part, side, far]);
        add(51, &[r, part, side, chosen]);
        add(52, &[r, kind, side]);
        add(53, &[r, part, side, between]);
        add(54, &[r, part, side, placed.verbs]);
        add(55, &[r, part, side, placed.mark]);
        add(56, &[r, part, side, governs]);
        add(57, &[r, kind, side, governs]);
        add(58, &[r, part, side, governs, far]);
        if let Some(slot) = placed.slot {
            let frame = row.role(slot).map_or("none", Role::name);
            add(59, &[r, part, side, frame]);
            add(
                60,
                &[r, part, side, frame, if placed.is_near() { "near" } else { "away" }, chosen],
            );
        }
        if placed.is_genitive() {
            let slot = if row.part == Part::Verb { Slot::Subject } else { Slot::Genitive };
            add(61, &[r, part, row.role(slot).map_or("none", Role::name)]);
        }
        add(62, &[r, part, path]);
        add(63, &[r, class, part, path]);
        add(64, &[r, part, path, governs]);
        add(65, &[r, part, path, self.governor]);
        add(77, &[r, &self.frame, part, path]);
        add(78, &[r, &self.frame, part, side, governs]);
        add(79, &[r, part, self.behind, path]);
        add(149, &[r, row.key, side, chosen]);
        add(48, &[r, part, self.behind, side, between]);
        add(49, &[r, part, side, rank, phrase.kind.name()]);
        add(47, &[r, class, side, rank, phrase.kind.name()]);
        self.mention_by_classes(role, placed, chosen, add);
        let level = phrase.level.name();
        add(66, &[r, part, level]);
        self.of_speech(role, placed, chosen, add);
        self.of_events(role, placed, chosen, add);
        add(67, &[r, kind, level]);
        if let Some(noun) = placed.noun {
            add(68, &[r, class, noun]);
            add(69, &[r, kind, noun]);
        }
        if placed.town {
            add(70, &[r, kind]);
            add(71, &[r, part, side, governs]);
        } else if placed.is_state() {
            add(72, &[r, kind]);
        }
        if placed.inner {
            add(73, &[r, part, side]);
            add(74, &[r, kind]);
        }
        if let Some(agrees) = placed.agrees {
            add(75, &[r, side, agrees]);
            add(76, &[r, side, agrees, chosen]);
        }
    }

    /// Whether the mention stands in the same speech, and whether whom it means speaks beside.
    fn of_speech(
        &self,
        role: Role,
        placed: &Placed<'_>,
        chosen: &str,
        add: &mut impl FnMut(u32, &[&str]),
    ) {
        let (part, kind, class, r) = (self.part, self.kind, self.class, role.name());
        let Placed { phrase, side, .. } = *placed;
        let within = match self.said {
            None => "free",
            Some((from, to)) if from <= placed.head && placed.head < to => "in",
            Some(_) => "out",
        };
        add(150, &[r, part, within, chosen]);
        add(151, &[r, kind, within, side]);
        if self.speakers.contains(&phrase.entity) && self.source != Some(phrase.entity) {
            add(152, &[r, part, chosen]);
            add(153, &[r, class, within]);
        }
    }

    /// Who takes part, as the rules have it, in the nearest other event of the sentence.
    fn of_events(
        &self,
        role: Role,
        placed: &Placed<'_>,
        chosen: &str,
        add: &mut impl FnMut(u32, &[&str]),
    ) {
        let (part, kind, r) = (self.part, self.kind, role.name());
        let Placed { phrase, side, .. } = *placed;
        let away = |at: usize| placed.head.abs_diff(at);
        let here = self.reading().trigger.at;
        let other = self
            .readings
            .iter()
            .enumerate()
            .filter(|(at, it)| *at != self.at && it.trigger.at != here && !it.doubtful)
            .filter_map(|(_, it)| {
                let role = side_of(it, phrase.entity)?;
                Some((away(it.trigger.at), role, it))
            })
            .min_by_key(|one| one.0);
        if let Some((far, other_role, it)) = other {
            let nearer = if far < away(here) { "nearer" } else { "farther" };
            add(154, &[r, part, other_role, nearer, it.row.part.name()]);
            add(155, &[r, part, other_role, nearer, chosen]);
            add(156, &[r, kind, other_role, it.row.kind.name()]);
        } else {
            add(157, &[r, part, side, chosen]);
        }
    }

    /// What is said of having nobody in a role.
    pub(super) fn nobody(&self, role: Role, actor: Actor) -> Features {
        let reading = self.reading();
        let scene = self.scene;
        let (part, kind, r) = (self.part, self.kind, role.name());
        let mut out = Features::with_capacity(32);
        let mut add = |template: u32, words: &[&str]| out.push(feature(template, words));
        let (own, other) = sides(reading, role);
        let slot = own.first().map_or("none", |argument| argument.slot);
        let slot_other = other.first().map_or("none", |argument| argument.slot);
        let takes = if reading.row.takes(role) { "takes" } else { "not" };
        add(80, &[r, part, slot]);
        add(81, &[r, kind, slot]);
        add(82, &[r, part, kind]);
        add(83, &[r, kind]);
        add(84, &[r, part, takes, slot]);
        add(85, &[r, part, slot, slot_other]);
        add(86, &[r, part, if reading.filled.passive { "passive" } else { "active" }, slot]);
        let pronoun = scene.pronoun_after(reading.trigger.at).is_some();
        add(87, &[r, part, if pronoun { "pronoun" } else { "bare" }, slot]);
        let definite = scene.line.normal(reading.trigger.at).starts_with("ال");
        add(88, &[r, part, if definite { "definite" } else { "open" }, slot]);
        add(89, &[r, part, self.governor, slot]);
        add(90, &[r, part, scene.line.relation(reading.trigger.at)]);
        add(96, &[r, part, self.behind, slot]);
        add(97, &[r, &self.frame, slot]);
        add(98, &[r, self.class, self.behind, slot]);
        add(91, &[r, reading.row.key]);
        add(146, &[r, reading.row.key, slot]);
        if let Some(verb) = self.governor_at {
            add(147, &[r, &*scene.line.word(verb).lemma, part]);
        }
        self.nobody_by_classes(role, slot, &mut add);
        let near = scene
            .phrases
            .iter()
            .filter(|it| it.from < reading.trigger.to + 8 && reading.trigger.at < it.to + 8)
            .count();
        add(92, &[r, part, ["0", "1", "2", "3"][near.min(3)], slot]);
        if actor != Actor::Open {
            let actor = if actor == Actor::Nobody { "nobody" } else { "actor" };
            add(93, &[kind, actor]);
            add(94, &[part, slot, actor]);
        }
        add(95, &[r, if self.source.is_some() { "said" } else { "own" }, part]);
        out
    }
}

/// The side on which the rules have somebody in an event.
fn side_of(reading: &Reading<'_>, entity: EntityId) -> Option<&'static str> {
    let among = |list: &[Argument]| list.iter().any(|one| one.entity == entity);
    if among(&reading.filled.actors) {
        Some("actor")
    } else if among(&reading.filled.recipients) {
        Some("recipient")
    } else {
        None
    }
}
