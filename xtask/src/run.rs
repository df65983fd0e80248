//! Running other programs from the root of the repository.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail};

/// Print one line or more.
#[expect(clippy::print_stdout, reason = "a task speaks to whoever runs it")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The folder beside the repository that holds annotated texts and data; a user's clone has none.
pub(crate) fn shared() -> Option<PathBuf> {
    let shared = root().parent()?.join("shared");
    shared.join("gold").is_dir().then_some(shared)
}

/// Run a program to its end; an error if it fails.
pub(crate) fn run(program: &str, args: &[&str]) -> anyhow::Result<()> {
    run_in(&root(), program, args)
}

/// Run a program in a folder.
pub(crate) fn run_in(folder: &Path, program: &str, args: &[&str]) -> anyhow::Result<()> {
    say(&format!("$ {program} {}", args.join(" ")));
    let status = Command::new(program)
        .args(args)
        .current_dir(folder)
        .status()
        .with_context(|| format!("cannot start {program}"))?;
    if !status.success() {
        bail!("{program} {} failed ({status})", args.join(" "));
    }
    Ok(())
}

/// What a program prints.
pub(crate) fn output(program: &str, args: &[&str]) -> anyhow::Result<String> {
    let output = Command::new(program)
        .args(args)
        .current_dir(root())
        .output()
        .with_context(|| format!("cannot start {program}"))?;
    if !output.status.success() {
        bail!(
            "{program} {} failed: {}",
            args.join(" "),
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program can be started.
pub(crate) fn have(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}
