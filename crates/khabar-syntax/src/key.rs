//! A folded word packed in one number, so that cutting, joining and looking up are arithmetic.

use std::sync::LazyLock;

/// Bits a letter.
const WIDTH: u32 = 5;

/// Letters that a key can hold; longer words are not analysed.
pub(crate) const MAX_LETTERS: u32 = 25;

/// The letters that a folded Arabic word is made of; a letter's code is its place here, from 1.
const ALPHABET: [char; 29] = [
    'ء', 'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع',
    'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ي',
];

/// The first code point of the Arabic block.
const BLOCK: u32 = 0x600;

/// How many code points of it the table of codes covers.
const COVERED: usize = 0x100;

/// The code of a mark that folding drops.
const DROPPED: u8 = u8::MAX;

/// For each character of the Arabic block the code of the letter that `khabar_text::normal` folds it to, 0 for none.
static CODES: LazyLock<[u8; COVERED]> = LazyLock::new(|| {
    std::array::from_fn(|index| {
        let place = u32::try_from(index).unwrap_or_default();
        let Some(letter) = char::from_u32(BLOCK + place) else { return 0 };
        let folded = khabar_text::normal(letter.encode_utf8(&mut [0; 4]));
        let mut letters = folded.chars();
        match (letters.next(), letters.next()) {
            (None, _) => DROPPED,
            (Some(letter), None) => code(letter),
            _ => 0,
        }
    })
});

const fn code(letter: char) -> u8 {
    let mut index = 0;
    while index < ALPHABET.len() {
        if ALPHABET[index] == letter {
            #[expect(clippy::cast_possible_truncation, reason = "the alphabet has 29 letters")]
            return index as u8 + 1;
        }
        index += 1;
    }
    0
}

/// A folded word of at most [`MAX_LETTERS`] Arabic letters, the first in the lowest bits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Hash)]
pub(crate) struct Key(u128);

impl Key {
    pub(crate) const EMPTY: Self = Self(0);

    /// Fold and pack a surface; `None` if it holds anything but Arabic letters and marks, or is too long.
    pub(crate) fn of(surface: &str) -> Option<Self> {
        let (mut bits, mut shift) = (0, 0);
        let codes = &*CODES;
        for letter in surface.chars() {
            let place = (letter as u32).checked_sub(BLOCK)?;
            match *codes.get(place as usize)? {
                0 => return None,
                DROPPED => {}
                _ if shift == MAX_LETTERS * WIDTH => return None,
                code => {
                    bits |= u128::from(code) << shift;
                    shift += WIDTH;
                }
            }
        }
        Some(Self(bits))
    }

    /// Pack folded letters that stand in the source.
    pub(crate) const fn word(letters: &[char]) -> Self {
        let (mut bits, mut index) = (0, letters.len());
        while index > 0 {
            index -= 1;
            bits = bits << WIDTH | code(letters[index]) as u128;
        }
        Self(bits)
    }

    /// How many letters it has.
    pub(crate) const fn count(self) -> u32 {
        (u128::BITS - self.0.leading_zeros()).div_ceil(WIDTH)
    }

    /// Its first `count` letters.
    #[must_use]
    pub(crate) const fn first(self, count: u32) -> Self {
        if count >= MAX_LETTERS { self } else { Self(self.0 & ((1 << (count * WIDTH)) - 1)) }
    }

    /// What follows its first `count` letters.
    #[must_use]
    pub(crate) const fn skip(self, count: u32) -> Self {
        if count >= MAX_LETTERS { Self::EMPTY } else { Self(self.0 >> (count * WIDTH)) }
    }

    /// Its letters and then those of `next`; too long a word loses its end.
    #[must_use]
    pub(crate) const fn join(self, next: Self) -> Self {
        let count = self.count();
        if count >= MAX_LETTERS {
            return self;
        }
        Self((self.0 | next.0 << (count * WIDTH)) & ((1 << (MAX_LETTERS * WIDTH)) - 1))
    }

    /// What follows those first letters.
    pub(crate) fn strip_start(self, start: Self) -> Option<Self> {
        let count = start.count();
        (self.first(count) == start).then(|| self.skip(count))
    }

    /// What stands before those final letters.
    pub(crate) fn strip_end(self, end: Self) -> Option<Self> {
        let before = self.count().checked_sub(end.count())?;
        (self.skip(before) == end).then(|| self.first(before))
    }

    /// Spread over all bits, for tables.
    pub(crate) const fn hash(self) -> u64 {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        #[expect(clippy::cast_possible_truncation, reason = "the two halves, each whole")]
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        let mixed = (low ^ high.wrapping_mul(ODD).rotate_left(23)).wrapping_mul(ODD);
        mixed ^ (mixed >> 32)
    }

    /// Unpacked.
    pub(crate) fn write(self, out: &mut String) {
        let mut rest = self.0;
        while rest != 0 {
            let code = (rest & ((1 << WIDTH) - 1)) as usize;
            out.extend(ALPHABET.get(code.wrapping_sub(1)));
            rest >>= WIDTH;
        }
    }

    /// Unpacked.
    pub(crate) fn text(self) -> Box<str> {
        let mut out = String::with_capacity(2 * self.count() as usize);
        self.write(&mut out);
        out.into_boxed_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_folds_as_the_text_crate_does() {
        for surface in ["حُكومَة", "أإآٱ", "مستشفى", "هـــذا", "شؤون", "رئيس", "ء", "گاز", "ی"]
        {
            let key = Key::of(surface).expect("Arabic letters");
            assert_eq!(*key.text(), khabar_text::normal(surface));
            assert_eq!(key.count() as usize, khabar_text::normal(surface).chars().count());
        }
        assert_eq!(Key::of("NATO"), None);
        assert_eq!(Key::of("ا٥"), None);
        assert_eq!(Key::of(&"ا".repeat(26)), None);
    }

    #[test]
    fn cutting_and_joining_undo_each_other() {
        let word = Key::word(&['و', 'ق', 'ا', 'ل']);
        for cut in 0..=5 {
            assert_eq!(word.first(cut).join(word.skip(cut)), word);
        }
        assert_eq!(word.strip_start(Key::word(&['و'])), Some(Key::word(&['ق', 'ا', 'ل'])));
        assert_eq!(word.strip_end(Key::word(&['ا', 'ل'])), Some(Key::word(&['و', 'ق'])));
        assert_eq!(word.strip_end(Key::word(&['ق'])), None);
    }
}
