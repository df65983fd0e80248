//! What the segmenter looks at: numbers that stand for one observation each.

use khabar_types::Upos;

use super::label::Cut;
use super::view::View;
use crate::hash::mix;
use crate::key::Key;
use crate::weights::Weights;

/// Observations of a token and its neighbours.
pub(crate) const OF_TOKEN: usize = 29;
/// Observations of one way to cut it.
pub(crate) const OF_CUT: usize = 10;

/// The tags chosen so far, of the stems before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct History {
    pub(crate) last: Option<Upos>,
    pub(crate) before: Option<Upos>,
}

impl History {
    /// At the start of a sentence.
    pub(crate) const START: Self = Self { last: None, before: None };

    pub(crate) const fn push(self, upos: Upos) -> Self {
        Self { last: Some(upos), before: self.last }
    }
}

const fn tag(upos: Option<Upos>) -> u64 {
    match upos {
        None => 0,
        Some(upos) => upos as u64 + 1,
    }
}

fn edge(view: Option<&View>, count: u32, suffix: bool) -> u64 {
    match view.map(|view| (view, view.key)) {
        None => 1,
        Some((view, None)) => view.normal,
        Some((_, Some(key))) if suffix => last(key, count).hash(),
        Some((_, Some(key))) => key.first(count).hash(),
    }
}

fn last(key: Key, count: u32) -> Key {
    key.skip(key.count().saturating_sub(count))
}

/// Fill the observations of the token at `at` that no tag has a part in.
#[rustfmt::skip]
pub(crate) fn of_token(views: &[View], at: usize, history: History, out: &mut [u64; OF_TOKEN]) {
    let here = &views[at];
    let (before, after) = (at.checked_sub(1).map(|at| &views[at]), views.get(at + 1));
    let normal = |view: Option<&View>| view.map_or(1, |view| view.normal);
    let fine = |view: Option<&View>| u64::from(view.map_or(2_000, |view| view.class.fine));
    let middle = |view: Option<&View>| u64::from(view.map_or(2_000, |view| view.class.middle));
    let (start, end) = (edge(Some(here), 2, false), edge(Some(here), 2, true));
    let (last, pair) = (tag(history.last), tag(history.last) << 8 | tag(history.before));
    let here_fine = u64::from(here.class.fine);
    let values = [
        0,
        here.spelled,
        here.normal,
        edge(Some(here), 1, false), start, edge(Some(here), 3, false), edge(Some(here), 4, false),
        edge(Some(here), 1, true), end, edge(Some(here), 3, true), edge(Some(here), 4, true),
        normal(before), normal(after),
        fine(before), fine(after),
        here_fine, u64::from(here.class.middle), u64::from(here.class.coarse),
        here.shape,
        mix(edge(after, 2, false), edge(after, 2, true)),
        edge(before, 2, true),
        last,
        pair,
        mix(last, here_fine),
        mix(last, middle(after)),
        mix(last, mix(start, end)),
        edge(after, 3, false),
        mix(pair, here.shape),
        mix(middle(before), middle(after)),
    ];
    for (place, (out, value)) in (1_u64..).zip(out.iter_mut().zip(values)) {
        *out = mix(place, value);
    }
}

/// Fill the observations of one way to cut the token.
#[rustfmt::skip]
pub(crate) fn of_cut(
    lexicon: &Weights,
    here: &View,
    cut: Cut,
    history: History,
    out: &mut [u64; OF_CUT],
) {
    let token = here.key.unwrap_or_default();
    let stem = cut.restored(token).unwrap_or_default();
    let bare = stem.strip_start(crate::clitics::ARTICLE).filter(|bare| bare.count() > 1);
    let readings = lexicon.of_key(bare.unwrap_or(stem));
    let known = readings.iter().fold(0_u64, |set, reading| set | 1 << reading.upos as u64);
    let known = known | u64::from(bare.is_some()) << 20;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "logarithms of ranks")]
    let bucket = |key: Key| lexicon.cost(key).map_or(15, |cost| cost as u64);
    let (rank, bare_rank) = (bucket(stem), bare.map_or(0, bucket));
    let values = [
        stem.hash(),
        known,
        rank << 8 | bare_rank,
        stem.first(2).hash(),
        last(stem, 2).hash(),
        last(stem, 3).hash(),
        rank << 8 | bucket(token) | bare_rank << 16,
        mix(tag(history.last), known),
        u64::from(stem.count().min(6)) << 8 | rank,
        mix(stem.first(1).hash(), last(stem, 1).hash()),
    ];
    for (place, (out, value)) in (101_u64..).zip(out.iter_mut().zip(values)) {
        *out = mix(place, value);
    }
}
