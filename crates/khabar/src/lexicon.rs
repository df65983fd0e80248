//! The lexicon of the syntax stage, from the same tables as the knowledge of extraction.

use khabar_syntax::{Weights, WeightsBuilder};

use crate::embedded::{Row, TABLES, VOCABULARY, rows};

/// Words with their readings, and how common they are.
pub(crate) fn builder() -> WeightsBuilder {
    let mut builder = Weights::builder().vocabulary(VOCABULARY);
    for table in [TABLES.predicates, TABLES.reporting] {
        builder = rows(table).fold(builder, |builder, row| predicate(builder, &row));
    }
    for table in [TABLES.nominals, TABLES.titles, TABLES.heads] {
        builder = rows(table).fold(builder, |builder, row| noun(builder, &row));
    }
    for table in [TABLES.given_names, TABLES.person_names, TABLES.states] {
        builder = rows(table).fold(builder, |builder, row| names(builder, &row));
    }
    for (_, table) in TABLES.gazetteers {
        let single =
            rows(table).filter(|row| row.cell("type") != "ORG" && row.cell("type") != "ARM");
        builder = single.fold(builder, |builder, row| names(builder, &row));
        let groups = rows(table).filter(|row| row.cell("type") == "ARM");
        builder = groups.fold(builder, |builder, row| members(builder, &row));
    }
    builder
}

/// A verb, verbal noun or participle. Forms of a phrase may have another verb ("أبدى استعداده", "أعلن استعداده"), so they are left out.
fn predicate(builder: WeightsBuilder, row: &Row) -> WeightsBuilder {
    let lemma = row.cell("lemma");
    let phrase = lemma.contains(' ');
    match row.cell("pos") {
        "v" => {
            let mut forms = row.list("forms");
            let Some(imperfect) = forms.next() else { return builder };
            let builder = builder.verb(lemma, imperfect);
            forms.filter(|_| !phrase).fold(builder, |builder, form| builder.verb_form(lemma, form))
        }
        "n" if !phrase => builder.noun(lemma, row.list("forms")),
        "p" if !phrase => builder.adjective(lemma, row.list("forms")),
        _ => builder,
    }
}

fn noun(builder: WeightsBuilder, row: &Row) -> WeightsBuilder {
    let mut spellings = row.list("ar").chain(row.list("forms")).filter(|form| !form.contains(' '));
    match spellings.next() {
        Some(lemma) => builder.noun(lemma, spellings),
        None => builder,
    }
}

/// Adjectives of groups: "حوثي" of "الحوثيون".
fn members(builder: WeightsBuilder, row: &Row) -> WeightsBuilder {
    let several = |name: &str| name.strip_prefix("ال")?.strip_suffix("ون").map(str::to_owned);
    row.list("variants")
        .filter_map(several)
        .filter(|member| member.ends_with('ي') && !member.contains(' '))
        .fold(builder, |builder, member| builder.adjective(&member, []))
}

/// Names of one word, and the adjectives of states. Names that are common words too (`~`) stay out.
fn names(builder: WeightsBuilder, row: &Row) -> WeightsBuilder {
    let strong = |name: &&str| !name.starts_with('~');
    let builder = row
        .list("nisba")
        .filter(strong)
        .fold(builder, |builder, nisba| builder.adjective(nisba, []));
    let single = row
        .list("ar")
        .chain(row.list("variants"))
        .filter(strong)
        .filter(|name| !name.contains(' '));
    single.fold(builder, WeightsBuilder::name)
}
