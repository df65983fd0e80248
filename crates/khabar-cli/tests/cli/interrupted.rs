//! Killed, interrupted, out of space: what was reported as stored is there, and adding again completes it.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Read},
    process::{Child, Stdio},
};

use super::place::{AIRPORT, KHABAR, Place, Said, text};

const TEXTS: usize = 300;

fn place() -> Place {
    let place = Place::new();
    for number in 0..TEXTS {
        place.write(&format!("in/{number:03}.txt"), format!("{AIRPORT}\nالنشرة {number}.\n"));
    }
    place
}

fn start(place: &Place) -> Child {
    let mut command = place.command(KHABAR);
    command.args(["add", "-v", "in"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// The id in a line such as `stored 3f2a9c0b11d2e4a5 in/001.txt`.
fn reported(line: &str) -> Option<String> {
    let line = line.strip_prefix("already ").unwrap_or(line).strip_prefix("stored ")?;
    line.split_once(' ').map(|(id, _)| id.to_string()).filter(|id| id.len() == 16)
}

/// Read so many lines, then do something to the process, and collect all that it reported.
fn until(child: &mut Child, lines: usize, act: impl FnOnce(&mut Child)) -> BTreeSet<String> {
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut ids = BTreeSet::new();
    for _ in 0..lines {
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        ids.extend(reported(&line));
    }
    act(child);
    let mut rest = Vec::new();
    out.read_to_end(&mut rest).unwrap();
    ids.extend(String::from_utf8_lossy(&rest).lines().filter_map(reported));
    ids
}

#[test]
fn killed_at_any_moment_nothing_reported_is_lost() {
    let place = place();
    let mut kept = BTreeSet::new();
    for lines in [0, 1, 17, 64, 65, 130, 299] {
        let mut child = start(&place);
        let before = std::time::Duration::from_millis(if lines == 0 { 60 } else { 0 });
        std::thread::sleep(before);
        kept.extend(until(&mut child, lines, |child| child.kill().unwrap()));
        child.wait().unwrap();
        if !kept.is_empty() {
            let stored: BTreeSet<_> = place.stored().into_iter().collect();
            assert_eq!(kept.difference(&stored).next(), None, "after {lines} lines");
        }
    }
    assert!(kept.len() >= 299);
    let outcome = place.json(&["add", "--json", "in"]);
    assert_eq!((&outcome["left"], outcome["failed"].as_array().unwrap().len()), (&0.into(), 0));
    assert_eq!(place.stored().len(), TEXTS);
    // The full-text index caught up with what the killed processes had stored.
    assert_eq!(place.json(&["search", "--json", "معيتيقة"])["total"], TEXTS);
    for id in place.stored().iter().step_by(40) {
        let record = place.json(&["show", "--json", id]);
        assert!(text(&record["text"]).starts_with(AIRPORT), "{id}");
    }
}

#[test]
fn interrupted_it_stops_and_says_what_is_left() {
    for signal in ["-INT", "-TERM"] {
        let place = place();
        let mut child = start(&place);
        let ids = until(&mut child, 1, |child| {
            let id = child.id().to_string();
            assert!(place.command("kill").args([signal, &id]).status().unwrap().success());
        });
        let said = Said::from(child.wait_with_output().unwrap());
        assert_eq!(said.code, Some(130), "{said:?}");
        let stored: BTreeSet<_> = place.stored().into_iter().collect();
        assert_eq!(ids, stored);
        assert!(stored.len() < TEXTS);
        let again = place.done(&["add", "in"]);
        let left = TEXTS - stored.len();
        assert!(again.starts_with(&format!("stored {left} document")), "{again}");
    }
}

#[test]
fn interrupted_it_says_how_to_go_on() {
    let place = place();
    let mut child = start(&place);
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    let id = child.id().to_string();
    assert!(place.command("kill").args(["-INT", &id]).status().unwrap().success());
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    child.wait().unwrap();
    let last = rest.lines().last().unwrap();
    assert!(last.ends_with("left; run the same command again to go on"), "{last}");
}

#[test]
fn a_full_disk_leaves_the_store_intact() {
    let place = place();
    place.write("first.txt", AIRPORT);
    place.done(&["add", "first.txt"]);
    // The limit on the size of a file stands for the disk; its signal is ignored, so that the write fails.
    let mut shell = place.command("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 800; exec \"$0\" add -v in", KHABAR]);
    let said = Said::from(shell.output().unwrap());
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("khabar: cannot add \"in/"), "{said:?}");
    assert!(said.out.lines().last().unwrap().ends_with("to go on"), "{said:?}");
    let reported: BTreeSet<_> = said.out.lines().filter_map(reported).collect();
    let stored: BTreeSet<_> = place.stored().into_iter().collect();
    assert!(!reported.is_empty() && reported.is_subset(&stored));
    assert_eq!(stored.len(), reported.len() + 1);
    place.done(&["add", "in"]);
    assert_eq!(place.stored().len(), TEXTS + 1);
}
