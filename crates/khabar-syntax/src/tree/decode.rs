//! From scores of heads to the best tree with one root (Chu and Liu 1965, Edmonds 1967).

use crate::network::Matrix;

/// How many words may ask for the root before only the best is tried.
const TRIED: usize = 3;

/// The heads of the words, 0 for the root: the tree of the greatest sum in which one word hangs on the root.
///
/// `scores` has a row for each word and a column for each head, the root first.
pub(crate) fn heads(scores: &Matrix) -> Vec<usize> {
    let words = scores.rows();
    let greedy: Vec<usize> = (0..words).map(|word| best(scores.row(word), word + 1)).collect();
    let roots: Vec<usize> = (1..=words).filter(|&word| greedy[word - 1] == 0).collect();
    if roots.len() == 1 && cycle(&greedy).is_none() {
        return greedy;
    }
    let free = tree(scores, &vec![true; words]);
    let mut roots: Vec<usize> = (1..=words).filter(|&word| free[word - 1] == 0).collect();
    if roots.len() == 1 {
        return free;
    }
    let margin = |word: &usize| {
        let row = scores.row(word - 1);
        row[0] - row[best_behind(row, *word)]
    };
    roots.sort_by(|one, other| margin(other).total_cmp(&margin(one)));
    roots.truncate(TRIED);
    let trees = roots.into_iter().map(|root| {
        let allowed: Vec<bool> = (1..=words).map(|word| word == root).collect();
        tree(scores, &allowed)
    });
    let sum = |heads: &[usize]| -> f32 {
        heads.iter().enumerate().map(|(word, &head)| scores.row(word)[head]).sum()
    };
    trees.max_by(|one, other| sum(one).total_cmp(&sum(other))).unwrap_or(free)
}

fn best(row: &[f32], word: usize) -> usize {
    let heads = (0..row.len()).filter(|&head| head != word);
    heads.max_by(|&one, &other| row[one].total_cmp(&row[other])).unwrap_or(0)
}

fn best_behind(row: &[f32], word: usize) -> usize {
    let heads = (1..row.len()).filter(|&head| head != word);
    heads.max_by(|&one, &other| row[one].total_cmp(&row[other])).unwrap_or(0)
}

/// Words of one cycle, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len() + 1];
    for start in 1..=heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = heads[at - 1];
        }
        if at != 0 && seen[at] == start {
            let mut members = vec![at];
            let mut next = heads[at - 1];
            while next != at {
                members.push(next);
                next = heads[next - 1];
            }
            return Some(members);
        }
    }
    None
}

/// The best tree in which only words that are allowed to hang on the root.
fn tree(scores: &Matrix, allowed: &[bool]) -> Vec<usize> {
    let count = scores.columns;
    let mut square = Matrix::new(count, count);
    for word in 1..count {
        square.row_mut(word).copy_from_slice(scores.row(word - 1));
        square.row_mut(word)[word] = f32::NEG_INFINITY;
        if !allowed[word - 1] {
            square.row_mut(word)[0] = -1e9;
        }
    }
    arborescence(&square)[1..].to_vec()
}

/// The head of every node but node 0, whose own is 0; row: node, column: head.
fn arborescence(scores: &Matrix) -> Vec<usize> {
    let count = scores.columns;
    let mut heads: Vec<usize> = (0..count).map(|node| best(scores.row(node), node)).collect();
    heads[0] = 0;
    let Some(members) = cycle(&heads[1..]) else { return heads };
    // The cycle becomes the last node of a smaller graph.
    let mut inside = vec![false; count];
    for &node in &members {
        inside[node] = true;
    }
    let outside: Vec<usize> = (0..count).filter(|&node| !inside[node]).collect();
    let merged = outside.len();
    let mut smaller = Matrix::new(merged + 1, merged + 1);
    // For each node outside: the member that would head it, and the member that it would head.
    let mut from_cycle = vec![0; merged];
    let mut into_cycle = vec![0; merged];
    for (place, &node) in outside.iter().enumerate() {
        for (other, &head) in outside.iter().enumerate() {
            smaller.row_mut(place)[other] = scores.row(node)[head];
        }
        let from = |&member: &usize| scores.row(node)[member];
        let gain = |&member: &usize| scores.row(member)[node] - scores.row(member)[heads[member]];
        let better = |one: &&usize, other: &&usize, value: &dyn Fn(&usize) -> f32| {
            value(one).total_cmp(&value(other))
        };
        if let Some(member) = members.iter().max_by(|one, other| better(one, other, &from)) {
            from_cycle[place] = *member;
            smaller.row_mut(place)[merged] =
                if node == 0 { f32::NEG_INFINITY } else { from(member) };
        }
        if let Some(member) = members.iter().max_by(|one, other| better(one, other, &gain)) {
            into_cycle[place] = *member;
            smaller.row_mut(merged)[place] = gain(member);
        }
    }
    smaller.row_mut(merged)[merged] = f32::NEG_INFINITY;
    let solved = arborescence(&smaller);
    for (place, &node) in outside.iter().enumerate().skip(1) {
        let head = solved[place];
        heads[node] = if head == merged { from_cycle[place] } else { outside[head] };
    }
    let enters = solved[merged];
    let broken = into_cycle[enters];
    heads[broken] = outside[enters];
    heads
}

#[cfg(test)]
mod tests {
    use super::{cycle, heads};
    use crate::network::Matrix;

    /// Every tree with one root, tried.
    fn slow(scores: &Matrix) -> Vec<usize> {
        let words = scores.rows();
        let mut best = (f32::NEG_INFINITY, Vec::new());
        for number in 0..(words + 1).pow(u32::try_from(words).unwrap()) {
            let heads: Vec<usize> = (0..words)
                .map(|word| number / (words + 1).pow(u32::try_from(word).unwrap()) % (words + 1))
                .collect();
            let one_root = heads.iter().filter(|&&head| head == 0).count() == 1;
            let selfish = heads.iter().enumerate().any(|(word, &head)| head == word + 1);
            if !one_root || selfish || cycle(&heads).is_some() {
                continue;
            }
            let sum = heads.iter().enumerate().map(|(word, &head)| scores.row(word)[head]).sum();
            if sum > best.0 {
                best = (sum, heads);
            }
        }
        best.1
    }

    #[test]
    fn the_best_tree_is_found() {
        let mut random = crate::random::Random::new(7);
        for round in 0..400 {
            let words = 1 + round % 5;
            let data = (0..words * (words + 1)).map(|_| random.fraction()).collect();
            let scores = Matrix { columns: words + 1, data };
            assert_eq!(heads(&scores), slow(&scores), "{scores:?}");
        }
    }
}
