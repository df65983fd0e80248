//! With what a store was made, so that it can be made again: inputs, versions, tables, weights, settings.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{corrections, database::FORMAT, record};

/// With what a store was made. The same inputs, read with the same versions, tables and weights, give the same records.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    /// The version that writes this.
    pub khabar: &'static str,
    /// Version of the tables of the store.
    pub format: u32,
    /// Version of the data contract.
    pub record_format: u32,
    /// Documents.
    pub documents: u64,
    /// SHA-256 over the lines `sha256 name published outlet` of all documents, sorted: the inputs.
    pub inputs: String,
    /// With what documents were read.
    pub runs: Vec<Run>,
    /// Documents that came as finished records, or whose run is not known.
    pub without_run: u64,
    /// How stories are found.
    pub stories: Option<String>,
    /// Corrections.
    pub corrections: u64,
    /// SHA-256 over the log of corrections as it is exported.
    pub corrections_log: String,
    /// Every document, where it was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs_in_full: Vec<Input>,
}

/// Versions, tables and weights of some readings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Run {
    /// As the reader has told them.
    pub with: Value,
    /// Documents that were read so.
    pub documents: u64,
}

/// A document as it came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// Of the original bytes.
    pub sha256: String,
    /// What it was called.
    pub name: String,
    /// What its metadata or its text says.
    pub published: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
}

/// The manifest of a store.
pub(crate) fn manifest(
    connection: &Connection,
    with_documents: bool,
) -> rusqlite::Result<Manifest> {
    let count = |select: &str| {
        connection.query_row(select, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs)
    };
    let inputs: Vec<Input> = connection
        .prepare("SELECT sha256, name, published, outlet FROM document ORDER BY sha256, id")?
        .query_map([], |row| {
            let (sha256, name) = (row.get(0)?, row.get(1)?);
            Ok(Input { sha256, name, published: row.get(2)?, outlet: row.get(3)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut hash = Sha256::new();
    for input in &inputs {
        let (published, outlet) = (input.published.as_deref(), input.outlet.as_deref());
        hash.update(format!(
            "{}\t{}\t{}\t{}\n",
            input.sha256,
            input.name,
            published.unwrap_or_default(),
            outlet.unwrap_or_default()
        ));
    }
    let runs = connection
        .prepare(
            "SELECT manifest, count(document) FROM run LEFT JOIN document_run ON run = number GROUP BY number ORDER BY number",
        )?
        .query_map([], |row| {
            let with: String = row.get(0)?;
            let with = serde_json::from_str(&with).unwrap_or(Value::String(with));
            Ok(Run { with, documents: row.get::<_, i64>(1)?.unsigned_abs() })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let log = corrections::all(connection)?;
    let mut log_hash = Sha256::new();
    for (correction, _) in &log {
        log_hash.update(serde_json::to_vec(correction).unwrap_or_default());
        log_hash.update("\n");
    }
    Ok(Manifest {
        khabar: env!("CARGO_PKG_VERSION"),
        format: FORMAT,
        record_format: record::FORMAT,
        documents: inputs.len() as u64,
        inputs: format!("{:x}", hash.finalize()),
        runs,
        without_run: count(
            "SELECT count(*) FROM document WHERE seq NOT IN (SELECT document FROM document_run)",
        )?,
        stories: connection
            .query_row("SELECT value FROM meta WHERE key = 'stories'", [], |row| row.get(0))
            .optional()?,
        corrections: log.len() as u64,
        corrections_log: format!("{:x}", log_hash.finalize()),
        inputs_in_full: if with_documents { inputs } else { Vec::new() },
    })
}

/// Documents of a known run, and those whose mentions carry the names of Khabar's own rules.
pub(crate) fn read_by_khabar(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare(
            "SELECT id FROM document WHERE seq IN (SELECT document FROM document_run)
                OR seq IN (SELECT document FROM mention WHERE rule LIKE 'mentions.%')
             ORDER BY seq",
        )?
        .query_map([], |row| row.get(0))?
        .collect()
}
