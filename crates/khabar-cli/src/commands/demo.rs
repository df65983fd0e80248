//! `khabar demo`: the sample corpus in a collection of its own.

use std::path::PathBuf;

use clap::Args;
use khabar::{Khabar, demo, store::Store};

use super::serve;
use crate::output::{self, count};

#[derive(Args)]
pub(crate) struct DemoArgs {
    /// Folder of the collection
    #[arg(long, value_name = "DIR", default_value = "khabar-demo")]
    store: PathBuf,
    /// Port on 127.0.0.1; 0 takes any that is free
    #[arg(long, default_value_t = 7465)]
    port: u16,
    /// Only print the address
    #[arg(long)]
    no_open: bool,
    /// Load the corpus and stop
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(args: &DemoArgs) -> anyhow::Result<u8> {
    let store = Store::create_or_open(&args.store)?;
    let mut writer = store.writer()?;
    let khabar = Khabar::embedded();
    let manifest = khabar.run_manifest();
    for article in demo::articles() {
        let record = khabar.read(article.text.as_bytes(), article.header).record();
        writer.add(&record, article.file)?;
        writer.read_with(&record.id, &manifest)?;
    }
    writer.commit_index()?;
    drop(writer);
    let held = store.reader()?.coverage()?;
    let line = format!(
        "{} with {} in {}: sample text, written by Khabar's developers",
        count(held.documents, "sample article"),
        count(held.claims, "claim"),
        args.store.display()
    );
    if args.check {
        output::say(&line)?;
        return Ok(0);
    }
    // Standard output begins with the address.
    output::complain(&line);
    serve::serve(store, args.port, !args.no_open)
}
