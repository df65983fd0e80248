//! Sentences cut into words, numbers, marks and addresses.
//!
//! A word is a run of letters of one script with its vowel signs, tatweel and joiners; what Arabic writes together stays together, and what only
//! stands close, digits, Latin letters, dashes, is parted. Every visible character belongs to one token.

use khabar_types::{Document, Sentences, Span, Token, TokenKind, Tokens, token::TokenRange};

use crate::{address, letters, normal, number};

/// Groups of digits that one number may have. What has more is a list.
const MAX_GROUPS: usize = 8;

/// The tokens of a document, and which of them make up each sentence.
pub fn tokens(document: &Document, sentences: &Sentences) -> Tokens {
    let mut tokens = Tokens::default();
    for sentence in sentences.rows() {
        let text = document.text.get(sentence.span.range()).unwrap_or_default();
        let first = tokens.table.next_id();
        Scanner::new(text, sentence.span).scan(|token| {
            tokens.table.push(token);
        });
        tokens.of_sentence.push(TokenRange(first..tokens.table.next_id()));
    }
    tokens
}

/// Reads one sentence.
struct Scanner<'text> {
    text: &'text str,
    base: usize,
    at: usize,
    /// No address begins before this offset.
    no_address: usize,
    /// The groups of digits before this offset are a list or a date, not one number.
    list_end: usize,
    /// What the last token was, for the sign of numbers.
    last: Option<TokenKind>,
}

impl<'text> Scanner<'text> {
    fn new(text: &'text str, span: Span) -> Self {
        Self { text, base: span.range().start, at: 0, no_address: 0, list_end: 0, last: None }
    }

    fn scan(mut self, mut push: impl FnMut(Token)) {
        while let Some(c) = self.skip_gap() {
            let (kind, end) = self.token(c);
            let surface = self.text.get(self.at..end).unwrap_or_default();
            push(Token {
                span: Span::at(self.base + self.at, self.base + end),
                kind,
                normal: normal_of(surface),
            });
            self.last = Some(kind);
            self.at = end;
        }
    }

    fn rest(&self) -> &'text str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Step over blanks and invisible marks to the first character of a token.
    fn skip_gap(&mut self) -> Option<char> {
        for c in self.rest().chars() {
            if !letters::is_gap(c) {
                return Some(c);
            }
            self.at += c.len_utf8();
        }
        None
    }

    /// What begins here with `c`, and the offset of its end.
    fn token(&mut self, c: char) -> (TokenKind, usize) {
        if let Some(end) = self.address(c) {
            return (TokenKind::Address, end);
        }
        if let Some(end) = self.number(c) {
            return (TokenKind::Number, end);
        }
        if letters::is_letter(c) || c == letters::TATWEEL || letters::is_mark(c) {
            return self.word();
        }
        if is_punctuation(c) {
            return (TokenKind::Punctuation, self.run(c));
        }
        let marks = self.rest().chars().skip(1).take_while(|&c| letters::is_mark(c));
        (TokenKind::Symbol, self.at + c.len_utf8() + marks.map(char::len_utf8).sum::<usize>())
    }

    fn address(&mut self, c: char) -> Option<usize> {
        if self.at < self.no_address || !(c.is_ascii_alphanumeric() || matches!(c, '#' | '@')) {
            return None;
        }
        let before = self.text.get(..self.at).and_then(|before| before.chars().next_back());
        match address::address(before, self.rest()) {
            Ok(length) => Some(self.at + length),
            Err(none_before) => {
                self.no_address = self.at + none_before;
                None
            }
        }
    }

    /// Digits with what separates their groups, if that makes one number, else the first group alone.
    fn number(&mut self, c: char) -> Option<usize> {
        let signed = self.is_sign(c);
        let first = self.at + if signed { c.len_utf8() } else { 0 };
        let mut end = digits_end(self.text, first)?;
        let alone = end;
        if first < self.list_end {
            return Some(alone);
        }
        let mut groups = 1;
        while let Some(next) = self.group_behind(end) {
            end = next;
            groups += 1;
            if groups > MAX_GROUPS {
                break;
            }
        }
        let whole = self.text.get(self.at..end)?;
        if groups == 1 || number::number(whole).is_some() {
            return Some(end);
        }
        self.list_end = end;
        Some(alone)
    }

    fn group_behind(&self, end: usize) -> Option<usize> {
        let c = self.text.get(end..)?.chars().next().filter(|&c| number::is_separator(c))?;
        digits_end(self.text, end + c.len_utf8())
    }

    /// Whether a plus or minus belongs to the digits behind it: a blank or bracket stands before it, and a word, not a number, before that.
    fn is_sign(&self, c: char) -> bool {
        if !matches!(c, '-' | '+' | letters::MINUS) || self.last == Some(TokenKind::Number) {
            return false;
        }
        let before = self.text.get(..self.at).and_then(|before| before.chars().next_back());
        before.is_some_and(|c| letters::is_gap(c) || c == '(')
    }

    /// Letters of one script with their marks; tatweel alone is a dash, marks alone are a symbol.
    fn word(&self) -> (TokenKind, usize) {
        let mut script = None;
        let mut has_tatweel = false;
        let mut end = self.at;
        let mut ahead = self.rest().char_indices().peekable();
        while let Some((at, c)) = ahead.next() {
            if letters::is_letter(c) {
                let arabic = letters::is_arabic(c);
                if *script.get_or_insert(arabic) != arabic {
                    break;
                }
            } else if letters::is_mark(c) || c == letters::TATWEEL {
                has_tatweel |= c == letters::TATWEEL;
            } else if letters::is_invisible(c) {
                continue;
            } else if matches!(c, letters::APOSTROPHE | letters::SINGLE_QUOTE_RIGHT)
                && script == Some(false)
            {
                let joins = |next: char| letters::is_letter(next) && !letters::is_arabic(next);
                if !ahead.peek().is_some_and(|&(_, next)| joins(next)) {
                    break;
                }
            } else {
                break;
            }
            end = self.at + at + c.len_utf8();
        }
        match (script, has_tatweel) {
            (Some(_), _) => (TokenKind::Word, end),
            (None, true) => (TokenKind::Punctuation, end),
            (None, false) => (TokenKind::Symbol, end),
        }
    }

    /// The end of a run of the same mark; quotes, brackets and commas stand alone.
    fn run(&self, c: char) -> usize {
        let repeats = matches!(
            c,
            '.' | '-'
                | '_'
                | '*'
                | '!'
                | '?'
                | '/'
                | '|'
                | letters::QUESTION
                | letters::FULL_STOP
                | letters::ELLIPSIS
                | letters::EN_DASH
                | letters::EM_DASH
                | '•'
                | '·'
        );
        let count =
            if repeats { self.rest().chars().take_while(|&next| next == c).count() } else { 1 };
        self.at + count * c.len_utf8()
    }
}

/// The end of the digits that begin at an offset, if one does.
fn digits_end(text: &str, start: usize) -> Option<usize> {
    let digits = text.get(start..)?.chars().take_while(|&c| letters::digit(c).is_some());
    let length: usize = digits.map(char::len_utf8).sum();
    (length > 0).then_some(start + length)
}

/// The folded surface; a token of marks alone keeps them.
/// The surface of a token folded for matching; as it stands where folding would leave nothing.
pub fn normal_of(surface: &str) -> Box<str> {
    let folded = normal::normal(surface);
    if folded.is_empty() { surface.into() } else { folded.into_boxed_str() }
}

/// The kind of a token that somebody else has cut.
pub fn kind_of(surface: &str) -> TokenKind {
    let digits = || surface.chars().any(|c| letters::digit(c).is_some());
    match surface.chars().find(|&c| !letters::is_mark(c)) {
        None => TokenKind::Symbol,
        Some(_) if digits() && !surface.chars().any(letters::is_letter) => TokenKind::Number,
        Some(c) if letters::is_letter(c) => TokenKind::Word,
        Some(c) if is_punctuation(c) => TokenKind::Punctuation,
        Some(_) => TokenKind::Symbol,
    }
}

/// Whether the character parts sentences, clauses or words, quotes or brackets.
fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '!' | '"' | '\'' | '(' | ')' | '*' | ',' | '-' | '.' | '/' | ':' | ';' | '?' | '[' | '\\' | ']' | '_' | '{'
            | '|' | '}' | '«' | '»' | '·' | '¿' | '¡' | letters::MINUS
            | letters::COMMA | letters::SEMICOLON | letters::QUESTION | letters::FULL_STOP
            | letters::DECIMAL | letters::THOUSANDS | '\u{066D}'
            | '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{203E}' | '\u{2045}' | '\u{2046}'
            | '\u{3001}'..='\u{3003}' | '\u{FD3E}' | '\u{FD3F}' | '\u{2E3A}' | '\u{2E3B}'
    )
}

#[cfg(test)]
mod tests {
    use khabar_types::Header;

    use super::*;
    use crate::{document, sentences};

    /// The tokens of a text parted by blanks, sentences by ` / `. Kinds follow as letters: w, n, p, s, a.
    fn check(text: &str, expected: &str, kinds: &str) {
        let document = document(text.as_bytes(), Header::default()).value;
        let sentences = sentences(&document);
        let tokens = tokens(&document, &sentences);
        let surface = |token: &Token| token.span.of(&document.text).to_owned();
        let found: Vec<_> = tokens
            .of_sentence
            .rows()
            .iter()
            .map(|range| {
                let words: Vec<_> =
                    tokens.table.slice(range.0.clone()).iter().map(surface).collect();
                words.join(" ")
            })
            .collect();
        assert_eq!(found.join(" / "), expected);
        let letters: String = tokens
            .table
            .rows()
            .iter()
            .filter_map(|token| token.kind.name().chars().next())
            .collect();
        assert_eq!(letters, kinds, "{text}");
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check("أَعْلَنَ الـــوزيرُ می\u{200C}شود", "أَعْلَنَ الـــوزيرُ می\u{200C}شود", "www");
        check("\u{202B}خبر\u{202C} و كلمة", "خبر و كلمة", "www");
        check(
            "\u{FEE3}\u{FEBC}\u{FEAE} don't l’État",
            "\u{FEE3}\u{FEBC}\u{FEAE} don't l’État",
            "www",
        );
    }

    #[test]
    fn what_only_stands_close_is_parted() {
        check("12قتيلا في17 كوفيد19", "12 قتيلا في 17 كوفيد 19", "nwwnwn");
        check("مارس/آذار", "مارس / آذار", "wpw");
        check("بـCNN الـ65 F-16", "بـ CNN الـ 65 F - 16", "wwwnwpn");
        check("الأنجلو-أميركي 12/5/2019", "الأنجلو - أميركي 12 / 5 / 2019", "wpwnpnpn");
        check("بـ\"سرايا\"،", "بـ \" سرايا \" ،", "wpwpp");
        check("كوفيد ـ 19 ــــ خبر", "كوفيد ـ 19 ــــ خبر", "wpnpw");
    }

    #[test]
    fn numbers_keep_their_separators() {
        check("1,200 و١٬٢٠٠ و3.5% و٣٫٥٪", "1,200 و ١٬٢٠٠ و 3.5 % و ٣٫٥ ٪", "nwnwnswns");
        check("1.500.000 12.5.2019 10:30", "1.500.000 12 . 5 . 2019 10 : 30", "nnpnpnnpn");
        check("بلغت -5 درجات", "بلغت -5 درجات", "wnw");
        check("عام 2010 -2011", "عام 2010 - 2011", "wnpn");
        check(
            "1,2,3,4,5,6,7,8,9,10",
            "1 , 2 , 3 , 4 , 5 , 6 , 7 , 8 , 9 , 10",
            "npnpnpnpnpnpnpnpnpn",
        );
    }

    #[test]
    fn marks_stand_alone_but_runs_of_one_stay() {
        check("نعم.. لا -- ((هنا))", "نعم .. لا -- ( ( هنا ) )", "wpwpppwpp");
        check("ماذا؟! 5$ ♥\u{FE0F}", "ماذا ؟ ! / 5 $ ♥", "wppnss");
        check("خبر \u{064E} آخر", "خبر \u{064E} آخر", "wsw");
    }

    #[test]
    fn addresses_stay_whole() {
        check("زوروا www.example.com/a?b=1.", "زوروا www.example.com/a?b=1 .", "wap");
        check(
            "(info@example.org) @khabar_1 #خبر_عاجل",
            "( info@example.org ) @khabar_1 #خبر_عاجل",
            "papaa",
        );
        check("عن CNNArabic.com أمس", "عن CNNArabic.com أمس", "waw");
        check("https://example.org/خبر، ثم", "https://example.org/خبر ، ثم", "apw");
        check("Example.No # @ a@b", "Example . No # @ a @ b", "wpwsswsw");
    }
}
