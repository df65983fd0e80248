//! ACLED's columns, for claims that a row of `data/export/acled.tsv` makes one of its events.

use super::{
    LeftOut,
    cells::{joined, text},
    countries::Countries,
    days::{Grain, When},
    view::{Party, View},
};
use crate::embedded::{EXPORT, Row, rows};

/// Their names.
pub(super) const COLUMNS: &[&str] = &[
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

/// The cells of a claim.
pub(super) fn cells(view: &View<'_>, countries: &Countries) -> Result<Vec<String>, LeftOut> {
    let (record, claim) = (view.record, view.claim);
    if claim.polarity != "affirmed" || claim.modality != "actual" {
        return Err(LeftOut::NotAsFact);
    }
    let (actors, recipients) = (view.actors(), view.recipients());
    let event = rows(EXPORT.acled)
        .find(|row| fits(row, view, &actors, &recipients))
        .ok_or(LeftOut::NotOfAcled)?;
    let kind = event.cell("event_type");
    let inter1 = inter(kind, true, &actors);
    let inter2 = inter(kind, false, &recipients);
    let civilians = recipients.iter().any(|party| party.side == "civilian");
    let [date, year, time_precision] = time(view.when());
    let mut row = vec![text(&claim.id), date, year, time_precision];
    row.extend(
        ["disorder_type", "event_type", "sub_event_type"].map(|name| event.cell(name).into()),
    );
    row.extend(sides(&actors));
    row.push(inter1.into());
    row.extend(sides(&recipients));
    row.extend([inter2.into(), interaction(inter1, inter2, recipients.is_empty())]);
    row.push(if civilians { "Civilian targeting".into() } else { String::new() });
    row.extend(place(view.location().as_ref(), countries));
    row.extend([
        text(record.outlet.as_deref().unwrap_or_default()),
        String::new(),
        text(&view.sentence()),
        fatalities(view),
        tags(view),
        String::new(),
    ]);
    Ok(row)
}

/// Whether a row of the table speaks of such a claim.
fn fits(row: &Row, view: &View<'_>, actors: &[Party<'_>], recipients: &[Party<'_>]) -> bool {
    let somebody = |parties: &[Party<'_>], side: &str| {
        side == "*" || parties.iter().any(|party| party.side == side)
    };
    // `-` is read as empty: no mode.
    let mode = row.cell("mode");
    row.cell("type") == view.claim.kind
        && (mode == "*" || mode == view.mode())
        && somebody(actors, row.cell("actor"))
        && somebody(recipients, row.cell("recipient"))
}

/// Date, year and precision: 1 a day, 2 a week or about a day, 3 a month, with the middle as the date. ACLED codes nothing vaguer, so a year has no date.
fn time(when: Option<When>) -> [String; 3] {
    let Some(when) = when else { return Default::default() };
    let precision = match when.grain {
        Grain::Day => "1",
        Grain::Week => "2",
        Grain::Month => "3",
        Grain::Year => "",
    };
    let year = when.year.to_string();
    [when.middle.unwrap_or_default(), year, precision.into()]
}

/// The first actor, and those with them.
fn sides(parties: &[Party<'_>]) -> [String; 2] {
    let first = parties.first().map(|party| text(party.name())).unwrap_or_default();
    [first, joined(parties.iter().skip(1).map(Party::name))]
}

/// ACLED's sort of actor, where the text leaves no doubt: demonstrators by the event, civilians by the noun, an army by the gazetteer.
fn inter(kind: &str, first: bool, parties: &[Party<'_>]) -> &'static str {
    let actor = parties.first();
    // A named person, body or place in the first cell is hardly the crowd.
    let crowd = actor.is_none_or(|party| party.entity.is_some_and(|entity| entity.kind == "GRP"));
    match kind {
        "Protests" if first => return if crowd { "Protesters" } else { "" },
        "Riots" if first => return if crowd { "Rioters" } else { "" },
        _ => {}
    }
    match actor.map(|party| (party.side, party.sector)) {
        Some(("civilian", _)) => "Civilians",
        Some(("crowd", _)) => "Protesters",
        Some(("armed", "MIL")) => "State forces",
        _ => "",
    }
}

fn interaction(inter1: &str, inter2: &str, alone: bool) -> String {
    if inter1.is_empty() {
        return String::new();
    }
    match (inter2.is_empty(), alone) {
        (true, true) => format!("{inter1} only"),
        (true, false) => String::new(),
        (false, _) => format!("{inter1}-{inter2}"),
    }
}

/// Country code, region, country, three levels of administration, location, latitude, longitude, precision: 1 a site or town, 3 a province.
/// A country's middle is no place of ACLED's, so only the country is told.
fn place(place: Option<&Party<'_>>, countries: &Countries) -> [String; 10] {
    let Some(place) = place else { return Default::default() };
    let country = countries.of(place.country());
    let precision = match place.precision() {
        "exact" | "town" => "1",
        "province" => "3",
        _ => "",
    };
    let degrees = |index: usize| {
        let at = place.coordinates().filter(|_| !precision.is_empty());
        at.map(|at| at[index].to_string()).unwrap_or_default()
    };
    let name = text(place.name());
    let admin1 = if precision == "3" { name.clone() } else { String::new() };
    let location = if place.precision() == "country" { String::new() } else { name };
    [
        country.numeric.into(),
        country.region.into(),
        country.name.into(),
        admin1,
        String::new(),
        String::new(),
        location,
        degrees(0),
        degrees(1),
        precision.into(),
    ]
}

/// How many were killed, where the claim counts them once.
fn fatalities(view: &View<'_>) -> String {
    let mut killed = view.quantities().filter(|row| row.unit == "killed");
    match (killed.next(), killed.next()) {
        (Some(row), None) => row.value.to_string(),
        _ => String::new(),
    }
}

/// That the number of killed is not exact.
fn tags(view: &View<'_>) -> String {
    let killed = view.quantities().find(|row| row.unit == "killed");
    let modifier = killed.and_then(|row| row.modifier.as_deref());
    modifier.map(|modifier| text(&format!("fatalities={modifier}"))).unwrap_or_default()
}
