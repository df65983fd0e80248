//! The value of a number written in digits.

use crate::letters;

/// The value of a token of digits of any set, with separators and a sign; `None` if it is not one number.
///
/// A comma and a full stop may each part thousands or decimals. They are read so:
///
/// - The Arabic decimal separator always starts the decimals; the Arabic thousands separator, the Arabic comma and the apostrophe always part thousands.
/// - Of two different marks the last starts the decimals: `1,234.5` and `1.234,5` are the same.
/// - A mark that occurs twice parts thousands, `1.500.000`, unless the last group has one or two digits: `13.136.65` is 13136.65.
/// - One comma before exactly three digits parts thousands, `1,200`; otherwise it starts the decimals, `18,25`.
/// - One full stop starts the decimals, `37.045`, unless exactly three zeros follow: `30.000` is thirty thousand.
///
/// Groups of thousands have three digits, the first one to three and no leading zero.
pub fn number(token: &str) -> Option<f64> {
    let mut sign = "";
    let mut groups = vec![String::new()];
    let mut marks = Vec::new();
    for (at, c) in token.char_indices().filter(|&(_, c)| !letters::is_invisible(c)) {
        if let Some(value) = letters::digit(c) {
            groups.last_mut()?.push(char::from(b'0' + value));
        } else if let Some(mark) = Mark::of(c) {
            marks.push(mark);
            groups.push(String::new());
        } else if at == 0 && matches!(c, '-' | '+' | letters::MINUS) {
            sign = if c == '+' { "" } else { "-" };
        } else {
            return None;
        }
    }
    if groups.iter().any(String::is_empty) {
        return None;
    }
    let (whole, decimals) = if has_decimals(&groups, &marks)? {
        (groups.len() - 1, groups.last()?.as_str())
    } else {
        (groups.len(), "")
    };
    let whole = groups.get(..whole)?;
    if !are_thousands(whole) {
        return None;
    }
    format!("{sign}{}.{decimals}", whole.concat()).parse().ok()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Comma,
    Stop,
    Decimal,
    Thousands,
}

impl Mark {
    fn of(c: char) -> Option<Self> {
        match c {
            ',' => Some(Self::Comma),
            '.' => Some(Self::Stop),
            letters::DECIMAL => Some(Self::Decimal),
            letters::THOUSANDS | letters::COMMA | letters::APOSTROPHE => Some(Self::Thousands),
            _ => None,
        }
    }
}

/// Whether a character may stand between the digits of a number.
pub(crate) fn is_separator(c: char) -> bool {
    Mark::of(c).is_some()
}

/// Whether the last group holds decimals; `None` if the marks contradict each other.
fn has_decimals(groups: &[String], marks: &[Mark]) -> Option<bool> {
    let Some((last, before)) = marks.split_last() else { return Some(false) };
    let tail = groups.last()?;
    if before.contains(&Mark::Decimal) || before.windows(2).any(|pair| pair.first() != pair.last())
    {
        return None;
    }
    Some(match (last, before.first()) {
        (Mark::Decimal, _) => true,
        (Mark::Thousands, _) => false,
        (last, Some(first)) if last != first => true,
        (_, Some(_)) => tail.len() < 3,
        (Mark::Comma, None) => tail.len() != 3 || !are_thousands(groups),
        (Mark::Stop, None) => tail != "000" || !are_thousands(groups),
    })
}

fn are_thousands(groups: &[String]) -> bool {
    match groups {
        [] => false,
        [_] => true,
        [first, rest @ ..] => {
            first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_value() {
        for (written, value) in [
            ("12", 12.0),
            ("١٢", 12.0),
            ("۱۲", 12.0),
            ("007", 7.0),
            ("1,200", 1200.0),
            ("١٬٢٠٠", 1200.0),
            ("1،200", 1200.0),
            ("3.5", 3.5),
            ("٣٫٥", 3.5),
            ("18,25", 18.25),
            ("0,125", 0.125),
            ("37.045", 37.045),
            ("30.000", 30_000.0),
            ("0.000", 0.0),
            ("1.500.000", 1_500_000.0),
            ("13.136.65", 13_136.65),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1,234,567.89", 1_234_567.89),
            ("-5", -5.0),
            ("1\u{200F}2", 12.0),
        ] {
            assert_eq!(number(written), Some(value), "{written}");
        }
    }

    #[test]
    fn what_is_not_one_number_has_none() {
        for written in [
            "",
            ".",
            "-",
            "1.",
            ",5",
            "12.5.2019",
            "1,2,3",
            "1.2,3.4",
            "1,20,000",
            "12a",
            "خمسة",
            "1-2",
        ] {
            assert_eq!(number(written), None, "{written}");
        }
    }
}
