//! `khabar eval`: the numbers of the annotation's own scorer.

use super::place::{AIRPORT, Place};

const GOLD: [(&str, &str); 2] = [
    ("gold/one.json", include_str!("gold/one.json")),
    ("gold/two.json", include_str!("gold/two.json")),
];
const SYSTEM: &str = include_str!("system/one.json");
/// What `score.py` prints for them, less its first line.
const EXPECTED: &str = include_str!("expected_scores.txt");

fn place() -> Place {
    let place = Place::new();
    for (name, json) in GOLD {
        place.write(name, json);
    }
    place.write("gold/notes.txt", "no annotation").write("system/one.json", SYSTEM);
    place
}

#[test]
fn scores_are_those_of_the_reference() {
    let place = place();
    let table = place.done(&["eval", "gold", "--system", "system"]);
    let (head, rows) = table.split_once('\n').unwrap();
    assert!(head.ends_with("right / gold / system, 2 documents"), "{head}");
    assert_eq!(rows, EXPECTED);
    let json = place.json(&["eval", "gold", "--system", "system", "--json"]);
    let rows = json.as_array().unwrap();
    assert_eq!(rows.len(), EXPECTED.lines().count());
    let layer = rows.iter().find(|row| row["layer"] == "times value").unwrap();
    assert_eq!((&layer["f1"], &layer["right"]), (&0.6667.into(), &1.0.into()));
}

#[test]
fn every_claim_of_the_annotation_has_one_cause() {
    let place = place();
    let errors = ["eval", "gold", "--system", "system", "--errors"];
    let table = place.done(&errors);
    assert!(table.contains("most frequent causes") && table.contains("all "), "{table}");
    let report = place.json(&[&errors[..], &["--json"]].concat());
    let scores = place.json(&["eval", "gold", "--system", "system", "--json"]);
    let attributed =
        scores.as_array().unwrap().iter().find(|row| row["layer"] == "attributed").unwrap();
    let (mut all, mut ok) = (0, 0);
    for causes in report["by_type"].as_object().unwrap().values() {
        all +=
            causes.as_object().unwrap().values().filter_map(serde_json::Value::as_u64).sum::<u64>();
        ok += causes["ok"].as_u64().unwrap_or(0);
    }
    let counts = [all, ok].map(|count| format!("{count}.0"));
    assert_eq!(counts, ["gold", "right"].map(|name| attributed[name].to_string()));
    place.fails(2, &["eval", "gold", "--errors", "--floors", "floors.tsv"]);
}

#[test]
fn an_annotation_scored_on_itself_is_right() {
    let place = place();
    let json = place.json(&["eval", "gold", "--system", "gold", "--json"]);
    for row in json.as_array().unwrap() {
        assert_eq!((&row["right"], &row["gold"]), (&row["system"], &row["system"]), "{row}");
    }
}

#[test]
fn a_layer_under_its_floor_fails() {
    let place = place();
    let eval = ["eval", "gold", "--system", "system", "--floors", "floors.tsv"];
    place.write("floors.tsv", "# layer\tfloor\nframing\t0.66\ntrigger-id\t0\n");
    place.done(&eval);
    place.write("floors.tsv", "framing\t0.67\nquantities value\t0.5\n");
    let complaint = place.fails(1, &eval);
    insta::assert_snapshot!(complaint, @r"
        framing: F1 0.6667 is under the floor 0.67
        quantities value: F1 0.0000 is under the floor 0.5
        ");
    for wrong in ["framing 0.5", "framing\thigh", "framing\tNaN", "freming\t0.5"] {
        place.write("floors.tsv", wrong);
        assert!(place.fails(1, &eval).starts_with("khabar: floors.tsv: "), "{wrong}");
    }
}

#[test]
fn texts_are_read_anew() {
    let place = Place::new();
    place.write("texts/a.txt", AIRPORT);
    place.write("m.csv", "file,published\na.txt,2020-08-22\n");
    place.done(&["extract", "--metadata", "m.csv", "--out", "gold", "texts"]);
    let by_texts = ["eval", "gold", "--json", "--texts", "texts", "--metadata", "m.csv"];
    let rows = place.json(&by_texts);
    assert_eq!(rows, place.json(&["eval", "gold", "--json"]));
    let claims = rows.as_array().unwrap().iter().find(|row| row["layer"] == "attributed").unwrap();
    assert_eq!(claims["f1"], 1.0);
    place.write("texts/a.txt", format!("{AIRPORT} "));
    let complaint = place.fails(1, &by_texts);
    assert!(complaint.contains("the text that was read is not the annotated text"), "{complaint}");
}
