//! `cargo xtask test`: everything that CI runs.

use anyhow::Context;

use crate::{
    eval,
    run::{have, root, run, run_in, say, shared},
    setup, tidy,
};

/// Run all checks, the quick ones first.
pub(crate) fn test(args: &[&str]) -> anyhow::Result<()> {
    let with_page = !args.contains(&"--no-page");
    run("cargo", &["fmt", "--all", "--check"])?;
    tidy::tidy()?;
    if with_page {
        setup::setup()?;
    } else {
        say("SKIPPED: the build of the page (--no-page)");
    }
    run("cargo", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    run("cargo", &["test", "--workspace", "--quiet"])?;
    if with_page {
        page()?;
    }
    if shared().is_some() {
        eval::eval(&[])?;
    } else {
        say(
            "SKIPPED: scores on annotated texts, because there is no folder ../shared/gold beside this repository",
        );
    }
    if have("cargo-deny") {
        run("cargo", &["deny", "check", "licenses", "bans", "sources"])?;
    } else {
        say(
            "SKIPPED: licences of dependencies, because cargo-deny is not installed (cargo install cargo-deny)",
        );
    }
    say("all checks passed");
    Ok(())
}

/// The page in headless Chromium, over the demo corpus.
fn page() -> anyhow::Result<()> {
    let chromium = setup::chromium_or_install()?;
    run("cargo", &["build", "--quiet", "--package", "khabar-cli"])?;
    let web = root().join("web");
    let binary = root().join("target/debug/khabar");
    let binary = binary.to_str().context("the path of the repository is not UTF-8")?;
    run_in(&web, "npm", &["run", "--silent", "check"])?;
    run_in(
        &web,
        "npm",
        &["run", "--silent", "test", "--", "--khabar", binary, "--chromium", chromium],
    )
}

/// The cases of `spec/` alone, or rewritten.
pub(crate) fn spec(args: &[&str]) -> anyhow::Result<()> {
    if let Some(how) = args.iter().find(|arg| matches!(**arg, "--bless" | "--mark")) {
        return run(
            "cargo",
            &["run", "--quiet", "--package", "khabar", "--example", "spec", "--", how],
        );
    }
    run("cargo", &["test", "--quiet", "--package", "khabar", "--test", "spec"])
}
