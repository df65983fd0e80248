//! A million claims: `cargo run --release -p khabar-store --example million [DOCUMENTS [FOLDER]]` adds documents of a hundred claims each, then asks the
//! query language for first pages, and figures of them, on one core. Each is told as it took, and as the processor worked for it: on a machine
//! that others use the second is the time that it takes alone. With a second argument the store is kept in that folder, or only asked where
//! it is there already.
#![expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]

use std::{
    error::Error,
    path::{Path, PathBuf},
    time::Instant,
};

use khabar_store::{
    Record, Store,
    query::Query,
    record::{ClaimRecord, EntityRecord, SourceRecord},
};

const CLAIMS: u32 = 100;
const VERBS: [(&str, &str, Option<&str>); 6] = [
    ("قصف", "ASSAULT", Some("aerial")),
    ("التقى", "CONSULT", Some("visit")),
    ("دعم", "SUPPORT", None),
    ("حاصر", "COERCE", None),
    ("طالب", "REQUEST", None),
    ("قاد", "LEADS", None),
];

/// Queries of every kind, broad ones among them.
const QUERIES: [&str; 22] = [
    "",
    "type:ASSAULT",
    "-type:ASSAULT",
    "polarity:negated",
    "-polarity:negated modality:actual",
    "actor:اسم5",
    "actor:اسم5 to:اسم9",
    "entity:اسم5 OR entity:اسم6",
    "says:اسم7",
    "says:writer",
    "place:اسم11 type:ASSAULT",
    "outlet:منبر3",
    "from:2020-03 to_date:2020-06",
    "when:2020-03",
    "when:2020-01..2020-06",
    "mode:aerial",
    "قصف",
    "\"في صباح\"",
    "-قصف \"في صباح\" from:2020-05",
    "story:000000000000002a",
    "label:عدوان",
    "(قصف OR التقى) -actor:اسم5 (place:اسم3 OR place:اسم4)",
];

fn main() -> Result<(), Box<dyn Error>> {
    let documents: u32 = std::env::args().nth(1).map_or(Ok(10_000), |count| count.parse())?;
    let temporary = tempfile::tempdir()?;
    let kept = std::env::args().nth(2).map(PathBuf::from);
    let place = kept.as_deref().unwrap_or(temporary.path());
    if !place.join("khabar.db").exists() {
        fill(place, documents)?;
    }
    let watch = Watch::start();
    let reader = Store::open(place)?.reader()?;
    println!("open    {watch}");
    let watch = Watch::start();
    reader.ask_claims(&Query::default(), 0, 1)?;
    println!("first   {watch}  the index of claims is opened");
    let mut slowest: f64 = 0.0;
    for text in QUERIES {
        let query = Query::parse(text)?;
        let watch = Watch::start();
        let answered = reader.ask_claims(&query, 0, 50)?;
        slowest = slowest.max(watch.worked());
        println!("        {watch}  {:9} claims  {text}", answered.total);
    }
    println!("slowest query {slowest:.0} ms of work");
    let mut slowest: f64 = 0.0;
    for text in ["", "type:ASSAULT", "actor:اسم5", "when:2020-03"] {
        let query = Query::parse(text)?;
        let figures: [(&str, Figure); 3] = [
            ("happenings", |reader, query| Ok(reader.happenings(query, 0, 50)?.used)),
            ("disagreements", |reader, query| Ok(reader.disagreements(query, 0, 50)?.used)),
            ("pairs", |reader, query| Ok(reader.pairs(query, 0, 50)?.used)),
        ];
        for (name, figure) in figures {
            let watch = Watch::start();
            let used = figure(&reader, &query)?;
            slowest = slowest.max(watch.worked());
            println!("        {watch}  {name} of {used} claims  {text}");
        }
    }
    println!("slowest figure {slowest:.0} ms of work");
    Ok(())
}

/// Make the store.
fn fill(place: &Path, documents: u32) -> Result<(), Box<dyn Error>> {
    let store = Store::create_or_open(place)?;
    let begin = Instant::now();
    let mut writer = store.writer()?;
    for number in 0..documents {
        writer.add(&record(number), "synthetic")?;
    }
    writer.commit_index()?;
    println!(
        "{} claims added and indexed in {:.0} s",
        documents * CLAIMS,
        begin.elapsed().as_secs_f64()
    );
    Ok(())
}

type Figure = fn(&khabar_store::Reader, &Query) -> Result<u64, khabar_store::StoreError>;

/// How long something takes, by the clock and by the processor.
struct Watch {
    begin: Instant,
    worked: f64,
}

impl Watch {
    fn start() -> Self {
        Self { begin: Instant::now(), worked: on_processor() }
    }

    fn worked(&self) -> f64 {
        on_processor() - self.worked
    }
}

impl std::fmt::Display for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let passed = self.begin.elapsed().as_secs_f64() * 1e3;
        write!(f, "{passed:7.1} ms, {:7.1} of work", self.worked())
    }
}

/// Milliseconds that this thread has been on a processor; where the system does not tell, by the clock.
fn on_processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.as_deref().and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(
        || {
            let since = std::time::SystemTime::UNIX_EPOCH.elapsed();
            since.map_or(0.0, |since| since.as_secs_f64() * 1e3)
        },
        |nanoseconds| nanoseconds / 1e6,
    )
}

/// A document that differs from every other.
fn record(number: u32) -> Record {
    let id = format!("{number:016x}");
    let mut record = Record {
        sha256: id.repeat(4),
        outlet: Some(format!("منبر{}", number % 40)),
        published: Some(format!("2020-{:02}-{:02}", number % 12 + 1, number % 28 + 1)),
        kind: "news".into(),
        published_from: "header".into(),
        id: id.clone(),
        ..Record::default()
    };
    let mut mixed = number;
    let mut next = |limit: u32| {
        mixed = mixed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (mixed >> 8) % limit
    };
    let mut end = 0;
    for row in 0..CLAIMS {
        let (verb, kind, mode) = VERBS[next(6) as usize];
        // A few are named far more often than the others.
        let mut somebody = || {
            let most = next(2_000) + 1;
            format!("اسم{}", next(most))
        };
        let [actor, recipient, at, source] = std::array::from_fn(|_| somebody());
        let sentence = format!(
            "{verb} {actor} {recipient} في صباح يوم {} قرب {at} كما قال {source}.\n",
            next(90_000)
        );
        let start = end;
        end += u32::try_from(sentence.chars().count()).unwrap_or_default();
        record.text.push_str(&sentence);
        record.sentences.push([start, end - 1]);
        for key in [&actor, &recipient, &at, &source] {
            if !record.entities.iter().any(|entity| entity.id == *key) {
                let (id, ar) = (key.clone(), key.clone());
                record.entities.push(EntityRecord {
                    id,
                    ar,
                    kind: "ORG".into(),
                    ..EntityRecord::default()
                });
            }
        }
        let length = u32::try_from(verb.chars().count()).unwrap_or_default();
        record.claims.push(ClaimRecord {
            id: format!("{id}-{row:08x}"),
            kind: kind.into(),
            mode: mode.map(Into::into),
            trigger: [start, start + length],
            actors: vec![actor],
            recipients: vec![recipient],
            places: vec![at],
            time: Some(format!("2020-{:02}", next(12) + 1)),
            polarity: if next(20) == 0 { "negated" } else { "affirmed" }.into(),
            modality: if next(5) == 0 { "future" } else { "actual" }.into(),
            sources: if next(3) == 0 {
                Vec::new()
            } else {
                vec![SourceRecord { entity: source, ..SourceRecord::default() }]
            },
            ..ClaimRecord::default()
        });
    }
    record
}
