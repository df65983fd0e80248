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
                "”" | "\"" | "''" => match side(scene, at) {
                    Some(mark) => mark,
                    None if open => Mark::Closes,
                    None => Mark::Opens,
                },
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

    /// The first word of the quotation that ends right before a word, a comma between.
    pub(super) fn quotation_before(&self, at: usize) -> Option<usize> {
        let close = (at.saturating_sub(2)..at).rev().find(|&at| self.closes(at))?;
        let open = (0..close).rev().find(|&at| self.opens(at))?;
        (close - open > 4).then_some(open + 1)
    }

    /// Whether what is open at the end was opened behind a word.
    pub(super) fn last_opens_behind(&self, from: usize) -> bool {
        self.effects.iter().rposition(|&mark| mark == Mark::Opens).is_some_and(|at| at >= from)
    }

    /// Whether a quotation that is open at the end of a sentence is closed further on, before another opens and before too many letters; a mark
    /// that nothing closes was forgotten, and what it opened ends with its sentence.
    pub(super) fn closed_later(scene: &Scene<'_>) -> bool {
        let rest = scene.text.get(scene.sentence.end() as usize..).unwrap_or_default();
        let mut before =
            scene.text.get(..scene.sentence.end() as usize).unwrap_or_default().chars().next_back();
        let mut letters = rest.chars().take(FARTHEST_CLOSE).peekable();
        while let Some(letter) = letters.next() {
            let after = letters.peek().copied();
            match letter {
                '»' => return true,
                '«' | '“' => return false,
                '”' | '"' => return side_of(before, after) != Some(Mark::Opens),
                _ => before = Some(letter),
            }
        }
        false
    }

    /// The mark that closes what is open at a word, or the end of the sentence.
    pub(super) fn close_of(&self, from: usize) -> usize {
        (from..self.effects.len()).find(|&at| self.closes(at)).unwrap_or(self.effects.len())
    }
}

/// How many letters behind its sentence a quotation may still be closed.
const FARTHEST_CLOSE: usize = 1200;

/// On which side of a quotation a mark of both directions stands, as far as the letters around it show.
fn side(scene: &Scene<'_>, at: usize) -> Option<Mark> {
    let span = scene.line.word(at).span;
    let before = scene.text.get(..span.start() as usize)?.chars().next_back();
    let after = scene.text.get(span.end() as usize..)?.chars().next();
    side_of(before, after)
}

fn side_of(before: Option<char>, after: Option<char>) -> Option<Mark> {
    let outside = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    let ends = |letter: Option<char>| letter.is_none_or(|letter| "،.؛:؟!,;)".contains(letter));
    let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    if outside(before) && word(after) {
        Some(Mark::Opens)
    } else if (word(before) || before.is_some_and(|letter| "،.؟!,".contains(letter)))
        && (outside(after) || ends(after))
    {
        Some(Mark::Closes)
    } else {
        None
    }
}
