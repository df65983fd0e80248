//! A query answered: what it asks for becomes sets of claims, one set a segment of the index.

use std::collections::{BinaryHeap, HashSet};

use rusqlite::Connection;
use serde::Serialize;
use tantivy::{SegmentReader, Term};

use super::{
    Branch, Field, Query, What,
    index::{Bits, ClaimIndex, Entry, Number, Tag, Text},
    names,
};
use crate::{answers::ClaimRow, corrections::Overlay, days::Days, search::Phrase, stories::Spread};

/// The source of what the writer says.
pub(crate) const WRITER: &str = "writer";

/// Some of the claims that answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answered {
    /// The query as it was understood.
    pub query: String,
    /// How many claims answer on all pages.
    pub total: u64,
    /// In how many documents, stories and outlets they stand.
    pub spread: Spread,
    /// How many claims stand before the first of these.
    pub offset: usize,
    /// These: those published last first, then in the order of adding and of the text.
    pub rows: Vec<ClaimRow>,
    /// What the reader should know, such as a name that nobody has.
    pub notes: Vec<String>,
}

/// The claims that answer, by place.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) total: u64,
    pub(crate) spread: Spread,
    /// Document and position of each on the page.
    pub(crate) places: Vec<(i64, u32)>,
    pub(crate) notes: Vec<String>,
}

/// What a query asks of the index, with every name looked up.
enum Plan {
    Tags(Vec<Term>),
    Word(Text, Vec<String>),
    Phrase(Text, Vec<String>),
    Between(Number, u64, u64),
    Not(Box<Plan>),
    All(Vec<Plan>),
    Any(Vec<Plan>),
}

/// Look for the claims that answer.
pub(crate) fn find(
    index: &ClaimIndex,
    connection: &Connection,
    overlay: &Overlay,
    query: &Query,
    offset: usize,
    limit: usize,
) -> tantivy::Result<Found> {
    let mut planner = Planner { index, connection, overlay, notes: Vec::new() };
    let plan = planner.query(query).map_err(|error| {
        tantivy::TantivyError::InternalError(format!("a name could not be looked up: {error}"))
    })?;
    let mut found = Found { notes: planner.notes, ..Found::default() };
    let keep = offset.saturating_add(limit);
    let mut top: BinaryHeap<std::cmp::Reverse<Entry>> = BinaryHeap::new();
    let mut seen = Seen::default();
    for segment in index.searcher().segment_readers() {
        let mut bits = evaluate(index, segment, &plan)?;
        if let Some(alive) = segment.alive_bitset() {
            for doc in 0..segment.max_doc() {
                if alive.is_deleted(doc) {
                    bits.clear(doc);
                }
            }
        }
        let fields = segment.fast_fields();
        let (order, seq, position) =
            (fields.u64("order")?, fields.u64("seq")?, fields.u64("position")?);
        let (story, outlet) = (fields.u64("story")?, fields.u64("outlet_number")?);
        for doc in bits.iter() {
            found.total += 1;
            let document = seq.first(doc).unwrap_or_default();
            seen.take(document, story.first(doc), outlet.first(doc));
            let order = order.first(doc).unwrap_or_default();
            if top.len() == keep && top.peek().is_none_or(|least| order <= least.0.order) {
                continue;
            }
            let position = position.first(doc).and_then(|at| u32::try_from(at).ok());
            let entry = Entry {
                order,
                seq: document.cast_signed(),
                position: position.unwrap_or_default(),
            };
            top.push(std::cmp::Reverse(entry));
            if top.len() > keep {
                top.pop();
            }
        }
    }
    found.spread = seen.spread();
    let sorted = top.into_sorted_vec().into_iter().skip(offset);
    found.places = sorted.map(|entry| (entry.0.seq, entry.0.position)).collect();
    Ok(found)
}

/// What was seen at least once. Numbers of documents are small, so a bit each is the cheapest set.
#[derive(Default)]
struct Seen {
    documents: Numbers,
    stories: Numbers,
    outlets: HashSet<u64>,
    last_document: Option<u64>,
}

#[derive(Default)]
struct Numbers {
    words: Vec<u64>,
    count: u64,
}

impl Numbers {
    fn take(&mut self, number: u64) {
        let at = usize::try_from(number / 64).unwrap_or(usize::MAX).min(1 << 26);
        if self.words.len() <= at {
            self.words.resize(at + 1, 0);
        }
        if let Some(word) = self.words.get_mut(at) {
            self.count += u64::from(*word & (1 << (number % 64)) == 0);
            *word |= 1 << (number % 64);
        }
    }
}

impl Seen {
    fn take(&mut self, document: u64, story: Option<u64>, outlet: Option<u64>) {
        if self.last_document == Some(document) {
            return;
        }
        self.last_document = Some(document);
        self.documents.take(document);
        self.stories.take(story.unwrap_or(document));
        self.outlets.extend(outlet);
    }

    fn spread(&self) -> Spread {
        Spread {
            documents: self.documents.count,
            stories: self.stories.count,
            outlets: self.outlets.len() as u64,
        }
    }
}

fn evaluate(index: &ClaimIndex, segment: &SegmentReader, plan: &Plan) -> tantivy::Result<Bits> {
    let length = segment.max_doc();
    Ok(match plan {
        Plan::Tags(terms) => {
            let mut bits = Bits::none(length);
            for term in terms {
                bits.or(&index.tagged(segment, term.clone())?);
            }
            bits
        }
        Plan::Word(text, forms) => index.word(segment, *text, forms)?,
        Plan::Phrase(text, words) => index.phrase(segment, *text, words)?,
        Plan::Between(number, first, last) => ClaimIndex::between(segment, *number, *first, *last)?,
        Plan::Not(plan) => {
            let mut bits = evaluate(index, segment, plan)?;
            bits.not();
            bits
        }
        Plan::All(plans) => {
            let mut bits = Bits::all(length);
            for plan in plans {
                bits.and(&evaluate(index, segment, plan)?);
            }
            bits
        }
        Plan::Any(plans) => {
            let mut bits = Bits::none(length);
            for plan in plans {
                bits.or(&evaluate(index, segment, plan)?);
            }
            bits
        }
    })
}

struct Planner<'a> {
    index: &'a ClaimIndex,
    connection: &'a Connection,
    overlay: &'a Overlay,
    notes: Vec<String>,
}

impl Planner<'_> {
    fn query(&mut self, query: &Query) -> rusqlite::Result<Plan> {
        if query.any.is_empty() {
            return Ok(Plan::All(Vec::new()));
        }
        let any = query.any.iter().map(|branch| self.branch(branch));
        Ok(Plan::Any(any.collect::<rusqlite::Result<_>>()?))
    }

    fn branch(&mut self, branch: &Branch) -> rusqlite::Result<Plan> {
        let mut all = Vec::new();
        for item in &branch.all {
            let plan = match &item.what {
                What::Words(words) => words_in(Text::Sentence, words),
                What::Field(field, value) => self.field(*field, value)?,
                What::Group(query) => self.query(query)?,
            };
            all.push(if item.negated { Plan::Not(Box::new(plan)) } else { plan });
        }
        Ok(Plan::All(all))
    }

    fn field(&mut self, field: Field, value: &str) -> rusqlite::Result<Plan> {
        let tag = |tag: Tag| Ok(Plan::Tags(vec![self.index.tag(tag, value)]));
        match field {
            Field::Type => tag(Tag::Type),
            Field::Mode => tag(Tag::Mode),
            Field::Polarity => tag(Tag::Polarity),
            Field::Modality => tag(Tag::Modality),
            Field::Phase => tag(Tag::Phase),
            Field::Actor => self.entity(&[Tag::Actor], value),
            Field::To => self.entity(&[Tag::Recipient], value),
            Field::Place => self.entity(&[Tag::Place], value),
            Field::Says if is_writer(value) => {
                Ok(Plan::Tags(vec![self.index.tag(Tag::Source, WRITER)]))
            }
            Field::Says => self.entity(&[Tag::Source], value),
            Field::Entity => {
                self.entity(&[Tag::Actor, Tag::Recipient, Tag::Place, Tag::Source], value)
            }
            Field::Outlet => Ok(words_in(Text::Outlet, value)),
            Field::Label => Ok(words_in(Text::Label, value)),
            Field::From => {
                let [first, _] = days(value);
                Ok(Plan::Between(Number::Day, first.max(1), u64::MAX))
            }
            Field::ToDate => {
                let [_, last] = days(value);
                Ok(Plan::Between(Number::Day, 1, last))
            }
            Field::When => {
                let (from, to) = value.split_once("..").unwrap_or((value, value));
                let ([first, _], [_, last]) = (days(from), days(to));
                Ok(Plan::All(vec![
                    Plan::Between(Number::WhenFirst, first, u64::MAX),
                    Plan::Between(Number::WhenLast, 0, last),
                ]))
            }
            Field::Document | Field::Story => self.document(field, value),
        }
    }

    fn entity(&mut self, tags: &[Tag], name: &str) -> rusqlite::Result<Plan> {
        let keys = names::keys(self.connection, self.overlay, name)?;
        if keys.is_empty() {
            let nearest = names::nearest(self.connection, name)?;
            let nearest = if nearest.is_empty() {
                String::new()
            } else {
                format!("; names that look like it: {}", nearest.join("، "))
            };
            self.notes.push(format!("nobody and nothing is called {name}{nearest}"));
        }
        let terms = tags.iter().flat_map(|&tag| keys.iter().map(move |key| (tag, key)));
        Ok(Plan::Tags(terms.map(|(tag, key)| self.index.tag(tag, key)).collect()))
    }

    fn document(&mut self, field: Field, prefix: &str) -> rusqlite::Result<Plan> {
        let prefix = prefix.to_ascii_lowercase();
        let found: Vec<(String, i64)> = self
            .connection
            .prepare_cached(
                "SELECT id, coalesce((SELECT story FROM story_text WHERE document = seq), seq) FROM document
                 WHERE id >= ?1 AND id < ?2 ORDER BY id LIMIT 100",
            )?
            .query_map([&prefix, &format!("{prefix}{}", char::MAX)], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        if found.is_empty() {
            self.notes.push(format!("no document has an id that begins {prefix}"));
        }
        if field == Field::Document {
            let terms = found.iter().map(|(id, _)| self.index.tag(Tag::Document, id));
            return Ok(Plan::Tags(terms.collect()));
        }
        let stories = found.iter().map(|(_, story)| story.unsigned_abs());
        Ok(Plan::Any(stories.map(|story| Plan::Between(Number::Story, story, story)).collect()))
    }
}

/// The first and the last day of what a person writes, as the index has them.
fn days(value: &str) -> [u64; 2] {
    Days::of(value).map_or([0, 0], Days::numbers)
}

fn is_writer(value: &str) -> bool {
    ["writer", "الكاتب", "كاتب"]
        .iter()
        .any(|name| khabar_text::normal(name) == khabar_text::normal(value))
}

/// Words that follow one another. What holds no word asks for nothing.
fn words_in(text: Text, words: &str) -> Plan {
    let quoted =
        format!("\"{}\"", words.replace(['"', '«', '»', '\u{201C}', '\u{201D}', '\u{201E}'], " "));
    let mut plans: Vec<Plan> = Phrase::all(&quoted)
        .into_iter()
        .map(|phrase| match &phrase.words[..] {
            [word] => Plan::Word(text, word.bare.clone()),
            // A word that has one of the forms has the barest of them.
            words => Plan::Phrase(
                text,
                words.iter().filter_map(|word| word.bare.last().cloned()).collect(),
            ),
        })
        .collect();
    match plans.len() {
        1 => plans.remove(0),
        _ => Plan::All(plans),
    }
}
