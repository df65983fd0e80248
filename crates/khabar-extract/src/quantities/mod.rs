//! Numbers with what they count.
//!
//! A number is a quantity if the noun that it counts is known, or if a word near by tells what became of those counted ("أصيب عشرة").
//! Years, dates, ordinals and numbers that are names ("الكتيبة 106") are none, nor are "عشرات", duals and bare plurals. A number of
//! people takes the unit of the nearest word of killing, wounding, arrest and so on: "مقتل 12 شخصا" counts `killed`.

pub(crate) mod lexemes;
pub(crate) mod numbers;
pub(crate) mod numerals;
mod outcomes;
mod reading;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
mod units;

use khabar_types::{Document, Quantity, QuantityId, Syntax, Table, TimeExpr, TimeId};

use self::{lexemes::lines, reading::Reading};

pub(crate) use self::units::QuantityWords;

/// The quantities of a document, sorted, not overlapping each other or a time expression.
pub(crate) fn quantities(
    words: &QuantityWords,
    document: &Document,
    syntax: &Syntax,
    times: &Table<TimeId, TimeExpr>,
) -> Table<QuantityId, Quantity> {
    let mut table = Table::new();
    for line in lines(&words.vocabulary, document, syntax) {
        let reading = Reading { words, line: &line, times: times.rows() };
        let mut at = 0;
        while at < line.len() {
            let (next, found) = reading.at(at);
            at = next.max(at + 1);
            for quantity in found {
                table.push(quantity);
            }
        }
    }
    table
}
