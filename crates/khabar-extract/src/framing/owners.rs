//! Deeds, qualities and verbs that judge: whoever does or has them.

use khabar_types::{Claim, EntityId, EntityType, Level, Tone, Upos};

use super::{Target, phrases};
use crate::{
    claims::{Phrase, Scene},
    knowledge::lexicon::FramingWord,
    sentence::bare,
};

/// Who did a deed: the actor of the claim that it names, else the noun phrase in its genitive: "مجازر الجيش".
pub(super) fn doer(
    scene: &Scene<'_>,
    claims: &[Claim],
    from: usize,
    to: usize,
    row: &FramingWord,
) -> Option<Target> {
    // "حركة التحرير": a name more often than praise.
    let definite = scene.line.normal(from).starts_with("ال");
    if row.tone == Tone::Pos && definite {
        return None;
    }
    if let Some(actor) = actor(scene, claims, from, to) {
        return Some(actor);
    }
    // "تحرير المدينة": what follows is what it was done to; "استغلال روسيا للصراع" names the doer first.
    let behind = scene.all.iter().find(|phrase| phrase.from >= to).map_or(to, |phrase| phrase.to);
    genitive(scene, to)
        .filter(|_| scene.line.normal(behind) == "ل")
        .or_else(|| supported(scene, claims, from).filter(|_| row.tone == Tone::Neg))
}

/// Who has a quality: "وحشيتها", "أكاذيب النظام", "فضيحة للحكومة", "أبدى الجنود بسالة".
pub(super) fn owner(scene: &Scene<'_>, claims: &[Claim], from: usize, to: usize) -> Option<Target> {
    possessor(scene, to).or_else(|| {
        let bare = !scene.line.normal(from).starts_with("ال");
        supported(scene, claims, from).filter(|_| bare)
    })
}

/// Who stands behind a noun as a pronoun, as its genitive, or behind ل.
pub(super) fn possessor(scene: &Scene<'_>, to: usize) -> Option<Target> {
    let line = &scene.line;
    if line.upos(to) == Upos::Pron && line.word(to).token == line.word(to - 1).token {
        return antecedent(scene, to);
    }
    genitive(scene, to).or_else(|| {
        let behind = scene.all.iter().find(|phrase| phrase.from == to + 1)?;
        let given = line.normal(to) == "ل" && behind.level == Level::Nam;
        given.then(|| phrases::of(behind))
    })
}

/// The actor of the claim that some words name.
fn actor(scene: &Scene<'_>, claims: &[Claim], from: usize, to: usize) -> Option<Target> {
    let span = scene.line.span(from, to);
    let claim = claims
        .iter()
        .find(|claim| claim.evidence.trigger.overlaps(span) && !claim.actors.is_empty())?;
    Some(kind(scene, claim.actors[0].entity))
}

/// The noun phrase right behind a noun without the article. A town is where it was, a state is who did it.
fn genitive(scene: &Scene<'_>, to: usize) -> Option<Target> {
    if scene.line.normal(to - 1).starts_with("ال") {
        return None;
    }
    let phrase = scene
        .all
        .iter()
        .find(|phrase| phrase.from >= to)
        .filter(|phrase| (to..phrase.from).all(|at| phrases::is_mark(scene.line.normal(at))))?;
    let gazetteer = &scene.knowledge.gazetteer;
    let town = match phrase.kind {
        EntityType::Gpe => gazetteer
            .by_key(&scene.mentions.entities[phrase.entity].key)
            .is_none_or(|entry| gazetteer.get(entry).class != "state"),
        EntityType::Loc => true,
        _ => false,
    };
    (!town).then(|| phrases::of(phrase))
}

/// Verbs that give a deed or a quality to their subject.
const SUPPORT: &[&str] = &[
    "ارتكب",
    "اقترف",
    "مارس",
    "شن",
    "نفذ",
    "اظهر",
    "ابدي",
    "سطر",
    "قدم",
    "اثبت",
    "واصل",
    "حقق",
    "خاض",
    "نشر",
    "روج",
    "اطلق",
    "مثل",
    "شكل",
    "بات",
    "اصبح",
    "صار",
];

/// "ارتكب الجيش مجازر", "يمثل التنظيم خطرا": the subject of a verb that has the word as its object.
fn supported(scene: &Scene<'_>, claims: &[Claim], at: usize) -> Option<Target> {
    let line = &scene.line;
    let verb = (at.saturating_sub(8)..at)
        .rev()
        .take_while(|&at| !matches!(line.normal(at), "." | ":" | "؛" | "،" | "ان" | "في" | "من"))
        .find(|&at| line.upos(at) == Upos::Verb)?;
    let object = line.head(at) == Some(verb) || at <= verb + 3;
    if !object || !SUPPORT.contains(&&*line.word(verb).lemma) {
        return None;
    }
    let between = scene.phrases.iter().rev().find(|phrase| phrase.from > verb && phrase.to <= at);
    between.map(phrases::of).or_else(|| subject(scene, claims, verb))
}

/// The subject of a verb.
pub(super) fn subject(scene: &Scene<'_>, claims: &[Claim], verb: usize) -> Option<Target> {
    if let Some(actor) = actor(scene, claims, verb, verb + 1) {
        return Some(actor);
    }
    let line = &scene.line;
    let holding = |at: usize| scene.phrase_of(at);
    let child = (0..line.len())
        .find(|&at| line.head(at) == Some(verb) && line.relation(at).starts_with("nsubj"));
    if let Some(subject) = child {
        return holding(subject).map(phrases::of);
    }
    // "الجماعات التي تعبث بالأمن", "عصابات تنهب البلاد".
    let relative = verb > 0 && RELATIVES.contains(&line.normal(verb - 1));
    if relative || line.relation(verb).starts_with("acl") {
        let end = if relative { verb - 1 } else { verb };
        let beside = scene.phrases.iter().rev().find(|phrase| phrase.to <= end)?;
        let near = (beside.to..end).all(|at| {
            phrases::is_mark(line.normal(at)) || matches!(line.upos(at), Upos::Adj | Upos::Punct)
        });
        return near.then(|| phrases::of(beside));
    }
    // "ما قوض الهدنة": what follows has it done to them.
    let behind = scene.all.iter().find(|phrase| phrase.from == verb + 1);
    behind.filter(|_| verb == 0 || line.normal(verb - 1) != "ما").map(phrases::of)
}

const RELATIVES: &[&str] = &["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان"];

/// Who acts in the clause of a pretext: "أغلقت الشرطة المقهى بحجة ...".
pub(super) fn clause_actor(scene: &Scene<'_>, claims: &[Claim], from: usize) -> Option<Target> {
    let start = scene.line.word(from).span.start();
    claims
        .iter()
        .filter(|claim| claim.evidence.trigger.end() <= start && !claim.kind.is_tie())
        .max_by_key(|claim| claim.evidence.trigger.start())
        .and_then(|claim| claim.actors.first())
        .map(|actor| kind(scene, actor.entity))
}

/// Whom an enclitic pronoun means: the nearest mention before it that it agrees with.
pub(super) fn antecedent(scene: &Scene<'_>, pronoun: usize) -> Option<Target> {
    let word = scene.line.normal(pronoun);
    let of_kind = |wanted: &dyn Fn(&Phrase) -> bool| {
        let mut before = scene.all.iter().rev().filter(|phrase| phrase.to < pronoun);
        before.find(|phrase| agrees(scene, phrase, word) && wanted(phrase)).map(phrases::of)
    };
    // "her" is an organisation before it is a country, and a country with a name before "the homeland".
    let found = of_kind(&|phrase| phrase.kind != EntityType::Gpe)
        .or_else(|| of_kind(&|phrase| phrase.level == Level::Nam));
    // The person who was named last, where the sentence names nobody.
    found.or_else(|| {
        let start = scene.sentence.start();
        let near = |span: khabar_types::Span| span.end() <= start && start - span.end() < 300;
        let last =
            scene.mentions.mentions.rows().iter().rev().find(|mention| near(mention.span))?;
        (word == "ه" && last.kind == EntityType::Per && last.level == Level::Nam)
            .then(|| kind(scene, last.entity))
    })
}

/// Whether a mention and a pronoun may be the same, by gender and number.
pub(super) fn agrees(scene: &Scene<'_>, phrase: &Phrase, pronoun: &str) -> bool {
    let head = bare(scene.line.normal(phrase.from));
    let things = head.ends_with("ات") || head == "فصايل" || head == "كتايب";
    let many = ["ون", "ين", "اء"].iter().any(|ending| head.ends_with(ending))
        || phrase.kind == EntityType::Grp;
    match (pronoun, phrase.kind) {
        ("ه", EntityType::Per) => phrase.level == Level::Nam || !head.ends_with('ه'),
        ("ه", EntityType::Org | EntityType::Arm | EntityType::Grp) => {
            !head.ends_with('ه') && !things && !many && phrase.level == Level::Nom
        }
        ("ها", EntityType::Gpe) => true,
        ("ها", EntityType::Org | EntityType::Arm) => {
            head.ends_with('ه') || things || head == "قوات"
        }
        ("هم", EntityType::Grp | EntityType::Arm) => many,
        _ => false,
    }
}

pub(super) fn kind(scene: &Scene<'_>, entity: EntityId) -> Target {
    (entity, scene.mentions.entities[entity].kind)
}

impl Scene<'_> {
    /// The outermost phrase that holds a word.
    fn phrase_of(&self, at: usize) -> Option<&Phrase> {
        self.phrases.iter().find(|phrase| phrase.from <= at && at < phrase.to)
    }
}
