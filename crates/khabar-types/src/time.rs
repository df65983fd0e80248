//! Expressions of time after TIMEX3 (ISO-TimeML) and of quantity.

use crate::{Rule, Span, id, named};

id! {
    /// A time expression of a document.
    TimeId,
    /// A quantity of a document.
    QuantityId,
}

named! {
    /// What a time expression denotes.
    TimexType {
        /// A day or something longer.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// Something that recurs.
        Set = "SET",
    }
}

named! {
    /// How the words narrow or loosen the value.
    TimeModifier {
        /// "مطلع", "أوائل".
        Start = "START",
        /// "منتصف".
        Mid = "MID",
        /// "أواخر", "نهاية".
        End = "END",
        /// "حوالي", "نحو".
        Approx = "APPROX",
        /// "قبل" a date.
        Before = "BEFORE",
        /// "بعد" a date.
        After = "AFTER",
        /// "أكثر من" a duration.
        MoreThan = "MORE_THAN",
        /// "أقل من" a duration.
        LessThan = "LESS_THAN",
    }
}

/// Words for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpr {
    /// The words, without prepositions that the value does not need.
    pub span: Span,
    /// What they denote.
    pub kind: TimexType,
    /// ISO 8601 as TIMEX3 writes it (`2020-03`, `2018-W35`, `P6M`, `PAST_REF`); `None` where the publication date would be needed and is
    /// unknown.
    pub value: Option<Box<str>>,
    /// Narrowed or loosened.
    pub modifier: Option<TimeModifier>,
    /// How it was read.
    pub rule: Rule,
}

named! {
    /// How the words loosen a number.
    QuantityModifier {
        /// "أكثر من", "ما لا يقل عن".
        MoreThan = "more_than",
        /// "أقل من", "ما لا يزيد على".
        LessThan = "less_than",
        /// "نحو", "حوالي".
        About = "about",
    }
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Number and counted noun.
    pub span: Span,
    /// The number.
    pub value: f64,
    /// What is counted: `killed`, `USD`, `km`, `person`, ...
    pub unit: Box<str>,
    /// Loosened.
    pub modifier: Option<QuantityModifier>,
    /// How it was read.
    pub rule: Rule,
}
