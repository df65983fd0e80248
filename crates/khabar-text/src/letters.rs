//! Letters, marks and signs by name, and what sort of sign a character is.
//!
//! Names follow the Unicode character names without `ARABIC LETTER`. Invisible characters and marks are written as escapes.

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

macro_rules! letters {
    ($($(#[$doc:meta])* $name:ident = $letter:literal,)*) => {
        $($(#[$doc])* pub const $name: char = $letter;)*

        /// Every named character with its name, in the order of declaration.
        pub const ALL: &[(&str, char)] = &[$((stringify!($name), $name),)*];
    };
}

letters! {
    /// Hamza on the line.
    HAMZA = 'ء',
    /// Alef with madda.
    ALEF_MADDA_ABOVE = 'آ',
    /// Alef with hamza above.
    ALEF_HAMZA_ABOVE = 'أ',
    /// Waw with hamza.
    WAW_HAMZA_ABOVE = 'ؤ',
    /// Alef with hamza below.
    ALEF_HAMZA_BELOW = 'إ',
    /// Yeh with hamza.
    YEH_HAMZA_ABOVE = 'ئ',
    /// Bare alef.
    ALEF = 'ا',
    /// Beh.
    BEH = 'ب',
    /// Teh marbuta.
    TEH_MARBUTA = 'ة',
    /// Teh.
    TEH = 'ت',
    /// Theh.
    THEH = 'ث',
    /// Jeem.
    JEEM = 'ج',
    /// Hah.
    HAH = 'ح',
    /// Khah.
    KHAH = 'خ',
    /// Dal.
    DAL = 'د',
    /// Thal.
    THAL = 'ذ',
    /// Reh.
    REH = 'ر',
    /// Zain.
    ZAIN = 'ز',
    /// Seen.
    SEEN = 'س',
    /// Sheen.
    SHEEN = 'ش',
    /// Sad.
    SAD = 'ص',
    /// Dad.
    DAD = 'ض',
    /// Tah.
    TAH = 'ط',
    /// Zah.
    ZAH = 'ظ',
    /// Ain.
    AIN = 'ع',
    /// Ghain.
    GHAIN = 'غ',
    /// Feh.
    FEH = 'ف',
    /// Qaf.
    QAF = 'ق',
    /// Kaf.
    KAF = 'ك',
    /// Lam.
    LAM = 'ل',
    /// Meem.
    MEEM = 'م',
    /// Noon.
    NOON = 'ن',
    /// Heh.
    HEH = 'ه',
    /// Waw.
    WAW = 'و',
    /// Alef maksura: yeh without dots.
    ALEF_MAKSURA = 'ى',
    /// Yeh.
    YEH = 'ي',
    /// Alef wasla, in vocalised text.
    ALEF_WASLA = 'ٱ',
    /// Peh, for foreign p.
    PEH = 'پ',
    /// Tcheh, for foreign ch or g.
    TCHEH = 'چ',
    /// Jeh, for foreign zh.
    JEH = 'ژ',
    /// Veh, for foreign v.
    VEH = 'ڤ',
    /// Ng, the Moroccan g.
    NG = 'ڭ',
    /// Keheh, the Persian kaf.
    KEHEH = 'ک',
    /// Swash kaf.
    SWASH_KAF = 'ڪ',
    /// Gaf, the Persian and Iraqi g.
    GAF = 'گ',
    /// Farsi yeh.
    FARSI_YEH = 'ی',
    /// Yeh barree, the Urdu final yeh.
    YEH_BARREE = 'ے',
    /// Heh doachashmee, the Urdu h.
    HEH_DOACHASHMEE = 'ھ',
    /// Heh goal, the Urdu heh.
    HEH_GOAL = 'ہ',
    /// Teh marbuta goal, the Urdu one.
    TEH_MARBUTA_GOAL = 'ۃ',
    /// Ae, the Kurdish and Uyghur final heh.
    AE = 'ە',
    /// Tatweel, which stretches a word and means nothing.
    TATWEEL = 'ـ',
    /// Small waw of the Quran.
    SMALL_WAW = '\u{06E5}',
    /// Small yeh of the Quran.
    SMALL_YEH = '\u{06E6}',

    /// Fathatan.
    FATHATAN = '\u{064B}',
    /// Dammatan.
    DAMMATAN = '\u{064C}',
    /// Kasratan.
    KASRATAN = '\u{064D}',
    /// Fatha.
    FATHA = '\u{064E}',
    /// Damma.
    DAMMA = '\u{064F}',
    /// Kasra.
    KASRA = '\u{0650}',
    /// Shadda, the doubling.
    SHADDA = '\u{0651}',
    /// Sukun.
    SUKUN = '\u{0652}',
    /// Superscript alef.
    SUPERSCRIPT_ALEF = '\u{0670}',

    /// Arabic comma.
    COMMA = '،',
    /// Arabic semicolon.
    SEMICOLON = '؛',
    /// Arabic question mark.
    QUESTION = '؟',
    /// Arabic full stop, as in Urdu.
    FULL_STOP = '۔',
    /// Three dots in one character.
    ELLIPSIS = '…',
    /// Arabic per cent sign.
    PERCENT = '٪',
    /// Arabic decimal separator.
    DECIMAL = '٫',
    /// Arabic thousands separator.
    THOUSANDS = '٬',
    /// The Latin quote that opens and closes.
    QUOTE = '"',
    /// The Latin apostrophe.
    APOSTROPHE = '\'',
    /// Left-pointing angle quote, which opens in Arabic as in French.
    GUILLEMET_OPEN = '«',
    /// Right-pointing angle quote, which closes.
    GUILLEMET_CLOSE = '»',
    /// High 66 quote.
    DOUBLE_QUOTE_LEFT = '“',
    /// High 99 quote.
    DOUBLE_QUOTE_RIGHT = '”',
    /// High 6 quote.
    SINGLE_QUOTE_LEFT = '‘',
    /// High 9 quote.
    SINGLE_QUOTE_RIGHT = '’',
    /// En dash.
    EN_DASH = '–',
    /// Em dash.
    EM_DASH = '—',
    /// Minus sign.
    MINUS = '−',

    /// Blank that does not break.
    NO_BREAK_SPACE = '\u{00A0}',
    /// Joiner that keeps letters apart.
    ZERO_WIDTH_NON_JOINER = '\u{200C}',
    /// Joiner that ties letters.
    ZERO_WIDTH_JOINER = '\u{200D}',
    /// Left-to-right mark.
    LEFT_TO_RIGHT_MARK = '\u{200E}',
    /// Right-to-left mark.
    RIGHT_TO_LEFT_MARK = '\u{200F}',
    /// Arabic letter mark.
    ARABIC_LETTER_MARK = '\u{061C}',
    /// Byte order mark, inside a text a zero-width blank.
    BYTE_ORDER_MARK = '\u{FEFF}',
    /// What stands for bytes that are no character.
    REPLACEMENT = '\u{FFFD}',
}

/// Whether the character is a letter of the Arabic script, presentation forms among them; tatweel is none.
pub fn is_arabic(c: char) -> bool {
    match c {
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' => true,
        '\u{066E}'
        | '\u{066F}'
        | '\u{0671}'..='\u{06D3}'
        | '\u{06D5}'
        | '\u{06E5}'
        | '\u{06E6}' => true,
        '\u{06EE}' | '\u{06EF}' | '\u{06FA}'..='\u{06FC}' | '\u{06FF}' => true,
        '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08C9}' => true,
        '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}' => {
            !matches!(c, '\u{FC5E}'..='\u{FC63}')
        }
        '\u{FE80}'..='\u{FEFC}' => true,
        _ => false,
    }
}

/// Whether the character is a letter of any script; marks and tatweel are none.
pub fn is_letter(c: char) -> bool {
    match c {
        'A'..='Z' | 'a'..='z' => true,
        '\0'..='\u{7F}' | TATWEEL => false,
        _ => is_arabic(c) || (c.is_alphabetic() && !is_mark(c)),
    }
}

/// Whether the character is a letter or a digit of any script.
pub fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

/// Whether the character sits on or under a letter: vowel signs, shadda, signs of the Quran, accents.
///
/// Shaped vowel signs of the presentation forms count too.
pub fn is_mark(c: char) -> bool {
    match c {
        '\0'..='\u{02FF}' => false,
        '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}' => true,
        '\u{0620}'..='\u{06D5}' => false,
        '\u{FC5E}'..='\u{FC63}' | '\u{FE70}'..='\u{FE7F}' => true,
        _ => CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0,
    }
}

/// Whether nothing is seen of the character: joiners, direction marks, soft hyphens, variation selectors, control characters
/// that are no white space.
pub fn is_invisible(c: char) -> bool {
    match c {
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => !c.is_whitespace(),
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' => true,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        _ => false,
    }
}

/// Whether the character is white space or invisible: what may stand between tokens.
pub fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Whether the character ends a line. A carriage return with a line feed ends one line, not two.
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The value of a digit, 0 to 9: ASCII, Arabic-Indic, Persian and Urdu, full-width.
pub fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_characters_differ() {
        let mut seen = std::collections::BTreeMap::new();
        for &(name, letter) in ALL {
            assert_eq!(seen.insert(letter, name), None, "{name}");
        }
    }

    #[test]
    fn a_character_is_of_one_sort() {
        for c in '\0'..=char::MAX {
            let sorts = [is_letter(c), is_mark(c), is_gap(c), digit(c).is_some()];
            assert!(is_letter(c) || !is_arabic(c), "U+{:04X}", u32::from(c));
            assert!(sorts.iter().filter(|&&is| is).count() <= 1, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn all_digit_sets_count_alike() {
        for set in ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"]
        {
            let values: Vec<_> = set.chars().filter_map(digit).collect();
            assert_eq!(values, (0..10).collect::<Vec<_>>(), "{set}");
        }
    }
}
