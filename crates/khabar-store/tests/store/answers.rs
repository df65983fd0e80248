//! Stories, the query language, corrections and figures over a store on disk.

use khabar_store::{
    Record,
    corrections::{Correction, Deed, read_lines},
    gaps::{Gap, Gapped},
    happenings::Difference,
    query::Query,
};

use crate::sample::{Folder, full, plain};

/// A text of that many different words.
fn long(from: u32, to: u32) -> String {
    (from..to).map(|number| format!("كلمة{number}")).collect::<Vec<_>>().join(" ")
}

fn dated(id: &str, text: &str, day: &str, outlet: &str) -> Record {
    let mut record = plain(id, &[text]);
    record.published = Some(day.into());
    record.outlet = Some(outlet.into());
    record
}

/// The sample record with another day, outlet and source.
fn attack(id: &str, day: &str, outlet: &str, source: &str, killed: f64) -> Record {
    let mut record = full(id);
    record.published = Some(day.into());
    record.outlet = Some(outlet.into());
    record.text = record.text.replace("الرئيسية", &format!("صفحة{id}"));
    let first = u32::from(id.as_bytes()[0]) * 100;
    record.text.push(' ');
    record.text.push_str(&long(first, first + 40));
    record.text = record.text.replacen(&format!("صفحة{id}"), "الرئيسية", 1);
    record.quantities[0].value = killed;
    record.quantities[0].modifier = None;
    for claim in &mut record.claims {
        claim.quantities.truncate(1);
        claim.time = Some("2020-03-18".into());
        claim.sources.clear();
        claim.sources.push(khabar_store::record::SourceRecord {
            entity: source.into(),
            ..Default::default()
        });
    }
    record
}

fn correction(id: &str, deed: Deed) -> Correction {
    let (made, who) = ("2026-01-01T00:00:00Z".into(), "منى".into());
    Correction { id: id.into(), made, who, why: "اختبار".into(), deed }
}

fn ids(folder: &Folder, query: &str) -> Vec<String> {
    let query = Query::parse(query).unwrap();
    let answered = folder.reader().ask_claims(&query, 0, 50).unwrap();
    assert_eq!(answered.total, answered.rows.len() as u64);
    answered.rows.into_iter().map(|row| row.claim.id).collect()
}

#[test]
fn reprints_are_one_story_and_come_in_one_by_one() {
    let folder = Folder::with(&[dated("aa", &long(0, 80), "2020-01-02", "الأولى")]);
    folder.add(&[dated(
        "bb",
        &format!("{}\nالمصدر: صحيفة الأولى", long(0, 80)),
        "2020-01-02",
        "الثانية",
    )]);
    folder.add(&[
        dated("cc", &long(20, 60), "2020-01-01", "الثالثة"),
        dated("dd", &long(500, 600), "2020-01-01", "الثالثة"),
    ]);
    let reader = folder.reader();
    let story = reader.story("bb").unwrap().unwrap();
    assert_eq!((story.spread.documents, story.spread.stories, story.spread.outlets), (3, 1, 3));
    assert_eq!(story.earliest.id, "cc");
    assert_eq!(story.credited, ["الأولى"]);
    assert_eq!(reader.story("dd").unwrap().unwrap().spread.documents, 1);
    let spread = reader.spread().unwrap();
    assert_eq!((spread.documents, spread.stories, spread.outlets), (4, 2, 3));
}

#[test]
fn a_digest_makes_no_story_of_what_it_holds() {
    let folder = Folder::with(&[
        dated("aa", &long(0, 60), "2020-01-01", "أ"),
        dated("bb", &long(100, 160), "2020-01-01", "ب"),
        dated("cc", &format!("{} {}", long(0, 60), long(100, 160)), "2020-01-02", "ج"),
    ]);
    assert_eq!(folder.reader().spread().unwrap().stories, 3);
    assert_eq!(folder.reader().same_texts(0, 9).unwrap().total, 2);
}

#[test]
fn every_field_of_the_language_finds_its_claims() {
    let mut other = full("bb");
    other.outlet = Some("صحيفة المرصد".into());
    other.published = Some("2019-01-01".into());
    let folder = Folder::with(&[full("aa"), other]);
    let (a, b) = ("aa-0000000a", "aa-0000000b");
    assert_eq!(ids(&folder, "document:aa"), [a, b]);
    assert_eq!(ids(&folder, ""), [a, b, "bb-0000000a", "bb-0000000b"]);
    for query in [
        "actor:\"خليفه حفتر\" type:ASSAULT",
        "to:mitiga",
        "says:command",
        "mode:aerial",
        "place:\"مطار معيتيقة\"",
        "when:2020-03",
        "when:2019..2020",
        "modality:actual",
        "-polarity:negated",
        "type:هجوم",
        "(entity:\"Khalifa Haftar\" OR says:\"مصدر عسكري\") mode:aerial",
        "قصفت مدنيين",
        "\"مطار معيتيقة\"",
        "label:حفتر",
        "مطار -نفت",
        "(قصفت OR نفت) mode:aerial",
        "actor:حفتر mode:aerial",
    ] {
        assert_eq!(ids(&folder, &format!("document:aa {query}")), [a], "{query}");
    }
    assert_eq!(ids(&folder, "outlet:المرصد type:ASSAULT"), ["bb-0000000a"]);
    assert_eq!(ids(&folder, "from:2020 to_date:2020-03 mode:aerial"), [a]);
    assert_eq!(ids(&folder, "says:writer polarity:negated to_date:2019"), ["bb-0000000b"]);
    assert_eq!(ids(&folder, "story:aa mode:aerial").len(), 2);
    assert!(ids(&folder, "when:2021").is_empty());
    // A week lies in its month, a season within its years.
    let mut vague = full("cc");
    for (claim, time) in vague.claims.iter_mut().zip(["2021-W09", "2021-WI"]) {
        claim.time = Some(time.into());
    }
    let vague = Folder::with(&[vague]);
    assert_eq!(ids(&vague, "when:2021-03"), ["cc-0000000a"]);
    assert_eq!(ids(&vague, "when:2021"), ["cc-0000000a"]);
    assert_eq!(ids(&vague, "when:2021..2022 -when:2021"), ["cc-0000000b"]);
    let rows = vague.reader().ask_claims(&Query::parse("").unwrap(), 0, 9).unwrap().rows;
    assert_eq!(rows[1].days, Some(["2021-12-01".into(), "2022-02-28".into()]));
    let answered = folder.reader().ask_claims(&Query::parse("actor:حفطر").unwrap(), 0, 9).unwrap();
    assert_eq!(answered.total, 0);
    assert!(answered.notes[0].contains("حفتر"), "{:?}", answered.notes);
}

#[test]
fn corrections_hold_are_undone_and_travel() {
    let folder = Folder::with(&[full("aa")]);
    let mut writer = folder.store.writer().unwrap();
    let merge = Deed::Merge { entity: "command".into(), into: "haftar".into() };
    writer.correct(&correction("1", merge)).unwrap();
    writer.correct(&correction("2", Deed::Reject { claim: "aa-0000000b".into() })).unwrap();
    let retype = Deed::Retype { claim: "aa-0000000a".into(), r#type: "COERCE".into(), mode: None };
    writer.correct(&correction("3", retype)).unwrap();
    let wrong =
        writer.correct(&correction("4", Deed::Reject { claim: "zz-1".into() })).unwrap_err();
    assert!(wrong.to_string().ends_with("there is no claim zz-1"), "{wrong}");
    drop(writer);
    assert_eq!(ids(&folder, "type:COERCE says:haftar"), ["aa-0000000a"]);
    assert_eq!(ids(&folder, "").len(), 1);
    assert_eq!(folder.reader().document("aa").unwrap(), Some(full("aa")), "what was added stays");
    let undo = |id: &str, of: &str| correction(id, Deed::Undo { correction: of.into() });
    folder.store.writer().unwrap().correct(&undo("5", "2")).unwrap();
    assert_eq!(ids(&folder, "").len(), 2);
    folder.store.writer().unwrap().correct(&undo("6", "1")).unwrap();
    assert!(ids(&folder, "says:haftar").is_empty());
    folder.store.writer().unwrap().correct(&undo("7", "6")).unwrap();
    assert_eq!(ids(&folder, "says:haftar").len(), 1, "the undoing was undone");

    let log: Vec<Correction> =
        folder.reader().corrections().unwrap().into_iter().map(|(one, _)| one).collect();
    let lines: String = log.iter().map(|one| serde_json::to_string(one).unwrap() + "\n").collect();
    let read = read_lines(lines.as_bytes()).unwrap();
    assert_eq!(read, log);
    let elsewhere = Folder::with(&[full("aa")]);
    let imported = elsewhere.store.writer().unwrap().import(&read).unwrap();
    assert_eq!((imported.added, imported.known), (6, 0));
    assert_eq!(elsewhere.store.writer().unwrap().import(&read).unwrap().known, 6);
    assert_eq!(ids(&elsewhere, "type:COERCE says:haftar"), ["aa-0000000a"]);
    assert!(
        read_lines("{\"id\":\"x\"}\n".as_bytes())
            .unwrap_err()
            .starts_with("line 1 is no correction")
    );
}

#[test]
fn a_mention_is_split_off_and_its_claim_follows() {
    let folder = Folder::with(&[full("aa")]);
    let mention = full("aa").mentions[0].clone();
    let deed = Deed::Split {
        document: "aa".into(),
        at: [mention.start, mention.end],
        into: "saddam_haftar".into(),
        ar: Some("صدام حفتر".into()),
    };
    folder.store.writer().unwrap().correct(&correction("1", deed)).unwrap();
    assert_eq!(ids(&folder, "actor:\"صدام حفتر\""), ["aa-0000000a"]);
    assert!(!ids(&folder, "actor:haftar").contains(&"aa-0000000a".to_owned()));
}

#[test]
fn the_log_of_corrections_only_grows() {
    let folder = Folder::with(&[full("aa")]);
    let deed = Deed::Confirm { claim: "aa-0000000a".into() };
    folder.store.writer().unwrap().correct(&correction("1", deed)).unwrap();
    let connection = rusqlite::Connection::open(folder.store.folder().join("khabar.db")).unwrap();
    for change in ["DELETE FROM correction", "UPDATE correction SET why = ''"] {
        let refused = connection.execute(change, []).unwrap_err().to_string();
        assert_eq!(refused, "corrections are only added");
    }
}

#[test]
fn corrections_hold_after_a_text_is_read_anew() {
    let folder = Folder::with(&[full("aa")]);
    let mut writer = folder.store.writer().unwrap();
    writer.correct(&correction("1", Deed::Reject { claim: "aa-0000000a".into() })).unwrap();
    let mut new = full("aa");
    new.claims[0].id = "aa-000000ff".into();
    new.claims[1].modality = "actual".into();
    let reread = writer.replace(&new).unwrap();
    writer.commit_index().unwrap();
    assert_eq!(reread.gained, ["aa-000000ff"]);
    assert_eq!(reread.lost, ["aa-0000000a"]);
    assert_eq!(reread.changed, ["aa-0000000b"]);
    assert_eq!(reread.carried, ["1"]);
    assert_eq!(ids(&folder, ""), ["aa-0000000b"]);
    assert_eq!(folder.reader().document("aa").unwrap(), Some(new.clone()));
    assert!(writer.replace(&new).unwrap().is_same());
    new.text.push('x');
    assert!(writer.replace(&new).is_err());
}

#[test]
fn an_update_is_told_from_a_contradiction() {
    let folder = Folder::with(&[
        attack("a", "2020-03-19", "الوسط", "source", 7.0),
        attack("b", "2020-03-20", "الشاهد", "source", 9.0),
        attack("c", "2020-03-20", "المرصد", "command", 3.0),
    ]);
    let query = Query::parse("type:ASSAULT").unwrap();
    let figures = folder.reader().disagreements(&query, 0, 9).unwrap();
    assert_eq!(figures.rows.total, 1);
    let happening = &figures.rows.rows[0];
    assert_eq!((happening.spread.documents, happening.independent), (3, 2));
    assert_eq!(happening.earliest.id, "a");
    let kinds: Vec<(Difference, &str, &str)> = happening
        .disagreements
        .iter()
        .map(|one| (one.kind, one.sides[0].value.as_str(), one.sides[1].value.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            (Difference::Contradiction, "7", "3"),
            (Difference::Contradiction, "9", "3"),
            (Difference::Update, "7", "9")
        ]
    );
}

#[test]
fn what_was_set_aside_is_left_out_unless_it_is_asked_for() {
    use khabar_store::corrections::{Correction, Deed};
    let folder = Folder::with(&[
        attack("a", "2020-03-19", "الوسط", "source", 7.0),
        attack("b", "2020-03-20", "المرصد", "command", 3.0),
    ]);
    let query = Query::parse("type:ASSAULT").unwrap();
    let before = folder.reader().disagreements(&query, 0, 9).unwrap();
    let [one] = before.rows.rows[0].disagreements.as_slice() else { panic!("{before:?}") };
    // Whichever side is named first.
    let [other, claim] = [&one.sides[0].claim, &one.sides[1].claim].map(Clone::clone);
    let field = one.field.clone();
    let decide = |id: &str, deed: Deed| {
        let made = Correction::now("منى".into(), String::new(), deed);
        folder.store.writer().unwrap().correct(&Correction { id: id.into(), ..made }).unwrap();
    };
    let dismiss = Deed::DismissDisagreement {
        claim: claim.clone(),
        other: other.clone(),
        field: field.clone(),
    };
    decide("1", dismiss.clone());
    let reader = folder.reader();
    assert_eq!(reader.disagreements(&query, 0, 9).unwrap().rows.total, 0);
    assert_eq!(reader.all_disagreements(&query, 0, 9).unwrap(), before);
    let happenings = reader.happenings(&query, 0, 9).unwrap().rows.rows;
    assert!(happenings.iter().all(|happening| happening.disagreements.is_empty()));
    decide("2", Deed::Undo { correction: "1".into() });
    assert_eq!(folder.reader().disagreements(&query, 0, 9).unwrap(), before);
    decide("3", dismiss);
    decide("4", Deed::ConfirmDisagreement { claim, other, field });
    assert_eq!(folder.reader().disagreements(&query, 0, 9).unwrap(), before);
}

#[test]
fn a_denial_contradicts_and_a_refusal_does_not() {
    let claims = |folder: &Folder| {
        let rows = folder.reader().disagreements(&Query::default(), 0, 9).unwrap().rows.rows;
        let all = rows.into_iter().flat_map(|happening| happening.disagreements);
        all.map(|one| (one.field, one.kind)).collect::<Vec<_>>()
    };
    let only = |mut record: Record, polarity: &str| {
        record.claims.truncate(1);
        record.claims[0].predicate = "qasafa.v".into();
        record.claims[0].polarity = polarity.into();
        record.claims[0].quantities.clear();
        record
    };
    let told = only(attack("a", "2020-03-19", "الوسط", "source", 7.0), "affirmed");
    let denied = only(attack("b", "2020-03-20", "الشاهد", "command", 7.0), "negated");
    let folder = Folder::with(&[told.clone(), denied.clone()]);
    assert_eq!(claims(&folder), [("polarity".to_owned(), Difference::Contradiction)]);

    // "They refused to": the same negated claim, with the refusal before it.
    let mut refused = denied.clone();
    let mut refusal = refused.claims[0].clone();
    refusal.id = "b-000000ee".into();
    refusal.kind = "REJECT".into();
    refusal.polarity = "affirmed".into();
    refused.claims[0].trigger[0] += 1;
    refused.claims.insert(0, refusal);
    assert_eq!(claims(&Folder::with(&[told.clone(), refused])), []);

    // Another deed of the type that did not happen there denies nothing.
    let mut other = denied;
    other.claims[0].predicate = "dammara.v".into();
    other.claims[0].mode = None;
    assert_eq!(claims(&Folder::with(&[told, other])), []);
}

#[test]
fn tolls_of_different_people_are_no_contradiction() {
    let killed = |id: &str, source: &str, group: &str, number: f64| {
        let mut record = attack(id, "2020-03-19", "الوسط", source, number);
        record.claims.truncate(1);
        let key = format!("GRP:{group}");
        record.entities.push(crate::sample::entity(&key, "GRP", group, None));
        record.claims[0].recipients = vec![key];
        record
    };
    let found = |records: &[Record]| {
        let folder = Folder::with(records);
        let rows = folder.reader().disagreements(&Query::default(), 0, 9).unwrap().rows.rows;
        rows.iter().map(|happening| happening.disagreements.len()).sum::<usize>()
    };
    let migrants = killed("a", "source", "40 مهاجرا", 40.0);
    assert_eq!(found(&[migrants.clone(), killed("b", "command", "53 مهاجرا", 53.0)]), 1);
    assert_eq!(found(&[migrants, killed("c", "command", "5 جنود", 5.0)]), 0);
}

#[test]
fn ties_count_stories_and_framing_counts_voices() {
    let folder = Folder::with(&[
        attack("a", "2020-03-19", "الوسط", "source", 7.0),
        attack("b", "2020-03-20", "الشاهد", "command", 3.0),
    ]);
    let reader = folder.reader();
    let tie = reader.tie("haftar", "mitiga", &Query::default()).unwrap().rows;
    let month = &tie.months[0];
    assert_eq!((month.month.as_str(), month.claims, month.spread.stories), ("2020-03", 2, 2));
    assert!((month.balance + 9.5).abs() < 1e-6, "{month:?}");
    assert_eq!(reader.posts("command", &Query::default()).unwrap().rows.len(), 0, "it is negated");
    let portrait = reader.portrait("حفتر").unwrap();
    assert_eq!(portrait.spread.documents, 2);
    assert_eq!(portrait.outlets[0].names[0].words, "حفتر");
    assert_eq!(portrait.outlets[0].labels[0].tone.as_deref(), Some("neg"));
}

#[test]
fn a_question_is_answered_from_its_claims() {
    let folder = Folder::with(&[full("aa")]);
    let mut question = Gapped {
        gap: Gap::Actor,
        kind: Some("ASSAULT".into()),
        recipients: vec!["مطار معيتيقة".into()],
        text: "قصف مطار معيتيقة".into(),
        words: vec!["قصف".into()],
        ..Gapped::default()
    };
    let answers = folder.reader().answer(&question, 5).unwrap();
    assert_eq!(answers.answers[0].text, "حفتر");
    assert_eq!(answers.answers[0].claims, ["aa-0000000a"]);
    question.recipients = vec!["مطار القاهرة".into()];
    question.text = String::new();
    let none = folder.reader().answer(&question, 5).unwrap();
    assert!(none.answers.is_empty());
    assert_eq!(none.unknown, ["مطار القاهرة"]);
}

#[test]
fn a_manifest_names_its_inputs() {
    let folder = Folder::with(&[full("aa")]);
    let mut writer = folder.store.writer().unwrap();
    writer.read_with("aa", "{\"khabar\":\"0\"}").unwrap();
    let one = folder.reader().manifest(true).unwrap();
    assert_eq!((one.documents, one.runs[0].documents, one.without_run), (1, 1, 0));
    assert_eq!(one.inputs_in_full[0].sha256, full("aa").sha256);
    let other = Folder::with(&[full("aa")]);
    assert_eq!(other.reader().manifest(false).unwrap().inputs, one.inputs);
    assert_ne!(Folder::with(&[full("bb")]).reader().manifest(false).unwrap().inputs, one.inputs);
}
