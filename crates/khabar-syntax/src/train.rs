//! Training of everything that is learnt, from a treebank in CoNLL-U.
//!
//! The order: the segmenter on tokens; segmenters on four fifths each, so that the network learns from tags as wrong as those that it will
//! meet; the network on words; dictionary forms. The same treebank, lexicon and options give the same bytes, whatever the number of threads.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use khabar_text::tokens::kind_of;
use khabar_types::Upos;

use crate::conllu::Sentence;
use crate::corpus::{self, GoldSentence};
use crate::hash;
use crate::lemma::Lemmas;
use crate::lookup::Lookup;
use crate::models::Models;
use crate::segment::features::History;
use crate::segment::restore::Spellings;
use crate::segment::train::Example as Tokens;
use crate::segment::{self, LabelId, Room, Segmenter, best};
use crate::tree::features::{ROWS, Role, Seen, Vocabulary, rows};
use crate::tree::train::{Example, Inventory, Settings, Training, measure};
use crate::weights::Weights;

/// How often a word must be seen to have a vector of its own.
const OWN_VECTOR: u32 = 2;

/// Parts that are tagged by a segmenter that has not seen them.
const FOLDS: usize = 5;

/// Times that the segmenter sees every token.
const SEGMENTER_EPOCHS: u32 = 8;

/// One sentence in so many is held out, if any is.
const HELD_OUT: usize = 20;

/// What a training run can be told.
#[derive(Clone, Debug)]
pub struct Options {
    /// Times that the network sees every sentence.
    pub epochs: u32,
    /// Width of a word's vector in one direction.
    pub half: usize,
    /// Recurrent layers.
    pub layers: usize,
    /// Share of the values left out behind each layer.
    pub dropout: f32,
    /// Where the random choices begin.
    pub seed: u64,
    /// Whether to keep one sentence in twenty out of training and report on it.
    pub hold_out: bool,
    /// What is written into the file: data, licence, command.
    pub origin: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            epochs: 30,
            half: 64,
            layers: 3,
            dropout: 0.33,
            seed: 1,
            hold_out: false,
            origin: String::new(),
        }
    }
}

/// Train on a treebank, with further vocalised dictionary forms. `say` is told how it goes, a line at a time.
pub fn train(
    lexicon: &Weights,
    treebank: &[Sentence],
    dictionary: &[(Upos, Box<str>)],
    options: &Options,
    mut say: impl FnMut(&str),
) -> Models {
    let sentences = corpus::sentences(treebank);
    say(&format!(
        "{} sentences, {} left out because their last token is written twice",
        sentences.len(),
        treebank.len() - sentences.len()
    ));
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for (index, sentence) in sentences.into_iter().enumerate() {
        let out = options.hold_out && index % HELD_OUT == 0;
        if out { &mut held } else { &mut train }.push(sentence);
    }
    let tokens = |sentences: &[GoldSentence]| -> Vec<Tokens> {
        sentences.iter().map(|sentence| Tokens::of(lexicon.clusters(), sentence)).collect()
    };
    let (train_tokens, held_tokens) = (tokens(&train), tokens(&held));
    let learn =
        |part: &[&Tokens]| segment::train::train(lexicon, part, SEGMENTER_EPOCHS, options.seed);
    let segmenter = learn(&train_tokens.iter().collect::<Vec<_>>());
    say(&format!("segmenter: {} labels", segmenter.labels.all.len()));
    let guessed = jackknife(lexicon, &segmenter, &train_tokens, learn);
    let mut room = Room::default();
    let held_guessed: Vec<Vec<LabelId>> = held_tokens
        .iter()
        .map(|tokens| constrained(lexicon, &segmenter, &segmenter, tokens, &mut room))
        .collect();
    let inventory = Inventory::of(&train);
    let (vocabulary, counts) = vocabulary(&train);
    say(&format!(
        "network: {} words with vectors of their own, {} tags, {} relations",
        vocabulary.rows.len(),
        inventory.tags.len(),
        inventory.relations.len()
    ));
    let examples = |sentences: &[GoldSentence], tokens: &[Tokens], guessed: &[Vec<LabelId>]| {
        let parts = sentences.iter().zip(tokens).zip(guessed);
        let example = |((sentence, tokens), labels): ((&GoldSentence, &Tokens), &Vec<LabelId>)| {
            let words = word_rows(lexicon, &segmenter, &vocabulary, sentence, tokens, labels);
            Example { words, gold: inventory.gold(sentence) }
        };
        parts.map(example).collect::<Vec<_>>()
    };
    let held = examples(&held, &held_tokens, &held_guessed);
    let settings = Settings {
        half: options.half,
        layers: options.layers,
        epochs: options.epochs,
        batch: 1000,
        rate: 0.003,
        dropout: options.dropout,
        missing: 0.1,
        seed: options.seed,
    };
    let mut training = Training::new(settings, &inventory, &vocabulary, &counts);
    let ready = examples(&train, &train_tokens, &guessed);
    training.run(&ready, |training, epoch, loss| {
        let mut line = format!("epoch {}: loss {loss:.3}", epoch + 1);
        if !held.is_empty() && (epoch % 3 == 2 || epoch + 1 == options.epochs) {
            let [tags, uas, las] = measure(&training.parser(&inventory), &held);
            let [tags, uas, las] = [tags, uas, las].map(|share| share * 100.0);
            // Writing to a `String` cannot fail.
            let _ = write!(line, ", held out: tags {tags:.2}, UAS {uas:.2}, LAS {las:.2}");
        }
        say(&line);
    });
    Models {
        origin: options.origin.as_str().into(),
        spellings: Spellings::learn(&train),
        parser: training.parser(&inventory),
        lemmas: Lemmas::train(&train, dictionary, options.seed),
        segmenter,
    }
}

/// The labels of each sentence from a segmenter that has not seen it.
fn jackknife(
    lexicon: &Weights,
    target: &Segmenter,
    examples: &[Tokens],
    learn: impl Fn(&[&Tokens]) -> Segmenter,
) -> Vec<Vec<LabelId>> {
    let mut out: Vec<Vec<LabelId>> = vec![Vec::new(); examples.len()];
    let mut room = Room::default();
    for fold in 0..FOLDS {
        let numbered = || examples.iter().enumerate();
        let others: Vec<&Tokens> = numbered()
            .filter(|(index, _)| index % FOLDS != fold)
            .map(|(_, example)| example)
            .collect();
        let segmenter = learn(&others);
        for (index, example) in numbered().filter(|(index, _)| index % FOLDS == fold) {
            out[index] = constrained(lexicon, &segmenter, target, example, &mut room);
        }
    }
    out
}

/// Labels of `target` for a sentence whose cuts are known: those that `segmenter` finds best among them.
fn constrained(
    lexicon: &Weights,
    segmenter: &Segmenter,
    target: &Segmenter,
    example: &Tokens,
    room: &mut Room,
) -> Vec<LabelId> {
    let mut history = History::START;
    let mut out = Vec::new();
    let (labels, weights) = (&segmenter.labels, &*segmenter.weights);
    for (at, gold) in example.labels.iter().enumerate() {
        let free = best(labels, lexicon, weights, &example.views, at, history, room);
        let mut chosen = labels.get(free).clone();
        if let Some(gold) = gold.as_ref().filter(|gold| gold.cut != chosen.cut) {
            room.allowed.clear();
            let same = (0..labels.all.len()).filter(|&id| labels.all[id].cut == gold.cut);
            room.allowed.extend(same.filter_map(|id| LabelId::try_from(id).ok()));
            chosen = if room.allowed.is_empty() {
                gold.clone()
            } else {
                let views = &example.views;
                let id = segment::choose(labels, lexicon, weights, views, at, history, room);
                labels.get(id).clone()
            };
        }
        history = history.push(chosen.upos());
        out.push(target.labels.id(&chosen).unwrap_or(0));
    }
    out
}

/// The words that are seen often enough, and how often by their rows.
fn vocabulary(sentences: &[GoldSentence]) -> (Vocabulary, HashMap<u32, u32>) {
    let mut seen: BTreeMap<u64, u32> = BTreeMap::new();
    for word in sentences.iter().flat_map(GoldSentence::words) {
        *seen.entry(hash::text(&khabar_text::normal(&word.form))).or_default() += 1;
    }
    seen.retain(|_, count| *count >= OWN_VECTOR);
    let first = u32::try_from(Vocabulary::default().total()).unwrap_or(u32::MAX);
    let numbered = || (first..).zip(&seen);
    let rows = Lookup::new(numbered().map(|(row, (hash, _))| (*hash, row)), seen.len());
    let counts = numbered().map(|(row, (_, count))| (row, *count)).collect();
    (Vocabulary { rows }, counts)
}

fn word_rows(
    lexicon: &Weights,
    segmenter: &Segmenter,
    vocabulary: &Vocabulary,
    sentence: &GoldSentence,
    tokens: &Tokens,
    labels: &[LabelId],
) -> Vec<[u32; ROWS]> {
    let mut out = Vec::new();
    for (at, token) in sentence.tokens.iter().enumerate() {
        let label = segmenter.labels.get(labels[at]);
        for (place, word) in token.words.iter().enumerate() {
            let proclitics = label.cut.proclitics.count() as usize;
            let role = match place {
                _ if token.words.len() == 1 => Role::Whole,
                _ if place < proclitics => Role::Proclitic,
                _ if place == proclitics => Role::Stem,
                _ => Role::Enclitic,
            };
            let normal = khabar_text::normal(&word.form);
            let kind = kind_of(&word.form);
            let own = matches!(role, Role::Whole | Role::Stem);
            let seen = Seen {
                normal: &normal,
                class: lexicon.clusters().of(&normal, kind),
                kind,
                role,
                upos: label.tags.get(place).copied().unwrap_or(Upos::X),
                label: labels[at],
                shape: if own { tokens.views[at].shape } else { 0 },
            };
            out.push(rows(lexicon, vocabulary, &seen));
        }
    }
    out
}

/// A dictionary form in Buckwalter's transliteration, as UD Arabic PADT writes dictionary forms: without sukun, and verbs without their last vowel. `None` for
/// anything else.
pub fn from_buckwalter(text: &str) -> Option<Box<str>> {
    const LETTERS: &str = "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy";
    const ARABIC: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";
    let text = text.trim_end_matches(|c: char| "_-0123456789".contains(c));
    let mut out = String::new();
    for (place, c) in text.char_indices() {
        let arabic = match c {
            'o' => continue,
            '{' => 'ا',
            'a' => '\u{064E}',
            'u' => '\u{064F}',
            'i' => '\u{0650}',
            '~' => '\u{0651}',
            '`' => '\u{0670}',
            _ => {
                let at = LETTERS.chars().position(|letter| letter == c)?;
                ARABIC.chars().nth(at)?
            }
        };
        // A vowel at the end belongs to the case or the mood.
        if place + 1 == text.len() && "aui".contains(c) {
            continue;
        }
        out.push(arabic);
    }
    (!out.is_empty()).then(|| out.into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::from_buckwalter;

    #[test]
    fn transliteration_is_undone() {
        let of = |text| from_buckwalter(text).map(String::from).unwrap_or_default();
        assert_eq!(of("{isotaxodama"), "اِستَخدَم");
        assert_eq!(of("waTaniy~"), "وَطَنِيّ");
        assert_eq!(of(">arosala_1"), "أَرسَل");
        assert_eq!(from_buckwalter("NTWS?"), None);
    }
}
