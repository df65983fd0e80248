//! Lines of a small record of our own.

use khabar_store::record::{
    ArgumentRecord, ClaimRecord, EntityRecord, QuantityRecord, Record, SourceRecord, TimeRecord,
};

use super::{Exporter, Format, LeftOut, Line};

fn entity(id: &str, kind: &str, ar: &str, en: Option<&str>) -> EntityRecord {
    EntityRecord {
        id: id.into(),
        kind: kind.into(),
        ar: ar.into(),
        en: en.map(Into::into),
        ..EntityRecord::default()
    }
}

/// An army kills civilians in Tripoli, the ministry says.
fn record() -> Record {
    let mut place = entity("tripoli", "GPE", "طرابلس", Some("Tripoli"));
    place.country = Some("LY".into());
    place.coordinates = Some([32.89, 13.19]);
    place.precision = Some("town".into());
    let mut army = entity("sudan_army", "ARM", "الجيش السوداني", Some("Sudanese Army"));
    army.country = Some("SD".into());
    army.wikidata = Some("Q1".into());
    Record {
        id: "00".into(),
        text: "=قال علي إن الجيش قتل مدنيين في طرابلس".into(),
        outlet: Some("=وكالة".into()),
        published: Some("2020-08-22".into()),
        sentences: vec![[0, 38]],
        entities: vec![
            army,
            place,
            entity("GRP:مدنيين", "GRP", "مدنيين", None),
            entity("ali", "PER", "علي", None),
        ],
        quantities: vec![QuantityRecord {
            unit: "killed".into(),
            value: 12.0,
            modifier: Some("more_than".into()),
            ..QuantityRecord::default()
        }],
        claims: vec![ClaimRecord {
            id: "00-1".into(),
            kind: "ASSAULT".into(),
            trigger: [18, 21],
            actors: vec!["sudan_army".into()],
            recipients: vec!["GRP:مدنيين".into()],
            places: vec!["tripoli".into()],
            time: Some("2020-W33".into()),
            quantities: vec![0],
            polarity: "affirmed".into(),
            modality: "actual".into(),
            sources: vec![SourceRecord {
                entity: "ali".into(),
                cue: Some([1, 4]),
                rule: String::new(),
            }],
            arguments: vec![ArgumentRecord {
                role: "actor".into(),
                entity: "sudan_army".into(),
                start: 12,
                end: 17,
                slot: "subj".into(),
            }],
            ..ClaimRecord::default()
        }],
        ..Record::default()
    }
}

/// The cells that are not empty, by column.
fn filled(format: Format, record: &Record) -> Vec<(&'static str, String)> {
    let line = Exporter::new(format, false).line(record, &record.claims[0]);
    let Ok(Line::Cells(cells)) = line else { panic!("{line:?}") };
    let columns = format.columns();
    assert_eq!(cells.len(), columns.len());
    columns.into_iter().zip(cells).filter(|(_, cell)| !cell.is_empty()).collect()
}

fn has(row: &[(&str, String)], expected: &[(&str, &str)]) {
    for (column, value) in expected {
        let found = row.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell);
        assert_eq!(found, *value, "{column}");
    }
}

const OURS: [(&str, &str); 6] = [
    ("claim_id", "00-1"),
    ("start", "18"),
    ("polarity", "affirmed"),
    ("chain", "ali"),
    ("cues", "قال"),
    ("actor_wikidata", "Q1"),
];

#[test]
fn polecat_has_its_forty_columns() {
    assert_eq!(super::polecat::COLUMNS.len(), 40);
    let row = filled(Format::Polecat, &record());
    has(
        &row,
        &[
            ("Event ID", "00-1"),
            // A week is no day.
            ("Event Date", ""),
            ("Intensity", "-9"),
            ("Quad Code", "MATERIAL CONFLICT"),
            ("Actor Name", "Sudanese Army"),
            ("Actor Country", "SDN"),
            ("Actor COW", "625"),
            ("Primary Actor Sector", "MIL"),
            ("Actor Name Raw", "الجيش"),
            ("Recipient Name", "مدنيين"),
            ("Primary Recipient Sector", "CVL"),
            ("City", "Tripoli"),
            ("Country", "LBY"),
            ("Latitude", "32.89"),
            ("Source", "'=وكالة"),
            ("Story People", "علي"),
            ("Wikipedia Actor ID", ""),
        ],
    );
    has(&row, &OURS);
}

#[test]
fn acled_has_what_the_table_names() {
    let mut record = record();
    let row = filled(Format::Acled, &record);
    has(
        &row,
        &[
            ("event_date", "2020-08-13"),
            ("year", "2020"),
            ("time_precision", "2"),
            ("event_type", "Violence against civilians"),
            ("sub_event_type", "Attack"),
            ("actor1", "Sudanese Army"),
            ("inter1", "State forces"),
            ("inter2", "Civilians"),
            ("interaction", "State forces-Civilians"),
            ("civilian_targeting", "Civilian targeting"),
            ("iso", "434"),
            ("region", "Northern Africa"),
            ("country", "Libya"),
            ("location", "Tripoli"),
            ("geo_precision", "1"),
            ("fatalities", "12"),
            ("tags", "fatalities=more_than"),
            ("source", "'=وكالة"),
        ],
    );
    has(&row, &OURS);
    record.entities[1].precision = Some("country".into());
    record.claims[0].quantities.clear();
    has(
        &filled(Format::Acled, &record),
        &[("country", "Libya"), ("latitude", ""), ("geo_precision", ""), ("fatalities", "")],
    );
}

#[test]
fn before_a_day_is_on_no_day() {
    let mut record = record();
    record.claims[0].time = Some("2020-08-18".into());
    let mut with = |modifier: Option<&str>| {
        record.times = vec![TimeRecord {
            value: Some("2020-08-18".into()),
            modifier: modifier.map(Into::into),
            ..TimeRecord::default()
        }];
        filled(Format::Acled, &record)
    };
    has(&with(None), &[("event_date", "2020-08-18"), ("time_precision", "1"), ("time_mod", "")]);
    has(&with(Some("APPROX")), &[("event_date", "2020-08-18"), ("time_precision", "2")]);
    has(
        &with(Some("BEFORE")),
        &[
            ("event_date", ""),
            ("time_precision", ""),
            ("time", "2020-08-18"),
            ("time_mod", "BEFORE"),
        ],
    );
}

#[test]
fn a_disputed_place_says_who_claims_it() {
    let mut record = record();
    record.entities[1].disputed = vec!["LY".into(), "TN".into()];
    has(&filled(Format::Acled, &record), &[("place_disputed", "LY;TN")]);
}

#[test]
fn what_a_format_has_no_place_for_is_left_out() {
    let left_out = |format, change: fn(&mut ClaimRecord)| {
        let mut record = record();
        change(&mut record.claims[0]);
        Exporter::new(format, false).line(&record, &record.claims[0]).err()
    };
    let tie = |claim: &mut ClaimRecord| claim.kind = "LEADS".into();
    assert_eq!(left_out(Format::Plover, tie), Some(LeftOut::Tie));
    assert_eq!(left_out(Format::Acled, tie), Some(LeftOut::Tie));
    assert_eq!(
        left_out(Format::Acled, |claim| claim.modality = "future".into()),
        Some(LeftOut::NotAsFact)
    );
    assert_eq!(
        left_out(Format::Acled, |claim| claim.polarity = "negated".into()),
        Some(LeftOut::NotAsFact)
    );
    assert_eq!(
        left_out(Format::Acled, |claim| claim.kind = "CONSULT".into()),
        Some(LeftOut::NotOfAcled)
    );
    assert_eq!(left_out(Format::Plover, |claim| claim.modality = "future".into()), None);
}

#[test]
fn a_plover_record_says_how_the_text_puts_it() {
    let mut record = record();
    record.claims[0].modality = "possible".into();
    let line = Exporter::new(Format::Plover, false).line(&record, &record.claims[0]);
    let Ok(Line::Object(object)) = line else { panic!("{line:?}") };
    assert_eq!((object.quad_class, object.score), (Some("material conflict"), Some(-9.0)));
    assert!(object.flags.hypothetical && object.flags.attributed && !object.flags.negated);
    assert_eq!(object.flags.historical, None);
    assert_eq!(object.sources[0].cue.as_deref(), Some("قال"));
    assert_eq!(object.magnitudes[0].unit, "killed");
    let date = object.date.as_ref().expect("a date");
    assert_eq!((date.value.as_str(), date.day.as_deref()), ("2020-W33", None));
    record.claims[0].kind = "HOSTILE".into();
    let line = Exporter::new(Format::Plover, true).line(&record, &record.claims[0]);
    let Ok(Line::Object(tie)) = line else { panic!("{line:?}") };
    assert_eq!((tie.tie, tie.quad_class, tie.score), (true, None, None));
}

#[test]
fn every_row_of_the_tables_can_fit() {
    use khabar_types::{ClaimType, Mode};

    use crate::embedded::{EXPORT, TABLES, rows};
    for row in rows(EXPORT.acled) {
        let kind = ClaimType::from_name(row.cell("type")).expect("a type");
        let mode = row.cell("mode");
        assert!(mode == "*" || mode.is_empty() || Mode::of(kind, mode).is_some(), "{mode}");
        for side in [row.cell("actor"), row.cell("recipient")] {
            assert!(["*", "armed", "civilian", "crowd", "place"].contains(&side), "{side}");
        }
    }
    let classes: Vec<_> = rows(TABLES.nominals).map(|row| row.cell("class")).collect();
    let gazetteer = &crate::Khabar::embedded().knowledge().gazetteer;
    for row in rows(EXPORT.actors) {
        let name = row.cell("name");
        let known = match row.cell("from") {
            "kind" => gazetteer.entries().any(|(_, entry)| entry.class == name),
            "institution" => rows(TABLES.institutions).any(|row| row.cell("id") == name),
            _ => classes.contains(&name),
        };
        assert!(known, "{name}");
    }
}
