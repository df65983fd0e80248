//! `khabar eval`: score extraction against annotated documents.

use std::{fs, path::PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use khabar::{Khabar, Record, eval::Scores};
use serde::Serialize;

use crate::{HeaderArgs, input, input::Headers, output};

#[derive(Args)]
pub(crate) struct EvalArgs {
    /// Folder of annotated documents, one JSON of the data contract each
    gold: PathBuf,
    /// Folder of their texts, of the same names; without it the texts inside the annotation are read
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// Folder of extracted documents of the same names, scored instead of extracting anew
    #[arg(long, value_name = "DIR", conflicts_with = "texts")]
    system: Option<PathBuf>,
    #[command(flatten)]
    header: HeaderArgs,
    /// Print the scores as JSON
    #[arg(long)]
    json: bool,
    /// Fail if a layer's F1 is below the floor that this file gives: lines of `layer<TAB>floor`
    #[arg(long, value_name = "FILE.tsv")]
    floors: Option<PathBuf>,
}

pub(crate) fn run(args: &EvalArgs) -> anyhow::Result<u8> {
    let headers = Headers::read(&args.header)?;
    let files = input::files(std::slice::from_ref(&args.gold))?;
    let khabar = Khabar::embedded();
    let mut scores = Scores::default();
    for path in &files.paths {
        let gold = read(path)?;
        let name = path.file_name().unwrap_or_default();
        let system = match (&args.system, &args.texts) {
            (Some(folder), _) if folder.join(name).exists() => read(&folder.join(name))?,
            (Some(_), _) => Record { text: gold.text.clone(), ..Record::default() },
            (None, Some(folder)) => {
                let text = folder.join(name).with_extension("txt");
                input::record(khabar, &headers, &text)
                    .with_context(|| format!("{}", text.display()))?
            }
            (None, None) => from_annotation(khabar, &gold),
        };
        scores.add(&gold, &system)?;
    }
    print(&scores, args.json)?;
    match &args.floors {
        Some(path) => below(&scores, path),
        None => Ok(0),
    }
}

fn read(path: &std::path::Path) -> anyhow::Result<Record> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    // Annotation files name a document `doc` or `id`; the file's own name serves for both.
    serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is not a JSON object of the data contract", path.display()))
}

fn from_annotation(khabar: &Khabar, gold: &Record) -> Record {
    let header = khabar::types::Header {
        title: gold.title.clone(),
        outlet: gold.outlet.clone(),
        author: gold.author.clone(),
        url: None,
        published: gold.published.as_deref().and_then(|date| date.parse().ok()),
        kind: None,
    };
    khabar.read(gold.text.as_bytes(), header).record()
}

#[derive(Serialize)]
struct Line<'a> {
    layer: &'a str,
    #[serde(flatten)]
    row: khabar::eval::Row,
}

fn print(scores: &Scores, json: bool) -> anyhow::Result<()> {
    if json {
        let lines: Vec<_> =
            scores.rows().into_iter().map(|(layer, row)| Line { layer, row }).collect();
        return output::json(&lines);
    }
    output::say(&format!(
        "{:28} {:>6} {:>6} {:>6}   right / gold / system, {} documents",
        "",
        "P",
        "R",
        "F1",
        scores.documents()
    ))?;
    for (layer, row) in scores.rows() {
        output::say(&format!(
            "{layer:28} {:6.3} {:6.3} {:6.3}   {:.6} / {} / {}",
            row.precision, row.recall, row.f1, row.right, row.gold, row.system
        ))?;
    }
    Ok(())
}

/// Name every layer under its floor.
fn below(scores: &Scores, path: &std::path::Path) -> anyhow::Result<u8> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("cannot read the floors {}", path.display()))?;
    let rows = scores.rows();
    let mut under = 0;
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let Some((layer, floor)) = line.split_once('\t') else {
            bail!("{}: expected `layer<TAB>floor`, found `{line}`", path.display());
        };
        let floor: f64 =
            floor.trim().parse().with_context(|| format!("{}: `{line}`", path.display()))?;
        let Some((_, row)) = rows.iter().find(|(name, _)| *name == layer) else {
            bail!("{}: there is no layer `{layer}`", path.display());
        };
        if row.f1 < floor {
            output::complain(&format!("{layer}: F1 {:.4} is under the floor {floor}", row.f1));
            under += 1;
        }
    }
    Ok(u8::from(under > 0))
}
