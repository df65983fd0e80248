//! Perfects of three letters that look like their verbal nouns: "قصف الجيش المدينة", "أن الجيش نشر قوات".
//!
//! The treebank holds few of them at the head of a clause, so the labels call them nouns. Two noun phrases behind one such word, the second without
//! a preposition, make it a verb: a verbal noun would need ل before its object. So does a subject that shows its case ("نظم موظفو الوزارة اعتصاما"). Verbs
//! of the first person plural ("قصفنا مواقعهم") are as rare there.

use khabar_types::Upos;

use super::{LabelId, Labels, label::Label, view::View};
use crate::{key::Key, weights::Weights};

/// The labels of a sentence, read from its first token to its last.
pub(super) struct Tokens<'a> {
    pub labels: &'a Labels,
    pub lexicon: &'a Weights,
    pub views: &'a [View],
    pub found: &'a [LabelId],
}

impl Tokens<'_> {
    pub(super) fn label(&self, at: usize) -> Option<&Label> {
        self.found.get(at).map(|id| self.labels.get(*id))
    }

    fn upos(&self, at: usize) -> Upos {
        self.label(at).map_or(Upos::X, Label::upos)
    }

    pub(super) fn key(&self, at: usize) -> Key {
        self.views.get(at).and_then(|view| view.key).unwrap_or(Key::EMPTY)
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        let key = self.key(at);
        key != Key::EMPTY && words.iter().any(|word| Key::of(word) == Some(key))
    }

    fn definite(&self, at: usize) -> bool {
        self.key(at).strip_start(Key::word(&['ا', 'ل'])).is_some_and(|rest| rest.count() > 1)
    }

    fn is_name(&self, at: usize) -> bool {
        at < self.views.len()
            && (matches!(self.upos(at), Upos::X | Upos::Propn) && self.views[at].key.is_some()
                || self
                    .lexicon
                    .of_key(self.key(at))
                    .iter()
                    .any(|reading| matches!(reading.upos, Upos::X | Upos::Propn)))
    }

    /// Whether a token is a word without proclitics.
    fn whole(&self, at: usize) -> bool {
        self.label(at).is_some_and(|label| label.cut.proclitics == Key::EMPTY)
    }

    /// A noun phrase of one head that a masculine verb may have as its subject; where it ends.
    fn subject(&self, at: usize) -> Option<usize> {
        let noun = self.whole(at) && self.views.get(at).is_some_and(|view| view.may_end_in_pronoun);
        let head = self.definite(at) && matches!(self.upos(at), Upos::Noun | Upos::Adj)
            || self.is_name(at) && !self.definite(at);
        if !(noun && head) {
            return None;
        }
        let mut to = at + 1;
        while self.definite(to) && self.upos(to) == Upos::Adj && self.whole(to) {
            to += 1;
        }
        Some(to)
    }

    /// A noun, not an adjective, that no preposition stands before.
    fn object(&self, at: usize) -> bool {
        self.whole(at)
            && (self.upos(at) == Upos::Noun && !self.is(at, NO_OBJECTS) || self.is_name(at))
            && self.upos(at) != Upos::Adp
    }

    /// Whether a token called a noun may be a perfect.
    fn may_be_verb(&self, at: usize) -> bool {
        self.upos(at) == Upos::Noun && self.may_be_perfect(at)
    }

    /// Whether the lexicon knows the stem of a token as a perfect verb.
    fn may_be_perfect(&self, at: usize) -> bool {
        let Some(label) = self.label(at) else { return false };
        let cut = label.cut;
        if cut.enclitic != Key::EMPTY {
            return false;
        }
        let and = [Some(Key::EMPTY), Key::of("و"), Key::of("ف")];
        let stem = self.key(at).strip_start(cut.proclitics).unwrap_or(Key::EMPTY);
        and.contains(&Some(cut.proclitics))
            && (matches!(stem.count(), 2 | 3) || self.plural_subject(at + 1))
            && self.lexicon.of_key(stem).iter().any(|reading| reading.upos == Upos::Verb)
    }

    /// Whether a subject begins here that shows its case: "موظفو الوزارة", "المتمردون", "مسلحان", "الجيش والمتمردون". Behind a noun it would be "موظفي",
    /// "المتمردين", "مسلحين".
    fn plural_subject(&self, at: usize) -> bool {
        let plural = |at: usize, stem: Key| {
            let dual = Key::word(&['ا', 'ن']);
            let ends = [Key::word(&['و', 'ن']), Key::word(&['و']), dual];
            let end = ends.into_iter().find(|end| stem.strip_end(*end).is_some());
            let bare = end.and_then(|end| stem.strip_end(end));
            let oblique = bare.map(|bare| bare.join(Key::word(&['ي', 'ن'])));
            let noun = matches!(self.upos(at), Upos::Noun | Upos::Adj)
                || end == Some(dual) && self.upos(at) == Upos::X;
            noun && bare.is_some_and(|bare| bare.count() > 2)
                && oblique.is_some_and(|plural| self.lexicon.cost(plural).is_some())
                && !self.is(at, &["بلدان", "البلدان"])
        };
        let and = |at: usize| self.key(at).strip_start(Key::word(&['و']));
        self.whole(at) && plural(at, self.key(at))
            || self.subject(at).is_some_and(|next| {
                !self.whole(next) && and(next).is_some_and(|stem| plural(next, stem))
            })
    }

    /// Whether a word that may be a perfect stands before a subject that shows its case.
    pub(super) fn shows_case(&self, at: usize) -> bool {
        self.plural_subject(at + 1) && self.may_be_perfect(at)
    }

    /// Whether a token stands where a clause begins.
    fn opens(&self, at: usize) -> bool {
        at == 0
            || self.views[at - 1].key.is_none() && self.upos(at - 1) == Upos::Punct
            || self.is(at - 1, &["كما", "ثم", "وقد", "قد", "فيما", "بينما", "حيث", "عندما", "الذي"])
    }

    /// "قصفنا مواقعهم", "هاجمنا الجيش" where a clause begins: what we did, before an object; a verbal noun would stand in the middle of a clause.
    pub(super) fn is_ours(&self, at: usize) -> bool {
        let Some(label) = self.label(at) else { return false };
        let opens =
            self.opens(at) || matches!(label.cut.proclitics, and if Some(and) == Key::of("و"));
        let key = self.key(at).strip_start(label.cut.proclitics);
        let Some(stem) = key.and_then(|key| key.strip_end(Key::word(&['ن', 'ا']))) else {
            return false;
        };
        let readings = self.lexicon.of_key(stem);
        let verb = readings.iter().any(|reading| reading.upos == Upos::Verb);
        let noun = readings.iter().any(|reading| reading.upos == Upos::Noun);
        let people = self.definite(at + 1) && self.upos(at + 1) == Upos::Adj && {
            let plural = Key::word(&['ي', 'ن']);
            self.key(at + 1).strip_end(plural).is_some_and(|stem| stem.count() > 3)
        };
        opens
            && stem.count() >= 3
            && matches!(label.upos(), Upos::Noun | Upos::X | Upos::Propn | Upos::Adj)
            && verb
            && (self.object(at + 1) || people || !noun && label.upos() == Upos::X)
    }

    /// Whether a token called a noun is a verb: before subject and object, or behind "أن" and its subject.
    pub(super) fn is_perfect(&self, at: usize) -> bool {
        if !self.may_be_verb(at) {
            return false;
        }
        if self.plural_subject(at + 1) {
            return true;
        }
        if self.opens(at) {
            return self.subject(at + 1).is_some_and(|object| self.object(object));
        }
        // "أن الجيش نشر قوات": back over the subject to the word that opens its clause.
        let Some(head) =
            (at.saturating_sub(4)..at).rev().find(|&start| start > 0 && self.is(start - 1, THAT))
        else {
            return false;
        };
        self.subject(head) == Some(at) && self.whole(at) && self.object(at + 1)
    }
}

/// Words that a nominal clause follows.
const THAT: &[&str] = &["ان", "بان", "وان", "لان", "لكن", "ولكن", "وبان"];

/// Nouns of time and manner, which are no objects.
const NO_OBJECTS: &[&str] = &[
    "امس",
    "اليوم",
    "غدا",
    "صباح",
    "مساء",
    "فجر",
    "ليل",
    "ظهر",
    "عصر",
    "خلال",
    "بعد",
    "قبل",
    "منذ",
    "يوم",
    "عام",
    "شهر",
    "اسبوع",
    "نهايه",
    "بدايه",
    "عبر",
    "ضد",
    "بشكل",
    "عقب",
    "اثناء",
    "حول",
    "لدي",
    "مع",
    "الذي",
    "التي",
    "الذين",
    "مقابل",
    "السبت",
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
];

#[cfg(test)]
mod tests {
    use super::{NO_OBJECTS, THAT};

    #[test]
    fn lists_are_folded() {
        for word in NO_OBJECTS.iter().chain(THAT) {
            assert_eq!(khabar_text::normal(word), *word);
        }
    }
}
