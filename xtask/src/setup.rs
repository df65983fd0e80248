//! `cargo xtask setup`: the npm packages and the build of the page, and what to install where something is missing.

use anyhow::bail;

use crate::run::{have, root, run_in, say};

/// Install and build the page. Done again only where its sources are newer than the build.
pub(crate) fn setup() -> anyhow::Result<()> {
    if !have("node") || !have("npm") {
        bail!(
            "the page needs Node.js 20 or newer with npm: install the package `nodejs` (Debian, Ubuntu: `apt-get install nodejs npm`; macOS: `brew install node`), then run this again"
        );
    }
    let web = root().join("web");
    // A checkout that has moved on may need other packages than those installed.
    let installed = web.join("node_modules/.package-lock.json");
    let written = |path: &std::path::Path| std::fs::metadata(path).and_then(|file| file.modified());
    let current = matches!(
        (written(&installed), written(&web.join("package-lock.json"))),
        (Ok(installed), Ok(lock)) if installed >= lock
    );
    if !current {
        run_in(&web, "npm", &["ci", "--no-audit", "--no-fund"])?;
    }
    run_in(&web, "npm", &["run", "--silent", "build"])?;
    Ok(())
}

/// The browser that the tests of the page drive.
pub(crate) fn chromium() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium"]
        .into_iter()
        .find(|program| have(program))
}

/// Find Chromium, installing Debian's package where that is possible without asking.
pub(crate) fn chromium_or_install() -> anyhow::Result<&'static str> {
    if let Some(found) = chromium() {
        return Ok(found);
    }
    if have("apt-get") && is_root() {
        say("Chromium is missing; installing Debian's package `chromium`");
        run_in(&root(), "apt-get", &["update", "-qq"])?;
        run_in(
            &root(),
            "apt-get",
            &["install", "-y", "-qq", "--no-install-recommends", "chromium"],
        )?;
    }
    match chromium() {
        Some(found) => Ok(found),
        None => bail!(
            "the tests of the page need Chromium: install the package `chromium` (Debian, Ubuntu: `sudo apt-get install chromium`), then run this again"
        ),
    }
}

fn is_root() -> bool {
    std::process::Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
