//! Where a claim is set.
//!
//! A place belongs to the event that it stands beside: "استقال الوزير بعد احتجاجات في البصرة" says where people protested, not where he resigned.

use khabar_types::{Argument, ClaimType, EntityId, EntityType, Level, Upos};

use super::{
    Reading,
    agreement::Nature,
    arguments::{argument, is_place},
    causes,
    scene::{Break, Phrase, Scene},
};
use crate::{
    knowledge::{Part, Slot},
    sentence::{bare, sees_events},
};

/// The nearest named place that the clause gives, behind "في" and its like; attacked places are places too. `told`: somebody is said to say it.
pub(super) fn places(
    scene: &Scene<'_>,
    reading: &Reading<'_>,
    readings: &[Reading<'_>],
    told: bool,
) -> Vec<Argument> {
    let Reading { trigger, row, filled, .. } = reading;
    let mut places = filled.places.clone();
    if row.kind.is_tie() {
        return places;
    }
    let moves = matches!(row.kind, ClaimType::Retreat | ClaimType::Mobilize);
    let town =
        |place: &Argument| scene.mentions.entities[place.entity].kind == EntityType::Gpe && moves;
    places.retain(|place| is_named(scene, place.entity) || strikes(reading, place) || town(place));
    // "انسحب من زنجبار", "توجهت إلى سرت": forces move from and to places.
    if moves && places.is_empty() {
        places.extend(moved(scene, reading));
    }
    if places.is_empty() && !speaks(row.kind) {
        places.extend(given(scene, reading, readings));
        if places.is_empty() && !told {
            places.extend(dateline(scene, reading, readings));
        }
    }
    if matches!(row.kind, ClaimType::Assault | ClaimType::Coerce) {
        for recipient in &filled.recipients {
            let place = is_place(scene.mentions.entities[recipient.entity].kind);
            if place && !places.iter().any(|have| have.entity == recipient.entity) {
                places.push(*recipient);
            }
        }
    }
    if places.is_empty() {
        places.extend(visited(scene, trigger.at).or_else(|| witness(scene, trigger.at)));
    }
    places
}

/// Whether the text names an entity anywhere: "المطار" alone is no place of a claim; "المدينة" is one that forces leave or enter.
fn is_named(scene: &Scene<'_>, entity: EntityId) -> bool {
    scene.states.is_named(entity)
}

/// "اقتحم المسلحون المطار": a place that is attacked needs no name.
fn strikes(reading: &Reading<'_>, place: &Argument) -> bool {
    matches!(reading.row.kind, ClaimType::Assault | ClaimType::Coerce)
        && (place.slot == Slot::Object.name()
            || reading.filled.recipients.iter().any(|one| one.entity == place.entity))
}

/// Acts of speech: "اتهمت كييف روسيا بقصف مستشفى في خاركيف" says where something else happened.
const fn speaks(kind: ClaimType) -> bool {
    use ClaimType::{Accuse, Concede, Reject, Request, Support, Threaten};
    matches!(kind, Accuse | Concede | Reject | Request | Support | Threaten)
}

/// The place that the words around an event give it, with those joined to it.
fn given(scene: &Scene<'_>, reading: &Reading<'_>, readings: &[Reading<'_>]) -> Vec<Argument> {
    let trigger = scene.item_of[reading.trigger.at];
    let (from, to) = clause(scene, reading);
    let nearest = (from..to)
        .filter(|&item| {
            locative(scene, item)
                && named(scene, item).is_some()
                && belongs(scene, item, reading, readings, from)
        })
        .min_by_key(|&item| (item < trigger, item.abs_diff(trigger)));
    let Some(item) = nearest.or_else(|| taken_along(scene, reading, readings, from)) else {
        return Vec::new();
    };
    let mut places: Vec<Argument> = named(scene, item).into_iter().collect();
    // "في باريس ولندن": both.
    let mut next = item + 1;
    while scene.upos(next) == Upos::Cconj
        && scene.phrase(next + 1).is_some_and(|phrase| is_place(phrase.kind))
        && !matches!(scene.upos(next + 2), Upos::Verb)
    {
        places.extend(named(scene, next + 1));
        next += 2;
    }
    places
}

/// The named place of an item, or the one inside it: "شوارع الخرطوم".
fn named(scene: &Scene<'_>, item: usize) -> Option<Argument> {
    let phrase = scene.phrase(item).filter(|phrase| is_place(phrase.kind))?;
    if is_named(scene, phrase.entity) {
        return Some(argument(phrase, "fi"));
    }
    let inner = |one: &&Phrase| {
        phrase.from < one.from
            && one.to <= phrase.to
            && one.level == Level::Nam
            && is_place(one.kind)
    };
    scene.all.iter().find(inner).map(|inner| argument(inner, "fi"))
}

/// Whether a place in the clause of an event is its own, and not that of another event beside it.
fn belongs(
    scene: &Scene<'_>,
    item: usize,
    reading: &Reading<'_>,
    readings: &[Reading<'_>],
    from: usize,
) -> bool {
    let (at, place) = (reading.trigger.at, scene.items[item].from);
    let rival = |other: &&Reading<'_>| {
        let there = other.trigger.at;
        // "قتل جنود خلال اشتباكات في أبين", "تظاهر العمال في تونس احتجاجا": one happens in the other.
        let within = reading.row.kind == ClaimType::Assault
            && other.row.kind == ClaimType::Assault
            && other.row.part == Part::Noun
            && at < there
            || reading.row.kind == ClaimType::Protest && other.row.kind == ClaimType::Protest;
        there != at
            && !within
            && !serves(scene, there)
            && !other.row.kind.is_tie()
            && !comes(scene, scene.item_of[there])
            && !causes::is_cause(scene, other, reading)
    };
    let between = |low: usize, high: usize| {
        readings.iter().filter(rival).any(|other| (low..high).contains(&other.trigger.at))
    };
    if at < place { !between(at + 1, place) } else { !between(scene.items[from].from, at) }
}

/// "في شمال العراق، حيث شنت تركيا غارات": the place that "where" takes up.
fn taken_along(
    scene: &Scene<'_>,
    reading: &Reading<'_>,
    readings: &[Reading<'_>],
    from: usize,
) -> Option<usize> {
    if scene.word(from) != "حيث" {
        return None;
    }
    let comma = usize::from(from > 0 && matches!(scene.word(from - 1), "،" | ","));
    let place = from.checked_sub(1 + comma)?;
    named(scene, place)?;
    belongs(scene, from, reading, readings, from).then_some(place)
}

/// "بغداد: اعتقال ثلاثة متظاهرين", "نابلس.. اعتقال 12 فلسطينيا": the place at the head of a line, of the first that is told behind it.
fn dateline(
    scene: &Scene<'_>,
    reading: &Reading<'_>,
    readings: &[Reading<'_>],
) -> Option<Argument> {
    let place = named(scene, 0)?;
    let marks = matches!(scene.word(1), ":" | ".." | "..." | "…" | "-" | "–" | "—");
    let (from, _) = clause(scene, reading);
    let first = readings
        .iter()
        .all(|other| other.row.kind.is_tie() || other.trigger.at >= reading.trigger.at);
    (marks && from <= 2 && first).then_some(place)
}

/// "لدى وصوله إلى مطار دبي": whether a noun of coming or going says at what moment something happens.
fn comes(scene: &Scene<'_>, item: usize) -> bool {
    item > 0
        && COMING.contains(&bare(scene.word(item)))
        && scene.upos(item + 1) == Upos::Pron
        && matches!(scene.word(item - 1), "لدي" | "عند" | "خلال" | "اثناء" | "فور" | "حين")
}

/// Nouns of coming and going.
const COMING: &[&str] = &[
    "وصول",
    "عوده",
    "دخول",
    "خروج",
    "مغادره",
    "زياره",
    "مرور",
    "عبور",
    "وجود",
    "تواجد",
    "توجه",
    "سفر",
];

/// "بلدة حوسان غرب بيت لحم": whether a place only says where another lies.
fn lies_by(scene: &Scene<'_>, item: usize) -> bool {
    let mut at = item;
    while at > 0 && DIRECTIONS.contains(&scene.word(at - 1)) {
        at -= 1;
    }
    at < item && at > 0 && named(scene, at - 1).is_some()
}

/// Words that set one place beside another.
const DIRECTIONS: &[&str] =
    &["شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "قرب", "وسط"];

/// "زيارة القاهرة": the place right behind a visit, unless another follows to which it goes ("زيارة واشنطن إلى القاهرة").
fn visited(scene: &Scene<'_>, visit: usize) -> Option<Argument> {
    let item = scene.item_of[visit];
    let phrase = scene.phrase(item + 1).filter(|phrase| is_place(phrase.kind))?;
    let goes_on = matches!(scene.line.normal(phrase.to), "ل" | "الي");
    (bare(scene.line.normal(visit)) == "زياره" && !goes_on).then(|| argument(phrase, "gen"))
}

/// "شهدت بغداد مظاهرات", "المدينة التي تشهد اشتباكات": the place that is said to see an event.
fn witness(scene: &Scene<'_>, event: usize) -> Option<Argument> {
    let item = scene.item_of[event];
    let open = |item: &usize| scene.break_before(*item) == Break::None;
    let verb = (item.saturating_sub(WITNESS_REACH)..item)
        .rev()
        .take_while(|before| open(&(before + 1)))
        .find(|&before| scene.upos(before) == Upos::Verb)?;
    if !sees_events(scene.line.word(scene.items[verb].from)) {
        return None;
    }
    let relative = verb.checked_sub(1).filter(|&at| scene.upos(at) == Upos::Det);
    let before = relative.unwrap_or(verb).checked_sub(1);
    [Some(verb + 1), before]
        .into_iter()
        .flatten()
        .filter_map(|at| scene.phrase(at))
        .find(|phrase| is_place(phrase.kind))
        .map(|phrase| argument(phrase, "subj"))
}

/// How many words and phrases may stand between the verb of seeing and what is seen.
const WITNESS_REACH: usize = 5;

/// Where forces come from or go to, also by a pronoun: "سيطر الجيش على درنة بعد انسحاب المسلحين منها".
fn moved(scene: &Scene<'_>, reading: &Reading<'_>) -> Vec<Argument> {
    let directed = |slot: Slot| matches!(slot, Slot::Min | Slot::Ila);
    let named = reading.around.slots.iter().filter(|(slot, argument, kind)| {
        directed(*slot) && is_place(*kind) && is_named(scene, argument.entity)
    });
    let mut places: Vec<Argument> = named.map(|(_, argument, _)| *argument).collect();
    if places.is_empty() {
        let pronouns = reading.around.pronouns.iter().filter(|(slot, _)| directed(*slot));
        places.extend(pronouns.filter_map(|&(_, pronoun)| taken_up(scene, pronoun)));
    }
    places
}

/// "مركزا لإيواء المهاجرين في تاجوراء": whether a noun of an event only says what the noun right before it is for.
fn serves(scene: &Scene<'_>, event: usize) -> bool {
    event >= 2
        && scene.line.normal(event - 1) == "ل"
        && scene.phrases.iter().any(|phrase| {
            phrase.to == event - 1
                && matches!(phrase.kind, EntityType::Loc | EntityType::Org)
                && phrase.level == Level::Nom
        })
}

/// The named place that a pronoun takes up.
fn taken_up(scene: &Scene<'_>, pronoun: usize) -> Option<Argument> {
    let word = scene.line.word(pronoun);
    let meant = |phrase: &&Phrase| {
        phrase.to < pronoun
            && is_place(phrase.kind)
            && is_named(scene, phrase.entity)
            && Nature::of(scene, phrase.entity, phrase.span.of(scene.text))
                .takes_pronoun(&word.normal)
    };
    let phrase = scene.phrases.iter().rev().find(meant)?;
    Some(Argument { entity: phrase.entity, words: word.span, slot: "pronoun" })
}

fn locative(scene: &Scene<'_>, item: usize) -> bool {
    let Some(phrase) = scene.phrase(item) else { return false };
    if !is_place(phrase.kind) || lies_by(scene, item) {
        return false;
    }
    let preposition = usize::from(matches!(
        item.checked_sub(1).map_or("", |before| scene.word(before)),
        "الي" | "ل" | "من" | "ب"
    ));
    if item.checked_sub(2 + preposition).is_some_and(|noun| comes(scene, noun)) {
        return true;
    }
    (1..=3).any(|back| {
        item >= back
            && match scene.preposition(item - back) {
                Some((Slot::Fi, _)) => true,
                Some((Slot::Bi, _)) => back == 1,
                _ => false,
            }
            && (item - back + 1..item).all(|between| {
                scene.phrase(between).is_none()
                    && !scene.word(between).is_empty()
                    && scene.preposition(between).is_none_or(|(slot, _)| slot == Slot::Fi)
            })
    })
}

/// The items of the clause around an event, commas included, up to full breaks and verb clauses.
fn clause(scene: &Scene<'_>, reading: &Reading<'_>) -> (usize, usize) {
    let item = scene.item_of[reading.trigger.at];
    let hard = |item: &usize| matches!(scene.break_before(*item), Break::Full | Break::Clause);
    let from = (1..=item).rev().find(hard).unwrap_or(0);
    let mut to = (item + 1..scene.items.len()).find(hard).unwrap_or(scene.items.len());
    // "الهجوم الذي وقع في حلب": the clause that describes the event is its own.
    if reading.row.part == Part::Noun
        && matches!(scene.word(to), "الذي" | "التي")
        && to <= item + RELATIVE_REACH
    {
        to = (to + 1..scene.items.len()).find(hard).unwrap_or(scene.items.len());
    }
    (from, to)
}

/// How far behind an event the relative may stand that describes it.
const RELATIVE_REACH: usize = 3;

#[cfg(test)]
mod tests {
    use super::{COMING, DIRECTIONS};

    /// Lists are compared with folded words, so an unfolded row would never match.
    #[test]
    fn lists_are_folded() {
        crate::sentence::assert_folded(COMING);
        crate::sentence::assert_folded(DIRECTIONS);
    }
}
