//! Perfects with a pronoun behind them: "فاعتقلتهم", "وقتلوهم", "أحرقوها".
//!
//! The treebank is the language of agencies and holds few of them with other pronouns than ه, so the labels call them nouns: what ends in a pronoun is one as
//! a rule. The lexicon tells: no noun has the letters of what they or she did ("قتلوا", "خطفت").

use khabar_types::Upos;

use super::{
    label::{Cut, Label},
    perfect::Tokens,
};
use crate::{
    features::{Aspect, Inflection},
    key::Key,
};

impl Tokens<'_> {
    /// The label of a token that is a perfect with a pronoun behind it, if it has another.
    pub(super) fn done_to(&self, at: usize) -> Option<Label> {
        let label = self.label(at)?;
        let key = self.key(at);
        // "القوة" ends in no pronoun, and what was seen often is known.
        let view = &self.views[at];
        if !view.may_end_in_pronoun || !self.labels.listed(view).is_empty() {
            return None;
        }
        let (and, then) = (Key::word(&['و']), Key::word(&['ف']));
        let own = label.cut.proclitics;
        let known = [Key::EMPTY, and, then].contains(&own);
        let ways = [Some(own).filter(|_| known), Some(then).filter(|then| *then != own)];
        for proclitics in ways.into_iter().flatten() {
            let Some(rest) = key.strip_start(proclitics) else { continue };
            let end = OBJECTS.iter().find_map(|end| {
                let end = Key::of(end)?;
                Some((end, rest.strip_end(end)?))
            });
            let Some((enclitic, stem)) = end else { continue };
            // "فوائدهم", "فاعليتها", "فرضتاها": the letter may be the word's own.
            let whole = || key.strip_end(enclitic).is_some_and(|whole| self.is_word(whole));
            let cut = Cut { proclitics, enclitic, ..Cut::default() };
            if label.upos() == Upos::Verb && label.cut == cut {
                return None;
            }
            if self.is_done(stem, label.upos(), proclitics != own)
                && (proclitics == own || !whole())
            {
                let and = [Upos::Cconj].into_iter().filter(|_| proclitics != Key::EMPTY);
                let tags = and.chain([Upos::Verb, Upos::Pron]).collect();
                return Some(Label { cut, tags });
            }
        }
        None
    }

    /// Whether a stem is known by itself, or with the ة that it has without its pronoun.
    fn is_word(&self, stem: Key) -> bool {
        let known =
            |key: Key| self.lexicon.cost(key).is_some() || !self.lexicon.of_key(key).is_empty();
        let feminine = stem.strip_end(Key::word(&['ت'])).map(|base| base.join(Key::word(&['ه'])));
        known(stem) || feminine.is_some_and(known)
    }

    fn has_noun(&self, key: Key) -> bool {
        self.lexicon.of_key(key).iter().any(|reading| reading.upos != Upos::Verb)
    }

    fn has_perfect(&self, key: Key) -> bool {
        self.lexicon.of_key(key).iter().any(|reading| {
            matches!(reading.inflection, Inflection::Verb(verb) if verb.aspect == Aspect::Perfect)
        })
    }

    /// Whether a stem before a pronoun is what somebody did, as the letters say.
    fn is_done(&self, stem: Key, called: Upos, unseen: bool) -> bool {
        if stem.count() < LEAST {
            return false;
        }
        let end = |end: char| stem.strip_end(Key::word(&[end]));
        let alef = Key::word(&['ا']);
        // "قتلوهم": before a pronoun a plural loses its last alef. "داعموهم" are rather their backers, "موظفوهم" their employees, and
        // "إجراؤها" has a hamza.
        if let Some(base) = end('و') {
            let participle = base.skip(1).first(1) == alef && self.has_noun(base);
            let plural = stem.join(alef);
            let hamza = base.strip_end(alef).is_some();
            return !participle && !hamza && !self.has_noun(stem) && !self.has_noun(plural) && {
                self.has_perfect(plural) || self.has_perfect(base) && !self.has_noun(base)
            };
        }
        // "خطفتهم": what she did, unless a noun in ة has those letters ("مدينتهم", "إصابتهم").
        if let Some(base) = end('ت') {
            let feminine = base.join(Key::word(&['ه']));
            let plural = base.strip_end(alef).is_some();
            return !plural
                && !self.has_noun(feminine)
                && self.lexicon.cost(feminine).is_none()
                && !self.has_noun(stem)
                && (self.has_perfect(stem) || self.has_perfect(base));
        }
        // "فأصابهم", where ف was not seen: no adjective has a pronoun, so where the labels saw one the verb need not be the only reading. Elsewhere such letters are as
        // well an elative ("أبرزهم") or a verbal noun ("تدخلهم").
        let adjective = matches!(called, Upos::Adj | Upos::X);
        unseen && self.has_perfect(stem) && (adjective || !self.has_noun(stem))
    }
}

/// Pronouns of the third person behind a verb.
const OBJECTS: &[&str] = &["هما", "هم", "هن", "ها", "ه"];

/// How many letters such a verb has at least: shorter ones are other words too ("أبوهم", "بيتهم").
const LEAST: u32 = 4;
