//! The metrics of the `CoNLL` 2018 shared task: a system's CoNLL-U held against gold, from raw text.
//!
//! Zeman et al., "`CoNLL` 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies". Tokens and sentences are right where they
//! span the same characters, blanks left out. Words are aligned: those of one token by its span, those inside tokens of several words by the
//! longest common subsequence of their forms. Everything else counts aligned words whose column is the same; relations without subtypes,
//! features only the universal ones.

use khabar_syntax::conllu::{Place, Sentence, column};

/// The features that count.
const UNIVERSAL: [&str; 21] = [
    "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number",
    "Case", "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident",
    "Polarity", "Person", "Polite",
];

/// What one metric counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metric {
    /// Its name in the shared task.
    pub name: &'static str,
    /// In gold.
    pub gold: usize,
    /// In the system's output.
    pub system: usize,
    /// Right ones.
    pub right: usize,
}

impl Metric {
    /// Harmonic mean of precision and recall, 0 to 100.
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    pub fn f1(&self) -> f64 {
        let both = self.gold + self.system;
        if both == 0 { 0.0 } else { 200.0 * self.right as f64 / both as f64 }
    }
}

/// Why two files cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the texts differ: expected {expected:?}, found {found:?}")]
pub struct Unlike {
    expected: String,
    found: String,
}

/// Score a system against gold; both must hold the same characters, blanks left out.
pub fn score(gold: &[Sentence], system: &[Sentence]) -> Result<Vec<Metric>, Unlike> {
    let (gold, system) = (Flat::of(gold), Flat::of(system));
    if gold.characters != system.characters {
        return Err(unlike(&gold.characters, &system.characters));
    }
    let aligned = align(&gold.words, &system.words);
    let spans = |name, gold: &[(usize, usize)], system: &[(usize, usize)]| Metric {
        name,
        gold: gold.len(),
        system: system.len(),
        right: common(gold, system),
    };
    let count = |name, same: &dyn Fn(&FlatWord<'_>, &FlatWord<'_>) -> bool| Metric {
        name,
        gold: gold.words.len(),
        system: system.words.len(),
        right: aligned.iter().filter(|&&(g, s)| same(&gold.words[g], &system.words[s])).count(),
    };
    let mut to_gold = vec![None; system.words.len()];
    for &(g, s) in &aligned {
        to_gold[s] = Some(g);
    }
    let same_head = |g: &FlatWord<'_>, s: &FlatWord<'_>| match (g.head, s.head) {
        (None, None) => true,
        (Some(gold), Some(system)) => to_gold[system] == Some(gold),
        _ => false,
    };
    Ok(vec![
        spans("Tokens", &gold.tokens, &system.tokens),
        spans("Sentences", &gold.sentences, &system.sentences),
        count("Words", &|_, _| true),
        count("UPOS", &|g, s| g.upos == s.upos),
        count("XPOS", &|g, s| g.xpos == s.xpos),
        count("UFeats", &|g, s| g.features == s.features),
        count("Lemmas", &|g, s| g.lemma == "_" || g.lemma == s.lemma),
        count("UAS", &same_head),
        count("LAS", &|g, s| same_head(g, s) && g.relation == s.relation),
    ])
}

/// Two words of context around the first difference.
fn unlike(gold: &[char], system: &[char]) -> Unlike {
    let at = gold.iter().zip(system).take_while(|(gold, system)| gold == system).count();
    let part = |characters: &[char]| -> String {
        characters.iter().skip(at.saturating_sub(10)).take(25).collect()
    };
    Unlike { expected: part(gold), found: part(system) }
}

/// A file as spans over its characters.
#[derive(Default)]
struct Flat<'a> {
    characters: Vec<char>,
    tokens: Vec<(usize, usize)>,
    sentences: Vec<(usize, usize)>,
    words: Vec<FlatWord<'a>>,
}

struct FlatWord<'a> {
    span: (usize, usize),
    /// Whether its token holds several.
    several: bool,
    form: String,
    lemma: &'a str,
    upos: &'a str,
    xpos: &'a str,
    features: Vec<&'a str>,
    /// Its place among all words; none for a root.
    head: Option<usize>,
    relation: &'a str,
}

impl<'a> Flat<'a> {
    fn of(sentences: &'a [Sentence]) -> Self {
        let mut out = Self::default();
        for sentence in sentences {
            let (start, first) = (out.characters.len(), out.words.len());
            for token in sentence.tokens() {
                let begin = out.characters.len();
                let form = token.line.cell(column::FORM);
                out.characters.extend(form.chars().filter(|c| !c.is_whitespace()));
                let span = (begin, out.characters.len());
                out.tokens.push(span);
                let several = matches!(token.line.place, Place::Token(..));
                for line in token.words {
                    let head = line.cell(column::HEAD).parse::<usize>().unwrap_or(0);
                    let universal = |pair: &&str| {
                        UNIVERSAL.contains(&pair.split('=').next().unwrap_or_default())
                    };
                    let mut features: Vec<&str> =
                        line.cell(column::FEATS).split('|').filter(universal).collect();
                    features.sort_unstable();
                    out.words.push(FlatWord {
                        span,
                        several,
                        form: line.cell(column::FORM).to_lowercase(),
                        lemma: line.cell(column::LEMMA),
                        upos: line.cell(column::UPOS),
                        xpos: line.cell(column::XPOS),
                        features,
                        head: head.checked_sub(1).map(|head| first + head),
                        relation: line.cell(column::DEPREL).split(':').next().unwrap_or_default(),
                    });
                }
            }
            out.sentences.push((start, out.characters.len()));
        }
        out
    }
}

/// How many spans stand in both lists, which are in order.
fn common(gold: &[(usize, usize)], system: &[(usize, usize)]) -> usize {
    let (mut g, mut s, mut right) = (0, 0, 0);
    while let (Some(gold), Some(system)) = (gold.get(g), system.get(s)) {
        match gold.0.cmp(&system.0) {
            std::cmp::Ordering::Less => g += 1,
            std::cmp::Ordering::Greater => s += 1,
            std::cmp::Ordering::Equal => {
                right += usize::from(gold.1 == system.1);
                g += 1;
                s += 1;
            }
        }
    }
    right
}

/// Pairs of words, gold and system.
fn align(gold: &[FlatWord<'_>], system: &[FlatWord<'_>]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let (mut g, mut s) = (0, 0);
    while g < gold.len() && s < system.len() {
        if gold[g].several || system[s].several {
            let (from_g, from_s, to_g, to_s) = several(gold, system, g, s);
            lcs(gold, system, from_g..to_g, from_s..to_s, &mut out);
            (g, s) = (to_g, to_s);
        } else if gold[g].span == system[s].span {
            out.push((g, s));
            g += 1;
            s += 1;
        } else if gold[g].span.0 <= system[s].span.0 {
            g += 1;
        } else {
            s += 1;
        }
    }
    out
}

/// The least stretch around a token of several words that begins and ends with tokens on both sides.
fn several(
    gold: &[FlatWord<'_>],
    system: &[FlatWord<'_>],
    mut g: usize,
    mut s: usize,
) -> (usize, usize, usize, usize) {
    let mut end;
    if gold[g].several {
        end = gold[g].span.1;
        if !system[s].several && system[s].span.0 < gold[g].span.0 {
            s += 1;
        }
    } else {
        end = system[s].span.1;
        if !gold[g].several && gold[g].span.0 < system[s].span.0 {
            g += 1;
        }
    }
    let (from_g, from_s) = (g, s);
    let beyond = |words: &[FlatWord<'_>], at: usize, end: usize| match words.get(at) {
        None => true,
        Some(word) if word.several => word.span.0 >= end,
        Some(word) => word.span.1 > end,
    };
    let extend = |word: &FlatWord<'_>, end: usize| {
        if word.several { word.span.1.max(end) } else { end }
    };
    while !(beyond(gold, g, end) && beyond(system, s, end)) {
        let gold_first =
            g < gold.len() && (s >= system.len() || gold[g].span.0 <= system[s].span.0);
        if gold_first {
            end = extend(&gold[g], end);
            g += 1;
        } else {
            end = extend(&system[s], end);
            s += 1;
        }
    }
    (from_g, from_s, g, s)
}

/// Align two stretches by the longest common subsequence of their forms.
fn lcs(
    gold: &[FlatWord<'_>],
    system: &[FlatWord<'_>],
    g: std::ops::Range<usize>,
    s: std::ops::Range<usize>,
    out: &mut Vec<(usize, usize)>,
) {
    let (rows, columns) = (g.len(), s.len());
    let mut table = vec![vec![0_usize; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            table[row][column] = table[row + 1][column].max(table[row][column + 1]);
            if gold[g.start + row].form == system[s.start + column].form {
                table[row][column] = table[row][column].max(1 + table[row + 1][column + 1]);
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if gold[g.start + row].form == system[s.start + column].form {
            out.push((g.start + row, s.start + column));
            row += 1;
            column += 1;
        } else if table[row][column] == table[row + 1][column] {
            row += 1;
        } else {
            column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use khabar_syntax::conllu::read;

    use super::{Metric, score};

    /// Lines of `id form lemma upos feats head relation`, blanks between; `/` ends a sentence.
    fn sample(text: &str) -> Vec<khabar_syntax::conllu::Sentence> {
        let line = |line: &str| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            match *cells {
                [id, form] => format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_"),
                [id, form, lemma, upos, feats, head, relation] => {
                    format!("{id}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{head}\t{relation}\t_\t_")
                }
                _ => String::new(),
            }
        };
        read(&text.lines().map(|text| line(text) + "\n").collect::<String>()).unwrap()
    }

    fn right(gold: &str, system: &str) -> Vec<(&'static str, usize, usize, usize)> {
        let metrics = score(&sample(gold), &sample(system)).unwrap();
        metrics.into_iter().map(|m: Metric| (m.name, m.right, m.gold, m.system)).collect()
    }

    const GOLD: &str =
        "1-2 وقال\n1 و و CCONJ _ 2 cc\n2 قال قال VERB Aspect=Perf 0 root\n3 علي علي X _ 2 nsubj";

    #[test]
    fn the_same_is_all_right() {
        for (name, right, gold, system) in right(GOLD, GOLD) {
            let expected = match name {
                "Tokens" => 2,
                "Sentences" => 1,
                _ => 3,
            };
            assert_eq!((right, gold, system), (expected, expected, expected), "{name}");
        }
    }

    #[test]
    fn an_uncut_token_costs_its_words_and_what_hangs_on_them() {
        let system = "1 وقال وقال VERB Aspect=Perf 0 root\n2 علي علي X Foo=Bar 1 nsubj:pass";
        let right = right(GOLD, system);
        let of = |wanted: &str| right.iter().find(|row| row.0 == wanted).unwrap().1;
        // علي is aligned, its head is not; features that are not universal do not count.
        assert_eq!((of("Tokens"), of("Words"), of("UPOS"), of("UFeats")), (2, 1, 1, 1));
        assert_eq!((of("Lemmas"), of("UAS"), of("LAS")), (1, 0, 0));
    }

    #[test]
    fn words_inside_a_token_are_aligned_by_their_forms() {
        let gold = "1-3 وبها\n1 و و CCONJ _ 2 cc\n2 ب ب ADP _ 0 root\n3 ها هو PRON _ 2 obl";
        let system = "1-2 وبها\n1 وب وب NOUN _ 0 root\n2 ها هو PRON _ 1 obl";
        let right = right(gold, system);
        let words = right.iter().find(|row| row.0 == "Words").unwrap();
        assert_eq!((words.1, words.2, words.3), (1, 3, 2));
    }

    #[test]
    fn subtypes_do_not_count_and_sentences_are_spans() {
        let system = "1-2 وقال\n1 و و CCONJ _ 2 cc\n2 قال قال VERB Aspect=Perf 0 root\n/\n1 علي علي X _ 0 root";
        let right = right(GOLD, system);
        let of = |wanted: &str| right.iter().find(|row| row.0 == wanted).unwrap();
        assert_eq!(*of("Sentences"), ("Sentences", 0, 1, 2));
        assert_eq!((of("UAS").1, of("LAS").1), (2, 2));
        let error = score(&sample("1 قال قال X _ 0 root"), &sample("1 قام قام X _ 0 root"));
        assert_eq!(
            error.unwrap_err().to_string(),
            "the texts differ: expected \"قال\", found \"قام\""
        );
    }
}
