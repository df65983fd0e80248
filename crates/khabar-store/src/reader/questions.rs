//! Questions to the claims: the query language, and the figures that rest on it.

use std::{
    cell::RefCell,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

use tantivy::TantivyError;

use super::Reader;
use crate::{
    answers::Page,
    claims,
    corrections::{self, Correction, Overlay},
    error::{Doing, Kind, Result, StoreError},
    facts::{self, Fact, People},
    framing::{self, Portrait},
    gaps::{self, Answers, Gapped},
    happenings::{self, Happening},
    manifest::{self, Manifest},
    query::{self, Answered, ClaimIndex, Found, Query},
    record::Record,
    search::Trouble,
    stories::{self, Pair},
    ties::{self, PairOfActors, Post, Tie},
};

/// Claims on which a figure rests at most: those published last.
const MOST: usize = 20_000;

/// Figures with what they rest on.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Figures<T> {
    /// The query as it was understood.
    pub query: String,
    /// How many claims answer it.
    pub claims: u64,
    /// In how many documents, stories and outlets they stand.
    pub spread: crate::stories::Spread,
    /// On how many of the claims the figures rest: all, unless there are very many, then those published last.
    pub used: u64,
    /// The figures.
    pub rows: T,
    /// What the reader should know, such as a name that nobody has.
    pub notes: Vec<String>,
}

impl Reader {
    /// The claims that answer a query, after the corrections.
    ///
    /// # Errors
    /// The database cannot be read, or the index of claims can neither be read nor made anew.
    pub fn ask_claims(&self, query: &Query, offset: usize, limit: usize) -> Result<Answered> {
        let overlay = self.overlay()?;
        let found = self.find(query, &overlay, offset, limit)?;
        let rows =
            self.read(|connection| claims::corrected(connection, &overlay, &found.places))?;
        Ok(Answered {
            query: query.to_string(),
            total: found.total,
            spread: found.spread,
            offset,
            rows,
            notes: found.notes,
        })
    }

    /// The record of a document after the corrections, by id or by the beginning of an id that no other has.
    ///
    /// # Errors
    /// Several documents begin so, or the database cannot be read.
    pub fn corrected(&self, id: &str) -> Result<Option<Record>> {
        let Some(mut record) = self.document(id)? else { return Ok(None) };
        self.overlay()?.apply(&mut record);
        Ok(Some(record))
    }

    /// Every correction in the order in which they were made, with whether it was undone.
    pub fn corrections(&self) -> Result<Vec<(Correction, bool)>> {
        self.read(corrections::all)
    }

    /// The keys of the entities that have that name in any spelling.
    pub fn keys_of(&self, name: &str) -> Result<Vec<String>> {
        let overlay = self.overlay()?;
        let keys = self.read(|connection| query::keys_of(connection, &overlay, name))?;
        let mut stay: Vec<String> = keys.iter().map(|key| overlay.key(key).to_owned()).collect();
        stay.sort_unstable();
        stay.dedup();
        Ok(stay)
    }

    /// The happenings that the claims of a query report, those of most stories first.
    pub fn happenings(
        &self,
        query: &Query,
        offset: usize,
        limit: usize,
    ) -> Result<Figures<Page<Happening>>> {
        self.figures(query, |facts, people| {
            let all = happenings::happenings(facts, people);
            let total = all.len() as u64;
            Page { total, offset, rows: all.into_iter().skip(offset).take(limit).collect() }
        })
    }

    /// The happenings about which the claims of a query disagree.
    pub fn disagreements(
        &self,
        query: &Query,
        offset: usize,
        limit: usize,
    ) -> Result<Figures<Page<Happening>>> {
        self.figures(query, |facts, people| {
            let mut all = happenings::happenings(facts, people);
            all.retain(|happening| !happening.disagreements.is_empty());
            let total = all.len() as u64;
            Page { total, offset, rows: all.into_iter().skip(offset).take(limit).collect() }
        })
    }

    /// Who has to do with whom in the claims of a query, those of most stories first.
    pub fn pairs(
        &self,
        query: &Query,
        offset: usize,
        limit: usize,
    ) -> Result<Figures<Page<PairOfActors>>> {
        self.figures(query, |facts, people| {
            let all = ties::pairs(facts, people);
            let total = all.len() as u64;
            Page { total, offset, rows: all.into_iter().skip(offset).take(limit).collect() }
        })
    }

    /// How one actor stands to another over time, in the claims of a query.
    pub fn tie(&self, actor: &str, to: &str, query: &Query) -> Result<Figures<Tie>> {
        let (actors, recipients) = (self.keys_of(actor)?, self.keys_of(to)?);
        let between = Self::between(actor, to)?.and(query.clone());
        self.figures(&between, |facts, people| ties::tie(&actors, &recipients, facts, people))
    }

    /// The roles and posts of an entity, with the time over which they are reported.
    pub fn posts(&self, entity: &str, query: &Query) -> Result<Figures<Vec<Post>>> {
        let keys = self.keys_of(entity)?;
        let of = Self::parsed(query::Field::Actor, entity)?;
        let kinds = Query::parse("type:LEADS OR type:AFFILIATED").unwrap_or_default();
        self.figures(&of.and(kinds).and(query.clone()), |facts, people| {
            ties::posts(&keys, facts, people)
        })
    }

    /// What the outlets call an entity, and what they say around it.
    pub fn portrait(&self, entity: &str) -> Result<Portrait> {
        let keys = self.keys_of(entity)?;
        let overlay = self.overlay()?;
        self.read(|connection| framing::portrait(connection, &overlay, entity, &keys))
    }

    /// The claims that come nearest to a question that leaves something open, and what they have in its place.
    pub fn answer(&self, question: &Gapped, limit: usize) -> Result<Answers> {
        let overlay = self.overlay()?;
        let mut question = question.clone();
        let mut names: Vec<Vec<String>> =
            question.names().map(|name| self.keys_of(name)).collect::<Result<_>>()?;
        // Names that the texts of this store know, though nothing in the question shows that they are names.
        for (name, keys) in self.read(|connection| query::names_in(connection, &question.text))? {
            if !names.iter().flatten().any(|known| keys.contains(known)) {
                question.others.push(name);
                names.push(keys);
            }
        }
        let question = &question;
        let query = question.query().unwrap_or_default();
        let found = self.find(&query, &overlay, 0, MOST)?;
        let (facts, people) =
            self.read(|connection| facts::load(connection, &overlay, &found.places))?;
        let mut answers = gaps::answer(question, &names, &facts, &people, limit);
        if answers.answers.is_empty() {
            answers.answers = self.read(|connection| {
                gaps::from_sentences(connection, &overlay, question, &names, limit)
            })?;
        }
        Ok(answers)
    }

    /// With what the store was made.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn manifest(&self, with_documents: bool) -> Result<Manifest> {
        self.read(|connection| manifest::manifest(connection, with_documents))
    }

    /// The documents that are to be read anew after an upgrade, by id: those that Khabar itself has read.
    pub fn read_by_khabar(&self) -> Result<Vec<String>> {
        self.read(manifest::read_by_khabar)
    }

    /// The pairs of documents that carry the same text, also where a digest keeps them from being one story.
    pub fn same_texts(&self, offset: usize, limit: usize) -> Result<Page<Pair>> {
        self.read(|connection| stories::pairs(connection, offset, limit))
    }

    fn between(actor: &str, to: &str) -> Result<Query> {
        Ok(Self::parsed(query::Field::Actor, actor)?.and(Self::parsed(query::Field::To, to)?))
    }

    fn parsed(field: query::Field, value: &str) -> Result<Query> {
        Query::of(field, value).map_err(|source| Kind::Query { source }.into())
    }

    /// Let something be counted in the claims of a query.
    pub(crate) fn figures<T>(
        &self,
        query: &Query,
        count: impl FnOnce(&[Fact], &People) -> T,
    ) -> Result<Figures<T>> {
        let overlay = self.overlay()?;
        let found = self.find(query, &overlay, 0, MOST)?;
        let (facts, people) =
            self.read(|connection| facts::load(connection, &overlay, &found.places))?;
        Ok(Figures {
            query: query.to_string(),
            claims: found.total,
            spread: found.spread,
            used: facts.len() as u64,
            rows: count(&facts, &people),
            notes: found.notes,
        })
    }

    pub(super) fn overlay(&self) -> Result<Overlay> {
        self.read(Overlay::load)
    }

    /// Look into the index of claims; where it is damaged, make it anew once.
    fn find(&self, query: &Query, overlay: &Overlay, offset: usize, limit: usize) -> Result<Found> {
        self.refresh_claims()?;
        if let Ok(found) = self.look(query, overlay, offset, limit) {
            return Ok(found);
        }
        self.rebuild_claims()?;
        self.look(query, overlay, offset, limit).map_err(|error| self.claims_trouble(error.into()))
    }

    fn look(
        &self,
        query: &Query,
        overlay: &Overlay,
        offset: usize,
        limit: usize,
    ) -> tantivy::Result<Found> {
        let index = self.claim_index.borrow();
        let Some(index) = index.as_ref() else { return Ok(Found::default()) };
        let look = || query::find(index, &self.connection, overlay, query, offset, limit);
        catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| {
            Err(TantivyError::InternalError("tantivy panicked on the index".into()))
        })
    }

    /// Have an index of claims that has seen as much as it can.
    fn refresh_claims(&self) -> Result<()> {
        let behind = |index: &ClaimIndex| self.read(|connection| index.behind(connection));
        let is_current = |cell: &RefCell<Option<ClaimIndex>>| match cell.borrow().as_ref() {
            Some(open) => Ok::<_, StoreError>(behind(open)? == 0),
            None => Ok(false),
        };
        if is_current(&self.claim_index)? {
            return Ok(());
        }
        let folder = self.store.claim_index();
        // A writer may have brought it up to date since.
        let on_disk = ClaimIndex::open(&folder, &self.connection);
        *self.claim_index.borrow_mut() = on_disk;
        if is_current(&self.claim_index)? {
            return Ok(());
        }
        let there = self.claim_index.borrow().is_some();
        let patience = if there { Duration::ZERO } else { self.store.patience() };
        if let Ok(_lock) = self.store.lock(patience)
            && let Ok(filled) = ClaimIndex::fill(&folder, &self.connection)
        {
            *self.claim_index.borrow_mut() = Some(filled);
            return Ok(());
        }
        if !there {
            let made = ClaimIndex::in_memory(&self.connection);
            *self.claim_index.borrow_mut() =
                Some(made.map_err(|trouble| self.claims_trouble(trouble))?);
        }
        Ok(())
    }

    fn rebuild_claims(&self) -> Result<()> {
        let made = match self.store.lock(self.store.patience()) {
            Ok(_lock) => ClaimIndex::create(&self.store.claim_index(), &self.connection),
            Err(_) => ClaimIndex::in_memory(&self.connection),
        };
        *self.claim_index.borrow_mut() =
            Some(made.map_err(|trouble| self.claims_trouble(trouble))?);
        Ok(())
    }

    fn claims_trouble(&self, trouble: Trouble) -> StoreError {
        match trouble {
            Trouble::Database(source) => {
                StoreError::database(Doing::Read, self.store.database(), source)
            }
            Trouble::Index(source) => {
                let path = self.store.claim_index();
                Kind::FullText { doing: Doing::Search, path, source }.into()
            }
        }
    }
}
