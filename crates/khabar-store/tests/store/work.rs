//! Corrections and stories under the same trials: a killed process, a full disk, two writers at once. What was reported is there.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use khabar_store::{
    Record, Store,
    corrections::{Correction, Deed},
};

use crate::{
    sample::{Folder, full, plain},
    survival::{child, report, reports, sound, this_program},
};

/// Documents of which each third carries the text of the one before.
const DOCUMENTS: u32 = 900;

fn confirm(number: u32, why: &str) -> Correction {
    Correction {
        id: format!("c{number:06}"),
        made: "2026-01-01T00:00:00Z".into(),
        who: "منى".into(),
        why: why.into(),
        deed: Deed::Confirm { claim: "aa-0000000a".into() },
    }
}

/// One correction after the other, each reported when it is written.
pub(crate) fn correct_until_stopped(folder: &Path) {
    let store = Store::open(folder).unwrap();
    let mut writer = store.writer().unwrap();
    let why = "سبب طويل ".repeat(40);
    for number in 0..100_000 {
        let correction = confirm(number, &why);
        match writer.correct(&correction) {
            Ok(()) => report(&correction.id),
            Err(error) => {
                report(&format!("error: {error}"));
                break;
            }
        }
    }
}

fn article(number: u32) -> Record {
    // 0 and 1 are two texts, 2 is the second again with another beginning, and so on.
    let text = if number % 3 == 2 { number - 1 } else { number };
    let words = (text * 80..text * 80 + 80).map(|word| format!("كلمة{word}"));
    let words: Vec<String> = words.collect();
    let mut record =
        plain(&format!("{number:08}"), &[&format!("خبر {number} {}", words.join(" "))]);
    record.outlet = Some(format!("منبر{}", number % 7));
    record
}

/// Documents in batches, each with its stories; a batch is reported when its stories are written.
pub(crate) fn join_until_stopped(folder: &Path) {
    let store = Store::create_or_open(folder).unwrap();
    let mut writer = match store.writer() {
        Ok(writer) => writer,
        Err(error) => return report(&format!("error: {error}")),
    };
    for number in 0..DOCUMENTS {
        let record = article(number);
        if let Err(error) = writer.add(&record, &record.id) {
            return report(&format!("error: {error}"));
        }
        if number % 30 == 29 {
            match writer.commit_index() {
                Ok(()) => report(&format!("{}", number + 1)),
                Err(error) => return report(&format!("error: {error}")),
            }
        }
    }
}

/// The stories of a store as sets of ids.
fn stories(store: &Store) -> Vec<Vec<String>> {
    let page = store.reader().unwrap().stories(1, 0, 100_000).unwrap();
    let mut all: Vec<Vec<String>> = page
        .rows
        .into_iter()
        .map(|story| {
            let mut ids: Vec<String> =
                story.members.into_iter().map(|member| member.heading.id).collect();
            ids.sort();
            ids
        })
        .collect();
    all.sort();
    all
}

/// What the stories of the first documents must be.
fn expected(documents: u64) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for number in 0..u32::try_from(documents).unwrap() {
        let id = format!("{number:08}");
        match all.last_mut().filter(|_| number % 3 == 2) {
            Some(story) => story.push(id),
            None => all.push(vec![id]),
        }
    }
    all
}

#[test]
fn a_killed_process_loses_no_correction_that_it_reported() {
    for reported in [0, 1, 40] {
        let folder = Folder::with(&[full("aa")]);
        let mut correcting =
            child(&this_program(), "correct", folder.store.folder()).spawn().unwrap();
        let mut lines = reports(correcting.stdout.take().unwrap());
        let mut ids: Vec<String> = lines.by_ref().take(reported).collect();
        correcting.kill().unwrap();
        ids.extend(lines);
        correcting.wait().unwrap();
        let log = folder.reader().corrections().unwrap();
        let written: Vec<&str> = log.iter().map(|(correction, _)| correction.id.as_str()).collect();
        assert!(written.len() <= ids.len() + 1, "at most one was written and not reported");
        assert_eq!(written[..ids.len()], ids);
        sound(folder.store.folder());
        // The next writer goes on where that one was killed.
        folder.store.writer().unwrap().correct(&confirm(200_000, "")).unwrap();
    }
}

#[test]
fn a_killed_process_leaves_stories_that_the_next_one_finishes() {
    for (reported, wait) in [(0, 0), (1, 3), (3, 11), (9, 0)] {
        let place = tempfile::TempDir::new().unwrap();
        let folder = place.path().join("store");
        let mut joining = child(&this_program(), "join", &folder).spawn().unwrap();
        let mut lines = reports(joining.stdout.take().unwrap());
        let told: Vec<String> = lines.by_ref().take(reported).collect();
        // In the middle of the next batch.
        std::thread::sleep(Duration::from_millis(wait));
        joining.kill().unwrap();
        let told: u64 =
            lines.last().or(told.last().cloned()).map_or(0, |told| told.parse().unwrap());
        joining.wait().unwrap();
        let Ok(store) = Store::open(&folder) else {
            assert_eq!(told, 0);
            continue;
        };
        sound(&folder);
        // Opening a writer brings the stories up to date.
        drop(store.writer().unwrap());
        let documents = store.reader().unwrap().coverage().unwrap().documents;
        assert!(documents >= told, "{documents} of {told}");
        assert_eq!(stories(&store), expected(documents));
        sound(&folder);
    }
}

/// The deed in a process in which no file may grow past so many blocks of 512 bytes, and growing is an error instead of a signal.
fn limited(deed: &str, folder: &Path, blocks: u32) -> Vec<String> {
    let mut limited = Command::new("sh");
    limited.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), "sh"]);
    let child = child(&this_program(), deed, folder);
    limited.arg(child.get_program()).args(child.get_args());
    limited.envs(child.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = limited.stdout(Stdio::piped()).output().unwrap();
    reports(output.stdout.as_slice()).collect()
}

#[test]
fn a_full_disk_is_told_and_keeps_the_log_of_corrections() {
    let folder = Folder::with(&[full("aa")]);
    let mut lines = limited("correct", folder.store.folder(), 600);
    let error = lines.pop().unwrap().replace(&folder.place.path().display().to_string(), "DIR");
    assert!(error.starts_with("error: cannot ") && error.contains("DIR"), "{error}");
    assert!(error.ends_with("the disk cannot be read or written there"), "{error}");
    assert!(!lines.is_empty());
    let log = folder.reader().corrections().unwrap();
    let written: Vec<String> = log.into_iter().map(|(correction, _)| correction.id).collect();
    assert_eq!(written, lines);
    sound(folder.store.folder());
    folder.store.writer().unwrap().correct(&confirm(200_000, "")).unwrap();
}

#[test]
fn a_full_disk_is_told_and_stories_are_finished_when_there_is_room() {
    let place = tempfile::TempDir::new().unwrap();
    let folder = place.path().join("store");
    let mut lines = limited("join", &folder, 1_600);
    let error = lines.pop().unwrap().replace(&place.path().display().to_string(), "DIR");
    assert!(error.starts_with("error: cannot ") && error.contains("DIR"), "{error}");
    let told: u64 = lines.last().map_or(0, |told| told.parse().unwrap());
    let store = Store::open(&folder).unwrap();
    sound(&folder);
    drop(store.writer().unwrap());
    let documents = store.reader().unwrap().coverage().unwrap().documents;
    assert!(documents >= told && documents > 0, "{documents} of {told}");
    assert_eq!(stories(&store), expected(documents));
}

#[test]
fn two_writers_at_once_lose_no_correction_and_no_story() {
    let folder = Folder::with(&[full("aa")]);
    let store = &folder.store;
    std::thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                for number in 0..30 {
                    let number = half * 1_000 + number;
                    // A writer each time, so that the two take turns.
                    let mut writer = store.writer().unwrap();
                    writer.correct(&confirm(number, "")).unwrap();
                    if number % 10 == 0 {
                        let article = article(half * 3 + 1 + number % 1_000 / 10 * 6);
                        writer.add(&article, &article.id).unwrap();
                        writer.commit_index().unwrap();
                    }
                    drop(writer);
                    // Longer than a waiting writer sleeps before it asks again.
                    std::thread::sleep(Duration::from_millis(30));
                }
            });
        }
    });
    let log = folder.reader().corrections().unwrap();
    let mut written: Vec<String> = log.into_iter().map(|(correction, _)| correction.id).collect();
    written.sort();
    let both = (0..30).chain(1_000..1_030).map(|number| format!("c{number:06}"));
    assert_eq!(written, both.collect::<Vec<_>>());
    assert_eq!(stories(store).concat().len(), 7, "each text and the sample");
    sound(store.folder());
}
