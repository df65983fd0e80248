//! The vocabulary of time: what each word or phrase of the tables does in the grammar.

use khabar_types::{QuantityModifier, TimeModifier};

use crate::{
    knowledge::{
        TableError, Tables,
        table::{Row, rows},
        trie::Trie,
    },
    quantities::{lexemes::Vocabulary, numbers::NumberWords},
};

/// A calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    /// Of the civil year.
    Gregorian,
    /// Of the Islamic year, after the tables of Umm al-Qura.
    Hijri,
}

/// A month by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    /// Whose year it belongs to.
    pub(super) calendar: Calendar,
    /// 1 to 12.
    pub(super) number: i8,
    /// Whether the name is also another word, so that it needs company.
    pub(super) weak: bool,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
    /// A time of unknown length: "فترة".
    Vague,
}

/// Grammatical number of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Two,
    /// A dual before what it governs: "عامي 2011 و2012".
    Pair,
    Many,
}

/// Which of several days, months or years, seen from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Last,
    /// "الأخيرة": the past without a border.
    Recent,
    Next,
    This,
}

/// What a phrase does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    Month(Month),
    /// 1 is Monday.
    Weekday(i8),
    Unit {
        grain: Grain,
        count: Count,
        definite: bool,
    },
    Relation(Relation),
    /// Days from the day of publication.
    Day(i32),
    /// The night of that day.
    Night(i32),
    /// A part of the day before its day: "مساء".
    Part(&'static str),
    /// A part of the day behind a day or an hour: "مساء", "عصرا".
    Adverb(&'static str),
    Edge(TimeModifier),
    /// A reference without a date.
    Vague(&'static str),
    /// The same, behind "في" only.
    VagueIn(&'static str),
    /// The same, behind "حتى" only.
    VagueUntil(&'static str),
    Set(&'static str),
    Season(&'static str),
    /// A feast on a fixed day of a month.
    Feast(Month, i8),
    /// 8 for the eighties.
    Decade(i16),
    Era(Calendar),
    /// "عدة": before its unit, or behind it.
    Few {
        before: bool,
    },
    /// Loosens a length before it.
    Loose(TimeModifier),
    /// Any other word, by its kind in the table.
    Word(&'static str),
}

/// Words of time, from the tables.
#[derive(Debug, Default)]
pub(crate) struct TimeWords {
    pub(super) trie: Trie<Sense>,
    pub(super) numbers: NumberWords,
    pub(super) vocabulary: Vocabulary,
}

impl TimeWords {
    pub(crate) fn read(tables: &Tables) -> Result<Self, TableError> {
        let mut words = Self::default();
        words.numbers = NumberWords::read(tables, &mut words.vocabulary)?;
        words.read_months(tables)?;
        words.read_modifiers(tables)?;
        rows("lexicon/time_words.tsv", tables.time_words, &["kind", "value", "number", "ar"])?
            .each(|row| {
                for form in row.list("ar") {
                    words.read_word(row, form)?;
                }
                Ok(())
            })?;
        Ok(words)
    }

    /// Whether a folded word names a day or a part of one: "السبت", "أمس", "فجر".
    pub(crate) fn names_day(&self, word: &str) -> bool {
        use Sense::{Adverb, Day, Night, Part, Weekday};
        let Some((_, senses)) = self.trie.longest([word]) else { return false };
        senses
            .iter()
            .any(|sense| matches!(sense, Weekday(_) | Day(_) | Night(_) | Part(_) | Adverb(_)))
    }

    fn learn(&mut self, phrase: &str, sense: Sense) {
        self.vocabulary.learn(phrase);
        self.trie.insert(phrase, sense);
    }

    fn read_months(&mut self, tables: &Tables) -> Result<(), TableError> {
        rows("lexicon/months.tsv", tables.months, &["calendar", "month", "ar"])?.each(|row| {
            let calendar = row.named("calendar", calendar)?;
            let number = row.named("month", |cell| cell.parse().ok())?;
            for form in row.list("ar") {
                let (weak, name) =
                    form.strip_prefix('~').map_or((false, form), |name| (true, name));
                self.learn(name, Sense::Month(Month { calendar, number, weak }));
            }
            Ok(())
        })
    }

    fn read_modifiers(&mut self, tables: &Tables) -> Result<(), TableError> {
        rows("lexicon/modifiers.tsv", tables.modifiers, &["modifier", "side", "ar"])?.each(|row| {
            let modifier = match row.named("modifier", QuantityModifier::from_name)? {
                QuantityModifier::MoreThan => TimeModifier::MoreThan,
                QuantityModifier::LessThan => TimeModifier::LessThan,
                QuantityModifier::About => TimeModifier::Approx,
            };
            if row.cell("side") == "before" {
                for form in row.list("ar") {
                    self.learn(form, Sense::Loose(modifier));
                }
            }
            Ok(())
        })
    }

    fn read_word(&mut self, row: &Row<'_>, form: &'static str) -> Result<(), TableError> {
        let (kind, value) = (row.cell("kind"), row.cell("value"));
        let wrong = || row.wrong("value");
        let number = || value.parse().map_err(|_| wrong());
        let sense = match kind {
            "unit" => return self.read_unit(row, form),
            "relation" => {
                let relation = row.named("value", relation)?;
                self.learn(&format!("ال{form}"), Sense::Relation(relation));
                Sense::Relation(relation)
            }
            "weekday" => Sense::Weekday(value.parse().map_err(|_| wrong())?),
            "day" => Sense::Day(number()?),
            "night" => Sense::Night(number()?),
            "part" => Sense::Part(value),
            "adverb" => Sense::Adverb(value),
            "edge" => Sense::Edge(row.named("value", TimeModifier::from_name)?),
            "vague" => Sense::Vague(value),
            "vague_in" => Sense::VagueIn(value),
            "vague_until" => Sense::VagueUntil(value),
            "set" => Sense::Set(value),
            "season" => Sense::Season(value),
            "feast" => feast(value).ok_or_else(wrong)?,
            "decade" => Sense::Decade(value.parse().map_err(|_| wrong())?),
            "era" => Sense::Era(row.named("value", calendar)?),
            "few" => Sense::Few { before: value == "before" },
            word => Sense::Word(word),
        };
        self.learn(form, sense);
        Ok(())
    }

    fn read_unit(&mut self, row: &Row<'_>, form: &str) -> Result<(), TableError> {
        let grain = row.named("value", grain)?;
        let count = row.named("number", count)?;
        self.learn(form, Sense::Unit { grain, count, definite: false });
        self.learn(&format!("ال{form}"), Sense::Unit { grain, count, definite: true });
        Ok(())
    }
}

fn calendar(name: &str) -> Option<Calendar> {
    match name {
        "gregorian" => Some(Calendar::Gregorian),
        "hijri" => Some(Calendar::Hijri),
        _ => None,
    }
}

fn relation(name: &str) -> Option<Relation> {
    match name {
        "last" => Some(Relation::Last),
        "recent" => Some(Relation::Recent),
        "next" => Some(Relation::Next),
        "this" => Some(Relation::This),
        _ => None,
    }
}

fn count(name: &str) -> Option<Count> {
    match name {
        "one" => Some(Count::One),
        "two" => Some(Count::Two),
        "pair" => Some(Count::Pair),
        "many" => Some(Count::Many),
        _ => None,
    }
}

fn grain(name: &str) -> Option<Grain> {
    match name {
        "TS" => Some(Grain::Second),
        "TM" => Some(Grain::Minute),
        "TH" => Some(Grain::Hour),
        "D" => Some(Grain::Day),
        "W" => Some(Grain::Week),
        "M" => Some(Grain::Month),
        "Y" => Some(Grain::Year),
        "DE" => Some(Grain::Decade),
        "CE" => Some(Grain::Century),
        "X" => Some(Grain::Vague),
        _ => None,
    }
}

/// "hijri-12-10": calendar, month and day of a feast.
fn feast(value: &str) -> Option<Sense> {
    let mut parts = value.split('-');
    let calendar = calendar(parts.next()?)?;
    let (number, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(Sense::Feast(Month { calendar, number, weak: false }, day))
}
