//! What is said for a title to state a tie: "رئيس البلدية فلان" does, "أعضاء المجلس" seldom.

use khabar_types::{EntityType, Upos, Word};

use super::{Decision, What, candidates::known_sort, short};
use crate::{
    choice::{Chooser, Features, feature},
    claims::{scene::Scene, ties::Tie},
    knowledge::classes::Names,
};

/// How much must speak for a tie.
const LEAST: f32 = -1.2;

/// Whether enough speaks for a tie.
pub(in crate::claims) fn stands(chooser: &Chooser, scene: &Scene<'_>, tie: &Tie<'_>) -> bool {
    chooser.score(&features(scene, tie)) >= LEAST
}

/// The decision about a tie, which the rules keep.
pub(in crate::claims) fn decision(scene: &Scene<'_>, tie: &Tie<'_>) -> Decision {
    let what = What::Keep { features: features(scene, tie), by_rule: true };
    Decision { trigger: tie.trigger, kind: tie.kind, what }
}

fn features(scene: &Scene<'_>, tie: &Tie<'_>) -> Features {
    let line = &scene.line;
    let (key, kind, at, to) = (tie.title.key, tie.kind.name(), tie.title.from, tie.title.to);
    let mut out = Features::with_capacity(32);
    let mut add = |template: u32, words: &[&str]| out.push(feature(template, words));
    let word = line.word(at);
    let level = tie.holder.level.name();
    let number = word.features.get("Number").unwrap_or("-");
    let definite = if word.normal.starts_with("ال") { "definite" } else { "open" };
    let how = match (tie.by_nisba, tie.title.of_words) {
        (true, _) => "nisba",
        (false, Some(_)) => "words",
        (false, None) => "implied",
    };
    let start = tie.holder.span.start();
    let place = if start < word.span.start() {
        "before"
    } else if start == word.span.start() {
        "around"
    } else if line.get(to).is_some_and(|next| next.span.start() == start) {
        "behind"
    } else {
        "apart"
    };
    let of = &scene.mentions.entities[tie.of];
    let sort = known_sort(scene, tie.of).unwrap_or(of.kind.name());
    add(300, &[]);
    add(301, &[key]);
    add(302, &[kind, level]);
    add(303, &[key, level]);
    add(304, &[key, number]);
    add(305, &[kind, number, level]);
    add(306, &[key, definite]);
    add(307, &[kind, how]);
    add(308, &[key, how]);
    add(309, &[kind, sort]);
    add(310, &[key, sort]);
    add(311, &[kind, place, level]);
    add(312, &[key, place]);
    add(313, &[kind, how, place, level]);
    add(314, &[&*word.normal]);
    add(315, &[kind, short(line.relation(at)), level]);
    add(316, &[key, short(line.relation(at))]);
    let near = |at: Option<usize>| at.and_then(|at| line.get(at));
    let (before, next) = (near(at.checked_sub(1)), near(Some(to)));
    let said = |word: Option<&Word>| {
        word.map_or("none", |word| match word.upos {
            Upos::Adp | Upos::Punct | Upos::Sconj | Upos::Cconj => "mark",
            upos => upos.name(),
        })
    };
    add(317, &[kind, before.map_or("start", |word| &*word.normal)]);
    add(318, &[key, before.map_or("start", |word| &*word.normal)]);
    add(319, &[kind, next.map_or("end", |word| &*word.normal)]);
    add(320, &[kind, said(before), said(next)]);
    let class = |at: Option<usize>| {
        near(at).map_or(Names::NONE, |word| scene.knowledge.classes.names(&word.normal))
    };
    add(321, &[kind, class(at.checked_sub(1)).middle]);
    add(322, &[kind, class(Some(to)).middle]);
    add(323, &[key, class(at.checked_sub(2)).coarse]);
    add(324, &[kind, class(line.head(at)).middle]);
    let length = ["1", "2", "3", "4", "5"][(to - at).clamp(1, 5) - 1];
    add(325, &[kind, length, level]);
    add(326, &[key, if at < 3 { "first" } else { "later" }]);
    let same = matches!(of.kind, EntityType::Gpe)
        && scene.mentions.entities[tie.holder.entity].country.as_deref() == of.country.as_deref();
    add(327, &[kind, if same { "own" } else { "other" }, how]);
    out
}
