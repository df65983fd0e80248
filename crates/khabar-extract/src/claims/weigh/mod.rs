//! What rules propose, weighed: whether a trigger makes a claim ([`keep`]), whether a title states a tie ([`ties`]), and which of the noun phrases
//! around a trigger take part ([`participants`]), whom it befalls in view of who acts ([`beside`]).
//!
//! Candidates are the entities of the sentence, of the sentences shortly before, and nobody; the rules' own choice is one thing said of them among
//! others. The weights are learnt from annotated texts ([`crate::choice`]).

mod beside;
mod candidates;
mod classes;
mod keep;
mod participants;
pub(super) mod ties;

use khabar_types::{Argument, ClaimType, EntityId, Span, Upos, plover::QuadClass};

use self::candidates::Candidate;
use super::{
    Reading,
    arguments::is_town,
    causes, control, nouns,
    scene::{Phrase, Scene},
    sources::{self, Region},
    subjects::Subjects,
};
use crate::{
    choice::{Chooser, Features},
    knowledge::{Part, Passes, Predicate, Role, Slot, classes::Names},
};

/// A decision, for learning from.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The word that names the event or tie.
    pub trigger: Span,
    /// What it names.
    pub kind: ClaimType,
    /// What is decided.
    pub what: What,
}

/// What is decided of a trigger.
#[derive(Clone, Debug)]
pub enum What {
    /// Whether it makes a claim.
    Keep {
        /// What is said for it; nothing is said against it.
        features: Features,
        /// Whether the rules keep it.
        by_rule: bool,
    },
    /// Who takes part.
    Participant {
        /// Which side.
        role: Role,
        /// Who could be meant (`None` is nobody), and what is said of each.
        options: Vec<(Option<EntityId>, Features)>,
        /// Whom the rules choose.
        by_rule: Vec<EntityId>,
    },
}

/// What the sentences so far leave behind for choosing.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The entities of each sentence, the latest last.
    sentences: Vec<Vec<EntityId>>,
    /// How often each was named.
    counts: rustc_hash::FxHashMap<EntityId, usize>,
    /// Events with participants, in order: the sentence, what it was, who did it, to whom.
    events: Vec<Event>,
    /// How many sentences were read.
    sentence: usize,
}

#[derive(Debug)]
struct Event {
    sentence: usize,
    kind: ClaimType,
    key: &'static str,
    actors: Vec<EntityId>,
    recipients: Vec<EntityId>,
}

impl Event {
    fn side(&self, entity: EntityId) -> Option<&'static str> {
        if self.actors.contains(&entity) {
            Some("actor")
        } else if self.recipients.contains(&entity) {
            Some("recipient")
        } else {
            None
        }
    }
}

/// What stands outside a sentence.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub subjects: &'a Subjects,
    pub before: &'a Before,
}

/// Who acts, while the other side is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Actor {
    /// Not chosen yet.
    Open,
    Nobody,
    Is(EntityId),
}

impl Actor {
    fn of(chosen: Option<EntityId>) -> Self {
        chosen.map_or(Self::Nobody, Self::Is)
    }
}

/// How many events are remembered: a long document costs no more for each sentence than a short one.
const MOST_EVENTS: usize = 64;

/// How many entities of a sentence are remembered.
const MOST_ENTITIES: usize = 200;

/// How many sentences back a participant may stand.
const FARTHEST: usize = 3;

impl Before {
    /// Note the entities and events of a sentence.
    pub(super) fn note(&mut self, scene: &Scene<'_>, readings: &[Reading<'_>]) {
        let mut here: Vec<EntityId> = Vec::new();
        for phrase in &scene.all {
            *self.counts.entry(phrase.entity).or_default() += 1;
            if !here.contains(&phrase.entity) {
                here.push(phrase.entity);
            }
        }
        if self.sentences.len() == FARTHEST {
            self.sentences.remove(0);
        }
        here.truncate(MOST_ENTITIES);
        self.sentences.push(here);
        self.sentence += 1;
        for reading in readings {
            let who = |list: &[Argument]| list.iter().map(|one| one.entity).collect::<Vec<_>>();
            let (actors, recipients) =
                (who(&reading.filled.actors), who(&reading.filled.recipients));
            if !(actors.is_empty() && recipients.is_empty()) {
                let (kind, key) = (reading.row.kind, reading.row.key);
                let sentence = self.sentence;
                self.events.push(Event { sentence, kind, key, actors, recipients });
            }
        }
        let old = self.events.len().saturating_sub(MOST_EVENTS);
        self.events.drain(..old);
    }

    /// Whether an event was told before by the same word, or as the same type.
    fn told(&self, key: &str, kind: ClaimType) -> &'static str {
        if self.events.iter().any(|event| event.key == key) {
            "key"
        } else if self.events.iter().any(|event| event.kind == kind) {
            "kind"
        } else {
            "new"
        }
    }

    /// How many sentences ago an entity was named, from 1.
    fn age(&self, entity: EntityId) -> Option<usize> {
        self.sentences.iter().rev().position(|list| list.contains(&entity)).map(|at| at + 1)
    }
}

/// Everything that a choice looks at.
struct Look<'a, 'scene> {
    scene: &'a Scene<'scene>,
    readings: &'a [Reading<'scene>],
    at: usize,
    subjects: &'a Subjects,
    before: &'a Before,
    /// The innermost source of the event.
    source: Option<EntityId>,
    /// Who accuses somebody of the event, or asks for it.
    teller: Option<EntityId>,
    /// The subject of the verb that governs the event, if it says to whom it is done: "صد الجيش هجوما".
    meets: Option<EntityId>,
    /// Who acts in the events before, where this one is what they answer: "ردا على هجوم".
    answerers: Vec<EntityId>,
    /// The subject right behind a verb of a tie whose row gives its subject no part.
    appoints: Option<EntityId>,
    /// The pronoun behind the trigger.
    pronoun: Option<Span>,
    /// The stretch of speech that the trigger stands in.
    said: Option<(usize, usize)>,
    /// Everybody who speaks in the sentence.
    speakers: Vec<EntityId>,
    /// The words above the trigger in the tree, nearest first.
    above: Vec<usize>,
    part: &'static str,
    kind: &'static str,
    class: &'static str,
    /// The classes of the trigger.
    own: Names,
    governor: &'static str,
    governor_at: Option<usize>,
    /// The slots of the row with their roles.
    frame: String,
    /// The word names what befalls somebody.
    befalls: bool,
    /// The preposition or other word before the trigger.
    behind: &'a str,
    /// The trigger of this sentence that this one hangs on in the tree.
    event_above: Option<usize>,
}

/// How far up the tree is looked.
const HIGHEST: usize = 6;

impl<'a, 'scene> Look<'a, 'scene> {
    fn new(
        scene: &'a Scene<'scene>,
        readings: &'a [Reading<'scene>],
        at: usize,
        regions: &[Region],
        context: Context<'a>,
    ) -> Self {
        let reading = &readings[at];
        let (sources, ..) = sources::chain(regions, reading.trigger.at);
        let line = &scene.line;
        let mut above = Vec::new();
        let mut word = reading.trigger.at;
        while above.len() < HIGHEST
            && let Some(head) = line.head(word)
        {
            above.push(head);
            word = head;
        }
        let verb = above.iter().copied().find(|&word| line.upos(word) == Upos::Verb);
        let governor = match verb {
            None => "none",
            Some(verb) => match scene.passes(verb) {
                Some(Passes::Subject) => "subject",
                Some(Passes::Object) => "object",
                Some(Passes::Sufferer) => "sufferer",
                Some(Passes::Nobody) => "nobody",
                None => "verb",
            },
        };
        let befalls = is_agentless(reading.row) || nouns::befalls(scene, reading.trigger.at);
        let event_above = above.iter().find_map(|word| {
            readings.iter().position(|it| (it.trigger.at..it.trigger.to).contains(word))
        });
        Self {
            scene,
            readings,
            at,
            subjects: context.subjects,
            before: context.before,
            source: sources.last().map(|link| link.entity),
            said: regions
                .iter()
                .filter(|region| {
                    region.from <= reading.trigger.at && reading.trigger.at < region.to
                })
                .map(|region| (region.from, region.to))
                .min_by_key(|(from, to)| to - from),
            speakers: regions
                .iter()
                .filter_map(|region| region.link.as_ref().map(|link| link.entity))
                .collect(),
            teller: regions.iter().rev().find_map(|region| {
                let link = region.link.filter(|link| link.rule == "sources.act")?;
                let over = region.from <= reading.trigger.at && reading.trigger.at < region.to;
                let tells = |it: &Reading<'_>| {
                    matches!(it.row.kind, ClaimType::Accuse | ClaimType::Request)
                        && it.trigger.span == link.cue
                };
                (over && readings.iter().any(tells)).then_some(link.entity)
            }),
            meets: meets(scene, reading.trigger.at),
            appoints: appoints(scene, reading),
            pronoun: scene.pronoun_after(reading.trigger.at).map(|at| line.word(at).span),
            answerers: if control::answered(scene, reading.trigger.at) {
                let before = readings[..at].iter().flat_map(|before| &before.filled.actors);
                before.map(|actor| actor.entity).collect()
            } else {
                Vec::new()
            },
            above,
            part: reading.row.part.name(),
            kind: reading.row.kind.name(),
            class: class(reading.row.kind),
            own: scene.knowledge.classes.names(line.normal(reading.trigger.at)),
            governor,
            governor_at: verb,
            befalls,
            frame: reading
                .row
                .frame
                .iter()
                .filter(|(slot, _)| matches!(slot, Slot::Subject | Slot::Object | Slot::Genitive))
                .map(|(slot, role)| [slot.name(), role.name()].concat())
                .chain(befalls.then(|| "befalls".to_string()))
                .collect(),
            behind: reading.trigger.at.checked_sub(1).map_or("", |at| match line.upos(at) {
                Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Punct => line.normal(at),
                upos => upos.name(),
            }),
            event_above,
        }
    }

    const fn reading(&self) -> &Reading<'scene> {
        &self.readings[self.at]
    }

    /// Whether somebody acts in another event of force in the sentence.
    fn attacks(&self, entity: EntityId) -> bool {
        self.readings.iter().any(|reading| {
            reading.row.kind == ClaimType::Assault
                && reading.filled.actors.iter().any(|who| who.entity == entity)
        })
    }

    /// Whether this event brings harm to somebody that the rules see in another of the sentence.
    fn harms(&self, entity: EntityId) -> bool {
        self.reading().row.kind == ClaimType::Assault
            && self.readings.iter().any(|harm| {
                harm.filled.recipients.iter().any(|who| who.entity == entity)
                    && causes::is_cause(self.scene, self.reading(), harm)
            })
    }

    /// The reading of the word before this one that names an event.
    fn last(&self) -> Option<usize> {
        let here = self.reading().trigger.at;
        (0..self.at).rev().find(|&at| self.readings[at].trigger.at != here)
    }

    /// The relations on the way from the trigger to a word: up to the word that both hang on, then down.
    fn path(&self, word: usize) -> String {
        let line = &self.scene.line;
        let trigger = self.reading().trigger.at;
        let mut down: Vec<&str> = Vec::new();
        let mut at = word;
        for _ in 0..HIGHEST {
            let met = if at == trigger {
                Some(0)
            } else {
                self.above.iter().position(|&above| above == at).map(|up| up + 1)
            };
            if let Some(up) = met {
                let mut path = String::new();
                let mut below = trigger;
                for &head in &self.above[..up] {
                    path.push('^');
                    path.push_str(short(line.relation(below)));
                    below = head;
                }
                for relation in down.iter().rev() {
                    path.push('.');
                    path.push_str(relation);
                }
                return path;
            }
            down.push(short(line.relation(at)));
            let Some(head) = line.head(at) else { break };
            at = head;
        }
        "far".to_string()
    }

    /// The mention of an entity that stands for it here: the rules' own, else the nearest, behind before ahead.
    fn mention(&self, entity: EntityId) -> Option<&'a Phrase> {
        let reading = self.reading();
        let chosen = reading.filled.actors.iter().chain(&reading.filled.recipients);
        let words = chosen.clone().find(|argument| argument.entity == entity);
        let of = || self.scene.all.iter().filter(|phrase| phrase.entity == entity);
        if let Some(words) = words
            && let Some(phrase) = of().find(|phrase| phrase.span == words.words)
        {
            return Some(phrase);
        }
        let trigger = &reading.trigger;
        of().min_by_key(|phrase| {
            if phrase.from >= trigger.to {
                2 * (phrase.from - trigger.to)
            } else {
                2 * trigger.at.saturating_sub(phrase.to) + 3
            }
        })
    }

    /// Whether the rules' choice leaves no doubt: by its slot, as the subject of a passive ("قتل ثلاثة") or of a verb that has no agent ("استشهد").
    fn is_sure(&self, role: Role, own: &[Argument]) -> bool {
        let (trigger, row) = (self.reading().trigger.at, self.reading().row);
        let passive = || {
            self.reading().filled.passive
                && self.scene.line.word(trigger).features.get("Voice") == Some("Pass")
        };
        let befallen =
            role == Role::Recipient && !own.is_empty() && (is_agentless(row) || passive());
        befallen
            || own.iter().any(|argument| SURE.contains(&argument.slot))
            || own.first().is_some_and(|argument| self.is_near_subject(role, argument))
    }

    /// "اختطفهم مسلحون": the tree has whoever stands right behind the verb as its subject, and so have the rules.
    fn is_near_subject(&self, role: Role, argument: &Argument) -> bool {
        let Reading { trigger, row, filled, .. } = self.reading();
        let line = &self.scene.line;
        let behind = |phrase: &&Phrase| {
            phrase.span == argument.words
                && phrase.from <= trigger.to + 1
                && phrase.from >= trigger.to
        };
        let subject = |phrase: &Phrase| {
            (phrase.from..phrase.to)
                .any(|at| line.head(at) == Some(trigger.at) && line.relation(at) == "nsubj")
        };
        row.part == Part::Verb
            && !filled.passive
            && argument.slot == "subj"
            && row.role(Slot::Subject) == Some(role)
            && self.scene.all.iter().find(behind).is_some_and(subject)
    }

    /// Who may take a role, and nobody, each with what is said of them.
    fn options(
        &self,
        role: Role,
        actor: Actor,
        candidates: &[Candidate<'_>],
    ) -> Vec<(Option<EntityId>, Features)> {
        let filled = &self.reading().filled;
        let among = |list: &[Argument], entity| list.iter().any(|one| one.entity == entity);
        let (own, _) = sides(self.reading(), role);
        let class = self.reading().row.kind.quad_class();
        let spoken_to = role == Role::Recipient
            && matches!(class, QuadClass::VerbalCooperation | QuadClass::VerbalConflict);
        let sure = self.is_sure(role, own);
        let pronoun = self.reading().row.part == Part::Noun
            && self
                .pronoun
                .is_some_and(|words| own.iter().any(|one| one.slot == "gen" && one.words == words));
        let fits = |entity: EntityId| {
            let candidate = candidates.iter().find(|candidate| candidate.entity == entity);
            candidate.is_none_or(|candidate| candidate.fits_pronoun != Some(false))
        };
        let may = |entity: EntityId| {
            if sure && !among(own, entity) {
                return false;
            }
            // Whoever announces or mourns a death has not brought it: that is whoever attacks, or whom the rules see.
            if self.befalls && role == Role::Actor && !among(own, entity) && !self.attacks(entity) {
                return false;
            }
            // "اتهمت طهران واشنطن بدعم المسلحين", "طالبت المنظمة بمحاسبة الجنود": whoever accuses has not done it, whoever asks is not to do it.
            if role == Role::Actor && self.teller == Some(entity) && !among(own, entity) {
                return false;
            }
            // "قصف الجيش قرية ردا على هجوم": whoever answers has not made it.
            if role == Role::Actor && self.answerers.contains(&entity) && !among(own, entity) {
                return false;
            }
            // "عين الملك فاطمة وزيرة": the row gives whoever appoints no part in the tie.
            if self.appoints == Some(entity) && !among(own, entity) {
                return false;
            }
            // "صد الجيش هجوما": whoever meets with it has not made it.
            if role == Role::Actor && self.meets == Some(entity) && !among(own, entity) {
                return false;
            }
            // "محاسبتها": not whom the pronoun cannot mean, where it stands for this side.
            if pronoun && !among(own, entity) && !fits(entity) {
                return false;
            }
            let suffers = among(&filled.recipients, entity);
            // Nobody is both sides of an act, unless the rules say so, and whoever a passive names suffers.
            let other_side = match actor {
                Actor::Is(actor) => actor == entity && !(suffers && among(&filled.actors, entity)),
                Actor::Open => filled.passive && suffers,
                Actor::Nobody => false,
            };
            // "قتل ثلاثة في هجوم": whoever an attack kills has not made it.
            if role == Role::Actor && !among(own, entity) && self.harms(entity) {
                return false;
            }
            // A town is nobody that is accused, backed or asked, unless the rules say so.
            let mute = || {
                let words = self.reading().trigger.span;
                let kind = self.scene.mentions.entities[entity].kind;
                is_town(self.scene, &Argument { entity, words, slot: "" }, kind)
                    && !among(own, entity)
            };
            !(other_side || spoken_to && mute())
        };
        let acting = match actor {
            Actor::Is(who) => candidates.iter().find(|candidate| candidate.entity == who),
            Actor::Open | Actor::Nobody => None,
        };
        let mut options = Vec::with_capacity(candidates.len() + 1);
        let allowed = candidates.iter().filter(|candidate| may(candidate.entity));
        options.extend(allowed.map(|candidate| {
            let mut features = self.of(role, candidate, actor);
            if actor != Actor::Open {
                self.beside(acting, candidate, &mut features);
            }
            (Some(candidate.entity), features)
        }));
        if !sure || options.is_empty() {
            let mut features = self.nobody(role, actor);
            if actor != Actor::Open {
                self.nobody_beside(acting, &mut features);
            }
            options.insert(0, (None, features));
        }
        options
    }
}

/// A verb that has no agent: "استشهد", "لقي مصرعه".
fn is_agentless(row: &Predicate) -> bool {
    row.part == Part::Verb && row.role(Slot::Subject) == Some(Role::Recipient)
}

/// Slots that leave no doubt: "استهدف مسجدا", "شنه مسلحون", "من قبل الجيش", "ضد المدنيين", "تعرضت القوات لهجوم", "موافقة ليبية", "أوقفنا مسلحين" in a quotation,
/// "اقتحام مستوطنين باحات المسجد".
const SURE: &[&str] = &[
    "struck",
    "carrier",
    "min_qibal",
    "didd",
    "sufferer",
    "nisba",
    "bayn",
    "speaker",
    "doer",
    "done",
];

/// The participants that the rules found on a side, and those of the other.
fn sides<'a>(reading: &'a Reading<'_>, role: Role) -> (&'a [Argument], &'a [Argument]) {
    let filled = &reading.filled;
    if role == Role::Actor {
        (&filled.actors, &filled.recipients)
    } else {
        (&filled.recipients, &filled.actors)
    }
}

const fn class(kind: ClaimType) -> &'static str {
    match kind.quad_class() {
        QuadClass::Tie => "tie",
        QuadClass::VerbalCooperation => "vcoop",
        QuadClass::MaterialCooperation => "mcoop",
        QuadClass::VerbalConflict => "vconf",
        QuadClass::MaterialConflict => "mconf",
    }
}

/// A relation without its subtype, but for the passive subject.
fn short(relation: &str) -> &str {
    if relation == "nsubj:pass" {
        return "npass";
    }
    relation.split(':').next().unwrap_or(relation)
}

/// Who of some acts in the claim that somebody knows of, `None` where none is known or none of them is right.
pub type Known<'a> = dyn Fn(Span, ClaimType, &[Option<EntityId>]) -> Option<Option<EntityId>> + 'a;

/// The decisions of a sentence as the rules leave them, actors before recipients; whom it befalls hangs on who is known to act.
pub(super) fn decisions(
    scene: &Scene<'_>,
    readings: &[Reading<'_>],
    regions: &[Region],
    context: Context<'_>,
    known: &Known<'_>,
) -> Vec<Decision> {
    let mut out = Vec::new();
    for at in 0..readings.len() {
        let look = Look::new(scene, readings, at, regions, context);
        let reading = look.reading();
        let (trigger, kind) = (reading.trigger.span, reading.row.kind);
        let mut push = |what| out.push(Decision { trigger, kind, what });
        push(What::Keep { features: look.keep(), by_rule: !reading.doubtful });
        let candidates = look.candidates();
        let by_rule = |role| -> Vec<EntityId> {
            sides(reading, role).0.iter().map(|argument| argument.entity).collect()
        };
        let actors = look.options(Role::Actor, Actor::Open, &candidates);
        let who: Vec<Option<EntityId>> = actors.iter().map(|(who, _)| *who).collect();
        let by_rules = by_rule(Role::Actor);
        let acts = known(trigger, kind, &who).unwrap_or(by_rules.first().copied());
        push(What::Participant { role: Role::Actor, options: actors, by_rule: by_rules });
        let options = look.options(Role::Recipient, Actor::of(acts), &candidates);
        push(What::Participant {
            role: Role::Recipient,
            options,
            by_rule: by_rule(Role::Recipient),
        });
    }
    out
}

/// How much must speak for a trigger.
const LEAST: f32 = -1.2;

/// How much must speak for one whose row asks for more than is there.
const LEAST_DOUBTFUL: f32 = -0.6;

/// Decide which triggers of a sentence make claims, and choose their participants.
pub(super) fn weigh(
    chooser: &Chooser,
    scene: &Scene<'_>,
    readings: &mut Vec<Reading<'_>>,
    regions: &[Region],
    context: Context<'_>,
) {
    let looks: Vec<Look<'_, '_>> =
        (0..readings.len()).map(|at| Look::new(scene, readings, at, regions, context)).collect();
    let kept = kept(chooser, &looks);
    let chosen: Vec<Option<[Vec<Argument>; 2]>> =
        looks.iter().zip(kept).map(|(look, kept)| kept.then(|| look.choose(chooser))).collect();
    drop(looks);
    let mut chosen = chosen.into_iter();
    readings.retain_mut(|reading| {
        let Some([actors, recipients]) = chosen.next().flatten() else { return false };
        reading.filled.actors = actors;
        reading.filled.recipients = recipients;
        true
    });
}

/// Which readings make claims: those for which enough speaks, and of several readings of one word the one for which most does.
fn kept(chooser: &Chooser, looks: &[Look<'_, '_>]) -> Vec<bool> {
    let over = |look: &Look<'_, '_>| {
        let least = if look.reading().doubtful { LEAST_DOUBTFUL } else { LEAST };
        chooser.score(&look.keep()) - least
    };
    let over: Vec<(f32, usize)> =
        looks.iter().enumerate().map(|(at, look)| (over(look), at)).collect();
    let word = |at: usize| looks[at].reading().trigger.at;
    let beaten = |one: &(f32, usize)| {
        // Readings of one word stand side by side.
        let beside = |at: &usize| word(*at) == word(one.1);
        let before = (0..one.1).rev().take_while(beside);
        before.chain((one.1 + 1..looks.len()).take_while(beside)).any(|at| over[at] > *one)
    };
    over.iter().map(|one| one.0 >= 0.0 && !beaten(one)).collect()
}

/// The likeliest options, the best first, with the logarithms of their chances.
fn likely(
    chooser: &Chooser,
    options: Vec<(Option<EntityId>, Features)>,
) -> Vec<(Option<EntityId>, f32)> {
    let mut scored: Vec<(Option<EntityId>, f32)> =
        options.into_iter().map(|(who, features)| (who, chooser.score(&features))).collect();
    scored.sort_by(|one, other| other.1.total_cmp(&one.1));
    let top = scored.first().map_or(0.0, |one| one.1);
    let all = scored.iter().map(|one| (one.1 - top).exp()).sum::<f32>().ln() + top;
    scored.truncate(WIDEST);
    scored.into_iter().map(|(who, score)| (who, score - all)).collect()
}

/// How many actors are tried with whom they may act on.
const WIDEST: usize = 2;

impl Look<'_, '_> {
    /// Who acts, and whom it befalls.
    fn choose(&self, chooser: &Chooser) -> [Vec<Argument>; 2] {
        let candidates = self.candidates();
        let actors = likely(chooser, self.options(Role::Actor, Actor::Open, &candidates));
        let both = actors.into_iter().filter_map(|(actor, first)| {
            let options = self.options(Role::Recipient, Actor::of(actor), &candidates);
            let (recipient, second) = likely(chooser, options).into_iter().next()?;
            Some((first + second, [actor, recipient]))
        });
        let best = both.reduce(|best, other| if other.0 > best.0 { other } else { best });
        let [actor, recipient] = best.map_or([None; 2], |(_, both)| both);
        [self.list(Role::Actor, actor), self.list(Role::Recipient, recipient)]
    }

    /// Whoever was chosen, with those that the rules put beside.
    fn list(&self, role: Role, who: Option<EntityId>) -> Vec<Argument> {
        let Some(who) = who else { return Vec::new() };
        let (own, _) = sides(self.reading(), role);
        if own.iter().any(|argument| argument.entity == who) {
            return own.to_vec();
        }
        let words = self.mention(who).map_or(self.reading().trigger.span, |phrase| phrase.span);
        let who = Argument { entity: who, words, slot: "weighed" };
        self.subjects.told.pair(self.scene, &who).unwrap_or_else(|| vec![who])
    }
}

/// Whoever stands right behind a verb of a tie, where its row gives the subject no part: "عين الملك".
fn appoints(scene: &Scene<'_>, reading: &Reading<'_>) -> Option<EntityId> {
    let (row, trigger) = (reading.row, &reading.trigger);
    let open = row.part == Part::Verb
        && row.kind.is_tie()
        && row.role(Slot::Subject).is_none()
        && row.role(Slot::Object).is_some()
        && !reading.filled.passive;
    let subject =
        |phrase: &&Phrase| (phrase.from..phrase.to).any(|at| is_subject(scene, at, trigger.at));
    scene.phrases.iter().filter(|_| open).find(subject).map(|phrase| phrase.entity)
}

/// Whether the tree has a word as the subject of a verb.
fn is_subject(scene: &Scene<'_>, at: usize, verb: usize) -> bool {
    scene.line.head(at) == Some(verb) && scene.line.relation(at) == "nsubj"
}

/// Whoever stands right behind, or before as its subject, a verb that says to whom an event is done, and that governs the event in the tree.
fn meets(scene: &Scene<'_>, event: usize) -> Option<EntityId> {
    let line = &scene.line;
    let verb = line.head(event).filter(|&head| line.upos(head) == Upos::Verb)?;
    let subject = |phrase: &&Phrase| {
        phrase.from == verb + 1 || (phrase.from..phrase.to).any(|at| is_subject(scene, at, verb))
    };
    let passes = scene.passes(verb);
    // "أدان القضاء ثلاثة بقتل مزارع", "أجبر الجيش السكان على الخروج": whoever makes others do it does not.
    let others = passes == Some(Passes::Object)
        && event > 0
        && line.upos(event - 1) == Upos::Adp
        && line.word(verb).features.get("Voice") != Some("Pass")
        && scene.pronoun_after(event).is_none();
    scene
        .phrases
        .iter()
        .filter(|_| passes == Some(Passes::Sufferer) || others)
        .find(subject)
        .map(|phrase| phrase.entity)
}
