//! Adding records: each in one transaction that is on the disk when `add` returns.

use std::path::PathBuf;

use rusqlite::{Connection, TransactionBehavior};

use crate::{
    check::check,
    database,
    error::{Doing, Kind, Result, StoreError},
    failures,
    folder::Store,
    lock::WriterLock,
    query::{self, ClaimIndex},
    record::Record,
    rows,
    search::{self, FullText, Trouble},
    stories,
};

/// Documents after which the full-text index is brought up to date while adding goes on.
const BATCH: usize = 1_000;

/// The one writer of a store. Made by [`Store::writer`].
#[derive(Debug)]
pub struct Writer {
    pub(crate) store: Store,
    pub(crate) connection: Connection,
    /// Whether sentences stand elsewhere than the full-text index has them.
    pub(crate) stale: bool,
    /// Added since the index was last brought up to date.
    unindexed: usize,
    // Dropped last: the lock must outlive what it guards.
    _lock: WriterLock,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is in the store now.
    New,
    /// The store has had a document of that id, made of the same bytes, before; nothing was changed.
    AlreadyStored,
}

impl Writer {
    pub(crate) fn open(store: Store) -> Result<Self> {
        let lock = store.lock(store.patience())?;
        let path = store.database();
        let connection = database::writable(&path, store.patience())
            .map_err(|source| StoreError::database(Doing::Open, path.clone(), source))?;
        database::confirm(&connection, &path)?;
        let mut writer = Self { store, connection, stale: false, unindexed: 0, _lock: lock };
        // The index can be made again, so its trouble must not keep documents out; `commit_index` tells of it.
        let _ = writer.commit_index();
        Ok(writer)
    }

    /// Keep a record under the name by which the user knows it. When this returns, it is on the disk.
    ///
    /// Search finds it after [`commit_index`](Self::commit_index), which happens by itself every thousand documents and when the
    /// writer is dropped.
    ///
    /// # Errors
    /// The record is not sound (it points out of its text or to what it does not hold), the disk is full or fails, or the id is taken by
    /// other bytes. Then the store is as it was before.
    pub fn add(&mut self, record: &Record, name: &str) -> Result<Added> {
        let path = self.store.database();
        let doing = || Doing::Add { name: name.to_owned() };
        if let Err(source) = check(record) {
            return Err(Kind::Unsound { doing: doing(), path, source }.into());
        }
        match self.insert(record, name) {
            Ok(None) => {}
            Ok(Some(stored)) if stored == record.sha256 => return Ok(Added::AlreadyStored),
            Ok(Some(stored)) => {
                let (id, found) = (record.id.clone(), record.sha256.clone());
                return Err(Kind::Collision { doing: doing(), path, id, stored, found }.into());
            }
            Err(source) => return Err(StoreError::database(doing(), path, source)),
        }
        self.unindexed += 1;
        if self.unindexed >= BATCH {
            // As in `open`: the document is safe, the index can wait.
            let _ = self.commit_index();
        }
        Ok(Added::New)
    }

    /// Insert the record, unless its id is taken: then give the SHA-256 under which it is.
    fn insert(&mut self, record: &Record, name: &str) -> rusqlite::Result<Option<String>> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let stored = rows::stored_sha256(&transaction, &record.id)?;
        if stored.is_none() {
            rows::insert(&transaction, record, name, search::count_words(&record.text))?;
            failures::forget(&transaction, name)?;
            transaction.commit()?;
        }
        Ok(stored)
    }

    /// Whether a document of that id, in full, is in the store.
    pub fn contains(&self, id: &str) -> Result<bool> {
        rows::stored_sha256(&self.connection, id)
            .map(|stored| stored.is_some())
            .map_err(|source| StoreError::database(Doing::Read, self.store.database(), source))
    }

    /// Let search find everything that has been added, and give it its stories. Makes the index anew where it is missing or damaged.
    ///
    /// # Errors
    /// The index or the stories cannot be written. The documents are not affected.
    pub fn commit_index(&mut self) -> Result<()> {
        self.unindexed = 0;
        stories::update(&mut self.connection).map_err(|source| {
            StoreError::database(Doing::Stories, self.store.database(), source)
        })?;
        query::update_names(&mut self.connection)
            .map_err(|source| StoreError::database(Doing::Names, self.store.database(), source))?;
        let folder = self.store.index();
        let index = FullText::open(&folder, &self.connection).filter(|_| !self.stale);
        self.fill(index)?;
        self.stale = false;
        let claims = ClaimIndex::fill(&self.store.claim_index(), &self.connection);
        claims.map(drop).map_err(|trouble| self.trouble(trouble, self.store.claim_index()))
    }

    /// Make the full-text index anew from the documents.
    ///
    /// # Errors
    /// The index cannot be written. The documents are not affected.
    pub fn rebuild_index(&mut self) -> Result<()> {
        self.unindexed = 0;
        self.fill(None)?;
        let claims = ClaimIndex::create(&self.store.claim_index(), &self.connection);
        claims.map(drop).map_err(|trouble| self.trouble(trouble, self.store.claim_index()))
    }

    fn fill(&self, index: Option<FullText>) -> Result<()> {
        let folder = self.store.index();
        let filled = search::fill(index, &folder, &self.connection);
        filled.map(drop).map_err(|trouble| self.trouble(trouble, folder))
    }

    fn trouble(&self, trouble: Trouble, folder: PathBuf) -> StoreError {
        match trouble {
            Trouble::Database(source) => {
                StoreError::database(Doing::Read, self.store.database(), source)
            }
            Trouble::Index(source) => {
                Kind::FullText { doing: Doing::Index, path: folder, source }.into()
            }
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if self.unindexed > 0 {
            // Whoever wants to know calls `commit_index`; whoever opens the store next catches up.
            let _ = self.commit_index();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document of that many letters.
    fn record(letters: usize) -> Record {
        Record { id: "aa".into(), text: "خ".repeat(letters), ..Record::default() }
    }

    #[test]
    fn a_document_that_does_not_fit_leaves_nothing_behind() {
        let place = tempfile::TempDir::new().expect("a folder");
        let store = Store::create_or_open(place.path()).expect("a store");
        let mut writer = store.writer().expect("a writer");
        let limit = |writer: &Writer, pages: u32| {
            writer.connection.pragma_update(None, "max_page_count", pages).expect("a limit");
        };
        limit(&writer, 60);
        let error = writer.add(&record(1_000_000), "long.txt").expect_err("no room");
        let message = error.to_string().replace(&place.path().display().to_string(), "DIR");
        insta::assert_snapshot!(message, @r#"cannot add "long.txt" to DIR/khabar.db: the disk is full, so nothing of it was kept"#);
        assert!(!writer.contains("aa").expect("an answer"));
        assert_eq!(writer.add(&record(10), "short.txt").expect("room"), Added::New);
    }
}
