//! Who says it: the subject behind or before a verb of saying, the noun phrase behind a preposition.

use khabar_types::{EntityId, EntityType, Level, Upos};

use super::{
    content::Content,
    cues,
    cues::{cue_at, is_document, is_research},
};
use crate::claims::{Scene, Subjects, agreement::Nature, scene::Break, scene::Phrase};
use crate::{knowledge::Slot, sentence::bare};

/// The subject behind a verb of saying, before what is said starts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Behind {
    /// The speaker.
    pub entity: Option<EntityId>,
    /// Right behind the verb.
    pub near: bool,
    /// "البيان", "التقرير": whoever wrote it.
    pub document: bool,
    /// A noun stands there that is nobody whom the text has named.
    pub unknown: bool,
}

/// Look behind a word for the noun phrase that speaks.
pub(super) fn behind(scene: &Scene<'_>, end: usize, content: Option<Content>) -> Behind {
    let limit = content.map_or(scene.line.len(), |content| content.opener.max(end));
    let first = scene.item_of[end - 1] + 1;
    let mut found = Behind::default();
    let mut governed: Option<EntityId> = None;
    let mut headed = false;
    // "قال أمام رجال افترش بعضهم": whoever a relative clause names does not speak.
    let mut described = false;
    // "قال #دبلوماسيون": the sign is nothing; "أفاد به بيان": what is said comes back as a pronoun.
    let first = first + usize::from(scene.word(first) == "#");
    let back = matches!(scene.word(first), "ب" | "عن") && scene.upos(first + 1) == Upos::Pron;
    let first = first + if back && scene.word(first) == "ب" { 2 } else { 0 };
    let first = behind_day(scene, first);
    for item in first..scene.items.len().min(first + 24) {
        if scene.items[item].from >= limit {
            break;
        }
        let gap = scene.break_before(item);
        if gap == Break::Full || gap == Break::Clause && !is_relative(scene.word(item)) {
            break;
        }
        described |= item > first && matches!(scene.word(item), "الذي" | "التي" | "الذين");
        if let Some(phrase) = scene.phrase(item).filter(|phrase| phrase.kind != EntityType::Loc) {
            if described {
                continue;
            }
            // "ذكر تقرير لمنظمة العفو أن": whose report it is.
            if item == first
                && let Some(author) = author(scene, item)
            {
                return Behind { entity: Some(author), near: true, ..Behind::default() };
            }
            if is_governed(scene, item) {
                if headed && governed.is_none() {
                    governed =
                        Some(named_beside(scene, item, limit, true).unwrap_or(phrase.entity));
                }
                continue;
            }
            let named = named_beside(scene, item, limit, headed).unwrap_or(phrase.entity);
            found.entity = Some(named);
            // "نقلت عنه رويترز".
            let of_him = scene.word(first) == "عن" && scene.upos(first + 1) == Upos::Pron;
            found.near = item == first
                || !headed && scene.upos(first) == Upos::Pron
                || of_him && item == first + 2;
            return found;
        }
        let word = scene.word(item);
        let written = is_document(word) || is_research(word);
        if written && item <= first + 1 && scene.upos(item - 1) != Upos::Adp {
            found.document = true;
            // "تقرير وكالة الأنباء" names its author, "التقرير" does not.
            if word.starts_with("ال") {
                return found;
            }
            // "التصريحات من الأمم المتحدة".
            let bound = matches!(scene.word(item + 1), "من" | "ل" | "عن" | "باسم");
            let author = if bound { item + 2 } else { item + 1 };
            if let Some(author) = scene.phrase(author) {
                return Behind { entity: Some(author.entity), near: true, ..Behind::default() };
            }
        }
        headed |= item == first
            && matches!(scene.upos(item), Upos::Noun | Upos::Adj | Upos::Propn | Upos::X);
        if content.is_none() && gap == Break::Comma && item > first {
            break;
        }
        let opens = item == first + 1 || is_relative(scene.word(item - 1));
        if scene.upos(item) == Upos::Verb && item > first && !opens {
            break;
        }
    }
    // "قال ناطق باسم الجيش": the head is no mention, what it belongs to is.
    if !found.document || governed.is_some() {
        found.entity = governed;
        found.document &= found.entity.is_none();
    }
    found.unknown = headed
        && found.entity.is_none()
        && !found.document
        && cue_at(scene, scene.items[first].from).is_none();
    found
}

/// "أورده، اليوم الأربعاء، بيان": the item behind a day or hour between two commas.
fn behind_day(scene: &Scene<'_>, first: usize) -> usize {
    let comma = |item: usize| matches!(scene.word(item), "،" | ",");
    let quiet = |item: &usize| scene.phrase(*item).is_none() && scene.upos(*item) != Upos::Verb;
    let open = first + usize::from(scene.upos(first) == Upos::Pron);
    let close = (open + 1..open + 7).take_while(quiet).find(|&item| comma(item));
    close.filter(|_| comma(open)).map_or(first, |close| close + 1)
}

fn is_relative(word: &str) -> bool {
    matches!(word, "الذي" | "التي" | "الذين" | "كما" | "ما")
}

fn is_governed(scene: &Scene<'_>, item: usize) -> bool {
    let behind = |item: usize| {
        item > 0
            && !scene.expresses(item - 1)
            && (scene.upos(item - 1) == Upos::Adp || scene.preposition(item - 1).is_some())
    };
    // "كبير المستشارين للرئيس دونالد ترمب": a title may stand between.
    let title = item > 0
        && scene.phrase(item - 1).is_none()
        && scene.knowledge.lexicon.titles.longest([scene.word(item - 1)]).is_some();
    // "روى لوكالة فرانس برس ضابط": so may the noun of a medium.
    let medium = item > 1
        && scene.phrase(item - 1).is_none()
        && MEDIA.contains(&bare(scene.word(item - 1)))
        && scene.word(item - 2) == "ل";
    behind(item) || (title || medium) && behind(item - 1)
}

/// "رئيس المجلس، خالد المشري", "المدونة نادين الفارسي": the name beside a description.
fn named_beside(scene: &Scene<'_>, item: usize, limit: usize, headed: bool) -> Option<EntityId> {
    let phrase = scene.phrase(item)?;
    let is_name = |phrase: &Phrase| phrase.kind == EntityType::Per && phrase.level == Level::Nam;
    if is_name(phrase) {
        // "الناطق باسم حفتر أحمد المسماري": a name right behind that of whom he speaks for.
        let next = scene.phrase(item + 1).filter(|next| headed && is_name(next))?;
        return (is_governed(scene, item) && scene.items[item + 1].from < limit)
            .then_some(next.entity);
    }
    // "موقع «ميدل إيست آي»": a classifier and the name in quotation marks.
    if phrase.level == Level::Nom
        && phrase.kind == EntityType::Org
        && matches!(scene.word(item + 1), "\"" | "«" | "“" | "”")
    {
        let name = scene.phrase(item + 2).filter(|name| name.level == Level::Nam)?;
        return (name.kind == EntityType::Org).then_some(name.entity);
    }
    let described = headed || phrase.level == Level::Nom && phrase.kind == EntityType::Per;
    let mut comma = false;
    for next in item + 1..scene.items.len().min(item + 12) {
        if scene.items[next].from >= limit {
            return None;
        }
        if let Some(beside) = scene.phrase(next) {
            if is_name(beside) && !is_governed(scene, next) {
                // "مسؤول في مقر رئيس الوزراء عبد الله الثني": the title in between is the name's.
                let indefinite = !phrase.span.of(scene.text).starts_with("ال");
                let titled = indefinite && !comma && next > item + 1 && scene.holds_title(beside);
                return ((comma || described) && !titled).then_some(beside.entity);
            }
            continue;
        }
        match scene.break_before(next) {
            Break::Full | Break::Clause => return None,
            Break::Comma => comma = true,
            Break::None => {}
        }
        if matches!(scene.upos(next), Upos::Verb | Upos::Cconj) && !described {
            return None;
        }
    }
    None
}

/// The first noun phrase behind a preposition of reporting: "بحسب مصدر", "وفقا لوكالة", "نقلا عن".
pub(super) fn behind_preposition(scene: &Scene<'_>, end: usize) -> Option<EntityId> {
    let first = scene.item_of[end - 1] + 1;
    for item in first..scene.items.len().min(first + 7) {
        // "وفق تقرير للأمم المتحدة": whose report it is.
        let document = is_document(scene.line.normal(scene.items[item].from))
            && item <= first + 1
            && scene.word(item + 1) == "ل";
        if let Some(author) = scene.phrase(item + 2).filter(|_| document) {
            return Some(author.entity);
        }
        if let Some(author) = author(scene, item) {
            return Some(author);
        }
        if let Some(phrase) = scene.phrase(item) {
            let limit = scene.line.len();
            return Some(
                named_beside(scene, item, limit.min(phrase.to + 8), false).unwrap_or(phrase.entity),
            );
        }
        if scene.break_before(item) >= Break::Comma && scene.word(item) != "ما" {
            return None;
        }
    }
    None
}

/// "تقرير لمنظمة العفو", "دراسة من معهد واشنطن", "تقرير نشره معهد واشنطن": whose a document is that is read as somebody itself.
fn author(scene: &Scene<'_>, item: usize) -> Option<EntityId> {
    let document = scene.phrase(item).filter(|phrase| phrase.level == Level::Nom)?;
    if !is_document(scene.line.normal(document.from)) {
        return None;
    }
    let next = scene.items.get(item + 1)?.from;
    let published = matches!(
        &*scene.line.word(next).lemma,
        "نشر" | "اصدر" | "اعد" | "بث" | "اورد" | "اذاع" | "وزع" | "وضع" | "كتب"
    ) && scene.pronoun_after(next).is_some();
    let behind = match scene.word(item + 1) {
        "ل" | "من" | "عن" => item + 2,
        _ if published => item + 3,
        _ => return None,
    };
    let body = scene.phrase(behind)?;
    // "تقرير من صنعاء" says where it was written.
    let place = body.kind == EntityType::Gpe && scene.word(item + 1) != "ل";
    let writes =
        matches!(body.kind, EntityType::Org | EntityType::Gpe | EntityType::Arm | EntityType::Per);
    (writes && !place).then_some(body.entity)
}

/// "نقلت X عن Y": the inner source.
pub(super) fn behind_an(
    scene: &Scene<'_>,
    end: usize,
    limit: usize,
    source: Option<Slot>,
) -> Option<EntityId> {
    let first = scene.item_of[end - 1] + 1;
    let an = (first..scene.items.len().min(first + 16))
        .take_while(|&item| scene.items[item].from < limit)
        .take_while(|&item| scene.break_before(item) < Break::Full)
        .find(|&item| {
            scene.word(item) == "عن"
                || source == Some(Slot::Min)
                    && scene.word(item) == "من"
                    && scene.phrase(item + 1).is_some_and(|who| {
                        matches!(who.kind, EntityType::Grp | EntityType::Per | EntityType::Org)
                    })
                || source == Some(Slot::Ila) && scene.word(item) == "الي"
                || scene.word(item) == "لسان" && item > 0 && scene.word(item - 1) == "علي"
        })?;
    behind_preposition(scene, scene.items[an].to)
}

/// "في بيان للجيش", "تصريح للوزير": the noun phrase behind ل.
pub(super) fn behind_preposition_li(
    scene: &Scene<'_>,
    end: usize,
    limit: usize,
) -> Option<EntityId> {
    let first = scene.item_of[end - 1] + 1;
    let li = (first..scene.items.len().min(first + 5))
        .take_while(|&item| scene.items[item].from < limit)
        .find(|&item| scene.word(item) == "ل")?;
    behind_preposition(scene, scene.items[li].to)
}

/// Whether an entity is a medium, which cites others.
pub(super) fn is_outlet(scene: &Scene<'_>, entity: EntityId) -> bool {
    let named = &scene.mentions.entities[entity];
    let gazetteer = &scene.knowledge.gazetteer;
    let known = gazetteer.by_key(&named.key).is_some_and(|id| gazetteer.is_outlet(id));
    let first = khabar_text::normal(named.ar.split(' ').next().unwrap_or_default());
    // "صحيفة «الوطن»": the noun stands before the name, a quotation mark between.
    let before = || {
        scene.all.iter().filter(|phrase| phrase.entity == entity).any(|phrase| {
            let words = (1..=2).filter_map(|back| phrase.from.checked_sub(back));
            words.into_iter().any(|at| MEDIA.contains(&bare(scene.line.normal(at))))
        })
    };
    known
        || MEDIA.contains(&bare(&first))
        || matches!(bare(&first), "وسايل" | "مراسل" | "تقارير" | "كاتب")
        || before()
}

/// Nouns for media.
const MEDIA: &[&str] = &[
    "وكاله",
    "صحيفه",
    "صحف",
    "قناه",
    "موقع",
    "اذاعه",
    "جريده",
    "مجله",
    "يوميه",
    "اسبوعيه",
    "شبكه",
    "تلفزيون",
];

/// "تأكيدات من الأجهزة": the noun phrase behind من, right behind the noun.
pub(super) fn behind_min(scene: &Scene<'_>, end: usize, limit: usize) -> Option<EntityId> {
    let first = scene.item_of.get(end).copied()?;
    let min = (first..=first + 1).find(|&item| scene.word(item) == "من")?;
    let phrase = scene.phrase(min + 1)?;
    (phrase.to <= limit).then_some(phrase.entity)
}

/// The subject of the verb that a participle hangs on, else of the first verb of the sentence.
pub(super) fn around(
    scene: &Scene<'_>,
    subjects: &Subjects,
    participle: usize,
) -> Option<EntityId> {
    let mut at = participle;
    for _ in 0..6 {
        let Some(head) = scene.line.head(at).filter(|&head| head < participle) else { break };
        if let Some(subject) = subjects.of_verb(head).first() {
            return Some(subject.entity);
        }
        at = head;
    }
    let behind_comma = participle > 0 && scene.line.upos(participle - 1) == Upos::Punct;
    subjects.first(participle).filter(|_| behind_comma)
}

/// Whether an enclitic pronoun may mean an entity.
pub(super) fn may_be(scene: &Scene<'_>, pronoun: usize, entity: EntityId) -> bool {
    nature(scene, entity).takes_pronoun(scene.line.normal(pronoun))
}

/// Gender and number of an entity as the sentence names it.
pub(super) fn nature(scene: &Scene<'_>, entity: EntityId) -> Nature {
    let words = scene
        .all
        .iter()
        .find(|phrase| phrase.entity == entity)
        .map_or(&*scene.mentions.entities[entity].ar, |phrase| phrase.span.of(scene.text));
    Nature::of(scene, entity, words)
}

/// Whether a participle in the accusative can be said of somebody, as far as its ending shows: "مؤكدين" of several, "مؤكدة" of a woman or
/// an organisation.
pub(in crate::claims) fn agrees(scene: &Scene<'_>, participle: usize, entity: EntityId) -> bool {
    let word = scene.line.normal(participle);
    let kind = scene.mentions.entities[entity].kind;
    if word.ends_with("ين") {
        return matches!(kind, EntityType::Grp | EntityType::Arm);
    }
    kind != EntityType::Per
        || nature(scene, entity).takes_relative(if word.ends_with('ه') {
            "التي"
        } else {
            "الذي"
        })
}

/// A subject left of its verb with a description between: "وكان ليون، في بيان، قد أشار", "أن موغيريني، مسؤولة ...، أعلنت".
pub(super) fn before(scene: &Scene<'_>, verb: usize, from: usize) -> Option<EntityId> {
    let last = scene.item_of[verb];
    let mut item = scene.item_of.get(from).copied()?;
    while item < last
        && (matches!(scene.upos(item), Upos::Cconj | Upos::Sconj | Upos::Punct)
            || matches!(
                scene.word(item),
                "كان" | "كانت" | "قد" | "لكن" | "ان" | "بدوره" | "بدورها" | "اما"
            ))
    {
        item += 1;
    }
    if scene.phrase(item).is_none() && matches!(scene.upos(item), Upos::Noun | Upos::Adj) {
        // "وكان معلق الشؤون ... ميلمان، قد كشف": the name right before the verb.
        let name = (item..last)
            .rev()
            .take(3)
            .find_map(|item| scene.phrase(item).filter(|_| !is_governed(scene, item)))?;
        let person = name.kind == EntityType::Per && name.level == Level::Nam;
        return person.then_some(name.entity);
    }
    let phrase = scene.phrase(item).filter(|phrase| phrase.kind != EntityType::Loc)?;
    let between = (item + 1..last).any(|item| {
        scene.upos(item) == Upos::Verb && scene.word(item) != "سبق"
            || scene.break_before(item) == Break::Full
    });
    if between || item >= last {
        return None;
    }
    Some(named_beside(scene, item, verb, false).unwrap_or(phrase.entity))
}

/// "وكان الرئيس الفلبيني، قد أعلن أن": who opens the clause, with no other verb before that of saying.
pub(super) fn apart(scene: &Scene<'_>, verb: usize) -> Option<EntityId> {
    let marked =
        (verb.saturating_sub(3)..verb).any(|at| matches!(scene.line.normal(at), "،" | ","));
    cues::clause_starts(scene, verb)
        .find_map(|from| before(scene, verb, from))
        .filter(|who| marked && nature(scene, *who).takes_verb(scene.line.word(verb)))
}

/// Whether a noun stands behind a preposition of reporting that names nobody: "وفق القانون الدولي".
pub(super) fn noun_behind(scene: &Scene<'_>, end: usize) -> bool {
    let at = end + usize::from(scene.line.normal(end) == "ل");
    matches!(scene.line.upos(at), Upos::Noun | Upos::Adj) && !is_document(scene.line.normal(at))
}

/// "التقى ميتشل بيريز، وذكر الأخير أن": whom the sentence named last before a verb, of those that may speak.
pub(super) fn named_last(scene: &Scene<'_>, verb: usize) -> Option<EntityId> {
    let relative =
        if scene.line.normal(verb + 1) == "الاخيره" { "التي" } else { "الذي" };
    let named = |phrase: &&Phrase| {
        phrase.to <= verb
            && matches!(phrase.kind, EntityType::Per | EntityType::Org)
            && phrase.level == Level::Nam
    };
    // "التقى بيريز وزير الخارجية، وذكر الأخير": so is a person without a name, unless a preposition governs him.
    let person = |phrase: &&Phrase| {
        phrase.to <= verb
            && phrase.kind == EntityType::Per
            && nature(scene, phrase.entity).takes_relative(relative)
            && !is_governed(scene, scene.item_of[phrase.from])
    };
    let late = scene.phrases.iter().rev().find(person);
    let name = scene.phrases.iter().rev().find(named);
    let last = match (late, name) {
        (Some(late), Some(name)) if late.from < name.from => Some(name),
        (Some(late), _) => Some(late),
        (None, name) => name,
    };
    last.map(|phrase| phrase.entity)
}

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::MEDIA);
    }
}
