//! What the classes of words say: words that stand in like places of other texts are likely to mean like things, also where the annotated texts
//! have only one of them.

use super::{
    Look,
    candidates::{Placed, sort},
    short,
};
use crate::knowledge::{Role, classes::Names};

/// How many words around a trigger are looked at, on either side.
const WINDOW: usize = 6;

impl Look<'_, '_> {
    /// The classes of a word of the sentence.
    pub(super) fn classes(&self, at: Option<usize>) -> Names {
        let word = at.and_then(|at| self.scene.line.get(at));
        word.map_or(Names::NONE, |word| self.scene.knowledge.classes.names(&word.normal))
    }

    /// Of a trigger that may make a claim.
    pub(super) fn keep_by_classes(
        &self,
        sides: &str,
        doubtful: &str,
        add: &mut impl FnMut(u32, &[&str]),
    ) {
        let (line, reading) = (&self.scene.line, self.reading());
        let (part, kind, key) = (self.part, self.kind, reading.row.key);
        let (at, to) = (reading.trigger.at, reading.trigger.to);
        let (before, next) = (self.classes(at.checked_sub(1)), self.classes(Some(to)));
        add(240, &[kind, before.middle]);
        add(241, &[kind, next.middle]);
        add(242, &[part, before.middle]);
        add(243, &[part, next.middle]);
        add(244, &[self.own.fine, doubtful]);
        add(245, &[self.own.middle, part, sides]);
        for at in at.saturating_sub(WINDOW)..(to + WINDOW).min(line.len()) {
            let classes = self.classes(Some(at));
            add(246, &[kind, classes.middle]);
            add(247, &[key, classes.coarse]);
            add(257, &[kind, &line.word(at).lemma]);
        }
        for (side, list) in [("a", &reading.filled.actors), ("r", &reading.filled.recipients)] {
            let sort = list.first().map_or("none", |argument| sort(self.scene, argument));
            add(248, &[kind, sort, side]);
            add(249, &[key, sort, side]);
        }
        let head = self.classes(line.head(at));
        add(250, &[kind, head.middle]);
        add(251, &[part, short(line.relation(at)), head.middle]);
        add(252, &[kind, self.classes(self.governor_at).middle]);
        add(253, &[kind, self.classes(at.checked_sub(2)).middle]);
        add(254, &[kind, self.classes(Some(to + 1)).middle]);
        add(255, &[key, head.coarse]);
    }

    /// Of a mention that may take part.
    pub(super) fn mention_by_classes(
        &self,
        role: Role,
        placed: &Placed<'_>,
        chosen: &str,
        add: &mut impl FnMut(u32, &[&str]),
    ) {
        let (part, kind, class, r) = (self.part, self.kind, self.class, role.name());
        let key = self.reading().row.key;
        let Placed { side, governs, sort, classes: [before, head, next], .. } = *placed;
        let path = placed.path.as_str();
        add(44, &[r, class, sort]);
        add(45, &[r, kind, sort]);
        add(46, &[r, part, sort, chosen]);
        add(99, &[r, key, sort]);
        add(100, &[r, class, head.middle]);
        add(101, &[r, kind, head.coarse]);
        add(102, &[r, part, side, before.middle]);
        add(103, &[r, class, side, before.coarse]);
        add(104, &[r, self.own.middle, path]);
        add(105, &[r, self.own.middle, side, governs]);
        add(106, &[r, self.own.fine, head.coarse]);
        add(107, &[r, self.own.fine, sort]);
        let line = &self.scene.line;
        let (parent, relation) = (self.classes(line.head(placed.head)), line.relation(placed.head));
        add(113, &[r, part, relation, parent.middle]);
        add(114, &[r, class, relation, parent.coarse]);
        add(115, &[r, kind, side, parent.middle]);
        add(118, &[r, self.own.fine, path]);
        add(119, &[r, key, side, governs]);
        add(120, &[r, key, path]);
        add(122, &[r, part, side, next.middle]);
        add(123, &[r, head.middle, before.coarse, side]);
    }

    /// Of nobody taking part.
    pub(super) fn nobody_by_classes(
        &self,
        role: Role,
        slot: &str,
        add: &mut impl FnMut(u32, &[&str]),
    ) {
        let (part, r, trigger) = (self.part, role.name(), &self.reading().trigger);
        add(110, &[r, self.own.middle, slot]);
        add(111, &[r, part, self.classes(Some(trigger.to)).middle]);
        add(112, &[r, part, self.classes(trigger.at.checked_sub(1)).middle]);
    }
}
