//! Hashes of features: the same on every machine and for ever, because weights are found by them.

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Mix a number into a hash.
#[inline]
pub(crate) const fn mix(hash: u64, value: u64) -> u64 {
    let product = ((hash ^ value).wrapping_mul(FACTOR)).rotate_left(29);
    (product ^ (product >> 32)).wrapping_mul(FACTOR)
}

/// The hash of a text.
pub(crate) fn text(text: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(text.as_bytes())
}
