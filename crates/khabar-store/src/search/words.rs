//! The words of a text as search sees them: runs of letters with their marks, runs of digits.

use khabar_text::{letters, normal, search_terms};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// A word where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'text> {
    /// First byte.
    pub(crate) start: usize,
    /// As it is written, without joiners and direction marks at its end.
    pub(crate) surface: &'text str,
    /// Folded for matching; never empty.
    pub(crate) normal: String,
}

/// The words of a text, in order. What folds to nothing is no word.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = rest.next()?;
            let class = Class::of(first);
            if !matches!(class, Class::Letter | Class::Digit) {
                continue;
            }
            let mut end = start + first.len_utf8();
            while let Some((at, c)) = rest.next_if(|&(_, c)| class.goes_on_with(Class::of(c))) {
                if Class::of(c) != Class::Invisible {
                    end = at + c.len_utf8();
                }
            }
            let surface = text.get(start..end)?;
            let normal = normal(surface);
            if !normal.is_empty() {
                return Some(Word { start, surface, normal });
            }
        }
    })
}

/// How many words a text has.
pub(crate) fn count(text: &str) -> u32 {
    u32::try_from(words(text).count()).unwrap_or(u32::MAX)
}

/// What a character does to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    /// Tatweel among them.
    Mark,
    Digit,
    /// Joiners and direction marks part nothing.
    Invisible,
    Other,
}

impl Class {
    fn of(c: char) -> Self {
        if letters::is_letter(c) {
            Self::Letter
        } else if letters::is_mark(c) || c == letters::TATWEEL {
            Self::Mark
        } else if c.is_numeric() {
            Self::Digit
        } else if letters::is_invisible(c) {
            Self::Invisible
        } else {
            Self::Other
        }
    }

    fn goes_on_with(self, next: Self) -> bool {
        match self {
            Self::Letter => matches!(next, Self::Letter | Self::Mark | Self::Invisible),
            _ => self == next,
        }
    }
}

/// In which form a field of the index holds the words. All forms of a word have the position of the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As written.
    Surface,
    /// Folded.
    Normal,
    /// Folded, with and without what may be written together with it.
    Bare,
}

impl Form {
    /// Every form, the strictest first.
    pub(crate) const ALL: [Self; 3] = [Self::Surface, Self::Normal, Self::Bare];

    /// The name of its field and of its tokenizer.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Surface => "surface",
            Self::Normal => "normal",
            Self::Bare => "bare",
        }
    }

    fn terms(self, word: &Word<'_>) -> Vec<String> {
        match self {
            Self::Surface => vec![word.surface.to_owned()],
            Self::Normal => vec![word.normal.clone()],
            Self::Bare => search_terms(&word.normal),
        }
    }
}

impl Tokenizer for Form {
    type TokenStream<'text> = Tokens;

    fn token_stream<'text>(&'text mut self, text: &'text str) -> Tokens {
        let tokens: Vec<Token> = words(text)
            .enumerate()
            .flat_map(|(position, word)| {
                let (offset_from, offset_to) = (word.start, word.start + word.surface.len());
                self.terms(&word).into_iter().map(move |text| Token {
                    offset_from,
                    offset_to,
                    position,
                    text,
                    position_length: 1,
                })
            })
            .collect();
        Tokens { rest: tokens.into_iter(), token: Token::default() }
    }
}

/// The terms of a text, one after the other.
pub(crate) struct Tokens {
    rest: std::vec::IntoIter<Token>,
    token: Token,
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        self.rest.next().map(|token| self.token = token).is_some()
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(text: &str) -> Vec<&str> {
        words(text).map(|word| word.surface).collect()
    }

    #[test]
    fn letters_keep_their_marks_and_digits_stand_apart() {
        assert_eq!(
            surfaces("قُتِلَ 12 شخصًا، (مِنهم) بينهم3"),
            ["قُتِلَ", "12", "شخصًا", "مِنهم", "بينهم", "3"]
        );
        assert_eq!(surfaces("وكالة «بي.بي.سي» — ١٢٫٥"), ["وكالة", "بي", "بي", "سي", "١٢", "٥"]);
        assert_eq!(surfaces("ـــ \u{064E} \u{200F}"), Vec::<&str>::new());
    }

    #[test]
    fn what_nobody_sees_parts_nothing() {
        let text = "مي\u{200C}خواهم\u{200F} ثم";
        assert_eq!(surfaces(text), ["مي\u{200C}خواهم", "ثم"]);
    }

    #[test]
    fn a_token_leads_back_to_its_bytes() {
        let text = "قال: وبالفيروسِ 19";
        for form in Form::ALL {
            let mut tokenizer = form;
            let mut tokens = tokenizer.token_stream(text);
            while tokens.advance() {
                let token = tokens.token();
                let surface = text.get(token.offset_from..token.offset_to).expect("a word");
                assert!(surfaces(text).contains(&surface));
                assert_eq!(surfaces(text)[token.position], surface);
            }
        }
    }
}
