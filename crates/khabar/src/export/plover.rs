//! PLOVER records: an object a claim.

use khabar_store::record::Offsets;
use serde::Serialize;

use super::view::{Party, View};

/// A claim with the fields of PLOVER, and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plover {
    /// The claim's id.
    pub id: String,
    /// One of PLOVER's 16 types, or a tie.
    pub event_type: String,
    /// A mode of that type.
    pub mode: Option<String>,
    /// PLOVER's contexts. Khabar does not read them: always empty.
    pub context: Vec<String>,
    /// Whether it is a tie, which is no event of PLOVER.
    pub tie: bool,
    /// Ties: `holds begins weakens ends`.
    pub phase: Option<String>,
    /// `verbal cooperation` and so on; none for ties.
    pub quad_class: Option<&'static str>,
    /// -10 conflict to +10 cooperation, of the mode or else the type; none for ties.
    pub score: Option<f32>,
    /// Who does it.
    pub actors: Vec<Participant>,
    /// To whom.
    pub recipients: Vec<Participant>,
    /// When.
    pub date: Option<Happened>,
    /// Where: of several places the one known most exactly.
    pub location: Option<Location>,
    /// PLOVER's auxiliary flags, and ours.
    pub flags: Flags,
    /// What the claim counts.
    pub magnitudes: Vec<Magnitude>,
    /// Who says so, from the link nearest the reader inwards; empty for the writer.
    pub sources: Vec<Said>,
    /// The document.
    pub document: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// ISO 639-1.
    pub language: &'static str,
    /// Code points of the trigger.
    pub span: Offsets,
    /// The word that names the event.
    pub trigger: String,
    /// `affirmed` or `negated`.
    pub polarity: String,
    /// `actual future possible demanded hypothetical`.
    pub modality: String,
    /// How it was read.
    pub rule: String,
    /// The row of the predicate table.
    pub predicate: String,
}

/// Somebody who takes part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Participant {
    /// Khabar's key.
    pub key: String,
    /// English name, else the Arabic one.
    pub name: String,
    /// Arabic name.
    pub name_ar: Option<String>,
    /// `PER ORG ARM GPE LOC GRP`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// PLOVER's sector, where the kind of actor tells.
    pub sector: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// `Q...`.
    pub wikidata: Option<String>,
    /// The words of the text.
    pub words: Option<String>,
}

/// When it happened, as far as the text says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Happened {
    /// TIMEX3.
    pub value: String,
    /// `BEFORE AFTER APPROX START MID END`.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// `YYYY-MM-DD`, where the words name that day and not one before, after or about it.
    pub day: Option<String>,
}

/// Where it happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Location {
    /// The place.
    #[serde(flatten)]
    pub place: Participant,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// What the coordinates are those of: `exact town province country`.
    pub precision: Option<String>,
    /// ISO codes of those who claim the place, where several do.
    pub disputed: Vec<String>,
}

/// How the text puts it.
#[expect(clippy::struct_excessive_bools, reason = "they are the flags of PLOVER's format")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Flags {
    /// It is said not to be so.
    pub negated: bool,
    /// It is announced or planned.
    pub future: bool,
    /// It is possible, supposed, or a condition.
    pub hypothetical: bool,
    /// It is asked for. Not PLOVER's.
    pub demanded: bool,
    /// PLOVER's flag for what lies long back. Khabar does not judge that: always null.
    pub historical: Option<bool>,
    /// Somebody other than the writer says so. Not PLOVER's.
    pub attributed: bool,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Magnitude {
    /// What is counted.
    pub unit: String,
    /// How many.
    pub value: f64,
    /// `more_than less_than about`.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
}

/// A link of the chain.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Said {
    /// Who.
    #[serde(flatten)]
    pub who: Participant,
    /// The word of saying.
    pub cue: Option<String>,
}

/// The record of a claim.
pub(super) fn plover(view: &View<'_>) -> Plover {
    let (record, claim) = (view.record, view.claim);
    let kind = view.kind().filter(|_| !view.is_tie());
    Plover {
        id: claim.id.clone(),
        event_type: claim.kind.clone(),
        mode: claim.mode.clone(),
        context: Vec::new(),
        tie: view.is_tie(),
        phase: claim.phase.clone(),
        quad_class: kind.map(|kind| kind.quad_class().name()),
        score: view.score(),
        actors: view.actors().iter().map(participant).collect(),
        recipients: view.recipients().iter().map(participant).collect(),
        date: claim.time.as_ref().map(|value| Happened {
            value: value.clone(),
            modifier: view.time_modifier().map(Into::into),
            day: view.when().and_then(|when| when.day().map(Into::into)),
        }),
        location: view.location().as_ref().map(location),
        flags: Flags {
            negated: claim.polarity == "negated",
            future: claim.modality == "future",
            hypothetical: ["possible", "hypothetical"].contains(&claim.modality.as_str()),
            demanded: claim.modality == "demanded",
            historical: None,
            attributed: !claim.sources.is_empty(),
        },
        magnitudes: view
            .quantities()
            .map(|row| Magnitude {
                unit: row.unit.clone(),
                value: row.value,
                modifier: row.modifier.clone(),
            })
            .collect(),
        sources: view
            .chain()
            .into_iter()
            .map(|(party, cue)| Said { who: participant(&party), cue: filled(&cue) })
            .collect(),
        document: record.id.clone(),
        outlet: record.outlet.clone(),
        published: record.published.clone(),
        url: record.url.clone(),
        language: "ar",
        span: claim.trigger,
        trigger: view.trigger(),
        polarity: claim.polarity.clone(),
        modality: claim.modality.clone(),
        rule: claim.rule.clone(),
        predicate: claim.predicate.clone(),
    }
}

fn participant(party: &Party<'_>) -> Participant {
    Participant {
        key: party.key.into(),
        name: party.name().into(),
        name_ar: party.entity.map(|entity| entity.ar.clone()),
        kind: party.entity.map(|entity| entity.kind.clone()),
        sector: filled(party.sector),
        country: filled(party.country()),
        wikidata: filled(party.wikidata()),
        words: filled(&party.raw),
    }
}

fn location(party: &Party<'_>) -> Location {
    let at = party.coordinates();
    Location {
        place: participant(party),
        latitude: at.map(|at| at[0]),
        longitude: at.map(|at| at[1]),
        precision: filled(party.precision()),
        disputed: party.entity.map(|entity| entity.disputed.clone()).unwrap_or_default(),
    }
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_string())
}
