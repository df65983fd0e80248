//! Weights as they lie in the file and in memory, and the best sequence of tags for given scores.

use std::fmt;

use sha2::{Digest, Sha256};

use super::tags::{TAGS, may_follow};

/// The first bytes of a file of weights, with the version of its format and of the features behind it.
const MAGIC: &[u8] = b"khabar names 1\n";

/// The highest weight in the file.
const TOP: f32 = 127.0;

/// Why bytes are no weights of the recogniser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightsError(&'static str);

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the weights of the recogniser of names cannot be read: {}", self.0)
    }
}

impl std::error::Error for WeightsError {}

/// What each feature says for and against each tag, and what each tag says about the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layer {
    /// Features in rising order of their keys, with weights in units of `unit`.
    pub rows: Vec<(u32, [i8; TAGS])>,
    /// What a weight of 1 is worth.
    pub unit: f32,
    /// Tag to next tag.
    pub pairs: [[f32; TAGS]; TAGS],
    /// How much the scores of the layer before count.
    pub trust: f32,
}

impl Layer {
    /// The strongest `most` features of learned weights.
    pub(super) fn pack(
        features: &[u64],
        weights: &[[f32; TAGS]],
        pairs: &[[f32; TAGS]; TAGS],
        trust: f32,
        most: usize,
    ) -> Self {
        let strength =
            |row: &[f32; TAGS]| row.iter().fold(0_f32, |top, weight| top.max(weight.abs()));
        let top = weights.iter().map(strength).fold(f32::MIN_POSITIVE, f32::max);
        let unit = top / TOP;
        let mut order: Vec<usize> = (0..features.len()).collect();
        order.sort_by(|a, b| {
            strength(&weights[*b]).total_cmp(&strength(&weights[*a])).then(a.cmp(b))
        });
        order.truncate(most);
        let mut rows: Vec<(u32, [i8; TAGS])> = order
            .into_iter()
            .map(|index| (key(features[index]), weights[index].map(|weight| small(weight / unit))))
            .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
            .collect();
        rows.sort_unstable_by_key(|(key, _)| *key);
        rows.dedup_by_key(|(key, _)| *key);
        Self { rows, unit, pairs: *pairs, trust }
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        let count = u32::try_from(self.rows.len()).expect("fewer features than bytes");
        bytes.extend(count.to_le_bytes());
        bytes.extend(self.unit.to_le_bytes());
        bytes.extend(self.trust.to_le_bytes());
        bytes.extend(self.pairs.iter().flatten().flat_map(|pair| pair.to_le_bytes()));
        for (key, row) in &self.rows {
            bytes.extend(key.to_le_bytes());
            bytes.extend(row.iter().flat_map(|weight| weight.to_le_bytes()));
        }
    }

    fn read(bytes: &mut Bytes<'_>) -> Option<Self> {
        let count = u32::from_le_bytes(bytes.take()?);
        let unit = f32::from_le_bytes(bytes.take()?);
        let trust = f32::from_le_bytes(bytes.take()?);
        let mut pairs = [[0.0; TAGS]; TAGS];
        for pair in pairs.iter_mut().flatten() {
            *pair = f32::from_le_bytes(bytes.take()?);
        }
        let mut rows = Vec::with_capacity(bytes.0.len() / (4 + TAGS));
        for _ in 0..count {
            let key = u32::from_le_bytes(bytes.take()?);
            rows.push((key, bytes.take::<TAGS>()?.map(|weight| i8::from_le_bytes([weight]))));
        }
        Some(Self { rows, unit, pairs, trust })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to what an i8 holds")]
fn small(weight: f32) -> i8 {
    weight.round().clamp(-TOP, TOP) as i8
}

/// What stands for a feature in the file.
const fn key(feature: u64) -> u32 {
    (feature >> 32) as u32
}

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }
}

/// Two layers as a file: the same layers give the same bytes.
pub(super) fn write(first: &Layer, second: &Layer) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    first.write(&mut bytes);
    second.write(&mut bytes);
    let sum = Sha256::digest(&bytes);
    bytes.extend(sum);
    bytes
}

/// The layers of a file.
pub(super) fn read(bytes: &[u8]) -> Result<[Table; 2], WeightsError> {
    let body = bytes.strip_prefix(MAGIC).ok_or(WeightsError(
        "expected `khabar names 1` at the start; the file is another one, or of another version",
    ))?;
    let broken = WeightsError("its checksum is not that of its content; it is damaged or cut off");
    let (content, sum) = body
        .split_last_chunk::<32>()
        .filter(|(content, _)| !content.is_empty())
        .ok_or(broken.clone())?;
    let whole = &bytes[..MAGIC.len() + content.len()];
    if Sha256::digest(whole).as_slice() != sum {
        return Err(broken);
    }
    let mut rest = Bytes(content);
    let first = Layer::read(&mut rest).ok_or(broken.clone())?;
    let second = Layer::read(&mut rest).filter(|_| rest.0.is_empty()).ok_or(broken)?;
    Ok([Table::new(&first), Table::new(&second)])
}

/// A layer, laid out for looking up: a row lies at the place that its key names, or at the next free one.
#[derive(Debug, Default)]
pub(super) struct Table {
    slots: Vec<Slot>,
    shift: u32,
    unit: f32,
    /// Tag to next tag.
    pub pairs: [[f32; TAGS]; TAGS],
    /// How much the scores of the layer before count.
    pub trust: f32,
}

/// One cache line holds four of these.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(16))]
struct Slot {
    key: u32,
    used: bool,
    weights: [i8; TAGS],
}

impl Table {
    pub(super) fn new(layer: &Layer) -> Self {
        let bits = (layer.rows.len() * 2).next_power_of_two().trailing_zeros().max(1);
        let mut table = Self {
            slots: vec![Slot::default(); 1 << bits],
            shift: 32 - bits,
            unit: layer.unit,
            pairs: layer.pairs,
            trust: layer.trust,
        };
        for (key, weights) in &layer.rows {
            let mut at = (key >> table.shift) as usize;
            while table.slots[at].used {
                at = (at + 1) & (table.slots.len() - 1);
            }
            table.slots[at] = Slot { key: *key, used: true, weights: *weights };
        }
        table
    }

    /// The sum of what features say about a token.
    pub(super) fn score(&self, features: &[u64]) -> [f32; TAGS] {
        let mut sum = [0_i32; TAGS];
        for feature in features {
            let key = key(*feature);
            let mut at = (key >> self.shift) as usize;
            while let Some(slot) = self.slots.get(at).filter(|slot| slot.used) {
                if slot.key == key {
                    for (sum, weight) in sum.iter_mut().zip(slot.weights) {
                        *sum += i32::from(weight);
                    }
                    break;
                }
                at = (at + 1) & (self.slots.len() - 1);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "sums of small numbers")]
        sum.map(|sum| sum as f32 * self.unit)
    }
}

/// The best sequence for the scores of each token.
pub(super) fn best(scores: &[[f32; TAGS]], pairs: &[[f32; TAGS]; TAGS]) -> Vec<usize> {
    let mut reach = [f32::NEG_INFINITY; TAGS];
    let mut back: Vec<[usize; TAGS]> = Vec::with_capacity(scores.len());
    for (at, score) in scores.iter().enumerate() {
        let mut next = [f32::NEG_INFINITY; TAGS];
        let mut from = [0; TAGS];
        for tag in 0..TAGS {
            if at == 0 {
                if may_follow(0, tag) {
                    next[tag] = score[tag];
                }
                continue;
            }
            for before in (0..TAGS).filter(|before| may_follow(*before, tag)) {
                let value = reach[before] + pairs[before][tag] + score[tag];
                if value > next[tag] {
                    next[tag] = value;
                    from[tag] = before;
                }
            }
        }
        reach = next;
        back.push(from);
    }
    let mut tag = (0..TAGS).fold(0, |best, tag| if reach[tag] > reach[best] { tag } else { best });
    let mut tags = vec![0; scores.len()];
    for at in (0..scores.len()).rev() {
        tags[at] = tag;
        tag = back[at][tag];
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer() -> Layer {
        let mut weights = [[0.0; TAGS]; 2];
        weights[0][1] = 2.0;
        weights[1][0] = -1.0;
        let features = [7 << 32, 9 << 32];
        Layer::pack(&features, &weights, &[[0.25; TAGS]; TAGS], 1.5, 10)
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = write(&layer(), &Layer::default());
        let [first, second] = read(&bytes).expect("whole");
        let score = first.score(&[7 << 32, 9 << 32, 8 << 32]);
        assert!((score[1] - 2.0).abs() < 0.02 && (score[0] + 1.0).abs() < 0.02, "{score:?}");
        assert!((first.trust - 1.5).abs() < f32::EPSILON);
        assert!(second.score(&[7 << 32]).iter().all(|score| *score == 0.0));
    }

    #[test]
    fn damaged_weights_are_refused_with_the_reason() {
        let bytes = write(&layer(), &Layer::default());
        let mut other = bytes.clone();
        other[MAGIC.len() + 3] ^= 1;
        let damaged = "the weights of the recogniser of names cannot be read: its checksum is not that of its content; it is damaged or cut off";
        assert_eq!(read(&other).expect_err("a bit is wrong").to_string(), damaged);
        assert_eq!(read(&bytes[..bytes.len() - 1]).expect_err("cut off").to_string(), damaged);
        let error = read(b"khabar names 2\n").expect_err("another version").to_string();
        assert!(error.contains("expected `khabar names 1` at the start"), "{error}");
    }

    #[test]
    fn a_name_goes_on_only_where_it_has_begun() {
        let mut scores = [[0.0; TAGS]; 2];
        scores[0][2] = 5.0;
        scores[1][2] = 5.0;
        scores[0][1] = 1.0;
        assert_eq!(best(&scores, &[[0.0; TAGS]; TAGS]), [1, 2]);
        assert_eq!(best(&[], &[[0.0; TAGS]; TAGS]), [0_usize; 0]);
    }
}
