//! Words by frequency, each with its classes: words of one class stand in the same places of a text.

use rustc_hash::FxHashMap;

use super::table::TableError;

/// The name of the table in messages.
const TABLE: &str = "weights/word-clusters.tsv";

/// The classes of a word in three clusterings, from coarse to fine; all 0 for an unknown word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    /// One of 64, counted from 1.
    pub(crate) coarse: u16,
    /// One of 256, counted from 1.
    pub(crate) middle: u16,
    /// One of 1,024, counted from 1.
    pub(crate) fine: u16,
}

/// All words, with rank and classes.
#[derive(Debug, Default)]
pub(crate) struct WordClasses(FxHashMap<&'static str, (u32, Classes)>);

impl WordClasses {
    /// Read lines of a word and its three classes. There is no header but a comment, and words may be marks.
    pub(super) fn read(text: &'static str) -> Result<Self, TableError> {
        let mut words =
            FxHashMap::with_capacity_and_hasher(text.lines().count(), rustc_hash::FxBuildHasher);
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with("# ")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let class = |cell: &str| cell.parse::<u16>().map(|class| class + 1);
            let read = match cells[..] {
                [word, coarse, middle, fine] => match (class(coarse), class(middle), class(fine)) {
                    (Ok(coarse), Ok(middle), Ok(fine)) => {
                        Some((word, Classes { coarse, middle, fine }))
                    }
                    _ => None,
                },
                _ => None,
            };
            let Some((word, classes)) = read else {
                let problem = format!("expected a word and three classes, found `{line}`");
                return Err(TableError::new(TABLE, index + 1, problem));
            };
            let rank = u32::try_from(words.len()).expect("fewer words than bytes");
            words.entry(word).or_insert((rank, classes));
        }
        Ok(Self(words))
    }

    /// The classes of a folded word.
    pub(crate) fn of(&self, word: &str) -> Option<Classes> {
        self.0.get(word).map(|(_, classes)| *classes)
    }

    /// How many words are more frequent.
    pub(crate) fn rank(&self, word: &str) -> Option<u32> {
        self.0.get(word).map(|(rank, _)| *rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_ranks_and_classes() {
        let words = WordClasses::read("# word\nفي\t6\t237\t908\n#\t1\t2\t3\n").expect("two words");
        assert_eq!(words.of("في"), Some(Classes { coarse: 7, middle: 238, fine: 909 }));
        assert_eq!(words.rank("#"), Some(1));
        assert_eq!(words.of("قط"), None);
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = WordClasses::read("# word\nفي\t6\tx\t908\n").expect_err("x is no class");
        let expected = "weights/word-clusters.tsv, line 2: expected a word and three classes, found `في\t6\tx\t908`";
        assert_eq!(error.to_string(), expected);
    }
}
