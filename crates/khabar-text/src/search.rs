//! The forms under which a word is found: with and without what Arabic writes together with it.
//!
//! This is not an analysis. It gives every cut that could be right and leaves it to the ranking that the whole word comes
//! first; a wrong cut is a form that nobody looks for.

/// Letters that must remain behind a conjunction or a preposition.
const AFTER_PROCLITIC: usize = 3;
/// Letters that must remain behind ka-, "like", and sa-, "will", which are rare and begin many roots.
const AFTER_RARE_PROCLITIC: usize = 4;
/// Letters that must remain behind the article.
const AFTER_ARTICLE: usize = 2;
/// Letters that must remain before an attached pronoun.
const BEFORE_ENCLITIC: usize = 3;
/// Letters that must remain before -ka, which is as often part of the root.
const BEFORE_RARE_ENCLITIC: usize = 4;

const CONJUNCTIONS: [&str; 2] = ["و", "ف"];
const ARTICLE: &str = "ال";
const LAM: &str = "ل";
/// Begins with the article and is no noun with an article.
const ALLAH: &str = "الله";
/// The folded pronouns, the longer before those they end in, with what must remain.
const ENCLITICS: [(&str, usize); 9] = [
    ("هما", BEFORE_ENCLITIC),
    ("كما", BEFORE_ENCLITIC),
    ("هم", BEFORE_ENCLITIC),
    ("هن", BEFORE_ENCLITIC),
    ("كم", BEFORE_ENCLITIC),
    ("ها", BEFORE_ENCLITIC),
    ("نا", BEFORE_ENCLITIC),
    ("ه", BEFORE_ENCLITIC),
    ("ي", BEFORE_ENCLITIC),
];
const KAF: &str = "ك";

/// The folded word first, then the forms without the clitics that it may carry, each once.
///
/// Taken off are, in this order, a conjunction (wa-, fa-), a preposition (bi-, li-, ka-) or sa-, the article; and from what has no article an
/// attached pronoun, before which a written teh is also read as teh marbuta. At least three letters remain, four for ka-, sa- and -ka, two behind
/// the article.
pub fn search_terms(normal: &str) -> Vec<String> {
    let mut terms = vec![normal.to_owned()];
    let mut bases = vec![normal];
    bases.extend(
        CONJUNCTIONS.iter().filter_map(|prefix| without_prefix(normal, prefix, AFTER_PROCLITIC)),
    );
    for base in bases {
        let inner = without_preposition(base);
        for form in std::iter::once(base).chain(inner) {
            add(&mut terms, form);
            match without_article(form) {
                Some(noun) => add(&mut terms, noun),
                None if form == ALLAH => {}
                None => without_enclitic(form, &mut terms),
            }
        }
    }
    terms
}

/// The forms of a folded word of a query: itself, and without its article. Other clitics are taken off the texts alone.
pub fn query_terms(normal: &str) -> Vec<String> {
    std::iter::once(normal).chain(without_article(normal)).map(str::to_owned).collect()
}

fn add(terms: &mut Vec<String>, term: &str) {
    if !terms.iter().any(|known| known == term) {
        terms.push(term.to_owned());
    }
}

fn without_prefix<'word>(word: &'word str, prefix: &str, remain: usize) -> Option<&'word str> {
    word.strip_prefix(prefix).filter(|rest| has_letters(rest, remain))
}

fn without_article(word: &str) -> Option<&str> {
    if word == ALLAH { None } else { without_prefix(word, ARTICLE, AFTER_ARTICLE) }
}

/// What may stand behind a preposition: the noun with its article where that is written, the noun behind li-l-.
fn without_preposition(word: &str) -> impl Iterator<Item = &str> {
    let merged = word.strip_prefix(LAM).and_then(|rest| without_prefix(rest, LAM, AFTER_ARTICLE));
    let cut = [
        ("ب", AFTER_PROCLITIC),
        (LAM, AFTER_PROCLITIC),
        (KAF, AFTER_RARE_PROCLITIC),
        ("س", AFTER_RARE_PROCLITIC),
    ];
    merged.into_iter().chain(
        cut.into_iter().filter_map(move |(prefix, remain)| without_prefix(word, prefix, remain)),
    )
}

fn without_enclitic(word: &str, terms: &mut Vec<String>) {
    let rare = word.strip_suffix(KAF).filter(|rest| has_letters(rest, BEFORE_RARE_ENCLITIC));
    let common = ENCLITICS.iter().filter_map(|&(suffix, remain)| {
        word.strip_suffix(suffix).filter(|rest| has_letters(rest, remain))
    });
    for stem in common.chain(rare) {
        add(terms, stem);
        if let Some(base) = stem.strip_suffix("ت") {
            add(terms, &format!("{base}ه"));
        }
    }
}

/// Whether the word has at least that many characters.
fn has_letters(word: &str, least: usize) -> bool {
    word.chars().nth(least - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_is_found_whatever_it_carries() {
        for (written, noun) in [
            ("حكومه", "حكومه"),
            ("وحكومه", "حكومه"),
            ("الحكومه", "حكومه"),
            ("وبالحكومه", "حكومه"),
            ("فالحكومه", "حكومه"),
            ("للحكومه", "حكومه"),
            ("وللحكومه", "حكومه"),
            ("كالحكومه", "حكومه"),
            ("حكومتهم", "حكومه"),
            ("وبحكومتنا", "حكومه"),
            ("لمصر", "مصر"),
            ("قواته", "قوات"),
            ("سيقصف", "يقصف"),
            ("الحق", "حق"),
        ] {
            let terms = search_terms(written);
            assert_eq!(terms.first().map(String::as_str), Some(written));
            assert!(terms.iter().any(|term| term == noun), "{written}: {terms:?}");
        }
    }

    #[test]
    fn short_words_stay_whole() {
        for word in ["", "و", "في", "وفد", "الله", "بلد", "كتب", "له", "لله", "2011", "a"]
        {
            assert_eq!(search_terms(word), [word]);
        }
    }

    #[test]
    fn a_query_loses_its_article_only() {
        assert_eq!(query_terms("القذافي"), ["القذافي", "قذافي"]);
        assert_eq!(query_terms("وزير"), ["وزير"]);
        assert_eq!(query_terms("الله"), ["الله"]);
    }
}
