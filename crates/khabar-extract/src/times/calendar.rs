//! Points of time as TIMEX3 writes them, and the way to them from the day of publication.

use std::fmt;

use icu_calendar::{
    Date as AnyDate,
    cal::{Hijri, Iso},
};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::words::{Grain, Month, Relation};

/// A point or stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Century(i16),
    Decade(i16),
    Year(i16),
    Half(i16, i8),
    Quarter(i16, i8),
    Season(i16, &'static str),
    Month(i16, i8),
    /// The ISO week of a day.
    Week(Date),
    Day(Date),
    /// From the first day to the last: what fits no unit of the civil calendar.
    Stretch(Date, Date),
    /// A part of a day, of an unknown one without it.
    Part(Option<Date>, &'static str),
    /// Hour and minute.
    Clock(Option<Date>, i8, Option<i8>),
    /// `PAST_REF` and its like.
    Vague(&'static str),
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Season(year, season) => write!(f, "{year:04}-{season}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Week(day) => {
                let week = day.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Self::Day(day) => write!(f, "{day}"),
            Self::Stretch(first, last) => write!(f, "{first}/{last}"),
            Self::Part(Some(day), part) => write!(f, "{day}T{part}"),
            Self::Part(None, part) => write!(f, "T{part}"),
            Self::Clock(day, hour, minute) => {
                if let Some(day) = day {
                    write!(f, "{day}")?;
                }
                write!(f, "T{hour:02}")?;
                minute.map_or(Ok(()), |minute| write!(f, ":{minute:02}"))
            }
            Self::Vague(reference) => f.write_str(reference),
        }
    }
}

/// Towards which side a name that recurs is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// The words do not say.
    Open,
    /// "الماضي".
    Past,
    /// "المقبل".
    Next,
    /// A clause about the future: the day of publication itself may be meant.
    Future,
    /// "الجاري".
    This,
}

impl From<Relation> for Toward {
    fn from(relation: Relation) -> Self {
        match relation {
            Relation::Last | Relation::Recent => Self::Past,
            Relation::Next => Self::Next,
            Relation::This => Self::This,
        }
    }
}

/// The year in which a month lies, seen from a day.
pub(super) fn year_of_month(published: Date, month: i8, toward: Toward) -> i16 {
    let year = published.year();
    let ahead = i16::from(month) - i16::from(published.month());
    match toward {
        Toward::This => year,
        Toward::Past => year - i16::from(ahead > 0),
        Toward::Next => year + i16::from(ahead <= 0),
        Toward::Future => year + i16::from(ahead < 0),
        // What is past is spoken of more: it may lie twice as far away.
        Toward::Open if ahead > 4 => year - 1,
        Toward::Open if ahead < -8 => year + 1,
        Toward::Open => year,
    }
}

/// The day that a weekday names, seen from a day.
pub(super) fn day_of_week(published: Date, weekday: i8, toward: Toward) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    match toward {
        Toward::Past => published.nth_weekday(-1, weekday).ok(),
        Toward::Next => published.nth_weekday(1, weekday).ok(),
        Toward::This => in_week(published, weekday.to_monday_one_offset()),
        Toward::Open | Toward::Future if published.weekday() == weekday => Some(published),
        Toward::Open => published.nth_weekday(-1, weekday).ok(),
        Toward::Future => published.nth_weekday(1, weekday).ok(),
    }
}

/// The day of an ISO week that is a given weekday.
pub(super) fn in_week(day: Date, weekday: i8) -> Option<Date> {
    let ahead = i64::from(weekday) - i64::from(day.weekday().to_monday_one_offset());
    day.checked_add(ahead.days()).ok()
}

/// The day, month, year ... `steps` away from the one of a day.
pub(super) fn stepped(published: Date, grain: Grain, steps: i64) -> Option<When> {
    let year = || i16::try_from(i64::from(published.year()) + steps).ok();
    match grain {
        Grain::Day => published.checked_add(steps.days()).ok().map(When::Day),
        Grain::Week => published.checked_add(steps.weeks()).ok().map(When::Week),
        Grain::Month => {
            let day = published.checked_add(steps.months()).ok()?;
            Some(When::Month(day.year(), day.month()))
        }
        Grain::Year => year().map(When::Year),
        Grain::Decade => {
            i16::try_from(i64::from(published.year() / 10) + steps).ok().map(When::Decade)
        }
        Grain::Century => {
            i16::try_from(i64::from(published.year() / 100) + steps).ok().map(When::Century)
        }
        Grain::Second | Grain::Minute | Grain::Hour | Grain::Vague => None,
    }
}

/// The day `amount` units away, as coarse as the words: half a year away is a month, three years away a year.
pub(super) fn away(published: Date, grain: Grain, amount: f64) -> Option<When> {
    #[expect(clippy::cast_possible_truncation, reason = "lengths of the news are small")]
    let units = |scale: f64| (amount * scale).round() as i64;
    let fraction = amount.fract().abs() > 0.01;
    match grain {
        Grain::Year if fraction => stepped(published, Grain::Month, units(12.0)),
        Grain::Month if fraction => stepped(published, Grain::Day, units(30.0)),
        Grain::Week if fraction => stepped(published, Grain::Day, units(7.0)),
        Grain::Decade => stepped(published, Grain::Year, units(10.0)),
        Grain::Century => stepped(published, Grain::Year, units(100.0)),
        _ => stepped(published, grain, units(1.0)),
    }
}

/// A day of the civil calendar.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// A day of the Islamic calendar after Umm al-Qura. Sighting may have moved it by a day.
pub(super) fn hijri_day(year: i32, month: Month, day: i8) -> Option<Date> {
    let (number, day) = (u8::try_from(month.number).ok()?, u8::try_from(day).ok()?);
    let date =
        AnyDate::try_new_hijri_with_calendar(year, number, day, Hijri::new_umm_al_qura()).ok()?;
    let date = date.to_calendar(Iso);
    self::day(
        i16::try_from(date.era_year().year).ok()?,
        i8::try_from(date.month().ordinal).ok()?,
        i8::try_from(date.day_of_month().0).ok()?,
    )
}

/// First and last day of an Islamic month.
pub(super) fn hijri_month(year: i32, month: Month) -> Option<When> {
    let first = hijri_day(year, month, 1)?;
    let last = hijri_day(year, month, 30).or_else(|| hijri_day(year, month, 29))?;
    Some(When::Stretch(first, last))
}

/// First and last day of an Islamic year.
pub(super) fn hijri_year(year: i32) -> Option<When> {
    let month = |number| Month { calendar: super::words::Calendar::Hijri, number, weak: false };
    let last = hijri_day(year, month(12), 30).or_else(|| hijri_day(year, month(12), 29))?;
    Some(When::Stretch(hijri_day(year, month(1), 1)?, last))
}

/// The Islamic year in which a month of that calendar lies, seen from a civil day.
pub(super) fn hijri_year_of(published: Date, month: i8, toward: Toward) -> Option<i32> {
    let iso = AnyDate::try_new_iso(
        i32::from(published.year()),
        published.month().unsigned_abs(),
        published.day().unsigned_abs(),
    )
    .ok()?;
    let today = iso.to_calendar(Hijri::new_umm_al_qura());
    let (year, now) = (today.era_year().year, i8::try_from(today.month().ordinal).ok()?);
    let ahead = month - now;
    Some(match toward {
        Toward::This => year,
        Toward::Past => year - i32::from(ahead > 0),
        Toward::Next => year + i32::from(ahead <= 0),
        Toward::Future => year + i32::from(ahead < 0),
        Toward::Open if ahead > 4 => year - 1,
        Toward::Open if ahead < -8 => year + 1,
        Toward::Open => year,
    })
}
