//! `khabar train syntax`: learn cuts, tags, trees and dictionary forms from a treebank.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use clap::Args;
use khabar::{
    Khabar,
    syntax::{conllu, train},
    types::Upos,
};
use sha2::{Digest, Sha256};

use crate::output;

#[derive(Args)]
pub(crate) struct SyntaxArgs {
    /// Treebank to learn from
    #[arg(long, value_name = "FILE.conllu")]
    treebank: PathBuf,
    /// Folder of the sheets of `CAMeL` Morph MSA, whose verbs and adjectives teach vowels
    #[arg(long, value_name = "DIR")]
    morphology: Option<PathBuf>,
    /// Licence of the treebank, which the weights inherit
    #[arg(long)]
    licence: String,
    /// Where to write the weights
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Times that every sentence is seen
    #[arg(long, default_value_t = train::Options::default().epochs)]
    epochs: u32,
    /// Width of a word's vector in one direction
    #[arg(long, default_value_t = train::Options::default().half)]
    width: usize,
    /// Recurrent layers
    #[arg(long, default_value_t = train::Options::default().layers)]
    layers: usize,
    /// Share of the values left out behind each layer
    #[arg(long, default_value_t = train::Options::default().dropout)]
    dropout: f32,
    /// Where the random choices begin
    #[arg(long, default_value_t = train::Options::default().seed)]
    seed: u64,
    /// Keep one sentence in twenty out of training and report on it
    #[arg(long)]
    hold_out: bool,
}

pub(crate) fn run(args: &SyntaxArgs) -> anyhow::Result<u8> {
    let bytes = fs::read(&args.treebank)
        .with_context(|| format!("cannot read {}", args.treebank.display()))?;
    let text = std::str::from_utf8(&bytes)
        .with_context(|| format!("{} is not UTF-8", args.treebank.display()))?;
    let treebank = conllu::read(text).with_context(|| args.treebank.display().to_string())?;
    if treebank.len() < 40 {
        bail!("expected a treebank of at least 40 sentences, found {}", treebank.len());
    }
    let dictionary = match &args.morphology {
        Some(folder) => dictionary(folder)?,
        None => Vec::new(),
    };
    let options = train::Options {
        epochs: args.epochs,
        half: args.width,
        layers: args.layers,
        dropout: args.dropout,
        seed: args.seed,
        hold_out: args.hold_out,
        origin: format!(
            "data: {}, sha256 {}\nlicence: {}\ndictionary: {} forms\nepochs {}, width {}, layers {}, dropout {}, seed {}, held out {}",
            args.treebank.file_name().unwrap_or_default().to_string_lossy(),
            hex(&Sha256::digest(&bytes)),
            args.licence,
            dictionary.len(),
            args.epochs,
            args.width,
            args.layers,
            args.dropout,
            args.seed,
            args.hold_out,
        ),
    };
    let say = |line: &str| output::complain(line);
    let models = train::train(&Khabar::lexicon(), &treebank, &dictionary, &options, say);
    let file = models.to_bytes();
    fs::write(&args.out, &file).with_context(|| format!("cannot write {}", args.out.display()))?;
    output::say(&format!(
        "{}  {} bytes, sha256 {}",
        args.out.display(),
        file.len(),
        hex(&Sha256::digest(&file))
    ))?;
    Ok(0)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The dictionary forms of verbs and adjectives, as the treebank writes vowels.
fn dictionary(folder: &Path) -> anyhow::Result<Vec<(Upos, Box<str>)>> {
    let mut out = Vec::new();
    for (sheet, upos) in [("MSA-Verb-LEX-PV.csv", Upos::Verb), ("MSA-Adj-LEX.csv", Upos::Adj)] {
        let path = folder.join(sheet);
        let mut reader = csv::Reader::from_path(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let headers = reader.headers()?.clone();
        let Some(column) = headers.iter().position(|name| name == "LEMMA") else {
            bail!("{}: expected a column LEMMA, found none", path.display());
        };
        for row in reader.records() {
            let row = row.with_context(|| path.display().to_string())?;
            if let Some(lemma) = row.get(column).and_then(train::from_buckwalter) {
                out.push((upos, lemma));
            }
        }
    }
    out.sort();
    out.dedup();
    Ok(out)
}
