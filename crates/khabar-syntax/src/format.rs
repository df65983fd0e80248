//! The files of weights: a head that says what follows, a checksum, and numbers in little-endian order.
//!
//! ```text
//! "KHABAR-W"  version: u32  kind: u32 length, bytes  payload: u64 length, u64 checksum (XXH3), bytes
//! ```

use std::fmt;

const MAGIC: &[u8; 8] = b"KHABAR-W";

/// The version that this program writes and reads.
pub const VERSION: u32 = 1;

/// Why a file of weights cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightsError(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    NotWeights,
    Version(u32),
    Other { expected: &'static str, found: String },
    Short,
    Checksum,
    Shape(&'static str),
}

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::NotWeights => {
                f.write_str("expected a file of weights of Khabar, found something else")
            }
            Kind::Version(found) => write!(
                f,
                "expected weights of format {VERSION}, found format {found}: weights and program must be of one release"
            ),
            Kind::Other { expected, found } => {
                write!(f, "expected weights for {expected}, found weights for {found}")
            }
            Kind::Short => f.write_str("expected more bytes: the file of weights is cut off"),
            Kind::Checksum => {
                f.write_str("the checksum of the weights is wrong: the file was changed or damaged")
            }
            Kind::Shape(what) => write!(f, "the weights do not fit together: {what}"),
        }
    }
}

impl std::error::Error for WeightsError {}

pub(crate) const fn misfit(what: &'static str) -> WeightsError {
    WeightsError(Kind::Shape(what))
}

/// Weights of which only the proportions count, as whole numbers.
#[expect(clippy::cast_possible_truncation, reason = "scaled to fit")]
pub(crate) fn whole_numbers(weights: &[f32]) -> Vec<i16> {
    let most = weights.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
    weights.iter().map(|weight| (weight / most * 32_000.0).round() as i16).collect()
}

/// Writes a payload.
#[derive(Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(crate) fn length(&mut self, length: usize) {
        self.u32(u32::try_from(length).unwrap_or(u32::MAX));
    }

    pub(crate) fn u8(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(crate) fn u32(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn u64(&mut self, value: u64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn i16s(&mut self, values: &[i16]) {
        self.length(values.len());
        for value in values {
            self.0.extend_from_slice(&value.to_le_bytes());
        }
    }

    pub(crate) fn u16s(&mut self, values: &[u16]) {
        self.length(values.len());
        for value in values {
            self.0.extend_from_slice(&value.to_le_bytes());
        }
    }

    pub(crate) fn f32s(&mut self, values: &[f32]) {
        self.length(values.len());
        for value in values {
            self.0.extend_from_slice(&value.to_le_bytes());
        }
    }

    /// The whole file.
    pub(crate) fn finish(self, kind: &str) -> Vec<u8> {
        let payload = self.0;
        let mut out = Self(MAGIC.to_vec());
        out.u32(VERSION);
        out.text(kind);
        out.u64(payload.len() as u64);
        out.u64(xxhash_rust::xxh3::xxh3_64(&payload));
        out.0.extend_from_slice(&payload);
        out.0
    }
}

/// Reads a payload.
pub(crate) struct Reader<'a>(&'a [u8]);

type Result<T> = std::result::Result<T, WeightsError>;

impl<'a> Reader<'a> {
    /// Open a file of that kind and check it.
    pub(crate) fn open(file: &'a [u8], kind: &'static str) -> Result<Self> {
        let mut head = Self(file.strip_prefix(MAGIC).ok_or(WeightsError(Kind::NotWeights))?);
        let version = head.u32()?;
        if version != VERSION {
            return Err(WeightsError(Kind::Version(version)));
        }
        let found = head.text()?;
        if found != kind {
            return Err(WeightsError(Kind::Other { expected: kind, found: found.to_owned() }));
        }
        let (length, checksum) = (head.u64()?, head.u64()?);
        let payload = head.take(usize::try_from(length).unwrap_or(usize::MAX))?;
        if xxhash_rust::xxh3::xxh3_64(payload) != checksum {
            return Err(WeightsError(Kind::Checksum));
        }
        Ok(Self(payload))
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(WeightsError(Kind::Short))?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        self.take(N)?.try_into().map_err(|_| WeightsError(Kind::Short))
    }

    pub(crate) fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = self.length()?;
        self.take(length)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str> {
        str::from_utf8(self.bytes()?).map_err(|_| misfit("a name is not UTF-8"))
    }

    pub(crate) fn length(&mut self) -> Result<usize> {
        Ok(self.u32()? as usize)
    }

    pub(crate) fn u8(&mut self) -> Result<u8> {
        Ok(self.array::<1>()?[0])
    }

    pub(crate) fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    pub(crate) fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    pub(crate) fn i16s(&mut self) -> Result<Vec<i16>> {
        self.numbers(i16::from_le_bytes)
    }

    pub(crate) fn u16s(&mut self) -> Result<Vec<u16>> {
        self.numbers(u16::from_le_bytes)
    }

    pub(crate) fn f32s(&mut self) -> Result<Vec<f32>> {
        self.numbers(f32::from_le_bytes)
    }

    fn numbers<const N: usize, T>(&mut self, make: impl Fn([u8; N]) -> T) -> Result<Vec<T>> {
        let length = self.length()?;
        let bytes = self.take(length.saturating_mul(N))?;
        Ok(bytes.as_chunks::<N>().0.iter().map(|bytes| make(*bytes)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Writer};

    fn file() -> Vec<u8> {
        let mut writer = Writer::default();
        writer.text("قال");
        writer.i16s(&[1, -2]);
        writer.finish("trial")
    }

    #[test]
    fn what_was_written_is_read() {
        let file = file();
        let mut reader = Reader::open(&file, "trial").unwrap();
        assert_eq!(reader.text().unwrap(), "قال");
        assert_eq!(reader.i16s().unwrap(), [1, -2]);
        assert!(reader.u8().is_err());
    }

    #[test]
    fn damage_is_told() {
        let file = file();
        let error = |bytes: &[u8]| {
            Reader::open(bytes, "trial").err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(error(b"PK"), "expected a file of weights of Khabar, found something else");
        assert!(error(&file[..file.len() - 1]).contains("cut off"));
        let mut changed = file.clone();
        changed[40] ^= 1;
        assert!(error(&changed).contains("checksum"));
        let mut newer = file.clone();
        newer[8] = 9;
        assert!(error(&newer).contains("found format 9"));
        let other = Reader::open(&file, "syntax").err().unwrap().to_string();
        assert_eq!(other, "expected weights for syntax, found weights for trial");
    }
}
