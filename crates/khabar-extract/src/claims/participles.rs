//! The participants of a participle or relational noun: whom it describes, and to whom it relates them.

use khabar_types::{Argument, ClaimType, EntityType, Level, Upos};

use super::{
    arguments::{Around, Filled, argument, drop_own_recipients, prepositional},
    nouns::adjacent,
    scene::{Phrase, Scene},
    subjects::Subjects,
    triggers::{self, Trigger},
};
use crate::knowledge::{Predicate, Role, Slot};

/// States named by adverbs: "إماراتيا وسعوديا".
fn nationalities(scene: &Scene<'_>, from: usize) -> Vec<Argument> {
    let mut found = Vec::new();
    for at in from..scene.line.len().min(from + 5) {
        let word = scene.line.word(at);
        if &*word.normal == "و" {
            continue;
        }
        let adverb = word.normal.strip_suffix('ا').unwrap_or(&word.normal);
        let Some(state) = scene.knowledge.gazetteer.nisba(adverb) else { break };
        if let Some(entity) = scene.states.state(state) {
            found.push(Argument { entity, words: word.span, slot: "nisba" });
        }
    }
    found
}

pub(super) fn fill(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    around: &Around,
    subjects: &Subjects,
) -> Filled {
    let mut filled = Filled::default();
    if let Some(role) = row.role(Slot::Subject) {
        // Beside a verb, its subject; else the noun that it describes: the phrase right before, or the phrase that it is part of.
        let beside = is_circumstance(scene, trigger.at, row)
            || triggers::completes_copula(scene, trigger.at);
        let mut described = if beside { subjects.speaks_on(scene, trigger.at) } else { Vec::new() };
        if described.is_empty() && beside {
            described = predicated(scene, trigger, subjects);
        }
        if described.is_empty() && beside {
            described = subjects.dropped(scene, trigger.at);
        }
        if described.is_empty() {
            described = self::described(scene, trigger);
        }
        if described.is_empty() && !beside {
            described = predicated(scene, trigger, subjects);
        }
        for argument in described {
            filled.add(Slot::Subject, role, argument);
        }
    }
    if let Some(role) = row.role(Slot::Genitive) {
        if let Some(at) = scene.pronoun_after(trigger.at) {
            let own = filled.actors.first().map(|argument| argument.entity);
            if let Some(argument) = subjects.antecedent(scene, at, own) {
                filled.add(Slot::Genitive, role, Argument { slot: "gen", ..argument });
            }
        } else if let Some(genitives) = adjacent(scene, trigger, around) {
            for (argument, ..) in genitives {
                if !filled.actors.iter().any(|have| have.entity == argument.entity) {
                    filled.add(Slot::Genitive, role, Argument { slot: "gen", ..*argument });
                }
            }
        }
    }
    if let Some(role) = row.role(Slot::Object)
        && let Some(objects) = adjacent(scene, trigger, around)
    {
        for (argument, ..) in objects {
            filled.add(Slot::Object, role, Argument { slot: "obj", ..*argument });
        }
    }
    prepositional(scene, row, around, subjects, trigger.rest.end, &mut filled);
    // "المدعوم إماراتيا وسعوديا".
    if filled.actors.is_empty() && row.role(Slot::Min) == Some(Role::Actor) {
        for argument in nationalities(scene, trigger.at + 1) {
            filled.add(Slot::Min, Role::Actor, argument);
        }
    }
    drop_own_recipients(row, &mut filled);
    // "الأطراف المتحاربة": each is the enemy of the others.
    if row.kind == ClaimType::Hostile && filled.recipients.is_empty() && is_mutual(row.lemma) {
        filled.recipients.clone_from(&filled.actors);
    }
    filled
}

/// "وصل الوزير، داعيا إلى": a participle that describes nobody but says what a subject does besides; it is indefinite and accusative.
fn is_circumstance(scene: &Scene<'_>, at: usize, row: &Predicate) -> bool {
    use ClaimType::{Accuse, Agree, Concede, Reject, Request, Support, Threaten};
    let normal = scene.line.normal(at);
    row.role(Slot::Subject) == Some(Role::Actor)
        && matches!(row.kind, Accuse | Agree | Concede | Reject | Request | Support | Threaten)
        && !normal.starts_with("ال")
        && ["ا", "ه", "ين"].iter().any(|ending| normal.ends_with(ending))
}

/// A participle of the sixth form, متفاعل, which says that several do it to one another.
fn is_mutual(lemma: &str) -> bool {
    lemma.starts_with("مت") && lemma.chars().nth(3) == Some(khabar_text::letters::ALEF)
}

fn described(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Vec<Argument> {
    let at = trigger.at;
    if let Some(phrase) = scene.all.iter().rev().find(|phrase| phrase.from <= at && at < phrase.to)
    {
        // "حليفتها السعودية", "خليفة حفتر العدو اللدود": a name right beside it says who.
        let named = |other: &&Phrase| other.level == Level::Nam;
        let behind = scene.phrases.iter().find(|other| other.from == phrase.to).filter(named);
        let before = scene.phrases.iter().find(|other| other.to == phrase.from).filter(named);
        let heads = phrase.level == Level::Nom && phrase.from == at;
        let beside = behind.or(before).filter(|_| heads).or_else(|| {
            // "مصر هي الراعية الأهم": the subject of a nominal sentence.
            let pronoun = phrase.from.checked_sub(1)?;
            let named = scene.phrases.iter().find(|other| other.to == pronoun)?;
            matches!(scene.line.normal(pronoun), "هو" | "هي" | "هم").then_some(named)
        });
        return vec![argument(beside.unwrap_or(phrase), "subj")];
    }
    if let Some(named) = introduced(scene, at) {
        return vec![argument(named, "subj")];
    }
    let mut left = at;
    let mut skipped = 0;
    // "فصائل متشددة، مدعومة من قطر": an indefinite behind a comma.
    if at > 0 && matches!(scene.line.normal(at - 1), "،" | ",") {
        left -= 1;
    }
    while left > 0 && skipped < 4 {
        left -= 1;
        if let Some(phrase) =
            scene.phrases.iter().find(|phrase| phrase.from <= left && left < phrase.to)
        {
            let mut found = vec![argument(phrase, "subj")];
            // "مصر والإمارات الداعمتان" describes both.
            if scene.line.normal(at).ends_with("تان") || scene.line.normal(at).ends_with("تين")
            {
                let other = scene
                    .phrases
                    .iter()
                    .rev()
                    .find(|other| other.to < phrase.from && other.to + 1 >= phrase.from);
                found.extend(other.map(|other| argument(other, "subj")));
            }
            return found;
        }
        if !matches!(
            scene.line.upos(left),
            Upos::Adj | Upos::Noun | Upos::Adv | Upos::X | Upos::Pron
        ) || scene.line.normal(left) == "،"
        {
            return Vec::new();
        }
        skipped += 1;
    }
    Vec::new()
}

/// "ناصر الحاسي -وهو متحدث", "محمد حجازي، الناطق": whom a role behind a name describes.
fn introduced<'a>(scene: &'a Scene<'_>, at: usize) -> Option<&'a Phrase> {
    let line = &scene.line;
    let mut left = at.checked_sub(1)?;
    let mut marked = false;
    for _ in 0..3 {
        match line.normal(left) {
            "هو" | "هي" | "و" | "وهو" | "وهي" => {}
            "،" | "," | "-" | "–" | "(" => marked = true,
            _ => break,
        }
        left = left.checked_sub(1)?;
    }
    let named = scene.phrases.iter().find(|phrase| phrase.from <= left && left < phrase.to)?;
    (marked && named.kind == EntityType::Per && named.level == Level::Nam).then_some(named)
}

/// "الحقل لا يزال مغلقا": the subject of the verb that a participle completes.
fn predicated(scene: &Scene<'_>, trigger: &Trigger<'_>, subjects: &Subjects) -> Vec<Argument> {
    let line = &scene.line;
    let verb =
        line.head(trigger.at).filter(|&head| line.upos(head) == Upos::Verb && head < trigger.at);
    let completes = matches!(line.relation(trigger.at), "xcomp" | "obj" | "advcl" | "obl");
    let state = || {
        let before = (0..trigger.at).rev().find(|&at| line.upos(at) == Upos::Verb);
        before.filter(|_| triggers::completes_copula(scene, trigger.at))
    };
    let verb = verb.filter(|_| completes).or_else(state);
    verb.map_or_else(Vec::new, |verb| subjects.of_verb(verb).to_vec())
}
