//! Countries by the codes of other data sets.

use std::collections::HashMap;

use crate::embedded::{EXPORT, rows};

/// A country; a code that is not known is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Country {
    /// ISO 3166-1 alpha-3.
    pub(super) iso3: &'static str,
    /// ISO 3166-1 numeric.
    pub(super) numeric: &'static str,
    /// Correlates of War.
    pub(super) cow: &'static str,
    /// As ACLED groups them.
    pub(super) region: &'static str,
    pub(super) name: &'static str,
}

/// All of them.
pub(super) struct Countries(HashMap<&'static str, Country>);

impl Countries {
    pub(super) fn new() -> Self {
        let country = |row: crate::embedded::Row| {
            let country = Country {
                iso3: row.cell("iso3"),
                numeric: row.cell("numeric"),
                cow: row.cell("cow"),
                region: row.cell("region"),
                name: row.cell("en"),
            };
            (row.cell("iso2"), country)
        };
        Self(rows(EXPORT.countries).map(country).collect())
    }

    /// The country of an ISO 3166-1 alpha-2 code.
    pub(super) fn of(&self, iso2: &str) -> Country {
        self.0.get(iso2).copied().unwrap_or_default()
    }
}
