//! Who could take part in an event, and where each stands: found once for both sides.

use khabar_types::{Argument, EntityId, EntityType, Level, Upos};

use super::{Event, Look, class as class_of};
use crate::{
    claims::{
        agreement::Nature,
        arguments::{is_town, noun_class},
        scene::{Phrase, Scene},
    },
    knowledge::{Part, Slot, classes::Names},
};

/// How many words away whoever takes part may be named: sentences without end cost no more for each event than long ones.
const FARTHEST_WORD: usize = 200;

/// Somebody who could take part.
pub(super) struct Candidate<'a> {
    pub entity: EntityId,
    /// Where the sentence names it, if it does.
    pub placed: Option<Placed<'a>>,
    pub told: Told,
    /// Whether a pronoun behind the trigger may mean it; `None` where there is no pronoun.
    pub fits_pronoun: Option<bool>,
}

/// What events before say of a candidate.
pub(super) struct Told {
    /// In the last event of the same type: its side, how many sentences ago, whether by the same word.
    pub same_kind: Option<(&'static str, &'static str, &'static str)>,
    /// In the last event of the same word: its side.
    pub same_word: Option<&'static str>,
    /// How often it acted and suffered in events of the same class.
    pub often: [&'static str; 2],
}

/// Where a mention stands, seen from a trigger.
pub(super) struct Placed<'a> {
    pub phrase: &'a Phrase,
    /// Behind the trigger, ahead of it, around it.
    pub side: &'static str,
    /// How many words away, in steps.
    pub far: &'static str,
    /// How many noun phrases stand between.
    pub between: &'static str,
    /// How many verbs.
    pub verbs: &'static str,
    /// The strongest mark between.
    pub mark: &'static str,
    /// What governs it, as it stands before it.
    pub governs: &'a str,
    /// The slot that this opens.
    pub slot: Option<Slot>,
    /// The relations between the trigger and its head.
    pub path: String,
    /// How many of its type stand nearer on its side.
    pub rank: &'static str,
    /// The class of a common noun.
    pub noun: Option<&'a str>,
    pub town: bool,
    /// What sort of body, person or place it is.
    pub sort: &'a str,
    /// Its head.
    pub head: usize,
    /// The classes of the word before it, of its head and of the word after it.
    pub classes: [Names; 3],
    /// Inside a longer mention.
    pub inner: bool,
    /// Whether the verb agrees with it; `None` for nouns.
    pub agrees: Option<&'static str>,
}

impl<'a> Look<'a, '_> {
    /// The entities of the sentence, those that the rules found, the source, and those of the sentences before.
    pub(super) fn candidates(&self) -> Vec<Candidate<'a>> {
        let reading = self.reading();
        let mut who: Vec<EntityId> = Vec::new();
        let mut add = |entity: EntityId| {
            if !who.contains(&entity) {
                who.push(entity);
            }
        };
        let chosen = reading.filled.actors.iter().chain(&reading.filled.recipients);
        chosen.for_each(|argument| add(argument.entity));
        // "الطرفان" stands for two named before, who are candidates themselves.
        let stands_for_two = |phrase: &&Phrase| {
            let words = Argument { entity: phrase.entity, words: phrase.span, slot: "" };
            phrase.level == Level::Nom && self.subjects.told.pair(self.scene, &words).is_some()
        };
        let trigger = &reading.trigger;
        let near = |phrase: &&Phrase| {
            phrase.to + FARTHEST_WORD >= trigger.at && phrase.from <= trigger.to + FARTHEST_WORD
        };
        let phrases = self.scene.all.iter().filter(near).filter(|phrase| !stands_for_two(phrase));
        phrases.for_each(|phrase| add(phrase.entity));
        self.source.into_iter().for_each(&mut add);
        self.subjects.carried().iter().for_each(|argument| add(argument.entity));
        for list in self.before.sentences.iter().rev().take(2) {
            for entity in list {
                add(*entity);
            }
        }
        who.into_iter().map(|entity| self.candidate(entity)).collect()
    }

    fn candidate(&self, entity: EntityId) -> Candidate<'a> {
        let scene = self.scene;
        let at = self.reading().trigger.at;
        let fits_pronoun = scene.pronoun_after(at).map(|pronoun| {
            let name = &scene.mentions.entities[entity].ar;
            Nature::of(scene, entity, name).takes_pronoun(&scene.line.word(pronoun).normal)
        });
        let placed = self.mention(entity).map(|phrase| self.placed(phrase));
        Candidate { entity, placed, told: self.told(entity), fits_pronoun }
    }

    fn told(&self, entity: EntityId) -> Told {
        let row = self.reading().row;
        let events = &self.before.events;
        let side = |event: &Event| event.side(entity).unwrap_or("neither");
        let same_kind = events.iter().rev().find(|event| event.kind == row.kind).map(|event| {
            let age = self.before.sentence - event.sentence;
            let age = ["0", "1", "2", "3", "4", "5", "6"][age.min(6)];
            (side(event), age, if event.key == row.key { "same" } else { "other" })
        });
        let same_word = events.iter().rev().find(|event| event.key == row.key).map(side);
        let often = |side: &str| {
            let of = |event: &&Event| {
                class_of(event.kind) == self.class && event.side(entity) == Some(side)
            };
            ["0", "1", "2", "3"][events.iter().filter(of).count().min(3)]
        };
        Told { same_kind, same_word, often: [often("actor"), often("recipient")] }
    }

    fn placed(&self, phrase: &'a Phrase) -> Placed<'a> {
        let scene = self.scene;
        let line = &scene.line;
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
        let (from, to) = if phrase.from >= trigger.to {
            (trigger.to, phrase.from)
        } else {
            (phrase.to.min(trigger.at), trigger.at)
        };
        let between = scene.phrases.iter().filter(|it| from <= it.from && it.to <= to).count();
        let verbs = (from..to).filter(|&at| line.upos(at) == Upos::Verb).count();
        let start = scene.phrase_at(phrase.from).map_or(phrase.from, |outer| {
            if outer.mention == phrase.mention { outer.from } else { phrase.from }
        });
        let last = start.checked_sub(1);
        let governs = match last.map(|at| line.upos(at)) {
            None => "start",
            Some(Upos::Adp) => last.map_or("", |at| line.normal(at)),
            Some(Upos::Verb) => "verb",
            Some(Upos::Noun) => "noun",
            Some(Upos::Cconj) => "conj",
            Some(Upos::Punct) => "mark",
            Some(Upos::Sconj) => "sconj",
            Some(Upos::Pron) => "pron",
            _ => "other",
        };
        let slot = last.and_then(|at| scene.preposition(scene.item_of[at])).map(|(slot, _)| slot);
        let head = (phrase.from..phrase.to)
            .find(|&at| line.head(at).is_none_or(|head| head < phrase.from || head >= phrase.to))
            .unwrap_or(phrase.from);
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
        let argument = Argument { entity: phrase.entity, words: phrase.span, slot: "" };
        let known = known_sort(scene, phrase.entity);
        let nominal = phrase.level == Level::Nom;
        let class = (nominal || known.is_none()).then(|| noun_class(scene, &argument)).flatten();
        let noun = nominal.then(|| class.unwrap_or("none"));
        let agrees = (reading.row.part == Part::Verb).then(|| {
            let nature = Nature::of(scene, phrase.entity, phrase.span.of(scene.text));
            let verb = line.word(trigger.at);
            let agrees =
                if side == "ahead" { nature.takes_verb(verb) } else { nature.follows_verb(verb) };
            if agrees { "agrees" } else { "not" }
        });
        Placed {
            phrase,
            side,
            far,
            between: ["0", "1", "2", "3"][between.min(3)],
            verbs: ["0", "1", "2"][verbs.min(2)],
            mark: self.mark(from, to),
            governs,
            slot,
            path: self.path(head),
            rank: ["0", "1", "2"][rank.min(2)],
            noun,
            town: is_town(scene, &argument, phrase.kind),
            sort: known.or(class).unwrap_or(phrase.kind.name()),
            head,
            classes: [last, Some(head), Some(phrase.to)].map(|at| self.classes(at)),
            inner: scene.phrase_at(phrase.from).is_some_and(|it| it.mention != phrase.mention),
            agrees,
        }
    }

    /// The strongest mark between two words.
    fn mark(&self, from: usize, to: usize) -> &'static str {
        let strength = |at: usize| match self.scene.line.normal(at) {
            "." | "؛" | ":" | "؟" => 3,
            "ان" | "بان" | "الذي" | "التي" | "الذين" | "حيث" | "فيما" | "بينما" | "لكن" => {
                2
            }
            "،" | "-" | "(" | ")" | "\"" | "–" => 1,
            _ => 0,
        };
        let strongest = (from..to).map(strength).max().unwrap_or(0);
        ["none", "comma", "clause", "stop"][strongest]
    }
}

/// What sort of body, person or place a mention is: as the gazetteer has it, else by its words, else its type.
pub(super) fn sort<'a>(scene: &Scene<'a>, argument: &Argument) -> &'a str {
    known_sort(scene, argument.entity)
        .or_else(|| noun_class(scene, argument))
        .unwrap_or_else(|| scene.mentions.entities[argument.entity].kind.name())
}

/// What sort the gazetteer says that somebody is.
pub(super) fn known_sort<'a>(scene: &Scene<'a>, entity: EntityId) -> Option<&'a str> {
    let gazetteer = &scene.knowledge.gazetteer;
    let entry = gazetteer.by_key(&scene.mentions.entities[entity].key)?;
    Some(gazetteer.get(entry).class)
}

impl Placed<'_> {
    /// Nearer than three words.
    pub(super) fn is_near(&self) -> bool {
        matches!(self.far, "0" | "1" | "2")
    }

    /// Right behind the trigger.
    pub(super) fn is_genitive(&self) -> bool {
        self.side == "behind" && self.far == "0"
    }

    /// A state, as opposed to a town.
    pub(super) fn is_state(&self) -> bool {
        self.phrase.kind == EntityType::Gpe && !self.town
    }
}
