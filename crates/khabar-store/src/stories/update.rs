//! Bringing the stories up to date: new documents are compared with those that share a fingerprint, and only the stories that they touch change.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    thread,
};

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::{
    METHOD,
    assign::{Link, assign},
    compare::{Likeness, Sameness, compare},
    credits::{Credit, credits},
    prints::Prints,
};
use crate::{places::Places, rows};

/// Documents in one transaction.
const BATCH: usize = 2_000;
/// Documents to which a fingerprint leads at most, the earliest: what all papers print alike must not compare all with all.
const MOST_OF_PRINT: usize = 64;
/// Documents with which a document is compared at most, those with most fingerprints in common.
const MOST_COMPARED: usize = 32;
/// Of the fingerprints of the shorter one in so many must be shared.
const SHARED_PART: usize = 5;

/// A document that is new to the stories.
struct New {
    seq: i64,
    prints: Prints,
    credits: Vec<Credit>,
    text: String,
}

/// How many documents have no story yet.
pub(crate) fn behind(connection: &Connection) -> rusqlite::Result<u64> {
    connection
        .query_row(
            "SELECT count(*) FROM document WHERE seq NOT IN (SELECT document FROM story_text)",
            [],
            |row| row.get::<_, i64>(0),
        )
        .map(i64::unsigned_abs)
}

/// Give every document a story. What a killed process has done of it is kept.
pub(crate) fn update(connection: &mut Connection) -> rusqlite::Result<()> {
    let method: Option<String> = connection
        .query_row("SELECT value FROM meta WHERE key = 'stories'", [], |row| row.get(0))
        .optional()?;
    if method.as_deref() != Some(METHOD) {
        forget(connection)?;
    }
    let mut known = Known::default();
    loop {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let new = load(&transaction)?;
        if new.is_empty() {
            return Ok(());
        }
        add(&transaction, &new, &mut known)?;
        transaction.commit()?;
    }
}

/// Take away what another method has made.
fn forget(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for table in ["story_text", "story_print", "story_pair", "story_credit"] {
        transaction.execute(&format!("DELETE FROM {table}"), [])?;
    }
    transaction
        .execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('stories', ?1)", [METHOD])?;
    transaction.commit()
}

/// The next documents without a story, hashed on all cores.
fn load(connection: &Connection) -> rusqlite::Result<Vec<New>> {
    let unread: Vec<(i64, String)> = connection
        .prepare_cached(&format!(
            "SELECT seq, text FROM document WHERE seq NOT IN (SELECT document FROM story_text) ORDER BY seq LIMIT {BATCH}"
        ))?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut without: HashMap<i64, Vec<[u32; 2]>> = HashMap::new();
    for (seq, _) in &unread {
        let parts = rows::boilerplate(connection, *seq)?;
        if !parts.is_empty() {
            without.insert(*seq, parts);
        }
    }
    let hashed = |(seq, text): (i64, String)| {
        let parts: Vec<(usize, usize)> = match without.get(&seq) {
            None => Vec::new(),
            Some(parts) => {
                let places = Places::of(&text);
                parts.iter().map(|&part| places.bytes(part)).collect()
            }
        };
        New { seq, prints: Prints::of(&text, &parts), credits: credits(&text), text }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = unread.len().div_ceil(threads).max(1);
    let mut shares = Vec::new();
    let mut rest = unread;
    while !rest.is_empty() {
        let after = rest.split_off(share.min(rest.len()));
        shares.push(rest);
        rest = after;
    }
    Ok(thread::scope(|scope| {
        let work: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(|| share.into_iter().map(hashed).collect::<Vec<_>>()))
            .collect();
        work.into_iter()
            .flat_map(|work| work.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)))
            .collect()
    }))
}

/// Sets of shingles that were compared of late.
#[derive(Default)]
struct Known {
    sets: HashMap<i64, Vec<u32>>,
}

impl Known {
    fn of(&mut self, connection: &Connection, seq: i64) -> rusqlite::Result<&[u32]> {
        if self.sets.len() > 50_000 {
            self.sets.clear();
        }
        match self.sets.entry(seq) {
            std::collections::hash_map::Entry::Occupied(known) => Ok(known.into_mut()),
            std::collections::hash_map::Entry::Vacant(free) => {
                let bytes: Vec<u8> = connection
                    .prepare_cached("SELECT shingles FROM story_text WHERE document = ?1")?
                    .query_row([seq], |row| row.get(0))?;
                Ok(free.insert(unpacked(&bytes)))
            }
        }
    }
}

fn packed(shingles: &[u32]) -> Vec<u8> {
    shingles.iter().flat_map(|shingle| shingle.to_le_bytes()).collect()
}

fn unpacked(bytes: &[u8]) -> Vec<u32> {
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().map(|word| u32::from_le_bytes(*word)).collect()
}

/// Compare the new documents with those before and with one another, and give all of them their stories.
fn add(connection: &Connection, new: &[New], known: &mut Known) -> rusqlite::Result<()> {
    insert(connection, new)?;
    let earlier = earlier(connection, new)?;
    let mut pair = connection.prepare_cached(
        "INSERT OR REPLACE INTO story_pair (document, other, kind, jaccard, containment) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut linked = Vec::new();
    for (document, candidates) in new.iter().zip(earlier) {
        for (other, shared) in candidates {
            let set = known.of(connection, other)?;
            let enough = document.prints.marks.len().min(set.len() / 8).div_ceil(SHARED_PART);
            if shared < enough {
                continue;
            }
            let Likeness { kind: Some(kind), jaccard, containment } =
                compare(&document.prints.shingles, set)
            else {
                continue;
            };
            pair.execute(params![document.seq, other, kind.name(), jaccard, containment])?;
            linked.push(document.seq);
        }
    }
    reassign(connection, linked)
}

/// Write down what the documents are compared by. Fingerprints go in order, so that the table grows where it is open.
fn insert(connection: &Connection, new: &[New]) -> rusqlite::Result<()> {
    let mut text = connection.prepare_cached(
        "INSERT INTO story_text (document, story, whole, shingles) VALUES (?1, ?1, ?2, ?3)",
    )?;
    let mut credit = connection.prepare_cached(
        "INSERT INTO story_credit (document, position, name, start, end) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for document in new {
        let whole = document.prints.whole.cast_signed();
        text.execute(params![document.seq, whole, packed(&document.prints.shingles)])?;
        let points = khabar_types::CodePoints::new(&document.text);
        for (position, found) in (0u32..).zip(&document.credits) {
            let [start, end] = points.of_span(khabar_types::Span::at(found.start, found.end));
            credit.execute(params![document.seq, position, found.name, start, end])?;
        }
    }
    let mut prints: Vec<(u32, i64)> = new
        .iter()
        .flat_map(|document| document.prints.marks.iter().map(|&print| (print, document.seq)))
        .collect();
    prints.sort_unstable();
    let mut print = connection
        .prepare_cached("INSERT OR IGNORE INTO story_print (print, document) VALUES (?1, ?2)")?;
    for row in prints {
        print.execute(row)?;
    }
    Ok(())
}

/// For each new document the earlier ones that share fingerprints, with how many, most first.
fn earlier(connection: &Connection, new: &[New]) -> rusqlite::Result<Vec<Vec<(i64, usize)>>> {
    let all: BTreeSet<u32> =
        new.iter().flat_map(|document| document.prints.marks.iter().copied()).collect();
    let mut select = connection.prepare_cached(&format!(
        "SELECT document FROM story_print WHERE print = ?1 ORDER BY document LIMIT {MOST_OF_PRINT}"
    ))?;
    let mut holders: HashMap<u32, Vec<i64>> = HashMap::new();
    for print in all {
        let documents: Vec<i64> =
            select.query_map([print], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        // Alone, it leads nowhere.
        if documents.len() > 1 {
            holders.insert(print, documents);
        }
    }
    let found = new.iter().map(|document| {
        let mut shared: HashMap<i64, usize> = HashMap::new();
        for print in &document.prints.marks {
            for &other in holders.get(print).into_iter().flatten() {
                if other < document.seq {
                    *shared.entry(other).or_default() += 1;
                }
            }
        }
        let mut shared: Vec<(i64, usize)> = shared.into_iter().collect();
        shared.sort_unstable_by_key(|&(other, shared)| (std::cmp::Reverse(shared), other));
        shared.truncate(MOST_COMPARED);
        shared
    });
    Ok(found.collect())
}

/// Tell the stories of everything that hangs together with these documents anew.
fn reassign(connection: &Connection, documents: Vec<i64>) -> rusqlite::Result<()> {
    let mut done: BTreeSet<i64> = BTreeSet::new();
    let mut move_to = connection
        .prepare_cached("UPDATE story_text SET story = ?2 WHERE document = ?1 AND story <> ?2")?;
    let mut change = connection.prepare_cached("INSERT INTO change (document) VALUES (?1)")?;
    for document in documents {
        if done.contains(&document) {
            continue;
        }
        let (shingles, links) = neighbourhood(connection, document)?;
        let together: BTreeSet<i64> = shingles.keys().copied().collect();
        for (document, story) in assign(&together, &links, &shingles) {
            if move_to.execute([document, story])? > 0 {
                change.execute([document])?;
            }
        }
        done.extend(together);
    }
    Ok(())
}

/// The shingles of documents, by number.
type Sets = BTreeMap<i64, Vec<u32>>;

/// The documents that are linked with one, over any number of links, with their shingles, and those links.
fn neighbourhood(connection: &Connection, from: i64) -> rusqlite::Result<(Sets, Vec<Link>)> {
    let mut select = connection.prepare_cached(
        "SELECT document, other, kind FROM story_pair WHERE document = ?1
         UNION ALL SELECT document, other, kind FROM story_pair WHERE other = ?1",
    )?;
    let mut set =
        connection.prepare_cached("SELECT shingles FROM story_text WHERE document = ?1")?;
    let mut sets: Sets = BTreeMap::new();
    let mut links: BTreeMap<[i64; 2], Sameness> = BTreeMap::new();
    let mut open = vec![from];
    while let Some(seq) = open.pop() {
        if sets.contains_key(&seq) {
            continue;
        }
        let bytes: Vec<u8> = set.query_row([seq], |row| row.get(0))?;
        sets.insert(seq, unpacked(&bytes));
        let mut rows = select.query([seq])?;
        while let Some(row) = rows.next()? {
            let pair: [i64; 2] = [row.get(0)?, row.get(1)?];
            let kind: String = row.get(2)?;
            links.insert(pair, Sameness::of_name(&kind));
            open.extend(pair);
        }
    }
    let size = |seq: i64| sets.get(&seq).map_or(0, Vec::len);
    let links = links
        .into_iter()
        .map(|(documents, kind)| Link { documents, kind, sizes: documents.map(size) })
        .collect();
    Ok((sets, links))
}
