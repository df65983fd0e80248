//! The layers of claims: triggers, who did what, arguments, sources, polarity and modality.

use std::collections::{BTreeSet, HashMap};

use khabar_store::record::{ClaimRecord, Record};

use super::{
    Tally,
    pairs::pairs,
    spans::{overlap, segment_of},
    tally,
};

const ROLES: [(&str, &str); 3] = [
    ("actors", "arguments actors"),
    ("recipients", "arguments recipients"),
    ("places", "arguments places"),
];

/// Names of entities: the gold's own, or the gold entity that a system entity stands for.
struct Names<'a>(Option<&'a HashMap<&'a str, &'a str>>);

impl Names<'_> {
    fn of(&self, entity: &str) -> String {
        match self.0 {
            None => entity.to_string(),
            Some(mapped) => {
                mapped.get(entity).map_or_else(|| format!("?{entity}"), |name| (*name).to_string())
            }
        }
    }

    fn in_role(&self, claim: &ClaimRecord, role: &str) -> BTreeSet<String> {
        let list = match role {
            "actors" => &claim.actors,
            "recipients" => &claim.recipients,
            _ => &claim.places,
        };
        list.iter().map(|entity| self.of(entity)).collect()
    }

    fn innermost(&self, claim: &ClaimRecord) -> Option<String> {
        claim.sources.last().map(|link| self.of(&link.entity))
    }
}

/// When a claim of the annotation and one of ours say the same.
pub(super) struct Comparison<'a> {
    segments: &'a [(u32, u32)],
    ours: Names<'a>,
    theirs: Names<'a>,
}

impl<'a> Comparison<'a> {
    /// For a text cut into segments, with the gold entity that each system entity stands for.
    pub(super) const fn new(
        segments: &'a [(u32, u32)],
        mapped: &'a HashMap<&'a str, &'a str>,
    ) -> Self {
        Self { segments, ours: Names(Some(mapped)), theirs: Names(None) }
    }

    /// How many entities both have in a role.
    fn shared(&self, gold: &ClaimRecord, system: &ClaimRecord, role: &str) -> usize {
        self.theirs.in_role(gold, role).intersection(&self.ours.in_role(system, role)).count()
    }

    /// How near two claims of one type and segment are; zero for others.
    pub(super) fn closeness(&self, gold: &ClaimRecord, system: &ClaimRecord) -> i64 {
        let segment = |claim: &ClaimRecord| segment_of(self.segments, claim.trigger[0]);
        if gold.kind != system.kind || segment(gold) != segment(system) {
            return 0;
        }
        let participants: usize =
            ROLES.iter().map(|(role, _)| self.shared(gold, system, role)).sum();
        i64::try_from(participants).unwrap_or(i64::MAX)
            + 2 * i64::from(same_trigger(gold, system) > 0)
    }

    /// Whether a role shares an entity, or is empty in both.
    pub(super) fn agrees(&self, gold: &ClaimRecord, system: &ClaimRecord, role: &str) -> bool {
        let want = self.theirs.in_role(gold, role);
        let have = self.ours.in_role(system, role);
        if want.is_empty() { have.is_empty() } else { !want.is_disjoint(&have) }
    }

    /// How near two claims are that say who did what to whom alike; zero for others.
    pub(super) fn alike(&self, gold: &ClaimRecord, system: &ClaimRecord) -> i64 {
        let same = self.agrees(gold, system, "actors") && self.agrees(gold, system, "recipients");
        if same { self.closeness(gold, system) } else { 0 }
    }

    /// Whether the innermost source is the same, or there is none in both.
    pub(super) fn same_source(&self, gold: &ClaimRecord, system: &ClaimRecord) -> bool {
        self.theirs.innermost(gold) == self.ours.innermost(system)
    }
}

/// How many code points of the triggers are the same.
pub(super) fn same_trigger(a: &ClaimRecord, b: &ClaimRecord) -> i64 {
    let span = |claim: &ClaimRecord| (claim.trigger[0], claim.trigger[1]);
    overlap(span(a), span(b)).max(0)
}

/// Count the claims of one document.
pub(super) fn score(
    gold: &Record,
    system: &Record,
    comparison: &Comparison<'_>,
    mut count: impl FnMut(&'static str, Tally),
) {
    let (golds, systems) = (&gold.claims, &system.claims);
    let (all_gold, all_system) = (golds.len(), systems.len());
    let found = pairs(golds, systems, same_trigger);
    count("trigger-id", tally(found.len(), all_gold, all_system));
    let classed =
        pairs(golds, systems, |a, b| if a.kind == b.kind { same_trigger(a, b) } else { 0 });
    count("trigger-class", tally(classed.len(), all_gold, all_system));

    let paired = pairs(golds, systems, |a, b| comparison.closeness(a, b));
    let told = pairs(golds, systems, |a, b| comparison.alike(a, b));
    count("who-did-what", tally(told.len(), all_gold, all_system));
    let whole = told
        .iter()
        .filter(|(a, b)| {
            comparison.same_source(a, b) && a.polarity == b.polarity && a.modality == b.modality
        })
        .count();
    count("attributed", tally(whole, all_gold, all_system));

    let sourced =
        |claims: &[ClaimRecord]| claims.iter().filter(|claim| !claim.sources.is_empty()).count();
    let right = paired
        .iter()
        .filter(|(a, b)| !a.sources.is_empty() && comparison.same_source(a, b))
        .count();
    count("source (innermost)", tally(right, sourced(golds), sourced(systems)));
    let right = paired.iter().filter(|(a, b)| a.polarity == b.polarity).count();
    count("polarity of paired claims", tally(right, paired.len(), paired.len()));
    let right = paired.iter().filter(|(a, b)| a.modality == b.modality).count();
    count("modality of paired claims", tally(right, paired.len(), paired.len()));
    for (role, layer) in ROLES {
        let right = paired.iter().map(|(a, b)| comparison.shared(a, b, role)).sum();
        let size = |claims: &[ClaimRecord]| {
            claims
                .iter()
                .map(|claim| match role {
                    "actors" => claim.actors.len(),
                    "recipients" => claim.recipients.len(),
                    _ => claim.places.len(),
                })
                .sum()
        };
        count(layer, tally(right, size(golds), size(systems)));
    }
    let dated = |claims: &[ClaimRecord]| claims.iter().filter(|claim| claim.time.is_some()).count();
    let right = paired.iter().filter(|(a, b)| a.time.is_some() && a.time == b.time).count();
    count("arguments time", tally(right, dated(golds), dated(systems)));
}
