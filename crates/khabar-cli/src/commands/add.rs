//! `khabar add`: read articles and keep them.

use std::path::PathBuf;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use khabar::{
    Khabar, Record,
    store::{Added, Store, Writer},
};
use rayon::prelude::*;
use serde::Serialize;

use crate::{FAILED, HeaderArgs, StoreArgs, input, input::Headers, interrupt::Interrupt, output};

/// How many documents are read side by side before they are written one after the other.
const BATCH: usize = 64;

/// Exit status of a command that was interrupted.
const INTERRUPTED: u8 = 130;

#[derive(Args)]
pub(crate) struct AddArgs {
    /// Files and folders
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    header: HeaderArgs,
    #[command(flatten)]
    store: StoreArgs,
    /// Print the outcome as JSON
    #[arg(long)]
    json: bool,
}

/// What a run did.
#[derive(Default, Serialize)]
pub(crate) struct Outcome {
    /// Documents stored now.
    pub stored: usize,
    /// Documents that were stored before.
    pub already_stored: usize,
    /// Claims in the documents stored now.
    pub claims: usize,
    /// Files that could not be read, with the reason.
    pub failed: Vec<Failure>,
    /// Files of other kinds in the folders.
    pub passed_over: usize,
    /// Files that an interruption left.
    pub left: usize,
}

/// A file that could not be read.
#[derive(Serialize)]
pub(crate) struct Failure {
    file: String,
    reason: String,
}

pub(crate) fn run(args: &AddArgs) -> anyhow::Result<u8> {
    let headers = Headers::read(&args.header)?;
    let files = input::files(&args.paths)?;
    for name in headers.unmatched(&files.paths) {
        output::complain(&format!("note: the metadata names {name}, which is not among the files"));
    }
    let khabar = Khabar::embedded();
    let store = Store::create_or_open(&args.store.store)?;
    let mut writer = store.writer()?;
    let interrupt = Interrupt::listen()?;
    let bar = progress(files.paths.len());
    let mut outcome = Outcome { passed_over: files.passed_over, ..Outcome::default() };
    let mut done = 0;
    for batch in files.paths.chunks(BATCH) {
        if interrupt.asked() {
            break;
        }
        let records: Vec<_> =
            batch.par_iter().map(|path| (path, input::record(khabar, &headers, path))).collect();
        for (path, record) in records {
            if interrupt.asked() {
                break;
            }
            done += 1;
            match record {
                Ok(record) => keep(&mut writer, &record, &path.to_string_lossy(), &mut outcome)?,
                Err(error) => outcome.failed.push(Failure {
                    file: path.display().to_string(),
                    reason: crate::sentence(&error),
                }),
            }
            bar.inc(1);
        }
    }
    outcome.left = files.paths.len() - done;
    bar.set_message("indexing");
    writer.commit_index()?;
    bar.finish_and_clear();
    report(&outcome, args)?;
    Ok(if outcome.left > 0 {
        INTERRUPTED
    } else if outcome.failed.is_empty() {
        0
    } else {
        FAILED
    })
}

/// Store one record; an error here is the store's and ends the run.
pub(crate) fn keep(
    writer: &mut Writer,
    record: &Record,
    name: &str,
    outcome: &mut Outcome,
) -> anyhow::Result<()> {
    match writer.add(record, name)? {
        Added::New => {
            outcome.stored += 1;
            outcome.claims += record.claims.len();
        }
        Added::AlreadyStored => outcome.already_stored += 1,
    }
    Ok(())
}

fn progress(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    let style = ProgressStyle::with_template("{bar:32} {pos}/{len} documents, {eta} left {msg}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn report(outcome: &Outcome, args: &AddArgs) -> anyhow::Result<()> {
    for failure in &outcome.failed {
        output::complain(&format!("not read: {}: {}", failure.file, failure.reason));
    }
    if args.json {
        return output::json(outcome);
    }
    let mut line = format!(
        "stored {} documents with {} claims in {}",
        outcome.stored,
        outcome.claims,
        args.store.store.display()
    );
    if outcome.already_stored > 0 {
        line.push_str(&format!(", {} were stored already", outcome.already_stored));
    }
    if outcome.passed_over > 0 {
        line.push_str(&format!(
            ", passed over {} files that are neither .txt nor .json",
            outcome.passed_over
        ));
    }
    if !outcome.failed.is_empty() {
        line.push_str(&format!(", {} could not be read", outcome.failed.len()));
    }
    if outcome.left > 0 {
        line.push_str(&format!(
            "; interrupted with {} files left, run the same command to go on",
            outcome.left
        ));
    }
    output::say(&line)?;
    Ok(())
}
