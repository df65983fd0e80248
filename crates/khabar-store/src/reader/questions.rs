//! Questions to the claims: the query language, and the figures that rest on it.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

use tantivy::TantivyError;

use super::Reader;
use crate::{
    answers::Page,
    claims,
    corrections::{self, Correction, Overlay, Reviewed},
    error::{Doing, Kind, Result, StoreError},
    facts::{self, Fact, People},
    framing::{self, Portrait},
    gaps::{self, Answers, Gapped, Named, Part},
    happenings::{self, Asked, Disagreement, Happening},
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

    /// What people have decided about claims, by type.
    pub fn reviewed(&self) -> Result<Reviewed> {
        self.read(corrections::reviewed)
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

    /// The happenings that the claims of a query report, those of most stories first, without the disagreements that people have set aside.
    pub fn happenings(
        &self,
        query: &Query,
        offset: usize,
        limit: usize,
    ) -> Result<Figures<Page<Happening>>> {
        let overlay = self.overlay()?;
        let keep = |one: &Disagreement| !set_aside(&overlay, one);
        self.listed(query, Asked { differ: false, keep: &keep, offset, limit })
    }

    /// The happenings about which the claims of a query disagree, without what people have set aside.
    pub fn disagreements(
        &self,
        query: &Query,
        offset: usize,
        limit: usize,
    ) -> Result<Figures<Page<Happening>>> {
        let overlay = self.overlay()?;
        let keep = |one: &Disagreement| !set_aside(&overlay, one);
        self.listed(query, Asked { differ: true, keep: &keep, offset, limit })
    }

    /// The happenings about which the claims of a query disagree, with what people have set aside.
    pub fn all_disagreements(
        &self,
        query: &Query,
        offset: usize,
        limit: usize,
    ) -> Result<Figures<Page<Happening>>> {
        self.listed(query, Asked { differ: true, keep: &|_| true, offset, limit })
    }

    fn listed(&self, query: &Query, asked: Asked<'_>) -> Result<Figures<Page<Happening>>> {
        self.figures(query, true, &[], |facts, people| happenings::happenings(facts, people, asked))
    }

    /// Who has to do with whom in the claims of a query, those of most stories first.
    pub fn pairs(
        &self,
        query: &Query,
        offset: usize,
        limit: usize,
    ) -> Result<Figures<Page<PairOfActors>>> {
        self.figures(query, false, &[], |facts, people| {
            let all = ties::pairs(facts, people);
            let total = all.len() as u64;
            Page { total, offset, rows: all.into_iter().skip(offset).take(limit).collect() }
        })
    }

    /// How one actor stands to another over time, in the claims of a query.
    pub fn tie(&self, actor: &str, to: &str, query: &Query) -> Result<Figures<Tie>> {
        let (actors, recipients) = (self.keys_of(actor)?, self.keys_of(to)?);
        let between = Self::between(actor, to)?.and(query.clone());
        let further = [actors.as_slice(), &recipients].concat();
        self.figures(&between, false, &further, |facts, people| {
            ties::tie(&actors, &recipients, facts, people)
        })
    }

    /// The roles and posts of an entity, with the time over which they are reported.
    pub fn posts(&self, entity: &str, query: &Query) -> Result<Figures<Vec<Post>>> {
        let keys = self.keys_of(entity)?;
        let of = Self::parsed(query::Field::Actor, entity)?;
        let kinds = Query::parse("type:LEADS OR type:AFFILIATED").unwrap_or_default();
        self.figures(&of.and(kinds).and(query.clone()), false, &[], |facts, people| {
            ties::posts(&keys, facts, people)
        })
    }

    /// What the outlets call an entity, and what they say around it.
    pub fn portrait(&self, entity: &str) -> Result<Portrait> {
        let keys = self.keys_of(entity)?;
        let overlay = self.overlay()?;
        self.read(|connection| framing::portrait(connection, &overlay, entity, &keys))
    }

    /// What stands in the claims and sentences nearest to a question where it leaves something open.
    ///
    /// # Errors
    /// The database cannot be read, or the index of claims can neither be read nor made anew.
    pub fn answer(&self, question: &Gapped, limit: usize) -> Result<Answers> {
        let overlay = self.overlay()?;
        let mut names: Vec<Named> = question
            .names()
            .map(|(name, part)| {
                Ok(Named { name: name.to_owned(), part, keys: self.keys_of(name)? })
            })
            .collect::<Result<_>>()?;
        let text = query::folded(&question.text);
        // Names that the texts of this store know, though nothing in the question shows that they are names.
        for (name, keys) in self.read(|connection| query::names_in(connection, &question.text))? {
            let is_new = |named: &Named| !named.keys.iter().any(|key| keys.contains(key));
            // A common noun that some text uses for somebody is a word and no name.
            // A single word that must be cut to be a name ("لصالح") seldom is one.
            let whole = name.contains(' ') || text.split(' ').any(|word| word == name);
            let is_name =
                whole && keys.iter().any(|key| !key.contains(':') || key.starts_with("PER:"));
            if is_name && names.iter().all(is_new) {
                names.push(Named { name, part: Part::Other, keys });
            }
        }
        let documents = self.documents_about(question, &names, &overlay)?;
        self.read(|connection| {
            gaps::answer(connection, &overlay, question, &names, &documents, limit)
        })
    }

    /// The documents in which an answer may stand: those that name most of whom the question names, else those that hold its words.
    fn documents_about(
        &self,
        question: &Gapped,
        names: &[Named],
        overlay: &Overlay,
    ) -> Result<Vec<i64>> {
        let lists: Vec<Vec<i64>> = names
            .iter()
            .filter(|named| !named.keys.is_empty())
            .map(|named| self.read(|connection| gaps::mentioning(connection, &named.keys)))
            .collect::<Result<_>>()?;
        let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
        for document in lists.iter().flatten() {
            *counts.entry(*document).or_default() += 1;
        }
        let most = counts.values().copied().max().unwrap_or_default();
        let mut documents: Vec<i64> = counts
            .into_iter()
            .filter(|(_, count)| *count + 1 >= most)
            .map(|(seq, _)| seq)
            .collect();
        documents.reverse();
        if lists.is_empty() || documents.len() > gaps::MOST_DOCUMENTS {
            let found = self.find(&question.query(), overlay, 0, MOST)?;
            let mut holding: Vec<i64> = found.places.iter().map(|(seq, _)| *seq).collect();
            holding.sort_unstable_by(|one, other| other.cmp(one));
            holding.dedup();
            if !lists.is_empty() {
                // Of very many that name them, those go first that also tell the deed.
                let about: BTreeSet<i64> = documents.iter().copied().collect();
                holding.retain(|seq| about.contains(seq));
                let told: BTreeSet<i64> = holding.iter().copied().collect();
                holding.extend(documents.into_iter().filter(|seq| !told.contains(seq)));
            }
            documents = holding;
        }
        documents.truncate(gaps::MOST_DOCUMENTS);
        documents.sort_unstable();
        Ok(documents)
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

    /// Let something be counted in the claims of a query. `with_ties` and `further` are those of [`facts::load`].
    fn figures<T>(
        &self,
        query: &Query,
        with_ties: bool,
        further: &[String],
        count: impl FnOnce(&[Fact], &People) -> T,
    ) -> Result<Figures<T>> {
        let overlay = self.overlay()?;
        let found = self.find(query, &overlay, 0, MOST)?;
        let (facts, people) = self.read(|connection| {
            facts::load(connection, &overlay, &found.places, with_ties, further)
        })?;
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

/// Whether people have said that a disagreement is none.
fn set_aside(overlay: &Overlay, one: &Disagreement) -> bool {
    let [a, b] = &one.sides;
    overlay.is_dismissed(&a.claim, &b.claim, &one.field)
}
