//! `khabar show`: the documents of a collection, or one with its claims.

use clap::Args;
use comfy_table::{Table, presets::NOTHING};
use khabar::{
    Record,
    record_words::{name_of, words},
    store::Store,
};

use crate::{StoreArgs, output};

#[derive(Args)]
pub(crate) struct ShowArgs {
    /// Id of a document, or the beginning of one that only one has
    document: Option<String>,
    /// How many documents
    #[arg(long, default_value_t = 50)]
    limit: usize,
    /// How many to leave out first
    #[arg(long, default_value_t = 0)]
    offset: usize,
    #[command(flatten)]
    store: StoreArgs,
    /// Print JSON: the list, or the document of the data contract
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &ShowArgs) -> anyhow::Result<u8> {
    let reader = Store::open(&args.store.store)?.reader()?;
    let Some(wanted) = &args.document else {
        let page = reader.documents(args.offset, args.limit)?;
        if args.json {
            output::json(&page)?;
            return Ok(0);
        }
        let mut table = Table::new();
        table.load_style(NOTHING).set_header([
            "document",
            "published",
            "outlet",
            "claims",
            "title",
        ]);
        for row in &page.rows {
            table.add_row([
                row.heading.id.clone(),
                row.heading.published.clone().unwrap_or_default(),
                row.heading.outlet.clone().unwrap_or_default(),
                row.claims.to_string(),
                row.heading.title.clone(),
            ]);
        }
        output::say(&table.to_string())?;
        output::say(&format!("{} of {} documents", page.rows.len(), page.total))?;
        return Ok(0);
    };
    let Some(record) = reader.document(wanted)? else {
        anyhow::bail!("there is no document {wanted} in {}", args.store.store.display());
    };
    if args.json {
        output::json(&record)?;
    } else {
        document(&record)?;
    }
    Ok(0)
}

fn document(record: &Record) -> anyhow::Result<()> {
    let name = |key: &String| name_of(record, key).to_string();
    let names = |keys: &[String]| keys.iter().map(name).collect::<Vec<_>>().join("، ");
    output::say(&record.text)?;
    output::say("")?;
    let mut table = Table::new();
    table.load_style(NOTHING).set_header([
        "claim",
        "type",
        "word",
        "who",
        "to whom",
        "where",
        "when",
        "put as",
        "who says so",
    ]);
    for claim in &record.claims {
        let word = words(&record.text, claim.trigger);
        let chain: Vec<String> = claim.sources.iter().map(|link| name(&link.entity)).collect();
        let chain = if chain.is_empty() { "the text".to_string() } else { chain.join(" < ") };
        let put = if claim.polarity == "negated" {
            format!("not, {}", claim.modality)
        } else {
            claim.modality.clone()
        };
        table.add_row([
            claim.id.clone(),
            claim.kind.clone(),
            word,
            names(&claim.actors),
            names(&claim.recipients),
            names(&claim.places),
            claim.time.clone().unwrap_or_default(),
            put,
            chain,
        ]);
    }
    output::say(&table.to_string())?;
    for note in &record.notes {
        output::say(&format!("note: {}", note.message))?;
    }
    Ok(())
}
