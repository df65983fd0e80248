//! The cases of `spec/`: every table comes out as written, and no known failure has been mended without its mark being taken away.

mod cases;

#[cfg(test)]
mod tests {
    use std::{fmt::Write, path::Path};

    use khabar::{
        Khabar,
        types::{ClaimType, Modality, Polarity},
    };

    use super::cases;

    /// The texts of `data/annotations/written` teach only what their tables say in words of the text.
    #[test]
    fn every_cell_of_a_written_text_stands_in_it() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/annotations/written");
        let all = cases::cases(&folder);
        assert!(all.len() >= 600, "{} texts", all.len());
        for case in &all {
            let (layer, rows) = case.tables.first().expect("a table");
            assert_eq!(layer, "claims", "{}", case.name);
            for row in rows {
                let cells: Vec<&str> = row.trim().split(" | ").collect();
                let [kind, trigger, actors, recipients, places, polarity, modality, chain] =
                    cells[..]
                else {
                    panic!("{}: expected eight cells, found `{row}`", case.name)
                };
                assert!(ClaimType::from_name(kind).is_some(), "{}: {kind}", case.name);
                assert!(Polarity::from_name(polarity).is_some(), "{}: {polarity}", case.name);
                assert!(Modality::from_name(modality).is_some(), "{}: {modality}", case.name);
                let links =
                    chain.split(" > ").flat_map(|link| link.trim_end_matches(')').split(" ("));
                let names =
                    [actors, recipients, places].into_iter().flat_map(|cell| cell.split(", "));
                for words in std::iter::once(trigger).chain(names).chain(links) {
                    let stands = words == "-" || case.arabic.contains(words);
                    assert!(stands, "{}: `{words}` is not in the text", case.name);
                }
            }
        }
    }

    #[test]
    fn every_case_is_read_as_its_table_says() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
        let all = cases::cases(&folder);
        let khabar = Khabar::embedded();
        let mut report = String::new();
        let (mut passed, mut known) = (0, 0);
        for case in &all {
            let differences = case.run(khabar);
            match (&case.known_failure, differences.is_empty()) {
                (None, true) => passed += 1,
                (Some(_), false) => known += 1,
                (Some(reason), true) => {
                    writeln!(
                        report,
                        "{}: passes now, take away `known-failure: {reason}`",
                        case.name
                    )
                    .unwrap();
                }
                (None, false) => {
                    for difference in differences {
                        writeln!(
                            report,
                            "{} ({})\n  expected {:#?}\n  found    {:#?}",
                            case.name, difference.layer, difference.expected, difference.found
                        )
                        .unwrap();
                    }
                }
            }
        }
        assert!(
            report.is_empty(),
            "{passed} of {} cases pass, {known} known failures\n{report}",
            all.len()
        );
        assert!(passed >= 60, "only {passed} cases pass");
    }
}
