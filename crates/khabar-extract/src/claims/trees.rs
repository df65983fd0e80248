//! What the tree of a sentence says of a trigger: its subject and object, what prepositions bring to it, its genitive.
//!
//! The surface rules read what stands near; a tree also knows what stands far, and what belongs to another word.

use khabar_types::{Argument, EntityType, Level, Upos};

use super::{
    arguments::argument,
    scene::{Phrase, Scene},
};
use crate::knowledge::Slot;

/// A noun phrase as a participant.
pub(super) type Participant = (Argument, EntityType, Level);

/// What hangs on a trigger; each list holds a phrase and those coordinated with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Dependents {
    pub subject: Vec<Participant>,
    /// Whether the subject is that of a passive.
    pub passive: bool,
    /// Whether the subject stands before the trigger.
    pub precedes: bool,
    pub object: Vec<Participant>,
    /// Without a preposition, on a noun.
    pub genitive: Vec<Participant>,
    /// What each preposition brings.
    pub oblique: Vec<(Slot, Participant)>,
}

/// The dependents of the words from `from` up to, not including, `to`; nothing where no tree was read.
pub(super) fn dependents(scene: &Scene<'_>, from: usize, to: usize) -> Dependents {
    let mut out = Dependents::default();
    let line = &scene.line;
    for at in 0..line.len() {
        let Some(head) = line.head(at).filter(|head| (from..to).contains(head)) else { continue };
        if (from..to).contains(&at) {
            continue;
        }
        let list = || participants(scene, at, (from, to));
        match line.relation(at) {
            "nsubj" | "nsubj:pass" if out.subject.is_empty() => {
                out.subject = list();
                out.passive = line.relation(at) == "nsubj:pass";
                out.precedes = at < head;
            }
            "obj" | "iobj" if out.object.is_empty() => out.object = list(),
            // "اقتحم مسلحون يلبسون زي الجيش منزلا": a noun in the accusative that was taken for an adjective.
            "xcomp"
                if out.object.is_empty()
                    && line.upos(at) == Upos::Adj
                    && line.normal(at).ends_with('ا')
                    && scene.phrase_at(at).is_some_and(|phrase| phrase.kind == EntityType::Loc) =>
            {
                out.object = list();
            }
            "obl" | "obl:arg" | "nmod" | "advmod" => match preposition(scene, at) {
                Some(slot) => out.oblique.extend(list().into_iter().map(|one| (slot, one))),
                None if line.relation(at) == "nmod" && out.genitive.is_empty() => {
                    out.genitive = list();
                }
                None => {}
            },
            _ => {}
        }
    }
    out
}

/// The slot of the preposition that stands before a noun.
fn preposition(scene: &Scene<'_>, noun: usize) -> Option<Slot> {
    let line = &scene.line;
    let first = (0..noun).find(|&at| line.head(at) == Some(noun) && line.relation(at) == "case")?;
    scene.preposition(scene.item_of[first]).map(|(slot, _)| slot)
}

/// The phrase that holds a word, and those that hang on it as conjuncts. `trigger` is no part of it.
fn participants(scene: &Scene<'_>, word: usize, trigger: (usize, usize)) -> Vec<Participant> {
    let Some(first) = phrase_of(scene, word, trigger) else { return Vec::new() };
    let mut out = vec![participant(first)];
    let line = &scene.line;
    for at in word + 1..line.len() {
        let joined = line.relation(at) == "conj"
            && line
                .head(at)
                .is_some_and(|head| head == word || first.from <= head && head < first.to);
        if let Some(phrase) =
            phrase_of(scene, at, trigger).filter(|_| joined && line.upos(at) != Upos::Verb)
        {
            out.push(participant(phrase));
        }
    }
    out
}

fn phrase_of<'a>(
    scene: &'a Scene<'_>,
    word: usize,
    (from, to): (usize, usize),
) -> Option<&'a Phrase> {
    let phrase = scene.phrase(scene.item_of[word])?;
    (phrase.to <= from || to <= phrase.from).then_some(phrase)
}

fn participant(phrase: &Phrase) -> Participant {
    (argument(phrase, Slot::Object.name()), phrase.kind, phrase.level)
}
