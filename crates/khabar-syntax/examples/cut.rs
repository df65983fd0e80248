//! Prints a text as CoNLL-U: `cargo run --release -p khabar-syntax --example cut -- TEXT_FILE DATA_FOLDER`.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a tool to look with")]

use std::path::Path;

use khabar_types::Header;

mod lexicon;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let bytes = std::fs::read(arguments.next().unwrap()).unwrap();
    let weights = lexicon::weights(Path::new(&arguments.next().unwrap()));
    let document = khabar_text::document(&bytes, Header::default()).value;
    let sentences = khabar_text::sentences(&document);
    let tokens = khabar_text::tokens(&document, &sentences);
    let syntax = khabar_syntax::parse(&weights, &document, &tokens);
    print!("{}", khabar_syntax::conllu::write(&document, &tokens, &sentences, &syntax));
}
