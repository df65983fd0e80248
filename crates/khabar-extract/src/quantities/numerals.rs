//! Numerals as they are written: digits of all sets, with the separators of numbers, dates, clocks and ranges.

use khabar_types::Span;

/// Groups of digits with the signs between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numeral {
    groups: Vec<Group>,
    signs: Vec<char>,
}

/// Digits without a sign between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// What they say.
    pub(crate) value: u64,
    /// How many they are.
    pub(crate) digits: usize,
    /// Where they stand.
    pub(crate) span: Span,
}

/// Read the digits of a run that begins at byte `start` of the document.
pub(crate) fn numeral(text: &str, start: u32) -> Numeral {
    let mut numeral = Numeral { groups: Vec::new(), signs: Vec::new() };
    let mut open = false;
    for (at, letter) in text.char_indices() {
        let span = Span::at(at, at + letter.len_utf8()).shifted(start);
        match (digit(letter), open) {
            (Some(digit), true) => {
                if let Some(group) = numeral.groups.last_mut() {
                    group.value = group.value.saturating_mul(10).saturating_add(digit);
                    group.digits += 1;
                    group.span = group.span.cover(span);
                }
            }
            (Some(digit), false) => numeral.groups.push(Group { value: digit, digits: 1, span }),
            (None, _) => numeral.signs.push(plain(letter)),
        }
        open = digit(letter).is_some();
    }
    numeral
}

/// The value of a digit of the European, Arabic or Persian set.
fn digit(letter: char) -> Option<u64> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        _ => return None,
    };
    Some(u64::from(u32::from(letter) - u32::from(zero)))
}

/// One shape for signs that do the same.
const fn plain(sign: char) -> char {
    match sign {
        '\u{2013}' => '-',
        '\\' => '/',
        '\u{060C}' | '\u{066C}' => ',',
        '\u{066B}' => '.',
        other => other,
    }
}

impl From<Group> for Numeral {
    fn from(group: Group) -> Self {
        Self { groups: vec![group], signs: Vec::new() }
    }
}

impl Numeral {
    /// The only group of a numeral without signs.
    pub(crate) fn single(&self) -> Option<Group> {
        match self.groups[..] {
            [group] => Some(group),
            _ => None,
        }
    }

    /// Two groups with `sign` between them.
    pub(crate) fn pair(&self, sign: char) -> Option<[Group; 2]> {
        match (&self.groups[..], &self.signs[..]) {
            (&[first, second], &[found]) if found == sign => Some([first, second]),
            _ => None,
        }
    }

    /// Three groups with the same sign of `signs` between them.
    pub(crate) fn triple(&self, signs: &[char]) -> Option<[Group; 3]> {
        match (&self.groups[..], &self.signs[..]) {
            (&[a, b, c], &[s, t]) if s == t && signs.contains(&s) => Some([a, b, c]),
            _ => None,
        }
    }

    /// The number: a point or comma before three digits parts thousands, unless `scaled` ("1.625 مليار"), any other parts decimals.
    pub(crate) fn number(&self, scaled: bool) -> Option<f64> {
        let (first, rest) = self.groups.split_first()?;
        if self.signs.iter().any(|sign| !matches!(sign, '.' | ',')) {
            return None;
        }
        let mut value = whole(*first);
        for (index, (group, sign)) in rest.iter().zip(&self.signs).enumerate() {
            let last = index + 1 == rest.len();
            let thousands =
                group.digits == 3 && first.digits <= 3 && first.value > 0 && !(scaled && last && rest.len() == 1);
            let mixed = last && rest.len() > 1 && self.signs.first() != Some(sign);
            if thousands && !mixed {
                value = value * 1_000.0 + whole(*group);
            } else if last {
                value += whole(*group) / 10_f64.powi(i32::try_from(group.digits).unwrap_or(0));
            } else {
                return None;
            }
        }
        Some(value)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of the news are far below 2^53")]
const fn whole(group: Group) -> f64 {
    group.value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<f64>) {
        assert_eq!(numeral(text, 0).number(false), expected, "{text}");
    }

    #[test]
    fn thousands_and_decimals_part_by_their_digits() {
        check("12", Some(12.0));
        check("١٢٫٥", Some(12.5));
        check("۷", Some(7.0));
        check("2,400", Some(2_400.0));
        check("1٬234٬567", Some(1_234_567.0));
        check("2.500", Some(2_500.0));
        check("1.4", Some(1.4));
        check("0.125", Some(0.125));
        check("1,234.5", Some(1_234.5));
        check("17/3", None);
        assert_eq!(numeral("1.625", 0).number(true), Some(1.625));
    }
}
