//! `khabar parse`: texts to Universal Dependencies.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::{Args, ValueEnum};
use khabar::{
    Khabar,
    syntax::conllu,
    treebank::{Cut, blocks},
};

use crate::output;

#[derive(Args)]
pub(crate) struct ParseArgs {
    /// Files; `-` or none for standard input
    paths: Vec<PathBuf>,
    /// How far the text is cut already
    #[arg(long, value_enum, default_value_t = Input::Raw)]
    input: Input,
    /// Format of what is printed
    #[arg(long, value_enum, default_value_t = Format::Conllu)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Input {
    /// Running text
    Raw,
    /// A sentence a line
    Lines,
    /// A sentence a line, tokens parted by blanks
    Tokens,
    /// CoNLL-U, of which only the tokens are kept
    Conllu,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// CoNLL-U
    Conllu,
}

pub(crate) fn run(args: &ParseArgs) -> anyhow::Result<u8> {
    let khabar = Khabar::embedded();
    let standard_input = [PathBuf::from("-")];
    let paths = if args.paths.is_empty() { &standard_input } else { &*args.paths };
    for path in paths {
        let bytes = read(path)?;
        let Format::Conllu = args.format;
        let cut = match args.input {
            Input::Raw => Cut::Raw,
            Input::Lines => Cut::Lines,
            Input::Tokens => Cut::Tokens,
            Input::Conllu => {
                let text = std::str::from_utf8(&bytes)
                    .with_context(|| format!("{} is not UTF-8", path.display()))?;
                let given = conllu::read(text).with_context(|| path.display().to_string())?;
                for block in given.chunks(1000) {
                    output::text(&khabar.conllu_of_tokens(block))?;
                }
                continue;
            }
        };
        for block in blocks(&bytes) {
            output::text(&khabar.conllu(block.as_bytes(), cut))?;
        }
    }
    Ok(0)
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
        return Ok(bytes);
    }
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
