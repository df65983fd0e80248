//! A word as the network sees it: rows of one table of vectors, which are added up.

use khabar_types::{TokenKind, Upos};

use crate::clusters::Class;
use crate::features::Inflection;
use crate::hash::{self, mix};
use crate::key::Key;
use crate::lookup::Lookup;
use crate::weights::Weights;

/// Rows that each word adds up.
pub(crate) const ROWS: usize = 15;

/// How many rows the hashed observations of one kind share.
const BUCKETS: usize = 2048;
/// How many kinds of hashed observations there are.
const HASHED: usize = 7;
/// Parts of speech, each in the four places of a word in its token.
const TAGS: usize = 18 * 4;
const SHAPES: usize = 512;
const KNOWN: usize = 1024;
const LABELS: usize = 512;
const COARSE: usize = 65;
const MIDDLE: usize = 257;
const FINE: usize = 1025;

/// Where a word stands in its token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    Whole,
    Proclitic,
    Stem,
    Enclitic,
}

/// What is seen of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen<'a> {
    /// Folded.
    pub(crate) normal: &'a str,
    pub(crate) class: Class,
    pub(crate) kind: TokenKind,
    pub(crate) role: Role,
    pub(crate) upos: Upos,
    /// Number of the label of its token.
    pub(crate) label: u16,
    /// What the letters of its token show that folding hides.
    pub(crate) shape: u64,
}

/// Words that have a vector of their own, by the hashes of their folded forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Vocabulary {
    pub(crate) rows: Lookup<u32>,
}

impl Vocabulary {
    /// How many rows the table of vectors has: those of the words behind all others.
    pub(crate) fn total(&self) -> usize {
        FIXED + self.rows.len()
    }
}

/// Rows before those of the words; the last is that of unknown words.
const FIXED: usize = TAGS + SHAPES + KNOWN + LABELS + COARSE + MIDDLE + FINE + HASHED * BUCKETS + 1;

/// The row of words that are not in the vocabulary.
#[expect(clippy::cast_possible_truncation, reason = "a small number")]
pub(crate) const UNKNOWN: u32 = FIXED as u32 - 1;

/// The first row in what [`rows`] fills is the word's own.
pub(crate) const OWN: usize = 0;

/// Fill the rows of a word.
#[expect(clippy::cast_possible_truncation, reason = "every row is below the total")]
pub(crate) fn rows(lexicon: &Weights, vocabulary: &Vocabulary, seen: &Seen<'_>) -> [u32; ROWS] {
    let hash = hash::text(seen.normal);
    let mut base = 0;
    let mut out = [0; ROWS];
    let mut place = 1;
    let mut push = |row: usize, size: usize| {
        out[place] = (base + row.min(size - 1)) as u32;
        place += 1;
        base += size;
    };
    push(seen.upos as usize * 4 + seen.role as usize, TAGS);
    push((mix(1, seen.shape) % SHAPES as u64) as usize, SHAPES);
    let key = Key::of(seen.normal).filter(|_| seen.kind == TokenKind::Word);
    let (known, verb) = readings(lexicon, key.unwrap_or_default());
    push((mix(2, known) % KNOWN as u64) as usize, KNOWN);
    push(usize::from(seen.label), LABELS);
    push(usize::from(seen.class.coarse), COARSE);
    push(usize::from(seen.class.middle), MIDDLE);
    push(usize::from(seen.class.fine), FINE);
    let edges = match key {
        Some(key) => {
            let last = |count: u32| key.skip(key.count().saturating_sub(count)).hash();
            [key.first(2).hash(), key.first(3).hash(), last(1), last(2), last(3), skeleton(key)]
        }
        None => [hash; 6],
    };
    for (kind, value) in (10_u64..).zip(edges.into_iter().chain([verb])) {
        push((mix(kind, value) % BUCKETS as u64) as usize, BUCKETS);
    }
    debug_assert_eq!((place, base), (ROWS, FIXED - 1));
    out[OWN] = vocabulary.rows.get(hash).unwrap_or(UNKNOWN);
    out
}

/// The pattern of a word: its length and which of its letters are weak or may be affixes.
fn skeleton(key: Key) -> u64 {
    let text = key.text();
    let weak = |c: char| "اويتمنسءه".contains(c);
    let pattern: String = text.chars().map(|c| if weak(c) { c } else { '-' }).collect();
    hash::text(&pattern)
}

/// Which parts of speech the lexicon knows for a word, and what its verb form says.
fn readings(lexicon: &Weights, key: Key) -> (u64, u64) {
    let bare = key.strip_start(crate::clitics::ARTICLE).filter(|bare| bare.count() > 1);
    let readings = lexicon.of_key(bare.unwrap_or(key));
    let known = readings.iter().fold(0_u64, |set, reading| set | 1 << reading.upos as u64);
    let verb = readings.iter().find_map(|reading| match reading.inflection {
        Inflection::Verb(features) if bare.is_none() => Some(
            features.aspect as u64
                | u64::from(features.person) << 2
                | (features.number as u64) << 4
                | features.gender.map_or(0, |gender| gender as u64 + 1) << 6
                | (features.voice as u64) << 8
                | features.mood.map_or(0, |mood| mood as u64 + 1) << 10,
        ),
        _ => None,
    });
    (known | u64::from(bare.is_some()) << 20, verb.map_or(0, |verb| verb + 1))
}
