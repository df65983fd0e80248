//! Whether two words belong together beyond their spelling: a verb and the noun of its action, a singular and its plural.
//!
//! Arabic forms words of one root by changing long vowels and adding a few letters. What stays is compared: a word without its weak letters, and
//! without what the common patterns put in front, behind, or as second letter. It is a likeness and no analysis; ranking outweighs chance.

use khabar_text::search_terms;

/// A word with everything by which it may be known.
#[derive(Clone, Debug)]
pub(super) struct Kin {
    forms: Vec<String>,
    skeletons: Vec<(char, String)>,
}

/// How close two words are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Likeness {
    /// The same word, perhaps with clitics.
    Same,
    /// Perhaps of one root.
    Kin,
}

impl Likeness {
    pub(super) const fn weight(self) -> f64 {
        match self {
            Self::Same => 1.0,
            Self::Kin => 0.8,
        }
    }
}

impl Kin {
    /// Of a folded word.
    pub(super) fn of(normal: &str) -> Self {
        // Short forms must stand at an end of the word: "وزارة" holds no "زار".
        let stands = |form: &String| {
            form.chars().count() > 3
                || normal.starts_with(form.as_str())
                || normal.ends_with(form.as_str())
        };
        let forms: Vec<String> = search_terms(normal).into_iter().filter(stands).collect();
        let mut skeletons: Vec<(char, String)> = Vec::new();
        for form in &forms {
            // What a conjunction or a preposition was taken from may be another word: "وزارة" holds no visit.
            let imperfect = form.starts_with(['ي', 'ت']) && form.chars().count() > 3;
            let sure = form == normal || normal.ends_with(&format!("ال{form}")) || imperfect;
            // An article is no part of a root, but "التقى" has none.
            if form.starts_with("ال") && !form.starts_with("الت") {
                continue;
            }
            for skeleton in skeletons_of(form) {
                let long = skeleton.1.chars().count() > 2;
                if (sure || long) && !skeletons.contains(&skeleton) {
                    skeletons.push(skeleton);
                }
            }
        }
        Self { forms, skeletons }
    }

    pub(super) fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.forms.iter().any(|form| other.forms.contains(form)) {
            return Some(Likeness::Same);
        }
        let alike = |one: &(char, String)| {
            other.skeletons.iter().any(|two| {
                // Two letters say little: then the words must begin alike too.
                one.1 == two.1 && (one.1.chars().count() > 2 || one.0 == two.0)
            })
        };
        self.skeletons.iter().any(alike).then_some(Likeness::Kin)
    }
}

/// Letters that come and go between the words of a root.
const WEAK: [char; 4] = ['ا', 'و', 'ي', 'ء'];
/// What stands in front of a root in imperfects and many nouns.
const BEFORE: [char; 5] = ['ي', 'ت', 'ن', 'م', 'ا'];

/// First letter and what stays, in every way in which a pattern may be taken off.
fn skeletons_of(form: &str) -> Vec<(char, String)> {
    let letters: Vec<char> = form.chars().collect();
    if letters.len() < 3 || letters.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    let bare = letters.strip_suffix(&['ه']).unwrap_or(&letters);
    let first = match bare {
        [one, two, _, _, ..] if BEFORE.contains(one) => *two,
        [one, ..] => *one,
        [] => return Vec::new(),
    };
    let base: Vec<char> = bare.iter().copied().filter(|letter| !WEAK.contains(letter)).collect();
    let mut all: Vec<Vec<char>> = vec![base.clone()];
    let mut add = |letters: &[char]| {
        if letters.len() >= 2 && !all.contains(&letters.to_vec()) {
            all.push(letters.to_vec());
        }
    };
    let front: Vec<&[char]> = match base.as_slice() {
        ['س', 'ت', rest @ ..] | ['م', 'س', 'ت', rest @ ..] => vec![&base, rest],
        ['ت' | 'م' | 'ن' | 'س', rest @ ..] => vec![&base, rest],
        _ => vec![&base],
    };
    for letters in front {
        add(letters);
        if let [inner @ .., 'ت' | 'ن'] = letters {
            add(inner);
        }
        if let [one, 'ت', rest @ ..] = letters {
            let without: Vec<char> = std::iter::once(*one).chain(rest.iter().copied()).collect();
            add(&without);
        }
    }
    all.into_iter()
        .filter(|letters| letters.len() >= 2)
        .map(|letters| (first, letters.into_iter().collect()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::folded;

    fn likeness(one: &str, other: &str) -> Option<Likeness> {
        Kin::of(&folded(one)).likeness(&Kin::of(&folded(other)))
    }

    #[test]
    fn words_of_one_root_are_kin() {
        for (one, other) in [
            ("نسق", "تنسيق"),
            ("حاصر", "حصار"),
            ("اتصل", "اتصاله"),
            ("أنقذ", "إنقاذه"),
            ("زار", "زيارة"),
            ("اجتمع", "والاجتماع"),
            ("كيلومترا", "كيلومتر"),
            ("يسيطر", "السيطرة"),
            ("يقود", "وتقود"),
            ("التقى", "لقاءات"),
        ] {
            assert!(likeness(one, other).is_some(), "{one} {other}");
        }
        assert_eq!(likeness("والاجتماع", "اجتماع"), Some(Likeness::Same));
    }

    #[test]
    fn other_words_are_not() {
        for (one, other) in
            [("زار", "وزير"), ("زار", "وزارة"), ("قتل", "قبل"), ("التقى", "القوات"), ("53", "54")]
        {
            assert_eq!(likeness(one, other), None, "{one} {other}");
        }
    }
}
