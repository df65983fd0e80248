//! Whom an enclitic pronoun means.

use khabar_types::{Argument, EntityId, EntityType, Level, Upos};

use super::{
    agreement::{self, Nature},
    scene::{Phrase, Scene},
    subjects::{RELATIVES, Subjects, is_place_of},
};

/// What the clause of a pronoun says.
enum Described<'a> {
    /// It describes this noun phrase.
    Phrase(&'a Phrase),
    /// It describes a thing that is no mention, which this pronoun takes up.
    Thing(&'static str),
    /// It describes nothing, or what it describes is not clear.
    Nothing,
}

/// Whom a pronoun means: what its relative clause describes, else the nearest before it that agrees. `not` is the subject of
/// its own verb, which would be "himself".
pub(super) fn antecedent(
    scene: &Scene<'_>,
    subjects: &Subjects,
    pronoun: usize,
    not: Option<EntityId>,
) -> Option<Argument> {
    let word = scene.line.word(pronoun);
    let meant = |entity| Some(Argument { entity, words: word.span, slot: "pronoun" });
    let fits = |entity: EntityId, words: &str| {
        Some(entity) != not && Nature::of(scene, entity, words).takes_pronoun(&word.normal)
    };
    match described(scene, pronoun) {
        Described::Phrase(phrase) if fits(phrase.entity, phrase.span.of(scene.text)) => {
            return meant(phrase.entity);
        }
        Described::Thing(resumed) if resumed == &*word.normal => return None,
        _ => {}
    }
    let of = |subject: &&Argument| fits(subject.entity, subject.words.of(scene.text));
    let subject = subjects.here().rev().find(of);
    let nearest = scene
        .all
        .iter()
        .rev()
        .find(|phrase| phrase.to < pronoun && fits(phrase.entity, phrase.span.of(scene.text)));
    let carried = subjects.carried().iter().find(of);
    let entity = nearest
        .map(|phrase| phrase.entity)
        .or_else(|| subject.map(|subject| subject.entity))
        .or_else(|| carried.map(|subject| subject.entity))?;
    let entity = match subject {
        // "قال حفتر إن قواته": the clause's subject beats a place between.
        Some(subject) if is_place_of(scene, entity) && !is_place_of(scene, subject.entity) => {
            subject.entity
        }
        _ => entity,
    };
    meant(entity)
}

/// How far a relative may stand before a pronoun in its clause.
const FARTHEST: usize = 20;

/// What the clause around a pronoun describes: "المدينة التي يسيطر عليها", "مجموعات يقودها".
fn described<'a>(scene: &'a Scene<'_>, pronoun: usize) -> Described<'a> {
    let line = &scene.line;
    let mut at = pronoun;
    while at > 0 && pronoun - at < FARTHEST {
        at -= 1;
        let word = line.normal(at);
        if matches!(word, "." | ":" | "؛" | "ان" | "لكن" | "بينما" | "كما" | "حيث" | "فيما")
        {
            return Described::Nothing;
        }
        if RELATIVES.contains(&word) {
            // "الذي أعقبه طلب من حفتر إنهاء هجومه": far behind, "his" is somebody else's.
            let owns = !matches!(line.upos(pronoun - 1), Upos::Verb | Upos::Adp);
            // One pronoun takes up what a relative describes.
            let taken = (at..pronoun).any(|other| {
                line.upos(other) == Upos::Pron
                    && line.normal(other) == line.normal(pronoun)
                    && line.upos(other - 1) == Upos::Verb
                    && !owns
            });
            if owns && pronoun - at > 4 || taken {
                return Described::Nothing;
            }
            return before_relative(scene, at);
        }
        // A verb right behind an indefinite noun describes it.
        if line.upos(at) == Upos::Verb && at > 0 && pronoun - at <= 4 {
            let phrase = scene.phrases.iter().find(|phrase| phrase.to == at);
            if let Some(phrase) = phrase
                && phrase.level == Level::Nom
                && !phrase.span.of(scene.text).starts_with("ال")
            {
                return Described::Phrase(phrase);
            }
        }
    }
    Described::Nothing
}

fn before_relative<'a>(scene: &'a Scene<'_>, relative: usize) -> Described<'a> {
    let line = &scene.line;
    let which = line.normal(relative);
    let mut at = relative;
    while at > 0 && relative - at < 9 {
        at -= 1;
        let phrase = scene.phrases.iter().find(|phrase| phrase.from <= at && at < phrase.to);
        if let Some(phrase) = phrase {
            let nature = Nature::of(scene, phrase.entity, phrase.span.of(scene.text));
            if nature.takes_relative(which) {
                // "خليفة حفتر العدو اللدود، الذي": what stands beside a name means its bearer.
                let named = scene.phrases.iter().find(|other| {
                    other.to == phrase.from
                        && other.level == Level::Nam
                        && other.kind == EntityType::Per
                        && phrase.level == Level::Nom
                });
                return Described::Phrase(named.unwrap_or(phrase));
            }
            at = phrase.from;
            continue;
        }
        if matches!(line.upos(at), Upos::Verb) || matches!(line.normal(at), "." | ":" | "؛") {
            return Described::Nothing;
        }
        if line.upos(at) != Upos::Adj && agreement::word_takes_relative(line.word(at), which) {
            return Described::Thing(if which == "الذي" { "ه" } else { "ها" });
        }
    }
    Described::Nothing
}
