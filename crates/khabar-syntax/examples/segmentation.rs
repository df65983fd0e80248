//! Measures the cut of tokens into words, and their tags, against a CoNLL-U file with gold words.
//!
//! `cargo run --release -p khabar-syntax --example segmentation -- GOLD.conllu DATA_FOLDER [--errors]`
//!
//! The gold tokens are given. A token is right when its words are as many, and part at the same letters, as the gold's: gold
//! spellings that put letters back are compared by their lengths from both ends, so the middle of a word may differ.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a measuring tool")]

use std::collections::BTreeMap;
use std::path::Path;

use khabar_syntax::Weights;
use khabar_types::token::TokenRange;
use khabar_types::{
    Document, DocumentId, Kind, PublishedFrom, Span, Syntax, Token, TokenKind, Tokens, Upos,
};

mod lexicon;

/// A gold token: its surface and the folded form and tag of each of its words.
struct Gold {
    surface: String,
    words: Vec<(String, String)>,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let gold = std::fs::read_to_string(arguments.next().unwrap()).unwrap();
    let weights = lexicon::weights(Path::new(&arguments.next().unwrap()));
    let show = arguments.next();
    if let Some(words) = show.as_deref().and_then(|option| option.strip_prefix("--readings=")) {
        return words.split(',').for_each(|word| readings(&weights, word));
    }
    let show = show.is_some();
    let sentences: Vec<Vec<Gold>> =
        gold.split("\n\n").map(read).filter(|s| !s.is_empty()).collect();
    let (document, tokens) = document(&sentences);
    let syntax = khabar_syntax::parse(&weights, &document, &tokens);
    measure(&sentences, &syntax, show);
}

fn readings(weights: &Weights, word: &str) {
    for reading in weights.readings(&khabar_text::normal(word)) {
        let lemma = weights.lemma(reading.lemma);
        println!("{word}\t{}\t{lemma}\t{:?}", reading.upos, reading.inflection);
    }
}

fn read(block: &str) -> Vec<Gold> {
    let mut tokens: Vec<Gold> = Vec::new();
    let mut covered = 0;
    for cells in block.lines().map(|line| line.split('\t').collect::<Vec<_>>()) {
        let [id, form, _, upos, ..] = cells[..] else { continue };
        if let Some((_, end)) = id.split_once('-') {
            covered = end.parse().unwrap();
            tokens.push(Gold { surface: form.to_owned(), words: Vec::new() });
            continue;
        }
        if id.parse::<usize>().unwrap() > covered {
            tokens.push(Gold { surface: form.to_owned(), words: Vec::new() });
        }
        let word = (khabar_text::normal(form), upos.to_owned());
        tokens.last_mut().unwrap().words.push(word);
    }
    tokens
}

fn document(sentences: &[Vec<Gold>]) -> (Document, Tokens) {
    let mut text = String::new();
    let mut tokens = Tokens::default();
    for sentence in sentences {
        let first = tokens.table.next_id();
        for gold in sentence {
            let start = text.len();
            text.push_str(&gold.surface);
            let kind = match gold.surface.chars().next() {
                Some(c) if c.is_numeric() => TokenKind::Number,
                Some(c) if c.is_alphabetic() => TokenKind::Word,
                _ if gold.words[0].1 == "SYM" => TokenKind::Symbol,
                _ => TokenKind::Punctuation,
            };
            let normal = khabar_text::normal(&gold.surface).into();
            tokens.table.push(Token { span: Span::at(start, text.len()), kind, normal });
            text.push(' ');
        }
        tokens.of_sentence.push(TokenRange(first..tokens.table.next_id()));
    }
    (bare(text), tokens)
}

fn bare(text: String) -> Document {
    Document {
        id: DocumentId::of_sha256(&[0; 32]),
        sha256: [0; 32],
        text: text.into(),
        encoding: "UTF-8",
        title: None,
        outlet: None,
        author: None,
        url: None,
        published: None,
        published_from: PublishedFrom::Unknown,
        kind: Kind::News,
        boilerplate: Vec::new(),
    }
}

fn measure(sentences: &[Vec<Gold>], syntax: &Syntax, show: bool) {
    let mut cut = Count::default();
    let mut arabic = Count::default();
    let (mut strict, mut coarse) = (Count::default(), Count::default());
    let (mut found, mut wanted) = (Count::default(), Count::default());
    let mut wrong: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    let mut confusions: BTreeMap<(String, String), BTreeMap<String, usize>> = BTreeMap::new();
    let golds = sentences.iter().flatten();
    for (gold, range) in golds.zip(syntax.of_token.rows()) {
        let words = syntax.words.slice(range.0.clone());
        let mine: Vec<String> = words.iter().map(|word| word.normal.to_string()).collect();
        let theirs: Vec<String> = gold.words.iter().map(|(form, _)| form.clone()).collect();
        let right = same_cut(&mine, &theirs);
        cut.add(right);
        if khabar_text::normal(&gold.surface).chars().all(|c| ('ء'..='ي').contains(&c)) {
            arabic.add(right);
        }
        if !right {
            let key = (gold.surface.clone(), theirs.join("+"), mine.join("+"));
            *wrong.entry(key).or_default() += 1;
            for _ in 0..gold.words.len() {
                strict.add(false);
                coarse.add(false);
            }
            continue;
        }
        for (word, (_, upos)) in words.iter().zip(&gold.words) {
            strict.add(word.upos.name() == upos);
            let (mine, theirs) = (class(word.upos.name()) == "verb", class(upos) == "verb");
            if mine {
                found.add(theirs);
            }
            if theirs {
                wanted.add(mine);
            }
            let same = class(word.upos.name()) == class(upos);
            coarse.add(same);
            if !same {
                let key = (upos.clone(), word.upos.name().to_owned());
                *confusions.entry(key).or_default().entry(word.normal.to_string()).or_default() +=
                    1;
            }
        }
    }
    println!("tokens cut right         {cut}");
    println!("  of Arabic letters only {arabic}");
    println!(
        "words tagged right       {strict} (in tokens that are cut right, over all gold words)"
    );
    println!(
        "  coarse                 {coarse} (NOUN, PROPN, X one class; VERB, AUX one; CCONJ, SCONJ, PART, DET, ADV, PRON one)"
    );
    println!(
        "verbs: precision {found}, recall {wanted} (VERB and AUX, in tokens that are cut right)"
    );
    if show {
        let mut wrong: Vec<_> = wrong.into_iter().collect();
        wrong.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        for ((surface, theirs, mine), count) in wrong {
            println!("{count}\t{surface}\tgold {theirs}\tmine {mine}");
        }
        let mut confusions: Vec<_> = confusions.into_iter().collect();
        confusions.sort_by_key(|(_, words)| std::cmp::Reverse(words.values().sum::<usize>()));
        for ((theirs, mine), words) in confusions.iter().take(12) {
            let mut top: Vec<_> = words.iter().collect();
            top.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
            let top: Vec<String> = top.iter().take(40).map(|(w, n)| format!("{w} {n}")).collect();
            println!(
                "gold {theirs} mine {mine}: {} — {}",
                words.values().sum::<usize>(),
                top.join(", ")
            );
        }
    }
}

/// As many words, and each clitic of the same letters.
fn same_cut(mine: &[String], theirs: &[String]) -> bool {
    let length = |word: &String| word.chars().count();
    let stem = |words: &[String]| {
        words.iter().enumerate().max_by_key(|(_, word)| length(word)).map(|(place, _)| place)
    };
    mine.len() == theirs.len()
        && mine.iter().zip(theirs).enumerate().all(|(place, (mine_word, their_word))| {
            mine_word == their_word
                || Some(place) == stem(theirs)
                || length(mine_word) == length(their_word)
        })
}

fn class(upos: &str) -> &str {
    match Upos::from_name(upos) {
        Some(Upos::Noun | Upos::Propn | Upos::X) => "nominal",
        Some(Upos::Verb | Upos::Aux) => "verb",
        Some(Upos::Cconj | Upos::Sconj | Upos::Part | Upos::Det | Upos::Adv | Upos::Pron) => {
            "closed"
        }
        _ => upos,
    }
}

#[derive(Default)]
struct Count {
    right: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = 100.0 * f64::from(u32::try_from(self.right).unwrap())
            / f64::from(u32::try_from(self.all).unwrap());
        write!(f, "{share:.2} % of {}", self.all)
    }
}
