//! Counts of the claims of a query by what can be asked for next. Each count is a query of its own, so that all of them are exact.

use axum::{Json, extract::State, http::Uri};
use khabar::{
    store::{
        Reader, StoreError,
        query::{Field, Query},
        stories::Spread,
    },
    types::ClaimType,
};
use serde::Serialize;

use super::{
    Answered,
    answers::{Asked, parsed},
    query as parameters,
};
use crate::readers::Readers;

/// Outlets that are counted: those of most documents.
const OUTLETS: usize = 60;
/// More months than these are counted by years.
const MONTHS: u32 = 60;

const POLARITIES: [&str; 2] = ["affirmed", "negated"];
const MODALITIES: [&str; 5] = ["actual", "future", "possible", "demanded", "hypothetical"];

/// How the claims of a query are spread.
#[derive(Serialize)]
pub(super) struct Facets {
    /// The query as it was understood.
    query: String,
    total: u64,
    spread: Spread,
    fields: Vec<Facet>,
    /// By month or year of publication, none left out between the first and the last of the collection.
    published: Vec<Counted>,
    notes: Vec<String>,
}

/// A field with its values, those of most claims first.
#[derive(Serialize)]
struct Facet {
    field: &'static str,
    values: Vec<Counted>,
}

#[derive(Serialize)]
struct Counted {
    value: String,
    claims: u64,
    spread: Spread,
}

pub(super) async fn facets(State(readers): State<Readers>, uri: Uri) -> Answered<Facets> {
    let Asked { q, .. } = parameters(&uri)?;
    let query = parsed(&q)?;
    readers.ask(move |reader| counted(reader, &query)).await.map(Json)
}

fn counted(reader: &Reader, query: &Query) -> Result<Facets, StoreError> {
    let whole = reader.ask_claims(query, 0, 0)?;
    let coverage = reader.coverage()?;
    let types: Vec<String> = ClaimType::ALL.iter().map(|kind| kind.name().to_owned()).collect();
    let outlets = coverage.outlets.into_iter().filter_map(|(outlet, _)| outlet).take(OUTLETS);
    let of = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let fields = [
        (Field::Type, types),
        (Field::Polarity, of(&POLARITIES)),
        (Field::Modality, of(&MODALITIES)),
        (Field::Outlet, outlets.collect()),
        (Field::Says, of(&["writer"])),
    ];
    let fields = fields.into_iter().map(|(field, values)| {
        let mut values = values
            .into_iter()
            .filter_map(|value| Some((Query::of(field, &value).ok()?, value)))
            .map(|(part, value)| count(reader, query, part, value))
            .collect::<Result<Vec<Counted>, StoreError>>()?;
        values.retain(|counted| counted.claims > 0);
        values.sort_by_key(|counted| std::cmp::Reverse(counted.claims));
        Ok(Facet { field: field.name(), values })
    });
    let periods = match (&coverage.first_published, &coverage.last_published) {
        (Some(first), Some(last)) => periods(first, last),
        _ => Vec::new(),
    };
    let published = periods.into_iter().filter_map(|period| {
        let from = Query::of(Field::From, &period).ok()?;
        Some(count(reader, query, from.and(Query::of(Field::ToDate, &period).ok()?), period))
    });
    Ok(Facets {
        query: whole.query,
        total: whole.total,
        spread: whole.spread,
        fields: fields.collect::<Result<_, StoreError>>()?,
        published: published.collect::<Result<_, StoreError>>()?,
        notes: whole.notes,
    })
}

fn count(
    reader: &Reader,
    query: &Query,
    part: Query,
    value: String,
) -> Result<Counted, StoreError> {
    let found = reader.ask_claims(&query.clone().and(part), 0, 0)?;
    Ok(Counted { value, claims: found.total, spread: found.spread })
}

/// The months between two days, or the years where there are many months.
fn periods(first: &str, last: &str) -> Vec<String> {
    let month = |day: &str| {
        let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
        Some(number(day.get(..4))? * 12 + number(day.get(5..7)).unwrap_or(1).max(1) - 1)
    };
    let (Some(first), Some(last)) = (month(first), month(last)) else { return Vec::new() };
    if last < first {
        return Vec::new();
    }
    if last - first < MONTHS {
        return (first..=last).map(|at| format!("{:04}-{:02}", at / 12, at % 12 + 1)).collect();
    }
    (first / 12..=last / 12).map(|year| format!("{year:04}")).collect()
}

#[cfg(test)]
mod tests {
    use super::periods;

    #[test]
    fn few_months_are_months_and_many_are_years() {
        assert_eq!(
            periods("2019-11-30", "2020-02-01"),
            ["2019-11", "2019-12", "2020-01", "2020-02"]
        );
        assert_eq!(periods("2011-03-18", "2023-05-22").len(), 13);
        assert_eq!(periods("2020", "2019-01-01"), Vec::<String>::new());
        assert_eq!(periods("soon", "2019-01-01"), Vec::<String>::new());
    }
}
