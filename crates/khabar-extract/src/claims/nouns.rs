//! The participants of a noun that names an event: its genitive, what prepositions bring, and, where nobody stands beside it, who is meant.

use khabar_types::{Argument, ClaimType, EntityType, Level, Upos};

use super::{
    arguments::{
        Around, ENDS_OPEN, Filled, argument, behind, drop_own_recipients, is_capital, is_place,
        is_town, noun_class, prepositional,
    },
    control::{self, Controlled},
    scene::{Phrase, Scene},
    subjects::Subjects,
    trees,
    triggers::Trigger,
};
use crate::{
    knowledge::{Part, Passes, Predicate, Role, Slot},
    sentence::bare,
};

pub(super) fn fill(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    around: &Around,
    subjects: &Subjects,
) -> Filled {
    let mut filled = Filled::default();
    // "حملة ضد": what follows the phrase fills the slot of its preposition.
    let open = row.rest.last().is_some_and(|word| ENDS_OPEN.contains(&&**word));
    let genitive_role = row.role(Slot::Genitive).filter(|_| !open);
    let has_prepositional = around.slots.iter().any(|(slot, ..)| {
        matches!(row.role(*slot), Some(Role::Recipient))
            || (*slot == Slot::Li && row.part == Part::Noun)
    });
    let by_agent = around.slots.iter().any(|(slot, ..)| *slot == Slot::MinQibal);
    if let Some(role) = genitive_role {
        let mut role = role;
        if let Some(at) = scene.pronoun_after(trigger.at) {
            // "اتهم الأهالي عناصر الأمن بتعذيبه": whoever is said to do it is not whom it is done to.
            let doer = match control::controlled(scene, trigger, subjects) {
                Controlled::Acts(who) if role == Role::Recipient && around.bare.is_empty() => {
                    who.first().map(|one| one.entity)
                }
                _ => None,
            };
            if let Some(argument) = subjects.antecedent(scene, at, doer) {
                if role == Role::Recipient && !around.bare.is_empty() && !by_agent {
                    role = Role::Actor;
                }
                // "كان في استقباله ولي العهد": the pronoun is the guest, the host stands behind.
                if receives(scene, trigger.at) {
                    filled.add(
                        Slot::Genitive,
                        Role::Recipient,
                        Argument { slot: "host", ..argument },
                    );
                    for (host, ..) in around.bare.first().into_iter().flatten() {
                        filled.add(
                            Slot::Subject,
                            Role::Actor,
                            Argument { slot: "carrier", ..*host },
                        );
                    }
                    return filled;
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
            let object = trees::dependents(scene, trigger.at, trigger.to).object;
            let mut object: Vec<Argument> = object.iter().map(|(one, ..)| *one).collect();
            let read = object.is_empty();
            if read {
                object.extend(genitives.first().and_then(|(one, ..)| behind_actor(scene, one)));
            }
            for (argument, kind, _) in genitives {
                let force = matches!(kind, EntityType::Arm) && !befalls(scene, trigger.at);
                let acting = role == Role::Recipient && has_prepositional && force && !by_agent;
                // "معركة طرابلس", "اتفاق باريس": where, not who.
                let mutual = row.role(Slot::Bayn) == Some(Role::Actor);
                // "مهاجمة مسلحين مقر الحكومة": behind whoever acts stands what the tree has as the object.
                let with_object = role == Role::Recipient
                    && !by_agent
                    && object.iter().any(|one| one.words.start() > argument.words.end());
                let place = role == Role::Actor
                    && (is_town(scene, argument, *kind)
                        && (mutual || row.kind == ClaimType::Assault)
                        || mutual && is_capital(scene, argument));
                // "إدانة الأردن للعنف": ل right behind the genitive marks the object.
                let before_object = role == Role::Recipient
                    && !by_agent
                    && !matches!(kind, EntityType::Loc)
                    && !is_town(scene, argument, *kind)
                    && acts_before_li(scene, argument);
                let role = if acting || before_object || with_object {
                    Role::Actor
                } else if place {
                    Role::Place
                } else {
                    role
                };
                let sure = read && with_object || helps(scene, row, argument);
                let (slot, done) = if sure { ("doer", "done") } else { ("gen", "obj") };
                filled.add(Slot::Genitive, role, Argument { slot, ..*argument });
                for one in object.iter().filter(|_| with_object) {
                    filled.add(Slot::Object, Role::Recipient, Argument { slot: done, ..*one });
                }
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
    // "قصف لقوات النظام على البلدة": beside على, ل names who strikes.
    if row.kind == ClaimType::Assault
        && filled.actors.is_empty()
        && filled.slots.contains(&Slot::Ala)
        && let Some(place) = filled.recipients.iter().position(|one| one.slot == Slot::Li.name())
        && filled.recipients.len() > 1
        && filled.recipients.iter().any(|one| one.slot == Slot::Ala.name())
    {
        let actor = filled.recipients.remove(place);
        filled.actors.push(actor);
    }
    let strikes = row.takes(Role::Recipient) || row.kind == ClaimType::Assault;
    if filled.recipients.is_empty() && strikes {
        for argument in struck(scene, trigger) {
            filled.add(Slot::Object, Role::Recipient, argument);
        }
    }
    // "قصف لميليشيات الحوثي استهدف حيا": what is struck stands in the clause behind, so ل names who strikes.
    if filled.actors.is_empty()
        && filled.slots == [Slot::Li]
        && let struck = struck(scene, trigger)
        && !struck.is_empty()
        && struck.iter().all(|one| filled.recipients.iter().all(|have| have.entity != one.entity))
    {
        filled.actors = std::mem::replace(&mut filled.recipients, struck);
    }
    // "قصف مدفعي للنظام": of shells and bombs ل names whose they are, where it names a force or a state.
    let shells = row.mode.is_some_and(|mode| matches!(mode.name(), "heavy-weapons" | "aerial"));
    if shells
        && filled.actors.is_empty()
        && filled.slots == [Slot::Li]
        && !scene.line.normal(trigger.at).starts_with("ال")
        && let [one] = *filled.recipients
        && wields(scene, &one)
    {
        filled.actors = std::mem::take(&mut filled.recipients);
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
    // "اتهمه بدعم المسلحين وبتهديد موظفين": so is whoever is threatened.
    if matches!(row.kind, ClaimType::Support | ClaimType::Aid | ClaimType::Threaten)
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
            let argument = Argument { slot: "sufferer", ..argument };
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
        let (actors, struck) = carried_out_by(scene, trigger, row);
        for argument in actors {
            filled.add(Slot::Subject, Role::Actor, argument);
        }
        if filled.recipients.is_empty() {
            for argument in struck {
                filled.add(Slot::Object, Role::Recipient, argument);
            }
        }
    }
    // A nationality adjective behind the noun names who acts: "الغارات الإسرائيلية".
    let befalls = befalls(scene, trigger.at);
    let done = row.takes(Role::Actor) || row.kind == ClaimType::Assault && !befalls;
    // "محادثات ليبية" are about Libya, "وساطة عمانية" is Oman's.
    let mediates = row.mode.is_some_and(|mode| mode.name() == "third-party");
    if filled.actors.is_empty()
        && done
        && (row.role(Slot::Bayn) != Some(Role::Actor) || mediates)
        && let Some(argument) = nationality(scene, trigger)
        && !filled.recipients.iter().any(|have| have.entity == argument.entity)
    {
        filled.add(Slot::Genitive, Role::Actor, argument);
    }
    // "مباحثات أردنية عراقية": of two nationalities each is a party.
    if filled.actors.is_empty() && row.role(Slot::Bayn) == Some(Role::Actor) {
        for argument in parties(scene, trigger) {
            filled.add(Slot::Bayn, Role::Actor, argument);
        }
    }
    // "أجرى أردوغان اتصالا ببوتين": the subject of the supporting verb beside the partner.
    let partner = |slot: &Slot| matches!(slot, Slot::Maa | Slot::Bi);
    if !filled.actors.is_empty()
        && !filled.slots.is_empty()
        && filled.slots.iter().all(|slot| partner(slot) && row.role(*slot) == Some(Role::Actor))
    {
        let who = match control::controlled(scene, trigger, subjects) {
            Controlled::Acts(who) => who,
            // "سيطر الجيش على البلدة بعد معارك مع المسلحين".
            // "أصيب محتجون في مواجهات مع الشرطة".
            _ if is_behind_main(scene, trigger.at) || hurts(scene, trigger.at, subjects) => {
                subjects.here().last().copied().into_iter().collect()
            }
            _ => Vec::new(),
        };
        for argument in who {
            filled.add(Slot::Subject, Role::Actor, argument);
        }
    }
    // "أعلنت الوزارة مقتل جنود": nobody does what only befalls somebody.
    if filled.actors.is_empty()
        && !befalls
        && let Some(told) = subjects.told.resumed(scene, trigger, row, &filled)
    {
        resume(told, trigger, &mut filled);
    }
    if filled.actors.is_empty()
        && !befalls
        && (row.takes(Role::Actor) || row.takes(Role::Recipient))
    {
        match control::controlled(scene, trigger, subjects) {
            Controlled::Acts(who) => {
                for argument in who {
                    if !filled.recipients.iter().any(|have| have.entity == argument.entity) {
                        filled.add(Slot::Subject, Role::Actor, argument);
                    }
                }
            }
            // Whoever suffers from protests is not whom they are against.
            Controlled::Suffers(who)
                if filled.recipients.is_empty() && row.kind != ClaimType::Protest =>
            {
                for argument in who {
                    let argument = Argument { slot: "sufferer", ..argument };
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

/// Whether a clash stands behind "في" in a clause that says whom something befell.
fn hurts(scene: &Scene<'_>, clash: usize, subjects: &Subjects) -> bool {
    let line = &scene.line;
    let verb = (clash.saturating_sub(8)..clash).rev().find(|&at| line.upos(at) == Upos::Verb);
    clash > 0
        && matches!(line.normal(clash - 1), "في" | "خلال")
        && verb.is_some_and(|verb| subjects.is_passive(verb))
}

/// "وكان في استقباله": whether a noun says that somebody stands there to welcome or see off a guest.
fn receives(scene: &Scene<'_>, noun: usize) -> bool {
    let line = &scene.line;
    matches!(bare(&line.word(noun).lemma), "استقبال" | "وداع" | "توديع")
        && noun > 0
        && line.normal(noun - 1) == "في"
        && (noun.saturating_sub(4)..noun - 1).any(|at| matches!(&*line.word(at).lemma, "كان"))
}

/// Whether a word of time stands right before a noun: "بعد معارك", "إثر خلاف".
fn is_behind_main(scene: &Scene<'_>, noun: usize) -> bool {
    let before = noun.checked_sub(1).map_or("", |at| scene.line.normal(at));
    matches!(before, "بعد" | "اثر" | "عقب" | "خلال" | "وسط" | "رغم")
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

/// Nouns of what befalls somebody, whoever brings it: who announces or regrets it does not.
const BEFALLS: &[&str] =
    &["مقتل", "مصرع", "استشهاد", "اصابه", "وفاه", "سقوط", "انفجار", "فقدان", "غرق"];

/// Whether a word names what befalls somebody.
pub(super) fn befalls(scene: &Scene<'_>, at: usize) -> bool {
    BEFALLS.contains(&&*scene.line.word(at).lemma)
}

/// The subject of a supporting verb in a relative clause behind a noun, and whom the clause says that it strikes: "هجوما شنه مسلحون على مركز".
fn carried_out_by(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
) -> (Vec<Argument>, Vec<Argument>) {
    let line = &scene.line;
    let end = (trigger.to + 10).min(line.len());
    let stops = |at: &usize| {
        !matches!(line.normal(*at), "." | "،" | ":")
            && !scene.phrases.iter().any(|phrase| phrase.from == *at)
    };
    let carries = |&at: &usize| scene.passes(at) == Some(Passes::Subject);
    // "شنه" may have been read as a noun.
    let verbal = |at: &usize| {
        line.upos(*at) == Upos::Verb || carries(at) && scene.pronoun_after(*at).is_some()
    };
    let verb = (trigger.to..end).take_while(stops).find(verbal);
    // "شنه", "قام بها": the noun comes back as a pronoun.
    let comes_back = |at: &usize| {
        scene.pronoun_after(*at).is_some()
            || line.normal(at + 1) == "ب" && line.upos(at + 2) == Upos::Pron
    };
    let Some(verb) = verb.filter(|at| carries(at) && comes_back(at)) else {
        return Default::default();
    };
    let mut around = behind(scene, verb, true);
    let as_carrier =
        |(argument, ..): &(Argument, EntityType, Level)| Argument { slot: "carrier", ..*argument };
    let mut actors: Vec<Argument> =
        around.bare.first().into_iter().flatten().map(as_carrier).collect();
    if actors.is_empty()
        && let Some(phrase) = so_called(scene, verb)
    {
        actors.push(argument(phrase, "carrier"));
        around = behind(scene, phrase.to - 1, true);
    }
    let owned = scene.pronoun_after(verb).is_some();
    let struck = around
        .slots
        .iter()
        .filter(|(slot, ..)| owned && row.role(*slot) == Some(Role::Recipient))
        .map(|(slot, argument, _)| Argument { slot: slot.name(), ..*argument });
    (actors, struck.collect())
}

/// "شنته ما تسمى ب«سرايا الدفاع»": a name behind words of naming, as the subject of a verb.
fn so_called<'a>(scene: &'a Scene<'_>, verb: usize) -> Option<&'a Phrase> {
    let line = &scene.line;
    let from = verb + 1 + usize::from(scene.pronoun_after(verb).is_some());
    let named = line.normal(from) == "ما" && line.upos(from + 1) == Upos::Verb;
    let names = matches!(
        &*line.get(from + 1)?.lemma,
        "سمي" | "اسمي" | "وصف" | "عرف" | "اطلق" | "دعا" | "يسمي" | "تسمي"
    );
    let near = |phrase: &&Phrase| (from + 2..from + 6).contains(&phrase.from);
    scene.phrases.iter().find(near).filter(|_| named && names)
}

/// "هجوم استهدف المطار", "قصف طال أحياء المدينة": the object of a verb of striking that describes the noun.
fn struck(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Vec<Argument> {
    let line = &scene.line;
    let end = (trigger.to + 6).min(line.len());
    let stops = |at: &usize| !matches!(line.normal(*at), "." | ":" | "؛" | "و");
    let verb = (trigger.to..end).take_while(stops).find(|&at| line.upos(at) == Upos::Verb);
    let strikes = |at: usize| {
        STRIKES.contains(&&*line.word(at).lemma) || scene.passes(at) == Some(Passes::Sufferer)
    };
    let Some(verb) = verb.filter(|&at| strikes(at)) else {
        return Vec::new();
    };
    let around = behind(scene, verb, true);
    let object = around.bare.first().into_iter().flatten();
    object.map(|(argument, ..)| Argument { slot: "struck", ..*argument }).collect()
}

/// Verbs whose object is what an attack or a measure strikes, also those of which it is the subject ("قصف شهدته المنطقة", "هجوم تعرض له موقع").
const STRIKES: &[&str] =
    &["استهدف", "طال", "اصاب", "ضرب", "شمل", "شهد", "هز", "دمر", "اوقع", "قتل", "تعرض"];

/// Whether a noun stands at a word that names an event or tie whatever stands before or behind it.
pub(super) fn is_event_alone(scene: &Scene<'_>, noun: usize) -> bool {
    let word = scene.line.word(noun);
    let named =
        |spelling: &str| scene.knowledge.predicates.nouns(spelling).any(|row| row.before.is_none());
    named(&word.lemma) || named(bare(&word.normal))
}

/// Whether a verb carries out the noun that it describes: "الهجوم الذي شنه".
pub(super) fn is_carried(scene: &Scene<'_>, verb: usize) -> bool {
    scene.pronoun_after(verb).is_some() && scene.passes(verb) == Some(Passes::Subject)
}

/// The genitive of a noun: a phrase right behind it, adjectives of the noun apart.
pub(super) fn adjacent<'around>(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    around: &'around Around,
) -> Option<&'around [(Argument, EntityType, Level)]> {
    // A noun with its article is no construct: "الغارات الجوية السعودية".
    let open = trigger.to > trigger.at + 1
        || !scene.line.normal(trigger.at).starts_with("ال")
        || scene.line.word(trigger.at).lemma.starts_with("ال");
    let first = around.bare.first().filter(|_| open)?;
    let start = first.first()?.0.words.start();
    let mut at = trigger.to;
    let mut words = 0;
    // "مصرع ما لا يقل عن 24 شخصا", "مقتل أكثر من 50 جنديا".
    let counting = (at..at + 5).find(|&word| {
        matches!(scene.line.normal(word), "من" | "عن")
            && word > at
            && matches!(scene.line.normal(word - 1), "اكثر" | "اقل" | "ازيد" | "يقل" | "يزيد")
    });
    at = counting.map_or(at, |word| word + 1);
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

/// "قصف الطيران مبنى", "إسقاط فلسطينيين طائرة", "قتل جندي شيرين": what stands right behind the genitive and cannot describe it is what is done to.
fn behind_actor(scene: &Scene<'_>, genitive: &Argument) -> Option<Argument> {
    let actor = scene.phrases.iter().find(|phrase| phrase.span == genitive.words)?;
    let line = &scene.line;
    // "اقتحام القوات بلدة قباطية": a noun for a place stands before its name.
    // "اقتحام مستوطنين باحات المسجد": so does a part of it or a building.
    let part = PARTS.contains(&line.normal(actor.to));
    let classified = scene.introduces(actor.to, is_place) || part;
    let from = actor.to + usize::from(classified);
    let object = scene.phrases.iter().find(|phrase| phrase.from == from)?;
    let definite = |phrase: &Phrase| {
        phrase.level == Level::Nam && !phrase.span.of(scene.text).ends_with("يين")
            || phrase.span.of(scene.text).starts_with("ال")
    };
    let thing = matches!(object.kind, EntityType::Loc | EntityType::Gpe)
        || part
        || line.normal(object.from).ends_with('ا')
        || line.upos(object.from) == Upos::Num;
    // A title or a trade behind a name describes it: "مقتل محمد علي ناشط حقوقي".
    let fits = match (definite(actor), definite(object) && !classified) {
        (true, false) => thing || actor.kind != EntityType::Per,
        (false, true) => object.kind == EntityType::Per && is_armed(actor.kind),
        (false, false) => thing || is_armed(object.kind) && !is_armed(actor.kind),
        (true, true) => false,
    };
    let acts = is_armed(actor.kind)
        || matches!(actor.kind, EntityType::Gpe | EntityType::Grp | EntityType::Per);
    (fits && acts).then(|| argument(object, "obj"))
}

/// "تضامن تونس مع الصومال", "دعم المملكة للسودان": whether a state or body that may act stands between a noun and ل or مع with whom it is for.
fn helps(scene: &Scene<'_>, row: &Predicate, genitive: &Argument) -> bool {
    let Some(phrase) = scene.phrases.iter().find(|phrase| phrase.span == genitive.words) else {
        return false;
    };
    let slot = match scene.line.normal(phrase.to) {
        "ل" => Slot::Li,
        "مع" => Slot::Maa,
        _ => return false,
    };
    let beside = scene.phrases.iter().any(|other| {
        (phrase.to + 1..phrase.to + 3).contains(&other.from) && other.entity != phrase.entity
    });
    beside
        && row.role(Slot::Genitive) == Some(Role::Actor)
        && row.role(slot).map_or(slot == Slot::Li, |role| role == Role::Recipient)
        && row.takes(Role::Recipient)
        && matches!(phrase.kind, EntityType::Arm | EntityType::Org | EntityType::Gpe)
        && (phrase.level == Level::Nom || !is_town(scene, genitive, phrase.kind))
}

/// Parts of places and what bodies have there: what is stormed, shelled or burnt, before the name of whose it is.
const PARTS: &[&str] = &[
    "باحات",
    "باحه",
    "ساحه",
    "ساحات",
    "مبني",
    "مباني",
    "مقر",
    "مقار",
    "مقرات",
    "مكتب",
    "مكاتب",
    "منزل",
    "منازل",
    "بيت",
    "بيوت",
    "حي",
    "احياء",
    "قريه",
    "قري",
    "بلده",
    "بلدات",
    "اراضي",
    "مناطق",
    "مواقع",
    "موقع",
    "مواضع",
    "معسكر",
    "معسكرات",
    "ثكنه",
    "مركز",
    "مراكز",
    "محيط",
    "ضواحي",
    "اطراف",
    "حقول",
    "خيام",
    "مخيم",
    "مخيمات",
    "مدرسه",
    "مدارس",
    "مستشفي",
    "مستشفيات",
    "مسجد",
    "مساجد",
    "كنيسه",
    "كنايس",
    "سوق",
    "اسواق",
    "طريق",
    "حاجز",
    "حواجز",
    "نقطه",
    "نقاط",
];

const fn is_armed(kind: EntityType) -> bool {
    matches!(kind, EntityType::Arm)
}

/// Whether ل stands right behind a phrase that may act: a state, a body, a force, a person named.
fn acts_before_li(scene: &Scene<'_>, argument: &Argument) -> bool {
    let Some(phrase) = scene.phrases.iter().find(|phrase| phrase.span == argument.words) else {
        return false;
    };
    let line = &scene.line;
    let object = phrase.to + 1;
    line.normal(phrase.to) == "ل"
        && matches!(line.upos(object), Upos::Noun | Upos::Propn | Upos::X)
        && (line.normal(object).starts_with("ال")
            || scene.phrase_at(object).is_some()
            || line.upos(object) == Upos::Noun && line.normal(object + 1).starts_with("ال"))
        && (phrase.level == Level::Nam
            || matches!(phrase.kind, EntityType::Arm | EntityType::Org | EntityType::Gpe))
}

fn nationality(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Option<Argument> {
    for at in trigger.at + 1..(trigger.to + 3).min(scene.line.len()) {
        let word = scene.line.word(at);
        if let Some(state) = scene.knowledge.gazetteer.adjective(&word.normal) {
            let entity = scene.states.state(state)?;
            return Some(Argument { entity, words: word.span, slot: "nisba" });
        }
        if !matches!(word.upos, Upos::Adj | Upos::Noun | Upos::X) || scene.in_name(at) {
            return None;
        }
    }
    None
}

/// The states of two or more nationality adjectives side by side behind a noun.
fn parties(scene: &Scene<'_>, trigger: &Trigger<'_>) -> Vec<Argument> {
    let mut found: Vec<Argument> = Vec::new();
    for at in trigger.at + 1..(trigger.to + 4).min(scene.line.len()) {
        let word = scene.line.word(at);
        let state = scene.knowledge.gazetteer.adjective(&word.normal);
        let entity = state.and_then(|state| scene.states.state(state));
        match entity {
            Some(entity) => found.push(Argument { entity, words: word.span, slot: "nisba" }),
            None if word.upos == Upos::Adj && found.is_empty() => {}
            None => break,
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// Whether somebody has guns and aircraft: a force, a government, a state.
fn wields(scene: &Scene<'_>, one: &Argument) -> bool {
    let kind = scene.mentions.entities[one.entity].kind;
    matches!(noun_class(scene, one), Some("force" | "government" | "fighters"))
        || kind == EntityType::Arm
        || kind == EntityType::Gpe && !is_town(scene, one, kind)
}

#[cfg(test)]
mod tests {
    use super::{BEFALLS, PARTS, STRIKES};

    /// Lists are compared with folded words, so an unfolded row would never match.
    #[test]
    fn lists_are_folded() {
        for word in BEFALLS.iter().chain(STRIKES).chain(PARTS) {
            assert_eq!(khabar_text::normal(word), *word);
        }
    }
}
