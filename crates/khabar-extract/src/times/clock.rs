//! Parts of days and hours: `مساء أمس`, `فجر الثلاثاء`, `الخميس صباحا`, `الساعة الثالثة والنصف عصرا`.

use khabar_types::TimeModifier;

use super::{
    calendar::When,
    reading::{Match, Point, Reading},
    words::{Grain, Sense},
};
use crate::quantities::numerals::Group;

impl Reading<'_> {
    /// A day by any of its names.
    fn any_day(&self, at: usize) -> Option<Point> {
        let point = self
            .relative_day(at)
            .into_iter()
            .chain(self.weekday(at))
            .chain(self.calendar_date(at))
            .max_by_key(|point| point.next)?;
        matches!(point.when, None | Some(When::Day(_))).then_some(point)
    }

    fn adverb(&self, at: usize) -> Option<(&'static str, usize)> {
        self.sense(at, |sense| match sense {
            Sense::Adverb(part) => Some(*part),
            _ => None,
        })
    }

    /// "مساء أمس", "ليل الخميس", "هذا الصباح", "الخميس مساء", "قبيل المساء", "فجرا".
    pub(super) fn part_of_day(&self, at: usize) -> Option<Match> {
        let point = self
            .part_then_day(at)
            .or_else(|| self.this_part(at))
            .or_else(|| self.day_then_part(at))
            .or_else(|| self.part_alone(at))?;
        Some(Match::one(point.next, self.date(at, point)))
    }

    fn part_then_day(&self, at: usize) -> Option<Point> {
        let (part, next) = self.sense(at, |sense| match sense {
            Sense::Part(part) | Sense::Adverb(part) => Some(*part),
            _ => None,
        })?;
        let day = self.any_day(self.skip(next, "of"))?;
        Some(Point { next: day.next, when: part_of(day, part), modifier: None, rule: "times.part" })
    }

    fn this_part(&self, at: usize) -> Option<Point> {
        let (part, next) = self.adverb(self.word(at, "this")?)?;
        let when = self.published.map(|today| When::Part(Some(today), part));
        Some(Point { next, when, modifier: None, rule: "times.part" })
    }

    fn day_then_part(&self, at: usize) -> Option<Point> {
        let day = self.any_day(at)?;
        let (part, next) = self.adverb(self.skip(day.next, "in"))?;
        Some(Point { next, when: part_of(day, part), modifier: None, rule: "times.part" })
    }

    /// The day is found later, in the same sentence.
    fn part_alone(&self, at: usize) -> Option<Point> {
        let (modifier, start) = if let Some(next) = self.word(at, "nearly_before") {
            (Some(TimeModifier::Before), next)
        } else if let Some(next) = self.word(at, "nearly_after") {
            (Some(TimeModifier::After), next)
        } else {
            (None, at)
        };
        let (part, next) = self.adverb(start)?;
        let bare = self.line.get(start).is_some_and(|lexeme| {
            next > start + 1 || (lexeme.normal.ends_with('ا') && !lexeme.normal.starts_with("ال"))
        });
        let when = Some(When::Part(None, part));
        (modifier.is_some() || bare).then_some(Point { next, when, modifier, rule: "times.part" })
    }

    /// "الساعة 3:15 عصرا", "الثالثة فجرا", "15:30", with the day before or behind it.
    pub(super) fn clock(&self, at: usize) -> Option<Match> {
        let day = self.any_day(at).filter(|day| self.hour(self.skip_comma(day.next)).is_some());
        let start = day.map_or(at, |day| self.skip_comma(day.next));
        let (hour, minute, mut next) = self.hour(start)?;
        let behind = day.is_none().then(|| self.any_day(self.skip(next, "of"))).flatten();
        next = behind.map_or(next, |day| day.next);
        let when = match day.or(behind).map(|day| day.when) {
            Some(Some(When::Day(day))) => Some(When::Clock(Some(day), hour, minute)),
            Some(_) => None,
            None => Some(When::Clock(None, hour, minute)),
        };
        let point = Point { next, when, modifier: None, rule: "times.clock" };
        Some(Match::one(next, self.date(at, point)))
    }

    /// Hour and minute, and what stands behind them. Without "الساعة" the digits must be a clock's, or a part of the day follow.
    fn hour(&self, at: usize) -> Option<(i8, Option<i8>, usize)> {
        let named = self.word(at, "clock");
        let start = named.unwrap_or(at);
        let (hour, minute, next) = self.digital(start).or_else(|| self.spoken(start))?;
        let digital = self.numeral(start).is_some_and(|numeral| numeral.single().is_none());
        let behind = if named.is_some() { self.skip(self.skip(next, "of"), "in") } else { next };
        let part = self.adverb(behind);
        if named.is_none() && !digital && part.is_none() {
            return None;
        }
        let (hour, next) = match part {
            Some(("AF" | "EV", next)) if hour < 12 => (hour + 12, next),
            Some(("NI", next)) if (6..12).contains(&hour) => (hour + 12, next),
            Some(("NI", next)) if hour == 12 => (0, next),
            Some((_, next)) => (hour, next),
            None => (hour, next),
        };
        let zone = self.word(next, "zone").map(|behind| (behind + 1).min(self.line.len()));
        (0..24).contains(&hour).then_some((hour, minute, zone.unwrap_or(next)))
    }

    fn digital(&self, at: usize) -> Option<(i8, Option<i8>, usize)> {
        let numeral = self.numeral(at)?;
        // "GMT+04:00" is a zone.
        if at > 0 && (self.mark(at - 1, '+') || self.mark(at - 1, '-')) {
            return None;
        }
        let (hour, minute) = match (numeral.single(), numeral.pair(':'), numeral.triple(&[':'])) {
            (Some(hour), ..) if hour.digits <= 2 => (hour, None),
            // "الساعة 0920 بتوقيت غرينتش"
            (Some(both), ..) if both.digits == 4 && self.word(at + 1, "zone").is_some() => {
                let part = |value| Group { value, digits: 2, ..both };
                (part(both.value / 100), Some(part(both.value % 100)))
            }
            (_, Some([hour, minute]), _) | (.., Some([hour, minute, _])) => {
                ((minute.digits == 2).then_some(hour)?, Some(minute))
            }
            _ => return None,
        };
        let minute = minute.map(|group| i8::try_from(group.value)).transpose().ok()?;
        let hour = i8::try_from(hour.value).ok()?;
        if minute.is_some_and(|minute| minute > 59) {
            return None;
        }
        match minute {
            None => Some(self.with_minutes(hour, at + 1)),
            some => Some((hour, some, at + 1)),
        }
    }

    fn spoken(&self, at: usize) -> Option<(i8, Option<i8>, usize)> {
        let (hour, next) = self.ordinal(at).or_else(|| {
            if self.numeral(at).is_some() {
                return None;
            }
            let number = self.words.numbers.number(self.line, at)?;
            #[expect(clippy::cast_possible_truncation, reason = "hours are small")]
            let hour = number.value as i8;
            Some((hour, number.next))
        })?;
        (1..=12).contains(&hour).then(|| self.with_minutes(hour, next))
    }

    /// The hour with "وربع", "والنصف", "و18 دقيقة", "إلا ثلثا" behind it.
    fn with_minutes(&self, hour: i8, at: usize) -> (i8, Option<i8>, usize) {
        let before = self.word(at, "except");
        let start = before.or_else(|| self.word(at, "and"));
        match start.and_then(|start| self.minutes(start)) {
            Some((minutes, next)) if before.is_some() => (hour - 1, Some(60 - minutes), next),
            Some((minutes, next)) => (hour, Some(minutes), next),
            None => (hour, None, at),
        }
    }

    /// A fraction of an hour or a number of minutes, under an hour.
    fn minutes(&self, at: usize) -> Option<(i8, usize)> {
        let numbers = &self.words.numbers;
        let (minutes, next) = numbers
            .part(self.line, at)
            .map(|part| ((part.value * 60.0).round(), part.next))
            .or_else(|| {
                let number = numbers.number(self.line, at)?;
                let next = self.unit(number.next, |grain, _| grain == Grain::Minute)?;
                Some((number.value, next))
            })?;
        #[expect(clippy::cast_possible_truncation, reason = "checked to be under an hour")]
        (1.0..60.0).contains(&minutes).then_some((minutes as i8, next))
    }
}

fn part_of(day: Point, part: &'static str) -> Option<When> {
    match day.when {
        Some(When::Day(day)) => Some(When::Part(Some(day), part)),
        _ => None,
    }
}
