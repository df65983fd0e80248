//! `Syntax` as CoNLL-U, with a line for every token of several words.

use std::fmt::Write as _;

use khabar_types::{Document, Id, Sentences, Syntax, Token, TokenId, Tokens, Word, WordId};

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
        "{place}\t{}\t{}\t{}\t_\t{}\t{head}\t{relation}\t_\t{misc}",
        or_blank(&word.form),
        or_blank(&word.lemma),
        word.upos,
        or_blank(&word.features.0),
    );
}

fn visible<'text>(document: &'text Document, token: &Token) -> &'text str {
    token.span.of(&document.text)
}
