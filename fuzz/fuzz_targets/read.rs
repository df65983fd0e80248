//! Any bytes are read from document to record without a panic.
#![no_main]

use khabar::{Khabar, types::Header};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = Khabar::embedded().read(bytes, Header::default()).record();
});
