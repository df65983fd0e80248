//! Polarity and modality from the words around a trigger.

mod denied;
mod joined;
mod known;
mod words;

use khabar_types::{ClaimType, Modality, Polarity, Upos};

pub(super) use self::known::presupposed;
use self::{
    known::lasting,
    words::{
        AGREEING, AIMING, AIMS, AWAITED, DATES, HAPPENING, MAKING, OBJECT_AIMING, PLEDGING,
        REASONS, RISKS, SUPPOSED, TAKES_LI, TALKING, UNABLE, WILLING,
    },
};
use super::{
    scene::{Break, Scene},
    subjects::RELATIVES,
    triggers::Trigger,
};
use crate::{
    knowledge::{
        Part, Predicate,
        lexicon::{Cue, CueEffect},
    },
    sentence::bare,
};

/// How the clause puts the event.
pub(super) fn mood(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
) -> (Polarity, Modality) {
    mood_after(scene, trigger, row, MOST_JOINED)
}

/// How many verbs a mood goes on to at most: a line of a thousand joined verbs costs each of them no more.
const MOST_JOINED: usize = 6;

/// The mood of a verb that may have it from `joined` verbs before it, of whatever else from its own clause.
fn mood_after(
    scene: &Scene<'_>,
    trigger: &Trigger<'_>,
    row: &Predicate,
    joined: usize,
) -> (Polarity, Modality) {
    let mut mood = Mood { polarity: Polarity::Affirmed, modality: Modality::Actual, failed: false };
    if lasting(trigger, row) {
        return (mood.polarity, mood.modality);
    }
    let start = clause_start(scene, trigger.at);
    mood.read_cues(scene, trigger, row, start);
    if let Some(before) = governing_part(scene, start) {
        mood.read_that(scene, before, start);
    }
    if trigger.part == Part::Verb {
        mood.read_prefix(scene, trigger.at);
        mood.read_before_verb(scene, trigger.at, start);
        mood.read_joined(scene, trigger.at, row, joined);
    } else if mood.any(scene, trigger) {
        mood.modality = Modality::Hypothetical;
    } else if mood.modality == Modality::Actual {
        mood.read_governor(scene, trigger, row, start);
        mood.read_over_aside(scene, trigger, row, start);
    }
    if mood.modality == Modality::Actual && trigger.part == Part::Noun {
        // "لعقد قمة": to hold it is the aim; "لمواجهة الإرهاب ودحر داعش": both are.
        let made = made(scene, trigger.at);
        for first in [made, conjunct(scene, made.unwrap_or(trigger.at))].into_iter().flatten() {
            if mood.modality == Modality::Actual {
                let twin = twin(scene, first);
                mood.read_governor(scene, &twin, row, clause_start(scene, first));
            }
        }
    }
    if mood.modality == Modality::Actual && trigger.part != Part::Verb {
        mood.read_behind(scene, trigger);
    }
    if mood.modality == Modality::Actual && to_come(scene, trigger) {
        mood.modality = Modality::Future;
    }
    if mood.modality == Modality::Actual && ought(scene, trigger, start) {
        mood.modality = Modality::Demanded;
    }
    if mood.modality != Modality::Actual
        && (presupposed(scene, trigger, row)
            || mood.modality == Modality::Hypothetical && describes(scene, trigger))
    {
        mood.modality = Modality::Actual;
    }
    if denied::tolerated(scene, trigger) {
        return (Polarity::Affirmed, Modality::Actual);
    }
    // "فشل المجلس في وقف الحرب": what was to be ended went on.
    if mood.failed && trigger.at > start + 2 && presupposed(scene, trigger, row) {
        mood.polarity = Polarity::Affirmed;
    }
    (mood.polarity, mood.modality)
}

/// "محاسبة شرطيين ضربوا طالبا", "إذا أفرجت عن جراح اعتقلته": a perfect that describes a noun tells what has happened, whatever is asked or supposed around it.
pub(super) fn describes(scene: &Scene<'_>, trigger: &Trigger<'_>) -> bool {
    let line = &scene.line;
    let before = trigger.at.checked_sub(1).map_or("", |at| line.normal(at));
    trigger.part == Part::Verb
        && line.word(trigger.at).features.get("Aspect") == Some("Perf")
        && (RELATIVES.contains(&before) || line.relation(trigger.at).starts_with("acl"))
        && !matches!(before, "ان" | "اذا" | "لو" | "حال" | "حاله")
}

/// The word at a place as a trigger of nothing.
fn twin<'a>(scene: &Scene<'_>, at: usize) -> Trigger<'a> {
    let word = scene.line.word(at);
    let part = if word.upos == Upos::Verb { Part::Verb } else { Part::Noun };
    Trigger { at, to: at + 1, rest: at + 1..at + 1, rows: Vec::new(), part, span: word.span }
}

/// The noun of making right before a noun: "عقد قمة", "تعزيز التعاون", "إجراء حوار"; the first of several.
fn made(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let mut first = at;
    while first > 0
        && MAKING.contains(&bare(scene.line.normal(first - 1)))
        && scene.line.upos(first - 1) != Upos::Verb
    {
        first -= 1;
    }
    (first < at).then_some(first)
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

struct Mood {
    polarity: Polarity,
    modality: Modality,
    /// Somebody failed to do it.
    failed: bool,
}

impl Mood {
    fn set(&mut self, effect: CueEffect) {
        match effect {
            CueEffect::Negated => self.polarity = Polarity::Negated,
            CueEffect::Modality(modality) => self.modality = modality,
        }
    }

    /// The cues of the clause before the trigger.
    fn read_cues(
        &mut self,
        scene: &Scene<'_>,
        trigger: &Trigger<'_>,
        row: &Predicate,
        start: usize,
    ) {
        let line = &scene.line;
        let to = trigger.at;
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
                // "فشل الجيش في اقتحام درنة": a failed attack is an attack.
                let fails = matches!(line.normal(at), "فشل" | "فشلت" | "فشلوا" | "يفشل" | "تفشل")
                    || line.normal(at).starts_with("اخفق");
                if fails && row.kind == ClaimType::Assault {
                    continue;
                }
                // "ما إذا كان سيلتقي الوفد": a question stays one.
                let will = cue.effect == CueEffect::Modality(Modality::Future);
                if will && cue.scope == "verb" && self.modality == Modality::Hypothetical {
                    continue;
                }
                let may = cue.effect == CueEffect::Modality(Modality::Possible)
                    && line.normal(at) == "قد";
                if may && line.word(trigger.at).features.get("Aspect") != Some("Imp") {
                    continue;
                }
                // "مكان غير بعيد عن الانفجار" is said of the place.
                if line.normal(at) == "غير" && line.upos(end) == Upos::Adj && end != trigger.at {
                    continue;
                }
                if line.normal(at) == "لا" && matches!(line.normal(end), "يزال" | "تزال" | "يزالون")
                {
                    continue;
                }
                self.set(cue.effect);
                self.failed |= cue.effect == CueEffect::Negated && cue.scope == "clause";
                self.read_denied(scene, at, cue.scope);
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
            if end > that + 1 || !no_verb_between(scene, end, that) {
                continue;
            }
            if let Some(cue) = modal {
                self.set(cue.effect);
                self.read_denied(scene, at, cue.scope);
            }
            // "من غير المتوقع أن يلتقي".
            let denies = |cue: &&Cue| cue.scope == "clause" && cue.effect == CueEffect::Negated;
            if end == that + 1 && cues.iter().any(|cue| denies(&cue)) {
                self.polarity = Polarity::Negated;
                return;
            }
        }
    }

    /// "لا يمكن", "لا تنوي", "لم يعد بإمكان": a word of modality that is denied denies the event.
    fn read_denied(&mut self, scene: &Scene<'_>, cue: usize, scope: &str) {
        let before = cue.checked_sub(1).map_or("", |at| scene.line.normal(at));
        if scope == "clause" && matches!(before, "لا" | "لم" | "لن") {
            self.polarity = Polarity::Negated;
        }
    }

    /// "إن هاجموا", "ما قصف الجيش المدينة", "على حماس أن تطلق": what stands right before a verb or its "أن".
    fn read_before_verb(&mut self, scene: &Scene<'_>, at: usize, start: usize) {
        let line = &scene.line;
        let perfect = line.word(at).features.get("Aspect") == Some("Perf");
        let Some(before) = at.checked_sub(1).filter(|_| self.modality == Modality::Actual) else {
            return;
        };
        if perfect && matches!(&*line.word(before).form, "إن" | "وإن" | "فإن") {
            self.modality = Modality::Hypothetical;
        }
        let opens = |at: usize| at == 0 || line.upos(at - 1) == Upos::Punct;
        let whole = scene.pronoun_after(at).is_none();
        if perfect && line.normal(before) == "ما" && opens(before) && whole {
            self.polarity = Polarity::Negated;
        }
        if line.normal(start) == "ان" && start < at && is_duty(scene, start) {
            self.modality = Modality::Demanded;
        }
        // "اتفق الطرفان على أن ينسحب الجيش".
        let agreed = !perfect
            && line.normal(start) == "ان"
            && start > 0
            && matches!(line.normal(start - 1), "علي" | "ب")
            && (start.saturating_sub(8)..start).any(|verb| {
                line.upos(verb) == Upos::Verb && PLEDGING.contains(&&*line.word(verb).lemma)
            });
        let lest = line.normal(before) == "لا" && before > 0 && line.normal(before - 1) == "حتي";
        if agreed || lest || joined::awaited(scene, at) {
            self.modality = Modality::Future;
        }
    }

    /// What a verb has from another that it is joined to, and from a denial before its clause.
    fn read_joined(&mut self, scene: &Scene<'_>, at: usize, row: &Predicate, joined: usize) {
        if denied::verb_is_denied(scene, at, clause_start(scene, at)) {
            self.polarity = Polarity::Negated;
        }
        let plain = self.polarity == Polarity::Affirmed && self.modality == Modality::Actual;
        if joined > 0
            && plain
            && let Some((first, negates)) = joined::joined_to(scene, at)
        {
            let own = mood_after(scene, &twin(scene, first), row, joined - 1);
            (self.polarity, self.modality) = joined::shared(scene, own, at, negates);
        }
    }

    /// "سيفعل", "ليفعل".
    fn read_prefix(&mut self, scene: &Scene<'_>, at: usize) {
        let Some(before) = at.checked_sub(1).map(|at| scene.line.word(at)) else { return };
        let word = scene.line.word(at);
        // "عما إذا كانت الحكومة ستطرد السفير", "هل ستهاجم": a question stays one.
        let asks = self.modality == Modality::Hypothetical
            && (at.saturating_sub(8)..at).any(|at| {
                scene.line.normal(at) == "هل"
                    || scene.line.normal(at) == "اذا"
                        && at > 0
                        && matches!(scene.line.normal(at - 1), "ما" | "عما" | "فيما")
            });
        if &*before.normal == "س" && before.token == word.token && !asks {
            self.modality = Modality::Future;
        }
        // "...، ليتضامن معه الوزير": behind a comma what came of it.
        let behind_comma = at >= 2
            && scene.line.upos(at - 2) == Upos::Punct
            && (at + 1..scene.line.len().min(at + 8)).any(|noun| {
                scene.line.head(noun) == Some(at) && scene.line.relation(noun) == "nsubj"
            });
        let purpose = matches!(&*before.normal, "ل" | "كي" | "لكي")
            && !(behind_comma && &*before.normal == "ل")
            && word.features.get("Aspect") == Some("Imp");
        if purpose && self.modality == Modality::Actual {
            self.modality = Modality::Future;
        }
    }

    /// "أي هجوم": whichever there may be, unless none was.
    fn any(&self, scene: &Scene<'_>, trigger: &Trigger<'_>) -> bool {
        let line = &scene.line;
        let denied = || (0..trigger.at).any(|at| matches!(&*line.word(at).lemma, "نفي" | "انكر"));
        trigger.at > 0
            && line.normal(trigger.at - 1) == "اي"
            && !denied()
            && self.polarity == Polarity::Affirmed
            && !line.normal(trigger.at).starts_with("ال")
            && !(clause_start(scene, trigger.at)..trigger.at)
                .any(|at| matches!(line.normal(at), "لم" | "لا" | "لن" | "دون" | "بدون" | "عدم"))
    }

    /// What stands behind a noun: "القمة المرتقبة", "الهجوم المفترض", "لقاءات في المستقبل", "الزيارات التي سيقوم بها".
    fn read_behind(&mut self, scene: &Scene<'_>, trigger: &Trigger<'_>) {
        let line = &scene.line;
        let mut at = trigger.to;
        let bound = scene.pronoun_after(trigger.to - 1).is_some();
        at += usize::from(bound);
        while matches!(line.upos(at), Upos::Adj | Upos::Noun) && at < trigger.to + 4 {
            let word = bare(line.normal(at));
            let word = word.strip_suffix('ه').unwrap_or(word);
            // "محادثات السلام المقبلة" are yet to come, not "إلغاء القمة المقبلة".
            let own = (trigger.to..=at).all(|at| line.upos(at) == Upos::Adj)
                || line.head(at) == Some(trigger.at);
            if !own {
                at += 1;
                continue;
            }
            if AWAITED.contains(&word) {
                self.modality = Modality::Future;
                return;
            }
            if SUPPOSED.contains(&word) {
                self.modality = Modality::Possible;
                return;
            }
            at += 1;
        }
        // "الهجوم على المدينة وشيك": what is said of the event that is the subject.
        let said = line.head(trigger.at).filter(|said| {
            *said >= trigger.to
                && line.relation(trigger.at) == "nsubj"
                && line.upos(*said) == Upos::Adj
                && !line.normal(*said).starts_with("ال")
        });
        let said = said.map(|said| bare(line.normal(said)));
        let said = said.map(|said| said.strip_suffix('ه').unwrap_or(said));
        if said.is_some_and(|said| AWAITED.contains(&said)) {
            self.modality = Modality::Future;
            return;
        }
        if said.is_some_and(|said| SUPPOSED.contains(&said)) {
            self.modality = Modality::Possible;
            return;
        }
        let future = (at..at + 2).any(|at| {
            line.normal(at) == "في" && matches!(line.normal(at + 1), "المستقبل" | "مستقبلا")
        });
        let told = RELATIVES.contains(&line.normal(at));
        let begins = matches!(line.normal(at), "س" | "سوف")
            && HAPPENING.contains(&&*line.word((at + 1).min(line.len() - 1)).lemma);
        let will = told && matches!(line.normal(at + 1), "س" | "سوف");
        // "مسيرة كانت النقابة تعتزم تنظيمها": what somebody means to hold.
        let planned = (at..line.len().min(at + 6)).any(|verb| {
            line.upos(verb) == Upos::Verb
                && (OBJECT_AIMING.contains(&&*line.word(verb).lemma)
                    || &*line.word(verb).lemma == "خطط")
                && (verb + 1..line.len().min(verb + 5)).any(|noun| {
                    MAKING.contains(&bare(line.normal(noun))) && scene.pronoun_after(noun).is_some()
                })
        });
        let may = matches!(line.normal(at), "يمكن" | "ربما") && !told;
        if future || begins || will || planned {
            self.modality = Modality::Future;
        } else if may {
            self.modality = Modality::Possible;
        }
    }

    /// What the word that governs a verbal noun makes of it: "يسعى إلى", "سيعقد", "خطة ل", "يرفض".
    fn read_governor(
        &mut self,
        scene: &Scene<'_>,
        trigger: &Trigger<'_>,
        row: &Predicate,
        start: usize,
    ) {
        let line = &scene.line;
        if denied::is_none(scene, trigger) {
            self.polarity = Polarity::Negated;
            return;
        }
        if purpose(scene, trigger.at) {
            self.modality = Modality::Future;
            return;
        }
        let mut steps = 0;
        for at in (start..trigger.at).rev() {
            let word = line.word(at);
            let noun = bare(&word.normal);
            // "الجيش عاجز عن قصف المدينة": an adjective that says what somebody is able or about to do.
            let able = word.upos == Upos::Adj
                && (UNABLE.contains(&noun) || AIMS.contains(&noun))
                && !word.normal.starts_with("ال");
            if !able
                && (scene.phrase(scene.item_of[at]).is_some()
                    || matches!(word.upos, Upos::Punct | Upos::Adj | Upos::Pron))
            {
                continue;
            }
            steps += 1;
            if steps > 7 {
                return;
            }
            if word.upos == Upos::Verb {
                self.read_governing_verb(scene, trigger, row, at);
                return;
            }
            // "أفرجت عن جنديين مقابل انسحاب": what has been done in return for what was done.
            if noun == "مقابل" {
                let verb = (start..at).rev().find(|&verb| line.upos(verb) == Upos::Verb);
                if !verb.is_some_and(|verb| is_done(scene, verb)) {
                    self.modality = Modality::Future;
                }
                return;
            }
            // "اتفاق على وقف إطلاق النار".
            let between = |wanted: &str| (at + 1..trigger.at).any(|at| line.normal(at) == wanted);
            // "العمل على رفع الحظر", "الحرص على التهدئة": towards what somebody works.
            let works = matches!(bare(noun), "عمل" | "حرص");
            let agreed = works || AGREEING.contains(&noun.strip_suffix('ا').unwrap_or(noun));
            if agreed && between("علي") && steps <= 3 {
                self.modality = Modality::Future;
                return;
            }
            let decreed = matches!(noun, "قرار" | "قرارا") && line.normal(trigger.at - 1) == "ب";
            let aim =
                AIMS.contains(&noun.strip_suffix('ا').unwrap_or(noun)) || AIMS.contains(&noun);
            if aim && steps <= 3 && !decreed {
                self.modality = Modality::Future;
                return;
            }
            if UNABLE.contains(&noun) && steps <= 3 {
                self.polarity = Polarity::Negated;
                return;
            }
            if RISKS.contains(&noun) && steps <= 2 {
                self.modality = Modality::Possible;
                return;
            }
        }
    }

    /// "قرر المجلس، في اجتماعه برئاسة الوزير، إرسال مساعدات": a verb of will governs its object over what stands between commas.
    fn read_over_aside(
        &mut self,
        scene: &Scene<'_>,
        trigger: &Trigger<'_>,
        row: &Predicate,
        start: usize,
    ) {
        let line = &scene.line;
        let comma = |at: usize| matches!(line.normal(at), "،" | ",");
        let object =
            trigger.at - start <= 2 && (start..trigger.at).all(|at| line.upos(at) == Upos::Noun);
        if !object || start < 4 || !comma(start - 1) || self.modality != Modality::Actual {
            return;
        }
        let Some(open) = (start.saturating_sub(ASIDE)..start - 1).rev().find(|&at| comma(at))
        else {
            return;
        };
        let aside = matches!(line.upos(open + 1), Upos::Adp)
            || matches!(line.normal(open + 1), "خلال" | "اثناء" | "عقب" | "بعد");
        let verb = (clause_start(scene, open - 1)..open)
            .rev()
            .find(|&at| line.upos(at) == Upos::Verb && open - at < 8);
        if let Some(verb) = verb.filter(|_| aside && no_verb_between(scene, open, start))
            && OBJECT_AIMING.contains(&&*line.word(verb).lemma)
        {
            self.read_governing_verb(scene, trigger, row, verb);
        }
    }

    /// What a verb makes of a verbal noun that it governs.
    fn read_governing_verb(
        &mut self,
        scene: &Scene<'_>,
        trigger: &Trigger<'_>,
        row: &Predicate,
        at: usize,
    ) {
        let line = &scene.line;
        let word = line.word(at);
        let lemma = &*word.lemma;
        let before = at.checked_sub(1).map_or("", |at| line.normal(at));
        let behind =
            |wanted: &[&str]| (at + 1..trigger.at).any(|at| wanted.contains(&line.normal(at)));
        let future = matches!(before, "س" | "سوف" | "لن");
        // "قد تشن إسرائيل هجوما".
        if before == "قد" && word.features.get("Aspect") == Some("Imp") {
            self.modality = Modality::Possible;
        }
        let to = matches!(before, "ل" | "كي" | "لكي")
            && word.features.get("Aspect") == Some("Imp")
            && !(at >= 2 && line.upos(at - 2) == Upos::Punct);
        let aims = AIMING.contains(&lemma) && behind(&["الي", "ل", "علي", "في"])
            || PLEDGING.contains(&lemma) && trigger.at - at < 8 && behind(&["ب", "علي"])
            || OBJECT_AIMING.contains(&lemma)
            // "تستهدف العملية طرد المسلحين": what is to be done, not what was struck.
            || lemma == "استهدف"
                && word.features.get("Aspect") == Some("Imp")
                && line.relation(trigger.at) == "obj"
                && !line.normal(trigger.at).starts_with("ال")
                && matches!(row.kind, ClaimType::Assault | ClaimType::Coerce | ClaimType::Controls);
        if future || to || aims {
            self.modality = Modality::Future;
        }
        // "ناقش الوفدان سحب القوات": a topic, not "القصف", which has happened.
        // "تعرض لهجوم" is no offer.
        let exposed = lemma == "عرض" && word.normal.starts_with('ت');
        let topic = TALKING.contains(&lemma)
            && !exposed
            && !line.normal(trigger.at).starts_with("ال")
            && hangs_on(scene, trigger.at, at)
            && !behind(&["بعد", "خلال", "في", "عقب", "اثر", "مع", "التي", "الذي"]);
        if topic && self.modality == Modality::Actual {
            self.modality = Modality::Possible;
        }
        let refuses = matches!(lemma, "رفض")
            && trigger.at - at < 8
            && denied::refuses_own(scene, trigger, row, at);
        // "يصر على انسحاب القوات", "ناشدت السلطات الإفراج عنه".
        let demands = lemma == "اصر" && behind(&["علي"]) || lemma == "ناشد";
        if demands && trigger.at - at < 10 && self.modality == Modality::Actual {
            self.modality = Modality::Demanded;
        }
        // "لن تسمح بالاعتداء على المتظاهرين": who would do it does not say so.
        let lets = lemma == "سمح" && denied::NOT.contains(&before) && behind(&["ب"]);
        if lets || lemma == "تمني" && trigger.at - at < 8 {
            self.modality = Modality::Possible;
            return;
        }
        if denied::fails(scene, trigger, row, at) || denied::does_not_happen(scene, trigger, at) {
            self.polarity = Polarity::Negated;
            return;
        }
        let unwilling = matches!(before, "لا" | "لم" | "لن") && WILLING.contains(&lemma);
        if refuses || unwilling {
            self.polarity = Polarity::Negated;
            if WILLING[..2].contains(&lemma) {
                self.modality = Modality::Actual;
            }
        }
    }
}

/// How many words may stand between commas inside a clause.
const ASIDE: usize = 16;

/// Whether a verb tells what was done, and not what is meant or agreed to be.
fn is_done(scene: &Scene<'_>, verb: usize) -> bool {
    let word = scene.line.word(verb);
    let lemma = &*word.lemma;
    word.features.get("Aspect") == Some("Perf")
        && ![AIMING, OBJECT_AIMING, PLEDGING, TALKING].iter().any(|list| list.contains(&lemma))
        && !matches!(lemma, "عرض" | "طلب" | "طالب" | "دعا" | "اقترح" | "نص" | "قضي")
}

/// Whether a noun, or the first that it is joined to, hangs on a verb; where no tree was read it stands near.
fn hangs_on(scene: &Scene<'_>, noun: usize, verb: usize) -> bool {
    let line = &scene.line;
    match line.head(noun) {
        Some(head) => {
            head == verb || line.relation(noun) == "conj" && line.head(head) == Some(verb)
        }
        None => noun < verb + 5,
    }
}

/// The first word of the clause around a word: behind a full break, a comma, "أن", a relative, "و" with a verb.
fn clause_start(scene: &Scene<'_>, at: usize) -> usize {
    let mut item = scene.item_of[at];
    while item > 0 {
        let gap = scene.break_before(item);
        let word = scene.word(item);
        // "قرر البرلمان، صباح السبت، الاعتراف": a date between commas stands in the clause.
        if matches!(word, "،" | ",")
            && let Some(before) = scene.before_aside(item)
        {
            item = before.saturating_sub(1);
            continue;
        }
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
            // "من غير المتوقع أن يلتقي".
            (scene.break_before(scene.item_of[at]) < Break::Clause
                || scene.line.normal(at) == "غير")
                && !matches!(scene.line.normal(at), "،" | ",")
        })
        .last()?;
    Some(back)
}

/// Whether a date behind an event is yet to come: "قمة مع نظيره الشهر المقبل", "تبدأ الاثنين المقبل".
fn to_come(scene: &Scene<'_>, trigger: &Trigger<'_>) -> bool {
    let line = &scene.line;
    if trigger.part == Part::Verb && line.word(trigger.at).features.get("Aspect") != Some("Imp") {
        return false;
    }
    let told = trigger.part == Part::Noun
        && (clause_start(scene, trigger.at)..trigger.at).any(|at| {
            line.upos(at) == Upos::Verb && line.word(at).features.get("Aspect") != Some("Imp")
        });
    if told {
        return false;
    }
    let ahead = |&at: &usize| {
        matches!(line.normal(at), "المقبل" | "القادم" | "المقبله" | "القادمه")
            && DATES.contains(&bare(line.normal(at - 1)))
            || line.normal(at) == "غدا" && line.upos(at) != Upos::Verb
    };
    let verb = trigger.part == Part::Verb;
    // "تستضيف مسقط الأسبوع المقبل محادثات": the date of the verb that brings the event.
    let brings = || {
        let start = clause_start(scene, trigger.at);
        let verb = (start..trigger.at).rev().find(|&at| line.upos(at) == Upos::Verb)?;
        // "يتوقع في الأيام المقبلة هجوما" says, and does not bring.
        let says = scene.knowledge.lexicon.reporting.contains_key(&*line.word(verb).lemma);
        (verb + 1..trigger.at).find(ahead).filter(|_| !says)
    };
    if trigger.part == Part::Noun && brings().is_some() {
        return true;
    }
    let open = |&at: &usize| {
        let comma = matches!(line.normal(at), "،" | ",");
        let aside = || scene.behind_aside(scene.item_of[at]).is_some();
        scene.break_before(scene.item_of[at]) < Break::Clause
            && (!comma || verb && aside())
            && !(verb && line.upos(at) == Upos::Verb)
    };
    let reach = if verb { 14 } else { 10 };
    (trigger.to..line.len().min(trigger.to + reach)).take_while(open).any(|at| ahead(&at))
}

/// Whether another clause with a verb of its own lies between a cue and the trigger.
fn stopped(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    let known = scene.line.normal(to).starts_with("ال") && scene.line.upos(to) != Upos::Verb;
    (from..to).any(|at| {
        known
            && matches!(
                scene.line.normal(at),
                "بشان"
                    | "بسبب"
                    | "خلفيه"
                    | "منذ"
                    | "بعد"
                    | "اثر"
                    | "عقب"
                    | "يتعلق"
                    | "حول"
            )
    }) || (from..to).any(|at| {
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

/// "على حماس أن تطلق سراح الرهائن": at the head of a clause, who ought to do what stands behind this "أن".
fn is_duty(scene: &Scene<'_>, that: usize) -> bool {
    let Some(item) = scene.item_of[that].checked_sub(1) else { return false };
    let who = scene.phrase(item).is_some() && item > 0 && scene.word(item - 1) == "علي";
    let opens = |item: usize| {
        item == 0 || matches!(scene.word(item - 1), "ان" | "و" | "\"" | "«" | "“" | ":" | "،" | ".")
    };
    who && opens(item - 1)
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
    let bound = before == "ل" && line.word(at - 1).token == line.word(at).token;
    // "تعرض لقصف", "يخضع لسيطرة": the verb takes ل.
    let takes = |at: usize| {
        let word = line.word(at);
        TAKES_LI.contains(&&*word.lemma) || TAKES_LI.contains(&bare(&word.normal))
    };
    let taken = (at.saturating_sub(6)..at - 1).any(takes) || line.head(at).is_some_and(takes);
    // "اعتقل لانتمائه إلى الحزب": a reason.
    // "أسفه لمقتل الجنود": nobody means it to come about.
    let reason = scene.pronoun_after(at).is_some() && REASONS.contains(&bare(line.normal(at)))
        || known::judged_for(scene, at)
        || super::nouns::befalls(scene, at);
    let after_verb = (at.saturating_sub(18)..at.saturating_sub(1)).any(|at| {
        line.upos(at) == Upos::Verb
            || line.upos(at) == Upos::Noun
                && scene.knowledge.predicates.of_word(bare(&line.word(at).lemma)).next().is_some()
    });
    bound && !taken && !reason && after_verb
        || is_sake(scene, at)
        || matches!(before, "بهدف" | "بغرض" | "بغيه" | "قصد")
}

/// "من أجل", "بهدف": whether a phrase of purpose stands right before a word.
fn is_sake(scene: &Scene<'_>, at: usize) -> bool {
    let back = |by: usize| at.checked_sub(by).map_or("", |at| scene.line.normal(at));
    matches!((back(2), back(1)), ("من", "اجل") | ("ب", "هدف" | "غرض" | "غيه"))
}
