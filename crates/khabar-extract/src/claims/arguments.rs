//! Filling the frame of a predicate from the items around its trigger.

use khabar_types::{Argument, ClaimType, EntityType, Level, Upos};

use super::{
    agreement::Nature,
    nouns, participles,
    scene::{Break, Phrase, Scene},
    subjects::{RELATIVES, Subjects},
    triggers::Trigger,
    voice::{self, VerbClause},
};
use crate::knowledge::{Part, Predicate, Role, Slot, predicates::Needs};

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
    pub(super) fn add(&mut self, slot: Slot, role: Role, argument: Argument) {
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
            // A passive has nobody who acts: "استقبل الوفد".
            Needs::Actor if self.passive => !self.recipients.is_empty(),
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
        // "مصرع ما لا يقل عن 24 شخصا": at least so many.
        if scene.word(item) == "ما"
            && scene.word(item + 1) == "لا"
            && matches!(scene.word(item + 2), "يقل" | "يزيد" | "يتجاوز")
        {
            item += 3 + usize::from(scene.word(item + 3) == "عن");
            continue;
        }
        match scene.break_before(item) {
            Break::Full => break,
            // "الحرب التي دارت بين الجيش والمتمردين": the relative only says that it happened.
            Break::Clause if !verb && tells_that_it_happened(scene, item) => {
                item += 2;
                continue;
            }
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
            if item > start && says_again(scene, item, &around) {
                item += 1;
                continue;
            }
            let slot = listed
                .take()
                .unwrap_or(governed.filter(|(_, far)| *far <= 4).map(|(slot, _)| slot));
            place(&mut around, phrase, slot, verb, scene.upos(item - 1) == Upos::Cconj);
            // "مصر والسودان وليبيا": what follows "و" stands in the same slot.
            if scene.upos(item + 1) == Upos::Cconj && scene.phrase(item + 2).is_some() {
                if verb && acts_itself(scene, item + 2) {
                    break;
                }
                listed = Some(slot);
                if slot != Some(Slot::Bayn) && between_ends(scene, item) {
                    let ours = around.slots.iter().any(|(slot, ..)| *slot == Slot::Bayn);
                    if !ours {
                        break;
                    }
                    listed = Some(Some(Slot::Bayn));
                }
                item += 1;
            } else {
                governed = None;
            }
        } else if scene.word(item) == "من"
            && item > start
            && scene.upos(item - 1) == Upos::Num
            && governed.is_none()
        {
            // "قتل 8 من رجال الأمن": they are counted, not where it comes from.
        } else if matches!(scene.word(item), "من" | "عن")
            && item > start
            && matches!(scene.word(item - 1), "اكثر" | "اقل" | "ازيد" | "يقل" | "يزيد")
        {
            // "مقتل أكثر من 50 جنديا": a preposition of counting brings nobody.
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
            && (verb || !happens(scene, scene.items[item].from))
        {
            break;
        } else if verb && governed.is_none() && done_to_genitive(scene, item) {
            // "أدانت قطر قصف غزة": what is condemned, not who is.
            item += 1;
        } else if let Some((_, far)) = &mut governed {
            *far += 1;
            // "على متن دراجات نارية عشرة مدنيين": behind an adjective a number counts others.
            if scene.upos(item) == Upos::Adj && counts(scene, item + 1) {
                governed = None;
            }
            // "قتل خلال القتال 13 جنديا": a noun with its article has no genitive, so what follows is not governed.
            if scene.upos(item) == Upos::Noun && scene.word(item).starts_with("ال") {
                governed = None;
            }
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

/// "في العاصمة العراقية بغداد": whether the name of a place only says once more where, behind a noun for it that a preposition governs.
fn says_again(scene: &Scene<'_>, item: usize, around: &Around) -> bool {
    let gpe = |item: usize, level: Level| {
        scene.phrase(item).filter(|it| it.kind == EntityType::Gpe && it.level == level)
    };
    let (Some(noun), Some(_)) = (gpe(item - 1, Level::Nom), gpe(item, Level::Nam)) else {
        return false;
    };
    around.slots.last().is_some_and(|(_, last, _)| last.words == noun.span)
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

/// "اشتباكات جرت في المدينة بين": a verb of happening behind a noun of an event is no clause of its own.
fn happens(scene: &Scene<'_>, verb: usize) -> bool {
    matches!(
        &*scene.line.word(verb).lemma,
        "جري"
            | "دار"
            | "وقع"
            | "اندلع"
            | "تجدد"
            | "نشب"
            | "تواصل"
            | "استمر"
            | "حدث"
            | "حصل"
    )
}

/// "الجيش يقصف بارا والمتمردون ينسحبون": whether a definite phrase behind "و" is the subject of a verb of its own.
fn acts_itself(scene: &Scene<'_>, item: usize) -> bool {
    let Some(verb) = scene.items.get(item + 1).map(|item| item.from) else { return false };
    scene.upos(item + 1) == Upos::Verb
        && scene.phrase(item).is_some_and(|phrase| {
            let definite =
                phrase.level == Level::Nam || scene.line.normal(phrase.from).starts_with("ال");
            let nature = Nature::of(scene, phrase.entity, phrase.span.of(scene.text));
            definite && nature.takes_verb(scene.line.word(verb))
        })
}

/// Whether a relative and a verb of happening stand at an item.
fn tells_that_it_happened(scene: &Scene<'_>, item: usize) -> bool {
    RELATIVES.contains(&scene.word(item))
        && scene.upos(item + 1) == Upos::Verb
        && happens(scene, scene.items[item + 1].from)
}

/// "بين الجيش بقيادة البرهان وقوات الدعم السريع": whether "و" behind an item brings the second of two parties, of whom "بين" has had only one.
fn between_ends(scene: &Scene<'_>, item: usize) -> bool {
    for back in (item.saturating_sub(FARTHEST_PARTY)..item).rev() {
        if scene.upos(back) == Upos::Cconj || scene.break_before(back) == Break::Full {
            return false;
        }
        if scene.word(back) == "بين" {
            let first = back + 1;
            return scene.phrase(first).is_some() && first < item;
        }
    }
    false
}

/// How many items may stand between "بين" and the end of its first party.
const FARTHEST_PARTY: usize = 9;

/// Whether an item is the noun of an event that is done to the phrase right behind it, and no mention itself: "قصف غزة".
fn done_to_genitive(scene: &Scene<'_>, item: usize) -> bool {
    let Some(noun) = scene.items.get(item).map(|item| item.from) else { return false };
    let word = scene.line.word(noun);
    let mut rows = scene.knowledge.predicates.nouns(&word.lemma);
    word.upos == Upos::Noun
        && !word.normal.starts_with("ال")
        && scene.phrase(item + 1).is_some()
        && rows.any(|row| row.role(Slot::Genitive) == Some(Role::Recipient))
}

/// Whether a noun phrase that begins at an item counts people.
fn counts(scene: &Scene<'_>, item: usize) -> bool {
    scene.phrase(item).is_some_and(|phrase| scene.line.upos(phrase.from) == Upos::Num)
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
        Part::Noun => nouns::fill(scene, trigger, row, around, subjects),
        Part::Participle => participles::fill(scene, trigger, row, around, subjects),
    }
}

pub(super) fn prepositional(
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
        // "طلبت بغداد من أنقرة الانسحاب من دهوك": one is asked, the second "من" is of what is to be done.
        if row.kind == ClaimType::Request
            && *slot == Slot::Min
            && filled.slots.contains(&Slot::Min)
            && preposition_before(scene, argument)
        {
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

/// Whether a preposition of its own stands right before a phrase, which so goes on no list.
fn preposition_before(scene: &Scene<'_>, argument: &Argument) -> bool {
    let phrase = scene.all.iter().find(|phrase| phrase.span == argument.words);
    phrase.is_some_and(|phrase| phrase.from > 0 && scene.line.upos(phrase.from - 1) == Upos::Adp)
}

/// Last words of fixed phrases that govern what follows them.
pub(super) const ENDS_OPEN: &[&str] =
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
    let passive = clause.passive || voice::has_damma(scene, trigger.at);
    let mut filled = Filled { passive, first_person: clause.first_person, ..Filled::default() };
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

/// Nobody is both sides of a directed act.
pub(super) fn drop_own_recipients(row: &Predicate, filled: &mut Filled) {
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

pub(super) fn is_capital(scene: &Scene<'_>, argument: &Argument) -> bool {
    let gazetteer = &scene.knowledge.gazetteer;
    let key = &scene.mentions.entities[argument.entity].key;
    gazetteer.by_key(key).is_some_and(|entry| gazetteer.get(entry).class == "capital")
}

/// A town or site, not a state, which can act.
pub(super) fn is_town(scene: &Scene<'_>, argument: &Argument, kind: EntityType) -> bool {
    if kind == EntityType::Loc {
        return true;
    }
    let key = &scene.mentions.entities[argument.entity].key;
    kind == EntityType::Gpe
        && scene.knowledge.gazetteer.by_key(key).is_none_or(|entry| {
            !matches!(scene.knowledge.gazetteer.get(entry).class, "state" | "territory" | "capital")
        })
}
