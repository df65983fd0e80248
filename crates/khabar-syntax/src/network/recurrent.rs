//! Simple recurrent units in both directions (Lei et al., "Simple Recurrent Units for Highly Parallelizable Recurrence", 2018).
//!
//! All products are made for the whole sentence at once; what goes from word to word is elementwise:
//!
//! ```text
//! f = sigmoid(Uf + bf + vf * c')       how much of the past stays
//! c = f * c' + (1 - f) * Ux
//! r = sigmoid(Ur + br + vr * c')       how much of the state shows
//! h = r * tanh(c) + (1 - r) * x
//! ```

use multiversion::multiversion;

use super::functions::{sigmoid, tanh};
use super::matrix::Matrix;

/// The parameters of one layer; `half` is the width of one direction, twice that the width of input and output.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Recurrent {
    pub(crate) half: usize,
    /// `2 * half` rows; columns: forward x, f, r, then backward x, f, r.
    pub(crate) input: Matrix,
    /// One row of `8 * half`: bf, br, vf, vr forward, then backward.
    pub(crate) gates: Matrix,
}

/// What the forward pass leaves for the backward pass.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    /// `Ux`, `f` and `r` of both directions, as `input` orders them.
    pub(crate) gated: Matrix,
    /// States of both directions.
    pub(crate) state: Matrix,
}

impl Recurrent {
    pub(crate) fn new(half: usize) -> Self {
        Self { half, input: Matrix::new(2 * half, 6 * half), gates: Matrix::new(1, 8 * half) }
    }

    /// Read `x` (words by width) to `out` of the same shape.
    pub(crate) fn forward(&self, x: &Matrix, trace: &mut Trace, out: &mut Matrix) {
        let (words, half) = (x.rows(), self.half);
        trace.gated.reset(words, 6 * half);
        trace.gated.add_product(x, &self.input);
        trace.state.reset(words, 2 * half);
        out.reset(words, 2 * half);
        for side in 0..2 {
            forward(side, half, &self.gates.data, &x.data, trace, &mut out.data);
        }
    }

    /// From the gradient of the output to that of the input, which is added to `dx`; gradients of the parameters are added to `grad`.
    pub(crate) fn backward(
        &self,
        x: &Matrix,
        trace: &Trace,
        dout: &Matrix,
        dx: &mut Matrix,
        grad: &mut Self,
    ) {
        let (words, half) = (x.rows(), self.half);
        let mut dgated = Matrix::new(words, 6 * half);
        for side in 0..2 {
            let gates = &self.gates.data[side * 4 * half..(side + 1) * 4 * half];
            let dgates = &mut grad.gates.data[side * 4 * half..(side + 1) * 4 * half];
            let mut dstate = vec![0.0_f32; half];
            for step in 0..words {
                let at = if side == 0 { words - 1 - step } else { step };
                let before = if side == 0 { at.checked_sub(1) } else { Some(at + 1) };
                let before = before.filter(|&before| before < words);
                for j in 0..half {
                    let gated =
                        |part: usize| trace.gated.row(at)[side * 3 * half + part * half + j];
                    let (ux, f, r) = (gated(0), gated(1), gated(2));
                    let c = trace.state.row(at)[side * half + j];
                    let past = before.map_or(0.0, |b| trace.state.row(b)[side * half + j]);
                    let skip = x.row(at)[side * half + j];
                    let dh = dout.row(at)[side * half + j];
                    let shown = tanh(c);
                    let dr = dh * (shown - skip) * r * (1.0 - r);
                    let dc = dstate[j] + dh * r * (1.0 - shown * shown);
                    let df = dc * (past - ux) * f * (1.0 - f);
                    dx.row_mut(at)[side * half + j] += dh * (1.0 - r);
                    let row = dgated.row_mut(at);
                    row[side * 3 * half + j] = dc * (1.0 - f);
                    row[side * 3 * half + half + j] = df;
                    row[side * 3 * half + 2 * half + j] = dr;
                    dgates[j] += df;
                    dgates[half + j] += dr;
                    dgates[2 * half + j] += df * past;
                    dgates[3 * half + j] += dr * past;
                    dstate[j] = dc * f + df * gates[2 * half + j] + dr * gates[3 * half + j];
                }
            }
        }
        grad.input.add_product(&x.transposed(), &dgated);
        dx.add_product(&dgated, &self.input.transposed());
    }
}

/// One direction of the elementwise part; gates in `trace.gated` become their values.
#[multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn forward(side: usize, half: usize, gates: &[f32], x: &[f32], trace: &mut Trace, out: &mut [f32]) {
    let gates = &gates[side * 4 * half..(side + 1) * 4 * half];
    let (forget_bias, gates) = gates.split_at(half);
    let (reset_bias, gates) = gates.split_at(half);
    let (forget_past, reset_past) = gates.split_at(half);
    let width = 2 * half;
    let words = x.len() / width;
    let mut past = vec![0.0_f32; half];
    for step in 0..words {
        let at = if side == 0 { step } else { words - 1 - step };
        let here = at * width + side * half..at * width + side * half + half;
        let gated = &mut trace.gated.data[at * 6 * half + side * 3 * half..][..3 * half];
        let (ux, gated) = gated.split_at_mut(half);
        let (forget, reset) = gated.split_at_mut(half);
        let (x, out) = (&x[here.clone()], &mut out[here.clone()]);
        let state = &mut trace.state.data[here];
        for j in 0..half {
            let f = sigmoid(forget[j] + forget_bias[j] + forget_past[j] * past[j]);
            let r = sigmoid(reset[j] + reset_bias[j] + reset_past[j] * past[j]);
            let c = f * past[j] + (1.0 - f) * ux[j];
            out[j] = r * tanh(c) + (1.0 - r) * x[j];
            forget[j] = f;
            reset[j] = r;
            state[j] = c;
            past[j] = c;
        }
    }
}
