//! Names that the gazetteer knows, and names that the document has already given in full.

use std::collections::{HashMap, HashSet};

use khabar_types::{Document, EntityType, Level, Upos};

use super::{
    counted,
    found::{Find, Finds, Who},
};
use crate::{
    Knowledge,
    knowledge::{EntryId, gazetteer::Name},
    sentence::{Line, sees_events},
};

/// The longest gazetteer name at each word, strong ones only.
pub(super) fn known(knowledge: &Knowledge, line: &Line<'_>, sentence: usize, finds: &mut Finds) {
    let mut at = 0;
    while at < line.len() {
        let Some((to, name)) = strong_name(knowledge, line, at) else {
            at += 1;
            continue;
        };
        let from = behind_classifier(knowledge, line, at, to, name);
        add_known(knowledge, line, sentence, from, to, name, false, finds);
        nested(knowledge, line, sentence, from, to, name.entry, finds);
        at = to;
    }
}

/// "تنظيم داعش", "دولة قطر": a classifier stays outside where what follows is a name of the same.
fn behind_classifier(
    knowledge: &Knowledge,
    line: &Line<'_>,
    from: usize,
    to: usize,
    name: Name,
) -> usize {
    let noun = line.normal(from);
    let heads = knowledge.lexicon.heads.longest([noun]);
    let outlet = knowledge.gazetteer.is_outlet(name.entry);
    // "وكالة رويترز" has a name of its own, "وكالة الأنباء الفرنسية" has not.
    let outside = heads.is_some_and(|(_, heads)| !heads[0].inside)
        || noun == "جماعه"
        || outlet && noun == "وكاله";
    let same = || {
        let rest = longest_name(knowledge, line, from + 1, &|rest| rest.entry == name.entry);
        rest.is_some_and(|(end, _)| end == to)
    };
    // "صحيفة الخبر": a name that only its classifier shows.
    let shown = outlet && to == from + 2 && noun != "وكاله";
    if to > from + 1 && outside && (shown || same()) { from + 1 } else { from }
}

/// Whether a short name of a place is another word here: "إطار" is no place "أطار", "محللا ليبيا" is an adjective.
fn is_other_word(knowledge: &Knowledge, line: &Line<'_>, at: usize, name: Name) -> bool {
    let word = line.word(at);
    let entry = knowledge.gazetteer.get(name.entry);
    let below = word.form.starts_with('إ') && entry.ar.starts_with('أ');
    let before = at.checked_sub(1).map_or("", |before| line.normal(before));
    // "12 سوريا": people of the country; "عام 2011 ليبيا" is the country.
    let year = before.chars().count() == 4 && before.starts_with(['1', '2']);
    let accusative = word.normal.ends_with('ا')
        && (before.ends_with('ا') || counted::is_counted(line, at) && !year)
        && knowledge.gazetteer.nisba(&word.normal).is_some()
        && line.upos(at - 1) != Upos::Propn;
    let hundred = matches!(&*word.normal, "المايه" | "الميه") && before == "في";
    below || accusative || hundred
}

fn strong_name(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> Option<(usize, Name)> {
    let (to, names) = longest_name(knowledge, line, at, &|name| !name.weak)?;
    let name = *names.iter().find(|name| !name.weak)?;
    // "الأتراك" are the country, "4 أتراك" are four people.
    if name.people && (!is_people_noun(knowledge, line, at) || counted::is_counted(line, at)) {
        return None;
    }
    if to == at + 1 && is_other_word(knowledge, line, at, name) {
        return None;
    }
    // "في تعز أمس" was read as a verb, and none follows a preposition.
    let governed = at > 0 && matches!(line.normal(at - 1), "في" | "الي" | "علي" | "عن");
    if to == at + 1
        && !(governed && line.upos(at) == Upos::Verb)
        && matches!(
            line.upos(at),
            Upos::Verb
                | Upos::Adp
                | Upos::Cconj
                | Upos::Sconj
                | Upos::Part
                | Upos::Pron
                | Upos::Det
                | Upos::Aux
        )
    {
        return None;
    }
    Some((to, name))
}

/// Names inside a name: "قوات حفتر" holds "حفتر", "بنك ليبيا المركزي" holds "ليبيا". A government's seat is not marked again.
fn nested(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    from: usize,
    to: usize,
    outer: EntryId,
    finds: &mut Finds,
) {
    let class = knowledge.gazetteer.get(outer).class;
    if matches!(class, "government" | "outlet" | "parliament") || to - from < 2 {
        return;
    }
    let mut at = from;
    while at < to {
        if let Some((end, names)) =
            longest_name(knowledge, line, at, &|name| !name.weak && !name.people)
            && end <= to
            && end - at < to - from
            && let Some(name) =
                names.iter().find(|name| !name.weak && !name.people && name.entry != outer)
            && matches!(
                knowledge.gazetteer.get(name.entry).kind,
                EntityType::Gpe | EntityType::Per | EntityType::Loc
            )
            && knowledge.gazetteer.get(outer).kind != EntityType::Per
        {
            let mut find = find_of(
                knowledge,
                line,
                sentence,
                at,
                end,
                name.entry,
                "mentions.gazetteer.nested",
            );
            find.nested = true;
            finds.add_over(find);
            at = end;
            continue;
        }
        at += 1;
    }
}

/// The longest name at a word that `wanted` accepts. Words of a name are words or whole tokens of the text.
pub(super) fn longest_name<'a>(
    knowledge: &'a Knowledge,
    line: &Line<'_>,
    at: usize,
    wanted: &dyn Fn(&Name) -> bool,
) -> Option<(usize, &'a [Name])> {
    let trie = knowledge.gazetteer.names();
    let mut best = None;
    let mut open = vec![(at, 0_u32)];
    while let Some((here, node)) = open.pop() {
        let values = trie.values(node);
        if node != 0 && values.iter().any(wanted) && best.is_none_or(|(to, _)| here > to) {
            best = Some((here, values));
        }
        let Some(word) = line.get(here) else { continue };
        if here - at > 8 {
            continue;
        }
        if let Some(next) = trie.step(node, &word.normal) {
            open.push((here + 1, next));
        }
        if line.get(here + 1).is_some_and(|next| next.token == word.token) {
            let (joined, end) = line.joined(here);
            if let Some(next) = trie.step(node, &joined) {
                open.push((end, next));
            }
        }
    }
    best
}

/// "الأتراك" is a name of the country, "المسؤولون الأتراك" is an adjective.
fn is_people_noun(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let word = line.word(before);
    let nominal = matches!(word.upos, Upos::Noun | Upos::Adj | Upos::Propn | Upos::X);
    let known_noun = knowledge.lexicon.nominals.opens(&word.normal)
        || knowledge.lexicon.titles.opens(&word.normal)
        || knowledge.lexicon.institutions.opens(&word.normal);
    !(nominal && (known_noun || word.normal.starts_with("ال") == line.normal(at).starts_with("ال")))
}

#[expect(clippy::too_many_arguments, reason = "a find has this many parts")]
fn add_known(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    from: usize,
    to: usize,
    name: Name,
    weak: bool,
    finds: &mut Finds,
) {
    let rule = match (name.people, weak) {
        (true, _) => "mentions.gazetteer.people",
        (_, true) => "mentions.gazetteer.weak",
        _ => "mentions.gazetteer",
    };
    let mut find = find_of(knowledge, line, sentence, from, to, name.entry, rule);
    if let Some(state) = seat(knowledge, line, from, to, name.entry) {
        find.who = Who::Known(state);
        find.rule = "mentions.gazetteer.seat";
    }
    finds.add(find);
}

fn find_of(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    from: usize,
    to: usize,
    entry: EntryId,
    rule: &'static str,
) -> Find {
    Find {
        sentence,
        from,
        to,
        span: line.span(from, to),
        kind: knowledge.gazetteer.get(entry).kind,
        level: Level::Nam,
        who: Who::Known(entry),
        rule,
        nested: false,
    }
}

/// A capital that acts or speaks stands for its government: "موسكو كشفت", "بين القاهرة وأنقرة".
fn seat(
    knowledge: &Knowledge,
    line: &Line<'_>,
    from: usize,
    to: usize,
    entry: EntryId,
) -> Option<EntryId> {
    let state = knowledge.gazetteer.seat_of(entry)?;
    let before = from.checked_sub(1).map_or("", |at| line.normal(at));
    let speaks = |at: usize| {
        line.get(at).is_some_and(|word| {
            word.upos == Upos::Verb
                // "شهدت الخرطوم مظاهرات" is the town, not the government.
                && !sees_events(word)
                && (knowledge.lexicon.reporting.contains_key(&word.lemma)
                    || knowledge.predicates.of_word(&word.lemma).any(|row| {
                        use khabar_types::plover::QuadClass::{VerbalConflict, VerbalCooperation};
                        matches!(row.kind.quad_class(), VerbalConflict | VerbalCooperation)
                    }))
        })
    };
    let located = matches!(
        before,
        "في" | "ب"
            | "الي"
            | "من"
            | "علي"
            | "العاصمه"
            | "مدينه"
            | "وسط"
            | "قرب"
            | "نحو"
            | "ل"
    );
    if located {
        return None;
    }
    let mutual = before == "بين"
        || (before == "و" && from >= 3 && (from - 3..from).any(|at| line.normal(at) == "بين"));
    // "موقف القاهرة", "حليف موسكو", "العلاقات مع أنقرة".
    let policy = POLICY.contains(&before)
        || before == "مع" && from >= 2 && POLICY.contains(&line.normal(from - 2));
    // "طهران كانت اتهمت", "موسكو قد ترفض", "باريس لن تشارك".
    let particle = |at: &usize| {
        matches!(line.normal(*at), "كانت" | "كان" | "قد" | "لا" | "لم" | "لن" | "س" | "سوف")
    };
    let verb = (to..to + 3).find(|at| !particle(at)).unwrap_or(to);
    let subject = policy || speaks(verb) || from.checked_sub(1).is_some_and(speaks);
    (mutual || subject).then_some(state)
}

/// What a government has and a town has not.
const POLICY: &[&str] = &[
    "موقف",
    "مواقف",
    "سياسه",
    "سياسات",
    "دعم",
    "حليف",
    "حليفه",
    "حلفاء",
    "علاقات",
    "العلاقات",
    "علاقه",
    "رغبه",
    "قرار",
    "اتهامات",
    "مصالح",
    "نفوذ",
    "تدخل",
    "وساطه",
    "مطالب",
    "التعاون",
    "تعاون",
    "الخلاف",
    "خلاف",
];

/// Short and weak forms of what the document names in full: "حفتر" after "خليفة حفتر", "النهضة" after "حركة النهضة".
pub(super) fn again(
    knowledge: &Knowledge,
    lines: &[Line<'_>],
    document: &Document,
    finds: &mut Finds,
) {
    let known: HashSet<EntryId> = finds
        .all()
        .filter_map(|find| match find.who {
            Who::Known(entry) => Some(entry),
            _ => None,
        })
        .collect();
    let countries: HashSet<&str> = known
        .iter()
        .filter_map(|entry| knowledge.gazetteer.get(*entry).country)
        .filter(|code| *code != "XX")
        .collect();
    let shorts = short_forms(knowledge, finds, lines);
    let found = found_names(finds, lines);
    for (sentence, line) in lines.iter().enumerate() {
        if line.len() == 0 || document.is_boilerplate(line.span(0, line.len())) {
            continue;
        }
        let mut at = 0;
        while at < line.len() {
            let sited = is_sited(knowledge, line, at);
            let beside_place = follows_place(line, sentence, at, finds);
            let fits = |name: &Name| {
                let entry = knowledge.gazetteer.get(name.entry);
                let near = matches!(entry.kind, EntityType::Gpe | EntityType::Loc)
                    && entry.country.is_some_and(|code| countries.contains(code));
                let listed = beside_place
                    && matches!(entry.class, "state" | "continent" | "region" | "city" | "capital");
                name.weak
                    && !name.people
                    && (known.contains(&name.entry) || sited && near || listed)
            };
            let weak = longest_name(knowledge, line, at, &fits);
            if let Some((to, names)) = weak
                && finds.is_free(sentence, at, to)
                && (line.upos(at) != Upos::Verb || sited)
                && let Some(name) = names.iter().find(|name| fits(name))
            {
                add_known(knowledge, line, sentence, at, to, *name, true, finds);
                at = to;
                continue;
            }
            let same = found.get(line.normal(at)).and_then(|names| {
                names.iter().find(|name| {
                    let words = line.normals_from(at).take(name.words.len());
                    words.eq(name.words.iter().map(String::as_str))
                        && finds.is_free(sentence, at, at + name.words.len())
                })
            });
            if let Some(name) = same {
                let to = at + name.words.len();
                finds.add(Find {
                    sentence,
                    from: at,
                    to,
                    span: line.span(at, to),
                    kind: name.kind,
                    level: Level::Nam,
                    who: name.who.clone(),
                    rule: "mentions.again",
                    nested: false,
                });
                at = to;
                continue;
            }
            if finds.is_free(sentence, at, at + 1)
                && !matches!(
                    line.upos(at),
                    Upos::Verb | Upos::Adp | Upos::Punct | Upos::Cconj | Upos::Pron
                )
                && let Some((full, kind)) = shorts.get(line.normal(at))
            {
                finds.add(Find {
                    sentence,
                    from: at,
                    to: at + 1,
                    span: line.span(at, at + 1),
                    kind: *kind,
                    level: Level::Nam,
                    who: Who::Short(full.clone()),
                    rule: "mentions.short",
                    nested: false,
                });
            }
            at += 1;
        }
    }
}

/// Whether a word is joined by و to a name of a state: "السنغال ومالي".
fn follows_place(line: &Line<'_>, sentence: usize, at: usize, finds: &Finds) -> bool {
    at > 1
        && line.normal(at - 1) == "و"
        && finds.of(sentence).iter().any(|find| {
            find.sentence == sentence && find.to == at - 1 && find.kind == EntityType::Gpe
        })
}

/// Whether a word stands where a place would: behind "مدينة" and its like, or behind a preposition of place.
fn is_sited(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = line.normal(before);
    let heads = knowledge.lexicon.heads.longest([word]);
    let headed = heads.is_some_and(|(_, heads)| {
        heads.iter().any(|head| matches!(head.kind, EntityType::Gpe | EntityType::Loc))
    });
    headed
        || matches!(
            word,
            "في" | "ب" | "الي" | "قرب" | "شمال" | "جنوب" | "شرق" | "غرب" | "نحو" | "وسط"
        )
}

/// A name that the document gave in a place that showed it to be one.
struct FoundName {
    words: Vec<String>,
    kind: EntityType,
    who: Who,
}

/// The unlisted names of several words, by their first word, the longest first.
fn found_names(finds: &Finds, lines: &[Line<'_>]) -> HashMap<String, Vec<FoundName>> {
    let mut names: HashMap<String, Vec<FoundName>> = HashMap::new();
    for find in finds.all() {
        if find.level != Level::Nam || !matches!(find.who, Who::New(_)) || find.to - find.from < 2 {
            continue;
        }
        let line = &lines[find.sentence];
        let words: Vec<String> =
            (find.from..find.to).map(|at| line.normal(at).to_string()).collect();
        let same_start = names.entry(words[0].clone()).or_default();
        if same_start.iter().all(|have| have.words != words) {
            same_start.push(FoundName { words, kind: find.kind, who: find.who.clone() });
        }
    }
    names
        .into_iter()
        .map(|(start, mut same)| {
            same.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
            (start, same)
        })
        .collect()
}

/// Last names (and rare first names) of the persons that the document names in full, where only one bears them.
fn short_forms(
    knowledge: &Knowledge,
    finds: &Finds,
    lines: &[Line<'_>],
) -> HashMap<String, (String, EntityType)> {
    let mut bearers: HashMap<String, HashSet<String>> = HashMap::new();
    for find in finds.all() {
        if find.kind != EntityType::Per || find.level != Level::Nam || find.to - find.from < 2 {
            continue;
        }
        let line = &lines[find.sentence];
        let words: Vec<&str> = (find.from..find.to).map(|at| line.normal(at)).collect();
        let full = words.join(" ");
        let last = words.last().copied().unwrap_or_default();
        let first = words.first().copied().unwrap_or_default();
        let sure = find.rule.starts_with("mentions.gazetteer")
            || knowledge.lexicon.name_parts.contains(last)
            || !last.starts_with("ال")
            || matches!(line.upos(find.to - 1), Upos::Propn | Upos::X);
        if last.chars().count() >= 3 && sure && !super::parts::is_event(knowledge, last) {
            bearers.entry(last.to_string()).or_default().insert(full.clone());
        }
        let given = knowledge.lexicon.given_names.get(first) == Some(&false);
        if given && first.chars().count() >= 4 && words.len() == 2 {
            bearers.entry(first.to_string()).or_default().insert(full.clone());
        }
    }
    bearers
        .into_iter()
        .filter(|(_, full)| full.len() == 1)
        .filter_map(|(short, full)| Some((short, (full.into_iter().next()?, EntityType::Per))))
        .collect()
}
