//! A small set of English forms: who did it, whom, when, where, how many.
//!
//! The line reads Arabic alone, so English verbs are known by their type, and names by the English names of entities.

use khabar_store::gaps::{Gap, Gapped};

use super::kind;

/// Verbs in their base form and their past, with the type that they name.
const VERBS: &str = include_str!("../../../../data/lexicon/english_verbs.tsv");

/// The question, if it is in one of the forms.
pub(super) fn question(text: &str) -> Option<Gapped> {
    let text = text.trim().trim_end_matches(['?', '.', ' ']);
    if !text.is_ascii() {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_ascii_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let (gap, rest) = match lower[..] {
        ["who" | "whom", "did", ..] | ["what", "does" | "did", ..] => (Gap::Recipient, 2),
        ["with" | "to" | "against", "whom" | "who", "did", ..] => (Gap::Recipient, 3),
        ["who", "is" | "was" | "has" | "had", ..] => (Gap::Actor, 2),
        ["who", ..] => (Gap::Actor, 1),
        ["when", "did" | "was" | "were", ..] => (Gap::Time, 2),
        ["where", "did" | "was" | "were", ..] => (Gap::Place, 2),
        ["how", "many", ..] => (Gap::Quantity, 2),
        ["how", "much", ..] | ["for", "how", "much"] => (Gap::Quantity, 2),
        _ => return None,
    };
    let verb = (rest..lower.len()).find_map(|at| Some((at, verb(lower[at])?)));
    let (before, after) = match verb {
        Some((at, _)) => (words.get(rest..at)?, words.get(at + 1..)?),
        None => (&[][..], words.get(rest..)?),
    };
    let (actors, recipients) = match gap {
        Gap::Actor => (Vec::new(), names(after)),
        _ => (names(before), names(after)),
    };
    Some(Gapped {
        gap,
        kind: verb.and_then(|(_, name)| kind(name)),
        predicate: None,
        actors,
        recipients,
        others: Vec::new(),
        unit: (gap == Gap::Quantity).then(|| unit(&lower)).flatten(),
        text: text.to_owned(),
        words: Vec::new(),
    })
}

fn verb(word: &str) -> Option<&'static str> {
    let rows = VERBS.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .find(|(_, forms)| forms.split('|').any(|form| form == word))
        .map(|(kind, _)| kind)
}

fn unit(words: &[&str]) -> Option<String> {
    let units = [
        ("killed", "killed"),
        ("dead", "killed"),
        ("wounded", "wounded"),
        ("kilometres", "km"),
        ("kilometers", "km"),
    ];
    units.iter().find(|(word, _)| words.contains(word)).map(|(_, unit)| (*unit).to_owned())
}

/// Runs of words with capitals: "Saif al-Islam Gaddafi".
fn names(words: &[&str]) -> Vec<String> {
    let mut names: Vec<Vec<&str>> = vec![Vec::new()];
    for word in words {
        let word = word.trim_matches([',', '\'']).trim_end_matches("'s");
        let inner = word.starts_with("al-") && names.last().is_some_and(|name| !name.is_empty());
        if word.starts_with(|c: char| c.is_ascii_uppercase()) || inner {
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
        let when = question("When did Saif al-Islam Gaddafi visit Moscow?").expect("a question");
        assert_eq!((when.gap, when.actors), (Gap::Time, vec!["Saif al-Islam Gaddafi".to_owned()]));
        assert_eq!(question("Why not?"), None);
        assert_eq!(question("من زار القاهرة؟"), None);
    }
}
