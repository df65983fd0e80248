//! A calendar day, as publication dates need it. Arithmetic belongs to the grammar of times.

use std::{fmt, str::FromStr};

/// A day of the proleptic Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Date {
    year: i16,
    month: i8,
    day: i8,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// 1 to 9999.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// 1 to 12.
    pub const fn month(self) -> i8 {
        self.month
    }

    /// 1 to 31.
    pub const fn day(self) -> i8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Why a text is not a date: it is not `YYYY-MM-DD`, or the calendar has no such day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a day of the calendar as YYYY-MM-DD, for example 2020-08-22")
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    /// Read `YYYY-MM-DD`; a time of day behind a `T` or a blank is dropped.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let day = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let mut parts = day.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotADate);
        };
        let digits = |part: &str, width: usize| {
            part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(NotADate);
        }
        let number = |part: &str| part.parse::<i16>().map_err(|_| NotADate);
        let small = |part: &str| part.parse::<i8>().map_err(|_| NotADate);
        Self::new(number(year)?, small(month)?, small(day)?).ok_or(NotADate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        let read = |text: &str| text.parse::<Date>().map(|date| date.to_string());
        assert_eq!(read("2020-02-29").as_deref(), Ok("2020-02-29"));
        assert_eq!(read("2020-08-22T10:30:00Z").as_deref(), Ok("2020-08-22"));
        for wrong in
            ["2019-02-29", "2020-13-01", "22-08-2020", "2020-8-2", "", "2020", "+020-01-01"]
        {
            assert_eq!(read(wrong), Err(NotADate), "{wrong}");
        }
    }
}
