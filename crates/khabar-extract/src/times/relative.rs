//! Times that the day of publication resolves: `أمس الثلاثاء`, `الخميس المقبل`, `الأسبوع الماضي`, `الخريف الماضي`.

use super::{
    calendar::{Toward, When, day, day_of_week, in_week, stepped},
    reading::{Point, Reading},
    words::{Count, Grain, Relation, Sense},
};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

impl Reading<'_> {
    /// The position behind a unit of this grain and number, definite or not.
    pub(super) fn unit(&self, at: usize, wanted: impl Fn(Grain, Count) -> bool) -> Option<usize> {
        self.sense(at, |sense| match sense {
            Sense::Unit { grain, count, .. } => wanted(*grain, *count).then_some(()),
            _ => None,
        })
        .map(|((), next)| next)
    }

    /// Whether a unit of this grain stands between two positions.
    pub(super) fn unit_anywhere(&self, from: usize, to: usize, wanted: Grain) -> bool {
        (from..to).any(|at| self.unit(at, |grain, _| grain == wanted).is_some())
    }

    /// "اليوم الأربعاء", "أمس (الثلاثاء)", "بعد غد".
    pub(super) fn relative_day(&self, at: usize) -> Option<Point> {
        let (days, next) = self.sense(at, |sense| match sense {
            Sense::Day(days) => Some(*days),
            _ => None,
        })?;
        if self.is_verb(at) && next == at + 1 || self.narrative(at, next, days) {
            return None;
        }
        let when =
            self.published.and_then(|today| today.checked_add(days.days()).ok()).map(When::Day);
        let point = Point { next, when, modifier: None, rule: "times.day" };
        Some(self.with_date_behind(self.with_weekday_behind(point)))
    }

    /// "اليوم" that is not today: "في اليوم التالي", "ذلك اليوم", "اليوم الأول من المعركة".
    fn narrative(&self, at: usize, next: usize, days: i32) -> bool {
        days == 0
            && (self.behind(at, &["in", "that", "every"])
                || self.word(next, "other").is_some()
                || self.relation(next).is_some()
                || self.ordinal(next).is_some_and(|(_, end)| {
                    self.weekday_name(next).is_none_or(|(_, other)| other < end)
                }))
    }

    fn with_weekday_behind(&self, point: Point) -> Point {
        let comma = self.skip_comma(point.next);
        let open = usize::from(self.mark(point.next, '('));
        let at = self.day_noun(comma + open);
        match self.weekday_name(at) {
            Some((_, next)) if open == 0 => Point { next, ..point },
            Some((_, next)) if self.mark(next, ')') => Point { next: next + 1, ..point },
            _ => point,
        }
    }

    /// A calendar date in apposition says which day it is: "الخميس 15 أغسطس", "اليوم، 3 مايو 2017", "الثلاثاء الموافق 17 مارس".
    fn with_date_behind(&self, point: Point) -> Point {
        let at = self.skip_comma(point.next);
        let start = self.word(at, "agreeing").or_else(|| self.word(point.next, "in")).unwrap_or(at);
        let open = start + usize::from(self.mark(start, '('));
        let day_stands = self.day_number(open).is_some() || self.numeric_date(open).is_some();
        let date = self.calendar_date(open).filter(|_| day_stands).or_else(|| self.slashed(open));
        let Some(date) = date else { return point };
        let close = open > start && self.mark(date.next, ')');
        match date.when {
            Some(When::Day(_)) => Point { next: date.next + usize::from(close), ..date },
            _ => point,
        }
    }

    pub(super) fn day_noun(&self, at: usize) -> usize {
        self.unit(at, |grain, count| {
            grain == Grain::Day && matches!(count, Count::One | Count::Pair)
        })
        .filter(|&next| self.weekday_name(next).is_some())
        .unwrap_or(at)
    }

    fn weekday_name(&self, at: usize) -> Option<(i8, usize)> {
        self.sense(at, |sense| match sense {
            Sense::Weekday(day) => Some(*day),
            _ => None,
        })
    }

    /// "يوم الخميس الماضي", "الثلاثاء", "الأحد من الأسبوع المقبل", "الاثنين 18 شباط".
    pub(super) fn weekday(&self, at: usize) -> Option<Point> {
        let this = self.skip(at, "this");
        let (number, next) = self.weekday_name(self.day_noun(this))?;
        let bare = Point { next, when: None, modifier: None, rule: "times.weekday" };
        let dated = self.with_date_behind(bare);
        if dated != bare {
            return Some(self.on_weekday(at, number, dated));
        }
        if let Some((relation, next)) = self.relation(next) {
            let when = self.published.and_then(|today| day_of_week(today, number, relation.into()));
            return Some(Point { next, when: when.map(When::Day), ..bare });
        }
        let week = self.skip(next, "of");
        if let Some(point) = self.related_unit(week)
            && self.unit_anywhere(week, point.next, Grain::Week)
        {
            let when = match point.when {
                Some(When::Week(day)) => in_week(day, number).map(When::Day),
                _ => None,
            };
            return Some(Point { next: point.next, when, ..bare });
        }
        let toward = if this > at { Toward::This } else { self.toward(at) };
        let when = self.published.and_then(|today| day_of_week(today, number, toward));
        Some(Point { when: when.map(When::Day), ..bare })
    }

    /// A date that is no such weekday: the year before or after if the words give none, else "الثلاثاء الثالث من سبتمبر" counts weekdays.
    fn on_weekday(&self, at: usize, number: i8, point: Point) -> Point {
        let Some(When::Day(date)) = point.when else { return point };
        let fits = |day: &Date| day.weekday().to_monday_one_offset() == number;
        let given = (at..point.next).any(|index| {
            let numeral = self.numeral(index);
            numeral.is_some_and(|numeral| numeral.single().is_none_or(|group| group.digits == 4))
        });
        if fits(&date) {
            return point;
        }
        let years = [date.year() - 1, date.year() + 1];
        let other =
            years.into_iter().filter_map(|year| day(year, date.month(), date.day())).find(fits);
        let counted = || {
            let weekday = Weekday::from_monday_one_offset(number).ok()?;
            let counts = (at..point.next).any(|index| self.ordinal(index).is_some());
            let counts = counts && date.day() <= 5;
            date.nth_weekday_of_month(date.day(), weekday).ok().filter(|_| counts)
        };
        let other = if given { counted() } else { other.or_else(counted) };
        Point { when: Some(When::Day(other.unwrap_or(date))), ..point }
    }

    /// "الأسبوع الماضي", "هذا الشهر", "العام الجاري", "الشهر قبل الماضي".
    pub(super) fn related_unit(&self, at: usize) -> Option<Point> {
        let this = self.word(at, "this");
        let ((grain, definite), next) = self.sense(this.unwrap_or(at), |sense| match sense {
            Sense::Unit { grain, count: Count::One, definite } => Some((*grain, *definite)),
            _ => None,
        })?;
        let (steps, next) = self.steps(this.is_some(), next)?;
        let plain = matches!(
            grain,
            Grain::Day | Grain::Week | Grain::Month | Grain::Year | Grain::Decade | Grain::Century
        );
        if !plain || !definite {
            return None;
        }
        let when = self.published.and_then(|today| stepped(today, grain, steps));
        Some(Point { next, when, modifier: None, rule: "times.unit" })
    }

    fn steps(&self, this: bool, at: usize) -> Option<(i64, usize)> {
        if this {
            return Some((0, at));
        }
        if let Some(next) = self.word(at, "before_last") {
            return Some((-2, next));
        }
        if let Some(next) = self.word(at, "this") {
            return Some((0, next));
        }
        let (relation, next) = self.relation(at)?;
        let steps = match relation {
            Relation::Last => -1,
            Relation::Recent => return None,
            Relation::This => 0,
            Relation::Next => 1,
        };
        Some((steps, next))
    }

    /// "الأيام الماضية", "الشهور القليلة المنصرمة", "الفترة المقبلة", "الأسبوع الأخير": a side without a date.
    pub(super) fn vague_unit(&self, at: usize) -> Option<Point> {
        let this = self.skip(at, "this");
        let mut next = self.indefinite_time(this)?;
        while let Some(end) = self.word(next, "and").and_then(|after| self.indefinite_time(after)) {
            next = end;
        }
        if let Some(((), end)) =
            self.sense(next, |sense| matches!(sense, Sense::Few { .. }).then_some(()))
        {
            next = end;
        }
        let (relation, next) = self.relation(next)?;
        let when = When::Vague(match relation {
            Relation::Last | Relation::Recent => "PAST_REF",
            Relation::This => "PRESENT_REF",
            Relation::Next => "FUTURE_REF",
        });
        Some(Point { next, when: Some(when), modifier: None, rule: "times.vague-unit" })
    }

    /// A plural of units, a time of unknown length, or a singular that only "الأخير" can follow.
    fn indefinite_time(&self, at: usize) -> Option<usize> {
        self.sense(at, |sense| match sense {
            Sense::Unit { count: Count::Many, .. } | Sense::Unit { grain: Grain::Vague, .. } => {
                Some(())
            }
            _ => None,
        })
        .map(|((), next)| next)
        .or_else(|| {
            let (grain, next) = self.sense(at, |sense| match sense {
                Sense::Unit { grain, count: Count::One, definite: true } => Some(*grain),
                _ => None,
            })?;
            let recent = matches!(self.relation(next), Some((Relation::Recent, _)));
            (recent && grain >= Grain::Week).then_some(next)
        })
    }

    /// "الخريف الماضي", "صيف 2014", "هذا الشتاء".
    pub(super) fn season(&self, at: usize) -> Option<Point> {
        let this = self.skip(at, "this");
        let (season, next) = self.sense(this, |sense| match sense {
            Sense::Season(season) => Some(*season),
            _ => None,
        })?;
        let point = |year, next| Point {
            next,
            when: Some(When::Season(year, season)),
            modifier: None,
            rule: "times.season",
        };
        if let Some(year) = self.year_after_noun(next).or_else(|| self.related_unit(next)) {
            return match year.when {
                Some(When::Year(number)) => Some(point(number, year.next)),
                _ => None,
            };
        }
        if let Some((year, next)) = self.year_number(next) {
            return Some(point(year, next));
        }
        let (relation, next) = match self.relation(next) {
            Some(found) => found,
            None if this > at => (Relation::This, next),
            None => return None,
        };
        let Some(today) = self.published else {
            return Some(Point { when: None, ..point(0, next) });
        };
        let (year, now) = (today.year(), season_of(today));
        let (wanted, now) = (order(season), order(now));
        let year = match relation {
            Relation::This => year,
            Relation::Next => year + i16::from(wanted <= now),
            Relation::Last | Relation::Recent => year - i16::from(wanted >= now),
        };
        Some(point(year, next))
    }

    /// "ذلك الحين": the last date before.
    pub(super) fn then(&self, at: usize, last: Option<When>) -> Option<Point> {
        let next = self.word(at, "then")?;
        if !self.behind(at, &["since", "until", "before", "after", "in"]) {
            return None;
        }
        let when = last.or(self.before)?;
        Some(Point { next, when: Some(when), modifier: None, rule: "times.then" })
    }

    /// "الليلة", "الليلة الماضية".
    pub(super) fn night(&self, at: usize) -> Option<Point> {
        let (days, next) = self.sense(at, |sense| match sense {
            Sense::Night(days) => Some(*days),
            _ => None,
        })?;
        let day = self.published.and_then(|today| today.checked_add(days.days()).ok());
        let when = day.map(|day| When::Part(Some(day), "NI"));
        Some(Point { next, when, modifier: None, rule: "times.night" })
    }
}

/// The season of a day of the northern year.
fn season_of(today: jiff::civil::Date) -> &'static str {
    let year = today.year();
    let after = |month| day(year, month, 21).is_some_and(|start| today >= start);
    match (after(3), after(6), after(9), after(12)) {
        (_, _, _, true) | (false, ..) => "WI",
        (_, _, true, _) => "FA",
        (_, true, ..) => "SU",
        _ => "SP",
    }
}

fn order(season: &str) -> i8 {
    match season {
        "SP" => 1,
        "SU" => 2,
        "FA" => 3,
        _ => 4,
    }
}
