//! Where what is said ends.

use khabar_types::Upos;

use super::{
    cues::{self, cue_at, is_that},
    marks::Marks,
};
use crate::claims::{Scene, scene::Break};

/// Where the clause of a noun ends: "أعلن عجزه عن القمع، كما أبدى".
pub(super) fn clause_end(scene: &Scene<'_>, from: usize) -> usize {
    let item = scene.item_of.get(from).map_or(scene.items.len(), |item| item + 1);
    (item..scene.items.len())
        .find(|&item| {
            let gap = scene.break_before(item);
            gap == Break::Full
                || contrasts(scene, scene.items[item].from)
                || gap == Break::Clause
                    && (scene.upos(item) == Upos::Cconj
                        && !matches!(scene.word(item), "اذا" | "لو")
                        || matches!(
                            scene.word(item),
                            "كما" | "حيث" | "بينما" | "فيما" | "لكن" | "مما"
                        ))
                || writer_remarks(scene, scene.items[item].from)
        })
        .map_or(scene.line.len(), |item| scene.items[item].from)
}

/// "نفى الجيش القصف، في حين اعتقلت الشرطة ناشطين", "..., بينما اعتقلت": the writer sets another deed beside what is said; "بينما كان ينسحب" only
/// says when.
pub(super) fn contrasts(scene: &Scene<'_>, at: usize) -> bool {
    let comma = at > 0 && matches!(scene.line.normal(at - 1), "،" | ",");
    let first = match (scene.line.normal(at), scene.line.normal(at + 1)) {
        ("في", "حين") => at + 2,
        ("بينما" | "فيما", _) => at + 1,
        _ => return false,
    };
    let goes_on = matches!(scene.line.normal(first), "كان" | "كانت" | "كانوا" | "ان");
    comma && !goes_on && scene.line.upos(first) == Upos::Verb && cues::is_perfect(scene, first)
}

/// "في إشارة إلى", "الأمر الذي", "علما أن", "أي", ", ما يزيد": the writer explains what was said.
fn writer_remarks(scene: &Scene<'_>, at: usize) -> bool {
    let next = scene.line.normal(at + 1);
    if at == 0 {
        return false;
    }
    match scene.line.normal(at) {
        "في" => next == "اشاره",
        "الامر" => next == "الذي",
        "علما" => is_that(next) || next == "ب",
        "اي" => matches!(scene.line.normal(at - 1), "،" | "," | "\"" | "»" | "”" | "("),
        "ما" => {
            matches!(scene.line.normal(at - 1), "،" | ",")
                && scene.line.upos(at + 1) == Upos::Verb
                && !cues::is_perfect(scene, at + 1)
                && !scene.line.normal(at + 1).contains("زال")
        }
        _ => false,
    }
}

/// Where behind what is said the speaker acts: "قال إن ...، مطالبا المجلس بالتدخل". To ask is no part of what is said.
pub(super) fn own_act(scene: &Scene<'_>, marks: &Marks, from: usize, to: usize) -> Option<usize> {
    (from + 2..to).find(|&at| {
        matches!(scene.line.normal(at - 1), "،" | ",")
            && !marks.inside(at)
            && cue_at(scene, at).is_some_and(|other| {
                other.row.part == "p" && matches!(other.row.class, "ask" | "claim")
            })
    })
}

/// "في وقت أشارت فيه مصادر إلى أن ...، قالت الشرطة", "بعد أن أعلنت ...، انسحب": what is said in a clause before the main one ends with it.
fn is_fronted(scene: &Scene<'_>, from: usize) -> bool {
    let word = |at| scene.line.normal(at);
    let first = usize::from(scene.line.upos(0) == Upos::Cconj);
    let opens = match word(first) {
        "بينما" | "فيما" | "بعدما" | "عندما" | "حينما" | "قبلما" | "لما" => {
            true
        }
        "في" => {
            matches!(word(first + 1), "وقت" | "حين")
                || word(first + 1) == "الوقت" && word(first + 2) == "الذي"
        }
        "بعد" | "قبل" | "عقب" | "منذ" => word(first + 1) == "ان",
        _ => false,
    };
    opens && from < first + 30 && (first..from).filter(|&at| is_main(scene, at)).count() == 1
}

/// A verb that no relative pronoun brings in.
fn is_main(scene: &Scene<'_>, at: usize) -> bool {
    scene.line.upos(at) == Upos::Verb
        && !matches!(scene.line.normal(at.saturating_sub(1)), "الذي" | "التي" | "الذين")
}

/// Behind so many words a turn behind a mark ("، بينما") or, later, any mark ends what is said without quotation marks.
const LONG: usize = 8;

const TOO_LONG: usize = 70;

/// Where the next verb of saying opens a clause of its own ("... ، وأضاف"), or the sentence ends.
pub(super) fn next_saying(scene: &Scene<'_>, marks: &Marks, from: usize) -> usize {
    let quoted = marks.inside(from);
    let fronted = !quoted && is_fronted(scene, from);
    (from + 1..scene.line.len())
        .find(|&at| {
            if at > from + LONG && !quoted && scene.line.upos(at - 1) == Upos::Punct {
                // "حيث إن" says why, and goes on.
                let turns = matches!(scene.line.normal(at), "بينما" | "فيما" | "حيث" | "رغم")
                    && !is_that(scene.line.normal(at + 1));
                let meanwhile = scene.line.normal(at) == "في"
                    && (scene.line.normal(at + 1) == "حين"
                        || scene.line.normal(at + 1) == "الوقت"
                            && matches!(scene.line.normal(at + 2), "الذي" | "نفسه" | "ذاته"));
                if turns || meanwhile || at > from + TOO_LONG {
                    return true;
                }
            }
            if !marks.inside(at) && (writer_remarks(scene, at) || contrasts(scene, at)) {
                return true;
            }
            if scene.line.upos(at) != Upos::Verb || marks.inside(at) && !quoted {
                return false;
            }
            let before = scene.line.normal(at - 1);
            let says = || {
                cues::cues_at(scene, at).iter().any(|cue| {
                    cue.is_verb()
                        && matches!(
                            cue.row.class,
                            "say" | "announce" | "confirm" | "reveal" | "deny" | "claim" | "relay"
                        )
                })
            };
            if fronted && matches!(before, "،" | ",") && (cues::is_perfect(scene, at) || says()) {
                return true;
            }
            let meanwhile = cues::meanwhile(scene, at);
            let joined = meanwhile
                || matches!(before, "و" | "ف" | "كما")
                || before == "قد" && at >= 2 && scene.line.normal(at - 2) == "و";
            joined
                && !cues::belongs_inside(scene, from, at)
                && (cues::is_perfect(scene, at) || meanwhile)
                && (says() || !quoted && cues::acts_beside(scene, at))
        })
        .unwrap_or(scene.line.len())
}

/// "قال الوزير إن ضابطا أكد أن الجيش انسحب، وإن": where a second "إن" goes on with what the outer verb says, behind the "أن" of the inner.
pub(super) fn outer_that(scene: &Scene<'_>, from: usize, to: usize) -> Option<usize> {
    let spelt = |at: usize, alif: char| scene.line.word(at).form.starts_with(alif);
    let inner = from > 0 && is_that(scene.line.normal(from - 1)) && spelt(from - 1, 'أ');
    let second = |&at: &usize| {
        scene.line.normal(at) == "و" && is_that(scene.line.normal(at + 1)) && spelt(at + 1, 'إ')
    };
    (from + 1..to).find(second).filter(|_| inner)
}
