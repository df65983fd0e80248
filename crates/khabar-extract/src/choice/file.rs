//! Weights as they lie in a file.

use std::fmt;

use sha2::{Digest, Sha256};

use super::Chooser;

/// The first bytes of a file of weights, with the version of its format and of the features behind it.
const MAGIC: &[u8] = b"khabar choice 1\n";

/// The highest weight in the file.
const TOP: f32 = 127.0;

/// Why bytes are no weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightsError(&'static str);

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the weights of the choices cannot be read: {}", self.0)
    }
}

impl std::error::Error for WeightsError {}

impl Chooser {
    /// Pack learned weights: each as a multiple of one unit, those that round to nothing left out.
    pub(super) fn pack(learned: impl IntoIterator<Item = (u32, f32)>) -> Self {
        let learned: Vec<(u32, f32)> = learned.into_iter().collect();
        let top = learned.iter().fold(f32::MIN_POSITIVE, |top, (_, weight)| top.max(weight.abs()));
        let unit = top / TOP;
        #[expect(clippy::cast_possible_truncation, reason = "clamped to what an i8 holds")]
        let small = |weight: f32| (weight / unit).round().clamp(-TOP, TOP) as i8;
        let weights = learned
            .into_iter()
            .map(|(feature, weight)| (feature, small(weight)))
            .filter(|(_, weight)| *weight != 0)
            .collect();
        Self { weights, unit }
    }
}

pub(super) fn write(chooser: &Chooser) -> Vec<u8> {
    let mut rows: Vec<(u32, i8)> =
        chooser.weights.iter().map(|(feature, weight)| (*feature, *weight)).collect();
    rows.sort_unstable();
    let mut bytes = MAGIC.to_vec();
    bytes.extend(chooser.unit.to_le_bytes());
    for (feature, weight) in rows {
        bytes.extend(feature.to_le_bytes());
        bytes.extend(weight.to_le_bytes());
    }
    let sum = Sha256::digest(&bytes);
    bytes.extend(sum);
    bytes
}

pub(super) fn read(bytes: &[u8]) -> Result<Chooser, WeightsError> {
    let body = bytes.strip_prefix(MAGIC).ok_or(WeightsError(
        "expected `khabar choice 1` at the start; the file is another one, or of another version",
    ))?;
    let broken = WeightsError("its checksum is not that of its content; it is damaged or cut off");
    let (content, sum) = body.split_last_chunk::<32>().ok_or(broken.clone())?;
    if Sha256::digest(&bytes[..MAGIC.len() + content.len()]).as_slice() != sum {
        return Err(broken);
    }
    let (unit, rows) = content.split_first_chunk::<4>().ok_or(broken.clone())?;
    let (rows, rest) = rows.as_chunks::<5>();
    if !rest.is_empty() {
        return Err(broken);
    }
    let weights = rows
        .iter()
        .map(|[a, b, c, d, weight]| {
            (u32::from_le_bytes([*a, *b, *c, *d]), i8::from_le_bytes([*weight]))
        })
        .collect();
    Ok(Chooser { weights, unit: f32::from_le_bytes(*unit) })
}

#[cfg(test)]
mod tests {
    use super::{super::Chooser, MAGIC};

    #[test]
    fn what_is_written_is_read() {
        let chooser = Chooser::pack([(7, 2.0), (9, -1.0), (11, 0.000_1)]);
        assert_eq!(chooser.len(), 2);
        let again = Chooser::read(&chooser.bytes()).expect("whole");
        assert_eq!(again, chooser);
        assert!((again.score(&[7, 9, 11, 12]) - 1.0).abs() < 0.02);
    }

    #[test]
    fn damaged_weights_are_refused_with_the_reason() {
        let bytes = Chooser::pack([(7, 2.0)]).bytes();
        let mut other = bytes.clone();
        other[MAGIC.len() + 5] ^= 1;
        let damaged = "the weights of the choices cannot be read: its checksum is not that of its content; it is damaged or cut off";
        assert_eq!(Chooser::read(&other).expect_err("a bit is wrong").to_string(), damaged);
        assert_eq!(Chooser::read(&bytes[..30]).expect_err("cut off").to_string(), damaged);
        let error = Chooser::read(b"khabar choice 2\n").expect_err("another").to_string();
        assert!(error.contains("expected `khabar choice 1` at the start"), "{error}");
    }
}
