//! Expressions of time: words to TIMEX3 values, resolved against the publication date.
//!
//! Each pattern is a function from a position to what it reads there; at every position the longest reading wins, earlier patterns
//! before later ones. A name that recurs (a weekday, a month without a year) is taken as past unless its words or its clause look ahead.
//! Islamic days are converted with the tables of Umm al-Qura and marked approximate, since the sighting of the moon may move them by a
//! day; Islamic months and years become the stretch from their first day to their last. Nothing is resolved without a publication date.

mod calendar;
mod clock;
mod dates;
mod lengths;
mod reading;
mod relative;
#[cfg(test)]
mod tests;
mod words;
mod years;

use jiff::civil;
use khabar_types::{Document, Syntax, Table, TimeExpr, TimeId, TimeModifier};

use self::{
    calendar::When,
    reading::{Found, Match, Point, Reading, Value},
    words::Sense,
};
use crate::quantities::lexemes::lines;

pub(crate) use self::words::TimeWords;

/// The time expressions of a document, sorted, not overlapping.
pub(crate) fn times(
    words: &TimeWords,
    document: &Document,
    syntax: &Syntax,
) -> Table<TimeId, TimeExpr> {
    let published =
        document.published.and_then(|day| calendar::day(day.year(), day.month(), day.day()));
    let mut last = None;
    let mut table = Table::new();
    for line in lines(&words.vocabulary, document, syntax) {
        let found = sentence(&Reading { words, line: &line, published, before: last });
        last = found.iter().filter_map(Found::when).rfind(is_dated).or(last);
        for found in found {
            table.push(row(found));
        }
    }
    table
}

/// What a pattern reads at a position.
type Pattern = for<'line> fn(&Reading<'line>, usize) -> Option<Match>;

const PATTERNS: [Pattern; 9] = [
    |reading, at| reading.earlier_in(at),
    |reading, at| reading.clock(at),
    |reading, at| reading.part_of_day(at),
    |reading, at| reading.days_of_month(at),
    |reading, at| reading.years(at),
    edged,
    |reading, at| reading.set(at),
    |reading, at| reading.ago(at).or_else(|| reading.duration(at)),
    |reading, at| reading.vague(at),
];

/// The expressions of one sentence.
fn sentence(reading: &Reading<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < reading.line.len() {
        if let Some(next) = hidden(reading, at) {
            at = next;
            continue;
        }
        let readings = PATTERNS.iter().filter_map(|pattern| pattern(reading, at));
        let longest =
            readings.reduce(|best, other| if other.next > best.next { other } else { best });
        let then = || {
            let last = found.iter().filter_map(Found::when).rfind(is_dated);
            reading.then(at, last).map(|point| Match::one(point.next, reading.date(at, point)))
        };
        match longest.or_else(then) {
            Some(best) => {
                at = best.next.max(at + 1);
                found.extend(best.found);
            }
            None => at += 1,
        }
    }
    give_days(&mut found);
    found
}

/// The position behind words that hold no time: "روسيا اليوم", "لواء 17 فبراير".
fn hidden(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if let Some(next) = reading.word(at, "not") {
        return Some(next);
    }
    let name = reading.word(at, "named")?;
    let point = reading.calendar_date(name)?;
    reading.day_number(name).map(|_| point.next)
}

/// A point with the words for its beginning, middle or end before it.
fn edged(reading: &Reading<'_>, at: usize) -> Option<Match> {
    let edge = reading.sense(at, |sense| match sense {
        Sense::Edge(edge) => Some(*edge),
        _ => None,
    });
    let loose = reading.sense(at, |sense| match sense {
        Sense::Loose(TimeModifier::Approx) => Some(TimeModifier::Approx),
        _ => None,
    });
    let (modifier, start) = match edge.or(loose) {
        Some((modifier, next)) => (Some(modifier), next),
        None => (None, at),
    };
    let point = point(reading, start).or_else(|| edge.and_then(|_| bare_year(reading, start)))?;
    let modifier = modifier.or(point.modifier);
    Some(Match::one(point.next, reading.date(at, Point { modifier, ..point })))
}

fn bare_year(reading: &Reading<'_>, at: usize) -> Option<Point> {
    let (year, next) = reading.year_number(at)?;
    Some(Point { next, when: Some(When::Year(year)), modifier: None, rule: "times.year" })
}

/// The longest point of time at a position.
fn point(reading: &Reading<'_>, at: usize) -> Option<Point> {
    let readings: [Option<Point>; 11] = [
        reading.relative_day(at),
        reading.weekday(at),
        reading.calendar_date(at),
        reading.year_after_noun(at),
        reading.related_unit(at),
        reading.vague_unit(at),
        reading.season(at),
        reading.feast(at),
        reading.part_of_year(at),
        reading.decade(at),
        reading.night(at),
    ];
    readings
        .into_iter()
        .flatten()
        .reduce(|best, other| if other.next > best.next { other } else { best })
}

/// Hours and parts of days without a day get the one that the same sentence gives, the nearest before first.
fn give_days(found: &mut [Found]) {
    let day_of = |found: &Found| match found.when() {
        Some(When::Day(day) | When::Part(Some(day), _) | When::Clock(Some(day), ..)) => Some(day),
        _ => None,
    };
    for index in 0..found.len() {
        let nearest = || -> Option<civil::Date> {
            let before = found[..index].iter().rev().find_map(day_of);
            before.or_else(|| found[index..].iter().find_map(day_of))
        };
        let when = match found[index].when() {
            Some(When::Part(None, part)) => When::Part(nearest(), part),
            Some(When::Clock(None, hour, minute)) => When::Clock(nearest(), hour, minute),
            _ => continue,
        };
        found[index].value = Value::When(when);
    }
}

/// Whether "ذلك الحين" can mean it.
fn is_dated(when: &When) -> bool {
    !matches!(when, When::Vague(_) | When::Part(None, _) | When::Clock(None, ..))
}

fn row(found: Found) -> TimeExpr {
    let value = match found.value {
        Value::Unknown => None,
        Value::When(when) => Some(when.to_string().into()),
        Value::Written(written) => Some(written.into()),
    };
    TimeExpr {
        span: found.span,
        kind: found.kind,
        value,
        modifier: found.modifier,
        rule: found.rule,
    }
}
