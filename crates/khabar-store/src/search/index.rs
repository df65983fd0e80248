//! The adaptor of tantivy: one entry a sentence, and a note in every commit that says how far the index has come.

use std::{fs, io, path::Path};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use tantivy::{
    Index, IndexReader, IndexWriter, Order, ReloadPolicy, Score, TantivyDocument, TantivyError,
    Term,
    collector::{
        Count, TopDocs,
        sort_key::{SortBySimilarityScore, SortByStaticFastValue},
    },
    query::{BooleanQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery},
    schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::TextAnalyzer,
};

use super::{query::Phrase, words::Form};
use crate::{places::Places, record::Offsets, rows};

/// Raised when the fields or the words change: an index of another version is made anew.
const VERSION: u32 = 1;
/// Memory for new entries before they go to the disk, in bytes.
const MEMORY: usize = 48 << 20;
/// Documents between two commits of a long catch-up: what a killed process can lose of it.
const BATCH: usize = 5_000;

/// Name of the field with the number of the document.
const DOCUMENT: &str = "document";
/// Name of the field with the position of the sentence in it.
const SENTENCE: &str = "sentence";

/// An open index.
pub(crate) struct FullText {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    progress: Progress,
}

/// Why the index could not be made or asked.
#[derive(Debug)]
pub(crate) enum Trouble {
    Database(rusqlite::Error),
    Index(TantivyError),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl From<TantivyError> for Trouble {
    fn from(error: TantivyError) -> Self {
        Self::Index(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Index(error.into())
    }
}

/// Which documents an index holds: those of one store up to one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Progress {
    version: u32,
    store: String,
    /// Number of the last document, 0 for none.
    seq: i64,
    /// Its id, so that the index of a store that was put back to an earlier copy is noticed.
    id: String,
}

#[derive(Clone, Copy)]
struct Fields {
    words: [Field; 3],
    document: Field,
    sentence: Field,
}

/// A sentence that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Number of its document.
    pub(crate) seq: i64,
    /// Its position in it.
    pub(crate) sentence: u32,
}

/// How many sentences were found, and some of them.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) total: usize,
    pub(crate) places: Vec<Place>,
}

impl FullText {
    /// The index in that folder, if it can be read and is one of this store.
    pub(crate) fn open(folder: &Path, connection: &Connection) -> Option<Self> {
        let index = Index::open_in_dir(folder).ok()?;
        let progress: Progress =
            serde_json::from_str(index.load_metas().ok()?.payload.as_deref()?).ok()?;
        let is_ours = progress.version == VERSION
            && index.schema() == schema().0
            && progress.store == store_id(connection).ok()?
            && progress.is_of(connection).ok()?;
        if is_ours { Self::over(index, progress).ok() } else { None }
    }

    /// A new, empty index in that folder, in place of what is there.
    pub(crate) fn create(folder: &Path, connection: &Connection) -> Result<Self, Trouble> {
        match fs::symlink_metadata(folder) {
            Ok(there) if there.is_dir() => fs::remove_dir_all(folder)?,
            Ok(_) => fs::remove_file(folder)?,
            Err(_) => {}
        }
        fs::create_dir(folder)?;
        Self::begin(Index::create_in_dir(folder, schema().0)?, connection)
    }

    /// A new, empty index in memory, for a store that cannot be written.
    pub(crate) fn in_memory(connection: &Connection) -> Result<Self, Trouble> {
        Self::begin(Index::create_in_ram(schema().0), connection)
    }

    fn begin(index: Index, connection: &Connection) -> Result<Self, Trouble> {
        let store = store_id(connection)?;
        let progress = Progress { version: VERSION, store, seq: 0, id: String::new() };
        let full_text = Self::over(index, progress)?;
        let mut writer = full_text.writer()?;
        full_text.commit(&mut writer)?;
        Ok(full_text)
    }

    fn over(index: Index, progress: Progress) -> Result<Self, TantivyError> {
        for form in Form::ALL {
            index.tokenizers().register(form.name(), TextAnalyzer::from(form));
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, reader, fields: schema().1, progress })
    }

    /// How many documents of the store it has not seen.
    pub(crate) fn behind(&self, connection: &Connection) -> rusqlite::Result<u64> {
        connection
            .prepare_cached("SELECT count(*) FROM document WHERE seq > ?1")?
            .query_row([self.progress.seq], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
    }

    /// Take in every document of the store that it has not seen.
    pub(crate) fn catch_up(&mut self, connection: &Connection) -> Result<(), Trouble> {
        if self.behind(connection)? == 0 {
            return Ok(());
        }
        let mut writer = self.writer()?;
        let mut select =
            connection.prepare("SELECT seq, id, text FROM document WHERE seq > ?1 ORDER BY seq")?;
        let mut documents = select.query([self.progress.seq])?;
        let mut since_commit = 0;
        while let Some(document) = documents.next()? {
            let seq = document.get(0)?;
            let text: String = document.get(2)?;
            self.add(&writer, seq, &text, &rows::sentences(connection, seq)?)?;
            self.progress.seq = seq;
            self.progress.id = document.get(1)?;
            since_commit += 1;
            if since_commit == BATCH {
                self.commit(&mut writer)?;
                since_commit = 0;
            }
        }
        self.commit(&mut writer)?;
        writer.wait_merging_threads()?;
        self.reader.reload()?;
        Ok(())
    }

    fn writer(&self) -> Result<IndexWriter, TantivyError> {
        // One thread, so that the same documents give the same index.
        self.index.writer_with_num_threads(1, MEMORY)
    }

    fn add(
        &self,
        writer: &IndexWriter,
        seq: i64,
        text: &str,
        sentences: &[Offsets],
    ) -> Result<(), TantivyError> {
        let places = Places::of(text);
        for (position, &sentence) in (0u32..).zip(sentences) {
            let mut entry = TantivyDocument::new();
            entry.add_i64(self.fields.document, seq);
            entry.add_u64(self.fields.sentence, u64::from(position));
            for field in self.fields.words {
                entry.add_text(field, places.slice(sentence));
            }
            writer.add_document(entry)?;
        }
        Ok(())
    }

    fn commit(&self, writer: &mut IndexWriter) -> Result<(), TantivyError> {
        let mut commit = writer.prepare_commit()?;
        let progress = serde_json::to_string(&self.progress)
            .map_err(|error| TantivyError::IoError(io::Error::from(error).into()))?;
        commit.set_payload(&progress);
        commit.commit()?;
        Ok(())
    }

    /// The sentences that answer every phrase, the best first, of equal ones those first that were added first.
    pub(crate) fn search(
        &self,
        phrases: &[Phrase],
        exact: bool,
        offset: usize,
        limit: usize,
    ) -> Result<Found, TantivyError> {
        let searcher = self.reader.searcher();
        let query = self.fields.query(phrases, exact);
        // Counting needs no score, so it need not look at the forms that only move an answer up.
        let total = searcher.search(&self.fields.answering(phrases, exact), &Count)?;
        let take = limit.min(total.saturating_sub(offset));
        if take == 0 {
            return Ok(Found { total, places: Vec::new() });
        }
        let order = (
            SortBySimilarityScore,
            (SortByStaticFastValue::<i64>::for_field(DOCUMENT), Order::Asc),
            (SortByStaticFastValue::<u64>::for_field(SENTENCE), Order::Asc),
        );
        let top = TopDocs::with_limit(take).and_offset(offset).order_by(order);
        let found = searcher.search(&query, &top)?.into_iter();
        let places = found.map(|((_, seq, sentence), _)| place(seq, sentence));
        Ok(Found { total, places: places.collect::<Result<_, _>>()? })
    }
}

fn place(seq: Option<i64>, sentence: Option<u64>) -> Result<Place, TantivyError> {
    match (seq, sentence.map(u32::try_from)) {
        (Some(seq), Some(Ok(sentence))) => Ok(Place { seq, sentence }),
        _ => Err(io::Error::new(io::ErrorKind::InvalidData, "an entry without its place").into()),
    }
}

impl Fields {
    /// What answers every phrase. The score is that of BM25 over all forms, plus a step for each form stricter than bare in which a phrase
    /// is found: so that closer matches come first however rare the others are.
    ///
    /// (Three queries, each without what the one before has found, would need no steps; but tantivy 0.27 may not exclude a phrase: its
    /// scorer is then asked to go backwards.)
    fn query(&self, phrases: &[Phrase], exact: bool) -> BooleanQuery {
        let mut clauses = self.every(phrases, exact);
        if exact {
            return BooleanQuery::new(clauses);
        }
        for form in [Form::Surface, Form::Normal] {
            let any = || phrases.iter().map(|phrase| (Occur::Should, self.phrase(phrase, form)));
            let step =
                ConstScoreQuery::new(Box::new(BooleanQuery::new(any().collect())), step(phrases));
            clauses.extend(any());
            clauses.push((Occur::Should, Box::new(step)));
        }
        BooleanQuery::new(clauses)
    }

    /// The same answers without their order.
    fn answering(&self, phrases: &[Phrase], exact: bool) -> BooleanQuery {
        BooleanQuery::new(self.every(phrases, exact))
    }

    fn every(&self, phrases: &[Phrase], exact: bool) -> Vec<(Occur, Box<dyn Query>)> {
        let form = if exact { Form::Surface } else { Form::Bare };
        phrases.iter().map(|phrase| (Occur::Must, self.phrase(phrase, form))).collect()
    }

    fn phrase(&self, phrase: &Phrase, form: Form) -> Box<dyn Query> {
        let field = self.words[form as usize];
        let terms = phrase.words.iter().map(|word| match form {
            Form::Surface => std::slice::from_ref(&word.surface),
            Form::Normal => std::slice::from_ref(&word.normal),
            Form::Bare => word.bare.as_slice(),
        });
        let mut terms: Vec<Vec<Term>> = terms
            .map(|terms| terms.iter().map(|term| Term::from_field_text(field, term)).collect())
            .collect();
        if terms.len() > 1 {
            // A word that has one of the forms has the barest of them.
            let barest = terms.into_iter().filter_map(|mut terms| terms.pop()).collect();
            return Box::new(PhraseQuery::new(barest));
        }
        let any =
            terms.pop().unwrap_or_default().into_iter().map(|term| -> (Occur, Box<dyn Query>) {
                (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)))
            });
        Box::new(BooleanQuery::new(any.collect()))
    }
}

/// More than BM25 can give to those words: a word is at most four terms, and a term scores at most 2.2 times the logarithm of the number of
/// sentences.
fn step(phrases: &[Phrase]) -> Score {
    let words = phrases.iter().map(|phrase| phrase.words.len()).sum::<usize>();
    256.0 * f32::from(u16::try_from(words).unwrap_or(u16::MAX))
}

impl Progress {
    /// Whether the last document is the one that the store has under that number.
    fn is_of(&self, connection: &Connection) -> rusqlite::Result<bool> {
        let known = connection
            .prepare_cached("SELECT count(*) FROM document WHERE seq = ?1 AND id = ?2")?
            .query_row((self.seq, &self.id), |row| row.get::<_, i64>(0))?;
        Ok(self.seq == 0 || known == 1)
    }
}

fn store_id(connection: &Connection) -> rusqlite::Result<String> {
    connection.query_row("SELECT value FROM meta WHERE key = 'store'", [], |row| row.get(0))
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = Form::ALL.map(|form| {
        let words = TextFieldIndexing::default()
            .set_tokenizer(form.name())
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        schema.add_text_field(form.name(), TextOptions::default().set_indexing_options(words))
    });
    let document = schema.add_i64_field(DOCUMENT, FAST);
    let sentence = schema.add_u64_field(SENTENCE, FAST);
    (schema.build(), Fields { words, document, sentence })
}
