//! What is read as CoNLL-U is written as it was, and whatever else is an error.
#![no_main]

use khabar::syntax::conllu;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(sentences) = conllu::read(text) {
        let written: String = sentences.iter().map(ToString::to_string).collect();
        assert_eq!(conllu::read(&written).as_ref(), Ok(&sentences));
    }
});
