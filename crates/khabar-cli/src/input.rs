//! From paths and a metadata file to texts with headers.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use khabar::{
    Khabar, Record,
    types::{Date, Header},
};
use serde::Deserialize;

use crate::HeaderArgs;

/// Files larger than this are refused: no article is, and reading one would take the machine's memory.
pub(crate) const LARGEST_FILE: u64 = 256 * 1024 * 1024;

/// What is known of each text by the name of its file.
pub(crate) struct Headers {
    by_file: BTreeMap<String, Header>,
    published: Option<Date>,
}

#[derive(Deserialize)]
struct MetadataRow {
    file: String,
    published: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    author: Option<String>,
    url: Option<String>,
    kind: Option<String>,
}

impl Headers {
    /// Read `--metadata` and `--published`.
    pub(crate) fn read(args: &HeaderArgs) -> anyhow::Result<Self> {
        let published = match &args.published {
            Some(text) => Some(
                text.parse::<Date>()
                    .map_err(|error| anyhow::anyhow!("--published {text}: {error}"))?,
            ),
            None => None,
        };
        let by_file = match &args.metadata {
            Some(path) => metadata(path)
                .with_context(|| format!("cannot read the metadata file {}", path.display()))?,
            None => BTreeMap::new(),
        };
        Ok(Self { by_file, published })
    }

    /// The header of a file.
    pub(crate) fn of(&self, path: &Path) -> Header {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let mut header = name.and_then(|name| self.by_file.get(&name).cloned()).unwrap_or_default();
        header.published = header.published.or(self.published);
        header
    }

    /// Names in the metadata that no path of the list has.
    pub(crate) fn unmatched(&self, paths: &[PathBuf]) -> Vec<&str> {
        let names: std::collections::BTreeSet<_> = paths
            .iter()
            .filter_map(|path| path.file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        self.by_file.keys().filter(|name| !names.contains(*name)).map(String::as_str).collect()
    }
}

fn metadata(path: &Path) -> anyhow::Result<BTreeMap<String, Header>> {
    let bytes = fs::read(path)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    if !reader.headers()?.iter().any(|column| column == "file") {
        bail!(
            "expected a column `file` in the first line, found: {}",
            reader.headers()?.iter().collect::<Vec<_>>().join(", ")
        );
    }
    let mut headers = BTreeMap::new();
    for row in reader.deserialize() {
        let row: MetadataRow = row?;
        let some = |text: Option<String>| text.filter(|text| !text.is_empty());
        let published = match some(row.published) {
            Some(text) => Some(text.parse::<Date>().map_err(|error| {
                anyhow::anyhow!("the row of {}: `{text}` as published: {error}", row.file)
            })?),
            None => None,
        };
        let kind = match some(row.kind) {
            Some(name) => Some(khabar::types::Kind::from_name(&name).ok_or_else(|| {
                anyhow::anyhow!(
                    "the row of {}: expected news, opinion or analysis as kind, found `{name}`",
                    row.file
                )
            })?),
            None => None,
        };
        let header = Header {
            title: some(row.title),
            outlet: some(row.outlet),
            author: some(row.author),
            url: some(row.url),
            published,
            kind,
        };
        headers.insert(row.file, header);
    }
    Ok(headers)
}

/// The texts under some paths, in order of their names, and how many other files were passed over.
pub(crate) struct Files {
    /// `.txt` and `.json`.
    pub paths: Vec<PathBuf>,
    /// Files of other kinds in the folders.
    pub passed_over: usize,
}

/// Find the texts under the given files and folders.
pub(crate) fn files(paths: &[PathBuf]) -> anyhow::Result<Files> {
    let mut files = Files { paths: Vec::new(), passed_over: 0 };
    for path in paths {
        let kind = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
        if !kind.is_dir() {
            files.paths.push(path.clone());
            continue;
        }
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            let entry =
                entry.with_context(|| format!("cannot read the folder {}", path.display()))?;
            if !entry.file_type().is_file() {
                continue;
            }
            let wanted = entry.path().extension().is_some_and(|end| {
                end.eq_ignore_ascii_case("txt") || end.eq_ignore_ascii_case("json")
            });
            if wanted {
                files.paths.push(entry.into_path());
            } else {
                files.passed_over += 1;
            }
        }
    }
    if files.paths.is_empty() {
        bail!("found no .txt or .json file in {}", list(paths));
    }
    Ok(files)
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// Read one file to a record. The error says what is wrong with this file; others go on.
pub(crate) fn record(khabar: &Khabar, headers: &Headers, path: &Path) -> anyhow::Result<Record> {
    let size = fs::metadata(path).with_context(|| "cannot be read")?.len();
    if size > LARGEST_FILE {
        bail!(
            "is {} MiB; files over {} MiB are refused, split it into articles first",
            size / (1024 * 1024),
            LARGEST_FILE / (1024 * 1024)
        );
    }
    let bytes = fs::read(path).with_context(|| "cannot be read")?;
    let json = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    if json {
        return from_contract(khabar, headers, path, &bytes);
    }
    if bytes.is_empty() {
        bail!("is empty");
    }
    let reading = khabar.read(&bytes, headers.of(path));
    if let Some(note) = reading.notes.iter().find(|note| note.code == "text.binary") {
        bail!("{}", note.message);
    }
    if reading.document.text.trim().is_empty() {
        bail!("holds no text");
    }
    Ok(reading.record())
}

/// A file of the data contract: kept as it is where it carries claims or mentions, read where it carries only a text.
fn from_contract(
    khabar: &Khabar,
    headers: &Headers,
    path: &Path,
    bytes: &[u8],
) -> anyhow::Result<Record> {
    let mut record: Record = serde_json::from_slice(bytes)
        .with_context(|| "is not a JSON object of the data contract (see docs/format.md)")?;
    if record.text.trim().is_empty() {
        bail!("holds no text");
    }
    let given = headers.of(path);
    let date = record.published.clone().and_then(|text| text.parse().ok());
    let header = Header {
        title: record.title.clone().or(given.title),
        outlet: record.outlet.clone().or(given.outlet),
        author: record.author.clone().or(given.author),
        url: record.url.clone().or(given.url),
        published: date.or(given.published),
        kind: khabar::types::Kind::from_name(&record.kind),
    };
    let reading = khabar.read(record.text.as_bytes(), header);
    if record.claims.is_empty() && record.mentions.is_empty() {
        return Ok(reading.record());
    }
    record.id = reading.document.id.to_string();
    if record.sha256.is_empty() {
        record.sha256 = reading.record().sha256;
    }
    if record.sentences.is_empty() {
        record.sentences = reading.record().sentences;
    }
    Ok(record)
}
