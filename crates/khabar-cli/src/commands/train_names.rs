//! `khabar train names`: the recogniser of names, from sentences that people annotated.

use std::{fs, path::PathBuf, time::Instant};

use anyhow::{Context, bail};
use clap::Args;
use khabar::{
    Khabar,
    names::{self, Annotated, Plan, Table},
    recogniser::train::fold,
};
use sha2::{Digest, Sha256};

use crate::output;

#[derive(Args)]
pub(crate) struct NamesArgs {
    /// Files with a token and its tag (O, B-PERS, I-ORG, ...) a line and an empty line behind each sentence
    #[arg(required = true, value_name = "FILE")]
    data: Vec<PathBuf>,
    /// Write the weights here
    #[arg(long, value_name = "FILE.bin", required_unless_present = "cross_validate")]
    out: Option<PathBuf>,
    /// Train on all but one part of the sentences and score on that part, for each of so many parts, instead of writing weights
    #[arg(long, value_name = "PARTS", conflicts_with = "out", value_parser = clap::value_parser!(u8).range(2..=20))]
    cross_validate: Option<u8>,
    /// Where the shuffling of sentences starts: the same seed and data give the same bytes
    #[arg(long, default_value_t = Plan::default().seed, value_parser = clap::value_parser!(u64).range(1..))]
    seed: u64,
}

pub(crate) fn run(args: &NamesArgs) -> anyhow::Result<u8> {
    let mut sentences = Vec::new();
    for path in &args.data {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let text =
            str::from_utf8(&bytes).with_context(|| format!("{} is not UTF-8", path.display()))?;
        let more = names::read(text).with_context(|| path.display().to_string())?;
        output::say(&format!("{} {} sentences", hash(&bytes), more.len()))?;
        sentences.extend(more);
    }
    let plan = Plan { seed: args.seed, ..Plan::default() };
    let khabar = Khabar::embedded();
    if let Some(parts) = args.cross_validate {
        return cross_validate(khabar, &sentences, plan, usize::from(parts));
    }
    let Some(out) = &args.out else { bail!("expected --out FILE.bin or --cross-validate PARTS") };
    let weights = khabar.train_names(&sentences, plan);
    fs::write(out, &weights).with_context(|| format!("cannot write {}", out.display()))?;
    output::say(&format!("{} {} bytes {}", hash(&weights), weights.len(), out.display()))?;
    Ok(0)
}

fn cross_validate(
    khabar: &Khabar,
    sentences: &[Annotated],
    plan: Plan,
    parts: usize,
) -> anyhow::Result<u8> {
    let mut table = Table::default();
    let (mut tokens, mut seconds) = (0, 0.0);
    for part in 0..parts {
        let unseen = fold(sentences.len(), part, parts);
        let seen = [&sentences[..unseen.start], &sentences[unseen.end..]].concat();
        let weights = khabar.train_names(&seen, plan);
        let unseen = &sentences[unseen];
        let start = Instant::now();
        let tags = khabar.tag_names(Some(&weights), unseen)?;
        seconds += start.elapsed().as_secs_f64();
        tokens += unseen.iter().map(|sentence| sentence.tokens.len()).sum::<usize>();
        for (sentence, tags) in unseen.iter().zip(&tags) {
            table.add(&names::gold(sentence), &khabar::recogniser::spans(tags));
        }
    }
    output::say(&table.shown(true))?;
    #[expect(clippy::cast_precision_loss, reason = "a count of tokens")]
    let speed = tokens as f64 / seconds;
    output::say(&format!("{speed:.0} tokens/s, one thread, loading the weights included"))?;
    Ok(0)
}

fn hash(bytes: &[u8]) -> String {
    let sum = Sha256::digest(bytes);
    let (head, _) = sum.split_first_chunk::<8>().expect("it has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(*head))
}
