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

use crate::network::{Activations, Matrix, Network};
use features::{ROWS, Vocabulary};
use multiversion::multiversion;

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

    /// Fill `out` with the sums of the rows of each word.
    fn sum(&self, words: &[[u32; ROWS]], out: &mut Matrix) {
        out.reset(words.len(), self.width);
        for (word, out) in words.iter().zip(out.data.chunks_exact_mut(self.width)) {
            add_rows(&self.values, &self.factors, word, out);
        }
    }
}

/// Add rows of whole numbers, each times its factor, to `out`, always in the same order.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn add_rows(values: &[i8], factors: &[f32], rows: &[u32; ROWS], out: &mut [f32]) {
    let width = out.len();
    for &row in rows {
        let row = row as usize;
        let factor = factors[row];
        let values = &values[row * width..(row + 1) * width];
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
        self.vectors.sum(words, &mut act.layers[0]);
        act.read(&self.network);
        self.decode(act, out);
    }

    /// The best tag of a word among some, from what [`Self::read`] left.
    pub(crate) fn best_tag(
        &self,
        act: &Activations,
        word: usize,
        wanted: impl Fn(&Tag) -> bool,
    ) -> Option<&Tag> {
        let row = act.tags.row(word);
        let fits = (0..self.tags.len()).filter(|&tag| wanted(&self.tags[tag]));
        fits.max_by(|&one, &other| row[one].total_cmp(&row[other])).map(|tag| &self.tags[tag])
    }

    fn decode(&self, act: &mut Activations, out: &mut Read) {
        out.tags =
            (0..act.tags.rows()).map(|word| most(&act.tags.row(word)[..self.tags.len()])).collect();
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
