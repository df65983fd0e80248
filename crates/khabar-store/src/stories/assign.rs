//! From pairs of documents to stories.
//!
//! Exact and near copies are one story, and so are theirs, as long as all that come together share enough: a chain of copies whose ends tell
//! different things is cut where it is weakest. An excerpt joins the story in which it stands. A document that holds texts which share nothing
//! with one another is a digest, which must not make them one: it goes to the text that is most of it, if one is.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Sameness, ratio, shared};

/// A pair of documents, by number, with the number of shingles of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) documents: [i64; 2],
    pub(super) kind: Sameness,
    pub(super) sizes: [usize; 2],
}

/// What any two documents of a story must share of the shorter one.
const TOGETHER: f64 = 0.6;
/// From which two excerpts of one document are of one text.
const OVERLAP: f64 = 0.3;
/// The part of a digest that one text must be for the digest to be a copy of it.
const MOST: f64 = 0.5;
/// Documents of a group that are compared with those of another: the longest, exact copies once.
const COMPARED: usize = 24;

/// The story of each of the documents, named by the smallest number in it; `shingles` are the sorted sets of those that are linked.
pub(super) fn assign(
    documents: &BTreeSet<i64>,
    links: &[Link],
    shingles: &BTreeMap<i64, Vec<u32>>,
) -> BTreeMap<i64, i64> {
    let mut groups = Groups::of(documents, shingles);
    let likeness = |link: &Link| {
        let [one, other] = link.documents.map(|seq| groups.set(seq));
        let shared = shared(one, other);
        (shared, one.len() + other.len() - shared)
    };
    // The most alike first, so that a chain is cut where it is weakest.
    let mut near: Vec<(&Link, (usize, usize))> = links
        .iter()
        .filter(|link| link.kind == Sameness::Near)
        .map(|link| (link, likeness(link)))
        .collect();
    near.sort_by(|(one, a), (other, b)| {
        (b.0 * a.1).cmp(&(a.0 * b.1)).then(one.documents.cmp(&other.documents))
    });
    for link in links.iter().filter(|link| link.kind == Sameness::Exact) {
        groups.join(link.documents);
    }
    for (link, _) in near {
        if groups.fit(link.documents) {
            groups.join(link.documents);
        }
    }
    for pair in excerpts(links, &groups) {
        if groups.fit(pair) {
            groups.join(pair);
        }
    }
    documents.iter().map(|&seq| (seq, groups.group(seq))).collect()
}

/// Each document with the excerpts whose story it may join, those first that stand in it most fully.
fn excerpts(links: &[Link], groups: &Groups<'_>) -> Vec<[i64; 2]> {
    // For each document the longest of every group that stands in it.
    let mut held: BTreeMap<i64, BTreeMap<i64, i64>> = BTreeMap::new();
    for link in links.iter().filter(|link| link.kind == Sameness::Contained) {
        let [inner, outer] = link.inner_and_outer();
        let group = groups.group(inner);
        if group != groups.group(outer) {
            let longest = held.entry(outer).or_default().entry(group).or_insert(inner);
            if groups.set(inner).len() > groups.set(*longest).len() {
                *longest = inner;
            }
        }
    }
    let mut all: Vec<([i64; 2], (usize, usize))> = Vec::new();
    for (outer, inner) in held {
        let inner: Vec<i64> = inner.into_values().collect();
        let whole = groups.set(outer);
        let texts = texts(&inner, groups);
        let cover = |text: &[i64]| {
            let mut union: BTreeSet<u32> = BTreeSet::new();
            for &seq in text {
                union.extend(groups.set(seq));
            }
            let union: Vec<u32> = union.into_iter().collect();
            ratio(shared(&union, whole), whole.len())
        };
        let most = texts
            .iter()
            .max_by(|one, other| cover(one).total_cmp(&cover(other)).then_with(|| other.cmp(one)));
        let Some(most) = most.filter(|most| texts.len() == 1 || cover(most) >= MOST) else {
            continue;
        };
        for &inner in most {
            let set = groups.set(inner);
            all.push(([outer, inner], (shared(set, whole), set.len().min(whole.len()))));
        }
    }
    all.sort_by(|(one, a), (other, b)| (b.0 * a.1).cmp(&(a.0 * b.1)).then(one.cmp(other)));
    all.into_iter().map(|(pair, _)| pair).collect()
}

/// Excerpts that hang together by what they share.
fn texts(excerpts: &[i64], groups: &Groups<'_>) -> Vec<Vec<i64>> {
    let mut texts: Vec<Vec<i64>> = Vec::new();
    for &excerpt in excerpts {
        let overlaps =
            |text: &Vec<i64>| text.iter().any(|&other| groups.share(excerpt, other) >= OVERLAP);
        let (mut with, without): (Vec<_>, Vec<_>) = texts.into_iter().partition(overlaps);
        let mut text: Vec<i64> = with.drain(..).flatten().collect();
        text.push(excerpt);
        text.sort_unstable();
        texts = without;
        texts.push(text);
    }
    texts
}

impl Link {
    fn inner_and_outer(&self) -> [i64; 2] {
        let [one, other] = self.documents;
        if self.sizes[0] <= self.sizes[1] { [one, other] } else { [other, one] }
    }
}

struct Groups<'a> {
    parents: BTreeMap<i64, i64>,
    members: BTreeMap<i64, Vec<i64>>,
    shingles: &'a BTreeMap<i64, Vec<u32>>,
}

impl<'a> Groups<'a> {
    fn of(documents: &BTreeSet<i64>, shingles: &'a BTreeMap<i64, Vec<u32>>) -> Self {
        Self {
            parents: documents.iter().map(|&seq| (seq, seq)).collect(),
            members: documents.iter().map(|&seq| (seq, vec![seq])).collect(),
            shingles,
        }
    }

    fn set(&self, seq: i64) -> &'a [u32] {
        self.shingles.get(&seq).map_or(&[], Vec::as_slice)
    }

    fn group(&self, mut seq: i64) -> i64 {
        while let Some(&parent) = self.parents.get(&seq).filter(|&&parent| parent != seq) {
            seq = parent;
        }
        seq
    }

    /// What two documents share, of the shorter one.
    fn share(&self, one: i64, other: i64) -> f64 {
        let (one, other) = (self.set(one), self.set(other));
        ratio(shared(one, other), one.len().min(other.len()))
    }

    /// Whether every document of the one group shares enough with every one of the other.
    fn fit(&self, documents: [i64; 2]) -> bool {
        let [one, other] = documents.map(|seq| self.group(seq));
        one == other || {
            let (one, other) = (self.compared(one), self.compared(other));
            one.iter().all(|&a| other.iter().all(|&b| self.share(a, b) >= TOGETHER))
        }
    }

    fn compared(&self, group: i64) -> Vec<i64> {
        let mut members = self.members.get(&group).cloned().unwrap_or_default();
        members.sort_by_key(|&seq| (std::cmp::Reverse(self.set(seq).len()), seq));
        members.dedup_by_key(|&mut seq| self.set(seq));
        members.truncate(COMPARED);
        members
    }

    fn join(&mut self, documents: [i64; 2]) {
        let [one, other] = documents.map(|seq| self.group(seq));
        if one == other {
            return;
        }
        self.parents.insert(one.max(other), one.min(other));
        let moved = self.members.remove(&one.max(other)).unwrap_or_default();
        self.members.entry(one.min(other)).or_default().extend(moved);
    }
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "a document is a list of ranges, often of one")]
mod tests {
    use super::*;

    /// Documents with the words from and to which they hold.
    fn sets(ranges: &[&[std::ops::Range<u32>]]) -> BTreeMap<i64, Vec<u32>> {
        (1..).zip(ranges.iter().map(|ranges| ranges.iter().cloned().flatten().collect())).collect()
    }

    fn stories(sets: &BTreeMap<i64, Vec<u32>>, links: &[(i64, i64, Sameness)]) -> Vec<i64> {
        let links: Vec<Link> = links
            .iter()
            .map(|&(one, other, kind)| Link {
                documents: [one, other],
                kind,
                sizes: [one, other].map(|seq| sets[&seq].len()),
            })
            .collect();
        assign(&sets.keys().copied().collect(), &links, sets).into_values().collect()
    }

    #[test]
    fn copies_of_copies_are_one_story() {
        let sets = sets(&[&[0..90], &[500..590], &[0..85], &[0..85]]);
        let links = [(1, 3, Sameness::Near), (3, 4, Sameness::Exact)];
        assert_eq!(stories(&sets, &links), [1, 2, 1, 1]);
    }

    #[test]
    fn a_chain_whose_ends_differ_is_cut() {
        let sets = sets(&[&[0..100], &[30..130], &[60..160]]);
        let links = [(1, 2, Sameness::Near), (2, 3, Sameness::Near)];
        assert_eq!(stories(&sets, &links), [1, 1, 3]);
    }

    #[test]
    fn an_excerpt_joins_and_a_digest_does_not() {
        let whole = sets(&[&[0..90], &[10..30]]);
        assert_eq!(stories(&whole, &[(1, 2, Sameness::Contained)]), [1, 1]);
        let digest = sets(&[&[0..20], &[30..55], &[0..20, 30..55, 100..190]]);
        let both = [(1, 3, Sameness::Contained), (2, 3, Sameness::Contained)];
        assert_eq!(stories(&digest, &both), [1, 2, 3]);
        // Two that are copies of one another are one text.
        let copies = sets(&[&[0..40], &[0..30], &[0..40, 100..190]]);
        assert_eq!(
            stories(
                &copies,
                &[(1, 3, Sameness::Contained), (2, 3, Sameness::Contained), (1, 2, Sameness::Near)]
            ),
            [1, 1, 1]
        );
        // So are two excerpts of one article that overlap enough; of those that overlap little the fuller one joins.
        let both = [(1, 2, Sameness::Contained), (1, 3, Sameness::Contained)];
        assert_eq!(stories(&sets(&[&[0..100], &[0..60], &[20..80]]), &both), [1, 1, 1]);
        assert_eq!(stories(&sets(&[&[0..100], &[0..70], &[50..100]]), &both), [1, 1, 3]);
    }
}
