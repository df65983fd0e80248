//! Tables of the user's own, places with their country, and the recogniser of names.

use std::fs;

use super::place::{Place, text};

const TOWN: &str =
    "77\tDar\tDar\tDar,دار الغروق\t15.5\t32.6\tP\tPPL\tSD\t\t01\t\t\t\t9\t\t3\tZ\t2020-01-01\n";
const IMPORT: [&str; 6] = ["gazetteer", "import", "--format", "geonames", "--out", "my/sudan.tsv"];

#[test]
fn an_imported_town_is_found_with_its_country() {
    let place = Place::new();
    place
        .write("sd.txt", TOWN)
        .write("my/notes.md", "")
        .write("a.txt", "عاد الوفد إلى دار الغروق.");
    let said = place.done(&[&IMPORT[..], &["sd.txt"]].concat());
    assert_eq!(said.trim(), "1 name of 1 line in my/sudan.tsv");
    let record = place.json(&["extract", "--gazetteer", "my", "a.txt"]);
    let town = record["entities"].as_array().unwrap().iter().find(|it| it["id"] == "gn_77");
    let town = town.unwrap_or_else(|| panic!("{record}"));
    assert_eq!((text(&town["within"]), text(&town["precision"])), ("sudan".into(), "town".into()));
}

#[test]
fn bad_lines_are_named_and_the_others_are_kept() {
    let place = Place::new();
    place.write("sd.txt", format!("{TOWN}no columns\n")).write("my/notes.md", "");
    let error = place.fails(1, &[&IMPORT[..], &["sd.txt"]].concat());
    assert_eq!(error.trim(), "sd.txt, line 2: expected the 19 columns of GeoNames, found 1");
    assert!(fs::read_to_string(place.path("my/sudan.tsv")).unwrap().contains("دار الغروق"));
}

#[test]
fn another_format_ends_the_import_and_leaves_the_old_table() {
    let place = Place::new();
    place.write("sd.txt", "x\n".repeat(30)).write("my/sudan.tsv", "old");
    let error = place.fails(1, &[&IMPORT[..], &["sd.txt"]].concat());
    assert!(error.contains("20 lines are bad, so it is taken for another format"), "{error}");
    assert_eq!(fs::read_to_string(place.path("my/sudan.tsv")).unwrap(), "old");
}

#[test]
fn a_table_with_a_wrong_row_is_refused_with_its_line() {
    let place = Place::new();
    place.write("my/disputed.tsv", "place\tclaimed_by\nnowhere\tSD|EG\n").write("a.txt", "نص.");
    let error = place.fails(1, &["extract", "--gazetteer", "my", "a.txt"]);
    assert!(error.contains("disputed.tsv, line 2") && error.contains("nowhere"), "{error}");
    let error = place.fails(1, &["extract", "--gazetteer", "none", "a.txt"]);
    assert!(error.contains("cannot read the folder of tables none"), "{error}");
}

#[test]
fn disputed_places_say_who_claims_them_and_the_table_can_be_replaced() {
    let place = Place::new();
    place.write("a.txt", "زار الوفد الجولان.").write("my/disputed.tsv", "place\tclaimed_by\n");
    let disputed = |args: &[&str]| {
        let record = place.json(args);
        let list = record["entities"].as_array().unwrap().clone();
        let golan = list.into_iter().find(|it| it["id"] == "golan_heights").unwrap();
        golan["disputed"].as_array().map(|codes| codes.iter().map(text).collect::<Vec<_>>())
    };
    assert_eq!(disputed(&["extract", "a.txt"]), Some(vec!["IL".into(), "SY".into()]));
    assert_eq!(disputed(&["extract", "--gazetteer", "my", "a.txt"]), None);
}

#[test]
fn without_a_publication_date_relative_times_have_no_value_and_a_note_says_so() {
    let place = Place::new();
    place.write("a.txt", "وصلت السفينة أمس.");
    let record = place.json(&["extract", "a.txt"]);
    assert!(record["times"][0]["value"].is_null(), "{record}");
    assert_eq!(record["notes"][0]["code"], "times.no-publication-date");
    let record = place.json(&["extract", "--published", "2020-03-15", "a.txt"]);
    assert_eq!(record["times"][0]["value"], "2020-03-14");
}

#[test]
fn names_are_trained_and_scored_on_tagged_tokens() {
    let place = Place::new();
    let sentence =
        "قال O\nسليم B-PERS\nالزين I-PERS\nامس O\n\nعاد O\nكريم B-PERS\nالبحري I-PERS\nاليوم O\n\n";
    place.write("t.txt", sentence.repeat(6));
    let first = place.done(&["train", "names", "--out", "a.bin", "t.txt"]);
    let second = place.done(&["train", "names", "--out", "b.bin", "t.txt"]);
    let hash = |said: &str| said.split_whitespace().next().map(str::to_owned);
    assert_eq!(hash(&first), hash(&second));
    assert_eq!(fs::read(place.path("a.bin")).unwrap(), fs::read(place.path("b.bin")).unwrap());
    let table = place.done(&["train", "names", "--cross-validate", "2", "t.txt"]);
    assert!(table.contains("PERS   1.000  1.000  1.000   12 / 12 / 12"), "{table}");
    let table = place.done(&["eval", "--names", "t.txt", "--tagged", "out.txt"]);
    assert!(table.contains("all"), "{table}");
    assert_eq!(fs::read_to_string(place.path("out.txt")).unwrap().lines().count(), 60);
    place.write("bad.txt", "كلمة\n");
    let error = place.fails(1, &["eval", "--names", "bad.txt"]);
    assert!(error.contains("line 1: expected a token, a space and a tag"), "{error}");
}
