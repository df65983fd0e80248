//! Common nouns that refer: "مسلحون مجهولون", "العاصمة", "مصدر عسكري", "52 قتيلا".

use khabar_types::{EntityType, Level, Upos};

use super::found::{Find, Finds, Who};
use crate::{Knowledge, knowledge::Title, sentence::Line};

/// All nominal mentions of a sentence, outside of names.
pub(super) fn nominals(knowledge: &Knowledge, line: &Line<'_>, sentence: usize, finds: &mut Finds) {
    let mut at = 0;
    while at < line.len() {
        let Some((length, kind, class)) = noun_at(knowledge, line, at) else {
            at += 1;
            continue;
        };
        if !finds.is_free(sentence, at, at + length) || line.upos(at) == Upos::Verb {
            at += 1;
            continue;
        }
        if class == "title"
            && finds.at(sentence, at + length).is_some_and(|find| find.kind == EntityType::Per)
        {
            at += length;
            continue;
        }
        let from = widen_left(line, sentence, at, finds);
        let to = widen_right(knowledge, line, sentence, at + length, finds, class);
        let head: Vec<&str> = (at..at + length).map(|at| bare(line.normal(at))).collect();
        let find = Find {
            sentence,
            from,
            to,
            span: line.span(from, to),
            kind,
            level: Level::Nom,
            who: Who::Noun {
                class,
                head: head.join(" "),
                definite: line.normal(at).starts_with("ال"),
                bare: to == at + length,
            },
            rule: "mentions.nominal",
            nested: false,
        };
        at = to;
        finds.add_over(find);
    }
}

fn noun_at(
    knowledge: &Knowledge,
    line: &Line<'_>,
    at: usize,
) -> Option<(usize, EntityType, &'static str)> {
    if matches!(line.upos(at), Upos::Punct | Upos::Adp | Upos::Cconj | Upos::Pron | Upos::Num) {
        return None;
    }
    let words = || line.normals_from(at);
    let noun = knowledge
        .lexicon
        .nominals
        .longest(words())
        .map(|(length, rows)| (length, rows[0].kind, rows[0].class));
    let institution = knowledge
        .lexicon
        .institutions
        .longest(words())
        .map(|(length, rows)| (length, rows[0].kind, "institution"));
    let title = knowledge
        .lexicon
        .titles
        .longest(words())
        .filter(|(_, rows): &(usize, &[Title])| rows[0].tie.is_some())
        .map(|(length, _)| (length, EntityType::Per, "title"));
    [noun, institution, title].into_iter().flatten().max_by_key(|(length, ..)| *length)
}

/// Counts belong to the noun: "سبعة أشخاص", "عشرات الجرحى".
fn widen_left(line: &Line<'_>, sentence: usize, at: usize, finds: &Finds) -> usize {
    let mut from = at;
    while from > 0
        && at - from < 4
        && finds.is_free(sentence, from - 1, from)
        && (line.upos(from - 1) == Upos::Num || COUNTS.contains(&line.normal(from - 1)))
    {
        from -= 1;
    }
    from
}

const COUNTS: &[&str] =
    &["عشرات", "مئات", "الاف", "ملايين", "بعض", "جميع", "كل", "معظم", "كبار", "نصف", "كلا"];

/// Adjectives and one genitive belong to the noun; prepositions and relative clauses do not.
fn widen_right(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    mut to: usize,
    finds: &Finds,
    class: &str,
) -> usize {
    let start = to;
    while to - start < 5 {
        let Some(word) = line.get(to) else { break };
        // Enclitic pronouns stand inside the mention's last token.
        if word.upos == Upos::Pron && line.word(to - 1).token == word.token {
            to += 1;
            continue;
        }
        if let Some(name) = finds.at(sentence, to) {
            let genitive = name.level == Level::Nam
                && to == start
                && !line.normal(start - 1).starts_with("ال");
            if genitive {
                to = name.to;
                continue;
            }
            break;
        }
        let participle = knowledge
            .predicates
            .of_word(bare(&word.normal))
            .any(|row| row.part == crate::knowledge::Part::Participle);
        let adjective = (word.upos == Upos::Adj
            || knowledge.gazetteer.nisba(&word.normal).is_some())
            && !participle;
        let genitive_noun = to == start
            && !line.normal(start - 1).starts_with("ال")
            && word.upos == Upos::Noun
            && (class == "title"
                || class == "supporters"
                || class == "fighters"
                || class == "officials"
                || class == "force")
            && noun_at(knowledge, line, to).is_some();
        if !(adjective || genitive_noun) {
            break;
        }
        to += 1;
    }
    to
}

fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(word)
}
