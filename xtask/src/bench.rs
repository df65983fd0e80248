//! `cargo xtask bench`: MB/s and tokens/s of extraction on real articles.

use std::fs;

use anyhow::bail;

use crate::run::{output, root, say, shared};

/// Run the throughput example in release mode on the raw articles, one thread and all.
pub(crate) fn bench(args: &[&str]) -> anyhow::Result<()> {
    let Some(shared) = shared() else {
        bail!(
            "there is no folder ../shared beside this repository; run `cargo run --release --package khabar --example throughput -- FILE.jsonl` on your own articles"
        );
    };
    let file = shared.join("data/raw/articles-2000.jsonl");
    let file = file.to_string_lossy();
    let example = |name: &str| {
        let own = ["--package", "khabar", "--example", name, "--", &*file];
        output("cargo", &[&["run", "--release", "--quiet"], &own[..]].concat())
    };
    let table =
        format!("{}\nsyntax alone, one thread\n{}", example("throughput")?, example("stages")?);
    say(&table);
    if args.contains(&"--write") {
        fs::write(
            root().join("eval/speed.txt"),
            format!(
                "# Written by `cargo xtask bench --write`; absolute numbers hold for the machine that wrote them.\n{table}"
            ),
        )?;
    }
    Ok(())
}
