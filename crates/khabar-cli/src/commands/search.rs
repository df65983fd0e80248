//! `khabar search`: sentences with some words.

use clap::Args;
use khabar::store::{Hit, MatchKind, Search, Store};
use owo_colors::{OwoColorize, Stream, Style};

use crate::{
    StoreArgs,
    output::{self, count},
};

#[derive(Args)]
pub(crate) struct SearchArgs {
    /// Words; those in "quotes" must stand together
    #[arg(required = true)]
    words: Vec<String>,
    /// Take only what is printed the same way
    #[arg(long)]
    exact: bool,
    /// How many sentences
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// How many to leave out first
    #[arg(long, default_value_t = 0)]
    offset: usize,
    #[command(flatten)]
    store: StoreArgs,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &SearchArgs) -> anyhow::Result<u8> {
    let reader = Store::open(&args.store.store)?.reader()?;
    let answer = reader.search(&Search {
        text: args.words.join(" "),
        exact: args.exact,
        offset: args.offset,
        limit: args.limit,
    })?;
    if args.json {
        output::json(&answer)?;
        return Ok(0);
    }
    for hit in &answer.hits {
        output::say_styled(&line(hit))?;
    }
    output::say(&match (answer.hits.len() as u64, answer.total) {
        (_, 0) => format!("no sentence holds {}", args.words.join(" ")),
        (all, total) if all == total => count(total, "sentence").to_string(),
        (some, total) => {
            let last = args.offset as u64 + some;
            format!(
                "{} to {last} of {}",
                last.min(args.offset as u64 + 1),
                count(total, "sentence")
            )
        }
    })?;
    if answer.unindexed > 0 {
        output::complain(&format!(
            "note: {} cannot be searched yet, because another program is adding",
            count(answer.unindexed, "document")
        ));
    }
    Ok(0)
}

fn line(hit: &Hit) -> String {
    let heading = &hit.document;
    let about = [heading.published.as_deref(), heading.outlet.as_deref(), Some(&heading.id)];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let kind = match hit.kind {
        MatchKind::Exact => "exact",
        MatchKind::Spelling => "other spelling",
        MatchKind::Clitic => "with clitics",
    };
    format!("{}\n    {} · {kind}", marked(hit), output::plain(&about))
}

/// The sentence with its marked words underlined where the terminal can.
fn marked(hit: &Hit) -> String {
    let letters: Vec<char> = hit.text.chars().collect();
    let mut shown = String::new();
    let mut at = 0;
    let slice = |from: usize, to: usize| {
        let text: String = letters[from.min(letters.len())..to.min(letters.len())].iter().collect();
        output::plain(&text).into_owned()
    };
    for mark in &hit.marks {
        let from = (mark.start.saturating_sub(hit.sentence[0])) as usize;
        let to = (mark.end.saturating_sub(hit.sentence[0])) as usize;
        if from < at || to < from {
            continue;
        }
        shown.push_str(&slice(at, from));
        let word = slice(from, to);
        let style = Style::new().bold().underline();
        shown.push_str(
            &word.if_supports_color(Stream::Stdout, |word| word.style(style)).to_string(),
        );
        at = to;
    }
    shown.push_str(&slice(at, letters.len()));
    shown
}
