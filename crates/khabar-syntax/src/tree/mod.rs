//! Words to tags and trees: a small network over whole sentences.
//!
//! | module | what it holds |
//! |---|---|
//! | `features` | a word as rows of a table of vectors |
//! | `decode` | scores of heads to a tree |
//! | `train` | training |

pub(crate) mod decode;
pub(crate) mod features;
pub(crate) mod train;

use khabar_types::Upos;

use crate::network::{Activations, Network};
use features::{ROWS, Vocabulary};

/// A tag of the treebank with its universal part of speech.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Tag {
    pub(crate) xpos: Box<str>,
    pub(crate) upos: Upos,
    /// The features that words of this tag have.
    pub(crate) features: Box<str>,
}

/// What was learnt.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parser {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) vectors: Vectors,
    pub(crate) network: Network,
    pub(crate) tags: Vec<Tag>,
    pub(crate) relations: Vec<Box<str>>,
}

/// The vectors of the features: whole numbers with a factor for each row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Vectors {
    pub(crate) width: usize,
    pub(crate) values: Vec<i8>,
    pub(crate) factors: Vec<f32>,
}

impl Vectors {
    /// From fractions, rounded.
    #[expect(clippy::cast_possible_truncation, reason = "scaled to fit")]
    pub(crate) fn round(width: usize, rows: &[f32]) -> Self {
        let mut out = Self { width, values: Vec::with_capacity(rows.len()), factors: Vec::new() };
        for row in rows.chunks_exact(width) {
            let most = row.iter().fold(f32::MIN_POSITIVE, |most, value| most.max(value.abs()));
            out.factors.push(most / 127.0);
            out.values.extend(row.iter().map(|value| (value / most * 127.0).round() as i8));
        }
        out
    }

    /// Add a row to `out`.
    pub(crate) fn add(&self, row: u32, out: &mut [f32]) {
        let row = row as usize;
        let factor = self.factors[row];
        let values = &self.values[row * self.width..(row + 1) * self.width];
        for (out, value) in out.iter_mut().zip(values) {
            *out += factor * f32::from(*value);
        }
    }
}

/// What is read of one sentence.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// Numbers of tags.
    pub(crate) tags: Vec<usize>,
    /// 0 for the root, 1 for the first word.
    pub(crate) heads: Vec<usize>,
    /// Numbers of relations.
    pub(crate) relations: Vec<usize>,
}

impl Parser {
    /// Read a sentence, given the rows of its words.
    pub(crate) fn read(&self, words: &[[u32; ROWS]], act: &mut Activations, out: &mut Read) {
        if act.layers.is_empty() {
            act.layers.resize_with(1, Default::default);
        }
        act.layers[0].reset(words.len(), self.vectors.width);
        for (at, rows) in words.iter().enumerate() {
            for &row in rows {
                self.vectors.add(row, act.layers[0].row_mut(at));
            }
        }
        act.read(&self.network);
        self.decode(act, out);
    }

    fn decode(&self, act: &mut Activations, out: &mut Read) {
        out.tags = (0..act.tags.rows()).map(|word| most(&act.tags.row(word)[..self.tags.len()])).collect();
        out.heads = decode::heads(&act.arcs);
        act.label(&self.network, &out.heads);
        let root = self.relations.iter().position(|relation| &**relation == "root");
        let best = |(word, &head): (usize, &usize)| {
            let row = act.labels.row(word);
            if head == 0 {
                return root.unwrap_or_else(|| most(row));
            }
            let others = (0..self.relations.len()).filter(|relation| Some(*relation) != root);
            others.max_by(|&one, &other| row[one].total_cmp(&row[other])).unwrap_or(0)
        };
        out.relations = out.heads.iter().enumerate().map(best).collect();
    }
}

/// The place of the greatest value.
pub(crate) fn most(row: &[f32]) -> usize {
    let places = 0..row.len();
    places.max_by(|&one, &other| row[one].total_cmp(&row[other])).unwrap_or(0)
}
