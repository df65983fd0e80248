//! Words that name an entity with a judgement, and whose words they are.

use khabar_types::{EntityId, EntityType, Framing, Tone, Voice};

use crate::claims::{Region, Scene, chain};

/// The judging words of a sentence, with the entity on which they fall.
pub(crate) fn framing(scene: &Scene<'_>, regions: &[Region]) -> Vec<Framing> {
    let mut found: Vec<Framing> = Vec::new();
    let mut at = 0;
    while at < scene.line.len() {
        let Some((length, rows)) =
            scene.knowledge.lexicon.framing.longest(scene.line.normals_from(at))
        else {
            at += 1;
            continue;
        };
        let row = &rows[0];
        let span = scene.line.span(at, at + length);
        let target = target(scene, at, at + length, row.class);
        if let Some((entity, kind)) = target
            && (row.falls_on.is_empty() || row.falls_on.contains(&kind))
        {
            found.push(Framing {
                span,
                entity,
                tone: row.tone,
                voice: voice(regions, at, row.tone),
                rule: rule(row.class),
            });
        }
        at += length;
    }
    found
}

/// A label falls on the mention that it heads; an adjective or phrase on the mention that holds it or stands beside it.
fn target(
    scene: &Scene<'_>,
    from: usize,
    to: usize,
    class: &str,
) -> Option<(EntityId, EntityType)> {
    let holding = scene
        .all
        .iter()
        .filter(|phrase| phrase.from <= from && to <= phrase.to)
        .min_by_key(|phrase| phrase.to - phrase.from);
    let before =
        || scene.phrases.iter().rev().find(|phrase| phrase.to <= from && from - phrase.to <= 2);
    let after = || scene.phrases.iter().find(|phrase| phrase.from >= to && phrase.from - to <= 1);
    let phrase = match class {
        "adjective" => holding.or_else(before),
        "deed" => holding.or_else(after),
        _ => holding.or_else(after).or_else(before),
    };
    phrase.map(|phrase| (phrase.entity, phrase.kind))
}

/// The innermost source whose words they are; at arm's length only the writer holds.
fn voice(regions: &[Region], at: usize, tone: Tone) -> Voice {
    if tone == Tone::Distancing {
        return Voice::Writer;
    }
    let (links, ..) = chain(regions, at);
    links.last().map_or(Voice::Writer, |link| Voice::Source(link.entity))
}

fn rule(class: &str) -> &'static str {
    match class {
        "label" => "framing.label",
        "adjective" => "framing.adjective",
        "deed" => "framing.deed",
        _ => "framing.phrase",
    }
}
