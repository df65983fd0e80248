//! `khabar add`: read articles and keep them.

use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use khabar::{
    Khabar, Record,
    incoming::Refusal,
    store::{Added, Store, StoreError, Writer},
};
use serde::Serialize;

use crate::{
    FAILED, HeaderArgs, INTERRUPTED, StoreArgs,
    batches::{self, Outcome, Sink},
    files,
    interrupt::Interrupt,
    metadata::Headers,
    output::{self, count},
};

#[derive(Args)]
pub(crate) struct AddArgs {
    /// Files and folders
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    header: HeaderArgs,
    #[command(flatten)]
    store: StoreArgs,
    /// Print a line for each file as soon as it is safely stored, known or refused
    #[arg(long, short)]
    verbose: bool,
    /// Print the outcome as JSON; with --verbose, each line is an object
    #[arg(long)]
    json: bool,
}

/// What a run did, as `--json` prints it.
#[derive(Default, Serialize)]
struct Summary {
    /// Documents stored now.
    stored: u64,
    /// Documents that were stored before.
    already_stored: u64,
    /// Claims in the documents stored now.
    claims: u64,
    /// Files that could not be read, with the reason.
    failed: Vec<Failure>,
    /// What was noticed in texts that were stored all the same.
    notes: Vec<Noticed>,
    /// Files of other kinds in the folders.
    passed_over: u64,
    /// Files that an interruption or an error of the store left.
    left: u64,
}

#[derive(Serialize)]
struct Failure {
    file: String,
    reason: String,
}

#[derive(Serialize)]
struct Noticed {
    file: String,
    code: String,
    message: String,
}

/// A line of `--verbose --json`.
#[derive(Serialize)]
struct Line<'a> {
    outcome: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

pub(crate) fn run(args: &AddArgs) -> anyhow::Result<u8> {
    let headers = Headers::read(&args.header)?;
    let files = files::files(&args.paths)?;
    for note in headers.notes(&files.paths) {
        output::complain(&format!("note: {note}"));
    }
    let writer = Store::create_or_open(&args.store.store)?.writer()?;
    let summary = Summary {
        passed_over: files.passed_over as u64,
        left: files.paths.len() as u64,
        ..Summary::default()
    };
    let mut adding = Adding {
        writer,
        summary,
        bar: progress(files.paths.len()),
        args,
        manifest: Khabar::embedded().run_manifest(),
    };
    let done = batches::read(&headers, &files.paths, &Interrupt::listen()?, &mut adding);
    let Adding { mut writer, summary, bar, .. } = adding;
    bar.set_message("indexing");
    // Where the store is in trouble the index is, too, and one trouble is enough to tell.
    let done = done.and_then(|()| Ok(writer.commit_index()?));
    drop(writer);
    bar.finish_and_clear();
    output::unless_closed(report(&summary, args))?;
    done?;
    Ok(match summary {
        Summary { left: 1.., .. } => INTERRUPTED,
        Summary { failed, .. } if !failed.is_empty() => FAILED,
        _ => 0,
    })
}

/// A run at work.
struct Adding<'a> {
    writer: Writer,
    summary: Summary,
    bar: ProgressBar,
    args: &'a AddArgs,
    /// With what the texts are read.
    manifest: String,
}

impl Sink for Adding<'_> {
    fn knows(&self, id: &str) -> anyhow::Result<bool> {
        Ok(self.writer.contains(id)?)
    }

    fn take(&mut self, path: &Path, outcome: Outcome) -> anyhow::Result<()> {
        let file = path.to_string_lossy();
        match outcome {
            Outcome::Known(id) => self.known(&id, &file)?,
            Outcome::Failed(error) => self.failed(&file, &error)?,
            Outcome::Read(record) => match self.writer.add(&record, &file) {
                Ok(Added::New) => {
                    if !files::ends_in(path, "json") {
                        self.writer.read_with(&record.id, &self.manifest)?;
                    }
                    self.stored(&record, &file)?;
                }
                Ok(Added::AlreadyStored) => self.known(&record.id, &file)?,
                Err(error) if error.is_of_record() => self.failed(&file, &unsound(&error))?,
                Err(error) => return Err(error.into()),
            },
        }
        self.summary.left -= 1;
        self.bar.inc(1);
        Ok(())
    }
}

impl Adding<'_> {
    fn stored(&mut self, record: &Record, file: &str) -> anyhow::Result<()> {
        self.summary.stored += 1;
        self.summary.claims += record.claims.len() as u64;
        // What the text does not say stands in the record; only what is wrong with the file is told.
        for note in record.notes.iter().filter(|note| note.code.starts_with("text.")) {
            self.complain(&format!("note: {file}: {}", note.message));
            self.summary.notes.push(Noticed {
                file: file.to_string(),
                code: note.code.clone(),
                message: note.message.clone(),
            });
        }
        self.tell(&Line { outcome: "stored", id: Some(&record.id), file, reason: None })
    }

    fn known(&mut self, id: &str, file: &str) -> anyhow::Result<()> {
        self.summary.already_stored += 1;
        self.writer.mended(file)?;
        self.tell(&Line { outcome: "already stored", id: Some(id), file, reason: None })
    }

    fn failed(&mut self, file: &str, error: &anyhow::Error) -> anyhow::Result<()> {
        let reason = crate::sentence(error);
        self.writer.failed(file, code(error), &reason)?;
        self.complain(&format!("not read: {file} {reason}"));
        self.tell(&Line { outcome: "not read", id: None, file, reason: Some(&reason) })?;
        self.summary.failed.push(Failure { file: file.to_string(), reason });
        Ok(())
    }

    fn complain(&self, line: &str) {
        self.bar.suspend(|| output::complain(line));
    }

    /// With `--verbose`, say what became of a file. It is on the disk by now; whoever reads this may rely on it.
    fn tell(&self, line: &Line<'_>) -> anyhow::Result<()> {
        let Line { outcome, id, file, .. } = line;
        output::unless_closed(match (self.args.verbose, self.args.json) {
            (false, _) => Ok(()),
            (true, true) => self.bar.suspend(|| output::json(line)),
            (true, false) => {
                let id = id.map(|id| format!("{id} ")).unwrap_or_default();
                self.bar.suspend(|| output::say(&format!("{outcome} {id}{file}")))
            }
        })
    }
}

/// Why a file could not be read, as one of the words that the store keeps.
fn code(error: &anyhow::Error) -> &'static str {
    if let Some(refusal) = error.downcast_ref::<Refusal>() {
        return refusal.code();
    }
    if error.downcast_ref::<Unsound>().is_some() {
        return "unsound";
    }
    let of_system = error.chain().any(<dyn std::error::Error>::is::<std::io::Error>);
    if of_system { "unreadable" } else { "fault" }
}

/// What is wrong with a record, to go on after the name of its file.
#[derive(Debug)]
struct Unsound(String);

impl std::fmt::Display for Unsound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unsound {}

fn unsound(error: &StoreError) -> anyhow::Error {
    let wrong = match std::error::Error::source(error) {
        Some(flaw) => format!("is not sound: {flaw}"),
        None => error.to_string(),
    };
    Unsound(wrong).into()
}

fn progress(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    let style = ProgressStyle::with_template("{bar:32} {pos}/{len} files, {eta} left {msg}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn report(summary: &Summary, args: &AddArgs) -> anyhow::Result<()> {
    if args.json {
        return output::json(summary);
    }
    let mut line = format!(
        "stored {} with {} in {}",
        count(summary.stored, "document"),
        count(summary.claims, "claim"),
        args.store.store.display()
    );
    let rest = [
        (summary.already_stored, "stored before"),
        (summary.failed.len() as u64, "not read"),
        (summary.passed_over, "passed over, neither .txt nor .json"),
        (summary.left, "left; run the same command again to go on"),
    ];
    for (number, what) in rest.into_iter().filter(|(number, _)| *number > 0) {
        line = format!("{line}; {} {what}", count(number, "file"));
    }
    output::say(&line)
}
