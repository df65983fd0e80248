//! What the sample corpus answers, as [spec/answers.md](../../../spec/answers.md) states it.

#[cfg(test)]
mod tests {
    use khabar::{
        Khabar, demo,
        store::{
            Reader, Store,
            happenings::{Difference, Happening},
            query::Query,
        },
    };

    fn reader(place: &tempfile::TempDir) -> Reader {
        let store = Store::create_or_open(place.path()).expect("a store");
        let mut writer = store.writer().expect("a writer");
        for article in demo::articles() {
            let record = Khabar::embedded().read(article.text.as_bytes(), article.header).record();
            writer.add(&record, article.file).expect("a sound record");
        }
        writer.commit_index().expect("an index");
        drop(writer);
        store.reader().expect("a reader")
    }

    fn query(text: &str) -> Query {
        Query::parse(text).expect("a query")
    }

    #[test]
    fn the_sample_corpus_answers_as_the_spec_says() {
        let place = tempfile::TempDir::new().expect("a folder");
        let reader = reader(&place);

        let spread = reader.spread().expect("a count");
        assert_eq!((spread.documents, spread.stories, spread.outlets), (17, 16, 4));
        let stories = reader.stories(2, 0, 9).expect("stories");
        assert_eq!(stories.total, 1);
        assert_eq!(stories.rows[0].credited, ["وكالة ندى السهل (نموذج)"]);
        assert_eq!(stories.rows[0].earliest.name, "sudan-2019-bashir.txt");

        let happenings =
            reader.happenings(&query("to:\"عمر البشير\" type:COERCE"), 0, 9).expect("figures").rows;
        let arrest = &happenings.rows[0];
        assert_eq!((arrest.spread.documents, arrest.spread.stories, arrest.independent), (2, 1, 1));

        let tie = reader.tie("عوض بن عوف", "عمر البشير", &Query::default()).expect("a tie").rows;
        let month = &tie.months[0];
        assert_eq!(
            (month.month.as_str(), month.spread.documents, month.spread.stories),
            ("2019-04", 2, 1)
        );
        assert!(month.balance < -5.0);

        let portrait = reader.portrait("خليفة حفتر").expect("a portrait");
        assert_eq!(portrait.spread.documents, 6);
        assert!(portrait.outlets.iter().any(|outlet| outlet.names[0].words == "حفتر"));

        let question = Khabar::embedded().question("من اعتقل عمر البشير؟").expect("a question");
        let answers = reader.answer(&question, 3).expect("answers");
        assert!(
            answers.answers.iter().any(|answer| answer.text.contains("عوض بن عوف")),
            "{answers:?}"
        );
        assert_eq!(Khabar::embedded().question("البشير في الخرطوم."), None);
    }

    #[test]
    fn the_sample_corpus_disagrees_as_the_spec_says() {
        let place = tempfile::TempDir::new().expect("a folder");
        let reader = reader(&place);
        let told = reader.disagreements(&Query::default(), 0, 9).expect("figures").rows;
        let all = told.rows.iter().flat_map(|happening| &happening.disagreements);
        let mut all: Vec<(Difference, &str, [&str; 2])> = all
            .map(|one| {
                let sides = [&one.sides[0].value, &one.sides[1].value].map(String::as_str);
                (one.kind, one.field.as_str(), sides)
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(
            all,
            [
                (Difference::Contradiction, "actors", ["الجيش الوطني الليبي", "قوات حكومة الوفاق"]),
                (Difference::Contradiction, "killed", ["40", "53"]),
                (Difference::Contradiction, "places", ["أبوظبي", "دبي"]),
                (Difference::Contradiction, "polarity", ["affirmed", "negated"]),
                (Difference::Contradiction, "polarity", ["negated", "affirmed"]),
                (Difference::Contradiction, "time", ["2019-07-02TEV", "2019-07-03TMO"]),
                (Difference::Update, "killed", ["40", "53"]),
            ]
        );
        // Of the agreement of 2015 nobody says that it was not made: it was refused by some.
        assert!(told.rows.iter().all(|happening| happening.kind != "AGREE"), "{told:?}");
        let toll = reader.happenings(&query("type:ASSAULT place:تاجوراء"), 0, 9).expect("figures");
        let counts = |one: &&Happening| one.disagreements.iter().any(|it| it.field == "killed");
        let toll = toll.rows.rows.iter().find(counts).expect("the dead of Tajoura");
        assert_eq!(
            (toll.spread.stories, toll.spread.outlets, toll.independent),
            (3, 3, 2),
            "three papers, a ministry and the Red Crescent"
        );
    }

    #[test]
    fn reading_anew_changes_nothing_and_keeps_ids() {
        for article in demo::articles() {
            let record = Khabar::embedded().read(article.text.as_bytes(), article.header).record();
            assert_eq!(Khabar::embedded().reread(&record), record, "{}", article.file);
        }
    }

    #[test]
    fn a_run_names_every_table() {
        let manifest = Khabar::embedded().run_manifest();
        assert_eq!(manifest, Khabar::embedded().run_manifest());
        for table in [
            "lexicon/predicates.tsv",
            "lexicon/verbs.tsv",
            "gazetteer/persons.tsv",
            "gazetteer/disputed.tsv",
            "weights/word-clusters.tsv",
            "weights/names.bin",
            "weights/syntax-padt.khw",
        ] {
            assert!(manifest.contains(table), "{table}");
        }
    }
}
