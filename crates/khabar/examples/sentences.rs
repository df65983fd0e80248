//! Sentences that report an assault or a protest, each read alone and held against what coders wrote down: which type, who, to whom.
//!
//! Takes the annotation (`data/annotations/sentences.jsonl`), the articles (JSON lines with `id`, `title`, `text`) and, with `--floors`, a table of what
//! must be reached: part, measure, share.

use std::{collections::HashMap, process::ExitCode};

use khabar::{Khabar, Record, store::record::ClaimRecord, types::Header};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What is counted for each event, in the order of the columns.
const MEASURES: [&str; 5] = ["type", "event", "source", "target", "both"];

/// Events by part and type, with how many of each measure are right.
type Counts = HashMap<(String, String), (usize, [usize; MEASURES.len()])>;

#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [annotation, articles, rest @ ..] = args.as_slice() else {
        println!("usage: sentences ANNOTATION.jsonl ARTICLES.jsonl [--floors FILE.tsv]");
        return ExitCode::from(2);
    };
    let texts: HashMap<String, Vec<char>> = lines(articles)
        .iter()
        .map(|article| {
            let cell = |name: &str| article[name].as_str().unwrap_or_default();
            let title = cell("title").trim();
            let head = if title.is_empty() { String::new() } else { format!("{title}\n\n") };
            (cell("id").to_owned(), format!("{head}{}", cell("text")).chars().collect())
        })
        .collect();
    let mut counts = Counts::new();
    for event in lines(annotation) {
        let article = event["article"].as_str().unwrap_or_default();
        let text = texts.get(article).unwrap_or_else(|| panic!("there is no article {article}"));
        let sum = format!("{:x}", Sha256::digest(text.iter().collect::<String>()));
        assert_eq!(event["sha256"], sum, "{article}: the text is not the annotated one");
        let right = right(&event, text);
        for kind in [event["type"].as_str().unwrap_or_default(), "both types"] {
            let part = event["part"].as_str().unwrap_or_default().to_owned();
            let (all, sums) = counts.entry((part, kind.to_owned())).or_default();
            *all += 1;
            sums.iter_mut().zip(right).for_each(|(sum, one)| *sum += usize::from(one));
        }
    }
    println!(
        "{:10} {:10} {:>6}  {}",
        "part",
        "",
        "events",
        MEASURES.map(|it| format!("{it:>7}")).join(" ")
    );
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by_key(|(key, _)| *key);
    for ((part, kind), (all, sums)) in rows {
        let shares = sums.map(|sum| format!("{:7.3}", share(sum, *all))).join(" ");
        println!("{part:10} {kind:10} {all:>6}  {shares}");
    }
    let [flag, floors] = rest else { return ExitCode::SUCCESS };
    assert_eq!(flag, "--floors", "the third argument is --floors");
    let mut below = 0;
    let floors = std::fs::read_to_string(floors).expect("the table of floors can be read");
    for row in floors.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [part, measure, floor] = cells.as_slice() else { panic!("not three cells: {row}") };
        let at = MEASURES.iter().position(|it| it == measure).expect("a measure that is counted");
        let (all, sums) = counts[&((*part).to_owned(), "both types".to_owned())];
        if share(sums[at], all) < floor.parse().expect("a number") {
            println!(
                "BELOW THE FLOOR: {part} {measure} {:.3}, expected {floor}",
                share(sums[at], all)
            );
            below += 1;
        }
    }
    if below > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

fn lines(path: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let line = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().map(line).collect()
}

/// A stretch of the article as one of the sentence, in code points.
fn stretch(event: &Value, name: &str) -> Option<(u32, u32)> {
    let at = |cell: &Value| u32::try_from(cell.as_u64().unwrap_or_default()).unwrap_or(u32::MAX);
    let start = at(&event["sentence"][0]);
    event[name].is_array().then(|| (at(&event[name][0]) - start, at(&event[name][1]) - start))
}

fn right(event: &Value, text: &[char]) -> [bool; MEASURES.len()] {
    let bound = |at: usize| usize::try_from(event["sentence"][at].as_u64().unwrap_or_default());
    let (Ok(from), Ok(to)) = (bound(0), bound(1)) else { return Default::default() };
    let sentence: String = text[from..to].iter().collect();
    let header = Header { published: "2016-06-15".parse().ok(), ..Header::default() };
    let record = Khabar::embedded().read(sentence.as_bytes(), header).record();
    let word = stretch(event, "event").unwrap_or_default();
    let of_type = record.claims.iter().filter(|claim| Some(&*claim.kind) == event["type"].as_str());
    let of_type: Vec<_> = of_type.collect();
    let trigger = |claim: &ClaimRecord| (claim.trigger[0], claim.trigger[1]);
    let here: Vec<_> = of_type.iter().copied().filter(|claim| meet(trigger(claim), word)).collect();
    let among = if here.is_empty() { &of_type } else { &here };
    let side = |claim: &ClaimRecord, name: &str| {
        let source = name == "source";
        let places = || claim.recipients.is_empty().then_some(&claim.places);
        // In a clash the sides stand together as actors.
        let mutual = claim.recipients.is_empty() && claim.actors.len() > 1;
        let mut who: Vec<&String> = Vec::new();
        if source || mutual {
            who.extend(&claim.actors);
        }
        if !source {
            who.extend(&claim.recipients);
        }
        match stretch(event, name) {
            None => {
                if source {
                    claim.actors.is_empty()
                } else {
                    claim.recipients.is_empty()
                }
            }
            Some(words) => {
                if !source {
                    who.extend(places().into_iter().flatten());
                }
                names(&record, &who, words)
            }
        }
    };
    let any = |test: &dyn Fn(&ClaimRecord) -> bool| among.iter().any(|claim| test(claim));
    [
        !of_type.is_empty(),
        !here.is_empty(),
        any(&|claim| side(claim, "source")),
        any(&|claim| side(claim, "target")),
        any(&|claim| side(claim, "source") && side(claim, "target")),
    ]
}

/// Whether a mention of any of some entities shares a character with a stretch.
fn names(record: &Record, who: &[&String], words: (u32, u32)) -> bool {
    record.mentions.iter().any(|mention| {
        who.iter().any(|entity| **entity == mention.entity)
            && meet((mention.start, mention.end), words)
    })
}

const fn meet(one: (u32, u32), other: (u32, u32)) -> bool {
    one.0 < other.1 && other.0 < one.1
}
