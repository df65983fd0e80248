//! `khabar eval`: score extraction against annotated documents.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use clap::Args;
use khabar::{
    Khabar, Record,
    eval::{Errors, Scores},
    names,
};
use serde::Serialize;

mod conllu;
mod questions;

use crate::{
    FAILED, HeaderArgs, files,
    metadata::Headers,
    output::{self, count},
    source,
};

#[expect(clippy::struct_excessive_bools, reason = "they are flags of the command line")]
#[derive(Args)]
pub(crate) struct EvalArgs {
    /// Folder of annotated documents, one JSON of the data contract each; with --conllu a treebank
    #[arg(required_unless_present_any = ["names", "questions"])]
    gold: Option<PathBuf>,
    /// Ask a collection these questions instead and count right first answers: JSON, or lines of form, question and accepted answers
    #[arg(long, value_name = "FILE", conflicts_with_all = ["gold", "names", "texts", "system", "metadata", "published", "floors", "conllu"])]
    questions: Option<PathBuf>,
    /// With --questions: the collection
    #[arg(long, value_name = "DIR", default_value = "khabar-store", requires = "questions")]
    store: PathBuf,
    /// With --questions: fail if fewer are right
    #[arg(long, value_name = "NUMBER", requires = "questions")]
    floor: Option<usize>,
    /// Score the recogniser of names alone on a file with a token and its tag a line, by type
    #[arg(long, value_name = "FILE", conflicts_with_all = ["gold", "texts", "system", "metadata", "published", "floors", "json"])]
    names: Option<PathBuf>,
    /// Score the names that the whole line finds instead: persons, organisations and places
    #[arg(long, requires = "names")]
    line: bool,
    /// Write the tokens of --names with the tags found
    #[arg(long, value_name = "FILE", requires = "names", conflicts_with = "line")]
    tagged: Option<PathBuf>,
    /// Score words, tags and trees instead, against a treebank in CoNLL-U, from raw text, by the metrics of the `CoNLL` 2018 shared task
    #[arg(long, conflicts_with_all = ["names", "texts", "system", "metadata", "published"])]
    conllu: bool,
    /// With --conllu: how the sentences of the treebank are put together to a text, and what is given
    #[arg(long, value_enum, default_value_t = conllu::Start::Paragraphs, requires = "conllu")]
    from: conllu::Start,
    /// With --conllu: score this file instead of parsing anew
    #[arg(long, value_name = "FILE.conllu", requires = "conllu")]
    parsed: Option<PathBuf>,
    /// Folder of their texts, of the same names; without it the texts inside the annotation are read
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// Folder of extracted documents of the same names, scored instead of extracting anew
    #[arg(long, value_name = "DIR", conflicts_with = "texts")]
    system: Option<PathBuf>,
    #[command(flatten)]
    header: HeaderArgs,
    /// Show instead why claims of the annotation are not found as they stand there, by type and cause, and which of ours are not in it
    #[arg(long, conflicts_with_all = ["names", "conllu", "floors"])]
    errors: bool,
    /// Print the scores as JSON
    #[arg(long)]
    json: bool,
    /// Fail if a layer's F1 is below the floor that this file gives: lines of `layer<TAB>floor`
    #[arg(long, value_name = "FILE.tsv")]
    floors: Option<PathBuf>,
}

pub(crate) fn run(args: &EvalArgs) -> anyhow::Result<u8> {
    if args.conllu {
        return conllu::run(args);
    }
    if let Some(path) = &args.names {
        return recognised(args, path);
    }
    if let Some(path) = &args.questions {
        return questions::run(args, path);
    }
    let headers = Headers::read(&args.header)?;
    let Some(gold) = &args.gold else { bail!("expected a folder of annotated documents") };
    let files = annotations(gold)?;
    let khabar = Khabar::embedded();
    let mut scores = Scores::default();
    let mut errors = Errors::default();
    for path in &files {
        let gold = read(path)?;
        let name = path.file_name().unwrap_or_default();
        let system = match (&args.system, &args.texts) {
            (Some(folder), _) if folder.join(name).exists() => read(&folder.join(name))?,
            (Some(_), _) => Record { text: gold.text.clone(), ..Record::default() },
            (None, Some(folder)) => {
                let text = folder.join(name).with_extension("txt");
                source::record(khabar, &text, headers.of(&text))
                    .map_err(|error| anyhow!("{} {}", text.display(), crate::sentence(&error)))?
            }
            (None, None) => from_annotation(khabar, &gold),
        };
        if args.errors {
            errors.add(&gold, &system)?;
        } else {
            scores.add(&gold, &system)?;
        }
    }
    if args.errors {
        if args.json {
            output::json(&errors.report())?;
        } else {
            output::text(&errors.shown())?;
        }
        return Ok(0);
    }
    print(&scores, args.json)?;
    match &args.floors {
        Some(path) => below(&scores, path),
        None => Ok(0),
    }
}

/// Names against a file of tagged tokens.
fn recognised(args: &EvalArgs, path: &Path) -> anyhow::Result<u8> {
    let shown = || path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", shown()))?;
    let sentences = names::read(&text).with_context(shown)?;
    let khabar = Khabar::embedded();
    let mut table = names::Table::default();
    if args.line {
        for (sentence, found) in sentences.iter().zip(khabar.line_names(&sentences)) {
            table.add(&names::gold(sentence), &found);
        }
    } else {
        let tags = khabar.tag_names(None, &sentences)?;
        for (sentence, tags) in sentences.iter().zip(&tags) {
            table.add(&names::gold(sentence), &khabar::recogniser::spans(tags));
        }
        if let Some(out) = &args.tagged {
            let mut text = String::new();
            for (sentence, tags) in sentences.iter().zip(&tags) {
                for (token, tag) in sentence.tokens.iter().zip(tags) {
                    text.extend([token.as_str(), " ", tag.name(), "\n"]);
                }
                text.push('\n');
            }
            fs::write(out, text).with_context(|| format!("cannot write {}", out.display()))?;
        }
    }
    output::say(&table.shown(!args.line))?;
    Ok(0)
}

/// The annotated documents of a folder, or one alone.
pub(crate) fn annotations(gold: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let unreadable = || format!("cannot read {}", gold.display());
    if !fs::metadata(gold).with_context(unreadable)?.is_dir() {
        return Ok(vec![gold.to_path_buf()]);
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(gold).with_context(unreadable)? {
        paths.push(entry.with_context(unreadable)?.path());
    }
    paths.retain(|path| files::ends_in(path, "json"));
    paths.sort();
    if paths.is_empty() {
        bail!("found no .json file in {}", gold.display());
    }
    Ok(paths)
}

pub(crate) fn read(path: &Path) -> anyhow::Result<Record> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    // Annotation files name a document `doc` or `id`; the file's own name serves for both.
    serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is not a JSON object of the data contract", path.display()))
}

fn from_annotation(khabar: &Khabar, gold: &Record) -> Record {
    khabar.read(gold.text.as_bytes(), khabar::choices::header(gold)).record()
}

#[derive(Serialize)]
struct Line<'a> {
    layer: &'a str,
    #[serde(flatten)]
    row: khabar::eval::Row,
}

pub(crate) fn print(scores: &Scores, json: bool) -> anyhow::Result<()> {
    if json {
        let lines: Vec<_> =
            scores.rows().into_iter().map(|(layer, row)| Line { layer, row }).collect();
        return output::json(&lines);
    }
    output::say(&format!(
        "{:28} {:>6} {:>6} {:>6}   right / gold / system, {}",
        "",
        "P",
        "R",
        "F1",
        count(scores.documents() as u64, "document")
    ))?;
    for (layer, row) in scores.rows() {
        output::say(&format!(
            "{layer:28} {:6.3} {:6.3} {:6.3}   {} / {} / {}",
            row.precision,
            row.recall,
            row.f1,
            (row.right * 100.0).round() / 100.0,
            row.gold,
            row.system
        ))?;
    }
    Ok(())
}

/// Name every layer under its floor.
fn below(scores: &Scores, path: &Path) -> anyhow::Result<u8> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("cannot read the floors {}", path.display()))?;
    let rows = scores.rows();
    let mut under = 0;
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let Some((layer, floor)) = line.split_once('\t') else {
            bail!("{}: expected `layer<TAB>floor`, found `{line}`", path.display());
        };
        let Some(floor) = floor.trim().parse().ok().filter(|floor| (0.0..=1.0).contains(floor))
        else {
            bail!("{}: expected a floor from 0 to 1, found `{line}`", path.display());
        };
        let Some((_, row)) = rows.iter().find(|(name, _)| *name == layer) else {
            bail!("{}: there is no layer `{layer}`", path.display());
        };
        if row.f1 < floor {
            output::complain(&format!("{layer}: F1 {:.4} is under the floor {floor}", row.f1));
            under += 1;
        }
    }
    Ok(if under > 0 { FAILED } else { 0 })
}
