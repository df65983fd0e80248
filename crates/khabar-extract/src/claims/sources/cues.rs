//! Words of saying at a position of a sentence.

use khabar_types::{ClaimType, EntityType, Span, Upos};

use crate::{
    claims::Scene,
    knowledge::{Reporting, Slot},
    sentence::bare,
};

/// A word or phrase of saying: its row and the word behind its last.
#[derive(Clone, Copy)]
pub(super) struct Cue<'a> {
    pub row: &'a Reporting,
    pub at: usize,
    pub end: usize,
}

impl Cue<'_> {
    pub(super) fn is_verb(&self) -> bool {
        self.row.part == "v"
    }

    pub(super) fn rule(&self) -> &'static str {
        match self.row.part {
            "v" => "sources.verb",
            "p" => "sources.participle",
            "n" => "sources.noun",
            _ => "sources.phrase",
        }
    }
}

/// The cues that can be read at a word, the longest first.
pub(super) fn cues_at<'a>(scene: &Scene<'a>, at: usize) -> Vec<Cue<'a>> {
    let Some(word) = scene.line.get(at) else { return Vec::new() };
    if scene.in_name(at) || attributes_deed(scene, at) {
        return Vec::new();
    }
    let (joined, joined_end) = scene.line.joined(at);
    let reporting = &scene.knowledge.lexicon.reporting;
    let mut cues: Vec<Cue<'a>> = Vec::new();
    // "وأكد" that was not cut in two.
    let unparted = word.normal.strip_prefix('و').filter(|rest| {
        word.upos != Upos::Verb && rest.chars().count() >= 3 && *word.lemma == *word.normal
    });
    // "ووفق" that was not cut in two, "وبين أن" that was read as a preposition.
    let unparted_phrase = word.normal.strip_prefix('و').filter(|rest| rest.chars().count() >= 3);
    let between = &*word.normal == "بين"
        && is_that(scene.line.normal(at + 1))
        && (at == 0 || matches!(scene.line.normal(at - 1), "و" | "كما" | "،"));
    let keys = [
        (unparted_phrase.unwrap_or_default(), at + 1),
        (&*word.lemma, at + 1),
        (&*word.normal, at + 1),
        (joined.as_str(), joined_end),
        (unparted.unwrap_or_default(), at + 1),
    ];
    for (key, first_end) in keys {
        let whole = unparted.is_some_and(|rest| rest == key);
        let joined_phrase = unparted_phrase == Some(key) && !whole;
        for row in reporting.get(key).into_iter().flatten() {
            let fits = match row.part {
                "prep" => true,
                _ if joined_phrase => false,
                "v" => {
                    let verb = whole
                        || between
                        || word.upos == Upos::Verb
                        || opens_sentence(scene, at, row)
                        || scene.expresses(scene.item_of[at]);
                    verb && !is_act(scene, at, row)
                        && !passes_on(scene, at)
                        && !is_by_means(scene, at)
                }
                "n" => !whole && matches!(word.upos, Upos::Noun | Upos::X),
                "p" => {
                    let noun = word.upos != Upos::Verb || key == &*word.normal;
                    // "طالبة متهمة بالمشاركة" is accused herself.
                    let accused = row.class == "claim"
                        && bare(&word.normal).starts_with("متهم")
                        && matches!(scene.line.normal(first_end), "ب" | "في");
                    !whole && noun && !accused && accusative(&word.normal) || !row.rest.is_empty()
                }
                _ => true,
            };
            if !fits {
                continue;
            }
            let Some(end) = scene.line.phrase_end(first_end, &row.rest) else { continue };
            if !cues.iter().any(|have| std::ptr::eq(have.row, row)) {
                cues.push(Cue { row, at, end });
            }
        }
    }
    cues.sort_by_key(|cue| std::cmp::Reverse(cue.row.rest.len()));
    cues
}

/// "أعلنت الحركة، عبر إذاعتها، مسؤوليتها": the preposition of a medium, spelt like the verb of "عبر الوزير عن قلقه".
fn is_by_means(scene: &Scene<'_>, at: usize) -> bool {
    let word = |at: usize| scene.line.normal(at);
    let expressed = || (at + 1..scene.line.len().min(at + 16)).any(|at| word(at) == "عن");
    let told = || {
        (at.saturating_sub(8)..at)
            .rev()
            .take_while(|&at| !matches!(word(at), "و" | "." | ":" | "؛"))
            .any(|at| scene.line.upos(at) == Upos::Verb && cue_at(scene, at).is_some())
    };
    word(at) == "عبر" && (!expressed() || told())
}

/// "هجوم نسب إلى داعش", "العملية التي نسبت إلى الحركة": whose deed it is, not who says so.
fn attributes_deed(scene: &Scene<'_>, at: usize) -> bool {
    let attributes = matches!(scene.line.normal(at), "نسب" | "ينسب" | "نسبت" | "تنسب" | "منسوب")
        && matches!(scene.line.normal(at + 1), "الي" | "ل");
    let deed = || {
        (at.saturating_sub(4)..at).rev().any(|noun| {
            let lemma = &scene.line.word(noun).lemma;
            scene.line.upos(noun) == Upos::Noun
                && scene.knowledge.predicates.nouns(lemma).any(|row| row.kind == ClaimType::Assault)
        })
    };
    attributes && at > 0 && deed()
}

/// "أشخاص يشتبه في أنهم", "الذين يشتبه في انتمائهم": nobody is named who suspects; "المحققون يشتبهون في", "الجيش يشتبه في أن" name somebody.
pub(super) fn is_impersonal(scene: &Scene<'_>, cue: Cue<'_>) -> bool {
    let suspects =
        scene.line.normal(cue.at) == "يشتبه" && matches!(scene.line.normal(cue.end), "في" | "ب");
    let definite = |phrase: &crate::claims::Phrase| {
        phrase.to == cue.at && phrase.span.of(scene.text).starts_with("ال")
    };
    suspects && !cue.at.checked_sub(1).and_then(|at| scene.phrase_at(at)).is_some_and(definite)
}

/// "في تصريحات نقلتها الصحف أن": who passes on somebody's words, in a clause that describes them, says nothing of his own.
pub(super) fn passes_on(scene: &Scene<'_>, at: usize) -> bool {
    let passes = matches!(
        &*scene.line.word(at).lemma,
        "نقل" | "اصدر" | "نشر" | "بث" | "اورد" | "اذاع" | "وزع" | "تداول" | "تناقل"
    ) && scene.pronoun_after(at).is_some();
    // "في بلاغ توصلت به الصحيفة".
    let receives = matches!(
        &*scene.line.word(at).lemma,
        "توصل" | "تلقي" | "اطلع" | "حصل" | "تحصل" | "خص" | "انفرد"
    ) && (scene.pronoun_after(at).is_some()
        || matches!(scene.line.normal(at + 1), "ب" | "علي")
            && scene.line.upos(at + 2) == Upos::Pron);
    let noun = [at.checked_sub(1), at.checked_sub(2)]
        .into_iter()
        .flatten()
        .find(|&noun| is_saying(scene.line.normal(noun)));
    // "يؤكد مقال نشرته المجلة أن": what stands behind no preposition speaks itself.
    let governed = |noun: usize| noun > 0 && scene.line.upos(noun - 1) == Upos::Adp;
    // "أفاد بيان للجيش نشرته الوكالة بأن": whose it is stands beside it.
    let authored = (at.saturating_sub(6)..at.saturating_sub(1)).any(|noun| {
        is_document(scene.line.normal(noun))
            && matches!(scene.line.normal(noun + 1), "ل" | "من")
            && (noun + 2..at).all(|at| scene.phrase_at(at).is_some())
    });
    if passes && authored {
        return true;
    }
    (passes || receives)
        && matches!(scene.line.upos(at.saturating_sub(1)), Upos::Noun | Upos::Adj)
        && noun.is_some_and(governed)
}

fn is_saying(word: &str) -> bool {
    is_document(word) || SAYINGS.contains(&bare(word))
}

/// Nouns of what somebody says, besides documents.
const SAYINGS: &[&str] = &[
    "تصريحا",
    "بيانا",
    "كلمه",
    "مقابله",
    "حوار",
    "كلمات",
    "اقوال",
    "تعليقات",
    "مداخله",
    "شهاده",
    "مراسله",
    "عريضه",
];

/// The words of a cue with its pronoun, without what only leads to it: "قول" of "على حد قول", "قال" of "كما قال".
pub(super) fn words(scene: &Scene<'_>, cue: Cue<'_>) -> Span {
    let leads = matches!(scene.line.normal(cue.at), "كما" | "فيما" | "بينما")
        || scene.line.normal(cue.at) == "علي"
            && matches!(scene.line.normal(cue.at + 1), "حد" | "ما");
    let from = if leads { cue.end - 1 } else { cue.at };
    let to = scene.pronoun_after(cue.end - 1).filter(|_| cue.row.part != "p");
    scene.line.span(from, to.map_or(cue.end, |pronoun| pronoun + 1))
}

/// Whether a clause still follows behind a word.
pub(super) fn verb_behind(scene: &Scene<'_>, from: usize) -> bool {
    (from..scene.line.len()).any(|at| scene.line.upos(at) == Upos::Verb)
}

/// "طلب عدم ذكر اسمه": what is told of a source is no demand.
pub(crate) fn hides_name(scene: &Scene<'_>, at: usize) -> bool {
    let asks = matches!(&*scene.line.word(at).lemma, "طلب" | "رفض" | "فضل" | "اشترط");
    asks && (at + 1..at + 5).any(|at| {
        matches!(bare(scene.line.normal(at)), "ذكر" | "كشف" | "نشر" | "افصاح")
            && (at + 1..at + 6).any(|at| matches!(scene.line.normal(at), "اسم" | "هويه" | "اسماء"))
    })
}

/// "مسؤولين لم تسمهم", "مصدر لم تكشف هويته": what is told of a source is not said by it.
pub(super) fn names_nobody(scene: &Scene<'_>, at: usize) -> bool {
    let negated = matches!(scene.line.normal(at.saturating_sub(1)), "لم" | "لا");
    let names =
        &*scene.line.word(at).lemma == "سمي" || matches!(scene.line.normal(at), "تسم" | "يسم");
    let reveals =
        matches!(&*scene.line.word(at).lemma, "كشف" | "ذكر" | "افصح" | "حدد" | "نشر" | "اورد");
    let name = || {
        (at + 1..at + 5)
            .any(|at| matches!(scene.line.normal(at), "اسم" | "هويه" | "اسماء" | "هويات"))
    };
    negated && (names || reveals && name())
}

/// "، فيما قال السكان", "بينما يؤكد", "في حين أعلنت": the clause of somebody else, beside the one before.
pub(super) fn meanwhile(scene: &Scene<'_>, at: usize) -> bool {
    let back = |by: usize| at.checked_sub(by).map_or("", |at| scene.line.normal(at));
    matches!(back(1), "فيما" | "بينما")
        || matches!((back(2), back(1)), ("في" | "بين", "ما") | ("في", "حين"))
}

/// "لكن السكان قالوا إن": where the clause of somebody else opens, whose verb of saying stands behind its subject. "لكنه" goes on with the same speaker.
pub(super) fn clause_of_another(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let but = (verb.saturating_sub(7)..verb).rev().find(|&at| {
        matches!(scene.line.normal(at), "لكن" | "بينما" | "فيما")
            || scene.line.normal(at) == "حين" && scene.line.normal(at.saturating_sub(1)) == "في"
    })?;
    let phrase = scene.phrase(*scene.item_of.get(but + 1)?)?;
    let beside = phrase.from == but + 1 && scene.line.upos(but + 1) != Upos::Pron;
    let quiet = (phrase.to..verb).all(|at| scene.line.upos(at) != Upos::Verb);
    (beside && quiet).then_some(but)
}

/// The longest cue at a word.
pub(super) fn cue_at<'a>(scene: &Scene<'a>, at: usize) -> Option<Cue<'a>> {
    cues_at(scene, at).into_iter().next()
}

/// "مؤكدا", "مؤكدة", "مؤكدين" carry speech, the bare "مؤكد" does not.
fn accusative(normal: &str) -> bool {
    // "المتحدثة باسم الحكومة" is her office.
    let definite = normal.starts_with("ال");
    !definite && (normal.ends_with('ا') || normal.ends_with('ه') || normal.ends_with("ين"))
}

/// "نشر موقع", "نقل مراسل": a perfect that opens the sentence and was read as a verbal noun.
fn opens_sentence(scene: &Scene<'_>, at: usize, row: &Reporting) -> bool {
    let opens = at == 0 || at == 1 && scene.line.upos(0) == Upos::Cconj;
    // "علم موقع مدى مصر من مصدر أمني أن".
    let learns = || {
        let who = scene.phrase(scene.item_of[at] + 1);
        row.source == Some(Slot::Min) && who.is_some_and(|who| scene.line.normal(who.to) == "من")
    };
    opens
        && scene.line.upos(at) == Upos::Noun
        && (matches!(row.class, "say" | "relay" | "announce" | "confirm") || learns())
        && scene.phrase(scene.item_of[at] + 1).is_some_and(|phrase| {
            matches!(phrase.kind, EntityType::Org | EntityType::Per)
                && scene.line.normal(phrase.to) != "ان"
        })
}

/// "لم يوضح البيان": what follows is not said. "ستواصل موسكو الحوار": to go on is no speech where it is still to come.
pub(super) fn is_unsaid(scene: &Scene<'_>, cue: Cue<'_>) -> bool {
    let before = cue.at.checked_sub(1).map_or("", |at| scene.line.normal(at));
    let denied =
        !matches!(cue.row.class, "believe" | "deny" | "ask") && matches!(before, "لم" | "لن" | "لا");
    cue.is_verb() && (denied || cue.row.continues && matches!(before, "س" | "سوف"))
}

/// Whether a verb of saying without a subject of its own is not the outer speaker's but that of somebody inside what is said: "قال الوزير إن
/// الشرطة حضرت وهددت", by its gender and that of the verb of saying before "أن".
pub(super) fn belongs_inside(scene: &Scene<'_>, from: usize, verb: usize) -> bool {
    let gender = |at: usize| scene.line.word(at).features.get("Gender");
    let own = scene.item_of.get(verb + 1).is_some_and(|&item| {
        scene.phrase(item).is_some()
            || matches!(scene.upos(item), Upos::Noun | Upos::Propn | Upos::X | Upos::Adj)
    });
    let outer = (0..from).rev().take(30).find(|&at| {
        scene.line.upos(at) == Upos::Verb && cue_at(scene, at).is_some_and(|cue| cue.is_verb())
    });
    let inner = scene.line.relation(verb) == "conj"
        && scene.line.head(verb).is_some_and(|head| {
            (from..verb).contains(&head)
                && scene.line.upos(head) == Upos::Verb
                && gender(head) == gender(verb)
        });
    !own && inner
        && outer.is_some_and(|outer| gender(outer).is_some() && gender(outer) != gender(verb))
}

/// "قال المحافظ إن الجيش انسحب، وطالب الحكومة بالرد": whether a verb of asking, accusing, threatening without a subject of its own, behind a comma, is what
/// the speaker did beside: what is said ends before it.
pub(in crate::claims) fn acts_beside(scene: &Scene<'_>, verb: usize) -> bool {
    let joined = verb >= 2
        && scene.line.normal(verb - 1) == "و"
        && matches!(scene.line.normal(verb - 2), "،" | ",");
    let word = scene.line.word(verb);
    joined
        && word.upos == Upos::Verb
        && is_perfect(scene, verb)
        && scene.knowledge.predicates.of_word(&word.lemma).any(|row| says_something(row.kind))
        && saying_before(scene, verb).is_some_and(|saying| {
            let alike =
                |name| word.features.get(name) == scene.line.word(saying).features.get(name);
            alike("Gender") && alike("Number") && alike("Person")
        })
}

/// Asking, accusing and threatening say something of their own.
pub(super) const fn says_something(kind: ClaimType) -> bool {
    matches!(kind, ClaimType::Request | ClaimType::Accuse | ClaimType::Threaten)
}

/// Who said what stands before a verb of [`acts_beside`]: the verb of saying with "إن" behind it.
pub(in crate::claims) fn saying_before(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    (0..verb).rev().find(|&at| {
        scene.line.upos(at) == Upos::Verb
            && cue_at(scene, at).is_some_and(|cue| {
                cue.is_verb() && (cue.end..verb).take(30).any(|at| brings_in(scene, at))
            })
    })
}

/// A verb in the perfect, which carries the text on; the imperfect describes.
pub(super) fn is_perfect(scene: &Scene<'_>, at: usize) -> bool {
    scene.line.word(at).features.get("Aspect") != Some("Imp")
}

/// Where the clause of a verb may start: behind each "أن" before it, the nearest first, last at the sentence.
pub(super) fn clause_starts(scene: &Scene<'_>, verb: usize) -> impl Iterator<Item = usize> {
    (0..verb)
        .rev()
        .filter(|&at| is_that(scene.line.normal(at)))
        .map(|at| at + 1)
        .chain(std::iter::once(0))
}

/// "بيان", "بيانا": a document that is named for the first time.
pub(super) fn brings_document(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.line.normal(at);
    !word.starts_with("ال") && is_document(word.strip_suffix('ا').unwrap_or(word))
}

/// Whether the passive of a verb has whom is told as its subject: "أبلغ الوزير أن".
pub(super) fn tells_somebody(scene: &Scene<'_>, at: usize) -> bool {
    matches!(bare_verb(scene, at), "ابلغ" | "بلغ" | "اخبر" | "اخطر" | "احاط" | "اطلع" | "علم")
}

fn bare_verb<'a>(scene: &Scene<'a>, at: usize) -> &'a str {
    let word: &'a khabar_types::Word = scene.line.word(at);
    &word.lemma
}

/// Asking and accusing are claims of their own, whose content is read with them.
fn is_act(scene: &Scene<'_>, at: usize, row: &Reporting) -> bool {
    let kind = match row.class {
        "ask" => ClaimType::Request,
        "claim" if row.content == [Slot::Bi] => ClaimType::Accuse,
        _ => return false,
    };
    scene
        .knowledge
        .predicates
        .of_word(&scene.line.word(at).lemma)
        .any(|predicate| predicate.kind == kind)
}

/// Words that bring in what is said: "أن", "إن", "بأن", "أنه".
pub(super) fn is_that(word: &str) -> bool {
    matches!(
        word,
        "ان" | "بان"
            | "انه"
            | "انها"
            | "انهم"
            | "بانه"
            | "بانها"
            | "انني"
            | "اننا"
            | "بانهم"
    )
}

/// "أن" that brings in what is said, not "منذ أن", "بعد أن", "غير أن".
pub(super) fn brings_in(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| scene.line.normal(at));
    is_that(scene.line.normal(at))
        && !matches!(
            before,
            "منذ"
                | "بعد"
                | "قبل"
                | "رغم"
                | "كما"
                | "غير"
                | "الا"
                | "دون"
                | "لولا"
                | "بيد"
                | "حتي"
                | "اجل"
                | "يمكن"
                | "يجب"
                | "ينبغي"
                | "مع"
                | "بما"
                | "لو"
        )
}

/// "كشفت تحريات لجهاز المخابرات أن": what somebody found out, where it is said whose it is. With the article nobody is meant.
pub(in crate::claims) fn is_research(word: &str) -> bool {
    RESEARCH.contains(&word)
}

const RESEARCH: &[&str] = &[
    "تحريات",
    "تحقيق",
    "تحقيقات",
    "بيانات",
    "وثايق",
    "احصاءات",
    "احصاييات",
    "دراسات",
    "ابحاث",
    "معطيات",
    "ارقام",
];

/// Nouns that name what is written or said, not who says it: "وأضاف البيان أن".
pub(in crate::claims) fn is_document(word: &str) -> bool {
    matches!(
        crate::sentence::bare(word),
        "بيان"
            | "تقرير"
            | "رساله"
            | "خطاب"
            | "وثيقه"
            | "تغريده"
            | "مقال"
            | "خبر"
            | "تصريح"
            | "نص"
            | "مذكره"
            | "دراسه"
            | "منشور"
            | "بلاغ"
            | "تدوينه"
            | "تصريحات"
            | "تقارير"
            | "استطلاع"
            | "استبيان"
            | "احصاء"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_folded() {
        crate::sentence::assert_folded(super::SAYINGS);
        crate::sentence::assert_folded(super::RESEARCH);
    }
}
