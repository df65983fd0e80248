//! Participants that one event of a sentence has from another: who kills in the raid that kills, whom a threat threatens, who is asked for help.

use khabar_types::{Argument, ClaimType, EntityType, Upos, plover::QuadClass};

use super::{Reading, arguments::Filled, scene::Scene};
use crate::{
    knowledge::{Part, Role, Slot},
    sentence::bare,
};

/// How many words may stand between a death and the attack that brings it.
const FARTHEST: usize = 14;

/// "قتل 46 شخصا في غارات للتحالف", "أسفر هجوم داعش عن مقتل جنود": who attacks kills. Who fights in a clash does not: "قتل جندي في اشتباكات بين الجيش
/// والمتمردين" says of neither that he killed him.
pub(super) fn killed_by(scene: &Scene<'_>, readings: &mut [Reading<'_>]) {
    // "قتلت غارة ما لا يقل عن 15 مدنيا": whom the verb lets an attack kill is not whose attack it is.
    for at in 1..readings.len() {
        let [harm, attack] = &mut readings[at - 1..=at] else { continue };
        let force = [&*harm, &*attack].iter().all(|one| one.row.kind == ClaimType::Assault);
        if force && attack.row.part == Part::Noun && kills(scene, attack, harm) {
            let suffers = &harm.filled.recipients;
            attack.filled.actors.retain(|one| suffers.iter().all(|it| it.entity != one.entity));
        }
    }
    for at in 0..readings.len() {
        if !is_harm(&readings[at]) {
            continue;
        }
        let attack = readings.iter().rposition(|attack| {
            !attack.filled.actors.is_empty() && is_cause(scene, attack, &readings[at])
        });
        let Some(attack) = attack else { continue };
        let suffers = |one: &Argument| {
            readings[at].filled.recipients.iter().any(|other| other.entity == one.entity)
        };
        let actors = readings[attack].filled.actors.iter().filter(|one| !suffers(one));
        let actors: Vec<Argument> = actors.map(|one| Argument { slot: "attack", ..*one }).collect();
        readings[at].filled.actors = actors;
    }
}

/// Whether an attack brings a harm, as the words between say.
pub(super) fn is_cause(scene: &Scene<'_>, attack: &Reading<'_>, harm: &Reading<'_>) -> bool {
    !attack.doubtful
        && attack.row.kind == ClaimType::Assault
        && attack.row.role(Slot::Bayn) != Some(Role::Actor)
        && (attack.row.part == Part::Noun
            && (brings(scene, attack, harm)
                || in_cause(scene, harm, attack)
                || kills(scene, attack, harm))
            || follows(scene, attack, harm))
}

/// "قتل القصف التركي خمسة مدنيين", "أوقعت غارة عشرة قتلى": whether an attack is the subject right behind the verb of the harm.
fn kills(scene: &Scene<'_>, attack: &Reading<'_>, harm: &Reading<'_>) -> bool {
    harm.row.part == Part::Verb
        && attack.trigger.at == harm.trigger.to
        && scene.line.upos(harm.trigger.at) == Upos::Verb
}

/// "شن مسلحون هجوما مما أسفر عن مقتل", "فجر نفسه ما أدى إلى إصابة": what a clause brings that a relative without a noun takes up.
fn follows(scene: &Scene<'_>, attack: &Reading<'_>, harm: &Reading<'_>) -> bool {
    let line = &scene.line;
    let (attack, harm) = (attack.trigger.at, harm.trigger.at);
    if harm <= attack || harm - attack > FARTHEST_CLAUSE {
        return false;
    }
    let verb = (attack + 1..harm).rev().find(|&at| line.upos(at) == Upos::Verb);
    verb.is_some_and(|verb| {
        BRINGS.contains(&&*line.word(verb).lemma)
            && harm - verb <= FARTHEST
            && (matches!(line.normal(verb - 1), "مما" | "ما" | "و")
                || line.normal(verb - 1) == "الذي" && bare(line.normal(verb - 2)) == "امر")
            && (attack + 1..verb).all(|at| !matches!(line.normal(at), "." | ":" | "؛"))
    })
}

/// How many words may stand between an attack and the death that its clause brings.
const FARTHEST_CLAUSE: usize = 40;

/// A death, wound or ruin of which nobody is said to have brought it.
fn is_harm(reading: &Reading<'_>) -> bool {
    reading.row.kind == ClaimType::Assault
        && reading.filled.actors.is_empty()
        && !reading.filled.recipients.is_empty()
}

/// "... في غارات ل", "إثر قصف", "جراء هجوم": whether an attack stands as the cause behind a harm.
fn in_cause(scene: &Scene<'_>, harm: &Reading<'_>, attack: &Reading<'_>) -> bool {
    let line = &scene.line;
    let (from, to) = (harm.trigger.to, attack.trigger.at);
    if to <= from || to - from > FARTHEST {
        return false;
    }
    // Words between the preposition and the noun of the attack: "في سلسلة غارات".
    let preposition = (from..to).rev().take(3).find(|&at| CAUSES.contains(&line.normal(at)));
    preposition.is_some_and(|at| {
        (at + 1..to).all(|between| matches!(line.upos(between), Upos::Noun | Upos::Num))
            && (from..at).all(|between| {
                let clause =
                    line.upos(between) != Upos::Verb || HARMS.contains(&&*line.word(between).lemma);
                clause && !matches!(line.normal(between), "." | ":" | "؛")
            })
    })
}

/// Verbs of harm, which may stand beside one another: "قتل شخصان وجرح سبعة في ضربة".
const HARMS: &[&str] = &["قتل", "جرح", "اصاب", "اصيب", "استشهد", "فقد", "لقي", "توفي"];

/// "أسفر هجوم عن مقتل", "أدى القصف إلى إصابة", "خلف الهجوم قتلى": whether an attack is the subject of a verb that brings the harm.
fn brings(scene: &Scene<'_>, attack: &Reading<'_>, harm: &Reading<'_>) -> bool {
    let line = &scene.line;
    let (attack, harm) = (attack.trigger.at, harm.trigger.at);
    if harm <= attack {
        return false;
    }
    let verb = (attack.saturating_sub(2)..harm)
        .rev()
        .find(|&at| line.upos(at) == Upos::Verb && BRINGS.contains(&&*line.word(at).lemma));
    verb.is_some_and(|verb| {
        let subject = line.head(attack) == Some(verb) && line.relation(attack).starts_with("nsubj")
            || verb + 1 == attack
            || verb + 2 == attack && line.upos(verb + 1) == Upos::Noun;
        let close = harm - verb <= FARTHEST
            && (verb + 1..harm).all(|between| {
                line.upos(between) != Upos::Verb && !matches!(line.normal(between), "." | ":" | "؛")
            });
        subject && close
    })
}

/// Prepositions and nouns that stand before what brings a harm; not those of time: what happens after an attack need not be its work.
const CAUSES: &[&str] = &["في", "ب", "اثر", "جراء", "نتيجه", "بفعل", "بسبب", "بنيران", "بواسطه"];

/// Verbs whose subject brings what stands behind them.
const BRINGS: &[&str] =
    &["اسفر", "ادي", "اودي", "اوقع", "خلف", "سبب", "تسبب", "احدث", "الحق", "حصد"];

/// "نددت قطر باعتقال ناشط": whom a condemned deed has befallen is not condemned, and whoever condemns it has not done it.
pub(super) fn judged(scene: &Scene<'_>, readings: &mut [Reading<'_>]) {
    for at in 1..readings.len() {
        let [judgement, event] = &mut readings[at - 1..=at] else { continue };
        let judges = judgement.row.kind == ClaimType::Accuse
            && judgement.row.mode.is_some_and(|mode| mode.name() == "disapprove")
            && event.row.part == Part::Noun
            && event.row.kind.quad_class() == QuadClass::MaterialConflict;
        let line = &scene.line;
        let object = line.head(event.trigger.at) == Some(judgement.trigger.at)
            || event.trigger.at == judgement.trigger.to;
        if !(judges && object) {
            continue;
        }
        let among =
            |list: &[Argument], one: &Argument| list.iter().any(|other| other.entity == one.entity);
        let judges: Vec<Argument> = judgement.filled.actors.clone();
        event.filled.actors.retain(|one| !among(&judges, one));
        let Filled { actors, recipients, .. } = &event.filled;
        judgement.filled.recipients.retain(|one| among(actors, one) || !among(recipients, one));
    }
}

/// "هددت تركيا باجتياح عفرين": a threat goes to whom the threatened act would strike.
pub(super) fn threatened(readings: &mut [Reading<'_>]) {
    for at in 1..readings.len() {
        let [threat, act] = &mut readings[at - 1..=at] else { continue };
        let own = |one: &Argument| threat.filled.actors.iter().any(|who| who.entity == one.entity);
        if threat.row.kind == ClaimType::Threaten
            && threat.filled.recipients.is_empty()
            && act.trigger.at <= threat.trigger.to + 6
            && !act.filled.recipients.iter().any(own)
        {
            let whom = act.filled.recipients.iter();
            threat.filled.recipients =
                whom.map(|one| Argument { slot: "threatened", ..*one }).collect();
        }
    }
}

/// "طلب لبنان مساعدة الكويت": whose help is asked gives it, and is asked. Not where a body asks, which may ask for others ("طلبت الأمم المتحدة مساعدة
/// لبنان"), nor where the help is a group's, which rather gets it ("طلبت الحكومة مساعدة اللاجئين").
pub(super) fn helped(scene: &Scene<'_>, readings: &mut [Reading<'_>]) {
    for at in 1..readings.len() {
        let [request, help] = &mut readings[at - 1..=at] else { continue };
        let asks = request.row.kind == ClaimType::Request
            && request.filled.recipients.is_empty()
            && !request.filled.actors.is_empty()
            && matches!(help.row.kind, ClaimType::Aid | ClaimType::Support)
            && help.trigger.at <= request.trigger.to + 5;
        let theirs = help.filled.slots.contains(&Slot::Genitive)
            && help.filled.recipients.iter().chain(&help.filled.actors).count() > 0;
        if !(asks && theirs) {
            continue;
        }
        let kind = |one: &Argument| scene.mentions.entities[one.entity].kind;
        let asker = request.filled.actors.clone();
        if asker.iter().any(|one| kind(one) == EntityType::Org) {
            continue;
        }
        let of = help
            .filled
            .recipients
            .iter()
            .chain(&help.filled.actors)
            .filter(|one| matches!(kind(one), EntityType::Gpe | EntityType::Org))
            .find(|one| one.slot == "gen" && asker.iter().all(|who| who.entity != one.entity))
            .copied();
        if let Some(giver) = of {
            request.filled.recipients = vec![Argument { slot: "asked", ..giver }];
            help.filled.actors = vec![giver];
            help.filled.recipients =
                asker.iter().map(|one| Argument { slot: "asker", ..*one }).collect();
        }
    }
}
