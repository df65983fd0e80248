//! What each text tells of a happening, and on what they agree.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::facts::{Fact, People, named};

/// What one text tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The outlet of the document; `None` where it is unknown.
    pub outlet: Option<String>,
    /// The document.
    pub document: String,
    /// Day of publication.
    pub published: Option<String>,
    /// What it tells, by field; a field of which it says nothing is left out.
    pub tells: BTreeMap<String, Vec<String>>,
    /// Whom it names as the source, innermost last.
    pub sources: Vec<String>,
    /// Its claims.
    pub claims: Vec<String>,
}

/// A field of a happening over all reports.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// `actors`, `recipients`, `places`, `time`, `polarity`, or the unit of a number.
    pub field: String,
    /// Whether all who tell it tell the same.
    pub agreed: bool,
    /// What is told, by how many, most stories first.
    pub values: Vec<Told>,
}

/// A value with those who tell it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// As it is told.
    pub value: String,
    /// Outlets that tell it.
    pub outlets: Vec<String>,
    /// Stories that tell it.
    pub stories: u64,
    /// Claims that tell it.
    pub claims: Vec<String>,
}

/// What a claim tells, by field.
pub(super) fn tells(fact: &Fact, people: &People) -> Vec<(String, String)> {
    let claim = &fact.claim;
    let names = |keys: &[String]| {
        let names: BTreeSet<String> = keys.iter().map(|key| named(people, key).ar).collect();
        names.into_iter().collect::<Vec<_>>().join("، ")
    };
    let lists =
        [("actors", &claim.actors), ("recipients", &claim.recipients), ("places", &claim.places)];
    let lists = lists.into_iter().filter(|(_, keys)| !keys.is_empty());
    let mut told: Vec<(String, String)> =
        lists.map(|(field, keys)| (field.to_owned(), names(keys))).collect();
    told.extend(claim.time.clone().map(|time| ("time".to_owned(), time)));
    told.push(("polarity".into(), claim.polarity.clone()));
    for quantity in &fact.quantities {
        let loose = quantity.modifier.as_ref().map_or_else(String::new, |word| format!("{word} "));
        told.push((quantity.unit.clone(), format!("{loose}{}", quantity.value)));
    }
    told
}

/// The rows of the table: one a document, in the order of publication.
pub(super) fn reports(group: &[&Fact], people: &People) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for fact in group {
        let row =
            reports.iter().position(|row| row.document == fact.document.id).unwrap_or_else(|| {
                reports.push(Report {
                    outlet: fact.document.outlet.clone(),
                    document: fact.document.id.clone(),
                    published: fact.document.published.clone(),
                    tells: BTreeMap::new(),
                    sources: Vec::new(),
                    claims: Vec::new(),
                });
                reports.len() - 1
            });
        let report = &mut reports[row];
        for (field, value) in tells(fact, people) {
            let values = report.tells.entry(field).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
        for link in &fact.claim.sources {
            let name = named(people, &link.entity).ar;
            if !report.sources.contains(&name) {
                report.sources.push(name);
            }
        }
        report.claims.push(fact.claim.id.clone());
    }
    reports
}

/// The columns of the table.
pub(super) fn agreement(group: &[&Fact], people: &People) -> Vec<Agreement> {
    let mut fields: BTreeMap<String, BTreeMap<String, Vec<&Fact>>> = BTreeMap::new();
    for fact in group {
        for (field, value) in tells(fact, people) {
            fields.entry(field).or_default().entry(value).or_default().push(fact);
        }
    }
    fields
        .into_iter()
        .map(|(field, values)| {
            let mut values: Vec<Told> =
                values.into_iter().map(|(value, facts)| told(value, &facts)).collect();
            values.sort_by(|one, other| {
                (other.stories, other.claims.len(), &one.value).cmp(&(
                    one.stories,
                    one.claims.len(),
                    &other.value,
                ))
            });
            Agreement { field, agreed: values.len() == 1, values }
        })
        .collect()
}

fn told(value: String, facts: &[&Fact]) -> Told {
    let outlets: BTreeSet<&String> =
        facts.iter().filter_map(|fact| fact.document.outlet.as_ref()).collect();
    let stories: BTreeSet<i64> = facts.iter().map(|fact| fact.story).collect();
    Told {
        value,
        outlets: outlets.into_iter().cloned().collect(),
        stories: stories.len() as u64,
        claims: facts.iter().map(|fact| fact.claim.id.clone()).collect(),
    }
}
