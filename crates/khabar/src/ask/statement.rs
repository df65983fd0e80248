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
const JOINED: [(&str, &str); 7] = [
    ("بمن", "ب"),
    ("لمن", "ل"),
    ("ممن", "من"),
    ("عمن", "عن"),
    ("فيمن", "في"),
    ("بم", "ب"),
    ("لم", "ل"),
];
/// What a relative clause leaves behind, folded.
const RESUMPTIVE: [&str; 10] =
    ["عليه", "عليها", "به", "بها", "فيه", "فيها", "له", "لها", "معه", "منه"];
const SHORT_WORDS: usize = 3;

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
    /// The statement, with its full stop.
    pub(super) text: String,
    /// What stands for the answer.
    pub(super) stand_in: Option<&'static str>,
    /// Whether the stand-in is behind a preposition.
    pub(super) oblique: bool,
    /// A unit that the word that asks implies.
    pub(super) unit: Option<&'static str>,
    /// The words that carry the sense.
    pub(super) words: Vec<String>,
}

impl Statement {
    /// The statement of a question; `None` where no word asks.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.replace(['؟', '?', '!', '.', '،'], " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        let (first, rest) = words.split_first()?;
        let second = rest.first().map(|word| folded(word)).unwrap_or_default();
        let behind = |count: usize| rest.get(count..).unwrap_or_default();
        let head = folded(first);
        let joined = JOINED.iter().find(|(word, _)| *word == head);
        let statement = match head.as_str() {
            "من" if second == "من" => Self::oblique("من", behind(1)),
            "من" => Self::subject(after_relative(rest)),
            "متي" => Self::plain(Asked::Time, rest),
            "اين" => Self::plain(Asked::Place, rest),
            "هل" => Self::plain(Asked::Whether, rest),
            "ماذا" | "ما" => Self::object(after_relative(rest)),
            "كم" => Self::number(rest),
            "بكم" => {
                Self { unit: Some(khabar_store::gaps::MONEY), ..Self::plain(Asked::Number, rest) }
            }
            "من اين" => Self::plain(Asked::Place, rest),
            _ if joined.is_some() => Self::oblique(joined?.1, rest),
            _ if second == "اين" && PREPOSITIONS.contains(first) => {
                Self::plain(Asked::Place, behind(1))
            }
            _ if second == "متي" => Self::plain(Asked::Time, behind(1)),
            "في" | "اي" if second == "اي" || head == "اي" => {
                let noun = usize::from(head != "اي");
                let time = ["عام", "سنه", "شهر", "يوم", "تاريخ", "وقت"];
                let kind = rest.get(noun).map(|word| folded(word)).unwrap_or_default();
                let asked = if time.contains(&kind.as_str()) { Asked::Time } else { Asked::Place };
                Self::plain(asked, behind(noun + 1))
            }
            _ if second == "من" && PREPOSITIONS.iter().any(|word| folded(word) == head) => {
                Self::oblique(first, behind(1))
            }
            _ => return None,
        };
        (!statement.words.is_empty()).then_some(statement)
    }

    fn made(asked: Asked, text: &str, stand_in: Option<&'static str>, words: &[&str]) -> Self {
        let carry = |word: &&&str| {
            word.chars().count() > SHORT_WORDS || word.chars().any(|c| c.is_ascii_digit())
        };
        Self {
            asked,
            text: format!("{text}."),
            stand_in,
            oblique: false,
            unit: None,
            words: words.iter().filter(carry).map(|word| (*word).to_owned()).collect(),
        }
    }

    /// "من التقى بفلان": the stand-in is the subject behind the verb.
    fn subject(words: &[&str]) -> Self {
        let (verb, rest) = words.split_first().map_or(("", words), |(verb, rest)| (*verb, rest));
        let text = format!("{verb} {SOMEBODY} {}", rest.join(" "));
        Self::made(Asked::Somebody, text.trim(), Some(SOMEBODY), words)
    }

    /// "مع من نسق فلان": the stand-in goes behind the subject, with its preposition.
    fn oblique(preposition: &str, words: &[&str]) -> Self {
        let stand_in = match preposition {
            "ب" => format!("ب{SOMEBODY}"),
            "ل" => "للمسؤول".to_owned(),
            other => format!("{other} {SOMEBODY}"),
        };
        let stand_in_word = if preposition == "ل" { "مسؤول" } else { SOMEBODY };
        let text = format!("{} {stand_in}", words.join(" "));
        Self { oblique: true, ..Self::made(Asked::Somebody, &text, Some(stand_in_word), words) }
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
        let text = format!("{} {NUMBER} {noun}", rest.join(" "));
        Self::made(Asked::Number, &text, None, words)
    }

    fn plain(asked: Asked, words: &[&str]) -> Self {
        Self::made(asked, &words.join(" "), None, words)
    }
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
        assert_eq!(shown("ماذا يسيطر عليه الجيش؟"), "Something: يسيطر الجيش على المنطقة.");
        assert_eq!(shown("هل انسحب الجيش؟"), "Whether: انسحب الجيش.");
        assert_eq!(shown("زار الوزير القاهرة."), "-");
        assert_eq!(shown("؟"), "-");
    }
}
