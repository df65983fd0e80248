//! `cargo xtask demo`: the main job on the sample corpus.

use crate::{run::run, setup::setup};

/// Build the page and the program, load the sample corpus, open the page.
pub(crate) fn demo(args: &[&str]) -> anyhow::Result<()> {
    setup()?;
    let mut command =
        vec!["run", "--quiet", "--package", "khabar-cli", "--bin", "khabar", "--", "demo"];
    command.extend(args);
    run("cargo", &command)
}
