//! A reading as the data contract has it: code points, names, nothing that only the line needs.

use std::collections::HashSet;

use khabar_store::record::{
    ArgumentRecord, ClaimRecord, EntityRecord, FramingRecord, MentionRecord, NoteRecord,
    QuantityRecord, Record, SourceRecord, TimeRecord,
};
use khabar_types::{Argument, Claim, CodePoints, EntityId, Level, Note, Span, Voice};

use crate::Reading;

/// The record of a reading, with the entities that take part in something.
pub(crate) fn record(reading: &Reading) -> Record {
    with_entities(reading, &used(reading))
}

/// The record of a reading, with everybody who is mentioned.
pub(crate) fn whole_record(reading: &Reading) -> Record {
    with_entities(reading, &reading.mentions.entities.iter().map(|(id, _)| id).collect())
}

fn with_entities(reading: &Reading, used: &HashSet<EntityId>) -> Record {
    let Reading { document, sentences, mentions, claims, notes, .. } = reading;
    let points = CodePoints::new(&document.text);
    let key = |id: EntityId| mentions.entities[id].key.to_string();
    Record {
        id: document.id.to_string(),
        text: document.text.to_string(),
        sha256: hexadecimal(&document.sha256),
        title: document.title.clone(),
        outlet: document.outlet.clone(),
        author: document.author.clone(),
        url: document.url.clone(),
        published: document.published.map(|date| date.to_string()),
        published_from: document.published_from.name().into(),
        kind: document.kind.name().into(),
        boilerplate: document.boilerplate.iter().map(|span| points.of_span(*span)).collect(),
        sentences: sentences.rows().iter().map(|sentence| points.of_span(sentence.span)).collect(),
        entities: mentions
            .entities
            .iter()
            .filter(|(id, _)| used.contains(id))
            .map(|(id, entity)| (entity, reading.places[khabar_types::Id::index(id)].clone()))
            .map(|(entity, place)| EntityRecord {
                id: entity.key.to_string(),
                kind: entity.kind.name().into(),
                ar: entity.ar.to_string(),
                en: entity.en.as_deref().map(Into::into),
                wikidata: entity.wikidata.as_deref().map(Into::into),
                country: entity.country.as_deref().map(Into::into),
                coordinates: entity.coordinates.map(|at| [at.latitude, at.longitude]),
                precision: place.precision.map(Into::into),
                within: place.within.map(Into::into),
                disputed: place.disputed.into_iter().map(Into::into).collect(),
            })
            .collect(),
        mentions: mentions
            .mentions
            .rows()
            .iter()
            .filter(|mention| used.contains(&mention.entity))
            .map(|mention| {
                let [start, end] = points.of_span(mention.span);
                MentionRecord {
                    start,
                    end,
                    kind: mention.kind.name().into(),
                    level: mention.level.name().into(),
                    entity: key(mention.entity),
                    rule: mention.rule.into(),
                }
            })
            .collect(),
        times: mentions
            .times
            .rows()
            .iter()
            .map(|time| {
                let [start, end] = points.of_span(time.span);
                TimeRecord {
                    start,
                    end,
                    kind: time.kind.name().into(),
                    value: time.value.as_deref().map(Into::into),
                    modifier: time.modifier.map(|modifier| modifier.name().into()),
                    rule: time.rule.into(),
                }
            })
            .collect(),
        quantities: mentions
            .quantities
            .rows()
            .iter()
            .map(|quantity| {
                let [start, end] = points.of_span(quantity.span);
                QuantityRecord {
                    start,
                    end,
                    value: quantity.value,
                    unit: quantity.unit.to_string(),
                    modifier: quantity.modifier.map(|modifier| modifier.name().into()),
                    rule: quantity.rule.into(),
                }
            })
            .collect(),
        claims: claims
            .claims
            .rows()
            .iter()
            .map(|claim| claim_record(reading, &points, claim))
            .collect(),
        framing: claims
            .framing
            .iter()
            .map(|framing| {
                let [start, end] = points.of_span(framing.span);
                FramingRecord {
                    start,
                    end,
                    entity: key(framing.entity),
                    tone: framing.tone.name().into(),
                    voice: match framing.voice {
                        Voice::Writer => "writer".into(),
                        Voice::Source(source) => key(source),
                    },
                    rule: framing.rule.into(),
                }
            })
            .collect(),
        notes: notes.iter().map(|note| note_record(&points, note)).collect(),
    }
}

/// Entities that a name, a claim, a source or a judgement refers to. Common nouns that take part in nothing are left out, as the guidelines say.
fn used(reading: &Reading) -> HashSet<EntityId> {
    let Reading { mentions, claims, .. } = reading;
    let named = mentions.mentions.rows().iter().filter(|mention| mention.level == Level::Nam);
    let mut used: HashSet<EntityId> = named.map(|mention| mention.entity).collect();
    for claim in claims.claims.rows() {
        let arguments = claim.actors.iter().chain(&claim.recipients).chain(&claim.places);
        used.extend(arguments.map(|argument| argument.entity));
        used.extend(claim.sources.iter().map(|link| link.entity));
    }
    for framing in &claims.framing {
        used.insert(framing.entity);
        if let Voice::Source(source) = framing.voice {
            used.insert(source);
        }
    }
    used
}

fn claim_record(reading: &Reading, points: &CodePoints<'_>, claim: &Claim) -> ClaimRecord {
    let mentions = &reading.mentions;
    let key = |id: EntityId| mentions.entities[id].key.to_string();
    let keys =
        |arguments: &[Argument]| arguments.iter().map(|argument| key(argument.entity)).collect();
    let of_role = |role: &'static str, arguments: &[Argument]| {
        arguments
            .iter()
            .map(|argument| {
                let [start, end] = points.of_span(argument.words);
                ArgumentRecord {
                    role: role.into(),
                    entity: key(argument.entity),
                    start,
                    end,
                    slot: argument.slot.into(),
                }
            })
            .collect::<Vec<_>>()
    };
    let surface = |span: Span| span.of(&reading.document.text).to_string();
    ClaimRecord {
        id: claim.id.to_string(),
        kind: claim.kind.name().into(),
        mode: claim.mode.map(|mode| mode.name().into()),
        trigger: points.of_span(claim.evidence.trigger),
        actors: keys(&claim.actors),
        recipients: keys(&claim.recipients),
        places: keys(&claim.places),
        time: claim.time.and_then(|time| mentions.times[time].value.as_deref().map(Into::into)),
        quantities: claim
            .quantities
            .iter()
            .map(|quantity| {
                u32::try_from(khabar_types::Id::index(*quantity)).expect("fewer than bytes")
            })
            .collect(),
        role: claim.role.map(surface),
        phase: claim.phase.map(|phase| phase.name().into()),
        polarity: claim.polarity.name().into(),
        modality: claim.modality.name().into(),
        sources: claim
            .sources
            .iter()
            .map(|link| SourceRecord {
                entity: key(link.entity),
                cue: Some(points.of_span(link.cue)),
                rule: link.rule.into(),
            })
            .collect(),
        arguments: [
            of_role("actor", &claim.actors),
            of_role("recipient", &claim.recipients),
            of_role("place", &claim.places),
        ]
        .concat(),
        rule: claim.evidence.rule.into(),
        predicate: claim.evidence.predicate.into(),
        score: claim.score,
    }
}

fn note_record(points: &CodePoints<'_>, note: &Note) -> NoteRecord {
    NoteRecord {
        code: note.code.into(),
        at: note.span.map(|span| points.of_span(span)),
        message: note.message.clone(),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .collect()
}
