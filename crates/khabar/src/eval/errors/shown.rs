//! Causes as a table for people.

use std::{collections::BTreeSet, fmt::Write};

use super::{Cause, Errors};

/// Rows of the predicate table that are shown for claims of ours in no pair.
const MOST: usize = 25;

impl Errors {
    /// Counts by type and cause, the most frequent with an example, and claims of ours in no pair.
    pub fn shown(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) -> std::fmt::Result {
        let halves = |index| Cause::ALL.iter().map(move |cause| cause.name().split(' ').nth(index));
        for index in [0, 1] {
            let words = halves(index).map(Option::unwrap_or_default);
            line(text, if index == 0 { "type" } else { "" }, words.chain([["all", ""][index]]))?;
        }
        let kinds: BTreeSet<&str> = self.found.keys().map(|(kind, _)| kind.as_str()).collect();
        let count = |kinds: &BTreeSet<&str>, cause: Cause| -> u64 {
            kinds.iter().map(|kind| self.count(kind, cause)).sum()
        };
        let rows = kinds.iter().map(|kind| (*kind, BTreeSet::from([*kind])));
        for (name, kinds) in rows.chain([("all", kinds.clone())]) {
            let mut counts: Vec<u64> =
                Cause::ALL.iter().map(|cause| count(&kinds, *cause)).collect();
            counts.push(counts.iter().sum());
            let cells: Vec<String> = counts.into_iter().map(shown).collect();
            line(text, name, cells.iter().map(String::as_str))?;
        }
        writeln!(text, "\nmost frequent causes, with the first claim and its trigger")?;
        for row in self.frequent() {
            let (count, kind, cause) = (row.count, row.kind, row.cause);
            writeln!(text, "{count:5}  {kind:10} {cause:18} {}  {}", row.claim, row.trigger)?;
        }
        let spurious = self.spurious();
        let all: u64 = spurious.iter().map(|row| row.count).sum();
        writeln!(text, "\nclaims that the annotation does not have, by predicate: {all} in all")?;
        for row in spurious.iter().take(MOST) {
            writeln!(text, "{:5}  {:10} {}", row.count, row.kind, row.predicate)?;
        }
        if let Some(rest) = spurious.get(MOST..).filter(|rest| !rest.is_empty()) {
            let count: u64 = rest.iter().map(|row| row.count).sum();
            writeln!(text, "{count:5}  of {} other predicates (all with --json)", rest.len())?;
        }
        Ok(())
    }
}

fn line<'a>(
    text: &mut String,
    name: &str,
    cells: impl Iterator<Item = &'a str>,
) -> std::fmt::Result {
    let mut line = format!("{name:10}");
    for cell in cells {
        write!(line, " {cell:>9}")?;
    }
    writeln!(text, "{}", line.trim_end())
}

/// Zeros would hide what there is.
fn shown(count: u64) -> String {
    if count == 0 { ".".into() } else { count.to_string() }
}
