//! Words and trees as the parser sees them.

use khabar_syntax::conllu::{Line, Sentence, column};

pub(crate) const fn mix(hash: u64, value: u64) -> u64 {
    let product = (hash.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ (product >> 29)
}

pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(7, |hash, byte| mix(hash, byte.into()))
}

/// What is known of a word before its tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) form: u64,
    pub(crate) upos: u64,
    pub(crate) xpos: u64,
}

pub(crate) struct Words(pub(crate) Vec<Word>);

impl Words {
    pub(crate) fn of(sentence: &Sentence) -> Self {
        let word = |line: &Line| Word {
            form: hash(line.cell(column::FORM)),
            upos: hash(line.cell(column::UPOS)),
            xpos: hash(line.cell(column::XPOS)),
        };
        Self(sentence.words().map(word).collect())
    }

    /// A word; the root stands behind the last.
    pub(crate) fn at(&self, at: usize) -> Word {
        let edge = |value| Word { form: value, upos: value, xpos: value };
        let outside = if at == self.0.len() { 2 } else { 1 };
        self.0.get(at).copied().unwrap_or_else(|| edge(outside))
    }
}

/// The tree of the treebank.
pub(crate) struct Tree {
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<usize>,
    pub(crate) children: Vec<Vec<usize>>,
}

impl Tree {
    pub(crate) fn of(sentence: &Sentence, relations: &[&str]) -> Self {
        let count = sentence.words().count();
        let head = |word: &Line| word.cell(column::HEAD).parse::<usize>().unwrap().checked_sub(1);
        let heads: Vec<usize> = sentence.words().map(|word| head(word).unwrap_or(count)).collect();
        let label = |word: &Line| {
            relations.binary_search(&word.cell(column::DEPREL)).unwrap_or(relations.len())
        };
        let mut children = vec![Vec::new(); count + 1];
        for (child, &head) in heads.iter().enumerate() {
            children[head].push(child);
        }
        Self { labels: sentence.words().map(label).collect(), heads, children }
    }
}
