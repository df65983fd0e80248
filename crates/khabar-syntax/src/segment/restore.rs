//! The spelling of a word that a token hides: the hamza of وان, the ة of حكومته, the article of للحكومة.

use std::collections::BTreeMap;

use khabar_types::Upos;

use super::label::{Article, Label};
use crate::corpus::GoldSentence;
use crate::hash::{self, mix};
use crate::key::Key;
use crate::lookup::Lookup;
use khabar_text::letters;

/// Spellings of words that were seen inside tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Spellings {
    /// By [`place`], numbers of `forms`.
    pub(crate) seen: Lookup<u32>,
    pub(crate) forms: Vec<Box<str>>,
}

/// Of a stem in a token: its letters as they stand there, its tag, and whether a pronoun follows.
fn place(plain: &str, upos: Upos, label: &Label) -> u64 {
    let cut = u64::from(label.cut.enclitic != Key::EMPTY) << 2 | label.cut.article as u64;
    mix(mix(hash::text(plain), upos as u64), cut)
}

/// Without marks and tatweel.
pub(crate) fn plain(surface: &str) -> String {
    surface.chars().filter(|&c| !letters::is_mark(c) && c != letters::TATWEEL).collect()
}

impl Spellings {
    /// Count the stems of a treebank's tokens of several words; the most frequent spelling of each is kept, if a rule would not give it.
    pub(crate) fn learn(sentences: &[GoldSentence]) -> Self {
        let mut counts: BTreeMap<u64, BTreeMap<&str, u32>> = BTreeMap::new();
        let mut stems: BTreeMap<u64, (String, Label)> = BTreeMap::new();
        for token in sentences.iter().flat_map(|sentence| &sentence.tokens) {
            let Some(label) = Label::of(token).filter(|_| token.words.len() > 1) else { continue };
            let Some(stem) = stem_of(&plain(&token.surface), &label) else { continue };
            let Some(word) = token.words.get(label.cut.proclitics.count() as usize) else {
                continue;
            };
            let place = place(&stem, label.upos(), &label);
            *counts.entry(place).or_default().entry(&word.form).or_default() += 1;
            stems.entry(place).or_insert((stem, label));
        }
        let (mut seen, mut all) = (Vec::new(), Vec::new());
        for (place, forms) in counts {
            let best =
                forms.iter().max_by_key(|(form, count)| (**count, std::cmp::Reverse(**form)));
            let (Some((form, _)), Some((stem, label))) = (best, stems.get(&place)) else {
                continue;
            };
            if *rule(stem, label) != **form {
                seen.push((place, u32::try_from(all.len()).unwrap_or(u32::MAX)));
                all.push(Box::from(*form));
            }
        }
        let count = seen.len();
        Self { seen: Lookup::new(seen, count), forms: all }
    }

    /// The spelling of a stem: `surface` is its own letters in a token of several words.
    pub(crate) fn of(&self, surface: &str, label: &Label) -> Box<str> {
        let stem = plain(surface);
        let seen = self.seen.get(place(&stem, label.upos(), label));
        match seen.and_then(|number| self.forms.get(number as usize)) {
            Some(form) => form.clone(),
            None => rule(&stem, label),
        }
    }
}

/// The hamza of a stem that is printed without, by its dictionary form: اضاف as أضاف, ان as إن where that is meant, الاوراق as الأوراق.
///
/// `surface` is what is printed: what shows a hamza there is believed. `closed` says that the word is of a closed class, where other spellings were
/// seen for other words (إنه, أنه).
pub(crate) fn by_citation(
    surface: &str,
    form: &str,
    citation: &str,
    plural: bool,
    closed: bool,
) -> Option<Box<str>> {
    let printed = |c: char| matches!(c, 'أ' | 'إ' | 'آ' | 'ؤ' | 'ئ' | 'ء');
    if surface.contains(printed) || (form.contains(printed) && !closed) {
        return None;
    }
    let (article, bare) = match form.strip_prefix("ال") {
        Some(bare) if bare.chars().count() > 2 => ("ال", bare),
        _ => ("", form),
    };
    let rest = bare.strip_prefix(letters::ALEF);
    let lemma = plain(citation);
    if khabar_text::normal(bare) == khabar_text::normal(&lemma) {
        return lemma.contains(printed).then(|| format!("{article}{lemma}").into());
    }
    let rest = rest.filter(|rest| rest.chars().count() > 1 && !form.contains(printed))?;
    let first = lemma.chars().next().filter(|&first| printed(first));
    if let Some(first) = first.filter(|_| rest.chars().next() == lemma.chars().nth(1)) {
        return Some(format!("{article}{first}{rest}").into());
    }
    let broken = rest.chars().count() == 4 && rest.chars().nth(2) == Some(letters::ALEF);
    (plural && broken).then(|| format!("{article}{}{rest}", letters::ALEF_HAMZA_ABOVE).into())
}

/// The letters of the stem in a token without marks.
fn stem_of(token: &str, label: &Label) -> Option<String> {
    let key = Key::of(token)?;
    let (start, end) = label.cut.stem(key)?;
    (token.chars().count() == key.count() as usize)
        .then(|| token.chars().skip(start as usize).take((end - start) as usize).collect())
}

/// What can be said of a stem that was never seen.
fn rule(stem: &str, label: &Label) -> Box<str> {
    let mut out = String::with_capacity(stem.len() + 6);
    if label.cut.article != Article::AsWritten {
        out.push_str("ال");
    }
    out.push_str(stem);
    if label.cut.enclitic != Key::EMPTY {
        let verb = matches!(label.upos(), Upos::Verb | Upos::Aux);
        let mut last = stem.chars().rev();
        match (last.next(), last.next()) {
            (Some(letters::TEH), Some(before)) if !verb && before != letters::ALEF => {
                out.pop();
                out.push(letters::TEH_MARBUTA);
            }
            (Some('ئ' | 'ؤ'), Some(letters::ALEF)) if !verb => {
                out.pop();
                out.push(letters::HAMZA);
            }
            (Some(letters::WAW), _) if verb => out.push(letters::ALEF),
            (Some(letters::ALEF), Some(_)) if stem.chars().count() > 3 => {
                out.pop();
                out.push(letters::ALEF_MAKSURA);
            }
            _ => {}
        }
    }
    out.into_boxed_str()
}

#[cfg(test)]
mod tests {
    use khabar_types::Upos;

    use super::Spellings;
    use crate::key::Key;
    use crate::segment::label::{Article, Cut, Label};

    fn label(article: Article, enclitic: &[char], upos: Upos) -> Label {
        let cut = Cut { proclitics: Key::EMPTY, article, enclitic: Key::word(enclitic) };
        Label { cut, tags: Box::new([upos]) }
    }

    #[test]
    fn endings_that_a_pronoun_hides_come_back() {
        let spellings = Spellings::default();
        let of = |stem, enclitic: &[char], upos| {
            spellings.of(stem, &label(Article::AsWritten, enclitic, upos)).into_string()
        };
        assert_eq!(of("حكومت", &['ه'], Upos::Noun), "حكومة");
        assert_eq!(of("سياسات", &['ه'], Upos::Noun), "سياسات");
        assert_eq!(of("قالت", &['ه', 'ا'], Upos::Verb), "قالت");
        assert_eq!(of("وزرائ", &['ه'], Upos::Noun), "وزراء");
        assert_eq!(of("يسلمو", &['ه'], Upos::Verb), "يسلموا");
        assert_eq!(of("مستشفا", &['ه'], Upos::Noun), "مستشفى");
        assert_eq!(&*spellings.of("حكومة", &label(Article::Hidden, &[], Upos::Noun)), "الحكومة");
    }
}
