//! Cells of tables: safe for spreadsheets, and the columns of our own.

use super::view::{Party, View};

/// What stands behind the columns of every table.
pub(super) const OWN: &[&str] = &[
    "claim_id",
    "doc",
    "start",
    "end",
    "polarity",
    "modality",
    "chain",
    "cues",
    "rule",
    "predicate",
    "phase",
    "time",
    "time_mod",
    "trigger",
    "actor_keys",
    "actor_wikidata",
    "recipient_keys",
    "recipient_wikidata",
    "place_disputed",
];

/// The cells for [`OWN`].
pub(super) fn own(view: &View<'_>) -> Vec<String> {
    let claim = view.claim;
    let (actors, recipients, chain) = (view.actors(), view.recipients(), view.chain());
    let list = |parties: &[Party<'_>], what: fn(&Party<'_>) -> String| {
        text(&parties.iter().map(what).collect::<Vec<_>>().join(";"))
    };
    let key = |party: &Party<'_>| party.key.to_string();
    let wikidata = |party: &Party<'_>| party.wikidata().to_string();
    let known = |parties: &[Party<'_>]| parties.iter().any(|party| !party.wikidata().is_empty());
    let of_wikidata = |parties: &[Party<'_>]| {
        if known(parties) { list(parties, wikidata) } else { String::new() }
    };
    let place = view.location().and_then(|place| place.entity);
    let disputed = place.map(|entity| entity.disputed.clone()).unwrap_or_default();
    vec![
        text(&claim.id),
        text(&view.record.id),
        claim.trigger[0].to_string(),
        claim.trigger[1].to_string(),
        text(&claim.polarity),
        text(&claim.modality),
        text(&chain.iter().map(|(party, _)| party.key).collect::<Vec<_>>().join(">")),
        text(&chain.iter().map(|(_, cue)| cue.as_str()).collect::<Vec<_>>().join(">")),
        text(&claim.rule),
        text(&claim.predicate),
        text(claim.phase.as_deref().unwrap_or_default()),
        text(claim.time.as_deref().unwrap_or_default()),
        text(view.time_modifier().unwrap_or_default()),
        text(&view.trigger()),
        list(&actors, key),
        of_wikidata(&actors),
        list(&recipients, key),
        of_wikidata(&recipients),
        text(&disputed.join(";")),
    ]
}

/// The text of a cell: on one line, and such that no spreadsheet takes it for a formula.
pub(super) fn text(text: &str) -> String {
    let line: String =
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let first = line.trim_start().chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\u{FF1D}' | '\u{FF0B}' | '\u{FF0D}' | '\u{FF20}') => {
            format!("'{line}")
        }
        _ => line,
    }
}

/// Names in one cell.
pub(super) fn names(parties: &[Party<'_>]) -> String {
    joined(parties.iter().map(Party::name))
}

/// Parts in one cell, without those that are empty.
pub(super) fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    text(&parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(";"))
}

/// Parts in one cell, each once.
pub(super) fn each<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut once: Vec<&str> = Vec::new();
    for part in parts {
        if !once.contains(&part) {
            once.push(part);
        }
    }
    joined(once.into_iter())
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u{FF1D}1"] {
            assert!(text(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(text("خبر\tعاجل\n"), "خبر عاجل ");
        assert_eq!(text("a=1"), "a=1");
    }
}
