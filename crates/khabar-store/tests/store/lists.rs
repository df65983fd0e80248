//! Lists of documents, claims and entities, and the count of everything.

use khabar_store::{ClaimFilter, Record};

use crate::sample::{Folder, entity, full, plain};

fn dated(id: &str, published: Option<&str>) -> Record {
    let mut record = plain(id, &["الجملة الأولى.", "والثانية."]);
    record.published = published.map(Into::into);
    record
}

#[test]
fn documents_are_sorted_by_day_then_name() {
    let folder = Folder::with(&[
        dated("d", None),
        dated("c", Some("2020-01-02")),
        dated("b", Some("2021-01-02")),
        dated("a", Some("2020-01-02")),
    ]);
    let reader = folder.reader();
    let ids = |offset, limit| -> Vec<String> {
        let page = reader.documents(offset, limit).unwrap();
        assert_eq!((page.total, page.offset), (4, offset));
        page.rows.into_iter().map(|row| row.heading.id).collect()
    };
    assert_eq!(ids(0, 10), ["b", "a", "c", "d"]);
    assert_eq!(ids(1, 2), ["a", "c"]);
    assert_eq!(ids(9, 2), Vec::<String>::new());
}

#[test]
fn a_document_without_title_is_called_by_its_first_sentence() {
    let mut titled = dated("b", None);
    titled.title = Some("عنوان".into());
    let folder = Folder::with(&[dated("a", None), titled, full("c")]);
    let row = |id| folder.reader().document_row(id).unwrap().unwrap();
    assert_eq!(row("a").heading.title, "الجملة الأولى.");
    assert_eq!(row("b").heading.title, "عنوان");
    assert_eq!(row("b").heading.name, "b.txt");
    assert_eq!((row("c").claims, row("c").notes, row("c").kind.as_str()), (2, 2, "news"));
}

#[test]
fn coverage_counts_what_is_there() {
    let folder = Folder::with(&[full("a"), full("b"), dated("c", None)]);
    let coverage = serde_json::to_string(&folder.reader().coverage().unwrap()).unwrap();
    insta::assert_snapshot!(coverage, @r#"{"format":5,"documents":3,"sentences":6,"words":41,"claims":4,"claims_with_source":2,"entities":4,"outlets":[["الوسط",2],[null,1]],"first_published":"2020-03-20","last_published":"2020-03-20","undated":1,"with_notes":2,"failures":0}"#);
    let empty = serde_json::to_string(&Folder::new().reader().coverage().unwrap()).unwrap();
    insta::assert_snapshot!(empty, @r#"{"format":5,"documents":0,"sentences":0,"words":0,"claims":0,"claims_with_source":0,"entities":0,"outlets":[],"first_published":null,"last_published":null,"undated":0,"with_notes":0,"failures":0}"#);
}

#[test]
fn claims_are_chosen_by_every_filter() {
    let mut older = full("older");
    older.published = Some("2019-12-31".into());
    older.outlet = None;
    let folder = Folder::with(&[older, full("newer")]);
    let reader = folder.reader();
    let check = |set: fn(&mut ClaimFilter), expected: &[&str]| {
        let mut filter = ClaimFilter::default();
        set(&mut filter);
        let page = reader.claims(&filter, 0, 10).unwrap();
        let found: Vec<String> =
            page.rows.iter().map(|row| format!("{} {}", row.document.id, row.claim.kind)).collect();
        assert_eq!(found, expected, "{filter:?}");
        assert_eq!(page.total, expected.len() as u64);
    };
    let all = ["newer ASSAULT", "newer LEADS", "older ASSAULT", "older LEADS"];
    let assaults = ["newer ASSAULT", "older ASSAULT"];
    let ties = ["newer LEADS", "older LEADS"];
    check(|_| {}, &all);
    check(|filter| filter.document = Some("old".into()), &["older ASSAULT", "older LEADS"]);
    check(|filter| filter.document = Some("none".into()), &[]);
    check(|filter| filter.kind = Some("ASSAULT".into()), &assaults);
    check(|filter| filter.mode = Some("aerial".into()), &assaults);
    check(|filter| filter.entity = Some("haftar".into()), &all);
    check(|filter| filter.entity = Some("source".into()), &assaults);
    check(|filter| filter.actor = Some("command".into()), &ties);
    check(|filter| filter.recipient = Some("mitiga".into()), &assaults);
    check(|filter| filter.place = Some("mitiga".into()), &assaults);
    check(|filter| filter.place = Some("haftar".into()), &[]);
    check(|filter| filter.source = Some("command".into()), &assaults);
    check(|filter| filter.attributed = Some(false), &ties);
    check(|filter| filter.polarity = Some("negated".into()), &ties);
    check(|filter| filter.modality = Some("actual".into()), &assaults);
    check(|filter| filter.phase = Some("holds".into()), &ties);
    check(|filter| filter.outlet = Some("الوسط".into()), &["newer ASSAULT", "newer LEADS"]);
    check(|filter| filter.published_from = Some("2020".into()), &["newer ASSAULT", "newer LEADS"]);
    check(|filter| filter.published_to = Some("2019-12".into()), &["older ASSAULT", "older LEADS"]);
    check(
        |filter| {
            filter.kind = Some("LEADS".into());
            filter.published_to = Some("2020-03-20".into());
            filter.published_from = Some("2020-03-20".into());
        },
        &["newer LEADS"],
    );
}

#[test]
fn a_claim_comes_with_what_is_needed_to_show_it() {
    let folder = Folder::with(&[full("aa")]);
    let page = folder.reader().claims(&ClaimFilter::default(), 0, 1).unwrap();
    let (row, record) = (&page.rows[0], full("aa"));
    assert_eq!(page.total, 2);
    assert_eq!(row.claim, record.claims[0]);
    assert_eq!(row.entities, record.entities);
    assert_eq!(row.quantities, [record.quantities[0].clone(), record.quantities[0].clone()]);
    assert_eq!(row.sentence, record.sentences[0]);
    assert!(row.sentence_text.starts_with("قصفت طائرات") && row.sentence_text.ends_with("عسكري."));
    assert_eq!(row.document.outlet.as_deref(), Some("الوسط"));
}

#[test]
fn entities_are_found_however_they_are_spelt() {
    let mut other = plain("b", &["أحمد"]);
    other.entities = vec![
        entity("ahmad", "PER", "أحمد", Some("Ahmad")),
        entity("haftar", "PER", "المشير حفتر", Some("Haftar")),
    ];
    let folder = Folder::with(&[full("a"), other]);
    let reader = folder.reader();
    let find = |text| -> Vec<String> {
        let page = reader.entities(text, 0, 10).unwrap();
        assert_eq!(page.total, page.rows.len() as u64);
        page.rows.into_iter().map(|row| row.entity.id).collect()
    };
    assert_eq!(find(None), ["haftar", "ahmad", "command", "mitiga", "source"]);
    assert_eq!(find(Some("احمد")), ["ahmad"]);
    assert_eq!(find(Some("AHMAD")), ["ahmad"]);
    assert_eq!(find(Some(" ")).len(), 5);
    let haftar = &reader.entities(Some("haftar"), 0, 1).unwrap().rows[0];
    assert_eq!(haftar.entity.ar, "المشير حفتر");
    assert_eq!((haftar.documents, haftar.claims, haftar.claims_as_source), (2, 2, 0));
    assert_eq!(reader.entities(None, 3, 1).unwrap().rows[0].entity.id, "mitiga");
}
