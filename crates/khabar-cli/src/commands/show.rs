//! `khabar show`: the documents of a collection, or one with its claims.

use clap::Args;
use comfy_table::{Table, presets::NOTHING};
use khabar::{
    Record,
    record_words::{name_of, words},
    store::{DocumentRow, Page, Store},
};

use crate::{
    StoreArgs,
    output::{self, count},
};

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
        if args.json { output::json(&page) } else { list(&page) }?;
        return Ok(0);
    };
    let Some(record) = reader.corrected(wanted)? else {
        anyhow::bail!("there is no document {wanted} in {}", args.store.store.display());
    };
    if args.json { output::json(&record) } else { document(&record) }?;
    Ok(0)
}

fn list(page: &Page<DocumentRow>) -> anyhow::Result<()> {
    if page.total == 0 {
        return output::say("no documents");
    }
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(["document", "published", "outlet", "claims", "title"]);
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
    output::say(&format!("{} of {}", page.rows.len(), count(page.total, "document")))
}

/// What is known about the document besides its text.
fn heading(record: &Record) -> Vec<String> {
    let published = record
        .published
        .as_ref()
        .map(|day| format!("{day} (from the {})", record.published_from))
        .or(Some("unknown".into()));
    [
        ("document", Some(record.id.clone())),
        ("title", record.title.clone()),
        ("outlet", record.outlet.clone()),
        ("author", record.author.clone()),
        ("published", published),
        ("address", record.url.clone()),
        ("kind", Some(record.kind.clone())),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(format!("{name:9} {}", value?)))
    .collect()
}

fn document(record: &Record) -> anyhow::Result<()> {
    let name = |key: &String| name_of(record, key).to_string();
    let names = |keys: &[String]| keys.iter().map(name).collect::<Vec<_>>().join("، ");
    for line in heading(record) {
        output::say(&line)?;
    }
    output::say(&format!("\n{}\n", record.text))?;
    for note in &record.notes {
        output::say(&format!("note: {}", note.message))?;
    }
    if record.claims.is_empty() {
        return output::say("no claims");
    }
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
    output::say(&table.to_string())
}
