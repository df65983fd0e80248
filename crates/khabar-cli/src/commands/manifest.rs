//! `khabar manifest`: with what a collection was made.

use clap::Args;
use khabar::{Khabar, store::Store};

use crate::{StoreArgs, output};

#[derive(Args)]
pub(crate) struct ManifestArgs {
    /// List every document with its hash
    #[arg(long)]
    full: bool,
    /// Of this program instead, with what it reads texts: version, tables, weights
    #[arg(long, conflicts_with_all = ["full", "store"])]
    program: bool,
    #[command(flatten)]
    store: StoreArgs,
    /// Print one line of JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &ManifestArgs) -> anyhow::Result<u8> {
    if args.program {
        let manifest: serde_json::Value = serde_json::from_str(&Khabar::embedded().run_manifest())?;
        return print(args, &manifest);
    }
    let manifest = Store::open(&args.store.store)?.reader()?.manifest(args.full)?;
    print(args, &manifest)
}

fn print(args: &ManifestArgs, manifest: &impl serde::Serialize) -> anyhow::Result<u8> {
    if args.json {
        output::json(manifest)?;
    } else {
        output::say(&serde_json::to_string_pretty(manifest)?)?;
    }
    Ok(0)
}
