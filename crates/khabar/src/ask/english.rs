//! A small set of English forms: who did it, whom, when, where, how many.
//!
//! The line reads Arabic alone, so English verbs are known by a table that gives their type and Arabic words, and names by the English names of
//! entities.

use std::sync::LazyLock;

use khabar_store::gaps::{Gap, Gapped};

use super::kind;

/// Words of deeds in every form, with the type that they name and Arabic words of the same sense.
const VERBS: &str = include_str!("../../../../data/lexicon/english_verbs.tsv");

/// The question, if it is in one of the forms.
pub(super) fn question(text: &str) -> Option<Gapped> {
    let text = text.trim().trim_end_matches(['?', '.', ' ']);
    if text.is_empty() || text.chars().any(khabar_text::letters::is_arabic) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let (gap, rest) = match lower[..] {
        ["what", "does" | "did" | "has", ..] => (Gap::Recipient, 2),
        ["who" | "whom", "did" | "does", ..] => (Gap::Recipient, 2),
        [
            "with" | "to" | "against" | "by" | "from",
            "whom" | "who",
            "did" | "does" | "was" | "were" | "is",
            ..,
        ] => (if lower[0] == "by" { Gap::Actor } else { Gap::Recipient }, 3),
        ["who", "is" | "was" | "has" | "had", ..] => (Gap::Actor, 2),
        ["who", ..] => (Gap::Actor, 1),
        ["when", "did" | "was" | "were" | "will" | "is", ..] => (Gap::Time, 2),
        ["where", "did" | "was" | "were" | "will" | "is", ..] => (Gap::Place, 2),
        ["in", "which" | "what", "city" | "country" | "place" | "town", ..] => (Gap::Place, 3),
        ["in" | "on", "which" | "what", "year" | "month" | "day" | "date", ..] => (Gap::Time, 3),
        ["how", "many" | "much", ..] => (Gap::Quantity, 2),
        ["for", "how", "much", ..] => (Gap::Quantity, 3),
        ["did" | "does" | "has" | "have" | "was" | "were" | "is" | "are", ..] => (Gap::Polarity, 1),
        _ => return None,
    };
    let passive = lower.iter().take(rest).any(|word| matches!(*word, "was" | "were" | "is"));
    let verbs: Vec<(usize, &Row)> = (rest..lower.len())
        .filter_map(|at| Some((at, row(lower[at].trim_matches([',', '\'']))?)))
        .collect();
    let deed = verbs.iter().find(|(_, row)| row.kind.is_some()).or_else(|| verbs.first());
    let says = verbs.first().is_some_and(|(_, row)| row.kind.is_none() && row.says());
    let first = verbs.first().map_or(rest, |(at, _)| *at);
    let (before, after) = match gap {
        Gap::Quantity => (Vec::new(), names(&words[rest..])),
        _ if verbs.is_empty() => (Vec::new(), names(words.get(rest..)?)),
        _ => (names(words.get(rest..first)?), names(words.get(first + 1..)?)),
    };
    let mut asked = Gapped {
        gap,
        kind: deed.and_then(|(_, row)| row.kind.clone()),
        unit: (gap == Gap::Quantity).then(|| unit(&lower)).flatten(),
        text: text.to_owned(),
        ..Gapped::default()
    };
    let told = verbs.iter().filter(|(_, row)| !(row.only_says() && verbs.len() > 1));
    asked.words = told.map(|(_, row)| row.arabic.clone()).collect();
    let arabic = deed.map(|(_, row)| &row.arabic);
    asked.deed = asked.words.iter().position(|word| Some(word) == arabic).unwrap_or_default();
    match gap {
        Gap::Recipient if lower[0] == "what" && says => {
            (asked.gap, asked.sources, asked.others) = (Gap::Statement, before, after);
            if verbs.len() == 1 && verbs.iter().all(|(_, row)| row.only_says()) {
                asked.words.clear();
            }
        }
        Gap::Actor if says => (asked.gap, asked.others) = (Gap::Source, after),
        Gap::Actor if passive && lower[0] == "by" => asked.recipients = before,
        Gap::Actor => asked.recipients = after,
        Gap::Quantity => asked.others = after,
        Gap::Time | Gap::Place if passive => (asked.recipients, asked.others) = (before, after),
        _ => (asked.actors, asked.others) = (before, after),
    }
    Some(asked)
}

/// A row of the table.
struct Row {
    kind: Option<String>,
    forms: &'static str,
    arabic: String,
}

impl Row {
    /// Whether it is a word of saying.
    fn says(&self) -> bool {
        ["say", "announce", "deny", "reveal", "claim"]
            .iter()
            .any(|word| self.forms.split('|').next() == Some(word))
    }

    fn only_says(&self) -> bool {
        self.forms.starts_with("say|")
    }
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let rows = VERBS.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (name, forms, arabic) = (cells.next()?, cells.next()?, cells.next()?);
        Some(Row { kind: kind(name), forms, arabic: arabic.to_owned() })
    })
    .collect()
});

fn row(word: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.forms.split('|').any(|form| form == word))
}

fn unit(words: &[&str]) -> Option<String> {
    let units = [
        ("killed", "killed"),
        ("dead", "killed"),
        ("deaths", "killed"),
        ("wounded", "wounded"),
        ("injured", "wounded"),
        ("displaced", "displaced"),
        ("kilometres", "km"),
        ("kilometers", "km"),
        ("much", khabar_store::gaps::MONEY),
    ];
    units.iter().find(|(word, _)| words.contains(word)).map(|(_, unit)| (*unit).to_owned())
}

/// Runs of words with capitals: "Saif al-Islam Gaddafi".
fn names(words: &[&str]) -> Vec<String> {
    let mut names: Vec<Vec<&str>> = vec![Vec::new()];
    for word in words {
        let word = word.trim_matches([',', '\'']).trim_end_matches("'s");
        let inner = word.starts_with("al-") && names.last().is_some_and(|name| !name.is_empty());
        if word.starts_with(char::is_uppercase) || inner {
            if let Some(name) = names.last_mut() {
                name.push(word);
            }
        } else {
            names.push(Vec::new());
        }
    }
    names.into_iter().filter(|name| !name.is_empty()).map(|name| name.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_forms_are_understood() {
        let met = question("Who met Khalifa Haftar in Cairo?").expect("a question");
        assert_eq!((met.gap, met.kind.as_deref()), (Gap::Actor, Some("CONSULT")));
        assert_eq!(met.recipients, ["Khalifa Haftar", "Cairo"]);
        assert_eq!(met.words, ["التقى|اجتمع|لقاء"]);
        let when = question("When did Saif al-Islam Gaddafi visit Moscow?").expect("a question");
        assert_eq!((when.gap, when.actors), (Gap::Time, vec!["Saif al-Islam Gaddafi".to_owned()]));
        let denied = question("Who denied the bombing of Tripoli?").expect("a question");
        assert_eq!((denied.gap, denied.kind.as_deref()), (Gap::Source, Some("ASSAULT")));
        let said = question("What did Guterres say about Libya?").expect("a question");
        assert_eq!((said.gap, said.sources), (Gap::Statement, vec!["Guterres".to_owned()]));
        let whether = question("Did Guterres visit Tripoli?").expect("a question");
        assert_eq!(
            (whether.gap, whether.actors, whether.others),
            (Gap::Polarity, vec!["Guterres".to_owned()], vec!["Tripoli".to_owned()])
        );
        assert_eq!(question("Why not?"), None);
        assert_eq!(question("من زار القاهرة؟"), None);
    }
}
