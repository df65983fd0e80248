//! `khabar happenings`, `disagreements`, `ties`, `framing`: what the claims of a query come to.

use clap::Args;
use khabar::store::{
    Figures, Named, Page, Reader, Store, StoreError,
    framing::{Name, Portrait},
    happenings::Happening,
    query::Query,
    ties::{PairOfActors, Post, Tie},
};
use serde::Serialize;

use super::claims::{notes, parsed};
use crate::{StoreArgs, output};

#[derive(Args)]
pub(crate) struct HappeningsArgs {
    /// A query; all claims without one
    #[arg(allow_hyphen_values = true)]
    query: Vec<String>,
    /// How many happenings
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

#[derive(Args)]
pub(crate) struct DisagreementsArgs {
    #[command(flatten)]
    happenings: HappeningsArgs,
    /// Also what people have set aside
    #[arg(long)]
    dismissed: bool,
}

pub(crate) fn happenings(args: &HappeningsArgs) -> anyhow::Result<u8> {
    shown_happenings(args, false, |reader, query| reader.happenings(query, args.offset, args.limit))
}

/// Only the happenings about which reports differ.
pub(crate) fn disagreements(args: &DisagreementsArgs) -> anyhow::Result<u8> {
    let DisagreementsArgs { happenings: args, dismissed } = args;
    shown_happenings(args, true, |reader, query| {
        if *dismissed {
            reader.all_disagreements(query, args.offset, args.limit)
        } else {
            reader.disagreements(query, args.offset, args.limit)
        }
    })
}

fn shown_happenings(
    args: &HappeningsArgs,
    differ: bool,
    ask: impl FnOnce(&Reader, &Query) -> Result<Figures<Page<Happening>>, StoreError>,
) -> anyhow::Result<u8> {
    let query = parsed(&args.query)?;
    let figures = ask(&Store::open(&args.store.store)?.reader()?, &query)?;
    if args.json {
        output::json(&figures)?;
        return Ok(0);
    }
    for happening in &figures.rows.rows {
        one(happening, differ)?;
    }
    let what = if differ { "happenings about which reports differ" } else { "happenings" };
    foot(&figures, &format!("{} {what}", figures.rows.total))
}

fn foot<T>(figures: &Figures<T>, what: &str) -> anyhow::Result<u8> {
    notes(&figures.notes);
    output::say(&format!(
        "{what}, from {} of {} claims in {}",
        figures.used,
        figures.claims,
        output::spread(figures.spread)
    ))?;
    Ok(0)
}

fn names(named: &[Named]) -> String {
    named.iter().map(|one| one.ar.as_str()).collect::<Vec<_>>().join("، ")
}

fn one(happening: &Happening, differ: bool) -> anyhow::Result<()> {
    let mut parts = vec![happening.kind.clone()];
    parts.extend(happening.modes.iter().cloned());
    for (what, named) in
        [("by", &happening.actors), ("to", &happening.recipients), ("in", &happening.places)]
    {
        if !named.is_empty() {
            parts.push(format!("{what} {}", names(named)));
        }
    }
    parts.extend(happening.time.iter().map(|time| format!("at {time}")));
    output::say(&parts.join(" · "))?;
    output::say(&format!(
        "    {}, {} independent · earliest {}",
        output::spread(happening.spread),
        happening.independent,
        output::heading(&happening.earliest)
    ))?;
    output::say(&format!("    {}", happening.sentence))?;
    if !differ {
        for field in happening.agreement.iter().filter(|field| field.values.len() > 1) {
            let values: Vec<String> = field
                .values
                .iter()
                .map(|told| format!("{} ({})", told.value, told.outlets.join("، ")))
                .collect();
            output::say(&format!("    {}: {}", field.field, values.join(" | ")))?;
        }
    }
    for difference in &happening.disagreements {
        let [a, b] = &difference.sides;
        let kind = format!("{:?}", difference.kind).to_lowercase();
        output::say(&format!(
            "    {kind} of {}: {} ({}) | {} ({})",
            difference.field, a.value, a.source, b.value, b.source
        ))?;
    }
    Ok(())
}

#[derive(Args)]
pub(crate) struct TiesArgs {
    /// Who acts; without it, every pair of actors
    actor: Option<String>,
    /// On whom; without it, the roles and posts of the first
    to: Option<String>,
    /// Only claims that answer this query
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    query: String,
    /// How many pairs
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

pub(crate) fn ties(args: &TiesArgs) -> anyhow::Result<u8> {
    let query = parsed(std::slice::from_ref(&args.query))?;
    let reader = Store::open(&args.store.store)?.reader()?;
    match (&args.actor, &args.to) {
        (Some(actor), Some(to)) => {
            shown(args.json, &reader.tie(actor, to, &query)?, |figures| tie(&figures.rows))
        }
        (Some(actor), None) => {
            shown(args.json, &reader.posts(actor, &query)?, |figures| posts(&figures.rows))
        }
        _ => pairs(args, &reader, &query),
    }
}

fn shown<T: Serialize>(
    json: bool,
    figures: &Figures<T>,
    show: impl FnOnce(&Figures<T>) -> anyhow::Result<()>,
) -> anyhow::Result<u8> {
    if json {
        output::json(figures)?;
        return Ok(0);
    }
    show(figures)?;
    foot(figures, "done")
}

fn pairs(args: &TiesArgs, reader: &Reader, query: &Query) -> anyhow::Result<u8> {
    let figures = reader.pairs(query, args.offset, args.limit)?;
    shown(args.json, &figures, |figures| {
        let Page { rows, .. } = &figures.rows;
        rows.iter().try_for_each(|PairOfActors { actor, recipient, balance, spread, .. }| {
            output::say(&format!(
                "{balance:+5.1}  {} -> {} · {}",
                actor.ar,
                recipient.ar,
                output::spread(*spread)
            ))
        })
    })
}

fn tie(tie: &Tie) -> anyhow::Result<()> {
    output::say(&format!("{} -> {}", names(&tie.actor), names(&tie.recipient)))?;
    for month in &tie.months {
        let turn = tie.turns.iter().find(|turn| turn.month == month.month);
        let turn = turn.map_or_else(String::new, |turn| {
            format!(" · turns from {:+.1} to {:+.1}", turn.before, turn.after)
        });
        output::say(&format!(
            "{}  {:+5.1}  (+{:.1} {:.1}) · {} claims in {}, {} sources{turn}",
            month.month,
            month.balance,
            month.cooperation,
            month.conflict,
            month.claims,
            output::spread(month.spread),
            month.sources
        ))?;
    }
    for statement in &tie.statements {
        let not = if statement.negated { "not " } else { "" };
        output::say(&format!(
            "{}  {not}{} {} · {}",
            statement.time.as_deref().unwrap_or("?"),
            statement.kind,
            statement.phase.as_deref().unwrap_or_default(),
            statement.sentence
        ))?;
    }
    Ok(())
}

fn posts(posts: &[Post]) -> anyhow::Result<()> {
    for post in posts {
        output::say(&format!(
            "{} to {}  {} · {} {} · {}",
            post.first.as_deref().unwrap_or("?"),
            post.last.as_deref().unwrap_or("?"),
            post.kind,
            post.role.as_deref().unwrap_or_default(),
            names(&post.of),
            output::spread(post.spread)
        ))?;
    }
    Ok(())
}

#[derive(Args)]
pub(crate) struct FramingArgs {
    /// A name in any spelling
    entity: String,
    #[command(flatten)]
    store: StoreArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn framing(args: &FramingArgs) -> anyhow::Result<u8> {
    let portrait: Portrait = Store::open(&args.store.store)?.reader()?.portrait(&args.entity)?;
    if args.json {
        output::json(&portrait)?;
        return Ok(0);
    }
    let show = |what: &str, list: &[Name]| {
        list.iter().try_for_each(|name| {
            output::say(&format!(
                "    {what} {} · {:.0} % · {} own, {} of others",
                name.words,
                name.share * 100.0,
                name.own,
                name.others
            ))
        })
    };
    for outlet in &portrait.outlets {
        output::say(&format!(
            "{} · {} documents, {} stories",
            outlet.outlet.as_deref().unwrap_or("(no outlet)"),
            outlet.documents,
            outlet.stories
        ))?;
        show("name", &outlet.names)?;
        show("label", &outlet.labels)?;
        let words: Vec<String> = outlet
            .distinctive
            .iter()
            .map(|term| format!("{} ({:.1})", term.word, term.z))
            .collect();
        if !words.is_empty() {
            output::say(&format!("    distinctive: {}", words.join("، ")))?;
        }
    }
    output::say(&format!("{} in {}", names(&portrait.entities), output::spread(portrait.spread)))?;
    Ok(0)
}
