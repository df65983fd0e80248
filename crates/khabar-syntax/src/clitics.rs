//! The clitics and what each costs, and what is taken for the costs of stems.
//!
//! Costs are natural logarithms, set by hand and checked on the development part of UD Arabic PADT: 0.7 is "half as likely".

use crate::key::Key;

/// The article.
pub(crate) const ARTICLE: Key = Key::word(&['ا', 'ل']);

/// A pronoun that is written behind a stem.
pub(crate) struct Pronoun {
    pub(crate) letters: Key,
    pub(crate) features: &'static str,
    pub(crate) cost: f32,
    /// Whether only verbs and particles take it.
    pub(crate) verbal: bool,
}

/// The pronouns; an analysis names them by their places here.
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

pub(crate) const WAW: Key = Key::word(&['و']);
pub(crate) const FEH: Key = Key::word(&['ف']);
pub(crate) const BEH: Key = Key::word(&['ب']);
pub(crate) const LAM: Key = Key::word(&['ل']);
pub(crate) const KAF: Key = Key::word(&['ك']);
pub(crate) const SEEN: Key = Key::word(&['س']);
pub(crate) const TEH: Key = Key::word(&['ت']);
pub(crate) const HEH: Key = Key::word(&['ه']);
pub(crate) const ALEF: Key = Key::word(&['ا']);
pub(crate) const YEH: Key = Key::word(&['ي']);
pub(crate) const US: Key = Key::word(&['ن', 'ا']);
pub(crate) const HAMZA: Key = Key::word(&['ء']);

pub(crate) const ATE: Key = Key::word(&['ا', 'ت']);

/// What a conjunction adds.
pub(crate) const CONJUNCTIONS: [(Key, char, f32); 2] = [(WAW, 'و', 2.3), (FEH, 'ف', 4.3)];

/// What a preposition adds before a noun.
pub(crate) const PREPOSITIONS: [(Key, char, f32); 3] =
    [(BEH, 'ب', 3.0), (LAM, 'ل', 3.0), (KAF, 'ك', 5.5)];

/// What نا adds behind a perfect, where it is most often the subject.
pub(crate) const OBJECT_US: f32 = 3.0;
/// What س adds before an imperfect.
pub(crate) const FUTURE: f32 = 2.0;
/// What ل adds before an imperfect.
pub(crate) const PURPOSE: f32 = 1.0;
/// The cost of a known word that the vocabulary lacks.
pub(crate) const RARE: f32 = 11.5;
/// The cost of a word that nothing knows.
pub(crate) const UNKNOWN: f32 = 17.0;
/// What is added to a word that was only seen bare and may hold clitics.
pub(crate) const UNTRUSTED: f32 = 5.0;
/// What it gains for each clitic that it was seen with.
pub(crate) const FAMILIAR: f32 = 1.2;
/// What a closed-class word gains.
pub(crate) const CLOSED: f32 = 1.0;
/// What an adjective adds that stands as a noun.
pub(crate) const ADJECTIVE_AS_NOUN: f32 = 1.2;
/// What a word ending in ه adds that is taken whole: seldom is the letter its own, or a careless ة.
pub(crate) const HEH_OWN: f32 = 4.0;
/// What an untrusted word adds that begins with و before letters that are a word too.
pub(crate) const WAW_OWN: f32 = 3.0;
/// What an accusative in ا adds whose letters are a name too.
pub(crate) const NAME_FIRST: f32 = 3.0;
/// What a dual verb adds.
pub(crate) const DUAL: f32 = 2.0;
/// What a verb adds whose letters are a word of the closed classes too.
pub(crate) const NOT_CLOSED: f32 = 3.0;
/// What a whole word adds that is better explained as a conjunction or preposition and a common word.
pub(crate) const EXPLAINED: f32 = 3.0;
/// How much rarer a noun is with the article than without, at most.
pub(crate) const NOMINAL: f32 = 4.0;
/// The shortest unknown stem that a clitic is cut from.
pub(crate) const LEAST_UNKNOWN: u32 = 3;
