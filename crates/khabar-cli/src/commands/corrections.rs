//! `khabar corrections`: what people have decided, and `khabar correct`: one more decision.

use std::{fs::File, io::BufReader, path::PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use khabar::store::{
    Store,
    corrections::{Correction, Deed, read_lines},
};
use serde::Serialize;

use crate::output;

#[derive(Args)]
pub(crate) struct CorrectArgs {
    #[command(subcommand)]
    deed: DeedArgs,
    /// Who decides
    #[arg(long, global = true, default_value = "")]
    who: String,
    /// For what reason
    #[arg(long, global = true, default_value = "")]
    why: String,
    #[arg(long, global = true, value_name = "DIR", default_value = "khabar-store")]
    /// Folder of the collection
    store: PathBuf,
    /// Print the correction as JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Clone, Subcommand)]
enum DeedArgs {
    /// Two entities are one
    Merge {
        /// Key of the one that goes
        entity: String,
        /// Key of the one that stays
        into: String,
    },
    /// One mention means somebody else
    Split {
        /// Id of the document
        document: String,
        /// First code point of the words
        start: u32,
        /// After the last
        end: u32,
        /// Key of whom they mean
        into: String,
        /// Arabic name, if the key is new
        #[arg(long)]
        ar: Option<String>,
    },
    /// An entity is called otherwise
    Rename {
        /// Its key
        entity: String,
        /// Arabic name
        #[arg(long)]
        ar: Option<String>,
        /// English name
        #[arg(long)]
        en: Option<String>,
    },
    /// An entity is of another type
    RetypeEntity {
        /// Its key
        entity: String,
        /// PER, ORG, ARM, GPE, LOC or GRP
        r#type: String,
    },
    /// A claim is of another type
    Retype {
        /// Its id
        claim: String,
        /// An event type or tie
        r#type: String,
        /// A mode of it
        #[arg(long)]
        mode: Option<String>,
    },
    /// The text does not claim this
    Reject {
        /// Id of the claim
        claim: String,
    },
    /// The text does claim this
    Confirm {
        /// Id of the claim
        claim: String,
    },
    /// These words mean nobody
    RejectMention {
        /// Id of the document
        document: String,
        /// First code point of the words
        start: u32,
        /// After the last
        end: u32,
    },
    /// These words do mean that entity
    ConfirmMention {
        /// Id of the document
        document: String,
        /// First code point of the words
        start: u32,
        /// After the last
        end: u32,
    },
    /// Two entities whose names are alike are two
    Distinct {
        /// Key of the one
        entity: String,
        /// Key of the other
        other: String,
    },
    /// Two reports do differ
    ConfirmDisagreement {
        /// Id of the claim of one side
        claim: String,
        /// Id of that of the other
        other: String,
        /// In what, as `khabar disagreements` names it
        field: String,
    },
    /// Two reports do not differ, or not in a way that matters
    DismissDisagreement {
        /// Id of the claim of one side
        claim: String,
        /// Id of that of the other
        other: String,
        /// In what, as `khabar disagreements` names it
        field: String,
    },
    /// Take an earlier correction back
    Undo {
        /// Its id
        correction: String,
    },
}

impl DeedArgs {
    fn deed(&self) -> Deed {
        match self.clone() {
            Self::Merge { entity, into } => Deed::Merge { entity, into },
            Self::Split { document, start, end, into, ar } => {
                Deed::Split { document, at: [start, end], into, ar }
            }
            Self::Rename { entity, ar, en } => Deed::Rename { entity, ar, en },
            Self::RetypeEntity { entity, r#type } => Deed::RetypeEntity { entity, r#type },
            Self::Retype { claim, r#type, mode } => Deed::Retype { claim, r#type, mode },
            Self::Reject { claim } => Deed::Reject { claim },
            Self::Confirm { claim } => Deed::Confirm { claim },
            Self::RejectMention { document, start, end } => {
                Deed::RejectMention { document, at: [start, end] }
            }
            Self::ConfirmMention { document, start, end } => {
                Deed::ConfirmMention { document, at: [start, end] }
            }
            Self::Distinct { entity, other } => Deed::Distinct { entity, other },
            Self::ConfirmDisagreement { claim, other, field } => {
                Deed::ConfirmDisagreement { claim, other, field }
            }
            Self::DismissDisagreement { claim, other, field } => {
                Deed::DismissDisagreement { claim, other, field }
            }
            Self::Undo { correction } => Deed::Undo { correction },
        }
    }
}

pub(crate) fn correct(args: &CorrectArgs) -> anyhow::Result<u8> {
    let who = match args.who.trim() {
        "" => std::env::var_os("USER")
            .map(|user| user.to_string_lossy().into_owned())
            .filter(|user| !user.is_empty()),
        who => Some(who.to_owned()),
    };
    let who = who.context("a correction needs somebody who made it: give --who NAME")?;
    let mut writer = Store::open(&args.store)?.writer()?;
    let correction = Correction::now(who, args.why.clone(), args.deed.deed());
    writer.correct(&correction)?;
    if args.json {
        output::json(&correction)?;
    } else {
        output::say(&format!(
            "wrote correction {}; `khabar correct undo {}` takes it back",
            correction.id, correction.id
        ))?;
    }
    Ok(0)
}

#[derive(Args)]
pub(crate) struct CorrectionsArgs {
    #[command(subcommand)]
    what: Option<LogArgs>,
    #[arg(long, global = true, value_name = "DIR", default_value = "khabar-store")]
    /// Folder of the collection
    store: PathBuf,
    /// Print JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum LogArgs {
    /// Print every correction as JSON, one a line, behind a line that says with what the collection was read
    Export,
    /// Add the corrections of such a file; all of them, or none
    Import {
        /// The file
        file: PathBuf,
    },
}

#[derive(Serialize)]
struct Logged {
    #[serde(flatten)]
    correction: Correction,
    undone: bool,
}

pub(crate) fn corrections(args: &CorrectionsArgs) -> anyhow::Result<u8> {
    let store = Store::open(&args.store)?;
    match &args.what {
        Some(LogArgs::Export) => {
            let reader = store.reader()?;
            output::json(&serde_json::json!({ "manifest": reader.manifest(false)? }))?;
            for (correction, _) in reader.corrections()? {
                output::json(&correction)?;
            }
        }
        Some(LogArgs::Import { file }) => {
            let open =
                File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
            let corrections = read_lines(BufReader::new(open)).map_err(|wrong| {
                anyhow::anyhow!("nothing was imported from {}: {wrong}", file.display())
            })?;
            let imported = store.writer()?.import(&corrections)?;
            if args.json {
                output::json(&imported)?;
            } else {
                output::say(&format!("{} new, {} known", imported.added, imported.known))?;
            }
        }
        None => {
            let all = store.reader()?.corrections()?;
            let all = all.into_iter().map(|(correction, undone)| Logged { correction, undone });
            if args.json {
                output::json(&all.collect::<Vec<_>>())?;
                return Ok(0);
            }
            for Logged { correction, undone } in all {
                let deed = serde_json::to_string(&correction.deed)?;
                let undone = if undone { " · undone" } else { "" };
                output::say(&format!(
                    "{} {} {}{undone} · {deed} · {}",
                    correction.id, correction.made, correction.who, correction.why
                ))?;
            }
        }
    }
    Ok(0)
}
