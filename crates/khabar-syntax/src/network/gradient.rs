//! The backward pass: from what should have been read to the gradient of every parameter.

use super::{Activations, Matrix, Network, step};

/// What is right for one sentence. A word whose tag or head is unknown has none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gold {
    pub(crate) tags: Vec<Option<usize>>,
    /// 0 is the root, 1 the first word.
    pub(crate) heads: Vec<usize>,
    pub(crate) relations: Vec<usize>,
}

/// Which values of the layers are left out, as factors; empty for none.
pub(crate) struct Dropout {
    /// One row for each layer's output: kept for the whole sentence.
    pub(crate) layers: Vec<Vec<f32>>,
}

impl Dropout {
    /// Read a sentence whose word vectors stand in `layers[0]`, leaving values out behind each layer.
    pub(crate) fn read(&self, network: &Network, act: &mut Activations) {
        act.layers.resize_with(network.layers.len() + 1, Matrix::default);
        act.traces.resize_with(network.layers.len(), super::Trace::default);
        for (at, layer) in network.layers.iter().enumerate() {
            let (before, after) = act.layers.split_at_mut(at + 1);
            layer.forward(&before[at], &mut act.traces[at], &mut after[0]);
            self.apply(at, &mut after[0]);
        }
        act.score(network);
    }

    fn apply(&self, layer: usize, matrix: &mut Matrix) {
        if let Some(mask) = self.layers.get(layer) {
            for row in matrix.data.chunks_exact_mut(mask.len()) {
                for (value, factor) in row.iter_mut().zip(mask) {
                    *value *= factor;
                }
            }
        }
    }
}

/// Add the gradients of one sentence to `grad`; returns the loss and the gradient of the words' vectors.
pub(crate) fn backward(
    network: &Network,
    act: &mut Activations,
    gold: &Gold,
    dropout: &Dropout,
    grad: &mut Network,
) -> (f32, Matrix) {
    act.label(network, &gold.heads);
    let words = gold.heads.len();
    let width = 2 * network.shape.half;
    let mut loss = 0.0;
    let mut dh = Matrix::new(words, width);

    let tags: Vec<Option<usize>> = gold.tags.clone();
    let dtags = softmax(&act.tags, &tags, &mut loss);
    let Some(h) = act.layers.last() else { return (0.0, dh) };
    let mut dtag_hidden = Matrix::new(words, network.shape.tagging);
    dense(&network.tag, &act.tag_hidden, &dtags, &mut grad.tag, &mut dtag_hidden);
    through_relu(&act.tag_hidden, &mut dtag_hidden);
    dense(&network.tag_hidden, h, &dtag_hidden, &mut grad.tag_hidden, &mut dh);

    let heads: Vec<Option<usize>> = gold.heads.iter().copied().map(Some).collect();
    let darcs = softmax(&act.arcs, &heads, &mut loss);
    for word in 0..words {
        for (head, gradient) in darcs.row(word).iter().enumerate().skip(1) {
            grad.distance.data[step(word + 1, head)] += gradient;
        }
    }
    let mut dpaired = Matrix::new(words, network.shape.arc);
    dpaired.add_product(&darcs, &act.head);
    let mut dhead = Matrix::new(words + 1, network.shape.arc);
    dhead.add_product(&darcs.transposed(), &act.paired);
    add_rows(&dpaired, &mut grad.headness.data);
    grad.pair.add_product(&act.dependent.transposed(), &dpaired);
    let mut ddependent = Matrix::new(words, network.shape.arc);
    ddependent.add_product(&dpaired, &network.pair.transposed());
    through_relu(&act.dependent, &mut ddependent);
    dense(&network.dependent, h, &ddependent, &mut grad.dependent, &mut dh);
    let mut below = behind_root(&dhead, &mut grad.root.data);
    through_relu(&behind_root(&act.head, &mut []), &mut below);
    dense(&network.head, h, &below, &mut grad.head, &mut dh);

    let relations: Vec<Option<usize>> = gold.relations.iter().copied().map(Some).collect();
    let dlabels = softmax(&act.labels, &relations, &mut loss);
    let mut dlabel = Matrix::new(words, network.shape.label);
    dense(&network.label, &act.label_hidden, &dlabels, &mut grad.label, &mut dlabel);
    through_relu(&act.label_hidden, &mut dlabel);
    dense(&network.label_dependent, h, &dlabel, &mut grad.label_dependent, &mut dh);
    let mut dlabel_head = Matrix::new(words + 1, network.shape.label);
    for (word, &head) in gold.heads.iter().enumerate() {
        for (there, here) in dlabel_head.row_mut(head).iter_mut().zip(dlabel.row(word)) {
            *there += here;
        }
    }
    let below = behind_root(&dlabel_head, &mut grad.label_root.data);
    grad.label_head.add_product(&h.transposed(), &below);
    dh.add_product(&below, &network.label_head.transposed());

    let mut dout = dh;
    for (at, layer) in network.layers.iter().enumerate().rev() {
        dropout.apply(at, &mut dout);
        let mut dx = Matrix::new(words, width);
        layer.backward(&act.layers[at], &act.traces[at], &dout, &mut dx, &mut grad.layers[at]);
        dout = dx;
    }
    (loss, dout)
}

/// The gradient of the cross entropy, words without an answer left out.
#[expect(clippy::cast_possible_truncation, reason = "the sum is small")]
fn softmax(scores: &Matrix, gold: &[Option<usize>], loss: &mut f32) -> Matrix {
    let mut out = Matrix::new(scores.rows(), scores.columns);
    for (word, gold) in gold.iter().enumerate() {
        let Some(gold) = *gold else { continue };
        let row = scores.row(word);
        let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let sum: f64 = row.iter().map(|score| f64::from((score - most).exp())).sum();
        let log = most + sum.ln() as f32;
        *loss += log - row[gold];
        for (gradient, score) in out.row_mut(word).iter_mut().zip(row) {
            *gradient = (score - log).exp();
        }
        out.row_mut(word)[gold] -= 1.0;
    }
    out
}

fn dense(
    layer: &super::Dense,
    x: &Matrix,
    dout: &Matrix,
    grad: &mut super::Dense,
    dx: &mut Matrix,
) {
    grad.weight.add_product(&x.transposed(), dout);
    add_rows(dout, &mut grad.bias.data);
    dx.add_product(dout, &layer.weight.transposed());
}

fn add_rows(matrix: &Matrix, sum: &mut [f32]) {
    for row in matrix.data.chunks_exact(matrix.columns) {
        for (sum, value) in sum.iter_mut().zip(row) {
            *sum += value;
        }
    }
}

fn through_relu(out: &Matrix, dout: &mut Matrix) {
    for (gradient, value) in dout.data.iter_mut().zip(&out.data) {
        if *value <= 0.0 {
            *gradient = 0.0;
        }
    }
}

/// The rows behind the first, which is added to `root`.
fn behind_root(matrix: &Matrix, root: &mut [f32]) -> Matrix {
    for (sum, value) in root.iter_mut().zip(&matrix.data) {
        *sum += value;
    }
    Matrix { columns: matrix.columns, data: matrix.data[matrix.columns..].to_vec() }
}

#[cfg(test)]
mod tests {
    use super::{Dropout, Gold, backward};
    use crate::network::{Activations, Matrix, Network, Shape};

    const SHAPE: Shape =
        Shape { half: 3, layers: 2, tagging: 4, arc: 3, label: 5, tags: 4, relations: 3 };

    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn value(at: usize) -> f32 {
        ((at * 7919 + 13) % 101) as f32 / 101.0 - 0.45
    }

    fn network() -> Network {
        let mut network = Network::new(SHAPE);
        let mut at = 0;
        for matrix in network.matrices_mut() {
            for weight in &mut matrix.data {
                *weight = value(at);
                at += 1;
            }
        }
        network
    }

    fn loss(network: &Network, words: &Matrix, gold: &Gold, dropout: &Dropout) -> f64 {
        let mut act = Activations { layers: vec![words.clone()], ..Activations::default() };
        dropout.read(network, &mut act);
        let mut grad = Network::new(SHAPE);
        f64::from(backward(network, &mut act, gold, dropout, &mut grad).0)
    }

    #[test]
    fn gradients_are_those_of_small_steps() {
        let words = Matrix { columns: 6, data: (0..30).map(|at| value(at + 5)).collect() };
        let gold = Gold {
            tags: vec![Some(1), None, Some(0), Some(3), Some(2)],
            heads: vec![2, 0, 2, 5, 3],
            relations: vec![0, 1, 2, 0, 1],
        };
        let dropout = Dropout { layers: vec![vec![1.0, 0.0, 2.0, 1.0, 1.0, 1.0], vec![1.0; 6]] };
        let mut network = network();
        let mut act = Activations { layers: vec![words.clone()], ..Activations::default() };
        dropout.read(&network, &mut act);
        let mut grad = Network::new(SHAPE);
        let (_, dwords) = backward(&network, &mut act, &gold, &dropout, &mut grad);
        let near = |one: f64, other: f32, what: &str| {
            assert!((one - f64::from(other)).abs() < 0.02, "{what}: {one} {other}");
        };
        for at in 0..words.data.len() {
            let mut moved = words.clone();
            moved.data[at] += 0.01;
            let up = loss(&network, &moved, &gold, &dropout);
            moved.data[at] -= 0.02;
            let down = loss(&network, &moved, &gold, &dropout);
            near((up - down) / 0.02, dwords.data[at], &format!("word value {at}"));
        }
        let count = network.matrices().len();
        for matrix in 0..count {
            for at in 0..network.matrices()[matrix].data.len() {
                let here = network.matrices()[matrix].data[at];
                network.matrices_mut()[matrix].data[at] = here + 0.01;
                let up = loss(&network, &words, &gold, &dropout);
                network.matrices_mut()[matrix].data[at] = here - 0.01;
                let down = loss(&network, &words, &gold, &dropout);
                network.matrices_mut()[matrix].data[at] = here;
                let gradient = grad.matrices()[matrix].data[at];
                near((up - down) / 0.02, gradient, &format!("matrix {matrix} value {at}"));
            }
        }
    }
}
