//! The vowels of a dictionary form, letter by letter: an averaged perceptron over the letters around.

use std::collections::{BTreeMap, HashMap};

use khabar_types::Upos;

use crate::format::{Reader, WeightsError, Writer, misfit};
use crate::hash::mix;
use crate::random::Random;
use khabar_text::letters;

/// Logarithm of the number of weights.
const BITS: u32 = 17;
const OBSERVATIONS: usize = 16;

/// What a folded letter may stand for, and weights that choose.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Vocaliser {
    /// A folded letter and what it may be with its marks.
    choices: BTreeMap<char, Vec<Box<str>>>,
    weights: Vec<i16>,
}

/// A dictionary form as folded letters with what each stands for.
type Spelled = Vec<(char, Box<str>)>;

/// Take a vocalised word apart; `None` if folding does more than letter by letter.
fn apart(lemma: &str) -> Option<Spelled> {
    let mut out: Spelled = Vec::new();
    for c in lemma.chars() {
        if letters::is_mark(c) {
            let (_, last) = out.last_mut()?;
            *last = format!("{last}{c}").into();
            continue;
        }
        let folded = khabar_text::normal(c.encode_utf8(&mut [0; 4]));
        let mut letters = folded.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => out.push((letter, c.to_string().into())),
            _ => return None,
        }
    }
    Some(out)
}

fn observe(word: &[char], at: usize, upos: Upos, last: u64, before: u64) -> [u64; OBSERVATIONS] {
    let letter = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|at| word.get(at))
            .map_or(0, |c| u64::from(*c as u32))
    };
    let weak = |c: &char| if "اويتمنسءه".contains(*c) { u64::from(*c as u32) } else { 1 };
    let pattern = word.iter().fold(7, |hash, c| mix(hash, weak(c)));
    let (start, end) = (at as u64, (word.len() - at) as u64);
    let (tag, here) = (upos as u64, letter(0));
    let values = [
        tag,
        mix(tag, last),
        mix(last, before),
        mix(tag, letter(1)),
        mix(tag, letter(-1)),
        mix(letter(-1), letter(1)),
        mix(letter(1), letter(2)),
        mix(letter(-1), letter(-2)),
        mix(mix(letter(-1), letter(1)), mix(letter(2), letter(-2))),
        mix(mix(letter(-1), letter(1)), mix(letter(2), letter(3))),
        mix(pattern, start << 8 | tag),
        mix(pattern, start << 8 | tag << 16 | last << 24),
        mix(start << 8 | end, tag),
        mix(mix(start, letter(1)), last),
        mix(mix(end, letter(1)), last),
        mix(word.iter().fold(3, |hash, c| mix(hash, u64::from(*c as u32))), start),
    ];
    let mut out = [0; OBSERVATIONS];
    for (place, (out, value)) in (1_u64..).zip(out.iter_mut().zip(values)) {
        *out = mix(mix(place, value), here);
    }
    out
}

const fn slot(observation: u64, choice: usize) -> usize {
    (mix(observation, 11 + choice as u64) >> (64 - BITS)) as usize
}

/// The best of the choices and its number.
fn best(count: usize, seen: &[u64; OBSERVATIONS], weight: impl Fn(usize) -> f32) -> usize {
    let score = |choice: usize| seen.iter().map(|&one| weight(slot(one, choice))).sum::<f32>();
    let scored = (0..count).map(|choice| (choice, score(choice)));
    scored.fold((0, f32::NEG_INFINITY), |best, next| if next.1 > best.1 { next } else { best }).0
}

impl Vocaliser {
    /// The most likely vowels of a folded dictionary form.
    pub(crate) fn vocalise(&self, normal: &str, upos: Upos) -> Box<str> {
        let word: Vec<char> = normal.chars().collect();
        let mut out = String::new();
        let (mut last, mut before) = (0, 0);
        for at in 0..word.len() {
            let Some(choices) = self.choices.get(&word[at]) else {
                out.push(word[at]);
                continue;
            };
            let seen = observe(&word, at, upos, last, before);
            let chosen = best(choices.len(), &seen, |slot| f32::from(self.weights[slot]));
            out.push_str(&choices[chosen]);
            (before, last) = (last, chosen as u64 + 1);
        }
        out.into_boxed_str()
    }

    /// Learn from dictionary forms.
    pub(crate) fn train(lemmas: &[(Upos, &str)], epochs: u32, seed: u64) -> Self {
        let words: Vec<(Upos, Spelled)> = lemmas
            .iter()
            .filter_map(|(upos, lemma)| Some((*upos, apart(lemma)?)))
            .filter(|(_, word)| !word.is_empty())
            .collect();
        let mut counts: BTreeMap<char, BTreeMap<&str, u32>> = BTreeMap::new();
        for (letter, spelled) in words.iter().flat_map(|(_, word)| word) {
            *counts.entry(*letter).or_default().entry(spelled).or_default() += 1;
        }
        let choices: BTreeMap<char, Vec<Box<str>>> = counts
            .into_iter()
            .map(|(letter, spelled)| {
                let kept = spelled.into_iter().filter(|(_, count)| *count > 1);
                (letter, kept.map(|(spelled, _)| spelled.into()).collect::<Vec<_>>())
            })
            .filter(|(_, spelled)| !spelled.is_empty())
            .collect();
        let (mut weights, mut sums) = (vec![0.0_f32; 1 << BITS], HashMap::<usize, f32>::new());
        let (mut random, mut step) = (Random::new(seed), 1.0_f32);
        let mut order: Vec<usize> = (0..words.len()).collect();
        for _ in 0..epochs {
            random.shuffle(&mut order);
            for &number in &order {
                let (upos, spelled) = &words[number];
                let word: Vec<char> = spelled.iter().map(|(letter, _)| *letter).collect();
                let (mut last, mut before) = (0, 0);
                for (at, (letter, right)) in spelled.iter().enumerate() {
                    let Some(choices) = choices.get(letter) else { continue };
                    let Some(right) = choices.iter().position(|choice| choice == right) else {
                        continue;
                    };
                    let seen = observe(&word, at, *upos, last, before);
                    let guess = best(choices.len(), &seen, |slot| weights[slot]);
                    if guess != right {
                        for one in seen {
                            for (choice, change) in [(right, 1.0), (guess, -1.0)] {
                                let slot = slot(one, choice);
                                weights[slot] += change;
                                *sums.entry(slot).or_default() += change * step;
                            }
                        }
                    }
                    step += 1.0;
                    (before, last) = (last, right as u64 + 1);
                }
            }
        }
        // The mean over all steps is the last value less what came late.
        let mean = |slot: usize| weights[slot] - sums.get(&slot).copied().unwrap_or(0.0) / step;
        let means: Vec<f32> = (0..1 << BITS).map(mean).collect();
        Self { choices, weights: crate::format::whole_numbers(&means) }
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.length(self.choices.len());
        for (letter, choices) in &self.choices {
            writer.u32(*letter as u32);
            writer.length(choices.len());
            for choice in choices {
                writer.text(choice);
            }
        }
        writer.i16s(&self.weights);
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, WeightsError> {
        let mut choices = BTreeMap::new();
        let count = reader.length()?;
        for _ in 0..count {
            let letter = char::from_u32(reader.u32()?).ok_or(misfit("a letter is none"))?;
            let count = reader.length()?;
            let spelled = (0..count).map(|_| reader.text().map(Box::from));
            choices.insert(letter, spelled.collect::<Result<Vec<_>, _>>()?);
        }
        let weights = reader.i16s()?;
        if weights.len() != 1 << BITS || choices.values().any(Vec::is_empty) {
            return Err(misfit("the table of vowels has another size"));
        }
        Ok(Self { choices, weights })
    }
}

#[cfg(test)]
mod tests {
    use khabar_types::Upos;

    use super::Vocaliser;

    #[test]
    fn a_pattern_gives_its_vowels_to_new_roots() {
        let known = [
            "مُعَارَضَة",
            "مُشَارَكَة",
            "مُحَاوَلَة",
            "مُغَادَرَة",
            "مُنَافَسَة",
            "مُنَاوَرَة",
            "مُقَاوَمَة",
            "مُشَاهَدَة",
            "مُقَاطَعَة",
            "مُنَاسَبَة",
            "تَعلِيم",
            "تَقدِيم",
            "تَدرِيس",
            "تَنفِيذ",
            "تَنسِيق",
            "تَشكِيل",
            "تَشدِيد",
            "تَشجِيع",
            "تَنظِيم",
            "تَحلِيل",
        ];
        let known: Vec<(Upos, &str)> = known.iter().map(|lemma| (Upos::Noun, *lemma)).collect();
        let vocaliser = Vocaliser::train(&known, 10, 1);
        assert_eq!(&*vocaliser.vocalise("مشاوره", Upos::Noun), "مُشَاوَرَة");
    }
}
