//! The index of claims: one entry a claim in tantivy, beside the database and never the only home of anything.
//!
//! It follows the table `change`, so it sees new documents, texts that were read anew, and corrections. Merged and renamed entities are looked
//! up when a question is asked, so that undoing a merger touches nothing here.

use std::{collections::BTreeSet, fs, io, path::Path};

use khabar_text::normal;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use tantivy::{
    DocSet, Index, IndexReader, IndexWriter, ReloadPolicy, SegmentReader, TERMINATED,
    TantivyDocument, TantivyError, Term,
    query::{EnableScoring, PhraseQuery, Query, TermQuery},
    schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions},
    tokenizer::TextAnalyzer,
};

use crate::{
    corrections::Overlay,
    days::Days,
    places::Places,
    record::{ClaimRecord, Record},
    rows,
    search::{Form, Trouble},
};

/// Raised when the fields or the words change: an index of another version is made anew.
const VERSION: u32 = 2;
/// Memory for new entries before they go to the disk, in bytes.
const MEMORY: usize = 64 << 20;
/// Documents between two commits of a long catch-up.
const BATCH: usize = 5_000;

/// The terms of a claim; each kind is written before its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Type,
    Mode,
    Polarity,
    Modality,
    Phase,
    Actor,
    Recipient,
    Place,
    Source,
    Document,
}

impl Tag {
    const fn letter(self) -> char {
        match self {
            Self::Type => 't',
            Self::Mode => 'm',
            Self::Polarity => 'p',
            Self::Modality => 'o',
            Self::Phase => 'h',
            Self::Actor => 'a',
            Self::Recipient => 'r',
            Self::Place => 'l',
            Self::Source => 's',
            Self::Document => 'd',
        }
    }
}

/// Numbers of a claim that a question may bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// Day of publication.
    Day,
    /// First day of the time of the claim.
    WhenFirst,
    /// Last day of it.
    WhenLast,
    /// Number of the story.
    Story,
}

impl Number {
    const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::WhenFirst => "when_first",
            Self::WhenLast => "when_last",
            Self::Story => "story",
        }
    }
}

/// Texts of a claim in which words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    Sentence,
    Outlet,
    Label,
}

/// A claim that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    /// Later days first, then the order of adding, then that of the text: the greater, the earlier in the list.
    pub(super) order: u64,
    pub(super) seq: i64,
    pub(super) position: u32,
}

/// An open index.
pub(crate) struct ClaimIndex {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    progress: Progress,
}

/// How far an index has come in the changes of one store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Progress {
    version: u32,
    store: String,
    /// Number of the last change, 0 for none.
    number: i64,
    /// The id of its document, so that the index of a store that was put back to an earlier copy is noticed.
    id: String,
}

#[derive(Clone, Copy)]
struct Fields {
    tags: Field,
    sentence: Field,
    outlet: Field,
    label: Field,
    seq: Field,
    position: Field,
    order: Field,
    day: Field,
    when_first: Field,
    when_last: Field,
    story: Field,
    outlet_number: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let tags = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::Basic);
    let words = TextFieldIndexing::default()
        .set_tokenizer(Form::Bare.name())
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let words = TextOptions::default().set_indexing_options(words);
    let fields = Fields {
        tags: schema.add_text_field("tags", TextOptions::default().set_indexing_options(tags)),
        sentence: schema.add_text_field("sentence", words.clone()),
        outlet: schema.add_text_field("outlet", words.clone()),
        label: schema.add_text_field("label", words),
        seq: schema.add_u64_field("seq", FAST | INDEXED),
        position: schema.add_u64_field("position", FAST),
        order: schema.add_u64_field("order", FAST),
        day: schema.add_u64_field(Number::Day.name(), FAST),
        when_first: schema.add_u64_field(Number::WhenFirst.name(), FAST),
        when_last: schema.add_u64_field(Number::WhenLast.name(), FAST),
        story: schema.add_u64_field(Number::Story.name(), FAST),
        outlet_number: schema.add_u64_field("outlet_number", FAST),
    };
    (schema.build(), fields)
}

/// The last change of a store with its document.
fn last_change(connection: &Connection) -> rusqlite::Result<(i64, String)> {
    connection.query_row(
        "SELECT coalesce(max(number), 0),
                coalesce((SELECT id FROM document WHERE seq = (SELECT document FROM change ORDER BY number DESC LIMIT 1)), '')
         FROM change",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

impl ClaimIndex {
    /// An index that has seen every change: the one in the folder with what it lacked, or a new one. The caller holds the writer's lock.
    pub(crate) fn fill(folder: &Path, connection: &Connection) -> Result<Self, Trouble> {
        if let Some(mut index) = Self::open(folder, connection)
            && index.catch_up(connection).is_ok()
        {
            return Ok(index);
        }
        Self::create(folder, connection)
    }

    /// A new index in that folder, in place of what is there.
    pub(crate) fn create(folder: &Path, connection: &Connection) -> Result<Self, Trouble> {
        match fs::symlink_metadata(folder) {
            Ok(there) if there.is_dir() => fs::remove_dir_all(folder)?,
            Ok(_) => fs::remove_file(folder)?,
            Err(_) => {}
        }
        fs::create_dir(folder)?;
        let mut index = Self::begin(Index::create_in_dir(folder, schema().0)?, connection)?;
        index.catch_up(connection)?;
        Ok(index)
    }

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

    /// A new index in memory, for a store that cannot be written.
    pub(crate) fn in_memory(connection: &Connection) -> Result<Self, Trouble> {
        let mut index = Self::begin(Index::create_in_ram(schema().0), connection)?;
        index.catch_up(connection)?;
        Ok(index)
    }

    fn begin(index: Index, connection: &Connection) -> Result<Self, Trouble> {
        let store = store_id(connection)?;
        Ok(Self::over(index, Progress { version: VERSION, store, number: 0, id: String::new() })?)
    }

    fn over(index: Index, progress: Progress) -> Result<Self, TantivyError> {
        index.tokenizers().register(Form::Bare.name(), TextAnalyzer::from(Form::Bare));
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, reader, fields: schema().1, progress })
    }

    /// How many changes it has not seen.
    pub(crate) fn behind(&self, connection: &Connection) -> rusqlite::Result<u64> {
        connection
            .prepare_cached("SELECT count(*) FROM change WHERE number > ?1")?
            .query_row([self.progress.number], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
    }

    /// Take in every document that has changed.
    fn catch_up(&mut self, connection: &Connection) -> Result<(), Trouble> {
        let (last, id) = last_change(connection)?;
        let on_disk = self.index.load_metas()?.payload.is_some();
        if last == self.progress.number && on_disk {
            return Ok(());
        }
        let overlay = Overlay::load(connection)?.without_mergers();
        let changed: BTreeSet<i64> = connection
            .prepare("SELECT DISTINCT document FROM change WHERE number > ?1")?
            .query_map([self.progress.number], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        // One thread, so that the same documents give the same index.
        let mut writer: IndexWriter = self.index.writer_with_num_threads(1, MEMORY)?;
        let new_index = self.progress.number == 0;
        for (row, seq) in (1..).zip(changed) {
            if !new_index {
                writer.delete_term(Term::from_field_u64(self.fields.seq, seq.unsigned_abs()));
            }
            self.add(&writer, connection, seq, &overlay)?;
            if row % BATCH == 0 {
                // What a killed process has done so far is done again: a document that is there twice is deleted first.
                writer.commit()?;
            }
        }
        self.progress.number = last;
        self.progress.id = id;
        let mut commit = writer.prepare_commit()?;
        let progress = serde_json::to_string(&self.progress)
            .map_err(|error| TantivyError::IoError(io::Error::from(error).into()))?;
        commit.set_payload(&progress);
        commit.commit()?;
        writer.wait_merging_threads()?;
        self.reader.reload()?;
        Ok(())
    }

    fn add(
        &self,
        writer: &IndexWriter,
        connection: &Connection,
        seq: i64,
        overlay: &Overlay,
    ) -> Result<(), Trouble> {
        let mut record = rows::record(connection, seq)?;
        let positions: Vec<String> = record.claims.iter().map(|claim| claim.id.clone()).collect();
        overlay.apply(&mut record);
        let story: i64 = connection
            .prepare_cached(
                "SELECT coalesce((SELECT story FROM story_text WHERE document = ?1), ?1)",
            )?
            .query_row([seq], |row| row.get(0))?;
        let places = Places::of(&record.text);
        let day =
            record.published.as_deref().and_then(Days::of).map_or(0, |days| days.numbers()[0]);
        for claim in &record.claims {
            let position = positions.iter().position(|id| *id == claim.id).unwrap_or_default();
            let position = u32::try_from(position).unwrap_or(u32::MAX);
            let mut entry = TantivyDocument::new();
            for tag in tags(&record, claim) {
                entry.add_text(self.fields.tags, tag);
            }
            let sentence = sentence(&record, claim);
            entry.add_text(self.fields.sentence, places.slice(sentence));
            if let Some(outlet) = &record.outlet {
                entry.add_text(self.fields.outlet, outlet);
                let number = xxhash_rust::xxh3::xxh3_64(normal(outlet).as_bytes());
                entry.add_u64(self.fields.outlet_number, number);
            }
            let within = |row: &&crate::record::FramingRecord| {
                sentence[0] <= row.start && row.end <= sentence[1]
            };
            for label in record.framing.iter().filter(within) {
                entry.add_text(self.fields.label, places.slice([label.start, label.end]));
            }
            if let Some(days) = claim.time.as_deref().and_then(Days::of_timex) {
                let [first, last] = days.numbers();
                entry.add_u64(self.fields.when_first, first);
                entry.add_u64(self.fields.when_last, last);
            }
            entry.add_u64(self.fields.seq, seq.unsigned_abs());
            entry.add_u64(self.fields.position, position.into());
            entry.add_u64(self.fields.order, order(day, seq, position));
            entry.add_u64(self.fields.day, day);
            entry.add_u64(self.fields.story, story.unsigned_abs());
            writer.add_document(entry)?;
        }
        Ok(())
    }

    /// A view on what it holds now.
    pub(super) fn searcher(&self) -> tantivy::Searcher {
        self.reader.searcher()
    }

    /// The term of a tag.
    pub(super) fn tag(&self, tag: Tag, value: &str) -> Term {
        Term::from_field_text(self.fields.tags, &tagged(tag, value))
    }

    /// The claims of a segment that carry a tag.
    pub(super) fn tagged(&self, segment: &SegmentReader, term: Term) -> tantivy::Result<Bits> {
        self.matching(segment, &TermQuery::new(term, IndexRecordOption::Basic))
    }

    /// The claims of a segment in whose text one word, in any of its forms, stands.
    pub(super) fn word(
        &self,
        segment: &SegmentReader,
        text: Text,
        forms: &[String],
    ) -> tantivy::Result<Bits> {
        let mut bits = Bits::none(segment.max_doc());
        for form in forms {
            let term = Term::from_field_text(self.text(text), form);
            bits.or(&self.matching(segment, &TermQuery::new(term, IndexRecordOption::Basic))?);
        }
        Ok(bits)
    }

    /// The claims of a segment in whose text words follow one another.
    pub(super) fn phrase(
        &self,
        segment: &SegmentReader,
        text: Text,
        words: &[String],
    ) -> tantivy::Result<Bits> {
        let field = self.text(text);
        let terms = words.iter().map(|word| Term::from_field_text(field, word)).collect();
        self.matching(segment, &PhraseQuery::new(terms))
    }

    /// The claims of a segment with a number between two, both included.
    pub(super) fn between(
        segment: &SegmentReader,
        number: Number,
        first: u64,
        last: u64,
    ) -> tantivy::Result<Bits> {
        let column = segment.fast_fields().u64(number.name())?;
        let mut bits = Bits::none(segment.max_doc());
        for doc in 0..segment.max_doc() {
            if column.first(doc).is_some_and(|value| first <= value && value <= last) {
                bits.set(doc);
            }
        }
        Ok(bits)
    }

    const fn text(&self, text: Text) -> Field {
        match text {
            Text::Sentence => self.fields.sentence,
            Text::Outlet => self.fields.outlet,
            Text::Label => self.fields.label,
        }
    }

    fn matching(&self, segment: &SegmentReader, query: &dyn Query) -> tantivy::Result<Bits> {
        let schema = self.index.schema();
        let weight = query.weight(EnableScoring::disabled_from_schema(&schema))?;
        let mut bits = Bits::none(segment.max_doc());
        let mut scorer = weight.scorer(segment, 1.0)?;
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            bits.set(doc);
            doc = scorer.advance();
        }
        Ok(bits)
    }
}

/// A set of the claims of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    length: u32,
}

impl Bits {
    pub(super) fn none(length: u32) -> Self {
        Self { words: vec![0; length.div_ceil(64) as usize], length }
    }

    pub(super) fn all(length: u32) -> Self {
        let mut bits = Self::none(length);
        bits.not();
        bits
    }

    pub(super) fn set(&mut self, bit: u32) {
        if let Some(word) = self.words.get_mut((bit / 64) as usize) {
            *word |= 1 << (bit % 64);
        }
    }

    pub(super) fn clear(&mut self, bit: u32) {
        if let Some(word) = self.words.get_mut((bit / 64) as usize) {
            *word &= !(1 << (bit % 64));
        }
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(one, other)| *one &= other);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(one, other)| *one |= other);
    }

    pub(super) fn not(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        if let Some(last) = self.words.last_mut().filter(|_| !self.length.is_multiple_of(64)) {
            *last &= (1 << (self.length % 64)) - 1;
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        (0u32..).step_by(64).zip(&self.words).flat_map(|(first, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    first + bit
                })
            })
        })
    }
}

fn tagged(tag: Tag, value: &str) -> String {
    format!("{}:{value}", tag.letter())
}

/// Every tag of a claim. A claim without a source is said by the writer.
fn tags(record: &Record, claim: &ClaimRecord) -> Vec<String> {
    let mut tags = vec![
        tagged(Tag::Type, &claim.kind),
        tagged(Tag::Polarity, &claim.polarity),
        tagged(Tag::Modality, &claim.modality),
        tagged(Tag::Document, &record.id),
    ];
    tags.extend(claim.mode.as_ref().map(|mode| tagged(Tag::Mode, mode)));
    tags.extend(claim.phase.as_ref().map(|phase| tagged(Tag::Phase, phase)));
    tags.extend(claim.actors.iter().map(|key| tagged(Tag::Actor, key)));
    tags.extend(claim.recipients.iter().map(|key| tagged(Tag::Recipient, key)));
    tags.extend(claim.places.iter().map(|key| tagged(Tag::Place, key)));
    tags.extend(claim.sources.iter().map(|link| tagged(Tag::Source, &link.entity)));
    if claim.sources.is_empty() {
        tags.push(tagged(Tag::Source, super::answer::WRITER));
    }
    tags
}

/// The sentence around a claim, the words of its trigger where there is none.
pub(crate) fn sentence(record: &Record, claim: &ClaimRecord) -> crate::record::Offsets {
    let [start, end] = claim.trigger;
    let around = record.sentences.iter().find(|at| at[0] <= start && end <= at[1]);
    around.copied().unwrap_or(claim.trigger)
}

/// Later days first, then the order of adding, then that of the text.
fn order(day: u64, seq: i64, position: u32) -> u64 {
    let seq = (1 << 24) - 1 - (seq.unsigned_abs() & ((1 << 24) - 1));
    let position = (1 << 14) - 1 - u64::from(position).min((1 << 14) - 1);
    (day << 38) | (seq << 14) | position
}

impl Progress {
    /// Whether the last change is the one that the store has under that number.
    fn is_of(&self, connection: &Connection) -> rusqlite::Result<bool> {
        let known = connection
            .prepare_cached(
                "SELECT count(*) FROM change JOIN document ON seq = document WHERE number = ?1 AND id = ?2",
            )?
            .query_row((self.number, &self.id), |row| row.get::<_, i64>(0))?;
        Ok(self.number == 0 || known == 1)
    }
}

fn store_id(connection: &Connection) -> rusqlite::Result<String> {
    connection.query_row("SELECT value FROM meta WHERE key = 'store'", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_turned_round_within_their_length() {
        let mut bits = Bits::none(70);
        bits.set(3);
        bits.set(69);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [3, 69]);
        bits.not();
        assert_eq!(bits.iter().count(), 68);
        assert_eq!(Bits::all(128).iter().count(), 128);
        assert_eq!(Bits::all(0).iter().count(), 0);
    }

    #[test]
    fn later_days_come_first_then_the_order_of_adding() {
        assert!(order(20_200_302, 9, 0) > order(20_200_301, 1, 0));
        assert!(order(20_200_301, 1, 5) > order(20_200_301, 2, 0));
        assert!(order(20_200_301, 1, 0) > order(20_200_301, 1, 1));
        assert!(order(20_200_301, 1, 0) > order(0, 1, 0));
    }
}
