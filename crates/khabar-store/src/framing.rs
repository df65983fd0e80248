//! Framing by outlet: what each outlet calls somebody, in its own voice and in others', and which words it puts around the name.
//!
//! Distinctive words are measured by the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words"): the
//! words of an outlet's sentences about the entity against those of all other outlets, with the words of the same documents as the prior.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use serde::Serialize;

use crate::{
    corrections::Overlay,
    facts::Named,
    naming::Names,
    places::Places,
    query::folded,
    record::{EntityRecord, MentionRecord, Record},
    rows,
    search::words,
    stories::Spread,
};

/// Weight of the prior, in words.
const PRIOR: f64 = 500.0;
/// Standard deviations from which a word is distinctive: 5 in 100 by chance, before many words are looked at.
const DISTINCT: f64 = 1.96;
/// Words shown of an outlet.
const MOST_WORDS: usize = 20;
/// Sentences shown of a name.
const MOST_SENTENCES: usize = 3;
/// Documents that are looked at, those published last.
const MOST_DOCUMENTS: usize = 5_000;

/// What outlets make of an entity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Portrait {
    /// Whom the name means.
    pub entities: Vec<Named>,
    /// Documents, stories and outlets that mention it.
    pub spread: Spread,
    /// Outlet by outlet, those of most mentions first.
    pub outlets: Vec<Outlet>,
}

/// What one outlet makes of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outlet {
    /// Who; `None` for documents without an outlet.
    pub outlet: Option<String>,
    /// Documents of it that mention the entity.
    pub documents: u64,
    /// Different texts among them.
    pub stories: u64,
    /// The names that it uses.
    pub names: Vec<Name>,
    /// The judging words that it uses or passes on.
    pub labels: Vec<Name>,
    /// The words by which its sentences differ most from those of the others.
    pub distinctive: Vec<Term>,
}

/// A name or label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Name {
    /// As written most often first.
    pub words: String,
    /// `neg`, `pos`, `distancing`; labels only.
    pub tone: Option<String>,
    /// Times in the outlet's own voice.
    pub own: u64,
    /// Times in words of others.
    pub others: u64,
    /// Part of all names, or labels, of this outlet.
    pub share: f64,
    /// Some of the sentences.
    pub sentences: Vec<String>,
}

/// A distinctive word.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// Folded.
    pub word: String,
    /// Times in this outlet's sentences.
    pub count: u64,
    /// Standard deviations by which it is more frequent here.
    pub z: f64,
}

/// What is counted for one outlet.
#[derive(Default)]
struct Counting {
    documents: BTreeSet<i64>,
    stories: BTreeSet<i64>,
    names: BTreeMap<String, Counted>,
    labels: BTreeMap<(String, String), Counted>,
    words: BTreeMap<String, u64>,
}

#[derive(Default)]
struct Counted {
    surface: String,
    own: u64,
    others: u64,
    sentences: Vec<String>,
}

impl Counted {
    fn take(&mut self, surface: &str, own: bool, sentence: &str) {
        if self.surface.is_empty() {
            surface.clone_into(&mut self.surface);
        }
        *if own { &mut self.own } else { &mut self.others } += 1;
        if self.sentences.len() < MOST_SENTENCES
            && !self.sentences.iter().any(|known| known == sentence)
        {
            self.sentences.push(sentence.to_owned());
        }
    }
}

/// What outlets make of the entities of those keys.
pub(crate) fn portrait(
    connection: &Connection,
    overlay: &Overlay,
    name: &str,
    keys: &[String],
) -> rusqlite::Result<Portrait> {
    let mut documents: BTreeSet<i64> = BTreeSet::new();
    for key in keys.iter().flat_map(|key| overlay.keys(key)) {
        let found: Vec<i64> = connection
            .prepare_cached(&format!(
                "SELECT DISTINCT document FROM mention WHERE entity = ?1 ORDER BY document DESC LIMIT {MOST_DOCUMENTS}"
            ))?
            .query_map([key], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        documents.extend(found);
    }
    let mut by_outlet: BTreeMap<Option<String>, Counting> = BTreeMap::new();
    let mut prior: BTreeMap<String, u64> = BTreeMap::new();
    let mut called: BTreeMap<String, (EntityRecord, Names)> = BTreeMap::new();
    for &seq in &documents {
        let mut record = rows::record(connection, seq)?;
        overlay.apply(&mut record);
        let story = connection
            .prepare_cached(
                "SELECT coalesce((SELECT story FROM story_text WHERE document = ?1), ?1)",
            )?
            .query_row([seq], |row| row.get(0))?;
        for entity in record.entities.iter().filter(|entity| keys.contains(&entity.id)) {
            called
                .entry(entity.id.clone())
                .or_insert_with(|| (entity.clone(), Names::default()))
                .1
                .add(entity);
        }
        let counting = by_outlet.entry(record.outlet.clone()).or_default();
        counting.documents.insert(seq);
        counting.take(story, &record, keys, &mut prior);
    }
    let mut entities: Vec<Named> = called
        .into_values()
        .map(|(mut entity, names)| {
            names.call(&mut entity);
            Named { id: entity.id, ar: entity.ar, en: entity.en }
        })
        .collect();
    // The one that stays, where others were merged into it, goes first.
    entities.sort_by_key(|named| keys.iter().position(|key| *key == named.id));
    if entities.is_empty() {
        entities =
            keys.iter().map(|key| Named { id: key.clone(), ar: name.into(), en: None }).collect();
    }
    Ok(told(entities, &by_outlet, &prior))
}

impl Counting {
    fn take(
        &mut self,
        story: i64,
        record: &Record,
        keys: &[String],
        prior: &mut BTreeMap<String, u64>,
    ) {
        self.stories.insert(story);
        let places = Places::of(&record.text);
        let mentions: Vec<&MentionRecord> =
            record.mentions.iter().filter(|mention| keys.contains(&mention.entity)).collect();
        for mention in &mentions {
            let sentence =
                record.sentences.iter().find(|at| at[0] <= mention.start && mention.end <= at[1]);
            let surface = places.slice([mention.start, mention.end]);
            let text = sentence.map_or(surface, |&at| places.slice(at));
            self.names.entry(folded(surface)).or_default().take(
                surface,
                is_own(record, mention),
                text,
            );
        }
        for label in record.framing.iter().filter(|label| keys.contains(&label.entity)) {
            let surface = places.slice([label.start, label.end]);
            let sentence =
                record.sentences.iter().find(|at| at[0] <= label.start && label.end <= at[1]);
            let text = sentence.map_or(surface, |&at| places.slice(at));
            self.labels.entry((folded(surface), label.tone.clone())).or_default().take(
                surface,
                label.voice == "writer",
                text,
            );
        }
        for &at in &record.sentences {
            let about =
                mentions.iter().any(|mention| at[0] <= mention.start && mention.end <= at[1]);
            for word in words(places.slice(at)).filter(|word| word.normal.chars().count() > 2) {
                if about {
                    *self.words.entry(word.normal.clone()).or_default() += 1;
                }
                *prior.entry(word.normal).or_default() += 1;
            }
        }
    }
}

/// Whether a mention stands in the writer's own words: no claim that it takes part in has a source.
fn is_own(record: &Record, mention: &MentionRecord) -> bool {
    let takes_part = |claim: &&crate::record::ClaimRecord| {
        claim
            .arguments
            .iter()
            .any(|argument| argument.start < mention.end && mention.start < argument.end)
    };
    record.claims.iter().filter(takes_part).all(|claim| claim.sources.is_empty())
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
const fn real(count: u64) -> f64 {
    count as f64
}

fn told(
    entities: Vec<Named>,
    by_outlet: &BTreeMap<Option<String>, Counting>,
    prior: &BTreeMap<String, u64>,
) -> Portrait {
    let mut all: BTreeMap<&str, u64> = BTreeMap::new();
    for (word, count) in by_outlet.values().flat_map(|counting| &counting.words) {
        *all.entry(word).or_default() += count;
    }
    let mut outlets: Vec<Outlet> = by_outlet
        .iter()
        .map(|(outlet, counting)| Outlet {
            outlet: outlet.clone(),
            documents: counting.documents.len() as u64,
            stories: counting.stories.len() as u64,
            names: names(counting.names.values().map(|name| (name, None))),
            labels: names(
                counting.labels.iter().map(|((_, tone), name)| (name, Some(tone.clone()))),
            ),
            distinctive: distinctive(&counting.words, &all, prior),
        })
        .collect();
    let mentions =
        |outlet: &Outlet| outlet.names.iter().map(|name| name.own + name.others).sum::<u64>();
    outlets.sort_by_key(|outlet| (std::cmp::Reverse(mentions(outlet)), outlet.outlet.clone()));
    let stories: BTreeSet<i64> =
        by_outlet.values().flat_map(|counting| counting.stories.iter().copied()).collect();
    let spread = Spread {
        documents: outlets.iter().map(|outlet| outlet.documents).sum(),
        stories: stories.len() as u64,
        outlets: outlets.iter().filter(|outlet| outlet.outlet.is_some()).count() as u64,
    };
    Portrait { entities, spread, outlets }
}

fn names<'a>(counted: impl Iterator<Item = (&'a Counted, Option<String>)>) -> Vec<Name> {
    let counted: Vec<(&Counted, Option<String>)> = counted.collect();
    let all: u64 = counted.iter().map(|(name, _)| name.own + name.others).sum();
    let mut names: Vec<Name> = counted
        .into_iter()
        .map(|(name, tone)| Name {
            words: name.surface.clone(),
            tone,
            own: name.own,
            others: name.others,
            share: real(name.own + name.others) / real(all.max(1)),
            sentences: name.sentences.clone(),
        })
        .collect();
    names.sort_by(|one, other| {
        (other.own + other.others, &one.words).cmp(&(one.own + one.others, &other.words))
    });
    names
}

/// The words that an outlet uses more than the others: log-odds with the prior, over its standard deviation.
fn distinctive(
    here: &BTreeMap<String, u64>,
    all: &BTreeMap<&str, u64>,
    prior: &BTreeMap<String, u64>,
) -> Vec<Term> {
    let total = |counts: &mut dyn Iterator<Item = u64>| real(counts.sum());
    let (n_here, n_all) = (total(&mut here.values().copied()), total(&mut all.values().copied()));
    let (n_there, n_prior) = (n_all - n_here, total(&mut prior.values().copied()).max(1.0));
    if n_there < 1.0 {
        return Vec::new();
    }
    let mut terms: Vec<Term> = here
        .iter()
        .map(|(word, &count)| {
            let alpha = PRIOR * real(prior.get(word).copied().unwrap_or(1)) / n_prior;
            let (y_here, y_there) =
                (real(count), real(all.get(word.as_str()).copied().unwrap_or(count) - count));
            let odds = |y: f64, n: f64| ((y + alpha) / (n + PRIOR - y - alpha)).ln();
            let deviation = (1.0 / (y_here + alpha) + 1.0 / (y_there + alpha)).sqrt();
            let z = (odds(y_here, n_here) - odds(y_there, n_there)) / deviation;
            Term { word: word.clone(), count, z }
        })
        .filter(|term| term.z >= DISTINCT)
        .collect();
    terms.sort_by(|one, other| other.z.total_cmp(&one.z).then_with(|| one.word.cmp(&other.word)));
    terms.truncate(MOST_WORDS);
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_distinctive_where_one_outlet_has_it() {
        let here = BTreeMap::from([("ميليشيات".to_owned(), 30), ("في".to_owned(), 70)]);
        let all = BTreeMap::from([("ميليشيات", 31), ("في", 150), ("قوات", 30)]);
        let prior: BTreeMap<String, u64> =
            all.iter().map(|(word, count)| ((*word).to_owned(), count * 10)).collect();
        let words: Vec<String> =
            distinctive(&here, &all, &prior).into_iter().map(|term| term.word).collect();
        assert_eq!(words, ["ميليشيات"]);
    }
}
