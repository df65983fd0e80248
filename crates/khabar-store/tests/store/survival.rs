//! What a killed process, a lost index, a full disk and a second writer leave of a store: everything that was reported.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use khabar_store::{Reader, Search, Store};
use rusqlite::Connection;

use crate::{
    sample::{Folder, full, plain},
    work,
};

/// Tells a child process which store is its own.
const STORE: &str = "KHABAR_TEST_STORE";
/// Tells it what to do.
const DEED: &str = "KHABAR_TEST_DEED";

/// What may be done to a folder.
type Deed = fn(&Path);

/// This test binary again, to do one of the deeds of [`child`].
pub(crate) fn child(program: &Path, deed: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["--exact", "survival::a_child_does_its_deed", "--nocapture"]);
    command.env(STORE, folder).env(DEED, deed).stdout(Stdio::piped());
    command
}

pub(crate) fn this_program() -> PathBuf {
    std::env::current_exe().unwrap()
}

/// Does nothing, unless a test of this file has started it.
#[test]
fn a_child_does_its_deed() {
    let (Some(folder), Some(deed)) = (std::env::var_os(STORE), std::env::var_os(DEED)) else {
        return;
    };
    let deeds: [(&str, Deed); 5] = [
        ("add", add_until_stopped),
        ("read", read),
        ("hold", hold),
        ("correct", work::correct_until_stopped),
        ("join", work::join_until_stopped),
    ];
    let deed = deeds.iter().find(|(name, _)| deed == *name).unwrap().1;
    deed(Path::new(&folder));
}

/// Report a line to the parent at once.
pub(crate) fn report(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n@{line}").unwrap();
    out.flush().unwrap();
}

/// The lines that a child reports.
pub(crate) fn reports(out: impl std::io::Read) -> impl Iterator<Item = String> {
    let lines = BufReader::new(out).lines().map_while(Result::ok);
    lines.filter_map(|line| line.strip_prefix('@').map(str::to_owned))
}

fn add_until_stopped(folder: &Path) {
    let store = Store::create_or_open(folder).unwrap();
    let mut writer = store.writer().unwrap();
    for row in 0..100_000 {
        let id = format!("{row:08}");
        match writer.add(&full(&id), &id) {
            Ok(_) => report(&id),
            Err(error) => {
                report(&format!("error: {error}"));
                break;
            }
        }
    }
}

fn read(folder: &Path) {
    let reader = Store::open(folder).unwrap().reader().unwrap();
    report(&format!("{} {}", reader.coverage().unwrap().documents, found(&reader)));
    let store = Store::open(folder).unwrap();
    report(&store.writer().unwrap_err().to_string());
}

fn hold(folder: &Path) {
    let _writer = Store::open(folder).unwrap().writer().unwrap();
    report("held");
    std::thread::sleep(Duration::from_mins(10));
}

/// How many documents search finds.
fn found(reader: &Reader) -> u64 {
    let search = Search { text: "معيتيقة".into(), limit: 1, ..Search::default() };
    let answer = reader.search(&search).unwrap();
    assert_eq!(answer.unindexed, 0);
    answer.total
}

pub(crate) fn sound(folder: &Path) {
    let connection = Connection::open(folder.join("khabar.db")).unwrap();
    let check: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let strangers: i64 = connection
        .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(strangers, 0);
}

#[test]
fn a_killed_process_loses_nothing_that_it_reported() {
    // The last goes past the batch after which the index is written.
    for reported in [0, 1, 7, 1_003] {
        let place = tempfile::TempDir::new().unwrap();
        let folder = place.path().join("store");
        let mut adding = child(&this_program(), "add", &folder).spawn().unwrap();
        let mut lines = reports(adding.stdout.take().unwrap());
        let mut ids: Vec<String> = lines.by_ref().take(reported).collect();
        adding.kill().unwrap();
        ids.extend(lines);
        adding.wait().unwrap();
        let Ok(store) = Store::open(&folder) else {
            assert!(ids.is_empty());
            continue;
        };
        let reader = store.reader().unwrap();
        for id in &ids {
            assert_eq!(reader.document(id).unwrap(), Some(full(id)));
        }
        let documents = reader.coverage().unwrap().documents;
        assert!(documents >= ids.len() as u64);
        assert!(documents <= ids.len() as u64 + 1, "at most one was added and not reported");
        assert_eq!(found(&reader), documents);
        sound(&folder);
    }
}

#[test]
fn a_killed_writer_is_no_longer_in_the_way() {
    let folder = Folder::new();
    let mut holding = child(&this_program(), "hold", folder.store.folder()).spawn().unwrap();
    assert_eq!(reports(holding.stdout.take().unwrap()).next().as_deref(), Some("held"));
    let hasty = folder.store.clone().with_patience(Duration::from_millis(50));
    assert!(hasty.writer().unwrap_err().is_busy());
    hasty.reader().unwrap();
    holding.kill().unwrap();
    holding.wait().unwrap();
    hasty.writer().unwrap();
}

#[test]
fn a_second_writer_waits_for_the_first() {
    let folder = Folder::new();
    let first = folder.store.writer().unwrap();
    let store = folder.store.clone();
    let second = std::thread::spawn(move || store.writer().map(drop));
    std::thread::sleep(Duration::from_millis(200));
    assert!(!second.is_finished());
    drop(first);
    second.join().unwrap().unwrap();
}

#[test]
fn an_index_that_is_gone_or_spoilt_is_made_again() {
    let spoil: [(&str, Deed); 6] = [
        ("gone", |index| fs::remove_dir_all(index).unwrap()),
        ("emptied", |index| each_file(index, |_| Vec::new())),
        ("cut", |index| each_file(index, |bytes| bytes[..bytes.len() / 2].to_vec())),
        ("overwritten", |index| each_file(index, |bytes| vec![0xA5; bytes.len()])),
        ("without its list", |index| fs::remove_file(index.join("meta.json")).unwrap()),
        ("a file", |index| {
            fs::remove_dir_all(index).unwrap();
            fs::write(index, "x").unwrap();
        }),
    ];
    for (how, spoil) in spoil {
        let folder = Folder::with(&[full("a"), full("b")]);
        spoil(&folder.store.folder().join("index"));
        assert_eq!(found(&folder.reader()), 2, "{how}, then read");
        assert!(folder.store.folder().join("index/meta.json").exists(), "{how}");
        spoil(&folder.store.folder().join("index"));
        folder.store.writer().unwrap().commit_index().unwrap();
        assert_eq!(found(&folder.reader()), 2, "{how}, then written");
        spoil(&folder.store.folder().join("index"));
        folder.add(&[full("c")]);
        assert_eq!(found(&folder.reader()), 3, "{how}, then added to");
    }
}

fn each_file(folder: &Path, change: impl Fn(&[u8]) -> Vec<u8>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, change(&bytes)).unwrap();
    }
}

#[test]
fn an_index_that_is_spoilt_inside_is_made_again() {
    for step in 0..8 {
        let folder = Folder::with(&[full("a"), full("b")]);
        // The end of a file is looked at when it is opened; what stands before only when it is used.
        each_file(&folder.store.folder().join("index"), |bytes| {
            let mut bytes = bytes.to_vec();
            let inside = bytes.len().saturating_sub(200);
            bytes.iter_mut().take(inside).skip(step).step_by(8).for_each(|byte| *byte ^= 0xFF);
            bytes
        });
        let reader = folder.reader();
        let search = Search { text: "معيتيقة".into(), limit: 9, ..Search::default() };
        // A wrong answer cannot be told from a right one, but nothing breaks.
        reader.search(&search).unwrap();
        folder.store.writer().unwrap().rebuild_index().unwrap();
        assert_eq!(found(&folder.reader()), 2);
    }
}

#[test]
fn an_index_of_another_store_is_not_believed() {
    let (one, other) =
        (Folder::with(&[full("a"), full("b")]), Folder::with(&[plain("c", &["خبر"])]));
    let index = other.store.folder().join("index");
    fs::remove_dir_all(&index).unwrap();
    fs::rename(one.store.folder().join("index"), &index).unwrap();
    assert_eq!(found(&other.reader()), 0);
}

#[test]
fn an_index_ahead_of_a_restored_database_is_not_believed() {
    let folder = Folder::with(&[full("a")]);
    let database = folder.store.folder().join("khabar.db");
    let copy = fs::read(&database).unwrap();
    folder.add(&[full("b"), full("c")]);
    fs::write(&database, copy).unwrap();
    assert_eq!(found(&folder.reader()), 1);
}

#[test]
fn an_interrupted_creation_is_finished() {
    let place = tempfile::TempDir::new().unwrap();
    fs::write(place.path().join("khabar.db"), "").unwrap();
    let store = Store::open(place.path()).unwrap();
    assert_eq!(store.reader().unwrap().coverage().unwrap().documents, 0);
}

#[test]
fn many_may_create_a_store_at_once() {
    let place = tempfile::TempDir::new().unwrap();
    let folder = place.path().join("store");
    let all: Vec<_> = (0..4)
        .map(|_| {
            let folder = folder.clone();
            std::thread::spawn(move || Store::create_or_open(&folder).unwrap().reader().map(drop))
        })
        .collect();
    for one in all {
        one.join().unwrap().unwrap();
    }
}

#[test]
fn a_full_disk_is_told_and_leaves_the_store_as_it_was() {
    let place = tempfile::TempDir::new().unwrap();
    let folder = place.path().join("store");
    // No file may grow past 600 blocks of 512 bytes, and growing is an error instead of a signal.
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 600; exec \"$@\"", "sh"]);
    let adding = child(&this_program(), "add", &folder);
    limited.arg(adding.get_program()).args(adding.get_args());
    limited.env(STORE, &folder).env(DEED, "add").stdout(Stdio::piped());
    let output = limited.output().unwrap();
    let mut lines: Vec<String> = reports(output.stdout.as_slice()).collect();
    let error = lines.pop().unwrap().replace(&place.path().display().to_string(), "DIR");
    let next = format!("{:08}", lines.len());
    assert_eq!(
        error.replace(&next, "NEXT"),
        "error: cannot add \"NEXT\" to DIR/store/khabar.db: the disk cannot be read or written there"
    );
    assert!(!lines.is_empty());
    let reader = Store::open(&folder).unwrap().reader().unwrap();
    for id in &lines {
        assert_eq!(reader.document(id).unwrap(), Some(full(id)));
    }
    assert_eq!(reader.coverage().unwrap().documents, lines.len() as u64);
    assert_eq!(found(&reader), lines.len() as u64);
    sound(&folder);
    let mut writer = Store::open(&folder).unwrap().writer().unwrap();
    writer.add(&full(&next), &next).unwrap();
}

#[test]
fn a_store_that_cannot_be_written_can_be_read() {
    let folder = Folder::with(&[full("a"), full("b")]);
    // Root may write anywhere, so the child is somebody else, with a copy of this program that it may run.
    let program = folder.place.path().join("program");
    fs::copy(this_program(), &program).unwrap();
    set_modes(folder.place.path(), 0o555, 0o444);
    fs::set_permissions(&program, fs::Permissions::from_mode(0o555)).unwrap();
    let mut reading = child(&program, "read", folder.store.folder());
    let me =
        fs::metadata("/proc/self").map(|process| std::os::unix::fs::MetadataExt::uid(&process));
    if me.unwrap() == 0 {
        reading.uid(65_534).gid(65_534);
    }
    let output = reading.output().unwrap();
    set_modes(folder.place.path(), 0o755, 0o644);
    let lines: Vec<String> = reports(output.stdout.as_slice()).collect();
    assert_eq!(lines.first().map(String::as_str), Some("2 2"), "{output:?}");
    let error = lines[1].replace(&folder.place.path().display().to_string(), "DIR");
    assert_eq!(error, "cannot write to the store DIR/store");
}

fn set_modes(path: &Path, folder: u32, file: u32) {
    if path.is_dir() {
        fs::set_permissions(path, fs::Permissions::from_mode(folder | 0o200)).unwrap();
        for entry in fs::read_dir(path).unwrap() {
            set_modes(&entry.unwrap().path(), folder, file);
        }
    }
    let mode = if path.is_dir() { folder } else { file };
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
