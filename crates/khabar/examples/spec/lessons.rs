//! Cases with a table of claims as annotated documents: the words of a cell are the entity that they mention.

use std::{fs, path::Path};

use khabar::{
    Khabar, Record,
    record_words::words,
    store::record::{ClaimRecord, EntityRecord, MentionRecord, SourceRecord},
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
        let mut record = case.read(&rules).whole_record();
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

fn claims(record: &mut Record, rows: &[String]) -> Option<Vec<ClaimRecord>> {
    let mut claims: Vec<ClaimRecord> = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim().split(" | ").collect();
        let &[kind, word, actors, recipients, places, polarity, modality, chain] = &cells[..]
        else {
            return None;
        };
        let taken = |at: u32| claims.iter().any(|have| have.trigger[0] == at && have.kind == kind);
        // Rows stand in the order of their triggers: a word that was said before is meant where it stands next.
        let last = claims.last().map_or(0, |claim| claim.trigger[0]);
        let free = places_of(record, word).into_iter().filter(|span| !taken(span[0]));
        let trigger = free.min_by_key(|span| (span[0] < last, span[0]))?;
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

/// Where words stand in the text, in code points: as whole words, which proclitics may stand before; where they nowhere do, also inside others.
fn places_of(record: &Record, word: &str) -> Vec<[u32; 2]> {
    let letters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let whole = |before: &str, after: &str| {
        let attached = before.chars().rev().take_while(|letter| letter.is_alphabetic());
        !after.starts_with(char::is_alphabetic)
            && attached.clone().count() <= 3
            && attached.clone().all(|letter| "وفبكلس".contains(letter))
    };
    let all = record.text.match_indices(word).filter_map(|(at, _)| {
        let (before, rest) = record.text.split_at_checked(at)?;
        let start = letters(before);
        Some(([start, start + letters(word)], whole(before, rest.strip_prefix(word)?)))
    });
    let (whole, inside): (Vec<_>, Vec<_>) = all.partition(|(_, whole)| *whole);
    let found = if whole.is_empty() { inside } else { whole };
    found.into_iter().map(|(span, _)| span).collect()
}

/// Whom some words mention: the mention of these very words, else of their first word, which is the head ("محكمة جنح البصرة" is a court, not
/// Basra), else one that is more than half of them, else somebody whom the text was not read to mention. `None` where the text has no such words.
fn entity(record: &mut Record, surface: &str) -> Option<String> {
    let exact =
        |mention: &&MentionRecord| words(&record.text, [mention.start, mention.end]) == surface;
    if let Some(mention) = record.mentions.iter().find(exact) {
        return Some(mention.entity.clone());
    }
    let spans = places_of(record, surface);
    let shared = |mention: &MentionRecord| {
        let of = |[start, end]: &[u32; 2]| {
            let shared = mention.end.min(*end).saturating_sub(mention.start.max(*start));
            let heads = mention.start <= *start && shared > 0;
            (heads, if heads || 2 * shared > end - start { shared } else { 0 })
        };
        spans.iter().map(of).max().unwrap_or((false, 0))
    };
    let nearest =
        record.mentions.iter().filter(|mention| shared(mention).1 > 0).max_by_key(|mention| {
            (shared(mention), std::cmp::Reverse(mention.end - mention.start))
        });
    if let Some(mention) = nearest {
        return Some(mention.entity.clone());
    }
    let [start, end] = *spans.first()?;
    let id = format!("unread:{surface}");
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
