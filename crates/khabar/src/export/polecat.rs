//! POLECAT's columns, as its yearly files have them.
//!
//! Several actors stand in one cell, with semicolons. Titles, Wikipedia pages, `GeoNames` and contexts are left empty: Khabar does not read them.

use khabar_store::record::EntityRecord;

use super::{
    cells::{each, joined, names, text},
    countries::Countries,
    view::{Party, View},
};

/// Their names.
pub(super) const COLUMNS: &[&str] = &[
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// The cells of a claim.
pub(super) fn cells(view: &View<'_>, countries: &Countries) -> Vec<String> {
    let (record, claim) = (view.record, view.claim);
    let day = view.when();
    let quad = view.kind().filter(|_| !view.is_tie()).map(|kind| kind.quad_class().name());
    let mut row = vec![
        text(&claim.id),
        day.as_ref().and_then(|when| when.day()).unwrap_or_default().into(),
        text(&claim.kind),
        text(view.mode()),
        view.score().map(|score| score.to_string()).unwrap_or_default(),
        quad.unwrap_or_default().to_uppercase(),
        String::new(),
    ];
    row.extend(parties(&view.actors(), countries));
    row.extend(parties(&view.recipients(), countries));
    row.extend(place(view.location().as_ref(), countries));
    let of_kinds = |kinds: &[&str]| {
        let named = record.entities.iter().filter(|row| kinds.contains(&row.kind.as_str()));
        each(named.map(|row: &EntityRecord| row.en.as_deref().unwrap_or(&row.ar)))
    };
    row.extend([
        text(record.outlet.as_deref().unwrap_or_default()),
        text(record.published.as_deref().unwrap_or_default()),
        of_kinds(&["PER"]),
        of_kinds(&["ORG", "ARM"]),
        of_kinds(&["GPE", "LOC"]),
        "Arabic".into(),
        concat!("khabar ", env!("CARGO_PKG_VERSION")).into(),
    ]);
    row
}

/// Name, country, COW, first sector, sectors, title, words, Wikipedia.
fn parties(parties: &[Party<'_>], countries: &Countries) -> [String; 8] {
    let of = |party: &Party<'_>| countries.of(party.country());
    [
        names(parties),
        each(parties.iter().map(|party| of(party).iso3)),
        each(parties.iter().map(|party| of(party).cow)),
        parties.first().map(|party| text(party.sector)).unwrap_or_default(),
        each(parties.iter().map(|party| party.sector)),
        String::new(),
        joined(parties.iter().map(|party| party.raw.as_str())),
        String::new(),
    ]
}

/// Name, city, district, province, country, latitude, longitude, `GeoNames`, words, feature.
fn place(place: Option<&Party<'_>>, countries: &Countries) -> [String; 10] {
    let Some(place) = place else { return Default::default() };
    let name = text(place.name());
    let of = |precision: &str| {
        if place.precision() == precision { name.clone() } else { String::new() }
    };
    let degrees = |index: usize| place.coordinates().map(|at| at[index].to_string());
    [
        name.clone(),
        of("town"),
        String::new(),
        of("province"),
        countries.of(place.country()).iso3.into(),
        degrees(0).unwrap_or_default(),
        degrees(1).unwrap_or_default(),
        String::new(),
        text(&place.raw),
        String::new(),
    ]
}
