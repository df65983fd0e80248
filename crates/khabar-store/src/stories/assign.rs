//! From pairs of documents to stories.
//!
//! Exact and near copies are one story, and so are theirs. An excerpt joins the story in which it stands, unless that document is a digest: one that
//! holds texts of several stories, which must not make them one.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::Sameness;

/// A pair of documents, by number, with the number of shingles of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) documents: [i64; 2],
    pub(super) kind: Sameness,
    pub(super) sizes: [usize; 2],
}

/// The story of each of the documents, named by the smallest number in it.
pub(super) fn assign(documents: &BTreeSet<i64>, links: &[Link]) -> BTreeMap<i64, i64> {
    let mut groups = Groups { parents: documents.iter().map(|&seq| (seq, seq)).collect() };
    for link in links.iter().filter(|link| link.kind != Sameness::Contained) {
        groups.join(link.documents);
    }
    // Which groups stand in a document.
    let mut held: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for link in links.iter().filter(|link| link.kind == Sameness::Contained) {
        let [inner, outer] = link.inner_and_outer();
        let group = groups.of(inner);
        if group != groups.of(outer) {
            held.entry(outer).or_default().insert(group);
        }
    }
    for (outer, inner) in held {
        if let [only] = inner.into_iter().collect::<Vec<_>>()[..] {
            groups.join([outer, only]);
        }
    }
    documents.iter().map(|&seq| (seq, groups.of(seq))).collect()
}

impl Link {
    fn inner_and_outer(&self) -> [i64; 2] {
        let [one, other] = self.documents;
        if self.sizes[0] <= self.sizes[1] { [one, other] } else { [other, one] }
    }
}

struct Groups {
    parents: BTreeMap<i64, i64>,
}

impl Groups {
    fn of(&self, mut seq: i64) -> i64 {
        while let Some(&parent) = self.parents.get(&seq).filter(|&&parent| parent != seq) {
            seq = parent;
        }
        seq
    }

    fn join(&mut self, documents: [i64; 2]) {
        let [one, other] = documents.map(|seq| self.of(seq));
        self.parents.insert(one.max(other), one.min(other));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(one: i64, other: i64, kind: Sameness, sizes: [usize; 2]) -> Link {
        Link { documents: [one, other], kind, sizes }
    }

    fn stories(count: i64, links: &[Link]) -> Vec<i64> {
        assign(&(1..=count).collect(), links).into_values().collect()
    }

    #[test]
    fn copies_of_copies_are_one_story() {
        let links = [link(1, 3, Sameness::Near, [9, 9]), link(3, 4, Sameness::Exact, [9, 9])];
        assert_eq!(stories(4, &links), [1, 2, 1, 1]);
    }

    #[test]
    fn an_excerpt_joins_and_a_digest_does_not() {
        let excerpt = link(1, 2, Sameness::Contained, [90, 20]);
        assert_eq!(stories(2, &[excerpt]), [1, 1]);
        let digest =
            [link(3, 1, Sameness::Contained, [90, 20]), link(3, 2, Sameness::Contained, [90, 30])];
        assert_eq!(stories(3, &digest), [1, 2, 3]);
        let two_copies = [
            link(3, 1, Sameness::Contained, [90, 20]),
            link(3, 2, Sameness::Contained, [90, 30]),
            link(1, 2, Sameness::Near, [20, 30]),
        ];
        assert_eq!(stories(3, &two_copies), [1, 1, 1]);
    }
}
