//! Words and digits to numbers: `ثلاثة وعشرون`, `7 آلاف`, `مليون ونصف المليون`, `السابع عشر`.

use khabar_types::named;

use super::lexemes::{Lexeme, Shape, Vocabulary};
use crate::knowledge::{TableError, Tables, table::rows, trie::Trie};

named! {
    /// What a number word does.
    Class {
        /// 1 to 9.
        Unit = "unit",
        /// 10.
        Ten = "ten",
        /// 11 to 19.
        Teen = "teen",
        /// 20 to 90.
        Tens = "tens",
        /// 100.
        Hundred = "hundred",
        /// 200 to 900.
        Hundreds = "hundreds",
        /// Multiplies what stands before it.
        Scale = "scale",
        /// The plural of a scale.
        Scales = "scales",
        /// A dual of a scale.
        Scaled = "scaled",
        /// A dual of a scale before its noun, spelled like an accusative.
        Dual = "dual",
        /// A fraction.
        Part = "part",
        /// First, second, ...
        Ordinal = "ordinal",
    }
}

#[derive(Clone, Copy, Debug)]
struct NumberWord {
    class: Class,
    value: f64,
}

/// Words for numbers.
#[derive(Debug, Default)]
pub(crate) struct NumberWords {
    trie: Trie<NumberWord>,
}

/// Folded words that no dual governs.
const PARTICLES: [&str; 6] = ["و", "من", "في", "الي", "علي", "ب"];

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// What it says.
    pub(crate) value: f64,
    /// The lexeme behind it.
    pub(crate) next: usize,
}

impl NumberWords {
    /// Read the table and teach its words to a vocabulary.
    pub(crate) fn read(tables: &Tables, vocabulary: &mut Vocabulary) -> Result<Self, TableError> {
        let mut numbers = Self::default();
        vocabulary.learn("و من");
        rows("lexicon/numbers.tsv", tables.numbers, &["value", "class", "ar"])?.each(|row| {
            let class = row.named("class", Class::from_name)?;
            let value = row.named("value", |cell| cell.parse().ok())?;
            for form in row.list("ar") {
                let definite = format!("ال{form}");
                for spelling in [form, &definite] {
                    vocabulary.learn(spelling);
                    numbers.trie.insert(spelling, NumberWord { class, value });
                }
            }
            Ok(())
        })?;
        Ok(numbers)
    }

    /// The ordinal at a position, and what stands behind it.
    pub(crate) fn ordinal(&self, line: &[Lexeme], at: usize) -> Option<(i8, usize)> {
        let (taken, word) = self.word(line, at, |class| class == Class::Ordinal)?;
        #[expect(clippy::cast_possible_truncation, reason = "the table holds 1 to 31")]
        Some((word.value as i8, at + taken))
    }

    /// The fraction at a position: half, third, quarter.
    pub(crate) fn part(&self, line: &[Lexeme], at: usize) -> Option<Number> {
        let (taken, word) = self.word(line, at, |class| class == Class::Part)?;
        Some(Number { value: word.value, next: at + taken })
    }

    /// The longest number at a position.
    pub(crate) fn number(&self, line: &[Lexeme], at: usize) -> Option<Number> {
        let (mut total, mut next, mut scale) = self.scaled(line, at)?;
        while let Some((value, end, smaller)) = self.added(line, next, scale) {
            (total, next, scale) = (total + value, end, smaller);
        }
        Some(Number { value: total, next })
    }

    /// `و` and a smaller number, or a fraction of the last scale, with the scale that it leaves.
    fn added(&self, line: &[Lexeme], at: usize, scale: f64) -> Option<(f64, usize, f64)> {
        if scale <= 1.0 || &*line.get(at)?.normal != "و" {
            return None;
        }
        if let Some(part) = self.part(line, at + 1) {
            let again = self.word(line, part.next, |class| class == Class::Scale);
            let again = again.filter(|(_, word)| same(word.value, scale));
            return Some((
                part.value * scale,
                part.next + again.map_or(0, |(taken, _)| taken),
                1.0,
            ));
        }
        let (value, next, smaller) = self.scaled(line, at + 1)?;
        (value < scale && smaller < scale).then_some((value, next, smaller))
    }

    /// A number below a thousand or numeral with the scale behind it; a scale, dual scale, or fraction of a scale.
    fn scaled(&self, line: &[Lexeme], at: usize) -> Option<(f64, usize, f64)> {
        if let Some(part) = self.part(line, at) {
            let (taken, word) = self.word(line, part.next, |class| class == Class::Scale)?;
            return Some((part.value * word.value, part.next + taken, 1.0));
        }
        if let Some(scale) = self.scale_alone(line, at) {
            return Some(scale);
        }
        let (value, next) = digits(line, at).or_else(|| self.below_thousand(line, at))?;
        let Some((taken, word)) =
            self.word(line, next, |class| matches!(class, Class::Scale | Class::Scales))
        else {
            return Some((value, next, 1.0));
        };
        // "آلاف" counts three to ten; "4000 آلاف" is a slip for 4000.
        let slip = word.class == Class::Scales && value >= 1_000.0;
        let value = if slip { value } else { value * word.value };
        Some((value, next + taken, word.value))
    }

    /// "ألف", "مليونين", "مليونا شخص"; not behind digits, which then could not be read.
    fn scale_alone(&self, line: &[Lexeme], at: usize) -> Option<(f64, usize, f64)> {
        let broken = |lexeme: &Lexeme| matches!(lexeme.shape, Shape::Number(_) | Shape::Mark('"'));
        let scaled = |class| matches!(class, Class::Scale | Class::Scaled);
        let (taken, word) = self.word(line, at, scaled)?;
        if at > 0 && line.get(at - 1).is_some_and(broken) {
            return None;
        }
        let next = at + taken;
        let dual = self.word(line, at, |class| class == Class::Dual);
        let noun = line.get(next).is_some_and(|lexeme| lexeme.shape == Shape::Word)
            && !PARTICLES.contains(&normal(line, next));
        if let Some((_, dual)) = dual.filter(|_| noun) {
            return Some((dual.value, next, word.value));
        }
        let scale = if word.class == Class::Scaled { word.value / 2.0 } else { word.value };
        Some((word.value, next, scale))
    }

    fn below_thousand(&self, line: &[Lexeme], at: usize) -> Option<(f64, usize)> {
        if let Some((value, next)) = self.hundreds(line, at) {
            let rest = (normal(line, next) == "و").then(|| self.below_hundred(line, next + 1));
            return Some(match rest.flatten() {
                Some((small, end)) => (value + small, end),
                None => (value, next),
            });
        }
        self.below_hundred(line, at)
    }

    fn hundreds(&self, line: &[Lexeme], at: usize) -> Option<(f64, usize)> {
        if let Some((taken, word)) =
            self.word(line, at, |class| matches!(class, Class::Hundred | Class::Hundreds))
        {
            return Some((word.value, at + taken));
        }
        let (taken, unit) = self.word(line, at, |class| class == Class::Unit)?;
        let (more, hundred) = self.word(line, at + taken, |class| class == Class::Hundred)?;
        Some((unit.value * hundred.value, at + taken + more))
    }

    fn below_hundred(&self, line: &[Lexeme], at: usize) -> Option<(f64, usize)> {
        let plain = |class| matches!(class, Class::Unit | Class::Ten | Class::Teen | Class::Tens);
        let (taken, word) = self.word(line, at, plain)?;
        let next = at + taken;
        if word.class == Class::Unit
            && normal(line, next) == "و"
            && let Some((more, tens)) = self.word(line, next + 1, |class| class == Class::Tens)
        {
            return Some((word.value + tens.value, next + 1 + more));
        }
        Some((word.value, next))
    }

    /// The longest word of a class at a position, and how many lexemes it takes.
    fn word(
        &self,
        line: &[Lexeme],
        at: usize,
        wanted: impl Fn(Class) -> bool,
    ) -> Option<(usize, NumberWord)> {
        let mut node = 0;
        let mut best = None;
        for (index, lexeme) in line.iter().enumerate().skip(at).take_while(|(_, it)| it.known) {
            let Some(step) = self.trie.step(node, &lexeme.normal) else { break };
            node = step;
            let found = self.trie.values(node).iter().find(|word| wanted(word.class));
            best = found.map(|word| (index + 1 - at, *word)).or(best);
        }
        best
    }
}

fn digits(line: &[Lexeme], at: usize) -> Option<(f64, usize)> {
    match &line.get(at)?.shape {
        Shape::Number(numeral) => Some((numeral.number()?, at + 1)),
        _ => None,
    }
}

fn normal(line: &[Lexeme], at: usize) -> &str {
    line.get(at).map_or("", |lexeme| &lexeme.normal)
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.5
}
