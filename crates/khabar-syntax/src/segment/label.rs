//! What a token is cut into: the clitics by their letters, and the tags of all its words. A label is one joint decision.

use khabar_types::Upos;

use crate::corpus::GoldToken;
use crate::key::Key;

/// The longest run of proclitics.
pub(crate) const MAX_PROCLITICS: usize = 3;

/// What shows of an article behind ل.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub(crate) enum Article {
    /// All that there is.
    #[default]
    AsWritten,
    /// Its alef is lost: للحكومة.
    Hidden,
    /// It is lost wholly before another ل: للجنة.
    Assimilated,
}

/// The letters that are cut off a token.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Cut {
    /// One word each.
    pub(crate) proclitics: Key,
    pub(crate) article: Article,
    /// One word, or none.
    pub(crate) enclitic: Key,
}

/// A cut with the tags of its words.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Label {
    pub(crate) cut: Cut,
    /// Of the proclitics, the stem, the enclitic.
    pub(crate) tags: Box<[Upos]>,
}

impl Cut {
    /// Where the stem begins and ends, in letters, if the token can be cut so.
    pub(crate) fn stem(self, token: Key) -> Option<(u32, u32)> {
        let rest = token.strip_start(self.proclitics)?;
        let start = self.proclitics.count();
        let stem = rest.strip_end(self.enclitic)?;
        let end = start + stem.count();
        let lam = Key::word(&['ل']);
        match self.article {
            Article::AsWritten => (stem != Key::EMPTY).then_some((start, end)),
            Article::Hidden => {
                (stem.first(1) == lam && stem.count() > 2).then_some((start + 1, end))
            }
            Article::Assimilated => {
                (stem.first(1) == lam && stem.count() > 2).then_some((start, end))
            }
        }
    }

    /// The stem as a dictionary spells it, with an article put back.
    pub(crate) fn restored(self, token: Key) -> Option<Key> {
        let (start, end) = self.stem(token)?;
        let stem = token.first(end).skip(start);
        Some(match self.article {
            Article::AsWritten => stem,
            _ => Key::word(&['ا', 'ل']).join(stem),
        })
    }
}

impl Label {
    /// Of the stem.
    pub(crate) fn upos(&self) -> Upos {
        let stem = self.cut.proclitics.count() as usize;
        self.tags.get(stem).copied().unwrap_or(Upos::X)
    }

    /// What the annotation says, if it is a cut of this kind: proclitics of one letter, one stem, at most one enclitic.
    pub(crate) fn of(token: &GoldToken) -> Option<Self> {
        let tags = token.words.iter().map(|word| word.upos).collect();
        if token.words.len() == 1 {
            return Some(Self { cut: Cut::default(), tags });
        }
        let key = Key::of(&token.surface)?;
        let mut words = &*token.words;
        let mut cut = Cut::default();
        if let Some((last, before)) = words.split_last() {
            let letters = Key::of(&last.form)?;
            if is_enclitic(letters) {
                key.strip_end(letters)?;
                cut.enclitic = letters;
                words = before;
            }
        }
        while let [first, rest @ ..] = words
            && !rest.is_empty()
        {
            let letter = Key::of(&first.form).filter(|letter| letter.count() == 1)?;
            cut.proclitics = cut.proclitics.join(letter);
            words = rest;
        }
        let [stem] = words else { return None };
        let rest = key.strip_start(cut.proclitics)?.strip_end(cut.enclitic)?;
        let form = Key::of(&stem.form)?;
        let article = Key::word(&['ا', 'ل']);
        if cut.proclitics.strip_end(Key::word(&['ل'])).is_some() && rest != form {
            if form == Key::word(&['ا']).join(rest) {
                cut.article = Article::Hidden;
            } else if form == article.join(rest) {
                cut.article = Article::Assimilated;
            }
        }
        let fits = cut.proclitics.count() as usize <= MAX_PROCLITICS && cut.stem(key).is_some();
        fits.then_some(Self { cut, tags })
    }
}

fn is_enclitic(letters: Key) -> bool {
    const ENCLITICS: [&[char]; 14] = [
        &['ه'],
        &['ه', 'ا'],
        &['ه', 'م'],
        &['ه', 'م', 'ا'],
        &['ه', 'ن'],
        &['ن', 'ا'],
        &['ن', 'ي'],
        &['ي'],
        &['ك'],
        &['ك', 'م'],
        &['ك', 'م', 'ا'],
        &['م', 'ا'],
        &['م', 'ن'],
        &['ل', 'ا'],
    ];
    ENCLITICS.iter().any(|enclitic| Key::word(enclitic) == letters)
}
