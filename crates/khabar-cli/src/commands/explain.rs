//! `khabar explain`: the words, the rule and the tree behind every part of a claim.

use clap::Args;
use khabar::{
    Khabar, Record,
    record_words::{name_of, words},
    store::{
        Store,
        record::{ClaimRecord, EntityRecord, TimeRecord},
    },
    treebank::Cut,
};
use serde::Serialize;

use crate::{StoreArgs, output};

#[derive(Args)]
pub(crate) struct ExplainArgs {
    /// Id of a claim, as `khabar show DOCUMENT` prints it
    claim: String,
    #[command(flatten)]
    store: StoreArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Explanation<'a> {
    document: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<&'a str>,
    sentence: String,
    trigger: String,
    /// The sentence as a tree, in CoNLL-U.
    tree: String,
    /// The expression behind the claim's time.
    time: Option<&'a TimeRecord>,
    /// Everybody and every place that the claim names.
    entities: Vec<&'a EntityRecord>,
    claim: &'a ClaimRecord,
}

pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<u8> {
    let reader = Store::open(&args.store.store)?.reader()?;
    let Some((record, index)) = reader.claim(&args.claim)? else {
        anyhow::bail!("there is no claim {} in {}", args.claim, args.store.store.display());
    };
    let claim = &record.claims[index];
    if args.json {
        output::json(&Explanation {
            document: &record.id,
            title: record.title.as_deref(),
            outlet: record.outlet.as_deref(),
            published: record.published.as_deref(),
            trigger: words(&record.text, claim.trigger),
            time: time(&record, claim),
            entities: record.entities.iter().filter(|row| names(claim, &row.id)).collect(),
            tree: tree(&sentence(&record, claim)),
            sentence: sentence(&record, claim),
            claim,
        })?;
    } else {
        for line in lines(&record, claim) {
            output::say(&line)?;
        }
    }
    Ok(0)
}

/// The sentence that holds the trigger.
fn sentence(record: &Record, claim: &ClaimRecord) -> String {
    let holds = |span: &&[u32; 2]| span[0] <= claim.trigger[0] && claim.trigger[1] <= span[1];
    record.sentences.iter().find(holds).map(|span| words(&record.text, *span)).unwrap_or_default()
}

fn names(claim: &ClaimRecord, entity: &str) -> bool {
    let sources = claim.sources.iter().map(|link| &link.entity);
    let mut named =
        claim.actors.iter().chain(&claim.recipients).chain(&claim.places).chain(sources);
    named.any(|name| name == entity)
}

/// The expression of the claim's time. The record keeps its value; of several with this value it is the one closest to the trigger.
fn time<'a>(record: &'a Record, claim: &ClaimRecord) -> Option<&'a TimeRecord> {
    let [start, end] = claim.trigger;
    let gap =
        |row: &&TimeRecord| (row.start.saturating_sub(end)).max(start.saturating_sub(row.end));
    record
        .times
        .iter()
        .filter(|row| claim.time.is_some() && row.value == claim.time)
        .min_by_key(gap)
}

fn lines(record: &Record, claim: &ClaimRecord) -> Vec<String> {
    let mut lines = vec![
        sentence(record, claim),
        String::new(),
        format!(
            "document  {}{}{}",
            record.id,
            suffix(", ", record.outlet.as_deref()),
            suffix(", ", record.published.as_deref())
        ),
        format!("claim     {}", claim.id),
        format!(
            "type      {}{}{}",
            claim.kind,
            suffix(", mode ", claim.mode.as_deref()),
            suffix(", phase ", claim.phase.as_deref())
        ),
        format!(
            "trigger   {}   rule {}   row {}{}",
            words(&record.text, claim.trigger),
            claim.rule,
            claim.predicate,
            example(&claim.predicate)
        ),
    ];
    for argument in &claim.arguments {
        lines.push(format!(
            "{:9} {}   from the words \"{}\"   slot {}",
            argument.role,
            name_of(record, &argument.entity),
            words(&record.text, [argument.start, argument.end]),
            argument.slot
        ));
    }
    if let Some(time) = &claim.time {
        let said = self::time(record, claim)
            .map(|row| words(&record.text, [row.start, row.end]))
            .unwrap_or_default();
        lines.push(format!("time      {time}   from the words \"{said}\""));
    }
    for index in &claim.quantities {
        if let Some(row) = record.quantities.get(*index as usize) {
            let modifier = suffix(" ", row.modifier.as_deref());
            lines.push(format!(
                "quantity {modifier} {} {}   from the words \"{}\"",
                row.value,
                row.unit,
                words(&record.text, [row.start, row.end])
            ));
        }
    }
    lines.push(format!("put as    {}, {}", claim.polarity, claim.modality));
    if let Some(role) = &claim.role {
        lines.push(format!("role      {role}"));
    }
    lines.push("who says so".into());
    lines.push(format!("  0  the text{}", suffix(", ", record.outlet.as_deref())));
    for (step, link) in claim.sources.iter().enumerate() {
        let cue = link.cue.map(|cue| words(&record.text, cue)).unwrap_or_default();
        lines.push(format!(
            "  {}  {}   with the word \"{cue}\"   rule {}",
            step + 1,
            name_of(record, &link.entity),
            link.rule
        ));
    }
    lines.push("tree".into());
    lines.extend(branches(&tree(&sentence(record, claim))));
    lines.push(format!(
        "completeness of the reading {:.1}; Khabar never says whether it is true",
        claim.score
    ));
    lines
}

/// A sentence read anew, in CoNLL-U. The record keeps no trees; the same version reads the same tree.
fn tree(sentence: &str) -> String {
    Khabar::embedded().conllu(sentence.as_bytes(), Cut::Lines)
}

/// A line a word: its form, its part of speech, how it hangs on which other.
fn branches(conllu: &str) -> Vec<String> {
    let rows: Vec<Vec<&str>> = conllu
        .lines()
        .map(|line| line.split('\t').collect())
        .filter(|cells: &Vec<&str>| cells.len() == 10 && !cells[0].contains(['-', '.']))
        .collect();
    let form = |number: &str| rows.iter().find(|cells| cells[0] == number).map(|cells| cells[1]);
    let hangs = |cells: &Vec<&str>| match form(cells[6]) {
        Some(head) => format!("  {} {} {} of {head}", cells[1], cells[3], cells[7]),
        None => format!("  {} {} {}", cells[1], cells[3], cells[7]),
    };
    rows.iter().map(hangs).collect()
}

fn suffix(before: &str, text: Option<&str>) -> String {
    text.map(|text| format!("{before}{text}")).unwrap_or_default()
}

/// What the table gives as an example of the row.
fn example(predicate: &str) -> String {
    let rows = Khabar::embedded().knowledge().predicates.rows();
    let row = rows.iter().find(|row| row.key == predicate);
    row.map(|row| format!(" ({})", row.lemma)).unwrap_or_default()
}
