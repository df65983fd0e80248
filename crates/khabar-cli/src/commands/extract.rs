//! `khabar extract`: read articles and print the data contract.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use clap::Args;
use khabar::Record;

use crate::{
    FAILED, HeaderArgs, INTERRUPTED,
    batches::{self, Outcome, Sink},
    files,
    interrupt::Interrupt,
    metadata::Headers,
    output::{self, count},
};

#[derive(Args)]
pub(crate) struct ExtractArgs {
    /// Files and folders
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    header: HeaderArgs,
    /// Write one file a document here, instead of one line a document to standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &ExtractArgs) -> anyhow::Result<u8> {
    let headers = Headers::read(&args.header)?;
    let files = files::files(&args.paths)?;
    for note in headers.notes(&files.paths) {
        output::complain(&format!("note: {note}"));
    }
    if let Some(out) = &args.out {
        fs::create_dir_all(out)
            .with_context(|| format!("cannot make the folder {}", out.display()))?;
    }
    let inputs = files.paths.iter().filter_map(|path| fs::canonicalize(path).ok()).collect();
    let mut printing = Printing {
        out: args.out.as_deref(),
        inputs,
        written: BTreeSet::new(),
        failed: false,
        left: files.paths.len() as u64,
    };
    batches::read(&headers, &files.paths, &Interrupt::listen()?, &mut printing)?;
    if printing.left > 0 {
        output::complain(&format!("interrupted with {} left", count(printing.left, "file")));
        return Ok(INTERRUPTED);
    }
    Ok(if printing.failed { FAILED } else { 0 })
}

struct Printing<'a> {
    out: Option<&'a Path>,
    /// What must not be written over.
    inputs: BTreeSet<PathBuf>,
    /// Names of files that this run has written.
    written: BTreeSet<String>,
    failed: bool,
    left: u64,
}

impl Sink for Printing<'_> {
    fn knows(&self, _id: &str) -> anyhow::Result<bool> {
        Ok(false)
    }

    fn take(&mut self, path: &Path, outcome: Outcome) -> anyhow::Result<()> {
        match outcome {
            Outcome::Read(record) => {
                for note in record.notes.iter().filter(|note| note.code.starts_with("text.")) {
                    output::complain(&format!("note: {}: {}", path.display(), note.message));
                }
                match self.out {
                    None => output::json(&record)?,
                    Some(out) => self.write(out, path, &record)?,
                }
            }
            Outcome::Failed(error) => {
                let reason = crate::sentence(&error);
                output::complain(&format!("not read: {} {reason}", path.display()));
                self.failed = true;
            }
            Outcome::Known(_) => {}
        }
        self.left -= 1;
        Ok(())
    }
}

impl Printing<'_> {
    /// Write a record under the name of its text, and its id where another text has that name.
    fn write(&mut self, out: &Path, path: &Path, record: &Record) -> anyhow::Result<()> {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let mut name = stem.unwrap_or_else(|| record.id.clone());
        if self.written.contains(&name) {
            name = format!("{name}-{}", record.id);
        }
        let target = out.join(format!("{name}.json"));
        if fs::canonicalize(&target).is_ok_and(|target| self.inputs.contains(&target)) {
            bail!(
                "{} is one of the files to read and would be written over: expected another folder as --out",
                target.display()
            );
        }
        let mut bytes = serde_json::to_vec(record)?;
        bytes.push(b'\n');
        whole(&target, &bytes).with_context(|| format!("cannot write {}", target.display()))?;
        self.written.insert(name);
        Ok(())
    }
}

/// Write a file so that it is there in full or not at all.
fn whole(target: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let part = target.with_extension("json.part");
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, target));
    if written.is_err() {
        // The reason is told already.
        let _ = fs::remove_file(&part);
    }
    written
}
