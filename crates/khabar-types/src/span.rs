//! The one coordinate: a half-open byte range into a document's original text.
//!
//! Folded text, lines, UTF-16 and code points are all computed from it at the edges. The law that every stage keeps:
//! slicing the text with a span gives the surface.

use std::fmt;

/// A half-open range of bytes, `start <= end`, into the text of one document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` up to but not including `end`, in bytes.
    ///
    /// # Panics
    /// If `end < start`: such a range names no text.
    pub const fn new(start: u32, end: u32) -> Self {
        assert!(start <= end, "a span cannot end before it starts");
        Self { start, end }
    }

    /// The span between two byte offsets of a text that is in memory.
    ///
    /// # Panics
    /// If `end < start`, or past 4 GiB, which `text::document` never lets a text reach.
    pub fn at(start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).expect("texts are under 4 GiB");
        Self::new(narrow(start), narrow(end))
    }

    /// The empty span at an offset.
    pub const fn empty(at: u32) -> Self {
        Self { start: at, end: at }
    }

    /// The first byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The byte after the last.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As the range that slices a text.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The surface: what the text holds between the two ends.
    ///
    /// # Panics
    /// If the span was made for another text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).expect("a span slices the text that it was made for")
    }

    /// Whether `other` lies inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies inside this span.
    pub const fn holds(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub const fn cover(self, other: Self) -> Self {
        Self {
            start: if self.start < other.start { self.start } else { other.start },
            end: if self.end > other.end { self.end } else { other.end },
        }
    }

    /// The same words when `bytes` more stand before them.
    #[must_use]
    pub const fn shifted(self, bytes: u32) -> Self {
        Self { start: self.start + bytes, end: self.end + bytes }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// The way from byte offsets of one text to code points and back.
///
/// Code points are what the data contract, CSV files and the page count in. One counter is kept for every 64 bytes, so a
/// look-up touches at most 64 bytes and the table is a sixteenth of the text.
pub struct CodePoints<'text> {
    text: &'text [u8],
    before_block: Vec<u32>,
}

const BLOCK: usize = 64;

impl<'text> CodePoints<'text> {
    /// Count the code points of a text once.
    pub fn new(text: &'text str) -> Self {
        let text = text.as_bytes();
        let mut before_block = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut count = 0;
        for block in text.chunks(BLOCK) {
            before_block.push(count);
            count += starts(block);
        }
        before_block.push(count);
        Self { text, before_block }
    }

    /// How many code points stand before a byte offset. Offsets past the end count as the end.
    pub fn of_byte(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        let block = byte / BLOCK;
        self.before_block[block] + starts(&self.text[block * BLOCK..byte])
    }

    /// The byte offset of a code point, the text's length for one past the end.
    pub fn byte_of(&self, code_point: u32) -> u32 {
        let block = self.before_block.partition_point(|&before| before <= code_point) - 1;
        let mut left = code_point - self.before_block[block];
        let mut byte = block * BLOCK;
        while byte < self.text.len() {
            if is_start(self.text[byte]) {
                if left == 0 {
                    break;
                }
                left -= 1;
            }
            byte += 1;
        }
        u32::try_from(byte.min(self.text.len())).expect("texts are under 4 GiB")
    }

    /// A span as `[start, end]` in code points.
    pub fn of_span(&self, span: Span) -> [u32; 2] {
        [self.of_byte(span.start()), self.of_byte(span.end())]
    }

    /// The span of `[start, end]` in code points.
    pub fn span_of(&self, start: u32, end: u32) -> Span {
        Span::new(self.byte_of(start), self.byte_of(end.max(start)))
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(is_start(byte))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_lead_back_to_each_other() {
        let text = "خبر: 12 قتيلا — a😀b ".repeat(20);
        let points = CodePoints::new(&text);
        for (code_point, (byte, _)) in text.char_indices().enumerate() {
            let (code_point, byte) =
                (u32::try_from(code_point).unwrap(), u32::try_from(byte).unwrap());
            assert_eq!(points.of_byte(byte), code_point);
            assert_eq!(points.byte_of(code_point), byte);
        }
        let short = CodePoints::new("خبر");
        assert_eq!(short.span_of(1, 3).of("خبر"), "بر");
        assert_eq!(points.byte_of(9_999) as usize, text.len());
    }

    #[test]
    fn spans_know_their_neighbours() {
        let (a, b) = (Span::new(2, 5), Span::new(4, 9));
        assert!(a.overlaps(b) && !a.contains(b) && !a.overlaps(Span::new(5, 6)));
        assert_eq!(a.cover(b), Span::new(2, 9));
        assert_eq!(Span::new(0, 4).of("خبر"), "خب");
    }

    #[test]
    #[should_panic(expected = "cannot end before it starts")]
    fn a_backward_span_is_refused() {
        let _ = Span::new(3, 2);
    }
}
