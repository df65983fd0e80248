//! Who may use whom: the table of `ARCHITECTURE.md`, held against `cargo metadata`.

use anyhow::Context;
use serde_json::Value;

use crate::run::output;

/// Our crates and which of our crates each may use, in the order of the line.
const MAY_USE: &[(&str, &[&str])] = &[
    ("khabar-types", &[]),
    ("khabar-text", &["khabar-types"]),
    ("khabar-syntax", &["khabar-types", "khabar-text"]),
    ("khabar-extract", &["khabar-types", "khabar-text"]),
    ("khabar-store", &["khabar-types", "khabar-text"]),
    ("khabar", &["khabar-types", "khabar-text", "khabar-syntax", "khabar-extract", "khabar-store"]),
    ("khabar-server", &["khabar"]),
    ("khabar-cli", &["khabar", "khabar-server"]),
    ("xtask", &[]),
];

/// Outside crates that only some of ours may use.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("axum", &["khabar-server"]),
    ("tokio", &["khabar-server", "khabar-cli"]),
    ("rusqlite", &["khabar-store"]),
    ("tantivy", &["khabar-store"]),
    ("clap", &["khabar-cli"]),
    ("anyhow", &["khabar-cli", "xtask"]),
];

/// Crates that use what they may not, and crates that the table does not name.
pub(super) fn faults() -> anyhow::Result<Vec<String>> {
    let metadata =
        output("cargo", &["metadata", "--no-deps", "--format-version", "1", "--offline"])
            .or_else(|_| output("cargo", &["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("cargo metadata has no packages")?;
    let mut faults = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| *known == name) else {
            faults.push(format!("the crate {name} is not in the table of who may use whom (xtask/src/tidy/imports.rs)"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let used = dependency["name"].as_str().unwrap_or_default();
            let for_tests = dependency["kind"] == "dev";
            let ours = MAY_USE.iter().any(|(known, _)| *known == used);
            if ours && !allowed.contains(&used) && !for_tests {
                faults.push(format!(
                    "{name} uses {used}, which the table of who may use whom forbids"
                ));
            }
            if let Some((_, users)) = ONLY_IN.iter().find(|(known, _)| *known == used)
                && !users.contains(&name)
            {
                faults.push(format!("{name} uses {used}, which belongs in {}", users.join(", ")));
            }
        }
    }
    Ok(faults)
}
