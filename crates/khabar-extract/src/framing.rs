//! Words that name an entity with a judgement, and whose words they are.

use khabar_types::{Claim, EntityId, EntityType, Framing, Level, Tone, Upos, Voice};

use crate::{
    claims::{Phrase, Region, Scene, chain},
    knowledge::lexicon::FramingWord,
};

/// The judging words of a sentence, with the entity on which they fall.
pub(crate) fn framing(scene: &Scene<'_>, regions: &[Region], claims: &[Claim]) -> Vec<Framing> {
    let mut found: Vec<Framing> = Vec::new();
    let mut at = 0;
    while at < scene.line.len() {
        let Some((end, rows)) = longest(scene, at) else {
            at += 1;
            continue;
        };
        let judged = rows.iter().find_map(|row| {
            let (entity, kind) = target(scene, claims, at, end, row)?;
            let fits = row.falls_on.is_empty() || row.falls_on.contains(&kind);
            fits.then_some((row, entity))
        });
        if let Some((row, entity)) = judged {
            found.push(Framing {
                span: scene.line.span(at, end),
                entity,
                tone: row.tone,
                voice: voice(regions, at, row.tone),
                rule: rule(row.class),
            });
        }
        at = end;
    }
    found
}

/// The longest judging phrase at a word, read by words or by whole tokens ("المعترف بها دوليا"), and the word behind it.
fn longest<'a>(scene: &Scene<'a>, at: usize) -> Option<(usize, &'a [FramingWord])> {
    let table = &scene.knowledge.lexicon.framing;
    let words =
        table.longest(scene.line.normals_from(at)).map(|(length, rows)| (at + length, rows));
    let mut tokens: Vec<String> = Vec::new();
    let mut ends = Vec::new();
    let mut next = at;
    while next < scene.line.len() && tokens.len() < 5 {
        let (joined, end) = scene.line.joined(next);
        tokens.push(joined);
        ends.push(end);
        next = end;
    }
    let tokens = table
        .longest(tokens.iter().map(String::as_str))
        .map(|(length, rows)| (ends[length - 1], rows));
    match (words, tokens) {
        (Some(words), Some(tokens)) if tokens.0 > words.0 => Some(tokens),
        (Some(words), _) => Some(words),
        (None, tokens) => tokens,
    }
}

/// On whom a judgement falls.
fn target(
    scene: &Scene<'_>,
    claims: &[Claim],
    from: usize,
    to: usize,
    row: &FramingWord,
) -> Option<(EntityId, EntityType)> {
    let of = |phrase: &Phrase| (phrase.entity, phrase.kind);
    let holding = scene
        .all
        .iter()
        .filter(|phrase| {
            phrase.from <= from && to <= phrase.to || phrase.from < from && from < phrase.to
        })
        .min_by_key(|phrase| phrase.to - phrase.from);
    // "كتيبة ثوار طرابلس": part of an official name.
    if holding.is_some_and(|phrase| phrase.level == Level::Nam && phrase.from < from) {
        return None;
    }
    if scene.line.upos(from) == Upos::Verb && matches!(row.class, "label" | "adjective") {
        return None;
    }
    // "النظام السابق" is over and no longer judged.
    if scene.line.normal(to) == "السابق" && row.class == "label" {
        return None;
    }
    match row.class {
        "deed" => doer(scene, claims, from, to, row),
        "pretext" => clause_actor(scene, claims, from),
        "phrase" if row.tone == Tone::Distancing => {
            beside_after(scene, to, 2).or(holding).or_else(|| beside_before(scene, from)).map(of)
        }
        "phrase" => holding
            .or_else(|| beside_before(scene, from))
            .or_else(|| beside_after(scene, to, 0))
            .map(of),
        "adjective" => adjective(scene, holding, from, to).map(of),
        _ => label(scene, holding, from, to).map(of),
    }
}

/// A label falls on the mention that it heads, or on the name that it introduces: "ميليشيا النواصي", "فلول داعش".
fn label<'a>(
    scene: &'a Scene<'_>,
    holding: Option<&'a Phrase>,
    from: usize,
    to: usize,
) -> Option<&'a Phrase> {
    // "تنظيم داعش الإرهابي": an adjective of the same form behind a name.
    let definite = scene.line.normal(from).starts_with("ال");
    if definite
        && let Some(before) = beside_before(scene, from)
        && before.level == Level::Nam
    {
        return Some(before);
    }
    if qualifies_other(scene, from) {
        return None;
    }
    let named = beside_after(scene, to, 1).filter(|phrase| {
        let apart = holding.is_none_or(|holding| phrase.from >= holding.to);
        apart
            && phrase.level == Level::Nam
            && matches!(phrase.kind, EntityType::Arm | EntityType::Org)
    });
    match holding {
        Some(phrase) if phrase.from < from => Some(phrase),
        Some(phrase) => named.filter(|_| phrase.level == Level::Nom).or(Some(phrase)),
        None => beside_after(scene, to, 1),
    }
}

/// An adjective falls on the noun phrase that it is part of or stands behind.
fn adjective<'a>(
    scene: &'a Scene<'_>,
    holding: Option<&'a Phrase>,
    from: usize,
    to: usize,
) -> Option<&'a Phrase> {
    match holding {
        Some(phrase) if phrase.from < from => Some(phrase),
        other => beside_before(scene, from).or_else(|| {
            let own = other.or_else(|| beside_after(scene, to, 0));
            own.filter(|_| !qualifies_other(scene, from))
        }),
    }
}

/// "تهديدات إرهابية", "الجنرال المارق": the adjective of a noun that is no mention.
fn qualifies_other(scene: &Scene<'_>, from: usize) -> bool {
    let Some(before) =
        (0..from).rev().find(|&at| !matches!(scene.line.normal(at), "\"" | "«" | "“" | "”" | "»"))
    else {
        return false;
    };
    scene.line.upos(from) == Upos::Adj
        && scene.line.upos(before) == Upos::Noun
        && scene.all.iter().all(|phrase| !(phrase.from <= before && before < phrase.to))
}

/// The phrase that ends right before a word, quotation marks and adjectives apart.
fn beside_before<'a>(scene: &'a Scene<'_>, from: usize) -> Option<&'a Phrase> {
    let phrase = scene.all.iter().rev().filter(|phrase| phrase.to <= from && from - phrase.to <= 3);
    let nearest = phrase.max_by_key(|phrase| (phrase.to, phrase.to - phrase.from))?;
    (nearest.to..from)
        .all(|at| {
            matches!(scene.line.normal(at), "\"" | "»" | "”" | "-" | "(" | ")")
                || scene.line.upos(at) == Upos::Adj
        })
        .then_some(nearest)
}

/// The phrase that starts right behind a word, quotation marks, "ب" and so many other words apart.
fn beside_after<'a>(scene: &'a Scene<'_>, to: usize, words: usize) -> Option<&'a Phrase> {
    let nearest = scene.all.iter().find(|phrase| phrase.from >= to)?;
    let between: Vec<usize> = (to..nearest.from)
        .filter(|&at| !matches!(scene.line.normal(at), "\"" | "«" | "“" | "”" | "ب"))
        .collect();
    let plain = between
        .iter()
        .all(|&at| matches!(scene.line.upos(at), Upos::Noun | Upos::Adj | Upos::Pron));
    (plain && between.len() <= words).then_some(nearest)
}

/// Who did a deed: the actor of the claim that it names, else the noun phrase in its genitive: "مجازر الجيش".
fn doer(
    scene: &Scene<'_>,
    claims: &[Claim],
    from: usize,
    to: usize,
    row: &FramingWord,
) -> Option<(EntityId, EntityType)> {
    let span = scene.line.span(from, to);
    if let Some(claim) = claims.iter().find(|claim| claim.evidence.trigger.overlaps(span)) {
        return claim.actors.first().map(|actor| kind(scene, actor.entity));
    }
    // "تحرير المدينة": what follows is what it was done to.
    if row.tone == Tone::Pos || scene.line.normal(from).starts_with("ال") {
        return None;
    }
    beside_after(scene, to, 0).map(|phrase| (phrase.entity, phrase.kind))
}

/// Who acts in the clause of a pretext: "أغلقت الشرطة المقهى بحجة ...".
fn clause_actor(
    scene: &Scene<'_>,
    claims: &[Claim],
    from: usize,
) -> Option<(EntityId, EntityType)> {
    let start = scene.line.word(from).span.start();
    claims
        .iter()
        .filter(|claim| claim.evidence.trigger.end() <= start && !claim.kind.is_tie())
        .max_by_key(|claim| claim.evidence.trigger.start())
        .and_then(|claim| claim.actors.first())
        .map(|actor| kind(scene, actor.entity))
}

fn kind(scene: &Scene<'_>, entity: EntityId) -> (EntityId, EntityType) {
    (entity, scene.mentions.entities[entity].kind)
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
        "pretext" => "framing.pretext",
        _ => "framing.phrase",
    }
}
