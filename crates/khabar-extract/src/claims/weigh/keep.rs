//! What is said for a trigger to make a claim.

use khabar_types::Upos;

use super::{Look, short};
use crate::choice::{Features, feature};

impl Look<'_, '_> {
    /// What speaks for this trigger; nothing is said where it makes none.
    pub(super) fn keep(&self) -> Features {
        let (scene, reading) = (self.scene, self.reading());
        let line = &scene.line;
        let (part, kind, key) = (self.part, self.kind, reading.row.key);
        let mut out = Features::with_capacity(40);
        let mut add = |template: u32, words: &[&str]| out.push(feature(template, words));
        let at = reading.trigger.at;
        let word = line.word(at);
        let sides = [
            if reading.filled.actors.is_empty() { "-" } else { "a" },
            if reading.filled.recipients.is_empty() { "-" } else { "r" },
        ]
        .concat();
        let doubtful = if reading.doubtful { "doubtful" } else { "sure" };
        add(200, &[]);
        add(201, &[doubtful]);
        add(202, &[doubtful, part, &sides]);
        add(203, &[key]);
        add(204, &[key, doubtful]);
        add(205, &[kind, part, doubtful]);
        add(206, &[kind, &sides]);
        let definite = if word.normal.starts_with("ال") { "definite" } else { "open" };
        let relation = short(line.relation(at));
        add(207, &[part, definite, &sides]);
        add(208, &[part, relation, doubtful]);
        add(209, &[kind, relation]);
        add(210, &[part, self.behind]);
        add(211, &[kind, part, definite]);
        add(212, &[part, word.upos.name(), doubtful]);
        let next = line.get(reading.trigger.to).map_or("end", |next| match next.upos {
            Upos::Adp | Upos::Punct | Upos::Sconj | Upos::Cconj => &*next.normal,
            upos => upos.name(),
        });
        add(213, &[part, next, doubtful]);
        add(214, &[part, self.behind, next]);
        let after = line.get(reading.trigger.to).map_or("end", |next| &*next.lemma);
        add(215, &[key, after]);
        let before = at.checked_sub(1).map_or("start", |at| &*line.word(at).lemma);
        add(216, &[part, before]);
        add(217, &[key, before]);
        let head = line.head(at).map_or("root", |head| &*line.word(head).lemma);
        add(218, &[part, head]);
        add(219, &[kind, head]);
        add(220, &[part, self.governor, doubtful]);
        let pronoun = if scene.pronoun_after(at).is_some() { "pronoun" } else { "bare" };
        add(221, &[part, pronoun, doubtful]);
        let inside = scene.phrase_at(at).map_or("free", |phrase| phrase.level.name());
        add(222, &[part, inside, doubtful]);
        add(223, &[kind, inside, part]);
        let length = ["1", "2", "3"][reading.row.rest.len().min(2)];
        add(224, &[part, length, doubtful]);
        add(225, &[if self.source.is_some() { "said" } else { "own" }, kind]);
        let told = self.before.told(key, reading.row.kind);
        add(226, &[part, told, doubtful]);
        add(227, &[kind, told]);
        let (first, last) = (at < 3, line.len() - at < 4);
        add(
            228,
            &[part, if first { "first" } else { "later" }, if last { "last" } else { "amid" }],
        );
        let near = self.readings.iter().enumerate().any(|(other, reading)| {
            other != self.at
                && reading.row.kind.name() == kind
                && (1..3).contains(&reading.trigger.at.abs_diff(at))
        });
        add(229, &[part, kind, if near { "near" } else { "alone" }]);
        add(230, &[&*word.normal]);
        add(231, &[kind, word.features.get("Number").unwrap_or("-"), part]);
        add(
            232,
            &[
                part,
                word.features.get("Aspect").unwrap_or("-"),
                word.features.get("Person").unwrap_or("-"),
            ],
        );
        self.keep_by_classes(&sides, doubtful, &mut add);
        out
    }
}
