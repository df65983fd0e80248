//! `cargo xtask tidy`: what a compiler cannot see.

mod architecture;
mod imports;
mod letters;
mod tables;

use anyhow::bail;

use crate::run::{output, say};

/// Run every check and name every fault.
pub(crate) fn tidy() -> anyhow::Result<()> {
    let files: Vec<String> =
        output("git", &["ls-files", "--cached", "--others", "--exclude-standard"])?
            .lines()
            .map(str::to_string)
            .filter(|file| crate::run::root().join(file).is_file())
            .collect();
    let mut faults = Vec::new();
    faults.extend(imports::faults()?);
    faults.extend(architecture::faults(&files)?);
    faults.extend(letters::faults(&files)?);
    faults.extend(tables::faults(&files)?);
    if faults.is_empty() {
        say(&format!("tidy: {} files, nothing to say", files.len()));
        return Ok(());
    }
    bail!("tidy found {} faults:\n  {}", faults.len(), faults.join("\n  "));
}
