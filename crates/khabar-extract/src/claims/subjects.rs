//! Who is meant where no noun phrase says it: subjects before the verb, dropped subjects, pronouns, subjects of governing verbs.

use khabar_types::{Argument, ClaimType, EntityId, EntityType, Level, Upos, Word};

use super::{
    agreement::{self, Nature},
    arguments::{Filled, argument, noun_class},
    pronouns,
    scene::{Break, Phrase, Scene},
    sources,
    told::Told,
};
use crate::knowledge::Predicate;

/// What is remembered while a document is read from its first sentence to its last.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    /// Subjects of the verbs of this sentence so far: position of the verb, who.
    here: Vec<(usize, Vec<Argument>)>,
    /// Who is to do what a verb of asking asks for.
    controllers: Vec<(usize, Vec<Argument>)>,
    /// Verbs of this sentence read as passives.
    passives: Vec<usize>,
    /// Triggers of this sentence so far with their participants.
    events: Vec<(usize, (ClaimType, Filled))>,
    /// Events of the document so far.
    pub told: Told,
    /// The main subject of the sentence before.
    carried: Vec<Argument>,
}

impl Subjects {
    /// Forget the sentence, keep its main subject.
    pub(super) fn next_sentence(&mut self, opens_line: bool) {
        if let Some((_, subjects)) = self.here.drain(..).next_back() {
            self.carried = subjects;
        } else if opens_line {
            self.carried.clear();
        }
        self.here.clear();
        self.controllers.clear();
        self.passives.clear();
        self.events.clear();
        self.told.next_sentence();
    }

    /// Note who is to do what a verb asks for.
    pub(super) fn controls(&mut self, verb: usize, controllers: &[Argument]) {
        self.controllers.push((verb, controllers.to_vec()));
    }

    /// Note that a verb says what was done to its subject.
    pub(super) fn suffered(&mut self, verb: usize) {
        self.passives.push(verb);
    }

    /// Whether a verb read before says what was done to its subject.
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        self.passives.contains(&verb)
    }

    /// Note who did what a verb says.
    pub(super) fn saw(&mut self, verb: usize, subjects: &[Argument]) {
        if !subjects.is_empty() {
            self.told.joined(subjects);
            self.here.push((verb, subjects.to_vec()));
        }
    }

    /// Whether these are whom a passive before names: "قتل جندي وجرح آخر".
    pub(super) fn have_suffered(&self, who: &[Argument]) -> bool {
        let last = self.here.iter().rev().find(|(_, subjects)| {
            subjects.first().map(|one| one.entity) == who.first().map(|one| one.entity)
        });
        last.is_some_and(|(verb, _)| self.is_passive(*verb))
    }

    /// A noun phrase before the verb that is its subject: "روسيا كشفت", "الجماعة التي هاجمت", "أن الجيش سيطر".
    pub(super) fn before(&self, scene: &Scene<'_>, verb: usize) -> Vec<Argument> {
        let mut item = scene.item_of[verb];
        let mut steps = 0;
        while item > 0 && steps < 10 {
            item -= 1;
            steps += 1;
            let word = scene.word(item);
            if RELATIVES.contains(&word) {
                return antecedents(scene, item, verb);
            }
            // "وهو ما نددت به مالي": the subject stands behind.
            if word == "ما" && steps == 1 && item > 0 && scene.upos(item - 1) == Upos::Pron {
                return Vec::new();
            }
            if scene.upos(item) == Upos::Pron && !is_own(scene, item) {
                return self.pronoun_subject(scene, item, verb);
            }
            if scene.phrase(item).is_some() {
                let mut first = coordination_head(scene, item).unwrap_or(item);
                // "اشتباكات في بنغازي والجيش يقصف": what stands behind "و" opens a clause of its own.
                // "دعم الحوثيين وواشنطن تدين": likewise where the first of them opens no clause.
                let apart = governed_by(scene, first) || steps == 1 && !opens_clause(scene, first);
                if first < item && apart {
                    first = item;
                }
                if governed_by(scene, first) {
                    let place = scene.phrase(item).is_some_and(|it| it.kind == EntityType::Loc);
                    if steps == 1 && is_indefinite(scene, item) && !place {
                        return coordinated(scene, first, item);
                    }
                    // "وزير الدفاع في طرابلس قال": a phrase further left may be the subject.
                    item = first;
                    continue;
                }
                let subject =
                    opens_clause(scene, first) || steps == 1 && is_indefinite(scene, item);
                let fits = scene.phrase(item).is_some_and(|phrase| {
                    first < item || agrees(scene, phrase, scene.line.word(verb))
                });
                return if subject && fits { coordinated(scene, first, item) } else { Vec::new() };
            }
            let verbal =
                scene.upos(item) == Upos::Verb && !matches!(word, "كان" | "كانت" | "كانوا");
            if verbal
                || scene.upos(item) == Upos::Cconj
                || scene.break_before(item) >= Break::Clause
            {
                return Vec::new();
            }
            // "وكان ليون، قد أشار": a comma between the subject and its verb.
            let inside = matches!(scene.word(item + 1), "قد" | "لم" | "سوف")
                && item > 0
                && scene.phrase(item - 1).is_some();
            if scene.break_before(item) == Break::Comma {
                match scene.before_aside(item) {
                    Some(before) => item = before,
                    None if inside => {}
                    None => return Vec::new(),
                }
            }
        }
        Vec::new()
    }

    /// "أنها تطالب", "فهو يرفض": the subject of the verb before, which agrees.
    fn pronoun_subject(&self, scene: &Scene<'_>, item: usize, verb: usize) -> Vec<Argument> {
        let opens = item == 0
            || matches!(scene.upos(item - 1), Upos::Sconj | Upos::Cconj)
            || matches!(scene.word(item - 1), "ان" | "لكن" | "لان" | "كان" | "،");
        if !opens {
            return Vec::new();
        }
        let word = scene.line.word(verb);
        let fits = |subjects: &Vec<Argument>| agreement::takes_subjects(scene, subjects, word);
        // "يتهم الأكراد تركيا بأنها تدعم المتطرفين": whoever is accused.
        let last = self.events.iter().rev().find(|(at, _)| *at < verb);
        if let Some((_, (ClaimType::Accuse, filled))) = last
            && item > 0
            && matches!(scene.word(item - 1), "ان" | "بان")
            && fits(&filled.recipients)
        {
            return filled.recipients.clone();
        }
        let here =
            self.here.iter().rev().map(|(_, subjects)| subjects).find(|subjects| fits(subjects));
        let carried = Some(&self.carried).filter(|subjects| fits(subjects));
        here.or(carried).cloned().unwrap_or_else(|| {
            let at = scene.items[item].from;
            let meant = self.antecedent(scene, at, None);
            meant
                .filter(|one| agreement::takes_subjects(scene, &[*one], word))
                .into_iter()
                .collect()
        })
    }

    /// The subject that the tree lets a verb have from its head: "لا يزال يهدد", "مجموعات هاجمت".
    pub(super) fn inherited(&self, scene: &Scene<'_>, verb: usize) -> Vec<Argument> {
        let line = &scene.line;
        let Some(head) = line.head(verb).filter(|&head| head < verb) else { return Vec::new() };
        match line.relation(verb) {
            "xcomp" if line.upos(head) == Upos::Verb => self.of_verb(head).to_vec(),
            "acl" => {
                let described = scene
                    .phrase(scene.item_of[head])
                    .filter(|phrase| phrase.to <= verb && agrees(scene, phrase, line.word(verb)));
                described.map(|phrase| argument(phrase, "subj")).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The subject of the verb before, where this one has none: "هاجمت القوات المدينة وسيطرت عليها".
    pub(super) fn dropped(&self, scene: &Scene<'_>, verb: usize) -> Vec<Argument> {
        let word = scene.line.word(verb);
        if matches!(word.features.get("Person"), Some("1" | "2")) {
            return Vec::new();
        }
        // "طلب البرلمان من الحكومة أن تستقيل": who is asked.
        if let Some(asked) = self.asked(scene, verb) {
            return asked;
        }
        let speaker = self.speaks_on(scene, verb);
        if !speaker.is_empty() {
            return speaker;
        }
        // "قال المحافظ إن الجيش انسحب، وطالب الحكومة بالرد": who said it.
        if sources::acts_beside(scene, verb)
            && let Some(saying) = sources::saying_before(scene, verb)
        {
            let speaker = self.of_verb(saying);
            if agreement::takes_subjects(scene, speaker, word) {
                return speaker.to_vec();
            }
        }
        let head = scene.line.head(verb).filter(|_| scene.line.relation(verb) == "conj");
        let joined = head.map_or(&[][..], |head| self.of_verb(head));
        if agreement::takes_subjects(scene, joined, word) {
            return joined.to_vec();
        }
        for (at, subjects) in self.here.iter().rev() {
            if *at < verb && agreement::takes_subjects(scene, subjects, word) {
                return subjects.clone();
            }
        }
        if self.here.is_empty() && agreement::takes_subjects(scene, &self.carried, word) {
            return self.carried.clone();
        }
        Vec::new()
    }

    /// "أكد الرئيس أن بلاده سترد، محذرا جيرانها": whoever speaks, where the participle behind a comma can be said of him.
    pub(super) fn speaks_on(&self, scene: &Scene<'_>, participle: usize) -> Vec<Argument> {
        let marked = participle > 0 && matches!(scene.line.normal(participle - 1), "،" | ",");
        if !(marked && agreement::is_circumstance(scene.line.normal(participle))) {
            return Vec::new();
        }
        let saying = sources::saying_before(scene, participle);
        let who = saying.map_or(&[][..], |verb| self.of_verb(verb));
        let fits = |one: &&Argument| sources::is_said_of(scene, participle, one.entity);
        who.iter().filter(fits).copied().collect()
    }

    /// Whom the verb of asking before "أن" asks, where they agree with the verb behind it.
    fn asked(&self, scene: &Scene<'_>, verb: usize) -> Option<Vec<Argument>> {
        let line = &scene.line;
        let that = (verb.saturating_sub(2)..verb).rev().find(|&at| line.normal(at) == "ان")?;
        let (at, who) = self.controllers.iter().rev().find(|(at, _)| *at < that)?;
        let clear = (*at + 1..that).all(|between| line.upos(between) != Upos::Verb);
        let fits =
            clear && !who.is_empty() && agreement::takes_subjects(scene, who, line.word(verb));
        fits.then(|| who.clone())
    }

    /// The subject of the last verb before a word.
    pub(super) fn latest(&self, before: usize) -> Option<EntityId> {
        let (_, subjects) = self.here.iter().rev().find(|(at, _)| *at < before)?;
        subjects.first().map(|subject| subject.entity)
    }

    /// The subject of the first verb that has one, if it stands before a word.
    pub(super) fn first(&self, before: usize) -> Option<EntityId> {
        let (at, subjects) = self.here.iter().find(|(_, subjects)| !subjects.is_empty())?;
        (*at < before).then(|| subjects[0].entity)
    }

    /// Whom a pronoun means, but for `not`.
    pub(super) fn antecedent(
        &self,
        scene: &Scene<'_>,
        pronoun: usize,
        not: Option<EntityId>,
    ) -> Option<Argument> {
        pronouns::antecedent(scene, self, pronoun, not)
    }

    /// The subjects of the verbs of this sentence so far.
    pub(super) fn here(&self) -> impl DoubleEndedIterator<Item = &Argument> {
        self.here.iter().flat_map(|(_, subjects)| subjects)
    }

    /// The main subject of the sentence before.
    pub(super) fn carried(&self) -> &[Argument] {
        &self.carried
    }

    /// Note the participants of a trigger.
    pub(super) fn read(&mut self, at: usize, row: &Predicate, filled: &Filled) {
        self.told.tell(row, filled);
        self.events.push((at, (row.kind, filled.clone())));
    }

    /// The participants of a trigger read before.
    pub(super) fn filled(&self, at: usize) -> Option<&(ClaimType, Filled)> {
        self.events.iter().find(|(have, _)| *have == at).map(|(_, filled)| filled)
    }

    /// The participants of the last trigger before a word.
    pub(super) fn latest_event(&self, before: usize) -> Option<&Filled> {
        let (_, (_, filled)) = self.events.iter().rev().find(|(at, _)| *at < before)?;
        Some(filled)
    }

    /// Who is to do what a verb asks for, where it asks.
    pub(super) fn controllers_of(&self, verb: usize) -> Option<&[Argument]> {
        self.controllers.iter().find(|(at, _)| *at == verb).map(|(_, who)| &**who)
    }

    /// The subjects of a verb read before.
    pub(super) fn of_verb(&self, verb: usize) -> &[Argument] {
        self.here.iter().find(|(at, _)| *at == verb).map_or(&[], |(_, who)| who)
    }
}

pub(super) const RELATIVES: &[&str] =
    &["الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "اللواتي", "ممن"];

/// Whether the clause of a verb describes a noun: "الذي يتهمه".
pub(super) fn is_relative(scene: &Scene<'_>, verb: usize) -> bool {
    let item = scene.item_of[verb];
    (1..=2).any(|back| item >= back && RELATIVES.contains(&scene.word(item - back)))
}

/// Whether a pronoun belongs to the noun, verb or preposition that it is written with: "المعترف بها دوليا سيطرت".
fn is_own(scene: &Scene<'_>, item: usize) -> bool {
    let at = scene.items[item].from;
    let Some(host) = at.checked_sub(1) else { return false };
    scene.line.word(host).token == scene.line.word(at).token
        && !matches!(scene.line.normal(host), "ان" | "لكن" | "لان" | "كان")
}

/// Whether a noun phrase before a verb without an object is more likely its patient.
pub(super) fn suffers(scene: &Scene<'_>, row: &Predicate, before: &[Argument]) -> bool {
    matches!(row.kind, ClaimType::Assault | ClaimType::Coerce)
        && before.first().is_some_and(|subject| {
            let class = noun_class(scene, subject);
            matches!(class, Some("victims" | "civilians" | "relative" | "person"))
        })
}

/// Whether a preposition stands before an item's phrase.
fn governed_by(scene: &Scene<'_>, item: usize) -> bool {
    // "أكثر من 1400 شخص قتلوا", "ما لا يقل عن 20 جنديا": a preposition of counting governs nothing.
    if item > 1
        && matches!(scene.word(item - 1), "من" | "عن")
        && matches!(scene.word(item - 2), "اكثر" | "اقل" | "ازيد" | "يقل" | "يزيد")
    {
        return false;
    }
    item > 0 && scene.upos(item - 1) == Upos::Adp
        || (1..=2).any(|back| {
            item > back
                && scene.preposition(item - back - 1).is_some_and(|(_, taken)| taken == 1)
                && scene.upos(item - back) == Upos::Noun
                && scene.phrase(item - back).is_none()
        })
        || item > 0 && scene.preposition(item - 1).is_some()
}

/// Whether an item stands where a clause begins: at the start, behind a mark, "أن", "و", "كان", an adverb.
fn opens_clause(scene: &Scene<'_>, item: usize) -> bool {
    let mut item = item;
    loop {
        if item == 0 {
            return true;
        }
        item -= 1;
        let word = scene.word(item);
        if scene.phrase(item).is_some() {
            return false;
        }
        if matches!(scene.break_before(item), Break::Full | Break::Clause | Break::Comma)
            || matches!(scene.upos(item), Upos::Cconj | Upos::Sconj)
            || matches!(word, "\"" | "«" | "“" | "ان" | "كان" | "كانت" | "لكن" | "كانوا")
        {
            return true;
        }
        let modifier = matches!(
            scene.upos(item),
            Upos::Adv
                | Upos::Part
                | Upos::Punct
                | Upos::Noun
                | Upos::Adj
                | Upos::Num
                | Upos::Aux
                | Upos::Pron
        );
        let resumes = scene.upos(item) == Upos::Adp && scene.upos(item + 1) == Upos::Pron;
        if !modifier && !resumes {
            return false;
        }
        if scene.upos(item) == Upos::Noun || scene.upos(item) == Upos::Adj {
            // At most an unknown head noun: "قائد قوات حفتر".
            return item == 0
                || matches!(scene.break_before(item), Break::Full | Break::Clause | Break::Comma)
                || matches!(scene.upos(item - 1), Upos::Cconj | Upos::Sconj | Upos::Punct)
                || matches!(scene.word(item - 1), "ان" | "لكن" | "كان");
        }
    }
}

/// A common noun without the article, which a clause right behind it describes: "مسلحين هاجموا".
fn is_indefinite(scene: &Scene<'_>, item: usize) -> bool {
    scene.phrase(item).is_some_and(|phrase| {
        let words = phrase.span.of(scene.text);
        // "صوماليين يقاتلون": people of a state without the article.
        let people =
            phrase.kind == EntityType::Gpe && (words.ends_with("ين") || words.ends_with("ون"));
        (phrase.level == Level::Nom || people) && !words.starts_with("ال")
    })
}

/// The common noun without the article right before a verb whose clause may describe it.
pub(super) fn described(scene: &Scene<'_>, verb: usize) -> Option<Argument> {
    let item = scene.item_of[verb].checked_sub(1)?;
    let phrase = scene.phrase(item).filter(|_| is_indefinite(scene, item))?;
    Some(argument(phrase, "subj"))
}

/// The noun phrases that a relative pronoun describes: the nearest before it, both where it is dual.
fn antecedents(scene: &Scene<'_>, relative: usize, place: usize) -> Vec<Argument> {
    let verb = scene.line.word(place);
    let dual = matches!(scene.word(relative), "اللذين" | "اللتين" | "اللذان" | "اللتان");
    let mut item = relative;
    while item > 0 && relative - item < 7 {
        item -= 1;
        if let Some(phrase) = scene.phrase(item) {
            // "المنزل الذي هدمته القوات": of what the verb is done to, the relative pronoun tells gender and number.
            let owned = scene.pronoun_after(place).is_some();
            let fits = if owned {
                Nature::of(scene, phrase.entity, phrase.span.of(scene.text))
                    .takes_relative(scene.word(relative))
            } else {
                agrees(scene, phrase, verb)
            };
            if fits || dual {
                let first = coordination_head(scene, item).filter(|_| dual).unwrap_or(item);
                return coordinated(scene, first, item);
            }
        } else if scene.upos(item) == Upos::Verb || scene.break_before(item) == Break::Full {
            break;
        }
    }
    Vec::new()
}

/// The first phrase of a coordination that ends at an item.
fn coordination_head(scene: &Scene<'_>, item: usize) -> Option<usize> {
    let mut first = item;
    while first >= 2 && scene.upos(first - 1) == Upos::Cconj && scene.phrase(first - 2).is_some() {
        first -= 2;
    }
    (first < item).then_some(first)
}

fn coordinated(scene: &Scene<'_>, first: usize, last: usize) -> Vec<Argument> {
    (first..=last)
        .filter_map(|item| scene.phrase(item))
        .map(|phrase| argument(phrase, "subj"))
        .collect()
}

/// Whether a phrase can be the subject of a verb that follows it, as far as gender and number show.
fn agrees(scene: &Scene<'_>, phrase: &Phrase, verb: &Word) -> bool {
    Nature::of(scene, phrase.entity, phrase.span.of(scene.text)).takes_verb(verb)
}

pub(super) fn is_place_of(scene: &Scene<'_>, entity: EntityId) -> bool {
    matches!(scene.mentions.entities[entity].kind, EntityType::Gpe | EntityType::Loc)
}
