//! Learning weights: multinomial logistic regression over the options of each decision, by stochastic descent with a step of its own for each
//! weight (`AdaGrad`), averaged over the second half of the passes.

use std::collections::BTreeMap;

use super::{Chooser, Features};

/// A decision with its right options.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// What could be chosen.
    pub options: Vec<Features>,
    /// Which of them are right; none says nothing.
    pub right: Vec<usize>,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the decisions.
    pub epochs: usize,
    /// How far a step goes.
    pub rate: f32,
    /// Strength of the pull towards zero.
    pub pull: f32,
    /// Features seen fewer times are not learnt.
    pub least: usize,
    /// Where the shuffling starts, not 0.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 14, rate: 0.03, pull: 4.0, least: 2, seed: 7 }
    }
}

/// Weights from decisions: the same decisions in the same order and settings give the same weights.
pub fn learn(examples: &[Example], settings: Settings) -> Chooser {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for feature in examples.iter().flat_map(|example| example.options.iter().flatten()) {
        *counts.entry(*feature).or_default() += 1;
    }
    counts.retain(|_, count| *count >= settings.least);
    let kept: Vec<u32> = counts.keys().copied().collect();
    let number = |feature: &u32| kept.binary_search(feature).ok();
    #[expect(clippy::cast_precision_loss, reason = "a count of features")]
    let pulls: Vec<f32> = counts.values().map(|count| settings.pull / *count as f32).collect();
    let numbered: Vec<Vec<Vec<usize>>> = examples
        .iter()
        .map(|example| {
            let options = example.options.iter();
            options.map(|option| option.iter().filter_map(number).collect()).collect()
        })
        .collect();
    let mut weights = vec![0_f32; kept.len()];
    let mut squares = vec![1e-4_f32; kept.len()];
    let mut sums = vec![0_f32; kept.len()];
    let mut averaged = 0_f32;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(settings.seed);
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        for &index in &order {
            let (options, right) = (&numbered[index], &examples[index].right);
            if right.is_empty() || right.len() == options.len() {
                continue;
            }
            let scores: Vec<f32> =
                options.iter().map(|option| option.iter().map(|it| weights[*it]).sum()).collect();
            let beliefs = shares(&scores);
            let mass: f32 = right.iter().map(|it| beliefs[*it]).sum::<f32>().max(1e-9);
            for (at, option) in options.iter().enumerate() {
                let wanted = if right.contains(&at) { beliefs[at] / mass } else { 0.0 };
                let slope = beliefs[at] - wanted;
                for &feature in option {
                    let slope = slope + pulls[feature] * weights[feature];
                    squares[feature] += slope * slope;
                    weights[feature] -= settings.rate * slope / squares[feature].sqrt();
                }
            }
        }
        if epoch * 2 >= settings.epochs {
            averaged += 1.0;
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                *sum += weight;
            }
        }
    }
    Chooser::pack(kept.into_iter().zip(sums.into_iter().map(|sum| sum / averaged.max(1.0))))
}

/// The share of each option (softmax).
fn shares(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let raised: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f32 = raised.iter().sum();
    raised.into_iter().map(|value| value / sum).collect()
}

/// A sequence of numbers that looks random and is the same every time (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle(&mut self, list: &mut [usize]) {
        for at in (1..list.len()).rev() {
            #[expect(clippy::cast_possible_truncation, reason = "a remainder below the length")]
            let other = (self.next() % (at as u64 + 1)) as usize;
            list.swap(at, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Example, Settings, learn};

    /// Feature 1 marks the right one, 2 the wrong ones, 3 all.
    fn examples() -> Vec<Example> {
        (0..40)
            .map(|n| {
                let mut options = vec![vec![2, 3], vec![2, 3, 100 + n], vec![2, 3]];
                let right = n as usize % 3;
                options[right] = vec![1, 3];
                Example { options, right: vec![right] }
            })
            .collect()
    }

    #[test]
    fn what_marks_the_right_option_is_learnt() {
        let chooser = learn(&examples(), Settings::default());
        assert_eq!(chooser.best(&[vec![2, 3], vec![1, 3], vec![2]]), Some(1));
        assert!(chooser.score(&[1]) > 0.5 && chooser.score(&[2]) < -0.2);
        assert!(chooser.score(&[100]).abs() < f32::EPSILON, "seen once");
    }

    #[test]
    fn the_same_decisions_give_the_same_bytes() {
        let settings = Settings::default();
        assert_eq!(learn(&examples(), settings).bytes(), learn(&examples(), settings).bytes());
    }

    #[test]
    fn decisions_without_a_right_option_teach_nothing() {
        let blind: Vec<Example> =
            examples().into_iter().map(|it| Example { right: Vec::new(), ..it }).collect();
        assert!(learn(&blind, Settings::default()).is_empty());
    }
}
