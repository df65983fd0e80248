//! Common nouns that refer: "مسلحون مجهولون", "العاصمة", "مصدر عسكري", "52 قتيلا".

use khabar_types::{EntityType, Level, Upos};

use super::found::{Find, Finds, Who};
use crate::{Knowledge, knowledge::Title, sentence::Line};

/// All nominal mentions of a sentence, outside of names.
pub(super) fn nominals(knowledge: &Knowledge, line: &Line<'_>, sentence: usize, finds: &mut Finds) {
    let mut at = 0;
    while at < line.len() {
        let Some((length, kind, class)) = noun_at(knowledge, line, sentence, at, finds) else {
            at += 1;
            continue;
        };
        let holder =
            finds.at(sentence, at + length).is_some_and(|find| find.kind == EntityType::Per);
        if class == "title" && holder || is_classifier(knowledge, line, sentence, at, length, finds)
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

/// "مدينة درنة", "تنظيم داعش": the noun only says what sort of thing the name is.
fn is_classifier(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    length: usize,
    finds: &Finds,
) -> bool {
    let heads = knowledge.lexicon.heads.longest([line.normal(at)]);
    let outside = heads.is_some_and(|(_, heads)| heads.iter().any(|head| !head.inside));
    let named = finds
        .at(sentence, at + length)
        .is_some_and(|find| find.level == Level::Nam && find.kind != EntityType::Per);
    outside && named && length == 1
}

/// The longest common noun at a word whose words are part of no name.
fn noun_at(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<(usize, EntityType, &'static str)> {
    use Upos::{Adp, Cconj, Num, Pron, Punct, Verb};
    if matches!(line.upos(at), Punct | Adp | Cconj | Pron | Num | Verb)
        || names_event(knowledge, line, at)
    {
        return None;
    }
    if is_adjective_here(line, at) {
        return None;
    }
    let free = |length: usize| finds.is_free(sentence, at, at + length);
    let lexicon = &knowledge.lexicon;
    let nouns = lexicon.nominals.prefixes(line.normals_from(at));
    let noun = nouns.into_iter().map(|(length, rows)| (length, rows[0].kind, rows[0].class));
    let institutions = lexicon.institutions.prefixes(line.normals_from(at));
    let institution =
        institutions.into_iter().map(|(length, rows)| (length, rows[0].kind, "institution"));
    let titles = lexicon.titles.prefixes(line.normals_from(at));
    let title = titles
        .into_iter()
        .filter(|(_, rows): &(usize, &[Title])| rows[0].tie.is_some())
        .map(|(length, _)| (length, EntityType::Per, "title"));
    noun.chain(institution)
        .chain(title)
        .filter(|(length, ..)| free(*length))
        .max_by_key(|(length, ..)| *length)
}

/// "تسوية سياسية", "الخلايا السرية": a word that agrees with the noun right before it describes that noun.
fn is_adjective_here(line: &Line<'_>, at: usize) -> bool {
    let (Some(word), Some(before)) = (line.get(at), at.checked_sub(1).and_then(|at| line.get(at)))
    else {
        return false;
    };
    let noun_before = matches!(before.upos, Upos::Noun | Upos::Propn | Upos::X | Upos::Adj);
    let same = word.normal.starts_with("ال") == before.normal.starts_with("ال");
    noun_before && same && before.token != word.token && has_adjective_ending(&word.normal)
}

/// The endings of nisba adjectives.
fn has_adjective_ending(word: &str) -> bool {
    ["ي", "يه", "يين", "يون", "يتين", "يتان"].iter().any(|ending| word.ends_with(ending))
}

/// "القضاء على": a fixed phrase of several words that names an event is no noun for somebody.
fn names_event(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    knowledge
        .predicates
        .of_word(bare(line.normal(at)))
        .any(|row| !row.rest.is_empty() && line.phrase_end(at + 1, &row.rest).is_some())
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
        let described = line.normal(start - 1).starts_with("ال") == word.normal.starts_with("ال")
            && has_adjective_ending(&word.normal);
        let adjective = (word.upos == Upos::Adj || described) && !participle;
        let genitive_noun = to == start
            && !line.normal(start - 1).starts_with("ال")
            && word.upos == Upos::Noun
            && (class == "title"
                || class == "supporters"
                || class == "fighters"
                || class == "officials"
                || class == "force")
            && noun_at(knowledge, line, sentence, to, finds).is_some();
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
