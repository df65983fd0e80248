//! Training: the same data give the same bytes, the file gives the same models, and what was learnt is used.

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use khabar_syntax::{Models, Weights, WeightsBuilder, conllu, parse, train};
    use khabar_types::{Header, Id, Syntax, Upos};

    const SUBJECTS: [&str; 6] = ["الوزير", "الرئيس", "الجيش", "السفير", "القائد", "المدير"];
    const VERBS: [&str; 4] = ["زار", "قصف", "أعلن", "رفض"];
    const OBJECTS: [&str; 5] = ["المدينة", "القرار", "المطار", "الخطة", "المصنع"];

    /// Sentences of our own, `وزار الوزير المدينة .` and `زار الوزير المدينة .`, in many combinations.
    fn treebank() -> Vec<conllu::Sentence> {
        let mut text = String::new();
        for (number, subject) in SUBJECTS.iter().cycle().take(120).enumerate() {
            let verb = VERBS[number % VERBS.len()];
            let object = OBJECTS[number / VERBS.len() % OBJECTS.len()];
            let first = usize::from(number % 3 == 0);
            let verb_at = first + 1;
            let mut words = vec![
                (verb, "VERB", "V", 0, "root"),
                (*subject, "NOUN", "N", verb_at, "nsubj"),
                (object, "NOUN", "N", verb_at, "obj"),
                (".", "PUNCT", "G", verb_at, "punct"),
            ];
            if first == 1 {
                writeln!(text, "1-2\tو{verb}\t_\t_\t_\t_\t_\t_\t_\t_").unwrap();
                words.insert(0, ("و", "CCONJ", "C", 2, "cc"));
            }
            for (at, (form, upos, xpos, head, relation)) in (1..).zip(words) {
                writeln!(text, "{at}\t{form}\t{form}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t_")
                    .unwrap();
            }
            text.push('\n');
        }
        conllu::read(&text).unwrap()
    }

    fn lexicon() -> WeightsBuilder {
        Weights::builder().verb("زار", "يزور").noun("وزير", [])
    }

    fn trained() -> Models {
        let options =
            train::Options { epochs: 200, half: 8, layers: 2, ..train::Options::default() };
        train::train(&lexicon().build(), &treebank(), &[], &options, |_| {})
    }

    fn read(weights: &Weights, text: &str) -> Syntax {
        let document = khabar_text::document(text.as_bytes(), Header::default()).value;
        let sentences = khabar_text::sentences(&document);
        parse(weights, &document, &khabar_text::tokens(&document, &sentences))
    }

    #[test]
    fn training_is_repeated_to_the_byte_and_the_file_holds_everything() {
        let models = trained();
        let file = models.to_bytes();
        assert!(file == trained().to_bytes(), "a second run gave other bytes");
        assert!(Models::from_bytes(&file).unwrap() == models);
        for length in (0..file.len()).step_by(99_991) {
            assert!(Models::from_bytes(&file[..length]).is_err(), "cut at {length}");
        }
        let weights = lexicon().models(models).build();
        let syntax = read(&weights, "ورفض السفير الخطة .");
        let words: Vec<(&str, Upos, Option<usize>, &str)> = syntax
            .words
            .rows()
            .iter()
            .map(|word| {
                let relation = word.relation.as_ref().map_or("", |relation| &relation.0);
                (&*word.form, word.upos, word.head.map(Id::index), relation)
            })
            .collect();
        let expected = [
            ("و", Upos::Cconj, Some(1), "cc"),
            ("رفض", Upos::Verb, None, "root"),
            ("السفير", Upos::Noun, Some(1), "nsubj"),
            ("الخطة", Upos::Noun, Some(1), "obj"),
            (".", Upos::Punct, Some(1), "punct"),
        ];
        assert_eq!(words, expected);
    }
}
