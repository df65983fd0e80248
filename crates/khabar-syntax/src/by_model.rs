//! Words by trained weights: each token cut and tagged, then each sentence read whole for tags and its tree.

use khabar_types::syntax::WordRange;
use khabar_types::token::TokenRange;
use khabar_types::{
    Document, Features, Id, Relation, Syntax, Token, TokenId, Tokens, Upos, Word, WordId,
};

use crate::analysis::{Analysis, Analyst};
use crate::clusters::Class;
use crate::key::Key;
use crate::lemma::{Around, Neighbour, Wanted};
use crate::models::Models;
use crate::network::Activations;
use crate::places::Places;
use crate::segment::label::Label;
use crate::segment::restore::by_citation;
use crate::segment::view::View;
use crate::segment::{LabelId, Room};
use crate::shape::Shape;
use crate::tree::features::{ROWS, Role, Seen, rows};
use crate::tree::{Read, Tag};
use crate::weights::Weights;

/// Sentences of more words are read in parts: time and memory of a tree grow with the square of its words.
const MOST_WORDS: usize = 400;

/// Two words written as one have so many letters at least.
const LEAST_GLUED: u32 = 7;

/// How the tree of a later part hangs on the first.
const BETWEEN_PARTS: &str = "parataxis";

/// The words of a document with tags, lemmas and trees.
pub(crate) fn parse(
    weights: &Weights,
    models: &Models,
    document: &Document,
    tokens: &Tokens,
) -> Syntax {
    read(weights, models, document, tokens, true)
}

/// The words of a document with parts of speech alone.
pub(crate) fn tag(
    weights: &Weights,
    models: &Models,
    document: &Document,
    tokens: &Tokens,
) -> Syntax {
    read(weights, models, document, tokens, false)
}

fn read(
    weights: &Weights,
    models: &Models,
    document: &Document,
    tokens: &Tokens,
    trees: bool,
) -> Syntax {
    let mut reader = Reader {
        weights,
        models,
        tokens,
        text: &document.text,
        trees,
        syntax: Syntax { has_trees: trees, ..Syntax::default() },
        work: Work::default(),
    };
    for sentence in tokens.of_sentence.rows() {
        // Tokens between sentences belong to none, but get their words in order all the same.
        let loose = reader.syntax.of_token.next_id()..sentence.0.start;
        if loose.start < loose.end {
            reader.sentence(&TokenRange(loose));
        }
        let first = reader.syntax.words.next_id();
        reader.sentence(sentence);
        reader.syntax.of_sentence.push(WordRange(first..reader.syntax.words.next_id()));
    }
    let rest = reader.syntax.of_token.next_id()..tokens.table.next_id();
    if rest.start < rest.end {
        reader.sentence(&TokenRange(rest));
    }
    reader.syntax
}

/// What is known of a word once its neighbours are.
struct Found {
    lemma: Box<str>,
    citation: Box<str>,
    /// Another spelling than the one put together at first.
    form: Option<Box<str>>,
}

struct Reader<'a> {
    weights: &'a Weights,
    models: &'a Models,
    tokens: &'a Tokens,
    text: &'a str,
    trees: bool,
    syntax: Syntax,
    work: Work,
}

/// Room that is filled again for each sentence.
#[derive(Default)]
struct Work {
    places: Places,
    views: Vec<View>,
    labels: Vec<LabelId>,
    /// Tokens whose stem is a verb whatever the tree says.
    verbs: Vec<usize>,
    analyses: Vec<Analysis>,
    room: Room,
    rows: Vec<[u32; ROWS]>,
    activations: Activations,
    read: Read,
}

impl Reader<'_> {
    fn sentence(&mut self, range: &TokenRange) {
        self.cut(range);
        let first = self.syntax.words.next_id();
        let mut cut = Vec::new();
        for (at, id) in range.ids().enumerate() {
            let before = self.syntax.words.next_id();
            let label = self.work.labels[at];
            let view = self.work.views[at];
            self.token(id, &view, label);
            let after = self.syntax.words.next_id();
            self.syntax.of_token.push(WordRange(before..after));
            cut.extend((before.index()..after.index()).map(|_| (label, view.shape)));
        }
        if !self.trees {
            return;
        }
        self.observe(first, &cut);
        let verbs = self.verbs(range, first);
        let mut start = 0;
        while start < cut.len() {
            let end = self.end_of_part(first, start, cut.len());
            self.tree(first, start, end, &verbs);
            start = end;
        }
        self.lemmas(first);
    }

    /// Decide on the cuts and tags of a sentence's tokens.
    fn cut(&mut self, range: &TokenRange) {
        let work = &mut self.work;
        work.views.clear();
        work.labels.clear();
        for id in range.ids() {
            let token = &self.tokens.table[id];
            let surface = token.span.of(self.text);
            let mut view = View::new(self.weights.clusters(), surface, &token.normal, token.kind);
            view.key = view.key.and_then(|_| work.places.read(self.text, token));
            work.views.push(view);
        }
        let segmenter = &self.models.segmenter;
        work.verbs.clear();
        let (room, verbs) = (&mut work.room, &mut work.verbs);
        segmenter.read(self.weights, &work.views, room, &mut work.labels, verbs);
    }

    /// Where the second of two words begins that are written as one, if the lexicon says so of a token that nothing knows.
    fn glued(&mut self, token: &Token, view: &View, label: &Label) -> Option<u32> {
        let key = view.key.filter(|key| key.count() >= LEAST_GLUED)?;
        if view.class != Class::default() || label.tags.len() > 1 {
            return None;
        }
        let shape = Shape::of(token.span.of(self.text));
        self.work.analyses.clear();
        let out = &mut self.work.analyses;
        Analyst { weights: self.weights, word: key, shape, out }.run();
        let least = out.iter().min_by(|one, other| one.cost.total_cmp(&other.cost))?;
        least.second
    }

    /// The words of one token.
    fn token(&mut self, id: TokenId, view: &View, label: LabelId) {
        let token = &self.tokens.table[id];
        let label = self.models.segmenter.labels.get(label);
        if let (Some(second), Some(key)) = (self.glued(token, view, label), view.key) {
            self.work.places.read(self.text, token);
            for (start, end) in [(0, second), (second, key.count())] {
                let span = self.work.places.span(start, end);
                let normal = key.first(end).skip(start).text();
                self.push(id, span, span.of(self.text).into(), normal, label.upos());
            }
            return;
        }
        let key = view.key.filter(|_| label.tags.len() > 1).and_then(|key| {
            self.work.places.read(self.text, token);
            label.cut.stem(key).map(|stem| (key, stem))
        });
        let Some((key, (start, end))) = key else {
            let form = token.span.of(self.text);
            self.push(id, token.span, form.into(), token.normal.clone(), label.upos());
            return;
        };
        let proclitics = label.cut.proclitics.count();
        for at in 0..proclitics {
            let span = self.work.places.span(at, at + 1);
            let normal = key.skip(at).first(1).text();
            self.push(id, span, normal.clone(), normal, tag_at(label, at as usize));
        }
        let span = self.work.places.span(start, end);
        let form = self.models.spellings.of(span.of(self.text), label);
        let normal = khabar_text::normal(&form).into();
        self.push(id, span, form, normal, label.upos());
        if label.cut.enclitic != Key::EMPTY {
            let span = self.work.places.span(end, key.count());
            let form = crate::segment::restore::plain(span.of(self.text)).into();
            let normal = label.cut.enclitic.text();
            self.push(id, span, form, normal, tag_at(label, proclitics as usize + 1));
        }
    }

    fn push(
        &mut self,
        token: TokenId,
        span: khabar_types::Span,
        form: Box<str>,
        normal: Box<str>,
        upos: Upos,
    ) {
        self.syntax.words.push(Word {
            token,
            span,
            form,
            lemma: Box::default(),
            citation: Box::default(),
            normal,
            upos,
            xpos: Box::default(),
            features: Features::default(),
            head: None,
            relation: None,
        });
    }

    /// The words that are verbs whatever the tree says, counted from the first of the sentence.
    fn verbs(&self, range: &TokenRange, first: WordId) -> Vec<usize> {
        let word = |&token: &usize| {
            let id = TokenId::from_index(range.0.start.index() + token);
            let label = self.models.segmenter.labels.get(self.work.labels[token]);
            let words = &self.syntax.of_token[id].0;
            let stem = words.start.index() + label.cut.proclitics.count() as usize;
            (stem < words.end.index()).then(|| stem - first.index())
        };
        self.work.verbs.iter().filter_map(word).collect()
    }

    /// What the network sees of the sentence's words.
    fn observe(&mut self, first: WordId, cut: &[(LabelId, u64)]) {
        self.work.rows.clear();
        let words = self.syntax.words.slice(first..self.syntax.words.next_id());
        for (at, (word, &(label, shape))) in words.iter().zip(cut).enumerate() {
            let token: &Token = &self.tokens.table[word.token];
            let of_token = &self.syntax.of_token[word.token].0;
            let place = first.index() + at - of_token.start.index();
            let of_label = self.models.segmenter.labels.get(label);
            let proclitics = of_label.cut.proclitics.count() as usize;
            let role = match place {
                _ if of_label.tags.len() == 1 => Role::Whole,
                _ if place < proclitics => Role::Proclitic,
                _ if place == proclitics => Role::Stem,
                _ => Role::Enclitic,
            };
            let own = matches!(role, Role::Whole | Role::Stem);
            let seen = Seen {
                normal: &word.normal,
                class: self.weights.clusters().of(&word.normal, token.kind),
                kind: token.kind,
                role,
                upos: word.upos,
                label: self.models.segmenter.labels.learnt(label),
                shape: if own { shape } else { 0 },
            };
            self.work.rows.push(rows(self.weights, &self.models.parser.vocabulary, &seen));
        }
    }

    /// Where the part of a sentence that begins at `start` ends: at its end, or behind the last mark within the limit.
    fn end_of_part(&self, first: WordId, start: usize, end: usize) -> usize {
        if end - start <= MOST_WORDS {
            return end;
        }
        let limit = start + MOST_WORDS;
        let word = |at: usize| &self.syntax.words.rows()[first.index() + at];
        let mark = (start + MOST_WORDS / 2..limit).rev().find(|&at| word(at).upos == Upos::Punct);
        mark.map_or(limit, |at| at + 1)
    }

    /// Read tags and tree of a part of a sentence.
    fn tree(&mut self, first: WordId, start: usize, end: usize, verbs: &[usize]) {
        let work = &mut self.work;
        let parser = &self.models.parser;
        parser.read(&work.rows[start..end], &mut work.activations, &mut work.read);
        let id = |at: usize| WordId::from_index(first.index() + start + at);
        for at in 0..end - start {
            let mut tag: &Tag = &parser.tags[work.read.tags[at]];
            if verbs.contains(&(start + at)) && tag.upos != Upos::Verb {
                let perfect = |tag: &Tag| tag.upos == Upos::Verb && tag.xpos.starts_with("VP-A");
                tag = parser.best_tag(&work.activations, at, perfect).unwrap_or(tag);
            }
            let head = work.read.heads[at];
            let relation = &parser.relations[work.read.relations[at]];
            let word = &mut self.syntax.words[id(at)];
            word.upos = tag.upos;
            word.xpos = tag.xpos.clone();
            word.features = Features(tag.features.clone());
            (word.head, word.relation) = match head.checked_sub(1) {
                Some(head) => (Some(id(head)), Some(Relation(relation.clone()))),
                None if start == 0 => (None, Some(Relation(relation.clone()))),
                None => (None, Some(Relation(BETWEEN_PARTS.into()))),
            };
        }
        if start > 0 {
            let root = (first.index()..first.index() + start)
                .map(WordId::from_index)
                .find(|&word| self.syntax.words[word].head.is_none());
            for at in 0..end - start {
                if self.syntax.words[id(at)].head.is_none() {
                    self.syntax.words[id(at)].head = root;
                }
            }
        }
    }

    /// The dictionary forms of a sentence's words, once their tags and heads are known.
    fn lemmas(&mut self, first: WordId) {
        let words = self.syntax.words.slice(first..self.syntax.words.next_id());
        let neighbours: Vec<Neighbour<'_>> = words
            .iter()
            .map(|word| Neighbour {
                form: &word.form,
                normal: &word.normal,
                xpos: &word.xpos,
                upos: word.upos,
            })
            .collect();
        let mut found: Vec<Found> = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            let head = word.head.and_then(|head| head.index().checked_sub(first.index()));
            let relation = word.relation.as_ref().map_or("", |relation| &relation.0);
            let around = || Around::of(&neighbours, at, head, relation);
            let wanted = Wanted {
                form: &word.form,
                normal: &word.normal,
                upos: word.upos,
                features: &word.features.0,
            };
            let citation = self.models.lemmas.of(self.weights, &wanted, around);
            let lemma = self.weights.lemma_of(&word.normal, word.upos);
            // "تواصل" is a perfect of its own, and an imperfect of "واصل"; so are "توعد" and "وعد": the tag tells which.
            let aspect = word.features.get("Aspect");
            let folded = khabar_text::normal(&citation);
            let own = folded == *word.normal;
            let lemma = lemma.filter(|lemma| match aspect {
                Some("Imp") => *lemma != &*word.normal,
                Some("Perf") => *lemma == &*word.normal || !own,
                _ => true,
            });
            let lemma = lemma.map_or_else(|| folded.into(), Box::from);
            let of_token = &self.syntax.of_token[word.token].0;
            let several = of_token.end.index() - of_token.start.index() > 1;
            let plural = word.features.get("Number") == Some("Plur");
            let form = Some(&*word.form).filter(|_| several);
            let surface = word.span.of(self.text);
            let closed = matches!(word.upos, Upos::Sconj | Upos::Part | Upos::Cconj);
            let form = form.and_then(|form| by_citation(surface, form, &citation, plural, closed));
            found.push(Found { lemma, citation, form });
        }
        for (at, Found { lemma, citation, form }) in found.into_iter().enumerate() {
            let word = &mut self.syntax.words[WordId::from_index(first.index() + at)];
            (word.lemma, word.citation) = (lemma, citation);
            if let Some(form) = form {
                word.form = form;
            }
        }
    }
}

fn tag_at(label: &Label, place: usize) -> Upos {
    label.tags.get(place).copied().unwrap_or(Upos::X)
}
