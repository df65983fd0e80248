//! The dictionary form of a word that was never seen: its ending changed back, then looked up or given vowels.

use khabar_types::Upos;

use super::{Lemmas, Wanted};
use crate::key::Key;
use crate::segment::restore::plain;
use crate::weights::Weights;

/// Endings of nouns and adjectives with what the dictionary form has instead, the longest first.
const ENDINGS: [(&str, &[&str]); 15] = [
    ("يتين", &["ية", "ي"]),
    ("يتان", &["ية", "ي"]),
    ("يات", &["ية", "ي"]),
    ("تين", &["ة", ""]),
    ("تان", &["ة", ""]),
    ("ات", &["ة", ""]),
    ("ين", &[""]),
    ("ون", &[""]),
    ("ان", &[""]),
    ("ية", &["ي"]),
    ("اً", &[""]),
    ("ة", &[""]),
    ("ا", &[""]),
    ("ي", &[""]),
    ("و", &[""]),
];

/// The dictionary form, as well as can be told.
pub(super) fn guess(lemmas: &Lemmas, lexicon: &Weights, wanted: &Wanted<'_>) -> Box<str> {
    match wanted.upos {
        Upos::Verb | Upos::Aux | Upos::Noun | Upos::Adj => {}
        _ => return wanted.form.into(),
    }
    let form = plain(wanted.form);
    let bare = match form.strip_prefix("ال") {
        Some(bare) if wanted.upos != Upos::Verb && bare.chars().count() > 2 => bare,
        _ => &form,
    };
    let folded = khabar_text::normal(bare);
    if let Some(lemma) = of_lexicon(lemmas, lexicon, &folded, wanted.upos) {
        return lemma;
    }
    if matches!(wanted.upos, Upos::Verb | Upos::Aux) {
        return lemmas.vocaliser.vocalise(&folded, wanted.upos);
    }
    let singular = wanted.features.contains("Number=Sing") && wanted.upos == Upos::Noun;
    if let Some(lemma) = lemmas.known(&folded, wanted.upos) {
        return lemma.into();
    }
    for (ending, others) in ENDINGS {
        let Some(start) = bare.strip_suffix(ending).filter(|start| start.chars().count() > 2)
        else {
            continue;
        };
        for other in others {
            let folded = khabar_text::normal(&format!("{start}{other}"));
            let known = lemmas.known(&folded, wanted.upos);
            if let Some(lemma) = known.filter(|_| !(singular && ending == "ة")) {
                return lemma.into();
            }
        }
    }
    let skeleton = skeleton(bare, wanted);
    lemmas.vocaliser.vocalise(&khabar_text::normal(&skeleton), wanted.upos)
}

/// The ending changed back by what the features say, without a look into a dictionary.
fn skeleton(bare: &str, wanted: &Wanted<'_>) -> String {
    let adjective = wanted.upos == Upos::Adj;
    let has = |feature: &str| wanted.features.contains(feature);
    let cut = |ending: &str, other: &str| {
        let start = bare.strip_suffix(ending).filter(|start| start.chars().count() > 2)?;
        Some(format!("{start}{other}"))
    };
    let changed = if has("Number=Dual") {
        cut("تين", if adjective { "" } else { "ة" })
            .or_else(|| cut("تان", if adjective { "" } else { "ة" }))
            .or_else(|| cut("ين", ""))
            .or_else(|| cut("ان", ""))
            .or_else(|| cut("ي", ""))
            .or_else(|| cut("ا", ""))
    } else if has("Number=Plur") {
        cut("ات", if adjective { "" } else { "ة" })
            .or_else(|| cut("ين", ""))
            .or_else(|| cut("ون", ""))
            .or_else(|| cut("ي", ""))
            .or_else(|| cut("و", ""))
    } else if adjective {
        cut("ة", "").or_else(|| cut("ا", ""))
    } else if has("Case=Acc") && has("Definite=Ind") {
        cut("ا", "")
    } else {
        None
    };
    changed.unwrap_or_else(|| bare.to_owned())
}

/// By the lexicon's reading of the form, its dictionary form with vowels.
fn of_lexicon(lemmas: &Lemmas, lexicon: &Weights, folded: &str, upos: Upos) -> Option<Box<str>> {
    let key = Key::of(folded)?;
    let same = |reading: &&crate::weights::Reading| reading.upos == upos;
    let readings = || lexicon.of_key(key).iter().filter(same);
    let known = readings().find_map(|reading| lemmas.known(lexicon.lemma(reading.lemma), upos));
    if let Some(lemma) = known {
        return Some(lemma.into());
    }
    let reading = readings().next()?;
    Some(lemmas.vocaliser.vocalise(lexicon.lemma(reading.lemma), upos))
}
