//! The publication date from the first lines of a text, if one of them is a dateline.

use khabar_types::Date;

use crate::{letters, normal::normal, sentences};

/// How many lines with letters are looked at.
const LINES: usize = 3;
/// A dateline is short: bytes.
const LONGEST: usize = 160;
/// The earliest year that a publication date has; earlier ones are Hijri years or history.
const FIRST_YEAR: u32 = 1900;
/// The latest year that is read as one.
const LAST_YEAR: u32 = 2100;

/// Names of months, folded, in the Egyptian, Levantine, Tunisian and Algerian, and Moroccan naming.
#[rustfmt::skip]
const MONTHS: [(i8, &[&str]); 12] = [
    (1, &["يناير", "كانون الثاني", "جانفي"]),
    (2, &["فبراير", "شباط", "فيفري"]),
    (3, &["مارس", "اذار"]),
    (4, &["ابريل", "نيسان", "افريل"]),
    (5, &["مايو", "ايار", "ماي"]),
    (6, &["يونيو", "يونيه", "حزيران", "جوان"]),
    (7, &["يوليو", "يوليه", "تموز", "جويليه", "يوليوز"]),
    (8, &["اغسطس", "اب", "اوت", "غشت"]),
    (9, &["سبتمبر", "ايلول", "شتنبر"]),
    (10, &["اكتوبر", "تشرين الاول"]),
    (11, &["نوفمبر", "تشرين الثاني", "نونبر"]),
    (12, &["ديسمبر", "كانون الاول", "دجنبر"]),
];

/// Folded words that a dateline may hold beside the date.
#[rustfmt::skip]
const WORDS: [&str; 42] = [
    "الاحد", "الاثنين", "الاتنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "يوم",
    "تاريخ", "بتاريخ", "النشر", "نشر", "نشرت", "في", "اخر", "تحديث", "التحديث", "اضيف", "كتب", "م", "ميلادي",
    "الساعه", "صباحا", "مساء", "ظهرا", "ص", "بتوقيت", "توقيت", "غرينتش", "جرينتش", "المحلي", "مكه", "المكرمه",
    "القدس", "القاهره", "ابوظبي", "t", "z", "am", "pm", "gmt",
];

/// The one date that the datelines among the first lines give; `None` if there is none or they differ.
pub(crate) fn dateline(text: &str) -> Option<Date> {
    let has_letters = |line: &&str| line.chars().any(letters::is_letter_or_digit);
    let first =
        sentences::lines(text).filter_map(|span| text.get(span.range())).filter(has_letters);
    let mut dates = first.take(LINES).filter_map(line_date);
    let date = dates.next()?;
    dates.all(|other| other == date).then_some(date)
}

/// The date of a line that holds nothing else but the day of the week, the time of day and words of publishing.
fn line_date(line: &str) -> Option<Date> {
    if line.len() > LONGEST {
        return None;
    }
    let folded = normal(line);
    let pieces = pieces(&folded);
    let (at, length, date) = (0..pieces.len()).find_map(|at| {
        let (length, date) = date_at(pieces.get(at..)?)?;
        Some((at, length, date))
    })?;
    let beside = pieces.get(..at)?.iter().chain(pieces.get(at + length..)?);
    let plain = beside.clone().all(|piece| match piece {
        Piece::Word(word) => WORDS.contains(word),
        Piece::Number(value, digits) => *value < 60 && *digits <= 2,
        Piece::Sign(_) => true,
    });
    let numbers = beside.filter(|piece| matches!(piece, Piece::Number(..))).count();
    (plain && (numbers == 0 || folded.contains(':'))).then_some(date)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece<'line> {
    Word(&'line str),
    /// A value and how many digits it is written with.
    Number(u32, usize),
    Sign(char),
}

fn pieces(folded: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let sort = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let length = match sort(c) {
            (false, false) => c.len_utf8(),
            of => rest.find(|next| sort(next) != of).unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        match sort(c) {
            (true, _) => pieces.push(Piece::Number(piece.parse().unwrap_or(u32::MAX), piece.len())),
            (_, true) => pieces.push(Piece::Word(piece)),
            _ if letters::is_gap(c) => {}
            _ => pieces.push(Piece::Sign(c)),
        }
    }
    pieces
}

/// The date at the start of the pieces and how many it takes.
fn date_at(pieces: &[Piece<'_>]) -> Option<(usize, Date)> {
    use Piece::{Number, Sign};
    match pieces {
        [Number(year, 4), Sign(a), Number(month, 1..=2), Sign(b), Number(day, 1..=2), ..]
            if a == b && matches!(a, '-' | '/' | '.') =>
        {
            Some((5, day_of(*year, *month, *day)?))
        }
        [Number(day, 1..=2), Sign(a), Number(month, 1..=2), Sign(b), Number(year, 4), ..]
            if a == b && matches!(a, '-' | '/' | '.') =>
        {
            Some((5, day_of(*year, *month, *day).or_else(|| day_of(*year, *day, *month))?))
        }
        [Number(day, 1..=2), rest @ ..] => {
            let (name, month) = months(skip_comma(rest))?;
            let behind = skip_comma(rest.get(rest.len() - skip_comma(rest).len() + name..)?);
            let Some(Number(year, 4)) = behind.first() else { return None };
            Some((1 + rest.len() - behind.len() + 1, day_of(*year, month, *day)?))
        }
        rest => {
            let (name, month) = months(rest)?;
            let [Number(day, 1..=2), behind @ ..] = rest.get(name..)? else { return None };
            let behind = skip_comma(behind);
            let Some(Number(year, 4)) = behind.first() else { return None };
            Some((rest.len() - behind.len() + 1, day_of(*year, month, *day)?))
        }
    }
}

fn skip_comma<'pieces, 'line>(pieces: &'pieces [Piece<'line>]) -> &'pieces [Piece<'line>] {
    match pieces {
        [Piece::Sign(',' | letters::COMMA | '-' | '/'), rest @ ..] => rest,
        _ => pieces,
    }
}

/// One name of a month, or two of the same month with a stroke between, and how many pieces that takes.
fn months(pieces: &[Piece<'_>]) -> Option<(usize, u32)> {
    let (first, month) = month(pieces)?;
    let Some([Piece::Sign('/' | '-' | '('), rest @ ..]) = pieces.get(first..) else {
        return Some((first, month));
    };
    match self::month(rest) {
        Some((second, other)) if other == month => {
            let closed = matches!(rest.get(second), Some(Piece::Sign(')')));
            Some((first + 1 + second + usize::from(closed), month))
        }
        _ => Some((first, month)),
    }
}

fn month(pieces: &[Piece<'_>]) -> Option<(usize, u32)> {
    let [Piece::Word(first), rest @ ..] = pieces else { return None };
    let second = match rest.first() {
        Some(Piece::Word(second)) => Some(*second),
        _ => None,
    };
    let is_named = |name: &str| match name.split_once(' ') {
        Some((one, two)) => one == *first && Some(two) == second,
        None => name == *first,
    };
    MONTHS.iter().find_map(|(month, names)| {
        let name = names.iter().find(|name| is_named(name))?;
        Some((name.split(' ').count(), u32::try_from(*month).ok()?))
    })
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, date: Option<&str>) {
        assert_eq!(dateline(text).map(|date| date.to_string()).as_deref(), date, "{text}");
    }

    #[test]
    fn datelines_of_all_calendars_are_read() {
        for line in [
            "2021-03-17",
            "2021-03-17T15:24:32",
            "17/3/2021",
            "١٧/٣/٢٠٢١",
            "3/17/2021",
            "الأربعاء 17 مارس 2021",
            "الأربعاء، 17 آذار/مارس 2021 - 10:30 صباحاً",
            "تاريخ النشر: 17 مارس 2021 م",
            "نشر في مارس 17, 2021",
            "17 مارس (آذار)، 2021",
            "\u{200F}17 آذار 2021",
        ] {
            check(line, Some("2021-03-17"));
            check(&format!("عنوان الخبر\r\n\r\n{line}\r\nنص الخبر"), Some("2021-03-17"));
        }
        check("30 كانون الثاني/يناير 2012", Some("2012-01-30"));
        check("الخميس 26 جويلية 2012", Some("2012-07-26"));
        check("28 يوليوز 2012", Some("2012-07-28"));
    }

    #[test]
    fn other_dates_are_not_publication_dates() {
        for line in [
            "",
            "اجتمع الوزراء يوم 17 مارس 2021 في العاصمة",
            "مجزرة 8 ماي 1945",
            "9-9-1433",
            "17 مارس",
            "مارس 2021",
            "31/2/2021",
            "17/3/21",
            "17 مارس 2021 و5 قتلى",
            "17 مارس 2021 5",
        ] {
            check(line, None);
        }
        check("17 مارس 2021\n18 مارس 2021", None);
        check("أ\nب\nج\n2021-03-17", None);
    }
}
