//! `khabar export`: files for the tools of the field.

use std::fs;

use serde_json::Value;

use super::place::Place;

fn exported(place: &Place, args: &[&str]) -> String {
    place.done(&[&["export", "--out", "out"], args].concat());
    fs::read_to_string(place.path("out")).unwrap()
}

/// A cell of the first row of a table.
fn cell(table: &str, delimiter: u8, column: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(table.as_bytes());
    let index = reader.headers().unwrap().iter().position(|name| name == column).unwrap();
    reader.records().next().unwrap().unwrap()[index].to_string()
}

#[test]
fn claims_come_in_three_shapes() {
    let place = Place::new();
    place.write("a.txt", "قال غسان سلامة إن مقاتلات قصفت مدينة طرابلس يوم الثلاثاء.");
    place.done(&["add", "--published", "2020-08-22", "a.txt"]);
    let lines = exported(&place, &["--format", "plover", "type:ASSAULT"]);
    let line: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&line["event_type"], &line["date"]["day"]),
        (&"ASSAULT".into(), &"2020-08-18".into())
    );
    assert_eq!(line["sources"][0]["key"], "ghassan_salame");
    let table = exported(&place, &["--format", "polecat", "type:ASSAULT"]);
    assert!(
        table.starts_with("Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code")
    );
    assert_eq!(cell(&table, b'\t', "Event Date"), "2020-08-18");
    assert_eq!(cell(&table, b'\t', "chain"), "ghassan_salame");
    assert_eq!(cell(&table, b'\t', "cues"), "قال");
    let table = exported(&place, &["--format", "acled", "--bom"]);
    let table = table.strip_prefix('\u{FEFF}').unwrap();
    assert_eq!(cell(table, b',', "event_type"), "Explosions/Remote violence");
    assert_eq!(cell(table, b',', "time_precision"), "1");
    let about = fs::read_to_string(place.path("out.about.txt")).unwrap();
    assert!(about.contains("not an event that anybody has verified"), "{about}");
    assert!(!place.path("out.part").exists());
}

#[test]
fn the_same_collection_gives_the_same_bytes() {
    let place = Place::with_collection();
    let polecat = ["--format", "polecat"];
    assert_eq!(exported(&place, &polecat), exported(&place, &polecat));
}

#[test]
fn ties_are_left_out_and_counted() {
    let place = Place::new();
    place.write(
        "a.txt",
        "أكد سامح شكري أن قوات الجيش تسيطر على مدينة سرت، وقصفت طائرات مطار معيتيقة.",
    );
    place.done(&["add", "--published", "2020-08-22", "a.txt"]);
    let said = place.run(&["export", "--format", "plover", "--out", "out"]);
    let (without, err) = (fs::read_to_string(place.path("out")).unwrap(), said.err);
    assert!(
        err.contains("left out 1 claim: a tie is no event of PLOVER (--ties takes them in)"),
        "{err}"
    );
    assert!(!without.contains("\"tie\":true"));
    let with = exported(&place, &["--format", "plover", "--ties"]);
    assert!(with.contains("\"tie\":true") && with.lines().count() > without.lines().count());
}

#[test]
fn what_cannot_be_is_told() {
    let place = Place::with_collection();
    let complain = |args: &[&str]| place.fails(1, &[&["export", "--out"], args].concat());
    insta::assert_snapshot!(complain(&["out", "--format", "acled", "--ties"]), @"khabar: ACLED has no place for ties: expected --ties with plover or polecat");
    insta::assert_snapshot!(complain(&["out", "--format", "plover", "--bom"]), @"khabar: JSON begins without a byte order mark: expected --bom with polecat or acled");
    let complaint = complain(&["none/out", "--format", "plover"]);
    assert!(complaint.starts_with("khabar: cannot write none/out"), "{complaint}");
    place.fails(2, &["export", "--format", "cameo", "--out", "out"]);
    assert!(!place.path("out").exists());
}
