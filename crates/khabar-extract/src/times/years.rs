//! Years, ranges and lists: `في 2011`, `بين عامي 1978 و1987`, `2014-2016`, `من 13 إلى 15 يوليو`.

use khabar_types::Rule;

use super::{
    calendar::When,
    reading::{Found, Match, Point, Reading, Value},
    words::{Count, Grain},
};
use crate::quantities::numerals::Group;
use khabar_types::{Span, TimexType};

const YEARS: Rule = "times.years";

impl Reading<'_> {
    /// "عام 2014", and the years that follow it: "عامي 2011 و2012".
    pub(super) fn years(&self, at: usize) -> Option<Match> {
        if let Some(point) = self.year_after_noun(at) {
            let mut found = vec![self.date(at, point)];
            let next = self.years_behind(point.next, &mut found);
            return Some(Match { next, found });
        }
        let several = self.unit(at, |grain, count| {
            grain == Grain::Year && matches!(count, Count::Pair | Count::Two | Count::Many)
        });
        let start = several.unwrap_or(at);
        if several.is_none() && !self.year_may_stand(at) {
            return None;
        }
        if let Some([first, last]) = self.range_of_years(start) {
            return Some(Match { next: start + 1, found: vec![year(first), year(last)] });
        }
        let group = self.modern_year(start)?;
        let mut found = vec![year(group)];
        let next = self.years_behind(start + 1, &mut found);
        let several = several.is_none() || next > start + 1;
        several.then_some(Match { next, found })
    }

    /// Years joined by "و" or "إلى".
    fn years_behind(&self, at: usize, found: &mut Vec<Found>) -> usize {
        let mut next = at;
        let joined = |at| {
            let dash = self.mark(at, '-') || self.mark(at, '\u{2013}');
            let word = self.word(self.skip_comma(at), "and").or_else(|| self.word(at, "until"));
            word.or_else(|| dash.then_some(at + 1))
        };
        while let Some(start) = joined(next) {
            let Some(group) = self.modern_year(start) else { break };
            found.push(year(group));
            next = start + 1;
        }
        next
    }

    /// Whether digits at a position may be a year without "عام": behind a preposition of time, in brackets, or as a range.
    fn year_may_stand(&self, at: usize) -> bool {
        let counted = self.sense(at + 1, |_| Some(())).is_some() && self.length_of_years(at);
        let prepositions =
            ["in", "since", "until", "during", "before", "after", "between", "nearly_before"];
        let bracketed = at > 0 && self.mark(at - 1, '(') && self.mark(at + 1, ')');
        let from = self.behind(at, &["of"])
            && self.word(at + 1, "until").is_some_and(|next| self.modern_year(next).is_some());
        let dash = self.mark(at + 1, '-') || self.mark(at + 1, '\u{2013}');
        let range = self.range_of_years(at).is_some()
            || dash && self.modern_year(at + 2).is_some() && at > 0 && self.mark(at - 1, '(');
        !counted && (self.behind(at, &prepositions) || bracketed || from || range)
    }

    /// Whether a unit of time stands behind the digits.
    fn length_of_years(&self, at: usize) -> bool {
        self.unit(at + 1, |_, _| true).is_some()
    }

    /// Four digits from 1900 to 2100.
    fn modern_year(&self, at: usize) -> Option<Group> {
        self.digits(at).filter(|group| group.digits == 4 && (1900..=2100).contains(&group.value))
    }

    fn range_of_years(&self, at: usize) -> Option<[Group; 2]> {
        let numeral = self.numeral(at)?;
        let pair = numeral.pair('-').or_else(|| numeral.pair('/'))?;
        let year = |group: Group| group.digits == 4 && (1900..=2100).contains(&group.value);
        (pair.into_iter().all(year) && pair[0].value < pair[1].value).then_some(pair)
    }

    /// "13-15 يوليو", "13 إلى 15 يوليو 2014", "الثالث والرابع من مايو": two days of one month.
    pub(super) fn days_of_month(&self, at: usize) -> Option<Match> {
        if let Some([first, last]) = self.numeral(at).and_then(|numeral| numeral.pair('-')) {
            let (month, next) = self.month_of_day(at, last)?;
            let found = vec![
                Self::in_month(first.span, first.value, month),
                Self::in_month(last.span.cover(self.span(at + 1, next)), last.value, month),
            ];
            return (first.value < last.value).then_some(Match { next, found });
        }
        let (number, next) = self.day_number(at)?;
        let joined = self
            .word(next, "until")
            .or_else(|| self.word(next, "and"))
            .or_else(|| self.mark(next, '-').then_some(next + 1))?;
        let joined = self.skip(joined, "until");
        self.day_number(joined)?;
        let last = self.calendar_date(joined)?;
        let month = last.when?;
        let number = u64::try_from(number).ok()?;
        let first = Self::in_month(self.span(at, next), number, month);
        matches!(month, When::Day(_))
            .then(|| Match { next: last.next, found: vec![first, self.date(joined, last)] })
    }

    /// The date whose day is the last group of the numeral at a position.
    fn month_of_day(&self, at: usize, last: Group) -> Option<(When, usize)> {
        let mut line = self.line.get(at..)?.to_vec();
        let first = line.first_mut()?;
        first.shape = crate::quantities::lexemes::Shape::Number(last.into());
        let reading = Reading { line: &line, ..*self };
        let point: Point = reading.calendar_date(0)?;
        matches!(point.when, Some(When::Day(_))).then_some((point.when?, at + point.next))
    }

    fn in_month(span: Span, number: u64, month: When) -> Found {
        let day = match month {
            When::Day(day) => i8::try_from(number)
                .ok()
                .and_then(|number| super::calendar::day(day.year(), day.month(), number)),
            _ => None,
        };
        Found {
            span,
            kind: TimexType::Date,
            value: day.map_or(Value::Unknown, |day| Value::When(When::Day(day))),
            modifier: None,
            rule: "times.days",
        }
    }
}

fn year(group: Group) -> Found {
    let value =
        i16::try_from(group.value).map_or(Value::Unknown, |year| Value::When(When::Year(year)));
    Found { span: group.span, kind: TimexType::Date, value, modifier: None, rule: YEARS }
}
