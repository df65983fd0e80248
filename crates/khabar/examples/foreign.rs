//! Duckling's own Arabic examples as a foreign suite: passed of total by dimension, and what each row that fails was read as.
//!
//! `cargo run -p khabar --example foreign -- FOLDER [--failed]` with `duckling_ar.jsonl` and `duckling_ar_other.jsonl` in the folder.

#![expect(clippy::print_stdout, reason = "what it is for")]

use std::{collections::BTreeMap, fs, path::Path};

use khabar::{
    Khabar, Record,
    types::{Date, Header},
};
use serde::Deserialize;

/// A row of the suite.
#[derive(Deserialize)]
struct Row {
    text: String,
    dim: String,
    #[serde(default)]
    expected_raw: String,
    #[serde(default)]
    start: Option<String>,
    #[serde(default)]
    end_exclusive: Option<String>,
    #[serde(default)]
    grain: Option<String>,
    positive: bool,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let folder = args.first().map_or("../shared/data/time", String::as_str);
    let failed = args.iter().any(|arg| arg == "--failed");
    let mut tally: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut reasons: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for file in ["duckling_ar.jsonl", "duckling_ar_other.jsonl"] {
        let path = Path::new(folder).join(file);
        let Ok(text) = fs::read_to_string(&path) else {
            println!("skipped: there is no {}", path.display());
            continue;
        };
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let row: Row = serde_json::from_str(line).expect("a row of the suite is JSON");
            let record = read(&row);
            let passed = passes(&row, &record);
            let counts = tally.entry(row.dim.clone()).or_default();
            counts[0] += usize::from(passed);
            counts[1] += 1;
            if !passed {
                *reasons.entry((row.dim.clone(), reason(&row, &record))).or_default() += 1;
            }
            if failed && !passed {
                println!("{}\t{}\t{}\t{}", row.dim, row.text, row.expected_raw, shown(&record));
            }
        }
    }
    for (dimension, [passed, total]) in &tally {
        println!("{dimension:14} {passed:4} of {total}");
        for ((_, reason), count) in reasons.iter().filter(|((of, _), _)| of == dimension) {
            println!("{:14} {count:4} {reason}", "");
        }
    }
}

/// The day that the suite takes for today.
const TODAY: &str = "2013-02-12";

/// Numbers are read only before what they count, so a numeral gets a noun.
fn read(row: &Row) -> Record {
    let text = match row.dim.as_str() {
        "numeral" => format!("{} شخص", row.text),
        _ => row.text.clone(),
    };
    let published: Option<Date> = TODAY.parse().ok();
    Khabar::embedded().read(text.as_bytes(), Header { published, ..Header::default() }).record()
}

fn shown(record: &Record) -> String {
    let times = record
        .times
        .iter()
        .map(|time| format!("{} {}", time.kind, time.value.as_deref().unwrap_or("-")));
    let quantities =
        record.quantities.iter().map(|quantity| format!("{} {}", quantity.value, quantity.unit));
    times.chain(quantities).collect::<Vec<_>>().join("; ")
}

fn passes(row: &Row, record: &Record) -> bool {
    if row.dim == "time" {
        return match (&row.start, &row.end_exclusive) {
            _ if !row.positive => record.times.is_empty(),
            (Some(start), None) => is_instant(record, start, row.grain.as_deref()),
            (Some(start), Some(end)) => is_interval(record, start, end),
            _ => false,
        };
    }
    let mut words = row.expected_raw.split([' ', '(', ')', '"']);
    words.next();
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let number = words.iter().find_map(|word| word.parse::<f64>().ok());
    let unit = words.first().filter(|word| word.parse::<f64>().is_err()).copied();
    if row.dim == "duration" {
        let (Some(number), Some(grain)) = (number, words.iter().find_map(|word| letter(word)))
        else {
            return false;
        };
        let value = if "HTS".contains(grain) || grain == "TM" {
            format!("PT{number}{}", grain.trim_start_matches('T'))
        } else {
            format!("P{number}{grain}")
        };
        return record.times.iter().any(|time| time.value.as_deref() == Some(&value));
    }
    let Some(number) = number else { return false };
    record.quantities.iter().any(|quantity| {
        (quantity.value - number).abs() < 1e-6
            && (row.dim == "numeral" || unit.is_none_or(|unit| is_unit(unit, &quantity.unit)))
    })
}

/// Why a row that does not pass does not: a convention that differs, or something that is not read.
fn reason(row: &Row, record: &Record) -> &'static str {
    match row.dim.as_str() {
        "phonenumber" => return "convention: a telephone number counts nothing",
        "ordinal" => return "convention: an ordinal counts nothing",
        "time" => {}
        _ => return reason_of_number(row, record),
    }
    let Some(time) = record.times.first() else {
        return if row.expected_raw.contains("Holiday") {
            "missing: feasts"
        } else {
            "missing: not read (dialect, numbered months, the nth day of a month)"
        };
    };
    let value = time.value.as_deref().unwrap_or_default();
    let day = row.start.as_deref().and_then(|start| start.get(..10)).unwrap_or_default();
    let back = |value: &str| {
        let same_day = value.get(5..10).is_some_and(|tail| day.get(5..) == Some(tail));
        let last_week = first_day(value).and_then(|first| days_between(&first, day)) == Some(7);
        last_week || same_day && value.get(..4) != day.get(..4)
    };
    if back(value) {
        "convention: a weekday or a day without a year looks back in news, forward there"
    } else if time.modifier.is_some() && value == day.get(..7).unwrap_or_default() {
        "convention: an edge of a month is the month with a modifier (TIMEX3), days there"
    } else if row.text.contains("ليل") && value.ends_with("TNI") {
        "convention: a night is a part of a day (TNI), hours there"
    } else if value.starts_with('T') || value.contains(':') || time.kind == "TIME" {
        "convention: an hour without its half of the day is not put in the afternoon"
    } else if value.contains("-W") && row.grain.as_deref() == Some("day") {
        "convention: a length of weeks ago keeps the week as its grain"
    } else if time.kind == "DURATION" {
        "convention: a length is a DURATION, an interval from today there"
    } else {
        "missing: read in part (the nth weekday of a month, dialect)"
    }
}

fn reason_of_number(row: &Row, record: &Record) -> &'static str {
    let digits = row.text.chars().any(char::is_numeric);
    if row.dim == "duration" || !digits && record.quantities.is_empty() && row.dim != "numeral" {
        "convention: a bare unit, a dual, or one with a fraction behind it is no quantity"
    } else if record.quantities.iter().any(|quantity| quantity.unit == "kg") {
        "convention: kilograms stay kilograms, grams there"
    } else if row.text.contains('-') || row.text.contains("تحت") {
        "missing: negative numbers"
    } else if row.text.contains('/') {
        "convention: a stroke parts days from months, no decimals"
    } else if row.dim == "numeral" {
        "missing: dialect, mixed decimals"
    } else {
        "missing: signs, codes and sums of units"
    }
}

/// Days from one date to another.
fn days_between(first: &str, second: &str) -> Option<i32> {
    let number = |text: &str| {
        let date: Date = text.parse().ok()?;
        let (year, month, day) =
            (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
        let (year, month) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
        let of_year = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        Some(of_year + (153 * (month - 3) + 2) / 5 + day)
    };
    Some(number(second)? - number(first)?)
}

fn letter(grain: &str) -> Option<&'static str> {
    Some(match grain {
        "Second" => "TS",
        "Minute" => "TM",
        "Hour" => "TH",
        "Day" => "D",
        "Week" => "W",
        "Month" => "M",
        "Year" => "Y",
        _ => return None,
    })
}

/// Whether Duckling's name of a unit is ours.
fn is_unit(theirs: &str, ours: &str) -> bool {
    let want: &[&str] = match theirs {
        "Dollar" => &["USD"],
        "EUR" => &["EUR"],
        "Pound" => &["GBP", "pound"],
        "GBP" => &["GBP"],
        "Cent" => &["cent"],
        "Celsius" | "Degree" => &["celsius", "degree"],
        "Fahrenheit" => &["fahrenheit"],
        "Litre" => &["litre"],
        "Millilitre" => &["millilitre"],
        "Gallon" => &["gallon"],
        "Gram" => &["gram", "g"],
        "Ounce" => &["ounce"],
        "Cup" => &["cup"],
        other => return other == ours,
    };
    want.contains(&ours)
}

/// The grain of a TIMEX3 value.
fn grain_of(value: &str) -> &'static str {
    if value.contains('T') {
        return if value.ends_with(":00") { "hour" } else { "minute" };
    }
    match value.len() {
        4 => "year",
        7 => "month",
        8 => "week",
        _ => "day",
    }
}

fn is_instant(record: &Record, start: &str, grain: Option<&str>) -> bool {
    let Some(value) = record.times.first().and_then(|time| time.value.as_deref()) else {
        return false;
    };
    let (day, clock) = start.split_once('T').unwrap_or((start, ""));
    match grain {
        Some("second") => value == "PRESENT_REF" && start == "2013-02-12T04:30:00",
        Some("hour" | "minute") => {
            let want = clock.get(..5).unwrap_or_default();
            let (date, time) = value.split_once('T').unwrap_or((value, ""));
            (date.is_empty() || date == day)
                && (time == want || time.len() == 2 && want.starts_with(time))
        }
        Some("week") => first_day(value).as_deref() == Some(day) && grain_of(value) == "week",
        Some("month") => day.get(..7) == Some(value),
        Some("year") => day.get(..4) == Some(value),
        _ => value == day,
    }
}

/// The Monday of an ISO week; the first day of anything else.
fn first_day(value: &str) -> Option<String> {
    if let Some((year, week)) = value.split_once("-W") {
        let (year, week) = (year.parse::<i32>().ok()?, week.get(..2)?.parse::<i32>().ok()?);
        // The 4th of January lies in the first week.
        let days = |year: i32| {
            365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)
        };
        let fourth = days(year - 1) + 4;
        let monday = fourth - (fourth - 1).rem_euclid(7) + (week - 1) * 7;
        let mut day = monday - days(year - 1);
        let leap = days(year) - days(year - 1) == 366;
        if day < 1 {
            return Some(format!("{}-12-{:02}", year - 1, 31 + day));
        }
        for (month, length) in [31, 28 + i32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            .into_iter()
            .enumerate()
        {
            if day <= length {
                return Some(format!("{year}-{:02}-{day:02}", month + 1));
            }
            day -= length;
        }
        return None;
    }
    match value.len() {
        4 => Some(format!("{value}-01-01")),
        7 => Some(format!("{value}-01")),
        _ => value.get(..10).map(Into::into),
    }
}

/// An interval passes where its begin and its last unit are both read, as one value `a/b` or as two times.
fn is_interval(record: &Record, start: &str, end: &str) -> bool {
    let values: Vec<&str> = record
        .times
        .iter()
        .filter_map(|time| time.value.as_deref())
        .flat_map(|value| value.split('/'))
        .collect();
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return false };
    let (day, clock) = start.split_once('T').unwrap_or((start, ""));
    let starts = if clock == "00:00:00" {
        first_day(first).as_deref() == Some(day)
    } else {
        first.split('T').nth(1) == clock.get(..5)
    };
    let (end_day, end_clock) = end.split_once('T').unwrap_or((end, ""));
    let ends = if end_clock == "00:00:00" {
        following(last).as_deref() == Some(end_day)
    } else {
        last.split('T').nth(1).and_then(|time| time.get(..2)?.parse::<u8>().ok())
            == end_clock
                .get(..2)
                .and_then(|hour| hour.parse::<u8>().ok())
                .map(|hour| hour.saturating_sub(1))
            || last.split('T').nth(1) == end_clock.get(..5)
    };
    starts && ends
}

/// The day behind a value.
fn following(value: &str) -> Option<String> {
    let first = first_day(value)?;
    let date: Date = first.parse().ok()?;
    let (year, month, day) = (date.year(), date.month(), date.day());
    Some(match grain_of(value) {
        "year" => format!("{}-01-01", year + 1),
        "month" if month == 12 => format!("{}-01-01", year + 1),
        "month" => format!("{year}-{:02}-01", month + 1),
        _ => {
            let next = format!("{year}-{month:02}-{:02}", day + 1);
            if next.parse::<Date>().is_ok() {
                next
            } else if month == 12 {
                format!("{}-01-01", year + 1)
            } else {
                format!("{year}-{:02}-01", month + 1)
            }
        }
    })
}
