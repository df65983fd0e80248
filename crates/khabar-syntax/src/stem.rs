//! What a stem costs behind given clitics, once for each way to read it.

use khabar_types::Upos;

use crate::analysis::{Analysis, Analyst, Proclitic, Restored};
use crate::clitics::{
    ADJECTIVE_AS_NOUN, ALEF, ARTICLE, ATE, BEH, CLOSED, DUAL, FAMILIAR, HEH, HEH_OWN, LAM,
    LEAST_UNKNOWN, NAME_FIRST, NOT_CLOSED, OBJECT_US, PRONOUNS, PURPOSE, Pronoun, RARE, TEH,
    UNKNOWN, UNTRUSTED, US, WAW, WAW_OWN,
};
use crate::features::{Aspect, Inflection, Number, VerbFeatures};
use crate::function_words::FunctionWord;
use crate::key::Key;
use crate::shape::Last;
use crate::weights::Reading;

/// What is known of a stem without an article before its readings are looked at.
struct Bare {
    from: Analysis,
    stem: Key,
    /// The cost of its letters, if the vocabulary has them.
    seen: Option<f32>,
    /// The cost of its letters with the article.
    definite: Option<f32>,
    pronoun: Option<&'static Pronoun>,
    /// Behind س.
    future: bool,
    /// Behind ب, ل or ك.
    preposition: bool,
}

impl Analyst<'_> {
    /// A noun behind its article.
    pub(crate) fn definite(&mut self, from: Analysis, stem: Key) {
        let nominal = best_nominal(self.weights.of_key(stem));
        let attested = self.weights.cost(ARTICLE.join(stem));
        let cost = match (attested, nominal, self.weights.cost(stem)) {
            (Some(cost), ..) => cost,
            (None, Some(_), Some(bare)) => bare.max(RARE - 2.0),
            (None, Some(_), None) => RARE,
            (None, None, Some(bare)) => bare + 3.0,
            (None, None, None) => unknown(stem),
        };
        let trusted = attested.is_some() || nominal.is_some();
        if trusted || stem.count() >= LEAST_UNKNOWN {
            let upos = nominal.map_or(Upos::Noun, |reading| reading.upos);
            let cost = from.cost + cost;
            self.nominal(Analysis { cost, stem, upos, trusted, reading: nominal, ..from });
        }
    }

    /// A stem without an article.
    pub(crate) fn bare(&mut self, from: Analysis, stem: Key) {
        let future = from.proclitic.is_some_and(|clitic| clitic.upos == Upos::Aux);
        let bare = Bare {
            seen: self.weights.cost(stem),
            definite: self.weights.cost(ARTICLE.join(stem)),
            pronoun: from.pronoun.and_then(|place| PRONOUNS.get(usize::from(place))),
            future,
            preposition: from.proclitic.is_some() && !future,
            from,
            stem,
        };
        if !self.known(&bare) && !bare.only_verbs() {
            self.guessed(&bare);
        }
    }

    /// Add the readings of the lexicon, and say whether one of them is no verb.
    fn known(&mut self, bare: &Bare) -> bool {
        let weights = self.weights;
        let heh = self.own_heh(bare);
        let (mut closed, mut known) = (false, false);
        let name = weights.of_key(bare.stem).iter().any(|reading| reading.upos == Upos::Propn);
        let mut aspects = [false; Aspect::ALL.len() + 1];
        for reading in weights.of_key(bare.stem) {
            let extra = match reading.inflection {
                Inflection::Fixed(row) => {
                    if !weights.function_word(row).is_some_and(|word| bare.takes(word)) {
                        continue;
                    }
                    (closed, known) = (true, true);
                    -CLOSED - if bare.pronoun.is_some() { 1.0 } else { 0.0 }
                }
                Inflection::Verb(features) if self.verb_fits(bare, features) => {
                    if std::mem::replace(&mut aspects[features.aspect as usize], true) {
                        continue;
                    }
                    bare.verb_cost(reading.upos, features, closed)
                }
                Inflection::Verb(_) => continue,
                // A form of a verb that its row spells out.
                Inflection::None if reading.upos == Upos::Verb => {
                    if bare.from.proclitic.is_some() {
                        continue;
                    }
                    0.0
                }
                _ if bare.only_verbs() => continue,
                _ if reading.upos == Upos::Propn && bare.pronoun.is_some() => continue,
                _ => {
                    known = true;
                    // ليبيا is a country before it is an accusative.
                    let accusative =
                        reading.upos != Upos::Propn && bare.stem.strip_end(ALEF).is_some();
                    heh + if name && accusative { NAME_FIRST } else { 0.0 }
                }
            };
            let cost = bare.from.cost + extra + bare.seen.unwrap_or(RARE);
            let (upos, reading) = (reading.upos, Some(*reading));
            self.nominal(Analysis { cost, stem: bare.stem, upos, reading, ..bare.from });
        }
        known
    }

    /// A stem that only the vocabulary knows, or nothing.
    fn guessed(&mut self, bare: &Bare) {
        let Bare { from, stem, seen, definite, .. } = *bare;
        let (cost, upos) = match (seen, definite) {
            (Some(seen), Some(definite)) => (seen.min(definite + 0.5), Upos::Noun),
            (None, Some(definite)) => (definite + 1.0, Upos::Noun),
            (Some(seen), None) => {
                let rest = stem.strip_start(WAW).filter(|rest| rest.count() >= LEAST_UNKNOWN);
                let conjunction = rest.is_some_and(|rest| self.weights.cost(rest).is_some());
                let waw = if conjunction { WAW_OWN } else { 0.0 };
                (seen + waw + self.distrust(stem), guess(stem, &from))
            }
            (None, None) if from.restored != Restored::Same => return,
            (None, None) => (unknown_cut(stem, &from), guess(stem, &from)),
        };
        let chance = seen.is_none() && definite.is_none() && stem.count() < LEAST_UNKNOWN;
        let cost = if stem.count() < 2 || chance && from.start > 0 {
            // Every token has an analysis, if only that it is whole.
            if from.start > 0 || from.pronoun.is_some() {
                return;
            }
            UNKNOWN
        } else {
            from.cost + self.own_heh(bare) + cost
        };
        let trusted = definite.is_some();
        self.out.push(Analysis { cost, stem, upos, trusted, reading: None, ..from });
    }

    /// A noun or adjective; an adjective may always stand as a noun.
    fn nominal(&mut self, analysis: Analysis) {
        self.out.push(analysis);
        if analysis.upos == Upos::Adj {
            let cost = analysis.cost + ADJECTIVE_AS_NOUN;
            self.out.push(Analysis { cost, upos: Upos::Noun, ..analysis });
        }
    }

    /// What a stem adds that keeps a real ه for itself.
    fn own_heh(&self, bare: &Bare) -> f32 {
        let own = self.shape.last == Last::Heh
            && bare.pronoun.is_none()
            && bare.stem.strip_end(HEH).is_some();
        if own { HEH_OWN } else { 0.0 }
    }

    /// What a word adds that was seen bare but never with the article: less for each clitic that it was seen with.
    fn distrust(&self, stem: Key) -> f32 {
        let before_pronoun = stem.strip_end(HEH).map_or(stem, |short| short.join(TEH));
        let joined = [
            BEH.join(stem),
            LAM.join(stem),
            before_pronoun.join(PRONOUNS[0].letters),
            before_pronoun.join(PRONOUNS[1].letters),
        ];
        let seen = joined.into_iter().filter(|word| self.weights.cost(*word).is_some());
        seen.fold(UNTRUSTED, |cost, _| cost - FAMILIAR)
    }

    /// Whether a verb form may stand between those clitics.
    fn verb_fits(&self, bare: &Bare, features: VerbFeatures) -> bool {
        let imperfect = features.aspect == Aspect::Imperfect;
        let behind = match bare.from.proclitic {
            None => true,
            Some(Proclitic { letter, .. }) => imperfect && matches!(letter, 'ل' | 'س'),
        };
        let before =
            matches!(bare.from.restored, Restored::Same | Restored::AlefMaksura | Restored::Alef);
        behind && before && self.shape.last != Last::TehMarbuta
    }
}

impl Bare {
    /// Whether nothing but a verb fits between the clitics.
    fn only_verbs(&self) -> bool {
        self.future
            || self.from.restored == Restored::Alef
            || self.pronoun.is_some_and(|pronoun| pronoun.verbal)
    }

    /// Whether a function word takes those clitics.
    fn takes(&self, word: &FunctionWord) -> bool {
        !self.future
            && self.from.restored != Restored::TehMarbuta
            && (!self.preposition || word.takes_preposition)
            && (self.pronoun.is_none() || word.takes_pronoun)
    }

    /// What a verb adds to the cost of its letters.
    fn verb_cost(&self, upos: Upos, features: VerbFeatures, closed: bool) -> f32 {
        let noun = if self.definite.is_some() { 1.0 } else { 0.0 };
        let class = match upos {
            Upos::Aux => -CLOSED - 0.5,
            _ if closed => NOT_CLOSED,
            _ => 0.0,
        };
        let us = self.pronoun.is_some_and(|pronoun| pronoun.letters == US);
        let object = if us && features.aspect == Aspect::Perfect { OBJECT_US } else { 0.0 };
        // ردا is hardly ever "the two answered".
        let dual = if features.number == Number::Dual { DUAL } else { 0.0 };
        noun + class + object + dual + if self.preposition { PURPOSE } else { 0.0 }
    }
}

fn best_nominal(readings: &[Reading]) -> Option<Reading> {
    let nominal = |reading: &&Reading| {
        matches!(reading.upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num)
    };
    readings.iter().find(nominal).copied()
}

fn unknown(stem: Key) -> f32 {
    // The longer an unknown stem, the less a chance resemblance.
    #[expect(clippy::cast_precision_loss, reason = "at most 8")]
    let letters = stem.count().min(8) as f32;
    UNKNOWN - 0.2 * letters
}

/// The cost of a stem that nothing knows. Some first and last letters are seldom a word's own.
fn unknown_cut(stem: Key, from: &Analysis) -> f32 {
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

/// The part of speech of a word that no lexicon knows.
fn guess(stem: Key, from: &Analysis) -> Upos {
    let nominal_ending = stem.strip_end(HEH).is_some() || stem.strip_end(ATE).is_some();
    if from.pronoun.is_some() || nominal_ending { Upos::Noun } else { Upos::Propn }
}
