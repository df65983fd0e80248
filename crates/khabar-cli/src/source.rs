//! One file, first to its identity and then, which takes longer, to its record.

use std::{fs::File, io::Read, path::Path};

use anyhow::Context;
use khabar::{
    Khabar, Record,
    incoming::{Incoming, LARGEST_CONTRACT, LARGEST_TEXT, fits},
    types::Header,
};

use crate::files;

/// Read the bytes of a file. The error goes on after its name.
pub(crate) fn open(path: &Path) -> anyhow::Result<Incoming> {
    let is_contract = files::ends_in(path, "json");
    Ok(Incoming::of(bytes(path, is_contract)?, is_contract)?)
}

/// Open and read.
pub(crate) fn record(khabar: &Khabar, path: &Path, header: Header) -> anyhow::Result<Record> {
    Ok(open(path)?.read(khabar, header)?)
}

fn bytes(path: &Path, is_contract: bool) -> anyhow::Result<Vec<u8>> {
    let file = File::open(path).context("cannot be read")?;
    let size = file.metadata().context("cannot be read")?.len();
    fits(size, is_contract)?;
    let most = if is_contract { LARGEST_CONTRACT } else { LARGEST_TEXT };
    let mut bytes = Vec::new();
    // A pipe tells no size.
    file.take(most + 1).read_to_end(&mut bytes).context("cannot be read")?;
    Ok(bytes)
}
