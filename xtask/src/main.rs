//! What contributors run: set-up, demo, tests, tidiness, scores, speed.

mod annotations;
mod answers;
mod bench;
mod demo;
mod eval;
mod run;
mod setup;
mod test;
mod tidy;

use std::process::ExitCode;

use run::say;

const HELP: &str = "cargo xtask COMMAND

  setup   install what the page needs (npm packages) and build it
  demo    build everything, load the sample corpus, open the page (--no-open: only print its address, --check: load it and stop)
  test    everything that CI runs: format, clippy, tests, spec, tidy, the page in headless Chromium, scores with floors
  tidy    what a compiler cannot see: who may import whom, folders named in ARCHITECTURE.md, tables, invisible characters
  eval    score extraction on ../shared/gold and hold it against eval/floors.tsv (--write: store the scores)
  annotations  put our annotation of articles together with their texts from ../shared/data/raw, in target/annotations
  bench   MB/s and tokens/s of extraction on ../shared/data/raw, one thread and all (--write: store them)
  spec    the cases of spec/ (--bless: rewrite the tables that differ, --mark: mark them as known failures; review the diff)
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest: Vec<&str> = args.iter().skip(1).map(String::as_str).collect();
    let done = match args.first().map(String::as_str) {
        Some("setup") => setup::setup(),
        Some("demo") => demo::demo(&rest),
        Some("test") => test::test(&rest),
        Some("tidy") => tidy::tidy(),
        Some("eval") => eval::eval(&rest),
        Some("annotations") => {
            annotations::annotations().and_then(|_| annotations::cases()).map(|_| ())
        }
        Some("bench") => bench::bench(&rest),
        Some("spec") => test::spec(&rest),
        Some("help" | "--help") | None => {
            say(HELP);
            return ExitCode::SUCCESS;
        }
        Some(other) => {
            say(&format!("there is no command `{other}`\n\n{HELP}"));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
