//! `khabar reextract`: read every text of a collection anew, and say what changed.

use clap::Args;
use khabar::{
    Khabar,
    store::{Reread, Store},
};
use serde::Serialize;

use crate::{INTERRUPTED, StoreArgs, interrupt::Interrupt, output};

#[derive(Args)]
pub(crate) struct ReextractArgs {
    #[command(flatten)]
    store: StoreArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Default, Serialize)]
struct Report {
    /// Documents that were read anew.
    documents: u64,
    /// Documents in which nothing changed.
    same: u64,
    /// Documents that came as finished records and were left alone.
    left_alone: u64,
    gained: usize,
    lost: usize,
    changed: usize,
    /// Corrections that were made again for a claim whose id has changed.
    carried: usize,
    /// Corrections that are about nothing any more; they stay in the log.
    orphaned: Vec<String>,
    /// Documents in which something changed.
    changes: Vec<Reread>,
}

pub(crate) fn run(args: &ReextractArgs) -> anyhow::Result<u8> {
    let khabar = Khabar::embedded();
    let manifest = khabar.run_manifest();
    let store = Store::open(&args.store.store)?;
    let mut writer = store.writer()?;
    let reader = store.reader()?;
    let ids = reader.read_by_khabar()?;
    let mut report =
        Report { left_alone: reader.coverage()?.documents - ids.len() as u64, ..Report::default() };
    let interrupt = Interrupt::listen()?;
    let mut status = 0;
    for id in ids {
        if interrupt.asked() {
            status = INTERRUPTED;
            break;
        }
        let Some(old) = reader.document(&id)? else { continue };
        let reread = writer.replace(&khabar.reread(&old))?;
        writer.read_with(&id, &manifest)?;
        report.documents += 1;
        report.gained += reread.gained.len();
        report.lost += reread.lost.len();
        report.changed += reread.changed.len();
        report.carried += reread.carried.len();
        report.orphaned.extend(reread.orphaned.iter().cloned());
        if reread.is_same() {
            report.same += 1;
        } else {
            report.changes.push(reread);
        }
    }
    writer.commit_index()?;
    if args.json {
        output::json(&report)?;
        return Ok(status);
    }
    for change in &report.changes {
        output::say(&format!(
            "{}: {} claims gained, {} lost, {} read otherwise",
            change.document,
            change.gained.len(),
            change.lost.len(),
            change.changed.len()
        ))?;
    }
    output::say(&format!(
        "read {} documents anew, {} the same, {} left alone; claims: {} gained, {} lost, {} read otherwise; corrections: {} carried over, {} about nothing any more",
        report.documents,
        report.same,
        report.left_alone,
        report.gained,
        report.lost,
        report.changed,
        report.carried,
        report.orphaned.len()
    ))?;
    Ok(status)
}
