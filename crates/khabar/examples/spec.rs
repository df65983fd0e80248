//! Run the cases of `spec/` and print each that differs. `--bless` rewrites their tables with what is read, `--mark` marks them as known
//! failures; both for a person to review like code. `--known` prints the known failures too. `--from FOLDER` reads another folder of the repository. `--lessons DIR` writes the cases with a table of claims as annotated documents instead, which
//! `khabar train claims` learns from.

#[path = "../tests/cases/mod.rs"]
mod cases;
#[path = "spec/lessons.rs"]
mod lessons;

use std::{fs, path::Path};

use khabar::Khabar;

#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
fn main() {
    let asked = |flag: &str| std::env::args().any(|arg| arg == flag);
    let (bless, mark, all) = (asked("--bless"), asked("--mark"), asked("--known"));
    let value = |flag: &str| std::env::args().skip_while(|arg| arg != flag).nth(1);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join(value("--from").as_deref().unwrap_or("spec"));
    if let Some(out) = value("--lessons") {
        let cases = cases::cases(&folder);
        let (written, left) = lessons::write(&cases, Path::new(&out));
        println!("{written} cases in {out}");
        for name in left {
            println!("left out, a cell is not in the text: {name}");
        }
        return;
    }
    let (mut passed, mut known, mut failed) = (0, 0, 0);
    for case in cases::cases(&folder) {
        let differences = case.run(Khabar::embedded());
        match (differences.is_empty(), &case.known_failure) {
            (true, None) => passed += 1,
            (true, Some(_)) => println!("PASSES NOW {}", case.name),
            (false, Some(_)) => {
                known += 1;
                if all {
                    show(&case.name, &differences);
                }
            }
            (false, None) => {
                failed += 1;
                show(&case.name, &differences);
                if bless {
                    write_tables(&folder, &case.name, &differences);
                } else if mark {
                    write_mark(&folder, &case.name, &differences[0].layer);
                }
            }
        }
    }
    println!("{passed} pass, {known} known failures, {failed} fail");
}

/// Print what was expected of a case and what was read.
#[expect(clippy::print_stdout, reason = "an example speaks to whoever runs it")]
fn show(name: &str, differences: &[cases::Difference]) {
    println!("{name}");
    for difference in differences {
        println!("  {} expected", difference.layer);
        difference.expected.iter().for_each(|row| println!("    {row}"));
        println!("  found");
        difference.found.iter().for_each(|row| println!("    {row}"));
    }
}

/// Put a mark behind the heading of a case.
fn write_mark(folder: &Path, name: &str, layer: &str) {
    let (file, title) = name.split_once(": ").expect("a case is named by file and heading");
    let path = folder.join(format!("{file}.md"));
    let text = fs::read_to_string(&path).expect("the file of the case");
    let heading = format!("### {title}\n");
    let marked = format!("{heading}known-failure: {layer} not read as expected yet\n");
    fs::write(&path, text.replace(&heading, &marked)).expect("the file of the case can be written");
}

/// Put what was read into the tables of a case, under their header lines.
fn write_tables(folder: &Path, name: &str, differences: &[cases::Difference]) {
    let (file, title) = name.split_once(": ").expect("a case is named by file and heading");
    let path = folder.join(format!("{file}.md"));
    let text = fs::read_to_string(&path).expect("the file of the case");
    let (before, rest) =
        text.split_once(&format!("### {title}\n")).expect("the heading of the case");
    let end = rest.find("\n### ").unwrap_or(rest.len());
    let (case, behind) = rest.split_at(end);
    let mut case = case.to_string();
    for difference in differences {
        let open = format!("```{}\n", difference.layer);
        let Some((head, tail)) = case.split_once(&open) else { continue };
        let Some((table, tail)) = tail.split_once("```") else { continue };
        let header = table.lines().next().unwrap_or_default();
        let rows = difference.found.join("\n");
        case = format!("{head}{open}{header}\n{rows}\n```{tail}");
    }
    fs::write(&path, format!("{before}### {title}\n{case}{behind}"))
        .expect("the file of the case can be written");
}
