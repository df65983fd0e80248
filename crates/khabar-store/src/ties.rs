//! How actors stand to one another, month by month, and what roles they hold.
//!
//! A claim counts with its PLOVER score (-10 conflict to +10 cooperation) times the weight of its modality ([`weight`]); a negated claim counts
//! nothing. In a month one story counts once for one type, so a reprint adds no hostility. The balance is the mean over what counts.

mod turning;

use std::collections::{BTreeMap, BTreeSet};

use khabar_types::{ClaimType, plover::QuadClass};
use serde::Serialize;

use crate::{
    facts::{Fact, Named, Origin, People, named},
    happenings::spread,
    stories::Spread,
};

pub use turning::Turn;

/// A month between two actors.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Month {
    /// `YYYY-MM`.
    pub month: String,
    /// Mean score of what counts, -10 to +10.
    pub balance: f64,
    /// Sum of the scores above zero.
    pub cooperation: f64,
    /// Sum of the scores below zero.
    pub conflict: f64,
    /// Claims that count.
    pub claims: u64,
    /// Documents, stories and outlets in which they stand.
    pub spread: Spread,
    /// Independent sources: by innermost source, by text where it names none.
    pub sources: u64,
}

/// A statement of a tie.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// `LEADS`, `AFFILIATED`, `ALLIED`, `HOSTILE`, `CONTROLS`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `holds`, `begins`, `weakens`, `ends`.
    pub phase: Option<String>,
    /// Whether the text says that it is not so.
    pub negated: bool,
    /// When, as the claim tells; else the day of publication.
    pub time: Option<String>,
    /// The claim.
    pub claim: String,
    /// Its sentence.
    pub sentence: String,
}

/// How one actor stands to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tie {
    /// Who acts.
    pub actor: Vec<Named>,
    /// On whom.
    pub recipient: Vec<Named>,
    /// The months in which something counts, in order.
    pub months: Vec<Month>,
    /// Where the balance turns.
    pub turns: Vec<Turn>,
    /// What is said of the tie itself, in order.
    pub statements: Vec<Statement>,
    /// Claims that count nothing: negated, demanded, hypothetical, without a month.
    pub left_out: u64,
}

/// Two actors of whom claims tell something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairOfActors {
    /// Who acts.
    pub actor: Named,
    /// On whom.
    pub recipient: Named,
    /// Mean score of what counts.
    pub balance: f64,
    /// Claims.
    pub claims: u64,
    /// Documents, stories and outlets in which they stand.
    pub spread: Spread,
}

/// A role or post with the time over which it is reported.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Post {
    /// Who holds it.
    pub holder: Named,
    /// `LEADS` or `AFFILIATED`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The title as written.
    pub role: Option<String>,
    /// Of what.
    pub of: Vec<Named>,
    /// First day or time at which it is reported.
    pub first: Option<String>,
    /// Last day or time at which it is reported.
    pub last: Option<String>,
    /// Whether its beginning and its end are told themselves.
    pub phases: Vec<String>,
    /// Documents, stories and outlets in which it stands.
    pub spread: Spread,
    /// The claims.
    pub claims: Vec<String>,
}

/// How much a claim of a modality counts: what happened in full, what is planned or possible by half, what is asked for or supposed nothing.
fn weight(fact: &Fact) -> f64 {
    match (fact.claim.polarity.as_str(), fact.claim.modality.as_str()) {
        ("negated", _) => 0.0,
        (_, "actual") => 1.0,
        (_, "future" | "possible") => 0.5,
        _ => 0.0,
    }
}

/// The PLOVER score of a claim, that of its mode where it has one; a tie has none.
fn score(fact: &Fact) -> Option<f64> {
    let kind = ClaimType::from_name(&fact.claim.kind)?;
    if kind.quad_class() == QuadClass::Tie {
        return None;
    }
    let of_mode = kind.modes().iter().find(|(mode, _)| fact.claim.mode.as_deref() == Some(mode));
    Some(f64::from(of_mode.map_or(kind.score(), |&(_, score)| score)))
}

/// The tie between actors of those keys, in facts that are between them.
pub(crate) fn tie(
    actors: &[String],
    recipients: &[String],
    facts: &[Fact],
    people: &People,
) -> Tie {
    let mut by_month: BTreeMap<String, Vec<&Fact>> = BTreeMap::new();
    let (mut statements, mut left_out) = (Vec::new(), 0);
    for fact in facts {
        match (score(fact), fact.month()) {
            (None, _) => statements.push(statement(fact)),
            (Some(_), Some(month)) if weight(fact) > 0.0 => {
                by_month.entry(month).or_default().push(fact);
            }
            _ => left_out += 1,
        }
    }
    statements.sort_by(|one: &Statement, other| {
        (&one.time, &one.claim).cmp(&(&other.time, &other.claim))
    });
    let months: Vec<Month> =
        by_month.into_iter().map(|(month, facts)| counted(month, &facts)).collect();
    Tie {
        actor: actors.iter().map(|key| named(people, key)).collect(),
        recipient: recipients.iter().map(|key| named(people, key)).collect(),
        turns: turning::turns(&months),
        months,
        statements,
        left_out,
    }
}

fn statement(fact: &Fact) -> Statement {
    Statement {
        kind: fact.claim.kind.clone(),
        phase: fact.claim.phase.clone(),
        negated: fact.claim.polarity == "negated",
        time: fact.claim.time.clone().or_else(|| fact.document.published.clone()),
        claim: fact.claim.id.clone(),
        sentence: fact.sentence_text.clone(),
    }
}

/// What counts of some facts: one value a story and type.
fn values(facts: &[&Fact]) -> Vec<f64> {
    let mut once: BTreeMap<(i64, &str), (f64, f64)> = BTreeMap::new();
    for fact in facts {
        let Some(score) = score(fact) else { continue };
        let sum = once.entry((fact.story, &fact.claim.kind)).or_default();
        sum.0 += score * weight(fact);
        sum.1 += 1.0;
    }
    once.into_values().map(|(sum, count)| sum / count).collect()
}

fn mean(values: &[f64]) -> f64 {
    let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
    if count == 0 { 0.0 } else { values.iter().sum::<f64>() / f64::from(count) }
}

fn counted(month: String, facts: &[&Fact]) -> Month {
    let values = values(facts);
    let origins: BTreeSet<Origin> = facts.iter().map(|fact| fact.origin()).collect();
    Month {
        month,
        balance: mean(&values),
        cooperation: values.iter().filter(|value| **value > 0.0).sum(),
        conflict: values.iter().filter(|value| **value < 0.0).sum(),
        claims: facts.len() as u64,
        spread: spread(facts),
        sources: origins.len() as u64,
    }
}

/// Every ordered pair of actors, those of most stories first.
pub(crate) fn pairs(facts: &[Fact], people: &People) -> Vec<PairOfActors> {
    let mut by_pair: BTreeMap<(&str, &str), Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| weight(fact) > 0.0 && score(fact).is_some()) {
        for actor in &fact.claim.actors {
            for recipient in fact.claim.recipients.iter().filter(|key| *key != actor) {
                by_pair.entry((actor, recipient)).or_default().push(fact);
            }
        }
    }
    let mut pairs: Vec<PairOfActors> = by_pair
        .into_iter()
        .map(|((actor, recipient), facts)| PairOfActors {
            actor: named(people, actor),
            recipient: named(people, recipient),
            balance: mean(&values(&facts)),
            claims: facts.len() as u64,
            spread: spread(&facts),
        })
        .collect();
    pairs.sort_by(|one, other| {
        (other.spread.stories, other.claims, &one.actor.id, &one.recipient.id).cmp(&(
            one.spread.stories,
            one.claims,
            &other.actor.id,
            &other.recipient.id,
        ))
    });
    pairs
}

/// Holder, type, folded title, and of what.
type PostKey<'a> = (String, &'a str, Option<String>, Vec<String>);

/// The roles of entities of those keys, the first reported first.
pub(crate) fn posts(keys: &[String], facts: &[Fact], people: &People) -> Vec<Post> {
    let mut by_post: BTreeMap<PostKey<'_>, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.claim.polarity != "negated") {
        for holder in fact.claim.actors.iter().filter(|key| keys.contains(key)) {
            let role = fact.claim.role.as_deref().map(crate::query::folded);
            let of = fact.claim.recipients.clone();
            by_post.entry((holder.clone(), &fact.claim.kind, role, of)).or_default().push(fact);
        }
    }
    let mut posts: Vec<Post> = by_post
        .into_iter()
        .map(|((holder, kind, _, of), facts)| {
            let times = || {
                facts.iter().filter_map(|fact| {
                    fact.claim
                        .time
                        .clone()
                        .filter(|_| fact.told().is_some())
                        .or_else(|| fact.document.published.clone())
                })
            };
            let phases: BTreeSet<String> =
                facts.iter().filter_map(|fact| fact.claim.phase.clone()).collect();
            Post {
                holder: named(people, &holder),
                kind: kind.into(),
                role: facts.first().and_then(|fact| fact.claim.role.clone()),
                of: of.iter().map(|key| named(people, key)).collect(),
                first: times().min(),
                last: times().max(),
                phases: phases.into_iter().collect(),
                spread: spread(&facts),
                claims: facts.iter().map(|fact| fact.claim.id.clone()).collect(),
            }
        })
        .collect();
    posts.sort_by(|one, other| (&one.first, &one.claims).cmp(&(&other.first, &other.claims)));
    posts
}
