//! Where each folded letter of a token stands in the text.

use khabar_types::{Span, Token, TokenKind};

use crate::key::Key;

/// Longer tokens, in letters, are taken whole.
const MAX_LETTERS: usize = crate::key::MAX_LETTERS as usize;

/// The places of one token's letters, to be filled again for the next.
#[derive(Default)]
pub(crate) struct Places {
    /// Offsets at which letters begin, and the end.
    letters: Vec<u32>,
}

impl Places {
    /// The folded token, if it is an Arabic word, with its letters aligned.
    pub(crate) fn read(&mut self, text: &str, token: &Token) -> Option<Key> {
        if token.kind != TokenKind::Word || token.normal.len() > 2 * MAX_LETTERS {
            return None;
        }
        let key = Key::of(&token.normal).filter(|key| *key != Key::EMPTY)?;
        let surface = token.span.of(text);
        self.letters.clear();
        let start = token.span.start();
        if surface.len() == token.normal.len() && surface.chars().count() == key.count() as usize {
            self.letters.extend((0..=key.count()).map(|letter| start + 2 * letter));
        } else {
            let aligned = khabar_text::normal_aligned(surface);
            if aligned.text != *token.normal {
                return None;
            }
            let begin = |letter: u32| start + aligned.original(2 * letter..2 * letter + 2).start();
            self.letters.extend((0..key.count()).map(begin));
            self.letters.push(token.span.end());
            // A ligature gives several letters one place: cut nowhere inside it.
            self.letters[0] = start;
        }
        Some(key)
    }

    /// The text from one letter of the token up to, not including, another.
    pub(crate) fn span(&self, start: u32, end: u32) -> Span {
        let place = |letter: u32| self.letters.get(letter as usize).or(self.letters.last());
        let start = place(start).copied().unwrap_or_default();
        Span::new(start, place(end).copied().unwrap_or_default().max(start))
    }
}
