//! What one verb has from another: the mood of the verb that it is joined to, and that of the event it waits for.

use khabar_types::{Modality, Polarity, Upos};

use super::super::scene::Scene;

/// Prefixes and particles that make a verb future.
pub(super) const WILL: &[&str] = &["س", "سوف", "لن"];

/// How far before a verb the one may stand that it is joined to.
const FARTHEST: usize = 30;

/// "سيزور الوزير درنة ويلتقي الوفد", "إذا انسحب الجيش وأفرج عن الأسرى": the verb whose mood goes on to the one at a word, and whether its negation does
/// too ("لم يقصف الجيش درنة أو يقتحم سبها").
pub(super) fn joined_to(scene: &Scene<'_>, at: usize) -> Option<(usize, bool)> {
    let line = &scene.line;
    let aspect = |at: usize| line.word(at).features.get("Aspect");
    let before = at.checked_sub(1)?;
    let joins = line.upos(before) == Upos::Cconj && line.word(before).token == line.word(at).token
        || matches!(line.normal(before), "او" | "ثم" | "حيث");
    if !joins {
        return None;
    }
    let mut comma = false;
    for other in (at.saturating_sub(FARTHEST)..before).rev() {
        match line.normal(other) {
            "ان" if other + 1 == before => return None,
            "." | ":" | "؛" | "\"" | "«" | "»" | "“" | "”" => return None,
            "الذي" | "التي" | "الذين" | "بينما" | "فيما" | "لكن" => {
                return None;
            }
            "،" | "," => comma = true,
            _ => {}
        }
        if line.upos(other) == Upos::Verb {
            let imperfect = aspect(other) == Some("Imp") && aspect(at) == Some("Imp");
            let perfect = aspect(other) == Some("Perf") && aspect(at) == Some("Perf") && !comma;
            return (imperfect || perfect).then(|| (other, line.normal(before) == "او"));
        }
    }
    None
}

/// What of the mood of one verb goes on to a verb joined to it.
pub(super) fn shared(
    scene: &Scene<'_>,
    first: (Polarity, Modality),
    at: usize,
    negates: bool,
) -> (Polarity, Modality) {
    let perfect = scene.line.word(at).features.get("Aspect") == Some("Perf");
    let modality = match first.1 {
        // A perfect is joined to a condition alone.
        Modality::Hypothetical => Modality::Hypothetical,
        other if !perfect => other,
        _ => Modality::Actual,
    };
    if first.0 == Polarity::Negated && !negates {
        return (Polarity::Affirmed, Modality::Actual);
    }
    (first.0, modality)
}

/// "لن تفرج حماس عن الأسرى قبل أن تنسحب إسرائيل", "سيحاصر الجيش درنة حتى ينسحب المسلحون": what something yet to come waits for.
pub(super) fn awaited(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    let word = |back: usize| at.checked_sub(back).map_or("", |at| line.normal(at));
    let waits = matches!((word(2), word(1)), ("قبل" | "الي" | "لحين", "ان") | (_, "حتي"));
    let imperfect = line.word(at).features.get("Aspect") == Some("Imp");
    if !waits || !imperfect {
        return false;
    }
    let main =
        (at.saturating_sub(FARTHEST)..at).rev().find(|&before| line.upos(before) == Upos::Verb);
    main.is_some_and(|main| main > 0 && WILL.contains(&line.normal(main - 1)))
}
