//! The tables and counts of `data/`, inside the binary.

use khabar_extract::Tables;

macro_rules! data {
    ($path:literal) => {
        include_str!(concat!("../../../data/", $path))
    };
}

/// Every table that the extractor reads.
pub(crate) const TABLES: Tables = Tables {
    states: data!("gazetteer/states.tsv"),
    gazetteers: &[
        ("gazetteer/places.tsv", data!("gazetteer/places.tsv")),
        ("gazetteer/persons.tsv", data!("gazetteer/persons.tsv")),
        ("gazetteer/organisations.tsv", data!("gazetteer/organisations.tsv")),
        ("gazetteer/outlets.tsv", data!("gazetteer/outlets.tsv")),
    ],
    disputed: ("gazetteer/disputed.tsv", data!("gazetteer/disputed.tsv")),
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
    governors: data!("lexicon/governors.tsv"),
    modifiers: data!("lexicon/modifiers.tsv"),
    word_classes: VOCABULARY,
};

/// Folded words by frequency, for telling clitics from letters.
pub(crate) const VOCABULARY: &str = data!("weights/word-clusters.tsv");

/// What was trained on a treebank: cuts, tags, trees, dictionary forms.
pub(crate) const SYNTAX: &[u8] = include_bytes!("../../../data/weights/syntax-padt.khw");

/// The weights of the recogniser of names.
pub(crate) const NAMES: &[u8] = include_bytes!("../../../data/weights/names.bin");

/// The weights that decide which triggers make claims, and who takes part in them.
pub(crate) const CLAIMS: &[u8] = include_bytes!("../../../data/weights/claims.bin");

/// Countries, events and actors by the names that other data sets give them.
pub(crate) const EXPORT: Export = Export {
    countries: data!("export/countries.tsv"),
    acled: data!("export/acled.tsv"),
    actors: data!("export/actors.tsv"),
};

/// The tables of `data/export/`.
pub(crate) struct Export {
    pub(crate) countries: &'static str,
    pub(crate) acled: &'static str,
    pub(crate) actors: &'static str,
}

/// A row of a table, by column.
pub(crate) struct Row {
    header: &'static str,
    line: &'static str,
}

impl Row {
    /// The cell of a column, empty where there is none.
    pub(crate) fn cell(&self, column: &str) -> &'static str {
        let index = self.header.split('\t').position(|name| name == column);
        let cell = index.and_then(|index| self.line.split('\t').nth(index)).unwrap_or_default();
        if cell == "-" { "" } else { cell }
    }

    /// The parts of a cell that holds a list.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.cell(column).split('|').map(str::trim).filter(|part| !part.is_empty())
    }
}

/// The rows of a table behind its comments and header.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let header = lines.next().unwrap_or_default();
    lines.map(move |line| Row { header, line })
}
