//! Universal Dependencies in and out: texts to CoNLL-U, and training.

use std::fmt::Write as _;

use khabar_syntax::conllu::{self, column};
use khabar_text::tokens::{kind_of, normal_of};
use khabar_types::token::TokenRange;
use khabar_types::{
    Document, Header, Sentence, SentenceId, Sentences, Span, Table, Token, TokenKind, Tokens,
};

use crate::{Khabar, Reading};

/// How far a text is cut already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Not at all.
    Raw,
    /// A sentence a line.
    Lines,
    /// A sentence a line, its tokens parted by blanks.
    Tokens,
}

/// Texts are read in blocks of so many bytes, so that memory does not grow with them: 512 KiB.
const BLOCK: usize = 1 << 19;

/// A text in any encoding as blocks that can be read one by one: cut at line ends, in a longer line at a blank, and where there is none, between characters.
pub fn blocks(bytes: &[u8]) -> impl Iterator<Item = String> {
    let mut text = khabar_text::document(bytes, Header::default()).value.text.into_string();
    std::iter::from_fn(move || {
        if text.is_empty() {
            return None;
        }
        let limit = text.floor_char_boundary(BLOCK);
        if limit == text.len() {
            return Some(std::mem::take(&mut text));
        }
        let head = text.get(..limit).unwrap_or_default();
        let line = head.rfind('\n').map(|at| at + 1);
        let blank = || head.rfind(' ').map(|at| at + 1);
        let rest = text.split_off(line.or_else(blank).unwrap_or(limit));
        Some(std::mem::replace(&mut text, rest))
    })
}

impl Khabar {
    /// Read a text to CoNLL-U. Cannot fail: what cannot be read is tagged `X`.
    pub fn conllu(&self, text: &[u8], cut: Cut) -> String {
        let document = khabar_text::document(text, Header::default()).value;
        let (sentences, tokens) = match cut {
            Cut::Raw => {
                let sentences = khabar_text::sentences(&document);
                let tokens = khabar_text::tokens(&document, &sentences);
                (sentences, tokens)
            }
            Cut::Lines => {
                let sentences = lines(&document);
                let tokens = khabar_text::tokens(&document, &sentences);
                (sentences, tokens)
            }
            Cut::Tokens => {
                let sentences = lines(&document);
                let tokens = blanks(&document, &sentences);
                (sentences, tokens)
            }
        };
        self.write(&document, &sentences, &one_mark_each(&document, &tokens))
    }

    /// Read a document whose words, tags and trees are given, from mentions on: gold trees, or those of another parser.
    pub fn read_treebank(&self, given: &[conllu::Sentence], header: Header) -> Reading {
        let mut document = khabar_text::document(b"", header).value;
        let mut text = String::new();
        let mut sentences = Sentences::new();
        let mut tokens = Tokens::default();
        let mut spans = Vec::new();
        for sentence in given {
            let start = text.len();
            let mut of_sentence = Vec::new();
            for token in sentence.tokens() {
                let from = text.len();
                text.push_str(token.line.cell(column::FORM));
                of_sentence.push(Span::at(from, text.len()));
                if !token.line.touches() {
                    text.push(' ');
                }
            }
            let end = of_sentence.last().map_or(start, |span| span.range().end);
            sentences.push(Sentence { span: Span::at(start, end), opens_line: true });
            text.push('\n');
            spans.push(of_sentence);
        }
        document.text = text.into_boxed_str();
        for of_sentence in spans {
            let first = tokens.table.next_id();
            for span in of_sentence {
                push(&document, &mut tokens, span);
            }
            tokens.of_sentence.push(TokenRange(first..tokens.table.next_id()));
        }
        let syntax = conllu::syntax(given, &document, &tokens);
        self.extract(document, sentences, tokens, syntax, Vec::new())
    }

    /// Read sentences whose tokens are given; everything but the tokens is read anew.
    pub fn conllu_of_tokens(&self, given: &[conllu::Sentence]) -> String {
        let mut out = String::new();
        for sentence in given {
            let mut text = String::new();
            let mut spans = Vec::new();
            for token in sentence.tokens() {
                let start = text.len();
                text.push_str(token.line.cell(column::FORM));
                spans.push(Span::at(start, text.len()));
                if !token.line.touches() {
                    text.push(' ');
                }
            }
            text.truncate(text.trim_end().len());
            let mut document = khabar_text::document(b"", Header::default()).value;
            document.text = text.into_boxed_str();
            let span = Span::at(0, document.text.len());
            let mut sentences = Sentences::new();
            let mut tokens = Tokens::default();
            let first = tokens.table.next_id();
            for span in spans {
                push(&document, &mut tokens, span);
            }
            tokens.of_sentence.push(TokenRange(first..tokens.table.next_id()));
            sentences.push(Sentence { span, opens_line: true });
            let syntax = khabar_syntax::parse(&self.weights, &document, &tokens);
            let written = conllu::write(&document, &tokens, &sentences, &syntax);
            let own = |line: &&str| !line.starts_with('#');
            for comment in &sentence.comments {
                // Writing to a `String` cannot fail.
                let _ = writeln!(out, "{comment}");
            }
            written.lines().filter(own).for_each(|line| {
                let _ = writeln!(out, "{line}");
            });
        }
        out
    }

    fn write(&self, document: &Document, sentences: &Sentences, tokens: &Tokens) -> String {
        let syntax = khabar_syntax::parse(&self.weights, document, tokens);
        conllu::write(document, tokens, sentences, &syntax)
    }
}

/// Runs of marks cut into single ones, as treebanks write them: `...` is three tokens.
fn one_mark_each(document: &Document, tokens: &Tokens) -> Tokens {
    let mut out = Tokens::default();
    for sentence in tokens.of_sentence.rows() {
        let first = out.table.next_id();
        for id in sentence.ids() {
            let token = &tokens.table[id];
            if token.kind != TokenKind::Punctuation {
                out.table.push(token.clone());
                continue;
            }
            let start = token.span.range().start;
            for (at, mark) in token.span.of(&document.text).char_indices() {
                push(document, &mut out, Span::at(start + at, start + at + mark.len_utf8()));
            }
        }
        out.of_sentence.push(TokenRange(first..out.table.next_id()));
    }
    out
}

/// A sentence a line; lines without anything to see are left out.
fn lines(document: &Document) -> Sentences {
    let mut sentences: Table<SentenceId, Sentence> = Sentences::new();
    let mut start = 0;
    for line in document.text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let begin = start + (line.len() - line.trim_start().len());
            let span = Span::at(begin, begin + trimmed.len());
            sentences.push(Sentence { span, opens_line: true });
        }
        start += line.len();
    }
    sentences
}

fn blanks(document: &Document, sentences: &Sentences) -> Tokens {
    let mut tokens = Tokens::default();
    for sentence in sentences.rows() {
        let first = tokens.table.next_id();
        let mut start = sentence.span.range().start;
        for part in sentence.span.of(&document.text).split_inclusive(char::is_whitespace) {
            let token = part.trim_end();
            if !token.is_empty() {
                push(document, &mut tokens, Span::at(start, start + token.len()));
            }
            start += part.len();
        }
        tokens.of_sentence.push(TokenRange(first..tokens.table.next_id()));
    }
    tokens
}

fn push(document: &Document, tokens: &mut Tokens, span: Span) {
    let surface = span.of(&document.text);
    tokens.table.push(Token { span, kind: kind_of(surface), normal: normal_of(surface) });
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, blocks};

    #[test]
    fn blocks_are_the_text_and_end_with_lines_or_blanks() {
        let lines = "سطر من الكلام\n".repeat(60_000);
        let line = "كلمة ".repeat(200_000);
        let word = "ب".repeat(BLOCK);
        for text in [&lines, &line, &word] {
            let parts: Vec<String> = blocks(text.as_bytes()).collect();
            assert!(parts.len() > 1 && parts.iter().all(|part| part.len() <= BLOCK));
            assert!(parts.concat() == **text);
        }
        assert!(blocks(lines.as_bytes()).all(|part| part.ends_with('\n')));
        assert!(blocks(line.as_bytes()).all(|part| part.ends_with(' ')));
        assert_eq!(blocks(b"").count(), 0);
    }
}
