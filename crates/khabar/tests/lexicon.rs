//! Every row of the predicate table carries a clause that it must read and, where there is a false friend, one that it must not.

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use khabar::{Khabar, types::Header};

    /// Share of examples that must come out; the rest is listed in `eval/lexicon.txt`. Only goes up.
    const FLOOR: f64 = 0.83;

    fn reads(clause: &str, kind: &str) -> bool {
        let reading = Khabar::embedded().read(clause.as_bytes(), Header::default());
        reading.claims.claims.rows().iter().any(|claim| claim.kind.name() == kind)
    }

    #[test]
    fn rows_read_their_examples_and_not_their_false_friends() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/lexicon/predicates.tsv");
        let table = fs::read_to_string(path).unwrap();
        let mut wrong = Vec::new();
        let (mut all, mut right) = (0.0, 0.0);
        for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let (id, kind) = (cells[0], cells[2]);
            for example in [cells[9], cells[10]] {
                let forbidden = example.strip_prefix('!');
                if example == "-" {
                    continue;
                }
                all += 1.0;
                let ok = match forbidden {
                    Some(clause) => !reads(clause, kind),
                    None => reads(example, kind),
                };
                if ok {
                    right += 1.0;
                } else {
                    wrong.push(format!("{id} {kind} {example}"));
                }
            }
        }
        let share = right / all;
        assert!(share >= FLOOR, "{share:.3} of {all} examples come out\n{}", wrong.join("\n"));
    }
}
