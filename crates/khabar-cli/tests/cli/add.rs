//! `khabar add`: folders, twice, beside another, and what it says.

use super::place::{AIRPORT, MEETING, Place};

#[test]
fn texts_of_a_folder_are_stored_once() {
    let place = Place::new();
    place.write("texts/a.txt", AIRPORT).write("texts/deep/b.TXT", MEETING);
    place
        .write("texts/c.pdf", "%PDF-")
        .write("texts/._a.txt", "\u{0}\u{1}")
        .write("texts/.git/d.txt", "x");
    insta::assert_snapshot!(place.done(&["add", "texts"]), @r"stored 2 documents with 2 claims in khabar-store; 1 file passed over, neither .txt nor .json");
    insta::assert_snapshot!(place.done(&["add", "texts", "texts/a.txt"]), @r"stored 0 documents with 0 claims in khabar-store; 3 files stored before; 1 file passed over, neither .txt nor .json");
    assert_eq!(place.stored().len(), 2);
}

#[test]
fn a_collection_inside_the_folder_is_not_read() {
    let place = Place::new();
    place.write("a.txt", AIRPORT);
    place.done(&["add", "."]);
    let again = place.json(&["add", "--json", "."]);
    assert_eq!((&again["already_stored"], &again["failed"]), (&1.into(), &serde_json::json!([])));
}

#[test]
fn the_same_text_twice_in_one_run_is_one_document() {
    let place = Place::new();
    place.write("texts/a.txt", AIRPORT).write("texts/b.txt", AIRPORT);
    let outcome = place.json(&["add", "--json", "texts"]);
    assert_eq!((&outcome["stored"], &outcome["already_stored"]), (&1.into(), &1.into()));
}

#[test]
fn verbose_tells_of_each_file() {
    let place = Place::new();
    place.write("texts/a.txt", AIRPORT).write("texts/b.txt", "").write("texts/c.txt", AIRPORT);
    let said = place.run(&["add", "-v", "texts"]);
    assert_eq!(said.code, Some(1));
    insta::assert_snapshot!(said.out, @r"
        stored 28cf7728b292f588 texts/a.txt
        not read texts/b.txt
        already stored 28cf7728b292f588 texts/c.txt
        stored 1 document with 1 claim in khabar-store; 1 file stored before; 1 file not read
        ");
    insta::assert_snapshot!(said.err, @r"not read: texts/b.txt is empty");
    let lines = place.run(&["add", "-v", "--json", "texts"]).out;
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let outcomes: Vec<_> = lines.iter().map(|line| line["outcome"].as_str()).collect();
    assert_eq!(outcomes, [Some("already stored"), Some("not read"), Some("already stored"), None]);
    assert_eq!(lines[3]["already_stored"], 2);
}

#[test]
fn two_at_once_lose_nothing() {
    let place = Place::new();
    for number in 0..60 {
        let folder = if number < 30 { "left" } else { "right" };
        place.write(&format!("{folder}/{number}.txt"), format!("{AIRPORT} {number}"));
        place.write(&format!("both/{number}.txt"), format!("{MEETING} {number}"));
    }
    let start = |folder: &str| {
        let mut command = place.command(super::place::KHABAR);
        command.args(["add", "-v", folder, "both"]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        command.spawn().unwrap()
    };
    let both = [start("left"), start("right")];
    let mut reported = Vec::new();
    for child in both {
        let said = super::place::Said::from(child.wait_with_output().unwrap());
        let waited_too_long = said.err.contains("another writer is at work");
        assert!(said.code == Some(0) || (said.code == Some(1) && waited_too_long), "{said:?}");
        let stored = said.out.lines().filter_map(|line| line.strip_prefix("stored "));
        reported.extend(stored.filter_map(|line| Some(line.split_once(' ')?.0.to_string())));
    }
    // The last line of each run begins "stored N documents".
    reported.retain(|id| id.len() == 16);
    reported.sort();
    let mut stored = place.stored();
    stored.sort();
    assert_eq!(reported, stored);
    place.done(&["add", "left", "right", "both"]);
    assert_eq!(place.stored().len(), 120);
}
