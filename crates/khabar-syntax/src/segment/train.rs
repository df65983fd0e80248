//! Training of the segmenter: an averaged perceptron, sentence by sentence in a shuffled order.

use std::collections::{BTreeMap, HashSet};

use super::features::{History, OF_CUT, OF_TOKEN, of_cut, of_token};
use super::label::Label;
use super::view::View;
use super::{LabelId, Labels, Room, Scores, Segmenter, best, slot};
use crate::clusters::Clusters;
use crate::corpus::GoldSentence;
use crate::random::Random;
use crate::weights::Weights;
use khabar_text::tokens::kind_of;

/// Logarithm of the number of weights.
const BITS: u32 = 20;

/// A token seen so often has no other labels than those it was seen with.
const OFTEN: u32 = 5;

/// A sentence ready for training.
pub(crate) struct Example {
    pub(crate) views: Vec<View>,
    /// The right labels; none for a token that is cut in a way of its own.
    pub(crate) labels: Vec<Option<Label>>,
}

impl Example {
    pub(crate) fn of(clusters: &Clusters, sentence: &GoldSentence) -> Self {
        let views = sentence
            .tokens
            .iter()
            .map(|token| {
                let normal = khabar_text::normal(&token.surface);
                View::new(clusters, &token.surface, &normal, kind_of(&token.surface))
            })
            .collect();
        Self { views, labels: sentence.tokens.iter().map(Label::of).collect() }
    }
}

/// The labels of the examples, and those of tokens seen often.
pub(crate) fn labels(examples: &[&Example]) -> Labels {
    let mut tokens: BTreeMap<u64, BTreeMap<usize, u32>> = BTreeMap::new();
    let mut seen: HashSet<&Label> = HashSet::new();
    let each = examples.iter().flat_map(|example| &example.labels).flatten();
    let all: Vec<Label> = each.filter(|label| seen.insert(label)).cloned().collect();
    let mut labels = Labels::new(all);
    for example in examples {
        for (view, label) in example.views.iter().zip(&example.labels) {
            // A token of an unusual cut is not listed, so that it stays open.
            let id =
                label.as_ref().and_then(|label| labels.id(label)).map_or(usize::MAX, usize::from);
            *tokens.entry(view.spelled).or_default().entry(id).or_default() += 1;
        }
    }
    for (hash, seen) in tokens {
        let times: u32 = seen.values().sum();
        if times < OFTEN {
            continue;
        }
        let first = labels.listed.len();
        labels.listed.extend(seen.keys().filter_map(|&id| LabelId::try_from(id).ok()));
        if labels.listed.len() > first {
            labels.known.push((hash, index(first), index(labels.listed.len())));
        }
    }
    labels
}

fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Weights while they are learnt: the sum over all steps is kept lazily.
struct Learning {
    weights: Vec<f32>,
    sums: Vec<f32>,
    since: Vec<u32>,
    step: u32,
}

impl Scores for Learning {
    fn weight(&self, observation: u64, label: LabelId) -> f32 {
        self.weights[slot(observation, label, BITS)]
    }
}

impl Learning {
    fn add(&mut self, observation: u64, label: LabelId, change: f32) {
        let at = slot(observation, label, BITS);
        self.catch_up(at);
        self.weights[at] += change;
    }

    #[expect(clippy::cast_precision_loss, reason = "steps are far below 2^24 apart")]
    fn catch_up(&mut self, at: usize) {
        self.sums[at] += self.weights[at] * (self.step - self.since[at]) as f32;
        self.since[at] = self.step;
    }

    /// The mean over all steps, as whole counts.
    fn finish(mut self) -> Vec<i16> {
        (0..self.weights.len()).for_each(|at| self.catch_up(at));
        crate::format::whole_numbers(&self.sums)
    }
}

/// Learn from the examples; the same examples and seed give the same weights.
pub(crate) fn train(lexicon: &Weights, examples: &[&Example], epochs: u32, seed: u64) -> Segmenter {
    let labels = labels(examples);
    let empty = || vec![0.0; 1 << BITS];
    let mut learning =
        Learning { weights: empty(), sums: empty(), since: vec![0; 1 << BITS], step: 0 };
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut room = Room::default();
    let gold: Vec<Vec<Option<LabelId>>> = examples
        .iter()
        .map(|example| {
            let ids = example.labels.iter();
            ids.map(|label| label.as_ref().and_then(|label| labels.id(label))).collect()
        })
        .collect();
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &number in &order {
            let views = &examples[number].views;
            let mut history = History::START;
            for (at, gold) in gold[number].iter().enumerate() {
                let guess = best(&labels, lexicon, &learning, views, at, history, &mut room);
                if let Some(right) = gold.filter(|right| *right != guess) {
                    for (label, change) in [(right, 1.0), (guess, -1.0)] {
                        update(&mut learning, lexicon, &labels, views, at, history, label, change);
                    }
                }
                learning.step += 1;
                history = history.push(labels.get(guess).upos());
            }
        }
    }
    Segmenter { labels, weights: learning.finish() }
}

#[expect(clippy::too_many_arguments, reason = "what a step is made of")]
fn update(
    learning: &mut Learning,
    lexicon: &Weights,
    labels: &Labels,
    views: &[View],
    at: usize,
    history: History,
    label: LabelId,
    change: f32,
) {
    let (mut token, mut cut) = ([0; OF_TOKEN], [0; OF_CUT]);
    of_token(views, at, history, &mut token);
    of_cut(lexicon, &views[at], labels.get(label).cut, history, &mut cut);
    for observation in token.into_iter().chain(cut) {
        learning.add(observation, label, change);
    }
}
