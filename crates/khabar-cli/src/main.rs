//! The `khabar` command: read Arabic news, keep who says what, search it, show it.

mod batches;
mod commands;
mod files;
mod interrupt;
mod metadata;
mod output;
mod source;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use khabar::types::Date;

/// Exit status of a command that did not do all of its job.
const FAILED: u8 = 1;

/// Exit status of a command that was interrupted.
const INTERRUPTED: u8 = 130;

/// Khabar reads Arabic news and keeps both halves of every report: what is said to have happened, and who says so.
#[derive(Parser)]
#[command(
    name = "khabar",
    version,
    long_version = LONG_VERSION,
    arg_required_else_help = true,
    after_help = "Exit status: 0 done, 1 not (all) done, 2 wrong usage, 130 interrupted.\nExample: khabar add articles/ && khabar serve"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\ncode: MIT OR Apache-2.0\ntables of data/: CC-BY-4.0, each file says its own; demo corpus: CC0-1.0\n",
    "weights: word classes of Arabic news: CC0-1.0, see data/weights/word-clusters.card.md\n",
    "words, tags and trees: CC-BY-NC-SA-3.0 (not for commercial use), trained on UD Arabic PADT, see data/weights/syntax-padt.card.md\nrecogniser of names: CC-BY-SA-4.0, trained on ANERcorp, see data/weights/names.card.md\nchoices in claims: CC-BY-4.0, see data/weights/claims.card.md"
);

/// Where the collection lies.
#[derive(Args, Clone)]
pub(crate) struct StoreArgs {
    /// Folder of the collection
    #[arg(long, value_name = "DIR", default_value = "khabar-store")]
    store: PathBuf,
}

/// What the surroundings of the texts say about them.
#[derive(Args, Clone)]
pub(crate) struct HeaderArgs {
    /// CSV with the columns file, published, outlet, title, author, url, kind (all but file optional), by file name
    #[arg(long, value_name = "FILE.csv")]
    metadata: Option<PathBuf>,
    /// Publication date of every text that the metadata does not date, YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Folder of tables of your own (.tsv, as `khabar gazetteer import` writes them), read beside those of the program
    #[arg(long, value_name = "DIR")]
    gazetteer: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Read articles and keep them in a collection
    #[command(
        after_help = "Example: khabar add --metadata articles/metadata.csv articles/\n\nTakes .txt files, .json files of the data contract, and folders of them. A text that is stored already is skipped by its hash (also where its metadata has changed since), so an interrupted run is completed by running it again. What is reported as stored is on the disk: --verbose tells for each file, the last line for all."
    )]
    Add(commands::add::AddArgs),
    /// Read articles and print what was found as JSON, without keeping anything
    #[command(
        after_help = "Example: khabar extract --published 2020-08-22 article.txt\nOne JSON object a line; with --out, one file a document, named after the text's file."
    )]
    Extract(commands::extract::ExtractArgs),
    /// Search the sentences of a collection
    #[command(
        after_help = "Examples: khabar search الاقتصاد المصري\n          khabar search '\"مجلس الأمن\" ليبيا'\nWords match in any spelling (أحمد finds احمد) and behind clitics (الفيروس finds بالفيروس); every hit says which kind of match it is. \"Quoted words\" must stand together. --exact takes only what is printed the same way."
    )]
    Search(commands::search::SearchArgs),
    /// List the claims that answer a query
    #[command(
        after_help = "Examples: khabar claims actor:حفتر type:ASSAULT -polarity:negated\n          khabar claims 'فاعل:حفتر نوع:لقاء أو \"مجلس الأمن\"'\nWords and \"phrases\" stand in the sentence; -x leaves out; OR (أو) parts; brackets group. Fields: actor: to: says: entity: type: mode: place: outlet: from: to_date: when: polarity: modality: phase: story: document: label:, in Arabic too (فاعل، إلى، يقول، نوع، مكان، صحيفة، منذ، حتى، متى ...)."
    )]
    Claims(commands::claims::ClaimsArgs),
    /// List documents that carry the same text, with the earliest and the credited source
    #[command(after_help = "Examples: khabar stories\n          khabar stories 3f2a9c")]
    Stories(commands::stories::StoriesArgs),
    /// List the happenings that claims report, with what the reports agree on
    #[command(after_help = "Example: khabar happenings type:ASSAULT from:2020")]
    Happenings(commands::figures::HappeningsArgs),
    /// List the happenings about which reports differ
    #[command(after_help = "Example: khabar disagreements place:بيروت")]
    Disagreements(commands::figures::DisagreementsArgs),
    /// Show how actors stand to one another month by month, or somebody's roles and posts
    #[command(
        after_help = "Examples: khabar ties\n          khabar ties تركيا 'حكومة الوفاق'\n          khabar ties 'عقيلة صالح'"
    )]
    Ties(commands::figures::TiesArgs),
    /// Show what each outlet calls somebody and which words it puts around the name
    #[command(after_help = "Example: khabar framing 'خليفة حفتر'")]
    Framing(commands::figures::FramingArgs),
    /// Ask a question in Arabic, or in a few English forms
    #[command(
        after_help = "Examples: khabar ask 'من التقى بخليفة حفتر؟'\n          khabar ask 'Who met Khalifa Haftar?'"
    )]
    Ask(commands::ask::AskArgs),
    /// Correct what was read: merge, split, rename, retype, reject, confirm, undo
    #[command(
        after_help = "Example: khabar correct reject 3f2a9c0b11d2e4a5-09be61f2 --who mona --why 'a quotation from a novel'"
    )]
    Correct(commands::corrections::CorrectArgs),
    /// List the corrections, or export and import them
    #[command(after_help = "Example: khabar corrections export > corrections.jsonl")]
    Corrections(commands::corrections::CorrectionsArgs),
    /// Read every text of a collection anew, as after an upgrade, and say what changed
    #[command(
        after_help = "Example: khabar reextract\nCorrections go on to hold. Documents that came as finished records are left alone."
    )]
    Reextract(commands::reextract::ReextractArgs),
    /// Say with what a collection was made: inputs, versions, tables, weights
    #[command(after_help = "Example: khabar manifest --full --json > manifest.json")]
    Manifest(commands::manifest::ManifestArgs),
    /// List the documents of a collection, or show one with its claims
    #[command(after_help = "Examples: khabar show\n          khabar show 3f2a9c")]
    Show(commands::show::ShowArgs),
    /// Show the sentence, the words and the rule behind every part of a claim
    #[command(after_help = "Example: khabar explain 3f2a9c0b11d2e4a5-09be61f2")]
    Explain(commands::explain::ExplainArgs),
    /// Write claims in the shape of PLOVER, POLECAT or ACLED, for the tools of the field
    #[command(
        after_help = "Examples: khabar export --format polecat --out claims.tsv\n          khabar export --format acled --bom --out libya.csv place:ليبيا from:2020\nEvery line is a claim of a text, not a verified event, and one happening may stand in several lines. Ties are no events of PLOVER and left out without --ties."
    )]
    Export(commands::export::ExportArgs),
    /// Open the page of a collection on this machine
    #[command(
        after_help = "Example: khabar serve --open\nListens on 127.0.0.1 only; nothing leaves the machine."
    )]
    Serve(commands::serve::ServeArgs),
    /// Load the sample corpus into a collection of its own and open the page
    #[command(after_help = "Example: khabar demo")]
    Demo(commands::demo::DemoArgs),
    /// Read texts to words, tags and trees (Universal Dependencies)
    #[command(
        after_help = "Examples: khabar parse article.txt\n          echo 'وقالت الحكومة إنها لن تشارك' | khabar parse --input lines"
    )]
    Parse(commands::parse::ParseArgs),
    /// Score extraction against annotated documents
    #[command(
        after_help = "Examples: khabar eval --texts gold/texts --metadata gold/texts/metadata.csv gold/dev\n          khabar eval --errors --texts gold/texts gold/dev\n          khabar eval --names test.txt\n          khabar eval --names test.txt --line"
    )]
    Eval(commands::eval::EvalArgs),
    /// Bring names of one's own
    #[command(
        after_help = "Example: khabar gazetteer import --format geonames --out my/libya.tsv LY.txt"
    )]
    Gazetteer {
        #[command(subcommand)]
        what: GazetteerCommand,
    },
    /// Make the weights that the program carries from annotated texts
    #[command(after_help = "Example: khabar train names --out names.bin train.txt")]
    Train {
        #[command(subcommand)]
        what: Training,
    },
}

#[derive(Subcommand)]
enum GazetteerCommand {
    /// Make a table of names from a dump of Wikidata or `GeoNames`
    #[command(
        after_help = "Examples: khabar gazetteer import --format geonames --out my/libya.tsv LY.txt\n          khabar gazetteer import --format wikidata --out my/wikidata.tsv latest-all.json.gz\n          khabar add --gazetteer my articles/\nTakes what has an Arabic name, is of a type that Khabar knows, and is not in its own tables; reads a line at a time. Bad lines are named and passed over (exit status 1); after 20 the dump is taken for another format."
    )]
    Import(commands::gazetteer::ImportArgs),
}

#[derive(Subcommand)]
enum Training {
    /// Train the recogniser of names, or cross-validate it
    #[command(
        after_help = "Examples: khabar train names --out data/weights/names.bin ANERCorp_CamelLab_train.txt\n          khabar train names --cross-validate 10 ANERCorp_CamelLab_train.txt\nThe first lines printed are a hash of each file read and its sentences, the last a hash of the weights. Files are read in the order given, as texts follow each other."
    )]
    Names(commands::train_names::NamesArgs),
    /// Weights of the choices that reading claims makes, from annotated documents
    #[command(
        after_help = "Examples: khabar train claims --cross-validate 24 gold/dev\n          khabar train claims --out data/weights/claims.bin gold/dev\nThe same documents in the same order give the same bytes."
    )]
    Claims(commands::train_claims::ClaimsArgs),
    /// Train cuts, tags, trees and dictionary forms, from a treebank in CoNLL-U
    #[command(
        after_help = "Example: khabar train syntax --treebank ar_padt-ud-train.conllu --morphology camel-morph --licence 'CC BY-NC-SA 3.0' --out data/weights/syntax-padt.khw\nThe same data and seed give the same bytes, on any number of cores."
    )]
    Syntax(commands::train_syntax::SyntaxArgs),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Add(args) => commands::add::run(&args),
        Command::Extract(args) => commands::extract::run(&args),
        Command::Search(args) => commands::search::run(&args),
        Command::Claims(args) => commands::claims::run(&args),
        Command::Stories(args) => commands::stories::run(&args),
        Command::Happenings(args) => commands::figures::happenings(&args),
        Command::Disagreements(args) => commands::figures::disagreements(&args),
        Command::Ties(args) => commands::figures::ties(&args),
        Command::Framing(args) => commands::figures::framing(&args),
        Command::Ask(args) => commands::ask::run(&args),
        Command::Correct(args) => commands::corrections::correct(&args),
        Command::Corrections(args) => commands::corrections::corrections(&args),
        Command::Reextract(args) => commands::reextract::run(&args),
        Command::Manifest(args) => commands::manifest::run(&args),
        Command::Show(args) => commands::show::run(&args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Export(args) => commands::export::run(&args),
        Command::Serve(args) => commands::serve::run(&args),
        Command::Demo(args) => commands::demo::run(&args),
        Command::Parse(args) => commands::parse::run(&args),
        Command::Eval(args) => commands::eval::run(&args),
        Command::Gazetteer { what: GazetteerCommand::Import(args) } => {
            commands::gazetteer::run(&args)
        }
        Command::Train { what: Training::Names(args) } => commands::train_names::run(&args),
        Command::Train { what: Training::Claims(args) } => commands::train_claims::run(&args),
        Command::Train { what: Training::Syntax(args) } => commands::train_syntax::run(&args),
    };
    match done {
        Ok(status) => ExitCode::from(status),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("khabar: {}", sentence(&error)));
            ExitCode::from(FAILED)
        }
    }
}

/// The chain of causes, outermost first, as one sentence.
fn sentence(error: &anyhow::Error) -> String {
    let mut parts: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        if !parts.last().is_some_and(|last| last.contains(&cause)) {
            parts.push(cause);
        }
    }
    parts.join(": ")
}
