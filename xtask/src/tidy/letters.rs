//! Characters that nobody sees have no place in sources: joiners and direction marks are written as escapes.

use std::fs;

use crate::run::root;

/// Direction marks, joiners, the byte order mark.
const INVISIBLE: &[char] = &[
    '\u{200B}', '\u{200C}', '\u{200D}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}',
    '\u{202D}', '\u{202E}', '\u{2060}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{061C}',
    '\u{FEFF}', '\u{00A0}',
];

/// Files that may hold them: texts that show what real news looks like.
const EXCEPT: &[&str] = &["data/demo/", "crates/khabar-text/tests/", "web/public/"];

/// Sources, tables and documents with invisible characters.
pub(super) fn faults(files: &[String]) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    for file in files {
        let text = [
            ".rs", ".md", ".tsv", ".toml", ".ts", ".svelte", ".css", ".html", ".sql", ".txt",
            ".csv",
        ];
        let wanted = text.iter().any(|end| file.ends_with(end));
        if !wanted || EXCEPT.iter().any(|folder| file.starts_with(folder)) {
            continue;
        }
        let content = fs::read_to_string(root().join(file))?;
        for (number, line) in content.lines().enumerate() {
            if let Some(found) = line.chars().find(|letter| INVISIBLE.contains(letter)) {
                faults.push(format!(
                    "{file}:{}: U+{:04X} is invisible, write an escape",
                    number + 1,
                    u32::from(found)
                ));
            }
        }
    }
    Ok(faults)
}
