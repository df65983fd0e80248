//! How much a text looks like Arabic, to choose between encodings that disagree about its letters.

use crate::letters;

/// How often each letter occurs among a thousand of Arabic news, from 2,000 articles of eight collections, 2008 to 2022.
const PER_MILLE: [(char, f32); 37] = [
    (letters::ALEF, 153.0),
    (letters::LAM, 117.0),
    (letters::YEH, 76.4),
    (letters::MEEM, 63.3),
    (letters::WAW, 53.8),
    (letters::NOON, 50.8),
    (letters::TEH, 47.0),
    (letters::REH, 46.1),
    (letters::BEH, 34.6),
    (letters::AIN, 32.6),
    (letters::TEH_MARBUTA, 32.6),
    (letters::DAL, 30.0),
    (letters::FEH, 25.2),
    (letters::SEEN, 24.8),
    (letters::HEH, 23.8),
    (letters::QAF, 22.3),
    (letters::ALEF_HAMZA_ABOVE, 19.3),
    (letters::KAF, 18.6),
    (letters::HAH, 17.8),
    (letters::JEEM, 14.0),
    (letters::SHEEN, 9.7),
    (letters::SAD, 9.5),
    (letters::TAH, 9.3),
    (letters::ALEF_HAMZA_BELOW, 8.8),
    (letters::ALEF_MAKSURA, 8.6),
    (letters::KHAH, 8.3),
    (letters::DAD, 6.7),
    (letters::ZAIN, 6.5),
    (letters::THAL, 6.3),
    (letters::THEH, 5.7),
    (letters::GHAIN, 4.5),
    (letters::YEH_HAMZA_ABOVE, 4.4),
    (letters::HAMZA, 3.5),
    (letters::ZAH, 2.1),
    (letters::WAW_HAMZA_ABOVE, 1.4),
    (letters::ALEF_MADDA_ABOVE, 1.1),
    (letters::TATWEEL, 0.5),
];

/// What a mark or a sign that Arabic text holds now and then counts as, per mille.
const SIGN: f32 = 1.0;
/// What a character that Arabic text hardly ever holds counts as, per mille.
const STRANGE: f32 = 0.02;
/// The least share of Arabic letters among the characters outside ASCII.
const LEAST_SHARE: f32 = 0.7;

/// The mean logarithm of how often its characters outside ASCII occur in Arabic news; minus infinity for a text that is not Arabic.
///
/// A letter that touches a Latin one is strange: so do the accented letters of other languages, misread.
#[expect(clippy::cast_precision_loss, reason = "the sample is short")]
pub(crate) fn arabic(text: &str) -> f32 {
    let (mut sum, mut arabic, mut count) = (0.0, 0_usize, 0_usize);
    let mut before = ' ';
    let mut ahead = text.chars().peekable();
    while let Some(c) = ahead.next() {
        let after = ahead.peek().copied().unwrap_or(' ');
        if !c.is_ascii() && !c.is_whitespace() {
            let touches = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
            let often = if touches { STRANGE } else { frequency(c) };
            arabic += usize::from(!touches && is_of_arabic(c));
            count += 1;
            sum += f32::ln(often);
        }
        before = c;
    }
    if count == 0 || (arabic as f32) < LEAST_SHARE * count as f32 {
        return f32::NEG_INFINITY;
    }
    sum / count as f32
}

fn is_of_arabic(c: char) -> bool {
    letters::is_arabic(c) || letters::is_mark(c) || c == letters::TATWEEL
}

fn frequency(c: char) -> f32 {
    let known = PER_MILLE.iter().find(|(letter, _)| *letter == c).map(|&(_, often)| often);
    known.unwrap_or_else(|| if is_usual_sign(c) { SIGN } else { STRANGE })
}

fn is_usual_sign(c: char) -> bool {
    letters::is_mark(c)
        || matches!(
            c,
            letters::COMMA
                | letters::SEMICOLON
                | letters::QUESTION
                | letters::ELLIPSIS
                | letters::GUILLEMET_OPEN
                | letters::GUILLEMET_CLOSE
                | letters::DOUBLE_QUOTE_LEFT
                | letters::DOUBLE_QUOTE_RIGHT
                | letters::EN_DASH
                | letters::EM_DASH
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_beats_the_same_bytes_misread() {
        let text = "وصلت القافلة إلى الميناء";
        let bytes = encoding_rs::WINDOWS_1256.encode(text).0;
        let misread = encoding_rs::ISO_8859_6.decode_without_bom_handling(&bytes).0;
        assert!(arabic(text) > arabic(&misread));
        assert!(arabic("Le président").is_infinite());
    }
}
