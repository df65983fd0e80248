//! Matrices of `f32`, row by row, and the one product that everything else is made of.
//!
//! The product adds in the same order on every machine, each product fused with its addition and rounded once, so that the same weights and words
//! give the same bits everywhere; only how many columns are taken at once differs. (A processor without such an instruction, from before
//! 2013, does it in software: slowly, and the same.)

use pulp::{Arch, Simd, WithSimd};

/// How many rows are taken at once.
const ROWS: usize = 6;

/// Rows of equal length, one behind the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Matrix {
    pub(crate) columns: usize,
    pub(crate) data: Vec<f32>,
}

impl Matrix {
    /// Filled with zeros.
    pub(crate) fn new(rows: usize, columns: usize) -> Self {
        Self { columns, data: vec![0.0; rows * columns] }
    }

    pub(crate) fn rows(&self) -> usize {
        self.data.len().checked_div(self.columns).unwrap_or_default()
    }

    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.data[row * self.columns..(row + 1) * self.columns]
    }

    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [f32] {
        &mut self.data[row * self.columns..(row + 1) * self.columns]
    }

    /// Make it `rows` rows of zeros, keeping the memory.
    pub(crate) fn reset(&mut self, rows: usize, columns: usize) {
        self.columns = columns;
        self.data.clear();
        self.data.resize(rows * columns, 0.0);
    }

    /// Make every row the same.
    pub(crate) fn fill_rows(&mut self, rows: usize, row: &[f32]) {
        self.columns = row.len();
        self.data.clear();
        for _ in 0..rows {
            self.data.extend_from_slice(row);
        }
    }

    pub(crate) fn transposed(&self) -> Self {
        let (rows, columns) = (self.rows(), self.columns);
        let mut out = Self::new(columns, rows);
        for (row, values) in self.data.chunks_exact(columns.max(1)).enumerate() {
            for (column, value) in values.iter().enumerate() {
                out.data[column * rows + row] = *value;
            }
        }
        out
    }

    /// Add the product of `left` and `right` to this matrix.
    pub(crate) fn add_product(&mut self, left: &Self, right: &Self) {
        debug_assert_eq!((left.columns, right.columns), (right.rows(), self.columns));
        product(&left.data, left.columns, &right.data, right.columns, &mut self.data);
    }

    /// The same to the rows behind the first `rows`.
    pub(crate) fn add_product_behind(&mut self, rows: usize, left: &Self, right: &Self) {
        let below = &mut self.data[rows * self.columns..];
        product(&left.data, left.columns, &right.data, right.columns, below);
    }

    /// Add another matrix of the same size.
    pub(crate) fn add(&mut self, other: &Self) {
        for (here, there) in self.data.iter_mut().zip(&other.data) {
            *here += there;
        }
    }
}

/// Add the product of `left` (rows of `inner`) and `right` (rows of `columns`) to `out`.
fn product(left: &[f32], inner: usize, right: &[f32], columns: usize, out: &mut [f32]) {
    if inner > 0 && columns > 0 {
        Arch::new().dispatch(Product { left, inner, right, columns, out });
    }
}

struct Product<'a> {
    left: &'a [f32],
    inner: usize,
    right: &'a [f32],
    columns: usize,
    out: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is compiled anew for every width of the machine")]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self { left, inner, right, columns, out } = self;
        let lanes = S::F32_LANES;
        let (wide, single) = (columns / (2 * lanes) * 2 * lanes, columns / lanes * lanes);
        // The rows at hand, column by column, so that each step reads what stands together.
        let mut packed = vec![[0.0_f32; ROWS]; inner];
        let blocks = left.chunks(inner * ROWS).zip(out.chunks_mut(columns * ROWS));
        for (left, out) in blocks {
            for (row, left) in left.chunks_exact(inner).enumerate() {
                for (packed, left) in packed.iter_mut().zip(left) {
                    packed[row] = *left;
                }
            }
            for start in (0..wide).step_by(2 * lanes) {
                block::<S, 2>(simd, &packed, right, columns, start, out);
            }
            for start in (wide..single).step_by(lanes) {
                block::<S, 1>(simd, &packed, right, columns, start, out);
            }
            for (left, out) in left.chunks_exact(inner).zip(out.chunks_exact_mut(columns)) {
                narrow(left, right, columns, single, out);
            }
        }
    }
}

/// All rows at hand by `WIDTH` vectors of columns from `start` on.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is compiled anew for every width of the machine")]
fn block<S: Simd, const WIDTH: usize>(
    simd: S,
    packed: &[[f32; ROWS]],
    right: &[f32],
    columns: usize,
    start: usize,
    out: &mut [f32],
) {
    let mut sums = [[simd.splat_f32s(0.0); WIDTH]; ROWS];
    for (left, right) in packed.iter().zip(right.chunks_exact(columns)) {
        let right = S::as_simd_f32s(&right[start..start + WIDTH * S::F32_LANES]).0;
        let right: [S::f32s; WIDTH] = std::array::from_fn(|at| right[at]);
        for (sums, left) in sums.iter_mut().zip(left) {
            let left = simd.splat_f32s(*left);
            for (sum, right) in sums.iter_mut().zip(right) {
                *sum = simd.mul_add_f32s(left, right, *sum);
            }
        }
    }
    for (out, sums) in out.chunks_exact_mut(columns).zip(sums) {
        let out = S::as_mut_simd_f32s(&mut out[start..start + WIDTH * S::F32_LANES]).0;
        for (out, sum) in out.iter_mut().zip(sums) {
            *out = simd.add_f32s(*out, sum);
        }
    }
}

/// The columns from `start` on, one by one.
fn narrow(left: &[f32], right: &[f32], columns: usize, start: usize, out: &mut [f32]) {
    for (column, out) in out.iter_mut().enumerate().skip(start) {
        let mut sum = 0.0_f32;
        for (factor, right) in left.iter().zip(right.chunks_exact(columns)) {
            sum = factor.mul_add(right[column], sum);
        }
        *out += sum;
    }
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    /// As the definition says.
    fn plain(left: &Matrix, right: &Matrix) -> Matrix {
        let mut out = Matrix::new(left.rows(), right.columns);
        for row in 0..left.rows() {
            for column in 0..right.columns {
                out.row_mut(row)[column] = (0..left.columns)
                    .fold(0.0, |sum, at| left.row(row)[at].mul_add(right.row(at)[column], sum));
            }
        }
        out
    }

    fn sample(rows: usize, columns: usize, seed: usize) -> Matrix {
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let value = |at: usize| ((at * 37 + seed * 11) % 19) as f32 / 7.0 - 1.2;
        Matrix { columns, data: (0..rows * columns).map(value).collect() }
    }

    #[test]
    fn the_product_is_the_definition_to_the_last_bit_in_every_shape() {
        for (rows, inner, columns) in [(1, 1, 1), (6, 5, 16), (13, 7, 35), (5, 64, 48), (12, 3, 9)]
        {
            let (left, right) = (sample(rows, inner, 1), sample(inner, columns, 2));
            let mut out = Matrix::new(rows, columns);
            out.add_product(&left, &right);
            assert_eq!(out, plain(&left, &right), "{rows} {inner} {columns}");
        }
    }

    #[test]
    fn transposing_twice_is_nothing() {
        let matrix = sample(5, 9, 3);
        assert_eq!(matrix.transposed().transposed(), matrix);
    }
}
