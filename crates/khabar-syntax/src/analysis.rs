//! The ways to cut a token into clitics and a stem, each with its cost.
//!
//! A cost is a sum in natural logarithms, so that a difference of 0.7 means "twice as likely". A stem costs the logarithm of its rank in
//! the vocabulary; what is known from the lexicon or stands with the article is trusted, what was only seen bare is not, because it may
//! hold clitics itself. Each clitic adds what it is rarer than none.

use khabar_types::Upos;

use crate::clitics::{
    ALEF, ARTICLE, CONJUNCTIONS, EXPLAINED, FUTURE, HAMZA, HEH, LAM, NOMINAL, PREPOSITIONS,
    PRONOUNS, RARE, SEEN, TEH, WAW, YEH,
};
use crate::features::Inflection;
use crate::key::Key;
use crate::shape::{Last, Shape};
use crate::weights::{Reading, Weights};

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
    /// Cut by the table of exceptions behind the conjunction.
    pub(crate) fixed: bool,
    /// Where the second of two words begins that are written as one.
    pub(crate) second: Option<u32>,
    /// Whether the stem is in the lexicon or stands with the article somewhere.
    pub(crate) trusted: bool,
}

impl Analysis {
    /// A word that is taken whole.
    pub(crate) const fn whole(stem: Key, upos: Upos) -> Self {
        Self {
            cost: 0.0,
            conjunction: None,
            proclitic: None,
            article: Article::None,
            start: 0,
            end: stem.count(),
            stem,
            restored: Restored::Same,
            pronoun: None,
            upos,
            reading: None,
            fixed: false,
            second: None,
            trusted: true,
        }
    }

    /// Whether the stem is of the closed classes.
    pub(crate) fn is_closed(&self) -> bool {
        self.upos == Upos::Aux
            || self
                .reading
                .is_some_and(|reading| matches!(reading.inflection, Inflection::Fixed(_)))
    }
}

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
        let blank = Analysis { end: count, ..Analysis::whole(Key::EMPTY, Upos::X) };
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
        self.explain();
    }

    /// A stem whose letters are those of clitics and a common word owes its frequency to them, unless it stands with the article
    /// too.
    fn explain(&mut self) {
        for place in 0..self.out.len() {
            let whole = self.out[place];
            if whole.proclitic.is_some() || whole.article != Article::None || whole.fixed {
                continue;
            }
            let is_cut = |cut: &&Analysis| {
                cut.trusted
                    && (whole.conjunction.is_none() || cut.conjunction == whole.conjunction)
                    && (whole.pronoun.is_none() || cut.pronoun == whole.pronoun)
                    && (cut.start, cut.end) != (whole.start, whole.end)
            };
            let cuts = self.out.iter().filter(is_cut).map(|cut| cut.cost);
            let explained = cuts.reduce(f32::min).is_some_and(|cut| cut < whole.cost + EXPLAINED);
            if explained && !whole.is_closed() && !self.is_defined(whole.stem) {
                self.out[place].cost += EXPLAINED;
            }
        }
    }

    /// Whether a word stands with the article about as often as a noun does.
    fn is_defined(&self, word: Key) -> bool {
        let common = self.weights.cost(word).unwrap_or(RARE) + NOMINAL;
        self.weights.cost(ARTICLE.join(word)).is_some_and(|definite| definite < common)
    }

    /// What may follow a conjunction, or its absence.
    fn behind_conjunction(&mut self, from: Analysis) {
        let rest = self.word.skip(from.start);
        if let Some(exception) = self.weights.exception(rest) {
            let hamza =
                exception.pieces.first().is_some_and(|piece| piece.letters.starts_with('أ'));
            if !hamza || self.shape.hamza_above && from.start == 0 {
                let cost = from.cost + 1.0;
                self.out.push(Analysis { fixed: true, cost, stem: rest, ..from });
            }
        }
        self.stems(from);
        for (letter, preposition, cost) in PREPOSITIONS {
            let Some(behind) = rest.strip_start(letter).filter(|behind| behind.count() > 1) else {
                continue;
            };
            let proclitic = Some(Proclitic { letter: preposition, upos: Upos::Adp });
            let to = Analysis { proclitic, start: from.start + 1, cost: from.cost + cost, ..from };
            self.stems(to);
            if let Some(bare) = (letter == LAM).then(|| behind.strip_start(LAM)).flatten() {
                self.hidden_article(to, bare);
            }
        }
        if rest.strip_start(SEEN).is_some_and(|behind| behind.count() > 2) {
            let proclitic = Some(Proclitic { letter: 'س', upos: Upos::Aux });
            let cost = from.cost + FUTURE;
            self.stems(Analysis { proclitic, start: from.start + 1, cost, ..from });
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
    fn stems(&mut self, from: Analysis) {
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
        self.bare(from, rest);
        if self.shape.last == Last::TehMarbuta {
            return;
        }
        for (index, pronoun) in (0..).zip(&PRONOUNS) {
            if self.shape.last == Last::AlefMaksura && pronoun.letters.strip_end(YEH).is_some() {
                continue;
            }
            let Some(stem) = rest.strip_end(pronoun.letters).filter(|stem| stem.count() > 0) else {
                continue;
            };
            let end = from.start + stem.count();
            let cost = from.cost + pronoun.cost;
            let to = Analysis { pronoun: Some(index), end, cost, ..from };
            self.bare(to, stem);
            for (restored, stem) in restorations(stem) {
                self.bare(Analysis { restored, ..to }, stem);
            }
        }
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

/// The ways to put back what a stem has lost before a pronoun.
fn restorations(stem: Key) -> impl Iterator<Item = (Restored, Key)> {
    let short = stem.first(stem.count() - 1);
    let last = stem.skip(stem.count() - 1);
    let seat = (last == WAW || last == YEH) && short.strip_end(ALEF).is_some();
    [
        (last == TEH).then(|| (Restored::TehMarbuta, short.join(HEH))),
        (last == ALEF).then(|| (Restored::AlefMaksura, short.join(YEH))),
        seat.then(|| (Restored::Hamza, short.join(HAMZA))),
        (last == WAW).then(|| (Restored::Alef, stem.join(ALEF))),
    ]
    .into_iter()
    .flatten()
}
