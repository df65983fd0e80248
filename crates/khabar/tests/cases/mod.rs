//! Literate cases: prose, an Arabic block, the expected table. Read from `spec/*.md`, run through the whole line.

use std::{fs, path::Path};

use khabar::{Khabar, Record, record_words::words, types::Header};

/// One case of a file.
pub(crate) struct Case {
    /// `spec/times.md`, a heading.
    pub(crate) name: String,
    /// Why it cannot be read right yet.
    pub(crate) known_failure: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) arabic: String,
    /// Layer and its expected rows, header apart.
    pub(crate) tables: Vec<(String, Vec<String>)>,
}

/// What a case expects and what was read, where they differ.
pub(crate) struct Difference {
    pub(crate) layer: String,
    pub(crate) expected: Vec<String>,
    pub(crate) found: Vec<String>,
}

/// All cases of `spec/`, in the order of files and headings.
pub(crate) fn cases(folder: &Path) -> Vec<Case> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("spec/ is a folder")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension().is_some_and(|end| end == "md") && !path.ends_with("README.md")
        })
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let name = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("spec files are UTF-8");
        cases.extend(parse(&name, &text));
    }
    cases
}

fn parse(file: &str, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut block: Option<(String, Vec<String>)> = None;
    for line in text.lines() {
        if let Some((kind, mut lines)) = block.take() {
            if line.trim() != "```" {
                lines.push(line.to_string());
                block = Some((kind, lines));
                continue;
            }
            let case = cases
                .last_mut()
                .unwrap_or_else(|| panic!("{file}: a block before the first heading"));
            match kind.as_str() {
                "ar" => case.arabic = lines.join("\n"),
                "meta" => {
                    case.published = lines
                        .iter()
                        .find_map(|line| Some(line.strip_prefix("published:")?.trim().to_string()));
                }
                layer => case.tables.push((layer.to_string(), lines.into_iter().skip(1).collect())),
            }
            continue;
        }
        if let Some(title) = line.strip_prefix("### ") {
            cases.push(Case {
                name: format!("{file}: {title}"),
                known_failure: None,
                published: None,
                arabic: String::new(),
                tables: Vec::new(),
            });
        } else if let Some(kind) = line.strip_prefix("```") {
            block = Some((kind.to_string(), Vec::new()));
        } else if let (Some(reason), Some(case)) =
            (line.strip_prefix("known-failure:"), cases.last_mut())
        {
            case.known_failure = Some(reason.trim().to_string());
        }
    }
    cases
}

impl Case {
    /// Read the text of the case.
    pub(crate) fn read(&self, khabar: &Khabar) -> khabar::Reading {
        let header = Header {
            published: self.published.as_ref().map(|date| date.parse().expect("a date of a case")),
            ..Header::default()
        };
        khabar.read(self.arabic.as_bytes(), header)
    }

    /// Read the text and compare every table.
    pub(crate) fn run(&self, khabar: &Khabar) -> Vec<Difference> {
        let reading = self.read(khabar);
        let record = reading.record();
        let mut differences = Vec::new();
        for (layer, expected) in &self.tables {
            let mut found = match layer.as_str() {
                "claims" => claims(&record),
                "mentions" => mentions(&record),
                "times" => times(&record),
                "quantities" => quantities(&record),
                "framing" => framing(&record),
                "sentences" => {
                    record.sentences.iter().map(|span| words(&record.text, *span)).collect()
                }
                "words" => syntax(&reading),
                "trees" => trees(&reading),
                other => panic!("{}: there is no layer `{other}`", self.name),
            };
            let mut expected: Vec<String> =
                expected.iter().map(|row| row.trim().to_string()).collect();
            let unordered = !matches!(layer.as_str(), "sentences" | "words" | "trees");
            if unordered {
                expected.sort();
                found.sort();
            }
            if expected != found {
                differences.push(Difference { layer: layer.clone(), expected, found });
            }
        }
        differences
    }
}

fn row(cells: &[String]) -> String {
    cells.join(" | ")
}

fn or_dash(text: String) -> String {
    if text.is_empty() { "-".into() } else { text }
}

fn claims(record: &Record) -> Vec<String> {
    let of = |claim: &khabar::store::record::ClaimRecord, role: &str| {
        let surfaces: Vec<String> = claim
            .arguments
            .iter()
            .filter(|argument| argument.role == role)
            .map(|argument| surface(record, argument))
            .collect();
        or_dash(surfaces.join(", "))
    };
    record
        .claims
        .iter()
        .map(|claim| {
            let links: Vec<String> = claim
                .sources
                .iter()
                .map(|link| {
                    let cue = link.cue.map(|cue| words(&record.text, cue)).unwrap_or_default();
                    format!("{} ({cue})", speaker(record, &link.entity, link.cue))
                })
                .collect();
            row(&[
                claim.kind.clone(),
                words(&record.text, claim.trigger),
                of(claim, "actor"),
                of(claim, "recipient"),
                of(claim, "place"),
                claim.polarity.clone(),
                claim.modality.clone(),
                or_dash(links.join(" > ")),
            ])
        })
        .collect()
}

/// The words of an argument; for a pronoun or a dropped subject, the mention that it stands for.
fn surface(record: &Record, argument: &khabar::store::record::ArgumentRecord) -> String {
    let mentioned = record.mentions.iter().find(|mention| {
        mention.start == argument.start
            && mention.end == argument.end
            && mention.entity == argument.entity
    });
    let nearest = || {
        record
            .mentions
            .iter()
            .filter(|mention| mention.entity == argument.entity)
            .min_by_key(|mention| mention.start.abs_diff(argument.start))
    };
    let mention = mentioned.or_else(nearest);
    mention.map_or_else(
        || words(&record.text, [argument.start, argument.end]),
        |mention| words(&record.text, [mention.start, mention.end]),
    )
}

/// The mention of a source that is nearest to the word of saying.
fn speaker(record: &Record, entity: &str, cue: Option<[u32; 2]>) -> String {
    let at = cue.map_or(0, |cue| cue[0]);
    record
        .mentions
        .iter()
        .filter(|mention| mention.entity == entity)
        .min_by_key(|mention| mention.start.abs_diff(at))
        .map_or_else(
            || entity.to_string(),
            |mention| words(&record.text, [mention.start, mention.end]),
        )
}

fn mentions(record: &Record) -> Vec<String> {
    record
        .mentions
        .iter()
        .map(|mention| {
            row(&[
                words(&record.text, [mention.start, mention.end]),
                mention.kind.clone(),
                mention.level.clone(),
            ])
        })
        .collect()
}

fn times(record: &Record) -> Vec<String> {
    record
        .times
        .iter()
        .map(|time| {
            row(&[
                words(&record.text, [time.start, time.end]),
                time.kind.clone(),
                time.value.clone().unwrap_or_else(|| "-".into()),
                time.modifier.clone().unwrap_or_else(|| "-".into()),
            ])
        })
        .collect()
}

fn quantities(record: &Record) -> Vec<String> {
    record
        .quantities
        .iter()
        .map(|quantity| {
            row(&[
                words(&record.text, [quantity.start, quantity.end]),
                quantity.value.to_string(),
                quantity.unit.clone(),
                quantity.modifier.clone().unwrap_or_else(|| "-".into()),
            ])
        })
        .collect()
}

fn framing(record: &Record) -> Vec<String> {
    record
        .framing
        .iter()
        .map(|framing| {
            let on = record
                .mentions
                .iter()
                .filter(|mention| mention.entity == framing.entity)
                .min_by_key(|mention| mention.start.abs_diff(framing.start))
                .map_or_else(
                    || framing.entity.clone(),
                    |mention| words(&record.text, [mention.start, mention.end]),
                );
            let voice = if framing.voice == "writer" {
                "writer".into()
            } else {
                speaker(record, &framing.voice, Some([framing.start, framing.end]))
            };
            row(&[
                words(&record.text, [framing.start, framing.end]),
                on,
                framing.tone.clone(),
                voice,
            ])
        })
        .collect()
}

fn syntax(reading: &khabar::Reading) -> Vec<String> {
    reading
        .syntax
        .words
        .rows()
        .iter()
        .map(|word| row(&[word.form.to_string(), word.upos.name().into(), word.lemma.to_string()]))
        .collect()
}

/// Each word with its head, `root` for none, and how it hangs there.
fn trees(reading: &khabar::Reading) -> Vec<String> {
    let words = &reading.syntax.words;
    let of = |word: &khabar::types::Word| {
        let head = word.head.map_or("root", |head| &words[head].form);
        let relation = word.relation.as_ref().map_or("-", |relation| &relation.0);
        row(&[word.form.to_string(), head.into(), relation.into()])
    };
    words.rows().iter().map(of).collect()
}
