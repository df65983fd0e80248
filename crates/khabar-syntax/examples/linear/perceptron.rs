//! An averaged perceptron whose features are found by their hashes.

/// Weights by hash of feature and by class.
pub(crate) struct Perceptron {
    shift: u32,
    classes: usize,
    weights: Vec<f32>,
    /// Changes times the step at which they were made, for the average.
    changes: Vec<f32>,
    step: f32,
}

impl Perceptron {
    pub(crate) fn new(bits: u32, classes: usize) -> Self {
        let zeros = vec![0.0; classes << bits];
        Self { shift: 64 - bits, classes, changes: zeros.clone(), weights: zeros, step: 1.0 }
    }

    /// Weights that are not zero.
    pub(crate) fn count(&self) -> usize {
        self.weights.iter().filter(|weight| weight.abs() > 0.0).count()
    }

    fn row(&self, feature: u64) -> usize {
        let bits = feature.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift;
        usize::try_from(bits).unwrap() * self.classes
    }

    pub(crate) fn best(
        &self,
        features: &[u64],
        allowed: impl Fn(usize) -> bool,
        scores: &mut Vec<f32>,
    ) -> usize {
        scores.clear();
        scores.resize(self.classes, 0.0);
        for &feature in features {
            let row = self.row(feature);
            for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + self.classes]) {
                *score += weight;
            }
        }
        highest(scores, allowed)
    }

    pub(crate) fn learn(&mut self, features: &[u64], right: usize, wrong: usize) {
        self.step += 1.0;
        for &feature in features.iter().filter(|_| right != wrong) {
            let row = self.row(feature);
            for (class, change) in [(right, 1.0), (wrong, -1.0)] {
                self.weights[row + class] += change;
                self.changes[row + class] += change * self.step;
            }
        }
    }

    pub(crate) fn averaged(&self) -> Self {
        let mean = |(weight, change): (&f32, &f32)| weight - change / self.step;
        let weights = self.weights.iter().zip(&self.changes).map(mean).collect();
        Self { weights, changes: Vec::new(), ..*self }
    }
}

pub(crate) fn highest(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let classes = (0..scores.len()).filter(|&class| allowed(class));
    classes.max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap()
}
