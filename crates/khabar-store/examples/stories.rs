//! Stories measured: `cargo run --release -p khabar-store --example stories -- pairs FOLDER` on reference pairs (`articles.jsonl`,
//! `pairs.jsonl`), `-- bench COUNT` on that many synthetic articles.
#![expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    error::Error,
    fs,
    path::Path,
    time::Instant,
};

use khabar_store::{Record, Store};
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
    outlet: String,
    date: String,
}

#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
    silver: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["pairs", folder] => pairs(Path::new(folder)),
        ["bench", count] => bench(count.parse()?),
        _ => Err("expected `pairs FOLDER` or `bench COUNT`".into()),
    }
}

fn lines<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Vec<T>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// Add the articles to a store and compare what it joined with the reference.
fn pairs(folder: &Path) -> Result<(), Box<dyn Error>> {
    let articles: Vec<Article> = lines(&folder.join("articles.jsonl"))?;
    let pairs: Vec<Pair> = lines(&folder.join("pairs.jsonl"))?;
    let place = tempfile::tempdir()?;
    let store = Store::create_or_open(place.path())?;
    let mut writer = store.writer()?;
    for article in &articles {
        writer.add(
            &record(&article.id, &article.text, &article.outlet, &article.date),
            &article.id,
        )?;
    }
    writer.commit_index()?;
    drop(writer);
    let reader = store.reader()?;
    let stories = reader.stories(1, 0, usize::MAX >> 1)?;
    let mut story: HashMap<&str, usize> = HashMap::new();
    for (number, row) in stories.rows.iter().enumerate() {
        story.extend(row.members.iter().map(|member| (member.heading.id.as_str(), number)));
    }
    let found = reader.same_texts(0, usize::MAX >> 1)?;
    let mut linked: HashSet<(&str, &str)> = HashSet::new();
    for pair in &found.rows {
        linked.insert((&pair.document, &pair.other));
        linked.insert((&pair.other, &pair.document));
    }
    let mut bands: BTreeMap<&str, (u32, u32, u32)> = BTreeMap::new();
    for pair in &pairs {
        let (a, b) = (pair.a.as_str(), pair.b.as_str());
        let band = bands.entry(&pair.silver).or_default();
        band.0 += 1;
        band.1 += u32::from(story.get(a) == story.get(b));
        band.2 += u32::from(linked.contains(&(a, b)));
    }
    println!("band       pairs  one story  compared and found the same");
    for (band, (all, joined, linked)) in &bands {
        println!("{band:10} {all:5}  {joined:9}  {linked:5}");
    }
    for (what, pick) in [("one story", 1), ("pairs", 2)] {
        let joined = |band: &(u32, u32, u32)| if pick == 1 { band.1 } else { band.2 };
        let right: u32 = bands
            .iter()
            .filter(|(band, _)| **band != "partial")
            .map(|(_, band)| joined(band))
            .sum();
        let wanted: u32 =
            bands.iter().filter(|(band, _)| **band != "partial").map(|(_, band)| band.0).sum();
        let found: u32 = bands.values().map(joined).sum();
        let (precision, recall) =
            (f64::from(right) / f64::from(found), f64::from(right) / f64::from(wanted));
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!("{what:10} precision {precision:.4}  recall {recall:.4}  F1 {f1:.4}");
    }
    println!("{} articles in {} stories", articles.len(), stories.total);
    Ok(())
}

fn record(id: &str, text: &str, outlet: &str, date: &str) -> Record {
    let last = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    Record {
        id: id.into(),
        sha256: id.into(),
        text: text.into(),
        outlet: Some(outlet.into()),
        published: Some(date.into()),
        published_from: "header".into(),
        kind: "news".into(),
        sentences: vec![[0, last]],
        ..Record::default()
    }
}

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// A word, common ones far more often than rare ones.
    fn word(&mut self) -> String {
        let rare = self.below(30_000) + 1;
        let rank = self.below(rare);
        let letters =
            ["ا", "ب", "ت", "ج", "د", "ر", "س", "ع", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و"];
        let mut word = String::from("ا");
        let mut rest = rank + 16;
        while rest > 0 {
            word.push_str(letters[usize::try_from(rest % 16).unwrap_or(0)]);
            rest /= 16;
        }
        word
    }
}

/// A third of the articles are reprints: whole, edited, or cut; all carry the line of their paper.
fn bench(count: u64) -> Result<(), Box<dyn Error>> {
    let place = tempfile::tempdir()?;
    let store = Store::create_or_open(place.path())?;
    let mut numbers = Numbers(7);
    let mut kept: Vec<Vec<String>> = Vec::new();
    let connection = rusqlite::Connection::open(place.path().join("khabar.db"))?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.execute_batch("BEGIN")?;
    let mut insert = connection.prepare(
        "INSERT INTO document (id, sha256, name, outlet, published, published_from, kind, words, text)
         VALUES (?1, ?1, ?1, ?2, '2020-01-01', 'header', 'news', 0, ?3)",
    )?;
    let mut reprints = 0;
    for number in 0..count {
        let words: Vec<String> = if number % 3 == 2 {
            reprints += 1;
            let from = usize::try_from(numbers.below(kept.len() as u64))?;
            let mut words = kept[from].clone();
            match numbers.below(3) {
                0 => {}
                1 => {
                    for _ in 0..words.len() / 60 {
                        let at = usize::try_from(numbers.below(words.len() as u64))?;
                        words[at] = numbers.word();
                    }
                }
                _ => words.truncate(words.len() / 2),
            }
            words
        } else {
            let length = 120 + numbers.below(260);
            (0..length).map(|_| numbers.word()).collect()
        };
        if kept.len() < 20_000 {
            kept.push(words.clone());
        }
        let text =
            format!("{} جميع الحقوق محفوظة للصحيفة ولا يجوز النشر إلا بإذن منها", words.join(" "));
        insert.execute((format!("d{number}"), format!("outlet {}", number % 40), text))?;
    }
    drop(insert);
    connection.execute_batch("COMMIT")?;
    drop(connection);
    // Without sentences the full-text index costs next to nothing, so this is the time of the stories.
    let begin = Instant::now();
    let writer = store.writer()?;
    let seconds = begin.elapsed().as_secs_f64();
    drop(writer);
    let reader = store.reader()?;
    let spread = reader.spread()?;
    println!("articles {count}, reprints {reprints}, stories {}", spread.stories);
    println!("seconds {seconds:.1} on {} cores", std::thread::available_parallelism()?);
    println!("peak memory {} MiB", peak_memory().unwrap_or(0));
    println!("database {} MiB", fs::metadata(place.path().join("khabar.db"))?.len() >> 20);
    Ok(())
}

/// Where the system tells it.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib / 1024)
}
