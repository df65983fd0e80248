//! A document's lines cut into sentences.
//!
//! Headlines and list items are lines without a stop and count as sentences. A stop ends a sentence also where no blank follows, as in
//! a quarter of Arabic news texts, but not inside numbers, addresses, initials and titles of one letter.

use khabar_types::{Document, Sentence, Sentences, Span};

use crate::{cursor::Cursor, letters, normal::normal};

/// A sentence is cut at a blank, or where a character begins, so that none is longer: 20,000 bytes.
pub const MAX_SENTENCE: usize = 20_000;

/// What stops and closing marks leave of it for the blanks behind them.
const ROOM: usize = 200;

/// Words that must stand before dots in the middle of a line for the dots to end a sentence. In headlines they join two short clauses.
const WORDS_BEFORE_DOTS: usize = 12;

/// Latin abbreviations that a full stop follows and a sentence does not end with.
const LATIN_ABBREVIATIONS: [&str; 10] =
    ["Dr", "Mr", "Mrs", "Ms", "St", "No", "vs", "Prof", "Gen", "Col"];

/// The Latin letters by their Arabic names, folded: `bi. bi. si.` is one name.
#[rustfmt::skip]
const LETTER_NAMES: [&str; 31] = [
    "ايه", "بي", "سي", "دي", "اي", "اف", "جي", "اتش", "اج", "جيه", "جاي", "كيه", "كاي", "كي", "ال", "ام", "ان", "او", "كيو", "ار", "اس",
    "تي", "يو", "في", "دبليو", "اكس", "واي", "زد", "زي", "بيه", "سيه",
];

/// The sentences of a document: in order, not overlapping, never empty, without blanks and invisible marks around them.
///
/// Page furniture that begins or ends inside a line is cut from the sentences beside it.
pub fn sentences(document: &Document) -> Sentences {
    let text = &*document.text;
    let mut cutter = Cutter { text, sentences: Sentences::new() };
    let mut furniture =
        document.boilerplate.iter().flat_map(|span| [span.start(), span.end()]).peekable();
    for line in lines(text) {
        let mut opens_line = true;
        let mut start = line.start();
        while let Some(&edge) = furniture.peek() {
            if edge > line.end() {
                break;
            }
            if edge > start {
                cutter.cut(Span::new(start, edge), &mut opens_line);
                start = edge;
            }
            furniture.next();
        }
        cutter.cut(Span::new(start, line.end()), &mut opens_line);
    }
    cutter.sentences
}

/// The lines of a text without their ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split(letters::is_line_break).map(move |line| {
        let span = Span::at(start, start + line.len());
        let after = text.get(span.range().end..).and_then(|rest| rest.chars().next());
        start += line.len() + after.map_or(0, char::len_utf8);
        span
    })
}

struct Cutter<'text> {
    text: &'text str,
    sentences: Sentences,
}

impl Cutter<'_> {
    /// Cut a part of a line into sentences.
    fn cut(&mut self, part: Span, opens_line: &mut bool) {
        let Some(text) = self.text.get(part.range()) else { return };
        let mut at = Reader::new(text);
        loop {
            let (sentence, last) = at.next_sentence();
            let trimmed = sentence.of(text).trim_matches(letters::is_gap);
            if !trimmed.is_empty() {
                let lead = sentence.of(text).len()
                    - sentence.of(text).trim_start_matches(letters::is_gap).len();
                let start = part.range().start + sentence.range().start + lead;
                let span = Span::at(start, start + trimmed.len());
                self.sentences.push(Sentence { span, opens_line: *opens_line });
                *opens_line = false;
            }
            if last {
                return;
            }
        }
    }
}

/// What is known of the sentence being read.
struct Reader<'text> {
    at: Cursor<'text>,
    start: usize,
    /// Where the sentence would be cut if it grows too long.
    last_blank: usize,
    words: usize,
    in_word: bool,
    quote_open: bool,
}

impl<'text> Reader<'text> {
    fn new(text: &'text str) -> Self {
        Self {
            at: Cursor::new(text),
            start: 0,
            last_blank: 0,
            words: 0,
            in_word: false,
            quote_open: false,
        }
    }

    /// The next sentence of the line, and whether it is the last.
    fn next_sentence(&mut self) -> (Span, bool) {
        self.words = 0;
        self.in_word = false;
        self.quote_open = false;
        while let Some(c) = self.at.peek() {
            let here = self.at.offset();
            if here + c.len_utf8() - self.start > MAX_SENTENCE {
                let cut = if self.last_blank > self.start { self.last_blank } else { here };
                self.at.jump(cut);
                return (self.end(cut), false);
            }
            if is_stop(c) {
                if self.stop_ends() {
                    return (self.end(self.at.offset()), self.at.peek().is_none());
                }
                continue;
            }
            let blank = c.is_whitespace();
            if blank {
                self.words += usize::from(self.in_word);
                self.last_blank = here;
            }
            self.in_word = !blank;
            self.quote_open ^= c == letters::QUOTE;
            self.at.bump();
        }
        (self.end(self.at.offset()), true)
    }

    fn end(&mut self, end: usize) -> Span {
        let span = Span::at(self.start, end);
        self.start = end;
        self.last_blank = end;
        span
    }

    /// Read a run of stops with what closes behind it, and say whether it ends the sentence.
    fn stop_ends(&mut self) -> bool {
        let before = self.at.offset();
        let stops = self.run_of_stops();
        if !stops.ends(self, before) {
            return false;
        }
        self.closers();
        self.trailing_stops();
        !self.goes_on()
    }

    /// Whether the sentence must end soon.
    fn is_full(&self) -> bool {
        self.at.offset() - self.start > MAX_SENTENCE - ROOM
    }

    /// At least one stop, and those that follow.
    fn run_of_stops(&mut self) -> Stops {
        let mut stops = Stops::default();
        while let Some(c) = self.at.peek().filter(|&c| is_stop(c)) {
            match c {
                '.' | letters::FULL_STOP => stops.dots += 1,
                letters::ELLIPSIS => stops.dots += 3,
                _ => stops.strong = true,
            }
            self.at.bump();
            if self.is_full() {
                break;
            }
        }
        stops
    }

    /// Quotes and brackets that close stay with their sentence, also behind blanks when the quote is open.
    fn closers(&mut self) {
        while !self.is_full() {
            let Some(c) = self.at.peek() else { return };
            if closes(c, self.at.peek_second(), self.quote_open) {
                self.quote_open ^= c == letters::QUOTE;
                self.at.bump();
                continue;
            }
            let blanks = self.at.blanks_ahead();
            let then = self.at.peek_at(blanks);
            let closes_late = then.is_some_and(|c| {
                matches!(c, letters::GUILLEMET_CLOSE | ')' | ']' | '}')
                    || (c == letters::QUOTE && self.quote_open)
            });
            if blanks == 0 || !closes_late {
                return;
            }
            self.at.jump(self.at.offset() + blanks);
        }
    }

    /// Further stops behind blanks, ` . .`, belong to the same sentence.
    fn trailing_stops(&mut self) {
        while !self.is_full() {
            let blanks = self.at.blanks_ahead();
            let next = self.at.peek_at(blanks);
            let is_bare = next.is_some_and(is_stop) && !self.at.digit_behind_dot(blanks);
            if !is_bare {
                return;
            }
            self.at.jump(self.at.offset() + blanks);
            self.run_of_stops();
            self.closers();
        }
    }

    /// Whether a comma or a colon shows that the clause goes on behind a quoted sentence.
    fn goes_on(&self) -> bool {
        let next = self.at.peek_at(self.at.blanks_ahead());
        matches!(next, Some(letters::COMMA | letters::SEMICOLON | ',' | ':' | ';'))
    }
}

/// A run of stops: how many dots, and whether it asks or exclaims.
#[derive(Default)]
struct Stops {
    dots: usize,
    strong: bool,
}

impl Stops {
    /// Whether the run, which began at `start` and ends at the reader, ends a sentence.
    fn ends(&self, reader: &Reader<'_>, start: usize) -> bool {
        let at = &reader.at;
        let (before, after) = (at.last_before(start), at.peek());
        if at.is_at_end_of_line() {
            return true;
        }
        if self.strong {
            let bracketed = before == Some('(') && after == Some(')');
            let in_address = before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '/')
                && after.is_some_and(|c| c.is_ascii_alphanumeric());
            return !bracketed && !in_address;
        }
        if self.dots > 1 {
            return reader.words >= WORDS_BEFORE_DOTS;
        }
        !is_inside(reader, before, after, start)
    }
}

/// Whether a single full stop stands inside a number, an address or an abbreviation.
fn is_inside(reader: &Reader<'_>, before: Option<char>, after: Option<char>, start: usize) -> bool {
    let at = &reader.at;
    let is_digit = |c: Option<char>| c.is_some_and(|c| letters::digit(c).is_some());
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_digit(after) && (is_digit(before) || before.is_some_and(char::is_whitespace)) {
        return true;
    }
    if is_latin(before) && is_latin(after) {
        return true;
    }
    let word = at.word_before(start);
    let opens = at
        .text_between(reader.start, start - word.len())
        .is_some_and(|lead| lead.chars().all(letters::is_gap));
    if is_digit(before) && opens && word.chars().all(|c| letters::digit(c).is_some()) {
        return true;
    }
    if LATIN_ABBREVIATIONS.contains(&word) {
        return true;
    }
    is_letter_name(word) && is_letter_name(at.word_behind_blanks())
        || is_initial(at, word, start, after)
}

fn is_letter_name(word: &str) -> bool {
    const LONGEST: usize = 10;
    word.len() <= LONGEST && LETTER_NAMES.contains(&normal(word).as_str())
}

/// Whether the word before a full stop is one letter that stands for a word: a title, an initial, a piece of an acronym.
fn is_initial(at: &Cursor<'_>, word: &str, start: usize, after: Option<char>) -> bool {
    let mut visible = word.chars().filter(|&c| !letters::is_mark(c) && !letters::is_invisible(c));
    let (Some(letter), None) = (visible.next(), visible.next()) else { return false };
    if !letters::is_letter(letter) {
        return false;
    }
    if after.is_some_and(letters::is_letter) {
        return true;
    }
    let lead = at.before(start - word.len()).trim_end_matches(letters::is_gap);
    let previous = lead.chars().next_back();
    if previous.is_some_and(|c| letters::digit(c).is_some()) {
        return false;
    }
    if matches!(letter, letters::DAL | letters::MEEM) {
        return true;
    }
    let next = at.word_behind_blanks();
    if letter.is_ascii() {
        return next.starts_with(|c: char| c.is_ascii_alphabetic());
    }
    if is_one_letter(next) {
        return true;
    }
    let in_acronym = previous == Some('.') || is_one_letter(at.word_before(lead.len()));
    !in_acronym && letter != letters::HEH
}

fn is_one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(letters::is_letter) && letters.next().is_none()
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | letters::QUESTION | letters::FULL_STOP | letters::ELLIPSIS)
}

/// Whether a quote or bracket directly behind a stop closes.
fn closes(c: char, after: Option<char>, quote_open: bool) -> bool {
    match c {
        letters::GUILLEMET_CLOSE | ')' | ']' | '}' => true,
        letters::QUOTE => quote_open,
        letters::DOUBLE_QUOTE_LEFT
        | letters::DOUBLE_QUOTE_RIGHT
        | letters::SINGLE_QUOTE_LEFT
        | letters::SINGLE_QUOTE_RIGHT
        | letters::APOSTROPHE => !after.is_some_and(letters::is_letter_or_digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use khabar_types::Header;

    use super::*;
    use crate::document;

    /// The sentences of a text, `¶` before those that open a line.
    fn check(text: &str, expected: &[&str]) {
        let document = document(text.as_bytes(), Header::default()).value;
        let sentences = sentences(&document);
        let found: Vec<_> = sentences
            .rows()
            .iter()
            .map(|sentence| {
                let mark = if sentence.opens_line { "¶" } else { "" };
                format!("{mark}{}", sentence.span.of(&document.text))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_stop_ends_a_sentence_with_and_without_blanks() {
        check("وصل الوفد.وغادر الوزير. انتهى", &["¶وصل الوفد.", "وغادر الوزير.", "انتهى"]);
        check("وصل الوفد .وغادر الوزير . انتهى .", &["¶وصل الوفد .", "وغادر الوزير .", "انتهى ."]);
        check("هل وصل؟نعم! ۔ حسنا۔", &["¶هل وصل؟", "نعم! ۔", "حسنا۔"]);
        check("عام 2012.وقال", &["¶عام 2012.", "وقال"]);
    }

    #[test]
    fn lines_end_sentences() {
        check(
            "عنوان بلا نقطة\r\nنص أول. نص ثان\n\n نص",
            &["¶عنوان بلا نقطة", "¶نص أول.", "نص ثان", "¶نص"],
        );
        check(" \u{200F}\n\t", &[]);
        check("\u{200F}خبر\u{200F} ", &["¶خبر"]);
    }

    #[test]
    fn stops_inside_numbers_and_abbreviations_end_nothing() {
        for whole in [
            "بلغ السعر 3.5 دولار و٣.٥ دينار و38 .0% وأكثر",
            "قال د. محمد و م. علي و أ.د. سعيد",
            "نقلت أ.ف.ب عن مصدر (أ. ف. ب) في U.S. Army",
            "في موقع www.example.com وبريد a.b@example.org الجديد",
            "رابط http://example.com/a?b=c.d هنا",
            "أعلنت بي. بي. سي و\"إن.بي.سي\" ذلك",
            "1. البند الأول",
            "كتب J. Smith عن Dr. Jones",
            "تقدم مذهل (!) في الملف (؟) كما قيل",
        ] {
            check(whole, &[&format!("¶{whole}")]);
        }
        check("نشرته أ.ف.ب. وقال مصدر", &["¶نشرته أ.ف.ب.", "وقال مصدر"]);
        check("عام 2015 م. وقال مصدر", &["¶عام 2015 م.", "وقال مصدر"]);
        check("سنة 1436 هـ. وقال", &["¶سنة 1436 هـ.", "وقال"]);
    }

    #[test]
    fn dots_join_the_clauses_of_a_headline() {
        check("بعد الهدنة.. عودة القصف", &["¶بعد الهدنة.. عودة القصف"]);
        check("بعد الهدنة… عودة...", &["¶بعد الهدنة… عودة..."]);
        let long = "كلمة ".repeat(13);
        check(&format!("{long}.. ثم عاد"), &[&format!("¶{long}.."), "ثم عاد"]);
    }

    #[test]
    fn quotes_and_brackets_stay_with_their_sentence() {
        check("قال \"لن نقبل.\" وغادر", &["¶قال \"لن نقبل.\"", "وغادر"]);
        check("وصل. \"لن نقبل\" قال", &["¶وصل.", "\"لن نقبل\" قال"]);
        check("قال «لن نقبل.»وغادر (أمس.) مساء", &["¶قال «لن نقبل.»", "وغادر (أمس.)", "مساء"]);
        check("قال \"لن نقبل. \" وغادر", &["¶قال \"لن نقبل. \"", "وغادر"]);
        check("سأل \"متى؟\"، ثم غادر", &["¶سأل \"متى؟\"، ثم غادر"]);
        check("وصل.“لن نقبل”.", &["¶وصل.", "“لن نقبل”."]);
    }

    #[test]
    fn nothing_is_longer_than_allowed() {
        for text in
            [".".repeat(1_000_000), "خ".repeat(50_000), "خبر ".repeat(50_000), ". ".repeat(100_000)]
        {
            let document = document(text.as_bytes(), Header::default()).value;
            let sentences = sentences(&document);
            assert!(sentences.len() > 1);
            for sentence in sentences.rows() {
                assert!(sentence.span.len() as usize <= MAX_SENTENCE);
                assert!(!sentence.span.of(&document.text).is_empty());
            }
        }
    }
}
