//! Which of several dictionary forms fits: an averaged perceptron over the word's tag and its neighbours.

use khabar_types::Upos;

use super::Lemmas;
use crate::hash::{self, mix};

/// How many observations there are.
const OBSERVATIONS: usize = 12;

/// What stands around a word, as observations.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around(pub(super) [u64; OBSERVATIONS]);

/// A word as its neighbours see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour<'a> {
    pub(crate) form: &'a str,
    pub(crate) normal: &'a str,
    pub(crate) xpos: &'a str,
    pub(crate) upos: Upos,
}

impl Around {
    /// `words` are those of the sentence, `head` is the head of the word at `at` and `relation` how it hangs there.
    pub(crate) fn of(
        words: &[Neighbour<'_>],
        at: usize,
        head: Option<usize>,
        relation: &str,
    ) -> Self {
        let word = &words[at];
        let normal = |at: Option<usize>| {
            at.and_then(|at| words.get(at)).map_or(1, |word| hash::text(word.normal))
        };
        let xpos = |at: Option<usize>| {
            at.and_then(|at| words.get(at)).map_or(1, |word| hash::text(word.xpos))
        };
        let tag =
            |at: Option<usize>| at.and_then(|at| words.get(at)).map_or(99, |word| word.upos as u64);
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let form = hash::text(word.form);
        let values = [
            hash::text(word.normal),
            form,
            hash::text(word.xpos),
            normal(before),
            normal(after),
            xpos(after),
            mix(tag(before), tag(after)),
            tag(after),
            mix(hash::text(relation), tag(head)),
            normal(head),
            mix(xpos(after), normal(before)),
            mix(form, xpos(after)),
        ];
        let mut out = [0; OBSERVATIONS];
        for (place, (out, value)) in (1_u64..).zip(out.iter_mut().zip(values)) {
            *out = mix(place, value);
        }
        Self(out)
    }
}

/// The weight of an observation with a dictionary form in a table of that length.
#[expect(clippy::cast_possible_truncation, reason = "the upper bits are a place in the table")]
pub(super) fn slot(observation: u64, lemma: u32, length: usize) -> usize {
    (mix(observation, 3 + u64::from(lemma)) >> (64 - length.ilog2())) as usize
}

impl Lemmas {
    pub(super) fn choose(&self, several: &[u32], around: &Around) -> u32 {
        let score = |lemma: &&u32| -> i32 {
            let length = self.around.len();
            around.0.iter().map(|&seen| i32::from(self.around[slot(seen, **lemma, length)])).sum()
        };
        // The first of equals, which is the most frequent.
        several.iter().rev().max_by_key(score).copied().unwrap_or_default()
    }
}
