//! What the parser looks at, hashed.

use crate::parser::{NONE, State};
use crate::words::{Words, mix};

fn distance(from: usize, to: usize) -> u64 {
    match from.abs_diff(to) {
        _ if from == NONE || to == NONE => 0,
        near @ 1..=4 => near as u64,
        5..=7 => 5,
        8..=12 => 6,
        _ => 7,
    }
}

/// Features of the next action.
pub(crate) fn action_features(words: &Words, state: &State, out: &mut Vec<u64>) {
    let [i0, i1, i2] = [0, 1, 2].map(|below| state.on_stack(below));
    let j0 = state.next;
    let [s0, s1, s2] = [i0, i1, i2].map(|at| words.at(at));
    let [b0, b1, b2, b3] = [0, 1, 2, 3].map(|ahead| words.at(j0 + ahead));
    let [before, behind, last] =
        [i0.wrapping_sub(1), i0.wrapping_add(1), j0.wrapping_sub(1)].map(|at| words.at(at).upos);
    let (l0, l0_label, l0_count, set0) = state.side(i0, 0);
    let (r0, r0_label, r0_count, _) = state.side(i0, 1);
    let (l1, l1_label, l1_count, set1) = state.side(i1, 0);
    let (r1, r1_label, r1_count, _) = state.side(i1, 1);
    let (lb, lb_label, lb_count, setb) = state.side(j0, 0);
    let [l0, r0, l1, r1, lb] = [l0, r0, l1, r1, lb].map(|at| words.at(at));
    let (far, near) = (distance(i0, j0), distance(i1, i0));
    let mut add = adder(out, 100);
    for word in [s0, s1, b0, b1] {
        add(&[word.form]);
        add(&[word.xpos]);
        add(&[word.form, word.xpos]);
    }
    for word in [s2, b2, b3] {
        add(&[word.upos]);
        add(&[word.xpos]);
    }
    for (a, b, apart) in [(s0, b0, far), (s1, s0, near), (s1, b0, far)] {
        add(&[a.form, b.form]);
        add(&[a.form, b.upos]);
        add(&[a.form, b.xpos]);
        add(&[a.upos, b.form]);
        add(&[a.xpos, b.form]);
        add(&[a.xpos, b.xpos]);
        add(&[a.upos, b.upos, apart]);
        add(&[a.form, apart]);
        add(&[b.form, apart]);
    }
    add(&[b0.xpos, b1.xpos]);
    add(&[b0.form, b1.form]);
    add(&[s0.upos, b0.upos, b1.upos]);
    add(&[s0.xpos, b0.xpos, b1.xpos]);
    add(&[s0.form, b0.upos, b1.upos]);
    add(&[b0.upos, b1.upos, b2.upos]);
    add(&[s0.upos, b0.upos, b1.upos, b2.upos]);
    add(&[s1.upos, s0.upos, b0.upos]);
    add(&[s1.xpos, s0.xpos, b0.xpos]);
    add(&[s1.form, s0.upos, b0.upos]);
    add(&[s1.upos, s0.form, b0.upos]);
    add(&[s1.upos, s0.upos, b0.form]);
    add(&[s1.upos, s0.upos, b0.upos, b1.upos]);
    add(&[s2.upos, s1.upos, s0.upos, b0.upos]);
    add(&[s0.upos, b0.upos, before, behind]);
    add(&[s0.upos, b0.upos, last, b1.upos]);
    for child in [l0, r0, r1, l1, lb] {
        add(&[s0.upos, b0.upos, child.upos]);
        add(&[s1.upos, s0.upos, child.upos]);
        add(&[s0.form, child.form]);
        add(&[s1.form, child.form]);
        add(&[s0.upos, b0.form, child.form]);
    }
    add(&[s0.form, l0_count, r0_count]);
    add(&[s0.xpos, l0_count, r0_count, b0.upos]);
    add(&[s1.form, l1_count, r1_count]);
    add(&[s1.xpos, l1_count, r1_count, s0.upos]);
    add(&[b0.xpos, lb_count, s0.upos]);
    add(&[s0.upos, l0_label, r0_label, b0.upos]);
    add(&[s1.upos, l1_label, r1_label, s0.upos]);
    add(&[b0.upos, lb_label, s0.upos]);
    add(&[s0.upos, set0, b0.upos]);
    add(&[s1.upos, set1, s0.upos]);
    add(&[s1.form, set1, s0.upos]);
    add(&[b0.upos, setb, s0.upos]);
}

/// Features of the relation between the top of the stack, whose own children are complete, and its head.
pub(crate) fn label_features(words: &Words, state: &State, head: usize, out: &mut Vec<u64>) {
    let child = state.on_stack(0);
    let (h, c) = (words.at(head), words.at(child));
    let [before, behind] = [child.wrapping_sub(1), child + 1].map(|at| words.at(at));
    let (left, left_label, left_count, below) = state.side(child, 0);
    let (right, right_label, ..) = state.side(child, 1);
    let [left, right] = [left, right].map(|at| words.at(at));
    let after = u64::from(child > head);
    let (_, last, count, beside) = state.side(head, usize::from(child > head));
    let mut add = adder(out, 300 + after);
    add(&[]);
    for word in [h, c] {
        add(&[word.form]);
        add(&[word.xpos]);
        add(&[word.upos]);
    }
    add(&[h.form, c.form]);
    add(&[h.form, c.xpos]);
    add(&[h.form, c.upos]);
    add(&[h.upos, c.form]);
    add(&[h.xpos, c.form]);
    add(&[h.xpos, c.xpos]);
    add(&[h.upos, c.xpos, distance(head, child)]);
    add(&[h.upos, c.xpos, before.upos, behind.upos]);
    add(&[c.form, before.form]);
    add(&[c.form, behind.form]);
    add(&[h.upos, c.upos, left.form]);
    add(&[h.form, left.form]);
    add(&[c.form, left.form]);
    add(&[h.form, c.upos, left.form]);
    add(&[h.upos, c.upos, right.form]);
    add(&[h.upos, c.upos, left_label, right_label]);
    add(&[h.upos, c.xpos, left_label, left_count]);
    add(&[h.upos, c.upos, below]);
    add(&[h.upos, c.xpos, beside]);
    add(&[h.form, c.upos, beside]);
    add(&[h.upos, c.xpos, last, count]);
}

/// Each call adds one feature, told apart from those before.
pub(crate) fn adder(out: &mut Vec<u64>, start: u64) -> impl FnMut(&[u64]) {
    out.clear();
    let mut template = start * 1000;
    move |parts| {
        template += 1;
        out.push(parts.iter().fold(mix(3, template), |hash, &part| mix(hash, part)));
    }
}
