//! How much of two texts is the same.

use serde::{Deserialize, Serialize};

use super::prints::Prints;

/// Shared shingles of all, from which two texts are copies but for what print and typing change.
const EXACT: f64 = 0.98;
/// Shared shingles of all, from which one is an edited copy of the other.
const NEAR: f64 = 0.7;
/// Shared shingles of the shorter, from which it stands in the longer.
const CONTAINED: f64 = 0.7;
/// Shorter texts are the same only where they are exact copies: formulas make them alike.
const SHORT: usize = 12;

/// In which way two texts are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sameness {
    /// Word for word, but for a credit or a slip.
    Exact,
    /// Edited.
    Near,
    /// The shorter stands in the longer.
    Contained,
}

impl Sameness {
    /// The name in the store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Near => "near",
            Self::Contained => "contained",
        }
    }

    /// The way of that name; unknown names are taken for the weakest.
    pub(crate) fn of_name(name: &str) -> Self {
        [Self::Exact, Self::Near]
            .into_iter()
            .find(|kind| kind.name() == name)
            .unwrap_or(Self::Contained)
    }
}

/// What two texts share.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Likeness {
    /// In which way they are the same, if they are.
    pub kind: Option<Sameness>,
    /// Shared shingles of all.
    pub jaccard: f64,
    /// Shared shingles of the shorter.
    pub containment: f64,
}

/// Compare two texts by their shingles of five folded words.
pub fn likeness(one: &str, other: &str) -> Likeness {
    let (one, other) = (Prints::of(one, &[]), Prints::of(other, &[]));
    compare(&one.shingles, &other.shingles)
}

/// Compare two sorted sets.
pub(super) fn compare(one: &[u32], other: &[u32]) -> Likeness {
    let shared = shared(one, other);
    let (shorter, all) = (one.len().min(other.len()), one.len() + other.len() - shared);
    let (jaccard, containment) = (ratio(shared, all), ratio(shared, shorter));
    let kind = if jaccard >= EXACT {
        Some(Sameness::Exact)
    } else if shorter < SHORT {
        None
    } else if jaccard >= NEAR {
        Some(Sameness::Near)
    } else if containment >= CONTAINED {
        Some(Sameness::Contained)
    } else {
        None
    };
    Likeness { kind, jaccard, containment }
}

#[expect(clippy::cast_precision_loss, reason = "texts have fewer than 2^52 words")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

pub(super) fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        shared += usize::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_compared_without_estimates() {
        let all: Vec<u32> = (0..100).collect();
        let kind = |one: &[u32], other: &[u32]| compare(one, other).kind;
        assert_eq!(kind(&all, &all), Some(Sameness::Exact));
        assert_eq!(kind(&all, &all[5..]), Some(Sameness::Near));
        assert_eq!(kind(&all, &all[60..]), Some(Sameness::Contained));
        assert_eq!(kind(&all[..60], &all[40..]), None);
        assert_eq!(kind(&all, &all[95..]), None, "too short to tell");
        assert_eq!(kind(&[], &[]), None);
        let half = compare(&all[..60], &all[40..]);
        assert!((half.jaccard - 0.2).abs() < 1e-9 && (half.containment - 1.0 / 3.0).abs() < 1e-9);
    }
}
