//! Words that name an entity with a judgement, and whose words they are.
//!
//! A sentence is walked from judging word to judging word. Nouns and adjectives fall on the noun phrase that they are part of
//! ([`phrases`]), deeds, qualities and verbs on whoever does or has them ([`owners`]), words that keep the writer away from a name on that
//! name or on whoever uses it ([`naming`]).

mod naming;
mod owners;
mod phrases;

use khabar_types::{Claim, EntityId, EntityType, Framing, Level, Tone, Upos, Voice};

use crate::{
    claims::{Phrase, Region, Scene, chain},
    knowledge::lexicon::FramingWord,
};

/// On whom a judgement falls.
type Target = (EntityId, EntityType);

/// A judging word with the entity on which it falls.
struct Judged {
    from: usize,
    to: usize,
    entity: EntityId,
    tone: Tone,
    class: &'static str,
}

/// The judging words of a sentence, with the entity on which they fall.
pub(crate) fn framing(scene: &Scene<'_>, regions: &[Region], claims: &[Claim]) -> Vec<Framing> {
    let mut found: Vec<Judged> = Vec::new();
    let mut at = 0;
    while at < scene.line.len() {
        if let Some(judged) = naming::quoted_title(scene, at) {
            at = judged.to;
            found.push(judged);
            continue;
        }
        let Some((end, rows)) = longest(scene, at) else {
            at += 1;
            continue;
        };
        let judged = rows.iter().find_map(|row| {
            let (entity, kind) = target(scene, regions, claims, at, end, row)?;
            let itself =
                scene.all.iter().any(|phrase| phrase.from == at && phrase.entity == entity);
            (itself && row.class == "label" || fits(row, kind)).then_some((row, entity))
        });
        if let Some((row, entity)) = judged {
            let (from, to) = phrases::whole(scene, at, end, entity, row.class);
            join(scene, &mut found, Judged { from, to, entity, tone: row.tone, class: row.class });
        }
        at = end;
    }
    let voiced = |judged: Judged| Framing {
        span: scene.line.span(judged.from, judged.to),
        entity: judged.entity,
        tone: judged.tone,
        voice: voice(scene, regions, &judged),
        rule: rule(judged.class),
    };
    found.into_iter().map(voiced).collect()
}

/// "المجرمين المارقين", "النظام الفاسد": a noun and its adjective that judge alike are one.
fn join(scene: &Scene<'_>, found: &mut Vec<Judged>, judged: Judged) {
    if let Some(last) = found.last_mut()
        && last.entity == judged.entity
        && last.tone == judged.tone
        && last.to >= judged.from
        && matches!(last.class, "label" | "adjective")
        && matches!(judged.class, "label" | "adjective")
        && scene.line.upos(last.from) != Upos::Verb
    {
        last.from = last.from.min(judged.from);
        last.to = last.to.max(judged.to);
        return;
    }
    found.push(judged);
}

/// Whether a row may fall on this kind of entity. Groups are not told apart by what they are called.
fn fits(row: &FramingWord, kind: EntityType) -> bool {
    use EntityType::{Arm, Grp, Org, Per};
    let group = |kind: &EntityType| matches!(kind, Arm | Grp | Org);
    row.falls_on.is_empty()
        || row.falls_on.contains(&kind)
        || group(&kind) && row.falls_on.iter().any(group)
        || kind == Grp && row.falls_on.contains(&Per)
}

/// The longest judging phrase at a word, read by words or by whole tokens ("المعترف بها دوليا"), and the word behind it.
fn longest<'a>(scene: &Scene<'a>, at: usize) -> Option<(usize, &'a [FramingWord])> {
    let line = &scene.line;
    let table = &scene.knowledge.lexicon.framing;
    let words = table.longest(line.normals_from(at)).map(|(length, rows)| (at + length, rows));
    let mut tokens: Vec<String> = Vec::new();
    let mut ends = Vec::new();
    let mut next = at;
    while next < line.len() && tokens.len() < 5 {
        let (joined, end) = line.joined(next);
        tokens.push(joined);
        ends.push(end);
        next = end;
    }
    let tokens = table
        .longest(tokens.iter().map(String::as_str))
        .map(|(length, rows)| (ends[length - 1], rows));
    // Verbs are listed by their dictionary form: "يعبثون بأمن البلاد".
    let verb = (line.upos(at) == Upos::Verb).then(|| line.word(at));
    let verb = verb.and_then(|word| {
        let forms = std::iter::once(&*word.lemma).chain(line.normals_from(at + 1));
        let (length, rows) = table.longest(forms)?;
        rows.iter().any(|row| row.class == "verb").then_some((at + length, rows))
    });
    let words = words.filter(|(_, rows)| {
        verb.is_none() || rows.iter().all(|row| row.class != "verb") || line.upos(at) == Upos::Verb
    });
    [words, tokens, verb].into_iter().flatten().reduce(
        |best, other| {
            if other.0 > best.0 { other } else { best }
        },
    )
}

/// On whom a judgement falls.
fn target(
    scene: &Scene<'_>,
    regions: &[Region],
    claims: &[Claim],
    from: usize,
    to: usize,
    row: &FramingWord,
) -> Option<Target> {
    let holding = phrases::holding(scene, from, to);
    // "كتيبة ثوار طرابلس": part of an official name.
    if holding.is_some_and(|phrase| phrase.level == Level::Nam && phrase.from < from) {
        return None;
    }
    // "قال خالد": an adjective that is a name here.
    let named = |phrase: &Phrase| phrase.level == Level::Nam && phrase.from == from;
    let bearer = |phrase: &Phrase| named(phrase) && phrase.kind == EntityType::Per;
    if matches!(row.class, "adjective" | "quality") && scene.all.iter().any(named)
        || scene.all.iter().any(bearer)
    {
        return None;
    }
    let verb = scene.line.upos(from) == Upos::Verb;
    if verb && matches!(row.class, "label" | "adjective" | "quality") {
        return None;
    }
    // "النظام السابق" is over and no longer judged.
    if scene.line.normal(to) == "السابق" && row.class == "label" {
        return None;
    }
    match row.class {
        "none" => None,
        "deed" => owners::doer(scene, claims, from, to, row),
        "quality" => owners::owner(scene, claims, from, to),
        "verb" => verb.then(|| owners::subject(scene, claims, from)).flatten(),
        "pretext" => owners::clause_actor(scene, claims, from),
        "naming" => naming::named(scene, regions, from, to),
        "saying" => naming::sayer(scene, regions, from, to),
        "phrase" if row.tone == Tone::Distancing => {
            let fit = |phrase: &&Phrase| fits(row, phrase.kind);
            phrases::after(scene, to, 2)
                .or(holding)
                .filter(fit)
                .or_else(|| phrases::before(scene, from, row))
                .map(phrases::of)
        }
        "phrase" => holding
            .filter(|phrase| fits(row, phrase.kind))
            .or_else(|| phrases::before(scene, from, row))
            .or_else(|| phrases::after(scene, to, 0))
            .map(phrases::of),
        "adjective" => phrases::adjective(scene, holding, from, to, row),
        _ => naming::described(scene, from)
            .or_else(|| phrases::label(scene, holding, from, to, row).map(phrases::of)),
    }
}

/// The innermost source whose words they are; at arm's length only the writer holds.
fn voice(scene: &Scene<'_>, regions: &[Region], judged: &Judged) -> Voice {
    if judged.tone == Tone::Distancing {
        return Voice::Writer;
    }
    if let Some(speaker) = naming::describer(scene, judged.from)
        && speaker != judged.entity
    {
        return Voice::Source(speaker);
    }
    let (links, ..) = chain(regions, judged.from);
    links.last().map_or(Voice::Writer, |link| Voice::Source(link.entity))
}

fn rule(class: &str) -> &'static str {
    match class {
        "label" => "framing.label",
        "adjective" => "framing.adjective",
        "deed" => "framing.deed",
        "quality" => "framing.quality",
        "verb" => "framing.verb",
        "pretext" => "framing.pretext",
        "naming" => "framing.naming",
        "saying" => "framing.saying",
        "quotes" => "framing.quotes",
        _ => "framing.phrase",
    }
}
