//! How fast articles are read: MB/s and tokens/s, one thread and all.
//!
//! Takes a file of JSON lines with a field `text`. Reads all of it into memory first, so that only extraction is timed.

use std::time::Instant;

use khabar::{Khabar, types::Header};

#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn main() {
    let path = std::env::args().nth(1).expect("usage: throughput FILE.jsonl");
    let lines = std::fs::read_to_string(path).expect("the file can be read");
    let texts: Vec<String> = lines
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|value| Some(value.get("text")?.as_str()?.to_string()))
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let started = Instant::now();
    let khabar = Khabar::embedded();
    println!("load\t{:.0} ms", started.elapsed().as_secs_f64() * 1000.0);
    let read = |texts: &[String]| -> (usize, usize) {
        texts
            .iter()
            .map(|text| {
                let reading = khabar.read(text.as_bytes(), Header::default());
                (reading.tokens.table.len(), reading.claims.claims.len())
            })
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    let report = |threads: usize, seconds: f64, tokens: usize, claims: usize| {
        println!(
            "{threads} threads\t{:.2} MB/s\t{:.0} tokens/s\t{} articles\t{tokens} tokens\t{claims} claims\t{seconds:.2} s",
            bytes as f64 / seconds / 1e6,
            tokens as f64 / seconds,
            texts.len()
        );
    };
    read(&texts[..texts.len().min(50)]);
    let started = Instant::now();
    let (tokens, claims) = read(&texts);
    report(1, started.elapsed().as_secs_f64(), tokens, claims);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let started = Instant::now();
    let parts: Vec<&[String]> = texts.chunks(texts.len().div_ceil(threads).max(1)).collect();
    let (tokens, claims) = std::thread::scope(|scope| {
        let running: Vec<_> = parts.iter().map(|part| scope.spawn(|| read(part))).collect();
        running
            .into_iter()
            .map(|one| one.join().expect("reading does not panic"))
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    });
    report(threads, started.elapsed().as_secs_f64(), tokens, claims);
}
