//! Dates with a month or a year in them: `الثلاثاء 17 مارس/آذار الماضي`, `17/3/2021`, `رمضان 1440`, `عام 2014`.

use khabar_types::TimeModifier;

use super::{
    calendar::{
        Toward, When, day, hijri_day, hijri_month, hijri_year, hijri_year_of, stepped,
        year_of_month,
    },
    reading::{Point, Reading},
    words::{Calendar, Count, Grain, Month, Sense},
};

/// What stands behind a month and tells its year.
#[derive(Clone, Copy)]
enum Year {
    Given(i16),
    Hijri(i32),
    Toward(Toward),
    /// Years from the one of publication.
    Away(i16),
}

impl Reading<'_> {
    /// A date in digits alone: `17/3/2021`, `2021-03-17`, `17-03-2021`.
    pub(super) fn numeric_date(&self, at: usize) -> Option<Point> {
        let [a, b, c] = self.numeral(at)?.triple(&['/', '-', '.'])?;
        let (year, month, date) = match (a.digits, c.digits) {
            (4, _) => (a.value, b.value, c.value),
            (_, 4) if b.value > 12 => (c.value, a.value, b.value),
            (_, 4) => (c.value, b.value, a.value),
            (1 | 2, 2) if a.value <= 31 && b.value <= 12 && c.value <= 50 => {
                (2000 + c.value, b.value, a.value)
            }
            _ => return None,
        };
        let (number, date) = (i8::try_from(month).ok()?, i8::try_from(date).ok()?);
        let next = self.skip_era(at + 1, Calendar::Gregorian);
        if (1300..1500).contains(&year) {
            let month = Month { calendar: Calendar::Hijri, number, weak: false };
            let when = When::Day(hijri_day(i32::try_from(year).ok()?, month, date)?);
            let next = self.skip_era(at + 1, Calendar::Hijri);
            let modifier = Some(TimeModifier::Approx);
            return Some(Point { next, when: Some(when), modifier, rule: "times.hijri" });
        }
        let when = When::Day(day(civil_year(year)?, number, date)?);
        Some(Point { next, when: Some(when), modifier: None, rule: "times.date.digits" })
    }

    /// "21/9" behind "بتاريخ" or a weekday, "9/2021" behind a preposition of time.
    pub(super) fn slashed(&self, at: usize) -> Option<Point> {
        let [first, second] = self.numeral(at)?.pair('/')?;
        let number = i8::try_from(first.value).ok()?;
        if second.digits == 4 {
            let timed = self.behind(at, &["in", "since", "until", "during"]);
            let year = civil_year(second.value).filter(|_| timed && (1..=12).contains(&number))?;
            let when = Some(When::Month(year, number));
            return Some(Point { next: at + 1, when, modifier: None, rule: "times.date.digits" });
        }
        let month = i8::try_from(second.value).ok().filter(|month| (1..=12).contains(month))?;
        let month = Month { calendar: Calendar::Gregorian, number: month, weak: false };
        self.dated(at, Some(number), month, None, at + 1)
    }

    /// A day, month and year in any of the usual orders, with what may be left out.
    pub(super) fn calendar_date(&self, at: usize) -> Option<Point> {
        let dated = |point: &Point| {
            matches!(point.when, Some(When::Month(..))) || self.behind(at, &["dated"])
        };
        self.numeric_date(at)
            .or_else(|| self.slashed(at).filter(dated))
            .or_else(|| self.day_of_month(at))
            .or_else(|| self.day_of_this_month(at))
            .or_else(|| self.month_alone(at))
    }

    /// The number of a day, and what stands behind it: digits, an ordinal, "أول".
    pub(super) fn day_number(&self, at: usize) -> Option<(i8, usize)> {
        let at = match self.unit(at, |grain, count| grain == Grain::Day && count == Count::One) {
            Some(next) if self.ordinal(next).is_some() || self.digits(next).is_some() => next,
            _ => at,
        };
        let (number, next) = self
            .digits(at)
            .and_then(|group| Some((i8::try_from(group.value).ok()?, at + 1)))
            .or_else(|| self.ordinal(at).filter(|_| !self.is_feminine(at)))
            .or_else(|| self.word(at, "first").map(|next| (1, next)))?;
        (1..=31).contains(&number).then_some((number, next))
    }

    /// "الأولى", "الثالثة": days are masculine, so these count something else.
    fn is_feminine(&self, at: usize) -> bool {
        let normal = self.line.get(at).map_or("", |lexeme| &*lexeme.normal);
        normal.ends_with('ه') || normal == "الاولي"
    }

    pub(super) fn ordinal(&self, at: usize) -> Option<(i8, usize)> {
        self.words.numbers.ordinal(self.line, at)
    }

    /// "عيد الأضحى الماضي", "في عيد الميلاد": a time only with a year, a relation, or a preposition of time; "صلاة العيد" is none.
    pub(super) fn feast(&self, at: usize) -> Option<Point> {
        let ((month, day), next) = self.sense(at, |sense| match sense {
            Sense::Feast(month, day) => Some((*month, *day)),
            _ => None,
        })?;
        let (year, next) = self.year_behind(next, month.calendar);
        let timed = self.behind(at, &["in", "during", "since", "before", "after", "until"]);
        (year.is_some() || timed).then(|| self.dated(at, Some(day), month, year, next)).flatten()
    }

    fn day_of_month(&self, at: usize) -> Option<Point> {
        let (number, next) = self.day_number(at)?;
        let next = self.skip(next, "of");
        let (month, next) = self.month(next)?;
        let (year, next) = self.year_behind(next, month.calendar);
        self.dated(at, Some(number), month, year, next)
    }

    /// "السابع من الشهر الجاري".
    fn day_of_this_month(&self, at: usize) -> Option<Point> {
        let (number, next) = self.day_number(at)?;
        let next = self.skip(next, "of");
        let point = self.related_unit(next).filter(|point| {
            point.when.is_none_or(|when| matches!(when, When::Month(..)))
                && self.unit_anywhere(next, point.next, Grain::Month)
        })?;
        let when = match point.when {
            Some(When::Month(year, month)) => Some(When::Day(day(year, month, number)?)),
            _ => None,
        };
        Some(Point { when, rule: "times.date.day-of-month", ..point })
    }

    fn month_alone(&self, at: usize) -> Option<Point> {
        let (month, next) = self.month(at)?;
        let (year, end) = self.year_behind(next, month.calendar);
        let company = end > next
            || next > at + 1 && !month.weak
            || self.behind_edge(at)
            || self.behind(at, &["in", "since", "until", "during", "before", "after"]);
        if (month.weak && !company) || (self.is_verb(at) && end == next) {
            return None;
        }
        self.dated(at, None, month, year, end)
    }

    /// A month by name, alone or with its name in another system: `مارس/آذار`, `آذار (مارس)`, `شهر رمضان`.
    fn month(&self, at: usize) -> Option<(Month, usize)> {
        let named = self.unit(at, |grain, count| grain == Grain::Month && count == Count::One);
        let (month, next) = self.month_name(named.unwrap_or(at))?;
        let month = Month { weak: month.weak && named.is_none(), ..month };
        let other = |at| self.month_name(at).filter(|(other, _)| other.number == month.number);
        if (self.mark(next, '/') || self.mark(next, '-') || self.mark(next, '\\'))
            && let Some((_, end)) = other(next + 1)
        {
            return Some((Month { weak: false, ..month }, end));
        }
        if self.mark(next, '(')
            && let Some((_, end)) = other(next + 1)
            && self.mark(end, ')')
        {
            return Some((Month { weak: false, ..month }, end + 1));
        }
        Some((month, next))
    }

    fn month_name(&self, at: usize) -> Option<(Month, usize)> {
        self.sense(at, |sense| match sense {
            Sense::Month(month) => Some(*month),
            _ => None,
        })
    }

    /// The year of a month: given, or by its relation to today.
    fn year_behind(&self, at: usize, calendar: Calendar) -> (Option<Year>, usize) {
        if let Some((relation, next)) = self.relation(at) {
            return (Some(Year::Toward(relation.into())), next);
        }
        let comma = self.skip_comma(at);
        let start = ["of", "in", "for"].iter().find_map(|kind| self.word(at, kind));
        let start = start.unwrap_or(comma);
        let named = self.unit(start, |grain, count| grain == Grain::Year && count == Count::One);
        if start == at || start == comma || named.is_some() {
            if let Some((year, next)) = self.year_number(named.unwrap_or(start)) {
                return self.in_calendar(year, next, calendar);
            }
            if let Some(point) = self.related_unit(start)
                && self.unit_anywhere(start, point.next, Grain::Year)
            {
                let away = match (point.when, self.published) {
                    (Some(When::Year(year)), Some(today)) => Some(Year::Away(year - today.year())),
                    _ => Some(Year::Away(0)),
                };
                return (away, point.next);
            }
        }
        (None, at)
    }

    fn in_calendar(&self, year: i16, next: usize, calendar: Calendar) -> (Option<Year>, usize) {
        let hijri = calendar == Calendar::Hijri && (1300..1500).contains(&year);
        let calendar = if hijri { Calendar::Hijri } else { Calendar::Gregorian };
        let end = self.skip_era(next, calendar);
        let year = if hijri { Year::Hijri(i32::from(year)) } else { Year::Given(year) };
        (Some(year), end)
    }

    fn dated(
        &self,
        at: usize,
        number: Option<i8>,
        month: Month,
        year: Option<Year>,
        next: usize,
    ) -> Option<Point> {
        let toward = match year {
            Some(Year::Toward(toward)) => toward,
            _ => self.toward(at),
        };
        if month.calendar == Calendar::Hijri {
            return self.hijri(number, month, year, toward, next);
        }
        let year = match year {
            Some(Year::Given(year)) => Some(year),
            Some(Year::Away(years)) => self.published.map(|today| today.year() + years),
            _ => self.published.map(|today| {
                let year = year_of_month(today, month.number, toward);
                let ahead = number.and_then(|number| day(year, month.number, number)) > Some(today);
                year - i16::from(toward == Toward::Past && number.is_some() && ahead)
            }),
        };
        let when = match (year, number) {
            (Some(year), Some(number)) => Some(When::Day(day(year, month.number, number)?)),
            (Some(year), None) => Some(When::Month(year, month.number)),
            (None, _) => None,
        };
        Some(Point { next, when, modifier: None, rule: "times.date" })
    }

    /// An Islamic date: a day has the doubt of sighting, so it is approximate; a month is a stretch of civil days.
    fn hijri(
        &self,
        number: Option<i8>,
        month: Month,
        year: Option<Year>,
        toward: Toward,
        next: usize,
    ) -> Option<Point> {
        let year = match year {
            Some(Year::Hijri(year)) => Some(year),
            Some(Year::Given(civil)) => day(civil, 7, 1)
                .and_then(|middle| hijri_year_of(middle, month.number, Toward::This)),
            _ => self.published.and_then(|today| hijri_year_of(today, month.number, toward)),
        };
        let when = match (year, number) {
            (Some(year), Some(number)) => Some(When::Day(hijri_day(year, month, number)?)),
            (Some(year), None) => hijri_month(year, month),
            (None, _) => None,
        };
        let modifier = number.map(|_| TimeModifier::Approx);
        // The same day in the civil calendar settles the doubt: "الموافق 30 أبريل 2020".
        if let Some(behind) = self.word(self.skip_comma(next), "agreeing")
            && let Some(civil) = self.calendar_date(behind)
        {
            return Some(civil);
        }
        Some(Point { next, when, modifier, rule: "times.hijri" })
    }

    /// A year in digits or words at a position: 1000 to 2100, or the last two digits behind "عام".
    pub(super) fn year_number(&self, at: usize) -> Option<(i16, usize)> {
        if let Some(group) = self.digits(at) {
            return (group.digits == 4).then_some((civil_year(group.value)?, at + 1));
        }
        let number = self.words.numbers.number(self.line, at)?;
        #[expect(clippy::cast_possible_truncation, reason = "years are small")]
        let year = number.value as i16;
        ((1000..=2100).contains(&year) && number.next > at + 1).then_some((year, number.next))
    }

    /// "عام 2014", "العام 2017", "سنة ألفين وأحد عشر", "عام 48", "عام 1441 هـ", "سنة 2014 ميلادية".
    pub(super) fn year_after_noun(&self, at: usize) -> Option<Point> {
        let next = self.unit(at, |grain, count| grain == Grain::Year && count == Count::One)?;
        self.year_named(next)
    }

    fn year_named(&self, at: usize) -> Option<Point> {
        let point = |year, next| Point {
            next,
            when: Some(When::Year(year)),
            modifier: None,
            rule: "times.year",
        };
        if let Some((year, next)) = self.year_number(at) {
            if let Some((Calendar::Hijri, end)) = self.era(next) {
                let when = hijri_year(i32::from(year));
                return Some(Point { next: end, when, modifier: None, rule: "times.hijri" });
            }
            return Some(point(year, self.skip_era(next, Calendar::Gregorian)));
        }
        if let Some(group) = self.digits(at)
            && let Some((Calendar::Hijri, next)) = self.era(at + 1)
        {
            let when = hijri_year(i32::try_from(group.value).ok()?);
            return Some(Point { next, when, modifier: None, rule: "times.hijri" });
        }
        let group = self.digits(at).filter(|group| group.digits == 2)?;
        let unit = self.sense(at + 1, |sense| matches!(sense, Sense::Unit { .. }).then_some(()));
        let year = 1900 + i16::try_from(group.value).ok()?;
        unit.is_none().then(|| point(year, at + 1))
    }

    fn era(&self, at: usize) -> Option<(Calendar, usize)> {
        self.sense(at, |sense| match sense {
            Sense::Era(calendar) => Some(*calendar),
            _ => None,
        })
    }

    fn skip_era(&self, at: usize, calendar: Calendar) -> usize {
        match self.era(at) {
            Some((found, next)) if found == calendar => next,
            _ => at,
        }
    }

    /// "الربع الأول من 2020", "النصف الثاني من العام الماضي".
    pub(super) fn part_of_year(&self, at: usize) -> Option<Point> {
        let part = self.words.numbers.part(self.line, at)?;
        let (number, next) = self.ordinal(part.next)?;
        let next = self.skip(self.word(next, "of")?, "in");
        let year =
            self.year_after_noun(next).or_else(|| self.related_unit(next)).or_else(|| {
                self.year_number(next).map(|(year, next)| Point {
                    next,
                    when: Some(When::Year(year)),
                    modifier: None,
                    rule: "times.year",
                })
            })?;
        let when = match year.when {
            Some(When::Year(year)) if part.value < 0.3 => Some(When::Quarter(year, number)),
            Some(When::Year(year)) => Some(When::Half(year, number)),
            None => None,
            _ => return None,
        };
        Some(Point { when, rule: "times.part-of-year", ..year })
    }

    /// "الثمانينيات", "ثمانينيات القرن الماضي", "سبعينات القرن التاسع عشر".
    pub(super) fn decade(&self, at: usize) -> Option<Point> {
        let (decade, next) = self.sense(at, |sense| match sense {
            Sense::Decade(decade) => Some(*decade),
            _ => None,
        })?;
        let century = self.unit(self.skip(next, "of"), |grain, count| {
            grain == Grain::Century && count == Count::One
        });
        let (century, next) = match century {
            Some(end) => match (self.relation(end), self.ordinal(end)) {
                (Some((relation, end)), _) => {
                    let steps = i64::from(relation != super::words::Relation::This);
                    let found =
                        self.published.and_then(|today| stepped(today, Grain::Century, -steps));
                    match found {
                        Some(When::Century(century)) => (century, end),
                        _ => (19, end),
                    }
                }
                (None, Some((number, end))) => (i16::from(number) - 1, end),
                (None, None) => (19, next),
            },
            None => (19, next),
        };
        let when = Some(When::Decade(century * 10 + decade));
        Some(Point { next, when, modifier: None, rule: "times.decade" })
    }
}

fn civil_year(value: u64) -> Option<i16> {
    i16::try_from(value).ok().filter(|year| (1000..=2100).contains(year))
}
