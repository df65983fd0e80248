//! `khabar eval --conllu`: words, tags and trees against a treebank.

use std::{fs, path::Path};

use anyhow::{Context, bail};
use clap::ValueEnum;
use khabar::{
    Khabar,
    eval::conllu::{Metric, score},
    syntax::conllu::{Sentence, read},
    treebank::Cut,
};
use serde::Serialize;

use super::EvalArgs;
use crate::{FAILED, output};

/// What the program is given of the treebank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Start {
    /// Raw text, each sentence a paragraph
    Paragraphs,
    /// Raw text without any line break
    Joined,
    /// Sentences
    Sentences,
    /// Sentences and tokens
    Tokens,
}

#[derive(Serialize)]
struct Line {
    metric: &'static str,
    f1: f64,
    right: usize,
    gold: usize,
    system: usize,
}

pub(super) fn run(args: &EvalArgs) -> anyhow::Result<u8> {
    let Some(gold) = &args.gold else { bail!("expected a treebank in CoNLL-U") };
    let gold = treebank(gold)?;
    let system = match &args.parsed {
        Some(path) => treebank(path)?,
        None => parse(&gold, args.from)?,
    };
    let metrics = score(&gold, &system)?;
    for metric in &metrics {
        if args.json {
            output::json(&Line {
                metric: metric.name,
                f1: metric.f1(),
                right: metric.right,
                gold: metric.gold,
                system: metric.system,
            })?;
        } else {
            output::say(&format!(
                "{:<10} {:6.2}   {} / {} / {}",
                metric.name,
                metric.f1(),
                metric.right,
                metric.gold,
                metric.system
            ))?;
        }
    }
    match &args.floors {
        Some(path) => below(&metrics, path),
        None => Ok(0),
    }
}

fn treebank(path: &Path) -> anyhow::Result<Vec<Sentence>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    read(&text).with_context(|| path.display().to_string())
}

fn parse(gold: &[Sentence], from: Start) -> anyhow::Result<Vec<Sentence>> {
    let khabar = Khabar::embedded();
    let texts = || gold.iter().map(Sentence::text).collect::<Vec<_>>();
    let written = match from {
        Start::Paragraphs => khabar.conllu(texts().join("\n\n").as_bytes(), Cut::Raw),
        Start::Joined => khabar.conllu(texts().join(" ").as_bytes(), Cut::Raw),
        Start::Sentences => khabar.conllu(texts().join("\n").as_bytes(), Cut::Lines),
        Start::Tokens => khabar.conllu_of_tokens(gold),
    };
    read(&written).context("what the program wrote is no CoNLL-U")
}

/// Fail where a metric is below its floor: lines of `metric<TAB>floor`, F1 from 0 to 100.
fn below(metrics: &[Metric], path: &Path) -> anyhow::Result<u8> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut status = 0;
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (name, floor) = line.split_once('\t').unwrap_or((line, ""));
        let floor: f64 = floor.trim().parse().with_context(|| {
            format!("{}: expected a metric, a tab and a number, found {line:?}", path.display())
        })?;
        let metric = metrics
            .iter()
            .find(|metric| metric.name == name)
            .with_context(|| format!("{}: there is no metric {name:?}", path.display()))?;
        if metric.f1() < floor {
            output::complain(&format!("{name}: {:.2} is below the floor of {floor}", metric.f1()));
            status = FAILED;
        }
    }
    Ok(status)
}
