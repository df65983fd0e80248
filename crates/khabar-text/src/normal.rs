//! The form of a text that is compared: one spelling for what writers spell in several ways.
//!
//! Every character is folded by itself, so folding needs no context, is its own fixed point, and leads back to the original byte by byte.
//! The folding is that of the word clusters and of common Arabic search engines:
//!
//! | written | folded |
//! |---|---|
//! | vowel signs, shadda, accents, signs of the Quran, tatweel, joiners, direction marks | nothing |
//! | alef with hamza, madda or wasla | alef |
//! | waw with hamza, yeh with hamza | waw, yeh; hamza on the line stays |
//! | alef maksura, Farsi yeh | yeh |
//! | teh marbuta | heh |
//! | Persian, Urdu, Kurdish and Maghrebi letters | the Arabic letter of the same shape |
//! | presentation forms, ligatures, full-width signs | their letters (NFKD), never a blank |
//! | digits, separators and per cent sign of any Arabic set | ASCII |
//! | capitals | small letters |

use std::ops::Range;

use icu_normalizer::{
    DecomposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed,
};
use khabar_types::Span;

use crate::letters;

/// The text folded for matching. `normal(normal(x))` is `normal(x)`.
pub fn normal(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold(c, &mut folded);
    }
    folded
}

/// The text folded for matching, with the way back.
pub fn normal_aligned(text: &str) -> Normal {
    let mut folded = Normal::default();
    for (start, c) in text.char_indices() {
        fold(c, &mut folded.text);
        let span = Span::at(start, start + c.len_utf8());
        folded.origins.resize(folded.text.len(), span);
    }
    folded
}

/// A folded text that knows where each of its bytes comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Normal {
    /// The folded text.
    pub text: String,
    /// For each byte of `text` the character of the original that it was folded from.
    origins: Vec<Span>,
}

impl Normal {
    /// The bytes of the original that a byte range of the folded text came from, with the marks that stand between but
    /// without those that follow.
    ///
    /// An empty range leads to an empty span; a range past the end is cut.
    pub fn original(&self, range: Range<u32>) -> Span {
        let end = (range.end as usize).min(self.origins.len());
        let start = (range.start as usize).min(end);
        match self.origins.get(start..end) {
            Some([first, .., last]) => first.cover(*last),
            Some([only]) => *only,
            _ => Span::empty(self.origins.get(start).map_or_else(
                || self.origins.last().map_or(0, |last| last.end()),
                |next| next.start(),
            )),
        }
    }
}

/// Append what one character folds to.
pub(crate) fn fold(c: char, out: &mut String) {
    match simple(c) {
        Folded::To(c) => out.push(c),
        Folded::Away => {}
        Folded::Compatible => fold_compatible(c, out),
    }
}

enum Folded {
    To(char),
    Away,
    /// Only the tables of Unicode know.
    Compatible,
}

/// The folding of the characters that Arabic news consists of.
fn simple(c: char) -> Folded {
    let to = match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\t' | '\n' | '\r' | ' '..='~' => c,
        letters::ALEF_MADDA_ABOVE
        | letters::ALEF_HAMZA_ABOVE
        | letters::ALEF_HAMZA_BELOW
        | letters::ALEF_WASLA => letters::ALEF,
        letters::WAW_HAMZA_ABOVE => letters::WAW,
        letters::YEH_HAMZA_ABOVE
        | letters::ALEF_MAKSURA
        | letters::FARSI_YEH
        | letters::YEH_BARREE => letters::YEH,
        letters::TEH_MARBUTA
        | letters::TEH_MARBUTA_GOAL
        | letters::HEH_DOACHASHMEE
        | letters::HEH_GOAL
        | letters::AE => letters::HEH,
        letters::PEH => letters::BEH,
        letters::TCHEH => letters::JEEM,
        letters::JEH => letters::ZAIN,
        letters::VEH => letters::FEH,
        letters::KEHEH | letters::SWASH_KAF | letters::GAF | letters::NG => letters::KAF,
        letters::TATWEEL | letters::SMALL_WAW | letters::SMALL_YEH => return Folded::Away,
        '\u{064B}'..='\u{065F}' | letters::SUPERSCRIPT_ALEF => return Folded::Away,
        letters::HAMZA..=letters::YEH => c,
        letters::COMMA | letters::SEMICOLON | letters::QUESTION => c,
        letters::GUILLEMET_OPEN | letters::GUILLEMET_CLOSE => c,
        letters::DOUBLE_QUOTE_LEFT | letters::DOUBLE_QUOTE_RIGHT => c,
        letters::PERCENT => '%',
        letters::DECIMAL => '.',
        letters::THOUSANDS => ',',
        _ if letters::is_invisible(c) => return Folded::Away,
        _ => match letters::digit(c) {
            Some(value) => char::from(b'0' + value),
            None => return Folded::Compatible,
        },
    };
    Folded::To(to)
}

/// Fold through compatibility decomposition, lower case, and without marks.
///
/// White space becomes a blank; nothing else brings one in. A sign of which nothing would be left, such as a lone accent, stays.
fn fold_compatible(c: char, out: &mut String) {
    let marks = CanonicalCombiningClassMapBorrowed::new();
    let nfkd = const { DecomposingNormalizerBorrowed::new_nfkd() };
    if c.is_whitespace() {
        out.push(if letters::is_line_break(c) { c } else { ' ' });
        return;
    }
    let before = out.len();
    let kept = nfkd
        .normalize_iter(std::iter::once(c))
        .filter(|&part| !part.is_whitespace() && marks.get_u8(part) == 0)
        .flat_map(char::to_lowercase);
    for part in nfkd.normalize_iter(kept) {
        match simple(part) {
            Folded::To(part) => out.push(part),
            Folded::Compatible if marks.get_u8(part) == 0 => out.push(part),
            Folded::Away | Folded::Compatible => {}
        }
    }
    if out.len() == before && !letters::is_mark(c) {
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_a_word_meet() {
        for (written, folded) in [
            ("أَعْلَنَ", "اعلن"),
            ("إلى", "الي"),
            ("الحكومـــة", "الحكومه"),
            ("ٱلله", "الله"),
            ("مسؤول", "مسوول"),
            ("رئيس", "رييس"),
            ("هادئة", "هاديه"),
            ("ماء", "ماء"),
            ("آب", "اب"),
            ("گلمیم", "كلميم"),
            ("ڤيينا", "فيينا"),
            ("\u{FEE3}\u{FEBC}\u{FEAE}", "مصر"),
            ("\u{FEFB}", "لا"),
            ("\u{0627}\u{0654}\u{0645}\u{0631}", "امر"),
            ("می\u{200C}شود", "ميشود"),
            ("\u{202B}خبر\u{202C}", "خبر"),
            ("١٢٬٣٤٥٫٦٪", "12,345.6%"),
            ("۱۲۳", "123"),
            ("Société CNN", "societe cnn"),
            ("\u{FDFA}", "صلياللهعليهوسلم"),
            ("أ\u{00A0}ب", "ا ب"),
            ("\u{0670}", ""),
            ("´", "´"),
        ] {
            assert_eq!(normal(written), folded, "{written}");
        }
    }

    #[test]
    fn every_character_folds_to_something_that_stays() {
        for c in '\0'..=char::MAX {
            let once = normal(c.encode_utf8(&mut [0; 4]));
            assert_eq!(normal(&once), once, "U+{:04X}", u32::from(c));
            assert!(c.is_whitespace() || !once.contains(' '), "U+{:04X} is no blank", u32::from(c));
        }
    }

    #[test]
    fn the_way_back_keeps_marks_inside_and_drops_those_behind() {
        let text = "قالَ وَزِيرُ";
        let folded = normal_aligned(text);
        assert_eq!(folded.text, "قال وزير");
        assert_eq!(folded.original(7..15).of(text), "وَزِير");
        assert_eq!(folded.original(0..6).of(text), "قال");
        assert_eq!(folded.original(7..7), Span::empty(9));
        let all = folded.original(0..900);
        assert_eq!((all.start(), all.of(text)), (0, "قالَ وَزِير"));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*|[\u{0600}-\u{06FF}\u{FB50}-\u{FEFF} a-z]*") {
            let once = normal(&text);
            prop_assert_eq!(normal(&once), once);
        }

        #[test]
        fn every_folded_range_leads_to_what_folds_to_it(text in "[\u{0600}-\u{06FF}\u{FB50}-\u{FEFF} A-Zé]*") {
            let folded = normal_aligned(&text);
            prop_assert_eq!(&folded.text, &normal(&text));
            for (start, c) in folded.text.char_indices() {
                let span = Span::at(start, start + c.len_utf8());
                let original = folded.original(span.start()..span.end());
                prop_assert!(normal(original.of(&text)).contains(c));
            }
        }
    }
}
