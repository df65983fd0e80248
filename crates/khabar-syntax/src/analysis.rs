//! The ways to cut a token into clitics and a stem, each with its cost.
//!
//! A cost is a sum in natural logarithms, so that a difference of 0.7 means "twice as likely". A stem costs the logarithm of its rank in
//! the vocabulary; what is known from the lexicon or stands with the article is trusted, what was only seen bare is not, because it may
//! hold clitics itself. Each clitic adds what it is rarer than none.

use khabar_types::Upos;

use crate::features::{Aspect, Inflection};
use crate::key::Key;
use crate::weights::{ARTICLE, Reading, Weights};

/// What stands between a conjunction and the stem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Proclitic {
    pub(crate) letter: char,
    pub(crate) upos: Upos,
}

/// How the article shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Article {
    None,
    /// It is written: والحكومة.
    Written,
    /// Its alef is lost behind ل: للحكومة. The span of the noun starts behind it.
    Hidden,
    /// It is lost wholly before another ل: للجنة.
    Assimilated,
}

/// How the end of a stem is spelt when no pronoun follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Restored {
    /// As it stands.
    Same,
    /// ت stands for ة: حكومته.
    TehMarbuta,
    /// ا stands for ى: مستشفاه.
    AlefMaksura,
    /// و or ي carries a final hamza: وزراؤه.
    Hamza,
    /// و stands for وا: قالوه.
    Alef,
}

/// One way to cut a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Analysis {
    /// The lower the better.
    pub(crate) cost: f32,
    pub(crate) conjunction: Option<char>,
    pub(crate) proclitic: Option<Proclitic>,
    pub(crate) article: Article,
    /// Letters before the stem, without a written article.
    pub(crate) start: u32,
    /// Letters before the pronoun, or all.
    pub(crate) end: u32,
    /// The stem's dictionary spelling, without its article.
    pub(crate) stem: Key,
    pub(crate) restored: Restored,
    pub(crate) pronoun: Option<u8>,
    pub(crate) upos: Upos,
    pub(crate) reading: Option<Reading>,
    /// Taken from the table of exceptions behind the conjunction, or cut in two nouns here.
    pub(crate) fixed: bool,
    pub(crate) second: Option<u32>,
}

/// A pronoun that is written behind a stem.
pub(crate) struct Pronoun {
    pub(crate) letters: Key,
    pub(crate) features: &'static str,
    cost: f32,
    /// Whether only verbs and particles take it.
    verbal: bool,
}

/// The pronouns; [`Analysis::pronoun`] is a place in this table.
pub(crate) const PRONOUNS: [Pronoun; 12] = [
    pronoun(&['ه'], 3.2, "Gender=Masc|Number=Sing|Person=3|PronType=Prs"),
    pronoun(&['ه', 'ا'], 3.2, "Gender=Fem|Number=Sing|Person=3|PronType=Prs"),
    pronoun(&['ه', 'م'], 3.8, "Gender=Masc|Number=Plur|Person=3|PronType=Prs"),
    pronoun(&['ه', 'م', 'ا'], 5.5, "Number=Dual|Person=3|PronType=Prs"),
    pronoun(&['ه', 'ن'], 6.5, "Gender=Fem|Number=Plur|Person=3|PronType=Prs"),
    pronoun(&['ن', 'ا'], 4.8, "Number=Plur|Person=1|PronType=Prs"),
    Pronoun { verbal: true, ..pronoun(&['ن', 'ي'], 5.5, "Number=Sing|Person=1|PronType=Prs") },
    pronoun(&['ي'], 8.5, "Number=Sing|Person=1|PronType=Prs"),
    pronoun(&['ك'], 8.5, "Number=Sing|Person=2|PronType=Prs"),
    pronoun(&['ك', 'م'], 7.0, "Gender=Masc|Number=Plur|Person=2|PronType=Prs"),
    pronoun(&['ك', 'ن'], 9.5, "Gender=Fem|Number=Plur|Person=2|PronType=Prs"),
    pronoun(&['ك', 'م', 'ا'], 9.5, "Number=Dual|Person=2|PronType=Prs"),
];

const fn pronoun(letters: &[char], cost: f32, features: &'static str) -> Pronoun {
    Pronoun { letters: Key::word(letters), features, cost, verbal: false }
}

/// What the letters of a token show that folding hides.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shape {
    /// The last letter is ة, so no pronoun ends the token.
    pub(crate) teh_marbuta: bool,
    /// The last letter is ى, so it is no pronoun.
    pub(crate) alef_maksura: bool,
    /// The first letter is أ, إ or آ, so it is no article.
    pub(crate) hamza_first: bool,
}

const WAW: Key = Key::word(&['و']);
const FEH: Key = Key::word(&['ف']);
const BEH: Key = Key::word(&['ب']);
const LAM: Key = Key::word(&['ل']);
const KAF: Key = Key::word(&['ك']);
const SEEN: Key = Key::word(&['س']);
const TEH: Key = Key::word(&['ت']);
const HEH: Key = Key::word(&['ه']);
const ALEF: Key = Key::word(&['ا']);
const YEH: Key = Key::word(&['ي']);
const HAMZA: Key = Key::word(&['ء']);

/// What a conjunction adds.
const CONJUNCTIONS: [(Key, char, f32); 2] = [(WAW, 'و', 2.3), (FEH, 'ف', 4.3)];

/// What a preposition adds before a noun.
const PREPOSITIONS: [(Key, char, f32); 3] = [(BEH, 'ب', 3.0), (LAM, 'ل', 3.0), (KAF, 'ك', 5.5)];

/// What س adds before an imperfect.
const FUTURE: f32 = 2.0;
/// What ل adds before an imperfect.
const PURPOSE: f32 = 3.5;
/// The cost of a known word that the vocabulary lacks.
const RARE: f32 = 11.5;
/// The cost of a word that nothing knows.
const UNKNOWN: f32 = 15.0;
/// What is added to a word that was only seen bare and may hold clitics.
const UNTRUSTED: f32 = 5.0;
/// What a closed-class word gains.
const CLOSED: f32 = 1.0;
/// The shortest unknown stem that a clitic is cut from.
const LEAST_UNKNOWN: u32 = 3;

/// Collects the analyses of one token.
pub(crate) struct Analyst<'a> {
    pub(crate) weights: &'a Weights,
    pub(crate) word: Key,
    pub(crate) shape: Shape,
    pub(crate) out: &'a mut Vec<Analysis>,
}

impl Analyst<'_> {
    /// Append every analysis of the word; at least one.
    pub(crate) fn run(mut self) {
        let count = self.word.count();
        let blank = Analysis {
            cost: 0.0,
            conjunction: None,
            proclitic: None,
            article: Article::None,
            start: 0,
            end: count,
            stem: Key::EMPTY,
            restored: Restored::Same,
            pronoun: None,
            upos: Upos::X,
            reading: None,
            fixed: false,
            second: None,
        };
        self.behind_conjunction(blank);
        for (letter, conjunction, cost) in CONJUNCTIONS {
            if count > 1 && self.word.strip_start(letter).is_some() {
                self.behind_conjunction(Analysis {
                    conjunction: Some(conjunction),
                    start: 1,
                    cost,
                    ..blank
                });
            }
        }
    }

    fn behind_conjunction(&mut self, from: Analysis) {
        let rest = self.word.skip(from.start);
        if let Some(exception) = self.weights.exception(rest) {
            let hamza = exception.pieces.first().is_some_and(|piece| piece.letters.starts_with('أ'));
            if !hamza || self.shape.hamza_first && from.start == 0 {
                let cost = from.cost + 1.0;
                self.out.push(Analysis { fixed: true, cost, stem: rest, ..from });
            }
        }
        self.stems(from, true);
        for (letter, preposition, cost) in PREPOSITIONS {
            let Some(behind) = rest.strip_start(letter).filter(|behind| behind.count() > 1) else {
                continue;
            };
            let proclitic = Some(Proclitic { letter: preposition, upos: Upos::Adp });
            let to = Analysis {
                proclitic,
                start: from.start + 1,
                cost: from.cost + cost,
                ..from
            };
            self.stems(to, false);
            if let Some(bare) = (letter == LAM).then(|| behind.strip_start(LAM)).flatten() {
                self.hidden_article(to, bare);
            }
        }
        if let Some(behind) = rest.strip_start(SEEN).filter(|behind| behind.count() > 2) {
            let _ = behind;
            let proclitic = Some(Proclitic { letter: 'س', upos: Upos::Aux });
            let cost = from.cost + FUTURE;
            self.stems(Analysis { proclitic, start: from.start + 1, cost, ..from }, false);
        }
        if from.start == 0 {
            self.run_together(from);
        }
    }

    /// لل and a noun.
    fn hidden_article(&mut self, from: Analysis, bare: Key) {
        if bare.count() > 1 {
            let start = from.start + 1;
            self.definite(Analysis { article: Article::Hidden, start, ..from }, bare);
        }
        // للجنة: the ل that is seen is the noun's own.
        self.definite(Analysis { article: Article::Assimilated, ..from }, LAM.join(bare));
    }

    /// The stems that may follow, with and without article and pronoun.
    fn stems(&mut self, from: Analysis, verbs_anyhow: bool) {
        let rest = self.word.skip(from.start);
        let future = from.proclitic.is_some_and(|clitic| clitic.upos == Upos::Aux);
        let no_article = self.shape.hamza_first && from.start == 0;
        if let Some(bare) = rest.strip_start(ARTICLE).filter(|bare| bare.count() > 1 && !no_article)
            && !future
        {
            // After ل the article loses its alef; لال is seldom it.
            let lam = from.proclitic.is_some_and(|clitic| clitic.letter == 'ل');
            let cost = from.cost + if lam { 5.0 } else { 0.0 };
            self.definite(Analysis { article: Article::Written, cost, ..from }, bare);
        }
        self.bare(from, rest, verbs_anyhow);
        if self.shape.teh_marbuta {
            return;
        }
        for (index, pronoun) in (0..).zip(&PRONOUNS) {
            if self.shape.alef_maksura && pronoun.letters == YEH {
                continue;
            }
            let Some(stem) = rest.strip_end(pronoun.letters).filter(|stem| stem.count() > 0) else {
                continue;
            };
            let end = from.start + stem.count();
            let cost = from.cost + pronoun.cost;
            let to = Analysis { pronoun: Some(index), end, cost, ..from };
            self.bare(to, stem, verbs_anyhow);
            let last = stem.skip(stem.count() - 1);
            let short = stem.first(stem.count() - 1);
            if last == TEH {
                self.bare(Analysis { restored: Restored::TehMarbuta, ..to }, short.join(HEH), false);
            } else if last == ALEF {
                self.bare(Analysis { restored: Restored::AlefMaksura, ..to }, short.join(YEH), true);
            } else if last == WAW || last == YEH {
                let alef = short.strip_end(ALEF).is_some();
                if alef {
                    let restored = short.join(HAMZA);
                    self.bare(Analysis { restored: Restored::Hamza, ..to }, restored, false);
                }
                if last == WAW {
                    let restored = stem.join(ALEF);
                    self.bare(Analysis { restored: Restored::Alef, ..to }, restored, true);
                }
            }
        }
    }

    /// A noun behind its article.
    fn definite(&mut self, from: Analysis, stem: Key) {
        let weights = self.weights;
        let readings = weights.of_key(stem);
        let nominal = best_nominal(readings);
        let attested = weights.cost(ARTICLE.join(stem));
        let cost = match (attested, nominal, weights.cost(stem)) {
            (Some(cost), ..) => cost,
            (None, Some(_), Some(bare)) => bare.max(RARE - 2.0),
            (None, Some(_), None) => RARE,
            (None, None, Some(bare)) => bare + 3.0,
            (None, None, None) => unknown(stem),
        };
        if attested.is_none() && nominal.is_none() && stem.count() < LEAST_UNKNOWN {
            return;
        }
        // The article is part of those words; they stand in the table whole.
        let upos = nominal.map_or(Upos::Noun, |reading| reading.upos);
        self.out.push(Analysis { cost: from.cost + cost, stem, upos, reading: nominal, ..from });
    }

    /// A stem without an article.
    fn bare(&mut self, from: Analysis, stem: Key, verbs_anyhow: bool) {
        let weights = self.weights;
        let readings = weights.of_key(stem);
        let seen = weights.cost(stem);
        let definite = weights.cost(ARTICLE.join(stem));
        let clitic = from.proclitic;
        let future = clitic.is_some_and(|clitic| clitic.upos == Upos::Aux);
        let preposition = clitic.is_some() && !future;
        let mut known = false;
        let mut verb_done = false;
        for reading in readings {
            let extra = match reading.inflection {
                Inflection::Fixed(row) => {
                    let Some(word) = weights.function_word(row) else { continue };
                    let taken = (!preposition || word.takes_preposition)
                        && (from.pronoun.is_none() || word.takes_pronoun);
                    if !taken || future || from.restored == Restored::TehMarbuta {
                        continue;
                    }
                    -CLOSED - if from.pronoun.is_some() { 1.0 } else { 0.0 }
                }
                Inflection::Verb(_) | Inflection::None
                    if matches!(reading.upos, Upos::Verb | Upos::Aux) =>
                {
                    if verb_done || !self.verb_fits(&from, reading, verbs_anyhow) {
                        continue;
                    }
                    verb_done = true;
                    let noun = if definite.is_some() { 1.0 } else { 0.0 };
                    noun + if preposition { PURPOSE } else { 0.0 }
                }
                _ if future => continue,
                _ if reading.upos == Upos::Propn && from.pronoun.is_some() => continue,
                _ if matches!(from.restored, Restored::Alef) => continue,
                _ => 0.0,
            };
            known |= !matches!(reading.upos, Upos::Verb | Upos::Aux);
            let cost = from.cost + extra + seen.unwrap_or(RARE);
            let reading = Some(*reading);
            self.out.push(Analysis { cost, stem, upos: reading.map_or(Upos::X, |r| r.upos), reading, ..from });
        }
        if future || known || matches!(from.restored, Restored::Alef) {
            return;
        }
        let (cost, upos) = match (seen, definite) {
            (Some(seen), Some(definite)) => (seen.min(definite + 0.5), Upos::Noun),
            (None, Some(definite)) => (definite + 1.0, Upos::Noun),
            (Some(seen), None) => (seen + UNTRUSTED, guess(stem, &from)),
            (None, None) if from.restored != Restored::Same => return,
            (None, None) => (self.unknown(stem, &from), guess(stem, &from)),
        };
        if stem.count() < 2 || seen.is_none() && definite.is_none() && stem.count() < LEAST_UNKNOWN && from.start > 0 {
            return self.fallback(&from, stem, upos);
        }
        self.out.push(Analysis { cost: from.cost + cost, stem, upos, reading: None, ..from });
    }

    /// Every token has an analysis, if only that it is whole.
    fn fallback(&mut self, from: &Analysis, stem: Key, upos: Upos) {
        if from.start == 0 && from.pronoun.is_none() {
            self.out.push(Analysis { cost: UNKNOWN, stem, upos, ..*from });
        }
    }

    /// The cost of a stem that nothing knows. Some first and last letters are seldom a word's own.
    fn unknown(&self, stem: Key, from: &Analysis) -> f32 {
        let mut cost = unknown(stem);
        let long = stem.count() > LEAST_UNKNOWN;
        if from.start == 0 && long && stem.strip_start(WAW).is_some() {
            cost += 4.0;
        }
        if from.pronoun.is_none() && stem.count() > 4 && stem.strip_end(PRONOUNS[1].letters).is_some() {
            cost += 4.0;
        }
        if from.pronoun.is_some() && !long {
            cost += 2.0;
        }
        cost
    }

    fn verb_fits(&self, from: &Analysis, reading: &Reading, verbs_anyhow: bool) -> bool {
        let Inflection::Verb(features) = reading.inflection else {
            return from.proclitic.is_none();
        };
        let imperfect = features.aspect == Aspect::Imperfect;
        match from.proclitic {
            Some(Proclitic { letter: 'ل' | 'س', .. }) if imperfect => {}
            Some(_) => return false,
            None => {}
        }
        if from.pronoun.is_none() {
            return true;
        }
        verbs_anyhow || from.restored == Restored::Same
    }

    /// Two words written as one, only where the whole is unknown: الأممالمتحدة, وزيرالخارجية, فيليبيا.
    fn run_together(&mut self, from: Analysis) {
        let count = self.word.count();
        if count < 6 || self.weights.cost(self.word).is_some() {
            return;
        }
        for cut in 2..count.saturating_sub(2) {
            let (first, second) = (self.word.first(cut), self.word.skip(cut));
            let (Some(left), Some(right)) = (self.weights.cost(first), self.weights.cost(second))
            else {
                continue;
            };
            let article = second.strip_start(ARTICLE).is_some();
            let closed = self
                .weights
                .of_key(first)
                .iter()
                .any(|r| r.upos == Upos::Adp && matches!(r.inflection, Inflection::Fixed(_)));
            let name = self.weights.of_key(second).iter().any(|r| r.upos == Upos::Propn);
            if article && cut > 2 && left.max(right) < 9.2 || closed && (article || name) {
                let cost = left.max(right) + 5.0;
                self.out.push(Analysis { cost, second: Some(cut), stem: first, end: cut, ..from });
            }
        }
    }
}

fn best_nominal(readings: &[Reading]) -> Option<Reading> {
    readings
        .iter()
        .find(|r| matches!(r.upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num))
        .copied()
}

fn unknown(stem: Key) -> f32 {
    // The longer an unknown stem, the less a chance resemblance.
    #[expect(clippy::cast_precision_loss, reason = "at most 25")]
    let letters = stem.count().min(8) as f32;
    UNKNOWN - 0.2 * letters
}

/// The part of speech of a word that no lexicon knows.
fn guess(stem: Key, from: &Analysis) -> Upos {
    let nominal_ending = stem.strip_end(HEH).is_some() || stem.strip_end(ATE).is_some();
    if from.pronoun.is_some() || nominal_ending { Upos::Noun } else { Upos::Propn }
}

const ATE: Key = Key::word(&['ا', 'ت']);
