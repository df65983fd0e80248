//! `khabar claims`: the claims that answer a query.

use clap::Args;
use khabar::store::{ClaimRow, Store, query::Query};

use crate::{
    StoreArgs,
    output::{self, count},
};

#[derive(Args)]
pub(crate) struct ClaimsArgs {
    /// A query; all claims without one
    #[arg(allow_hyphen_values = true)]
    query: Vec<String>,
    /// How many claims
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// How many to leave out first
    #[arg(long, default_value_t = 0)]
    offset: usize,
    #[command(flatten)]
    store: StoreArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &ClaimsArgs) -> anyhow::Result<u8> {
    let query = parsed(&args.query)?;
    let reader = Store::open(&args.store.store)?.reader()?;
    let answered = reader.ask_claims(&query, args.offset, args.limit)?;
    if args.json {
        output::json(&answered)?;
        return Ok(0);
    }
    for row in &answered.rows {
        claim(row)?;
    }
    notes(&answered.notes);
    output::say(&format!(
        "{} in {}",
        count(answered.total, "claim"),
        output::spread(answered.spread)
    ))?;
    Ok(0)
}

/// The query of some words; an error shows where it is wrong.
pub(crate) fn parsed(words: &[String]) -> anyhow::Result<Query> {
    let text = words.join(" ");
    Query::parse(&text).map_err(|error| {
        let place: String = text.chars().skip(error.start).take(error.end - error.start).collect();
        let place = if place.is_empty() { "at the end".into() } else { format!("at {place}") };
        anyhow::anyhow!("the query cannot be read: {error} ({place})")
    })
}

pub(crate) fn notes(notes: &[String]) {
    for note in notes {
        output::complain(&format!("note: {note}"));
    }
}

/// A claim in three lines: who says what, the sentence, where.
pub(crate) fn claim(row: &ClaimRow) -> anyhow::Result<()> {
    let name = |key: &String| {
        let entity = row.entities.iter().find(|entity| entity.id == *key);
        entity.map_or_else(|| key.clone(), |entity| entity.ar.clone())
    };
    let names = |keys: &[String]| keys.iter().map(name).collect::<Vec<_>>().join("، ");
    let claim = &row.claim;
    let mut parts = vec![claim.kind.clone()];
    parts.extend(claim.mode.iter().cloned());
    for (what, keys) in [("by", &claim.actors), ("to", &claim.recipients), ("in", &claim.places)] {
        if !keys.is_empty() {
            parts.push(format!("{what} {}", names(keys)));
        }
    }
    parts.extend(claim.time.iter().map(|time| format!("at {time}")));
    parts.extend(
        row.quantities.iter().map(|quantity| format!("{} {}", quantity.value, quantity.unit)),
    );
    if claim.polarity == "negated" {
        parts.push("not".into());
    }
    if claim.modality != "actual" {
        parts.push(claim.modality.clone());
    }
    let chain: Vec<String> = claim.sources.iter().map(|link| name(&link.entity)).collect();
    let said = if chain.is_empty() { "the text".into() } else { chain.join(" < ") };
    let checked = if row.confirmed { " · confirmed" } else { "" };
    output::say(&format!("{} · says {said}{checked}", parts.join(" · ")))?;
    output::say(&format!("    {}", row.sentence_text))?;
    output::say(&format!("    {} · {}", claim.id, output::heading(&row.document)))
}
