//! ARCHITECTURE.md names every folder of the repository, and no folder that is gone.

use std::{collections::BTreeSet, fs};

use crate::run::root;

/// Code files longer than this are too long to read in one sitting.
const LONGEST: usize = 800;

/// Folders that the map leaves out or invents, and files that are too long.
pub(super) fn faults(files: &[String]) -> anyhow::Result<Vec<String>> {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md"))?;
    let mut faults = Vec::new();
    let mut folders = BTreeSet::new();
    for file in files {
        let parts: Vec<&str> = file.split('/').collect();
        let depth = if parts[0] == "crates" { 4 } else { 2 };
        for end in 1..parts.len().min(depth + 1) {
            folders.insert(parts[..end].join("/"));
        }
    }
    folders.retain(|folder| needs_a_line(folder));
    for folder in &folders {
        if !map.contains(&format!("`{folder}/`")) {
            faults.push(format!("ARCHITECTURE.md does not name `{folder}/`"));
        }
    }
    for line in map.lines() {
        let Some(named) = line.split('`').nth(1).and_then(|path| path.strip_suffix('/')) else {
            continue;
        };
        if line.starts_with("| `") && !folders.contains(named) && !root().join(named).is_dir() {
            faults.push(format!("ARCHITECTURE.md names `{named}/`, which is not there"));
        }
    }
    for file in files {
        let code = [".rs", ".ts", ".svelte"].iter().any(|end| file.ends_with(end));
        if code {
            let lines = fs::read_to_string(root().join(file))?.lines().count();
            if lines > LONGEST {
                faults.push(format!(
                    "{file} has {lines} lines; the longest code file may have {LONGEST}"
                ));
            }
        }
    }
    Ok(faults)
}

/// Folders of tests, examples and static files say by their name what is in them.
fn needs_a_line(folder: &str) -> bool {
    let plain = ["/tests", "/examples", "/migrations", "web/public", "web/test"];
    folder != "crates"
        && !folder.starts_with('.')
        && !folder.ends_with("/src")
        && !plain.iter().any(|name| folder.contains(name))
}
