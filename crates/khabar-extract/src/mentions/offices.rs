//! Offices of states: who holds them, and the states that only their titles name.

use khabar_types::{ClaimType, Level, Upos};

use super::{
    entities::is_plural,
    found::Finds,
    ministers::{behind_portfolios, is_several},
};
use crate::{Knowledge, knowledge::EntryId, sentence::Line};

/// "الرئيس التونسي", "وزير الخارجية الروسي": an office of a state that one person holds at a time, as words of the title and its state say before `end`.
pub(super) fn office(
    knowledge: &Knowledge,
    line: &Line<'_>,
    at: usize,
    end: usize,
) -> Option<String> {
    let (length, rows) = knowledge.lexicon.titles.longest(line.normals_from(at))?;
    let row = &rows[0];
    let leads = row.tie == Some(ClaimType::Leads) && matches!(row.class, "state" | "royal");
    let heads = matches!(row.key, "prime_minister" | "crown_prince");
    let minister = row.key.ends_with("_minister")
        && !matches!(row.key, "former_minister" | "deputy_minister" | "deputy_prime_minister");
    let one = !is_plural(line.normal(at)) && !row.key.starts_with("former");
    let behind = behind_portfolios(knowledge, line, at, at + length);
    let state = knowledge.gazetteer.nisba(line.normal(behind)).filter(|_| behind < end)?;
    let country = knowledge.gazetteer.get(state).country?;
    ((leads || heads || minister) && one).then(|| format!("office {} {country}", row.key))
}

/// States that only the adjective of a title names: "السفير الأمريكي", "وزير الداخلية والبلديات اللبناني", "نظيره الجزائري", "الوزيران القطري والتركي".
pub(super) fn served(knowledge: &Knowledge, finds: &Finds, lines: &[Line<'_>]) -> Vec<EntryId> {
    let (titles, gazetteer) = (&knowledge.lexicon.titles, &knowledge.gazetteer);
    let mut states = Vec::new();
    for (sentence, line) in lines.iter().enumerate() {
        let named = |at: usize| {
            let name = |find: &super::found::Find| {
                find.level == Level::Nam && find.from <= at && at < find.to
            };
            finds.of(sentence).iter().any(name)
        };
        for title in 0..line.len() {
            let Some((length, rows)) = titles.longest(line.normals_from(title)) else { continue };
            if rows[0].tie.is_none() {
                continue;
            }
            let several = is_several(line, title);
            let mut behind = behind_portfolios(knowledge, line, title, title + length);
            behind += usize::from(line.upos(behind) == Upos::Pron);
            let said = |at: &usize| {
                let joined = several && line.normal(*at) == "و";
                (matches!(line.upos(*at), Upos::Noun | Upos::Adj) || joined) && !named(*at)
            };
            let nations = (behind..line.len().min(behind + 3))
                .take_while(said)
                .filter(|&at| line.upos(at) == Upos::Adj)
                .filter_map(|at| gazetteer.nisba(line.normal(at)));
            states.extend(nations.take(if several { 2 } else { 1 }));
        }
    }
    states
}
