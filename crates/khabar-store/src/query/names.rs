//! Whom a name means: folded names of all documents, with what people have decided about them.

use std::collections::BTreeSet;

use khabar_text::normal;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use crate::corrections::Overlay;

/// Documents in one transaction.
const BATCH: usize = 2_000;
/// Keys that a part of a name stands for at most.
const MOST: usize = 200;

/// How far the names have come; text, because `meta` holds texts.
fn progress(connection: &Connection) -> rusqlite::Result<i64> {
    let value: Option<String> = connection
        .query_row("SELECT value FROM meta WHERE key = 'names'", [], |row| row.get(0))
        .optional()?;
    Ok(value.and_then(|value| value.parse().ok()).unwrap_or(0))
}

/// Write down the names of every document that is new.
pub(crate) fn update(connection: &mut Connection) -> rusqlite::Result<()> {
    loop {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let from = progress(&transaction)?;
        let last: Option<i64> = transaction.query_row(
            &format!("SELECT max(seq) FROM (SELECT seq FROM document WHERE seq > ?1 ORDER BY seq LIMIT {BATCH})"),
            [from],
            |row| row.get(0),
        )?;
        let Some(last) = last else { return Ok(()) };
        add(&transaction, from + 1, last)?;
        transaction.execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES ('names', ?1)",
            [last.to_string()],
        )?;
        transaction.commit()?;
    }
}

/// Write down the names of some documents.
pub(crate) fn add(connection: &Connection, first: i64, last: i64) -> rusqlite::Result<()> {
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO entity_name (name, key) VALUES (?1, ?2)")?;
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    let mut take = |name: &str, key: &str| -> rusqlite::Result<()> {
        let folded = folded(name);
        if !folded.is_empty() && seen.insert((folded.clone(), key.to_owned())) {
            insert.execute([&folded, key])?;
        }
        Ok(())
    };
    let mut entities = connection.prepare_cached(
        "SELECT DISTINCT key, ar, en FROM entity WHERE document BETWEEN ?1 AND ?2",
    )?;
    let mut rows = entities.query([first, last])?;
    while let Some(row) = rows.next()? {
        let (key, ar, en): (String, String, Option<String>) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        take(&key, &key)?;
        take(&key.replace('_', " "), &key)?;
        take(&ar, &key)?;
        take(en.as_deref().unwrap_or_default(), &key)?;
    }
    let mut mentions = connection.prepare_cached(
        "SELECT DISTINCT mention.entity, substr(document.text, mention.start + 1, mention.end - mention.start)
         FROM mention JOIN document ON seq = mention.document
         WHERE mention.document BETWEEN ?1 AND ?2 AND level = 'NAM'",
    )?;
    let mut rows = mentions.query([first, last])?;
    while let Some(row) = rows.next()? {
        let (key, words): (String, String) = (row.get(0)?, row.get(1)?);
        take(&words, &key)?;
    }
    Ok(())
}

/// One spelling, single blanks.
pub fn folded(name: &str) -> String {
    normal(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The keys that a name stands for, with those merged into them: the whole name in any spelling, else, where nobody is called so, those whose
/// name holds these words.
pub(crate) fn keys(
    connection: &Connection,
    overlay: &Overlay,
    name: &str,
) -> rusqlite::Result<BTreeSet<String>> {
    let folded = folded(name);
    let mut found: BTreeSet<String> = connection
        .prepare_cached("SELECT key FROM entity_name WHERE name = ?1")?
        .query_map([&folded], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    found.extend(overlay.renamed(&folded).map(str::to_owned));
    if found.is_empty() {
        found = holding(connection, &folded)?;
    }
    let all = found.iter().flat_map(|key| overlay.keys(key)).map(str::to_owned);
    Ok(all.collect())
}

fn holding(connection: &Connection, words: &str) -> rusqlite::Result<BTreeSet<String>> {
    if words.is_empty() {
        return Ok(BTreeSet::new());
    }
    connection
        .prepare_cached(&format!(
            "SELECT DISTINCT key FROM entity_name WHERE instr(' ' || name || ' ', ' ' || ?1 || ' ') > 0 LIMIT {MOST}"
        ))?
        .query_map([words], |row| row.get(0))?
        .collect()
}

/// The known names among the words of a text, the longest first, each with its keys.
pub(crate) fn names_in(
    connection: &Connection,
    text: &str,
) -> rusqlite::Result<Vec<(String, Vec<String>)>> {
    let words: Vec<String> = crate::search::words(text).map(|word| word.normal).collect();
    let mut select = connection.prepare_cached("SELECT key FROM entity_name WHERE name = ?1")?;
    let mut taken = vec![false; words.len()];
    let mut found = Vec::new();
    for length in (1..=4usize).rev() {
        for first in 0..(words.len() + 1).saturating_sub(length) {
            let Some(run) = words.get(first..first + length) else { continue };
            if taken.iter().skip(first).take(length).any(|&taken| taken) {
                continue;
            }
            // What is written together with the first word may stand before the name.
            let heads = khabar_text::search_terms(run.first().map_or("", String::as_str));
            for head in heads {
                let rest = run.iter().skip(1).map(String::as_str);
                let name: Vec<&str> = std::iter::once(head.as_str()).chain(rest).collect();
                let name = name.join(" ");
                if name.chars().count() < 3 {
                    continue;
                }
                let keys: Vec<String> = select
                    .query_map([&name], |row| row.get(0))?
                    .collect::<rusqlite::Result<_>>()?;
                if !keys.is_empty() {
                    taken.iter_mut().skip(first).take(length).for_each(|taken| *taken = true);
                    found.push((name, keys));
                    break;
                }
            }
        }
    }
    Ok(found)
}

/// Names that are most like one that nobody has.
pub(crate) fn nearest(connection: &Connection, name: &str) -> rusqlite::Result<Vec<String>> {
    let folded = folded(name);
    let mut names: Vec<(f64, String)> = connection
        .prepare_cached("SELECT DISTINCT name FROM entity_name")?
        .query_map([], |row| row.get::<_, String>(0))?
        .filter_map(|name| {
            let name = name.ok()?;
            let likeness = strsim::jaro_winkler(&name, &folded);
            (likeness > 0.8).then_some((likeness, name))
        })
        .collect();
    names.sort_by(|one, other| other.0.total_cmp(&one.0));
    Ok(names.into_iter().take(3).map(|(_, name)| name).collect())
}
