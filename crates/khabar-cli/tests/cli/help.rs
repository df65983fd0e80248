//! Every command tells what it does, with an example.

use super::place::Place;

const COMMANDS: [&str; 23] = [
    "add",
    "extract",
    "search",
    "claims",
    "stories",
    "happenings",
    "disagreements",
    "ties",
    "framing",
    "ask",
    "correct",
    "corrections",
    "reextract",
    "manifest",
    "show",
    "explain",
    "export",
    "serve",
    "demo",
    "parse",
    "eval",
    "gazetteer",
    "train",
];

#[test]
fn every_command_has_help_with_an_example() {
    let place = Place::new();
    let all = place.done(&["--help"]);
    let listed: Vec<_> = all
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert_eq!(listed, COMMANDS);
    for command in COMMANDS {
        let help = place.done(&[command, "--help"]);
        assert!(help.contains(&format!("khabar {command}")), "{help}");
        assert!(help.contains("Example"), "{help}");
        // What `extract`, `export` and `parse` give is for programs anyway.
        let for_programs = !["extract", "export", "parse", "serve", "demo", "gazetteer", "train"]
            .contains(&command);
        assert_eq!(help.contains("--json"), for_programs, "{help}");
    }
}

#[test]
fn wrong_usage_is_told_apart_from_failure() {
    let place = Place::new();
    for wrong in [&["add"][..], &["search"], &["unknown"], &["show", "--limit", "many"], &[]] {
        place.fails(2, wrong);
    }
    place.fails(1, &["show"]);
}

#[test]
fn the_version_names_licences_and_models() {
    let version = Place::new().done(&["--version"]);
    assert!(
        version.contains("CC-BY-4.0")
            && version
                .contains("CC-BY-NC-SA-3.0 (not for commercial use), trained on UD Arabic PADT")
            && version.contains("CC-BY-SA-4.0, trained on ANERcorp"),
        "{version}"
    );
}
