//! A tagger for the parser that is not given the treebank's tags: greedy, left to right, its letters and neighbours as features.

use khabar_syntax::conllu::{Sentence, column};

use crate::features::adder;
use crate::perceptron::Perceptron;
use crate::words::{Words, hash};

/// Times that the tagger sees every word.
const EPOCHS: usize = 4;

/// Parts that are tagged by a tagger that has not seen them.
const FOLDS: usize = 5;

/// Both tags of a word as one.
type Tag<'a> = (&'a str, &'a str);

fn tags(sentence: &Sentence) -> Vec<Tag<'_>> {
    sentence.words().map(|word| (word.cell(column::UPOS), word.cell(column::XPOS))).collect()
}

struct Tagger<'a> {
    tags: Vec<Tag<'a>>,
    weights: Perceptron,
}

/// Put tags that are learnt in the place of the treebank's; those of `train` come from taggers that have not seen the sentence. Gives the share of right ones in `held`.
pub(crate) fn retag(train: &mut [(&Sentence, Words)], held: &mut [(&Sentence, Words)]) -> [f64; 2] {
    for fold in 0..FOLDS {
        let others = train.iter().enumerate().filter(|(index, _)| index % FOLDS != fold);
        let tagger = Tagger::train(&others.map(|(_, pair)| pair.0).collect::<Vec<_>>());
        for (_, pair) in train.iter_mut().enumerate().filter(|(index, _)| index % FOLDS == fold) {
            tagger.tag(pair.0, &mut pair.1);
        }
    }
    let tagger = Tagger::train(&train.iter().map(|pair| pair.0).collect::<Vec<_>>());
    let (mut words, mut right) = (0_u32, [0_u32; 2]);
    for (sentence, out) in held {
        let gold = Words::of(sentence);
        tagger.tag(sentence, out);
        for (gold, found) in gold.0.iter().zip(&out.0) {
            words += 1;
            right[0] += u32::from(gold.upos == found.upos);
            right[1] += u32::from(gold.xpos == found.xpos);
        }
    }
    right.map(|right| 100.0 * f64::from(right) / f64::from(words))
}

impl<'a> Tagger<'a> {
    fn train(sentences: &[&'a Sentence]) -> Self {
        let mut all: Vec<Tag<'a>> = sentences.iter().flat_map(|sentence| tags(sentence)).collect();
        all.sort_unstable();
        all.dedup();
        let mut tagger = Self { weights: Perceptron::new(18, all.len()), tags: all };
        let (mut features, mut scores) = (Vec::new(), Vec::new());
        for sentence in std::iter::repeat_n(sentences, EPOCHS).flatten() {
            let forms: Vec<&str> = sentence.words().map(|word| word.cell(column::FORM)).collect();
            let mut history = [0; 2];
            for (at, tag) in tags(sentence).iter().enumerate() {
                self::features(&forms, at, history, &mut features);
                let found = tagger.weights.best(&features, |_| true, &mut scores);
                let gold = tagger.tags.binary_search(tag).unwrap();
                tagger.weights.learn(&features, gold, found);
                history = [found as u64 + 1, history[0]];
            }
        }
        Self { weights: tagger.weights.averaged(), ..tagger }
    }

    fn tag(&self, sentence: &Sentence, out: &mut Words) {
        let forms: Vec<&str> = sentence.words().map(|word| word.cell(column::FORM)).collect();
        let (mut features, mut scores) = (Vec::new(), Vec::new());
        let mut history = [0; 2];
        for (at, word) in out.0.iter_mut().enumerate() {
            self::features(&forms, at, history, &mut features);
            let found = self.weights.best(&features, |_| true, &mut scores);
            let (upos, xpos) = self.tags[found];
            (word.upos, word.xpos) = (hash(upos), hash(xpos));
            history = [found as u64 + 1, history[0]];
        }
    }
}

fn features(forms: &[&str], at: usize, [last, before]: [u64; 2], out: &mut Vec<u64>) {
    let form = |at: usize| forms.get(at).copied().unwrap_or_default();
    let first = |form: &str, count| form.chars().take(count).fold(1, hash_char);
    let end = |form: &str, count| form.chars().rev().take(count).fold(2, hash_char);
    let (own, previous, next) = (form(at), form(at.wrapping_sub(1)), form(at + 1));
    let [word, left, right] = [own, previous, next].map(hash);
    let mut add = adder(out, 500);
    add(&[]);
    for word in [word, left, right, hash(form(at.wrapping_sub(2))), hash(form(at + 2))] {
        add(&[word]);
    }
    for count in 1..=4 {
        add(&[first(own, count)]);
        add(&[end(own, count)]);
    }
    for count in 2..=3 {
        add(&[end(previous, count)]);
        add(&[end(next, count)]);
        add(&[first(next, count)]);
        add(&[end(own, count), first(own, 2)]);
        add(&[end(own, count), last]);
    }
    for parts in [[left, word], [word, right], [last, word], [last, before], [last, right]] {
        add(&parts);
    }
    add(&[last]);
    add(&[last, before, end(own, 2)]);
    add(&[last, first(own, 2), end(own, 2)]);
}

fn hash_char(sum: u64, c: char) -> u64 {
    crate::words::mix(sum, c.into())
}
