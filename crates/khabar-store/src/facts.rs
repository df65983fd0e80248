//! Claims as the figures need them: with their document, story and sentence, after the corrections.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    sync::Arc,
};

use rusqlite::Connection;
use serde::Serialize;

use crate::{
    answers::Heading,
    corrections::Overlay,
    days::Days,
    headings::{self, Quoted},
    naming::{self, Names},
    places::Places,
    query::sentence,
    record::{ClaimRecord, EntityRecord, Offsets, QuantityRecord, Record},
    rows,
};

/// A claim with what counting needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fact {
    pub(crate) claim: ClaimRecord,
    /// What it counts.
    pub(crate) quantities: Vec<QuantityRecord>,
    pub(crate) document: Heading,
    /// Number of its story.
    pub(crate) story: i64,
    pub(crate) sentence: Offsets,
    pub(crate) sentence_text: String,
    /// Whether somebody refuses what the claim tells ("رفض الاتفاق"): that is a deed of its own and denies no event.
    pub(crate) refused: bool,
    /// Who leads, belongs to or is part of whom, as its document tells it.
    pub(crate) tied: Arc<BTreeSet<(String, String)>>,
}

/// An entity by the name that people know.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Named {
    /// Its key.
    pub id: String,
    /// Its Arabic name.
    pub ar: String,
    /// Its English name.
    pub en: Option<String>,
}

/// Everybody whom the facts name.
pub(crate) type People = BTreeMap<String, EntityRecord>;

/// The claims at those places, with everybody whom they name, and those of further keys.
///
/// Of a document only what is asked for is read: these claims, the sentences, and who is part of whom where `with_ties` asks. The whole record
/// is read where people have decided something about its claims or mentions.
pub(crate) fn load(
    connection: &Connection,
    overlay: &Overlay,
    places: &[(i64, u32)],
    with_ties: bool,
    further: &[String],
) -> rusqlite::Result<(Vec<Fact>, People)> {
    let mut by_document: BTreeMap<i64, BTreeSet<u32>> = BTreeMap::new();
    for &(seq, position) in places {
        by_document.entry(seq).or_default().insert(position);
    }
    let touched = overlay.touched(connection)?;
    let mut wanted: BTreeSet<String> =
        further.iter().map(|key| overlay.key(key).to_owned()).collect();
    let (mut facts, mut whole) = (Vec::new(), BTreeMap::new());
    for (&seq, positions) in &by_document {
        let (mut record, ids, heading) = if touched.contains(&seq) {
            let record = rows::record(connection, seq)?;
            let claim = |&position: &u32| record.claims.get(position as usize);
            let ids = positions.iter().filter_map(claim).map(|claim| claim.id.clone()).collect();
            (record, ids, headings::heading_of(connection, seq)?)
        } else {
            partial(connection, seq, positions)?
        };
        overlay.apply(&mut record);
        let tied = Arc::new(match (with_ties, touched.contains(&seq)) {
            (false, _) => BTreeSet::new(),
            (true, true) => tied(&record),
            (true, false) => rows::ties(connection, seq, PART)?
                .into_iter()
                .map(|(one, other)| (overlay.key(&one).to_owned(), overlay.key(&other).to_owned()))
                .collect(),
        });
        let before = facts.len();
        take(connection, seq, &record, &ids, &heading, &tied, &mut facts)?;
        for claim in facts.iter().skip(before).map(|fact| &fact.claim) {
            for key in named_in(claim).filter(|key| !wanted.contains(*key)).collect::<Vec<_>>() {
                wanted.insert(key.clone());
            }
        }
        if touched.contains(&seq) {
            whole.insert(seq, record.entities);
        }
    }
    let people = people(connection, overlay, by_document.keys(), &wanted, whole)?;
    Ok((facts, people))
}

/// The claims of a record that have those ids.
fn take(
    connection: &Connection,
    seq: i64,
    record: &Record,
    ids: &BTreeSet<String>,
    document: &Heading,
    tied: &Arc<BTreeSet<(String, String)>>,
    facts: &mut Vec<Fact>,
) -> rusqlite::Result<()> {
    let story = connection
        .prepare_cached("SELECT coalesce((SELECT story FROM story_text WHERE document = ?1), ?1)")?
        .query_row([seq], |row| row.get(0))?;
    let text = Places::of(&record.text);
    for claim in record.claims.iter().filter(|claim| ids.contains(&claim.id)) {
        let sentence = sentence(record, claim);
        let counted = claim.quantities.iter();
        facts.push(Fact {
            quantities: counted
                .filter_map(|&row| record.quantities.get(row as usize).cloned())
                .collect(),
            document: document.clone(),
            story,
            sentence,
            sentence_text: text.slice(sentence).to_owned(),
            refused: is_refused(record, claim, sentence),
            tied: Arc::clone(tied),
            claim: claim.clone(),
        });
    }
    Ok(())
}

/// Claims that stand so near each other are read in one go, with those between.
const GAP: u32 = 3;

/// Of a record what the claims at some positions need, without entities; the ids of those claims; and what the document is called.
fn partial(
    connection: &Connection,
    seq: i64,
    positions: &BTreeSet<u32>,
) -> rusqlite::Result<(Record, BTreeSet<String>, Heading)> {
    let mut claims: BTreeMap<u32, ClaimRecord> = BTreeMap::new();
    let mut read = |positions: &BTreeSet<u32>| -> rusqlite::Result<()> {
        for range in ranges(positions) {
            let found = rows::claims(connection, seq, &range)?;
            claims.extend((*range.start()..).zip(found));
        }
        Ok(())
    };
    read(positions)?;
    let wanted = || positions.iter().filter_map(|position| claims.get(position));
    let ids = wanted().map(|claim| claim.id.clone()).collect();
    if wanted().any(|claim| claim.polarity == "negated") {
        let refusals = rows::positions_of_type(connection, seq, "REJECT")?;
        for position in refusals {
            if let std::collections::btree_map::Entry::Vacant(free) = claims.entry(position) {
                let found = rows::claims(connection, seq, &(position..=position))?;
                found.into_iter().next().map(|claim| free.insert(claim));
            }
        }
    }
    let quoted = Quoted::load(connection, seq)?;
    let mut record = Record {
        id: quoted.heading.id.clone(),
        text: quoted.text,
        sentences: quoted.sentences,
        claims: claims.into_values().collect(),
        ..Record::default()
    };
    if record.claims.iter().any(|claim| !claim.quantities.is_empty()) {
        record.quantities = rows::quantities(connection, seq)?;
    }
    Ok((record, ids, quoted.heading))
}

/// The positions as ranges, with small gaps closed.
fn ranges(positions: &BTreeSet<u32>) -> Vec<RangeInclusive<u32>> {
    let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
    for &position in positions {
        match ranges.last_mut() {
            Some(last) if position - last.end() <= GAP => *last = *last.start()..=position,
            _ => ranges.push(position..=position),
        }
    }
    ranges
}

/// The entities of those keys by the name that the documents know.
fn people<'a>(
    connection: &Connection,
    overlay: &Overlay,
    documents: impl Iterator<Item = &'a i64>,
    wanted: &BTreeSet<String>,
    mut whole: BTreeMap<i64, Vec<EntityRecord>>,
) -> rusqlite::Result<People> {
    let mut people = People::new();
    let mut names: BTreeMap<String, Names> = BTreeMap::new();
    for &seq in documents {
        let entities = if let Some(entities) = whole.remove(&seq) {
            entities
        } else {
            let entities =
                rows::some_entities(connection, seq, |key| wanted.contains(overlay.key(key)))?;
            let mut record = Record { entities, ..Record::default() };
            overlay.apply(&mut record);
            record.entities
        };
        for entity in entities.into_iter().filter(|entity| wanted.contains(&entity.id)) {
            names.entry(entity.id.clone()).or_default().add(&entity);
            people.entry(entity.id.clone()).or_insert(entity);
        }
    }
    for (key, entity) in &mut people {
        if let Some(names) = names.get(key) {
            names.call(entity);
        }
        if naming::is_short(entity) && !overlay.is_renamed(key) {
            naming::of_store(connection, &overlay.keys(key))?.call(entity);
        }
    }
    Ok(people)
}

/// Everybody and every place in a claim.
fn named_in(claim: &ClaimRecord) -> impl Iterator<Item = &String> {
    let parts = claim.actors.iter().chain(&claim.recipients).chain(&claim.places);
    parts.chain(claim.sources.iter().map(|link| &link.entity))
}

/// Types by which one is part of the other.
const PART: [&str; 2] = ["LEADS", "AFFILIATED"];

fn tied(record: &Record) -> BTreeSet<(String, String)> {
    let ties = record.claims.iter().filter(|claim| PART.contains(&claim.kind.as_str()));
    ties.flat_map(|claim| {
        claim
            .actors
            .iter()
            .flat_map(|one| claim.recipients.iter().map(|other| (one.clone(), other.clone())))
    })
    .collect()
}

/// Code points between a refusal and what it refuses, whoever is read as its actor.
const CLOSE: u32 = 20;

/// Whether what is negated is refused and not denied: a refusal by the same actor stands before it in its sentence, or any right before it.
fn is_refused(record: &Record, claim: &ClaimRecord, sentence: Offsets) -> bool {
    claim.polarity == "negated"
        && record.claims.iter().any(|other| {
            other.kind == "REJECT"
                && other.polarity != "negated"
                && sentence[0] <= other.trigger[0]
                && other.trigger[0] < claim.trigger[0]
                && (claim.trigger[0] <= other.trigger[1] + CLOSE
                    || other.actors.iter().any(|key| claim.actors.contains(key)))
        })
}

/// An entity with its name; the key where no name is known.
pub(crate) fn named(people: &People, key: &str) -> Named {
    people.get(key).map_or_else(
        || Named { id: key.into(), ar: key.into(), en: None },
        |entity| Named { id: key.into(), ar: entity.ar.clone(), en: entity.en.clone() },
    )
}

impl Fact {
    /// Who says so in the end: the innermost source, else the text itself.
    pub(crate) fn origin(&self) -> Origin {
        match self.claim.sources.last() {
            Some(link) => Origin::Source(link.entity.clone()),
            None => Origin::Text(self.story),
        }
    }

    /// The days of the claim, as it tells them.
    pub(crate) fn told(&self) -> Option<Days> {
        self.claim.time.as_deref().and_then(Days::of_timex)
    }

    /// The day of publication.
    pub(crate) fn published(&self) -> Option<Days> {
        self.document.published.as_deref().and_then(Days::of)
    }

    /// `YYYY-MM` of the claim; of its publication where it tells none.
    pub(crate) fn month(&self) -> Option<String> {
        let told = self.claim.time.as_deref().filter(|time| Days::of_timex(time).is_some());
        let told = told.map(|time| time.split('/').next().unwrap_or(time));
        let month = |day: &str| day.get(..7).map(str::to_owned);
        told.and_then(month)
            .filter(|month| Days::of(month).is_some())
            .or_else(|| self.document.published.as_deref().and_then(month))
    }
}

/// Where a report comes from, in the end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// Somebody says so, in however many papers.
    Source(String),
    /// A text says so itself, in however many reprints.
    Text(i64),
}
