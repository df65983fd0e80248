//! Standard output and standard error, the only place that writes to them.

use std::io::{self, Write};

use serde::Serialize;

/// One line to standard output.
pub(crate) fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
}

/// A value as one line of JSON to standard output.
pub(crate) fn json<T: Serialize>(value: &T) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)?;
    Ok(())
}

/// One line to standard error.
pub(crate) fn complain(line: &str) {
    let mut err = io::stderr().lock();
    // Where even standard error is closed there is nobody left to tell.
    let _ = writeln!(err, "{line}");
}
