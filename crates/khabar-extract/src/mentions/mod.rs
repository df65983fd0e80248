//! Words that refer to entities: names, nominals, and whom they mean.

use khabar_types::{Document, Mentions, Syntax};

use crate::{Knowledge, quantities::quantities, times::times};

/// Everything that a document mentions.
pub fn mentions(knowledge: &Knowledge, document: &Document, syntax: &Syntax) -> Mentions {
    let times = times(&knowledge.times, document, syntax);
    let quantities = quantities(&knowledge.quantities, document, syntax, &times);
    Mentions { times, quantities, ..Mentions::default() }
}
