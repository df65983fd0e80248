//! Questions to the sample corpus (`eval/questions/demo.tsv`): at least as many first answers are right as its floor says.

#[cfg(test)]
mod tests {
    use khabar::{
        Khabar, demo,
        eval::questions::{ask, read, right, shown},
        store::Store,
    };

    #[test]
    fn the_sample_corpus_answers_its_questions() {
        let place = tempfile::TempDir::new().expect("a folder");
        let store = Store::create_or_open(place.path()).expect("a store");
        let mut writer = store.writer().expect("a writer");
        for article in demo::articles() {
            let record = Khabar::embedded().read(article.text.as_bytes(), article.header).record();
            writer.add(&record, article.file).expect("a sound record");
        }
        writer.commit_index().expect("an index");
        drop(writer);
        let questions = read(include_str!("../../../eval/questions/demo.tsv")).expect("questions");
        let mut floors = include_str!("../../../eval/questions/floors.tsv").lines();
        let floor = floors.find_map(|line| line.strip_prefix("demo\t"));
        let floor: usize = floor.expect("a floor").parse().expect("a number");
        let reader = store.reader().expect("a reader");
        let outcomes = ask(Khabar::embedded(), &reader, &questions).expect("answers");
        assert!(right(&outcomes) >= floor, "{}", shown(&outcomes));
        for form in ["who", "whom", "when", "where", "how many", "says", "what", "whether"] {
            let all: Vec<_> = outcomes.iter().filter(|outcome| outcome.form == form).collect();
            assert!(all.iter().any(|outcome| outcome.right), "nothing asked by {form} is answered");
        }
    }
}
