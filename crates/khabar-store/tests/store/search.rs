//! Which sentences answer a query, in which order, and which of their words are marked.

use khabar_store::{Hit, MatchKind, Record, Search, record::Offsets};
use proptest::{prelude::*, sample::select};

use crate::sample::{Folder, full, plain};

/// Every answer as `document kind: marked words`.
fn check(records: &[Record], query: &str, exact: bool, expected: &[&str]) {
    let folder = Folder::with(records);
    let search = Search { text: query.into(), exact, offset: 0, limit: 100 };
    let answer = folder.reader().search(&search).unwrap();
    let shown: Vec<String> = answer.hits.iter().map(|hit| show(hit, records)).collect();
    assert_eq!(shown, expected, "{query}");
    assert_eq!((answer.total, answer.unindexed), (expected.len() as u64, 0));
}

fn show(hit: &Hit, records: &[Record]) -> String {
    let record = records.iter().find(|record| record.id == hit.document.id).unwrap();
    assert_eq!(slice(&record.text, hit.sentence), hit.text);
    assert_eq!(hit.marks.iter().map(|mark| mark.kind).min(), Some(hit.kind), "{hit:?}");
    let marks: Vec<String> =
        hit.marks.iter().map(|mark| slice(&record.text, [mark.start, mark.end])).collect();
    format!("{} {:?}: {}", hit.document.id, hit.kind, marks.join(" "))
}

fn slice(text: &str, [start, end]: Offsets) -> String {
    text.chars().skip(start as usize).take((end - start) as usize).collect()
}

fn virus() -> Vec<Record> {
    vec![
        plain("clitic", &["😀 لا صلة.", "أصيب 12 شخصا بالفيروس أمس."]),
        plain("spelling", &["انتشر الفيــروسُ سريعا."]),
        plain("exact", &["قال إن الفيروس انتشر."]),
        plain("none", &["لا شيء هنا."]),
    ]
}

#[test]
fn closer_matches_come_first() {
    let expected =
        ["exact Exact: الفيروس", "spelling Spelling: الفيــروسُ", "clitic Clitic: بالفيروس"];
    check(&virus(), "الفيروس", false, &expected);
    check(
        &virus(),
        "فيروس",
        false,
        &["spelling Clitic: الفيــروسُ", "exact Clitic: الفيروس", "clitic Clitic: بالفيروس"],
    );
    check(&virus(), "الفيروس", true, &["exact Exact: الفيروس"]);
    check(&virus(), "لقاح", false, &[]);
}

#[test]
fn hamza_digits_and_capitals_are_folded() {
    let records =
        [plain("a", &["قال احمد لرويترز ١٢ مرة."]), plain("b", &["كتب أحمد في Reuters."])];
    check(&records, "أحمد", false, &["b Exact: أحمد", "a Spelling: احمد"]);
    check(&records, "12", false, &["a Spelling: ١٢"]);
    check(&records, "reuters", false, &["b Spelling: Reuters"]);
    check(&records, "Reuters", true, &["b Exact: Reuters"]);
}

#[test]
fn every_word_must_be_in_the_sentence() {
    let records = [
        plain("apart", &["قال مجلس النواب.", "وقال وزير الأمن."]),
        plain("turned", &["أكد الأمن أن مجلس النواب بخير."]),
        plain("phrase", &["دعا مجلس الأمن إلى الهدوء."]),
        plain("clitic", &["دعت لمجلس الامن."]),
    ];
    check(
        &records,
        "مجلس الأمن",
        false,
        &["phrase Exact: مجلس الأمن", "turned Exact: الأمن مجلس", "clitic Spelling: لمجلس الامن"],
    );
    check(
        &records,
        "«مجلس الأمن»",
        false,
        &["phrase Exact: مجلس الأمن", "clitic Clitic: لمجلس الامن"],
    );
    check(&records, "\"مجلس الأمن\"", true, &["phrase Exact: مجلس الأمن"]);
    check(&records, "\"مجلس الأمن\" الهدوء", false, &["phrase Exact: مجلس الأمن الهدوء"]);
}

#[test]
fn a_query_of_no_words_finds_nothing() {
    for query in ["", " ", "«»", "—", "\u{200F}"] {
        check(&virus(), query, false, &[]);
    }
}

#[test]
fn what_is_not_the_article_is_not_searched() {
    check(&[full("a")], "الرئيسية", false, &[]);
    check(&[full("a")], "معيتيقة", false, &["a Exact: معيتيقة"]);
}

#[test]
fn pages_follow_each_other() {
    let folder = Folder::with(&virus());
    let reader = folder.reader();
    let page = |offset, limit| -> Vec<String> {
        let search = Search { text: "الفيروس".into(), exact: false, offset, limit };
        let answer = reader.search(&search).unwrap();
        assert_eq!(answer.total, 3);
        answer.hits.into_iter().map(|hit| hit.document.id).collect()
    };
    let all = page(0, usize::MAX);
    assert_eq!(all, ["exact", "spelling", "clitic"]);
    for offset in 0..4 {
        for limit in 0..4 {
            let expected: Vec<String> = all.iter().skip(offset).take(limit).cloned().collect();
            assert_eq!(page(offset, limit), expected, "{offset} {limit}");
        }
    }
}

#[test]
fn a_reader_sees_what_is_added_after_it_was_opened() {
    let folder = Folder::new();
    let reader = folder.reader();
    let search = Search { text: "خبر".into(), limit: 9, ..Search::default() };
    assert_eq!(reader.search(&search).unwrap().total, 0);
    let mut writer = folder.store.writer().unwrap();
    writer.add(&plain("a", &["خبر"]), "a").unwrap();
    let answer = reader.search(&search).unwrap();
    assert_eq!((answer.total, answer.unindexed), (0, 1), "the writer is at work");
    writer.commit_index().unwrap();
    let answer = reader.search(&search).unwrap();
    assert_eq!((answer.total, answer.unindexed), (1, 0));
    writer.add(&plain("b", &["وخبر"]), "b").unwrap();
    drop(writer);
    assert_eq!(reader.search(&search).unwrap().total, 2);
}

const WORDS: [&str; 12] = [
    "الفيروس",
    "بالفيروس",
    "فيروس",
    "وفيروسه",
    "للحكومة",
    "الحكومه",
    "حكومتهم",
    "أحمد",
    "احمد",
    "١٢",
    "12",
    "في",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The index and the marks are two readings of the same rules: they never contradict each other.
    #[test]
    fn the_index_agrees_with_reading_every_sentence(
        sentences in prop::collection::vec(prop::collection::vec(select(&WORDS[..]), 1..6), 1..12),
        query in prop::collection::vec(select(&WORDS[..]), 1..3),
        quoted: bool,
        exact: bool,
    ) {
        let records: Vec<Record> = sentences
            .iter()
            .enumerate()
            .map(|(row, words)| plain(&format!("{row:02}"), &[&words.join(" ")]))
            .collect();
        let folder = Folder::with(&records);
        let text = if quoted { format!("«{}»", query.join(" ")) } else { query.join(" ") };
        let answer = folder.reader().search(&Search { text, exact, offset: 0, limit: 99 }).unwrap();
        prop_assert!(answer.hits.iter().map(|hit| hit.kind).is_sorted());
        for hit in &answer.hits {
            prop_assert_eq!(hit.marks.iter().map(|mark| mark.kind).min(), Some(hit.kind));
        }
        let mut found: Vec<&str> = answer.hits.iter().map(|hit| hit.document.id.as_str()).collect();
        found.sort_unstable();
        let expected: Vec<String> = records
            .iter()
            .zip(&sentences)
            .filter(|(_, words)| answers(words, &query, quoted, exact))
            .map(|(record, _)| record.id.clone())
            .collect();
        prop_assert_eq!(found, expected);
    }
}

/// The rule of search, said as plainly as possible.
fn answers(words: &[&str], query: &[&str], quoted: bool, exact: bool) -> bool {
    let closest = if exact { Some(MatchKind::Exact) } else { None };
    let one =
        |word: &str, asked: &str| word == asked || (closest.is_none() && related(word, asked));
    if quoted {
        words
            .windows(query.len())
            .any(|run| run.iter().zip(query).all(|(word, asked)| one(word, asked)))
    } else {
        query.iter().all(|asked| words.iter().any(|word| one(word, asked)))
    }
}

fn related(word: &str, asked: &str) -> bool {
    let terms = khabar_text::search_terms(&khabar_text::normal(word));
    khabar_text::query_terms(&khabar_text::normal(asked)).iter().any(|term| terms.contains(term))
}
