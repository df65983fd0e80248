//! Turning points: where the mean of a series of months changes.
//!
//! Optimal partitioning (Jackson et al. 2005, the exact search that PELT prunes): the segments that make the squared distance from their means,
//! plus a penalty of 2 σ² ln n for each turn (the Schwarz criterion), smallest. Months count by their stories. σ is estimated from the differences
//! of neighbours (their median, as 1.4826 MAD / √2), which a turn hardly moves, and is at least one point of the scale.

use serde::Serialize;

use super::Month;

/// A segment has at least so many months.
const SHORTEST: usize = 2;
/// Scores of the same month differ by about so much whatever happens.
const LEAST_SIGMA: f64 = 1.0;

/// A month from which on the balance is another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Turn {
    /// The first month that is otherwise.
    pub month: String,
    /// Mean balance from the turn before to this one.
    pub before: f64,
    /// Mean balance from here to the next turn.
    pub after: f64,
}

/// The turns of months in order.
pub(super) fn turns(months: &[Month]) -> Vec<Turn> {
    let points: Vec<(f64, f64)> = months
        .iter()
        .map(|month| {
            let stories = u32::try_from(month.spread.stories.max(1)).unwrap_or(u32::MAX);
            (month.balance, f64::from(stories).sqrt())
        })
        .collect();
    let starts = segments(&points);
    let ends = starts.iter().skip(1).copied().chain([points.len()]);
    let means: Vec<f64> =
        starts.iter().zip(ends).map(|(&start, end)| mean(&points[start..end])).collect();
    let turns = starts.iter().zip(&means).skip(1).zip(&means);
    turns
        .map(|((&start, &after), &before)| Turn {
            month: months[start].month.clone(),
            before,
            after,
        })
        .collect()
}

fn mean(points: &[(f64, f64)]) -> f64 {
    let weights: f64 = points.iter().map(|(_, weight)| weight).sum();
    if weights == 0.0 {
        0.0
    } else {
        points.iter().map(|(value, weight)| value * weight).sum::<f64>() / weights
    }
}

fn cost(points: &[(f64, f64)]) -> f64 {
    let mean = mean(points);
    points.iter().map(|(value, weight)| weight * (value - mean) * (value - mean)).sum()
}

/// Where the segments of the best partition begin.
fn segments(points: &[(f64, f64)]) -> Vec<usize> {
    let count = points.len();
    if count < 2 * SHORTEST {
        return vec![0];
    }
    let length = u32::try_from(count).unwrap_or(u32::MAX);
    let sigma = sigma(points);
    let penalty = 2.0 * sigma * sigma * f64::from(length).ln();
    let mut best = vec![(f64::INFINITY, 0); count + 1];
    best[0] = (-penalty, 0);
    for end in SHORTEST..=count {
        for start in (0..=end - SHORTEST).filter(|&start| start == 0 || start >= SHORTEST) {
            let total = best[start].0 + cost(&points[start..end]) + penalty;
            if total < best[end].0 {
                best[end] = (total, start);
            }
        }
    }
    let mut starts = Vec::new();
    let mut end = count;
    while end > 0 {
        end = best[end].1;
        starts.push(end);
    }
    starts.reverse();
    starts
}

fn sigma(points: &[(f64, f64)]) -> f64 {
    let mut steps: Vec<f64> = points.windows(2).map(|pair| (pair[1].0 - pair[0].0).abs()).collect();
    steps.sort_by(f64::total_cmp);
    let median = steps.get(steps.len() / 2).copied().unwrap_or_default();
    (1.4826 * median / std::f64::consts::SQRT_2).max(LEAST_SIGMA)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(values: &[f64]) -> Vec<usize> {
        segments(&values.iter().map(|&value| (value, 1.0)).collect::<Vec<_>>())
    }

    #[test]
    fn a_turn_is_found_where_it_is_and_noise_is_none() {
        assert_eq!(starts(&[4.0, 5.0, 4.5, 5.0, 4.0, -8.0, -7.5, -8.5, -8.0]), [0, 5]);
        assert_eq!(starts(&[5.0, 5.0, 5.0, -6.0, -6.0, -6.0, 4.0, 4.0, 4.0]), [0, 3, 6]);
        assert_eq!(starts(&[1.0, 2.0, 1.5, 1.0, 2.0, 1.2, 1.8]), [0]);
        assert_eq!(starts(&[5.0, -5.0]), [0]);
        assert_eq!(starts(&[]), [0]);
    }
}
