//! What is said of whom an event befalls, in view of who acts in it.

use super::{
    Look,
    candidates::{Candidate, Placed},
};
use crate::choice::{Features, feature};

impl Look<'_, '_> {
    /// Of somebody whom it may befall; `acting` is `None` where nobody acts.
    pub(super) fn beside(
        &self,
        acting: Option<&Candidate<'_>>,
        candidate: &Candidate<'_>,
        out: &mut Features,
    ) {
        let (part, kind, class) = (self.part, self.kind, self.class);
        let mut add = |template: u32, words: &[&str]| out.push(feature(template, words));
        let whose = |one: Option<&Candidate<'_>>| one.map_or("nobody", |one| self.country_of(one));
        let theirs = candidate.placed.as_ref();
        let (side, path) =
            theirs.map_or(("away", "away"), |placed| (placed.side, placed.path.as_str()));
        let Some(acting) = acting else {
            add(130, &[kind, self.sort_of(candidate), "nobody"]);
            add(131, &[part, side, path, "nobody"]);
            return;
        };
        add(130, &[kind, self.sort_of(candidate), self.sort_of(acting)]);
        add(132, &[class, self.sort_of(candidate), self.sort_of(acting)]);
        let ours = acting.placed.as_ref();
        let (actor_side, actor_path) =
            ours.map_or(("away", "away"), |placed| (placed.side, placed.path.as_str()));
        add(133, &[part, actor_side, side]);
        add(134, &[part, actor_path, path]);
        add(135, &[class, part, actor_path, path]);
        let order = ours.zip(theirs).map_or("away", |(ours, theirs)| order(ours, theirs));
        add(136, &[part, side, order]);
        add(137, &[kind, side, order]);
        add(138, &[part, actor_side, side, order, theirs.map_or("away", |placed| placed.governs)]);
        let (mine, other) = (whose(Some(acting)), whose(Some(candidate)));
        let same = match (mine, other) {
            ("none", _) | (_, "none") => "unknown",
            (mine, other) if mine == other => "same",
            _ => "other",
        };
        add(139, &[kind, same]);
        add(140, &[part, same, order]);
    }

    /// Of nobody whom it befalls.
    pub(super) fn nobody_beside(&self, acting: Option<&Candidate<'_>>, out: &mut Features) {
        let mut add = |template: u32, words: &[&str]| out.push(feature(template, words));
        let sort = acting.map_or("nobody", |acting| self.sort_of(acting));
        let placed = acting.and_then(|acting| acting.placed.as_ref());
        let (side, path) =
            placed.map_or(("away", "away"), |placed| (placed.side, placed.path.as_str()));
        add(141, &[self.kind, sort]);
        add(142, &[self.part, side, path]);
        add(143, &[self.reading().row.key, side]);
    }

    fn sort_of<'b>(&'b self, one: &'b Candidate<'_>) -> &'b str {
        let kind = || self.scene.mentions.entities[one.entity].kind.name();
        one.placed.as_ref().map_or_else(kind, |placed| placed.sort)
    }

    fn country_of(&self, one: &Candidate<'_>) -> &str {
        self.scene.mentions.entities[one.entity].country.as_deref().unwrap_or("none")
    }
}

/// Which of two mentions stands nearer the trigger, where both stand on one side.
fn order(ours: &Placed<'_>, theirs: &Placed<'_>) -> &'static str {
    if ours.side != theirs.side {
        return "across";
    }
    let nearer = if ours.side == "ahead" {
        ours.phrase.from > theirs.phrase.from
    } else {
        ours.phrase.from < theirs.phrase.from
    };
    if nearer { "outside" } else { "inside" }
}
