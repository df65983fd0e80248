//! A claim with its record: what every format asks of it.

use khabar_store::record::{ClaimRecord, EntityRecord, QuantityRecord, Record, TimeRecord};
use khabar_types::{ClaimType, Mode};

use super::{
    actors::Actors,
    days::{self, Grain, When},
};
use crate::record_words::words;

/// A claim where it stands.
pub(super) struct View<'a> {
    pub(super) record: &'a Record,
    pub(super) claim: &'a ClaimRecord,
    pub(super) actors: &'a Actors<'static>,
}

/// Somebody, or a place, in a claim.
pub(super) struct Party<'a> {
    pub(super) key: &'a str,
    pub(super) entity: Option<&'a EntityRecord>,
    /// The words of the text.
    pub(super) raw: String,
    /// A sector of PLOVER; empty where open.
    pub(super) sector: &'static str,
    /// `armed`, `civilian`, `crowd`, `place`; empty where open.
    pub(super) side: &'static str,
}

impl Party<'_> {
    /// The neutral English name; the Arabic one where there is none.
    pub(super) fn name(&self) -> &str {
        self.entity.map_or(self.key, |entity| entity.en.as_deref().unwrap_or(&entity.ar))
    }

    /// ISO 3166-1 alpha-2; empty for what is of no one country.
    pub(super) fn country(&self) -> &str {
        let country = self.entity.and_then(|entity| entity.country.as_deref());
        country.filter(|code| *code != "XX").unwrap_or_default()
    }

    pub(super) fn wikidata(&self) -> &str {
        self.entity.and_then(|entity| entity.wikidata.as_deref()).unwrap_or_default()
    }

    /// `exact`, `town`, `province`, `country`; empty where no table knows the place.
    pub(super) fn precision(&self) -> &str {
        self.entity.and_then(|entity| entity.precision.as_deref()).unwrap_or_default()
    }

    /// Latitude and longitude.
    pub(super) fn coordinates(&self) -> Option<[f64; 2]> {
        self.entity.and_then(|entity| entity.coordinates)
    }
}

impl<'a> View<'a> {
    pub(super) fn actors(&self) -> Vec<Party<'a>> {
        self.parties("actor", &self.claim.actors)
    }

    pub(super) fn recipients(&self) -> Vec<Party<'a>> {
        self.parties("recipient", &self.claim.recipients)
    }

    /// Where it happened: of several places the one that is known most exactly.
    pub(super) fn location(&self) -> Option<Party<'a>> {
        let exactness = |place: &Party<'_>| match place.precision() {
            "exact" => 0,
            "town" => 1,
            "province" => 2,
            "country" => 3,
            _ => 4,
        };
        self.parties("place", &self.claim.places).into_iter().min_by_key(exactness)
    }

    /// The expression that dates the claim. The record keeps its value; of several with this value it is the one closest to the trigger.
    pub(super) fn time(&self) -> Option<&'a TimeRecord> {
        let value = self.claim.time.as_ref()?;
        let [start, end] = self.claim.trigger;
        let gap =
            |row: &&TimeRecord| row.start.saturating_sub(end).max(start.saturating_sub(row.end));
        let same = |row: &&TimeRecord| row.value.as_ref() == Some(value);
        self.record.times.iter().filter(same).min_by_key(gap)
    }

    /// How that expression loosens its value, such as `BEFORE` or `APPROX`.
    pub(super) fn time_modifier(&self) -> Option<&'a str> {
        self.time().and_then(|row| row.modifier.as_deref())
    }

    /// When it happened. What is before or after a day is on no day.
    pub(super) fn when(&self) -> Option<When> {
        if matches!(self.time_modifier(), Some("BEFORE" | "AFTER")) {
            return None;
        }
        let mut when = days::when(self.claim.time.as_deref()?)?;
        if self.time_modifier() == Some("APPROX") && when.grain == Grain::Day {
            when.grain = Grain::Week;
        }
        Some(when)
    }

    /// Who says so, from the link nearest the reader inwards, each with the word of saying.
    pub(super) fn chain(&self) -> Vec<(Party<'a>, String)> {
        let links = self.claim.sources.iter();
        links
            .map(|link| {
                let cue = link.cue.map(|at| words(&self.record.text, at)).unwrap_or_default();
                (self.party(&link.entity, String::new()), cue)
            })
            .collect()
    }

    /// What the claim counts.
    pub(super) fn quantities(&self) -> impl Iterator<Item = &'a QuantityRecord> {
        let rows = self.claim.quantities.iter();
        rows.filter_map(|&row| self.record.quantities.get(row as usize))
    }

    /// The sentence that holds the trigger.
    pub(super) fn sentence(&self) -> String {
        let [start, end] = self.claim.trigger;
        let around = self.record.sentences.iter().find(|at| at[0] <= start && end <= at[1]);
        words(&self.record.text, around.copied().unwrap_or(self.claim.trigger))
    }

    pub(super) fn trigger(&self) -> String {
        words(&self.record.text, self.claim.trigger)
    }

    pub(super) fn kind(&self) -> Option<ClaimType> {
        ClaimType::from_name(&self.claim.kind)
    }

    pub(super) fn is_tie(&self) -> bool {
        self.kind().is_some_and(ClaimType::is_tie)
    }

    pub(super) fn mode(&self) -> &'a str {
        self.claim.mode.as_deref().unwrap_or_default()
    }

    /// The score of the mode, else that of the type; none for ties.
    pub(super) fn score(&self) -> Option<f32> {
        let kind = self.kind().filter(|kind| !kind.is_tie())?;
        Some(Mode::of(kind, self.mode()).map_or(kind.score(), Mode::score))
    }

    fn parties(&self, role: &str, keys: &'a [String]) -> Vec<Party<'a>> {
        keys.iter()
            .map(|key| {
                let mut arguments = self.claim.arguments.iter();
                let found = arguments.find(|row| row.role == role && row.entity == *key);
                let raw = found.map(|row| words(&self.record.text, [row.start, row.end]));
                self.party(key, raw.unwrap_or_default())
            })
            .collect()
    }

    fn party(&self, key: &'a str, raw: String) -> Party<'a> {
        let entity = self.record.entities.iter().find(|entity| entity.id == key);
        let class = entity.map(|entity| self.actors.of(entity)).unwrap_or_default();
        Party { key, entity, raw, sector: class.sector, side: class.side }
    }
}
