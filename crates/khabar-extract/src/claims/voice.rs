//! Subject and object of a verb: word order, passives without marks, dropped subjects, object pronouns.

use khabar_types::{Argument, ClaimType, EntityType, Level, Upos};

use super::{
    agreement::Nature,
    arguments::{Around, noun_class},
    nouns,
    scene::Scene,
    subjects::{self, Subjects},
    trees::{self, Dependents, Participant},
    triggers,
};
use crate::knowledge::{Predicate, Role, Slot};

/// Who does what a verb says, and to whom, before any role is given.
#[derive(Clone, Debug, Default)]
pub(super) struct VerbClause {
    pub subject: Vec<Argument>,
    pub object: Vec<Argument>,
    pub passive: bool,
    pub first_person: bool,
}

impl VerbClause {
    /// Read the clause of the verb at a word. `row` is `None` for verbs that name no event.
    pub(super) fn read(
        scene: &Scene<'_>,
        verb: usize,
        row: Option<&Predicate>,
        around: &Around,
        subjects: &Subjects,
    ) -> Self {
        let word = scene.line.word(verb);
        let tree = trees::dependents(scene, verb, verb + 1);
        let mut before = subjects.before(scene, verb);
        if before.is_empty() && tree.precedes {
            before = tree.subject.iter().map(|(argument, ..)| *argument).collect();
        }
        if before.is_empty() && tree.subject.is_empty() {
            before = subjects.inherited(scene, verb);
        }
        let first_person = word.features.get("Person") == Some("1");
        let takes_object =
            row.is_none_or(|row| row.role(Slot::Object).is_some_and(|role| role != Role::Topic));
        let pronoun = scene
            .pronoun_after(verb)
            .and_then(|at| subjects.antecedent(scene, at, before.first().map(|own| own.entity)));
        let of_tree = bare_of_tree(&tree, before.is_empty());
        let around_bare = of_tree.as_ref().unwrap_or(&around.bare);
        let mut bare = around_bare.iter().map(Vec::as_slice);
        let by_agent = around.slots.iter().any(|(slot, ..)| *slot == Slot::MinQibal);
        let marked = has_damma(scene, verb)
            || word.features.get("Voice") == Some("Pass")
                && (tree.passive || tree.subject.is_empty())
                && !has_accusative(scene, &around.bare);
        let plain = |list: &[(Argument, EntityType, Level)]| {
            list.iter().map(|(argument, ..)| *argument).collect()
        };
        let alone = around_bare.len() == 1 && pronoun.is_none();

        let owned = scene.pronoun_after(verb).is_some();
        let resumed = owned || around.pronouns.first().is_some_and(|(_, at)| *at <= verb + 3);
        // "طلاب اختطفهم مسلحون": likewise behind a noun without the article.
        if let (Some(pronoun), Some(noun)) =
            (scene.pronoun_after(verb), subjects::described(scene, verb))
            && let Some(list) = bare.clone().next()
            && Nature::of(scene, noun.entity, noun.words.of(scene.text))
                .takes_pronoun(scene.line.normal(pronoun))
        {
            return Self { subject: plain(list), object: vec![noun], ..Self::default() };
        }
        if !before.is_empty() && resumed && subjects::is_relative(scene, verb) {
            // "الذي يتهمه خصومه", "التي خسرتها": the pronoun stands for the noun that the clause describes.
            let subject = bare.next().map_or_else(|| subjects.dropped(scene, verb), plain);
            let object = if owned { before } else { Vec::new() };
            return Self { subject, object, ..Self::default() };
        }
        if !before.is_empty() {
            let object: Vec<Argument> = match (pronoun, bare.next()) {
                (Some(pronoun), _) => vec![pronoun],
                (None, Some(list)) => plain(list),
                (None, None) => Vec::new(),
            };
            // "مستوطنون يقتحمون الأقصى": behind the verb of a plural stands what they do it to, though it be no mention.
            let acts = word.features.get("Number") == Some("Plur")
                && word.features.get("Aspect") == Some("Imp")
                && matches!(scene.line.upos(verb + 1), Upos::Noun | Upos::X | Upos::Propn);
            let suffered = object.is_empty()
                && !acts
                && row.is_some_and(|row| subjects::suffers(scene, row, &before));
            if takes_object && object.is_empty() && (marked || by_agent || suffered) {
                return Self { object: before, passive: true, ..Self::default() };
            }
            return Self { subject: before, object, ..Self::default() };
        }
        // "الهجوم الذي دمر المركز", "قصف دمر منازل": an event does it, and what follows suffers.
        if pronoun.is_none() && !first_person && of_event(scene, verb) {
            let object = bare.next().map(plain).unwrap_or_default();
            return Self { object, ..Self::default() };
        }
        let dropped = subjects.dropped(scene, verb);
        let coordinated =
            verb > 0 && matches!(scene.line.normal(verb - 1), "و" | "ف") && !dropped.is_empty();
        let patient = alone && row.is_some_and(|row| suffers(scene, row, &around_bare[0]));
        if takes_object
            && pronoun.is_none()
            && !around_bare.is_empty()
            && (marked || by_agent || patient)
        {
            let object = plain(&around_bare[0]);
            // "سيطر على البلدة وأعدم أجانب": the subject of the verb before goes on.
            let goes_on = coordinated && !subjects.have_suffered(&dropped);
            if patient && goes_on && !marked && !by_agent {
                return Self { subject: dropped, object, ..Self::default() };
            }
            return Self { object, passive: true, ..Self::default() };
        }
        // "قتلوا وأصيبوا": of a passive without a noun behind it, the subject of the verb before suffers.
        if takes_object && pronoun.is_none() && around_bare.is_empty() && (marked || by_agent) {
            return Self { object: dropped, passive: true, ..Self::default() };
        }
        if first_person {
            let object = bare.next().map(plain).unwrap_or_default();
            return Self { object, first_person, ..Self::default() };
        }
        // "سيطرت الحركة على البلدة وطردت سكانها": people of what stands before do not drive themselves out.
        let owned_object = alone
            && takes_object
            && !dropped.is_empty()
            && verb > 0
            && matches!(scene.line.normal(verb - 1), "و" | "ف" | "ثم")
            && is_owned(scene, &around_bare[0]);
        if owned_object {
            return Self { subject: dropped, object: plain(&around_bare[0]), ..Self::default() };
        }
        // "وصل الوزير إلى القاهرة، حيث التقى نظيره": whom somebody meets, where he is not named again.
        let goes_on = !dropped.is_empty()
            && verb > 0
            && matches!(scene.line.normal(verb - 1), "و" | "ثم" | "حيث" | "كما" | "ف");
        if alone && goes_on && row.is_some_and(|row| is_meeting(row, around)) {
            return Self { subject: dropped, object: plain(&around_bare[0]), ..Self::default() };
        }
        let mut clause = Self::default();
        let first = bare.clone().next();
        let is_object = alone
            && takes_object
            && first.is_some_and(|list| {
                let (one, ..) = list[0];
                let nature = Nature::of(scene, one.entity, one.words.of(scene.text));
                let of_tree = tree.subject.is_empty()
                    && tree.object.iter().any(|(object, ..)| object.entity == one.entity);
                !nature.follows_verb(word) || of_tree && !dropped.is_empty()
            });
        if is_object {
            clause.subject = dropped;
        } else if let Some(list) = bare.next() {
            clause.subject = plain(list);
        } else {
            clause.subject = dropped;
        }
        clause.object = match (pronoun, bare.next()) {
            (Some(pronoun), _) => vec![pronoun],
            (None, Some(list)) => plain(list),
            (None, None) => Vec::new(),
        };
        clause
    }
}

/// "سكانها", "قادتهم": a common noun of persons with a pronoun of its own.
fn is_owned(scene: &Scene<'_>, phrases: &[Participant]) -> bool {
    phrases.first().is_some_and(|(argument, kind, level)| {
        let phrase = scene.all.iter().find(|phrase| phrase.span == argument.words);
        let owned = phrase.is_some_and(|phrase| scene.pronoun_after(phrase.from).is_some());
        *level == Level::Nom && matches!(kind, EntityType::Grp | EntityType::Per) && owned
    })
}

/// Whether a verb of meeting needs whom it meets as its object, since no preposition brings anybody.
fn is_meeting(row: &Predicate, around: &Around) -> bool {
    let object = row.role(Slot::Object).is_some_and(|role| role != Role::Topic);
    let slots = || around.slots.iter().map(|(slot, ..)| *slot);
    row.kind == ClaimType::Consult
        && object
        && !slots().any(|slot| matches!(slot, Slot::Maa | Slot::Bi | Slot::Ila | Slot::Li))
}

/// "قتل مسلحون شرطيا", "قتل الجيش عشرة مسلحين": behind the first noun phrase another stands in the indefinite accusative, so the first acts. Likewise
/// "قتل مسلحان الصحفي": a noun without the article that shows its case has neither genitive nor such an adjective.
fn has_accusative(scene: &Scene<'_>, bare: &[Vec<Participant>]) -> bool {
    let [first, second, ..] = bare else { return false };
    // "قتل رجل زوجته": a relative of his.
    if let ([(subject, ..)], [(object, ..), ..]) = (&**first, &**second)
        && directly_behind(scene, subject, object, |at| scene.pronoun_after(at).is_some())
        && noun_class(scene, object) == Some("relative")
    {
        return true;
    }
    if let ([(subject, ..)], [(object, ..), ..]) = (&**first, &**second)
        && is_nominative(scene, subject)
        && directly_behind(scene, subject, object, |at| scene.line.normal(at).starts_with("ال"))
    {
        return true;
    }
    second.first().is_some_and(|(argument, _, level)| {
        let words = argument.words.of(scene.text);
        let head = khabar_text::normal(words.split_whitespace().next().unwrap_or_default());
        let counted = || {
            let phrase = scene.all.iter().find(|phrase| phrase.span == argument.words);
            phrase.is_some_and(|phrase| {
                // "قتل 13 مدنيا بينهم ثلاثة أطفال": these are a part of those.
                let before = phrase.from.checked_sub(1);
                let part = before.is_some_and(|at| {
                    let apart = matches!(
                        scene.line.upos(at),
                        Upos::Pron | Upos::Adp | Upos::Punct | Upos::Cconj
                    );
                    // "قتل الجيش نحو 30 مسلحا": about so many.
                    let about = ["نحو", "حوالي", "قرابه", "زهاء"].contains(&scene.line.normal(at));
                    apart && !about && !more_than(scene, at)
                });
                !part && (phrase.from..phrase.to).any(|at| scene.line.upos(at) == Upos::Num)
            })
        };
        *level == Level::Nom
            && !head.starts_with("ال")
            && (head.ends_with('ا') || head.ends_with("ين") || counted())
    })
}

/// "أكثر من 30 مسلحا", "ما لا يقل عن 30": whether a preposition says how many at least or at most.
fn more_than(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.line.normal(at), "من" | "عن")
        && at > 0
        && matches!(scene.line.normal(at - 1), "اكثر" | "اقل" | "ازيد" | "يقل" | "يزيد")
}

/// "مسلحون مجهولون", "مسلحان": a plural or dual without the article, in the nominative.
fn is_nominative(scene: &Scene<'_>, subject: &Argument) -> bool {
    let words = subject.words.of(scene.text);
    let head = khabar_text::normal(words.split_whitespace().next().unwrap_or_default());
    let dual = head.strip_suffix("ان").is_some_and(|stem| {
        [stem, &format!("{stem}ين")]
            .iter()
            .any(|noun| scene.knowledge.lexicon.nominals.longest([*noun]).is_some())
    });
    !head.starts_with("ال") && (head.ends_with("ون") || dual)
}

/// Whether a noun phrase with a name, or whose first word is like that, follows another with nothing between but its own title.
fn directly_behind(
    scene: &Scene<'_>,
    first: &Argument,
    second: &Argument,
    opens: impl Fn(usize) -> bool,
) -> bool {
    let at = |words| scene.all.iter().find(|phrase| phrase.span == words);
    let (Some(first), Some(second)) = (at(first.words), at(second.words)) else { return false };
    let from = first.to;
    let title = |at: usize| {
        matches!(scene.line.upos(at), Upos::Noun | Upos::Adj)
            && (scene.line.normal(at).starts_with("ال") || at > from)
    };
    from <= second.from
        && second.from - from <= 3
        && (from..second.from).all(title)
        && (opens(from) || second.level == Level::Nam)
}

/// Whether the clause of a verb describes an event, not somebody: the relative pronoun, or the verb itself behind a noun without an article, stands
/// behind a noun of the table of predicates.
fn of_event(scene: &Scene<'_>, verb: usize) -> bool {
    let line = &scene.line;
    let relative = verb > 0 && subjects::RELATIVES.contains(&line.normal(verb - 1));
    let from = if relative { verb - 1 } else { verb };
    let adjective = |at: &usize| line.upos(*at) == Upos::Adj && scene.phrase_at(*at).is_none();
    let Some(noun) = (from.saturating_sub(3)..from).rev().find(|at| !adjective(at)) else {
        return false;
    };
    let word = line.word(noun);
    // "في تطور أقل عنفا قتل ثلاثة": a noun that the verb neither describes nor has as its subject.
    let joined = relative || line.head(verb) == Some(noun) || line.head(noun) == Some(verb);
    word.upos == Upos::Noun
        && joined
        && scene.phrase_at(noun).is_none()
        && (relative || !word.normal.starts_with("ال"))
        && nouns::is_event_alone(scene, noun)
        && !nouns::is_carried(scene, verb)
}

/// Subject and object behind a verb as its tree has them, in that order, where it has both: word order alone cannot tell them apart when something
/// stands between. `open` says that no subject stands before.
fn bare_of_tree(tree: &Dependents, open: bool) -> Option<Vec<Vec<Participant>>> {
    match (open && !tree.precedes, tree.subject.is_empty(), tree.object.is_empty()) {
        (true, false, false) => Some(vec![tree.subject.clone(), tree.object.clone()]),
        (false, _, false) => Some(vec![tree.object.clone()]),
        _ => None,
    }
}

/// Whether a verb carries the damma by which careful print marks a passive: on its first letter (قُتل), or behind an alef on the next or the one
/// after (اعتُقل, استُقبل). A damma further on is a vowel of the active: كبُر.
pub(super) fn has_damma(scene: &Scene<'_>, verb: usize) -> bool {
    if has_passive_letter(scene, verb) {
        return true;
    }
    let surface = scene.line.word(verb).span.of(scene.text);
    let imperfect = scene.line.word(verb).features.get("Aspect") == Some("Imp");
    let farthest = if surface.starts_with('ا') && !imperfect { 3 } else { 1 };
    let mut letters = 0;
    for sign in surface.chars() {
        if sign == khabar_text::letters::DAMMA {
            return letters <= farthest;
        }
        letters += usize::from(!khabar_text::letters::is_mark(sign));
    }
    false
}

/// Whether a noun phrase alone behind a transitive verb is more likely its patient: victims, civilians, persons.
fn suffers(scene: &Scene<'_>, row: &Predicate, phrases: &[(Argument, EntityType, Level)]) -> bool {
    if !matches!(row.kind, ClaimType::Assault | ClaimType::Coerce | ClaimType::Sanction) {
        return false;
    }
    phrases.first().is_some_and(|(argument, kind, level)| {
        let words = argument.words.of(scene.text);
        let definite = words.starts_with("ال");
        // "وجرح آخر", "وقتل عشرات آخرون".
        let others = words.split_whitespace().any(|word| {
            matches!(
                &*khabar_text::normal(word),
                "اخر" | "اخران" | "اخرون" | "اخرين" | "ثالث" | "رابع" | "خامس" | "سادس"
            )
        });
        if others && *level == Level::Nom && *kind == EntityType::Grp {
            return harms_persons(row);
        }
        // "واعتقلت العشرات": so many people.
        let many = matches!(
            &*khabar_text::normal(words.split_whitespace().next().unwrap_or_default()),
            "العشرات"
                | "المءات"
                | "الميات"
                | "الالاف"
                | "عشرات"
                | "مءات"
                | "ميات"
                | "الاف"
        );
        if many && *kind == EntityType::Grp {
            return harms_persons(row);
        }
        match noun_class(scene, argument) {
            Some("victims" | "civilians" | "relative" | "person" | "crowd" | "supporters") => true,
            Some("fighters" | "officials" | "title") => !definite && harms_persons(row),
            Some("force" | "government" | "media" | "source" | "opposition" | "institution") => {
                false
            }
            // "قتل إسرائيلي طعنا": one of a people.
            None if *level == Level::Nom && *kind == EntityType::Per => {
                scene.knowledge.gazetteer.nisba(&khabar_text::normal(words)).is_some()
                    && harms_persons(row)
            }
            _ => {
                *kind == EntityType::Per && *level == Level::Nam && row.kind != ClaimType::Sanction
            }
        }
    })
}

/// "أصيب", "أعيد", "اغتيل", "حوصر": a perfect whose long vowel tells that it is passive, by its lemma "أصاب", "حاصر".
fn has_passive_letter(scene: &Scene<'_>, verb: usize) -> bool {
    let word = scene.line.word(verb);
    // "حوصرت المدينة", "طولب المجلس": و where the active has ا.
    let mut active = word.lemma.chars();
    if let (Some(first), Some('ا')) = (active.next(), active.next())
        && active.clone().count() == 2
        && word
            .normal
            .strip_prefix(first)
            .and_then(|rest| rest.strip_prefix('و'))
            .is_some_and(|rest| rest.starts_with(active.as_str()))
    {
        return true;
    }
    // "اغتيل" as an unknown word.
    if word.upos == Upos::X && triggers::active_of(scene, &word.normal).is_some() {
        return true;
    }
    let Some(active) = word.lemma.strip_prefix('ا') else { return false };
    let Some(have) = word.normal.strip_prefix('ا') else { return false };
    let stem = ["وا", "تا", "ت", "ا"]
        .iter()
        .find_map(|ending| have.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3))
        .unwrap_or(have);
    let (active, have): (Vec<char>, Vec<char>) = (active.chars().collect(), stem.chars().collect());
    let hollow = active.len() >= 3 && active[active.len() - 2] == 'ا';
    let last = have.len().checked_sub(2).map(|at| have[at]);
    word.features.get("Person") != Some("1")
        && hollow
        && have.len() == active.len()
        && last == Some('ي')
        && have.first() == active.first()
        && have.last() == active.last()
}

/// Verbs of killing, wounding, seizing: their only noun phrase is more often the victim.
fn harms_persons(row: &Predicate) -> bool {
    let lemma = khabar_text::normal(row.lemma);
    matches!(
        lemma.as_str(),
        "قتل"
            | "اصاب"
            | "جرح"
            | "اعتقل"
            | "خطف"
            | "اختطف"
            | "اغتال"
            | "اعدم"
            | "احتجز"
            | "اوقف"
            | "اسر"
            | "طرد"
            | "رحل"
    )
}
