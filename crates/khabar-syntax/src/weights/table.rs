//! Words to their cost and readings: an open-addressed table over packed words.

use crate::key::Key;

use super::Reading;

/// Added to a rank before its logarithm: the most frequent words differ less than Zipf's law says.
const SHIFT: f32 = 20.0;

struct Row {
    key: Key,
    /// Logarithm of the rank; infinite outside the vocabulary.
    cost: f32,
    /// Where its readings begin; once finished, those of the next row begin where these end.
    first: u32,
}

/// The table. Readings are added in any order and can be asked for once it is finished.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Row>,
    /// A row's number from 1, 0 for an empty slot; a power of two long.
    slots: Vec<u32>,
    added: Vec<(u32, Reading)>,
    readings: Vec<Reading>,
}

impl Table {
    /// Say how frequent a word is; the best rank counts.
    pub(super) fn rank(&mut self, key: Key, rank: u32) {
        let row = self.row(key);
        #[expect(clippy::cast_precision_loss, reason = "a logarithm is taken")]
        let cost = (rank as f32 + SHIFT).ln();
        self.rows[row].cost = self.rows[row].cost.min(cost);
    }

    /// Add a reading of a word.
    pub(super) fn add(&mut self, key: Key, reading: Reading) {
        let row = self.row(key);
        self.added.push((u32::try_from(row).unwrap_or(u32::MAX), reading));
    }

    /// Bring the readings of each word together, in the order in which they were added.
    pub(super) fn finish(&mut self) {
        self.added.sort_by_key(|(row, _)| *row);
        let mut readings = std::mem::take(&mut self.added).into_iter().peekable();
        for (number, row) in self.rows.iter_mut().enumerate() {
            row.first = u32::try_from(self.readings.len()).unwrap_or(u32::MAX);
            while let Some((_, reading)) = readings.next_if(|(of, _)| *of as usize == number) {
                self.readings.push(reading);
            }
        }
    }

    /// Whether the word is in the vocabulary.
    pub(super) fn knows(&self, key: Key) -> bool {
        self.cost(key).is_some()
    }

    pub(super) fn cost(&self, key: Key) -> Option<f32> {
        let row = self.rows.get(self.find(key)?)?;
        row.cost.is_finite().then_some(row.cost)
    }

    pub(super) fn readings(&self, key: Key) -> &[Reading] {
        let Some(row) = self.find(key) else { return &[] };
        let first = |row: usize| self.rows.get(row).map(|row| row.first as usize);
        let end = first(row + 1).unwrap_or(self.readings.len());
        self.readings.get(first(row).unwrap_or(end)..end).unwrap_or_default()
    }

    fn find(&self, key: Key) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        match self.slots[self.slot(key)] {
            0 => None,
            number => Some(number as usize - 1),
        }
    }

    /// The slot that holds the key, or the empty one where it belongs.
    fn slot(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        #[expect(clippy::cast_possible_truncation, reason = "only the low bits are used")]
        let mut slot = key.hash() as usize & mask;
        loop {
            match self.slots[slot] {
                0 => return slot,
                number if self.rows[number as usize - 1].key == key => return slot,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn row(&mut self, key: Key) -> usize {
        if self.slots.len() <= self.rows.len() * 2 {
            self.grow();
        }
        let slot = self.slot(key);
        if self.slots[slot] == 0 {
            self.rows.push(Row { key, cost: f32::INFINITY, first: 0 });
            self.slots[slot] = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        }
        self.slots[slot] as usize - 1
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(1 << 16)];
        for number in 0..self.rows.len() {
            let slot = self.slot(self.rows[number].key);
            self.slots[slot] = u32::try_from(number + 1).unwrap_or(u32::MAX);
        }
    }
}
