//! Syntax to mentions and claims: who is said to have done what to whom, where, when, how many, and who says so.
//!
//! Two functions, in the order of the line: [`mentions`] finds names, nominals, times and quantities and links them to entities;
//! [`claims`] finds propositions, ties, chains of sources and framing. Both look at nothing but their arguments: the words of
//! [`khabar_types::Syntax`], which may come from our own reader or from a treebank, and [`Knowledge`], which is read from tables.

pub mod choice;
pub mod claims;
mod framing;
pub mod knowledge;
pub mod mentions;
mod quantities;
pub mod recogniser;
mod sentence;
mod times;

pub use claims::claims;
pub use knowledge::{Gazetteer, Knowledge, TableError, Tables};
pub use mentions::mentions;
pub use recogniser::Recogniser;
