//! Whose post it is, where a long complement parts the two: "رئيس نقابة أصحاب الشاحنات فواز الحويطات", "قائد البحرية في الحرس الثوري علي رستمي".

use khabar_types::{ClaimType, EntityType, Level, Upos};

use super::{found::Finds, parts::is_event};
use crate::{
    Knowledge,
    knowledge::{Slot, Title},
    sentence::Line,
};

/// How many words may stand between a post and the name of who fills it.
const LONGEST: usize = 14;

/// What the walk behind a title meets.
pub(crate) struct Around<'a> {
    /// Whether the name of a person begins at a word; whether the words before are complete without it.
    pub person: &'a dyn Fn(usize, bool) -> bool,
    /// Where a mention of a body or place ends that begins at a word.
    pub body: &'a dyn Fn(usize) -> Option<usize>,
}

/// A post with its complement, and who fills it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    /// Word after the complement, where further titles of the bearer may stand.
    pub to: usize,
    /// First word of the name.
    pub name: usize,
}

/// The post that opens with the title `from..at`, where its bearer stands behind a complement of genitives, adjectives and "في", "لدى", "ل".
/// Behind a closed genitive no other noun follows: "دعا رئيس نقابة الأطباء الحكومة" names nobody.
pub(crate) fn post(
    knowledge: &Knowledge,
    line: &Line<'_>,
    (from, title): (usize, usize),
    around: &Around<'_>,
) -> Option<Post> {
    let found = walk(knowledge, line, (from, title), around)?;
    (!meets_there(knowledge, line, from, found.to)).then_some(found)
}

/// "التقى السفير الفرنسي في الرباط محمد العلي": right behind a verb that asks for another party, "في" says where they meet.
fn meets_there(knowledge: &Knowledge, line: &Line<'_>, from: usize, to: usize) -> bool {
    follows_meeting(knowledge, line, from)
        && (from..to).any(|at| matches!(line.normal(at), "في" | "ب"))
        && !(from..to).any(|at| line.normal(at) == "لدي")
}

/// Whether a verb of meeting whom it has as its object stands right before a word.
pub(crate) fn follows_meeting(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let verb = at.checked_sub(1).filter(|&at| line.upos(at) == Upos::Verb);
    verb.is_some_and(|verb| {
        knowledge
            .predicates
            .of_word(&line.word(verb).lemma)
            .any(|row| row.kind == ClaimType::Consult && row.role(Slot::Object).is_some())
    })
}

fn walk(
    knowledge: &Knowledge,
    line: &Line<'_>,
    (from, title): (usize, usize),
    around: &Around<'_>,
) -> Option<Post> {
    let definite = |at: usize| line.normal(at).starts_with("ال");
    let quote = |at: usize| matches!(line.normal(at), "\"" | "«" | "“" | "”" | "»");
    let behind_quote = |at: usize| at + usize::from(quote(at));
    let mut at = title;
    // Whether the noun phrase that runs is complete, so that only adjectives, prepositions and the name may follow.
    let mut closed = definite(title - 1) || line.word(title - 1).upos == Upos::Adj;
    // "كبير مستشاري رئيس الوزراء نوري المالكي": a name behind the title of a superior is his.
    let mut superior = false;
    while at < line.len() && at < from + LONGEST {
        if (around.person)(behind_quote(at), closed) {
            return (at > title && !superior).then_some(Post { to: at, name: behind_quote(at) });
        }
        if quote(at) {
            at += 1;
            continue;
        }
        if let Some(to) = (around.body)(at).filter(|_| !closed) {
            (at, closed) = (to, true);
            continue;
        }
        if matches!(line.normal(at), "،" | ",") {
            return apart(line, at, around).filter(|_| closed && !superior);
        }
        if matches!(line.normal(at), "في" | "ب" | "ل" | "لدي" | "الي" | "باسم") {
            if !closed
                || is_event(knowledge, line.normal(at + 1)) && (around.body)(at + 1).is_none()
            {
                return None;
            }
            superior &= line.normal(at) == "ل";
            (at, closed) = (at + 1, false);
            continue;
        }
        if let Some((length, rows)) = knowledge.lexicon.titles.longest(line.normals_from(at)) {
            if closed && definite(at) {
                let name = behind_titles(knowledge, line, at);
                let name = behind_quote(name);
                return ((around.person)(name, true) && !superior).then_some(Post { to: at, name });
            }
            if closed || !is_office(rows) {
                return None;
            }
            superior = true;
            (at, closed) = (at + length, definite(at + length - 1));
            continue;
        }
        let noun = matches!(line.upos(at), Upos::Noun | Upos::Propn | Upos::X | Upos::Adj);
        let nation = knowledge.gazetteer.nisba(line.normal(at)).is_some();
        if closed {
            let adjective = line.upos(at) == Upos::Adj || nation;
            let joined = line.normal(at) == "و" && is_joined(knowledge, line, at + 1);
            if !(adjective && (definite(at) || nation) || joined) {
                return None;
            }
            at += 1 + usize::from(joined);
            continue;
        }
        let bound =
            line.upos(at + 1) == Upos::Pron && line.word(at).token == line.word(at + 1).token;
        if !noun || bound || at + 1 >= line.len() {
            return None;
        }
        closed = definite(at);
        at += 1;
    }
    None
}

/// "المتحدث باسم لجنة الدفاع عن الحقوق، الطاهر بلعيدي، إن": a name between marks.
fn apart(line: &Line<'_>, comma: usize, around: &Around<'_>) -> Option<Post> {
    let quote = usize::from(matches!(line.normal(comma + 1), "\"" | "«" | "“"));
    let name = comma + 1 + quote;
    if !(around.person)(name, true) {
        return None;
    }
    let ends =
        |at: usize| matches!(line.normal(at), "،" | "," | "." | "ان" | ":") || at >= line.len();
    (name + 1..name + 7).any(ends).then_some(Post { to: comma, name })
}

/// "رئيس لجنة الأمن والدفاع", but not "وزير الدفاع والرئيس": a further genitive with the article that is nobody.
fn is_joined(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let lexicon = &knowledge.lexicon;
    let word = line.normal(at);
    word.starts_with("ال")
        && matches!(line.upos(at), Upos::Noun | Upos::Adj | Upos::X)
        && lexicon.titles.longest([word]).is_none()
        && lexicon.nominals.longest([word]).is_none()
        && knowledge.gazetteer.nisba(word).is_none()
}

/// Past "الفريق الركن", "السفير".
fn behind_titles(knowledge: &Knowledge, line: &Line<'_>, mut at: usize) -> usize {
    for _ in 0..3 {
        match knowledge.lexicon.titles.longest(line.normals_from(at)) {
            Some((length, _)) => at += length,
            None if line.normal(at) == "الركن" || line.normal(at) == "المتقاعد" => {
                at += 1;
            }
            None => break,
        }
    }
    at
}

fn is_office(rows: &[Title]) -> bool {
    rows.first().is_some_and(|row| row.tie.is_some())
}

/// "رئيس نقابة أصحاب الشاحنات فواز الحويطات": whether the name of who fills a post stands behind its long complement.
pub(super) fn has_bearer(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    (from, to): (usize, usize),
    finds: &Finds,
) -> bool {
    let Some((length, _)) = knowledge.lexicon.titles.longest(line.normals_from(from)) else {
        return false;
    };
    let person = |at: usize, _| {
        finds
            .at(sentence, at)
            .is_some_and(|find| find.kind == EntityType::Per && find.level == Level::Nam)
    };
    let body = |at: usize| {
        let find = finds.at(sentence, at).filter(|find| find.kind != EntityType::Per)?;
        Some(find.to)
    };
    let around = Around { person: &person, body: &body };
    post(knowledge, line, (from, from + length), &around).is_some_and(|post| post.name >= to)
}
