//! The texts under some paths.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use walkdir::{DirEntry, WalkDir};

/// What was found, in the order of the paths and, in folders, of the names.
pub(crate) struct Files {
    /// Files that were named, and `.txt` and `.json` of the folders.
    pub paths: Vec<PathBuf>,
    /// Files of other kinds in the folders.
    pub passed_over: usize,
}

/// Find the texts. Hidden files and other collections inside a folder are left alone.
pub(crate) fn files(paths: &[PathBuf]) -> anyhow::Result<Files> {
    let mut files = Files { paths: Vec::new(), passed_over: 0 };
    for path in paths {
        let kind = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
        if !kind.is_dir() {
            files.paths.push(path.clone());
            continue;
        }
        let walk = WalkDir::new(path).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || is_wanted(entry)) {
            let entry =
                entry.with_context(|| format!("cannot read the folder {}", path.display()))?;
            // A link to a file is read, a link to a folder is not followed: it could lead in circles.
            if !fs::metadata(entry.path()).is_ok_and(|kind| kind.is_file()) {
                continue;
            }
            if ends_in(entry.path(), "txt") || ends_in(entry.path(), "json") {
                files.paths.push(entry.into_path());
            } else {
                files.passed_over += 1;
            }
        }
    }
    if files.paths.is_empty() {
        let searched = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
        bail!("found no .txt or .json file in {}", searched.join(", "));
    }
    Ok(files)
}

/// Whether the name of a file ends in a dot and this.
pub(crate) fn ends_in(path: &Path, end: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(end))
}

fn is_wanted(entry: &DirEntry) -> bool {
    let hidden = entry.file_name().to_string_lossy().starts_with('.');
    !hidden && !entry.path().join("khabar.db").exists()
}
