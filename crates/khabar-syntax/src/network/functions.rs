//! Smooth steps as quotients of polynomials: the same on every machine, and several at once.

/// Hyperbolic tangent, to 1e-4.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is compiled anew for every width of the machine")]
pub(crate) fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let square = x * x;
    let above = x * (135_135.0 + square * (17_325.0 + square * (378.0 + square)));
    let below = 135_135.0 + square * (62_370.0 + square * (3_150.0 + square * 28.0));
    above / below
}

/// Logistic function, to 1e-4.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is compiled anew for every width of the machine")]
pub(crate) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

#[cfg(test)]
mod tests {
    use super::{sigmoid, tanh};

    #[test]
    fn close_to_the_real_functions() {
        for step in -800..=800_i16 {
            let x = f32::from(step) / 100.0;
            assert!((tanh(x) - x.tanh()).abs() < 2e-4, "tanh({x})");
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 2e-4, "sigmoid({x})");
        }
    }
}
