//! A sentence as the grammars of times and quantities see it: words cut by their own vocabulary, numerals as written, marks.
//!
//! Clitics are cut by vocabulary, not by the tagger: the words of these grammars are few and known, so `وقت` stays whole and
//! `وعام` is `و` + `عام` whatever stands in the tree. The tree gives tags, and the sense of time of verbs.

use rustc_hash::FxHashSet;

use khabar_text::letters;
use khabar_types::{Document, Span, Syntax, Upos, Word, syntax::WordRange};

use super::numerals::{MAGHREBI_POINT, Numeral, numeral};

/// What a lexeme is made of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    /// Letters.
    Word,
    /// Digits with separators.
    Number(Numeral),
    /// One sign.
    Mark(char),
}

/// What the tree says about the time of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// A perfect.
    Past,
    /// An imperfect with the particle of the future.
    Future,
}

/// A word, numeral or sign.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lexeme {
    /// Its letters.
    pub(crate) span: Span,
    /// Folded; for what stands behind لل the article is put back.
    pub(crate) normal: Box<str>,
    /// What it is made of.
    pub(crate) shape: Shape,
    /// The tag of the word at its end.
    pub(crate) upos: Upos,
    /// For verbs whose time shows.
    pub(crate) tense: Option<Tense>,
    /// Whether the vocabulary has it: no phrase of the grammar has another word, and most words are others.
    pub(crate) known: bool,
}

/// Folded words that a grammar knows.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary(FxHashSet<Box<str>>);

impl Vocabulary {
    /// Add the words of a phrase.
    pub(crate) fn learn(&mut self, phrase: &str) {
        self.0.extend(phrase.split_whitespace().map(|word| khabar_text::normal(word).into()));
    }

    fn knows(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// The lexemes of each sentence, outside boilerplate.
pub(crate) fn lines<'doc>(
    vocabulary: &'doc Vocabulary,
    document: &'doc Document,
    syntax: &'doc Syntax,
) -> impl Iterator<Item = Vec<Lexeme>> + use<'doc> {
    syntax.of_sentence.rows().iter().map(move |WordRange(range)| {
        let words = syntax.words.slice(range.clone());
        line(vocabulary, document, words)
    })
}

fn line(vocabulary: &Vocabulary, document: &Document, words: &[Word]) -> Vec<Lexeme> {
    let Some(whole) = words.iter().map(|word| word.span).reduce(Span::cover) else {
        return Vec::new();
    };
    let mut lexemes = Vec::new();
    for (start, end, class) in runs(whole.of(&document.text)) {
        let span = Span::at(start, end).shifted(whole.start());
        if document.is_boilerplate(span) {
            continue;
        }
        match class {
            Class::Letter => word(vocabulary, document, words, span, &mut lexemes),
            Class::Digit => {
                let text = span.of(&document.text);
                let shape = Shape::Number(numeral(text, span.start()));
                lexemes.push(plain(vocabulary, span, khabar_text::normal(text), shape, Upos::Num));
            }
            Class::Mark(sign) => {
                let normal = khabar_text::normal(sign.encode_utf8(&mut [0; 4]));
                lexemes.push(plain(vocabulary, span, normal, Shape::Mark(sign), Upos::Punct));
            }
        }
    }
    lexemes
}

/// A lexeme that is no word.
fn plain(vocabulary: &Vocabulary, span: Span, normal: String, shape: Shape, upos: Upos) -> Lexeme {
    let known = vocabulary.knows(&normal);
    Lexeme { span, normal: normal.into(), shape, upos, tense: None, known }
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Letter,
    Digit,
    Mark(char),
}

/// Runs of letters, of digits with separators between them, and single signs, in bytes.
fn runs(text: &str) -> Vec<(usize, usize, Class)> {
    let mut runs: Vec<(usize, usize, Class)> = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        let end = at + letter.len_utf8();
        let class = match letter {
            _ if letters::digit(letter).is_some() => Class::Digit,
            _ if joins(letter) => Class::Letter,
            _ if letters::is_gap(letter) => continue,
            _ => Class::Mark(letter),
        };
        let Some(last) = runs.last_mut().filter(|last| last.1 == at) else {
            runs.push((at, end, class));
            continue;
        };
        let digit_next = rest.peek().is_some_and(|&(_, next)| letters::digit(next).is_some());
        match (last.2, class) {
            (Class::Letter, Class::Letter) | (Class::Digit, Class::Digit) => last.1 = end,
            (Class::Digit, Class::Mark(sign)) if separates(sign) && digit_next => last.1 = end,
            (Class::Digit, Class::Letter) if letter == MAGHREBI_POINT && digit_next => last.1 = end,
            _ => runs.push((at, end, class)),
        }
    }
    runs
}

/// Letters, vowel signs, tatweel, and invisible marks inside words.
fn joins(letter: char) -> bool {
    is_alphabetic(letter)
        || letters::is_mark(letter)
        || matches!(letter, letters::TATWEEL | '\u{200C}'..='\u{200F}')
}

/// As [`char::is_alphabetic`], which looks Arabic letters up in a long table, without the table for most of them.
fn is_alphabetic(letter: char) -> bool {
    matches!(letter, '\u{0620}'..='\u{064A}') || letter.is_alphabetic()
}

const fn separates(sign: char) -> bool {
    matches!(
        sign,
        '.' | ',' | '/' | ':' | '-' | '\u{2013}' | '\u{060C}' | '\u{066B}' | '\u{066C}' | '\\'
    )
}

fn word(
    vocabulary: &Vocabulary,
    document: &Document,
    words: &[Word],
    span: Span,
    lexemes: &mut Vec<Lexeme>,
) {
    let (upos, tense) = tags(words, span);
    let push = |lexemes: &mut Vec<Lexeme>, span: Span, normal: &str| {
        let known = vocabulary.knows(normal);
        lexemes.push(Lexeme {
            span,
            normal: normal.into(),
            shape: Shape::Word,
            upos,
            tense,
            known,
        });
    };
    let text = span.of(&document.text);
    let whole = khabar_text::normal(text);
    // A hamza in second place opens a word of its own: "وأحد عشر", not "واحد".
    let parted =
        text.chars().filter(|c| is_alphabetic(*c)).nth(1) == Some(letters::ALEF_HAMZA_ABOVE);
    if vocabulary.knows(&whole) && !(parted && cut(vocabulary, text).is_some()) {
        return push(lexemes, span, &whole);
    }
    let Some(cut) = cut(vocabulary, text) else {
        return push(lexemes, span, &whole);
    };
    for clitic in cut.clitics {
        let clitic = clitic.shifted(span.start());
        push(lexemes, clitic, &khabar_text::normal(clitic.of(&document.text)));
    }
    push(lexemes, cut.stem.shifted(span.start()), &cut.normal);
}

/// A word of the vocabulary behind its proclitics.
struct Cut {
    clitics: Vec<Span>,
    stem: Span,
    normal: String,
}

/// The word without its proclitics, if that leaves a word of the vocabulary. Spans count from its own first byte.
fn cut(vocabulary: &Vocabulary, text: &str) -> Option<Cut> {
    let mut clitics = Vec::new();
    let mut letters = text.char_indices().filter(|(_, letter)| is_alphabetic(*letter)).peekable();
    let mut conjunction = false;
    let mut preposition = false;
    while let Some((at, letter)) = letters.next() {
        match letter {
            'و' | 'ف' if !conjunction && !preposition => conjunction = true,
            'ب' | 'ل' | 'ك' if !preposition => preposition = true,
            _ => return None,
        }
        let (next, next_letter) = *letters.peek()?;
        clitics.push(Span::at(at, next));
        let rest = khabar_text::normal(text.get(next..)?);
        if letter == 'ل' && next_letter == 'ل' {
            let behind = text.get(next + next_letter.len_utf8()..)?;
            let definite = khabar_text::normal(&format!("ال{behind}"));
            if vocabulary.knows(&definite) {
                let stem = Span::at(next + next_letter.len_utf8(), text.len());
                return Some(Cut { clitics, stem, normal: definite });
            }
        }
        if vocabulary.knows(&rest) {
            return Some(Cut { clitics, stem: Span::at(next, text.len()), normal: rest });
        }
    }
    None
}

/// The tag of the word at the end of a span, and the time of a verb in it.
fn tags(words: &[Word], span: Span) -> (Upos, Option<Tense>) {
    let from = words.partition_point(|word| word.span.end() <= span.start());
    let inside = || words.iter().skip(from).take_while(|word| word.span.start() < span.end());
    let Some(last) = inside().filter(|word| !word.span.is_empty()).last() else {
        return (Upos::X, None);
    };
    let future = inside().any(|word| &*word.normal == "س");
    let perfect = last.upos == Upos::Verb && last.features.get("Aspect") == Some("Perf");
    let tense = match (future, perfect) {
        (true, _) => Some(Tense::Future),
        (_, true) => Some(Tense::Past),
        _ => None,
    };
    (last.upos, tense)
}
