//! The JSON of the data contract, out and in.

use std::fs;

use serde_json::{Value, json};

use super::place::{AIRPORT, MEETING, Place, text};

#[test]
fn what_was_extracted_is_stored_as_it_is() {
    let place = Place::new();
    // The mark is no part of the text but of the bytes, so it counts for the id.
    place.write("texts/a.txt", format!("\u{FEFF}{AIRPORT}")).write("texts/b.txt", MEETING);
    place.done(&["extract", "--published", "2020-08-22", "--out", "json", "texts"]);
    let names = ["json/a.json", "json/b.json"];
    let mut extracted = names
        .map(|name| serde_json::from_slice::<Value>(&fs::read(place.path(name)).unwrap()).unwrap());
    // Somebody corrects a claim by hand.
    extracted[0]["claims"][0]["score"] = json!(0.25);
    place.write("json/a.json", extracted[0].to_string());
    place.done(&["add", "json"]);
    for record in &extracted {
        assert!(!record["claims"].as_array().unwrap().is_empty());
        assert_eq!(&place.json(&["show", "--json", &text(&record["id"])]), record);
    }
    let again = place.json(&["add", "--json", "texts"]);
    assert_eq!(again["already_stored"], 2);
}

#[test]
fn a_text_with_an_id_is_read() {
    let place = Place::new();
    place.write(
        "a.json",
        json!({"id": "x", "text": AIRPORT, "published": "2020-08-22"}).to_string(),
    );
    place.write("a.txt", AIRPORT);
    let read = place.json(&["extract", "a.json"]);
    assert!(!read["claims"].as_array().unwrap().is_empty());
    assert_eq!(read, place.json(&["extract", "--published", "2020-08-22", "a.txt"]));
}

#[test]
fn metadata_fills_what_the_file_leaves_open() {
    let place = Place::new();
    place.write("a.txt", AIRPORT);
    place.done(&["extract", "--out", "json", "a.txt"]);
    place.write("m.csv", "file,outlet,published\na.json,وكالة,2020-08-22\n");
    let filled = place.json(&["extract", "--metadata", "m.csv", "json/a.json"]);
    assert_eq!((&filled["outlet"], &filled["published"]), (&"وكالة".into(), &"2020-08-22".into()));
}

#[test]
fn one_line_a_document_or_one_file() {
    let place = Place::new();
    place.write("x/a.txt", AIRPORT).write("y/a.txt", MEETING).write("y/empty.txt", "");
    let said = place.run(&["extract", "x", "y"]);
    assert_eq!(said.code, Some(1));
    let lines: Vec<Value> =
        said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!([text(&lines[0]["text"]), text(&lines[1]["text"])], [AIRPORT, MEETING]);
    insta::assert_snapshot!(said.err, @r"not read: y/empty.txt is empty");
    // Two texts of one name are two files.
    place.run(&["extract", "--out", "out", "x", "y"]);
    let mut names: Vec<_> = fs::read_dir(place.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, [format!("a-{}.json", text(&lines[1]["id"])), "a.json".to_string()]);
}

#[test]
fn no_input_is_written_over() {
    let place = Place::new();
    let own = json!({"id": "x", "text": AIRPORT}).to_string();
    place.write("in/a.json", &own).write("in/a.txt", MEETING);
    insta::assert_snapshot!(place.fails(1, &["extract", "--out", "in", "in"]), @r"khabar: in/a.json is one of the files to read and would be written over: expected another folder as --out");
    assert_eq!(fs::read_to_string(place.path("in/a.json")).unwrap(), own);
}

#[test]
fn one_unsound_file_does_not_keep_the_others_out() {
    let place = Place::new();
    place.write("a.txt", AIRPORT).write("z.txt", MEETING);
    place.done(&["extract", "--out", "in", "a.txt"]);
    let mut record: Value =
        serde_json::from_slice(&fs::read(place.path("in/a.json")).unwrap()).unwrap();
    let sound = record.clone();
    record["claims"][0]["trigger"] = json!([5, 100_000]);
    place.write("in/a.json", record.to_string());
    record = sound.clone();
    record["published"] = json!("soon");
    place.write("in/b.json", record.to_string());
    record = sound.clone();
    record["kind"] = json!("poem");
    place.write("in/c.json", record.to_string());
    record = sound.clone();
    record["sha256"] = json!("1234");
    place.write("in/d.json", record.to_string());
    place.write("in/e.json", "{\"id\": \"x\"").write("in/f.json", "[]");
    place.write("in/g.json", format!("{sound}\n{sound}\n"));
    place.write("in/h.json", "{\"id\": \"x\", \"text\": \"  \"}");
    let said = place.run(&["add", "in", "z.txt"]);
    assert_eq!(said.code, Some(1));
    assert_eq!(place.stored().len(), 1);
    insta::assert_snapshot!(said.err, @r#"
        not read: in/a.json is not sound: claim 0 stands at 5..100000: expected a place in the text, which has 84 code points
        not read: in/b.json was published `soon`: expected a day of the calendar as YYYY-MM-DD, for example 2020-08-22
        not read: in/c.json is of kind `poem`: expected news, opinion or analysis
        not read: in/d.json has the sha256 `1234`: expected 64 hexadecimal digits
        not read: in/e.json is not one JSON object of the data contract (docs/format.md), as `khabar extract --out` writes it: EOF while parsing an object at line 1 column 10
        not read: in/f.json is not one JSON object of the data contract (docs/format.md), as `khabar extract --out` writes it: invalid length 0, expected struct Record with 19 elements at line 1 column 2
        not read: in/g.json is not one JSON object of the data contract (docs/format.md), as `khabar extract --out` writes it: trailing characters at line 2 column 1
        not read: in/h.json holds no text
        "#);
}
