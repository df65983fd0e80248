//! How the example clauses of the predicate table come out, and which do not: `eval/lexicon.txt`.

use std::{fs, path::Path};

use khabar::{Khabar, types::Header};

#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
fn main() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/lexicon/predicates.tsv");
    let table = fs::read_to_string(path).expect("the table of predicates");
    let (mut all, mut wrong) = (0, Vec::new());
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        for example in [cells[9], cells[10]].into_iter().filter(|example| *example != "-") {
            all += 1;
            let clause = example.trim_start_matches('!');
            let reading = Khabar::embedded().read(clause.as_bytes(), Header::default());
            let read =
                reading.claims.claims.rows().iter().any(|claim| claim.kind.name() == cells[2]);
            if read == example.starts_with('!') {
                wrong.push(format!("{}\t{}\t{example}", cells[0], cells[2]));
            }
        }
    }
    println!(
        "# Written by `cargo run -p khabar --example lexicon`: example clauses of the predicate table that do not come out."
    );
    println!(
        "# {} of {all} come out; those with ! are false friends that are taken for the real thing.",
        all - wrong.len()
    );
    for row in wrong {
        println!("{row}");
    }
}
