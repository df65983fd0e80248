//! Lists of claims, chosen by what they say and who says so.

use rusqlite::{Connection, params_from_iter, types::Value};

use crate::{
    answers::{ClaimRow, Page},
    corrections::Overlay,
    days::Days,
    headings::Texts,
    query::{Field, Query},
    record::{ClaimRecord, EntityRecord, QuantityRecord},
    rows,
};

/// Which claims to list. `None` leaves a question open; what is given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimFilter {
    /// Id of a document, or the beginning of it that no other has.
    pub document: Option<String>,
    /// An event type or tie, such as `ASSAULT`.
    pub kind: Option<String>,
    /// A mode of the type.
    pub mode: Option<String>,
    /// An entity that has any part in it, as actor, recipient, place or source.
    pub entity: Option<String>,
    /// An entity that does it.
    pub actor: Option<String>,
    /// An entity to which it is done.
    pub recipient: Option<String>,
    /// An entity where it is done.
    pub place: Option<String>,
    /// An entity anywhere in the chain of sources.
    pub source: Option<String>,
    /// Whether somebody other than the writer says so.
    pub attributed: Option<bool>,
    /// `affirmed` or `negated`.
    pub polarity: Option<String>,
    /// `actual`, `future`, `possible`, `demanded` or `hypothetical`.
    pub modality: Option<String>,
    /// Ties: `holds`, `begins`, `weakens` or `ends`.
    pub phase: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Published on that day or later, `YYYY-MM-DD`. Undated documents are left out.
    pub published_from: Option<String>,
    /// Published on that day or earlier. A month or year stands for its last day. Undated documents are left out.
    pub published_to: Option<String>,
}

impl ClaimFilter {
    /// The same question in the query language; `None` where a value is none that the language knows, so that nothing can answer.
    pub(crate) fn query(&self) -> Option<Query> {
        let fields = [
            (Field::Document, &self.document),
            (Field::Type, &self.kind),
            (Field::Mode, &self.mode),
            (Field::Entity, &self.entity),
            (Field::Actor, &self.actor),
            (Field::To, &self.recipient),
            (Field::Place, &self.place),
            (Field::Says, &self.source),
            (Field::Polarity, &self.polarity),
            (Field::Modality, &self.modality),
            (Field::Phase, &self.phase),
            (Field::Outlet, &self.outlet),
            (Field::From, &self.published_from),
            (Field::ToDate, &self.published_to),
        ];
        let mut query = Query::default();
        for (field, value) in fields {
            if let Some(value) = value {
                query = query.and(Query::of(field, value).ok()?);
            }
        }
        let writer = match self.attributed {
            None => return Some(query),
            Some(true) => "-says:writer",
            Some(false) => "says:writer",
        };
        Some(query.and(Query::parse(writer).ok()?))
    }
}

/// The claims that a filter lets through, those published last first, then by name of the document, then in the order of the text.
pub(crate) fn page(
    connection: &Connection,
    filter: &ClaimFilter,
    document: Option<i64>,
    offset: usize,
    limit: usize,
) -> rusqlite::Result<Page<ClaimRow>> {
    let conditions = Conditions::of(filter, document);
    let total = conditions.count(connection)?;
    let mut texts = Texts::new(connection);
    let rows = conditions
        .places(connection, offset, limit)?
        .into_iter()
        .map(|(seq, position)| row(connection, &mut texts, seq, position))
        .collect::<rusqlite::Result<Vec<Option<_>>>>()?;
    Ok(Page { total, offset, rows: rows.into_iter().flatten().collect() })
}

fn row(
    connection: &Connection,
    texts: &mut Texts<'_>,
    seq: i64,
    position: u32,
) -> rusqlite::Result<Option<ClaimRow>> {
    let Some(claim) = rows::claims(connection, seq, &(position..=position))?.pop() else {
        return Ok(None);
    };
    let document = texts.of(seq)?;
    let [start, end] = claim.trigger;
    let around = document.sentences.iter().find(|at| at[0] <= start && end <= at[1]);
    let sentence = around.copied().unwrap_or(claim.trigger);
    Ok(Some(ClaimRow {
        entities: named(&claim, rows::entities(connection, seq)?),
        quantities: counted(&claim, &rows::quantities(connection, seq)?),
        days: days(&claim),
        sentence,
        sentence_text: document.slice(sentence).to_owned(),
        document: document.heading.clone(),
        confirmed: false,
        claim,
    }))
}

/// The claims at those places, as they are after the corrections.
pub(crate) fn corrected(
    connection: &Connection,
    overlay: &Overlay,
    places: &[(i64, u32)],
) -> rusqlite::Result<Vec<ClaimRow>> {
    let mut texts = Texts::new(connection);
    let mut rows = Vec::new();
    for &(seq, position) in places {
        if overlay.is_empty() {
            rows.extend(row(connection, &mut texts, seq, position)?);
            continue;
        }
        let mut record = rows::record(connection, seq)?;
        let Some(id) = record.claims.get(position as usize).map(|claim| claim.id.clone()) else {
            continue;
        };
        overlay.apply(&mut record);
        let Some(claim) = record.claims.iter().find(|claim| claim.id == id).cloned() else {
            continue;
        };
        let sentence = crate::query::sentence(&record, &claim);
        let document = texts.of(seq)?;
        rows.push(ClaimRow {
            entities: named(&claim, record.entities),
            quantities: counted(&claim, &record.quantities),
            days: days(&claim),
            sentence,
            sentence_text: document.slice(sentence).to_owned(),
            document: document.heading.clone(),
            confirmed: overlay.is_confirmed(&claim.id),
            claim,
        });
    }
    Ok(rows)
}

/// The entities that a claim names.
fn named(claim: &ClaimRecord, mut entities: Vec<EntityRecord>) -> Vec<EntityRecord> {
    entities.retain(|entity| {
        let parts = claim.actors.iter().chain(&claim.recipients).chain(&claim.places);
        parts.chain(claim.sources.iter().map(|link| &link.entity)).any(|part| *part == entity.id)
    });
    entities
}

/// The quantities that a claim counts with.
fn counted(claim: &ClaimRecord, quantities: &[QuantityRecord]) -> Vec<QuantityRecord> {
    claim.quantities.iter().filter_map(|&row| quantities.get(row as usize).cloned()).collect()
}

/// The days that its time names.
fn days(claim: &ClaimRecord) -> Option<[String; 2]> {
    claim.time.as_deref().and_then(Days::of_timex).map(Days::written)
}

/// The words of a `WHERE` with the values for them.
struct Conditions {
    words: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn of(filter: &ClaimFilter, document: Option<i64>) -> Self {
        let mut all = Self { words: vec!["true".into()], values: Vec::new() };
        all.add("claim.document = ?", document);
        all.add("claim.type = ?", filter.kind.clone());
        all.add("claim.mode = ?", filter.mode.clone());
        all.add("claim.polarity = ?", filter.polarity.clone());
        all.add("claim.modality = ?", filter.modality.clone());
        all.add("claim.phase = ?", filter.phase.clone());
        all.add("document.outlet = ?", filter.outlet.clone());
        all.add("document.published >= ?", filter.published_from.clone());
        // A day of the month sorts before `~`, so `2020-03` reaches to the end of March.
        all.add("document.published <= ? || '~'", filter.published_to.clone());
        all.add(
            "(claim.document, claim.position) IN
                 (SELECT document, claim FROM claim_participant WHERE entity = ?
                  UNION SELECT document, claim FROM claim_source WHERE entity = ?)",
            filter.entity.clone(),
        );
        for (role, entity) in
            [("actor", &filter.actor), ("recipient", &filter.recipient), ("place", &filter.place)]
        {
            let words = format!(
                "(claim.document, claim.position) IN
                     (SELECT document, claim FROM claim_participant WHERE entity = ? AND role = '{role}')"
            );
            all.add(&words, entity.clone());
        }
        all.add(
            "(claim.document, claim.position) IN (SELECT document, claim FROM claim_source WHERE entity = ?)",
            filter.source.clone(),
        );
        all.add(
            "EXISTS (SELECT 1 FROM claim_source AS link
                     WHERE link.document = claim.document AND link.claim = claim.position) = ?",
            filter.attributed,
        );
        all
    }

    /// A condition, if there is a value for it; every question mark stands for that value.
    fn add(&mut self, words: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.values.push(value.into());
            self.words.push(words.replace('?', &format!("?{}", self.values.len())));
        }
    }

    fn rest_of_select(&self) -> String {
        format!(
            "FROM claim JOIN document ON document.seq = claim.document WHERE {}",
            self.words.join(" AND ")
        )
    }

    fn count(&self, connection: &Connection) -> rusqlite::Result<u64> {
        connection
            .prepare_cached(&format!("SELECT count(*) {}", self.rest_of_select()))?
            .query_row(params_from_iter(&self.values), |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
    }

    /// Document and position of the claims of a page.
    fn places(
        &self,
        connection: &Connection,
        offset: usize,
        limit: usize,
    ) -> rusqlite::Result<Vec<(i64, u32)>> {
        connection
            .prepare_cached(&format!(
                "SELECT claim.document, claim.position {}
                 ORDER BY document.published DESC, document.name, document.seq, claim.position
                 LIMIT {limit} OFFSET {offset}",
                self.rest_of_select()
            ))?
            .query_map(params_from_iter(&self.values), |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    }
}
