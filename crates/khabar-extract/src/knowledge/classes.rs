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

/// The names of the classes of a word, from coarse to fine; `-` for an unknown word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) coarse: &'static str,
    pub(crate) middle: &'static str,
    pub(crate) fine: &'static str,
}

impl Names {
    /// Of a word that no clustering has, or of no word.
    pub(crate) const NONE: Self = Self { coarse: "-", middle: "-", fine: "-" };
}

/// All words, with rank and classes.
#[derive(Debug, Default)]
pub(crate) struct WordClasses {
    words: FxHashMap<&'static str, (u32, Classes)>,
    /// The name of each class, by its number.
    names: Vec<&'static str>,
}

impl WordClasses {
    /// Read lines of a word and its three classes. There is no header but a comment, and words may be marks.
    pub(super) fn read(text: &'static str) -> Result<Self, TableError> {
        let mut words =
            FxHashMap::with_capacity_and_hasher(text.lines().count(), rustc_hash::FxBuildHasher);
        let mut names = vec!["-"];
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with("# ")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let mut class = |cell: &'static str| {
                let class = cell.parse::<u16>().ok().and_then(|class| class.checked_add(1))?;
                let number = usize::from(class);
                if names.len() <= number {
                    names.resize(number + 1, "-");
                }
                names[number] = cell;
                Some(class)
            };
            let read = match cells[..] {
                [word, coarse, middle, fine] => match (class(coarse), class(middle), class(fine)) {
                    (Some(coarse), Some(middle), Some(fine)) => {
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
        Ok(Self { words, names })
    }

    /// The classes of a folded word.
    pub(crate) fn of(&self, word: &str) -> Option<Classes> {
        self.words.get(word).map(|(_, classes)| *classes)
    }

    /// The names of the classes of a folded word.
    pub(crate) fn names(&self, word: &str) -> Names {
        let name = |class: u16| self.names[usize::from(class)];
        self.of(word).map_or(Names::NONE, |Classes { coarse, middle, fine }| Names {
            coarse: name(coarse),
            middle: name(middle),
            fine: name(fine),
        })
    }

    /// How many words are more frequent.
    pub(crate) fn rank(&self, word: &str) -> Option<u32> {
        self.words.get(word).map(|(rank, _)| *rank)
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
        assert_eq!(words.names("في"), Names { coarse: "6", middle: "237", fine: "908" });
        assert_eq!(words.names("قط"), Names::NONE);
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = WordClasses::read("# word\nفي\t6\tx\t908\n").expect_err("x is no class");
        let expected = "weights/word-clusters.tsv, line 2: expected a word and three classes, found `في\t6\tx\t908`";
        assert_eq!(error.to_string(), expected);
    }
}
