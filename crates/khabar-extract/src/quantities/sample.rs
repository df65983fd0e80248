//! Documents and words from a plain sentence, for the tests of both grammars.

use khabar_types::{
    Document, DocumentId, Features, Kind, PublishedFrom, Span, Syntax, Upos, Word, WordId,
    syntax::WordRange,
};

use crate::Tables;

/// The tables of both grammars, the others empty.
pub(crate) fn tables() -> Tables {
    macro_rules! lexicon {
        ($name:literal) => {
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/lexicon/", $name))
        };
    }
    Tables {
        states: "nisba\tpeople\nسوري\tسوريون\nمصري\t-\n",
        gazetteers: &[],
        disputed: ("gazetteer/disputed.tsv", "place\tclaimed_by\n"),
        predicates: "",
        reporting: "",
        titles: "",
        nominals: "",
        heads: "",
        institutions: "",
        framing: "",
        given_names: "",
        person_names: "",
        cues: "",
        governors: "",
        months: lexicon!("months.tsv"),
        time_words: lexicon!("time_words.tsv"),
        numbers: lexicon!("numbers.tsv"),
        units: lexicon!("units.tsv"),
        modifiers: lexicon!("modifiers.tsv"),
        word_classes: "",
    }
}

/// A document of one sentence. `+` parts a proclitic from its word, `!` stands before a verb in the perfect; neither is text.
pub(crate) fn sample(marked: &str, published: Option<&str>) -> (Document, Syntax) {
    let text: String = marked.chars().filter(|c| !matches!(c, '+' | '!')).collect();
    let document = Document {
        id: DocumentId::of_sha256(&[0; 32]),
        sha256: [0; 32],
        text: text.into(),
        encoding: "UTF-8",
        title: None,
        outlet: None,
        author: None,
        url: None,
        published: published.and_then(|day| day.parse().ok()),
        published_from: PublishedFrom::Header,
        kind: Kind::News,
        boilerplate: Vec::new(),
    };
    let mut syntax = Syntax::default();
    let tokens = khabar_text::tokens(&document, &khabar_text::sentences(&document));
    let marks = marks(marked);
    for range in tokens.of_sentence.rows() {
        let first = syntax.words.next_id();
        for id in range.ids() {
            let from = syntax.words.next_id();
            let span = tokens.table[id].span;
            for (start, end) in pieces(span, &marks) {
                let span = Span::new(start, end);
                let future =
                    syntax.words.rows().last().is_some_and(|word: &Word| {
                        &*word.normal == "س" && word.span.end() == start
                    });
                let past = marks.contains(&(start, '!'));
                syntax.words.push(word(&document, id, span, past, future));
            }
            syntax.of_token.push(WordRange(from..syntax.words.next_id()));
        }
        syntax.of_sentence.push(WordRange(first..syntax.words.next_id()));
    }
    (document, syntax)
}

/// Where marks stand, as offsets of the text without them.
fn marks(marked: &str) -> Vec<(u32, char)> {
    let mut at = 0;
    let mut marks = Vec::new();
    for c in marked.chars() {
        match c {
            '+' | '!' => marks.push((at, c)),
            _ => at += u32::try_from(c.len_utf8()).unwrap(),
        }
    }
    marks
}

fn pieces(span: Span, marks: &[(u32, char)]) -> Vec<(u32, u32)> {
    let cuts =
        marks.iter().filter(|(at, mark)| *mark == '+' && span.holds(*at) && *at > span.start());
    let mut edges = vec![span.start()];
    edges.extend(cuts.map(|(at, _)| *at));
    edges.push(span.end());
    edges.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

fn word(
    document: &Document,
    token: khabar_types::TokenId,
    span: Span,
    past: bool,
    future: bool,
) -> Word {
    let normal: Box<str> = khabar_text::normal(span.of(&document.text)).into();
    let aspect = if past { "Aspect=Perf" } else { "" };
    Word {
        token,
        span,
        form: span.of(&document.text).into(),
        normal: normal.clone(),
        lemma: normal,
        citation: Box::default(),
        xpos: Box::default(),
        upos: if past || future { Upos::Verb } else { Upos::X },
        features: Features(aspect.into()),
        head: None::<WordId>,
        relation: None,
    }
}
