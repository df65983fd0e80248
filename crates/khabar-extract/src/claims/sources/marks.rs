//! Quotation marks of a sentence: which open, which close, also where one mark does both.

use crate::claims::Scene;

/// What a word does to a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    None,
    Opens,
    Closes,
}

/// The marks of one sentence.
pub(super) struct Marks {
    effects: Vec<Mark>,
    /// For each word, whether it stands inside a quotation.
    inside: Vec<bool>,
    /// The last quotation is still open at the end.
    pub open_at_end: bool,
}

impl Marks {
    /// Read the marks of a sentence that starts inside a quotation, or does not.
    pub(super) fn new(scene: &Scene<'_>, mut open: bool) -> Self {
        let mut effects = Vec::with_capacity(scene.line.len());
        let mut inside = Vec::with_capacity(scene.line.len());
        for at in 0..scene.line.len() {
            let mark = match scene.line.normal(at) {
                "«" | "“" => Mark::Opens,
                "»" => Mark::Closes,
                // Typed in both directions: `”داعش”`, `"داعش"`.
                "”" | "\"" | "''" if open => Mark::Closes,
                "”" | "\"" | "''" => Mark::Opens,
                _ => Mark::None,
            };
            open = match mark {
                Mark::None => open,
                Mark::Opens => true,
                Mark::Closes => false,
            };
            inside.push(open && mark == Mark::None);
            effects.push(mark);
        }
        Self { effects, inside, open_at_end: open }
    }

    pub(super) fn opens(&self, at: usize) -> bool {
        self.effects.get(at) == Some(&Mark::Opens)
    }

    pub(super) fn closes(&self, at: usize) -> bool {
        self.effects.get(at) == Some(&Mark::Closes)
    }

    pub(super) fn inside(&self, at: usize) -> bool {
        self.inside.get(at) == Some(&true)
    }

    /// Whether what is open at the end was opened behind a word.
    pub(super) fn last_opens_behind(&self, from: usize) -> bool {
        self.effects.iter().rposition(|&mark| mark == Mark::Opens).is_some_and(|at| at >= from)
    }

    /// The mark that closes what is open at a word, or the end of the sentence.
    pub(super) fn close_of(&self, from: usize) -> usize {
        (from..self.effects.len()).find(|&at| self.closes(at)).unwrap_or(self.effects.len())
    }
}
