//! `khabar train claims`: weights of the choices that reading claims makes, from annotated documents.

use std::{fs, path::PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use khabar::{
    Khabar,
    choices::{self, Lesson, Plan, Side},
    eval::Scores,
    recogniser::train::fold,
};
use sha2::{Digest, Sha256};

use super::eval;
use crate::output::{self, count};

#[derive(Args)]
pub(crate) struct ClaimsArgs {
    /// Folders of annotated documents, one JSON of the data contract each
    #[arg(required = true, value_name = "DIR")]
    data: Vec<PathBuf>,
    /// Write the weights here
    #[arg(long, value_name = "FILE.bin", required_unless_present = "cross_validate")]
    out: Option<PathBuf>,
    /// Score each part of the documents of the first folder on weights learnt from all the others, instead of writing weights, with rules alone beside it
    #[arg(long, value_name = "PARTS", conflicts_with = "out", value_parser = clap::value_parser!(u8).range(2..=60))]
    cross_validate: Option<u8>,
    /// With --cross-validate: learn also from an eighth, a quarter and half of the documents
    #[arg(long, requires = "cross_validate")]
    curve: bool,
    /// With --cross-validate: print nothing but the scores on the parts, as JSON
    #[arg(long, requires = "cross_validate", conflicts_with = "curve")]
    json: bool,
    /// Passes over the decisions
    #[arg(long, default_value_t = Plan::default().epochs, value_parser = epochs)]
    epochs: usize,
    /// Strength of the pull towards zero
    #[arg(long, default_value_t = Plan::default().pull)]
    pull: f32,
    /// How far a step goes
    #[arg(long, default_value_t = Plan::default().rate)]
    rate: f32,
    /// Features seen fewer times are not learnt
    #[arg(long, default_value_t = Plan::default().least)]
    least: usize,
}

/// A number of passes: one at least.
fn epochs(written: &str) -> Result<usize, String> {
    written
        .parse()
        .ok()
        .filter(|number| (1..=1000).contains(number))
        .ok_or_else(|| format!("expected a number of passes from 1 to 1000, found `{written}`"))
}

pub(crate) fn run(args: &ClaimsArgs) -> anyhow::Result<u8> {
    let rules = Khabar::with_choices(None)?;
    let mut folders: Vec<Vec<Lesson>> = Vec::new();
    for folder in &args.data {
        let mut lessons = Vec::new();
        for path in eval::annotations(folder)? {
            lessons.push(rules.lesson(eval::read(&path)?)?);
        }
        let decisions: usize = lessons.iter().map(Lesson::len).sum();
        if args.json {
            folders.push(lessons);
            continue;
        }
        output::say(&format!(
            "{} {} decisions in {}",
            count(lessons.len() as u64, "document"),
            decisions,
            folder.display()
        ))?;
        folders.push(lessons);
    }
    if folders.iter().flatten().all(Lesson::is_empty) {
        bail!(
            "there is nothing to learn: no annotated claim has the trigger and type of one that is read"
        );
    }
    if ![args.pull, args.rate].iter().all(|value| value.is_finite() && *value >= 0.0) {
        bail!("expected --pull and --rate to be numbers from 0 up");
    }
    let plan = Plan {
        epochs: args.epochs,
        pull: args.pull,
        rate: args.rate,
        least: args.least,
        ..Plan::default()
    };
    if let Some(parts) = args.cross_validate {
        return cross_validate(&rules, &folders, plan, usize::from(parts), args);
    }
    let Some(out) = &args.out else { bail!("expected --out FILE.bin or --cross-validate PARTS") };
    let weights = choices::train(folders.iter().flatten(), plan);
    fs::write(out, &weights).with_context(|| format!("cannot write {}", out.display()))?;
    let sum = Sha256::digest(&weights);
    output::say(&format!("{sum:x} {} bytes {}", weights.len(), out.display()))?;
    Ok(0)
}

fn cross_validate(
    rules: &Khabar,
    folders: &[Vec<Lesson>],
    plan: Plan,
    parts: usize,
    args: &ClaimsArgs,
) -> anyhow::Result<u8> {
    let (unseen, more) = (&folders[0], &folders[1..]);
    if !args.json {
        let mut alone = Scores::default();
        for lesson in unseen {
            rules.score(lesson, &mut alone)?;
        }
        show("rules alone, without weights", &alone, true)?;
    }
    let shares: &[usize] = if args.curve { &[8, 4, 2, 1] } else { &[1] };
    for share in shares {
        let mut scores = Scores::default();
        let mut sides = [[0; 3]; 3];
        for part in 0..parts {
            let out = fold(unseen.len(), part, parts);
            let rest = unseen[..out.start].iter().chain(&unseen[out.end..]);
            let seen: Vec<&Lesson> = rest.chain(more.iter().flatten()).collect();
            // Every eighth, so that both folders give their share.
            let taken = seen.into_iter().step_by(*share);
            let weights = choices::train(taken, plan);
            let khabar = Khabar::with_choices(Some(&weights))?;
            for lesson in &unseen[out] {
                for (side, sum) in SIDES.iter().zip(&mut sides) {
                    let choices = choices::count(&weights, lesson, side.1)?;
                    let one = [choices.all, choices.by_rule, choices.by_weight];
                    sum.iter_mut().zip(one).for_each(|(sum, one)| *sum += one);
                }
                khabar.score(lesson, &mut scores)?;
            }
        }
        if args.json {
            eval::print(&scores, true)?;
            continue;
        }
        output::say("")?;
        for ((name, _), [all, rules, weights]) in SIDES.iter().zip(sides) {
            output::say(&format!(
                "choices of {name}: {all}, right by rules {rules}, by weights {weights}"
            ))?;
        }
        let others = match share {
            1 => "all the others".to_string(),
            share => format!("1/{share} of the others"),
        };
        show(&format!("with weights learnt from {others}"), &scores, args.curve)?;
    }
    Ok(0)
}

/// What is decided, by name.
const SIDES: [(&str, Side); 3] =
    [("triggers", Side::Keep), ("actors", Side::Actors), ("recipients", Side::Recipients)];

/// Layers that a learning curve shows.
const CURVE: [&str; 6] = [
    "trigger-class",
    "who-did-what",
    "attributed",
    "source (innermost)",
    "arguments actors",
    "arguments recipients",
];

fn show(what: &str, scores: &Scores, curve: bool) -> anyhow::Result<()> {
    output::say(&format!("\n{what}"))?;
    if !curve {
        return eval::print(scores, false);
    }
    for (layer, row) in scores.rows().iter().filter(|(layer, _)| CURVE.contains(layer)) {
        output::say(&format!(
            "{layer:28} {:6.3} {:6.3} {:6.3}   {} / {} / {}",
            row.precision, row.recall, row.f1, row.right, row.gold, row.system
        ))?;
    }
    Ok(())
}
