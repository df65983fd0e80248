//! Numerals as they are written: groups of digits of any set, with the separators of numbers, dates, clocks and ranges.

use khabar_text::letters;
use khabar_types::Span;

/// Groups of digits with the signs between them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Numeral {
    number: Option<f64>,
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

/// The letter that Maghrebi papers print for the decimal point: "1ر80".
pub(crate) const MAGHREBI_POINT: char = '\u{0631}';

/// Read the digits of a run that begins at byte `start` of the document.
pub(crate) fn numeral(text: &str, start: u32) -> Numeral {
    let mut numeral = Numeral {
        number: khabar_text::number(&text.replace(MAGHREBI_POINT, ".")),
        groups: Vec::new(),
        signs: Vec::new(),
    };
    let mut open = false;
    for (at, letter) in text.char_indices() {
        let span = Span::at(at, at + letter.len_utf8()).shifted(start);
        match (letters::digit(letter).map(u64::from), open) {
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
        open = letters::digit(letter).is_some();
    }
    numeral
}

/// One shape for signs that do the same.
const fn plain(sign: char) -> char {
    match sign {
        '\u{2013}' => '-',
        '\\' => '/',
        MAGHREBI_POINT => '.',
        other => other,
    }
}

impl From<Group> for Numeral {
    fn from(group: Group) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "counts of the news are far below 2^53")]
        let number = Some(group.value as f64);
        Self { number, groups: vec![group], signs: Vec::new() }
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
            (&[first, second, third], &[sign, again]) if sign == again && signs.contains(&sign) => {
                Some([first, second, third])
            }
            _ => None,
        }
    }

    /// The number that it writes, if it is one.
    pub(crate) const fn number(&self) -> Option<f64> {
        self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_signs_tell_numbers_from_dates_and_ranges() {
        assert_eq!(numeral("١٢٫٥", 0).number(), Some(12.5));
        assert_eq!(numeral("2,400", 0).number(), Some(2_400.0));
        assert_eq!(numeral("17/3", 0).number(), None);
        let values = |groups: [Group; 3]| groups.map(|group| group.value);
        assert_eq!(numeral("17/3/2021", 0).triple(&['/']).map(values), Some([17, 3, 2021]));
        let range = numeral("13\u{2013}15", 7).pair('-').map(|pair| pair.map(|group| group.span));
        assert_eq!(range, Some([Span::new(7, 9), Span::new(12, 14)]));
    }
}
