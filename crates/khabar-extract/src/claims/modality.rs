//! Polarity and modality from the words around a trigger.

use khabar_types::{Modality, Polarity, Upos};

use super::{scene::Scene, triggers::Trigger};
use crate::knowledge::{Part, lexicon::CueEffect};

/// How the clause puts the event.
pub(super) fn mood(scene: &Scene<'_>, trigger: &Trigger<'_>) -> (Polarity, Modality) {
    let mut polarity = Polarity::Affirmed;
    let mut modality = Modality::Actual;
    let line = &scene.line;
    let clause_start = clause_start(scene, trigger.at);
    let near = trigger.at.saturating_sub(if trigger.part == Part::Verb { 3 } else { 4 });
    let mut at = clause_start;
    while at < trigger.at {
        let Some((length, cues)) = scene.knowledge.lexicon.cues.longest(line.normals_from(at))
        else {
            at += 1;
            continue;
        };
        let end = at + length;
        for cue in cues {
            let reaches = match cue.scope {
                "verb" => {
                    trigger.part == Part::Verb
                        && end >= near
                        && no_verb_between(scene, end, trigger.at)
                }
                "noun" => {
                    trigger.part != Part::Verb
                        && end >= near
                        && no_verb_between(scene, end, trigger.at)
                }
                _ => end >= clause_start && end <= trigger.at,
            };
            if !reaches || end > trigger.at {
                continue;
            }
            match cue.effect {
                CueEffect::Negated => polarity = Polarity::Negated,
                CueEffect::Modality(Modality::Possible) if line.normal(at) == "قد" => {
                    if line.word(trigger.at).features.get("Aspect") == Some("Imp") {
                        modality = Modality::Possible;
                    }
                }
                CueEffect::Modality(found) => modality = found,
            }
        }
        at = end;
    }
    let before = trigger.at.checked_sub(1).map(|at| line.word(at));
    if trigger.part == Part::Verb
        && before
            .is_some_and(|word| &*word.normal == "س" && word.token == line.word(trigger.at).token)
    {
        modality = Modality::Future;
    }
    // A purpose: "لتحرير", "من أجل إسقاط", "بهدف".
    if trigger.part == Part::Noun && modality == Modality::Actual && purpose(scene, trigger.at) {
        modality = Modality::Future;
    }
    if trigger.part == Part::Verb
        && modality == Modality::Actual
        && before.is_some_and(|word| matches!(&*word.normal, "ل" | "كي" | "لكي"))
        && line.word(trigger.at).features.get("Aspect") == Some("Imp")
    {
        modality = Modality::Future;
    }
    (polarity, modality)
}

/// The first word of the clause around a word: behind a full break, a comma with a verb clause, "أن", a relative.
fn clause_start(scene: &Scene<'_>, at: usize) -> usize {
    let mut item = scene.item_of[at];
    while item > 0 {
        let gap = scene.break_before(item);
        let word = scene.word(item);
        if gap == super::scene::Break::Full || matches!(word, "،" | "," | ".") {
            return scene.items[item].to;
        }
        if gap == super::scene::Break::Clause
            && !matches!(word, "ما" | "غير" | "اذا" | "لو" | "حتي")
        {
            return scene.items[item].from;
        }
        item -= 1;
    }
    0
}

fn no_verb_between(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| scene.line.upos(at) != Upos::Verb)
}

fn purpose(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    if at == 0 {
        return false;
    }
    let before = line.normal(at - 1);
    let two = at.checked_sub(2).map_or("", |at| line.normal(at));
    let bound = before == "ل" && line.word(at - 1).token == line.word(at).token;
    let definite = line.normal(at).starts_with("ال");
    let after_verb =
        (at.saturating_sub(14)..at.saturating_sub(1)).any(|at| line.upos(at) == Upos::Verb);
    bound && !definite && after_verb
        || matches!((two, before), ("من", "اجل") | ("ب", "هدف") | ("ب", "غرض") | ("ب", "غيه"))
        || matches!(before, "بهدف" | "بغرض" | "بغيه" | "قصد")
}
