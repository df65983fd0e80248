//! What the finders find, before it is linked: words, type, and whom they mean.

use khabar_types::{EntityType, Level, Rule, Span};

use crate::{knowledge::EntryId, sentence::Line};

/// Whom a find means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A row of the gazetteer.
    Known(EntryId),
    /// An institution of a state: the key of its noun, the state.
    Institution { key: &'static str, en: &'static str, state: Option<EntryId> },
    /// A part of a state: "شرق ليبيا".
    Part { state: EntryId, direction: &'static str },
    /// Somebody whom no table knows, by folded name.
    New(String),
    /// Whom the name in the second find means, from the folded full name.
    Short(String),
    /// A common noun: its class, its folded head, whether definite.
    Noun { class: &'static str, head: String, definite: bool, bare: bool },
}

/// Words that refer to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Find {
    pub sentence: usize,
    pub from: usize,
    pub to: usize,
    pub span: Span,
    pub kind: EntityType,
    pub level: Level,
    pub who: Who,
    pub rule: Rule,
    /// Stands inside a longer name and is a name of its own.
    pub nested: bool,
}

/// The finds of a document, by sentence, and which words they cover.
pub(super) struct Finds {
    of: Vec<Vec<Find>>,
    covered: Vec<Vec<bool>>,
}

impl Finds {
    pub(super) fn new(lines: &[Line<'_>]) -> Self {
        Self {
            of: lines.iter().map(|_| Vec::new()).collect(),
            covered: lines.iter().map(|line| vec![false; line.len()]).collect(),
        }
    }

    /// All finds, sentence by sentence.
    pub(super) fn all(&self) -> impl Iterator<Item = &Find> {
        self.of.iter().flatten()
    }

    /// The finds of one sentence, in the order in which they were made.
    pub(super) fn of(&self, sentence: usize) -> &[Find] {
        &self.of[sentence]
    }

    /// The finds of one sentence, to change or drop some.
    pub(super) fn of_mut(&mut self, sentence: usize) -> &mut Vec<Find> {
        &mut self.of[sentence]
    }

    /// Whether any word of a range is part of a find already.
    pub(super) fn is_free(&self, sentence: usize, from: usize, to: usize) -> bool {
        !self.covered[sentence][from..to].iter().any(|covered| *covered)
    }

    /// Add a find whose words are free.
    pub(super) fn add(&mut self, find: Find) {
        self.covered[find.sentence][find.from..find.to].fill(true);
        self.of[find.sentence].push(find);
    }

    /// Add a find that holds or lies in another one.
    pub(super) fn add_over(&mut self, find: Find) {
        let same = |have: &Find| have.from == find.from && have.to == find.to;
        if !self.of[find.sentence].iter().any(same) {
            self.add(find);
        }
    }

    /// Take out the finds inside a range, and give the last of them.
    pub(super) fn take(&mut self, sentence: usize, from: usize, to: usize) -> Option<Find> {
        let inside = |find: &Find| from <= find.from && find.to <= to;
        let finds = &mut self.of[sentence];
        let last = finds.iter().rposition(inside).map(|at| finds.remove(at));
        finds.retain(|find| !inside(find));
        last
    }

    /// Drop the finds that overlap a range and meet a test, and free their words.
    pub(super) fn give_way(
        &mut self,
        sentence: usize,
        from: usize,
        to: usize,
        test: impl Fn(&Find) -> bool,
    ) {
        let finds = &mut self.of[sentence];
        let before = finds.len();
        finds.retain(|find| !(find.from < to && from < find.to && test(find)));
        if finds.len() < before {
            let covered = &mut self.covered[sentence];
            covered.fill(false);
            for find in finds {
                covered[find.from..find.to].fill(true);
            }
        }
    }

    /// The find that starts at a word, the longest.
    pub(super) fn at(&self, sentence: usize, from: usize) -> Option<&Find> {
        self.of[sentence].iter().filter(|find| find.from == from).max_by_key(|find| find.to)
    }
}
