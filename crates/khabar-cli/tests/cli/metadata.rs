//! `--metadata` and `--published`.

use super::place::{AIRPORT, MEETING, Place};

fn place() -> Place {
    let place = Place::new();
    place.write("texts/a.txt", AIRPORT).write("texts/b.txt", MEETING);
    place
}

#[test]
fn rows_go_to_their_files_and_the_option_to_the_others() {
    let place = place();
    // As spreadsheets write it: a byte order mark, CRLF, a quoted comma.
    let table = "\u{FEFF}file,published,outlet,title,author,url\r\n\
        a.txt,2019-04-09,وكالة (نموذج),\"قصف, ونفي\",سلمى,https://example.invalid/1\r\n";
    place.write("metadata.csv", table);
    place.done(&["add", "--metadata", "metadata.csv", "--published", "2020-08-22", "texts"]);
    let list = place.json(&["show", "--json"]);
    let row = |at: usize| {
        let id = list["rows"][at]["id"].as_str().unwrap().to_string();
        place.json(&["show", "--json", &id])
    };
    let (b, a) = (row(0), row(1));
    assert_eq!((&b["published"], &b["published_from"]), (&"2020-08-22".into(), &"header".into()));
    assert_eq!(b["outlet"], serde_json::Value::Null);
    assert_eq!(a["published"], "2019-04-09");
    assert_eq!(a["outlet"], "وكالة (نموذج)");
    assert_eq!(a["title"], "قصف, ونفي");
    assert_eq!(a["author"], "سلمى");
    assert_eq!(a["url"], "https://example.invalid/1");
}

#[test]
fn what_does_not_fit_is_noted() {
    let place = place();
    place.write("texts/other/a.txt", "خبر آخر قصير.");
    place.write("metadata.csv", "file,date\na.txt,2019-04-09\nz.txt,2019-04-09\n");
    let said = place.run(&["add", "--metadata", "metadata.csv", "texts"]);
    assert_eq!(said.code, Some(0));
    insta::assert_snapshot!(said.err, @r"
        note: the metadata names z.txt, not among the files given
        note: several files are called a.txt, and the row of the metadata was taken for each; write folder/name in the column `file` to tell them apart
        note: the metadata has columns that are not used: date (used are file, published, outlet, title, author, url, kind)
        ");
}

#[test]
fn files_of_one_name_are_told_apart_by_their_folder() {
    let place = Place::new();
    place.write("texts/x/1.txt", AIRPORT).write("texts/y/1.txt", MEETING);
    place.write("metadata.csv", "file,outlet\nx/1.txt,س\n./texts/y/1.txt,ص\n");
    let said = place.run(&["add", "--metadata", "metadata.csv", "texts"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let list = place.json(&["show", "--json"]);
    let outlets = ["texts/x/1.txt", "texts/y/1.txt"].map(|name| {
        let rows = list["rows"].as_array().unwrap();
        rows.iter().find(|row| row["name"] == name).unwrap()["outlet"].clone()
    });
    assert_eq!(outlets, ["س", "ص"]);
}

#[test]
fn a_wrong_table_stores_nothing() {
    let place = place();
    let complaint = |table: &[u8]| {
        place.write("metadata.csv", table);
        let said = place.fails(1, &["add", "--metadata", "metadata.csv", "texts"]);
        assert!(!place.path("khabar-store").exists());
        said
    };
    let all = [
        complaint(b"file,published\na.txt,2019-04-09\nb.txt,09/04/2019\n"),
        complaint(b"file,published\na.txt,2019-02-30\n"),
        complaint(b"name,published\na.txt,2019-04-09\n"),
        complaint(b"file;published\na.txt;2019-04-09\n"),
        complaint(b"file,published\na.txt,2019-04-09\na.txt,2019-04-10\n"),
        complaint(b"file,published\n,2019-04-09\n"),
        complaint(b"file,kind\na.txt,poem\n"),
        complaint(b"file,outlet\na.txt,x,y\n"),
        complaint(b"file,outlet\na.txt,\xe3\xe4\n"),
        complaint(b""),
    ];
    insta::assert_snapshot!(all.concat(), @r#"
        khabar: cannot read the metadata file metadata.csv: line 3: b.txt has `09/04/2019` in the column `published`: expected a day of the calendar as YYYY-MM-DD, for example 2020-08-22
        khabar: cannot read the metadata file metadata.csv: line 2: a.txt has `2019-02-30` in the column `published`: expected a day of the calendar as YYYY-MM-DD, for example 2020-08-22
        khabar: cannot read the metadata file metadata.csv: expected a column `file` in the first line, with commas between the columns, found: name, published
        khabar: cannot read the metadata file metadata.csv: expected a column `file` in the first line, with commas between the columns, found: file;published
        khabar: cannot read the metadata file metadata.csv: line 3: a.txt has a row above: expected each file once
        khabar: cannot read the metadata file metadata.csv: line 2: the column `file` is empty
        khabar: cannot read the metadata file metadata.csv: line 2: a.txt has `poem` in the column `kind`: expected news, opinion or analysis
        khabar: cannot read the metadata file metadata.csv: CSV error: record 1 (line: 2, byte: 12): found record with 3 fields, but the previous record has 2 fields
        khabar: cannot read the metadata file metadata.csv: expected UTF-8; save it as "CSV UTF-8"
        khabar: cannot read the metadata file metadata.csv: expected a column `file` in the first line, with commas between the columns, found:
        "#);
    insta::assert_snapshot!(place.fails(2, &["add", "--published", "yesterday", "texts"]), @r"
        error: invalid value 'yesterday' for '--published <DATE>': expected a day of the calendar as YYYY-MM-DD, for example 2020-08-22

        For more information, try '--help'.
        ");
    insta::assert_snapshot!(place.fails(1, &["add", "--metadata", "none.csv", "texts"]), @r"khabar: cannot read the metadata file none.csv: No such file or directory (os error 2)");
}
