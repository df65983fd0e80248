//! Tokens to words and tags, one joint decision a token: an averaged perceptron over the cuts that the letters allow, from left to right.
//!
//! | module | what it holds |
//! |---|---|
//! | `label` | a decision: which letters are cut off, which tags the words get |
//! | `view` | a token as features see it |
//! | `features` | what is looked at |
//! | `object` | perfects with a pronoun behind them |
//! | `perfect` | verbs that look like verbal nouns |
//! | `restore` | the spelling of a word that a token hides |
//! | `train` | the perceptron's training |

pub(crate) mod features;
pub(crate) mod label;
mod object;
mod perfect;
pub(crate) mod restore;
pub(crate) mod train;
pub(crate) mod view;

use khabar_types::Upos;

use features::{History, OF_CUT, OF_TOKEN, of_cut, of_token};
use label::{Cut, Label};
use view::View;

use crate::hash::mix;
use crate::key::Key;
use crate::weights::Weights;

/// The number of a label.
pub(crate) type LabelId = u16;

/// What was learnt.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Segmenter {
    pub(crate) labels: Labels,
    /// Weights of observations with labels; a power of two long.
    pub(crate) weights: Vec<i16>,
}

/// The labels, and which a token may have.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Labels {
    pub(crate) all: Vec<Label>,
    /// Labels that no text which was learnt from has, numbered behind those: only rules choose them. "فاعتقلتهم" is one, since newspapers of the treebank
    /// have "واعتقلتهم" alone; beside each the label that it is like.
    further: Vec<(Label, LabelId)>,
    /// The ways to cut, each with its labels: `all` holds labels of one cut side by side.
    cuts: Vec<(Cut, std::ops::Range<usize>)>,
    /// Tokens seen often, by their spelling: where their labels begin and end in `listed`. Sorted.
    pub(crate) known: Vec<(u64, u32, u32)>,
    pub(crate) listed: Vec<LabelId>,
}

/// The weight of an observation with a label in a table of that length.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the upper bits are a place in the table")]
pub(crate) const fn slot(observation: u64, label: LabelId, bits: u32) -> usize {
    (mix(observation, label as u64 + 1) >> (64 - bits)) as usize
}

impl Labels {
    /// From the labels in any order, each once.
    pub(crate) fn new(mut all: Vec<Label>) -> Self {
        let order = |label: &Label| {
            let cut = label.cut;
            (cut.proclitics.text(), cut.article, cut.enclitic.text(), label.tags.clone())
        };
        all.sort_by_key(|label| {
            let (proclitics, article, enclitic, tags) = order(label);
            let tags: Vec<u8> = tags.iter().map(|tag| *tag as u8).collect();
            (proclitics, article, enclitic, tags)
        });
        let mut cuts: Vec<(Cut, std::ops::Range<usize>)> = Vec::new();
        for (at, label) in all.iter().enumerate() {
            match cuts.last_mut() {
                Some((cut, range)) if *cut == label.cut => range.end = at + 1,
                _ => cuts.push((label.cut, at..at + 1)),
            }
        }
        let further = with_then(&all);
        Self { all, further, cuts, ..Self::default() }
    }

    pub(crate) fn id(&self, label: &Label) -> Option<LabelId> {
        let place = self
            .all
            .iter()
            .chain(self.further.iter().map(|(label, _)| label))
            .position(|other| other == label)?;
        LabelId::try_from(place).ok()
    }

    pub(crate) fn get(&self, id: LabelId) -> &Label {
        let id = usize::from(id);
        self.all.get(id).unwrap_or_else(|| &self.further[id - self.all.len()].0)
    }

    /// The label as what was learnt knows it.
    pub(crate) fn learnt(&self, id: LabelId) -> LabelId {
        let further = usize::from(id).checked_sub(self.all.len());
        further.map_or(id, |at| self.further[at].1)
    }

    /// The labels of a token that was seen often.
    pub(crate) fn listed(&self, view: &View) -> &[LabelId] {
        match self.known.binary_search_by_key(&view.spelled, |(hash, ..)| *hash) {
            Ok(at) => &self.listed[self.known[at].1 as usize..self.known[at].2 as usize],
            Err(_) => &[],
        }
    }

    /// The labels that the letters of a token allow.
    pub(crate) fn allowed(&self, view: &View, out: &mut Vec<LabelId>) {
        let listed = self.listed(view);
        if !listed.is_empty() {
            out.extend_from_slice(listed);
            return;
        }
        let key = view.key.unwrap_or(Key::EMPTY);
        for (cut, range) in &self.cuts {
            let ends = cut.enclitic == Key::EMPTY || view.may_end_in_pronoun;
            let fits = || view.key.is_some() && ends && cut.stem(key).is_some();
            if *cut == Cut::default() || fits() {
                #[expect(clippy::cast_possible_truncation, reason = "there are few labels")]
                out.extend(range.clone().map(|id| id as LabelId));
            }
        }
    }
}

/// What "and somebody did to him" is with "then" instead of "and", where that is no label yet.
fn with_then(all: &[Label]) -> Vec<(Label, LabelId)> {
    let then = |(id, label): (LabelId, &Label)| {
        let done = label.upos() == Upos::Verb && label.cut.enclitic != Key::EMPTY;
        let and = label.cut.proclitics == Key::word(&['و']);
        let cut = Cut { proclitics: Key::word(&['ف']), ..label.cut };
        let then = Label { cut, tags: label.tags.clone() };
        (done && and && !all.contains(&then)).then_some((then, id))
    };
    (0..).zip(all).filter_map(then).collect()
}

/// Where scores come from: whole numbers in files, fractions in training.
pub(crate) trait Scores {
    fn weight(&self, observation: u64, label: LabelId) -> f32;

    /// The sum of the weights of observations.
    fn total<'a>(&self, observations: impl Iterator<Item = &'a u64>, label: LabelId) -> f32 {
        observations.map(|&observation| self.weight(observation, label)).sum()
    }
}

impl Scores for [i16] {
    fn weight(&self, observation: u64, label: LabelId) -> f32 {
        f32::from(self[slot(observation, label, self.len().ilog2())])
    }

    /// In whole numbers, which need not wait for each other; few enough for a fraction to hold their sum exactly.
    #[expect(clippy::cast_precision_loss, reason = "the sum of a few small numbers")]
    fn total<'a>(&self, observations: impl Iterator<Item = &'a u64>, label: LabelId) -> f32 {
        let bits = self.len().ilog2();
        let weight = |&seen: &u64| i32::from(self[slot(seen, label, bits)]);
        observations.map(weight).sum::<i32>() as f32
    }
}

/// Reusable room for the observations of one token.
#[derive(Default)]
pub(crate) struct Room {
    pub(crate) allowed: Vec<LabelId>,
    pub(crate) of_token: [u64; OF_TOKEN],
    /// The cut last looked at, and its observations.
    cut: Option<Cut>,
    of_cut: [u64; OF_CUT],
}

/// The best label of the token at `at`; `fits` leaves out others.
pub(crate) fn best(
    labels: &Labels,
    lexicon: &Weights,
    scores: &(impl Scores + ?Sized),
    views: &[View],
    at: usize,
    history: History,
    room: &mut Room,
) -> LabelId {
    room.allowed.clear();
    labels.allowed(&views[at], &mut room.allowed);
    choose(labels, lexicon, scores, views, at, history, room)
}

/// The best of the labels in `room.allowed`.
pub(crate) fn choose(
    labels: &Labels,
    lexicon: &Weights,
    scores: &(impl Scores + ?Sized),
    views: &[View],
    at: usize,
    history: History,
    room: &mut Room,
) -> LabelId {
    if let [only] = *room.allowed {
        return only;
    }
    of_token(views, at, history, &mut room.of_token);
    room.cut = None;
    let mut best = (f32::NEG_INFINITY, 0);
    for index in 0..room.allowed.len() {
        let id = room.allowed[index];
        let cut = labels.get(id).cut;
        if room.cut != Some(cut) {
            room.cut = Some(cut);
            of_cut(lexicon, &views[at], cut, history, &mut room.of_cut);
        }
        let observations = room.of_token.iter().chain(&room.of_cut);
        let score = scores.total(observations, id);
        if score > best.0 {
            best = (score, id);
        }
    }
    best.1
}

/// "وشيك", "وجوه": whether a token is a word whose root letters look like clitics. A hamza that the table does not write makes it another: "واصل" is
/// no "وأصل".
fn never_cut(lexicon: &Weights, view: &View) -> bool {
    let exception = view.key.and_then(|key| lexicon.exception(key));
    exception.is_some_and(|exception| {
        let bare = view.spelled == view.normal;
        matches!(exception.pieces[..], [_])
            && (bare || view.spelled == crate::hash::text(&exception.written()))
    })
}

impl Segmenter {
    /// The labels of a sentence's tokens, and which of them are verbs whatever the tree says.
    pub(crate) fn read(
        &self,
        lexicon: &Weights,
        views: &[View],
        room: &mut Room,
        out: &mut Vec<LabelId>,
        verbs: &mut Vec<usize>,
    ) {
        let mut history = History::START;
        for at in 0..views.len() {
            let mut id = best(&self.labels, lexicon, &*self.weights, views, at, history, room);
            let cut = |id: LabelId| self.labels.get(id).cut;
            let before = room.allowed.len();
            if never_cut(lexicon, &views[at]) {
                room.allowed.retain(|id| cut(*id) == Cut::default());
            } else if self.hides_and(lexicon, &views[at], history, id) {
                let and = Key::of("و");
                room.allowed.retain(|id| Some(cut(*id).proclitics) == and);
            }
            if !room.allowed.is_empty() && room.allowed.len() < before {
                id = choose(&self.labels, lexicon, &*self.weights, views, at, history, room);
            }
            history = history.push(self.labels.get(id).upos());
            out.push(id);
        }
        self.perfects(lexicon, views, out, verbs);
    }

    /// Call the verbs among nouns verbs.
    fn perfects(
        &self,
        lexicon: &Weights,
        views: &[View],
        found: &mut [LabelId],
        verbs: &mut Vec<usize>,
    ) {
        for at in 0..found.len() {
            let tokens = perfect::Tokens { labels: &self.labels, lexicon, views, found };
            if let Some(id) = tokens.done_to(at).and_then(|label| self.labels.id(&label)) {
                verbs.push(at);
                found[at] = id;
                continue;
            }
            let ours = tokens.is_ours(at);
            if ours || tokens.shows_case(at) || tokens.is_perfect(at) {
                verbs.push(at);
            }
            if !ours && !tokens.is_perfect(at) {
                continue;
            }
            let mut label = self.labels.get(found[at]).clone();
            if ours && label.cut.enclitic != Key::EMPTY {
                label.cut.enclitic = Key::EMPTY;
                label.tags = label.tags[..label.tags.len() - 1].into();
            }
            if let Some(stem) = label.tags.get_mut(label.cut.proclitics.count() as usize) {
                *stem = Upos::Verb;
            }
            if let Some(id) = self.labels.id(&label) {
                found[at] = id;
            }
        }
    }

    /// "السراج وحفتر": behind a name, whether a token left whole is "and" with a name that the lexicon knows, and no word of its own.
    fn hides_and(&self, lexicon: &Weights, view: &View, history: History, id: LabelId) -> bool {
        let label = self.labels.get(id);
        let name = |upos| matches!(upos, Upos::X | Upos::Propn);
        if !(history.last.is_some_and(name) && name(label.upos()) && label.cut == Cut::default()) {
            return false;
        }
        let rest = view.key.zip(Key::of("و")).and_then(|(key, and)| key.strip_start(and));
        view.key.zip(rest).is_some_and(|(key, rest)| {
            lexicon.of_key(key).is_empty()
                && lexicon.of_key(rest).iter().any(|reading| name(reading.upos))
        })
    }
}
