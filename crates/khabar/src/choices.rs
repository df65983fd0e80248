//! Weights of the choices that reading makes, learnt from annotated documents and measured on documents that they have not seen.

use khabar_extract::{
    choice::{
        Chooser, WeightsError,
        learn::{Example, Settings, learn},
    },
    claims::{self, weigh::What},
    knowledge::Role,
};
use khabar_types::{ClaimType, CodePoints, EntityId, Header, Span};

use crate::{
    Khabar, Reading, Record,
    eval::{self, OtherText, Scores},
};

pub use khabar_extract::choice::learn::Settings as Plan;

/// An annotated document with what its decisions teach.
pub struct Lesson {
    gold: Record,
    header: Header,
    decisions: Vec<Decided>,
}

/// A decision with its right options, and the one that the rules take.
struct Decided {
    example: Example,
    by_rule: usize,
    side: Side,
}

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Whether a trigger makes a claim.
    Keep,
    /// Who does it.
    Actors,
    /// To whom.
    Recipients,
}

/// How many decisions have their right option chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// With a right option.
    pub all: usize,
    /// That the rules take.
    pub by_rule: usize,
    /// That the weights take.
    pub by_weight: usize,
}

impl Lesson {
    /// How many decisions have a right answer among their options.
    pub fn len(&self) -> usize {
        self.decisions.iter().filter(|one| !one.example.right.is_empty()).count()
    }

    /// Whether it teaches nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Weights from lessons, in their order: the same lessons and plan give the same bytes.
pub fn train<'a>(lessons: impl IntoIterator<Item = &'a Lesson>, plan: Settings) -> Vec<u8> {
    let decisions = lessons.into_iter().flat_map(|lesson| &lesson.decisions);
    let examples: Vec<Example> = decisions.map(|decided| decided.example.clone()).collect();
    learn(&examples, plan).bytes()
}

/// How often rules and weights choose right on one side of the claims of a lesson.
///
/// # Errors
/// Weights that cannot be read.
pub fn count(weights: &[u8], lesson: &Lesson, which: Side) -> Result<Choices, WeightsError> {
    let chooser = Chooser::read(weights)?;
    let mut choices = Choices::default();
    for Decided { example, by_rule, side } in &lesson.decisions {
        if example.right.is_empty() || *side != which {
            continue;
        }
        choices.all += 1;
        choices.by_rule += usize::from(example.right.contains(by_rule));
        let best = chooser.best(&example.options);
        choices.by_weight += usize::from(best.is_some_and(|best| example.right.contains(&best)));
    }
    Ok(choices)
}

impl Khabar {
    /// Everything that [`Khabar::embedded`] has, with other weights of choices, or none: then the rules decide alone.
    ///
    /// # Errors
    /// Weights that cannot be read.
    pub fn with_choices(weights: Option<&[u8]>) -> Result<Self, WeightsError> {
        let mut khabar =
            Self::of(&crate::embedded::TABLES).expect("the embedded tables are tested");
        khabar.knowledge.chooser = weights.map(Chooser::read).transpose()?;
        Ok(khabar)
    }

    /// What an annotated document teaches.
    ///
    /// # Errors
    /// The text that was read is not the annotated one.
    pub fn lesson(&self, gold: Record) -> Result<Lesson, OtherText> {
        let header = header(&gold);
        let reading = self.read(gold.text.as_bytes(), header.clone());
        let decisions = self.decided(&gold, &reading)?;
        Ok(Lesson { gold, header, decisions })
    }

    /// Count what is read in the document of a lesson into scores.
    ///
    /// # Errors
    /// The text that was read is not the annotated one.
    pub fn score(&self, lesson: &Lesson, scores: &mut Scores) -> Result<(), OtherText> {
        let reading = self.read(lesson.gold.text.as_bytes(), lesson.header.clone());
        scores.add(&lesson.gold, &reading.record())
    }

    fn decided(&self, gold: &Record, reading: &Reading) -> Result<Vec<Decided>, OtherText> {
        if *reading.document.text != *gold.text {
            return Err(OtherText { id: gold.id.clone() });
        }
        let points = CodePoints::new(&reading.document.text);
        let found = reading.whole_record().mentions;
        let mapped = eval::align(&gold.mentions, &found);
        let entities = &reading.mentions.entities;
        let meant = |entity: EntityId| mapped.get(&*entities[entity].key).copied();
        let annotated = |trigger: Span, kind: ClaimType| {
            let [start, end] = points.of_span(trigger);
            gold.claims
                .iter()
                .filter(|claim| claim.kind == kind.name())
                .map(|claim| {
                    (eval::overlap((claim.trigger[0], claim.trigger[1]), (start, end)), claim)
                })
                .filter(|(shared, _)| *shared > 0)
                .max_by_key(|(shared, _)| *shared)
                .map(|(_, claim)| claim)
        };
        let acts = |trigger: Span, kind: ClaimType, among: &[Option<EntityId>]| {
            let claim = annotated(trigger, kind)?;
            among.iter().copied().find(|who| takes_part(*who, &claim.actors, meant))
        };
        let all = claims::decisions(
            &self.knowledge,
            &reading.document,
            &reading.syntax,
            &reading.mentions,
            &acts,
        );
        let mut decided = Vec::new();
        for decision in all {
            let claim = annotated(decision.trigger, decision.kind);
            decided.extend(match decision.what {
                What::Keep { features, by_rule } => {
                    let example = Example {
                        options: vec![Vec::new(), features],
                        right: vec![usize::from(claim.is_some())],
                    };
                    Some(Decided { example, by_rule: usize::from(by_rule), side: Side::Keep })
                }
                What::Participant { role, options, by_rule } => claim.map(|claim| {
                    let (side, who) = if role == Role::Actor {
                        (Side::Actors, &claim.actors)
                    } else {
                        (Side::Recipients, &claim.recipients)
                    };
                    participant(side, who, options, &by_rule, meant)
                }),
            });
        }
        Ok(decided)
    }
}

/// A choice of a participant with those that the annotation has.
fn participant<'a>(
    side: Side,
    who: &[String],
    options: Vec<(Option<EntityId>, Vec<u32>)>,
    by_rule: &[EntityId],
    meant: impl Fn(EntityId) -> Option<&'a str>,
) -> Decided {
    let right = options
        .iter()
        .enumerate()
        .filter(|(_, (entity, _))| takes_part(*entity, who, &meant))
        .map(|(index, _)| index)
        .collect();
    let by_rule =
        options.iter().position(|(entity, _)| *entity == by_rule.first().copied()).unwrap_or(0);
    let options = options.into_iter().map(|(_, features)| features).collect();
    Decided { example: Example { options, right }, by_rule, side }
}

/// Whether somebody, or nobody, is who an annotated claim has on a side.
fn takes_part<'a>(
    entity: Option<EntityId>,
    who: &[String],
    meant: impl Fn(EntityId) -> Option<&'a str>,
) -> bool {
    match entity {
        None => who.is_empty(),
        Some(entity) => meant(entity).is_some_and(|one| who.iter().any(|it| it == one)),
    }
}

/// What an annotated document says of itself.
pub fn header(gold: &Record) -> Header {
    Header {
        title: gold.title.clone(),
        outlet: gold.outlet.clone(),
        author: gold.author.clone(),
        url: None,
        published: gold.published.as_deref().and_then(|date| date.parse().ok()),
        kind: None,
    }
}

#[cfg(test)]
mod tests {
    use khabar_store::record::{ClaimRecord, EntityRecord};

    use super::*;

    const TEXT: &str = "رحبت مصر بالاتفاق. وقع هجوم الجيش السوري على بلدة سراقب.";

    /// The text with one claim, the attack, annotated by whoever is said to attack.
    fn annotated(actor: &str) -> Record {
        let mut gold = Khabar::embedded().read(TEXT.as_bytes(), Header::default()).record();
        let attack = gold.claims.iter().find(|claim| claim.kind == "ASSAULT").cloned();
        let attack = attack.expect("the attack is read");
        gold.claims = vec![ClaimRecord { actors: vec![actor.to_string()], ..attack }];
        gold
    }

    fn named(gold: &Record, ar: &str) -> String {
        let found = gold.entities.iter().find(|entity: &&EntityRecord| entity.ar.contains(ar));
        found.expect("it is mentioned").id.clone()
    }

    #[test]
    fn what_is_not_annotated_is_to_be_dropped_and_who_acts_is_to_be_chosen() {
        let khabar = Khabar::with_choices(None).expect("no weights, no error");
        let army = named(&annotated(""), "الجيش");
        let lesson = khabar.lesson(annotated(&army)).expect("its own text");
        let kept: Vec<_> = lesson
            .decisions
            .iter()
            .filter(|decided| decided.side == Side::Keep)
            .map(|decided| decided.example.right.clone())
            .collect();
        assert!(kept.contains(&vec![1]) && kept.contains(&vec![0]), "{kept:?}");
        let actors: Vec<_> =
            lesson.decisions.iter().filter(|decided| decided.side == Side::Actors).collect();
        let [attack] = actors.as_slice() else { panic!("{} choices of actors", actors.len()) };
        assert_eq!(attack.example.right, [attack.by_rule], "the rules have the army act");
    }

    #[test]
    fn weights_overrule_the_rules_and_the_same_lessons_give_the_same_bytes() {
        let rules = Khabar::with_choices(None).expect("no weights, no error");
        let egypt = named(&annotated(""), "مصر");
        let lessons: Vec<Lesson> =
            (0..8).map(|_| rules.lesson(annotated(&egypt)).expect("its own text")).collect();
        let weights = train(&lessons, Plan::default());
        assert_eq!(weights, train(&lessons, Plan::default()));
        let taught = Khabar::with_choices(Some(&weights)).expect("just written");
        let read = taught.read(TEXT.as_bytes(), Header::default()).record();
        let attack = read.claims.iter().find(|claim| claim.kind == "ASSAULT").expect("kept");
        assert_eq!(attack.actors, [egypt]);
        assert!(read.claims.iter().all(|claim| claim.kind != "SUPPORT"), "not annotated");
    }

    #[test]
    fn another_text_is_refused() {
        let mut gold = annotated("");
        gold.text.push('.');
        gold.claims[0].trigger = [0, 4];
        let khabar = Khabar::embedded();
        let header = Header::default();
        let reading = khabar.read(TEXT.as_bytes(), header);
        assert!(khabar.decided(&gold, &reading).is_err());
    }
}
