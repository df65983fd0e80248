//! Polarity and modality from the words around a trigger.

use khabar_types::{ClaimType, Modality, Phase, Polarity, Upos};

use super::{
    scene::{Break, Scene},
    triggers::Trigger,
};
use crate::knowledge::{Part, Predicate, lexicon::CueEffect};

/// How the clause puts the event.
pub(super) fn mood(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
) -> (Polarity, Modality) {
    let mut mood = Mood { polarity: Polarity::Affirmed, modality: Modality::Actual };
    if lasting(trigger, row) {
        return (mood.polarity, mood.modality);
    }
    let start = clause_start(scene, trigger.at);
    mood.read_cues(scene, trigger, start, trigger.at);
    if let Some(before) = governing_part(scene, start) {
        mood.read_that(scene, before, start);
    }
    if trigger.part == Part::Verb {
        mood.read_prefix(scene, trigger.at);
    } else if mood.modality == Modality::Actual {
        mood.read_governor(scene, trigger, start);
    }
    if mood.modality == Modality::Actual
        && trigger.part == Part::Noun
        && let Some(first) = conjunct(scene, trigger.at)
    {
        // "لمواجهة الإرهاب ودحر داعش": both are aims.
        let span = scene.line.word(first).span;
        let twin = Trigger {
            at: first,
            to: first + 1,
            rest: first + 1..first + 1,
            rows: Vec::new(),
            part: Part::Noun,
            span,
        };
        mood.read_governor(scene, &twin, clause_start(scene, first));
    }
    if mood.modality == Modality::Actual && ought(scene, trigger, start) {
        mood.modality = Modality::Demanded;
    }
    if mood.modality != Modality::Actual && presupposed(scene, trigger, row) {
        mood.modality = Modality::Actual;
    }
    (mood.polarity, mood.modality)
}

/// The first of the nouns that a noun is joined to: "وقف القتال وسحب القوات".
fn conjunct(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let line = &scene.line;
    let mut first = at;
    for _ in 0..4 {
        if line.relation(first) != "conj" {
            break;
        }
        match line.head(first).filter(|&head| head < first && line.upos(head) == Upos::Noun) {
            Some(head) => first = head,
            None => break,
        }
    }
    (first < at && scene.phrase_at(first).is_none()).then_some(first)
}

/// Whether a word takes for granted what it names, whatever is planned or asked around it: allies and members, and what is ended,
/// discussed or over ("وقف الهجوم", "خلال الاجتماع").
pub(super) fn presupposed(scene: &Scene<'_>, trigger: &Trigger<'_>, row: &Predicate) -> bool {
    if lasting(trigger, row) {
        return true;
    }
    if trigger.part == Part::Verb || trigger.at == 0 {
        return false;
    }
    // "المدينة المحاصرة": an attribute.
    if trigger.part == Part::Participle && scene.line.normal(trigger.at).starts_with("ال") {
        return true;
    }
    let bound = scene.pronoun_after(trigger.to - 1).is_some();
    let before = scene.line.normal(trigger.at - 1);
    let demonstrative = matches!(before, "هذا" | "هذه" | "تلك" | "ذلك");
    let back = if demonstrative { 2 } else { 1 };
    let word = trigger.at.checked_sub(back).map_or("", |at| scene.line.normal(at));
    let ended = matches!(word, "انهاء" | "وقف" | "ايقاف" | "الغاء" | "تعليق" | "رفض" | "انتهاء")
        && (bound || demonstrative || row.kind == ClaimType::Support);
    let over = matches!(
        word,
        "خلال"
            | "اثناء"
            | "عقب"
            | "اثر"
            | "بعد"
            | "منذ"
            | "بسبب"
            | "جراء"
            | "نتيجه"
            | "رغم"
            | "فشل"
            | "غداه"
    );
    ended || over
}

/// Backing, enmity and membership as a lasting state, named by a noun or participle: "حلفاؤه", "الموالي ل", "التابعة ل".
fn lasting(trigger: &Trigger<'_>, row: &Predicate) -> bool {
    trigger.part != Part::Verb
        && matches!(row.phase, None | Some(Phase::Holds))
        && matches!(row.kind, ClaimType::Allied | ClaimType::Hostile | ClaimType::Affiliated)
}

struct Mood {
    polarity: Polarity,
    modality: Modality,
}

impl Mood {
    fn set(&mut self, effect: CueEffect) {
        match effect {
            CueEffect::Negated => self.polarity = Polarity::Negated,
            CueEffect::Modality(modality) => self.modality = modality,
        }
    }

    /// The cues of the clause before the trigger.
    fn read_cues(&mut self, scene: &Scene<'_>, trigger: &Trigger<'_>, start: usize, to: usize) {
        let line = &scene.line;
        let near = trigger.at.saturating_sub(if trigger.part == Part::Verb { 3 } else { 4 });
        let mut at = start;
        while at < to {
            let Some((length, cues)) = scene.knowledge.lexicon.cues.longest(line.normals_from(at))
            else {
                at += 1;
                continue;
            };
            let end = at + length;
            for cue in cues {
                let close = end >= near && no_verb_between(scene, end, trigger.at);
                let reaches = match cue.scope {
                    "verb" => trigger.part == Part::Verb && close,
                    "noun" => trigger.part != Part::Verb && close,
                    _ => !stopped(scene, end, trigger.at),
                };
                if !reaches || end > trigger.at {
                    continue;
                }
                let may = cue.effect == CueEffect::Modality(Modality::Possible)
                    && line.normal(at) == "قد";
                if may && line.word(trigger.at).features.get("Aspect") != Some("Imp") {
                    continue;
                }
                if line.normal(at) == "لا" && matches!(line.normal(end), "يزال" | "تزال" | "يزالون")
                {
                    continue;
                }
                self.set(cue.effect);
                if line.normal(at) == "لن" {
                    self.modality = Modality::Future;
                }
            }
            at = end;
        }
    }

    /// A cue that governs the "أن" at which the clause starts: "يجب أن", "من المتوقع أن", "يريد أن".
    fn read_that(&mut self, scene: &Scene<'_>, from: usize, that: usize) {
        if self.modality != Modality::Actual {
            return;
        }
        for at in from..that {
            let line = &scene.line;
            let Some((length, cues)) = scene.knowledge.lexicon.cues.longest(line.normals_from(at))
            else {
                continue;
            };
            let end = at + length;
            let modal = cues
                .iter()
                .find(|cue| cue.scope == "clause" && matches!(cue.effect, CueEffect::Modality(_)));
            if let Some(cue) = modal
                && end <= that + 1
                && no_verb_between(scene, end, that)
            {
                self.set(cue.effect);
            }
        }
    }

    /// "سيفعل", "ليفعل".
    fn read_prefix(&mut self, scene: &Scene<'_>, at: usize) {
        let Some(before) = at.checked_sub(1).map(|at| scene.line.word(at)) else { return };
        let word = scene.line.word(at);
        if &*before.normal == "س" && before.token == word.token {
            self.modality = Modality::Future;
        }
        let purpose = matches!(&*before.normal, "ل" | "كي" | "لكي")
            && word.features.get("Aspect") == Some("Imp");
        if purpose && self.modality == Modality::Actual {
            self.modality = Modality::Future;
        }
    }

    /// What the word that governs a verbal noun makes of it: "يسعى إلى", "سيعقد", "خطة ل", "يرفض".
    fn read_governor(&mut self, scene: &Scene<'_>, trigger: &Trigger<'_>, start: usize) {
        let line = &scene.line;
        if purpose(scene, trigger.at) {
            self.modality = Modality::Future;
            return;
        }
        let mut steps = 0;
        for at in (start..trigger.at).rev() {
            if scene.phrase(scene.item_of[at]).is_some() {
                continue;
            }
            steps += 1;
            if steps > 7 {
                return;
            }
            let word = line.word(at);
            let lemma = &*word.lemma;
            if word.upos == Upos::Verb {
                let future = at > 0 && matches!(line.normal(at - 1), "س" | "سوف" | "لن");
                let aims = AIMING.contains(&lemma)
                    && (at + 1..trigger.at)
                        .any(|at| matches!(line.normal(at), "الي" | "ل" | "علي" | "في"))
                    || OBJECT_AIMING.contains(&lemma);
                if future || aims {
                    self.modality = Modality::Future;
                }
                let refuses = matches!(lemma, "رفض") && trigger.at - at < 8;
                let unwilling = at > 0
                    && matches!(line.normal(at - 1), "لا" | "لم" | "لن")
                    && WILLING.contains(&lemma);
                if refuses || unwilling {
                    self.polarity = Polarity::Negated;
                    if WILLING[..2].contains(&lemma) {
                        self.modality = Modality::Actual;
                    }
                }
                return;
            }
            let noun = crate::sentence::bare(&word.normal);
            if AIMS.contains(&noun) && trigger.at - at <= 3 {
                self.modality = Modality::Future;
                return;
            }
            if UNABLE.contains(&noun) && trigger.at - at <= 3 {
                self.polarity = Polarity::Negated;
                return;
            }
            if RISKS.contains(&noun) && trigger.at - at <= 2 {
                self.modality = Modality::Possible;
                return;
            }
        }
    }
}

/// Verbs whose verbal noun behind a preposition is yet to come.
const AIMING: &[&str] = &[
    "سعي",
    "خطط",
    "استعد",
    "هدف",
    "تطلع",
    "طمح",
    "تنافس",
    "مهد",
    "تاهب",
    "عمل",
    "تعهد",
    "وعد",
    "توجه",
];

/// Verbs whose object is yet to come.
const OBJECT_AIMING: &[&str] = &["استهدف", "اعتزم", "نوي", "قرر", "اراد", "ازمع", "رغب", "انوي"];

/// Verbs that, denied, deny their verbal noun.
const WILLING: &[&str] =
    &["اراد", "رغب", "استطاع", "تمكن", "نجح", "قام", "شن", "نفذ", "عقد", "وقع", "اجري"];

/// Nouns of aiming right before a verbal noun.
const AIMS: &[&str] = &[
    "هدف",
    "مسعي",
    "نيه",
    "نوايا",
    "خطه",
    "خطط",
    "رغبه",
    "استعداد",
    "طموح",
    "حلم",
    "مستعد",
    "مستعده",
    "جاهز",
    "نحو",
    "معني",
    "معنيه",
    "مقابل",
    "اقتراب",
    "وظيفه",
    "مهمه",
    "تمهيدا",
    "سبيل",
    "مشروع",
    "قرار",
];

/// Nouns that deny a verbal noun: "عجزه عن قمع".
const UNABLE: &[&str] = &["عجز", "عاجز", "عاجزه", "عاجزين", "امتناع", "تعذر"];

/// Nouns that make a verbal noun possible.
const RISKS: &[&str] = &[
    "خطر",
    "احتمال",
    "احتمالات",
    "امكانيه",
    "مخاطر",
    "سبل",
    "تحسبا",
    "خشيه",
    "تهديد",
    "فرص",
    "فرصه",
    "تفادي",
    "لتفادي",
];

/// The first word of the clause around a word: behind a full break, a comma, "أن", a relative, "و" with a verb.
fn clause_start(scene: &Scene<'_>, at: usize) -> usize {
    let mut item = scene.item_of[at];
    while item > 0 {
        let gap = scene.break_before(item);
        let word = scene.word(item);
        if gap == Break::Full || matches!(word, "،" | "," | ".") {
            return scene.items[item].to;
        }
        if gap == Break::Clause && !matches!(word, "ما" | "غير" | "اذا" | "لو" | "حتي")
        {
            return scene.items[item].from;
        }
        item -= 1;
    }
    0
}

/// Where the words start that govern a clause with "أن" in front.
fn governing_part(scene: &Scene<'_>, start: usize) -> Option<usize> {
    if !matches!(scene.line.normal(start), "ان" | "بان") {
        return None;
    }
    let back = (0..start)
        .rev()
        .take(7)
        .take_while(|&at| {
            scene.break_before(scene.item_of[at]) < Break::Clause
                && !matches!(scene.line.normal(at), "،" | ",")
        })
        .last()?;
    Some(back)
}

/// Whether another clause with a verb of its own lies between a cue and the trigger.
fn stopped(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        scene.line.upos(at) == Upos::Verb
            && at > 0
            && matches!(scene.line.normal(at - 1), "الذي" | "التي" | "الذين")
    })
}

/// "على أمريكا التعاون": at the head of a clause, who ought to do it and what.
fn ought(scene: &Scene<'_>, trigger: &Trigger<'_>, start: usize) -> bool {
    let mut item = scene.item_of[start];
    while matches!(scene.word(item), "ان" | "انه" | "ه" | "و" | "\"" | "«" | "“") {
        item += 1;
    }
    scene.word(item) == "علي"
        && scene.phrase(item + 1).is_some_and(|phrase| {
            use khabar_types::EntityType::{Gpe, Grp, Org, Per};
            matches!(phrase.kind, Gpe | Grp | Org | Per)
        })
        && trigger.part != Part::Verb
        && no_verb_between(scene, scene.items[item].to, trigger.at)
}

fn no_verb_between(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|at| scene.line.upos(at) != Upos::Verb)
}

/// A purpose: "لتحرير", "للإطاحة ب", "من أجل إسقاط", "بهدف".
pub(super) fn purpose(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    if at == 0 {
        return false;
    }
    let before = line.normal(at - 1);
    let two = at.checked_sub(2).map_or("", |at| line.normal(at));
    let bound = before == "ل" && line.word(at - 1).token == line.word(at).token;
    // "تعرض لقصف", "يخضع لسيطرة": the verb takes ل.
    let taken = (at.saturating_sub(6)..at - 1).any(|at| {
        let word = line.word(at);
        let lemma = crate::sentence::bare(&word.lemma);
        TAKES_LI.contains(&lemma) || TAKES_LI.contains(&crate::sentence::bare(&word.normal))
    });
    let after_verb = (at.saturating_sub(18)..at.saturating_sub(1)).any(|at| {
        line.upos(at) == Upos::Verb
            || line.upos(at) == Upos::Noun
                && scene
                    .knowledge
                    .predicates
                    .of_word(crate::sentence::bare(&line.word(at).lemma))
                    .next()
                    .is_some()
    });
    bound && !taken && after_verb
        || matches!((two, before), ("من", "اجل") | ("ب", "هدف" | "غرض" | "غيه"))
        || matches!(before, "بهدف" | "بغرض" | "بغيه" | "قصد")
}

/// Words whose ل is no purpose.
const TAKES_LI: &[&str] = &[
    "تعرض",
    "خضع",
    "تصدي",
    "استجاب",
    "انضم",
    "نتيجه",
    "نظرا",
    "وفقا",
    "ردا",
    "مصاحبا",
    "مماثل",
    "تعرضها",
    "سبق",
    "تبع",
    "دعم",
    "نتاج",
    "خضوع",
    "ادانه",
    "رفض",
    "تاييد",
    "معارض",
    "معارضه",
    "اسباب",
    "سبب",
    "خلال",
    "ضحيه",
    "شاهد",
    "مخصص",
];
