//! What a word of saying reaches over.

use khabar_types::{Level, Upos};

use super::{
    Region,
    cues::{self, Cue, cue_at, is_that},
    ends::{clause_end, next_saying},
    marks::Marks,
};
use crate::{
    claims::{Phrase, Scene, arguments::is_place, scene::Break},
    knowledge::Slot,
    sentence::bare,
};

/// A stretch that is said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Content {
    /// First word of what is said.
    pub from: usize,
    /// Word after its last.
    pub to: usize,
    /// A quotation mark opens it.
    pub quoted: bool,
    /// Where the words that bring it in start: "أن", the colon, the preposition.
    pub opener: usize,
}

/// How far behind its verb "أن" may stand, with a long title between.
const FARTHEST: usize = 40;

/// What is said: where it starts and ends.
pub(super) fn content(
    scene: &Scene<'_>,
    marks: &Marks,
    cue: Cue<'_>,
    regions: &[Region],
) -> Option<Content> {
    match cue.row.part {
        "prep" => around_phrase(scene, marks, cue, regions),
        "phrase" | "p" if is_that(scene.line.normal(cue.end - 1)) => {
            let mut to = next_saying(scene, marks, cue.end);
            if cue.row.source.is_none() && cue.row.modality.is_some() {
                // "يبدو أنه ...، حتى أن": what is supposed ends with its clause.
                let turn = |&at: &usize| {
                    matches!(scene.line.normal(at), "،" | ",")
                        && (scene.line.upos(at + 1) == Upos::Cconj
                            || matches!(scene.line.normal(at + 1), "حتي" | "ثم" | "لكن" | "حيث"))
                };
                to = (cue.end..to).find(turn).unwrap_or(to);
            }
            if cue.row.part == "p" {
                // "بدعوى أنه": no further than its clause.
                let comma = |&at: &usize| matches!(scene.line.normal(at), "،" | "," | "؛");
                to = (cue.end..to).find(comma).unwrap_or(to);
            }
            Some(Content { from: cue.end, to, quoted: false, opener: cue.end - 1 })
        }
        "phrase" if cue.row.source.is_none() && cue.row.content.is_empty() => None,
        "phrase" => behind(scene, marks, cue).or_else(|| around_phrase(scene, marks, cue, regions)),
        "n" => behind_noun(scene, marks, cue),
        _ => before_as(scene, marks, cue)
            .or_else(|| behind(scene, marks, cue))
            .or_else(|| quotation_before(marks, cue))
            .or_else(|| said_before(scene, cue))
            .or_else(|| judged(scene, marks, cue)),
    }
}

/// "انسحبت القوات بحسب شهود من المنطقة": what goes on behind whom the clause is said by.
pub(super) fn rest_of_clause(scene: &Scene<'_>, marks: &Marks, cue: Cue<'_>) -> Option<Content> {
    let first = scene.item_of[cue.end - 1] + 1;
    let source = (first..scene.items.len().min(first + 4))
        .take_while(|&item| scene.break_before(item) < Break::Comma)
        .find(|&item| scene.phrase(item).is_some())?;
    let from = scene.items[source].to;
    if let Some(from) = behind_aside(scene, cue, from) {
        let to = next_saying(scene, marks, from);
        return Some(Content { from, to, quoted: false, opener: from });
    }
    let goes_on = scene.item_of.get(from).is_some_and(|&item| {
        scene.break_before(item) == Break::None
            && !matches!(scene.upos(item), Upos::Punct | Upos::Cconj)
    });
    let before = scene.line.upos(cue.at - 1) != Upos::Punct;
    let to = next_saying(scene, marks, from).min(clause_end(scene, from));
    (goes_on && before && to > from + 2).then_some(Content {
        from,
        to,
        quoted: false,
        opener: from,
    })
}

/// "قتل جنديان، وفق الجيش، في هجوم", "..., بحسب شهود، ما أدى إلى": where the sentence goes on behind a source between two commas.
fn behind_aside(scene: &Scene<'_>, cue: Cue<'_>, from: usize) -> Option<usize> {
    let comma = |at: usize| matches!(scene.line.normal(at), "،" | ",");
    let before = cue.at.checked_sub(1)?;
    let leads = matches!(scene.line.normal(before), "ما" | "كما" | "حسبما" | "وفقما");
    let open = before.checked_sub(usize::from(leads)).filter(|&at| comma(at))?;
    let word = |at: usize| scene.line.normal(at);
    let close = (from..scene.line.len().min(from + ASIDE)).find(|&at| comma(at))?;
    let plain = (from..close).all(|at| scene.line.upos(at) != Upos::Verb);
    let turns = matches!(
        word(close + 1),
        "الذي"
            | "التي"
            | "الذين"
            | "فيما"
            | "بينما"
            | "لكن"
            | "حيث"
            | "وفق"
            | "بحسب"
            | "حسب"
    ) || matches!((word(close + 1), word(close + 2)), ("في", "حين") | ("ب", "حسب"));
    (open > 0 && plain && !turns && close + 3 < scene.line.len()).then_some(close + 1)
}

/// How many words may describe a source between commas.
const ASIDE: usize = 8;

/// "«...»، قال المتحدث، «...»": the part that is quoted behind the verb.
pub(super) fn second_part(scene: &Scene<'_>, marks: &Marks, cue: Cue<'_>) -> Option<Content> {
    let open = (cue.end..scene.line.len().min(cue.end + 10))
        .take_while(|&at| scene.line.upos(at) != Upos::Verb)
        .find(|&at| marks.opens(at))?;
    let to = marks.close_of(open + 1);
    (to - open > 2).then_some(Content { from: open + 1, to, quoted: true, opener: open })
}

/// "..., كما قال", "... حسبما أفاد": what was said before.
fn before_as(scene: &Scene<'_>, marks: &Marks, cue: Cue<'_>) -> Option<Content> {
    let at = cue.at;
    let before = at.checked_sub(1).map_or("", |at| scene.line.normal(at));
    let as_said = matches!(before, "كما" | "حسبما" | "وفقما" | "بحسبما")
        || before == "ما"
            && (at.saturating_sub(3)..at).any(|at| {
                matches!(scene.line.normal(at), "حسب" | "وفق" | "بحسب" | "وفقا" | "طبقا")
            });
    if !as_said {
        return None;
    }
    // "وأكد القائد، بحسب ما نقلت عنه القناة، أن": before the "أن" of a verb of saying further left.
    if let Some(that) = that_of_saying(scene, at, cue.end) {
        let to = next_saying(scene, marks, that + 1);
        return Some(Content { from: that + 1, to, quoted: false, opener: that + 1 });
    }
    if scene.item_of[at] > 4 {
        let from = clause_before(scene, at);
        return Some(Content { from, to: at, quoted: false, opener: scene.line.len() });
    }
    if before == "كما" {
        return None;
    }
    let comma =
        (cue.end..scene.line.len()).find(|&at| matches!(scene.line.normal(at), "،" | ","))?;
    Some(Content { from: comma + 1, to: scene.line.len(), quoted: false, opener: comma })
}

/// Where the words start that a source behind them covers: the sentence, or what follows a mark inside it.
fn clause_before(scene: &Scene<'_>, at: usize) -> usize {
    (0..at)
        .rev()
        .find(|&left| {
            matches!(scene.line.normal(left), "." | ":" | "؛" | "؟")
                || matches!(scene.line.normal(left), "،" | ",")
                    && matches!(scene.line.normal(left + 1), "حيث" | "فيما" | "بينما" | "اذ")
                    && left + 4 < at
        })
        .map_or(0, |mark| mark + 1)
}

/// "قال ... إن", "قال: «", "كشف عن", "أعلن وقف".
fn behind(scene: &Scene<'_>, marks: &Marks, cue: Cue<'_>) -> Option<Content> {
    let len = scene.line.len();
    let stop = |from| next_saying(scene, marks, from);
    let plain = |from, opener| Some(Content { from, to: stop(from), quoted: false, opener });
    let noun_phrase = |from, opener| {
        let to = clause_end(scene, from).min(stop(from));
        Some(Content { from, to, quoted: false, opener })
    };
    let noun = object(scene, cue);
    let slot = in_slot(scene, cue);
    let quoted_before = cue.is_verb() && quotation_before(marks, cue).is_some();
    // "«...»، قال الوزير، «...»": the part behind him goes with the part before.
    let between = quoted_before && scene.line.upos(cue.at - 1) == Upos::Punct;
    for next in cue.end..(cue.end + FARTHEST).min(len) {
        let word = scene.line.normal(next);
        // "«...»، يقول الوزير، مضيفا: «...»": what stands behind the participle is its own.
        if quoted_before && cue_at(scene, next).is_some_and(|other| other.row.part == "p") {
            return None;
        }
        if cues::brings_in(scene, next) {
            if cue.row.part == "p" && next > cue.end + 12 {
                return None;
            }
            return plain(next + 1, next);
        }
        if word == ":" {
            let open = (next + 1..(next + 3).min(len)).find(|&at| marks.opens(at));
            return Some(match open {
                Some(open) => Content {
                    from: open + 1,
                    to: marks.close_of(open + 1),
                    quoted: true,
                    opener: next,
                },
                None => Content { from: next + 1, to: len, quoted: false, opener: next },
            });
        }
        if between && marks.opens(next) && !in_mention(scene, next) {
            return None;
        }
        if marks.opens(next)
            && cue.row.class != "describe"
            && !in_mention(scene, next)
            && !quotes_name(scene, marks, next)
            && marks.close_of(next + 1) - next > 4
        {
            let to = marks.close_of(next + 1);
            return Some(Content { from: next + 1, to, quoted: true, opener: next });
        }
        if cue.row.class == "deny" && word == "ما" && scene.line.upos(next + 1) == Upos::Verb {
            let from = rumoured(scene, next + 1)?;
            return if is_that(scene.line.normal(from - 1)) {
                plain(from, next)
            } else {
                noun_phrase(from, next)
            };
        }
        if cue.row.class == "deny" && is_news(word) {
            // "نفى صحة الأنباء عن انسحاب الجيش".
            let from = next + 1;
            return noun_phrase(from, next);
        }
        if cue.row.class == "deny" && PARTS.contains(&bare(word)) {
            // "نفى الجيش مسؤوليته عن الهجوم", "أنكر تورطه في الخطف".
            let behind = |&at: &usize| matches!(scene.line.normal(at), "عن" | "في" | "ب");
            let from = (next + 1..(next + 5).min(len)).find(behind)? + 1;
            return noun_phrase(from, next);
        }
        if slot == Some(next) && marks.opens(next + 1) {
            // "وصفه ب«...»": no further than the marks.
            let to = marks.close_of(next + 2);
            return Some(Content { from: next + 1, to, quoted: true, opener: next });
        }
        if slot == Some(next) && !is_that(scene.line.normal(next + 1)) && !aside(scene, next) {
            return noun_phrase(next + 1, next);
        }
        // "نقلت الوكالة عن مصدر قوله: ...": what he says stands behind "قوله".
        let speech = || {
            scene.pronoun_after(next).is_some()
                && cue_at(scene, next).is_some_and(|other| other.row.part == "n")
                && !is_act(scene, next)
        };
        if noun == Some(next) && !(cue.row.class == "relay" && speech()) {
            return noun_phrase(next, next);
        }
        // "وقال البنتاغون، ندعم الجهود": the speaker's own words without marks.
        if matches!(word, "،" | ",")
            && cue.row.class == "say"
            && scene.line.word(cue.at).features.get("Person") == Some("3")
            && scene.line.get(next + 1).is_some_and(|word| {
                word.features.get("Person") == Some("1")
                    || matches!(&*word.normal, "لقد" | "نحن" | "اذا" | "لن" | "سوف")
            })
        {
            return plain(next + 1, next);
        }
        // "قال الوزير هناك معلومات", "وأضاف تم الاتفاق": a clause of its own, without أن.
        let right_behind = next == cue.end
            || scene.phrase_at(next - 1).is_some()
            || matches!(scene.line.normal(next - 1), "القول" | "قايلا" | "قايله");
        if cue.row.class == "say"
            && matches!(&*scene.line.word(cue.at).lemma, "قال" | "اضاف" | "تابع" | "اردف" | "زاد")
            && right_behind
            && matches!(
                word,
                "هناك"
                    | "ثمه"
                    | "لقد"
                    | "لن"
                    | "سوف"
                    | "نحن"
                    | "تم"
                    | "يجب"
                    | "اذا"
                    | "لو"
            )
        {
            return plain(next, next);
        }
        if matches!(word, "." | "؟" | "!" | "؛") {
            return None;
        }
        if scene.line.upos(next) == Upos::Verb && ends_search(scene, marks, cue, next) {
            return None;
        }
    }
    None
}

/// "يقدر الميتمي - أستاذ الاقتصاد بجامعة صنعاء - أن": a word between dashes behind which "أن" still comes.
fn aside(scene: &Scene<'_>, at: usize) -> bool {
    let dash = |at: usize| matches!(scene.line.word(at).form.as_ref(), "-" | "–" | "—" | "ـ");
    let opened = (at.saturating_sub(12)..at).any(dash);
    let closed = (at + 1..scene.line.len().min(at + 12)).find(|&at| dash(at));
    opened && closed.is_some_and(|at| cues::brings_in(scene, at + 1))
}

/// "اعتبر الكاتب ظهور القائد محاولة", "معتبرا إياه المحرض": what is thought of something, without "أن".
fn judged(scene: &Scene<'_>, marks: &Marks, cue: Cue<'_>) -> Option<Content> {
    // "رفضت الحركة ما سمته العدوان": what somebody calls so.
    let calls = cue.row.class == "describe"
        && cue.at > 0
        && scene.line.normal(cue.at - 1) == "ما"
        && (scene.pronoun_after(cue.end - 1).is_some() || scene.line.normal(cue.at).ends_with('ه'));
    let judges = (cue.row.class == "believe"
        || calls
        || cue.row.class == "describe" && cue.row.content.contains(&Slot::Bi))
        && cue.row.content.contains(&Slot::Object)
        && cue.row.modality.is_none()
        && !cue.row.negates
        && scene.line.normal(cue.end) != "من";
    if !judges {
        return None;
    }
    let bound = scene.pronoun_after(cue.end - 1).is_some();
    let subject = scene.item_of[cue.end - 1] + 1 + usize::from(bound);
    let from = match scene.phrase(subject).filter(|_| cue.is_verb()) {
        Some(phrase) => phrase.to,
        None => cue.end,
    };
    let to = clause_end(scene, from).min(next_saying(scene, marks, from));
    Some(Content { from, to, quoted: false, opener: from })
}

/// Whether a verb on the way to "أن" belongs to another clause.
fn ends_search(scene: &Scene<'_>, marks: &Marks, cue: Cue<'_>, verb: usize) -> bool {
    let other = cue_at(scene, verb);
    if scene.phrase(scene.item_of[verb]).is_some() || other.is_some_and(|cue| !cue.is_verb()) {
        return false;
    }
    let before = scene.line.normal(verb - 1);
    let relative =
        matches!(before, "الذي" | "التي" | "الذين" | "ما" | "قد") && !cues::meanwhile(scene, verb);
    if relative || cues::hides_name(scene, verb) || cues::names_nobody(scene, verb) {
        return false;
    }
    // "كشف النائب في تصريح خص به الموقع أن".
    if cues::passes_on(scene, verb) {
        return false;
    }
    // "قال نقيب الشرطة لرويترز من البلدة، حيث وقع الهجوم: «...»".
    let aside = before == "حيث" && cue.row.class == "say" && quotes_behind(scene, marks, verb);
    if aside {
        return false;
    }
    let joined = matches!(before, "و" | "ف" | "ثم" | "حيث" | "بينما" | "لكن");
    joined || other.is_some() || !matches!(cue.row.class, "say" | "confirm" | "announce" | "relay")
}

/// Whether a colon and a quotation follow in the clause of a verb.
fn quotes_behind(scene: &Scene<'_>, marks: &Marks, verb: usize) -> bool {
    (verb..(verb + 10).min(scene.line.len()))
        .take_while(|&at| !matches!(scene.line.normal(at), "." | "؟" | "؛"))
        .find(|&at| scene.line.normal(at) == ":")
        .is_some_and(|colon| marks.opens(colon + 1))
}

/// The preposition behind which what is said stands: "كشف عن", "حذر من".
fn in_slot(scene: &Scene<'_>, cue: Cue<'_>) -> Option<usize> {
    let first = scene.item_of[cue.end - 1] + 1;
    (first..scene.items.len())
        .take(16)
        .take_while(|&item| scene.break_before(item) < Break::Clause)
        .find(|&item| {
            scene.preposition(item).is_some_and(|(slot, taken)| {
                taken == 1 && cue.row.content.contains(&slot) && slot != Slot::Object
            }) && !says_where(scene, item + 1)
        })
        .map(|item| scene.items[item].from)
}

/// "صرح السفير بفرنسا": where somebody serves is not what he says.
fn says_where(scene: &Scene<'_>, item: usize) -> bool {
    let place = |phrase: &Phrase| is_place(phrase.kind) && phrase.level == Level::Nam;
    scene.phrase(item).is_some_and(place)
        && scene.preposition(item - 1).is_some_and(|(slot, _)| slot == Slot::Bi)
}

/// The noun of an event that is the object of a verb of saying: "أعلن وقف", "نفى تزويد".
fn object(scene: &Scene<'_>, cue: Cue<'_>) -> Option<usize> {
    let takes = cue.row.content.contains(&Slot::Object)
        && matches!(
            cue.row.class,
            "announce" | "reveal" | "confirm" | "deny" | "believe" | "relay" | "claim"
        )
        && cue.row.part != "n"
        && scene.pronoun_after(cue.end - 1).is_none()
        && scene.line.normal(cue.end) != "من";
    if !takes {
        return None;
    }
    let mut first = scene.item_of[cue.end - 1] + 1;
    if cue.row.class == "relay" {
        // "نقلت الوكالة عن مسؤول مقتل": without "عن" something else is carried.
        first = (first..scene.items.len().min(first + 6)).find(|&item| scene.word(item) == "عن")?;
        return behind_relayed(scene, first);
    }
    (first..scene.items.len())
        .take(14)
        .take_while(|&item| scene.break_before(item) < Break::Clause)
        .filter(|&item| scene.phrase(item).is_none())
        .map(|item| scene.items[item].from)
        .find(|&at| {
            // "نفت بيروت تلقي تهديد": a noun that is spelt like a verb.
            let spelt = scene.line.upos(at) == Upos::Verb
                && FINDINGS.contains(&scene.line.normal(at))
                && scene.phrase_at(at - 1).is_some();
            (scene.line.upos(at) == Upos::Noun || spelt)
                && scene.line.upos(at - 1) != Upos::Adp
                && !is_circumstance(scene.line.normal(at - 1))
                && !cues::is_research(scene.line.normal(at))
                && (is_finding(scene, cue, at)
                    || scene.knowledge.predicates.of_word(&scene.line.word(at).lemma).any(
                        |predicate| {
                            // "يوم غضب" is an event, "اليوم" is none; "انضمامه" is announced, "زعيم" is not.
                            let mut behind = scene.line.normals_from(at + 1);
                            let own = scene.pronoun_after(at).is_some();
                            (!predicate.kind.is_tie() || own)
                                && predicate.rest.iter().all(|word| behind.next() == Some(word))
                        },
                    ))
        })
}

/// "أعلنت القوات رصد خروقات", "أعلنت الشرطة العثور على جثث": what was found or came about.
fn is_finding(scene: &Scene<'_>, cue: Cue<'_>, at: usize) -> bool {
    // "أعلنت الوزارة إقلاع مروحية": whatever is announced.
    let announced = &*scene.line.word(cue.at).lemma == "اعلن"
        && scene.phrase_at(at - 1).is_some()
        && !scene.line.normal(at).starts_with("ال")
        && (scene.line.normal(at + 1).starts_with("ال") || scene.line.upos(at + 1) == Upos::Noun)
        && !matches!(bare(scene.line.normal(at)), "مسووليه" | "حاله" | "ولاء" | "حرب");
    let finds = matches!(cue.row.class, "announce" | "reveal" | "confirm" | "deny");
    announced || finds && FINDINGS.contains(&bare(scene.line.normal(at)))
}

/// What is announced without being an event of the table: what was found, begins, goes on or ends, is meant or known. What stands behind is told.
const FINDINGS: &[&str] = &[
    "رصد",
    "تسجيل",
    "توثيق",
    "ضبط",
    "اكتشاف",
    "عثور",
    "وقوع",
    "سقوط",
    "وصول",
    "بدء",
    "انطلاق",
    "استكمال",
    "انتهاء",
    "نجاح",
    "فشل",
    "تمكن",
    "تعرض",
    "تلقي",
    "استمرار",
    "مواصله",
    "عزم",
    "نيه",
    "استعداد",
    "جاهزيه",
    "انتشال",
    "حصيله",
    "نتايج",
    "تفاصيل",
    "اهميه",
];

/// "نفى ما تردد عن انسحاب الجيش", "ما نشرته الصحيفة بشأن", "ما نسب إليه من أن": what others tell, behind their verb.
fn rumoured(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let word = |at: usize| scene.line.normal(at);
    (verb + 1..scene.line.len().min(verb + RUMOUR))
        .take_while(|&at| {
            !matches!(word(at), "." | ":" | "؛" | "و") && scene.line.upos(at) != Upos::Verb
        })
        .find_map(|at| match (word(at), word(at + 1)) {
            ("عن" | "حول" | "بشان" | "بخصوص", _) => Some(at + 1),
            ("ب", "شان" | "خصوص") | ("من", "ان") => Some(at + 2),
            ("من", _) if scene.line.upos(at - 1) == Upos::Pron => Some(at + 1),
            _ => None,
        })
}

/// "اتهامه", "مطالبته", "تهديده": a noun of asking, accusing or threatening is a deed that is told, and says something of its own.
fn is_act(scene: &Scene<'_>, at: usize) -> bool {
    let mut rows = scene.knowledge.predicates.nouns(&scene.line.word(at).lemma);
    rows.any(|row| cues::says_something(row.kind))
}

/// How far behind the verb of those who tell it what they tell stands.
const RUMOUR: usize = 14;

/// What is denied before what it tells: "نفى أنباء عن".
pub(super) fn is_news(word: &str) -> bool {
    matches!(
        bare(word),
        "انباء"
            | "خبر"
            | "تقارير"
            | "مزاعم"
            | "معلومات"
            | "شايعات"
            | "ادعاءات"
            | "اتهامات"
            | "صحه"
            | "اخبار"
    )
}

/// What somebody denies to have in a deed.
const PARTS: &[&str] = &["مسووليه", "ضلوع", "تورط", "علاقه", "صله", "مشاركه", "دور", "يد"];

/// Words that put an event beside what is said: "أعلن المجلس إثر لقاء عن تشكيل لجان".
fn is_circumstance(word: &str) -> bool {
    matches!(
        word,
        "اثر"
            | "بعد"
            | "قبل"
            | "خلال"
            | "عقب"
            | "اثناء"
            | "قبيل"
            | "عشيه"
            | "غداه"
            | "منذ"
            | "بعيد"
    )
}

/// "نقلت الوكالة عن المستشار، سامي صالح، ارتفاع": the first noun behind the source and what is said of it.
fn behind_relayed(scene: &Scene<'_>, an: usize) -> Option<usize> {
    let source =
        (an + 1..scene.items.len().min(an + 8)).find(|&item| scene.phrase(item).is_some())?;
    (source + 1..scene.items.len().min(source + 12))
        .take_while(|&item| scene.break_before(item) < Break::Clause)
        .find(|&item| {
            scene.phrase(item).is_none()
                && scene.upos(item) == Upos::Noun
                && scene.upos(item - 1) != Upos::Adp
                && !scene.word(item).starts_with("ال")
        })
        .map(|item| scene.items[item].from)
}

/// "قوله إن", "إعلان الجيش أن": "أن" right behind the noun and its genitive.
fn behind_noun(scene: &Scene<'_>, marks: &Marks, cue: Cue<'_>) -> Option<Content> {
    let medium = cue.at > 0 && matches!(scene.line.normal(cue.at - 1), "في" | "خلال" | "عبر");
    let told = (0..cue.at).rev().take(14).any(|at| {
        scene.line.upos(at) == Upos::Verb && cue_at(scene, at).is_some_and(|cue| cue.is_verb())
    });
    if medium && told {
        return None;
    }
    let bound = scene.pronoun_after(cue.end - 1).is_some();
    // "وقال التقرير إن": what is said is the verb's.
    let subject = (1..=2).any(|back| {
        cue.at >= back && cue_at(scene, cue.at - back).is_some_and(|cue| cue.is_verb())
    });
    if subject && !bound {
        return None;
    }
    for next in cue.end..(cue.end + 10).min(scene.line.len()) {
        let word = scene.line.normal(next);
        if is_that(word) || (word == ":" && next <= cue.end + 2) {
            let to = next_saying(scene, marks, next + 1);
            return Some(Content { from: next + 1, to, quoted: false, opener: next });
        }
        let verb =
            scene.line.upos(next) == Upos::Verb && scene.phrase(scene.item_of[next]).is_none();
        if verb || matches!(word, "." | ":" | "؛" | "،" | "التي" | "الذي") {
            break;
        }
    }
    // "إعلان التنظيم مسؤوليته عن الهجوم".
    if matches!(cue.row.class, "announce" | "claim" | "confirm" | "deny")
        && let Some(responsible) = (cue.end..(cue.end + 14).min(scene.line.len()))
            .find(|&at| bare(scene.line.normal(at)) == "مسووليه")
        && let Some(an) = (responsible..responsible + 4).find(|&at| scene.line.normal(at) == "عن")
    {
        let to = clause_end(scene, an + 1).min(next_saying(scene, marks, an + 1));
        return Some(Content { from: an + 1, to, quoted: false, opener: responsible });
    }
    if let Some(deed) = announced_deed(scene, cue) {
        let to = clause_end(scene, deed).min(next_saying(scene, marks, deed));
        return Some(Content { from: deed, to, quoted: false, opener: deed });
    }
    // "نفيه انسحاب الجيش".
    let from = cue.end + 1;
    let deed = matches!(cue.row.class, "deny" | "confirm" | "announce")
        && !cues::is_document(scene.line.normal(cue.at));
    let named = matches!(scene.line.upos(from), Upos::Noun | Upos::Propn | Upos::X);
    (bound && deed && named).then(|| Content {
        from,
        to: next_saying(scene, marks, from),
        quoted: false,
        opener: cue.end,
    })
}

/// "إعلان ترامب الثلاثاء انسحاب بلاده", "نفي الجيش سقوط قتلى": what is announced stands behind whoever announces it, at most a day between.
fn announced_deed(scene: &Scene<'_>, cue: Cue<'_>) -> Option<usize> {
    let announces = matches!(cue.row.class, "announce" | "confirm" | "deny")
        && !cues::is_document(scene.line.normal(cue.at));
    let item = scene.item_of.get(cue.end).filter(|_| announces)?;
    let speaker = scene.phrase(*item).filter(|phrase| phrase.from == cue.end)?;
    let behind = scene.item_of.get(speaker.to)?;
    (*behind..scene.items.len())
        .take(3)
        .take_while(|&item| {
            scene.break_before(item) == Break::None
                && scene.phrase(item).is_none()
                && matches!(scene.upos(item), Upos::Noun | Upos::Adv | Upos::Num | Upos::X)
        })
        .map(|item| scene.items[item].from)
        .find(|&at| {
            let lemma = &scene.line.word(at).lemma;
            !scene.line.normal(at).starts_with("ال")
                && scene.knowledge.predicates.nouns(lemma).any(|row| !row.kind.is_tie())
        })
}

/// "«...»، قال الوزير", and "...، يقول الوزير" at the end of a sentence.
fn quotation_before(marks: &Marks, cue: Cue<'_>) -> Option<Content> {
    if !cue.is_verb() || !matches!(cue.row.class, "say" | "confirm" | "announce" | "describe") {
        return None;
    }
    let close = (cue.at.saturating_sub(4)..cue.at).rev().find(|&at| marks.closes(at))?;
    let open = (0..close).rev().find(|&at| marks.opens(at)).map_or(0, |open| open + 1);
    (close - open > 2).then_some(Content {
        from: open,
        to: close,
        quoted: true,
        opener: usize::MAX,
    })
}

/// "قصف الجيش السوق، يقول المحافظ": the sentence that ends with who says it.
fn said_before(scene: &Scene<'_>, cue: Cue<'_>) -> Option<Content> {
    let at = cue.at;
    let says = cue.is_verb() && matches!(cue.row.class, "say" | "confirm" | "announce");
    let behind_comma = at > 3 && matches!(scene.line.normal(at - 1), "،" | ",");
    let subject = scene.item_of.get(cue.end).and_then(|&item| scene.phrase(item));
    let ends = (cue.end..scene.line.len()).all(|at| {
        scene.line.upos(at) != Upos::Verb && !matches!(scene.line.normal(at), "،" | "," | "؛" | ":")
    });
    if !(says && behind_comma && ends && subject.is_some_and(|it| it.from == cue.end)) {
        return None;
    }
    let from = clause_before(scene, at);
    Some(Content { from, to: at - 1, quoted: false, opener: scene.line.len() })
}

/// The "أن" behind a word, if a verb of saying before that word waits for it: "أوضح المبعوث، بحسب رويترز، أن".
fn that_of_saying(scene: &Scene<'_>, at: usize, end: usize) -> Option<usize> {
    let saying =
        (0..at).rev().take(12).take_while(|&left| !is_that(scene.line.normal(left))).any(|left| {
            cue_at(scene, left).is_some_and(|cue| cue.is_verb() || cue.row.part == "p")
        });
    (end..(end + 16).min(scene.line.len()))
        .take_while(|&right| {
            scene.line.upos(right) != Upos::Verb && !matches!(scene.line.normal(right), "." | ":")
        })
        .find(|&right| is_that(scene.line.normal(right)))
        .filter(|_| saying)
}

/// "بحسب مصدر، ..." reaches forward, "..., بحسب مصدر" backward; between a verb of saying and its "أن" it nests.
fn around_phrase(
    scene: &Scene<'_>,
    marks: &Marks,
    cue: Cue<'_>,
    regions: &[Region],
) -> Option<Content> {
    let len = scene.line.len();
    let (at, end) = (cue.at, cue.end);
    let forward = |from: usize| {
        let to = next_saying(scene, marks, from);
        Some(Content { from, to, quoted: false, opener: from })
    };
    if let Some(that) = that_of_saying(scene, at, end) {
        return forward(that + 1);
    }
    if scene.item_of[at] <= 1 {
        let mark = (end..len).find(|&right| {
            matches!(scene.line.normal(right), "،" | "," | ":")
                || matches!(scene.line.normal(right), "ان" | "فان")
        });
        return forward(mark.map_or(end, |mark| mark + 1));
    }
    // At the head of a clause inside: ", وبحسب مصدر، ..." goes on to the end.
    let opens = scene.line.normal(at - 1) == "و"
        && at >= 2
        && matches!(scene.line.normal(at - 2), "،" | "," | "." | "؛");
    let comma = (end..len).find(|&right| matches!(scene.line.normal(right), "،" | ","));
    if let (true, Some(comma)) = (opens, comma) {
        return forward(comma + 1);
    }
    let inner = regions
        .iter()
        .filter(|region| region.from <= at && at < region.to && region.quoted)
        .map(|region| region.from)
        .max();
    let from = inner.unwrap_or_else(|| clause_before(scene, at));
    Some(Content { from, to: at, quoted: false, opener: len })
}

/// "المتحدث باسم «حركة التغيير والإصلاح»": between the marks stands a name, nothing that is said.
fn quotes_name(scene: &Scene<'_>, marks: &Marks, open: usize) -> bool {
    let close = marks.close_of(open + 1);
    // A classifier may stand before it: "«تنظيم القاعدة في جزيرة العرب»".
    scene
        .all
        .iter()
        .any(|phrase| phrase.from <= open + 2 && close <= phrase.to && phrase.level == Level::Nam)
}

/// Whether a word lies inside the words of a mention proper.
fn in_mention(scene: &Scene<'_>, at: usize) -> bool {
    scene.all.iter().any(|phrase| phrase.from < at && at + 1 < phrase.to)
}

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::FINDINGS);
        crate::sentence::assert_folded(super::PARTS);
    }
}
