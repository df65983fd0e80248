//! Reading along the words of a sentence: neighbours, prepositions, what a span covers.

use khabar_types::{Id, Span, Syntax, Upos, Word, WordId, table::ids};

/// The words of one sentence, by position.
#[derive(Clone, Copy)]
pub(crate) struct Line<'doc> {
    syntax: &'doc Syntax,
    first: usize,
    end: usize,
}

impl<'doc> Line<'doc> {
    /// All sentences of a document in order.
    pub(crate) fn all(syntax: &'doc Syntax) -> impl Iterator<Item = Self> {
        syntax.of_sentence.rows().iter().map(move |range| Self {
            syntax,
            first: range.0.start.index(),
            end: range.0.end.index(),
        })
    }

    /// How many words.
    pub(crate) const fn len(&self) -> usize {
        self.end - self.first
    }

    /// The word at a position.
    pub(crate) fn word(&self, at: usize) -> &'doc Word {
        &self.syntax.words.rows()[self.first + at]
    }

    /// The word at a position, if the sentence has it.
    pub(crate) fn get(&self, at: usize) -> Option<&'doc Word> {
        (at < self.len()).then(|| self.word(at))
    }

    /// The folded word at a position, empty outside.
    pub(crate) fn normal(&self, at: usize) -> &'doc str {
        self.get(at).map_or("", |word| &word.normal)
    }

    /// The tag at a position, `X` outside.
    pub(crate) fn upos(&self, at: usize) -> Upos {
        self.get(at).map_or(Upos::X, |word| word.upos)
    }

    /// The position of the head of the word at a position, if it has one in this sentence.
    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        let head = self.get(at)?.head?.index();
        (self.first <= head && head < self.end).then(|| head - self.first)
    }

    /// How the word at a position hangs on its head; empty where no tree was read.
    pub(crate) fn relation(&self, at: usize) -> &'doc str {
        let relation = self.get(at).and_then(|word| word.relation.as_ref());
        relation.map_or("", |relation| &relation.0)
    }

    /// The id of the word at a position.
    pub(crate) fn id(&self, at: usize) -> WordId {
        WordId::from_index(self.first + at)
    }

    /// The folded words from a position on.
    pub(crate) fn normals_from(&self, at: usize) -> impl Iterator<Item = &'doc str> {
        self.syntax
            .words
            .slice(self.id(at)..WordId::from_index(self.end))
            .iter()
            .map(|word| &*word.normal)
    }

    /// The span from one position up to, not including, another.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        ids(self.id(from)..self.id(to))
            .map(|id| self.syntax.words[id].span)
            .filter(|span| !span.is_empty())
            .reduce(Span::cover)
            .unwrap_or(Span::empty(0))
    }

    /// The folded letters of the words from a position to the end of their token, and the position behind them.
    pub(crate) fn joined(&self, at: usize) -> (String, usize) {
        let token = self.word(at).token;
        let mut joined = String::new();
        let mut end = at;
        while let Some(word) = self.get(end).filter(|word| word.token == token) {
            // "للدموع": the alef of the article is not written behind ل.
            let hidden = joined.ends_with('ل') && word.normal.starts_with("ال");
            joined
                .push_str(word.normal.strip_prefix('ا').filter(|_| hidden).unwrap_or(&word.normal));
            end += 1;
        }
        (joined, end)
    }

    /// Where a phrase ends whose folded words follow from a position on, each a word or a whole token.
    pub(crate) fn phrase_end(&self, from: usize, phrase: &[Box<str>]) -> Option<usize> {
        let mut at = from;
        for want in phrase {
            if self.normal(at) == want.as_ref() {
                at += 1;
                continue;
            }
            self.get(at)?;
            let (joined, end) = self.joined(at);
            if joined != want.as_ref() {
                return None;
            }
            at = end;
        }
        Some(at)
    }
}

/// A folded word without its article.
pub(crate) fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(word)
}

/// "شهدت الخرطوم مظاهرات": whether a verb says that a place saw an event.
pub(crate) fn sees_events(verb: &Word) -> bool {
    matches!(&*khabar_text::normal(&verb.lemma), "شهد" | "عاش")
}

/// Lists are compared with folded words, so an unfolded row would never match.
#[cfg(test)]
pub(crate) fn assert_folded(words: &[&str]) {
    for word in words {
        assert_eq!(khabar_text::normal(word), *word);
    }
}
