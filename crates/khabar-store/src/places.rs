//! Words by the code points at which they stand.

use khabar_types::CodePoints;

use crate::record::Offsets;

/// A text whose code points have been counted.
pub(crate) struct Places<'text> {
    text: &'text str,
    points: CodePoints<'text>,
}

impl<'text> Places<'text> {
    pub(crate) fn of(text: &'text str) -> Self {
        Self { text, points: CodePoints::new(text) }
    }

    /// The words at a place; what lies behind the end of the text is cut off.
    pub(crate) fn slice(&self, place: Offsets) -> &'text str {
        let (start, end) = self.bytes(place);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The bytes of a place.
    pub(crate) fn bytes(&self, place: Offsets) -> (usize, usize) {
        place.map(|point| (self.points.byte_of(point) as usize).min(self.text.len())).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_may_reach_to_the_end_of_its_text() {
        for length in [1, 63, 64, 65, 200] {
            let text = "خ".repeat(length as usize);
            let places = Places::of(&text);
            assert_eq!(places.slice([0, length]), text);
            assert_eq!(places.slice([length - 1, length]), "خ");
            assert_eq!(places.slice([length, length + 9]), "");
        }
    }
}
