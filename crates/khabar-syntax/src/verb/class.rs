//! Which weak class a verb belongs to, read from the letters of its two forms.

use khabar_text::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_MAKSURA, DAL, SEEN, TAH, TEH, WAW, YEH, ZAH,
};

/// How the stem of a verb changes before endings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// It does not.
    Sound,
    /// Its middle vowel shortens: قال, قلت.
    Hollow,
    /// Its last vowel joins with the ending: نفى, نفت.
    Defective,
    /// Its last letter is written twice before a consonant: شن, شننت.
    Doubled,
}

/// Verbs of form VIII whose first radical is س: they look like form X of a doubled root.
const FORM_EIGHT_WITH_SEEN: &[&str] =
    &["استمع", "استند", "استلم", "استبق", "استتر", "استعر", "استرق", "استهم", "استلب"];

/// The class of a verb; `imperfect` is without its prefix.
pub(super) fn of(perfect: &[char], imperfect: &[char]) -> Class {
    let (Some(&last), Some(&last_imperfect)) = (perfect.last(), imperfect.last()) else {
        return Class::Sound;
    };
    let count = perfect.len();
    if count >= 3 && matches!(last, ALEF_MAKSURA | ALEF | YEH) {
        return Class::Defective;
    }
    if is_hollow(perfect, imperfect) {
        return Class::Hollow;
    }
    if last == last_imperfect && is_doubled(perfect, imperfect) {
        return Class::Doubled;
    }
    Class::Sound
}

fn is_hollow(perfect: &[char], imperfect: &[char]) -> bool {
    let middle = |stem: &[char]| stem.len().checked_sub(2).map(|index| stem[index]);
    perfect.len() >= 3
        && middle(perfect) == Some(ALEF)
        && matches!(middle(imperfect), Some(ALEF | WAW | YEH))
}

fn is_doubled(perfect: &[char], imperfect: &[char]) -> bool {
    match perfect {
        // شن; but a perfect of two letters with a longer imperfect has lost one (سل).
        [_, _] => imperfect.len() == 2,
        // أعد, يعد beside أخذ, يأخذ.
        [ALEF_HAMZA_ABOVE, _, _] => imperfect.len() == 2,
        // اتهم, اطلع, ادخر take up their first radical; انضم, اهتم, احتل, احمر are doubled.
        [ALEF, TEH | TAH | DAL | ZAH, _, _] => false,
        [ALEF, _, _, _] => imperfect.len() == 3,
        [ALEF, SEEN, TEH, _, _] => {
            let surface: String = perfect.iter().collect();
            !FORM_EIGHT_WITH_SEEN.contains(&surface.as_str())
        }
        // Form IX of four radicals.
        ['ا', 'ط', 'م', 'أ', 'ن'] | ['ا', 'ق', 'ش', 'ع', 'ر'] => true,
        _ => false,
    }
}
