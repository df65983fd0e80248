//! Filling the frame of a predicate from the items around its trigger.

use khabar_types::{Argument, ClaimType, EntityType, Level, Upos};

use super::{
    control::{self, Controlled},
    scene::{Break, Phrase, Scene},
    subjects::Subjects,
    triggers::Trigger,
    voice::VerbClause,
};
use crate::knowledge::{Part, Passes, Predicate, Role, Slot, predicates::Needs};

/// The participants that one row finds.
#[derive(Clone, Debug, Default)]
pub(super) struct Filled {
    pub actors: Vec<Argument>,
    pub recipients: Vec<Argument>,
    pub places: Vec<Argument>,
    /// Which slots stood there, for choosing between rows.
    pub slots: Vec<Slot>,
    /// Read as a passive.
    pub passive: bool,
    /// The speaker acts: "قمنا", "أدعو".
    pub first_person: bool,
}

impl Filled {
    fn add(&mut self, slot: Slot, role: Role, argument: Argument) {
        let list = match role {
            Role::Actor => &mut self.actors,
            Role::Recipient => &mut self.recipients,
            Role::Place => &mut self.places,
            Role::Topic => return,
        };
        if !list.iter().any(|have| have.entity == argument.entity) {
            list.push(argument);
        }
        if !self.slots.contains(&slot) {
            self.slots.push(slot);
        }
    }

    /// Whether what the row needs is there.
    pub(super) fn satisfies(&self, needs: Needs) -> bool {
        match needs {
            Needs::Nothing => true,
            Needs::Actor => !self.actors.is_empty(),
            Needs::Recipient => !self.recipients.is_empty() || !self.places.is_empty(),
            Needs::Any => !self.actors.is_empty() || !self.recipients.is_empty(),
            Needs::Both => self.satisfies(Needs::Actor) && self.satisfies(Needs::Recipient),
        }
    }
}

pub(super) fn argument(phrase: &Phrase, slot: &'static str) -> Argument {
    Argument { entity: phrase.entity, words: phrase.span, slot }
}

/// What stands in each slot around a trigger, before any row has said what it means.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// Slot and phrase (as number in `scene.all`-like storage), in the order of the text.
    pub slots: Vec<(Slot, Argument, EntityType)>,
    /// Pronouns behind prepositions, by position: "عليه".
    pub pronouns: Vec<(Slot, usize)>,
    /// Noun phrases behind a verb that no preposition governs, in order; each a list of coordinated ones.
    pub bare: Vec<Vec<(Argument, EntityType, Level)>>,
}

/// Look at the items behind a word up to the end of its clause.
pub(super) fn behind(scene: &Scene<'_>, from_word: usize, verb: bool) -> Around {
    let mut around = Around::default();
    let Some(&first) = scene.item_of.get(from_word) else { return around };
    let mut item = first + 1;
    // A trigger inside a nominal phrase: the phrase's own inner names come first.
    if scene.items[first].from < from_word || scene.items[first].to > from_word + 1 {
        inner(scene, from_word + 1, scene.items[first].to, &mut around);
    }
    let mut governed: Option<(Slot, usize)> = None;
    let mut listed: Option<Option<Slot>> = None;
    let start = item;
    let around_tree = super::trees::dependents(scene, from_word, from_word + 1);
    if let Some(behind) = shared_behind(scene, item, verb) {
        item = behind;
    }
    while item < scene.items.len() && item - start < FARTHEST {
        match scene.break_before(item) {
            Break::Full => break,
            Break::Clause => break,
            Break::Comma if let Some(behind) = scene.behind_aside(item) => {
                item = behind;
                continue;
            }
            Break::Comma if !continues_list(scene, item) => break,
            Break::Comma => {
                item += 1;
                continue;
            }
            Break::None => {}
        }
        if let Some(phrase) = scene.phrase(item) {
            let slot = listed
                .take()
                .unwrap_or(governed.filter(|(_, far)| *far <= 4).map(|(slot, _)| slot));
            place(&mut around, phrase, slot, verb, scene.upos(item - 1) == Upos::Cconj);
            // "مصر والسودان وليبيا": what follows "و" stands in the same slot.
            if scene.upos(item + 1) == Upos::Cconj && scene.phrase(item + 2).is_some() {
                listed = Some(slot);
                item += 1;
            } else {
                governed = None;
            }
        } else if let Some((slot, taken)) = scene.preposition(item) {
            governed = Some((slot, 0));
            let at = scene.items[item].from;
            if let Some(pronoun) = scene.pronoun_after(at).filter(|_| taken == 1) {
                around.pronouns.push((slot, pronoun));
                governed = None;
                item += 1;
            }
            item += taken - 1;
        } else if scene.upos(item) == Upos::Verb
            && item > start
            && scene.word(item) != "كان"
            && scene.word(item) != "كانت"
        {
            break;
        } else if let Some((_, far)) = &mut governed {
            *far += 1;
        }
        item += 1;
    }
    for (slot, (argument, kind, _)) in &around_tree.oblique {
        let argument = Argument { slot: slot.name(), ..*argument };
        if !around.slots.iter().any(|(_, have, _)| have.entity == argument.entity) {
            around.slots.push((*slot, argument, *kind));
        }
    }
    around
}

/// "هاجمت وسيطرت على المدينة", "مقتل وإصابة العشرات": two verbs, or two nouns of events, share what stands behind the second.
fn shared_behind(scene: &Scene<'_>, item: usize, verb: bool) -> Option<usize> {
    let joined = scene.upos(item) == Upos::Cconj && scene.phrase(item + 1).is_none();
    let next = scene.items.get(item + 1)?.from;
    let alike = if verb {
        let (one, other) =
            (scene.line.word(scene.items[item.checked_sub(1)?].from), scene.line.word(next));
        scene.upos(item + 1) == Upos::Verb
            && ["Gender", "Number", "Voice"]
                .iter()
                .all(|feature| one.features.get(feature) == other.features.get(feature))
    } else {
        let word = scene.line.word(next);
        scene.upos(item + 1) == Upos::Noun
            && word.normal.starts_with("ال")
                == scene.line.normal(scene.items[item.checked_sub(1)?].from).starts_with("ال")
            && scene.knowledge.predicates.of_word(&word.lemma).any(|row| row.part == Part::Noun)
    };
    (joined && alike && scene.pronoun_after(next).is_none()).then_some(item + 2)
}

/// How many items behind a word belong to it at most.
const FARTHEST: usize = 28;

/// Put a phrase where its preposition, or the lack of one, says.
fn place(around: &mut Around, phrase: &Phrase, slot: Option<Slot>, verb: bool, listed: bool) {
    if let Some(slot) = slot {
        around.slots.push((slot, argument(phrase, slot.name()), phrase.kind));
        return;
    }
    let entry = (argument(phrase, Slot::Object.name()), phrase.kind, phrase.level);
    match around.bare.last_mut() {
        Some(last) if listed => last.push(entry),
        Some(_) if !verb => {}
        _ => around.bare.push(vec![entry]),
    }
}

/// Names inside a nominal phrase, behind a trigger in it: "حلفاء حفتر", "الهجوم على المطار".
fn inner(scene: &Scene<'_>, from: usize, to: usize, around: &mut Around) {
    let mut governed: Option<Slot> = None;
    let mut at = from;
    while at < to {
        if let Some(phrase) = scene.starting_at(at).find(|phrase| phrase.to <= to) {
            if let Some(slot) = governed {
                around.slots.push((slot, argument(phrase, slot.name()), phrase.kind));
            } else {
                let genitive = argument(phrase, Slot::Genitive.name());
                around.bare.push(vec![(genitive, phrase.kind, phrase.level)]);
            }
            at = phrase.to;
            continue;
        }
        governed = match scene.line.normal(at) {
            "ل" => Some(Slot::Li),
            "من" => Some(Slot::Min),
            "علي" => Some(Slot::Ala),
            "في" => Some(Slot::Fi),
            "ب" => Some(Slot::Bi),
            "مع" => Some(Slot::Maa),
            "عن" => Some(Slot::An),
            "الي" => Some(Slot::Ila),
            _ => governed,
        };
        at += 1;
    }
}

/// "مصر، والسودان": a comma goes on only to another phrase of a list.
fn continues_list(scene: &Scene<'_>, comma: usize) -> bool {
    comma > 0
        && scene.phrase(comma - 1).is_some()
        && (scene.upos(comma + 1) == Upos::Cconj && scene.phrase(comma + 2).is_some())
        && scene.upos(comma + 3) != Upos::Verb
}

/// Fill one row's frame.
pub(super) fn fill(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    around: &Around,
    subjects: &Subjects,
) -> Filled {
    match row.part {
        Part::Verb => fill_verb(scene, trigger, row, around, subjects),
        Part::Noun => fill_noun(scene, trigger, row, around, subjects),
        Part::Participle => fill_participle(scene, trigger, row, around, subjects),
    }
}

fn prepositional(
    scene: &Scene<'_>,
    row: &Predicate,
    around: &Around,
    subjects: &Subjects,
    rest_end: usize,
    filled: &mut Filled,
) {
    for (slot, argument, kind) in &around.slots {
        let Some(role) = row.role(*slot) else { continue };
        if role == Role::Place && !is_place(*kind) {
            continue;
        }
        // "ضابط في المكلا": a town is where somebody is, not whom he belongs to.
        let place_slot = matches!(slot, Slot::Fi | Slot::Min) && row.kind != ClaimType::Controls;
        let sited = place_slot && role == Role::Recipient && row.kind.is_tie();
        if sited && is_town(scene, argument, *kind) {
            continue;
        }
        filled.add(*slot, role, *argument);
    }
    // "أودت بحياة 26 شخصا": the genitive of the last word of a phrase.
    let genitive = (row.part == Part::Verb
        && row.rest.last().is_some_and(|word| !ENDS_OPEN.contains(&&**word)))
    .then(|| scene.phrases.iter().find(|phrase| phrase.from == rest_end));
    if let Some(Some(phrase)) = genitive
        && row.role(Slot::Object).is_none()
        && let Some((slot, Role::Recipient)) =
            row.frame.iter().find(|(slot, _)| is_prepositional(*slot))
    {
        filled.actors.retain(|actor| actor.entity != phrase.entity);
        filled.add(*slot, Role::Recipient, argument(phrase, slot.name()));
    }
    // "متحدث باسم الجيش": the preposition is part of the phrase, so what follows fills its slot.
    if row.rest.last().is_some_and(|word| ENDS_OPEN.contains(&&**word))
        && let Some((slot, role)) =
            row.frame.iter().find(|(slot, role)| is_prepositional(*slot) && *role != Role::Topic)
        && let Some(list) = around.bare.first()
    {
        for (argument, ..) in list {
            filled.add(*slot, *role, Argument { slot: slot.name(), ..*argument });
        }
    }
    for &(slot, pronoun) in &around.pronouns {
        let Some(role @ (Role::Actor | Role::Recipient)) = row.role(slot) else { continue };
        let own = filled.actors.first().map(|argument| argument.entity);
        if let Some(argument) = subjects.antecedent(scene, pronoun, own) {
            filled.add(slot, role, Argument { slot: slot.name(), ..argument });
        }
    }
}

/// Last words of fixed phrases that govern what follows them.
const ENDS_OPEN: &[&str] =
    &["باسم", "بلسان", "علي", "ل", "من", "عن", "الي", "مع", "في", "ب", "ضد", "بين"];

const fn is_prepositional(slot: Slot) -> bool {
    !matches!(slot, Slot::Subject | Slot::Object | Slot::Genitive | Slot::Anna)
}

fn fill_verb(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    around: &Around,
    subjects: &Subjects,
) -> Filled {
    let clause = VerbClause::read(scene, trigger.at, Some(row), around, subjects);
    let mut filled =
        Filled { passive: clause.passive, first_person: clause.first_person, ..Filled::default() };
    if let Some(role) = row.role(Slot::Subject) {
        for argument in &clause.subject {
            filled.add(Slot::Subject, role, Argument { slot: Slot::Subject.name(), ..*argument });
        }
    }
    if let Some(role) = row.role(Slot::Object) {
        for argument in &clause.object {
            let kind = scene.mentions.entities[argument.entity].kind;
            let role = if role == Role::Place && !is_place(kind) { Role::Recipient } else { role };
            filled.add(Slot::Object, role, Argument { slot: Slot::Object.name(), ..*argument });
        }
    }
    prepositional(scene, row, around, subjects, trigger.rest.end, &mut filled);
    if row.kind == ClaimType::Request && filled.recipients.is_empty() {
        // "طلبت السلطات رحيلهم": who is to do what is asked for.
        let own = filled.actors.first().map(|argument| argument.entity);
        let asked = (trigger.to..scene.line.len().min(trigger.to + 8))
            .filter(|&at| scene.line.upos(at) == Upos::Noun && scene.phrase_at(at).is_none())
            .find_map(|at| scene.pronoun_after(at))
            .and_then(|pronoun| subjects.antecedent(scene, pronoun, own));
        if let Some(argument) = asked.filter(|argument| Some(argument.entity) != own) {
            filled.add(Slot::Object, Role::Recipient, argument);
        }
    }
    if !filled.passive {
        drop_own_recipients(row, &mut filled);
    }
    filled
}

/// The class of the common noun at the head of some words.
pub(super) fn noun_class<'a>(scene: &Scene<'a>, argument: &Argument) -> Option<&'a str> {
    let words = argument.words.of(scene.text);
    let folded: Vec<String> = words.split_whitespace().map(khabar_text::normal).collect();
    (0..folded.len().min(4)).find_map(|from| {
        let rest = folded[from..].iter().map(String::as_str);
        scene.knowledge.lexicon.nominals.longest(rest).map(|(_, rows)| rows[0].class)
    })
}

fn fill_noun(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    around: &Around,
    subjects: &Subjects,
) -> Filled {
    let mut filled = Filled::default();
    let genitive_role = row.role(Slot::Genitive);
    let has_prepositional = around.slots.iter().any(|(slot, ..)| {
        matches!(row.role(*slot), Some(Role::Recipient))
            || (*slot == Slot::Li && row.part == Part::Noun)
    });
    let by_agent = around.slots.iter().any(|(slot, ..)| *slot == Slot::MinQibal);
    if let Some(role) = genitive_role {
        let mut role = role;
        if let Some(at) = scene.pronoun_after(trigger.at) {
            if let Some(argument) = subjects.antecedent(scene, at, None) {
                if role == Role::Recipient && !around.bare.is_empty() && !by_agent {
                    role = Role::Actor;
                }
                filled.add(Slot::Genitive, role, Argument { slot: "gen", ..argument });
                // Behind the pronoun an object may stand: "قصفه المدينة", "دعمها حفتر".
                for (argument, _, _) in around.bare.first().into_iter().flatten() {
                    if role == Role::Actor && row.takes(Role::Recipient) {
                        filled.add(
                            Slot::Object,
                            Role::Recipient,
                            Argument { slot: "obj", ..*argument },
                        );
                    }
                }
            }
        } else if let Some(genitives) = adjacent(scene, trigger, around) {
            for (argument, kind, _) in genitives {
                let force = matches!(kind, EntityType::Arm);
                let acting = role == Role::Recipient && has_prepositional && force && !by_agent;
                // "معركة طرابلس", "اتفاق باريس": where, not who.
                let mutual = row.role(Slot::Bayn) == Some(Role::Actor);
                let place = role == Role::Actor
                    && (is_town(scene, argument, *kind)
                        && (mutual || row.kind == ClaimType::Assault)
                        || mutual && is_capital(scene, argument));
                let role = if acting {
                    Role::Actor
                } else if place {
                    Role::Place
                } else {
                    role
                };
                filled.add(Slot::Genitive, role, Argument { slot: "gen", ..*argument });
            }
        }
    }
    if genitive_role == Some(Role::Recipient) && filled.recipients.is_empty() {
        // "حظر سفره", "تجميد أصولهم": whose the object is.
        let owned = trigger.to;
        let noun = scene.line.upos(owned) == Upos::Noun && scene.phrase_at(owned).is_none();
        if noun
            && let Some(pronoun) = scene.pronoun_after(owned)
            && let Some(argument) = subjects.antecedent(scene, pronoun, None)
        {
            filled.add(Slot::Genitive, Role::Recipient, Argument { slot: "gen", ..argument });
        }
    }
    prepositional(scene, row, around, subjects, trigger.rest.end, &mut filled);
    if filled.recipients.is_empty() && row.takes(Role::Recipient) {
        for argument in struck(scene, trigger) {
            filled.add(Slot::Object, Role::Recipient, argument);
        }
    }
    // "بدعم من قطر", "بدعوة من الرئيس": من right behind a noun behind ب.
    if filled.actors.is_empty()
        && genitive_role == Some(Role::Actor)
        && row.role(Slot::Min).is_none()
        && trigger.at > 0
        && scene.line.normal(trigger.at - 1) == "ب"
        && scene.line.normal(trigger.to) == "من"
        && let Some((_, argument, _)) = around.slots.iter().find(|(slot, ..)| *slot == Slot::Min)
    {
        filled.add(Slot::Min, Role::Actor, *argument);
    }
    // "لـ" behind a noun whose genitive acted: "قصف الطيران للمدينة".
    if row.role(Slot::Li).is_none()
        && !filled.actors.is_empty()
        && filled.recipients.is_empty()
        && row.takes(Role::Recipient)
    {
        let end = filled.actors.iter().map(|actor| actor.words.end()).max().unwrap_or(0);
        for (slot, argument, _) in &around.slots {
            // Not another phrase between: "سيطرة الجيش بقيادة حفتر العدو اللدود للإسلاميين".
            let between = scene.phrases.iter().any(|phrase| {
                end <= phrase.span.start() && phrase.span.end() <= argument.words.start()
            });
            if *slot == Slot::Li && !between {
                filled.add(Slot::Li, Role::Recipient, *argument);
                break;
            }
        }
    }
    // "يدرس السيسي دعم حفتر": with somebody else who acts, the genitive is the one who is backed.
    if matches!(row.kind, ClaimType::Support | ClaimType::Aid)
        && genitive_role == Some(Role::Actor)
        && filled.recipients.is_empty()
        && scene.pronoun_after(trigger.at).is_none()
        && !filled.actors.is_empty()
        && filled.slots == [Slot::Genitive]
        && let Controlled::Acts(who) = control::controlled(scene, trigger, subjects)
        && who.iter().all(|one| filled.actors.iter().all(|actor| actor.entity != one.entity))
    {
        filled.recipients = std::mem::replace(&mut filled.actors, who);
    }
    // "تخضع بنغازي لسيطرة الجيش": the subject of the verb suffers it.
    if filled.recipients.is_empty()
        && row.takes(Role::Recipient)
        && !filled.actors.is_empty()
        && let Controlled::Suffers(who) = control::controlled(scene, trigger, subjects)
    {
        for argument in who {
            filled.add(Slot::Subject, Role::Recipient, argument);
        }
    }
    // "اجتماع لمجلس الأمن", "هجوم لمتمردين": ل stands for the genitive of a noun that has none.
    if row.role(Slot::Li).is_none()
        && genitive_role == Some(Role::Actor)
        && filled.actors.is_empty()
    {
        let first = around.slots.iter().find(|(slot, ..)| *slot == Slot::Li);
        let line = &scene.line;
        let beside = line.normal(trigger.to) == "ل"
            || line.upos(trigger.to) == Upos::Adj && line.normal(trigger.to + 1) == "ل";
        if let Some((_, argument, kind)) = first
            && beside
            && !is_town(scene, argument, *kind)
        {
            filled.add(Slot::Li, Role::Actor, *argument);
        }
    }
    if row.takes(Role::Actor) && filled.recipients.is_empty() {
        for argument in accompanied(scene, trigger, row, subjects) {
            filled.add(Slot::Subject, Role::Recipient, argument);
        }
    }
    // "العمليات التي شنها الجيش": the verb that carries the noun out names who acts.
    if filled.actors.is_empty() && row.takes(Role::Actor)
        || row.takes(Role::Recipient) && filled.actors.is_empty()
    {
        for argument in carried_out_by(scene, trigger) {
            filled.add(Slot::Subject, Role::Actor, argument);
        }
    }
    // A nationality adjective behind the noun names who acts: "الغارات الإسرائيلية".
    if filled.actors.is_empty()
        && row.takes(Role::Actor)
        && row.role(Slot::Bayn) != Some(Role::Actor)
        && let Some(argument) = nationality(scene, trigger)
        && !filled.recipients.iter().any(|have| have.entity == argument.entity)
    {
        filled.add(Slot::Genitive, Role::Actor, argument);
    }
    if filled.actors.is_empty()
        && let Some(told) = subjects.told.resumed(scene, trigger, row, &filled)
    {
        resume(told, trigger, &mut filled);
    }
    if filled.actors.is_empty() && (row.takes(Role::Actor) || row.takes(Role::Recipient)) {
        match control::controlled(scene, trigger, subjects) {
            Controlled::Acts(who) => {
                for argument in who {
                    if !filled.recipients.iter().any(|have| have.entity == argument.entity) {
                        filled.add(Slot::Subject, Role::Actor, argument);
                    }
                }
            }
            Controlled::Suffers(who) if filled.recipients.is_empty() => {
                for argument in who {
                    filled.add(Slot::Subject, Role::Recipient, argument);
                }
                // "تعرضت المدينة لقصف من الجيش".
                let by = around.slots.iter().find(|(slot, ..)| *slot == Slot::Min);
                if let Some((_, argument, kind)) = by.filter(|_| row.role(Slot::Min).is_none())
                    && !is_town(scene, argument, *kind)
                {
                    filled.add(Slot::Min, Role::Actor, *argument);
                }
            }
            _ => {}
        }
    }
    drop_own_recipients(row, &mut filled);
    filled
}

/// Who is led, helped, held or brought together, before a noun behind ب or تحت: "قوات بقيادة حفتر", "استعادت القوات البلدة بدعم من السكان",
/// "تقع المدينة تحت سيطرة الجيش", "اجتمع الطرفان برعاية أممية".
fn accompanied(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    subjects: &Subjects,
) -> Vec<Argument> {
    use ClaimType::{Aid, Allied, Consult, Controls, Leads, Request, Support};
    let line = &scene.line;
    let Some(before) = trigger.at.checked_sub(1) else { return Vec::new() };
    let adverb = match line.normal(before) {
        "ب" => line.word(before).token == line.word(trigger.at).token,
        "تحت" | "خارج" => true,
        _ => false,
    };
    if !adverb {
        return Vec::new();
    }
    let near = || {
        let left = scene.phrases.iter().rev().find(|phrase| phrase.to <= before)?;
        let marks = (left.to..before)
            .all(|at| matches!(line.upos(at), Upos::Adj | Upos::Punct | Upos::Adv));
        (before - left.to <= 2 && marks && left.kind != EntityType::Loc).then_some(left)
    };
    let of = |phrase: &Phrase| vec![argument(phrase, "accompanied")];
    let subject = || {
        let latest = subjects.latest(trigger.at);
        latest.map(|entity| vec![Argument { entity, words: trigger.span, slot: "accompanied" }])
    };
    match row.kind {
        Leads => near().map(of).or_else(subject),
        Support | Aid | Allied => subject().or_else(|| near().map(of)),
        Controls => {
            let place = |phrase: &&Phrase| phrase.to <= before && is_place(phrase.kind);
            let nearest = scene.phrases.iter().rev().find(place);
            nearest.filter(|phrase| before - phrase.to < 14).map(of)
        }
        // Not "بالتواصل مع": whoever hosts or mediates stands outside.
        Consult | Request
            if row.role(Slot::Bayn) != Some(Role::Actor)
                && row.role(Slot::Maa) != Some(Role::Actor) =>
        {
            subjects.latest_event(trigger.at).map(|filled| filled.actors.clone())
        }
        _ => None,
    }
    .unwrap_or_default()
}

/// Take over the participants of an event told before, where the noun has none of its own.
fn resume(told: &Filled, trigger: &Trigger<'_>, filled: &mut Filled) {
    let again = |argument: &Argument| Argument {
        entity: argument.entity,
        words: trigger.span,
        slot: "resumed",
    };
    filled.actors = told.actors.iter().map(again).collect();
    if filled.recipients.is_empty() {
        filled.recipients = told.recipients.iter().map(again).collect();
    }
}

/// The subject of a supporting verb in a relative clause behind a noun.
fn carried_out_by(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Vec<Argument> {
    let line = &scene.line;
    let end = (trigger.to + 6).min(line.len());
    for at in trigger.to..end {
        if line.upos(at) == Upos::Verb {
            let lemma = &line.word(at).lemma;
            if scene.knowledge.governors.verb(lemma) != Some(Passes::Subject) {
                return Vec::new();
            }
            let around = behind(scene, at, true);
            let subject = around.bare.first().into_iter().flatten();
            return subject
                .map(|(argument, ..)| Argument { slot: "carrier", ..*argument })
                .collect();
        }
        if matches!(line.normal(at), "." | "،" | ":")
            || scene.phrases.iter().any(|phrase| phrase.from == at)
        {
            return Vec::new();
        }
    }
    Vec::new()
}

/// "هجوم استهدف المطار", "قصف طال أحياء المدينة": the object of a verb of striking that describes the noun.
fn struck(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Vec<Argument> {
    let line = &scene.line;
    let end = (trigger.to + 6).min(line.len());
    let stops = |at: &usize| !matches!(line.normal(*at), "." | ":" | "؛" | "و");
    let verb = (trigger.to..end).take_while(stops).find(|&at| line.upos(at) == Upos::Verb);
    let Some(verb) = verb.filter(|&at| STRIKES.contains(&&*line.word(at).lemma)) else {
        return Vec::new();
    };
    let around = behind(scene, verb, true);
    let object = around.bare.first().into_iter().flatten();
    object.map(|(argument, ..)| Argument { slot: "struck", ..*argument }).collect()
}

/// Verbs whose object is what an attack or a measure strikes, also those of which the place is the subject ("قصف شهدته المنطقة").
const STRIKES: &[&str] =
    &["استهدف", "طال", "اصاب", "ضرب", "شمل", "شهد", "هز", "دمر", "اوقع", "قتل"];

/// The genitive of a noun: a phrase right behind it, adjectives of the noun apart.
fn adjacent<'around>(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    around: &'around Around,
) -> Option<&'around [(Argument, EntityType, Level)]> {
    let first = around.bare.first()?;
    let start = first.first()?.0.words.start();
    let mut at = trigger.to;
    let mut words = 0;
    while let Some(word) = scene.line.get(at) {
        if word.span.start() >= start {
            return Some(first);
        }
        let phrase_word = scene.phrases.iter().any(|phrase| phrase.from <= at && at < phrase.to);
        let link = phrase_word
            || matches!(word.upos, Upos::Noun | Upos::Num | Upos::X | Upos::Punct)
                && !word.normal.starts_with("ال")
            || word.upos == Upos::Cconj && at == trigger.to;
        words += usize::from(!phrase_word);
        if !link || words > 2 || matches!(&*word.normal, "،" | "." | ":" | "(") {
            return None;
        }
        at += 1;
    }
    None
}

fn nationality(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Option<Argument> {
    for at in trigger.to..(trigger.to + 3).min(scene.line.len()) {
        let word = scene.line.word(at);
        if let Some(state) = scene.knowledge.gazetteer.nisba(&word.normal) {
            let entity = super::titles::entity_of(scene, state)?;
            return Some(Argument { entity, words: word.span, slot: "nisba" });
        }
        if !matches!(word.upos, Upos::Adj | Upos::Noun | Upos::X) || scene.in_name(at) {
            return None;
        }
    }
    None
}

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
        if let Some(entity) = super::titles::entity_of(scene, state) {
            found.push(Argument { entity, words: word.span, slot: "nisba" });
        }
    }
    found
}

fn fill_participle(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    around: &Around,
    subjects: &Subjects,
) -> Filled {
    let mut filled = Filled::default();
    if let Some(role) = row.role(Slot::Subject) {
        // The noun that it describes: the phrase right before, or the phrase that it is part of.
        let described = described(scene, trigger);
        let described =
            if described.is_empty() { predicated(scene, trigger, subjects) } else { described };
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
    verb.filter(|_| completes).map_or_else(Vec::new, |verb| subjects.of_verb(verb).to_vec())
}

/// Nobody is both sides of a directed act.
fn drop_own_recipients(row: &Predicate, filled: &mut Filled) {
    let mutual = !row.takes(Role::Recipient);
    if !mutual {
        let actors = filled.actors.clone();
        filled
            .recipients
            .retain(|recipient| !actors.iter().any(|actor| actor.entity == recipient.entity));
    }
}

pub(super) const fn is_place(kind: EntityType) -> bool {
    matches!(kind, EntityType::Gpe | EntityType::Loc)
}

fn is_capital(scene: &Scene<'_>, argument: &Argument) -> bool {
    let gazetteer = &scene.knowledge.gazetteer;
    let key = &scene.mentions.entities[argument.entity].key;
    gazetteer.by_key(key).is_some_and(|entry| gazetteer.get(entry).class == "capital")
}

/// A town or site, not a state, which can act.
fn is_town(scene: &Scene<'_>, argument: &Argument, kind: EntityType) -> bool {
    if kind == EntityType::Loc {
        return true;
    }
    let key = &scene.mentions.entities[argument.entity].key;
    kind == EntityType::Gpe
        && scene.knowledge.gazetteer.by_key(key).is_none_or(|entry| {
            !matches!(scene.knowledge.gazetteer.get(entry).class, "state" | "territory" | "capital")
        })
}
