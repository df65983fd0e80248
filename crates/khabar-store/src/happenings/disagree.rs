//! Where the reports of a happening differ, and whether that is a contradiction or the same source with later news.

use std::collections::BTreeMap;

use serde::Serialize;

use super::joining::{is_particular, same_noun};
use crate::{
    facts::{Fact, Origin, People, named},
    record::{EntityRecord, QuantityRecord},
};

/// How two reports differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Difference {
    /// Different sources tell what cannot both be.
    Contradiction,
    /// The same source tells another figure, time or place later.
    Update,
    /// The same source takes back what it said.
    Retraction,
}

/// Something about which reports differ. Both sides stay; none is taken for true.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Disagreement {
    /// `actors`, `places`, `time`, `polarity`, or the unit of a number.
    pub field: String,
    /// How they differ.
    pub kind: Difference,
    /// The earlier report first.
    pub sides: [Side; 2],
}

/// What one of them tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// As it is told.
    pub value: String,
    /// Who says so in the end; the outlet where the text names nobody.
    pub source: String,
    /// The outlet that passes it on.
    pub outlet: Option<String>,
    /// Day of publication.
    pub published: Option<String>,
    /// The claim.
    pub claim: String,
    /// Its sentence.
    pub sentence: String,
}

/// One value of one field with its fact.
struct Telling<'a> {
    fact: &'a Fact,
    value: String,
    what: What,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
enum What {
    Names(Vec<String>),
    Number(QuantityRecord),
    Time,
    Polarity,
}

/// The differences of a group whose facts stand in the order of publication, each pair of values once.
pub(super) fn disagreements(group: &[&Fact], people: &People) -> Vec<Disagreement> {
    if group.len() < 2 {
        return Vec::new();
    }
    let mut fields: BTreeMap<String, Vec<Telling<'_>>> = BTreeMap::new();
    for fact in group {
        for (field, telling) in tellings(fact, people) {
            fields.entry(field).or_default().push(telling);
        }
    }
    let mut found: Vec<Disagreement> = Vec::new();
    for (field, tellings) in &fields {
        for (at, one) in tellings.iter().enumerate() {
            for other in tellings.iter().skip(at + 1) {
                let Some(kind) = difference(one, other, people) else { continue };
                let sides = [side(one, people), side(other, people)];
                let known = found.iter().any(|known| {
                    known.field == *field
                        && known.kind == kind
                        && [0, 1].iter().all(|&row: &usize| {
                            known.sides[row].value == sides[row].value
                                && known.sides[row].source == sides[row].source
                        })
                });
                if !known {
                    found.push(Disagreement { field: field.clone(), kind, sides });
                }
            }
        }
    }
    found.sort_by(|one, other| (one.kind, &one.field).cmp(&(other.kind, &other.field)));
    found
}

fn tellings<'a>(fact: &'a Fact, people: &People) -> Vec<(String, Telling<'a>)> {
    let claim = &fact.claim;
    let mut all = Vec::new();
    let mut tell = |field: &str, value: String, what: What| {
        all.push((field.to_owned(), Telling { fact, value, what }));
    };
    tell("polarity", claim.polarity.clone(), What::Polarity);
    if claim.polarity == "negated" {
        // Who denies an event tells nothing else about it.
        return all;
    }
    for (field, keys) in [("actors", &claim.actors), ("places", &claim.places)] {
        if !keys.is_empty() {
            let names: Vec<String> = keys.iter().map(|key| named(people, key).ar).collect();
            tell(field, names.join("، "), What::Names(keys.clone()));
        }
    }
    if let Some(time) = claim.time.as_ref().filter(|_| fact.told().is_some()) {
        tell("time", time.clone(), What::Time);
    }
    for quantity in &fact.quantities {
        let loose = quantity.modifier.as_ref().map_or_else(String::new, |word| format!("{word} "));
        let value = format!("{loose}{}", quantity.value);
        tell(&quantity.unit, value, What::Number(quantity.clone()));
    }
    all
}

/// How two tellings of one field differ, if they do. One text does not contradict itself: what differs in it is of two things.
fn difference(one: &Telling<'_>, other: &Telling<'_>, people: &People) -> Option<Difference> {
    if one.fact.story == other.fact.story && one.what != What::Polarity {
        return None;
    }
    let same_source = source(one.fact) == source(other.fact);
    let later = one.fact.document.published < other.fact.document.published;
    let differ = match (&one.what, &other.what) {
        (What::Names(a), What::Names(b)) => exclude(a, b, one.fact, other.fact, people),
        (What::Number(a), What::Number(b)) => !fit(a, b) && count_the_same(one, other, people),
        (What::Time, What::Time) => {
            !one.fact.told().zip(other.fact.told()).is_some_and(|(a, b)| a.meet(b, 0))
        }
        (What::Polarity, What::Polarity) => one.value != other.value,
        _ => false,
    };
    match (differ, same_source, &one.what) {
        (false, ..) => None,
        (true, false, _) => Some(Difference::Contradiction),
        (true, true, What::Polarity) if later => Some(Difference::Retraction),
        (true, true, _) if later => Some(Difference::Update),
        (true, true, _) => None,
    }
}

/// Whether two lists of names cannot both be right: nobody of the one is, holds, belongs to or lies at somebody of the other. Whom a common noun
/// calls may be anybody.
fn exclude(a: &[String], b: &[String], one: &Fact, other: &Fact, people: &People) -> bool {
    let named = |key: &&String| is_particular(people, key);
    let (a, b): (Vec<&String>, Vec<&String>) =
        (a.iter().filter(named).collect(), b.iter().filter(named).collect());
    let fit = |x: &String, y: &String| {
        let tied = |fact: &Fact| {
            fact.tied.contains(&(x.clone(), y.clone()))
                || fact.tied.contains(&(y.clone(), x.clone()))
        };
        x == y || tied(one) || tied(other) || lie_together(people, x, y)
    };
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| fit(x, y)))
}

/// Kilometres within which two places may be one told more and less exactly.
const NEAR: f64 = 40.0;

/// Whether one place is the country around the other, or so near that it may be a part of it.
fn lie_together(people: &People, x: &str, y: &str) -> bool {
    let (Some(one), Some(other)) = (people.get(x), people.get(y)) else { return false };
    let within = one.within.as_deref() == Some(y) || other.within.as_deref() == Some(x);
    let country = |entity: &EntityRecord| entity.precision.as_deref() == Some("country");
    let near = match (one.coordinates, other.coordinates) {
        (Some(a), Some(b)) if !country(one) && !country(other) => kilometres(a, b) < NEAR,
        _ => false,
    };
    within || near
}

/// On a globe that is flat between two places: good enough below a hundred kilometres.
fn kilometres([a, b]: [f64; 2], [c, d]: [f64; 2]) -> f64 {
    const DEGREE: f64 = 111.2;
    let east = (b - d) * f64::midpoint(a, c).to_radians().cos();
    (a - c).hypot(east) * DEGREE
}

/// Whether two numbers count the same people: those to whom it was done are the same, or of one kind, or one report does not tell.
fn count_the_same(one: &Telling<'_>, other: &Telling<'_>, people: &People) -> bool {
    let (a, b) = (&one.fact.claim.recipients, &other.fact.claim.recipients);
    a.is_empty() || b.is_empty() || a.iter().any(|key| b.contains(key)) || same_noun(people, a, b)
}

/// Who says so in the end: somebody, or the outlet itself.
fn source(fact: &Fact) -> (Option<String>, Option<&String>) {
    match fact.origin() {
        Origin::Source(key) => (Some(key), None),
        Origin::Text(_) => (None, fact.document.outlet.as_ref().or(Some(&fact.document.id))),
    }
}

/// Whether two numbers can both be right, as loosely as they are told.
fn fit(one: &QuantityRecord, other: &QuantityRecord) -> bool {
    let range = |quantity: &QuantityRecord| match quantity.modifier.as_deref() {
        Some("more_than") => (quantity.value, f64::INFINITY),
        Some("less_than") => (f64::NEG_INFINITY, quantity.value),
        Some("about") => (quantity.value * 0.9, quantity.value * 1.1),
        _ => (quantity.value, quantity.value),
    };
    let (one, other) = (range(one), range(other));
    one.0 <= other.1 && other.0 <= one.1
}

fn side(telling: &Telling<'_>, people: &People) -> Side {
    let fact = telling.fact;
    let source = match fact.origin() {
        Origin::Source(key) => named(people, &key).ar,
        Origin::Text(_) => {
            fact.document.outlet.clone().unwrap_or_else(|| fact.document.name.clone())
        }
    };
    Side {
        value: telling.value.clone(),
        source,
        outlet: fact.document.outlet.clone(),
        published: fact.document.published.clone(),
        claim: fact.claim.id.clone(),
        sentence: fact.sentence_text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_far_apart_exclude_one_another_and_parts_of_a_town_do_not() {
        let place = |id: &str, at: [f64; 2], precision: &str, within: Option<&str>| EntityRecord {
            id: id.into(),
            kind: "GPE".into(),
            en: Some(id.into()),
            coordinates: Some(at),
            precision: Some(precision.into()),
            within: within.map(Into::into),
            ..EntityRecord::default()
        };
        let people: People = [
            place("abu_dhabi", [24.45, 54.38], "town", Some("emirates")),
            place("dubai", [25.20, 55.27], "town", Some("emirates")),
            place("emirates", [24.0, 54.0], "country", None),
            place("tripoli", [32.89, 13.19], "town", Some("libya")),
            place("tajoura", [32.88, 13.35], "town", Some("libya")),
        ]
        .into_iter()
        .map(|place| (place.id.clone(), place))
        .collect();
        let fact = Fact::default();
        let excludes = |one: &str, other: &str| {
            exclude(&[one.to_owned()], &[other.to_owned()], &fact, &fact, &people)
        };
        assert!(excludes("abu_dhabi", "dubai"));
        assert!(!excludes("abu_dhabi", "emirates"));
        assert!(!excludes("tripoli", "tajoura"));
        assert!(!excludes("tripoli", "somewhere"), "nobody knows where that is");
        let leads = ("dubai".to_owned(), "abu_dhabi".to_owned());
        let tied = Fact { tied: std::sync::Arc::new([leads].into()), ..Fact::default() };
        let keys = [["abu_dhabi".to_owned()], ["dubai".to_owned()]];
        assert!(!exclude(&keys[0], &keys[1], &tied, &fact, &people));
    }

    #[test]
    fn loose_numbers_fit_what_they_allow() {
        let number = |value: f64, modifier: Option<&str>| QuantityRecord {
            value,
            modifier: modifier.map(str::to_owned),
            ..QuantityRecord::default()
        };
        assert!(fit(&number(50.0, Some("more_than")), &number(60.0, None)));
        assert!(!fit(&number(50.0, Some("more_than")), &number(40.0, None)));
        assert!(fit(&number(100.0, Some("about")), &number(95.0, None)));
        assert!(!fit(&number(12.0, None), &number(15.0, None)));
        assert!(fit(&number(12.0, None), &number(12.0, Some("less_than"))));
    }
}
