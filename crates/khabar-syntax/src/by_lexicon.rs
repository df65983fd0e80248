//! Words by the lexicon alone: no treebank, no trees. What is read where no trained weights are given.

use khabar_types::syntax::WordRange;
use khabar_types::{Document, Features, Id, Syntax, Token, TokenId, TokenKind, Tokens, Upos, Word};

use crate::analysis::{Analysis, Analyst, Article, Restored};
use crate::clitics::{ARTICLE, PRONOUNS};
use crate::context::{self, Before};
use crate::features::{Inflection, push};
use crate::key::Key;
use crate::places::Places;
use crate::shape::Shape;
use crate::weights::Weights;

use khabar_text::letters;

/// Marks that do not part clauses.
const QUOTES: [&str; 7] = ["\"", "'", "«", "»", "“", "”", "("];

/// The words of a document: clitics cut off, parts of speech, lemmas and features.
pub(crate) fn parse(weights: &Weights, document: &Document, tokens: &Tokens) -> Syntax {
    let mut reader = Reader {
        weights,
        tokens,
        text: &document.text,
        syntax: Syntax::default(),
        analyses: Vec::new(),
        places: Places::default(),
    };
    for sentence in tokens.of_sentence.rows() {
        let first = reader.syntax.words.next_id();
        let mut before = Before::Start;
        for id in sentence.ids() {
            // Tokens between sentences belong to none, but get their words in order all the same.
            while reader.syntax.of_token.next_id() < id {
                let skipped = reader.syntax.of_token.next_id();
                reader.token(skipped, &tokens.table[skipped], Before::Start);
            }
            before = reader.token(id, &tokens.table[id], before);
        }
        reader.syntax.of_sentence.push(WordRange(first..reader.syntax.words.next_id()));
    }
    for (id, token) in tokens.table.iter().skip(reader.syntax.of_token.len()) {
        reader.token(id, token, Before::Start);
    }
    reader.syntax
}

struct Reader<'a> {
    weights: &'a Weights,
    tokens: &'a Tokens,
    text: &'a str,
    syntax: Syntax,
    /// Of the present token; kept to be filled again.
    analyses: Vec<Analysis>,
    /// Of the letters of the present token.
    places: Places,
}

impl Reader<'_> {
    fn token(&mut self, id: TokenId, token: &Token, before: Before) -> Before {
        let first = self.syntax.words.next_id();
        let after = match self.places.read(self.text, token) {
            Some(word) => self.word(id, token, word, before),
            None => self.whole(id, token, before),
        };
        self.syntax.of_token.push(WordRange(first..self.syntax.words.next_id()));
        after
    }

    /// A token that is not cut. Quotes and brackets leave what stands before them in sight.
    fn whole(&mut self, id: TokenId, token: &Token, before: Before) -> Before {
        let (upos, after) = match token.kind {
            TokenKind::Word => (Upos::X, Before::Name),
            TokenKind::Number => (Upos::Num, Before::Number),
            TokenKind::Punctuation if QUOTES.contains(&&*token.normal) => (Upos::Punct, before),
            TokenKind::Punctuation => (Upos::Punct, Before::Start),
            TokenKind::Symbol => (Upos::Sym, Before::Other),
            TokenKind::Address => (Upos::X, Before::Name),
        };
        let features = if upos == Upos::Num { "NumForm=Digit" } else { "" };
        self.push(Word {
            token: id,
            span: token.span,
            form: token.span.of(self.text).into(),
            normal: token.normal.clone(),
            lemma: token.normal.clone(),
            upos,
            features: Features(features.into()),
            xpos: Box::default(),
            citation: Box::default(),
            head: None,
            relation: None,
        });
        after
    }

    fn word(&mut self, id: TokenId, token: &Token, word: Key, before: Before) -> Before {
        let surface = token.span.of(self.text);
        let shape = Shape::of(surface);
        self.analyses.clear();
        Analyst { weights: self.weights, word, shape, out: &mut self.analyses }.run();
        let next = self.tokens.table.get(TokenId::from_index(id.index() + 1));
        let number = next.is_some_and(|next| next.kind == TokenKind::Number);
        let mut best: Option<(f32, Analysis)> = None;
        for analysis in &self.analyses {
            let cost = analysis.cost + context::cost(analysis, before, number);
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, *analysis));
            }
        }
        match best {
            Some((_, analysis)) => self.emit(id, token, word, &analysis),
            None => self.whole(id, token, before),
        }
    }

    fn emit(&mut self, id: TokenId, token: &Token, word: Key, analysis: &Analysis) -> Before {
        let mut at = 0;
        if let Some(letter) = analysis.conjunction {
            self.clitic(id, at, letter, Upos::Cconj, "");
            at += 1;
        }
        if analysis.fixed {
            return self.fixed(id, word, at);
        }
        if let Some(clitic) = analysis.proclitic {
            let features = if clitic.upos == Upos::Adp { "AdpType=Prep" } else { "" };
            self.clitic(id, at, clitic.letter, clitic.upos, features);
        }
        if let Some(cut) = analysis.second {
            self.plain(id, 0, cut, word.first(cut));
            return self.plain(id, cut, word.count(), word.skip(cut));
        }
        self.stem(id, token, analysis);
        if let Some(pronoun) = analysis.pronoun.and_then(|place| PRONOUNS.get(usize::from(place))) {
            let span = self.places.span(analysis.end, word.count());
            let normal = pronoun.letters.text();
            self.push(Word {
                token: id,
                span,
                form: span.of(self.text).into(),
                normal,
                lemma: "هو".into(),
                upos: Upos::Pron,
                features: Features(pronoun.features.into()),
                xpos: Box::default(),
                citation: Box::default(),
                head: None,
                relation: None,
            });
        }
        context::after(analysis, &analysis.stem.text())
    }

    fn stem(&mut self, id: TokenId, token: &Token, analysis: &Analysis) {
        let span = self.places.span(analysis.start, analysis.end);
        let surface = span.of(self.text);
        let with_article = match analysis.article {
            Article::None => analysis.stem,
            _ => ARTICLE.join(analysis.stem),
        };
        let reading = analysis.reading;
        let lemma = reading.map_or("", |reading| self.weights.lemma(reading.lemma));
        let same = analysis.article == Article::Written || analysis.article == Article::None;
        let whole = same && span == token.span;
        let normal = if whole { token.normal.clone() } else { with_article.text() };
        self.push(Word {
            token: id,
            span,
            form: form(surface, analysis),
            lemma: if lemma.is_empty() { analysis.stem.text() } else { lemma.into() },
            normal,
            upos: analysis.upos,
            features: Features(self.features(analysis).into_boxed_str()),
            xpos: Box::default(),
            citation: Box::default(),
            head: None,
            relation: None,
        });
    }

    fn features(&self, analysis: &Analysis) -> String {
        let mut out = String::new();
        match analysis.reading.map_or(Inflection::None, |reading| reading.inflection) {
            Inflection::Verb(features) => features.write(&mut out),
            Inflection::Fixed(row) => {
                out.push_str(self.weights.function_word(row).map_or("", |word| word.features));
            }
            Inflection::Nominal(number, gender) => {
                definite(&mut out, analysis.article);
                if let Some(gender) = gender {
                    push(&mut out, "Gender", gender.name());
                }
                push(&mut out, "Number", number.name());
            }
            Inflection::None => definite(&mut out, analysis.article),
        }
        out
    }

    /// The pieces of an exception, from letter `at` on.
    fn fixed(&mut self, id: TokenId, word: Key, mut at: u32) -> Before {
        let weights = self.weights;
        let Some(exception) = weights.exception(word.skip(at)) else { return Before::Other };
        let mut after = Before::Other;
        for piece in &exception.pieces {
            let count = Key::of(piece.letters).map_or(0, Key::count);
            let span = self.places.span(at, at + count);
            let restored = piece.restored != piece.letters;
            let Some(key) = Key::of(piece.restored) else { continue };
            let reading = weights.of_key(key).iter().find(|reading| reading.upos == piece.upos);
            let normal = key.text();
            let pronoun = PRONOUNS.iter().find(|pronoun| pronoun.letters == key);
            let pronoun = pronoun.filter(|_| piece.upos == Upos::Pron && at > 0);
            let analysis = Analysis {
                start: at,
                end: at + count,
                reading: reading.copied(),
                ..Analysis::whole(key, piece.upos)
            };
            let features = pronoun
                .map_or_else(|| self.features(&analysis), |pronoun| pronoun.features.to_owned());
            let lemma = match (reading, pronoun) {
                (_, Some(_)) => "هو".into(),
                (Some(reading), None) => weights.lemma(reading.lemma).into(),
                (None, None) => normal.clone(),
            };
            after = context::after(&analysis, &normal);
            self.push(Word {
                token: id,
                span,
                form: if restored { piece.restored.into() } else { span.of(self.text).into() },
                normal,
                lemma,
                upos: piece.upos,
                features: Features(features.into_boxed_str()),
                xpos: Box::default(),
                citation: Box::default(),
                head: None,
                relation: None,
            });
            at += count;
        }
        after
    }

    /// One half of two words written as one.
    fn plain(&mut self, id: TokenId, start: u32, end: u32, word: Key) -> Before {
        let span = self.places.span(start, end);
        let (article, stem) = match word.strip_start(ARTICLE) {
            Some(bare) if bare.count() > 1 => (Article::Written, bare),
            _ => (Article::None, word),
        };
        let reading = self
            .weights
            .of_key(stem)
            .iter()
            .find(|reading| !matches!(reading.upos, Upos::Verb | Upos::Aux))
            .copied();
        let upos = reading.map_or(Upos::Noun, |reading| reading.upos);
        let analysis = Analysis { article, start, end, reading, ..Analysis::whole(stem, upos) };
        let lemma =
            reading.map_or_else(|| stem.text(), |reading| self.weights.lemma(reading.lemma).into());
        self.push(Word {
            token: id,
            span,
            form: span.of(self.text).into(),
            normal: word.text(),
            lemma,
            upos: analysis.upos,
            features: Features(self.features(&analysis).into_boxed_str()),
            xpos: Box::default(),
            citation: Box::default(),
            head: None,
            relation: None,
        });
        context::after(&analysis, &stem.text())
    }

    fn clitic(&mut self, id: TokenId, at: u32, letter: char, upos: Upos, features: &str) {
        let span = self.places.span(at, at + 1);
        let mut buffer = [0; 4];
        let normal: &str = letter.encode_utf8(&mut buffer);
        self.push(Word {
            token: id,
            span,
            form: normal.into(),
            normal: normal.into(),
            lemma: normal.into(),
            upos,
            features: Features(features.into()),
            xpos: Box::default(),
            citation: Box::default(),
            head: None,
            relation: None,
        });
    }

    fn push(&mut self, word: Word) {
        self.syntax.words.push(word);
    }
}

fn definite(out: &mut String, article: Article) {
    if article != Article::None {
        push(out, "Definite", "Def");
    }
}

/// A stem's spelling with its article and its own last letter put back.
fn form(surface: &str, analysis: &Analysis) -> Box<str> {
    let hidden = matches!(analysis.article, Article::Hidden | Article::Assimilated);
    if !hidden && analysis.restored == Restored::Same {
        return surface.into();
    }
    let mut out = String::with_capacity(surface.len() + 6);
    if hidden {
        out.push_str("ال");
    }
    out.push_str(surface);
    let last = match analysis.restored {
        Restored::Same => return out.into_boxed_str(),
        Restored::Alef => {
            out.push(letters::ALEF);
            return out.into_boxed_str();
        }
        Restored::TehMarbuta => letters::TEH_MARBUTA,
        Restored::AlefMaksura => letters::ALEF_MAKSURA,
        Restored::Hamza => letters::HAMZA,
    };
    let stem = out.trim_end_matches(letters::is_mark).len();
    out.truncate(stem);
    out.pop();
    out.push(last);
    out.into_boxed_str()
}
