//! Corrections: what people have decided about entities, claims and mentions, kept in a log that only grows.
//!
//! The records stay as they were added. A correction is laid over them whenever they are looked at, so undoing one, or reading all texts
//! anew, loses nothing.

mod deed;
mod log;
mod overlay;
mod reviewed;

use std::io::BufRead;

pub(crate) use log::{active, all, append, contains, now};
pub(crate) use overlay::Overlay;
pub(crate) use reviewed::reviewed;

pub use deed::Deed;
pub use log::Correction;
pub use reviewed::{OfType, Reviewed, Verdicts};

/// What came of a file of corrections.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Imported {
    /// Corrections that were new.
    pub added: u64,
    /// Corrections that the store had.
    pub known: u64,
}

/// Read corrections, one JSON object a line. Lines that begin a manifest are passed over.
///
/// # Errors
/// A line is no correction; the sentence says which and why.
pub fn read_lines(lines: impl BufRead) -> Result<Vec<Correction>, String> {
    let mut corrections = Vec::new();
    for (number, line) in (1..).zip(lines.lines()) {
        let line = line.map_err(|error| format!("line {number} cannot be read: {error}"))?;
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() || line.starts_with("{\"manifest\"") {
            continue;
        }
        let correction: Correction = serde_json::from_str(line).map_err(|error| {
            format!(
                "line {number} is no correction as `khabar corrections export` writes it: {error}"
            )
        })?;
        correction.check().map_err(|error| format!("line {number}: {error}"))?;
        corrections.push(correction);
    }
    Ok(corrections)
}
