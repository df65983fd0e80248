//! The day behind a TIMEX3 value, and how exact it is.

/// How long what the value names is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Day,
    Week,
    Month,
    Year,
}

/// When, for data sets that want one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub(super) year: i64,
    pub(super) grain: Grain,
    /// `YYYY-MM-DD`: the day, or the middle of the week or month; of a year none.
    pub(super) middle: Option<String>,
}

impl When {
    /// The day itself, where the value names one.
    pub(super) fn day(&self) -> Option<&str> {
        self.middle.as_deref().filter(|_| self.grain == Grain::Day)
    }
}

/// Read a value. Lengths of time, what recurs and what is only past or future name no day.
pub(super) fn when(value: &str) -> Option<When> {
    let date = value.split('T').next().unwrap_or_default();
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4)?;
    let of = |grain, middle| Some(When { year, grain, middle });
    let Some(second) = parts.next() else { return of(Grain::Year, None) };
    if let Some(week) = second.strip_prefix('W') {
        let week = number(week, 2).filter(|week| (1..=53).contains(week))?;
        // The fourth of January lies in week 1; Thursday is the middle of Monday to Sunday.
        let fourth = days(year, 1, 4);
        let monday = fourth - (fourth + 3).rem_euclid(7);
        return of(Grain::Week, Some(shown(monday + 7 * (week - 1) + 3)));
    }
    // Seasons, quarters and halves of a year.
    let Some(month) = number(second, 2) else { return of(Grain::Year, None) };
    if !(1..=12).contains(&month) {
        return None;
    }
    let Some(day) = parts.next() else {
        return of(Grain::Month, Some(format!("{year:04}-{month:02}-15")));
    };
    let day = number(day, 2).filter(|day| (1..=31).contains(day))?;
    of(Grain::Day, Some(format!("{year:04}-{month:02}-{day:02}")))
}

fn number(digits: &str, length: usize) -> Option<i64> {
    let sound = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    if sound { digits.parse().ok() } else { None }
}

/// Days since 1970-01-01 in the Gregorian calendar, after Howard Hinnant's `days_from_civil`.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The way back, after `civil_from_days`.
fn shown(days: i64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = years + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{Grain, days, shown, when};

    #[test]
    fn a_value_gives_the_middle_of_what_it_names() {
        let read = |value| when(value).map(|when| (when.grain, when.middle.unwrap_or_default()));
        for (value, grain, middle) in [
            ("2020-08-18", Grain::Day, "2020-08-18"),
            ("2020-08-18T14:30", Grain::Day, "2020-08-18"),
            ("2020-08-18TEV", Grain::Day, "2020-08-18"),
            ("2020-W01", Grain::Week, "2020-01-02"),
            ("2018-W35", Grain::Week, "2018-08-30"),
            ("2020-W53-WE", Grain::Week, "2020-12-31"),
            ("2020-03", Grain::Month, "2020-03-15"),
            ("2020", Grain::Year, ""),
            ("2020-Q1", Grain::Year, ""),
            ("2020-SU", Grain::Year, ""),
        ] {
            assert_eq!(read(value), Some((grain, middle.into())), "{value}");
        }
        for value in ["P6M", "PAST_REF", "TNI", "PXD", "XXXX-08-18", "202X", "2020-13", ""] {
            assert_eq!(read(value), None, "{value}");
        }
    }

    #[test]
    fn days_and_dates_are_the_same_count() {
        assert_eq!(days(1970, 1, 1), 0);
        for (day, text) in [(0, "1970-01-01"), (-1, "1969-12-31"), (18_321, "2020-02-29")] {
            assert_eq!(shown(day), text);
        }
        for day in -200_000..200_000 {
            let text = shown(day);
            let part = |index| text.split('-').nth(index).and_then(|part| part.parse().ok());
            let (Some(year), Some(month), Some(of_month)) = (part(0), part(1), part(2)) else {
                panic!("{text}");
            };
            assert_eq!(days(year, month, of_month), day);
        }
    }
}
