//! What a metadata file says of the texts, by the names of their files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, bail};
use khabar::types::{Date, Header, Kind};

use crate::{HeaderArgs, commands::gazetteer};

const COLUMNS: [&str; 7] = ["file", "published", "outlet", "title", "author", "url", "kind"];

/// How many names a note gives before it counts the others.
const NAMED: usize = 5;

/// What is known of each text.
pub(crate) struct Headers {
    by_file: BTreeMap<String, Header>,
    published: Option<Date>,
    unused_columns: Vec<String>,
}

impl Headers {
    /// Read `--metadata` and `--published`.
    pub(crate) fn read(args: &HeaderArgs) -> anyhow::Result<Self> {
        if let Some(folder) = &args.gazetteer {
            gazetteer::bring(folder)?;
        }
        let mut headers = Self {
            by_file: BTreeMap::new(),
            published: args.published,
            unused_columns: Vec::new(),
        };
        if let Some(path) = &args.metadata {
            headers
                .add_table(path)
                .with_context(|| format!("cannot read the metadata file {}", path.display()))?;
        }
        Ok(headers)
    }

    /// The header of a file. A row may name it with folders in front; the longest name that fits is taken.
    pub(crate) fn of(&self, path: &Path) -> Header {
        let mut header = self.row(path).map(|(_, header)| header.clone()).unwrap_or_default();
        header.published = header.published.or(self.published);
        header
    }

    /// What a user would want to know about the metadata before trusting the dates and outlets.
    pub(crate) fn notes(&self, paths: &[PathBuf]) -> Vec<String> {
        let mut files_of: BTreeMap<&str, usize> = BTreeMap::new();
        for path in paths {
            if let Some((name, _)) = self.row(path) {
                *files_of.entry(name).or_default() += 1;
            }
        }
        let missing = self.by_file.keys().map(String::as_str);
        let missing: Vec<_> = missing.filter(|name| !files_of.contains_key(name)).collect();
        let shared: Vec<_> =
            files_of.iter().filter(|(_, files)| **files > 1).map(|(name, _)| *name).collect();
        let mut notes = Vec::new();
        if !missing.is_empty() {
            notes.push(format!("the metadata names {}, not among the files given", list(&missing)));
        }
        if !shared.is_empty() {
            notes.push(format!(
                "several files are called {}, and the row of the metadata was taken for each; write folder/name in the column `file` to \
                 tell them apart",
                list(&shared)
            ));
        }
        if !self.unused_columns.is_empty() {
            let columns: Vec<_> = self.unused_columns.iter().map(String::as_str).collect();
            notes.push(format!(
                "the metadata has columns that are not used: {} (used are {})",
                columns.join(", "),
                COLUMNS.join(", ")
            ));
        }
        notes
    }

    fn row(&self, path: &Path) -> Option<(&str, &Header)> {
        let names: Vec<_> = path
            .components()
            .filter_map(|part| match part {
                Component::Normal(name) => Some(name.to_string_lossy()),
                _ => None,
            })
            .collect();
        (0..names.len())
            .find_map(|from| self.by_file.get_key_value(&names[from..].join("/")))
            .map(|(name, header)| (name.as_str(), header))
    }

    fn add_table(&mut self, path: &Path) -> anyhow::Result<()> {
        let bytes = fs::read(path)?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        if std::str::from_utf8(bytes).is_err() {
            bail!("expected UTF-8; save it as \"CSV UTF-8\"");
        }
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
        let columns: Vec<String> = reader.headers()?.iter().map(str::to_string).collect();
        if !columns.iter().any(|column| column == "file") {
            bail!(
                "expected a column `file` in the first line, with commas between the columns, found: {}",
                columns.join(", ")
            );
        }
        for row in reader.records() {
            let row = row?;
            let line = row.position().map_or(0, csv::Position::line);
            let cell = |name: &str| {
                let at = columns.iter().position(|column| column == name)?;
                row.get(at).filter(|cell| !cell.is_empty()).map(str::to_string)
            };
            let (name, header) = header(cell).with_context(|| format!("line {line}"))?;
            if self.by_file.contains_key(&name) {
                bail!("line {line}: {name} has a row above: expected each file once");
            }
            self.by_file.insert(name, header);
        }
        let used: BTreeSet<&str> = COLUMNS.into();
        self.unused_columns = columns;
        self.unused_columns.retain(|column| !used.contains(column.as_str()));
        Ok(())
    }
}

fn header(cell: impl Fn(&str) -> Option<String>) -> anyhow::Result<(String, Header)> {
    let Some(file) = cell("file") else { bail!("the column `file` is empty") };
    let published = match cell("published") {
        Some(text) => Some(text.parse::<Date>().map_err(|error| {
            anyhow::anyhow!("{file} has `{text}` in the column `published`: {error}")
        })?),
        None => None,
    };
    let kind = match cell("kind") {
        Some(name) => Some(Kind::from_name(&name).with_context(|| {
            format!("{file} has `{name}` in the column `kind`: expected news, opinion or analysis")
        })?),
        None => None,
    };
    let header = Header {
        title: cell("title"),
        outlet: cell("outlet"),
        author: cell("author"),
        url: cell("url"),
        published,
        kind,
    };
    let file = file.replace('\\', "/");
    Ok((file.trim_start_matches("./").trim_start_matches('/').to_string(), header))
}

fn list(names: &[&str]) -> String {
    let named = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
