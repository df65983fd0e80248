//! The tables are a format that people query: they change on purpose or not at all.

use std::path::Path;

use rusqlite::Connection;

use crate::sample::{Folder, full};

const GOLDEN: &str = "tests/store/schema.golden.sql";

/// The whole schema as the database keeps it.
fn schema(connection: &Connection) -> String {
    let mut select = connection
        .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
        .unwrap();
    let parts = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let head = "-- Made from crates/khabar-store/migrations. Where it differs on purpose, raise FORMAT and copy the new one here.\n";
    parts.fold(head.to_owned(), |all, part| format!("{all}\n{};\n", part.unwrap()))
}

#[test]
fn the_tables_are_those_of_the_format() {
    let folder = Folder::new();
    let connection = Connection::open(folder.store.folder().join("khabar.db")).unwrap();
    let found = schema(&connection);
    let golden = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    if golden != found {
        let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schema.golden.sql");
        std::fs::write(&new, &found).unwrap();
        panic!("the tables are not those of {GOLDEN}: see {}", new.display());
    }
}

#[test]
fn a_store_says_what_it_is() {
    let folder = Folder::new();
    let connection = Connection::open(folder.store.folder().join("khabar.db")).unwrap();
    let pragma =
        |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(pragma("application_id"), i64::from(u32::from_be_bytes(*b"KHBR")));
    assert_eq!(pragma("user_version"), i64::from(khabar_store::FORMAT));
    let mut meta = connection.prepare("SELECT key || '=' || value FROM meta ORDER BY key").unwrap();
    let meta: Vec<String> =
        meta.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(meta[0], format!("format={}", khabar_store::FORMAT));
    assert_eq!(meta[1], "record_format=1");
    assert!(meta[2].starts_with("store=") && meta[2].len() == 22, "{meta:?}");
    assert_eq!(meta[meta.len() - 1], concat!("written_by=khabar ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_person_can_read_claims_with_sqlite3() {
    let folder = Folder::with(&[full("aa")]);
    let connection = Connection::open(folder.store.folder().join("khabar.db")).unwrap();
    let row: Vec<String> = connection
        .query_row(
            "SELECT actors, recipients, sources, trigger, sentence FROM claim_all LIMIT 1",
            [],
            |row| (0..5).map(|column| row.get(column)).collect(),
        )
        .unwrap();
    insta::assert_snapshot!(row.join("\n"), @r#"
خليفة حفتر
مطار معيتيقة
مصدر عسكري < القيادة
قصفت
قصفت طائرات حفتر مطار معيتيقة في مارس 2020 فقتلت 7 مدنيين، بحسب مصدر عسكري.
"#);
}

#[test]
fn a_store_of_the_first_format_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let old = Connection::open(folder.path().join("khabar.db")).unwrap();
    old.execute_batch(include_str!("../../migrations/0001.sql")).unwrap();
    old.pragma_update(None, "application_id", i32::from_be_bytes(*b"KHBR")).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    drop(old);
    let store = khabar_store::Store::open(folder.path()).unwrap();
    let mut writer = store.writer().unwrap();
    writer.add(&full("aa"), "aa.txt").unwrap();
    drop(writer);
    let connection = Connection::open(folder.path().join("khabar.db")).unwrap();
    let rows: i64 = connection
        .query_row("SELECT count(*) FROM entity_all WHERE disputed IS NULL", [], |row| row.get(0))
        .unwrap();
    assert!(rows > 0, "the columns of the second format are there");
}
