//! Training of dictionary forms: counts, an averaged perceptron for the ambiguous, vowels from all forms that are known.

use std::collections::BTreeMap;

use khabar_types::Upos;

use super::choose::{Neighbour, slot};
use super::vocalise::Vocaliser;
use super::{Around, Lemmas, Wanted, place};
use crate::corpus::{GoldSentence, GoldWord};
use crate::lookup::Lookup;
use crate::random::Random;

/// Logarithm of the number of weights.
const BITS: u32 = 17;

/// The most dictionary forms that one form may have.
const MOST: usize = 12;

impl Lemmas {
    /// From a treebank and further vocalised dictionary forms.
    pub(crate) fn train(sentences: &[GoldSentence], more: &[(Upos, Box<str>)], seed: u64) -> Self {
        let mut numbers: BTreeMap<Box<str>, u32> = BTreeMap::new();
        let mut texts: Vec<Box<str>> = Vec::new();
        let mut number = |text: &str| {
            *numbers.entry(text.into()).or_insert_with(|| {
                texts.push(text.into());
                u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let mut counts: BTreeMap<u64, BTreeMap<u32, u32>> = BTreeMap::new();
        let mut dictionary: BTreeMap<u64, BTreeMap<u32, u32>> = BTreeMap::new();
        let mut vocalised: BTreeMap<(Upos, Box<str>), u32> = BTreeMap::new();
        for word in sentences.iter().flat_map(GoldSentence::words) {
            if word.lemma.is_empty() || word.lemma.contains('\n') {
                continue;
            }
            let lemma = number(&word.lemma);
            let form = place(&khabar_text::normal(&word.form), word.upos);
            *counts.entry(form).or_default().entry(lemma).or_default() += 1;
            if is_inflected(word.upos) {
                *vocalised.entry((word.upos, word.lemma.clone())).or_default() += 1;
            }
        }
        for (upos, lemma) in more {
            vocalised.entry((*upos, lemma.clone())).or_default();
        }
        for ((upos, lemma), count) in &vocalised {
            let place = place(&khabar_text::normal(lemma), *upos);
            *dictionary.entry(place).or_default().entry(number(lemma)).or_default() += count + 1;
        }
        let mut candidates: Vec<u32> = Vec::new();
        let mut forms = Vec::new();
        for (place, lemmas) in counts {
            let mut lemmas: Vec<(u32, u32)> = lemmas.into_iter().collect();
            lemmas.sort_by_key(|(lemma, count)| (std::cmp::Reverse(*count), *lemma));
            lemmas.truncate(MOST);
            let index = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
            forms.push((place, (index(candidates.len()), index(lemmas.len()))));
            candidates.extend(lemmas.into_iter().map(|(lemma, _)| lemma));
        }
        let most = |lemmas: BTreeMap<u32, u32>| {
            lemmas.into_iter().max_by_key(|(lemma, count)| (*count, std::cmp::Reverse(*lemma)))
        };
        let dictionary: Vec<(u64, u32)> = dictionary
            .into_iter()
            .filter_map(|(place, lemmas)| Some((place, most(lemmas)?.0)))
            .collect();
        let known: Vec<(Upos, &str)> =
            vocalised.keys().map(|(upos, lemma)| (*upos, &**lemma)).collect();
        let (many, more) = (forms.len(), dictionary.len());
        let mut lemmas = Self {
            forms: Lookup::new(forms, many),
            candidates,
            dictionary: Lookup::new(dictionary, more),
            around: vec![0; 1 << BITS],
            vocaliser: Vocaliser::train(&known, 8, seed),
            texts,
        };
        lemmas.around = lemmas.learn_around(sentences, seed);
        lemmas
    }

    /// The perceptron that chooses among several.
    fn learn_around(&self, sentences: &[GoldSentence], seed: u64) -> Vec<i16> {
        let numbers: BTreeMap<&str, u32> =
            (0..).zip(&self.texts).map(|(number, text)| (&**text, number)).collect();
        let mut examples: Vec<(&[u32], u32, Around)> = Vec::new();
        for sentence in sentences {
            let words: Vec<&GoldWord> = sentence.words().collect();
            let normals: Vec<String> =
                words.iter().map(|word| khabar_text::normal(&word.form)).collect();
            let seen: Vec<Neighbour<'_>> = words
                .iter()
                .zip(&normals)
                .map(|(word, normal)| Neighbour {
                    form: &word.form,
                    normal,
                    xpos: &word.xpos,
                    upos: word.upos,
                })
                .collect();
            for (at, word) in words.iter().enumerate() {
                let wanted = Wanted {
                    form: &word.form,
                    normal: &normals[at],
                    upos: word.upos,
                    features: &word.features,
                };
                let candidates = self.seen(&wanted);
                let right = numbers.get(&*word.lemma);
                if let Some(right) = right.filter(|_| candidates.len() > 1) {
                    let head = word.head.checked_sub(1);
                    examples.push((
                        candidates,
                        *right,
                        Around::of(&seen, at, head, &word.relation),
                    ));
                }
            }
        }
        let length = 1 << BITS;
        let (mut weights, mut sums) = (vec![0.0_f32; length], vec![0.0_f32; length]);
        let (mut random, mut step) = (Random::new(seed), 1.0_f32);
        for _ in 0..6 {
            random.shuffle(&mut examples);
            for (candidates, right, around) in &examples {
                let score = |lemma: u32| -> f32 {
                    around.0.iter().map(|&seen| weights[slot(seen, lemma, length)]).sum()
                };
                let mut guess = (candidates[0], f32::NEG_INFINITY);
                for &lemma in *candidates {
                    let score = score(lemma);
                    if score > guess.1 {
                        guess = (lemma, score);
                    }
                }
                if guess.0 != *right {
                    for seen in around.0 {
                        for (lemma, change) in [(*right, 1.0), (guess.0, -1.0)] {
                            let slot = slot(seen, lemma, length);
                            weights[slot] += change;
                            sums[slot] += change * step;
                        }
                    }
                }
                step += 1.0;
            }
        }
        let means: Vec<f32> =
            weights.iter().zip(&sums).map(|(weight, sum)| weight - sum / step).collect();
        crate::format::whole_numbers(&means)
    }
}

const fn is_inflected(upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Adj | Upos::Verb | Upos::Aux)
}
