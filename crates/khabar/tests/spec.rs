//! The cases of `spec/`: every table comes out as written, and no known failure has been mended without its mark being taken away.

mod cases;

#[cfg(test)]
mod tests {
    use std::{fmt::Write, path::Path};

    use khabar::Khabar;

    use super::cases;

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
