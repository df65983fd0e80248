//! Bytes to tokens: charset, letters, normal forms with alignment, sentences, tokens.
//!
//! Nothing here fails, and nothing looks at anything but its arguments: no file, no clock, no setting. Broken text is data.
//!
//! The modules stand in the order of the line:
//!
//! | module | what it does |
//! |---|---|
//! | [`letters`] | the letters and marks by name |
//! | [`normal`](mod@normal) | folds a text for matching, with the way back |
//! | [`decode`] | bytes to text |
//! | `plausible` | chooses between encodings |
//! | `dateline` | reads the publication date from the first lines |
//! | `furniture` | finds share buttons, links and credits around the article |
//! | [`document`](mod@document) | a text and what is known about it |
//! | `cursor`, [`sentences`](mod@sentences) | cuts a document into sentences |
//! | `address`, [`tokens`](mod@tokens) | cuts sentences into tokens |
//! | [`number`](mod@number) | the value of digits |
//! | [`search`] | the forms under which a word is found |

mod address;
mod cursor;
mod dateline;
pub mod decode;
pub mod document;
mod furniture;
#[cfg(test)]
mod laws;
pub mod letters;
pub mod normal;
pub mod number;
mod plausible;
pub mod search;
pub mod sentences;
pub mod tokens;

pub use document::document;
pub use normal::{Normal, normal, normal_aligned};
pub use number::number;
pub use search::{query_terms, search_terms};
pub use sentences::sentences;
pub use tokens::tokens;
