//! Classes of words that stand in like places, from `data/weights/word-clusters.tsv`.

use khabar_types::TokenKind;

use crate::hash;
use crate::lookup::Lookup;

/// The classes of a word, in three clusterings; 0 for a word that has none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Class {
    /// 1 to 64.
    pub(crate) coarse: u16,
    /// 1 to 256.
    pub(crate) middle: u16,
    /// 1 to 1,024.
    pub(crate) fine: u16,
}

/// Folded words to their classes.
#[derive(Default)]
pub(crate) struct Clusters(Lookup<Class>);

impl Clusters {
    /// Read `word, class of 64, of 256, of 1,024` lines, parted by tabs.
    pub(crate) fn read(table: &str) -> Self {
        let rows = table.lines().filter_map(|row| {
            let mut cells = row.split('\t');
            let word = cells.next()?;
            let mut class = || cells.next()?.parse::<u16>().ok().map(|class| class + 1);
            Some((hash::text(word), Class { coarse: class()?, middle: class()?, fine: class()? }))
        });
        Self(Lookup::new(rows, table.lines().count()))
    }

    /// The classes of a folded token.
    pub(crate) fn of(&self, normal: &str, kind: TokenKind) -> Class {
        let hash = if kind == TokenKind::Number {
            let zero = |c: char| if c.is_ascii_digit() { '0' } else { c };
            hash::text(&normal.chars().map(zero).collect::<String>())
        } else {
            hash::text(normal)
        };
        self.0.get(hash).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use khabar_types::TokenKind;

    use super::{Class, Clusters};

    #[test]
    fn words_have_their_classes_and_numbers_are_zeros() {
        let clusters = Clusters::read("# word\tclasses\nقال\t0\t1\t2\n00\t3\t4\t5\n");
        let class = |word, kind| clusters.of(word, kind);
        let expected = Class { coarse: 1, middle: 2, fine: 3 };
        assert_eq!(class("قال", TokenKind::Word), expected);
        assert_eq!(class("37", TokenKind::Number), Class { coarse: 4, middle: 5, fine: 6 });
        assert_eq!(class("غاب", TokenKind::Word), Class::default());
    }
}
