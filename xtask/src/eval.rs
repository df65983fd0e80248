//! `cargo xtask eval`: scores on the annotated texts beside the repository, held against committed floors.

use std::{fs, path::Path};

use anyhow::{Context, bail};

use crate::run::{output, root, run, say, shared};

/// Score, print, compare; with `--write` store the scores in `eval/`.
pub(crate) fn eval(args: &[&str]) -> anyhow::Result<()> {
    let Some(shared) = shared() else {
        bail!(
            "there is no folder ../shared/gold beside this repository, so there is nothing to score on"
        );
    };
    let path = |tail: &str| shared.join(tail).to_string_lossy().into_owned();
    let (gold, texts, metadata) =
        (path("gold/dev"), path("gold/texts"), path("gold/texts/metadata.csv"));
    let floors = root().join("eval/floors.tsv");
    let floors = floors.to_string_lossy();
    run("cargo", &["build", "--quiet", "--package", "khabar-cli"])?;
    let binary = root().join("target/debug/khabar");
    let binary = binary.to_str().context("the path of the repository is not UTF-8")?;
    treebank(binary, &shared, args)?;
    let common = ["eval", &gold, "--texts", &texts, "--metadata", &metadata];
    if args.contains(&"--write") {
        let table = output(binary, &common)?;
        let json = output(binary, &[&common[..], &["--json"]].concat())?;
        say(&table);
        fs::write(
            root().join("eval/gold.txt"),
            format!(
                "# Written by `cargo xtask eval --write`: extraction scored on the 24 annotated documents of ../shared/gold.\n{table}"
            ),
        )?;
        let errors = output(binary, &[&common[..], &["--errors"]].concat())?;
        fs::write(
            root().join("eval/errors.txt"),
            format!(
                "# Written by `cargo xtask eval --write`: why claims of the 24 annotated documents of ../shared/gold are not found as they stand there. The causes are explained in README.md.\n{errors}"
            ),
        )?;
        foreign(&shared)?;
        fs::write(root().join("eval/gold.json"), json.replace("},{", "},\n{"))?;
        return Ok(());
    }
    run(binary, &[&common[..], &["--floors", &floors]].concat())
}

/// Duckling's own examples as a suite: counts only, since the rows are not ours.
fn foreign(shared: &Path) -> anyhow::Result<()> {
    let folder = shared.join("data/time");
    if !folder.is_dir() {
        say(&format!("skipped the foreign suite: there is no {}", folder.display()));
        return Ok(());
    }
    let folder = folder.to_string_lossy().into_owned();
    let args =
        ["run", "--quiet", "--package", "khabar", "--example", "foreign", "--", folder.as_str()];
    let table = output("cargo", &args)?;
    say(&table);
    fs::write(
        root().join("eval/foreign.txt"),
        format!(
            "# Written by `cargo xtask eval --write`: Duckling's Arabic examples (BSD-3, not part of this repository) read with its day of reference.\n# Indented: rows that do not pass, by what differs.\n{table}"
        ),
    )?;
    Ok(())
}

/// Words, tags and trees on the test part of the treebank.
fn treebank(binary: &str, shared: &Path, args: &[&str]) -> anyhow::Result<()> {
    let test = shared.join("data/ud-padt/ar_padt-ud-test.conllu");
    if !test.exists() {
        say("SKIPPED: scores on the treebank, because ../shared/data/ud-padt is not there");
        return Ok(());
    }
    let test = test.to_string_lossy();
    let score = |from| ["eval", "--conllu", "--from", from, &test];
    if args.contains(&"--write") {
        let mut written = String::from(
            "# Written by `cargo xtask eval --write`: the test part of UD Arabic PADT by the metrics of the CoNLL 2018 shared task, F1, then right / gold / system.\n",
        );
        for (from, what) in [
            ("paragraphs", "raw text, each sentence a paragraph"),
            ("joined", "raw text without line breaks"),
            ("sentences", "sentences given"),
            ("tokens", "sentences and tokens given"),
        ] {
            written.extend(["\n", what, "\n", &output(binary, &score(from))?]);
        }
        say(&written);
        fs::write(root().join("eval/syntax.txt"), written)?;
        return Ok(());
    }
    let floors = root().join("eval/syntax-floors.tsv");
    run(binary, &[&score("paragraphs")[..], &["--floors", &floors.to_string_lossy()]].concat())
}
