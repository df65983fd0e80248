//! The lexicon: which readings a word may have, and how common it is.

use std::collections::HashSet;

use khabar_types::Upos;

use crate::clitics::{ARTICLE, PRONOUNS};
use crate::clusters::Clusters;
use crate::features::{Gender, Inflection, Number};
use crate::function_words::{self, Exception, FunctionWord};
use crate::key::Key;
use crate::models::Models;
use crate::verb::{VerbForm, conjugate, verbal_noun};

mod table;

use table::Table;

/// General verbs, as the table is shipped.
const VERBS: &str = include_str!("../../../data/lexicon/verbs.tsv");

/// General adjectives, as the table is shipped.
const ADJECTIVES: &str = include_str!("../../../data/lexicon/adjectives.tsv");

/// Every table that is read here, by its path in `data/`.
pub const TABLES: [(&str, &str); 4] = [
    ("lexicon/verbs.tsv", VERBS),
    ("lexicon/adjectives.tsv", ADJECTIVES),
    ("lexicon/function_words.tsv", crate::function_words::TABLE),
    ("lexicon/clitic_exceptions.tsv", crate::function_words::EXCEPTIONS),
];

/// The number of a lemma.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct LemmaId(u32);

/// One way to read a word without its clitics and its article.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Part of speech.
    pub upos: Upos,
    /// Dictionary form; see [`Weights::lemma`].
    pub lemma: LemmaId,
    /// What the form says beside it.
    pub inflection: Inflection,
}

/// What the stage knows: a lexicon of readings and a vocabulary in the order of frequency.
///
/// The closed classes, general verbs and general adjectives are built in; the rest comes through [`Weights::builder`].
pub struct Weights {
    table: Table,
    lemmas: Vec<Box<str>>,
    function_words: Vec<FunctionWord>,
    exceptions: Vec<(Key, Exception)>,
    clusters: Clusters,
    models: Option<Models>,
}

impl Weights {
    /// Start a lexicon.
    pub fn builder() -> WeightsBuilder {
        let mut builder = WeightsBuilder {
            table: Table::default(),
            lemmas: Vec::new(),
            function_words: Vec::new(),
            clusters: Clusters::default(),
            models: None,
            closed: HashSet::new(),
            verbs: HashSet::new(),
        };
        builder.add_function_words();
        builder
    }

    /// All readings of a word, given folded, without clitics, with or without its article. Words that are known only from the
    /// vocabulary have none.
    pub fn readings(&self, normal: &str) -> &[Reading] {
        let Some(key) = Key::of(normal) else { return &[] };
        match self.table.readings(key) {
            [] => key.strip_start(ARTICLE).map_or(&[], |bare| self.table.readings(bare)),
            readings => readings,
        }
    }

    /// Whether a word may be a form of that verb, noun or adjective.
    pub fn may_be(&self, normal: &str, upos: Upos, lemma: &str) -> bool {
        self.readings(normal)
            .iter()
            .any(|reading| reading.upos == upos && self.lemma(reading.lemma) == lemma)
    }

    /// A folded dictionary form.
    pub fn lemma(&self, id: LemmaId) -> &str {
        self.lemmas.get(id.0 as usize).map_or("", |lemma| lemma)
    }

    /// What was trained on a treebank, if it was given.
    pub const fn models(&self) -> Option<&Models> {
        self.models.as_ref()
    }

    /// The folded dictionary form of a folded word, article or not, if the lexicon has it with that tag.
    pub(crate) fn lemma_of(&self, normal: &str, upos: Upos) -> Option<&str> {
        let same = |reading: &&Reading| reading.upos == upos;
        let key = Key::of(normal)?;
        let bare = || key.strip_start(ARTICLE).filter(|bare| bare.count() > 1);
        let reading = self.table.readings(key).iter().find(same);
        let reading = reading.or_else(|| self.table.readings(bare()?).iter().find(same))?;
        Some(self.lemma(reading.lemma))
    }

    pub(crate) const fn clusters(&self) -> &Clusters {
        &self.clusters
    }

    pub(crate) fn of_key(&self, key: Key) -> &[Reading] {
        self.table.readings(key)
    }

    /// The cost of a word form: the logarithm of its rank; `None` outside the vocabulary.
    pub(crate) fn cost(&self, key: Key) -> Option<f32> {
        self.table.cost(key)
    }

    pub(crate) fn function_word(&self, row: u16) -> Option<&FunctionWord> {
        self.function_words.get(usize::from(row))
    }

    /// The exception for a whole word.
    pub(crate) fn exception(&self, key: Key) -> Option<&Exception> {
        let at = self.exceptions.binary_search_by_key(&key.hash(), |(key, _)| key.hash()).ok()?;
        self.exceptions.get(at).map(|(_, exception)| exception)
    }
}

/// Collects words; each call adds some, [`WeightsBuilder::build`] ends it. What was added first is preferred among equals.
pub struct WeightsBuilder {
    table: Table,
    lemmas: Vec<Box<str>>,
    function_words: Vec<FunctionWord>,
    clusters: Clusters,
    models: Option<Models>,
    /// The closed classes, by their hashes.
    closed: HashSet<u64>,
    /// Perfect and imperfect of the verbs that are in, by their hashes.
    verbs: HashSet<(u64, u64)>,
}

impl WeightsBuilder {
    /// Words by frequency, the most frequent first, one a line, with their classes behind tabs.
    #[must_use]
    pub fn vocabulary(mut self, words: &str) -> Self {
        self.clusters = Clusters::read(words);
        let words = words.lines().filter_map(|line| Key::of(line.split('\t').next()?));
        for (rank, key) in (0..).zip(words) {
            self.table.rank(key, rank);
        }
        self
    }

    /// What was trained on a treebank.
    #[must_use]
    pub fn models(mut self, models: Models) -> Self {
        self.models = Some(models);
        self
    }

    /// A verb from its perfect and imperfect (3rd person masculine singular, with hamza and ى in place), in all its forms. Of a
    /// lemma of several words the first is taken.
    #[must_use]
    pub fn verb(mut self, perfect: &str, imperfect: &str) -> Self {
        self.add_verb(Upos::Verb, perfect, imperfect);
        self
    }

    /// One more form of a verb, which regular inflection would miss; forms of several words are left out.
    #[must_use]
    pub fn verb_form(mut self, perfect: &str, form: &str) -> Self {
        let (Some(lemma), Some(form)) = (first_word(perfect), Key::of(form)) else {
            return self;
        };
        let lemma = self.lemma(lemma);
        self.table.add(form, Reading { upos: Upos::Verb, lemma, inflection: Inflection::None });
        self
    }

    /// A noun with the forms of one word that are not regular (broken plurals, sound plurals); duals, the accusative in ا and the plural in ات
    /// of nouns in ة are derived.
    #[must_use]
    pub fn noun<'a>(mut self, lemma: &str, forms: impl IntoIterator<Item = &'a str>) -> Self {
        self.add_nominal(Upos::Noun, lemma, forms);
        self
    }

    /// An adjective from its masculine singular; its regular forms are derived, broken plurals are given.
    #[must_use]
    pub fn adjective<'a>(mut self, lemma: &str, forms: impl IntoIterator<Item = &'a str>) -> Self {
        self.add_nominal(Upos::Adj, lemma, forms);
        self
    }

    /// A name; each of its words becomes one.
    #[must_use]
    pub fn name(mut self, surface: &str) -> Self {
        for key in surface.split_whitespace().filter_map(Key::of) {
            let key = key.strip_start(ARTICLE).filter(|bare| bare.count() > 1).unwrap_or(key);
            let lemma = self.lemma(key);
            self.table.add(key, Reading { upos: Upos::Propn, lemma, inflection: Inflection::None });
        }
        self
    }

    /// The finished lexicon.
    pub fn build(mut self) -> Weights {
        let verbs = || rows(VERBS).filter_map(|row| row.split_once('\t'));
        for (perfect, imperfect) in verbs() {
            self.add_verb(Upos::Verb, perfect, imperfect);
        }
        for (perfect, imperfect) in verbs() {
            self.add_verbal_noun(perfect, imperfect);
        }
        for adjective in rows(ADJECTIVES) {
            self.add_nominal(Upos::Adj, adjective, []);
        }
        let mut exceptions: Vec<(Key, Exception)> = function_words::exceptions()
            .filter_map(|exception| Some((Key::of(&exception.written())?, exception)))
            .collect();
        exceptions.sort_by_key(|(key, _)| key.hash());
        self.table.finish();
        Weights {
            table: self.table,
            lemmas: self.lemmas,
            function_words: self.function_words,
            exceptions,
            clusters: self.clusters,
            models: self.models,
        }
    }

    fn add_function_words(&mut self) {
        for word in function_words::rows() {
            if let Some(imperfect) = word.imperfect {
                self.add_verb(word.upos, word.surface, imperfect);
                continue;
            }
            let Some(key) = Key::of(word.surface) else { continue };
            let lemma = self.lemma(key);
            let row = u16::try_from(self.function_words.len()).unwrap_or(u16::MAX);
            let inflection = Inflection::Fixed(row);
            self.table.add(key, Reading { upos: word.upos, lemma, inflection });
            self.closed.insert(key.hash());
            self.function_words.push(word);
        }
    }

    fn add_verb(&mut self, upos: Upos, perfect: &str, imperfect: &str) {
        let (Some(lemma), Some(other)) = (first_word(perfect), first_word(imperfect)) else {
            return;
        };
        if !self.verbs.insert((lemma.hash(), other.hash())) {
            return;
        }
        let lemma = self.lemma(lemma);
        for VerbForm { surface, features } in conjugate(perfect, imperfect) {
            if let Some(key) = Key::of(&surface).filter(|key| key.count() > 1) {
                let inflection = Inflection::Verb(features);
                self.table.add(key, Reading { upos, lemma, inflection });
            }
        }
    }

    /// The verbal noun of a general verb, if it can be told and is seen at all.
    fn add_verbal_noun(&mut self, perfect: &str, imperfect: &str) {
        let Some(noun) = verbal_noun(perfect, imperfect) else { return };
        let Some(key) = Key::of(&noun) else { return };
        if self.table.knows(key) || self.table.knows(ARTICLE.join(key)) {
            self.add_nominal(Upos::Noun, &noun, []);
        }
    }

    fn add_nominal<'a>(
        &mut self,
        upos: Upos,
        lemma: &str,
        forms: impl IntoIterator<Item = &'a str>,
    ) {
        let feminine = lemma.split_whitespace().next().is_some_and(|word| word.ends_with('ة'));
        let Some(key) = first_word(lemma) else { return };
        if self.closed.contains(&key.hash()) {
            return;
        }
        let lemma = self.lemma(key);
        let before_ending = if feminine { key.first(key.count() - 1).join(TEH) } else { key };
        let mut add = |key: Key, number, gender| {
            let inflection = Inflection::Nominal(number, gender);
            self.table.add(key, Reading { upos, lemma, inflection });
        };
        let gender = match (upos, feminine) {
            (_, true) => Some(Gender::Feminine),
            (Upos::Adj, false) => Some(Gender::Masculine),
            _ => None,
        };
        add(key, Number::Singular, gender);
        for form in forms.into_iter().filter_map(Key::of) {
            let inflected =
                PRONOUNS.iter().any(|pronoun| form == before_ending.join(pronoun.letters));
            if inflected || form == key || self.closed.contains(&form.hash()) {
                continue;
            }
            let number = if form.strip_end(DUAL).is_some() { Number::Dual } else { Number::Plural };
            add(form, number, None);
        }
        for ending in [DUALS[0], DUALS[1], YEH] {
            add(before_ending.join(ending), Number::Dual, gender);
        }
        if feminine {
            add(key.first(key.count() - 1).join(PLURAL), Number::Plural, gender);
        } else if key.strip_end(HAMZA).is_none() && key.strip_end(ALEF).is_none() {
            add(key.join(ALEF), Number::Singular, gender);
        }
        if upos == Upos::Adj && !feminine {
            add(key.join(HEH), Number::Singular, Some(Gender::Feminine));
            add(key.join(PLURAL), Number::Plural, Some(Gender::Feminine));
            add(key.join(MASCULINE_PLURAL), Number::Plural, Some(Gender::Masculine));
            for ending in DUALS {
                add(key.join(TEH).join(ending), Number::Dual, Some(Gender::Feminine));
            }
        }
    }

    fn lemma(&mut self, key: Key) -> LemmaId {
        let id = LemmaId(u32::try_from(self.lemmas.len()).unwrap_or(u32::MAX));
        self.lemmas.push(key.text());
        id
    }
}

const ALEF: Key = Key::word(&['ا']);
const HAMZA: Key = Key::word(&['ء']);
const HEH: Key = Key::word(&['ه']);
const TEH: Key = Key::word(&['ت']);
const DUAL: Key = Key::word(&['ا', 'ن']);
const DUALS: [Key; 2] = [DUAL, Key::word(&['ي', 'ن'])];
const YEH: Key = Key::word(&['ي']);
const PLURAL: Key = Key::word(&['ا', 'ت']);
const MASCULINE_PLURAL: Key = Key::word(&['و', 'ن']);

fn first_word(text: &str) -> Option<Key> {
    text.split_whitespace().next().and_then(Key::of)
}

/// The rows of a table: neither comments nor the header.
fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1)
}
