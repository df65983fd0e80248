//! Words of a record by their code points.

use khabar_store::record::{Offsets, Record};

/// What a text holds between two code points.
pub fn words(text: &str, [start, end]: Offsets) -> String {
    text.chars().skip(start as usize).take((end.max(start) - start) as usize).collect()
}

/// The Arabic name of an entity, or its id where the record does not name it.
pub fn name_of<'a>(record: &'a Record, entity: &'a str) -> &'a str {
    record.entities.iter().find(|row| row.id == entity).map_or(entity, |row| &row.ar)
}
