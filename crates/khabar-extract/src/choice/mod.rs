//! Choosing one of several options by what their features weigh: rules propose, weights learnt from annotated texts decide.
//!
//! An option is a set of features, each a hash of a few short words. The score of an option is the sum of the weights of its features, and the
//! highest score wins. [`learn`] makes the weights; the card beside them says of what.

mod file;
pub mod learn;

use rustc_hash::FxHashMap;

pub use self::file::WeightsError;

/// Hashes of what is said of one option.
pub type Features = Vec<u32>;

/// Weights of features.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chooser {
    weights: FxHashMap<u32, i8>,
    unit: f32,
}

impl Chooser {
    /// Read weights that [`Chooser::bytes`] has written.
    ///
    /// # Errors
    /// Bytes that are no such weights, of another version, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        file::read(bytes)
    }

    /// The weights as a file: the same weights give the same bytes.
    pub fn bytes(&self) -> Vec<u8> {
        file::write(self)
    }

    /// How many features have a weight.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// Whether no feature has a weight.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// The sum of what features weigh.
    pub fn score(&self, features: &[u32]) -> f32 {
        let sum: i32 = features
            .iter()
            .filter_map(|feature| self.weights.get(feature))
            .map(|weight| i32::from(*weight))
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "sums of small numbers")]
        let sum = sum as f32;
        sum * self.unit
    }

    /// The option of the highest score, the first of equals; `None` where there is none.
    pub fn best<'a>(&self, options: impl IntoIterator<Item = &'a Features>) -> Option<usize> {
        let mut best: Option<(usize, f32)> = None;
        for (index, features) in options.into_iter().enumerate() {
            let score = self.score(features);
            if best.is_none_or(|(_, top)| score > top) {
                best = Some((index, score));
            }
        }
        best.map(|(index, _)| index)
    }
}

/// A feature: a hash of its template's number and of its words, the same on every machine.
pub(crate) fn feature(template: u32, words: &[&str]) -> u32 {
    let mut hash = mixed(0xcbf2_9ce4_8422_2325, u64::from(template));
    for word in words {
        let (whole, rest) = word.as_bytes().as_chunks::<8>();
        for eight in whole {
            hash = mixed(hash, u64::from_le_bytes(*eight));
        }
        // The rest of fewer than eight bytes, with how many it has, which also ends the word.
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        last[7] = u8::try_from(rest.len()).unwrap_or(7) + 1;
        hash = mixed(hash, u64::from_le_bytes(last));
    }
    u32::try_from(hash >> 32).unwrap_or(u32::MAX)
}

/// Eight bytes more in a hash: a multiplication, and its upper half folded down.
const fn mixed(hash: u64, more: u64) -> u64 {
    let product = (hash ^ more).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 29)
}

#[cfg(test)]
mod tests {
    use super::{Chooser, feature};

    #[test]
    fn words_and_their_limits_make_a_feature() {
        assert_eq!(feature(1, &["ab", "c"]), feature(1, &["ab", "c"]));
        assert_ne!(feature(1, &["ab", "c"]), feature(1, &["a", "bc"]));
        assert_ne!(feature(1, &["ab"]), feature(2, &["ab"]));
    }

    #[test]
    fn without_weights_the_first_option_wins() {
        let options = [vec![1, 2], vec![3]];
        assert_eq!(Chooser::default().best(&options), Some(0));
        assert_eq!(Chooser::default().best(&[]), None);
    }
}
