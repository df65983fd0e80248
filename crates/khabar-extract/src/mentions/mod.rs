//! Words that refer to entities: names, nominals, and whom they mean.
//!
//! Names come first, from the surest to the boldest: the gazetteer ([`names`]), names that a noun or an institution builds ([`compounds`]), persons by
//! title and first name ([`persons`]), names that only the trained recogniser sees ([`learned`]). Short forms follow from what was found ([`names::again`]); then common nouns ([`nominals`]). Each find says
//! whom it means, and [`entities`] makes that one entity a document.

mod compounds;
mod counted;
mod entities;
mod found;
mod learned;
mod ministers;
mod names;
pub(crate) mod nations;
mod nominals;
mod objects;
pub(crate) use ministers::{behind_affairs, behind_portfolios, is_minister, is_several, portfolio};
pub(crate) use nominals::is_acted_on;
mod offices;
mod official;
mod parts;
mod persons;
pub(crate) mod posts;
mod surnames;
mod things;

use khabar_types::{Document, Mentions, Syntax};

use self::{entities::Linker, found::Finds};
use crate::{Knowledge, quantities::quantities, sentence::Line, times::times};

/// Everything that a document mentions.
pub fn mentions(knowledge: &Knowledge, document: &Document, syntax: &Syntax) -> Mentions {
    let times = times(&knowledge.times, document, syntax);
    let quantities = quantities(&knowledge.quantities, document, syntax, &times);
    let lines: Vec<Line<'_>> = Line::all(syntax).collect();
    let mut finds = Finds::new(&lines);
    for (number, line) in lines.iter().enumerate() {
        if line.len() == 0 || document.is_boilerplate(line.span(0, line.len())) {
            continue;
        }
        names::known(knowledge, line, number, &mut finds);
        compounds::compounds(knowledge, line, number, &mut finds);
        persons::persons(knowledge, line, number, &mut finds);
    }
    learned::learned(knowledge, document, &lines, &mut finds);
    names::again(knowledge, &lines, document, &mut finds);
    let mut linker = Linker::new(knowledge, document);
    linker.link_names(&finds);
    for (number, line) in lines.iter().enumerate() {
        if line.len() == 0 || document.is_boilerplate(line.span(0, line.len())) {
            continue;
        }
        nominals::nominals(knowledge, line, number, &mut finds);
    }
    nations::nations(knowledge, document, &lines, &mut finds);
    let (entities, mentions) = linker.finish(&finds, &lines);
    Mentions { entities, mentions, times, quantities }
}
