//! `khabar extract`: read articles and print the data contract.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;
use khabar::Khabar;
use rayon::prelude::*;

use crate::{FAILED, HeaderArgs, input, input::Headers, output};

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
    let files = input::files(&args.paths)?;
    let khabar = Khabar::embedded();
    if let Some(out) = &args.out {
        fs::create_dir_all(out)
            .with_context(|| format!("cannot make the folder {}", out.display()))?;
    }
    let mut failed = false;
    for batch in files.paths.chunks(64) {
        let records: Vec<_> =
            batch.par_iter().map(|path| (path, input::record(khabar, &headers, path))).collect();
        for (path, record) in records {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    output::complain(&format!(
                        "not read: {}: {}",
                        path.display(),
                        crate::sentence(&error)
                    ));
                    failed = true;
                    continue;
                }
            };
            let Some(out) = &args.out else {
                output::json(&record)?;
                continue;
            };
            let name = path
                .file_stem()
                .map_or_else(|| record.id.clone(), |stem| stem.to_string_lossy().into_owned());
            let target = out.join(format!("{name}.json"));
            fs::write(&target, serde_json::to_vec(&record)?)
                .with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(if failed { FAILED } else { 0 })
}
