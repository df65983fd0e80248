//! A place in a text that looks a little ahead and behind.

use crate::letters;

/// How many characters of blanks or of a word are looked at: what is longer is no usual text.
const REACH: usize = 40;

/// A place between two characters.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'text> {
    text: &'text str,
    at: usize,
}

impl<'text> Cursor<'text> {
    pub(crate) const fn new(text: &'text str) -> Self {
        Self { text, at: 0 }
    }

    /// Bytes before the place.
    pub(crate) const fn offset(&self) -> usize {
        self.at
    }

    /// What lies ahead.
    pub(crate) fn rest(&self) -> &'text str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What lies before an offset.
    pub(crate) fn before(&self, at: usize) -> &'text str {
        self.text.get(..at).unwrap_or_default()
    }

    /// The next character.
    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character behind the next.
    pub(crate) fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    /// The character that many bytes ahead.
    pub(crate) fn peek_at(&self, bytes: usize) -> Option<char> {
        self.text.get(self.at + bytes..)?.chars().next()
    }

    /// Step over one character.
    pub(crate) fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    /// Go to an offset that is known to lie between characters.
    pub(crate) fn jump(&mut self, at: usize) {
        debug_assert!(self.text.is_char_boundary(at));
        self.at = at;
    }

    /// How many bytes of blanks and invisible marks lie ahead, at most forty characters.
    pub(crate) fn blanks_ahead(&self) -> usize {
        let blanks = self.rest().chars().take(REACH).take_while(|&c| letters::is_gap(c));
        blanks.map(char::len_utf8).sum()
    }

    /// Whether behind so many bytes of blanks a dot stands directly before a digit.
    pub(crate) fn digit_behind_dot(&self, blanks: usize) -> bool {
        let mut ahead = self.text.get(self.at + blanks..).unwrap_or_default().chars();
        ahead.next() == Some('.') && ahead.next().is_some_and(|c| letters::digit(c).is_some())
    }

    /// Whether nothing but blanks and what closes lies ahead.
    pub(crate) fn is_at_end_of_line(&self) -> bool {
        let mut ahead = self.rest().chars().take(REACH).skip_while(|&c| letters::is_gap(c));
        ahead.next().is_none() && self.rest().chars().nth(REACH).is_none()
    }

    /// The visible character before an offset; white space counts as visible.
    pub(crate) fn last_before(&self, at: usize) -> Option<char> {
        self.before(at).chars().rev().take(REACH).find(|&c| !letters::is_invisible(c))
    }

    /// The letters, digits and marks that end at an offset, at most forty.
    pub(crate) fn word_before(&self, at: usize) -> &'text str {
        let before = self.before(at);
        let is_part = |c: char| {
            letters::is_letter_or_digit(c)
                || c == letters::TATWEEL
                || letters::is_mark(c)
                || letters::is_invisible(c)
        };
        let bytes: usize =
            before.chars().rev().take(REACH).take_while(|&c| is_part(c)).map(char::len_utf8).sum();
        before.get(before.len() - bytes..).unwrap_or_default()
    }

    /// The letters and digits behind the blanks that lie ahead, at most forty.
    pub(crate) fn word_behind_blanks(&self) -> &'text str {
        let ahead = self.text.get(self.at + self.blanks_ahead()..).unwrap_or_default();
        let letters = ahead.chars().take(REACH).take_while(|&c| letters::is_letter_or_digit(c));
        ahead.get(..letters.map(char::len_utf8).sum()).unwrap_or_default()
    }

    /// The text between two offsets.
    pub(crate) fn text_between(&self, start: usize, end: usize) -> Option<&'text str> {
        self.text.get(start..end)
    }
}
