//! Lengths of time and what recurs: `ستة أشهر`, `أكثر من عام`, `قبل عام ونصف`, `بعد يومين`, `كل أسبوع`.

use jiff::civil;
use khabar_types::{TimeModifier, TimexType};

use super::{
    calendar::{When, away},
    reading::{Found, Match, Point, Reading, Value},
    words::{Count, Grain, Relation, Sense},
};
use crate::quantities::lexemes::Tense;

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Length {
    next: usize,
    grain: Grain,
    /// How many; `None` for "أيام".
    amount: Option<f64>,
    /// Whether the words are a length wherever they stand; "عام" is one only behind "خلال" and its like.
    whole: bool,
}

impl Reading<'_> {
    /// A length with the words that loosen it.
    fn loose_length(&self, at: usize) -> Option<(Option<TimeModifier>, Length)> {
        let loose = self.sense(at, |sense| match sense {
            Sense::Loose(modifier) => Some(*modifier),
            _ => None,
        });
        match loose {
            Some((modifier, next)) => {
                self.length(next).map(|length| (Some(modifier), Length { whole: true, ..length }))
            }
            None => self.length(at).map(|length| (None, length)),
        }
    }

    fn length(&self, at: usize) -> Option<Length> {
        self.few_units(at)
            .or_else(|| self.counted_units(at))
            .or_else(|| self.bare_unit(at))
            .or_else(|| self.related_units(at))
    }

    /// "عدة أيام", "بضع سنوات", "أيام قليلة".
    fn few_units(&self, at: usize) -> Option<Length> {
        let few = |at, wanted| {
            self.sense(at, |sense| match sense {
                Sense::Few { before } => (*before == wanted).then_some(()),
                _ => None,
            })
        };
        let before = few(at, true).map(|((), next)| next);
        let (grain, next) = self.sense(before.unwrap_or(at), |sense| match sense {
            Sense::Unit { grain, count: Count::Many, .. } => Some(*grain),
            Sense::Unit { grain: Grain::Vague, count: Count::One, definite: false } => {
                Some(Grain::Vague)
            }
            _ => None,
        })?;
        let after = few(next, false).map(|((), next)| next);
        (before.is_some() || after.is_some()).then_some(Length {
            next: after.unwrap_or(next),
            grain,
            amount: None,
            whole: true,
        })
    }

    /// "ثلاثة أيام", "48 ساعة", "السبعين سنة", "ثلاث سنوات ونصف".
    fn counted_units(&self, at: usize) -> Option<Length> {
        let number = self.words.numbers.number(self.line, at)?;
        let (grain, next) = self.sense(number.next, |sense| match sense {
            Sense::Unit { grain, count: Count::One | Count::Many, definite: false } => Some(*grain),
            _ => None,
        })?;
        let year = grain == Grain::Year && self.year_number(next).is_some();
        // "78,360 عقدا" are contracts, not decades.
        let contracts = grain >= Grain::Decade && number.value > 30.0;
        if grain == Grain::Vague || year || contracts {
            return None;
        }
        let (amount, next) = self.and_part(number.value, next);
        let next = self.relation(next).map_or(next, |(_, end)| end);
        Some(Length { next, grain, amount: Some(amount), whole: true })
    }

    /// "يومين", "عام ونصف", "عام", "أيام".
    fn bare_unit(&self, at: usize) -> Option<Length> {
        let (grain, count, next) = self
            .sense(at, |sense| match sense {
                Sense::Unit { grain, count, definite: false } => Some((*grain, *count)),
                _ => None,
            })
            .map(|((grain, count), next)| (grain, count, next))?;
        let length = |amount, next, whole| Length { next, grain, amount, whole };
        match count {
            Count::Two if grain != Grain::Vague => {
                let (amount, next) = self.and_part(2.0, next);
                Some(length(Some(amount), next, true))
            }
            Count::One if grain == Grain::Vague => Some(length(None, next, false)),
            Count::One if self.numeral(next).is_some() => None,
            Count::One => {
                let (amount, end) = self.and_part(1.0, next);
                let accusative = self.line[at].normal.ends_with('ا');
                let told = accusative && matches!(grain, Grain::Week | Grain::Month);
                Some(length(Some(amount), end, end > next || told))
            }
            Count::Many => Some(length(None, next, false)),
            Count::Two | Count::Pair => None,
        }
    }

    /// "اليومين الماضيين", "الأشهر الستة الأخيرة", "السنوات العشر المقبلة".
    fn related_units(&self, at: usize) -> Option<Length> {
        let ((grain, count), next) = self.sense(at, |sense| match sense {
            Sense::Unit { grain, count: count @ (Count::Two | Count::Many), definite: true } => {
                Some((*grain, *count))
            }
            _ => None,
        })?;
        let (amount, next) = if count == Count::Two {
            (2.0, next)
        } else {
            let number = self.words.numbers.number(self.line, next)?;
            (number.value, number.next)
        };
        let first = || self.ordinal(next).filter(|(number, _)| *number == 1).map(|(_, end)| end);
        let next = self.relation(next).map(|(_, end)| end).or_else(first)?;
        Some(Length { next, grain, amount: Some(amount), whole: true })
    }

    fn and_part(&self, amount: f64, at: usize) -> (f64, usize) {
        let part = self.word(at, "and").and_then(|next| self.words.numbers.part(self.line, next));
        part.map_or((amount, at), |part| (amount + part.value, part.next))
    }

    /// A length that is no date: behind "خلال", "منذ", "لمدة", or whole by itself.
    pub(super) fn duration(&self, at: usize) -> Option<Match> {
        if let Some(point) = self.running(at) {
            return Some(Match::one(point.next, self.date(at, point)));
        }
        let (modifier, length) = self.loose_length(at)?;
        let opened = self.behind(
            at,
            &["during", "since", "before", "after", "nearly_before", "nearly_after", "for"],
        );
        if !(length.whole || opened) || self.is_age(at, length) || self.is_rate(at) {
            return None;
        }
        if length.grain == Grain::Vague && self.behind(at, &["since"]) {
            let when = Some(When::Vague("PAST_REF"));
            let point = Point { next: length.next, when, modifier, rule: "times.ago" };
            return Some(Match::one(length.next, self.date(at, point)));
        }
        Some(self.lasting(at, modifier, length))
    }

    /// "دخلت الحرب شهرها السادس": the month that runs on the day of publication.
    fn running(&self, at: usize) -> Option<Point> {
        let word = &self.line.get(at)?.normal;
        let noun = ["ها", "هما", "هم", "ه"].iter().find_map(|owner| word.strip_suffix(owner))?;
        let when: fn(civil::Date) -> When = match noun {
            "يوم" => When::Day,
            "اسبوع" => When::Week,
            "شهر" => |today| When::Month(today.year(), today.month()),
            "عام" | "سنت" => |today| When::Year(today.year()),
            _ => return None,
        };
        let (_, next) = self.ordinal(at + 1)?;
        let when = self.published.map(when);
        Some(Point { next, when, modifier: None, rule: "times.running" })
    }

    fn lasting(&self, at: usize, modifier: Option<TimeModifier>, length: Length) -> Match {
        let span = (at, length.next);
        let found = self.written(span, TimexType::Duration, written(length), "times.length");
        Match::one(length.next, Found { modifier, ..found })
    }

    /// "41 عاما" of somebody's age: behind "العمر", or between brackets or commas.
    fn is_age(&self, at: usize, length: Length) -> bool {
        let fenced = |sign| at > 0 && self.mark(at - 1, sign);
        let bracketed = fenced('(') && self.mark(length.next, ')');
        let apart = (fenced('\u{060C}') || fenced(',')) && {
            self.mark(length.next, '\u{060C}') || self.mark(length.next, ',')
        };
        let told = (at.saturating_sub(6)..at).any(|index| self.word(index, "age").is_some());
        told || length.grain == Grain::Year && (bracketed || apart)
    }

    /// "ساعة" in "كيلومتر في الساعة" and the like stands behind "كل" or "في": a rate.
    fn is_rate(&self, at: usize) -> bool {
        self.behind(at, &["every"])
    }

    /// "قبل ثلاثة أيام" is a date, "قبل أيام" a vague one, "بعد ثلاث سنوات من المعارك" a length.
    pub(super) fn ago(&self, at: usize) -> Option<Match> {
        let earlier = self.word(at, "before").or_else(|| self.word(at, "nearly_before"));
        let start = earlier.or_else(|| self.word(at, "after"))?;
        let (modifier, length) = self.loose_length(start)?;
        if matches!(self.relation(length.next), Some((Relation::Last | Relation::Next, _))) {
            return None;
        }
        let of = ["of", "on"].iter().any(|kind| self.word(length.next, kind).is_some());
        let later = earlier.is_none();
        let from_elsewhere = of && (later || length.amount.is_some());
        if from_elsewhere || length.grain < Grain::Day && length.amount.is_some() {
            return Some(self.lasting(start, modifier, length));
        }
        if later && (length.amount.is_none() || self.is_narrative(at, length)) {
            return Some(self.lasting(start, modifier, length));
        }
        let sign = if earlier.is_some() { -1.0 } else { 1.0 };
        let when = match length.amount {
            None => Some(When::Vague("PAST_REF")),
            Some(amount) => {
                self.published.and_then(|today| away(today, length.grain, sign * amount))
            }
        };
        let point = Point { next: length.next, when, modifier, rule: "times.ago" };
        Some(Match::one(length.next, self.date(at, point)))
    }

    /// Whether "بعد" and a length count from something told rather than from today: "وبعد يومين عاد", "بعد 41 عاما قضاها".
    fn is_narrative(&self, at: usize, length: Length) -> bool {
        let told =
            |index: usize| self.line.get(index).is_some_and(|word| word.tense == Some(Tense::Past));
        let opens = at == 0 || at == 1 && self.word(0, "and").is_some();
        match self.tense(at) {
            Some(Tense::Future) => false,
            Some(Tense::Past) => true,
            None => {
                opens || length.grain >= Grain::Year || (length.next..length.next + 4).any(told)
            }
        }
    }

    /// "يوميا", "كل يوم", "كل ثلاثة أشهر", "كل جمعة", "برميل في اليوم".
    pub(super) fn set(&self, at: usize) -> Option<Match> {
        let set = |next, value: String| {
            Some(Match::one(next, self.written((at, next), TimexType::Set, value, "times.set")))
        };
        let adverb = self.sense(at, |sense| match sense {
            Sense::Set(value) => Some(*value),
            _ => None,
        });
        if let Some((value, next)) = adverb {
            return set(next, value.to_owned());
        }
        if let Some(next) = self.word(at, "every") {
            let named = self.day_noun(next);
            if let Some((day, next)) = self.sense(named, |sense| match sense {
                Sense::Weekday(day) => Some(*day),
                _ => None,
            }) {
                return set(next, format!("XXXX-WXX-{day}"));
            }
            let day = self.unit(next, |grain, count| grain == Grain::Day && count == Count::One);
            if let Some((day, next)) = self.indefinite_weekday(day.unwrap_or(next)) {
                return set(next, format!("XXXX-WXX-{day}"));
            }
            let length = self.counted_units(next).or_else(|| self.bare_unit(next))?;
            length.amount?;
            return set(length.next, written(length));
        }
        self.rate(at).and_then(|next| set(next, "P1D".to_owned()))
    }

    /// "جمعة": a weekday without its article.
    fn indefinite_weekday(&self, at: usize) -> Option<(i8, usize)> {
        let word = &self.line.get(at)?.normal;
        let node = self.words.trie.step(0, &format!("ال{word}"))?;
        self.words.trie.values(node).iter().find_map(|sense| match sense {
            Sense::Weekday(day) => Some((*day, at + 1)),
            _ => None,
        })
    }

    /// "اليوم" behind a number, a noun and "في".
    fn rate(&self, at: usize) -> Option<usize> {
        let next = self.sense(at, |sense| matches!(sense, Sense::Day(0)).then_some(()))?.1;
        let counted = (at.saturating_sub(4)..at.saturating_sub(1))
            .any(|index| self.words.numbers.number(self.line, index).is_some());
        (self.behind(at, &["in"]) && counted && next == at + 1).then_some(next)
    }

    /// "مؤخرا", "حاليا", "قريبا", "في الماضي", "حتى اللحظة".
    pub(super) fn vague(&self, at: usize) -> Option<Match> {
        let inside = self.behind(at, &["in"]);
        let until = self.behind(at, &["until"]);
        let (reference, next) = self.sense(at, |sense| match sense {
            Sense::Vague(reference) => Some(*reference),
            Sense::VagueIn(reference) if inside => Some(*reference),
            Sense::VagueUntil(reference) if until => Some(*reference),
            _ => None,
        })?;
        // "وأخيرا" enumerates.
        if self.word(at, "last_of_all").is_some() && self.behind(at, &["and"]) {
            return None;
        }
        let when = Some(When::Vague(reference));
        let point = Point { next, when, modifier: None, rule: "times.vague" };
        Some(Match::one(next, self.date(at, point)))
    }

    /// "وقت سابق الأسبوع الجاري".
    pub(super) fn earlier_in(&self, at: usize) -> Option<Match> {
        let ((), next) =
            self.sense(at, |sense| matches!(sense, Sense::Vague("PAST_REF")).then_some(()))?;
        let start = self.skip(next, "of");
        let point = self
            .relative_day(start)
            .or_else(|| self.weekday(start))
            .or_else(|| self.related_unit(start))?;
        (next > at + 1).then(|| Match::one(point.next, self.date(at, point)))
    }
}

/// `P6M`, `PT48H`, `P18M` for a year and a half, `PXD` for some days.
fn written(length: Length) -> String {
    let (amount, grain) = match (length.amount, length.grain) {
        (Some(amount), Grain::Year) if amount.fract() > 0.01 => (Some(amount * 12.0), Grain::Month),
        (Some(amount), Grain::Day) if amount.fract() > 0.01 => (Some(amount * 24.0), Grain::Hour),
        (Some(amount), Grain::Hour) if amount.fract() > 0.01 => {
            (Some(amount * 60.0), Grain::Minute)
        }
        other => other,
    };
    let number = amount.map_or_else(|| "X".to_owned(), |amount| format!("{amount}"));
    match grain {
        Grain::Second => format!("PT{number}S"),
        Grain::Minute => format!("PT{number}M"),
        Grain::Hour => format!("PT{number}H"),
        Grain::Day => format!("P{number}D"),
        Grain::Week => format!("P{number}W"),
        Grain::Month => format!("P{number}M"),
        Grain::Year => format!("P{number}Y"),
        Grain::Decade => format!("P{number}DE"),
        Grain::Century => format!("P{number}CE"),
        Grain::Vague => "PX".to_owned(),
    }
}

impl Found {
    /// The point that it denotes, if it is one.
    pub(super) fn when(&self) -> Option<When> {
        match self.value {
            Value::When(when) => Some(when),
            _ => None,
        }
    }
}
