//! Laws that hold for every text: spans slice it, tokens and gaps rebuild it, a line before it only shifts it.

use khabar_types::{Document, Header, Sentences, Span, Tokens};
use proptest::prelude::*;

use crate::{document, letters, sentences, tokens};

/// Pieces that news consists of, and some that break readers of news.
const PIECES: &[&str] = &[
    "خبر",
    "الوَزِيرُ",
    "و",
    " ",
    " ",
    " ",
    "\n",
    "\r\n",
    ".",
    "..",
    "…",
    "!",
    "؟",
    "،",
    ":",
    "\"",
    "«",
    "»",
    "(",
    ")",
    "“",
    "”",
    "'",
    "-",
    "/",
    "ـ",
    "12",
    "٣٫٥",
    "1,200",
    "2011",
    "%",
    "د",
    "م",
    "أ.ف.ب",
    "U.S.",
    "CNN",
    "www.example.org",
    "http://",
    "a@b.com",
    "#خبر_عاجل",
    "@",
    "#",
    "+",
    "\u{200F}",
    "\u{202B}",
    "\u{200C}",
    "\u{FEFF}",
    "\u{064B}",
    "\u{0670}",
    "\u{00A0}",
    "\u{FEFB}",
    "\u{FDFA}",
    "😀\u{FE0F}",
    "é",
    "\u{0301}",
    "\u{FFFD}",
    "𝟙",
    "اقرأ أيضا:",
    "شارك",
    "المصدر: الأفق",
    " | ",
    " ــ ",
    "17 مارس 2021",
    "(function(",
    "۔",
    "\u{2028}",
    "\t",
];

fn any_text() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..60);
    prop_oneof![3 => pieces.prop_map(|pieces| pieces.concat()), 1 => "\\PC{0,80}"]
}

fn read(text: &str) -> (Document, Sentences, Tokens) {
    let document = document(text.as_bytes(), Header::default()).value;
    let sentences = sentences(&document);
    let tokens = tokens(&document, &sentences);
    (document, sentences, tokens)
}

/// The same, with nothing taken for furniture, which depends on the lines around it.
fn read_as_article(text: &str) -> (Document, Sentences, Tokens) {
    let mut document = document(text.as_bytes(), Header::default()).value;
    document.boilerplate.clear();
    let sentences = sentences(&document);
    let tokens = tokens(&document, &sentences);
    (document, sentences, tokens)
}

/// Whether spans follow each other, and none is empty.
fn in_order(spans: impl IntoIterator<Item = Span>) -> bool {
    let mut end = 0;
    spans.into_iter().all(|span| {
        let follows = span.start() >= end && !span.is_empty();
        end = span.end();
        follows
    })
}

/// What the spans leave of a text.
fn gaps(text: &str, spans: impl IntoIterator<Item = Span>) -> String {
    let mut end = 0;
    let mut gaps = String::new();
    for span in spans {
        gaps.push_str(Span::new(end, span.start()).of(text));
        end = span.end();
    }
    gaps + text.get(end as usize..).unwrap_or_default()
}

proptest! {
    #[test]
    fn a_text_is_never_changed(text in any_text()) {
        let (document, ..) = read(&text);
        prop_assert_eq!(&*document.text, text.strip_prefix('\u{FEFF}').unwrap_or(&text));
        prop_assert!(in_order(document.boilerplate.iter().copied()));
    }

    #[test]
    fn sentences_cover_all_that_is_seen(text in any_text()) {
        let (document, sentences, _) = read(&text);
        let spans = || sentences.rows().iter().map(|sentence| sentence.span);
        prop_assert!(in_order(spans()));
        prop_assert!(gaps(&document.text, spans()).chars().all(letters::is_gap));
        for sentence in sentences.rows() {
            let surface = sentence.span.of(&document.text);
            prop_assert_eq!(surface, surface.trim_matches(letters::is_gap));
            prop_assert!(!surface.contains(letters::is_line_break));
            let part = document.boilerplate.iter().find(|part| part.overlaps(sentence.span));
            prop_assert!(part.is_none_or(|part| part.contains(sentence.span)));
        }
    }

    #[test]
    fn tokens_and_gaps_rebuild_the_text(text in any_text()) {
        let (document, sentences, tokens) = read(&text);
        let spans = || tokens.table.rows().iter().map(|token| token.span);
        prop_assert!(in_order(spans()));
        prop_assert!(gaps(&document.text, spans()).chars().all(letters::is_gap));
        prop_assert!(tokens.table.rows().iter().all(|token| !token.normal.is_empty()));
        prop_assert_eq!(tokens.of_sentence.len(), sentences.len());
        for ((_, range), sentence) in tokens.of_sentence.iter().zip(sentences.rows()) {
            let inside = tokens.table.slice(range.0.clone());
            prop_assert!(!inside.is_empty());
            prop_assert!(inside.iter().all(|token| sentence.span.contains(token.span)));
        }
    }

    #[test]
    fn a_line_before_a_text_only_shifts_it(text in any_text()) {
        let line = "سطر أول بلا شيء\n";
        let text = text.trim_start_matches('\u{FEFF}');
        let (_, sentences, tokens) = read_as_article(text);
        let (_, shifted_sentences, shifted_tokens) = read_as_article(&format!("{line}{text}"));
        let shift = |span: Span| Span::at(line.len() + span.range().start, line.len() + span.range().end);
        let expected: Vec<_> = sentences.rows().iter().map(|sentence| (shift(sentence.span), sentence.opens_line)).collect();
        let found: Vec<_> = shifted_sentences.rows().iter().skip(1).map(|sentence| (sentence.span, sentence.opens_line)).collect();
        prop_assert_eq!(found, expected);
        let expected: Vec<_> = tokens.table.rows().iter().map(|token| (shift(token.span), token.kind, &token.normal)).collect();
        let found: Vec<_> = shifted_tokens.table.rows().iter().skip(4).map(|token| (token.span, token.kind, &token.normal)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let noted = document(&bytes, Header::default());
        let sentences = sentences(&noted.value);
        let tokens = tokens(&noted.value, &sentences);
        prop_assert_eq!(tokens.of_sentence.len(), sentences.len());
        prop_assert!(noted.notes.iter().all(|note| note.message.ends_with('.')));
    }
}
