//! Tables of the user's own from Wikidata's JSON dumps and from `GeoNames`: a line of either to a row of the gazetteer.

use std::{collections::HashMap, fmt};

use khabar_types::EntityType;
use serde_json::Value;

use crate::Khabar;

/// The header of a table of the gazetteer.
pub const HEADER: &str = "id\ttype\tkind\tcountry\tlat\tlon\twikidata\ten\tar\tvariants";

/// Why a line is no fact of its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine(String);

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadLine {}

/// What a line gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A row of the gazetteer, without a line break.
    Row(String),
    /// Something that has no Arabic name, is of no type that Khabar knows, or is known already.
    Skipped,
}

/// Reads lines of a dump.
pub struct Importer<'a> {
    khabar: &'a Khabar,
    /// ISO code of each state by its Wikidata id.
    countries: HashMap<&'static str, &'static str>,
}

/// Classes of Wikidata, the type that their members have here, and the kind.
const CLASSES: &[(&str, EntityType, &str)] = &[
    ("Q5", EntityType::Per, "person"),
    ("Q515", EntityType::Gpe, "city"),
    ("Q1549591", EntityType::Gpe, "city"),
    ("Q1637706", EntityType::Gpe, "city"),
    ("Q5119", EntityType::Gpe, "capital"),
    ("Q3957", EntityType::Gpe, "town"),
    ("Q532", EntityType::Gpe, "village"),
    ("Q486972", EntityType::Gpe, "town"),
    ("Q10864048", EntityType::Gpe, "governorate"),
    ("Q1248784", EntityType::Loc, "airport"),
    ("Q644371", EntityType::Loc, "airport"),
    ("Q695850", EntityType::Loc, "base"),
    ("Q245016", EntityType::Loc, "base"),
    ("Q44782", EntityType::Loc, "port"),
    ("Q211748", EntityType::Loc, "oilfield"),
    ("Q8502", EntityType::Loc, "mountain"),
    ("Q4022", EntityType::Loc, "river"),
    ("Q23442", EntityType::Loc, "island"),
    ("Q12323", EntityType::Loc, "dam"),
    ("Q622499", EntityType::Loc, "refugee_camp"),
    ("Q43229", EntityType::Org, "organisation"),
    ("Q7278", EntityType::Org, "party"),
    ("Q4830453", EntityType::Org, "company"),
    ("Q6881511", EntityType::Org, "company"),
    ("Q783794", EntityType::Org, "company"),
    ("Q327333", EntityType::Org, "agency"),
    ("Q192350", EntityType::Org, "ministry"),
    ("Q484652", EntityType::Org, "international"),
    ("Q245065", EntityType::Org, "international"),
    ("Q163740", EntityType::Org, "ngo"),
    ("Q79913", EntityType::Org, "ngo"),
    ("Q11032", EntityType::Org, "outlet"),
    ("Q192283", EntityType::Org, "outlet"),
    ("Q1616075", EntityType::Org, "outlet"),
    ("Q3918", EntityType::Org, "university"),
    ("Q176799", EntityType::Arm, "force"),
    ("Q772547", EntityType::Arm, "force"),
    ("Q17149090", EntityType::Arm, "armed_group"),
];

/// A row before it is written.
struct Fact<'a> {
    id: String,
    kind: EntityType,
    class: &'a str,
    country: Option<&'a str>,
    place: Option<(f64, f64)>,
    wikidata: Option<&'a str>,
    en: &'a str,
    names: Vec<&'a str>,
}

impl Importer<'_> {
    /// An importer that leaves out what this program knows already.
    pub fn new(khabar: &'static Khabar) -> Self {
        let countries = khabar
            .knowledge()
            .gazetteer
            .entries()
            .filter(|(_, entry)| entry.class == "state")
            .filter_map(|(_, entry)| entry.wikidata.zip(entry.country))
            .collect();
        Self { khabar, countries }
    }

    /// A line of a Wikidata dump: one entity as JSON, with or without the comma behind it; the brackets of the array are skipped.
    ///
    /// # Errors
    /// A line that is not JSON, or no entity.
    pub fn wikidata(&self, line: &str) -> Result<Line, BadLine> {
        let line = line.trim().trim_end_matches(',');
        if matches!(line, "" | "[" | "]") {
            return Ok(Line::Skipped);
        }
        let entity: Value = serde_json::from_str(line)
            .map_err(|error| BadLine(format!("expected one entity as JSON, found {error}")))?;
        let text = |value: &'_ Value| value.as_str().map(str::to_owned);
        let Some(id) = text(&entity["id"]) else {
            return Err(BadLine("expected an entity with an `id`, found none".into()));
        };
        let Some(ar) = entity["labels"]["ar"]["value"].as_str() else { return Ok(Line::Skipped) };
        let values = |property: &str| {
            entity["claims"][property]
                .as_array()
                .into_iter()
                .flatten()
                .map(|claim| &claim["mainsnak"]["datavalue"]["value"])
                .collect::<Vec<_>>()
        };
        let class = values("P31")
            .into_iter()
            .filter_map(|value| value["id"].as_str())
            .find_map(|class| CLASSES.iter().find(|(listed, ..)| *listed == class));
        let Some((_, kind, class)) = class else { return Ok(Line::Skipped) };
        let country = ["P17", "P27"].iter().find_map(|property| {
            values(property)
                .into_iter()
                .find_map(|value| self.countries.get(value["id"].as_str()?).copied())
        });
        let place = values("P625")
            .into_iter()
            .find_map(|value| Some((value["latitude"].as_f64()?, value["longitude"].as_f64()?)));
        let aliases = entity["aliases"]["ar"].as_array().into_iter().flatten();
        let names = std::iter::once(ar).chain(aliases.filter_map(|alias| alias["value"].as_str()));
        Ok(self.row(&Fact {
            id: id.to_ascii_lowercase(),
            kind: *kind,
            class,
            country,
            place,
            wikidata: Some(&id),
            en: entity["labels"]["en"]["value"].as_str().unwrap_or(&id),
            names: names.collect(),
        }))
    }

    /// A line of a `GeoNames` file (`allCountries.txt` or that of one country): 19 columns.
    ///
    /// # Errors
    /// A line of another number of columns, or with a latitude or longitude that is none.
    pub fn geonames(&self, line: &str) -> Result<Line, BadLine> {
        if line.trim().is_empty() || line.starts_with('#') {
            return Ok(Line::Skipped);
        }
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != 19 {
            return Err(BadLine(format!(
                "expected the 19 columns of GeoNames, found {}",
                cells.len()
            )));
        }
        let degrees = |cell: usize, most: f64| {
            cells[cell].parse::<f64>().ok().filter(|value| value.abs() <= most).ok_or_else(|| {
                BadLine(format!(
                    "expected degrees from -{most} to {most} in column {}, found `{}`",
                    cell + 1,
                    cells[cell]
                ))
            })
        };
        let place = Some((degrees(4, 90.0)?, degrees(5, 180.0)?));
        let (kind, class) = match (cells[6], cells[7]) {
            ("P", "PPLC") => (EntityType::Gpe, "capital"),
            ("P", "PPLA") => (EntityType::Gpe, "city"),
            ("P", "PPLX") => (EntityType::Loc, "site"),
            ("P", _) => (EntityType::Gpe, "town"),
            ("A", "ADM1") => (EntityType::Gpe, "governorate"),
            ("A", "ADM2" | "ADM3") => (EntityType::Gpe, "district"),
            ("S", "AIRP" | "AIRF") => (EntityType::Loc, "airport"),
            ("S", "AIRB") | ("L", "MILB") => (EntityType::Loc, "base"),
            ("L", "PRT") | ("H", "HBR") => (EntityType::Loc, "port"),
            ("L", "OILF") => (EntityType::Loc, "oilfield"),
            ("S", "CAMP") => (EntityType::Loc, "refugee_camp"),
            ("T", "ISL") => (EntityType::Loc, "island"),
            ("T", "MT" | "MTS") => (EntityType::Loc, "mountain"),
            ("H", "STM") => (EntityType::Loc, "river"),
            _ => return Ok(Line::Skipped),
        };
        let names = cells[3].split(',').map(str::trim).filter(|name| is_arabic(name));
        Ok(self.row(&Fact {
            id: format!("gn_{}", cells[0]),
            kind,
            class,
            country: Some(cells[8]).filter(|code| code.len() == 2),
            place,
            wikidata: None,
            en: cells[1],
            names: names.collect(),
        }))
    }

    fn row(&self, fact: &Fact<'_>) -> Line {
        let clean = |text: &str| {
            text.split(['\t', '\n', '\r', '|']).map(str::trim).collect::<Vec<_>>().join(" ")
        };
        let mut names: Vec<String> = Vec::new();
        for name in &fact.names {
            let name = clean(name);
            if is_arabic(&name) && !self.is_known(&name, fact.kind) {
                let name = if self.is_weak(&name) { format!("~{name}") } else { name };
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        let Some((ar, variants)) = names.split_first() else { return Line::Skipped };
        let (lat, lon) = fact.place.map_or_else(
            || ("-".into(), "-".into()),
            |(lat, lon)| (format!("{lat:.4}"), format!("{lon:.4}")),
        );
        let variants = if variants.is_empty() { "-".into() } else { variants.join("|") };
        Line::Row(format!(
            "{}\t{}\t{}\t{}\t{lat}\t{lon}\t{}\t{}\t{ar}\t{variants}",
            fact.id,
            fact.kind.name(),
            fact.class,
            fact.country.unwrap_or("-"),
            fact.wikidata.unwrap_or("-"),
            clean(fact.en),
        ))
    }

    /// Whether the embedded tables have this name for something of this type.
    fn is_known(&self, name: &str, kind: EntityType) -> bool {
        let gazetteer = &self.khabar.knowledge().gazetteer;
        let folded = khabar_text::normal(name);
        let found = gazetteer.names().longest(folded.split(' '));
        found.is_some_and(|(words, names)| {
            words == folded.split(' ').count()
                && names.iter().any(|name| gazetteer.get(name.entry).kind == kind)
        })
    }

    /// A single word that is common in news is a name only beside others of its country.
    fn is_weak(&self, name: &str) -> bool {
        let folded = khabar_text::normal(name);
        !folded.contains(' ')
            && (folded.chars().count() < 4 || self.khabar.knowledge().is_common(&folded))
    }
}

fn is_arabic(name: &str) -> bool {
    name.chars().any(|sign| ('\u{0621}'..='\u{064A}').contains(&sign))
        && name.chars().all(|sign| !sign.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn importer() -> Importer<'static> {
        Importer::new(Khabar::embedded())
    }

    fn geonames(names: &str, latitude: &str, class: &str) -> String {
        format!(
            "77\tDar\tDar\t{names}\t{latitude}\t32.6\t{class}\tSD\t\t01\t\t\t\t9\t\t3\tZ\t2020-01-01"
        )
    }

    #[test]
    fn a_place_of_geonames_becomes_a_row() {
        let line = geonames("Dar,دار الغروق,دار غروق", "15.5", "P\tPPL");
        let row = "gn_77\tGPE\ttown\tSD\t15.5000\t32.6000\t-\tDar\tدار الغروق\tدار غروق";
        assert_eq!(importer().geonames(&line), Ok(Line::Row(row.into())));
    }

    #[test]
    fn what_has_no_arabic_name_or_is_known_is_skipped() {
        let skipped = |names, class| importer().geonames(&geonames(names, "15.5", class));
        assert_eq!(skipped("Dar", "P\tPPL"), Ok(Line::Skipped));
        assert_eq!(skipped("الخرطوم", "P\tPPLC"), Ok(Line::Skipped));
        assert_eq!(skipped("دار الغروق", "R\tRD"), Ok(Line::Skipped));
    }

    #[test]
    fn bad_lines_say_what_was_expected() {
        let message = |line: &str| importer().geonames(line).expect_err("bad").to_string();
        assert_eq!(message("a\tb"), "expected the 19 columns of GeoNames, found 2");
        let high = message(&geonames("دار الغروق", "95", "P\tPPL"));
        assert_eq!(high, "expected degrees from -90 to 90 in column 5, found `95`");
        let json = importer().wikidata("{\"id\":").expect_err("cut off").to_string();
        assert!(json.starts_with("expected one entity as JSON, found "), "{json}");
    }

    #[test]
    fn a_person_of_wikidata_gets_the_country_of_citizenship() {
        let value =
            |id: &str| serde_json::json!([{"mainsnak": {"datavalue": {"value": {"id": id}}}}]);
        let entity = serde_json::json!({
            "id": "Q99999901",
            "labels": {"ar": {"value": "زينون الطرخاني"}, "en": {"value": "Zenon"}},
            "claims": {"P31": value("Q5"), "P27": value("Q262")},
        });
        let row = "q99999901\tPER\tperson\tDZ\t-\t-\tQ99999901\tZenon\tزينون الطرخاني\t-";
        assert_eq!(importer().wikidata(&format!("{entity},")), Ok(Line::Row(row.into())));
        assert_eq!(importer().wikidata("["), Ok(Line::Skipped));
    }
}
