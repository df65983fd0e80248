//! What the rest of the document says about a token: how the first layer reads the same word in other sentences.

use std::collections::HashMap;

use super::{features::mix, tags::TAGS};

/// How many sentences around count as one document, to either side: a long text changes its subject.
const REACH: u32 = 25;

/// How many places of a word are asked: a word that stands more often within reach is no name.
const MOST: usize = 512;

/// Where a word stands: sentence and token.
type Place = (u32, u32);

/// What the other places of a word say, as two small numbers: which tag most, and how much they agree.
type Opinion = (u64, u64);

/// The features of the second layer for each token of each sentence.
pub(super) fn features(
    words: &[Vec<u64>],
    tags: &[Vec<usize>],
    mut take: impl FnMut(usize, usize, &[u64]),
) {
    let small = |number: usize| u32::try_from(number).expect("fewer tokens than bytes");
    let mut places: HashMap<u64, Vec<Place>> = HashMap::new();
    for (sentence, words) in words.iter().enumerate() {
        for (at, word) in words.iter().enumerate() {
            places.entry(*word).or_default().push((small(sentence), small(at)));
        }
    }
    let mut opinions: Vec<Opinion> = Vec::new();
    for (sentence, list) in words.iter().enumerate() {
        opinions.clear();
        opinions.extend(
            list.iter()
                .enumerate()
                .map(|(at, word)| opinion((small(sentence), small(at)), &places[word], tags)),
        );
        for at in 0..list.len() {
            let said = |offset: isize| {
                at.checked_add_signed(offset)
                    .and_then(|at| opinions.get(at))
                    .copied()
                    .unwrap_or((99, 0))
            };
            let tag = |offset: isize| {
                at.checked_add_signed(offset)
                    .and_then(|at| tags[sentence].get(at))
                    .map_or(50, |tag| *tag as u64)
            };
            let (here, share) = said(0);
            take(
                sentence,
                at,
                &[
                    mix(301, 0),
                    mix(302, mix(here, share)),
                    mix(303, here),
                    mix(304, mix(here, tag(0))),
                    mix(305, mix(mix(said(-1).0, here), share)),
                    mix(306, mix(mix(said(1).0, here), share)),
                    mix(307, mix(tag(-1), tag(0))),
                    mix(308, mix(tag(1), tag(0))),
                    mix(309, mix(mix(tag(-1), here), share)),
                    mix(310, mix(mix(tag(1), here), share)),
                ],
            );
        }
    }
}

fn opinion(own: Place, places: &[Place], tags: &[Vec<usize>]) -> Opinion {
    let first = own.0.saturating_sub(REACH);
    let start = places.partition_point(|place| place.0 < first);
    let near = places[start..].iter().take(MOST).take_while(|place| place.0 <= own.0 + REACH);
    let mut counts = [0_u32; TAGS];
    for place in near.filter(|place| **place != own) {
        counts[tags[place.0 as usize][place.1 as usize]] += 1;
    }
    let named: u32 = counts[1..].iter().sum();
    if named + counts[0] == 0 {
        return (0, 0);
    }
    if named == 0 {
        return (21, 0);
    }
    let most = (1..TAGS).fold(1, |most, tag| if counts[tag] > counts[most] { tag } else { most });
    let share = if counts[0] == 0 {
        2
    } else if counts[most] > counts[0] {
        1
    } else {
        3
    };
    (1 + most as u64, share)
}
