//! Stories as lists show them: who carries the text, who had it first, whom they credit.

use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;

use super::compare::Sameness;
use crate::{
    answers::{Heading, Page},
    headings,
};

/// How widely something is reported. The three stand side by side everywhere: reprints are no confirmation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// Documents.
    pub documents: u64,
    /// Different texts among them.
    pub stories: u64,
    /// Different outlets among them.
    pub outlets: u64,
}

/// A document of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    /// What it is called.
    #[serde(flatten)]
    pub heading: Heading,
    /// Whom it names as where it has its text from.
    pub credits: Vec<String>,
}

/// Two documents that carry the same text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// Id of one.
    pub document: String,
    /// Id of the other, which was added before.
    pub other: String,
    /// In which way.
    pub kind: Sameness,
    /// Shared shingles of all.
    pub jaccard: f64,
    /// Shared shingles of the shorter.
    pub containment: f64,
}

/// Documents that carry the same text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Story {
    /// Id of the document of it that was added first; stays the same while documents are added.
    pub id: String,
    /// How widely it is reported.
    pub spread: Spread,
    /// The document that was published first; of one day, the one that others credit.
    pub earliest: Heading,
    /// Whom the documents credit, those of most documents first.
    pub credited: Vec<String>,
    /// The documents, those published first first.
    pub members: Vec<Member>,
    /// Which of them were found to carry the same text.
    pub pairs: Vec<Pair>,
}

/// The spread of all documents.
pub(crate) fn spread(connection: &Connection) -> rusqlite::Result<Spread> {
    connection.query_row(
        "SELECT count(*), (SELECT count(DISTINCT story) FROM story_text), count(DISTINCT outlet) FROM document",
        [],
        |row| {
            let count = |column| row.get::<_, i64>(column).map(i64::unsigned_abs);
            Ok(Spread { documents: count(0)?, stories: count(1)?, outlets: count(2)? })
        },
    )
}

/// The stories of at least so many documents, those of most first.
pub(crate) fn page(
    connection: &Connection,
    at_least: u64,
    offset: usize,
    limit: usize,
) -> rusqlite::Result<Page<Story>> {
    let at_least = i64::try_from(at_least).unwrap_or(i64::MAX);
    let total = connection
        .prepare_cached(
            "SELECT count(*) FROM (SELECT story FROM story_text GROUP BY story HAVING count(*) >= ?1)",
        )?
        .query_row([at_least], |row| row.get::<_, i64>(0))?
        .unsigned_abs();
    let stories: Vec<i64> = connection
        .prepare_cached(&format!(
            "SELECT story FROM story_text GROUP BY story HAVING count(*) >= ?1 ORDER BY count(*) DESC, story LIMIT {limit} OFFSET {offset}"
        ))?
        .query_map([at_least], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let rows = stories.into_iter().map(|story| one(connection, story));
    Ok(Page { total, offset, rows: rows.collect::<rusqlite::Result<_>>()? })
}

/// Every pair, in the order of adding.
pub(crate) fn pairs(
    connection: &Connection,
    offset: usize,
    limit: usize,
) -> rusqlite::Result<Page<Pair>> {
    let total = connection
        .query_row("SELECT count(*) FROM story_pair", [], |row| row.get::<_, i64>(0))?
        .unsigned_abs();
    let rows = connection
        .prepare_cached(&format!(
            "SELECT one.id, other.id, story_pair.kind, jaccard, containment FROM story_pair
             JOIN document AS one ON one.seq = story_pair.document
             JOIN document AS other ON other.seq = story_pair.other
             ORDER BY one.seq, other.seq LIMIT {limit} OFFSET {offset}"
        ))?
        .query_map([], pair)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Page { total, offset, rows })
}

/// The story of a document; `None` while it has none.
pub(crate) fn of_document(connection: &Connection, seq: i64) -> rusqlite::Result<Option<Story>> {
    let story = connection
        .prepare_cached("SELECT story FROM story_text WHERE document = ?1")?
        .query_row([seq], |row| row.get(0))
        .optional()?;
    story.map(|story| one(connection, story)).transpose()
}

fn one(connection: &Connection, story: i64) -> rusqlite::Result<Story> {
    let documents: Vec<i64> = connection
        .prepare_cached(
            "SELECT document FROM story_text JOIN document ON seq = document WHERE story = ?1
             ORDER BY published IS NULL, published, seq",
        )?
        .query_map([story], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let members = documents
        .iter()
        .map(|&seq| {
            let heading = headings::heading_of(connection, seq)?;
            Ok(Member { heading, credits: credits(connection, seq)? })
        })
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let pairs = connection
        .prepare_cached(
            "SELECT one.id, other.id, story_pair.kind, jaccard, containment FROM story_text
             JOIN story_pair USING (document)
             JOIN document AS one ON one.seq = story_pair.document
             JOIN document AS other ON other.seq = story_pair.other
             WHERE story = ?1 AND other.seq IN (SELECT document FROM story_text WHERE story = ?1)
             ORDER BY one.seq, other.seq",
        )?
        .query_map([story], pair)?
        .collect::<rusqlite::Result<_>>()?;
    let id = connection
        .prepare_cached("SELECT id FROM document WHERE seq = ?1")?
        .query_row([story], |row| row.get(0))?;
    let mut credited: Vec<(String, usize)> = Vec::new();
    for name in members.iter().flat_map(|member| &member.credits) {
        match credited.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += 1,
            None => credited.push((name.clone(), 1)),
        }
    }
    credited.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let credited: Vec<String> = credited.into_iter().map(|(name, _)| name).collect();
    Ok(Story {
        id,
        spread: spread_of(&members),
        earliest: earliest(&members, &credited),
        credited,
        members,
        pairs,
    })
}

fn spread_of(members: &[Member]) -> Spread {
    let mut outlets: Vec<&String> =
        members.iter().filter_map(|member| member.heading.outlet.as_ref()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    Spread { documents: members.len() as u64, stories: 1, outlets: outlets.len() as u64 }
}

/// The first of the earliest day; of several, one whose outlet the others credit, else one that credits nobody.
fn earliest(members: &[Member], credited: &[String]) -> Heading {
    let day = members.first().and_then(|member| member.heading.published.clone());
    let of_day = || members.iter().filter(|member| member.heading.published == day);
    let is_credited = |member: &&Member| {
        let outlet = member.heading.outlet.as_deref().map(khabar_text::normal);
        outlet.is_some_and(|outlet| {
            credited.iter().map(|name| khabar_text::normal(name)).any(|name| outlet.contains(&name))
        })
    };
    let first = of_day()
        .find(is_credited)
        .or_else(|| of_day().find(|member| member.credits.is_empty()))
        .or_else(|| members.first());
    first.map(|member| member.heading.clone()).unwrap_or_default()
}

fn credits(connection: &Connection, seq: i64) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare_cached("SELECT name FROM story_credit WHERE document = ?1 ORDER BY position")?
        .query_map([seq], |row| row.get(0))?
        .collect()
}

fn pair(row: &Row<'_>) -> rusqlite::Result<Pair> {
    let kind: String = row.get(2)?;
    Ok(Pair {
        document: row.get(0)?,
        other: row.get(1)?,
        kind: Sameness::of_name(&kind),
        jaccard: row.get(3)?,
        containment: row.get(4)?,
    })
}
