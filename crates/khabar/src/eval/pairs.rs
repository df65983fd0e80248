//! One-to-one pairs of gold and system items, best score first.

/// Pair items greedily; a score of zero or less never pairs. Of equal scores the later items come first, as the reference scorer's sort has it.
pub(super) fn pairs<'a, G, S>(
    golds: &'a [G],
    systems: &'a [S],
    score: impl Fn(&G, &S) -> i64,
) -> Vec<(&'a G, &'a S)> {
    let mut cells = Vec::new();
    for (i, gold) in golds.iter().enumerate() {
        for (j, system) in systems.iter().enumerate() {
            let value = score(gold, system);
            if value > 0 {
                cells.push((value, i, j));
            }
        }
    }
    cells.sort_unstable_by(|a, b| b.cmp(a));
    let mut used = (vec![false; golds.len()], vec![false; systems.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in cells {
        if !used.0[i] && !used.1[j] {
            used.0[i] = true;
            used.1[j] = true;
            pairs.push((&golds[i], &systems[j]));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn the_best_pair_is_taken_first_and_nothing_twice() {
        let close = |a: &i64, b: &i64| 10 - (a - b).abs();
        assert_eq!(pairs(&[1, 5], &[4, 30], close), [(&5, &4)]);
        assert_eq!(pairs(&[1, 5], &[5, 1], close), [(&5, &5), (&1, &1)]);
    }
}
