//! Questions and stories against what is known of them: the parts of `cargo xtask eval` that are about collections.

use std::{fs, path::Path};

use anyhow::{Context, bail};

use crate::run::{output, root, run, say};

/// Questions to the annotated texts and to the sample corpus; their floors stand in `eval/questions/floors.tsv`.
pub(crate) fn questions(binary: &str, shared: &Path, args: &[&str]) -> anyhow::Result<()> {
    let place = root().join("target/eval-questions");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    let own = root().join("eval/questions/demo.tsv");
    let demo = root().join("data/demo");
    let sets = [
        ("gold", shared.join("gold/questions.json"), shared.join("gold/texts")),
        ("demo", own, demo),
    ];
    let floors = fs::read_to_string(root().join("eval/questions/floors.tsv"))?;
    let mut written = String::from(
        "# Written by `cargo xtask eval --write`: `khabar eval --questions` on the 24 annotated texts and on the sample corpus, each as one collection;\n# right where the first answer is an accepted one in any spelling, and where nothing is answered that nothing answers.\n",
    );
    for (name, questions, texts) in sets {
        if !questions.exists() {
            say(&format!("SKIPPED: questions of {}, which is not there", questions.display()));
            continue;
        }
        let (store, metadata) = (place.join(name), texts.join("metadata.csv"));
        let path = |path: &Path| path.to_string_lossy().into_owned();
        let (store, metadata, texts) = (path(&store), path(&metadata), path(&texts));
        output(binary, &["add", "--store", &store, "--metadata", &metadata, &texts])?;
        let questions = path(&questions);
        let ask = ["eval", "--questions", &questions, "--store", &store];
        let floor = floors
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .find(|(set, _)| *set == name)
            .with_context(|| format!("eval/questions/floors.tsv has no floor for {name}"))?
            .1;
        if args.contains(&"--write") {
            written.extend(["\n", name, "\n", &output(binary, &ask)?]);
        } else {
            run(binary, &[&ask[..], &["--floor", floor]].concat())?;
        }
    }
    if args.contains(&"--write") {
        say(&written);
        fs::write(root().join("eval/questions.txt"), written)?;
    }
    Ok(())
}

/// Stories on the reference pairs, held against `eval/stories-floors.tsv`.
pub(crate) fn stories(shared: &Path, args: &[&str]) -> anyhow::Result<()> {
    let folder = shared.join("data/stories");
    if !folder.is_dir() {
        say(&format!("SKIPPED: stories, because there is no {}", folder.display()));
        return Ok(());
    }
    let folder = folder.to_string_lossy().into_owned();
    let example =
        ["run", "--release", "--quiet", "--package", "khabar-store", "--example", "stories"];
    let table = output("cargo", &[&example[..], &["--", "pairs", &folder]].concat())?;
    say(&table);
    let after = |line: &str, word: &str| -> Option<f64> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.iter().position(|one| *one == word)?;
        words.get(at + 1)?.parse().ok()
    };
    let f1 = |row: &str| {
        let line = table.lines().find(|line| line.starts_with(row));
        line.and_then(|line| after(line, "F1")).with_context(|| format!("no F1 of {row}"))
    };
    let partial = table.lines().find(|line| line.starts_with("partial"));
    let joined = partial
        .and_then(|line| line.split_whitespace().nth(2)?.parse::<f64>().ok())
        .context("no count of partial pairs")?;
    let found =
        [("one story", f1("one story")?), ("pairs", f1("pairs")?), ("partial joined", joined)];
    let floors = fs::read_to_string(root().join("eval/stories-floors.tsv"))?;
    for (name, value) in found {
        let line = floors.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'));
        let bound: f64 =
            line.with_context(|| format!("eval/stories-floors.tsv has no {name}"))?.parse()?;
        let holds = if name == "partial joined" { value <= bound } else { value >= bound };
        if !holds {
            bail!("stories: {name} is {value}, and eval/stories-floors.tsv holds {bound}");
        }
    }
    if args.contains(&"--write") {
        let path = root().join("eval/stories.txt");
        let old = fs::read_to_string(&path).unwrap_or_default();
        // The bench behind it is written by hand.
        let bench = old.find("\n# cargo run").map_or("", |at| old.get(at..).unwrap_or_default());
        fs::write(
            &path,
            format!(
                "# cargo run --release -p khabar-store --example stories -- pairs ../shared/data/stories\n{}\n{bench}",
                table.trim_end()
            ),
        )?;
    }
    Ok(())
}
