//! A treebank as training needs it: tokens with what their letters are cut into, and the words with tags, lemmas and trees.

use khabar_types::Upos;

use crate::conllu::{Sentence, column};

/// A word of a treebank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GoldWord {
    pub(crate) form: Box<str>,
    pub(crate) lemma: Box<str>,
    pub(crate) upos: Upos,
    pub(crate) xpos: Box<str>,
    pub(crate) features: Box<str>,
    /// 0 is the root, 1 the first word of the sentence.
    pub(crate) head: usize,
    pub(crate) relation: Box<str>,
}

/// An orthographic token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GoldToken {
    pub(crate) surface: Box<str>,
    pub(crate) words: Vec<GoldWord>,
}

/// A sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct GoldSentence {
    pub(crate) tokens: Vec<GoldToken>,
}

impl GoldSentence {
    pub(crate) fn words(&self) -> impl Iterator<Item = &GoldWord> {
        self.tokens.iter().flat_map(|token| &token.words)
    }
}

/// The sentences of a treebank, without those whose last token is written twice.
///
/// PADT repeats a last token that holds two words and that no mark follows: each of them then has the form of the whole token.
pub(crate) fn sentences(treebank: &[Sentence]) -> Vec<GoldSentence> {
    treebank.iter().map(sentence).filter(|sentence| !repeats_its_end(sentence)).collect()
}

fn repeats_its_end(sentence: &GoldSentence) -> bool {
    match &*sentence.tokens {
        [.., before, last] => {
            let tag = |token: &GoldToken| token.words.last().map(|word| word.upos);
            before.surface == last.surface
                && (last.words.len() > 1
                    || tag(before) != tag(last)
                    || tag(last) == Some(Upos::Pron))
        }
        _ => false,
    }
}

fn sentence(sentence: &Sentence) -> GoldSentence {
    let token = |token: crate::conllu::Surface<'_>| GoldToken {
        surface: token.line.cell(column::FORM).into(),
        words: token.words.iter().map(word).collect(),
    };
    GoldSentence { tokens: sentence.tokens().map(token).collect() }
}

fn word(line: &crate::conllu::Line) -> GoldWord {
    let cell = |column| line.cell(column);
    let blank = |cell: &str| if cell == "_" { "" } else { cell }.into();
    GoldWord {
        form: cell(column::FORM).into(),
        lemma: cell(column::LEMMA).into(),
        upos: Upos::from_name(cell(column::UPOS)).unwrap_or(Upos::X),
        xpos: cell(column::XPOS).into(),
        features: blank(cell(column::FEATS)),
        head: cell(column::HEAD).parse().unwrap_or(0),
        relation: cell(column::DEPREL).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_last_token_that_is_written_twice_is_left_out() {
        let line = |id: u32, form: &str, upos: &str| {
            format!("{id}\t{form}\t_\t{upos}\t_\t_\t0\tdep\t_\t_\n")
        };
        let twice = line(1, "بلاده", "NOUN") + &line(2, "بلاده", "PRON");
        let once = line(1, "جدا", "ADV") + &line(2, "جدا", "ADV");
        let treebank = crate::conllu::read(&format!("{twice}\n{once}\n")).unwrap();
        assert_eq!((treebank.len(), sentences(&treebank).len()), (2, 1));
    }
}
