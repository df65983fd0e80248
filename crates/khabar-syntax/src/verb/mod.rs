//! Every form of a verb from two of them: the 3rd person masculine singular of the perfect and of the imperfect.

mod class;
mod stems;
mod verbal_noun;

use crate::features::{Aspect, Gender, Mood, Number, VerbFeatures, Voice};
use khabar_text::letters::{ALEF, ALEF_HAMZA_ABOVE, ALEF_MADDA_ABOVE, NOON, TEH};
pub(crate) use verbal_noun::verbal_noun;

use stems::{Imperfect, Perfect, Stems};

use Gender::{Feminine, Masculine};
use Number::{Dual, Plural, Singular};

/// An inflected form of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbForm {
    /// As a careful newspaper writes it, without diacritics.
    pub surface: String,
    /// Of the reading that news most often means by these letters: third person before second and first.
    pub features: VerbFeatures,
}

/// The forms of a verb, given unvocalised as `قال`, `يقول`.
///
/// Perfect and imperfect in all persons, the moods that differ in letters, the passives (marked `Either` where both voices share
/// their letters), and the imperatives of form I. Each surface comes once. Of a lemma of several words the first is conjugated.
///
/// The class (sound, hollow, defective, doubled, assimilated, hamzated) is read from the letters of the two forms; where they do not
/// tell, as `استمع` beside `استمر`, a short list decides.
pub fn conjugate(perfect: &str, imperfect: &str) -> Vec<VerbForm> {
    let first = |text: &str| text.split_whitespace().next().unwrap_or_default().to_owned();
    let Some(stems) = stems::of(&first(perfect), &first(imperfect)) else { return Vec::new() };
    let mut forms = Forms(Vec::with_capacity(64));
    forms.active(&stems);
    forms.passive(|passives| passives.perfect(&stems.passive_perfect));
    forms.passive(|passives| passives.imperfect(&stems.passive_imperfect));
    for (surface, number) in &stems.imperatives {
        forms.push(surface.clone(), cell(Aspect::Imperative, 2, *number, Masculine, None));
    }
    forms.0
}

struct Forms(Vec<VerbForm>);

impl Forms {
    fn active(&mut self, stems: &Stems) {
        self.perfect(&stems.perfect);
        self.imperfect(&stems.imperfect);
    }

    /// Third persons first, so that they keep the letters that they share with others.
    fn perfect(&mut self, stems: &Perfect) {
        let third = |number, gender| cell(Aspect::Perfect, 3, number, gender, None);
        self.push(stems.bare.clone(), third(Singular, Masculine));
        self.push(join("", &stems.before_teh, "ت", false), third(Singular, Feminine));
        self.push(join("", &stems.before_alef, "ا", false), third(Dual, Masculine));
        self.push(join("", &stems.before_teh, "تا", false), third(Dual, Feminine));
        for plural in &stems.before_waw {
            self.push(join("", plural, "وا", false), third(Plural, Masculine));
        }
        let consonant = |suffix| join("", &stems.before_consonant, suffix, true);
        self.push(consonant("ن"), third(Plural, Feminine));
        self.push(consonant("نا"), first_person(Aspect::Perfect, Plural));
        self.push(consonant("ت"), first_person(Aspect::Perfect, Singular));
        self.push(consonant("تم"), cell(Aspect::Perfect, 2, Plural, Masculine, None));
        self.push(consonant("تما"), cell(Aspect::Perfect, 2, Dual, Masculine, None));
        self.push(consonant("تن"), cell(Aspect::Perfect, 2, Plural, Feminine, None));
    }

    fn imperfect(&mut self, stems: &Imperfect) {
        let aspect = Aspect::Imperfect;
        for (prefix, person, number, gender) in [
            ("ي", 3, Singular, Some(Masculine)),
            ("ت", 3, Singular, Some(Feminine)),
            ("ن", 1, Plural, None),
            ("أ", 1, Singular, None),
        ] {
            let features =
                |mood| VerbFeatures { aspect, person, number, gender, voice: Voice::Active, mood };
            self.push(join(prefix, &stems.bare, "", false), features(None));
            if let Some(jussive) = &stems.jussive {
                self.push(join(prefix, jussive, "", false), features(Some(Mood::Jussive)));
            }
        }
        for (prefix, person, gender) in [("ي", 3, Masculine), ("ت", 2, Masculine)] {
            for plural in &stems.before_waw {
                let features = |mood| cell(aspect, person, Plural, gender, Some(mood));
                self.push(join(prefix, plural, "ون", false), features(Mood::Indicative));
                self.push(join(prefix, plural, "وا", false), features(Mood::Dependent));
            }
        }
        for (prefix, gender) in [("ي", Masculine), ("ت", Feminine)] {
            let features = |mood| cell(aspect, 3, Dual, gender, Some(mood));
            let dual = &stems.before_alef;
            self.push(join(prefix, dual, "ان", false), features(Mood::Indicative));
            self.push(join(prefix, dual, "ا", false), features(Mood::Dependent));
        }
        for (prefix, person) in [("ي", 3), ("ت", 2)] {
            let features = cell(aspect, person, Plural, Feminine, None);
            self.push(join(prefix, &stems.before_noon, "ن", true), features);
        }
        let features = cell(aspect, 2, Singular, Feminine, Some(Mood::Indicative));
        self.push(join("ت", &stems.before_yeh, "ين", false), features);
    }

    /// Add passive forms; those whose letters are an active's make that one ambiguous.
    fn passive(&mut self, write: impl FnOnce(&mut Self)) {
        let mut passives = Self(Vec::with_capacity(32));
        write(&mut passives);
        for VerbForm { surface, features } in passives.0 {
            match self.0.iter_mut().find(|form| form.surface == surface) {
                Some(form) if form.features.person == 3 || features.person != 3 => {
                    form.features.voice = Voice::Either;
                }
                Some(form) => form.features = VerbFeatures { voice: Voice::Either, ..features },
                None => self.0.push(VerbForm {
                    surface,
                    features: VerbFeatures { voice: Voice::Passive, ..features },
                }),
            }
        }
    }

    fn push(&mut self, surface: String, features: VerbFeatures) {
        if !self.0.iter().any(|form| form.surface == surface) {
            self.0.push(VerbForm { surface, features });
        }
    }
}

fn cell(
    aspect: Aspect,
    person: u8,
    number: Number,
    gender: Gender,
    mood: Option<Mood>,
) -> VerbFeatures {
    VerbFeatures { aspect, person, number, gender: Some(gender), voice: Voice::Active, mood }
}

fn first_person(aspect: Aspect, number: Number) -> VerbFeatures {
    VerbFeatures { aspect, person: 1, number, gender: None, voice: Voice::Active, mood: None }
}

/// Prefix, stem and suffix as they are written together: أ + أخذ = آخذ, بدأ + ا = بدآ, and, where the suffix follows the stem without a
/// vowel (`merge`), أعلن + نا = أعلنا, أثبت + ت = أثبت.
fn join(prefix: &str, stem: &str, suffix: &str, merge: bool) -> String {
    let mut out = String::with_capacity(prefix.len() + stem.len() + suffix.len());
    out.push_str(prefix);
    for letter in stem.chars() {
        append(&mut out, letter);
    }
    for (position, letter) in suffix.chars().enumerate() {
        let doubled = merge && position == 0 && matches!(letter, NOON | TEH);
        if !(doubled && out.ends_with(letter)) {
            append(&mut out, letter);
        }
    }
    out
}

fn append(out: &mut String, letter: char) {
    if matches!(letter, ALEF | ALEF_HAMZA_ABOVE) && out.ends_with(ALEF_HAMZA_ABOVE) {
        out.pop();
        out.push(ALEF_MADDA_ABOVE);
    } else {
        out.push(letter);
    }
}

#[cfg(test)]
mod tests;
