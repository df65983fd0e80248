//! What holds of every parse, and how words of the news are cut.

use std::sync::LazyLock;

use khabar_types::{Document, Header, Syntax, Tokens, Upos};
use proptest::prelude::*;

use crate::{Weights, conllu, parse};

/// The lexicon as a façade would build it, with a few words of its own.
static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    Weights::builder()
        .vocabulary(include_str!("../../../data/weights/word-clusters.tsv"))
        .verb("قصف", "يقصف")
        .verb("دعم", "يدعم")
        .noun("قصف", [])
        .noun("دعم", [])
        .noun("هجوم", ["هجمات"])
        .noun("حكومة", [])
        .adjective("ليبي", ["ليبيون", "ليبيين"])
        .name("ليبيا")
        .name("بيروت")
        .name("فلسطين")
        .build()
});

fn read(text: &str) -> (Document, Tokens, Syntax) {
    let document = khabar_text::document(text.as_bytes(), Header::default()).value;
    let sentences = khabar_text::sentences(&document);
    let tokens = khabar_text::tokens(&document, &sentences);
    let syntax = parse(&WEIGHTS, &document, &tokens);
    (document, tokens, syntax)
}

/// The words of a text as `form/TAG`, those of one token joined by +.
fn cut(text: &str) -> String {
    let (_, _, syntax) = read(text);
    let token = |range: &khabar_types::syntax::WordRange| {
        let words = syntax.words.slice(range.0.clone()).iter();
        words.map(|word| format!("{}/{}", word.form, word.upos)).collect::<Vec<_>>().join("+")
    };
    syntax.of_token.rows().iter().map(token).collect::<Vec<_>>().join(" ")
}

/// The spellings of the words of one token.
fn forms(token: &str) -> String {
    let (_, _, syntax) = read(token);
    let words = syntax.words.rows().iter();
    words.map(|word| &*word.form).collect::<Vec<_>>().join("+")
}

#[test]
fn clitics_are_cut_and_roots_are_not() {
    for (token, wanted) in [
        ("وزير", "وزير"),
        ("وقال", "و+قال"),
        ("فقال", "ف+قال"),
        ("بالفيروس", "ب+الفيروس"),
        ("للحكومة", "ل+الحكومة"),
        ("للجنة", "ل+اللجنة"),
        ("لليبيا", "ل+ليبيا"),
        ("لليبيين", "ل+الليبيين"),
        ("كلمة", "كلمة"),
        ("كتيبة", "كتيبة"),
        ("سيطر", "سيطر"),
        ("سيقول", "س+يقول"),
        ("وسيعلن", "و+س+يعلن"),
        ("لافارج", "لافارج"),
        ("بيروت", "بيروت"),
        ("فلسطين", "فلسطين"),
        ("وفاق", "وفاق"),
        ("والوفاق", "و+الوفاق"),
        ("بقصف", "ب+قصف"),
        ("قواته", "قوات+ه"),
        ("دعمها", "دعم+ها"),
        ("بينهم", "بين+هم"),
        ("حكومته", "حكومة+ه"),
        ("مستشفاه", "مستشفى+ه"),
        ("منهم", "من+هم"),
        ("عليه", "علي+ه"),
        ("وأنه", "و+أن+ه"),
        ("فقد", "ف+قد"),
        ("لله", "ل+الله"),
        ("مازال", "ما+زال"),
        ("وجه", "وجه"),
        ("الأممالمتحدة", "الأمم+المتحدة"),
        ("وزيرالخارجية", "وزير+الخارجية"),
        ("فيليبيا", "في+ليبيا"),
    ] {
        assert_eq!(forms(token), wanted, "{token}");
    }
}

#[test]
fn context_chooses_between_verb_and_noun() {
    assert_eq!(cut("قصف الجيش المدينة"), "قصف/VERB الجيش/NOUN المدينة/NOUN");
    assert_eq!(cut("قتلوا في قصف المدينة"), "قتلوا/VERB في/ADP قصف/NOUN المدينة/NOUN");
    assert_eq!(cut("تم دعم الحكومة"), "تم/VERB دعم/NOUN الحكومة/NOUN");
    assert_eq!(cut("لم يقصف الجيش"), "لم/PART يقصف/VERB الجيش/NOUN");
}

#[test]
fn lemmas_and_features_are_those_of_the_lexicon() {
    let (_, _, syntax) = read("وقالت إن هجماته على الحكومة");
    let lemmas: Vec<&str> = syntax.words.rows().iter().map(|word| &*word.lemma).collect();
    assert_eq!(lemmas, ["و", "قال", "ان", "هجوم", "هو", "علي", "حكومه"]);
    let said = &syntax.words.rows()[1];
    assert_eq!(said.features.get("Gender"), Some("Fem"));
    assert_eq!(said.features.get("Aspect"), Some("Perf"));
    assert_eq!(syntax.words.rows()[3].features.get("Number"), Some("Plur"));
    assert_eq!(syntax.words.rows()[6].features.get("Definite"), Some("Def"));
}

#[test]
fn readings_tell_what_else_a_word_may_be() {
    assert!(WEIGHTS.may_be("قصف", Upos::Verb, "قصف"));
    assert!(WEIGHTS.may_be("القصف", Upos::Noun, "قصف"));
    assert!(!WEIGHTS.may_be("قصف", Upos::Adj, "قصف"));
    assert!(WEIGHTS.readings("xyz").is_empty());
}

#[test]
fn the_span_of_a_noun_behind_lam_is_its_own_letters() {
    let (document, _, syntax) = read("للرائد");
    let words = syntax.words.rows();
    assert_eq!(words[0].span.of(&document.text), "ل");
    assert_eq!(words[1].span.of(&document.text), "رائد");
    assert_eq!((&*words[1].form, &*words[1].normal), ("الرائد", "الرايد"));
}

#[test]
fn marks_stay_with_their_letter() {
    let (document, _, syntax) = read("وَقَالَتْ بِالحُكومـــةِ");
    let spans: Vec<&str> =
        syntax.words.rows().iter().map(|word| word.span.of(&document.text)).collect();
    assert_eq!(spans, ["وَ", "قَالَتْ", "بِ", "الحُكومـــةِ"]);
}

#[test]
fn conllu_has_a_line_for_each_cut_token() {
    let (document, tokens, syntax) = read("وقال للحكومة.");
    let sentences = khabar_text::sentences(&document);
    let written = conllu::write(&document, &tokens, &sentences, &syntax);
    let ids: Vec<&str> = written
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .filter(|id| !id.is_empty())
        .collect();
    assert_eq!(ids, ["1-2", "1", "2", "3-4", "3", "4", "5"]);
    assert!(written.contains("3-4\tللحكومة\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"));
    assert!(written.contains("4\tالحكومة\tحكومه\tNOUN\t_\tDefinite=Def|Gender=Fem|Number=Sing\t"));
}

#[test]
fn a_token_of_a_million_letters_is_one_word() {
    let (_, tokens, syntax) = read(&"وب".repeat(500_000));
    assert_eq!(syntax.of_token.len(), tokens.table.len());
    assert_eq!(syntax.words.len(), tokens.table.len());
}

/// Words lie inside their tokens in order; between them only an article's ل is left out.
fn check_laws(text: &str) {
    let (document, tokens, syntax) = read(text);
    assert_eq!(syntax.of_token.len(), tokens.table.len());
    assert_eq!(syntax.of_sentence.len(), tokens.of_sentence.len());
    for ((id, token), range) in tokens.table.iter().zip(syntax.of_token.rows()) {
        let words = syntax.words.slice(range.0.clone());
        assert!(!words.is_empty());
        let mut at = token.span.start();
        for word in words {
            assert_eq!(word.token, id);
            assert!(token.span.contains(word.span));
            assert!(word.span.start() >= at);
            let gap = khabar_types::Span::new(at, word.span.start()).of(&document.text);
            let left_out = khabar_text::normal(gap);
            assert!(left_out.is_empty() || left_out == "ل", "{gap:?} in {text:?}");
            at = word.span.end();
        }
        assert_eq!(at, token.span.end());
    }
    let all: usize = syntax.of_sentence.rows().iter().map(|range| range.ids().len()).sum();
    assert_eq!(all, syntax.words.len());
}

proptest! {
    #[test]
    fn words_rebuild_their_token(text in "\\PC{0,60}") {
        check_laws(&text);
    }

    #[test]
    fn words_rebuild_arabic_tokens(text in "[وفبلكساتهنيميةىأإءئؤ\u{64E}\u{651}ـﻻﷲ .]{0,40}") {
        check_laws(&text);
    }
}
