//! What holds of every sentence that the trained weights read: spans, trees, time, and the treebank's own format.

#[cfg(test)]
mod tests {
    use std::{path::Path, time::Instant};

    use khabar::{
        Khabar,
        syntax::conllu,
        treebank::Cut,
        types::{Header, Id, Syntax, WordId},
    };
    use proptest::prelude::*;

    fn read(text: &str) -> khabar::Reading {
        Khabar::embedded().read(text.as_bytes(), Header::default())
    }

    /// Words lie inside their tokens in order; between them only an article's ل is left out; each sentence is one tree.
    fn check(text: &str) {
        let reading = read(text);
        let (document, tokens, syntax) = (&reading.document, &reading.tokens, &reading.syntax);
        assert_eq!(syntax.of_token.len(), tokens.table.len());
        for ((id, token), range) in tokens.table.iter().zip(syntax.of_token.rows()) {
            let mut at = token.span.start();
            for word in syntax.words.slice(range.0.clone()) {
                assert_eq!(word.token, id);
                assert!(token.span.contains(word.span) && word.span.start() >= at, "{text:?}");
                let gap = khabar::types::Span::new(at, word.span.start()).of(&document.text);
                let left_out = khabar_text::normal(gap);
                assert!(left_out.is_empty() || left_out == "ل", "{gap:?} in {text:?}");
                at = word.span.end();
            }
            assert_eq!(at, token.span.end(), "{text:?}");
        }
        assert_eq!(syntax.of_sentence.len(), tokens.of_sentence.len());
        for sentence in syntax.of_sentence.rows() {
            let ids: Vec<WordId> = sentence.ids().collect();
            let roots = ids.iter().filter(|id| syntax.words[**id].head.is_none()).count();
            assert_eq!(roots, usize::from(!ids.is_empty()), "{text:?}");
            for &id in &ids {
                assert!(ids.contains(&climb(syntax, id, ids.len())), "{text:?}");
                assert!(syntax.words[id].relation.is_some());
            }
        }
    }

    /// The root above a word; fails where heads go in circles.
    fn climb(syntax: &Syntax, from: WordId, words: usize) -> WordId {
        let mut at = from;
        for _ in 0..=words {
            match syntax.words[at].head {
                Some(head) => at = head,
                None => return at,
            }
        }
        panic!("the heads of {from:?} go in circles");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            check(&text);
        }

        #[test]
        fn any_arabic_is_read(text in "[وفبلكساتهنيميةىأإءئؤ\u{64E}\u{651}ـﻻﷲ .،\"0-9\n]{0,60}") {
            check(&text);
        }
    }

    #[test]
    fn words_written_as_one_are_parted() {
        let reading = read("بحثت الأممالمتحدة الأزمة.");
        let forms: Vec<&str> = reading.syntax.words.rows().iter().map(|w| &*w.form).collect();
        assert_eq!(forms, ["بحثت", "الأمم", "المتحدة", "الأزمة", "."]);
    }

    #[test]
    fn long_sentences_and_tokens_take_time_in_proportion() {
        let words = |count: usize| "قال الوزير إن الحكومة تدرس الطلب ".repeat(count / 6);
        let time = |text: &str| {
            let start = Instant::now();
            check_roots(text);
            start.elapsed().as_secs_f64()
        };
        time(&words(600));
        let (short, long) = (time(&words(3_000)), time(&words(9_000)));
        assert!(long < 9.0 * short + 0.5, "{short:.2} s for 3,000 words, {long:.2} s for 9,000");
        // A token of two million bytes is cut where sentences are, and no further.
        let huge = read(&"وب".repeat(500_000));
        assert_eq!(huge.syntax.words.len(), huge.tokens.table.len());
    }

    fn check_roots(text: &str) {
        let syntax = read(text).syntax;
        for sentence in syntax.of_sentence.rows() {
            let roots = sentence.ids().filter(|id| syntax.words[*id].head.is_none()).count();
            assert_eq!(roots, 1);
        }
    }

    #[test]
    fn conllu_is_the_same_from_raw_text_lines_and_tokens() {
        let khabar = Khabar::embedded();
        let text = "وقال الوزير للصحفيين : إن بلاده لن تشارك .";
        let rows = |written: String| -> Vec<String> {
            let own = written.lines().filter(|line| !line.starts_with('#')).map(String::from);
            own.collect()
        };
        let raw = rows(khabar.conllu(text.as_bytes(), Cut::Raw));
        assert_eq!(raw, rows(khabar.conllu(text.as_bytes(), Cut::Lines)));
        assert_eq!(raw, rows(khabar.conllu(text.as_bytes(), Cut::Tokens)));
        let written = khabar.conllu(text.as_bytes(), Cut::Raw);
        let sentences = conllu::read(&written).unwrap();
        assert_eq!(sentences.iter().map(ToString::to_string).collect::<String>(), written);
        assert_eq!(raw, rows(khabar.conllu_of_tokens(&sentences)));
        assert!(raw.iter().any(|row| row.starts_with("1-2\tوقال\t")), "{raw:#?}");
    }

    #[test]
    fn gold_trees_can_be_extracted_from() {
        let khabar = Khabar::embedded();
        let written = khabar.conllu("قصف الجيش السوري مدينة حلب.".as_bytes(), Cut::Raw);
        let gold = conllu::read(&written).unwrap();
        let reading = khabar.read_treebank(&gold, Header::default());
        let heads = reading.syntax.words.rows().iter().map(|word| word.head.map(Id::index));
        let given = gold[0].words().map(|line| line.cell(conllu::column::HEAD).parse::<usize>());
        let given: Vec<Option<usize>> =
            given.map(|head| head.ok().and_then(|head| head.checked_sub(1))).collect();
        assert_eq!(heads.collect::<Vec<_>>(), given);
        let kinds: Vec<&str> =
            reading.claims.claims.rows().iter().map(|claim| claim.kind.name()).collect();
        assert_eq!(kinds, ["ASSAULT"]);
    }

    #[expect(clippy::print_stderr, reason = "what is skipped is said")]
    #[test]
    fn the_treebank_comes_out_as_it_went_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/ud-padt");
        for part in ["ar_padt-ud-train", "ar_padt-ud-test"] {
            let path = folder.join(format!("{part}.conllu"));
            let Ok(text) = std::fs::read_to_string(&path) else {
                eprintln!("SKIPPED: {} is not here", path.display());
                continue;
            };
            let sentences = conllu::read(&text).unwrap();
            let written: String = sentences.iter().map(ToString::to_string).collect();
            assert!(written.trim_end() == text.trim_end(), "{part} is not written as it was read");
        }
    }
}
