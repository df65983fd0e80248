//! Hashes to small values: an open-addressed table that is filled once.

/// The table; 0 is no hash.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lookup<V> {
    /// A power of two long.
    hashes: Vec<u64>,
    values: Vec<V>,
    count: usize,
}

impl<V: Copy + Default> Default for Lookup<V> {
    fn default() -> Self {
        Self { hashes: vec![0; 1], values: vec![V::default()], count: 0 }
    }
}

impl<V: Copy + Default> Lookup<V> {
    /// Of hashes with their values; of a hash that stands twice the first counts.
    pub(crate) fn new(rows: impl IntoIterator<Item = (u64, V)>, expected: usize) -> Self {
        let slots = (expected * 2 + 1).next_power_of_two();
        let mut out = Self { hashes: vec![0; slots], values: vec![V::default(); slots], count: 0 };
        for (hash, value) in rows {
            let slot = out.slot(hash);
            if out.hashes[slot] == 0 && out.count + 1 < slots {
                out.hashes[slot] = hash | 1;
                out.values[slot] = value;
                out.count += 1;
            }
        }
        out
    }

    pub(crate) fn get(&self, hash: u64) -> Option<V> {
        let slot = self.slot(hash);
        (self.hashes[slot] != 0).then(|| self.values[slot])
    }

    pub(crate) const fn len(&self) -> usize {
        self.count
    }

    /// The rows by hash.
    pub(crate) fn rows(&self) -> Vec<(u64, V)> {
        let pairs = self.hashes.iter().copied().zip(self.values.iter().copied());
        let mut rows: Vec<(u64, V)> = pairs.filter(|(hash, _)| *hash != 0).collect();
        rows.sort_unstable_by_key(|(hash, _)| *hash);
        rows
    }

    fn slot(&self, hash: u64) -> usize {
        let mask = self.hashes.len() - 1;
        let mut slot = (hash >> 20) as usize & mask;
        while self.hashes[slot] != 0 && self.hashes[slot] != hash | 1 {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::Lookup;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let rows = (0..500_u16).map(|at| (crate::hash::mix(9, u64::from(at)), at));
        let table = Lookup::new(rows.clone(), 500);
        assert!(rows.clone().all(|(hash, value)| table.get(hash) == Some(value)));
        assert_eq!((table.len(), table.get(crate::hash::mix(9, 501))), (500, None));
        assert_eq!(Lookup::new(table.rows(), 500), Lookup::new(table.rows(), 500));
        assert_eq!(Lookup::<u8>::default().get(7), None);
    }
}
