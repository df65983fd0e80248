//! `khabar stories`: documents that carry the same text.

use clap::Args;
use khabar::store::{Store, stories::Story};

use crate::{
    FAILED, StoreArgs,
    output::{self, count},
};

#[derive(Args)]
pub(crate) struct StoriesArgs {
    /// Id of a document, or the beginning of one that only one has: its story
    document: Option<String>,
    /// Only stories that at least so many documents carry
    #[arg(long, default_value_t = 2)]
    at_least: u64,
    /// How many stories
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// How many to leave out first
    #[arg(long, default_value_t = 0)]
    offset: usize,
    /// Print the pairs of documents that carry the same text, also where a digest keeps them from being one story
    #[arg(long)]
    pairs: bool,
    #[command(flatten)]
    store: StoreArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &StoriesArgs) -> anyhow::Result<u8> {
    let reader = Store::open(&args.store.store)?.reader()?;
    if args.pairs {
        let page = reader.same_texts(args.offset, args.limit)?;
        if args.json {
            output::json(&page)?;
            return Ok(0);
        }
        for pair in &page.rows {
            output::say(&format!(
                "{} {} {} {:.3} {:.3}",
                pair.document,
                pair.other,
                pair.kind.name(),
                pair.jaccard,
                pair.containment
            ))?;
        }
        output::say(&count(page.total, "pair").to_string())?;
        return Ok(0);
    }
    if let Some(document) = &args.document {
        let Some(story) = reader.story(document)? else {
            output::complain(&format!(
                "there is no document {document} in {}",
                args.store.store.display()
            ));
            return Ok(FAILED);
        };
        if args.json { output::json(&story) } else { one(&story) }?;
        return Ok(0);
    }
    let page = reader.stories(args.at_least, args.offset, args.limit)?;
    if args.json {
        output::json(&page)?;
        return Ok(0);
    }
    page.rows.iter().try_for_each(one)?;
    let all = reader.spread()?;
    output::say(&format!(
        "{} of at least {}; all in all {}",
        count(page.total, "story").to_string().replace("storys", "stories"),
        count(args.at_least, "document"),
        output::spread(all)
    ))?;
    Ok(0)
}

fn one(story: &Story) -> anyhow::Result<()> {
    output::say(&format!("{} · {}", story.earliest.title, output::spread(story.spread)))?;
    let credited =
        if story.credited.is_empty() { "nobody".into() } else { story.credited.join("، ") };
    output::say(&format!(
        "    earliest {} · credited {credited}",
        output::heading(&story.earliest)
    ))?;
    for member in &story.members {
        let kind = story.pairs.iter().find(|pair| pair.document == member.heading.id);
        let kind = kind.map_or_else(String::new, |pair| format!(" · {} copy", pair.kind.name()));
        output::say(&format!("    {}{kind}", output::heading(&member.heading)))?;
    }
    Ok(())
}
