//! Words of a record by their code points.

use khabar_store::record::Offsets;

/// What a text holds between two code points.
pub fn words(text: &str, [start, end]: Offsets) -> String {
    text.chars().skip(start as usize).take((end.max(start) - start) as usize).collect()
}
