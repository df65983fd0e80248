//! A text as hashes: its shingles, and the fingerprints under which it is found.

use xxhash_rust::xxh3::xxh3_64;

use crate::search::{Word, words};

/// Words in a shingle.
const SHINGLE: usize = 5;
/// Of so many shingles in a row one is a fingerprint.
pub(crate) const WINDOW: usize = 16;

/// A text as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prints {
    /// Hash of all its words.
    pub(crate) whole: u64,
    /// Sorted, each once.
    pub(crate) shingles: Vec<u32>,
    /// Sorted, each once; some of the shingles.
    pub(crate) marks: Vec<u32>,
}

impl Prints {
    /// The hashes of a text, without the byte ranges that are not the article.
    pub(crate) fn of(text: &str, without: &[(usize, usize)]) -> Self {
        let outside = |word: &Word<'_>| {
            !without.iter().any(|&(start, end)| start <= word.start && word.start < end)
        };
        let words: Vec<String> = words(text).filter(outside).map(|word| word.normal).collect();
        let mut row: Vec<u32> = words.windows(SHINGLE).map(|words| low(hash(words))).collect();
        if row.is_empty() && !words.is_empty() {
            row.push(low(hash(&words)));
        }
        let marks = winnow(&row);
        let mut shingles = row;
        shingles.sort_unstable();
        shingles.dedup();
        Self { whole: hash(&words), shingles, marks }
    }
}

/// The hash of words in a row. It is stored, so it must never change.
fn hash(words: &[String]) -> u64 {
    xxh3_64(words.join(" ").as_bytes())
}

#[expect(clippy::cast_possible_truncation, reason = "the low half of a good hash is a good hash")]
const fn low(hash: u64) -> u32 {
    hash as u32
}

/// The smallest of every run of shingles, the last of equals; sorted, each once.
fn winnow(row: &[u32]) -> Vec<u32> {
    let smallest = |window: &[u32]| window.iter().copied().min();
    let mut prints: Vec<u32> = if row.len() < WINDOW {
        smallest(row).into_iter().collect()
    } else {
        row.windows(WINDOW).filter_map(smallest).collect()
    };
    prints.sort_unstable();
    prints.dedup();
    prints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_punctuation_and_furniture_make_no_difference() {
        let one = "أعلنت الوزارة، اليوم، إطلاق المرحلة الثانية من المشروع";
        let other = "شارك: اعلنت الوزاره اليوم اطلاق المرحلة الثانية من المشروع.";
        let furniture = [(0, "شارك:".len())];
        assert_eq!(Prints::of(one, &[]), Prints::of(other, &furniture));
        assert_ne!(Prints::of(one, &[]), Prints::of(other, &[]));
    }

    #[test]
    fn hashes_are_those_that_stores_hold() {
        let prints = Prints::of("هذا نص قصير من ستة كلمات", &[]);
        assert_eq!(prints.whole, 11_293_578_947_289_979_011);
        assert_eq!(prints.shingles, [2_889_523_762, 3_270_898_261]);
    }

    #[test]
    fn a_long_passage_is_found_wherever_it_stands() {
        let words = |from: u32, to: u32| {
            (from..to).map(|number| format!("كلمة{number}")).collect::<Vec<_>>().join(" ")
        };
        let passage = Prints::of(&words(500, 530), &[]);
        let long = Prints::of(&words(0, 1_000), &[]);
        let shared = passage.marks.iter().filter(|print| long.marks.contains(print)).count();
        assert!(shared >= 1, "{passage:?}");
        assert!(long.marks.len() < long.shingles.len() / 5);
    }
}
