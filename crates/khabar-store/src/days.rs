//! TIMEX3 values as days: a week, a season or a century is a range and stays one.

use khabar_text::normal;
use khabar_types::Date;

/// From the first day to the last, each counted from the first of March of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

impl Days {
    /// What a person writes: `2020`, `2020-03` or `2020-03-15`.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let text = normal(text);
        let parts: Vec<&str> = text.split('-').collect();
        match parts[..] {
            [year] => Some(Self::months(digits(year, 4)?, 1, 12)),
            [year, month] => {
                let month = digits(month, 2).filter(|month| (1..=12).contains(month))?;
                Some(Self::months(digits(year, 4)?, month, 1))
            }
            [_, _, _] => {
                let day: Date = text.parse().ok()?;
                let day = number(day.year().into(), day.month().into(), day.day().into());
                Some(Self { first: day, last: day })
            }
            _ => None,
        }
    }

    /// The days that a TIMEX3 value names, as the stage of times writes it, or those of an interval of two. Lengths (`P6M`), times of an
    /// unknown day (`TNI`) and mere references (`PAST_REF`) name none.
    ///
    /// Weeks are those of ISO 8601, from Monday on. Seasons are three whole months of the northern year; winter is named after the year
    /// in which it begins, so that `2018-WI` ends in February 2019.
    pub fn of_timex(value: &str) -> Option<Self> {
        if let Some((from, to)) = value.split_once('/') {
            let (from, to) = (Self::of_timex(from)?, Self::of_timex(to)?);
            return (from.first <= to.last).then_some(Self { first: from.first, last: to.last });
        }
        let days = value.split('T').next().unwrap_or(value);
        match days.split_once('-') {
            None => Self::of_years(days),
            Some((year, part)) => {
                let year = digits(year, 4)?;
                let found = Self::of_week(year, part).or_else(|| Self::of_part(year, part));
                found.or_else(|| Self::of(days))
            }
        }
    }

    /// `2018`, the decade `201` or `201X`, the century `20` or `20XX`.
    fn of_years(text: &str) -> Option<Self> {
        let known = text.trim_end_matches('X');
        let years = match (known.len(), text.len()) {
            (4, 4) => 1,
            (3, 3 | 4) => 10,
            (2, 2 | 4) => 100,
            _ => return None,
        };
        Some(Self::months(digits(known, known.len())? * years, 1, 12 * years))
    }

    /// `W10`, or `W10-WE`, its Saturday and Sunday.
    fn of_week(year: i64, text: &str) -> Option<Self> {
        let text = text.strip_prefix('W')?;
        let (week, weekend) = match text.split_once('-') {
            None => (text, false),
            Some((week, "WE")) => (week, true),
            Some(_) => return None,
        };
        let week = digits(week, 2).filter(|week| *week > 0)?;
        // The fourth of January lies in week 1; a week belongs to the year of its Thursday.
        let fourth = number(year, 1, 4);
        let monday = fourth - weekday(fourth) + 7 * (week - 1);
        let is_of_year = date(monday + 3).0 == year;
        let first = if weekend { monday + 5 } else { monday };
        is_of_year.then_some(Self { first, last: monday + 6 })
    }

    /// A season, quarter or half of a year.
    fn of_part(year: i64, text: &str) -> Option<Self> {
        let (month, months) = match text {
            "SP" => (3, 3),
            "SU" => (6, 3),
            "FA" => (9, 3),
            "WI" => (12, 3),
            "Q1" => (1, 3),
            "Q2" => (4, 3),
            "Q3" => (7, 3),
            "Q4" => (10, 3),
            "H1" => (1, 6),
            "H2" => (7, 6),
            _ => return None,
        };
        Some(Self::months(year, month, months))
    }

    /// So many months from one on.
    const fn months(year: i64, month: i64, months: i64) -> Self {
        let end = month - 1 + months;
        Self { first: number(year, month, 1), last: number(year + end / 12, end % 12 + 1, 1) - 1 }
    }

    /// Both as numbers for an index, which has none below 0.
    pub(crate) fn numbers(self) -> [u64; 2] {
        [self.first, self.last].map(|day| u64::try_from(day).unwrap_or_default())
    }

    /// The first and the last day as `YYYY-MM-DD`.
    pub fn written(self) -> [String; 2] {
        [written(self.first), written(self.last)]
    }

    /// The day in the middle as `YYYY-MM-DD`.
    pub fn middle(self) -> String {
        written(self.first + (self.last - self.first) / 2)
    }

    /// Whether they share a day when each end may be off by so many.
    pub(crate) const fn meet(self, other: Self, tolerance: i64) -> bool {
        self.first <= other.last + tolerance && other.first <= self.last + tolerance
    }

    pub(crate) const fn length(self) -> i64 {
        self.last - self.first + 1
    }
}

/// A number of so many digits.
fn digits(text: &str, length: usize) -> Option<i64> {
    let sound = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

/// Days from the first of March of the year 0 to a day (Howard Hinnant's `days_from_civil`).
const fn number(year: i64, month: i64, day: i64) -> i64 {
    let (year, shifted) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// The way back, after `civil_from_days`: year, month and day.
const fn date(number: i64) -> (i64, i64, i64) {
    let (era, of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
    let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = years + era * 400 + (month <= 2) as i64;
    (year, month, of_year - (153 * shifted + 2) / 5 + 1)
}

/// 0 for Monday; the first of March of the year 0 was a Wednesday.
const fn weekday(number: i64) -> i64 {
    (number + 2).rem_euclid(7)
}

/// The day so many days after the first of January 1970, as `YYYY-MM-DD`.
pub(crate) fn since_1970(days: u64) -> String {
    written(number(1970, 1, 1).saturating_add_unsigned(days))
}

fn written(number: i64) -> String {
    let (year, month, day) = date(number);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &str) -> Option<String> {
        Days::of_timex(value).map(|days| days.written().join(" to "))
    }

    #[test]
    fn what_is_vague_is_a_range() {
        for (value, days) in [
            ("2020", "2020-01-01 to 2020-12-31"),
            ("2020-02", "2020-02-01 to 2020-02-29"),
            ("2020-12", "2020-12-01 to 2020-12-31"),
            ("2020-03-15T21:45", "2020-03-15 to 2020-03-15"),
            ("2020-03-15TEV", "2020-03-15 to 2020-03-15"),
            ("1978/1987", "1978-01-01 to 1987-12-31"),
            ("2018-W10/2018-W11", "2018-03-05 to 2018-03-18"),
            ("2018-SP", "2018-03-01 to 2018-05-31"),
            ("2018-SU", "2018-06-01 to 2018-08-31"),
            ("2018-FA", "2018-09-01 to 2018-11-30"),
            ("2018-Q1", "2018-01-01 to 2018-03-31"),
            ("2018-Q4", "2018-10-01 to 2018-12-31"),
            ("2018-H1", "2018-01-01 to 2018-06-30"),
            ("2018-H2", "2018-07-01 to 2018-12-31"),
            ("199", "1990-01-01 to 1999-12-31"),
            ("199X", "1990-01-01 to 1999-12-31"),
            ("19", "1900-01-01 to 1999-12-31"),
            ("19XX", "1900-01-01 to 1999-12-31"),
        ] {
            assert_eq!(shown(value).as_deref(), Some(days), "{value}");
        }
        for value in [
            "2020-13",
            "2020-02-31",
            "2020-Q5",
            "2020-H3",
            "2020-XX",
            "XXXX-08-18",
            "XXXX",
            "1987/1978",
            "PAST_REF",
            "P6M",
            "PXD",
            "TNI",
            "T21:45",
            "2",
            "20200315",
            "",
        ] {
            assert_eq!(shown(value), None, "{value}");
        }
    }

    #[test]
    fn weeks_run_over_the_new_year() {
        for (value, days) in [
            ("2018-W10", "2018-03-05 to 2018-03-11"),
            ("2018-W01", "2018-01-01 to 2018-01-07"),
            ("2019-W01", "2018-12-31 to 2019-01-06"),
            ("2020-W01", "2019-12-30 to 2020-01-05"),
            ("2020-W53", "2020-12-28 to 2021-01-03"),
            ("2021-W01", "2021-01-04 to 2021-01-10"),
            ("2015-W53", "2015-12-28 to 2016-01-03"),
            ("2020-W53-WE", "2021-01-02 to 2021-01-03"),
        ] {
            assert_eq!(shown(value).as_deref(), Some(days), "{value}");
        }
        // Most years have 52.
        for value in ["2018-W53", "2019-W53", "2020-W54", "2020-W00", "2020-W1", "2020-W10-X"] {
            assert_eq!(shown(value), None, "{value}");
        }
    }

    #[test]
    fn winter_is_that_of_the_year_in_which_it_begins() {
        assert_eq!(shown("2018-WI").as_deref(), Some("2018-12-01 to 2019-02-28"));
        assert_eq!(shown("2019-WI").as_deref(), Some("2019-12-01 to 2020-02-29"));
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        assert_eq!(Days::of("٢٠٢٠-٠٣"), Days::of_timex("2020-03"));
        assert_eq!(Days::of("2020"), Days::of_timex("2020"));
        for wrong in ["20", "2020-W33", "2020-13", "soon"] {
            assert_eq!(Days::of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_follow_one_another() {
        let days = |text: &str| Days::of(text).expect("days");
        assert_eq!(days("2020-03-01").first - days("2020-02-29").first, 1);
        assert_eq!(days("2020").first, days("2020-01-01").first);
        assert_eq!(days("2020-02").middle(), "2020-02-15");
        assert!(days("2020-03").meet(days("2020-04-01"), 1));
        assert!(!days("2020-03").meet(days("2020-04-05"), 1));
        for day in 500_000..900_000 {
            let (year, month, of_month) = date(day);
            assert_eq!(number(year, month, of_month), day);
            assert_eq!(Days::of(&written(day)), Some(Days { first: day, last: day }));
        }
    }
}
