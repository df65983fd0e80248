//! Names that the trained recogniser sees: where no rule has found anything, and where a person's name begins and ends.

use khabar_types::{Document, EntityType, Level, Upos};

use super::{
    found::{Find, Finds, Who},
    parts::{is_function_word, is_listed},
};
use crate::{
    Knowledge,
    recogniser::{self, Tag, spans},
    sentence::Line,
};

/// The words of a token: first, and behind the last.
type Words = (usize, usize);

/// Add what the recogniser finds beyond the rules.
pub(super) fn learned(
    knowledge: &Knowledge,
    document: &Document,
    lines: &[Line<'_>],
    finds: &mut Finds,
) {
    let Some(recogniser) = &knowledge.recogniser else { return };
    let mut tokens: Vec<Vec<String>> = Vec::with_capacity(lines.len());
    let mut words: Vec<Vec<Words>> = Vec::with_capacity(lines.len());
    for line in lines {
        let of_line = if line.len() == 0 || document.is_boilerplate(line.span(0, line.len())) {
            Vec::new()
        } else {
            tokens_of(line)
        };
        tokens.push(
            of_line
                .iter()
                .map(|(from, to)| recogniser::token(line.span(*from, *to).of(&document.text)))
                .collect(),
        );
        words.push(of_line);
    }
    for (sentence, tags) in recogniser.tag(knowledge, &tokens).iter().enumerate() {
        let line = &lines[sentence];
        let named = |find: &Find| {
            let first = words[sentence].partition_point(|(_, to)| *to <= find.from);
            let end = words[sentence].partition_point(|(from, _)| *from < find.to);
            tags[first..end].iter().any(|tag| *tag != Tag::Out)
        };
        // A first name that opens no name here: "كان جمال المكان".
        finds.give_way(sentence, 0, line.len(), |find| {
            find.rule == "mentions.person.given" && !named(find)
        });
        for (first, end, kind) in spans(tags) {
            let Some(kind) = kind_of(kind) else { continue };
            let (mut from, to) = trim(line, words[sentence][first], words[sentence][end - 1]);
            if kind == EntityType::Per {
                from = behind_titles(knowledge, line, from, to);
            }
            if from >= to {
                continue;
            }
            // Where a person's name ends, the recogniser knows better than the rules.
            if kind == EntityType::Per {
                finds.give_way(sentence, from, to, |find| {
                    find.rule.starts_with("mentions.person") && (find.from, find.to) != (from, to)
                });
            }
            if !finds.is_free(sentence, from, to) {
                continue;
            }
            if is_no_name(knowledge, line, from, to) {
                continue;
            }
            let name: Vec<&str> = (from..to).map(|at| line.normal(at)).collect();
            finds.add(Find {
                sentence,
                from,
                to,
                span: line.span(from, to),
                kind: finer(knowledge, line, from, kind),
                level: Level::Nam,
                who: Who::New(name.join(" ")),
                rule: "mentions.learned",
                nested: false,
            });
        }
    }
}

fn tokens_of(line: &Line<'_>) -> Vec<Words> {
    let mut tokens: Vec<Words> = Vec::with_capacity(line.len());
    for at in 0..line.len() {
        match tokens.last_mut() {
            Some(last) if line.word(last.0).token == line.word(at).token => last.1 = at + 1,
            _ => tokens.push((at, at + 1)),
        }
    }
    tokens
}

/// Other names than those of persons, organisations and places are no mentions.
fn kind_of(kind: &str) -> Option<EntityType> {
    match kind {
        "PERS" => Some(EntityType::Per),
        "ORG" => Some(EntityType::Org),
        "LOC" => Some(EntityType::Gpe),
        _ => None,
    }
}

/// The words of a name without the proclitics of its first token and the pronoun of its last.
fn trim(line: &Line<'_>, first: Words, last: Words) -> Words {
    let is_clitic = |at: usize| matches!(line.normal(at), "و" | "ف" | "ب" | "ل" | "ك");
    let mut from = first.0;
    while from + 1 < first.1 && is_clitic(from) {
        from += 1;
    }
    let mut to = last.1;
    // "قتل محمد أكثر من عشرة": no name goes on with how many.
    if let Some(end) = (from + 1..to).find(|&at| matches!(line.normal(at), "اكثر" | "اقل" | "ازيد"))
    {
        return (from, end);
    }
    while to > last.0 + 1 && to > from + 1 && line.upos(to - 1) == Upos::Pron {
        to -= 1;
    }
    (from, to)
}

/// Where a person's name begins behind the titles and judging words that the recogniser took for a part of it: "الطاغية بن علي".
fn behind_titles(knowledge: &Knowledge, line: &Line<'_>, from: usize, to: usize) -> usize {
    let mut from = from;
    let lexicon = &knowledge.lexicon;
    let judging = |at: usize| {
        let (length, rows) = lexicon.framing.longest(line.normals_from(at))?;
        let label = line.normal(at).starts_with("ال")
            && rows.iter().any(|row| row.class == "label" || row.class == "adjective");
        label.then_some(length)
    };
    let title = |at: usize| lexicon.titles.longest(line.normals_from(at)).map(|(length, _)| length);
    while let Some(length) = title(from).or_else(|| judging(from))
        && from + length < to
        && !lexicon.given_names.contains_key(line.normal(from))
        && !lexicon.name_parts.contains(line.normal(from))
    {
        from += length;
    }
    from
}

/// What the tables know better: a single word that is a common noun, an adjective of a state, a verb or a particle.
fn is_no_name(knowledge: &Knowledge, line: &Line<'_>, from: usize, to: usize) -> bool {
    if to > from + 1 {
        return false;
    }
    let word = line.normal(from);
    is_function_word(line, from)
        || matches!(line.upos(from), Upos::Punct | Upos::Num)
        || is_listed(knowledge, word)
        || knowledge.gazetteer.nisba(word).is_some()
        || word.chars().count() < 2
}

/// Armed groups among organisations, places where nobody lives among places: by the noun that opens the name.
fn finer(knowledge: &Knowledge, line: &Line<'_>, from: usize, kind: EntityType) -> EntityType {
    let head = knowledge.lexicon.heads.longest(line.normals_from(from));
    match (kind, head.map(|(_, heads)| heads[0].kind)) {
        (EntityType::Org, Some(EntityType::Arm)) => EntityType::Arm,
        (EntityType::Gpe, Some(EntityType::Loc)) => EntityType::Loc,
        _ => kind,
    }
}
