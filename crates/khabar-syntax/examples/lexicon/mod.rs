//! The lexicon of the examples, from the tables of a data folder as far as they are there.

#![expect(clippy::unwrap_used, reason = "a measuring tool")]

use std::path::Path;

use khabar_syntax::Weights;

/// Weights from `data/` as the façade builds them.
pub(crate) fn weights(data: &Path) -> Weights {
    let read = |name: &str| std::fs::read_to_string(data.join(name)).unwrap_or_default();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/weights/word-clusters.tsv");
    let vocabulary = std::fs::read_to_string(own).unwrap();
    let tables = [
        "lexicon/predicates.tsv",
        "lexicon/reporting.tsv",
        "lexicon/titles.tsv",
        "lexicon/nominals.tsv",
        "lexicon/heads.tsv",
        "lexicon/given_names.tsv",
        "lexicon/person_names.tsv",
        "gazetteer/states.tsv",
        "gazetteer/places.tsv",
        "gazetteer/persons.tsv",
        "gazetteer/organisations.tsv",
    ]
    .map(|name| (name, read(name)));
    let start = std::time::Instant::now();
    let mut builder = Weights::builder().vocabulary(&vocabulary);
    for (name, table) in &tables {
        let mut rows = table.lines().filter(|line| !line.starts_with('#')).map(|line| {
            line.split('\t').map(|cell| if cell == "-" { "" } else { cell }).collect::<Vec<_>>()
        });
        let Some(header) = rows.next() else { continue };
        let column = |name: &str| header.iter().position(|cell| *cell == name);
        for row in rows {
            let cell =
                |name: &str| column(name).and_then(|at| row.get(at)).copied().unwrap_or_default();
            let list = |name| cell(name).split('|').filter(|form| !form.is_empty());
            match (*name, cell("pos")) {
                (_, "v") => {
                    let mut forms = list("forms");
                    builder = builder.verb(cell("lemma"), forms.next().unwrap_or_default());
                    for form in forms {
                        builder = builder.verb_form(cell("lemma"), form);
                    }
                }
                (_, "n") => builder = builder.noun(cell("lemma"), list("forms")),
                (_, "p") => builder = builder.adjective(cell("lemma"), list("forms")),
                (_, "prep" | "phrase") => {}
                ("lexicon/titles.tsv" | "lexicon/nominals.tsv" | "lexicon/heads.tsv", _) => {
                    builder = builder.noun(cell("ar"), list("forms"));
                }
                ("gazetteer/organisations.tsv", _) => {}
                _ => {
                    for nisba in list("nisba") {
                        builder = builder.adjective(nisba, []);
                    }
                    for name in
                        list("ar").chain(list("variants")).filter(|name| !name.starts_with('~'))
                    {
                        if name.split(' ').count() == 1 {
                            builder = builder.name(name);
                        }
                    }
                }
            }
        }
    }
    let weights = builder.build();
    let took = start.elapsed();
    std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("lexicon built in {took:?}\n"))
        .unwrap();
    weights
}
