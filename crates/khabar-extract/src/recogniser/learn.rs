//! Learning weights: a conditional random field over a linear chain, by stochastic descent with a step of its own for each weight (`AdaGrad`).

use std::collections::HashMap;

use super::tags::{TAGS, may_follow};

/// A sentence to learn from.
pub(super) struct Example {
    /// The features of each token, as numbers of the training set.
    pub features: Vec<Vec<u32>>,
    /// What a model before this one says about each token; empty where there is none.
    pub before: Vec<[f32; TAGS]>,
    /// The right tags.
    pub tags: Vec<usize>,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    /// Passes over the examples.
    pub epochs: usize,
    /// How far a step goes.
    pub rate: f32,
    /// Strength of the pull towards zero.
    pub pull: f32,
    /// Where the shuffling starts.
    pub seed: u64,
}

/// Weights of features, a row each, and of pairs of tags.
pub(super) struct Learned {
    pub rows: Vec<[f32; TAGS]>,
    pub pairs: [[f32; TAGS]; TAGS],
    /// How much what was said before counts.
    pub trust: f32,
}

/// Learn from examples with `features` different features.
pub(super) fn learn(examples: &[Example], features: usize, settings: Settings) -> Learned {
    let mut counts = vec![0_f32; features];
    for example in examples {
        for feature in example.features.iter().flatten() {
            counts[*feature as usize] += 1.0;
        }
    }
    let mut rows = vec![[0_f32; TAGS]; features];
    let mut squares = vec![[1e-4_f32; TAGS]; features];
    let mut pairs = [[0_f32; TAGS]; TAGS];
    let mut pair_squares = [[1e-4_f32; TAGS]; TAGS];
    let (mut trust, mut trust_square) = (1_f32, 1e-4_f32);
    let mut sums = vec![[0_f32; TAGS]; features];
    let mut pair_sums = [[0_f32; TAGS]; TAGS];
    let mut trust_sum = 0_f32;
    let mut averaged = 0_f32;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(settings.seed);
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        let rate = settings.rate;
        for &index in &order {
            let example = &examples[index];
            if example.tags.is_empty() {
                continue;
            }
            let scores: Vec<[f32; TAGS]> = example
                .features
                .iter()
                .enumerate()
                .map(|(at, list)| {
                    let mut score = [0_f32; TAGS];
                    if let Some(before) = example.before.get(at) {
                        for tag in 0..TAGS {
                            score[tag] = trust * before[tag];
                        }
                    }
                    for feature in list {
                        let row = &rows[*feature as usize];
                        for tag in 0..TAGS {
                            score[tag] += row[tag];
                        }
                    }
                    score
                })
                .collect();
            let (beliefs, pair_beliefs) = beliefs(&scores, &pairs);
            let mut trust_slope = 0.0;
            for (at, list) in example.features.iter().enumerate() {
                let mut slope = beliefs[at];
                slope[example.tags[at]] -= 1.0;
                if let Some(before) = example.before.get(at) {
                    for tag in 0..TAGS {
                        trust_slope += slope[tag] * before[tag];
                    }
                }
                for feature in list {
                    let feature = *feature as usize;
                    let pull = settings.pull / counts[feature];
                    let (row, square) = (&mut rows[feature], &mut squares[feature]);
                    for tag in 0..TAGS {
                        let slope = slope[tag] + pull * row[tag];
                        square[tag] += slope * slope;
                        row[tag] -= rate * slope / square[tag].sqrt();
                    }
                }
            }
            if !example.before.is_empty() {
                trust_square += trust_slope * trust_slope;
                trust -= rate * trust_slope / trust_square.sqrt();
            }
            let mut slopes = pair_beliefs;
            for pair in example.tags.windows(2) {
                slopes[pair[0]][pair[1]] -= 1.0;
            }
            for a in 0..TAGS {
                for b in 0..TAGS {
                    pair_squares[a][b] += slopes[a][b] * slopes[a][b];
                    pairs[a][b] -= rate * slopes[a][b] / pair_squares[a][b].sqrt();
                }
            }
        }
        if epoch * 2 >= settings.epochs {
            averaged += 1.0;
            for (sum, row) in sums.iter_mut().zip(&rows) {
                for tag in 0..TAGS {
                    sum[tag] += row[tag];
                }
            }
            for a in 0..TAGS {
                for b in 0..TAGS {
                    pair_sums[a][b] += pairs[a][b];
                }
            }
            trust_sum += trust;
        }
    }
    for row in &mut sums {
        for weight in row {
            *weight /= averaged;
        }
    }
    for weight in pair_sums.iter_mut().flatten() {
        *weight /= averaged;
    }
    Learned { rows: sums, pairs: pair_sums, trust: trust_sum / averaged }
}

/// How likely each tag is at each token, and how often each pair is expected.
fn beliefs(
    scores: &[[f32; TAGS]],
    pairs: &[[f32; TAGS]; TAGS],
) -> (Vec<[f32; TAGS]>, [[f32; TAGS]; TAGS]) {
    let length = scores.len();
    let steps = pairs.map(|row| row.map(f32::exp));
    let emit: Vec<[f32; TAGS]> = scores
        .iter()
        .map(|row| {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            row.map(|score| (score - top).exp())
        })
        .collect();
    let mut ahead = vec![[0_f32; TAGS]; length];
    for at in 0..length {
        for tag in 0..TAGS {
            let reached = if at == 0 {
                if may_follow(0, tag) { 1.0 } else { 0.0 }
            } else {
                (0..TAGS)
                    .filter(|before| may_follow(*before, tag))
                    .map(|before| ahead[at - 1][before] * steps[before][tag])
                    .sum()
            };
            ahead[at][tag] = reached * emit[at][tag];
        }
        let total: f32 = ahead[at].iter().sum::<f32>().max(1e-30);
        ahead[at] = ahead[at].map(|value| value / total);
    }
    let mut behind = vec![[1_f32; TAGS]; length];
    for at in (0..length.saturating_sub(1)).rev() {
        for tag in 0..TAGS {
            behind[at][tag] = (0..TAGS)
                .filter(|next| may_follow(tag, *next))
                .map(|next| steps[tag][next] * emit[at + 1][next] * behind[at + 1][next])
                .sum();
        }
        let total: f32 = behind[at].iter().sum::<f32>().max(1e-30);
        behind[at] = behind[at].map(|value| value / total);
    }
    let mut expected = [[0_f32; TAGS]; TAGS];
    let mut single = vec![[0_f32; TAGS]; length];
    for at in 0..length {
        let product: [f32; TAGS] = std::array::from_fn(|tag| ahead[at][tag] * behind[at][tag]);
        let total: f32 = product.iter().sum::<f32>().max(1e-30);
        single[at] = product.map(|value| value / total);
        if at == 0 {
            continue;
        }
        let mut joint = [[0_f32; TAGS]; TAGS];
        let mut total = 0.0;
        for before in 0..TAGS {
            for tag in (0..TAGS).filter(|tag| may_follow(before, *tag)) {
                let value =
                    ahead[at - 1][before] * steps[before][tag] * emit[at][tag] * behind[at][tag];
                joint[before][tag] = value;
                total += value;
            }
        }
        for before in 0..TAGS {
            for tag in 0..TAGS {
                expected[before][tag] += joint[before][tag] / total.max(1e-30);
            }
        }
    }
    (single, expected)
}

/// The features of a training set, numbered: those that are seen at least `least` times.
pub(super) fn number<'a>(
    sentences: impl Iterator<Item = &'a Vec<Vec<u64>>>,
    least: u32,
) -> (Vec<u64>, HashMap<u64, u32>) {
    let mut all: Vec<u64> = sentences.flatten().flatten().copied().collect();
    all.sort_unstable();
    let kept: Vec<u64> = all
        .chunk_by(|a, b| a == b)
        .filter(|same| same.len() >= least as usize)
        .map(|same| same[0])
        .collect();
    let numbers = (0..).zip(&kept).map(|(number, feature)| (*feature, number)).collect();
    (kept, numbers)
}

/// Numbers that look random and are the same on every machine (xorshift).
struct Random(u64);

impl Random {
    const fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle(&mut self, list: &mut [usize]) {
        for end in (1..list.len()).rev() {
            let other = usize::try_from(self.next() % (end as u64 + 1)).expect("below the length");
            list.swap(end, other);
        }
    }
}
