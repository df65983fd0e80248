//! Who is known by a noun: "الرابطة" after "رابطة أمهات المختطفين", "السفيرة" after "السفيرة نيكي هايلي".

use khabar_types::{EntityId, EntityType, Level, Upos};

use crate::{claims::Scene, sentence::bare};

/// Nouns of the sentences before with the name that they stand beside, the latest last.
#[derive(Debug, Default)]
pub(super) struct Known {
    nouns: Vec<(Box<str>, EntityId)>,
}

impl Known {
    /// Note the names of a sentence.
    pub(super) fn note(&mut self, scene: &Scene<'_>) {
        for phrase in &scene.all {
            let speaks = matches!(phrase.kind, EntityType::Org | EntityType::Arm | EntityType::Grp);
            let first = scene.line.normal(phrase.from);
            if phrase.level == Level::Nam && speaks && phrase.to > phrase.from + 1 {
                self.nouns.push((bare(first).into(), phrase.entity));
            }
        }
        for title in &scene.titles {
            let own = title.holder.map(|holder| scene.mentions.mentions[holder].entity);
            // "السفيرة الأمريكية في موسكو، نيكي هايلي": a name behind a comma.
            let beside = || {
                let near = scene.all.iter().find(|phrase| phrase.from >= title.to)?;
                let comma = scene.line.upos(near.from - 1) == Upos::Punct
                    && near.from <= title.to + 6
                    && near.kind == EntityType::Per
                    && near.level == Level::Nam;
                comma.then_some(near.entity)
            };
            let Some(entity) = own.or_else(beside) else { continue };
            self.nouns.push((bare(scene.line.normal(title.from)).into(), entity));
        }
    }

    /// Who a definite noun means: whoever bore it last.
    pub(super) fn by_noun(&self, noun: &str) -> Option<EntityId> {
        let noun = noun.strip_prefix("ال")?;
        self.nouns.iter().rev().find(|(have, _)| **have == *noun).map(|(_, entity)| *entity)
    }

    /// Who held one of some posts last.
    pub(super) fn of_posts(&self, posts: &[&str]) -> Option<EntityId> {
        self.nouns.iter().rev().find(|(have, _)| posts.contains(&&**have)).map(|(_, who)| *who)
    }

    /// Whom a phrase of one definite noun means where nothing before in the text was read as the same.
    pub(super) fn instead_of(&self, scene: &Scene<'_>, entity: EntityId) -> Option<EntityId> {
        let new = !scene.mentions.mentions.rows().iter().any(|mention| {
            mention.entity == entity && mention.span.end() <= scene.sentence.start()
        });
        let phrase = scene.all.iter().find(|phrase| phrase.entity == entity)?;
        if !new || phrase.level == Level::Nam {
            return None;
        }
        let alone = !phrase.span.of(scene.text).contains(' ');
        self.by_noun(scene.line.normal(phrase.from)).filter(|_| alone)
    }

    /// Whom an unknown definite noun at a word means: "وأكدت الرابطة أن".
    pub(super) fn at(&self, scene: &Scene<'_>, word: usize) -> Option<EntityId> {
        matches!(scene.line.upos(word), Upos::Noun | Upos::Propn | Upos::X | Upos::Adj)
            .then(|| self.by_noun(scene.line.normal(word)))
            .flatten()
    }
}

/// "المصدر" where the text has had no "مصدر" or "مصادر" of its own: whoever spoke last.
pub(super) fn is_the_source(scene: &Scene<'_>, entity: EntityId) -> bool {
    let rows = scene.mentions.mentions.rows();
    let first = |mention: &khabar_types::Mention| {
        let words = mention.span.of(scene.text);
        khabar_text::normal(words.split_whitespace().next().unwrap_or_default())
    };
    let here = scene.all.iter().find(|phrase| phrase.entity == entity);
    here.is_some_and(|phrase| scene.line.normal(phrase.from) == "المصدر")
        && !rows
            .iter()
            .take_while(|mention| mention.span.end() <= scene.sentence.start())
            .any(|mention| matches!(bare(&first(mention)), "مصدر" | "مصادر"))
}
