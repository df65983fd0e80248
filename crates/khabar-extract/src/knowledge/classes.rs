//! Words by frequency, each with its classes: words of one class stand in the same places of a text.

use std::collections::HashMap;

use super::table::{TableError, rows};

/// The classes of a word in three clusterings, from coarse to fine; all 0 for an unknown word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    /// One of 64, counted from 1.
    pub coarse: u16,
    /// One of 256, counted from 1.
    pub middle: u16,
    /// One of 1,024, counted from 1.
    pub fine: u16,
}

/// All words, with rank and classes.
#[derive(Debug, Default)]
pub(crate) struct WordClasses(HashMap<&'static str, (u32, Classes)>);

impl WordClasses {
    pub(super) fn read(text: &'static str) -> Result<Self, TableError> {
        let _ = (text, rows);
        let mut words = HashMap::with_capacity(90_000);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(word), Some(coarse), Some(middle), Some(fine)) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let class = |cell: &str| cell.parse::<u16>().map_or(0, |class| class + 1);
            let classes =
                Classes { coarse: class(coarse), middle: class(middle), fine: class(fine) };
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
