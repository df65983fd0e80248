//! Reading quantities along a sentence: number, noun, range, share, and the words that loosen them.

use khabar_types::{Quantity, QuantityModifier, Rule, Span, TimeExpr, Upos};

use super::{
    lexemes::{Lexeme, Shape},
    units::{Class, Loose, QuantityWords, Unit},
};

/// A sentence, the words of quantity, and the times of the document.
#[derive(Clone, Copy)]
pub(super) struct Reading<'line> {
    pub(super) words: &'line QuantityWords,
    pub(super) line: &'line [Lexeme],
    pub(super) times: &'line [TimeExpr],
}

/// A number before its unit is known.
#[derive(Clone, Copy)]
struct Counted {
    from: usize,
    next: usize,
    span: Span,
    value: f64,
}

/// A unit behind a number, and the position behind its noun.
struct Noun {
    unit: Unit,
    next: usize,
}

impl Reading<'_> {
    /// The quantities that begin at a position, and the position behind them.
    pub(super) fn at(&self, at: usize) -> (usize, Vec<Quantity>) {
        self.money_before(at)
            .or_else(|| self.share(at))
            .or_else(|| self.range(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.noun_first(at))
            .unwrap_or((at + 1, Vec::new()))
    }

    /// The longest phrase at a position in a class that is wanted.
    pub(super) fn unit(&self, at: usize, wanted: impl Fn(Class) -> bool) -> Option<(Unit, usize)> {
        let mut node = 0;
        let mut best = None;
        for (index, lexeme) in self.line.iter().enumerate().skip(at).take_while(|(_, it)| it.known)
        {
            let Some(step) = self.words.units.step(node, &lexeme.normal) else { break };
            node = step;
            let found = self.words.units.values(node).iter().find(|unit| wanted(unit.class));
            best = found.map(|unit| (*unit, index + 1)).or(best);
        }
        best
    }

    fn span(&self, from: usize, next: usize) -> Span {
        let spans = self.line[from..next].iter().map(|lexeme| lexeme.span);
        spans.reduce(Span::cover).unwrap_or(Span::empty(0))
    }

    fn is_time(&self, span: Span) -> bool {
        let from = self.times.partition_point(|time| time.span.end() <= span.start());
        self.times.get(from).is_some_and(|time| time.span.overlaps(span))
    }

    fn mark(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.line.get(at).map(|lexeme| &lexeme.shape), Some(Shape::Mark(sign)) if signs.contains(sign))
    }

    fn normal(&self, at: usize) -> &str {
        self.line.get(at).map_or("", |lexeme| &lexeme.normal)
    }

    /// A number that is no time and no name.
    fn number(&self, at: usize) -> Option<Counted> {
        let number = self.words.numbers.number(self.line, at)?;
        let span = self.span(at, number.next);
        let named = at > 0
            && self.unit(at - 1, |class| class == Class::Label).is_some_and(|(_, end)| end == at);
        let glued = at > 0
            && matches!(self.line[at].shape, Shape::Number(_))
            && (self.mark(at - 1, &['-', '#', '_']) || self.line[at - 1].upos == Upos::Sym)
            && self.line[at - 1].span.end() == span.start();
        if named || glued || self.is_time(span) {
            return None;
        }
        Some(Counted { from: at, next: number.next, span, value: number.value })
    }

    /// A number that is said twice, "ثلاثة (03) إرهابيين", up to the bracket.
    fn repeated(&self, number: Counted) -> Counted {
        let again = self.mark(number.next, &['(']).then(|| self.number(number.next + 1)).flatten();
        match again {
            Some(again)
                if (again.value - number.value).abs() < 0.5 && self.mark(again.next, &[')']) =>
            {
                Counted { next: again.next + 1, ..number }
            }
            _ => number,
        }
    }

    /// The noun behind a number, with the words between them that say nothing: "ثلاثة من زعماء", "الـ 15 دولة".
    fn noun(&self, at: usize) -> Option<Noun> {
        let of = at + usize::from(self.normal(at) == "من");
        let (unit, next) = self.unit(of, Class::is_noun)?;
        let fits = of == at
            || matches!(unit.class, Class::Person | Class::Casualty | Class::Group | Class::Thing);
        fits.then_some(Noun { unit, next })
    }

    /// "12 شخصا", "220 ألف برميل يوميا", "5%", "أصيب عشرة", "13 ألف سوري".
    fn counted(&self, at: usize) -> Option<(usize, Vec<Quantity>)> {
        let number = self.number(at).map(|number| self.repeated(number))?;
        if let Some(noun) = self.noun(number.next) {
            let quantity =
                self.quantity(number, &noun, number.span.cover(self.span(at, noun.next)));
            return Some((noun.next, vec![quantity]));
        }
        if let Some(name) = self.currency_sign(number.next) {
            let span = self.span(at, number.next + 1);
            let quantity =
                self.made(number, name.into(), span, number.next + 1, "quantities.money");
            return Some((number.next + 1, vec![quantity]));
        }
        let quantity = self.without_noun(number);
        Some((number.next, quantity.into_iter().collect()))
    }

    /// A number of people that stands alone.
    fn without_noun(&self, number: Counted) -> Option<Quantity> {
        let among = self.unit(number.next, |class| class == Class::Among).is_some();
        let of = self.normal(number.next) == "من" || among;
        let near = self.outcome_before(number.from, 3);
        let wounds = self.outcome(number.from, number.next).filter(|_| of || near.is_some());
        let unit = wounds.or((among && number.value >= 3.0).then_some("person"))?;
        let whole = number.value.fract() == 0.0 && number.value >= 1.0;
        let year = (1900.0..2100.0).contains(&number.value) && number.next == number.from + 1;
        let plain = !year
            && match self.line.get(number.next).map(|lexeme| &lexeme.shape) {
                Some(Shape::Number(_)) => false,
                Some(Shape::Mark(sign)) => {
                    matches!(sign, '\u{060C}' | ',' | '.' | '\u{061B}' | ')' | '"')
                }
                _ => true,
            };
        (whole && plain)
            .then(|| self.made(number, unit.into(), number.span, number.next, "quantities.outcome"))
    }

    fn quantity(&self, number: Counted, noun: &Noun, span: Span) -> Quantity {
        let mut next = noun.next;
        let mut unit = noun.unit.name.to_owned();
        match noun.unit.class {
            Class::Person => {
                if let Some(outcome) = self.outcome(number.from, noun.next) {
                    outcome.clone_into(&mut unit);
                }
            }
            Class::Measure | Class::Currency | Class::Thing => {
                if let Some((rate, end)) = self.unit(noun.next, |class| class == Class::Rate) {
                    unit = format!("{unit}_{}", rate.name);
                    next = end;
                }
            }
            _ => {}
        }
        let adjective = noun.unit.class == Class::Person
            && self.line.get(next).is_some_and(|lexeme| lexeme.upos == Upos::Adj);
        let span = if adjective { span.cover(self.line[next].span) } else { span };
        let next = next + usize::from(adjective);
        self.made(number, unit.into(), span, next, "quantities.noun")
    }

    fn made(
        &self,
        number: Counted,
        unit: Box<str>,
        span: Span,
        next: usize,
        rule: Rule,
    ) -> Quantity {
        let modifier = self.loosened_before(number.from).or_else(|| self.loosened_behind(next));
        Quantity { span, value: number.value, unit, modifier, rule }
    }

    /// "بين 250 ألفا و290 ألف برميل", "35 إلى 40 شخصا", "ثلاثة أو أربعة جنود", "20-25 قتيلا": two quantities of one unit.
    fn range(&self, at: usize) -> Option<(usize, Vec<Quantity>)> {
        if let Some(pair) = self.joined_range(at) {
            return Some(pair);
        }
        let first = self.number(at)?;
        let opened = at > 0 && self.unit(at - 1, |class| class == Class::RangeOpen).is_some();
        let joined = if self.mark(first.next, &['-', '\u{2013}']) {
            first.next + 1
        } else {
            let (_, joined) = self.unit(first.next, |class| class == Class::RangeTo)?;
            if self.normal(first.next) == "و" && !opened {
                return None;
            }
            joined
        };
        let last = self.number(joined)?;
        let noun = self.noun(last.next)?;
        let mut first = self.quantity(first, &noun, first.span);
        let last = self.quantity(last, &noun, last.span.cover(self.span(joined, noun.next)));
        first.unit.clone_from(&last.unit);
        (first.value < last.value).then(|| (noun.next, vec![first, last]))
    }

    /// A range that is written as one numeral.
    fn joined_range(&self, at: usize) -> Option<(usize, Vec<Quantity>)> {
        let Shape::Number(numeral) = &self.line.get(at)?.shape else { return None };
        let [low, high] = numeral.pair('-')?;
        let noun = self.noun(at + 1)?;
        if low.value >= high.value || self.is_time(self.line[at].span) {
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of the news are far below 2^53")]
        let number =
            |value: u64, span| Counted { from: at, next: at + 1, span, value: value as f64 };
        let first = self.quantity(number(low.value, low.span), &noun, low.span);
        let span = high.span.cover(self.span(at + 1, noun.next));
        let last = self.quantity(number(high.value, high.span), &noun, span);
        Some((noun.next, vec![first, last]))
    }

    /// "الدول الـ15", "الأعضاء الخمسة": the noun stands first and both are definite.
    fn noun_first(&self, at: usize) -> Option<(usize, Vec<Quantity>)> {
        let (unit, next) = self.unit(at, Class::is_noun)?;
        let definite = |at| self.normal(at).starts_with("ال");
        let article = self.normal(next) == "ال";
        if !definite(at) || !(article || definite(next)) {
            return None;
        }
        let number = self.number(next + usize::from(article))?;
        let number = Counted { from: at, ..number };
        let noun = Noun { unit, next: number.next };
        let quantity = self.quantity(number, &noun, self.span(at, number.next));
        (quantity.value > 2.0).then(|| (number.next, vec![quantity]))
    }

    /// "نصف السكان", "ثلثي الأراضي": a share of something that is counted by shares.
    fn share(&self, at: usize) -> Option<(usize, Vec<Quantity>)> {
        let part = self.words.numbers.part(self.line, at)?;
        let (unit, next) = self.unit(part.next, |class| class == Class::Share).or_else(|| {
            let definite = self.normal(part.next).strip_prefix("ال")?;
            let units =
                self.words.units.step(0, definite).map(|node| self.words.units.values(node))?;
            let unit = units.iter().find(|unit| unit.class == Class::Share)?;
            Some((*unit, part.next + 1))
        })?;
        let span = self.span(at, next);
        let number = Counted { from: at, next, span, value: part.value };
        let name = unit.name.trim_end_matches("_share");
        Some((next, vec![self.made(number, name.into(), span, next, "quantities.share")]))
    }

    /// "$10", "€ 5 ملايين".
    fn money_before(&self, at: usize) -> Option<(usize, Vec<Quantity>)> {
        let name = self.currency_sign(at)?;
        let number = self.number(at + 1)?;
        let span = self.span(at, number.next);
        let number = Counted { from: at, ..number };
        Some((
            number.next,
            vec![self.made(number, name.into(), span, number.next, "quantities.money")],
        ))
    }

    fn currency_sign(&self, at: usize) -> Option<&'static str> {
        match self.line.get(at)?.shape {
            Shape::Mark('$') => Some("USD"),
            Shape::Mark('\u{20AC}') => Some("EUR"),
            Shape::Mark('\u{A3}') => Some("GBP"),
            _ => None,
        }
    }

    fn loosened_before(&self, at: usize) -> Option<QuantityModifier> {
        let start = at.saturating_sub(usize::from(at > 0 && self.normal(at - 1) == "ال"));
        (start.saturating_sub(5)..start).find_map(|from| self.loose(from, false, Some(start)))
    }

    fn loosened_behind(&self, at: usize) -> Option<QuantityModifier> {
        (at..at + 2).find_map(|from| self.loose(from, true, None))
    }

    fn loose(&self, at: usize, after: bool, end: Option<usize>) -> Option<QuantityModifier> {
        let mut node = 0;
        for (index, lexeme) in self.line.iter().enumerate().skip(at) {
            node = self.words.modifiers.step(node, &lexeme.normal)?;
            let found: Option<&Loose> =
                self.words.modifiers.values(node).iter().find(|loose| loose.after == after);
            if let Some(loose) = found
                && end.is_none_or(|end| end == index + 1)
            {
                return Some(loose.modifier);
            }
        }
        None
    }
}
