//! The network that reads a sentence: features of words in, tags, heads and relations out.
//!
//! ```text
//! features of a word -> sum of their vectors -> recurrent layers, both directions -> h
//! tags       softmax(relu(h W) V)
//! heads      d = relu(h W), e = relu(h V):  d U e + e u + distance      Dozat and Manning, "Deep Biaffine Attention", 2017
//! relations  softmax(relu(h W + h' V) R) of a word h and its head h'
//! ```
//!
//! The root is one more head, whose vectors are learnt. [`Network`] is the parameters, [`Activations`] what one sentence makes of them; the
//! backward pass lives in `gradient`.

mod functions;
pub(crate) mod gradient;
mod matrix;
mod recurrent;

pub(crate) use matrix::Matrix;
pub(crate) use recurrent::{Recurrent, Trace};

/// Distances between a word and its head are told apart in this many steps to each side.
pub(crate) const STEPS: usize = 16;

/// Widths of the layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Of the vector of a word in one direction.
    pub(crate) half: usize,
    /// Recurrent layers.
    pub(crate) layers: usize,
    /// Before the tags.
    pub(crate) tagging: usize,
    /// Of a word as dependent and as head.
    pub(crate) arc: usize,
    /// Of a word and its head together.
    pub(crate) label: usize,
    /// How many tags.
    pub(crate) tags: usize,
    /// How many relations.
    pub(crate) relations: usize,
}

/// All parameters but the vectors of features.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Network {
    pub(crate) shape: Shape,
    pub(crate) layers: Vec<Recurrent>,
    pub(crate) tag_hidden: Dense,
    pub(crate) tag: Dense,
    pub(crate) dependent: Dense,
    pub(crate) head: Dense,
    /// `arc` rows and columns.
    pub(crate) pair: Matrix,
    /// One row of `arc`: how good a head a word is.
    pub(crate) headness: Matrix,
    /// One row of `arc`: the root as a head.
    pub(crate) root: Matrix,
    /// One row of `2 * STEPS`: what each distance adds.
    pub(crate) distance: Matrix,
    pub(crate) label_dependent: Dense,
    /// Without a bias of its own.
    pub(crate) label_head: Matrix,
    /// One row of `label`: the root as a head.
    pub(crate) label_root: Matrix,
    pub(crate) label: Dense,
}

/// A linear map with its bias.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dense {
    pub(crate) weight: Matrix,
    pub(crate) bias: Matrix,
}

impl Dense {
    fn new(from: usize, to: usize) -> Self {
        Self { weight: Matrix::new(from, to), bias: Matrix::new(1, to) }
    }

    pub(crate) fn forward(&self, x: &Matrix, out: &mut Matrix) {
        out.fill_rows(x.rows(), &self.bias.data);
        out.add_product(x, &self.weight);
    }
}

impl Network {
    /// Of that shape, filled with zeros.
    pub(crate) fn new(shape: Shape) -> Self {
        let width = 2 * shape.half;
        Self {
            shape,
            layers: (0..shape.layers).map(|_| Recurrent::new(shape.half)).collect(),
            tag_hidden: Dense::new(width, shape.tagging),
            tag: Dense::new(shape.tagging, shape.tags),
            dependent: Dense::new(width, shape.arc),
            head: Dense::new(width, shape.arc),
            pair: Matrix::new(shape.arc, shape.arc),
            headness: Matrix::new(1, shape.arc),
            root: Matrix::new(1, shape.arc),
            distance: Matrix::new(1, 2 * STEPS),
            label_dependent: Dense::new(width, shape.label),
            label_head: Matrix::new(width, shape.label),
            label_root: Matrix::new(1, shape.label),
            label: Dense::new(shape.label, shape.relations),
        }
    }

    /// Every matrix, always in the same order: what training and files go through.
    pub(crate) fn matrices(&self) -> Vec<&Matrix> {
        let mut all: Vec<&Matrix> =
            self.layers.iter().flat_map(|layer| [&layer.input, &layer.gates]).collect();
        for dense in [
            &self.tag_hidden,
            &self.tag,
            &self.dependent,
            &self.head,
            &self.label_dependent,
            &self.label,
        ] {
            all.extend([&dense.weight, &dense.bias]);
        }
        all.extend([
            &self.pair,
            &self.headness,
            &self.root,
            &self.distance,
            &self.label_head,
            &self.label_root,
        ]);
        all
    }

    /// The same to be changed.
    pub(crate) fn matrices_mut(&mut self) -> Vec<&mut Matrix> {
        let mut all: Vec<&mut Matrix> =
            self.layers.iter_mut().flat_map(|layer| [&mut layer.input, &mut layer.gates]).collect();
        for dense in [
            &mut self.tag_hidden,
            &mut self.tag,
            &mut self.dependent,
            &mut self.head,
            &mut self.label_dependent,
            &mut self.label,
        ] {
            all.extend([&mut dense.weight, &mut dense.bias]);
        }
        all.extend([
            &mut self.pair,
            &mut self.headness,
            &mut self.root,
            &mut self.distance,
            &mut self.label_head,
            &mut self.label_root,
        ]);
        all
    }
}

/// What one sentence makes of the parameters; kept to be filled again.
#[derive(Debug, Default)]
pub(crate) struct Activations {
    /// Input of each layer (words by width), and the output of the last.
    pub(crate) layers: Vec<Matrix>,
    pub(crate) traces: Vec<Trace>,
    pub(crate) tag_hidden: Matrix,
    /// Words by tags.
    pub(crate) tags: Matrix,
    pub(crate) dependent: Matrix,
    /// The root, then the words.
    pub(crate) head: Matrix,
    pub(crate) paired: Matrix,
    /// Words by heads, the root first.
    pub(crate) arcs: Matrix,
    pub(crate) label_dependent: Matrix,
    /// The root, then the words.
    pub(crate) label_head: Matrix,
    pub(crate) label_hidden: Matrix,
    /// Words by relations, for the heads that were given.
    pub(crate) labels: Matrix,
}

impl Activations {
    /// Fill everything but the labels from the vectors of the words, which stand in `layers[0]`.
    pub(crate) fn read(&mut self, network: &Network) {
        self.layers.resize_with(network.layers.len() + 1, Matrix::default);
        self.traces.resize_with(network.layers.len(), Trace::default);
        for (at, layer) in network.layers.iter().enumerate() {
            let (before, after) = self.layers.split_at_mut(at + 1);
            layer.forward(&before[at], &mut self.traces[at], &mut after[0]);
        }
        self.score(network);
    }

    /// The scores of tags and heads from the output of the last layer.
    pub(crate) fn score(&mut self, network: &Network) {
        let Some(h) = self.layers.last() else { return };
        network.tag_hidden.forward(h, &mut self.tag_hidden);
        relu(&mut self.tag_hidden);
        network.tag.forward(&self.tag_hidden, &mut self.tags);
        network.dependent.forward(h, &mut self.dependent);
        relu(&mut self.dependent);
        with_root(&network.root, h, &network.head.weight, &network.head.bias.data, &mut self.head);
        relu_behind(&mut self.head, network.shape.arc);
        self.paired.fill_rows(h.rows(), &network.headness.data);
        self.paired.add_product(&self.dependent, &network.pair);
        self.arcs.reset(h.rows(), h.rows() + 1);
        self.arcs.add_product(&self.paired, &self.head.transposed());
        for word in 0..h.rows() {
            for (head, score) in self.arcs.row_mut(word).iter_mut().enumerate().skip(1) {
                *score += network.distance.data[step(word + 1, head)];
            }
        }
    }

    /// Fill the labels for these heads: 0 is the root, 1 the first word.
    pub(crate) fn label(&mut self, network: &Network, heads: &[usize]) {
        let Some(h) = self.layers.last() else { return };
        let zeros = vec![0.0; network.shape.label];
        network.label_dependent.forward(h, &mut self.label_dependent);
        with_root(&network.label_root, h, &network.label_head, &zeros, &mut self.label_head);
        self.label_hidden.reset(h.rows(), network.shape.label);
        self.label_hidden.add(&self.label_dependent);
        for (word, &head) in heads.iter().enumerate() {
            let head = self.label_head.row(head);
            for (here, there) in self.label_hidden.row_mut(word).iter_mut().zip(head) {
                *here += there;
            }
        }
        relu(&mut self.label_hidden);
        network.label.forward(&self.label_hidden, &mut self.labels);
    }
}

/// Which distance it is from a word to its head, both counted from 1.
pub(crate) fn step(word: usize, head: usize) -> usize {
    let distance = word.abs_diff(head).max(1);
    // 1, 2, 3, 4, 5, 6, 7, then 8 to 11, 12 to 15, 16 to 23, ... doubling.
    let bucket = if distance < 8 {
        distance - 1
    } else {
        let power = distance.ilog2() as usize;
        7 + 2 * (power - 3) + (distance >> (power - 1) & 1)
    };
    bucket.min(STEPS - 1) + if head < word { 0 } else { STEPS }
}

fn relu(matrix: &mut Matrix) {
    matrix.data.iter_mut().for_each(|value| *value = value.max(0.0));
}

/// The same without the first row, which is the root's and free.
fn relu_behind(matrix: &mut Matrix, row: usize) {
    matrix.data[row..].iter_mut().for_each(|value| *value = value.max(0.0));
}

/// One row for the root, then the linear map of `h`.
fn with_root(root: &Matrix, h: &Matrix, weight: &Matrix, bias: &[f32], out: &mut Matrix) {
    out.fill_rows(h.rows() + 1, bias);
    out.row_mut(0).copy_from_slice(&root.data);
    out.add_product_behind(1, h, weight);
}

#[cfg(test)]
mod tests {
    use super::{STEPS, step};

    #[test]
    fn distances_grow_with_the_words_between() {
        let steps: Vec<usize> = (2..400).map(|head| step(1, head) - STEPS).collect();
        assert_eq!(steps[..9], [0, 1, 2, 3, 4, 5, 6, 7, 7]);
        assert!(steps.windows(2).all(|pair| pair[0] <= pair[1]) && steps[397] == STEPS - 1);
        assert_eq!(step(9, 4), 4);
    }
}
