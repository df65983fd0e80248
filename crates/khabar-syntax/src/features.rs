//! What a form says of person, number, gender, aspect, mood and voice.

use std::fmt::Write as _;

use khabar_types::named;

named! {
    /// Aspect of a verb form.
    Aspect {
        /// Perfect: قال.
        Perfect = "Perf",
        /// Imperfect: يقول.
        Imperfect = "Imp",
        /// Imperative: قل.
        Imperative = "Imper",
    }
}

named! {
    /// Grammatical number.
    Number {
        /// One.
        Singular = "Sing",
        /// Two.
        Dual = "Dual",
        /// More.
        Plural = "Plur",
    }
}

named! {
    /// Grammatical gender.
    Gender {
        /// Masculine.
        Masculine = "Masc",
        /// Feminine.
        Feminine = "Fem",
    }
}

named! {
    /// Mood of an imperfect, where the letters show it.
    Mood {
        /// يقولون.
        Indicative = "Ind",
        /// Subjunctive or jussive, which are written alike: يقولوا.
        Dependent = "Sub",
        /// Jussive where only it is written so: يقل.
        Jussive = "Jus",
    }
}

named! {
    /// Voice, as far as the letters tell.
    Voice {
        /// The letters are the active's alone: قاتل beside قوتل.
        Active = "Act",
        /// The letters are the passive's alone: قيل.
        Passive = "Pass",
        /// Both voices are written so: قتل.
        Either = "Act,Pass",
    }
}

/// The features of a verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VerbFeatures {
    /// Perfect, imperfect, imperative.
    pub aspect: Aspect,
    /// First, second or third.
    pub person: u8,
    /// Number of the subject.
    pub number: Number,
    /// Gender of the subject; `None` in the first person.
    pub gender: Option<Gender>,
    /// Voice, as far as the letters tell.
    pub voice: Voice,
    /// Mood, where the letters show it.
    pub mood: Option<Mood>,
}

/// What a reading's form says beside its lemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inflection {
    /// Nothing that is known.
    None,
    /// A form of a verb.
    Verb(VerbFeatures),
    /// A form of a noun or adjective.
    Nominal(Number, Option<Gender>),
    /// A row of the table of function words, whose features are fixed.
    Fixed(u16),
}

impl VerbFeatures {
    /// In the order and with the names of CoNLL-U.
    pub fn write(self, out: &mut String) {
        if self.aspect != Aspect::Imperative {
            push(out, "Aspect", self.aspect.name());
        }
        if let Some(gender) = self.gender {
            push(out, "Gender", gender.name());
        }
        if self.aspect == Aspect::Imperative {
            push(out, "Mood", "Imp");
        } else if let Some(mood) = self.mood {
            push(out, "Mood", mood.name());
        }
        push(out, "Number", self.number.name());
        separate(out);
        // Writing to a `String` cannot fail.
        let _ = write!(out, "Person={}|VerbForm=Fin", self.person);
        if self.voice != Voice::Either {
            push(out, "Voice", self.voice.name());
        }
    }
}

/// Append one `Name=Value`.
pub(crate) fn push(out: &mut String, name: &str, value: &str) {
    separate(out);
    out.push_str(name);
    out.push('=');
    out.push_str(value);
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('|');
    }
}
