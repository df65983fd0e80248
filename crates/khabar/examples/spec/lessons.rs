//! Cases with a table of claims as annotated documents: the words of a cell are the entity that they mention.

use std::{fs, path::Path};

use khabar::{
    Khabar, Reading, Record,
    record_words::words,
    store::record::{ClaimRecord, EntityRecord, MentionRecord, SourceRecord},
    types::Id as _,
};

use crate::cases::Case;

/// Write each case into a file of its own, in place of those of an earlier run; how many, and the names of those with words that are not in their
/// text.
pub(crate) fn write<'a>(cases: &'a [Case], out: &Path) -> (usize, Vec<&'a str>) {
    fs::create_dir_all(out).expect("the folder can be made");
    for file in fs::read_dir(out).expect("the folder is readable").filter_map(Result::ok) {
        if file.file_name().to_string_lossy().starts_with("case-") {
            fs::remove_file(file.path()).expect("a case of an earlier run can be removed");
        }
    }
    // What is learnt must not hang on what was learnt before.
    let rules = Khabar::with_choices(None).expect("no weights, no error");
    let (mut written, mut left) = (0, Vec::new());
    for (number, case) in cases.iter().enumerate() {
        let Some((_, rows)) = case.tables.iter().find(|(layer, _)| layer == "claims") else {
            continue;
        };
        let reading = case.read(&rules);
        let mut record = reading.record();
        mention_all(&mut record, &reading);
        let Some(claims) = claims(&mut record, rows) else {
            left.push(&*case.name);
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

/// Put all that is mentioned into a record, also those who take part in nothing that the rules read.
fn mention_all(record: &mut Record, reading: &Reading) {
    let letters = |byte: u32| {
        let before = reading.document.text.get(..byte as usize).unwrap_or_default();
        u32::try_from(before.chars().count()).unwrap_or(u32::MAX)
    };
    let mentions = &reading.mentions;
    record.mentions = mentions
        .mentions
        .rows()
        .iter()
        .map(|mention| MentionRecord {
            start: letters(mention.span.start()),
            end: letters(mention.span.end()),
            kind: mention.kind.name().into(),
            level: mention.level.name().into(),
            entity: mention.entity.index().to_string(),
            rule: String::new(),
        })
        .collect();
    record.entities = (mentions.entities.rows().iter().enumerate())
        .map(|(number, entity)| EntityRecord {
            id: number.to_string(),
            kind: entity.kind.name().into(),
            ar: entity.ar.to_string(),
            ..EntityRecord::default()
        })
        .collect();
}

fn claims(record: &mut Record, rows: &[String]) -> Option<Vec<ClaimRecord>> {
    let mut claims: Vec<ClaimRecord> = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim().split(" | ").collect();
        let &[kind, word, actors, recipients, places, polarity, modality, chain] = &cells[..]
        else {
            return None;
        };
        let taken = |at: u32| claims.iter().any(|have| have.trigger[0] == at && have.kind == kind);
        let trigger = places_of(record, word).find(|span| !taken(span[0]))?;
        let mut named = |cell: &str| -> Option<Vec<String>> {
            let cells = cell.split(", ").filter(|words| *words != "-");
            cells.map(|words| entity(record, words)).collect()
        };
        let (actors, recipients, places) = (named(actors)?, named(recipients)?, named(places)?);
        let links = chain.split(" > ").filter(|link| *link != "-");
        let sources = links.map(|link| {
            let speaker = link.split(" (").next()?;
            Some(SourceRecord { entity: entity(record, speaker)?, ..SourceRecord::default() })
        });
        let sources = sources.collect::<Option<_>>()?;
        claims.push(ClaimRecord {
            id: format!("c{}", claims.len()),
            kind: kind.to_string(),
            trigger,
            actors,
            recipients,
            places,
            polarity: polarity.to_string(),
            modality: modality.to_string(),
            sources,
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

/// Whom some words mention: the mention of these very words, else that which shares most with them, else a new one. `None` where the text has no
/// such words.
fn entity(record: &mut Record, surface: &str) -> Option<String> {
    let exact =
        |mention: &&MentionRecord| words(&record.text, [mention.start, mention.end]) == surface;
    if let Some(mention) = record.mentions.iter().find(exact) {
        return Some(mention.entity.clone());
    }
    let spans: Vec<[u32; 2]> = places_of(record, surface).collect();
    let shared = |mention: &MentionRecord| {
        let of = |[start, end]: &[u32; 2]| {
            mention.end.min(*end).saturating_sub(mention.start.max(*start))
        };
        spans.iter().map(of).max().unwrap_or(0)
    };
    let nearest =
        record.mentions.iter().filter(|mention| shared(mention) > 0).max_by_key(|mention| {
            (shared(mention), std::cmp::Reverse(mention.end - mention.start))
        });
    if let Some(mention) = nearest {
        return Some(mention.entity.clone());
    }
    let [start, end] = *spans.first()?;
    let id = record.entities.len().to_string();
    let (kind, level) = ("GRP".to_string(), "NOM".to_string());
    let (ar, rule) = (surface.to_string(), String::new());
    record.entities.push(EntityRecord {
        id: id.clone(),
        kind: kind.clone(),
        ar,
        ..EntityRecord::default()
    });
    record.mentions.push(MentionRecord { start, end, kind, level, entity: id.clone(), rule });
    Some(id)
}
