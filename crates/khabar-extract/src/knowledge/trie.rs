//! Names and phrases as sequences of folded words.

use rustc_hash::FxHashMap;

/// A trie over words: which values end at which sequence.
#[derive(Debug)]
pub struct Trie<V> {
    symbols: FxHashMap<Box<str>, u32>,
    steps: FxHashMap<(u32, u32), u32>,
    values: Vec<Vec<V>>,
    openers: Openers,
}

/// Words that may open a phrase, by a few bits each: most words open none, and need no look into the maps.
#[derive(Debug)]
struct Openers(Box<[u64; Openers::CELLS]>);

impl Openers {
    const CELLS: usize = 1 << 10;

    /// Where a word stands: cell and bit, by its first and last bytes and its length.
    fn spot(word: &str) -> (usize, u64) {
        let bytes = word.as_bytes();
        let short = || bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte));
        let ends = bytes.first_chunk().zip(bytes.last_chunk());
        let key = ends.map_or_else(short, |(first, last)| {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29)
        });
        let mixed = (key ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        let mixed = mixed as usize;
        (mixed % Self::CELLS, 1 << (mixed / Self::CELLS))
    }

    fn add(&mut self, word: &str) {
        let (cell, bit) = Self::spot(word);
        self.0[cell] |= bit;
    }

    fn may(&self, word: &str) -> bool {
        let (cell, bit) = Self::spot(word);
        self.0[cell] & bit != 0
    }
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self {
            symbols: FxHashMap::default(),
            steps: FxHashMap::default(),
            values: vec![Vec::new()],
            openers: Openers(Box::new([0; Openers::CELLS])),
        }
    }
}

impl<V> Trie<V> {
    /// Put a value under a phrase, which is folded and cut at white space.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let mut node = 0;
        for word in phrase.split_whitespace() {
            if node == 0 {
                self.openers.add(&khabar_text::normal(word));
            }
            let next = u32::try_from(self.symbols.len()).expect("fewer words than bytes");
            let symbol = *self.symbols.entry(khabar_text::normal(word).into()).or_insert(next);
            let fresh = u32::try_from(self.values.len()).expect("fewer nodes than bytes");
            let step = *self.steps.entry((node, symbol)).or_insert(fresh);
            if step == fresh {
                self.values.push(Vec::new());
            }
            node = step;
        }
        if node != 0 {
            self.values[node as usize].push(value);
        }
    }

    /// Where one more folded word leads from a node; the root is 0.
    pub fn step(&self, node: u32, word: &str) -> Option<u32> {
        if node == 0 && !self.openers.may(word) {
            return None;
        }
        let symbol = *self.symbols.get(word)?;
        self.steps.get(&(node, symbol)).copied()
    }

    /// What ends at a node.
    pub fn values(&self, node: u32) -> &[V] {
        &self.values[node as usize]
    }

    /// The longest phrase at the start of `words` that has a value, as (words taken, values).
    pub fn longest<'word>(
        &self,
        words: impl IntoIterator<Item = &'word str>,
    ) -> Option<(usize, &[V])> {
        let mut node = 0;
        let mut best = None;
        for (index, word) in words.into_iter().enumerate() {
            let Some(next) = self.step(node, word) else { break };
            node = next;
            if !self.values(node).is_empty() {
                best = Some((index + 1, self.values(node)));
            }
        }
        best
    }

    /// Every phrase at the start of `words` that has a value, the longest first.
    pub fn prefixes<'word>(
        &self,
        words: impl IntoIterator<Item = &'word str>,
    ) -> Vec<(usize, &[V])> {
        let mut node = 0;
        let mut found = Vec::new();
        for (index, word) in words.into_iter().enumerate() {
            let Some(next) = self.step(node, word) else { break };
            node = next;
            if !self.values(node).is_empty() {
                found.push((index + 1, self.values(node)));
            }
        }
        found.reverse();
        found
    }

    /// Whether a single word opens any phrase.
    pub fn opens(&self, word: &str) -> bool {
        self.step(0, word).is_some()
    }
}
