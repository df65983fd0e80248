//! An Arabic question as a statement with a stand-in.

use khabar_store::folded;

/// Stands for somebody who is asked for: a noun that the line takes for a person and that agrees with any verb of a question.
const SOMEBODY: &str = "المسؤول";
/// Stands for a number that is asked for.
pub(super) const NUMBER: &str = "77";
/// Prepositions that may stand before, or be written together with, a word that asks.
const PREPOSITIONS: [&str; 12] =
    ["مع", "إلى", "على", "عن", "ضد", "لدى", "عند", "بين", "من", "ب", "ل", "في"];
/// A preposition and a word that asks in one word, folded.
const JOINED: [(&str, &str); 6] =
    [("بمن", "ب"), ("لمن", "ل"), ("ممن", "من"), ("عمن", "عن"), ("فيمن", "في"), ("بم", "ب")];
/// What a relative clause leaves behind, folded.
const RESUMPTIVE: [&str; 10] =
    ["عليه", "عليها", "به", "بها", "فيه", "فيها", "له", "لها", "معه", "منه"];
/// Words that carry no sense of their own in a question, folded.
const EMPTY: [&str; 52] = [
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "ضد",
    "بين",
    "لدي",
    "عند",
    "منذ",
    "خلال",
    "بعد",
    "قبل",
    "ان",
    "انه",
    "انها",
    "او",
    "و",
    "ثم",
    "قد",
    "لقد",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "الذي",
    "التي",
    "الذين",
    "هو",
    "هي",
    "هم",
    "كان",
    "كانت",
    "كانوا",
    "يكون",
    "تم",
    "يتم",
    "قام",
    "قامت",
    "بشان",
    "حول",
    "بحسب",
    "حسب",
    "وفقا",
    "كم",
    "عدد",
    "ما",
    "لم",
    "لن",
    "لا",
    "ب",
];
/// Verbs by which somebody says something, folded.
const SAYS: [&str; 24] = [
    "قال",
    "قالت",
    "يقول",
    "تقول",
    "ذكر",
    "ذكرت",
    "صرح",
    "صرحت",
    "اعلن",
    "اعلنت",
    "اكد",
    "اكدت",
    "افاد",
    "افادت",
    "كشف",
    "كشفت",
    "اوضح",
    "اوضحت",
    "نفي",
    "نفت",
    "زعم",
    "زعمت",
    "اضاف",
    "اضافت",
];
/// Of those, the ones that say no more than that something was said, folded.
const ONLY_SAYS: [&str; 6] = ["قال", "قالت", "يقول", "تقول", "ذكر", "ذكرت"];

/// What a question asks for, before it is known in which role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Somebody,
    Something,
    Place,
    Time,
    Number,
    Whether,
}

/// A question turned into a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) asked: Asked,
    /// The question without its marks.
    pub(super) question: String,
    /// The statement, with its full stop.
    pub(super) text: String,
    /// What stands for the answer.
    pub(super) stand_in: Option<&'static str>,
    /// Whether somebody is asked for to whom it is done.
    pub(super) whom: bool,
    /// Whether the verb is one of saying.
    pub(super) says: bool,
    /// The preposition before the word that asks.
    pub(super) preposition: Option<&'static str>,
    /// A unit that the word that asks implies.
    pub(super) unit: Option<&'static str>,
    /// The noun that is counted.
    pub(super) noun: Option<String>,
    /// The words that carry the sense.
    pub(super) words: Vec<String>,
}

impl Statement {
    /// The statement of a question; `None` where no word asks.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.replace(['؟', '?', '!', '.', '،', '"', '«', '»', '“', '”'], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let (first, rest) = words.split_first()?;
        let second = rest.first().map(|word| folded(word)).unwrap_or_default();
        let behind = |count: usize| rest.get(count..).unwrap_or_default();
        let head = folded(first);
        let joined = JOINED.iter().find(|(word, _)| *word == head);
        let preposition = PREPOSITIONS.iter().find(|word| folded(word) == head).copied();
        let mut statement = match head.as_str() {
            "من" if second == "من" => Self::oblique("من", behind(1)),
            "من" if second == "اين" => {
                Self { preposition: Some("من"), ..Self::plain(Asked::Place, behind(1)) }
            }
            "من" => Self::subject(after_relative(rest)),
            "متي" => Self::plain(Asked::Time, rest),
            "اين" => Self::plain(Asked::Place, rest),
            "هل" => Self::plain(Asked::Whether, rest),
            "ماذا" | "ما" | "بماذا" | "لماذا" | "علام" | "عم" | "مم" => {
                Self::object(after_relative(rest))
            }
            "كم" => Self::number(rest),
            "بكم" => {
                Self { unit: Some(khabar_store::gaps::MONEY), ..Self::plain(Asked::Number, rest) }
            }
            _ if joined.is_some() => Self::oblique(joined?.1, rest),
            _ if second == "ماذا" && preposition.is_some() => Self::object(behind(1)),
            _ if second == "اين" && preposition.is_some() => {
                Self::plain(Asked::Place, behind(1))
            }
            _ if second == "متي" => Self::plain(Asked::Time, behind(1)),
            _ if second == "كم" && preposition.is_some() => Self::number(behind(1)),
            _ if head == "اي" || (second == "اي" && preposition.is_some()) => {
                Self::which(preposition, behind(usize::from(head != "اي")))?
            }
            _ if second == "من" && preposition.is_some() => {
                Self::oblique(preposition?, behind(1))
            }
            _ => return None,
        };
        statement.question = words.join(" ");
        (!statement.words.is_empty()).then_some(statement)
    }

    fn made(asked: Asked, text: &str, stand_in: Option<&'static str>, words: &[&str]) -> Self {
        let verb = words.first().map(|word| folded(word)).unwrap_or_default();
        let says = SAYS.contains(&verb.as_str());
        let carries = |word: &&&str| {
            let word = folded(word);
            !EMPTY.contains(&word.as_str()) && !ONLY_SAYS.contains(&word.as_str())
        };
        let mut carrying: Vec<String> =
            words.iter().filter(carries).map(|word| (*word).to_owned()).collect();
        if carrying.is_empty() {
            carrying = words.iter().map(|word| (*word).to_owned()).collect();
        }
        Self {
            asked,
            question: String::new(),
            text: format!("{text}."),
            stand_in,
            whom: false,
            says,
            preposition: None,
            unit: None,
            noun: None,
            words: carrying,
        }
    }

    /// "من التقى بفلان": the stand-in is the subject behind the verb. A feminine verb agrees with its own subject, so that "من" is whom it is
    /// done to: "من اتهمت الحكومة".
    fn subject(words: &[&str]) -> Self {
        let (verb, rest) = words.split_first().map_or(("", words), |(verb, rest)| (*verb, rest));
        let folded_verb = folded(verb);
        let letters = folded_verb.chars().count();
        let feminine = (letters > 3 && folded_verb.ends_with('ت'))
            || (letters > 3 && folded_verb.starts_with('ت') && is_imperfect(&folded_verb));
        if feminine && !rest.is_empty() {
            return Self {
                whom: true,
                ..Self::made(Asked::Somebody, &words.join(" "), None, words)
            };
        }
        let text = format!("{verb} {SOMEBODY} {}", rest.join(" "));
        Self::made(Asked::Somebody, text.trim(), Some(SOMEBODY), words)
    }

    /// "مع من نسق فلان": the stand-in goes behind the subject, with its preposition.
    fn oblique(preposition: &'static str, words: &[&str]) -> Self {
        let stand_in = match preposition {
            "ب" => format!("ب{SOMEBODY}"),
            "ل" => "للمسؤول".to_owned(),
            other => format!("{other} {SOMEBODY}"),
        };
        let stand_in_word = if preposition == "ل" { "مسؤول" } else { SOMEBODY };
        let text = format!("{} {stand_in}", words.join(" "));
        Self {
            whom: true,
            preposition: Some(preposition),
            ..Self::made(Asked::Somebody, &text, Some(stand_in_word), words)
        }
    }

    /// "في أي مدينة", "أي دولة": the noun behind tells what is asked for.
    fn which(preposition: Option<&'static str>, words: &[&str]) -> Option<Self> {
        const TIMES: [&str; 7] = ["عام", "سنه", "شهر", "يوم", "تاريخ", "وقت", "ساعه"];
        const PLACES: [&str; 11] = [
            "مدينه",
            "مكان",
            "بلد",
            "دوله",
            "منطقه",
            "محافظه",
            "قريه",
            "عاصمه",
            "موقع",
            "ميناء",
            "حي",
        ];
        let (noun, rest) = words.split_first()?;
        let noun = folded(noun);
        Some(if TIMES.contains(&noun.as_str()) {
            Self::plain(Asked::Time, rest)
        } else if preposition.is_some() && PLACES.contains(&noun.as_str()) {
            Self::plain(Asked::Place, rest)
        } else if let Some(preposition) = preposition.filter(|word| *word != "في") {
            Self::oblique(preposition, rest)
        } else if preposition.is_some() {
            Self::plain(Asked::Place, rest)
        } else {
            Self::subject(rest)
        })
    }

    /// "ماذا يسيطر عليه فلان": what the relative clause leaves behind is taken out.
    fn object(words: &[&str]) -> Self {
        let is_left = |word: &str| RESUMPTIVE.contains(&folded(word).as_str());
        let left = words.iter().find(|word| is_left(word)).map(|word| folded(word));
        let words: Vec<&str> = words.iter().copied().filter(|word| !is_left(word)).collect();
        let behind = match left.as_deref() {
            Some("عليه" | "عليها") => " على المنطقة",
            Some("فيه" | "فيها") => " في المنطقة",
            _ => "",
        };
        let text = format!("{}{behind}", words.join(" "));
        Self::made(Asked::Something, &text, Some("منطقة"), &words)
    }

    /// "كم قتيلا خسر فلان": the noun is counted at the end.
    fn number(words: &[&str]) -> Self {
        let (noun, rest) = words.split_first().map_or(("", words), |(noun, rest)| (*noun, rest));
        let rest: &[&str] = if folded(noun) == "عدد" { rest } else { words };
        let (noun, rest) = rest.split_first().map_or((noun, rest), |(noun, rest)| (*noun, rest));
        let rest = if folded(noun) != "عدد" && rest.first() == Some(&"من") {
            rest.get(1..).unwrap_or_default()
        } else {
            rest
        };
        let text = format!("{} {NUMBER} {noun}", rest.join(" "));
        let words: Vec<&str> = rest.iter().copied().chain([noun]).collect();
        Self { noun: Some(noun.to_owned()), ..Self::made(Asked::Number, &text, None, &words) }
    }

    fn plain(asked: Asked, words: &[&str]) -> Self {
        Self::made(asked, &words.join(" "), None, words)
    }
}

/// Whether a folded word that begins with teh is more likely an imperfect than a perfect of a derived stem ("تعاون").
fn is_imperfect(verb: &str) -> bool {
    // Perfects of the fifth and sixth stem have a verb of four letters behind the teh at most and are masculine; without vowels nothing
    // tells them apart, so that only longer ones and those with a weak letter at the end are taken.
    verb.ends_with('ي') || verb.ends_with('و') || verb.chars().count() > 5
}

/// Without "هو", "الذي" and the like.
fn after_relative<'a, 'b>(mut words: &'a [&'b str]) -> &'a [&'b str] {
    const RELATIVES: [&str; 8] = ["الذي", "التي", "الذين", "هو", "هي", "هم", "اللذان", "الجهه"];
    while let Some((first, rest)) = words.split_first()
        && RELATIVES.contains(&folded(first).as_str())
    {
        words = rest;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(question: &str) -> String {
        Statement::of(question).map_or_else(
            || "-".into(),
            |statement| format!("{:?}: {}", statement.asked, statement.text),
        )
    }

    #[test]
    fn a_question_becomes_a_statement() {
        assert_eq!(shown("من زار القاهرة؟"), "Somebody: زار المسؤول القاهرة.");
        assert_eq!(shown("من الذي زار القاهرة؟"), "Somebody: زار المسؤول القاهرة.");
        assert_eq!(shown("مع من تحالف الوزير؟"), "Somebody: تحالف الوزير مع المسؤول.");
        assert_eq!(shown("بمن التقى الوزير؟"), "Somebody: التقى الوزير بالمسؤول.");
        assert_eq!(shown("متى زار الوزير القاهرة؟"), "Time: زار الوزير القاهرة.");
        assert_eq!(shown("في أي مدينة عقد المؤتمر؟"), "Place: عقد المؤتمر.");
        assert_eq!(shown("كم جنديا قتل في المعركة؟"), "Number: قتل في المعركة 77 جنديا.");
        assert_eq!(shown("من اتهمت الحكومة؟"), "Somebody: اتهمت الحكومة.");
        assert_eq!(shown("بماذا طالب الوزير؟"), "Something: طالب الوزير.");
        assert_eq!(shown("في أي عام انسحب الجيش؟"), "Time: انسحب الجيش.");
        assert_eq!(shown("ماذا يسيطر عليه الجيش؟"), "Something: يسيطر الجيش على المنطقة.");
        assert_eq!(shown("هل انسحب الجيش؟"), "Whether: انسحب الجيش.");
        assert_eq!(shown("زار الوزير القاهرة."), "-");
        assert_eq!(shown("؟"), "-");
    }
}
