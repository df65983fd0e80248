//! `search`, `show`, `explain`, `demo`: what was stored, found again.

use serde_json::Value;

use super::place::{AIRPORT, KHABAR, Place, text};

#[test]
fn sentences_are_found_with_the_kind_of_match() {
    let place = Place::with_collection();
    let found = place.done(&["search", "طرابلس"]);
    assert!(found.contains(AIRPORT) && found.ends_with("2 sentences\n"), "{found}");
    let some = place.done(&["search", "--limit", "1", "--offset", "1", "طرابلس"]);
    assert!(some.ends_with("2 to 2 of 2 sentences\n"), "{some}");
    let found = place.json(&["search", "--json", "مصادر OR"]);
    assert_eq!(found["total"], 0);
    let found = place.json(&["search", "--json", "موتمر"]);
    assert_eq!((&found["total"], &found["hits"][0]["kind"]), (&1.into(), &"clitic".into()));
    let mark = &found["hits"][0]["marks"][0];
    let [start, end] =
        ["start", "end"].map(|end| usize::try_from(mark[end].as_u64().unwrap()).unwrap());
    let id = text(&found["hits"][0]["document"]["id"]);
    let record = place.json(&["show", "--json", &id]);
    let word: String = text(&record["text"]).chars().skip(start).take(end - start).collect();
    assert_eq!(word, "المؤتمر");
    assert_eq!(place.json(&["search", "--json", "--exact", "موتمر"])["total"], 0);
    assert_eq!(place.json(&["search", "--json", "\"حفتر قصفت\""])["total"], 1);
    assert_eq!(place.json(&["search", "--json", "\"قصفت حفتر\""])["total"], 0);
}

#[test]
fn nothing_found_is_said() {
    let place = Place::with_collection();
    assert_eq!(place.done(&["search", "زلزال"]), "no sentence holds زلزال\n");
    assert_eq!(place.done(&["search", "؟!"]), "no sentence holds ؟!\n");
    place.fails(2, &["search", "--unknown", "زلزال"]);
}

#[test]
fn documents_are_listed_and_shown() {
    let place = Place::with_collection();
    let list = place.done(&["show"]);
    assert!(list.contains("2020-08-22") && list.ends_with("2 of 2 documents\n"), "{list}");
    let ids = place.stored();
    let shown = place.done(&["show", ids[0].split_at(6).0]);
    for part in ["document  ", "published 2020-08-22 (from the header)", AIRPORT, "ASSAULT"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(
        place.fails(1, &["show", "ffff0000"]),
        "khabar: there is no document ffff0000 in khabar-store\n"
    );
}

#[test]
fn what_steers_a_terminal_is_not_printed() {
    let place = Place::new();
    place.write("a.txt", format!("{AIRPORT} \u{1b}]0;owned\u{7}"));
    place.done(&["add", "a.txt"]);
    let id = &place.stored()[0];
    for args in [&["show"][..], &["show", id], &["search", "معيتيقة"], &["search", "owned"]]
    {
        assert!(!place.done(args).contains(['\u{1b}', '\u{7}']), "{args:?}");
    }
}

fn assault(place: &Place) -> Value {
    let id = &place.stored()[0];
    let record = place.json(&["show", "--json", id]);
    let claims = record["claims"].as_array().unwrap();
    claims.iter().find(|claim| claim["type"] == "ASSAULT").unwrap().clone()
}

#[test]
fn a_claim_leads_back_to_its_words() {
    let place = Place::with_collection();
    let claim = assault(&place);
    let id = text(&claim["id"]);
    insta::assert_snapshot!(place.done(&["explain", &id]), @r#"
        قال مصدر في وزارة الصحة إن قوات خليفة حفتر قصفت مطار معيتيقة في طرابلس يوم الثلاثاء.

        document  28cf7728b292f588, 2020-08-22
        claim     28cf7728b292f588-659aaed9
        type      ASSAULT, mode heavy-weapons
        trigger   قصفت   rule claims.verb   row qasafa.v (قصف)
        actor     الجيش الوطني الليبي   from the words "قوات خليفة حفتر"   slot subj
        recipient مطار معيتيقة   from the words "مطار معيتيقة"   slot obj
        place     طرابلس   from the words "طرابلس"   slot fi
        place     مطار معيتيقة   from the words "مطار معيتيقة"   slot obj
        time      2020-08-18   from the words "يوم الثلاثاء"
        put as    affirmed, actual
        who says so
          0  the text
          1  مصدر   with the word "قال"   rule sources.verb
        tree
          قال VERB root
          مصدر NOUN nsubj of قال
          في ADP case of وزارة
          وزارة NOUN nmod of مصدر
          الصحة NOUN nmod of وزارة
          إن SCONJ mark of قصفت
          قوات NOUN nsubj of قصفت
          خليفة X nmod of حفتر
          حفتر X nmod of قوات
          قصفت VERB ccomp of قال
          مطار NOUN obj of قصفت
          معيتيقة X nmod of مطار
          في ADP case of طرابلس
          طرابلس NOUN obl of قصفت
          يوم NOUN obl of قصفت
          الثلاثاء NOUN nmod of يوم
          . PUNCT punct of قال
        completeness of the reading 0.8; Khabar never says whether it is true
        "#);
    let json = place.json(&["explain", "--json", &id]);
    assert_eq!((text(&json["sentence"]), text(&json["trigger"])), (AIRPORT.into(), "قصفت".into()));
    assert_eq!(json["claim"], claim);
    let named: Vec<_> = json["entities"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    assert!(named.contains(&&claim["actors"][0]), "{json}");
    assert_eq!(
        place.fails(1, &["explain", "ffff"]),
        "khabar: there is no claim ffff in khabar-store\n"
    );
}

#[test]
fn the_demo_loads_twice_alike() {
    let place = Place::new();
    let first = place.done(&["demo", "--check"]);
    assert!(first.starts_with("17 sample articles with "), "{first}");
    assert_eq!(place.done(&["demo", "--check"]), first);
    assert_eq!(place.json(&["show", "--json", "--store", "khabar-demo"])["total"], 17);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let place = Place::new();
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/demo");
    let read = |threads: &str| {
        let mut command = place.command(KHABAR);
        let metadata = format!("{demo}/metadata.csv");
        command.args(["extract", "--metadata", &metadata, demo]).env("RAYON_NUM_THREADS", threads);
        command.output().unwrap()
    };
    let (one, many) = (read("1"), read("7"));
    assert!(!one.stdout.is_empty(), "{one:?}");
    assert!(one.stdout == many.stdout, "what one thread reads and what seven read differs");
}
