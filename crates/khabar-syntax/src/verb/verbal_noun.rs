//! The verbal nouns of the derived forms, which follow from the letters of the verb; those of form I do not.

use khabar_text::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MAKSURA, HAMZA, MEEM, TEH, TEH_MARBUTA, WAW, YEH,
};

use super::class::{self, Class};

/// The verbal noun: أعلن gives إعلان, انسحب gives انسحاب, حاصر gives محاصرة. `None` for form I, for doubled and most weak verbs of
/// two readings, and where the form cannot be told from letters.
pub(crate) fn verbal_noun(perfect: &str, imperfect: &str) -> Option<String> {
    let perfect: Vec<char> = perfect.chars().collect();
    let imperfect: Vec<char> = imperfect.strip_prefix(YEH)?.chars().collect();
    let class = class::of(&perfect, &imperfect);
    let noun: Vec<char> = match (class, &perfect[..]) {
        // II and IV look alike in the imperfect; the alef tells: إعلان.
        (Class::Sound, &[ALEF_HAMZA_ABOVE, first, second, third]) if imperfect.len() == 3 => {
            vec![ALEF_HAMZA_BELOW, first, second, ALEF, third]
        }
        // أقام: إقامة.
        (Class::Hollow, &[ALEF_HAMZA_ABOVE, first, ALEF, last]) => {
            vec![ALEF_HAMZA_BELOW, first, ALEF, last, TEH_MARBUTA]
        }
        // أعطى: إعطاء.
        (Class::Defective, &[ALEF_HAMZA_ABOVE, first, second, ALEF_MAKSURA]) => {
            vec![ALEF_HAMZA_BELOW, first, second, ALEF, HAMZA]
        }
        // III: محاصرة, ملاقاة.
        (Class::Sound, &[first, ALEF, second, third]) => {
            vec![MEEM, first, ALEF, second, third, TEH_MARBUTA]
        }
        (Class::Defective, &[first, ALEF, second, ALEF_MAKSURA]) => {
            vec![MEEM, first, ALEF, second, ALEF, TEH_MARBUTA]
        }
        // V and VI are written as the verb: تقدم, تعاون; defective ones end in ي: تخلي.
        (Class::Sound, [TEH, _, _, _] | [TEH, _, ALEF, _, _]) if imperfect[0] == TEH => perfect,
        (Class::Defective, [TEH, .., ALEF_MAKSURA]) if imperfect[0] == TEH => {
            let mut noun = perfect;
            noun.pop();
            noun.push(YEH);
            noun
        }
        // VII, VIII: انسحاب; X: استخدام.
        (Class::Doubled, &[ALEF, .., last]) => {
            let mut noun = perfect.clone();
            noun.extend([ALEF, last]);
            noun
        }
        // أعد: إعداد.
        (Class::Doubled, &[ALEF_HAMZA_ABOVE, first, last]) => {
            vec![ALEF_HAMZA_BELOW, first, last, ALEF, last]
        }
        (Class::Sound, &[ALEF, .., third]) if perfect.len() >= 4 => {
            let mut noun = perfect.clone();
            noun.pop();
            noun.extend([ALEF, third]);
            noun
        }
        (Class::Defective, &[ALEF, .., ALEF_MAKSURA]) => {
            let mut noun = perfect.clone();
            noun.pop();
            noun.extend([ALEF, HAMZA]);
            noun
        }
        // استقال: استقالة; اختار: اختيار.
        (Class::Hollow, &[ALEF, _, TEH, _, ALEF, _]) => {
            let mut noun = perfect;
            noun.push(TEH_MARBUTA);
            noun
        }
        (Class::Hollow, &[ALEF, first, second, ALEF, last]) => {
            vec![ALEF, first, second, YEH, ALEF, last]
        }
        // II of sound and defective verbs: تدمير, تسمية.
        (Class::Sound, &[first, second, third])
            if imperfect.len() == 3 && !matches!(first, WAW | ALEF_HAMZA_ABOVE) =>
        {
            vec![TEH, first, second, YEH, third]
        }
        _ => return None,
    };
    Some(noun.into_iter().collect())
}
