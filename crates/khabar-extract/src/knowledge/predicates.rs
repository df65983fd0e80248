//! Words that name an event or a tie, and where their participants stand.

use rustc_hash::FxHashMap;

use khabar_text::letters::{ALEF, MEEM, YEH};
use khabar_types::{ClaimType, Mode, Phase, Table, id, named};

use super::table::{TableError, rows};

id! {
    /// A row of the predicate table.
    PredicateId,
}

named! {
    /// Part of speech of a predicate.
    Part {
        /// A verb.
        Verb = "v",
        /// A verbal noun or a noun of an event.
        Noun = "n",
        /// A participle, a relational adjective or noun.
        Participle = "p",
    }
}

named! {
    /// Where an argument stands.
    Slot {
        /// Subject of a verb.
        Subject = "subj",
        /// Direct object, or pronoun behind the verb.
        Object = "obj",
        /// Genitive or pronoun behind a noun.
        Genitive = "gen",
        /// Behind "من".
        Min = "min",
        /// Behind "إلى".
        Ila = "ila",
        /// Behind "على".
        Ala = "ala",
        /// Behind "عن".
        An = "an",
        /// Behind "في".
        Fi = "fi",
        /// Behind "ب".
        Bi = "bi",
        /// Behind "ل".
        Li = "li",
        /// Behind "مع".
        Maa = "maa",
        /// Behind "بين".
        Bayn = "bayn",
        /// Behind "ضد", "بحق", "تجاه".
        Didd = "didd",
        /// Behind "من قبل", "من جانب", "على يد".
        MinQibal = "min_qibal",
        /// A clause behind "أن".
        Anna = "anna",
    }
}

named! {
    /// What an argument is in the claim.
    Role {
        /// Who does it.
        Actor = "actor",
        /// To whom.
        Recipient = "recipient",
        /// Where.
        Place = "place",
        /// About what; holds other claims, not a participant.
        Topic = "topic",
    }
}

/// Which roles must be filled for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// None.
    Nothing,
    /// An actor.
    Actor,
    /// A recipient.
    Recipient,
    /// One of the two.
    Any,
    /// An actor, and a recipient or place.
    Both,
}

/// A row of the predicate table.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicate {
    /// Stable id, `qasafa.v`.
    pub key: &'static str,
    /// Verb, noun or participle.
    pub part: Part,
    /// What it names.
    pub kind: ClaimType,
    /// How, where the word itself tells.
    pub mode: Option<Mode>,
    /// For ties, where it stands.
    pub phase: Option<Phase>,
    /// Where its participants stand.
    pub frame: Vec<(Slot, Role)>,
    /// What must be filled.
    pub needs: Needs,
    /// As written in the table.
    pub lemma: &'static str,
    /// The folded word that stands right before, for a lemma that begins with a word in brackets: "(تحت) سيطرة".
    pub before: Option<Box<str>>,
    /// The folded words behind the first one, for a lemma of several words.
    pub rest: Vec<Box<str>>,
    /// The words behind the first one are in brackets: they must stand there, and may name an event of their own, "وقف (حرب)".
    pub open: bool,
}

impl Predicate {
    /// The role of a slot, if the frame has it.
    pub fn role(&self, slot: Slot) -> Option<Role> {
        self.frame.iter().find(|(have, _)| *have == slot).map(|(_, role)| *role).or(match slot {
            Slot::MinQibal => Some(Role::Actor),
            _ => None,
        })
    }

    /// Whether any slot gives the role.
    pub fn takes(&self, role: Role) -> bool {
        self.frame.iter().any(|(_, have)| *have == role)
    }
}

/// A lemma or form, in its folded words.
struct Spelling {
    before: Option<Box<str>>,
    first: Box<str>,
    rest: Vec<Box<str>>,
    open: bool,
}

impl Spelling {
    fn read(spelling: &str) -> Option<Self> {
        let mut words = spelling.split_whitespace().peekable();
        let before = words
            .next_if(|word| word.starts_with('('))
            .map(|word| khabar_text::normal(word.trim_matches(['(', ')'])).into());
        let open = spelling.ends_with(')');
        let mut words = words.map(|word| khabar_text::normal(word.trim_matches(['(', ')'])));
        let first = words.next()?.into();
        Some(Self { before, first, rest: words.map(Into::into).collect(), open })
    }
}

/// All predicates, by the folded lemma or form of their first word.
#[derive(Debug, Default)]
pub struct Predicates {
    rows: Table<PredicateId, Predicate>,
    by_word: FxHashMap<Box<str>, Vec<PredicateId>>,
    by_participle: FxHashMap<Box<str>, Vec<PredicateId>>,
    harmless: FxHashMap<Box<str>, Vec<Harmless>>,
}

/// A phrase that names no event although its words do elsewhere: "مواقع التواصل", "نشر تقريرا".
#[derive(Debug)]
pub struct Harmless {
    /// Part of speech of its first word.
    pub part: Part,
    /// The folded words behind the first one.
    pub rest: Vec<Box<str>>,
    /// They are in brackets, and may name an event of their own: "سقوط (قتلى)".
    pub open: bool,
}

impl Predicates {
    pub(super) fn read(text: &'static str) -> Result<Self, TableError> {
        let columns = ["id", "pos", "type", "mode", "phase", "frame", "needs", "lemma", "forms"];
        let mut predicates = Self::default();
        rows("lexicon/predicates.tsv", text, &columns)?.each(|row| {
            let part = row.named("pos", Part::from_name)?;
            let spellings: Vec<Spelling> = std::iter::once(row.cell("lemma"))
                .chain(row.list("forms"))
                .filter_map(Spelling::read)
                .collect();
            if row.cell("type") == "-" {
                for Spelling { first, rest, open, .. } in spellings {
                    let phrase = Harmless { part, rest, open };
                    predicates.harmless.entry(first).or_default().push(phrase);
                }
                return Ok(());
            }
            let kind = row.named("type", ClaimType::from_name)?;
            let mode = match row.some("mode") {
                Some(mode) => Some(Mode::of(kind, mode).ok_or_else(|| row.wrong("mode"))?),
                None => None,
            };
            let phase = match row.some("phase") {
                Some(phase) => Some(Phase::from_name(phase).ok_or_else(|| row.wrong("phase"))?),
                None => kind.is_tie().then_some(Phase::Holds),
            };
            let mut frame = Vec::new();
            for pair in row.some("frame").unwrap_or_default().split_whitespace() {
                let read = pair
                    .split_once(':')
                    .and_then(|(slot, role)| Slot::from_name(slot).zip(Role::from_name(role)));
                frame.push(read.ok_or_else(|| row.wrong("frame"))?);
            }
            let needs = match row.cell("needs") {
                "-" => Needs::Nothing,
                "actor" => Needs::Actor,
                "recipient" => Needs::Recipient,
                "any" => Needs::Any,
                "both" => Needs::Both,
                _ => return Err(row.wrong("needs")),
            };
            for (number, Spelling { before, first, rest, open }) in
                spellings.into_iter().enumerate()
            {
                let row = Predicate {
                    key: row.cell("id"),
                    part,
                    kind,
                    mode,
                    phase,
                    frame: frame.clone(),
                    needs,
                    lemma: row.cell("lemma"),
                    before,
                    rest,
                    open,
                };
                if number == 0
                    && is_attitude(kind)
                    && part == Part::Verb
                    && row.before.is_none()
                    && let Some(participle) = active_participle(&first)
                {
                    let beside =
                        Predicate { part: Part::Participle, needs: Needs::Nothing, ..row.clone() };
                    let id = predicates.rows.push(beside);
                    predicates.by_participle.entry(participle.into()).or_default().push(id);
                }
                let id = predicates.rows.push(row);
                predicates.by_word.entry(first).or_default().push(id);
            }
            Ok(())
        })?;
        Ok(predicates)
    }

    /// The rows whose first word, as a lemma or listed form, is this folded word; those of several words first.
    pub fn of_word(&self, word: &str) -> impl Iterator<Item = &Predicate> {
        self.by_word.get(word).into_iter().flatten().map(|id| &self.rows[*id])
    }

    /// The rows of nouns that are this one folded word.
    pub fn nouns(&self, word: &str) -> impl Iterator<Item = &Predicate> {
        self.of_word(word).filter(|row| row.part == Part::Noun && row.rest.is_empty())
    }

    /// Rows of verbs whose active participle, masculine singular and folded, this word is: what somebody does besides, "داعيا إلى".
    pub fn of_circumstance(&self, word: &str) -> impl Iterator<Item = &Predicate> {
        self.by_participle.get(word).into_iter().flatten().map(|id| &self.rows[*id])
    }

    /// The phrases without an event whose first word, as a lemma or listed form, is this folded word.
    pub fn harmless(&self, word: &str) -> &[Harmless] {
        self.harmless.get(word).map_or(&[], Vec::as_slice)
    }

    /// All rows, a row for each listed form.
    pub fn rows(&self) -> &[Predicate] {
        self.rows.rows()
    }
}

/// What people do by words, while they say something else.
const fn is_attitude(kind: ClaimType) -> bool {
    use ClaimType::{Accuse, Agree, Concede, Reject, Request, Support, Threaten};
    matches!(kind, Accuse | Agree | Concede | Reject | Request | Support | Threaten)
}

/// The active participle of a folded verb, where its letters tell the form: `انتقد` to `منتقد`. Of verbs of three letters only those listed.
fn active_participle(verb: &str) -> Option<String> {
    let letters: Vec<char> = verb.chars().collect();
    let length = letters.len();
    if length <= 3 {
        let first = FIRST_FORM.iter().find(|(have, _)| *have == verb);
        let second = SECOND_FORM.contains(&verb).then(|| format!("{MEEM}{verb}"));
        return first.map(|(_, participle)| (*participle).to_string()).or(second);
    }
    let stem = if letters[0] == ALEF { letters[1..].to_vec() } else { letters.clone() };
    let mut participle: Vec<char> = std::iter::once(MEEM).chain(stem).collect();
    // أشاد، استعان: the long vowel before the last letter; انحاز, احتال keep it.
    let hollow = letters[0] == ALEF && (length == 4 || verb.starts_with("است"));
    let before_last = participle.len() - 2;
    if hollow && letters[length - 2] == ALEF {
        participle[before_last] = YEH;
    }
    if participle.last() == Some(&ALEF) {
        participle.pop();
        participle.push(YEH);
    }
    Some(participle.into_iter().collect())
}

/// Verbs of the first form whose participle stands as a circumstance.
const FIRST_FORM: &[(&str, &str)] = &[
    ("دعا", "داعي"),
    ("رفض", "رافض"),
    ("شجب", "شاجب"),
    ("شكر", "شاكر"),
    ("مدح", "مادح"),
    ("دعم", "داعم"),
    ("حث", "حاث"),
    ("حض", "حاض"),
    ("ندم", "نادم"),
    ("وعد", "واعد"),
    ("نصح", "ناصح"),
    ("ذم", "ذام"),
    ("وصم", "واصم"),
];

/// Verbs of the second form, which are written like those of the first.
const SECOND_FORM: &[&str] = &[
    "حذر", "ندد", "هدد", "لوح", "رحب", "حمل", "حرض", "شكك", "شدد", "ثمن", "نوه", "وبخ", "نبه",
    "ايد", "عزي", "هنا", "شهر", "خون", "كرم", "فوض", "شجع",
];

#[cfg(test)]
mod tests {
    use super::{FIRST_FORM, SECOND_FORM, active_participle};

    #[test]
    fn participles_follow_the_form_of_the_verb() {
        let pairs = [
            ("انتقد", "منتقد"),
            ("اتهم", "متهم"),
            ("استنكر", "مستنكر"),
            ("اشاد", "مشيد"),
            ("استعان", "مستعين"),
            ("انحاز", "منحاز"),
            ("طالب", "مطالب"),
            ("تعهد", "متعهد"),
            ("اثني", "مثني"),
            ("نادي", "منادي"),
            ("حذر", "محذر"),
            ("دعا", "داعي"),
        ];
        for (verb, participle) in pairs {
            assert_eq!(active_participle(verb).as_deref(), Some(participle));
        }
        assert_eq!(active_participle("طلب"), None);
    }

    #[test]
    fn lists_are_folded() {
        let first = FIRST_FORM.iter().flat_map(|(verb, participle)| [*verb, *participle]);
        for word in first.chain(SECOND_FORM.iter().copied()) {
            assert_eq!(khabar_text::normal(word), word);
        }
    }
}
