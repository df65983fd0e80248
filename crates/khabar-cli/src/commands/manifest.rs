//! `khabar manifest`: with what a collection was made.

use clap::Args;
use khabar::store::Store;

use crate::{StoreArgs, output};

#[derive(Args)]
pub(crate) struct ManifestArgs {
    /// List every document with its hash
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    store: StoreArgs,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &ManifestArgs) -> anyhow::Result<u8> {
    let manifest = Store::open(&args.store.store)?.reader()?.manifest(args.full)?;
    if args.json {
        output::json(&manifest)?;
    } else {
        output::say(&serde_json::to_string_pretty(&manifest)?)?;
    }
    Ok(0)
}
