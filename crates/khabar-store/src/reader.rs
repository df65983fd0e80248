//! Asking the store.

mod questions;

use std::{
    cell::RefCell,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

use khabar_types::CodePoints;
use rusqlite::Connection;
use tantivy::TantivyError;

use crate::{
    answers::{Answer, ClaimRow, Coverage, DocumentRow, EntityRow, Hit, Mark, Page},
    claims::{self, ClaimFilter},
    coverage, database, entities,
    error::{Doing, Kind, Result, StoreError},
    folder::Store,
    headings::{self, Texts},
    prefix::{Named, claim_of, document_of},
    query::{Answered, ClaimIndex},
    record::Record,
    rows,
    search::{self, Found, FullText, Phrase, Place, Trouble},
    stories::{self, Spread, Story},
};

pub use questions::Figures;

/// A view on a store. Made by [`Store::reader`].
pub struct Reader {
    store: Store,
    connection: Connection,
    full_text: RefCell<Option<FullText>>,
    claim_index: RefCell<Option<ClaimIndex>>,
}

/// What to look for in the sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Words, all of which a sentence must hold. Words in quotes (`"` or `«»`) must follow one another.
    pub text: String,
    /// Only what is written letter for letter so.
    pub exact: bool,
    /// How many of the best to skip.
    pub offset: usize,
    /// How many to give at most.
    pub limit: usize,
}

impl Reader {
    pub(crate) fn open(store: Store) -> Result<Self> {
        let path = store.database();
        let connection = database::readable(&path, store.patience())
            .map_err(|source| StoreError::database(Doing::Open, path.clone(), source))?;
        database::confirm(&connection, &path)?;
        let reader = Self {
            store,
            connection,
            full_text: RefCell::new(None),
            claim_index: RefCell::new(None),
        };
        // A reader that never searches does without; `search` tells of any trouble.
        let _ = reader.refresh();
        Ok(reader)
    }

    /// What the store holds.
    pub fn coverage(&self) -> Result<Coverage> {
        self.read(coverage::coverage)
    }

    /// The documents, those published last first, the undated at the end, then by name.
    pub fn documents(&self, offset: usize, limit: usize) -> Result<Page<DocumentRow>> {
        self.read(|connection| headings::page(connection, offset, limit))
    }

    /// A document as lists show it, by id or by the beginning of an id that no other has.
    ///
    /// # Errors
    /// Several documents begin so, or the database cannot be read.
    pub fn document_row(&self, id: &str) -> Result<Option<DocumentRow>> {
        let Some(seq) = self.one("document", id, document_of)? else { return Ok(None) };
        self.read(|connection| headings::row(connection, seq)).map(Some)
    }

    /// The record of a document, exactly as it was added, by id or by the beginning of an id that no other has.
    ///
    /// # Errors
    /// Several documents begin so, or the database cannot be read.
    pub fn document(&self, id: &str) -> Result<Option<Record>> {
        let Some(seq) = self.one("document", id, document_of)? else { return Ok(None) };
        self.read(|connection| rows::record(connection, seq)).map(Some)
    }

    /// The record that holds a claim and the claim's place in it, by id or by the beginning of an id that no other has.
    ///
    /// # Errors
    /// Several claims begin so, or the database cannot be read.
    pub fn claim(&self, id: &str) -> Result<Option<(Record, usize)>> {
        let Some((seq, position)) = self.one("claim", id, claim_of)? else { return Ok(None) };
        let record = self.read(|connection| rows::record(connection, seq))?;
        Ok(Some((record, position as usize)))
    }

    /// Documents, stories and outlets, side by side.
    pub fn spread(&self) -> Result<Spread> {
        self.read(stories::spread)
    }

    /// The stories that at least so many documents carry, those of most documents first.
    pub fn stories(&self, at_least: u64, offset: usize, limit: usize) -> Result<Page<Story>> {
        self.read(|connection| stories::page(connection, at_least, offset, limit))
    }

    /// The story of a document, by id or by the beginning of an id that no other has. `None` where there is no such document or where no
    /// writer has compared it yet.
    ///
    /// # Errors
    /// Several documents begin so, or the database cannot be read.
    pub fn story(&self, id: &str) -> Result<Option<Story>> {
        let Some(seq) = self.one("document", id, document_of)? else { return Ok(None) };
        self.read(|connection| stories::of_document(connection, seq))
    }

    /// How many documents have not been compared with the others yet.
    pub fn without_story(&self) -> Result<u64> {
        self.read(stories::behind)
    }

    /// The claims that a filter lets through, after the corrections: those published last first, then by name of the document, then in the
    /// order of the text.
    ///
    /// # Errors
    /// Several documents begin as the filter's, or the database cannot be read.
    pub fn claims(
        &self,
        filter: &ClaimFilter,
        offset: usize,
        limit: usize,
    ) -> Result<Page<ClaimRow>> {
        let document = match &filter.document {
            None => None,
            Some(id) => match self.one("document", id, document_of)? {
                None => return Ok(Page { total: 0, offset, rows: Vec::new() }),
                found => found,
            },
        };
        if self.overlay()?.is_empty() {
            return self
                .read(|connection| claims::page(connection, filter, document, offset, limit));
        }
        // The index of claims knows what was corrected, the tables do not.
        let Some(query) = filter.query() else {
            return Ok(Page { total: 0, offset, rows: Vec::new() });
        };
        let Answered { total, rows, .. } = self.ask_claims(&query, offset, limit)?;
        Ok(Page { total, offset, rows })
    }

    /// The entities whose key, Arabic or English name holds `text`, however it is spelt; all without it. Those of most documents first,
    /// then by key.
    pub fn entities(
        &self,
        text: Option<&str>,
        offset: usize,
        limit: usize,
    ) -> Result<Page<EntityRow>> {
        self.read(|connection| entities::page(connection, text, offset, limit))
    }

    /// The sentences that answer, the closest matches first, then by BM25, then in the order of adding.
    ///
    /// # Errors
    /// The database cannot be read, or the full-text index can neither be read nor made anew.
    pub fn search(&self, search: &Search) -> Result<Answer> {
        let phrases = Phrase::all(&search.text);
        let unindexed = self.refresh()?;
        let found = if let Ok(found) = self.found(&phrases, search) {
            found
        } else {
            self.rebuild()?;
            self.found(&phrases, search).map_err(|error| self.trouble(error.into()))?
        };
        let hits = self.read(|connection| {
            let mut texts = Texts::new(connection);
            let hits =
                found.places.iter().map(|&place| hit(&mut texts, place, &phrases, search.exact));
            hits.collect::<rusqlite::Result<Vec<_>>>()
        })?;
        let hits = hits.into_iter().flatten().collect();
        Ok(Answer { total: found.total as u64, unindexed, hits })
    }

    /// Look into the index. Where it is damaged, tantivy errs or, as it says itself, panics.
    fn found(&self, phrases: &[Phrase], search: &Search) -> tantivy::Result<Found> {
        let full_text = self.full_text.borrow();
        let (Some(full_text), false) = (full_text.as_ref(), phrases.is_empty()) else {
            return Ok(Found::default());
        };
        let look = || full_text.search(phrases, search.exact, search.offset, search.limit);
        catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| {
            Err(TantivyError::InternalError("tantivy panicked on the index".into()))
        })
    }

    /// Have an index that has seen as much as it can. Returns how many documents it has not.
    fn refresh(&self) -> Result<u64> {
        let mut full_text = self.full_text.borrow_mut();
        if let Some(open) = full_text.as_ref()
            && self.behind(open)? == 0
        {
            return Ok(0);
        }
        // A writer may have brought it up to date since.
        let on_disk = FullText::open(&self.store.index(), &self.connection);
        let patience = match &on_disk {
            Some(open) if self.behind(open)? == 0 => {
                *full_text = on_disk;
                return Ok(0);
            }
            Some(_) => Duration::ZERO,
            None => self.store.patience(),
        };
        *full_text = Some(self.caught_up(on_disk, patience)?);
        full_text.as_ref().map_or(Ok(0), |open| self.behind(open))
    }

    /// The index with what it lacked, if this reader may write it; else the best that there is.
    fn caught_up(&self, on_disk: Option<FullText>, patience: Duration) -> Result<FullText> {
        let folder = self.store.index();
        if let Ok(_lock) = self.store.lock(patience) {
            // Open it again: only now does nobody else write to it.
            let index = FullText::open(&folder, &self.connection);
            if let Ok(index) = search::fill(index, &folder, &self.connection) {
                return Ok(index);
            }
        } else if let Some(index) = on_disk {
            return Ok(index);
        }
        FullText::in_memory(&self.connection)
            .and_then(|mut index| index.catch_up(&self.connection).map(|()| index))
            .map_err(|trouble| self.trouble(trouble))
    }

    /// Make the index anew after it was found to be damaged.
    fn rebuild(&self) -> Result<()> {
        let _lock = self.store.lock(self.store.patience())?;
        let index = search::fill(None, &self.store.index(), &self.connection);
        *self.full_text.borrow_mut() = Some(index.map_err(|trouble| self.trouble(trouble))?);
        Ok(())
    }

    fn behind(&self, index: &FullText) -> Result<u64> {
        self.read(|connection| index.behind(connection))
    }

    fn trouble(&self, trouble: Trouble) -> StoreError {
        match trouble {
            Trouble::Database(source) => {
                StoreError::database(Doing::Read, self.store.database(), source)
            }
            Trouble::Index(source) => {
                Kind::FullText { doing: Doing::Search, path: self.store.index(), source }.into()
            }
        }
    }

    /// What an id or the beginning of one names.
    fn one<T: Copy>(
        &self,
        what: &'static str,
        prefix: &str,
        find: impl FnOnce(&Connection, &str) -> rusqlite::Result<Named<T>>,
    ) -> Result<Option<T>> {
        match self.read(|connection| find(connection, prefix))? {
            Named::Nothing => Ok(None),
            Named::One(found) => Ok(Some(found)),
            Named::Several(first, second) => {
                let prefix = prefix.to_owned();
                Err(Kind::Ambiguous { what, prefix, first, second }.into())
            }
        }
    }

    /// Ask within one state of the store.
    pub(crate) fn read<T>(
        &self,
        ask: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let answer = || {
            let transaction = self.connection.unchecked_transaction()?;
            let answer = ask(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        };
        answer().map_err(|source| StoreError::database(Doing::Read, self.store.database(), source))
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("store", &self.store).finish_non_exhaustive()
    }
}

fn hit(
    texts: &mut Texts<'_>,
    place: Place,
    phrases: &[Phrase],
    exact: bool,
) -> rusqlite::Result<Option<Hit>> {
    let document = texts.of(place.seq)?;
    let Some(&sentence) = document.sentences.get(place.sentence as usize) else { return Ok(None) };
    let text = document.slice(sentence).to_owned();
    let points = CodePoints::new(&text);
    let point = |byte: usize| sentence[0] + points.of_byte(u32::try_from(byte).unwrap_or(u32::MAX));
    let marks: Vec<Mark> = search::marks(&text, phrases, exact)
        .into_iter()
        .map(|(start, end, kind)| Mark { start: point(start), end: point(end), kind })
        .collect();
    let Some(kind) = marks.iter().map(|mark| mark.kind).min() else { return Ok(None) };
    Ok(Some(Hit { document: document.heading.clone(), sentence, text, marks, kind }))
}
