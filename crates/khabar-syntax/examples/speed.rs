//! Measures tokens a second of the stage alone, on one thread.
//!
//! `cargo run --release -p khabar-syntax --example speed -- TEXT_FILE DATA_FOLDER`, the file read line by line as documents.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a measuring tool")]

use std::path::Path;
use std::time::{Duration, Instant};

use khabar_types::Header;

mod lexicon;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let text = std::fs::read_to_string(arguments.next().unwrap()).unwrap();
    let weights = lexicon::weights(Path::new(&arguments.next().unwrap()));
    let (mut tokens_read, mut words, mut took) = (0, 0, Duration::ZERO);
    for line in text.lines() {
        let document = khabar_text::document(line.as_bytes(), Header::default()).value;
        let sentences = khabar_text::sentences(&document);
        let tokens = khabar_text::tokens(&document, &sentences);
        let start = Instant::now();
        let syntax = khabar_syntax::parse(&weights, &document, &tokens);
        took += start.elapsed();
        tokens_read += tokens.table.len();
        words += syntax.words.len();
    }
    let rate = f64::from(u32::try_from(tokens_read).unwrap()) / took.as_secs_f64();
    println!("{tokens_read} tokens, {words} words in {took:?}: {rate:.0} tokens/s");
}
