//! Decisions about two things at once, and files that could not be read: kept, carried on, taken back.

use khabar_store::{
    Added,
    corrections::{Correction, Deed, Verdicts, read_lines},
};

use crate::sample::{Folder, full};

fn made(id: &str, deed: Deed) -> Correction {
    Correction { id: id.into(), ..Correction::now("منى".into(), String::new(), deed) }
}

fn dismissed(claim: &str, other: &str) -> Deed {
    Deed::DismissDisagreement { claim: claim.into(), other: other.into(), field: "killed".into() }
}

#[test]
fn what_is_decided_about_two_changes_no_record_and_is_taken_back() {
    let folder = Folder::with(&[full("aa"), full("bb")]);
    let mut writer = folder.store.writer().unwrap();
    let two = Deed::Distinct { entity: "haftar".into(), other: "command".into() };
    writer.correct(&made("1", two.clone())).unwrap();
    writer.correct(&made("2", dismissed("aa-0000000a", "bb-0000000a"))).unwrap();
    let reader = folder.reader();
    assert_eq!(reader.corrected("aa").unwrap(), reader.document("aa").unwrap());
    writer.correct(&made("3", Deed::Undo { correction: "2".into() })).unwrap();
    let undone: Vec<bool> =
        folder.reader().corrections().unwrap().into_iter().map(|(_, undone)| undone).collect();
    assert_eq!(undone, [false, true, false]);
    // As a line of an exported log it is the same decision.
    let line = serde_json::to_string(&made("1", two.clone())).unwrap();
    assert!(line.contains(r#""do":"distinct","entity":"haftar","other":"command""#), "{line}");
    assert_eq!(read_lines(line.as_bytes()).unwrap()[0].deed, two);
}

#[test]
fn what_is_not_there_or_the_same_cannot_be_told_apart() {
    let folder = Folder::with(&[full("aa")]);
    let mut writer = folder.store.writer().unwrap();
    let mut refused = |deed: Deed| writer.correct(&made("1", deed)).unwrap_err().to_string();
    let distinct =
        |entity: &str, other: &str| Deed::Distinct { entity: entity.into(), other: other.into() };
    assert!(
        refused(distinct("haftar", "haftar"))
            .ends_with("an entity is not another than itself: haftar")
    );
    assert!(refused(distinct("haftar", "nobody")).ends_with("there is no entity nobody"));
    assert!(refused(dismissed("aa-0000000a", "zz-1")).ends_with("there is no claim zz-1"));
    assert!(
        refused(dismissed("aa-0000000a", "aa-0000000a"))
            .ends_with("a claim does not differ from itself: aa-0000000a")
    );
}

#[test]
fn a_decision_about_two_claims_follows_both_into_a_new_reading() {
    let folder = Folder::with(&[full("aa"), full("bb")]);
    let mut writer = folder.store.writer().unwrap();
    writer.correct(&made("1", dismissed("aa-0000000a", "bb-0000000a"))).unwrap();
    for (document, id) in [("aa", "aa-000000ff"), ("bb", "bb-000000ee")] {
        let mut new = full(document);
        new.claims[0].id = id.into();
        let reread = writer.replace(&new).unwrap();
        assert_eq!(reread.orphaned, Vec::<String>::new());
    }
    let last = folder.reader().corrections().unwrap().pop().unwrap().0;
    assert_eq!(last.deed, dismissed("aa-000000ff", "bb-000000ee"));
}

#[test]
fn a_file_that_could_not_be_read_is_remembered_until_it_is_there() {
    let folder = Folder::new();
    let mut writer = folder.store.writer().unwrap();
    writer.failed("a.txt", "empty", "is empty").unwrap();
    writer.failed("b.txt", "binary", "is no text").unwrap();
    writer.failed("a.txt", "blank", "holds no text").unwrap();
    let failures = folder.reader().failures(0, 10).unwrap();
    let told: Vec<(&str, &str)> =
        failures.rows.iter().map(|one| (one.file.as_str(), one.code.as_str())).collect();
    assert_eq!(told, [("a.txt", "blank"), ("b.txt", "binary")]);
    assert_eq!(failures.rows[0].made.len(), "2020-02-29T00:00:00Z".len());
    assert_eq!(folder.reader().failures(1, 1).unwrap().rows[0].file, "b.txt");
    assert_eq!(writer.add(&full("aa"), "a.txt").unwrap(), Added::New);
    writer.mended("b.txt").unwrap();
    assert_eq!(folder.reader().failures(0, 10).unwrap().total, 0);
}

#[test]
fn what_people_decided_about_claims_is_counted_by_the_type_that_was_read() {
    let folder = Folder::with(&[full("aa"), full("bb"), full("cc"), full("dd")]);
    let mut writer = folder.store.writer().unwrap();
    let read = folder.reader().document("aa").unwrap().unwrap().claims[0].clone();
    let claim = |document: &str| format!("{document}-0000000a");
    let retype = |document: &str, kind: &str, mode: Option<String>| Deed::Retype {
        claim: claim(document),
        r#type: kind.into(),
        mode,
    };
    for (id, deed) in [
        ("1", Deed::Confirm { claim: claim("aa") }),
        // The last of two holds.
        ("2", Deed::Confirm { claim: claim("bb") }),
        ("3", Deed::Reject { claim: claim("bb") }),
        ("4", retype("cc", "AID", None)),
        // What is corrected to what it was is confirmed.
        ("5", retype("dd", &read.kind, read.mode.clone())),
    ] {
        writer.correct(&made(id, deed)).unwrap();
    }
    let reviewed = folder.reader().reviewed().unwrap();
    let verdicts = Verdicts { looked_at: 4, confirmed: 2, rejected: 1, retyped: 1 };
    assert_eq!((reviewed.verdicts, reviewed.gone), (verdicts, 0));
    assert_eq!(reviewed.types.len(), 1);
    assert_eq!((&reviewed.types[0].r#type, reviewed.types[0].verdicts), (&read.kind, verdicts));
    // What is taken back counts no more, nor does what another reading does not make.
    writer.correct(&made("6", Deed::Undo { correction: "4".into() })).unwrap();
    let mut new = full("aa");
    new.claims.clear();
    writer.replace(&new).unwrap();
    let reviewed = folder.reader().reviewed().unwrap();
    let verdicts = Verdicts { looked_at: 2, confirmed: 1, rejected: 1, retyped: 0 };
    assert_eq!((reviewed.verdicts, reviewed.gone), (verdicts, 1));
}
