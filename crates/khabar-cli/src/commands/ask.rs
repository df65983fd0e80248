//! `khabar ask`: a question, answered from the claims.

use clap::Args;
use khabar::{
    Khabar,
    store::{Store, gaps::By},
};
use serde::Serialize;

use crate::{FAILED, StoreArgs, output};

#[derive(Args)]
pub(crate) struct AskArgs {
    /// The question
    #[arg(required = true)]
    question: Vec<String>,
    /// How many answers
    #[arg(long, default_value_t = 5)]
    limit: usize,
    #[command(flatten)]
    store: StoreArgs,
    /// Print JSON: answers with text, value and claims
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Asked {
    question: String,
    understood: khabar::store::gaps::Gapped,
    #[serde(flatten)]
    answers: khabar::store::gaps::Answers,
}

pub(crate) fn run(args: &AskArgs) -> anyhow::Result<u8> {
    let question = args.question.join(" ");
    let Some(understood) = Khabar::embedded().question(&question) else {
        anyhow::bail!(
            "the question is in no form that Khabar understands: begin with من، بمن، مع من، متى، أين، في أي، كم، بكم، ماذا، بماذا، هل or Who, Whom, What, When, Where, How many, Did"
        );
    };
    let reader = Store::open(&args.store.store)?.reader()?;
    let answers = reader.answer(&understood, args.limit)?;
    let none = answers.answers.is_empty();
    if args.json {
        output::json(&Asked { question, understood, answers })?;
        return Ok(0);
    }
    for name in &answers.unknown {
        output::complain(&format!("nobody in this collection is called {name}"));
    }
    for answer in &answers.answers {
        let weak = match answer.by {
            By::Claim => "",
            By::Sentence => "  (no claim: from the words of a sentence)",
        };
        output::say(&format!("{}{weak}", answer.text))?;
        for sentence in &answer.sentences {
            output::say(&format!("    {sentence}"))?;
        }
        output::say(&format!("    {}", answer.claims.join(" ")))?;
    }
    if none {
        output::say("no claim answers this; the nearest:")?;
        for near in &answers.nearest {
            output::say(&format!("    {}\n    {}", near.sentence, near.claim))?;
        }
        return Ok(FAILED);
    }
    Ok(0)
}
