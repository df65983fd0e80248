//! The closed classes, read from a table that a linguist can review.

use khabar_types::Upos;

/// The table as it is shipped.
pub const TABLE: &str = include_str!("../../../data/lexicon/function_words.tsv");

/// Words whose cut cannot be guessed from their parts, as the table is shipped.
pub const EXCEPTIONS: &str = include_str!("../../../data/lexicon/clitic_exceptions.tsv");

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FunctionWord {
    /// Part of speech.
    pub upos: Upos,
    /// Features as CoNLL-U writes them, empty for none.
    pub features: &'static str,
    /// Whether ب, ك and ل may stand before it.
    pub takes_preposition: bool,
    /// Whether a pronoun may follow it.
    pub takes_pronoun: bool,
    /// The word; for a verb its perfect.
    pub surface: &'static str,
    /// The imperfect of a verb.
    pub imperfect: Option<&'static str>,
}

/// The rows of the table. A row that is not understood is left out; the tests show that there is none.
pub fn rows() -> impl Iterator<Item = FunctionWord> {
    lines(TABLE).filter_map(|line| {
        let mut cells = line.split('\t');
        let upos = Upos::from_name(cells.next()?)?;
        let features = cells.next().map(|cell| if cell == "-" { "" } else { cell })?;
        let takes = cells.next()?;
        let mut forms = cells.next()?.split('|');
        Some(FunctionWord {
            upos,
            features,
            takes_preposition: matches!(takes, "before" | "both"),
            takes_pronoun: matches!(takes, "after" | "both"),
            surface: forms.next()?,
            imperfect: forms.next(),
        })
    })
}

/// A word with its cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Its pieces in the order of the word.
    pub pieces: Vec<Piece>,
}

/// A piece of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The letters as they stand in the word.
    pub letters: &'static str,
    /// With what the word hides put back.
    pub restored: &'static str,
    /// Part of speech.
    pub upos: Upos,
}

impl Exception {
    /// The word.
    pub fn written(&self) -> String {
        self.pieces.iter().map(|piece| piece.letters).collect()
    }
}

/// The rows of the table of exceptions.
pub fn exceptions() -> impl Iterator<Item = Exception> {
    lines(EXCEPTIONS).filter_map(|line| {
        let (tags, cut) = line.split_once('\t')?;
        let piece = |(tag, cut): (&str, &'static str)| {
            let (letters, restored) = cut.split_once('=').unwrap_or((cut, cut));
            Some(Piece { letters, restored, upos: Upos::from_name(tag)? })
        };
        let pieces = tags.split('+').zip(cut.split('+')).map(piece).collect::<Option<_>>()?;
        Some(Exception { pieces })
    })
}

/// The rows of a table: neither comments nor the header.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        assert_eq!(rows().count(), lines(TABLE).count());
        assert_eq!(exceptions().count(), lines(EXCEPTIONS).count());
        for Exception { pieces } in exceptions() {
            assert!(pieces.iter().all(|piece| !piece.letters.is_empty()), "{pieces:?}");
        }
    }
}
