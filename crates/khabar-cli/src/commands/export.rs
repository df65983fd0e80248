//! `khabar export`: claims in the shape of PLOVER, POLECAT or ACLED.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use khabar::{
    Record,
    export::{Exporter, Format, LeftOut},
    store::{Reader, Store, query::Query},
};

mod lines;

use self::lines::Lines;
use crate::{
    StoreArgs,
    commands::claims,
    output::{self, count},
};

/// Claims that are in memory at once.
const AT_ONCE: usize = 10_000;

#[derive(Args)]
pub(crate) struct ExportArgs {
    /// A query, as for `khabar claims`; all claims without one
    #[arg(allow_hyphen_values = true)]
    query: Vec<String>,
    /// Whose shape
    #[arg(long, value_enum)]
    format: Shape,
    /// The file to write; what it is stands beside it in FILE.about.txt
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Take in ties, which are no events of PLOVER, marked as ties (not with acled)
    #[arg(long)]
    ties: bool,
    /// Begin tables with a byte order mark, so that spreadsheets take them for UTF-8
    #[arg(long)]
    bom: bool,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// JSON, one object a claim
    Plover,
    /// POLECAT's 40 columns and ours, separated by tabs
    Polecat,
    /// ACLED's columns and ours, as CSV, for claims that are events of ACLED
    Acled,
}

impl Shape {
    const fn format(self) -> Format {
        match self {
            Self::Plover => Format::Plover,
            Self::Polecat => Format::Polecat,
            Self::Acled => Format::Acled,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Plover => "plover",
            Self::Polecat => "polecat",
            Self::Acled => "acled",
        }
    }
}

pub(crate) fn run(args: &ExportArgs) -> anyhow::Result<u8> {
    if args.ties && args.format == Shape::Acled {
        bail!("ACLED has no place for ties: expected --ties with plover or polecat");
    }
    if args.bom && args.format == Shape::Plover {
        bail!("JSON begins without a byte order mark: expected --bom with polecat or acled");
    }
    let query = claims::parsed(&args.query)?;
    let reader = Store::open(&args.store.store)?.reader()?;
    let part = beside(&args.out, ".part");
    let done = write(args, &reader, &query, &part).and_then(|counts| {
        let about = beside(&args.out, ".about.txt");
        fs::write(&about, about_text(args, &query, &counts))
            .with_context(|| format!("cannot write {}", about.display()))?;
        let manifest = beside(&args.out, ".manifest.json");
        let with = serde_json::json!({
            "format": args.format.name(),
            "ties": args.ties,
            "query": query.to_string(),
            "lines": counts.written,
            "collection": reader.manifest(true)?,
        });
        fs::write(&manifest, format!("{with:#}\n"))
            .with_context(|| format!("cannot write {}", manifest.display()))?;
        fs::rename(&part, &args.out)
            .with_context(|| format!("cannot write {}", args.out.display()))?;
        Ok(counts)
    });
    let counts = match done {
        Ok(counts) => counts,
        Err(error) => {
            // The reason is told already.
            let _ = fs::remove_file(&part);
            return Err(error);
        }
    };
    claims::notes(&counts.notes);
    for (reason, number) in &counts.left_out {
        let ties = *reason == LeftOut::Tie && args.format != Shape::Acled;
        let hint = if ties { " (--ties takes them in)" } else { "" };
        output::complain(&format!("{}{hint}", left_out(*reason, *number)));
    }
    output::say(&format!("wrote {} to {}", count(counts.written, "claim"), args.out.display()))?;
    Ok(0)
}

/// What became of the claims.
#[derive(Default)]
struct Counts {
    written: u64,
    left_out: BTreeMap<LeftOut, u64>,
    notes: Vec<String>,
}

fn write(args: &ExportArgs, reader: &Reader, query: &Query, part: &Path) -> anyhow::Result<Counts> {
    let exporter = Exporter::new(args.format.format(), args.ties);
    let mut file = Lines::create(part, args.format, args.bom)?;
    let mut counts = Counts::default();
    let mut total = None;
    let mut offset = 0;
    let mut record: Option<Record> = None;
    loop {
        let page = reader.ask_claims(query, offset, AT_ONCE)?;
        if *total.get_or_insert(page.total) != page.total {
            bail!("the collection changed while it was exported: run the export again");
        }
        if offset == 0 {
            counts.notes.clone_from(&page.notes);
        }
        for row in &page.rows {
            // Claims of one document follow one another.
            if record.as_ref().is_none_or(|record| record.id != row.document.id) {
                record = reader.corrected(&row.document.id)?;
            }
            let Some(record) = &record else { bail!("the document {} is gone", row.document.id) };
            match exporter.line(record, &row.claim) {
                Ok(line) => {
                    file.add(&line)?;
                    counts.written += 1;
                }
                Err(reason) => *counts.left_out.entry(reason).or_default() += 1,
            }
        }
        offset += AT_ONCE;
        if offset as u64 >= page.total {
            break;
        }
    }
    file.finish()?;
    Ok(counts)
}

/// What a reader of the file must know, without the time of day: the same collection gives the same bytes.
fn about_text(args: &ExportArgs, query: &Query, counts: &Counts) -> String {
    let name = args.out.file_name().unwrap_or_default().to_string_lossy();
    let query = query.to_string();
    let query = if query.is_empty() { "all claims".into() } else { format!("the query {query}") };
    let mut text = format!(
        "{name}: claims of texts in the shape of {}, written by khabar {}.\n\n\
         Every line is what a text says, not an event that anybody has verified. One happening may stand in several lines: in one text more than\n\
         once, in reprints, in reports of several outlets. Do not count lines as events. Cells are empty where the text does not tell.\n\
         What each column holds: docs/format.md, section Exports.\n\n\
         From {query}. {}.\n",
        args.format.name(),
        env!("CARGO_PKG_VERSION"),
        count(counts.written, "line"),
    );
    for (reason, number) in &counts.left_out {
        text.push_str(&left_out(*reason, *number));
        text.push('\n');
    }
    text
}

fn left_out(reason: LeftOut, number: u64) -> String {
    format!("left out {}: {}", count(number, "claim"), reason.reason())
}

/// The path with something behind its name.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}
