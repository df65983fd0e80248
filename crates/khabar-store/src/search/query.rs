//! What is asked for: words that must all be there, and phrases in quotes.

use khabar_text::query_terms;

use super::words::words;

/// Words that must follow one another; most often one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Never empty.
    pub(crate) words: Vec<Asked>,
}

/// A word that is asked for, in every form in which it is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// As typed.
    pub(crate) surface: String,
    /// Folded.
    pub(crate) normal: String,
    /// Folded, then without its article. Every word of a text that can be stripped to the first can be stripped to the last.
    pub(crate) bare: Vec<String>,
}

impl Phrase {
    /// The phrases of a query. White space parts them, quotes hold them together; so does punctuation inside a word, as in `كوفيد-19`.
    /// A quote that is not closed reaches to the end.
    pub(crate) fn all(text: &str) -> Vec<Self> {
        let mut phrases = Vec::new();
        let mut quoted = false;
        for part in text.split(is_quote) {
            if quoted {
                phrases.extend(Self::of(part));
            } else {
                phrases.extend(part.split_whitespace().filter_map(Self::of));
            }
            quoted = !quoted;
        }
        phrases.dedup();
        phrases
    }

    fn of(text: &str) -> Option<Self> {
        let words: Vec<Asked> = words(text)
            .map(|word| Asked {
                surface: word.surface.to_owned(),
                bare: query_terms(&word.normal),
                normal: word.normal,
            })
            .collect();
        (!words.is_empty()).then_some(Self { words })
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '\u{201C}'..='\u{201F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(query: &str) -> Vec<Vec<String>> {
        Phrase::all(query)
            .into_iter()
            .map(|phrase| phrase.words.into_iter().map(|word| word.surface).collect())
            .collect()
    }

    #[test]
    fn quotes_hold_words_together() {
        assert_eq!(surfaces("مجلس الأمن"), [vec!["مجلس"], vec!["الأمن"]]);
        assert_eq!(surfaces("«مجلس الأمن» ليبيا"), [vec!["مجلس", "الأمن"], vec!["ليبيا"]]);
        assert_eq!(surfaces("ليبيا \"مجلس الأ"), [vec!["ليبيا"], vec!["مجلس", "الأ"]]);
        assert_eq!(surfaces("كوفيد-19"), [vec!["كوفيد", "19"]]);
        assert!(surfaces(" «» — ").is_empty());
    }
}
