//! `khabar gazetteer import`: tables of the user's own from dumps of Wikidata and `GeoNames`.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use flate2::read::MultiGzDecoder;
use khabar::{
    Khabar,
    import::{HEADER, Importer, Line},
};

use crate::{
    FAILED, files,
    output::{self, count},
};

/// The longest line that is read: no entity of Wikidata comes near.
const LONGEST: u64 = 64 * 1024 * 1024;

/// After so many bad lines it is another format.
const MOST_BAD: u64 = 20;

/// Where a dump comes from.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// Wikidata's JSON: one entity a line
    Wikidata,
    /// `GeoNames`: `allCountries.txt` or the file of one country
    Geonames,
}

#[derive(Args)]
pub(crate) struct ImportArgs {
    /// The dump, as it is or compressed (.gz); - reads standard input
    dump: PathBuf,
    /// What the dump is
    #[arg(long, value_enum)]
    format: Format,
    /// Write the table here; a folder of such tables goes to --gazetteer of other commands
    #[arg(long, value_name = "FILE.tsv")]
    out: PathBuf,
}

pub(crate) fn run(args: &ImportArgs) -> anyhow::Result<u8> {
    let shown = args.dump.display();
    let plain: Box<dyn Read> = if args.dump.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(&args.dump).with_context(|| format!("cannot read {shown}"))?)
    };
    let mut dump: Box<dyn BufRead> = if files::ends_in(&args.dump, "gz") {
        Box::new(BufReader::with_capacity(1 << 20, MultiGzDecoder::new(BufReader::new(plain))))
    } else {
        Box::new(BufReader::with_capacity(1 << 20, plain))
    };
    let importer = Importer::new(Khabar::embedded());
    let unwritable = || format!("cannot write {}", args.out.display());
    // A table that is there is replaced only by a whole one.
    let half = args.out.with_extension("tsv.part");
    let mut out = BufWriter::new(File::create(&half).with_context(unwritable)?);
    writeln!(out, "# Imported by `khabar gazetteer import` from {shown}\n{HEADER}")
        .with_context(unwritable)?;
    let (mut number, mut rows, mut bad) = (0_u64, 0_u64, 0_u64);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        number += 1;
        let read = dump
            .by_ref()
            .take(LONGEST)
            .read_until(b'\n', &mut bytes)
            .with_context(|| format!("cannot read {shown} behind line {}", number - 1))?;
        if read == 0 {
            break;
        }
        if bytes.len() as u64 == LONGEST {
            bail!("{shown}, line {number}: expected at most {LONGEST} bytes in a line");
        }
        let line = match str::from_utf8(&bytes) {
            Ok(line) => match args.format {
                Format::Wikidata => importer.wikidata(line),
                Format::Geonames => importer.geonames(line.trim_end_matches(['\n', '\r'])),
            }
            .map_err(|error| error.to_string()),
            Err(_) => Err("expected UTF-8".into()),
        };
        match line {
            Ok(Line::Row(row)) => {
                writeln!(out, "{row}").with_context(unwritable)?;
                rows += 1;
            }
            Ok(Line::Skipped) => {}
            Err(error) => {
                output::complain(&format!("{shown}, line {number}: {error}"));
                bad += 1;
                if bad == MOST_BAD {
                    bail!("{shown}: {MOST_BAD} lines are bad, so it is taken for another format");
                }
            }
        }
    }
    out.into_inner().map_err(io::IntoInnerError::into_error).with_context(unwritable)?;
    fs::rename(&half, &args.out).with_context(unwritable)?;
    output::say(&format!(
        "{} of {} in {}",
        count(rows, "name"),
        count(number - 1, "line"),
        args.out.display()
    ))?;
    Ok(if bad > 0 { FAILED } else { 0 })
}

/// Put the tables of a folder beside those of the program.
pub(crate) fn bring(folder: &Path) -> anyhow::Result<()> {
    let unreadable = || format!("cannot read the folder of tables {}", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        paths.push(entry.with_context(unreadable)?.path());
    }
    paths.retain(|path| files::ends_in(path, "tsv"));
    paths.sort();
    if paths.is_empty() {
        bail!("found no .tsv file in {}", folder.display());
    }
    let mut tables = Vec::new();
    for path in paths {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let text =
            String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8", path.display()))?;
        tables.push((path.display().to_string(), text));
    }
    Khabar::with_gazetteers(tables)?;
    Ok(())
}
