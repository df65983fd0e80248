//! The store: one folder with the truth in SQLite and a full-text index that can be rebuilt from it.

pub mod record;

pub use record::Record;
