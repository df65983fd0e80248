//! Every error is a sentence that says where, what was expected and what was found.

use std::{error::Error, fs, path::Path, time::Duration};

use insta::assert_snapshot;
use khabar_store::{Record, Store, StoreError};
use rusqlite::Connection;

use crate::sample::{Folder, full, plain};

/// The error with what lies beneath it, and with its folder called `DIR`.
fn say(error: &StoreError, place: &Path) -> String {
    let mut text = error.to_string();
    let mut beneath = error.source();
    while let Some(error) = beneath {
        text = format!("{text}\n  {error}");
        beneath = error.source();
    }
    text.replace(&place.display().to_string(), "DIR")
}

#[test]
fn there_is_no_store() {
    let place = tempfile::TempDir::new().unwrap();
    let error = Store::open(&place.path().join("none")).unwrap_err();
    assert!(error.is_missing());
    assert_snapshot!(say(&error, place.path()), @"there is no store at DIR/none: expected the file khabar.db in it; `khabar add` makes one");
    let error = Store::open(place.path()).unwrap_err();
    assert!(error.is_missing());
    fs::write(place.path().join("file"), "x").unwrap();
    let error = Store::create_or_open(&place.path().join("file")).unwrap_err();
    assert_snapshot!(say(&error, place.path()), @"DIR/file is a file: expected a folder, because a store is a folder");
}

#[test]
fn the_folder_cannot_be_made() {
    let error = Store::create_or_open(Path::new("/proc/khabar/store")).unwrap_err();
    assert_snapshot!(say(&error, Path::new("/nowhere")), @r#"
cannot create the store /proc/khabar/store
  No such file or directory (os error 2)
"#);
}

#[test]
fn the_file_is_no_database() {
    let place = tempfile::TempDir::new().unwrap();
    let path = place.path().join("khabar.db");
    for content in ["خبر عاجل: ليس هذا ملف قاعدة بيانات", "SQLite format 3\0cut off"]
    {
        fs::write(&path, content).unwrap();
        let error = Store::open(place.path()).unwrap_err();
        assert_eq!(error.to_string(), Store::create_or_open(place.path()).unwrap_err().to_string());
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
    fs::write(&path, "Dear diary, this is no database.").unwrap();
    assert_snapshot!(say(&Store::open(place.path()).unwrap_err(), place.path()), @r#"DIR/khabar.db is not the database of a store: expected a file that begins with "SQLite format 3", found one of 32 bytes that begins with "Dear diary, thi""#);
}

#[test]
fn the_database_is_of_another_program() {
    let place = tempfile::TempDir::new().unwrap();
    let path = place.path().join("khabar.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE theirs (x)").unwrap();
    let before = fs::read(&path).unwrap();
    assert_snapshot!(say(&Store::open(place.path()).unwrap_err(), place.path()), @"DIR/khabar.db is a database of another program: expected the application id 0x4b484252, found 0x00000000; it was left untouched");
    Store::create_or_open(place.path()).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn the_format_is_newer() {
    let folder = Folder::with(&[full("aa")]);
    let path = folder.store.folder().join("khabar.db");
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 7).unwrap();
    drop(connection);
    let (before, files) = (fs::read(&path).unwrap(), files(folder.store.folder()));
    let error = Store::open(folder.store.folder()).unwrap_err();
    assert_snapshot!(say(&error, folder.place.path()), @"DIR/store/khabar.db was written by a newer Khabar: expected format 5 or older, found format 7; it was left untouched");
    Store::create_or_open(folder.store.folder()).unwrap_err();
    folder.store.reader().unwrap_err();
    folder.store.writer().unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(self::files(folder.store.folder()) >= files);
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn another_writer_is_at_work() {
    let folder = Folder::new();
    let first = folder.store.writer().unwrap();
    let hasty = folder.store.clone().with_patience(Duration::from_millis(100));
    let error = hasty.writer().unwrap_err();
    assert!(error.is_busy());
    assert_snapshot!(say(&error, folder.place.path()), @"another writer is at work in the store DIR/store: waited 0.1 seconds for it to finish; try again later");
    drop(first);
    hasty.writer().unwrap();
}

#[test]
fn an_id_is_not_enough() {
    let folder = Folder::with(&[plain("ab01", &[]), plain("ab02", &[]), plain("ab", &[])]);
    let error = folder.reader().document("ab0").unwrap_err();
    assert_snapshot!(say(&error, folder.place.path()), @"ab0 is not enough to name one document: it begins ab01, ab02 and perhaps more");
    assert_eq!(folder.reader().document("ab").unwrap().unwrap().id, "ab");
}

#[test]
fn the_id_is_taken_by_other_bytes() {
    let folder = Folder::with(&[full("aa")]);
    let mut record = full("aa");
    record.sha256 = "bbbb".into();
    let error = folder.store.writer().unwrap().add(&record, "حادث.txt").unwrap_err();
    assert_snapshot!(say(&error, folder.place.path()), @r#"cannot add "حادث.txt" to DIR/store/khabar.db: expected the SHA-256 aaaaaaaa that the stored document aa has, found bbbb"#);
}

#[test]
fn the_record_is_not_sound() {
    let folder = Folder::new();
    let mut writer = folder.store.writer().unwrap();
    let mut refuse = |spoil: fn(&mut Record)| {
        let mut record = full("aa");
        spoil(&mut record);
        let error = writer.add(&record, "a.txt").unwrap_err();
        assert!(!writer.contains("aa").unwrap());
        error.source().unwrap().to_string()
    };
    assert_snapshot!(refuse(|record| record.id.clear()), @"document 0 has no id: expected one that is not empty");
    assert_snapshot!(refuse(|record| record.entities[1].id = "haftar".into()), @r#"entity 1 has the id "haftar", which an earlier one has: expected each once"#);
    assert_snapshot!(refuse(|record| record.claims[0].id = record.claims[1].id.clone()), @r#"claim 1 has the id "aa-0000000b", which an earlier one has: expected each once"#);
    assert_snapshot!(refuse(|record| record.mentions[2].end = 999), @"mention 2 stands at 81..999: expected a place in the text, which has 112 code points");
    assert_snapshot!(refuse(|record| record.claims[1].actors[0] = "nobody".into()), @r#"claim 1 names the entity "nobody": expected one of the record's entities"#);
    assert_snapshot!(refuse(|record| record.claims[0].quantities[1] = 1), @"claim 0 counts with quantity 1: expected a row of quantities, of which there are 1");
    assert_snapshot!(refuse(|record| record.quantities[0].value = f64::NAN), @"quantity 0 has a number that is not finite: expected one that can be written down");
    let mut record = full("aa");
    record.sentences[0] = [9, 3];
    let error = writer.add(&record, "a.txt").unwrap_err();
    assert_snapshot!(say(&error, folder.place.path()), @r#"
cannot add "a.txt" to DIR/store/khabar.db: the record is not sound
  sentence 0 stands at 9..3: expected a place in the text, which has 112 code points
"#);
}
