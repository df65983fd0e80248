//! `khabar happenings`, `disagreements`, `ties`: figures over the claims of a collection.

use std::fmt::Write as _;

use serde_json::Value;

use super::place::Place;

/// Two papers with one toll each, of one attack.
fn with_two_tolls() -> Place {
    let place = Place::new();
    place.write("a.txt", "قتل سبعة جنود في هجوم لتنظيم داعش على سبها يوم الثلاثاء.");
    place.write("b.txt", "قتل تسعة جنود في هجوم لتنظيم داعش على سبها يوم الثلاثاء.");
    place.write(
        "meta.csv",
        "file,published,outlet\na.txt,2020-08-22,الوسط\nb.txt,2020-08-22,العرب\n",
    );
    place.done(&["add", "--metadata", "meta.csv", "a.txt", "b.txt"]);
    place
}

fn differences(figures: &Value) -> Vec<Value> {
    let rows = figures["rows"]["rows"].as_array().unwrap();
    rows.iter().flat_map(|row| row["disagreements"].as_array().unwrap().clone()).collect()
}

fn import(place: &Place, lines: &str) {
    place.write("corrections.jsonl", lines);
    place.done(&["corrections", "import", "corrections.jsonl"]);
}

#[test]
fn what_was_set_aside_is_shown_only_where_it_is_asked_for() {
    let place = with_two_tolls();
    let found = differences(&place.json(&["disagreements", "--json"]));
    let [toll] = &found[..] else { panic!("expected one disagreement: {found:?}") };
    let before = place.done(&["happenings"]);
    let (one, other) = (&toll["sides"][0]["claim"], &toll["sides"][1]["claim"]);
    let correction = serde_json::json!({
        "id": "c1", "made": "2026-11-29T15:00:00Z", "who": "mona", "why": "two attacks",
        "do": "dismiss_disagreement", "claim": one, "other": other, "field": toll["field"],
    });
    import(&place, &format!("{correction}\n"));
    assert_eq!(differences(&place.json(&["disagreements", "--json"])), Vec::<Value>::new());
    assert_eq!(differences(&place.json(&["disagreements", "--dismissed", "--json"])), found);
    assert_eq!(differences(&place.json(&["happenings", "--json"])), Vec::<Value>::new());
    let after = place.done(&["happenings"]);
    assert!(after.lines().count() < before.lines().count(), "nor in what people read: {after}");
}

/// Of a document about which somebody has decided something the whole record is read, of others only what is asked for.
#[test]
fn figures_are_the_same_from_whole_records_and_from_their_parts() {
    let place = with_two_tolls();
    place.write(
        "c.txt",
        "التقى غسان سلامة وفايز السراج في طرابلس، وأعلنت الأمم المتحدة تأجيل المؤتمر.",
    );
    place.done(&["add", "--published", "2020-08-22", "c.txt"]);
    let asked: [&[&str]; 4] = [
        &["happenings", "--json"],
        &["disagreements", "--json"],
        &["ties", "--json"],
        &["ties", "غسان سلامة", "--json"],
    ];
    let figures = || asked.map(|args| place.json(args));
    let parts = figures();
    let claims = place.done(&["claims", "--json"]);
    let mut confirmed = String::new();
    for claim in ids(&serde_json::from_str(&claims).unwrap()) {
        let number = confirmed.len();
        let correction = serde_json::json!({
            "id": format!("c{number}"), "made": "2026-11-29T15:00:00Z", "who": "mona", "why": "",
            "do": "confirm", "claim": claim,
        });
        writeln!(confirmed, "{correction}").unwrap();
    }
    assert!(confirmed.lines().count() >= 4, "{confirmed}");
    import(&place, &confirmed);
    assert_eq!(figures(), parts);
}

/// Every claim of an answer.
fn ids(answer: &Value) -> Vec<String> {
    match answer {
        Value::Object(fields) => {
            let own = fields.get("id").and_then(Value::as_str).filter(|id| id.contains('-'));
            let own = own.map(str::to_owned).into_iter();
            own.chain(fields.values().flat_map(ids)).collect()
        }
        Value::Array(list) => list.iter().flat_map(ids).collect(),
        _ => Vec::new(),
    }
}
