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
    questions(binary, &shared, args)?;
    stories(&shared, args)?;
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

/// Questions to the annotated texts and to the sample corpus; their floors stand in `eval/questions/floors.tsv`.
fn questions(binary: &str, shared: &Path, args: &[&str]) -> anyhow::Result<()> {
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
fn stories(shared: &Path, args: &[&str]) -> anyhow::Result<()> {
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
