//! The day behind a TIMEX3 value, and how exact it is.

use khabar_store::Days;

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
    if second.starts_with('W') {
        let week = Days::of_timex(&format!("{year:04}-{second}"))?;
        return of(Grain::Week, Some(week.middle()));
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

#[cfg(test)]
mod tests {
    use super::{Grain, when};

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
}
