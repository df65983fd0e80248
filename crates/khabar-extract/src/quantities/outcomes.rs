//! What became of the people that a number counts: killed, wounded, arrested, displaced.

use khabar_types::Upos;

use super::{lexemes::Shape, reading::Reading, units::Class};

/// How many words before a number its outcome may stand.
const BEFORE: usize = 7;
/// How many words behind it.
const BEHIND: usize = 6;

impl Reading<'_> {
    /// The outcome for the people counted between two positions: close behind ("أصيبوا", "بجروح"), else before, else farther behind.
    pub(super) fn outcome(&self, from: usize, next: usize) -> Option<&'static str> {
        self.outcome_behind(next, 2)
            .or_else(|| self.outcome_before(from, BEFORE))
            .or_else(|| self.outcome_behind(next, BEHIND))
    }

    /// The nearest outcome within some words before a position, in the same clause.
    pub(super) fn outcome_before(&self, at: usize, reach: usize) -> Option<&'static str> {
        for index in (at.saturating_sub(reach)..at).rev() {
            if let Some((unit, _)) = self.unit(index, |class| class == Class::Outcome) {
                return Some(unit.name);
            }
            let lexeme = &self.line[index];
            let ends =
                matches!(lexeme.shape, Shape::Mark('.' | '!' | '\u{061F}' | '\u{061B}' | ':'));
            if ends || lexeme.upos == Upos::Verb {
                return None;
            }
        }
        None
    }

    fn outcome_behind(&self, at: usize, reach: usize) -> Option<&'static str> {
        for index in at..at.saturating_add(reach) {
            if let Some((unit, _)) = self.unit(index, |class| class == Class::OutcomeAfter) {
                return Some(unit.name);
            }
            let lexeme = self.line.get(index)?;
            let comma = lexeme.shape == Shape::Mark('\u{060C}') || &*lexeme.normal == "و";
            if comma
                || lexeme.shape == Shape::Mark('.')
                || self.words.numbers.number(self.line, index).is_some()
            {
                return None;
            }
        }
        None
    }
}
