//! Reading along a sentence: which sense a position has, what stands around it, which way its clause looks.

use jiff::civil::Date;
use khabar_types::{Rule, Span, TimeModifier, TimexType, Upos};

use super::{
    calendar::{Toward, When},
    words::{Relation, Sense, TimeWords},
};
use crate::quantities::lexemes::{Lexeme, Shape, Tense};
use crate::quantities::numerals::{Group, Numeral};

/// A sentence, the words of time, and the day that "today" means.
#[derive(Clone, Copy)]
pub(super) struct Reading<'line> {
    pub(super) words: &'line TimeWords,
    pub(super) line: &'line [Lexeme],
    pub(super) published: Option<Date>,
    /// The last date before this sentence.
    pub(super) before: Option<When>,
}

/// A point of time that was read, up to a position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    /// The lexeme behind it.
    pub(super) next: usize,
    /// `None` where the day of publication is needed and unknown.
    pub(super) when: Option<When>,
    pub(super) modifier: Option<TimeModifier>,
    pub(super) rule: Rule,
}

/// An expression before it becomes a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) kind: TimexType,
    pub(super) value: Value,
    pub(super) modifier: Option<TimeModifier>,
    pub(super) rule: Rule,
}

/// What it denotes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A point that nobody can resolve without the day of publication.
    Unknown,
    /// A point.
    When(When),
    /// A length or recurrence, as TIMEX3 writes it.
    Written(String),
}

/// What one pattern reads at a position.
pub(super) struct Match {
    pub(super) next: usize,
    pub(super) found: Vec<Found>,
}

impl Reading<'_> {
    /// The longest phrase at a position in a sense that `pick` accepts, and the position behind it.
    pub(super) fn sense<T>(
        &self,
        at: usize,
        pick: impl Fn(&Sense) -> Option<T>,
    ) -> Option<(T, usize)> {
        let mut node = 0;
        let mut best = None;
        for (index, lexeme) in self.line.iter().enumerate().skip(at).take_while(|(_, it)| it.known)
        {
            let Some(step) = self.words.trie.step(node, &lexeme.normal) else { break };
            node = step;
            let found = self.words.trie.values(node).iter().find_map(&pick);
            best = found.map(|value| (value, index + 1)).or(best);
        }
        best
    }

    /// The position behind a word of a kind.
    pub(super) fn word(&self, at: usize, kind: &str) -> Option<usize> {
        self.sense(at, |sense| matches!(sense, Sense::Word(found) if *found == kind).then_some(()))
            .map(|((), next)| next)
    }

    /// The same, or the position itself: a word that may be there.
    pub(super) fn skip(&self, at: usize, kind: &str) -> usize {
        self.word(at, kind).unwrap_or(at)
    }

    /// Whether a word of one of these kinds ends right before a position.
    pub(super) fn behind(&self, at: usize, kinds: &[&str]) -> bool {
        (at.saturating_sub(4)..at)
            .any(|from| kinds.iter().any(|kind| self.word(from, kind) == Some(at)))
    }

    /// Whether "مطلع", "منتصف" or their like end right before a position.
    pub(super) fn behind_edge(&self, at: usize) -> bool {
        let edge = |from| self.sense(from, |sense| matches!(sense, Sense::Edge(_)).then_some(()));
        (at.saturating_sub(2)..at).any(|from| edge(from) == Some(((), at)))
    }

    /// The relation at a position: "الماضي".
    pub(super) fn relation(&self, at: usize) -> Option<(Relation, usize)> {
        self.sense(at, |sense| match sense {
            Sense::Relation(relation) => Some(*relation),
            _ => None,
        })
    }

    /// The numeral at a position.
    pub(super) fn numeral(&self, at: usize) -> Option<&Numeral> {
        match &self.line.get(at)?.shape {
            Shape::Number(numeral) => Some(numeral),
            _ => None,
        }
    }

    /// The digits at a position, if no sign parts them.
    pub(super) fn digits(&self, at: usize) -> Option<Group> {
        self.numeral(at)?.single()
    }

    /// Whether the sign at a position is this one.
    pub(super) fn mark(&self, at: usize, sign: char) -> bool {
        self.line.get(at).is_some_and(|lexeme| lexeme.shape == Shape::Mark(sign))
    }

    /// Behind a comma, if there is one.
    pub(super) fn skip_comma(&self, at: usize) -> usize {
        at + usize::from(self.mark(at, '\u{060C}') || self.mark(at, ','))
    }

    /// Whether the tree takes the word for a verb.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        self.line.get(at).is_some_and(|lexeme| lexeme.upos == Upos::Verb)
    }

    /// From one position up to another, without a conjunction or preposition that is joined to the first word.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        self.line[from..to]
            .iter()
            .map(|lexeme| lexeme.span)
            .reduce(Span::cover)
            .unwrap_or(Span::empty(0))
    }

    /// The time of the clause before a position: of the nearest verb that shows it, or word of plans, within ten words.
    pub(super) fn tense(&self, at: usize) -> Option<Tense> {
        for index in (at.saturating_sub(10)..at).rev() {
            let lexeme = &self.line[index];
            if matches!(lexeme.shape, Shape::Mark('.' | '!' | '\u{061F}' | '\u{061B}')) {
                break;
            }
            if lexeme.tense.is_some() {
                return lexeme.tense;
            }
            if self.word(index, "future").is_some() {
                return Some(Tense::Future);
            }
        }
        None
    }

    /// Which way the clause before a position looks.
    pub(super) fn toward(&self, at: usize) -> Toward {
        if self.behind(at, &["since"]) {
            return Toward::Past;
        }
        match self.tense(at) {
            Some(Tense::Future) => Toward::Future,
            Some(Tense::Past) | None => Toward::Open,
        }
    }

    /// A date as an expression from a position on.
    pub(super) fn date(&self, from: usize, point: Point) -> Found {
        Found {
            span: self.span(from, point.next),
            kind: match point.when {
                Some(When::Part(..) | When::Clock(..)) => TimexType::Time,
                _ => TimexType::Date,
            },
            value: point.when.map_or(Value::Unknown, Value::When),
            modifier: point.modifier,
            rule: point.rule,
        }
    }

    /// A length or recurrence as an expression.
    pub(super) fn written(
        &self,
        (from, next): (usize, usize),
        kind: TimexType,
        value: String,
        rule: Rule,
    ) -> Found {
        let span = self.span(from, next);
        Found { span, kind, value: Value::Written(value), modifier: None, rule }
    }
}

impl Match {
    /// One expression up to a position.
    pub(super) fn one(next: usize, found: Found) -> Self {
        Self { next, found: vec![found] }
    }
}
