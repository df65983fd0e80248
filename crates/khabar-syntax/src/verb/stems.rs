//! The stems of a verb: what it looks like before each kind of ending.

use super::class::{self, Class};
use crate::features::Number;
use khabar_text::letters::{
    ALEF, ALEF_HAMZA_ABOVE, ALEF_MAKSURA, HAMZA, TEH, WAW, WAW_HAMZA_ABOVE, YEH, YEH_HAMZA_ABOVE,
};

/// All stems of a verb.
pub(super) struct Stems {
    pub(super) perfect: Perfect,
    pub(super) imperfect: Imperfect,
    pub(super) passive_perfect: Perfect,
    pub(super) passive_imperfect: Imperfect,
    /// Imperatives of the second person masculine.
    pub(super) imperatives: Vec<(String, Number)>,
}

/// Stems of a perfect.
pub(super) struct Perfect {
    /// 3rd person masculine singular.
    pub(super) bare: String,
    /// Before ت and تا of the 3rd person feminine.
    pub(super) before_teh: String,
    /// Before ا of the dual.
    pub(super) before_alef: String,
    /// Before وا, in each way of writing it.
    pub(super) before_waw: Vec<String>,
    /// Before ت نا ن تم.
    pub(super) before_consonant: String,
}

/// Stems of an imperfect, without the prefix.
pub(super) struct Imperfect {
    pub(super) bare: String,
    /// Without an ending in the jussive, where that differs.
    pub(super) jussive: Option<String>,
    /// Before ان and ا.
    pub(super) before_alef: String,
    /// Before ون and وا, in each way of writing it.
    pub(super) before_waw: Vec<String>,
    /// Before ين.
    pub(super) before_yeh: String,
    /// Before ن of the feminine plural.
    pub(super) before_noon: String,
}

/// The stems of a verb, or `None` if the two forms cannot be those of one.
pub(super) fn of(perfect: &str, imperfect: &str) -> Option<Stems> {
    let perfect: Vec<char> = perfect.chars().collect();
    let imperfect: Vec<char> = imperfect.strip_prefix(YEH)?.chars().collect();
    if perfect.len() < 2 || imperfect.len() < 2 {
        return None;
    }
    let class = class::of(&perfect, &imperfect);
    Some(Stems {
        passive_perfect: perfect_stems(class, &passive_perfect(class, &perfect), &[YEH]),
        passive_imperfect: imperfect_stems(class, &passive_imperfect(class, &perfect, &imperfect)),
        imperatives: imperatives(class, &perfect, &imperfect),
        perfect: perfect_stems(class, &perfect, &imperfect),
        imperfect: imperfect_stems(class, &imperfect),
    })
}

fn perfect_stems(class: Class, perfect: &[char], imperfect: &[char]) -> Perfect {
    let bare = text(perfect);
    let same = |stem: &str| Perfect {
        bare: bare.clone(),
        before_teh: stem.to_owned(),
        before_alef: stem.to_owned(),
        before_waw: hamza_before_waw(stem),
        before_consonant: stem.to_owned(),
    };
    match class {
        Class::Sound => same(&bare),
        Class::Doubled => Perfect { before_consonant: doubled(perfect), ..same(&bare) },
        Class::Hollow => {
            Perfect { before_consonant: without_middle(perfect, YEH_HAMZA_ABOVE), ..same(&bare) }
        }
        Class::Defective => {
            let (short, last) = split_last(perfect);
            if last == YEH {
                // بقي, نسي: only the plural loses the letter.
                return Perfect { before_waw: vec![short], ..same(&bare) };
            }
            let keeps_waw = last == ALEF && imperfect.last() == Some(&WAW);
            let long = format!("{short}{}", if keeps_waw { WAW } else { YEH });
            Perfect {
                bare: bare.clone(),
                before_teh: short.clone(),
                before_alef: long.clone(),
                before_waw: vec![short],
                before_consonant: long,
            }
        }
    }
}

fn imperfect_stems(class: Class, imperfect: &[char]) -> Imperfect {
    let bare = text(imperfect);
    let same = Imperfect {
        jussive: None,
        before_alef: bare.clone(),
        before_waw: hamza_before_waw(&bare),
        before_yeh: bare.clone(),
        before_noon: bare.clone(),
        bare: bare.clone(),
    };
    match class {
        Class::Sound => same,
        Class::Doubled => Imperfect { before_noon: doubled(imperfect), ..same },
        Class::Hollow => {
            let short = without_middle(imperfect, ALEF_HAMZA_ABOVE);
            Imperfect { jussive: Some(short.clone()), before_noon: short, ..same }
        }
        Class::Defective => {
            let (short, last) = split_last(imperfect);
            let long = match last {
                ALEF_MAKSURA | ALEF => format!("{short}{YEH}"),
                _ => bare.clone(),
            };
            Imperfect {
                bare,
                jussive: Some(short.clone()),
                before_alef: long.clone(),
                before_waw: vec![short.clone()],
                before_yeh: short,
                before_noon: long,
            }
        }
    }
}

/// The 3rd person masculine singular of the passive perfect: قيل, نفي, قوتل, سئل; the same letters for most verbs.
fn passive_perfect(class: Class, perfect: &[char]) -> Vec<char> {
    let mut passive = perfect.to_vec();
    let count = passive.len();
    match class {
        Class::Hollow => passive[count - 2] = YEH,
        Class::Defective => passive[count - 1] = YEH,
        Class::Doubled => {}
        Class::Sound => {
            if passive[count - 1] == ALEF_HAMZA_ABOVE {
                passive[count - 1] = YEH_HAMZA_ABOVE;
            } else if count == 3 && passive[1] == ALEF_HAMZA_ABOVE {
                passive[1] = YEH_HAMZA_ABOVE;
            }
        }
    }
    // Forms III and VI: قاتل and تبادل have و in place of their ا.
    if let (
        Class::Sound | Class::Defective,
        [_, vowel @ ALEF, _, _] | [TEH, _, vowel @ ALEF, _, _],
    ) = (class, &mut passive[..])
    {
        *vowel = WAW;
    }
    passive
}

/// The stem of the passive imperfect: يقال, يدعى, يوجد, يؤخذ.
fn passive_imperfect(class: Class, perfect: &[char], imperfect: &[char]) -> Vec<char> {
    let mut passive = imperfect.to_vec();
    let count = passive.len();
    match class {
        Class::Hollow => passive[count - 2] = ALEF,
        Class::Defective if matches!(passive[count - 1], WAW | YEH) => {
            passive[count - 1] = ALEF_MAKSURA;
        }
        Class::Sound if passive[count - 1] == YEH_HAMZA_ABOVE => {
            passive[count - 1] = ALEF_HAMZA_ABOVE;
        }
        _ => {}
    }
    if passive[0] == ALEF_HAMZA_ABOVE {
        passive[0] = WAW_HAMZA_ABOVE;
    }
    let assimilated = perfect[0] == WAW && perfect.len() == 3 && count == 2;
    if assimilated {
        passive.insert(0, WAW);
    }
    passive
}

/// Imperatives of form I, sound and hollow; those of the derived forms are written as other forms or are rare in news.
fn imperatives(class: Class, perfect: &[char], imperfect: &[char]) -> Vec<(String, Number)> {
    if perfect.len() != 3 || imperfect.len() != 3 || imperfect[0] == ALEF_HAMZA_ABOVE {
        return Vec::new();
    }
    let (singular, plural) = match class {
        Class::Sound if perfect[0] != ALEF_HAMZA_ABOVE => {
            let stem = format!("{ALEF}{}", text(imperfect));
            (stem.clone(), stem)
        }
        Class::Hollow => (without_middle(imperfect, ALEF_HAMZA_ABOVE), text(imperfect)),
        _ => return Vec::new(),
    };
    vec![(singular, Number::Singular), (format!("{plural}وا"), Number::Plural)]
}

fn text(letters: &[char]) -> String {
    letters.iter().collect()
}

fn split_last(letters: &[char]) -> (String, char) {
    letters.split_last().map_or_else(Default::default, |(last, rest)| (text(rest), *last))
}

fn doubled(letters: &[char]) -> String {
    letters.iter().chain(letters.last()).collect()
}

/// Without its last letter but one; a bare hamza that then ends the stem finds a seat: جاء, جئ; يشاء, يشأ.
fn without_middle(letters: &[char], seat_after_alef: char) -> String {
    let cut = letters.len() - 2;
    let last = match (letters[cut + 1], letters[cut]) {
        (HAMZA, WAW) => WAW_HAMZA_ABOVE,
        (HAMZA, ALEF) => seat_after_alef,
        (HAMZA, _) => YEH_HAMZA_ABOVE,
        (letter, _) => letter,
    };
    letters[..cut].iter().copied().chain([last]).collect()
}

/// A stem before و, with the seats that its final hamza may take there: بدأوا or بدؤوا, جاءوا or جاؤوا.
fn hamza_before_waw(stem: &str) -> Vec<String> {
    let mut stems = vec![stem.to_owned()];
    if let Some(short) = stem.strip_suffix([ALEF_HAMZA_ABOVE, HAMZA]) {
        stems.push(format!("{short}{WAW_HAMZA_ABOVE}"));
        if stem.ends_with(HAMZA) {
            stems.push(format!("{short}{YEH_HAMZA_ABOVE}"));
        }
    }
    stems
}
