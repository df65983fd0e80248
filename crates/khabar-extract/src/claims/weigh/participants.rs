//! What is said of a candidate for a side of an event.

use khabar_types::{Argument, EntityId, EntityType, Level, Upos};

use super::{Actor, Event, Look, class as class_of, sides};
use crate::{
    choice::{Features, feature},
    claims::{
        agreement::Nature,
        arguments::{is_town, noun_class},
        scene::Phrase,
    },
    knowledge::{Part, Role, Slot},
};

impl Look<'_, '_> {
    /// What is said of an entity in a role.
    pub(super) fn of(&self, role: Role, entity: EntityId, actor: Actor) -> Features {
        let scene = self.scene;
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
        if self.subjects.carried().iter().any(|who| who.entity == entity) {
            add(23, &[r, part, chosen]);
        }
        for (name, place) in [("above", self.event_above()), ("last", self.at.checked_sub(1))] {
            let Some(event) = place.map(|at| &self.readings[at]) else { continue };
            let side = if event.filled.actors.iter().any(|who| who.entity == entity) {
                "actor"
            } else if event.filled.recipients.iter().any(|who| who.entity == entity) {
                "recipient"
            } else {
                continue;
            };
            add(24, &[r, name, side, part]);
            add(25, &[r, name, side, event.row.kind.name(), part]);
            add(26, &[r, name, side, class, class_of(event.row.kind)]);
            add(27, &[r, name, side, chosen]);
        }
        let count = self.before.counts.get(&entity).copied().unwrap_or(0);
        add(28, &[r, part, ["0", "1", "2", "3", "4"][count.min(4)]]);
        let told = self.before.events.iter().rev().find(|event| event.kind == reading.row.kind);
        if let Some(event) = told {
            let side = event.side(entity).unwrap_or("neither");
            let age = self.before.sentence - event.sentence;
            let age = ["0", "1", "2", "3", "4", "5", "6"][age.min(6)];
            let same = if event.key == reading.row.key { "same" } else { "other" };
            add(31, &[r, part, side, same, age]);
            add(32, &[r, kind, side, same]);
            add(33, &[r, part, side, empty, chosen]);
        }
        let again = self.before.events.iter().rev().find(|event| event.key == reading.row.key);
        if let Some(event) = again {
            add(34, &[r, part, event.side(entity).unwrap_or("neither"), empty]);
        }
        let often = |side: &str| {
            let of =
                |event: &&Event| class_of(event.kind) == class && event.side(entity) == Some(side);
            ["0", "1", "2", "3"][self.before.events.iter().filter(of).count().min(3)]
        };
        add(35, &[r, class, often("actor"), often("recipient")]);
        add(36, &[r, part, empty, often("actor"), often("recipient")]);
        if scene.pronoun_after(reading.trigger.at).is_some() {
            let word = scene.line.word(reading.trigger.at + 1);
            let fits = Nature::of(scene, entity, &thing.ar).takes_pronoun(&word.normal);
            add(29, &[r, part, if fits { "fits" } else { "not" }]);
            add(30, &[r, part, chosen]);
        }
        let Some(phrase) = self.mention(entity) else {
            let age = self.before.age(entity).map_or("far", |age| ["0", "1", "2", "3"][age.min(3)]);
            add(40, &[r, part, age]);
            add(41, &[r, part, chosen]);
            add(42, &[r, kind, age]);
            add(43, &[r, type_name, age]);
            return out;
        };
        self.of_mention(role, phrase, chosen, &mut add);
        out
    }

    fn of_mention(
        &self,
        role: Role,
        phrase: &Phrase,
        chosen: &str,
        add: &mut impl FnMut(u32, &[&str]),
    ) {
        let scene = self.scene;
        let line = &scene.line;
        let (part, kind, class, r) = (self.part, self.kind, self.class, role.name());
        let reading = self.reading();
        let trigger = &reading.trigger;
        let (side, distance) = if phrase.from >= trigger.to {
            ("behind", phrase.from - trigger.to)
        } else if phrase.to <= trigger.at {
            ("ahead", trigger.at - phrase.to)
        } else if phrase.from == trigger.at {
            ("self", 0)
        } else {
            ("within", 0)
        };
        let far = match distance {
            0 => "0",
            1 => "1",
            2 => "2",
            3..=4 => "4",
            5..=7 => "7",
            8..=12 => "12",
            13..=20 => "20",
            _ => "far",
        };
        add(50, &[r, part, side, far]);
        add(51, &[r, part, side, chosen]);
        add(52, &[r, kind, side]);
        let (from, to) = if phrase.from >= trigger.to {
            (trigger.to, phrase.from)
        } else {
            (phrase.to.min(trigger.at), trigger.at)
        };
        let between = scene.phrases.iter().filter(|it| from <= it.from && it.to <= to).count();
        let between = ["0", "1", "2", "3"][between.min(3)];
        add(53, &[r, part, side, between]);
        let verbs = (from..to).filter(|&at| line.upos(at) == Upos::Verb).count();
        add(54, &[r, part, side, ["0", "1", "2"][verbs.min(2)]]);
        let mark = (from..to)
            .map(|at| match line.normal(at) {
                "." | "؛" | ":" | "؟" => 3,
                "ان" | "بان" | "الذي" | "التي" | "الذين" | "حيث" | "فيما" | "بينما" | "لكن" => {
                    2
                }
                "،" | "-" | "(" | ")" | "\"" | "–" => 1,
                _ => 0,
            })
            .max()
            .unwrap_or(0);
        add(55, &[r, part, side, ["none", "comma", "clause", "stop"][mark]]);
        // What governs the phrase, as it stands before it.
        let start = scene.phrase_at(phrase.from).map_or(phrase.from, |outer| {
            if outer.mention == phrase.mention { outer.from } else { phrase.from }
        });
        let last = start.checked_sub(1);
        let word = last.map_or("", |at| line.normal(at));
        let governs = match last.map(|at| line.upos(at)) {
            None => "start",
            Some(Upos::Adp) => word,
            Some(Upos::Verb) => "verb",
            Some(Upos::Noun) => "noun",
            Some(Upos::Cconj) => "conj",
            Some(Upos::Punct) => "mark",
            Some(Upos::Sconj) => "sconj",
            Some(Upos::Pron) => "pron",
            _ => "other",
        };
        add(56, &[r, part, side, governs]);
        add(57, &[r, kind, side, governs]);
        add(58, &[r, part, side, governs, far]);
        if let Some(slot) =
            last.and_then(|at| scene.preposition(scene.item_of[at])).map(|(slot, _)| slot)
        {
            let frame = reading.row.role(slot).map_or("none", Role::name);
            add(59, &[r, part, side, frame]);
            add(60, &[r, part, side, frame, if distance < 3 { "near" } else { "away" }, chosen]);
        }
        let genitive = distance == 0 && side == "behind";
        if genitive {
            let slot = if part == Part::Verb.name() { Slot::Subject } else { Slot::Genitive };
            add(61, &[r, part, reading.row.role(slot).map_or("none", Role::name)]);
        }
        let head = (phrase.from..phrase.to)
            .find(|&at| line.head(at).is_none_or(|head| head < phrase.from || head >= phrase.to))
            .unwrap_or(phrase.from);
        let path = self.path(head);
        add(62, &[r, part, &path]);
        add(63, &[r, class, part, &path]);
        add(64, &[r, part, &path, governs]);
        add(65, &[r, part, &path, self.governor]);
        add(77, &[r, &self.frame, part, &path]);
        add(78, &[r, &self.frame, part, side, governs]);
        add(79, &[r, part, self.behind, &path]);
        add(48, &[r, part, self.behind, side, between]);
        // Its place among those of its type on its side.
        let rank = scene
            .all
            .iter()
            .filter(|it| it.kind == phrase.kind && it.entity != phrase.entity)
            .filter(|it| match side {
                "behind" => it.from >= trigger.to && it.from < phrase.from,
                "ahead" => it.to <= trigger.at && it.from > phrase.from,
                _ => false,
            })
            .count();
        let rank = ["0", "1", "2"][rank.min(2)];
        add(49, &[r, part, side, rank, phrase.kind.name()]);
        add(47, &[r, class, side, rank, phrase.kind.name()]);
        let level = phrase.level.name();
        add(66, &[r, part, level]);
        add(67, &[r, kind, level]);
        if phrase.level == Level::Nom {
            let argument = Argument { entity: phrase.entity, words: phrase.span, slot: "" };
            let noun = noun_class(scene, &argument).unwrap_or("none");
            add(68, &[r, class, noun]);
            add(69, &[r, kind, noun]);
        }
        let argument = Argument { entity: phrase.entity, words: phrase.span, slot: "" };
        if is_town(scene, &argument, phrase.kind) {
            add(70, &[r, kind]);
            add(71, &[r, part, side, governs]);
        } else if phrase.kind == EntityType::Gpe {
            add(72, &[r, kind]);
        }
        let inner = scene.phrase_at(phrase.from).is_some_and(|it| it.mention != phrase.mention);
        if inner {
            add(73, &[r, part, side]);
            add(74, &[r, kind]);
        }
        if reading.row.part == Part::Verb {
            let nature = Nature::of(scene, phrase.entity, phrase.span.of(scene.text));
            let verb = line.word(trigger.at);
            let agrees =
                if side == "ahead" { nature.takes_verb(verb) } else { nature.follows_verb(verb) };
            add(75, &[r, side, if agrees { "agrees" } else { "not" }]);
            add(76, &[r, side, if agrees { "agrees" } else { "not" }, chosen]);
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
