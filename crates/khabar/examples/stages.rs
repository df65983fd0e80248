//! How fast each stage of the syntax is: tokens a second on one thread, and how long the weights take to load.
//!
//! Takes a file of JSON lines with a field `text`, or a plain text.

use std::time::{Duration, Instant};

use khabar::{
    Khabar,
    syntax::Models,
    types::{Header, Syntax},
};

#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn main() {
    let path = std::env::args().nth(1).expect("usage: stages FILE.jsonl|FILE.txt");
    let content = std::fs::read_to_string(path).expect("the file can be read");
    let json = |line: &str| {
        let value = serde_json::from_str::<serde_json::Value>(line).ok()?;
        Some(value.get("text")?.as_str()?.to_string())
    };
    let texts: Vec<String> = match content.lines().next().and_then(json) {
        Some(_) => content.lines().filter_map(json).collect(),
        None => vec![content],
    };
    let started = Instant::now();
    let models = Models::from_bytes(Khabar::SYNTAX);
    println!("load of the trained weights\t{:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    drop(models);
    let started = Instant::now();
    let khabar = Khabar::embedded();
    println!("load of everything\t{:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    let mut times = [Duration::ZERO; 3];
    let (mut tokens, mut words) = (0, 0);
    for text in &texts {
        let started = Instant::now();
        let document = khabar_text::document(text.as_bytes(), Header::default()).value;
        let sentences = khabar_text::sentences(&document);
        let cut = khabar_text::tokens(&document, &sentences);
        times[0] += started.elapsed();
        let started = Instant::now();
        let _ = khabar_syntax::tag(khabar.weights(), &document, &cut);
        times[1] += started.elapsed();
        let started = Instant::now();
        let syntax: Syntax = khabar_syntax::parse(khabar.weights(), &document, &cut);
        times[2] += started.elapsed();
        tokens += cut.table.len();
        words += syntax.words.len();
    }
    let rate = |time: Duration| tokens as f64 / time.as_secs_f64();
    println!("{} texts\t{tokens} tokens\t{words} words", texts.len());
    println!("sentences and tokens\t{:.0} tokens/s", rate(times[0]));
    println!("clitics and parts of speech\t{:.0} tokens/s", rate(times[1]));
    println!("clitics, tags, dictionary forms and trees\t{:.0} tokens/s", rate(times[2]));
    println!("raw text to trees\t{:.0} tokens/s", rate(times[0] + times[2]));
}
