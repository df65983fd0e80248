//! The chain of those who say something, from the stretches that reach over it.

use khabar_types::{Modality, SourceLink};

use super::Region;

/// How many words further on what the citing one says may start.
const CITES_WITHIN: usize = 12;

/// The links that reach over a word, outermost first; nobody twice.
pub(crate) fn chain(regions: &[Region], at: usize) -> (Vec<SourceLink>, bool, Option<Modality>) {
    let mut over: Vec<&Region> =
        regions.iter().filter(|region| region.from <= at && at < region.to).collect();
    over.sort_by_key(|region| {
        (std::cmp::Reverse(region.to - region.from), region.link.map(|link| link.cue.start()))
    });
    let mut outer = 0;
    while outer + 1 < over.len() {
        let (cited, citing) = (over[outer], over[outer + 1]);
        let beside = citing.to == cited.to || citing.from.abs_diff(cited.from) <= CITES_WITHIN;
        let inward = cited.cited && !citing.cited && citing.link.is_some() && beside;
        if inward {
            over.swap(outer, outer + 1);
        }
        outer += if inward { 2 } else { 1 };
    }
    let mut links: Vec<SourceLink> = Vec::new();
    let (mut negates, mut modality) = (false, None);
    for region in over {
        negates ^= region.negates;
        modality = region.modality.or(modality);
        let Some(link) = region.link else { continue };
        links.retain(|have| have.entity != link.entity);
        links.push(link);
    }
    // "قال الوزير إن إثيوبيا هاجمت، متهما أديس أبابا بإيواء": who accuses is read with the word of saying.
    let said: Vec<_> =
        links.iter().filter(|link| link.rule == "sources.participle").copied().collect();
    links.retain(|link| {
        link.rule != "sources.act" || !said.iter().any(|other| other.cue == link.cue)
    });
    (links, negates, modality)
}

/// Whether a word stands in somebody's own words.
pub(in crate::claims) fn is_quoted(regions: &[Region], at: usize) -> bool {
    regions.iter().any(|region| region.quoted && region.from <= at && at < region.to)
}
