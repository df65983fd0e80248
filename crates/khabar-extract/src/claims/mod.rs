//! Propositions with their participants and their chains of sources.
//!
//! A sentence is read in four steps: its noun phrases and titles ([`scene`]), its verbs with their subjects and the words that name events
//! ([`triggers`], [`arguments`], [`subjects`]), the words of saying and what they reach over ([`sources`]), and last, for each
//! trigger, how it is put ([`modality`]), where and when ([`circumstances`]).

mod agreement;
mod arguments;
mod causes;
mod circumstances;
mod control;
mod modality;
mod nouns;
mod participles;
mod places;
mod posts;
mod pronouns;
mod scene;
mod sources;
mod states;
mod subjects;
mod ties;
mod titles;
mod told;
mod trees;
mod triggers;
mod voice;
pub mod weigh;

use khabar_types::{
    Argument, Claim, ClaimId, ClaimType, Claims, Document, Evidence, Id, Mentions, Modality, Noted,
    Polarity, Rule, SentenceId, Span, Syntax, Table, Upos, claim::ClaimIndex,
};

use self::{
    arguments::{Around, Filled},
    sources::Speaker,
    states::States,
    subjects::Subjects,
    triggers::Trigger,
    voice::VerbClause,
    weigh::{Before, Context},
};
pub(crate) use self::{
    scene::{Phrase, Scene},
    sources::{Region, chain},
};
use crate::{
    Knowledge, framing,
    knowledge::{Part, Predicate, Role},
    sentence::Line,
};

/// What a document claims, and how it judges.
pub fn claims(
    knowledge: &Knowledge,
    document: &Document,
    syntax: &Syntax,
    mentions: &Mentions,
) -> Noted<Claims> {
    let mut found: Vec<Claim> = Vec::new();
    let mut judged = Vec::new();
    let doubtful = knowledge.chooser.is_some();
    walk(knowledge, document, syntax, mentions, doubtful, |scene, readings, regions, context| {
        if let Some(chooser) = &knowledge.chooser {
            weigh::weigh(chooser, scene, readings, regions, context);
            causes::killed_by(scene, readings);
            causes::judged(scene, readings);
        }
        let here = found.len();
        let all = &*readings;
        let read = all.iter().map(|reading| claim(scene, document, reading, all, regions));
        let told: Vec<Claim> = read.collect();
        let stands = |tie: &ties::Tie<'_>| {
            knowledge
                .chooser
                .as_ref()
                .is_none_or(|chooser| weigh::ties::stands(chooser, scene, tie))
        };
        let ties = ties::ties(scene).filter(stands).map(|tie| tie.claim(scene, document, regions));
        found
            .extend(ties.filter(|tie| !told.iter().any(|claim| ties::appoints(scene, claim, tie))));
        found.extend(told);
        judged.extend(framing::framing(scene, regions, &found[here..]));
    });
    found.sort_by_key(|claim| (claim.evidence.trigger, claim.kind));
    found.dedup_by_key(|claim| claim.id);
    let claims: Table<ClaimIndex, Claim> = found.into_iter().collect();
    Noted::silent(Claims { claims, framing: judged })
}

/// The choices of participants of a document, as the rules leave them: what [`weigh`] learns from.
pub fn decisions(
    knowledge: &Knowledge,
    document: &Document,
    syntax: &Syntax,
    mentions: &Mentions,
    known: &weigh::Known<'_>,
) -> Vec<weigh::Decision> {
    let mut all = Vec::new();
    walk(knowledge, document, syntax, mentions, true, |scene, readings, regions, context| {
        all.extend(weigh::decisions(scene, readings, regions, context, known));
        all.extend(ties::ties(scene).map(|tie| weigh::ties::decision(scene, &tie)));
        readings.retain(|reading| !reading.doubtful);
    });
    all
}

/// Read the sentences of a document from first to last, each into what is told in it and who says so.
fn walk(
    knowledge: &Knowledge,
    document: &Document,
    syntax: &Syntax,
    mentions: &Mentions,
    doubtful: bool,
    mut each: impl FnMut(&Scene<'_>, &mut Vec<Reading<'_>>, &[Region], Context<'_>),
) {
    let mut subjects = Subjects::default();
    let mut speaker = Speaker::default();
    let mut before = Before::default();
    let states = States::of(knowledge, mentions);
    for (number, line) in Line::all(syntax).enumerate() {
        if line.len() == 0 || document.is_boilerplate(line.span(0, line.len())) {
            continue;
        }
        let id = SentenceId::from_index(number);
        let scene = Scene::new(knowledge, &document.text, mentions, &states, id, line);
        let opens_line = number == 0 || opens_line(&document.text, scene.sentence);
        subjects.next_sentence(opens_line);
        let mut readings = readings(&scene, &mut subjects, doubtful);
        readings.retain(|reading| !is_title(&scene, reading));
        let mut regions = speaker.regions(&scene, &subjects, opens_line);
        let sure = readings.iter().filter(|reading| !reading.doubtful);
        regions.extend(sure.filter_map(|reading| act_region(&scene, reading)));
        for reading in &mut readings {
            speaks(reading, &regions);
            reading.put(&scene, &regions);
        }
        let context = Context { subjects: &subjects, before: &before };
        each(&scene, &mut readings, &regions, context);
        before.note(&scene, &readings);
    }
}

/// "قمنا", "قال لافروف إنه يتعين أن": the speaker acts, and who says that something must be asks for it.
fn speaks(reading: &mut Reading<'_>, regions: &[Region]) {
    let row = reading.row;
    let impersonal = row.kind == ClaimType::Request && !row.takes(Role::Actor);
    if (reading.filled.first_person || impersonal)
        && reading.filled.actors.is_empty()
        && let (sources, ..) = sources::chain(regions, reading.trigger.at)
        && let Some(speaker) = sources.last()
    {
        let words = reading.trigger.span;
        reading.filled.actors.push(Argument { entity: speaker.entity, words, slot: "speaker" });
    }
}

fn opens_line(text: &str, sentence: Span) -> bool {
    let before = text.get(..sentence.start() as usize).unwrap_or_default();
    before.trim_end_matches([' ', '\t', '\r']).ends_with('\n')
}

/// A trigger with the row that fits best.
struct Reading<'a> {
    trigger: Trigger<'a>,
    row: &'a Predicate,
    filled: Filled,
    around: Around,
    /// What its row needs is not there: rules alone would not take it.
    doubtful: bool,
    /// Whether it is said to be so.
    polarity: Polarity,
    /// How it is put.
    modality: Modality,
}

impl<'a> Reading<'a> {
    const fn new(trigger: Trigger<'a>, row: &'a Predicate, filled: Filled, around: Around) -> Self {
        let (polarity, modality) = (Polarity::Affirmed, Modality::Actual);
        Self { trigger, row, filled, around, doubtful: false, polarity, modality }
    }

    /// Read how the event is put: by its own words, and by who says it.
    fn put(&mut self, scene: &Scene<'_>, regions: &[Region]) {
        let (polarity, modality) = modality::mood(scene, &self.trigger, self.row);
        let (_, negates, said) = sources::chain(regions, self.trigger.at);
        self.polarity = match (negates, polarity) {
            (true, Polarity::Affirmed) => Polarity::Negated,
            (true, Polarity::Negated) => Polarity::Affirmed,
            _ => polarity,
        };
        self.modality = modality;
        let presupposed = || modality::presupposed(scene, &self.trigger, self.row);
        let told = || {
            matches!(said, Some(Modality::Demanded | Modality::Future))
                && modality::describes(scene, &self.trigger)
        };
        if modality == Modality::Actual && !presupposed() && !told() {
            self.modality = said.unwrap_or(modality);
        }
    }
}

/// Walk through the verbs and triggers from first to last. `doubtful` also gives those whose row needs more.
fn readings<'a>(scene: &Scene<'a>, subjects: &mut Subjects, doubtful: bool) -> Vec<Reading<'a>> {
    let mut readings = Vec::new();
    let mut triggers = triggers::triggers(scene).into_iter().peekable();
    for at in 0..scene.line.len() {
        let trigger = triggers.next_if(|trigger| trigger.at == at);
        let verb = matches!(scene.line.upos(at), Upos::Verb);
        if trigger.is_none() && !verb {
            continue;
        }
        let from = trigger.as_ref().map_or(at, |trigger| trigger.to - 1);
        let around = arguments::behind(scene, from, verb);
        if verb && trigger.is_none() {
            let clause = VerbClause::read(scene, at, None, &around, subjects);
            note(subjects, at, &clause);
        }
        let Some(trigger) = trigger.filter(|_| !sources::hides_name(scene, at)) else { continue };
        let filled =
            |row: &&'a Predicate| (*row, arguments::fill(scene, &trigger, row, &around, subjects));
        let fits = |(row, filled): &(&Predicate, Filled)| {
            let takes_its_own =
                row.frame.iter().filter(|(slot, _)| filled.slots.contains(slot)).count();
            (
                filled.satisfies(row.needs),
                takes_its_own,
                filled.actors.len().min(1) + filled.recipients.len().min(1),
            )
        };
        let mut read: Vec<_> = trigger.rows.iter().map(filled).collect();
        let best =
            (0..read.len()).rev().max_by_key(|&at| fits(&read[at])).map(|at| read.remove(at));
        let row = best.as_ref().map_or(trigger.rows[0], |(row, _)| *row);
        if verb {
            let clause = VerbClause::read(scene, at, Some(row), &around, subjects);
            note(subjects, at, &clause);
        }
        if doubtful {
            // "دعم" is backing or aid: what else the word may name.
            let mut kinds = vec![row.kind];
            read.sort_by_key(|one| std::cmp::Reverse(fits(one)));
            for (row, filled) in read {
                if !kinds.contains(&row.kind) {
                    kinds.push(row.kind);
                    let reading = Reading::new(trigger.clone(), row, filled, around.clone());
                    readings.push(Reading { doubtful: true, ..reading });
                }
            }
        }
        if let Some((row, filled)) = &best
            && !filled.satisfies(row.needs)
        {
            if doubtful {
                let (row, filled) = (*row, filled.clone());
                let reading = Reading::new(trigger, row, filled, around);
                readings.push(Reading { doubtful: true, ..reading });
            }
            continue;
        }
        if let Some((row, mut filled)) = best {
            use ClaimType::{Accuse, Coerce, Reject, Request, Support};
            filled.actors = named_pairs(scene, subjects, filled.actors);
            if verb
                && matches!(row.kind, Request | Coerce | Accuse)
                && !filled.recipients.is_empty()
            {
                subjects.controls(at, &filled.recipients);
            } else if verb
                && matches!(row.kind, Accuse | Support | Reject)
                && !row.takes(Role::Topic)
            {
                // An attitude towards an event makes nobody its actor: "دان الاتحاد الهجوم".
                subjects.controls(at, &[]);
            }
            subjects.read(at, row, &filled);
            readings.push(Reading::new(trigger, row, filled, around));
        }
    }
    drop_supporting(scene, &mut readings);
    stopped_by_their_own(&mut readings);
    causes::killed_by(scene, &mut readings);
    causes::judged(scene, &mut readings);
    causes::threatened(&mut readings);
    causes::helped(scene, &mut readings);
    readings
}

/// "أرسلت الكويت مساعدات": a verb whose row asks for an object that names the same event only supports it.
fn drop_supporting(scene: &Scene<'_>, readings: &mut Vec<Reading<'_>>) {
    let named: Vec<(ClaimType, usize)> = readings
        .iter()
        .filter(|reading| reading.row.part == Part::Noun)
        .filter(|reading| scene.line.relation(reading.trigger.at) == "obj")
        .filter_map(|reading| Some((reading.row.kind, scene.line.head(reading.trigger.at)?)))
        .collect();
    readings.retain(|reading| {
        let supports = reading.row.open && reading.row.part == Part::Verb;
        !(supports && named.contains(&(reading.row.kind, reading.trigger.at)))
    });
}

/// Remember who is the subject of a verb, in a passive who suffers it.
fn note(subjects: &mut Subjects, verb: usize, clause: &VerbClause) {
    if clause.passive {
        subjects.suffered(verb);
    }
    subjects.saw(verb, if clause.passive { &clause.object } else { &clause.subject });
}

/// "الطرفان" means the two of the event before.
fn named_pairs(scene: &Scene<'_>, subjects: &Subjects, actors: Vec<Argument>) -> Vec<Argument> {
    let mut named: Vec<Argument> = Vec::with_capacity(actors.len());
    for actor in actors {
        for one in subjects.told.pair(scene, &actor).unwrap_or_else(|| vec![actor]) {
            if !named.iter().any(|have| have.entity == one.entity) {
                named.push(one);
            }
        }
    }
    named
}

/// "طلبت واشنطن من حفتر إنهاء هجومه": where nobody else is named, whoever attacks stops the attack.
fn stopped_by_their_own(readings: &mut [Reading<'_>]) {
    for at in 1..readings.len() {
        let [before, inner] = &mut readings[at - 1..=at] else { continue };
        let within = inner.trigger.at <= before.trigger.at + 2;
        if before.row.kind == ClaimType::Retreat
            && before.row.part == Part::Noun
            && inner.row.kind == ClaimType::Assault
            && before.filled.actors.is_empty()
            && within
        {
            before.filled.actors.clone_from(&inner.filled.actors);
        }
    }
}

/// Asking, accusing, threatening and refusing say something: their content has the actor as its source.
fn act_region(scene: &Scene<'_>, reading: &Reading<'_>) -> Option<Region> {
    let modality = match reading.row.kind {
        ClaimType::Request => Some(Modality::Demanded),
        ClaimType::Threaten => Some(Modality::Future),
        ClaimType::Accuse => None,
        _ => return None,
    };
    let tells = reading.row.takes(Role::Topic) || sources::blame(reading.row).is_some();
    if !tells && reading.row.kind != ClaimType::Request {
        return None;
    }
    let actor = reading.filled.actors.first().map(|actor| actor.entity);
    let trigger = &reading.trigger;
    sources::act_region(scene, reading.row, trigger.to, actor, trigger.span, modality)
}

fn claim(
    scene: &Scene<'_>,
    document: &Document,
    reading: &Reading<'_>,
    readings: &[Reading<'_>],
    regions: &[Region],
) -> Claim {
    let Reading { trigger, row, filled, polarity, modality, .. } = reading;
    let (mut sources, ..) = sources::chain(regions, trigger.at);
    // "قال الوزير إن السد آمن، داعيا إلى التهدئة": what the speaker does besides is told by whoever tells of him.
    let circumstance = row.part != Part::Noun
        && scene.line.upos(trigger.at) != Upos::Verb
        && agreement::is_circumstance(scene.line.normal(trigger.at))
        && !row.kind.is_tie();
    if circumstance
        && sources
            .last()
            .is_some_and(|link| filled.actors.iter().any(|actor| actor.entity == link.entity))
    {
        sources.pop();
    }
    let cues: Vec<_> = sources.iter().map(|link| link.cue).collect();
    let rule = match row.part {
        Part::Verb if filled.passive => "claims.verb.passive",
        Part::Verb => "claims.verb",
        Part::Noun => "claims.noun",
        Part::Participle => "claims.participle",
    };
    let found = Found {
        trigger: trigger.span,
        rule,
        predicate: row.key,
        kind: row.kind,
        actors: filled.actors.clone(),
        recipients: filled.recipients.clone(),
    };
    Claim {
        mode: row.mode,
        places: places::places(scene, reading, readings, !sources.is_empty()),
        time: circumstances::time(scene, trigger, &cues),
        quantities: circumstances::quantities(scene, trigger, filled),
        phase: row.phase,
        polarity: *polarity,
        modality: *modality,
        sources,
        score: score(filled),
        ..found.claim(document, scene.id)
    }
}

/// "الناطق باسم الجيش" is a title: what it states is not read twice.
fn is_title(scene: &Scene<'_>, reading: &Reading<'_>) -> bool {
    scene.titles.iter().any(|title| {
        title.from == reading.trigger.at
            && title.tie == Some(reading.row.kind)
            && title.holder.is_some()
            && title.of.is_some()
    })
}

/// What makes a claim itself.
struct Found {
    trigger: Span,
    rule: Rule,
    predicate: &'static str,
    kind: ClaimType,
    actors: Vec<Argument>,
    recipients: Vec<Argument>,
}

impl Found {
    fn claim(self, document: &Document, sentence: SentenceId) -> Claim {
        let key = |argument: &Argument| format!("{:?}", argument.entity);
        let participants: Vec<_> = self.actors.iter().chain(&self.recipients).map(key).collect();
        Claim {
            id: ClaimId::new(
                document.id,
                self.trigger,
                self.kind,
                participants.iter().map(String::as_str),
            ),
            evidence: Evidence {
                trigger: self.trigger,
                sentence,
                rule: self.rule,
                predicate: self.predicate,
            },
            kind: self.kind,
            mode: None,
            actors: self.actors,
            recipients: self.recipients,
            places: Vec::new(),
            time: None,
            quantities: Vec::new(),
            role: None,
            phase: None,
            polarity: Polarity::Affirmed,
            modality: Modality::Actual,
            sources: Vec::new(),
            score: 0.0,
        }
    }
}

fn score(filled: &Filled) -> f32 {
    let sides = filled.actors.len().min(1) + filled.recipients.len().min(1);
    [0.4, 0.6, 0.8][sides]
}
