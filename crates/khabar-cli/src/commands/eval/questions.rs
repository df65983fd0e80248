//! `khabar eval --questions`: which questions a collection answers rightly.

use std::{fs, path::Path};

use anyhow::{Context, anyhow};
use khabar::{Khabar, eval::questions, store::Store};
use serde::Serialize;

use super::EvalArgs;
use crate::{FAILED, output};

#[derive(Serialize)]
struct Score<'a> {
    right: usize,
    all: usize,
    outcomes: &'a [questions::Outcome],
}

pub(super) fn run(args: &EvalArgs, path: &Path) -> anyhow::Result<u8> {
    let shown = || path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", shown()))?;
    let all = questions::read(&text).map_err(|wrong| anyhow!("{}: {wrong}", shown()))?;
    let reader = Store::open(&args.store)?.reader()?;
    let outcomes = questions::ask(Khabar::embedded(), &reader, &all)?;
    let right = questions::right(&outcomes);
    if args.json {
        output::json(&Score { right, all: outcomes.len(), outcomes: &outcomes })?;
    } else {
        output::text(&questions::shown(&outcomes))?;
    }
    if let Some(floor) = args.floor.filter(|floor| right < *floor) {
        output::complain(&format!("{right} right answers are fewer than {floor}"));
        return Ok(FAILED);
    }
    Ok(0)
}
