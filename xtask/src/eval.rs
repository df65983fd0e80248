//! `cargo xtask eval`: scores on the annotated texts beside the repository, held against committed floors.

use std::fs;

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
        fs::write(root().join("eval/gold.json"), json.replace("},{", "},\n{"))?;
        return Ok(());
    }
    run(binary, &[&common[..], &["--floors", &floors]].concat())
}
