//! How fast the store is: `cargo run --release -p khabar-store --example measure [FOLDER]`.
//!
//! Adds 2,000 documents of some two kilobytes with 20 claims each, then lists and searches them.

#![expect(clippy::print_stdout, reason = "a program that reports")]

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use khabar_store::{
    ClaimFilter, Record, Result, Search, Store,
    record::{ArgumentRecord, ClaimRecord, EntityRecord, MentionRecord, SourceRecord},
};

const DOCUMENTS: u32 = 2_000;
const CLAIMS: u32 = 20;
const ACTORS: [&str; 8] =
    ["حفتر", "الحكومة", "البرلمان", "المتحدث", "الجيش", "المجلس", "السفير", "الوزير"];
const VERBS: [&str; 6] = ["قصف", "أعلن", "نفى", "التقى", "حاصر", "دعا"];
const PLACES: [&str; 7] = ["طرابلس", "بنغازي", "سرت", "مصراتة", "درنة", "غريان", "سبها"];
const RESTS: [&str; 5] = [
    "صباح اليوم الاثنين",
    "بحسب مصدر عسكري رفيع",
    "وفق ما نقلته الوكالة",
    "رغم الهدنة المعلنة",
    "للمرة الثانية خلال أسبوع",
];

fn pick<'word>(words: &[&'word str], number: u32) -> &'word str {
    words[number as usize % words.len()]
}

/// A document that differs from every other.
fn record(number: u32) -> Record {
    let id = format!("{number:016x}");
    let mut record = Record {
        sha256: id.repeat(4),
        title: Some(format!("خبر {number}")),
        outlet: Some(pick(&["الوسط", "الشاهد", "المرصد"], number).into()),
        published: Some(format!("2020-{:02}-{:02}", number % 12 + 1, number % 28 + 1)),
        kind: "news".into(),
        published_from: "header".into(),
        id,
        ..Record::default()
    };
    for name in ACTORS.iter().chain(&PLACES) {
        let (id, kind, ar) = ((*name).into(), "ORG".into(), (*name).into());
        record.entities.push(EntityRecord { id, kind, ar, ..EntityRecord::default() });
    }
    let mut end = 0;
    for row in 0..CLAIMS {
        let mixed = number.wrapping_mul(2_654_435_761).rotate_left(row) ^ row;
        let (verb, actor) = (pick(&VERBS, mixed), pick(&ACTORS, mixed >> 3));
        let (place, rest) = (pick(&PLACES, mixed >> 6), pick(&RESTS, mixed >> 9));
        let sentence = format!("{verb} {actor} في {place} {rest} رقم {mixed}.\n");
        claim(&mut record, row, end, verb, actor, place);
        let start = end;
        end += points(&sentence);
        record.sentences.push([start, end - 1]);
        record.text.push_str(&sentence);
    }
    record
}

fn claim(record: &mut Record, row: u32, start: u32, verb: &str, actor: &str, place: &str) {
    let trigger = [start, start + points(verb)];
    let (start, end) = (trigger[1] + 1, trigger[1] + 1 + points(actor));
    let (kind, level) = ("ORG".to_owned(), "NAM".to_owned());
    let entity = actor.to_owned();
    record.mentions.push(MentionRecord { start, end, kind, level, entity, rule: "name".into() });
    record.claims.push(ClaimRecord {
        id: format!("{}-{row:08x}", record.id),
        kind: "ASSAULT".into(),
        trigger,
        actors: vec![actor.into()],
        places: vec![place.into()],
        polarity: "affirmed".into(),
        modality: "actual".into(),
        sources: vec![SourceRecord {
            entity: "المتحدث".into(),
            cue: Some(trigger),
            rule: "verb".into(),
        }],
        arguments: vec![ArgumentRecord {
            role: "actor".into(),
            entity: actor.into(),
            start,
            end,
            slot: "subj".into(),
        }],
        rule: "verb".into(),
        score: 0.8,
        ..ClaimRecord::default()
    });
}

fn points(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// The time of the middle one of 51 runs.
fn middle<T>(mut ask: impl FnMut() -> Result<T>) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..51 {
        let begin = Instant::now();
        ask()?;
        times.push(begin.elapsed());
    }
    times.sort_unstable();
    Ok(times[25])
}

fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.metadata().ok()).map(|file| file.len()).sum()
}

fn main() -> Result<()> {
    let place = std::env::temp_dir().join(format!("khabar-measure-{}", std::process::id()));
    let folder = std::env::args_os().nth(1).map_or(place, PathBuf::from);
    let records: Vec<Record> = (0..DOCUMENTS).map(record).collect();
    let bytes: usize = records.iter().map(|record| record.text.len()).sum();
    println!("{DOCUMENTS} documents of {} bytes of text", bytes / records.len());

    let store = Store::create_or_open(&folder)?;
    let mut writer = store.writer()?;
    let begin = Instant::now();
    for record in &records {
        writer.add(record, &record.id)?;
    }
    writer.commit_index()?;
    let spent = begin.elapsed();
    println!("add       {:>10.0} documents/s", f64::from(DOCUMENTS) / spent.as_secs_f64());
    let begin = Instant::now();
    writer.rebuild_index()?;
    println!(
        "reindex   {:>10.0} documents/s",
        f64::from(DOCUMENTS) / begin.elapsed().as_secs_f64()
    );
    drop(writer);
    println!("khabar.db {:>10} bytes", size(&folder));
    println!("index     {:>10} bytes", size(&folder.join("index")));

    println!("open      {:>10.3?}", middle(|| store.reader())?);
    let reader = store.reader()?;
    println!("coverage  {:>10.3?}", middle(|| reader.coverage())?);
    println!("documents {:>10.3?}", middle(|| reader.documents(500, 50))?);
    println!("document  {:>10.3?}", middle(|| reader.document("00000000000003e8"))?);
    println!("entities  {:>10.3?}", middle(|| reader.entities(None, 0, 50))?);
    let filter = ClaimFilter { actor: Some("حفتر".into()), ..ClaimFilter::default() };
    println!(
        "claims    {:>10.3?}  first 50 of one actor",
        middle(|| reader.claims(&filter, 0, 50))?
    );
    for text in ["حفتر", "حفتر طرابلس", "«في سرت»", "قصف بنغازي الهدنة", "2654435761", "غائب"]
    {
        let search = Search { text: text.into(), exact: false, offset: 0, limit: 20 };
        let total = reader.search(&search)?.total;
        println!(
            "search    {:>10.3?}  {total} sentences: {text}",
            middle(|| reader.search(&search))?
        );
    }
    Ok(())
}
