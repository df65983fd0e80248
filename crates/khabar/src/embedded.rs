//! The tables and counts of `data/`, inside the binary.

use khabar_extract::Tables;

macro_rules! data {
    ($path:literal) => {
        include_str!(concat!("../../../data/", $path))
    };
}

/// Every table that the extractor reads.
pub const TABLES: Tables = Tables {
    states: data!("gazetteer/states.tsv"),
    gazetteers: &[
        ("gazetteer/places.tsv", data!("gazetteer/places.tsv")),
        ("gazetteer/persons.tsv", data!("gazetteer/persons.tsv")),
        ("gazetteer/organisations.tsv", data!("gazetteer/organisations.tsv")),
        ("gazetteer/outlets.tsv", data!("gazetteer/outlets.tsv")),
    ],
    predicates: data!("lexicon/predicates.tsv"),
    reporting: data!("lexicon/reporting.tsv"),
    titles: data!("lexicon/titles.tsv"),
    nominals: data!("lexicon/nominals.tsv"),
    heads: data!("lexicon/heads.tsv"),
    institutions: data!("lexicon/institutions.tsv"),
    framing: data!("lexicon/framing.tsv"),
    given_names: data!("lexicon/given_names.tsv"),
    person_names: data!("lexicon/person_names.tsv"),
    cues: data!("lexicon/cues.tsv"),
    months: data!("lexicon/months.tsv"),
    time_words: data!("lexicon/time_words.tsv"),
    numbers: data!("lexicon/numbers.tsv"),
    units: data!("lexicon/units.tsv"),
    modifiers: data!("lexicon/modifiers.tsv"),
};

/// Folded words by frequency, for telling clitics from letters.
pub const VOCABULARY: &str = data!("weights/vocabulary.tsv");
