//! Many files to records, some side by side, handed on in order.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use khabar::{Khabar, Record, incoming::Incoming};
use rayon::prelude::*;

use crate::{interrupt::Interrupt, metadata::Headers, source};

/// How many files are read side by side before they are handed on one after the other.
const MOST_FILES: usize = 64;

/// How many bytes of files are read side by side, unless one file alone is larger.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// What became of a file.
pub(crate) enum Outcome {
    /// It was read.
    Read(Box<Record>),
    /// It need not be read, because the document of this id is there.
    Known(String),
    /// It cannot be read; the reason goes on after its name.
    Failed(anyhow::Error),
}

/// Where files go.
pub(crate) trait Sink {
    /// Whether a document is there, so that its file need not be read.
    fn knows(&self, id: &str) -> anyhow::Result<bool>;

    /// Take a file, in the order of the paths. An error ends the work.
    fn take(&mut self, path: &Path, outcome: Outcome) -> anyhow::Result<()>;
}

/// Read files until the end, an error of the sink, or an interruption.
pub(crate) fn read(
    headers: &Headers,
    paths: &[PathBuf],
    interrupt: &Interrupt,
    sink: &mut impl Sink,
) -> anyhow::Result<()> {
    let khabar = Khabar::embedded();
    let mut rest = paths;
    while !rest.is_empty() {
        let (batch, after) = rest.split_at(batch(rest));
        rest = after;
        let opened: Vec<_> = batch
            .par_iter()
            .map(|path| (!interrupt.asked()).then(|| guarded(|| source::open(path))))
            .collect();
        let mut sources = Vec::new();
        for source in opened.into_iter().map_while(|source| source) {
            sources.push(match source {
                Ok(source) if sink.knows(&source.id)? => Err(Outcome::Known(source.id)),
                Ok(source) => Ok(source),
                Err(error) => Err(Outcome::Failed(error)),
            });
        }
        let outcomes: Vec<_> = sources
            .into_par_iter()
            .zip(batch)
            .map(|(source, path)| {
                (!interrupt.asked()).then(|| outcome(khabar, headers, source, path))
            })
            .collect();
        for (path, outcome) in batch.iter().zip(outcomes) {
            let Some(outcome) = outcome.filter(|_| !interrupt.asked()) else { return Ok(()) };
            sink.take(path, outcome)?;
        }
        if interrupt.asked() {
            return Ok(());
        }
    }
    Ok(())
}

fn outcome(
    khabar: &Khabar,
    headers: &Headers,
    source: Result<Incoming, Outcome>,
    path: &Path,
) -> Outcome {
    match source.map(|source| guarded(|| Ok(source.read(khabar, headers.of(path))?))) {
        Ok(Ok(record)) => Outcome::Read(Box::new(record)),
        Ok(Err(error)) => Outcome::Failed(error),
        Err(outcome) => outcome,
    }
}

/// A fault of ours in one document must not keep the others out.
fn guarded<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(anyhow::anyhow!("met a fault in Khabar (above); please report it with the file"))
    })
}

/// How many files of the front belong together.
fn batch(paths: &[PathBuf]) -> usize {
    let mut bytes = 0;
    let fits = paths.iter().take(MOST_FILES).take_while(|path| {
        bytes += fs::metadata(path).map_or(0, |file| file.len());
        bytes <= MOST_BYTES
    });
    fits.count().max(1)
}
