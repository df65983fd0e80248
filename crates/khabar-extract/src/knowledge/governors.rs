//! Verbs and nouns that govern a verbal noun, and who then does what it names.

use rustc_hash::FxHashMap;

use khabar_types::named;

use super::{
    predicates::Part,
    table::{TableError, rows},
};

named! {
    /// Who of a governor's participants acts in the verbal noun that it governs.
    Passes {
        /// Its subject or genitive: "شن الجيش هجوما", "رغبته في استبعاد".
        Subject = "subject",
        /// Nobody; its subject suffers: "تعرضت المدينة لقصف".
        Sufferer = "sufferer",
        /// Its object: "أجبر الجيش السكان على الخروج".
        Object = "object",
        /// Nobody: "رحب الاتحاد باتفاق".
        Nobody = "nobody",
    }
}

/// Governors by folded lemma.
#[derive(Debug, Default)]
pub struct Governors {
    verbs: FxHashMap<Box<str>, Passes>,
    nouns: FxHashMap<Box<str>, Passes>,
}

impl Governors {
    pub(super) fn read(text: &'static str) -> Result<Self, TableError> {
        let mut governors = Self::default();
        rows("lexicon/governors.tsv", text, &["lemma", "pos", "passes"])?.each(|row| {
            let passes = row.named("passes", Passes::from_name)?;
            let map = match row.named("pos", Part::from_name)? {
                Part::Verb => &mut governors.verbs,
                Part::Noun => &mut governors.nouns,
                Part::Participle => return Err(row.wrong("pos")),
            };
            // Two lemmas may fold into one: the first stands.
            map.entry(khabar_text::normal(row.cell("lemma")).into()).or_insert(passes);
            Ok(())
        })?;
        Ok(governors)
    }

    /// Whom a verb passes on, if it is listed.
    pub fn verb(&self, lemma: &str) -> Option<Passes> {
        self.verbs.get(lemma).copied()
    }

    /// Whom a noun passes on, if it is listed; without article.
    pub fn noun(&self, lemma: &str) -> Option<Passes> {
        self.nouns.get(lemma).copied()
    }
}
