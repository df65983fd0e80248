//! Tables of `data/`: a licence in the first line, as many cells as the header, no id twice, Arabic without diacritics.

use std::{collections::BTreeMap, fs};

use crate::run::root;

/// What is wrong in the tables.
pub(super) fn faults(files: &[String]) -> anyhow::Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut gazetteer_ids: BTreeMap<String, String> = BTreeMap::new();
    for file in files
        .iter()
        .filter(|file| file.starts_with("data/") && file.split('.').next_back() == Some("tsv"))
    {
        let text = fs::read_to_string(root().join(file))?;
        let weights = file.starts_with("data/weights/");
        let card = file.replace(".tsv", ".card.md");
        if weights && !files.contains(&card) {
            faults.push(format!("{file} has no card {card} that names data and licence"));
        }
        if !weights
            && !text
                .lines()
                .next()
                .is_some_and(|line| line.starts_with('#') && line.contains("licence:"))
        {
            faults
                .push(format!("{file}:1: expected a comment that names the table and its licence"));
        }
        let mut header: Option<Vec<&str>> = None;
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, line) in text.lines().enumerate().map(|(index, line)| (index + 1, line)) {
            if line.starts_with('#') || line.trim().is_empty() || weights {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            let Some(header) = &header else {
                header = Some(cells);
                continue;
            };
            if cells.len() != header.len() {
                faults.push(format!(
                    "{file}:{number}: expected {} cells, found {}",
                    header.len(),
                    cells.len()
                ));
            }
            if line
                .chars()
                .any(|letter| ('\u{064B}'..='\u{0652}').contains(&letter) || letter == '\u{0640}')
            {
                faults.push(format!(
                    "{file}:{number}: tables are written without diacritics and tatweel"
                ));
            }
            if header.first() == Some(&"id") {
                if let Some(before) = ids.insert(cells[0], number) {
                    faults.push(format!(
                        "{file}:{number}: the id {} stands in line {before} too",
                        cells[0]
                    ));
                }
                if file.starts_with("data/gazetteer/")
                    && let Some(before) = gazetteer_ids.insert(cells[0].into(), file.clone())
                    && before != *file
                {
                    faults.push(format!(
                        "{file}:{number}: the id {} stands in {before} too",
                        cells[0]
                    ));
                }
            }
        }
    }
    Ok(faults)
}
