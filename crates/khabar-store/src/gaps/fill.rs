//! Who or what stands in a sentence where a question has its gap, from its claims first, else from its words.

use std::collections::BTreeMap;

use super::{By, Gap, Gapped, MONEY, MUTUAL, Named, Part, kin::Kin, passages::Passage};
use crate::{
    places::Places,
    query::folded,
    record::{ClaimRecord, EntityRecord, MentionRecord, Offsets, Record},
    search::words,
};

/// Something that may answer.
pub(super) struct Filler {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) by: By,
    pub(super) score: f64,
    pub(super) claims: Vec<String>,
}

/// Types by which somebody says something to somebody.
const SAYING: [&str; 5] = ["REQUEST", "ACCUSE", "THREATEN", "REJECT", "AGREE"];
/// What puts somebody who acts behind a passive or a noun, folded.
const AGENTIVE: [&[&str]; 6] =
    [&["علي", "يد"], &["علي", "ايدي"], &["من", "قبل"], &["من", "جانب"], &["بواسطه"], &["بمساعده"]];
/// Prepositions that stand apart, folded: no subject follows them.
const PREPOSITIONS: [&str; 9] = ["في", "من", "الي", "علي", "عن", "مع", "ضد", "لدي", "بين"];

/// Whether a claim names one of these anywhere.
pub(super) fn takes_part(claim: &ClaimRecord, keys: &[String]) -> bool {
    let parts = claim.actors.iter().chain(&claim.recipients).chain(&claim.places);
    parts.chain(claim.sources.iter().map(|link| &link.entity)).any(|key| keys.contains(key))
}

/// How well a claim is the asked one: by its row of the table, its word, or at least its type.
pub(super) fn support(
    question: &Gapped,
    names: &[Named],
    passage: &Passage<'_>,
    claim: &ClaimRecord,
) -> f64 {
    let same_row = question.predicate.as_ref().is_some_and(|row| *row == claim.predicate);
    let same_kind = question.kind.as_ref() == Some(&claim.kind);
    let [start, end] = claim.trigger;
    let asked = |(_, place): &(f64, u32)| start <= place + 3 && *place < end;
    let same_word = passage.matched.iter().flatten().any(asked);
    if same_row || (same_kind && same_word) {
        return 1.0;
    }
    let all_in = || names.iter().all(|named| takes_part(claim, &named.keys));
    // "من انتخب مجلس النواب": "رئيس مجلس النواب" tells nothing of an election.
    let post = question.predicate.is_some() && is_post(claim);
    match (same_kind, same_word) {
        (true, false) if post => 0.2,
        // Another deed of the type counts only where all whom the question names have to do with it.
        (true, _) if all_in() => 0.6,
        (true, _) => 0.2,
        (false, true) => 0.7,
        (false, false) => 0.0,
    }
}

/// Whether the names of the question stand in the same parts of the claim.
fn parts(question: &Gapped, names: &[Named], claim: &ClaimRecord) -> f64 {
    let mutual = question.is_mutual() || MUTUAL.contains(&claim.kind.as_str());
    let has = |list: &[String], keys: &[String]| list.iter().any(|key| keys.contains(key));
    let mut sum = 0.0;
    for Named { part, keys, .. } in names {
        let (acts, receives) = (has(&claim.actors, keys), has(&claim.recipients, keys));
        let place = has(&claim.places, keys);
        let says = claim.sources.iter().any(|link| keys.contains(&link.entity));
        sum += match part {
            Part::Actor | Part::Recipient if mutual && (acts || receives) => 1.0,
            Part::Actor if acts => 1.0,
            Part::Recipient if receives || place => 1.0,
            Part::Actor | Part::Recipient if acts || receives => -1.0,
            Part::Source if says => 2.0,
            Part::Source if !claim.sources.is_empty() => -1.0,
            Part::Other if place || receives || acts => 0.7,
            Part::Other if says => 0.5,
            _ => 0.0,
        };
    }
    sum
}

/// Everything in a sentence that may stand in the gap.
pub(super) fn fillers(question: &Gapped, names: &[Named], passage: &Passage<'_>) -> Vec<Filler> {
    // What is told of somebody who is named elsewhere may be told of another.
    let far = if passage.least < 0.5 { 1.5 } else { 0.0 };
    let base = 3.0 * passage.share + passage.named - far;
    match question.gap {
        Gap::Time => times(question, names, passage, base),
        Gap::Quantity => quantities(question, names, passage, base),
        Gap::Polarity => polarity(question, names, passage, base),
        Gap::Statement => statement(question, names, passage, base),
        Gap::Actor | Gap::Recipient | Gap::Place | Gap::Source => {
            entities(question, names, passage, base)
        }
    }
}

/// The claims that are the asked one, with how much they add.
fn asked_claims<'a>(
    question: &'a Gapped,
    names: &'a [Named],
    passage: &'a Passage<'_>,
) -> impl Iterator<Item = (&'a ClaimRecord, f64)> {
    passage.claims.iter().filter_map(move |claim| {
        let support = support(question, names, passage, claim);
        let wish = if matches!(claim.modality.as_str(), "actual" | "possible") { 0.0 } else { 0.4 };
        let denied = if claim.polarity == "negated" { 0.7 } else { 0.0 };
        let asks_deeds = matches!(question.gap, Gap::Actor | Gap::Recipient);
        let denied = if asks_deeds { denied } else { 0.0 };
        let worth = 2.0 * support + 0.5 * parts(question, names, claim) - wish - denied;
        (support > 0.5).then_some((*claim, worth))
    })
}

fn entities(question: &Gapped, names: &[Named], passage: &Passage<'_>, base: f64) -> Vec<Filler> {
    let record = passage.record;
    let texts = Places::of(&record.text);
    let mut found: Vec<Filler> = Vec::new();
    for (claim, worth) in asked_claims(question, names, passage) {
        let mut before = 0;
        for key in in_gap(question, passage, claim) {
            let Some(mention) = called(record, &key, claim.trigger) else { continue };
            let text = texts.slice([mention.start, mention.end]);
            let elsewhere = question.gap == Gap::Place && placed(question, passage, mention) < 0.0;
            if elsewhere || is_asked(question, names, &key, text) {
                continue;
            }
            let within = passage.at[0] <= mention.start && mention.start < passage.at[1];
            let near = if within { nearness(question, passage, mention.start) } else { 0.0 };
            // Those whom a claim names first are the surest.
            let rank = 0.2 * f64::from(before);
            before += 1;
            let exact = question.gap == Gap::Place
                && record.entities.iter().any(|one| one.id == key && one.within.is_some());
            found.push(Filler {
                text: citation(record, &texts, mention),
                value: key,
                by: By::Claim,
                score: base
                    + worth
                    + 0.8 * near
                    + 0.5 * placed(question, passage, mention)
                    + if exact { 0.4 } else { 0.0 }
                    - vague(text, mention)
                    - rank,
                claims: vec![claim.id.clone()],
            });
        }
    }
    if !passage.has_deed(question) && passage.share < 0.6 {
        return found;
    }
    for mention in &record.mentions {
        let within = passage.at[0] <= mention.start && mention.start < passage.at[1];
        let text = texts.slice([mention.start, mention.end]);
        let inner = record.mentions.iter().any(|outer| {
            outer.start <= mention.start
                && mention.end <= outer.end
                && outer.end - outer.start > mention.end - mention.start
                && outer.entity != mention.entity
        });
        // "قوات حفتر" are not he.
        if !within || inner || is_asked(question, names, &mention.entity, text) {
            continue;
        }
        let entity = record.entities.iter().find(|entity| entity.id == mention.entity);
        let Some(kind) = kind_fits(question.gap, mention, entity) else { continue };
        found.push(Filler {
            text: citation(record, &texts, mention),
            value: mention.entity.clone(),
            by: By::Sentence,
            score: base
                + 1.6 * nearness(question, passage, mention.start)
                + kind
                + placed(question, passage, mention)
                - vague(text, mention),
            claims: passage.claim_ids(),
        });
    }
    found
}

/// Those who stand in the gap of a claim.
fn in_gap(question: &Gapped, passage: &Passage<'_>, claim: &ClaimRecord) -> Vec<String> {
    let mutual = MUTUAL.contains(&claim.kind.as_str());
    let both = || claim.actors.iter().chain(&claim.recipients).cloned().collect();
    match question.gap {
        Gap::Actor | Gap::Recipient if mutual => both(),
        Gap::Actor => claim.actors.iter().filter(|key| !is_object(claim, key)).cloned().collect(),
        Gap::Recipient if claim.recipients.is_empty() => claim.places.clone(),
        Gap::Recipient => claim.recipients.clone(),
        Gap::Place => claim.places.clone(),
        Gap::Source => {
            let [start, end] = claim.trigger;
            // Whoever does what the first word says: "من كشف ...".
            let verb = passage.matched.first().copied().flatten();
            let is_verb = verb.is_some_and(|(_, place)| start <= place + 3 && place < end);
            let says = claim.sources.iter().rev().map(|link| link.entity.clone());
            let acts = claim.actors.iter().filter(|_| is_verb).cloned();
            says.chain(acts).collect()
        }
        Gap::Time | Gap::Quantity | Gap::Polarity | Gap::Statement => Vec::new(),
    }
}

/// Whether a claim says that somebody has a post or belongs somewhere.
fn is_post(claim: &ClaimRecord) -> bool {
    matches!(claim.kind.as_str(), "LEADS" | "AFFILIATED")
}

/// "انتخب النواب عقيلة صالح رئيسا": whoever has a post is the one elected, not the one who elects.
fn is_object(claim: &ClaimRecord, key: &str) -> bool {
    is_post(claim)
        && claim.rule == "claims.verb"
        && claim.arguments.iter().any(|argument| {
            argument.entity == key && argument.role == "actor" && argument.slot == "obj"
        })
}

/// Whether somebody is one whom the question names, or is called by a name of which that one is a part, or by a part of that one.
fn is_asked(question: &Gapped, names: &[Named], key: &str, text: &str) -> bool {
    let asked = format!(" {} ", folded(&question.text));
    let text = format!(" {} ", folded(text));
    let called = |name: &str| {
        let name = format!(" {} ", folded(name));
        text.contains(&name) || name.contains(&text)
    };
    // What only repeats the question answers nothing.
    let repeats = text.trim().contains(' ') && asked.contains(&text);
    repeats
        || names
            .iter()
            .any(|named| named.keys.iter().any(|known| known == key) || called(&named.name))
}

/// What is taken off for words that name nobody: most for a single noun.
fn vague(text: &str, mention: &MentionRecord) -> f64 {
    match (mention.level.as_str(), text.split_whitespace().count()) {
        ("NAM", _) => 0.0,
        (_, 0 | 1) => 1.2,
        _ => 0.4,
    }
}

/// How well a kind of entity answers; `None` where it cannot.
fn kind_fits(gap: Gap, mention: &MentionRecord, entity: Option<&EntityRecord>) -> Option<f64> {
    let town = entity.is_none_or(|entity| entity.within.is_some());
    match (gap, mention.kind.as_str()) {
        (Gap::Place, "GPE" | "LOC") => Some(if town { 0.2 } else { 0.0 }),
        (Gap::Place, _) => None,
        (Gap::Recipient, _) => Some(0.0),
        (_, "LOC") => None,
        (_, "GPE") if town => Some(-1.0),
        (_, "GPE") => Some(-0.3),
        (Gap::Source, "ARM") => Some(-0.2),
        _ => Some(0.0),
    }
}

/// From 1, at the first word of the question (else that of the deed, else any), down with the distance in words.
fn nearness(question: &Gapped, passage: &Passage<'_>, place: u32) -> f64 {
    let index = |place: u32| passage.words.iter().take_while(|(at, ..)| *at < place).count();
    let matched = |row: usize| passage.matched.get(row).copied().flatten();
    let anchors: Vec<u32> = match matched(0).or_else(|| matched(question.deed)) {
        Some((_, at)) => vec![at],
        None => passage.matched.iter().flatten().map(|(_, at)| *at).collect(),
    };
    let here = index(place);
    let steps = anchors.into_iter().map(|at| {
        let there = index(at);
        // An Arabic verb stands before its subject more often than behind it; one in the plural stands behind it.
        let plural = passage.words.get(there).is_some_and(|(_, word, _)| word.ends_with("وا"));
        let behind = here > there;
        let steps = here.abs_diff(there);
        if behind == plural { 2 * steps + 1 } else { steps }
    });
    let steps = steps.min().map_or(40.0, |steps| f64::from(u32::try_from(steps).unwrap_or(40)));
    1.0 / (1.0 + steps / 5.0)
}

/// What the words right before somebody say about the part that is played.
fn placed(question: &Gapped, passage: &Passage<'_>, mention: &MentionRecord) -> f64 {
    let before: Vec<String> = words_before(passage, mention.start);
    let ends = |phrase: &[&str]| {
        before.len() >= phrase.len()
            && before.iter().rev().zip(phrase.iter().rev()).all(|(one, other)| one == other)
    };
    let last = before.last().map_or("", String::as_str);
    match question.gap {
        Gap::Actor if AGENTIVE.iter().any(|phrase| ends(phrase)) => 1.6,
        Gap::Actor if PREPOSITIONS.contains(&last) => -0.8,
        Gap::Recipient => {
            let asked = question.preposition.as_deref().map(folded);
            if asked.is_some_and(|asked| asked == last) { 0.8 } else { 0.0 }
        }
        Gap::Place => {
            let asked = question.preposition.as_deref().map(folded);
            match (asked.as_deref(), last) {
                (Some("الي"), "الي") | (Some("من"), "من") => 1.0,
                (Some("الي"), "من") | (Some("من"), "الي") => -1.0,
                (_, "في" | "الي" | "مدينه" | "من") => 0.4,
                _ => 0.0,
            }
        }
        _ => 0.0,
    }
}

/// Up to three folded words that stand before a place.
fn words_before(passage: &Passage<'_>, place: u32) -> Vec<String> {
    let length = usize::try_from(place.saturating_sub(passage.at[0])).unwrap_or_default();
    let head: String = passage.text.chars().take(length).collect();
    let all: Vec<String> = words(&head).map(|word| word.normal).collect();
    all.into_iter().rev().take(3).rev().collect()
}

/// The mention by which a text calls somebody nearest to a place; those by name go first.
fn called<'a>(record: &'a Record, key: &str, near: Offsets) -> Option<&'a MentionRecord> {
    record
        .mentions
        .iter()
        .filter(|mention| mention.entity == key)
        .min_by_key(|mention| (mention.level != "NAM", mention.start.abs_diff(near[0])))
}

/// What somebody is called in an answer: a person by the fullest name in the text, everybody else by the one that it uses most, a body with the noun that stands before it somewhere ("قوات
/// البنيان المرصوص"); a common noun without the ending of an accusative, which its adjectives share.
fn citation(record: &Record, texts: &Places<'_>, mention: &MentionRecord) -> String {
    let text = texts.slice([mention.start, mention.end]);
    if mention.level == "NAM" {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let same = |other: &&MentionRecord| {
            other.entity == mention.entity && other.level == "NAM" && other.kind == mention.kind
        };
        for other in record.mentions.iter().filter(same) {
            let name = texts.slice([other.start, other.end]);
            // A plural in the nominative is the form of all its cases.
            let nominative = name.strip_suffix("ين").map(|stem| format!("{stem}ون"));
            let name = match nominative {
                Some(nominative) if record.text.contains(&nominative) => nominative,
                _ => name.to_owned(),
            };
            *counts.entry(name).or_default() += 1;
        }
        let words = |name: &str| name.split_whitespace().count();
        let person = mention.kind == "PER";
        let best = counts.iter().max_by_key(|(name, count)| {
            let full = if person { words(name) } else { 0 };
            (full, **count, *name == text)
        });
        let best = best.map_or(text, |(name, _)| name);
        let body = matches!(&*mention.kind, "ARM" | "ORG");
        let tail = format!(" {best}");
        let fuller = counts.iter().filter(|(name, _)| body && name.ends_with(&tail));
        return fuller.max_by_key(|(_, count)| **count).map_or(best, |(name, _)| name).to_owned();
    }
    let bare = |word: &str| {
        let letters = word.chars().count();
        word.strip_suffix('ا').filter(|_| letters > 3).unwrap_or(word).to_owned()
    };
    let text: Vec<&str> = text.split_whitespace().collect();
    let accusative =
        text.first().is_some_and(|word| word.ends_with('ا') && !word.starts_with("ال"));
    let words = text.iter().map(|word| if accusative { bare(word) } else { (*word).to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

fn times(question: &Gapped, names: &[Named], passage: &Passage<'_>, base: f64) -> Vec<Filler> {
    let is_calendar = |value: &str| value.starts_with(|c: char| c.is_ascii_digit());
    let mut found: Vec<Filler> = Vec::new();
    for (claim, worth) in asked_claims(question, names, passage) {
        let Some(time) = claim.time.as_ref().filter(|time| is_calendar(time)) else { continue };
        found.push(Filler {
            value: time.clone(),
            text: time.clone(),
            by: By::Claim,
            score: base + worth,
            claims: vec![claim.id.clone()],
        });
    }
    for time in &passage.record.times {
        let within = passage.at[0] <= time.start && time.start < passage.at[1];
        let Some(value) = time.value.as_ref().filter(|value| within && is_calendar(value)) else {
            continue;
        };
        found.push(Filler {
            value: value.clone(),
            text: value.clone(),
            by: By::Sentence,
            score: base + 1.6 * nearness(question, passage, time.start),
            claims: passage.claim_ids(),
        });
    }
    found
}

fn quantities(question: &Gapped, names: &[Named], passage: &Passage<'_>, base: f64) -> Vec<Filler> {
    let record = passage.record;
    let texts = Places::of(&record.text);
    let noun = question.noun.as_deref().map(|noun| Kin::of(&folded(noun)));
    let mut found = Vec::new();
    for (row, quantity) in record.quantities.iter().enumerate() {
        let within = passage.at[0] <= quantity.start && quantity.start < passage.at[1];
        // The noun may stand behind the number that it counts.
        let around = texts.slice([quantity.start, quantity.end + BEHIND]);
        let counted = noun.as_ref().is_some_and(|noun| {
            words(around).take(4).any(|word| noun.likeness(&Kin::of(&word.normal)).is_some())
        });
        let unit = is_wanted(question, &quantity.unit);
        let any = question.unit.is_none() && noun.is_none();
        if !within || !(unit || counted || any) {
            continue;
        }
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let of_claim = asked_claims(question, names, passage)
            .filter(|(claim, _)| claim.quantities.contains(&row))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        let (by, claims, worth) = match of_claim {
            Some((claim, worth)) => (By::Claim, vec![claim.id.clone()], worth),
            None => (By::Sentence, passage.claim_ids(), 0.0),
        };
        let loose = quantity.modifier.as_ref().map_or_else(String::new, |word| format!("{word} "));
        found.push(Filler {
            value: quantity.value.to_string(),
            text: format!("{loose}{} {}", quantity.value, quantity.unit),
            by,
            score: base
                + worth
                + 0.8 * nearness(question, passage, quantity.start)
                + if counted { 0.8 } else { 0.0 }
                + if unit { 0.5 } else { 0.0 },
            claims,
        });
    }
    found
}

/// Code points behind a number in which its noun may stand.
const BEHIND: u32 = 24;

/// Whether a number of that unit is asked for.
fn is_wanted(question: &Gapped, unit: &str) -> bool {
    let is_money = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    match question.unit.as_deref() {
        None => false,
        Some(MONEY) => is_money,
        Some(asked) => asked == unit,
    }
}

fn polarity(question: &Gapped, names: &[Named], passage: &Passage<'_>, base: f64) -> Vec<Filler> {
    let answer = |negated: bool, by: By, score: f64, claims: Vec<String>| Filler {
        value: if negated { "negated" } else { "affirmed" }.into(),
        text: if negated { "لا" } else { "نعم" }.into(),
        by,
        score,
        claims,
    };
    let negator = passage.matched.first().copied().flatten().is_some_and(|(_, place)| {
        const NEGATORS: [&str; 8] = ["لم", "لن", "لا", "ما", "ليس", "ولم", "ولن", "ولا"];
        words_before(passage, place + 1)
            .iter()
            .rev()
            .take(2)
            .any(|word| NEGATORS.contains(&&**word))
    });
    let mut found: Vec<Filler> = asked_claims(question, names, passage)
        .map(|(claim, worth)| {
            let negated = claim.polarity == "negated" || negator;
            answer(negated, By::Claim, base + worth, vec![claim.id.clone()])
        })
        .collect();
    if found.is_empty() && passage.has_deed(question) && passage.share >= 0.75 {
        found.push(answer(negator, By::Sentence, base, passage.claim_ids()));
    }
    found
}

/// What somebody says in a sentence: the sentence itself.
fn statement(question: &Gapped, names: &[Named], passage: &Passage<'_>, base: f64) -> Vec<Filler> {
    let speakers = || names.iter().filter(|named| named.part == Part::Source);
    let told = |claim: &ClaimRecord| {
        let of = |named: &Named| claim.sources.iter().any(|link| named.keys.contains(&link.entity));
        speakers().any(of)
    };
    let acts = |claim: &ClaimRecord| {
        let of = |named: &Named| claim.actors.iter().any(|key| named.keys.contains(key));
        SAYING.contains(&claim.kind.as_str()) && speakers().any(of)
    };
    let said: Vec<&ClaimRecord> =
        passage.claims.iter().copied().filter(|claim| told(claim) || acts(claim)).collect();
    let Some(value) = said.first().or(passage.claims.first()).map(|claim| claim.id.clone()) else {
        return Vec::new();
    };
    if said.is_empty() && !passage.has_deed(question) {
        return Vec::new();
    }
    let by = if said.is_empty() { By::Sentence } else { By::Claim };
    let ids = |claims: &[&ClaimRecord]| claims.iter().map(|claim| claim.id.clone()).collect();
    vec![Filler {
        value,
        text: passage.text.trim().to_owned(),
        by,
        // What somebody tells comes before what he condemns or asks for.
        score: base
            + match &said[..] {
                [] => 0.0,
                said if said.iter().any(|claim| told(claim)) => 2.0,
                _ => 1.5,
            },
        claims: if said.is_empty() { passage.claim_ids() } else { ids(&said) },
    }]
}
