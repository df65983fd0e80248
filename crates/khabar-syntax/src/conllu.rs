//! CoNLL-U, read and written without loss.
//!
//! [`read`] keeps every comment, line and column, and [`Sentence`]'s `Display` gives them back; [`write`](fn@write) makes the same format from `Syntax`.

use std::fmt::{self, Write as _};

use khabar_types::syntax::WordRange;
use khabar_types::{
    Document, Features, Id, Relation, Sentences, Span, Syntax, Token, TokenId, Tokens, Upos, Word,
    WordId,
};

/// Where a line of CoNLL-U stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A word, from 1.
    Word(u32),
    /// A token of several words, the first and the last.
    Token(u32, u32),
    /// An empty node behind a word.
    Empty(u32, u32),
}

/// A line of ten columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The first column.
    pub place: Place,
    /// The other nine: form, lemma, upos, xpos, feats, head, deprel, deps, misc.
    pub cells: [Box<str>; 9],
}

/// The columns behind the first, as places in [`Line::cells`].
#[expect(missing_docs, reason = "they are called as the format calls them")]
pub mod column {
    pub const FORM: usize = 0;
    pub const LEMMA: usize = 1;
    pub const UPOS: usize = 2;
    pub const XPOS: usize = 3;
    pub const FEATS: usize = 4;
    pub const HEAD: usize = 5;
    pub const DEPREL: usize = 6;
    pub const MISC: usize = 8;
}

impl Line {
    /// One of the columns of [`mod@column`].
    pub fn cell(&self, column: usize) -> &str {
        &self.cells[column]
    }

    /// Whether no blank follows.
    pub fn touches(&self) -> bool {
        self.cell(column::MISC).split('|').any(|item| item == "SpaceAfter=No")
    }
}

/// A sentence of CoNLL-U.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Lines that begin with `#`, whole.
    pub comments: Vec<Box<str>>,
    /// The others.
    pub lines: Vec<Line>,
}

/// A token with its words.
#[derive(Clone, Copy, Debug)]
pub struct Surface<'a> {
    /// The line that holds its form and what follows it.
    pub line: &'a Line,
    /// Its words; the line itself where it is one.
    pub words: &'a [Line],
}

impl Sentence {
    /// The tokens in order.
    pub fn tokens(&self) -> impl Iterator<Item = Surface<'_>> {
        let mut lines = &*self.lines;
        std::iter::from_fn(move || {
            loop {
                let (line, rest) = lines.split_first()?;
                let (words, rest) = match line.place {
                    Place::Word(_) => (std::slice::from_ref(line), rest),
                    Place::Token(first, last) => {
                        rest.split_at_checked((last - first + 1) as usize)?
                    }
                    Place::Empty(..) => {
                        lines = rest;
                        continue;
                    }
                };
                lines = rest;
                return Some(Surface { line, words });
            }
        })
    }

    /// The words in order.
    pub fn words(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| matches!(line.place, Place::Word(_)))
    }

    /// The text that the tokens make.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for token in self.tokens() {
            out.push_str(token.line.cell(column::FORM));
            if !token.line.touches() {
                out.push(' ');
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for comment in &self.comments {
            writeln!(f, "{comment}")?;
        }
        for line in &self.lines {
            match line.place {
                Place::Word(word) => write!(f, "{word}")?,
                Place::Token(first, last) => write!(f, "{first}-{last}")?,
                Place::Empty(word, number) => write!(f, "{word}.{number}")?,
            }
            for cell in &line.cells {
                write!(f, "\t{cell}")?;
            }
            f.write_char('\n')?;
        }
        f.write_char('\n')
    }
}

/// What is wrong in a file of CoNLL-U, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct ReadError {
    line: usize,
    what: String,
}

/// Read sentences. Blank lines part them; a line end may be `\r\n`.
pub fn read(text: &str) -> Result<Vec<Sentence>, ReadError> {
    let mut sentences = Vec::new();
    let mut open = Sentence::default();
    let mut words = 0;
    for (number, line) in text.lines().enumerate().map(|(index, line)| (index + 1, line)) {
        if line.trim().is_empty() {
            if open != Sentence::default() {
                sentences.push(std::mem::take(&mut open));
            }
            words = 0;
        } else if line.starts_with('#') && open.lines.is_empty() {
            open.comments.push(line.into());
        } else {
            let line = read_line(line, words).map_err(|what| ReadError { line: number, what })?;
            words += u32::from(matches!(line.place, Place::Word(_)));
            open.lines.push(line);
        }
    }
    if open != Sentence::default() {
        sentences.push(open);
    }
    for sentence in &sentences {
        check(sentence).map_err(|what| ReadError { line: text.lines().count(), what })?;
    }
    Ok(sentences)
}

fn read_line(line: &str, words: u32) -> Result<Line, String> {
    let mut cells = line.split('\t');
    let first = cells.next().unwrap_or_default();
    let place = read_place(first)
        .ok_or_else(|| format!("expected a number, a range or a decimal, found {first:?}"))?;
    let next = words + 1;
    match place {
        Place::Word(word) | Place::Token(word, _) if word != next => {
            return Err(format!("expected word {next}, found {first:?}"));
        }
        Place::Token(from, to) if to <= from => {
            return Err(format!("expected a range of several words, found {first:?}"));
        }
        _ => {}
    }
    let cells: Vec<Box<str>> = cells.map(Box::from).collect();
    let count = cells.len() + 1;
    let cells = cells
        .try_into()
        .map_err(|_| format!("expected 10 columns parted by tabs, found {count}"))?;
    let line = Line { place, cells };
    let head = line.cell(column::HEAD);
    if matches!(place, Place::Word(_)) && head != "_" && head.parse::<u32>().is_err() {
        return Err(format!("expected the number of a head or _, found {head:?}"));
    }
    Ok(line)
}

fn read_place(cell: &str) -> Option<Place> {
    if let Some((first, last)) = cell.split_once('-') {
        return Some(Place::Token(first.parse().ok()?, last.parse().ok()?));
    }
    if let Some((word, number)) = cell.split_once('.') {
        return Some(Place::Empty(word.parse().ok()?, number.parse().ok()?));
    }
    cell.parse().ok().map(Place::Word)
}

/// Heads and ranges must stay inside the sentence.
fn check(sentence: &Sentence) -> Result<(), String> {
    let count = sentence.words().count();
    for line in &sentence.lines {
        let reach = match line.place {
            Place::Word(_) => line.cell(column::HEAD).parse().unwrap_or(0),
            Place::Token(_, last) => last as usize,
            Place::Empty(..) => 0,
        };
        if reach > count {
            return Err(format!(
                "in the sentence {:?}: expected at most word {count}, found {reach}",
                sentence.text()
            ));
        }
    }
    Ok(())
}

/// The sentences of a document in CoNLL-U: token lines for what was cut, `_` for what is not known, `SpaceAfter=No` where tokens touch.
pub fn write(
    document: &Document,
    tokens: &Tokens,
    sentences: &Sentences,
    syntax: &Syntax,
) -> String {
    let mut out = String::new();
    let ranges = syntax.of_sentence.rows().iter().zip(tokens.of_sentence.rows());
    for (number, ((words, of_sentence), (_, sentence))) in ranges.zip(sentences.iter()).enumerate()
    {
        let text = sentence.span.of(&document.text).split_whitespace().collect::<Vec<_>>();
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "# sent_id = {}-{}", document.id, number + 1);
        let _ = writeln!(out, "# text = {}", text.join(" "));
        let first = words.0.start;
        for id in of_sentence.ids() {
            write_token(&mut out, document, tokens, syntax, first, id);
        }
        out.push('\n');
    }
    out
}

fn write_token(
    out: &mut String,
    document: &Document,
    tokens: &Tokens,
    syntax: &Syntax,
    first: WordId,
    id: TokenId,
) {
    let Some(range) = syntax.of_token.get(id) else { return };
    let token = &tokens.table[id];
    let touches = tokens
        .table
        .get(TokenId::from_index(id.index() + 1))
        .is_some_and(|next| next.span.start() == token.span.end());
    let space = if touches { "SpaceAfter=No" } else { "_" };
    let place = |word: WordId| word.index() + 1 - first.index();
    let (start, end) = (place(range.0.start), range.0.end.index() - first.index());
    let several = end > start;
    if several {
        let surface = visible(document, token);
        let _ = writeln!(out, "{start}-{end}\t{surface}\t_\t_\t_\t_\t_\t_\t_\t{space}");
    }
    for word_id in range.ids() {
        let word = &syntax.words[word_id];
        let head = match (word.head, &word.relation) {
            (Some(head), _) => place(head).to_string(),
            (None, Some(_)) => "0".to_owned(),
            (None, None) => "_".to_owned(),
        };
        let misc = if several { "_" } else { space };
        write_word(out, place(word_id), word, &head, misc);
    }
}

fn write_word(out: &mut String, place: usize, word: &Word, head: &str, misc: &str) {
    let or_blank = |cell: &str| if cell.is_empty() { "_" } else { cell }.to_owned();
    let relation = word.relation.as_ref().map_or("_", |relation| &relation.0);
    let _ = writeln!(
        out,
        "{place}\t{}\t{}\t{}\t{}\t{}\t{head}\t{relation}\t_\t{misc}",
        or_blank(&word.form),
        or_blank(if word.citation.is_empty() { &word.lemma } else { &word.citation }),
        word.upos,
        or_blank(&word.xpos),
        or_blank(&word.features.0),
    );
}

fn visible<'text>(document: &'text Document, token: &Token) -> &'text str {
    token.span.of(&document.text)
}

/// The words of sentences as `Syntax`, for a document whose text and tokens are theirs. Words of a token that spell its letters get them as spans;
/// where they do not, the first word gets the whole token.
pub fn syntax(sentences: &[Sentence], document: &Document, tokens: &Tokens) -> Syntax {
    let mut out = Syntax { has_trees: true, ..Syntax::default() };
    let mut ids = tokens.table.ids();
    for sentence in sentences {
        let first = out.words.next_id();
        for (surface, id) in sentence.tokens().zip(ids.by_ref()) {
            let before = out.words.next_id();
            let span = tokens.table[id].span;
            let spans = spans(span, &document.text, surface.words);
            for (line, span) in surface.words.iter().zip(spans) {
                out.words.push(word(line, id, span, first));
            }
            out.of_token.push(WordRange(before..out.words.next_id()));
        }
        out.of_sentence.push(WordRange(first..out.words.next_id()));
    }
    out
}

fn word(line: &Line, token: TokenId, span: Span, first: WordId) -> Word {
    let blank = |column: usize| match line.cell(column) {
        "_" => "",
        cell => cell,
    };
    let head = blank(column::HEAD).parse::<usize>().ok();
    let normal = khabar_text::normal(line.cell(column::FORM)).into_boxed_str();
    let citation: Box<str> = blank(column::LEMMA).into();
    let lemma = khabar_text::normal(&citation).into_boxed_str();
    Word {
        token,
        span,
        form: line.cell(column::FORM).into(),
        lemma: if lemma.is_empty() { normal.clone() } else { lemma },
        normal,
        citation,
        upos: Upos::from_name(line.cell(column::UPOS)).unwrap_or(Upos::X),
        xpos: blank(column::XPOS).into(),
        features: Features(blank(column::FEATS).into()),
        head: head
            .and_then(|head| head.checked_sub(1))
            .map(|head| WordId::from_index(first.index() + head)),
        relation: head.map(|_| Relation(blank(column::DEPREL).into())),
    }
}

/// The letters of a token that belong to each of its words: clitics from both ends, the rest to the longest.
fn spans(token: Span, text: &str, words: &[Line]) -> Vec<Span> {
    let surface = token.of(text);
    let length = |line: &Line| khabar_text::normal(line.cell(column::FORM)).chars().count();
    let stem = (0..words.len()).max_by_key(|&at| length(&words[at])).unwrap_or(0);
    let starts: Vec<usize> = surface
        .char_indices()
        .filter(|(_, c)| !khabar_text::letters::is_mark(*c))
        .map(|(at, _)| at)
        .chain([surface.len()])
        .collect();
    let letters = starts.len() - 1;
    let before: usize = words[..stem].iter().map(length).sum();
    let after: usize = words[stem + 1..].iter().map(length).sum();
    let base = token.range().start;
    let place = |letter: usize| base + starts[letter.min(letters)];
    if before + after >= letters {
        let end = token.range().end;
        let own = |at: usize| if at == 0 { token } else { Span::at(end, end) };
        return (0..words.len()).map(own).collect();
    }
    let mut out = Vec::new();
    let mut at = 0;
    for (number, line) in words.iter().enumerate() {
        let next = if number == stem { letters - after } else { at + length(line) };
        out.push(Span::at(place(at), place(next)));
        at = next;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{column, read};

    const SAMPLE: &str = "# sent_id = 1\n# text = وقال لها.\n\
        1-2\tوقال\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tو\tوَ\tCCONJ\tC---------\t_\t2\tcc\t_\t_\n\
        2\tقال\tقَال\tVERB\tVP-A-3MS--\tAspect=Perf\t0\troot\t_\t_\n\
        3-4\tلها\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        3\tل\tلِ\tADP\tP---------\t_\t4\tcase\t_\t_\n\
        4\tها\tهُوَ\tPRON\tSP---3FS2-\t_\t2\tobl:arg\t_\t_\n\
        4.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n\
        5\t.\t.\tPUNCT\tG---------\t_\t2\tpunct\t_\t_\n\n";

    #[test]
    fn what_is_read_is_written_again() {
        let sentences = read(SAMPLE).unwrap();
        assert_eq!(sentences[0].to_string(), SAMPLE);
        assert_eq!(sentences[0].text(), "وقال لها.");
        let tokens: Vec<(&str, usize)> = sentences[0]
            .tokens()
            .map(|token| (token.line.cell(column::FORM), token.words.len()))
            .collect();
        assert_eq!(tokens, [("وقال", 2), ("لها", 2), (".", 1)]);
    }

    #[test]
    fn errors_say_where_and_what() {
        let message = |text: &str| read(text).unwrap_err().to_string();
        assert_eq!(message("1\tx"), "line 1: expected 10 columns parted by tabs, found 2");
        assert_eq!(
            message("# a\nx\t_"),
            "line 2: expected a number, a range or a decimal, found \"x\""
        );
        assert_eq!(message("2\ta\t_\t_\t_\t_\t0\t_\t_\t_"), "line 1: expected word 1, found \"2\"");
        assert_eq!(
            message("1\ta\t_\t_\t_\t_\tx\t_\t_\t_"),
            "line 1: expected the number of a head or _, found \"x\""
        );
        assert_eq!(
            message("1\ta\t_\t_\t_\t_\t7\t_\t_\t_"),
            "line 1: in the sentence \"a\": expected at most word 1, found 7"
        );
    }
}
