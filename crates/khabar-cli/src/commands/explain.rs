//! `khabar explain`: the words, the rule and the tree behind every part of a claim.

use clap::Args;
use khabar::{
    Record,
    explain::{Branch, Explanation, explain},
    record_words::{name_of, words},
    store::Store,
};

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

pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<u8> {
    let reader = Store::open(&args.store.store)?.reader()?;
    let Some((record, index)) = reader.claim(&args.claim)? else {
        anyhow::bail!("there is no claim {} in {}", args.claim, args.store.store.display());
    };
    let Some(explained) = explain(&record, index) else { return Ok(0) };
    if args.json {
        output::json(&explained)?;
    } else {
        for line in lines(&record, &explained) {
            output::say(&line)?;
        }
    }
    Ok(0)
}

fn lines(record: &Record, explained: &Explanation) -> Vec<String> {
    let claim = &explained.claim;
    let mut lines = vec![
        explained.sentence.clone(),
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
            explained.trigger,
            claim.rule,
            claim.predicate,
            explained.lemma.as_ref().map(|lemma| format!(" ({lemma})")).unwrap_or_default()
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
        let said = explained
            .time
            .as_ref()
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
    lines.extend(branches(&explained.words));
    lines.push(format!(
        "completeness of the reading {:.1}; Khabar never says whether it is true",
        claim.score
    ));
    lines
}

/// A line a word: its form, its part of speech, how it hangs on which other.
fn branches(words: &[Branch]) -> Vec<String> {
    let hangs = |word: &Branch| {
        let Branch { form, part, relation, .. } = word;
        match words.iter().find(|other| other.number == word.head) {
            Some(head) => format!("  {form} {part} {relation} of {}", head.form),
            None => format!("  {form} {part} {relation}"),
        }
    };
    words.iter().map(hangs).collect()
}

fn suffix(before: &str, text: Option<&str>) -> String {
    text.map(|text| format!("{before}{text}")).unwrap_or_default()
}
