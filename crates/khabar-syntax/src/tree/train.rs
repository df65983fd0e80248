//! Training of the network: Adam over batches of sentences, with features and layers left out at random.

use std::collections::{BTreeMap, HashMap};
use std::num::NonZero;

use super::features::{OWN, ROWS, UNKNOWN, Vocabulary};
use super::{Parser, Read, Tag, Vectors};
use crate::corpus::GoldSentence;
use crate::network::gradient::{Dropout, Gold, backward};
use crate::network::{Activations, Matrix, Network, Shape};
use crate::random::Random;

/// Settings of a training run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) half: usize,
    pub(crate) layers: usize,
    pub(crate) epochs: u32,
    /// Words in a batch, about.
    pub(crate) batch: usize,
    pub(crate) rate: f32,
    /// Share of the values left out behind each layer.
    pub(crate) dropout: f32,
    /// Share of the features of a word left out.
    pub(crate) missing: f32,
    pub(crate) seed: u64,
}

/// A sentence ready for training.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) words: Vec<[u32; ROWS]>,
    pub(crate) gold: Gold,
}

/// How often each text was seen.
type Counts = BTreeMap<Box<str>, u32>;

/// Tags and relations of a treebank.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inventory {
    pub(crate) tags: Vec<Tag>,
    pub(crate) relations: Vec<Box<str>>,
}

impl Inventory {
    pub(crate) fn of(sentences: &[GoldSentence]) -> Self {
        let mut tags: BTreeMap<(Box<str>, &str), Counts> = BTreeMap::new();
        let mut relations: BTreeMap<Box<str>, u32> = BTreeMap::new();
        for word in sentences.iter().flat_map(GoldSentence::words) {
            let features = tags.entry((word.xpos.clone(), word.upos.name())).or_default();
            *features.entry(word.features.clone()).or_default() += 1;
            *relations.entry(word.relation.clone()).or_default() += 1;
        }
        let tags = tags.into_iter().map(|((xpos, upos), features)| Tag {
            xpos,
            upos: khabar_types::Upos::from_name(upos).unwrap_or(khabar_types::Upos::X),
            features: features
                .into_iter()
                .max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0)))
                .map(|(features, _)| features)
                .unwrap_or_default(),
        });
        Self { tags: tags.collect(), relations: relations.into_keys().collect() }
    }

    /// What is right for a sentence.
    pub(crate) fn gold(&self, sentence: &GoldSentence) -> Gold {
        let mut gold = Gold::default();
        for word in sentence.words() {
            let tag =
                self.tags.iter().position(|tag| tag.xpos == word.xpos && tag.upos == word.upos);
            gold.tags.push(tag);
            gold.heads.push(word.head);
            let relation = self.relations.iter().position(|name| *name == word.relation);
            gold.relations.push(relation.unwrap_or(0));
        }
        gold
    }
}

/// First and second moments of one row or matrix.
#[derive(Clone, Debug)]
struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Moments {
    fn new(length: usize) -> Self {
        Self { first: vec![0.0; length], second: vec![0.0; length] }
    }

    /// A step of Adam (Kingma and Ba 2015) on a part that begins at `offset`; `scale` holds the rate with its corrections.
    fn step(&mut self, offset: usize, weights: &mut [f32], gradient: &[f32], scale: f32) {
        const FIRST: f32 = 0.9;
        const SECOND: f32 = 0.98;
        let range = offset..offset + weights.len();
        let moments = self.first[range.clone()].iter_mut().zip(&mut self.second[range]);
        for ((weight, gradient), (first, second)) in weights.iter_mut().zip(gradient).zip(moments) {
            *first = FIRST * *first + (1.0 - FIRST) * gradient;
            *second = SECOND * *second + (1.0 - SECOND) * gradient * gradient;
            *weight -= scale * *first / (second.sqrt() + 1e-8);
        }
    }
}

/// The gradients of a part of a batch.
struct Part {
    network: Network,
    rows: HashMap<u32, Vec<f32>>,
    loss: f32,
}

/// How many parts a batch is worked on in; their order does not depend on how many threads there are.
const PARTS: usize = 4;

/// A network in training.
pub(crate) struct Training<'a> {
    settings: Settings,
    vocabulary: &'a Vocabulary,
    /// How often each word of the vocabulary was seen, by its row.
    counts: &'a HashMap<u32, u32>,
    network: Network,
    vectors: Vec<f32>,
}

impl<'a> Training<'a> {
    pub(crate) fn new(
        settings: Settings,
        inventory: &Inventory,
        vocabulary: &'a Vocabulary,
        counts: &'a HashMap<u32, u32>,
    ) -> Self {
        let shape = Shape {
            half: settings.half,
            layers: settings.layers,
            tagging: 64,
            arc: 64,
            label: 64,
            tags: inventory.tags.len().next_multiple_of(16),
            relations: inventory.relations.len().next_multiple_of(16),
        };
        let mut network = Network::new(shape);
        let mut random = Random::new(settings.seed);
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        for matrix in network.matrices_mut() {
            if matrix.rows() > 1 {
                let spread = (2.0 / (matrix.rows() + matrix.columns) as f32).sqrt();
                matrix.data.iter_mut().for_each(|weight| *weight = random.normal() * spread);
            }
        }
        for layer in &mut network.layers {
            let half = settings.half;
            layer.gates.data[..half].fill(1.0);
            layer.gates.data[4 * half..5 * half].fill(1.0);
        }
        network.root.data.iter_mut().for_each(|weight| *weight = random.normal() * 0.1);
        network.label_root.data.iter_mut().for_each(|weight| *weight = random.normal() * 0.1);
        let length = vocabulary.total() * 2 * settings.half;
        let vectors = (0..length).map(|_| random.normal() * 0.12).collect();
        Self { settings, vocabulary, counts, network, vectors }
    }

    /// Learn; `report` is told the epoch and the mean loss of a word, and may look at the parser as it is.
    pub(crate) fn run(&mut self, examples: &[Example], mut report: impl FnMut(&Self, u32, f32)) {
        let mut random = Random::new(self.settings.seed ^ 0x5EED);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut moments: Vec<Moments> =
            self.network.matrices().iter().map(|matrix| Moments::new(matrix.data.len())).collect();
        let mut of_vectors = Moments::new(self.vectors.len());
        let words: usize = examples.iter().map(|example| example.words.len()).sum();
        #[expect(clippy::cast_precision_loss, reason = "counts of words")]
        let total = (words / self.settings.batch).max(1) as f32 * self.settings.epochs as f32;
        let mut step = 0.0_f32;
        for epoch in 0..self.settings.epochs {
            random.shuffle(&mut order);
            let mut loss = 0.0;
            let mut start = 0;
            while start < order.len() {
                let mut end = start;
                let mut size = 0;
                while end < order.len() && size < self.settings.batch {
                    size += examples[order[end]].words.len();
                    end += 1;
                }
                let seed = random.next();
                let parts = self.gradients(examples, &order[start..end], seed);
                step += 1.0;
                // Up over the first hundredth, then down to nothing.
                let rate = self.settings.rate
                    * (step / (0.01 * total)).min(1.0)
                    * (1.0 - step / (total * 1.05)).max(0.01);
                let scale = rate * (1.0 - 0.98_f32.powf(step)).sqrt() / (1.0 - 0.9_f32.powf(step));
                loss += self.apply(parts, size, scale, &mut moments, &mut of_vectors);
                start = end;
            }
            #[expect(clippy::cast_precision_loss, reason = "counts of words")]
            report(self, epoch, loss / words as f32);
        }
    }

    fn gradients(&self, examples: &[Example], batch: &[usize], seed: u64) -> Vec<Part> {
        let parts: Vec<&[usize]> = batch.chunks(batch.len().div_ceil(PARTS).max(1)).collect();
        let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(PARTS);
        let mut out: Vec<Option<Part>> = parts.iter().map(|_| None).collect();
        std::thread::scope(|scope| {
            let per_thread = parts.len().div_ceil(threads).max(1);
            for (number, (out, parts)) in
                out.chunks_mut(per_thread).zip(parts.chunks(per_thread)).enumerate()
            {
                scope.spawn(move || {
                    for (index, (out, part)) in out.iter_mut().zip(parts).enumerate() {
                        let place = (number * per_thread + index) as u64;
                        *out = Some(self.part(examples, part, seed ^ place << 32));
                    }
                });
            }
        });
        out.into_iter().flatten().collect()
    }

    fn part(&self, examples: &[Example], part: &[usize], seed: u64) -> Part {
        let mut random = Random::new(seed);
        let width = 2 * self.settings.half;
        let mut out =
            Part { network: Network::new(self.network.shape), rows: HashMap::new(), loss: 0.0 };
        let mut act = Activations::default();
        for &number in part {
            let example = &examples[number];
            let words: Vec<[Option<u32>; ROWS]> =
                example.words.iter().map(|rows| self.thin(rows, &mut random)).collect();
            let mut x = Matrix::new(words.len(), width);
            for (at, rows) in words.iter().enumerate() {
                for row in rows.iter().flatten() {
                    let row = *row as usize * width;
                    for (x, value) in x.row_mut(at).iter_mut().zip(&self.vectors[row..row + width])
                    {
                        *x += value;
                    }
                }
            }
            act.layers.resize_with(1, Matrix::default);
            act.layers[0] = x;
            let mut mask = || -> Vec<f32> {
                let kept = 1.0 - self.settings.dropout;
                let draw = |_| if random.fraction() < kept { 1.0 / kept } else { 0.0 };
                (0..width).map(draw).collect()
            };
            let dropout = Dropout { layers: (0..self.settings.layers).map(|_| mask()).collect() };
            dropout.read(&self.network, &mut act);
            let (loss, dx) =
                backward(&self.network, &mut act, &example.gold, &dropout, &mut out.network);
            out.loss += loss;
            for (at, rows) in words.iter().enumerate() {
                for row in rows.iter().flatten() {
                    let sum = out.rows.entry(*row).or_insert_with(|| vec![0.0; width]);
                    for (sum, gradient) in sum.iter_mut().zip(dx.row(at)) {
                        *sum += gradient;
                    }
                }
            }
        }
        out
    }

    /// The rows of a word with some left out; rare words are often unknown.
    fn thin(&self, rows: &[u32; ROWS], random: &mut Random) -> [Option<u32>; ROWS] {
        let mut out = [None; ROWS];
        for (place, (out, row)) in out.iter_mut().zip(rows).enumerate() {
            if place == OWN {
                #[expect(clippy::cast_precision_loss, reason = "counts of words")]
                let count = self.counts.get(row).copied().unwrap_or_default() as f32;
                let unknown = random.fraction() < 0.5 / (0.5 + count);
                *out = Some(if unknown { UNKNOWN } else { *row });
            } else if random.fraction() >= self.settings.missing {
                *out = Some(*row);
            }
        }
        out
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    fn apply(
        &mut self,
        parts: Vec<Part>,
        words: usize,
        scale: f32,
        moments: &mut [Moments],
        of_vectors: &mut Moments,
    ) -> f32 {
        let width = 2 * self.settings.half;
        let share = 1.0 / words as f32;
        let mut parts = parts.into_iter();
        let Some(mut sum) = parts.next() else { return 0.0 };
        for part in parts {
            for (here, there) in sum.network.matrices_mut().into_iter().zip(part.network.matrices())
            {
                here.add(there);
            }
            #[expect(clippy::iter_over_hash_type, reason = "rows do not touch each other")]
            for (row, gradient) in part.rows {
                let here = sum.rows.entry(row).or_insert_with(|| vec![0.0; width]);
                here.iter_mut().zip(gradient).for_each(|(here, there)| *here += there);
            }
            sum.loss += part.loss;
        }
        let gradients = sum.network.matrices_mut();
        let square: f32 = gradients
            .iter()
            .map(|matrix| {
                matrix.data.iter().map(|value| value * value * share * share).sum::<f32>()
            })
            .sum();
        let clip = share * (5.0 / square.sqrt()).min(1.0);
        for ((matrix, gradient), moments) in
            self.network.matrices_mut().into_iter().zip(gradients).zip(moments)
        {
            for value in &mut gradient.data {
                *value *= clip;
            }
            moments.step(0, &mut matrix.data, &gradient.data, scale);
        }
        // Each row is its own, so their order does not matter.
        #[expect(clippy::iter_over_hash_type, reason = "rows do not touch each other")]
        for (row, mut gradient) in sum.rows {
            let start = row as usize * width;
            for value in &mut gradient {
                *value *= clip;
            }
            let weights = &mut self.vectors[start..start + width];
            of_vectors.step(start, weights, &gradient, scale);
        }
        sum.loss
    }

    /// The parser as it is now, its vectors rounded.
    pub(crate) fn parser(&self, inventory: &Inventory) -> Parser {
        Parser {
            vocabulary: self.vocabulary.clone(),
            vectors: Vectors::round(2 * self.settings.half, &self.vectors),
            network: self.network.clone(),
            tags: inventory.tags.clone(),
            relations: inventory.relations.clone(),
        }
    }
}

/// Shares of right tags, heads and labelled heads.
pub(crate) fn measure(parser: &Parser, examples: &[Example]) -> [f64; 3] {
    let (mut right, mut all) = ([0_u32; 3], 0_u32);
    let (mut act, mut read) = (Activations::default(), Read::default());
    for example in examples {
        parser.read(&example.words, &mut act, &mut read);
        let gold = &example.gold;
        for word in 0..example.words.len() {
            all += 1;
            right[0] += u32::from(gold.tags[word] == Some(read.tags[word]));
            let head = gold.heads[word] == read.heads[word];
            right[1] += u32::from(head);
            right[2] += u32::from(head && gold.relations[word] == read.relations[word]);
        }
    }
    right.map(|right| f64::from(right) / f64::from(all.max(1)))
}
