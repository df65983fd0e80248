//! Greedy arc-hybrid transitions with a dynamic oracle (Goldberg and Nivre 2013).

use crate::features::{action_features, label_features};
use crate::perceptron::{Perceptron, highest};
use crate::words::{Tree, Words};

const SHIFT: usize = 0;
const LEFT: usize = 1;
const RIGHT: usize = 2;

/// No word.
pub(crate) const NONE: usize = usize::MAX;

pub(crate) struct Parser {
    actions: Perceptron,
    labels: Perceptron,
}

impl Parser {
    pub(crate) fn new(relations: usize) -> Self {
        Self { actions: Perceptron::new(22, 4), labels: Perceptron::new(19, relations) }
    }

    pub(crate) fn averaged(&self) -> Self {
        Self { actions: self.actions.averaged(), labels: self.labels.averaged() }
    }

    /// Weights that are not zero.
    pub(crate) fn count(&self) -> usize {
        self.actions.count() + self.labels.count()
    }

    pub(crate) fn parse(&self, words: &Words) -> State {
        let mut state = State::new(words.0.len());
        let (mut features, mut scores) = (Vec::new(), Vec::new());
        while !state.done() {
            action_features(words, &state, &mut features);
            let action = self.actions.best(
                &features,
                |action| action < 3 && state.allows(action),
                &mut scores,
            );
            let mut label = 0;
            if action != SHIFT {
                label_features(words, &state, state.head(action), &mut features);
                label = self.labels.best(&features, |_| true, &mut scores);
            }
            state.apply(action, label);
        }
        state
    }

    /// Learn from a sentence; `explore`: go on from what was chosen, right or wrong.
    pub(crate) fn learn(&mut self, words: &Words, gold: &Tree, explore: bool) {
        let mut state = State::new(words.0.len());
        let (mut features, mut scores) = (Vec::new(), Vec::new());
        while !state.done() {
            action_features(words, &state, &mut features);
            let allowed = |action| action < 3 && state.allows(action);
            let chosen = self.actions.best(&features, allowed, &mut scores);
            let costs = [SHIFT, LEFT, RIGHT]
                .map(|action| if allowed(action) { state.cost(action, gold) } else { NONE });
            let least = costs.into_iter().min().unwrap();
            let right = highest(&scores, |action| action < 3 && costs[action] == least);
            let right = if costs[chosen] == least { chosen } else { right };
            self.actions.learn(&features, right, chosen);
            let action = if explore { chosen } else { right };
            let mut label = 0;
            if action != SHIFT {
                let (child, head) = (state.on_stack(0), state.head(action));
                label_features(words, &state, head, &mut features);
                label = self.labels.best(&features, |_| true, &mut scores);
                if gold.heads[child] == head {
                    self.labels.learn(&features, gold.labels[child], label);
                }
            }
            state.apply(action, label);
        }
    }
}

/// A tree that grows: words before `next` are on the stack or have their heads.
pub(crate) struct State {
    stack: Vec<usize>,
    pub(crate) next: usize,
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<usize>,
    /// The outermost child on each side, how many there are, and which relations they have.
    outer: Vec<[usize; 2]>,
    count: Vec<[u64; 2]>,
    relations: Vec<u64>,
}

impl State {
    fn new(count: usize) -> Self {
        Self {
            stack: Vec::new(),
            next: 0,
            heads: vec![NONE; count],
            labels: vec![0; count],
            outer: vec![[NONE; 2]; count + 1],
            count: vec![[0; 2]; count + 1],
            relations: vec![0; count + 1],
        }
    }

    fn done(&self) -> bool {
        self.next == self.heads.len() && self.stack.is_empty()
    }

    pub(crate) fn on_stack(&self, below: usize) -> usize {
        self.stack.len().checked_sub(below + 1).map_or(NONE, |at| self.stack[at])
    }

    /// One word and no more comes under the root.
    fn allows(&self, action: usize) -> bool {
        let more = self.next < self.heads.len();
        match action {
            SHIFT => more,
            LEFT => self.stack.len() == 1 || (more && !self.stack.is_empty()),
            _ => self.stack.len() > 1,
        }
    }

    /// How many arcs of the treebank an action makes impossible (Goldberg and Nivre 2013).
    fn cost(&self, action: usize, gold: &Tree) -> usize {
        let waits = |&&word: &&usize| word < self.next && self.heads[word] == NONE;
        let (top, next) = (self.on_stack(0), self.next);
        if action == SHIFT {
            let head = gold.heads[next];
            return usize::from(head != top && waits(&&head))
                + gold.children[next].iter().filter(waits).count();
        }
        let head = gold.heads[top];
        let lost =
            if action == LEFT { head > next || head == self.on_stack(1) } else { head >= next };
        usize::from(lost) + gold.children[top].iter().filter(|&&child| child >= next).count()
    }

    /// The head that an action gives to the top of the stack.
    fn head(&self, action: usize) -> usize {
        if action == LEFT { self.next } else { self.on_stack(1) }
    }

    fn apply(&mut self, action: usize, label: usize) {
        if action == SHIFT {
            self.stack.push(self.next);
            self.next += 1;
            return;
        }
        let head = self.head(action);
        let child = self.stack.pop().unwrap();
        let side = usize::from(child > head);
        self.heads[child] = head;
        self.labels[child] = label;
        self.outer[head][side] = child;
        self.count[head][side] += 1;
        self.relations[head] |= 1 << (label % 64);
    }

    /// Outermost child, its relation, number of children and all their relations.
    pub(crate) fn side(&self, word: usize, side: usize) -> (usize, u64, u64, u64) {
        let Some(outer) = self.outer.get(word) else { return (NONE, 0, 0, 0) };
        let child = outer[side];
        let label = self.labels.get(child).map_or(0, |&label| label as u64 + 1);
        (child, label, self.count[word][side].min(4), self.relations[word])
    }
}
