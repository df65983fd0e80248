//! Cases with a table of claims as annotated documents: the words of a cell are the entity that they mention.

use std::{fs, path::Path};

use khabar::{
    Khabar, Record,
    record_words::words,
    store::record::{ClaimRecord, SourceRecord},
};

use crate::cases::Case;

/// Write each case into a file of its own, in place of those of an earlier run; how many, and how many have words that no mention covers.
pub(crate) fn write(cases: &[Case], out: &Path) -> (usize, usize) {
    fs::create_dir_all(out).expect("the folder can be made");
    for file in fs::read_dir(out).expect("the folder is readable").filter_map(Result::ok) {
        if file.file_name().to_string_lossy().starts_with("case-") {
            fs::remove_file(file.path()).expect("a case of an earlier run can be removed");
        }
    }
    // What is learnt must not hang on what was learnt before.
    let rules = Khabar::with_choices(None).expect("no weights, no error");
    let (mut written, mut left) = (0, 0);
    for (number, case) in cases.iter().enumerate() {
        let Some((_, rows)) = case.tables.iter().find(|(layer, _)| layer == "claims") else {
            continue;
        };
        let mut record = case.read(&rules).record();
        let Some(claims) = claims(&record, rows) else {
            left += 1;
            continue;
        };
        record.id = format!("case-{number:04}");
        record.claims = claims;
        let json = serde_json::to_vec(&record).expect("a record is JSON");
        fs::write(out.join(format!("{}.json", record.id)), json).expect("the folder is writable");
        written += 1;
    }
    (written, left)
}

fn claims(record: &Record, rows: &[String]) -> Option<Vec<ClaimRecord>> {
    let mut claims: Vec<ClaimRecord> = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim().split(" | ").collect();
        let &[kind, word, actors, recipients, places, polarity, modality, chain] = &cells[..]
        else {
            return None;
        };
        let taken = |at: u32| claims.iter().any(|have| have.trigger[0] == at && have.kind == kind);
        let trigger = places_of(record, word).find(|span| !taken(span[0]))?;
        let named = |cell: &str| -> Option<Vec<String>> {
            let cells = cell.split(", ").filter(|words| *words != "-");
            cells.map(|words| entity(record, words)).collect()
        };
        let links = chain.split(" > ").filter(|link| *link != "-");
        let sources = links.map(|link| {
            let speaker = link.split(" (").next()?;
            Some(SourceRecord { entity: entity(record, speaker)?, ..SourceRecord::default() })
        });
        claims.push(ClaimRecord {
            id: format!("c{}", claims.len()),
            kind: kind.to_string(),
            trigger,
            actors: named(actors)?,
            recipients: named(recipients)?,
            places: named(places).unwrap_or_default(),
            polarity: polarity.to_string(),
            modality: modality.to_string(),
            sources: sources.collect::<Option<_>>()?,
            ..ClaimRecord::default()
        });
    }
    Some(claims)
}

/// Where words stand in the text, in code points.
fn places_of<'a>(record: &'a Record, word: &'a str) -> impl Iterator<Item = [u32; 2]> + 'a {
    let letters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    record.text.match_indices(word).map(move |(at, found)| {
        let start = letters(record.text.get(..at).unwrap_or_default());
        [start, start + letters(found)]
    })
}

/// Whom some words mention.
fn entity(record: &Record, surface: &str) -> Option<String> {
    let mention = record
        .mentions
        .iter()
        .find(|mention| words(&record.text, [mention.start, mention.end]) == surface);
    mention.map(|mention| mention.entity.clone())
}
