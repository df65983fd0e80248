//! The fields of the language: their names in two scripts and what their values may be.

use khabar_text::normal;
use khabar_types::{ClaimType, Modality, Phase, Polarity};

use crate::days::Days;

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $name:literal [$($other:literal),*];)*) => {
        /// What a claim can be asked for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $field,)* }

        impl Field {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$field,)*];

            /// The name under which it is written.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$field => $name,)* }
            }

            /// Other names under which it is read.
            pub const fn other_names(self) -> &'static [&'static str] {
                match self { $(Self::$field => &[$($other),*],)* }
            }
        }
    };
}

fields! {
    /// An entity that does it.
    Actor = "actor" ["فاعل", "الفاعل"];
    /// An entity to which it is done.
    To = "to" ["recipient", "إلى", "المتلقي"];
    /// An entity in the chain of those who say so; `writer` for what the writer says.
    Says = "says" ["source", "يقول", "قال", "المصدر"];
    /// An entity that has any part in it.
    Entity = "entity" ["كيان", "اسم"];
    /// One of 16 event types and five ties.
    Type = "type" ["نوع", "النوع"];
    /// A mode of the type.
    Mode = "mode" ["طريقة", "نمط"];
    /// An entity where it is done.
    Place = "place" ["مكان", "المكان"];
    /// Who published it.
    Outlet = "outlet" ["صحيفة", "وسيلة", "ناشر"];
    /// Published on that day or later.
    From = "from" ["منذ", "من"];
    /// Published on that day or earlier.
    ToDate = "to_date" ["until", "حتى"];
    /// When it is said to happen: a year, month or day, or `FIRST..LAST`.
    When = "when" ["متى", "زمن"];
    /// `affirmed` or `negated`.
    Polarity = "polarity" ["قطبية", "إثبات"];
    /// `actual`, `future`, `possible`, `demanded` or `hypothetical`.
    Modality = "modality" ["صيغة", "جهة"];
    /// Ties: `holds`, `begins`, `weakens` or `ends`.
    Phase = "phase" ["طور", "مرحلة"];
    /// The document, or any of those that carry the same text, by the id of one.
    Story = "story" ["قصة", "خبر"];
    /// One document by its id.
    Document = "document" ["doc", "وثيقة"];
    /// A word that judges somebody in the same sentence.
    Label = "label" ["وصف", "نعت"];
}

/// Arabic names of the types.
const TYPES: [(ClaimType, &str); 21] = [
    (ClaimType::Agree, "اتفاق"),
    (ClaimType::Consult, "لقاء"),
    (ClaimType::Support, "تأييد"),
    (ClaimType::Concede, "تنازل"),
    (ClaimType::Cooperate, "تعاون"),
    (ClaimType::Aid, "مساعدة"),
    (ClaimType::Retreat, "انسحاب"),
    (ClaimType::Request, "طلب"),
    (ClaimType::Accuse, "اتهام"),
    (ClaimType::Reject, "رفض"),
    (ClaimType::Threaten, "تهديد"),
    (ClaimType::Protest, "احتجاج"),
    (ClaimType::Sanction, "عقوبة"),
    (ClaimType::Mobilize, "حشد"),
    (ClaimType::Coerce, "إكراه"),
    (ClaimType::Assault, "هجوم"),
    (ClaimType::Leads, "يقود"),
    (ClaimType::Affiliated, "ينتمي"),
    (ClaimType::Allied, "حليف"),
    (ClaimType::Hostile, "خصم"),
    (ClaimType::Controls, "يسيطر"),
];

const POLARITIES: [(&str, &str); 2] =
    [(Polarity::Affirmed.name(), "مثبت"), (Polarity::Negated.name(), "منفي")];

const MODALITIES: [(&str, &str); 5] = [
    (Modality::Actual.name(), "واقع"),
    (Modality::Future.name(), "مستقبل"),
    (Modality::Possible.name(), "محتمل"),
    (Modality::Demanded.name(), "مطلوب"),
    (Modality::Hypothetical.name(), "مفترض"),
];

const PHASES: [(&str, &str); 4] = [
    (Phase::Holds.name(), "قائم"),
    (Phase::Begins.name(), "يبدأ"),
    (Phase::Weakens.name(), "يضعف"),
    (Phase::Ends.name(), "ينتهي"),
];

impl Field {
    /// The field of a name in either script and any spelling.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let name = normal(name);
        Self::ALL.iter().copied().find(|field| field.names().any(|known| normal(known) == name))
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name()).chain(self.other_names().iter().copied())
    }

    /// The name that is most like one that no field has.
    pub(super) fn nearest(name: &str) -> &'static str {
        let name = normal(name);
        let all = Self::ALL.iter().flat_map(|field| field.names());
        let likeness = |known: &&str| {
            let known = normal(known);
            let begins = f64::from(u8::from(known.starts_with(&name) || name.starts_with(&known)));
            strsim::jaro_winkler(&known, &name) + 0.2 * begins
        };
        all.max_by(|one, other| likeness(one).total_cmp(&likeness(other))).unwrap_or("actor")
    }

    /// A value in its one written form; else what is wrong with it.
    pub(super) fn value(self, text: &str) -> Result<String, String> {
        let text = text.trim();
        if normal(text).trim().is_empty() {
            return Err(format!("{}: needs a value right behind it", self.name()));
        }
        let one_of = |pairs: &[(&'static str, &str)]| {
            let folded = normal(text);
            let found = pairs.iter().find(|(name, ar)| *name == folded || normal(ar) == folded);
            found.map(|(name, _)| (*name).to_owned()).ok_or_else(|| {
                let names: Vec<&str> = pairs.iter().map(|(name, _)| *name).collect();
                format!("{}: expects one of {}; found {text}", self.name(), names.join(", "))
            })
        };
        match self {
            Self::Type => {
                let pairs: Vec<(String, &str)> =
                    TYPES.iter().map(|(kind, ar)| (normal(kind.name()), *ar)).collect();
                let folded = normal(text);
                let found = pairs
                    .iter()
                    .zip(TYPES)
                    .find(|((name, ar), _)| *name == folded || normal(ar) == folded);
                found.map(|(_, (kind, _))| kind.name().to_owned()).ok_or_else(|| {
                    let names: Vec<&str> = TYPES.iter().map(|(kind, _)| kind.name()).collect();
                    format!("type: expects one of {}; found {text}", names.join(", "))
                })
            }
            Self::Mode => Ok(normal(text)),
            Self::Polarity => one_of(&POLARITIES),
            Self::Modality => one_of(&MODALITIES),
            Self::Phase => one_of(&PHASES),
            Self::From | Self::ToDate => Days::of(text).map(|_| normal(text)).ok_or_else(|| {
                format!(
                    "{}: expects a year, a month or a day such as 2020-03-15; found {text}",
                    self.name()
                )
            }),
            Self::When => {
                let folded = normal(text);
                let known = match folded.split_once("..") {
                    None => Days::of(&folded).is_some(),
                    Some((from, to)) => Days::of(from).is_some() && Days::of(to).is_some(),
                };
                if known {
                    Ok(folded)
                } else {
                    Err(format!(
                        "when: expects a year, a month, a day such as 2020-03-15, or FIRST..LAST; found {text}"
                    ))
                }
            }
            _ => Ok(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_fields() {
        let mut names: Vec<String> =
            Field::ALL.iter().flat_map(|field| field.names()).map(normal).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
