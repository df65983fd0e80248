//! With what texts are read: version, tables, weights.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    Khabar,
    embedded::{CLAIMS, NAMES, SYNTAX, TABLES, VOCABULARY},
};

#[derive(Serialize)]
struct Manifest {
    khabar: &'static str,
    tables: BTreeMap<&'static str, String>,
    weights: BTreeMap<&'static str, String>,
    settings: BTreeMap<&'static str, String>,
}

impl Khabar {
    /// With what this program reads texts, as one line of JSON: the same line, the same bytes and the same metadata give the same record.
    pub fn run_manifest(&self) -> String {
        let hash = |text: &str| format!("{:x}", Sha256::digest(text));
        let bytes = |bytes: &[u8]| format!("{:x}", Sha256::digest(bytes));
        let mut tables: BTreeMap<&'static str, String> =
            TABLES.gazetteers.iter().map(|(name, text)| (*name, hash(text))).collect();
        tables.extend(khabar_syntax::TABLES.map(|(name, text)| (name, hash(text))));
        tables.extend(
            [
                ("gazetteer/disputed.tsv", TABLES.disputed.1),
                ("gazetteer/states.tsv", TABLES.states),
                ("lexicon/predicates.tsv", TABLES.predicates),
                ("lexicon/reporting.tsv", TABLES.reporting),
                ("lexicon/titles.tsv", TABLES.titles),
                ("lexicon/nominals.tsv", TABLES.nominals),
                ("lexicon/heads.tsv", TABLES.heads),
                ("lexicon/institutions.tsv", TABLES.institutions),
                ("lexicon/framing.tsv", TABLES.framing),
                ("lexicon/given_names.tsv", TABLES.given_names),
                ("lexicon/person_names.tsv", TABLES.person_names),
                ("lexicon/cues.tsv", TABLES.cues),
                ("lexicon/months.tsv", TABLES.months),
                ("lexicon/time_words.tsv", TABLES.time_words),
                ("lexicon/numbers.tsv", TABLES.numbers),
                ("lexicon/units.tsv", TABLES.units),
                ("lexicon/governors.tsv", TABLES.governors),
                ("lexicon/modifiers.tsv", TABLES.modifiers),
            ]
            .map(|(name, text)| (name, hash(text))),
        );
        let manifest = Manifest {
            khabar: env!("CARGO_PKG_VERSION"),
            tables,
            weights: BTreeMap::from([
                ("weights/word-clusters.tsv", hash(VOCABULARY)),
                ("weights/claims.bin", bytes(CLAIMS)),
                ("weights/names.bin", bytes(NAMES)),
                ("weights/syntax-padt.khw", bytes(SYNTAX)),
            ]),
            // Tables of the user, beside or instead of those above.
            settings: self.own_tables.iter().map(|(name, hash)| (*name, hash.clone())).collect(),
        };
        serde_json::to_string(&manifest).expect("strings are always JSON")
    }
}
