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

/// Count the claims of one document.
pub(super) fn score(
    gold: &Record,
    system: &Record,
    segments: &[(u32, u32)],
    mapped: &HashMap<&str, &str>,
    mut count: impl FnMut(&'static str, Tally),
) {
    let (golds, systems) = (&gold.claims, &system.claims);
    let (all_gold, all_system) = (golds.len(), systems.len());
    let (ours, theirs) = (Names(Some(mapped)), Names(None));
    let span = |claim: &ClaimRecord| (claim.trigger[0], claim.trigger[1]);
    let found = pairs(golds, systems, |a, b| overlap(span(a), span(b)).max(0));
    count("trigger-id", tally(found.len(), all_gold, all_system));
    let classed =
        pairs(
            golds,
            systems,
            |a, b| {
                if a.kind == b.kind { overlap(span(a), span(b)).max(0) } else { 0 }
            },
        );
    count("trigger-class", tally(classed.len(), all_gold, all_system));

    let shared = |a: &ClaimRecord, b: &ClaimRecord, role: &str| {
        theirs.in_role(a, role).intersection(&ours.in_role(b, role)).count()
    };
    let closeness = |a: &ClaimRecord, b: &ClaimRecord| {
        let together = segment_of(segments, a.trigger[0]) == segment_of(segments, b.trigger[0]);
        if a.kind != b.kind || !together {
            return 0;
        }
        let participants: usize = ROLES.iter().map(|(role, _)| shared(a, b, role)).sum();
        i64::try_from(participants).unwrap_or(i64::MAX)
            + 2 * i64::from(overlap(span(a), span(b)) > 0)
    };
    let agrees = |a: &ClaimRecord, b: &ClaimRecord, role: &str| {
        let want = theirs.in_role(a, role);
        let have = ours.in_role(b, role);
        if want.is_empty() { have.is_empty() } else { !want.is_disjoint(&have) }
    };
    let paired = pairs(golds, systems, closeness);
    let told = pairs(golds, systems, |a, b| {
        if agrees(a, b, "actors") && agrees(a, b, "recipients") { closeness(a, b) } else { 0 }
    });
    count("who-did-what", tally(told.len(), all_gold, all_system));
    let whole = told
        .iter()
        .filter(|(a, b)| {
            theirs.innermost(a) == ours.innermost(b)
                && a.polarity == b.polarity
                && a.modality == b.modality
        })
        .count();
    count("attributed", tally(whole, all_gold, all_system));

    let sourced =
        |claims: &[ClaimRecord]| claims.iter().filter(|claim| !claim.sources.is_empty()).count();
    let right = paired
        .iter()
        .filter(|(a, b)| !a.sources.is_empty() && theirs.innermost(a) == ours.innermost(b))
        .count();
    count("source (innermost)", tally(right, sourced(golds), sourced(systems)));
    let right = paired.iter().filter(|(a, b)| a.polarity == b.polarity).count();
    count("polarity of paired claims", tally(right, paired.len(), paired.len()));
    let right = paired.iter().filter(|(a, b)| a.modality == b.modality).count();
    count("modality of paired claims", tally(right, paired.len(), paired.len()));
    for (role, layer) in ROLES {
        let right = paired.iter().map(|(a, b)| shared(a, b, role)).sum();
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
