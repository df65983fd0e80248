//! Files and folders that are not what they should be.

use std::{fs, io::Write};

use super::place::{AIRPORT, MEETING, Place};

#[test]
fn files_that_hold_no_text_are_named() {
    let place = Place::new();
    place.write("in/a.txt", AIRPORT).write("in/empty.txt", "").write("in/blank.txt", " \n\n");
    place.write("in/picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").write("in/zeros.txt", [0; 100]);
    let said = place.run(&["add", "in"]);
    assert_eq!(said.code, Some(1));
    insta::assert_snapshot!(said.err, @r"
        not read: in/blank.txt holds no text
        not read: in/empty.txt is empty
        not read: in/picture.txt is no text: expected text, found a PNG image
        not read: in/zeros.txt is no text: expected text, found control bytes
        ");
    insta::assert_snapshot!(said.out, @r"stored 1 document with 1 claim in khabar-store; 4 files not read");
}

#[test]
fn broken_bytes_are_stored_with_a_note() {
    let place = Place::new();
    let mut bytes = AIRPORT.as_bytes().to_vec();
    bytes.extend(b" \xff\xfe \xc0");
    place.write("a.txt", bytes);
    let said = place.run(&["add", "a.txt"]);
    assert_eq!(said.code, Some(0));
    insta::assert_snapshot!(said.err, @r"note: a.txt: Expected UTF-8 text, found bytes that are no character in 3 places; U+FFFD stands there.");
    let id = &place.stored()[0];
    assert!(place.done(&["show", id]).contains("note: Expected UTF-8 text"));
}

#[test]
fn a_line_of_200_megabytes_is_refused() {
    let place = Place::new();
    let mut file = fs::File::create(place.path("line.txt")).unwrap();
    file.write_all(AIRPORT.as_bytes()).unwrap();
    file.set_len(200_000_000).unwrap();
    place.write("a.txt", MEETING);
    let said = place.run(&["add", "line.txt", "a.txt"]);
    assert_eq!((said.code, place.stored().len()), (Some(1), 1));
    insta::assert_snapshot!(said.err, @r"not read: line.txt holds more than 4 MiB, as no article does; split it, one article a file");
}

#[test]
fn paths_that_are_not_there() {
    let place = Place::new();
    place.write("in/a.doc", "x");
    let all = [
        place.fails(1, &["add", "in/none.txt"]),
        place.fails(1, &["add", "in"]),
        place.fails(1, &["show"]),
        place.fails(1, &["search", "خبر"]),
        place.fails(1, &["explain", "3f2a"]),
        place.fails(1, &["serve", "--store", "in"]),
        place.fails(1, &["eval", "none"]),
        place.fails(1, &["eval", "in"]),
    ];
    insta::assert_snapshot!(all.concat(), @r"
        khabar: cannot read in/none.txt: No such file or directory (os error 2)
        khabar: found no .txt or .json file in in
        khabar: there is no store at khabar-store: expected the file khabar.db in it; `khabar add` makes one
        khabar: there is no store at khabar-store: expected the file khabar.db in it; `khabar add` makes one
        khabar: there is no store at khabar-store: expected the file khabar.db in it; `khabar add` makes one
        khabar: there is no store at in: expected the file khabar.db in it; `khabar add` makes one
        khabar: cannot read none: No such file or directory (os error 2)
        khabar: found no .json file in in
        ");
    assert!(!place.path("khabar-store").exists());
}

#[test]
fn a_store_that_is_none_is_left_alone() {
    let place = Place::with_collection();
    place.write("file", "x").write("other/khabar.db", "not a database, but a diary of mine");
    let add = |store: &str| place.fails(1, &["add", "--store", store, "texts"]);
    let all = [add("file"), add("other"), place.fails(1, &["show", "--store", "other"])];
    insta::assert_snapshot!(all.concat(), @r#"
        khabar: file is a file: expected a folder, because a store is a folder
        khabar: other/khabar.db is not the database of a store: expected a file that begins with "SQLite format 3", found one of 35 bytes that begins with "not a database,"
        khabar: other/khabar.db is not the database of a store: expected a file that begins with "SQLite format 3", found one of 35 bytes that begins with "not a database,"
        "#);
    let kept = fs::read_to_string(place.path("other/khabar.db")).unwrap();
    assert_eq!(kept, "not a database, but a diary of mine");
}

#[test]
fn a_newer_format_is_left_alone() {
    let place = Place::with_collection();
    let path = place.path("khabar-store/khabar.db");
    let mut bytes = fs::read(&path).unwrap();
    // The format stands big-endian in the header of every SQLite file, as `user_version`.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    let all = [place.fails(1, &["add", "texts"]), place.fails(1, &["show"])];
    insta::assert_snapshot!(all.concat(), @r"
        khabar: khabar-store/khabar.db was written by a newer Khabar: expected format 5 or older, found format 99; it was left untouched
        khabar: khabar-store/khabar.db was written by a newer Khabar: expected format 5 or older, found format 99; it was left untouched
        ");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_a_failure() {
    let place = Place::with_collection();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = place.command(super::place::KHABAR);
    let said = super::place::Said::from(command.arg("show").stdout(full).output().unwrap());
    assert_eq!(said.code, Some(1));
    insta::assert_snapshot!(said.err, @r"khabar: cannot write to standard output: No space left on device (os error 28)");
}

#[test]
#[cfg(unix)]
fn a_reader_who_leaves_early_is_no_failure() {
    let place = Place::with_collection();
    for args in [&["show"][..], &["show", "--json"], &["extract", "texts"], &["add", "-v", "texts"]]
    {
        let mut command = place.command(super::place::KHABAR);
        command
            .args(args)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let said = super::place::Said::from(child.wait_with_output().unwrap());
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{args:?}");
    }
}
