//! Names that a noun builds: institutions of a state, "كتيبة 106", "مدينة درنة", "شرق ليبيا".

use khabar_types::{EntityType, Level, Tone, Upos};

use super::{
    found::{Find, Finds, Who},
    ministers::is_minister,
    official,
    parts::{is_event, is_function_word, is_nominal, is_plausible, is_speech},
};
use crate::{
    Knowledge,
    knowledge::{EntryId, lexicon::Head},
    sentence::Line,
};

/// All compounds of a sentence.
pub(super) fn compounds(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    finds: &mut Finds,
) {
    for at in 0..line.len() {
        let found = institution(knowledge, line, sentence, at, finds)
            .or_else(|| region(knowledge, line, sentence, at, finds))
            .or_else(|| headed(knowledge, line, sentence, at, finds));
        if let Some(find) = found {
            let clash = finds.of(sentence).iter().any(|have| {
                have.sentence == sentence
                    && have.from < find.to
                    && find.from < have.to
                    && (have.from < find.from
                        || have.to > find.to
                        || (have.from, have.to) == (find.from, find.to))
            });
            if clash {
                continue;
            }
            // "شارع فلسطين" in Baghdad is not Palestine.
            if BEARERS.contains(&line.normal(find.from)) && find.kind == EntityType::Loc {
                finds.give_way(sentence, find.from, find.to, |inner| {
                    find.from < inner.from && inner.to <= find.to
                });
            }
            for inner in finds.of_mut(sentence) {
                if inner.sentence == sentence && find.from <= inner.from && inner.to <= find.to {
                    inner.nested = true;
                }
            }
            finds.add_over(find);
        }
    }
    // A government named by its seat is one mention: the place inside goes.
    let seats: Vec<(usize, usize)> = finds
        .of(sentence)
        .iter()
        .filter(|find| find.sentence == sentence && find.rule == "mentions.institution.seat")
        .map(|find| (find.from, find.to))
        .collect();
    finds.of_mut(sentence).retain(|find| {
        find.sentence != sentence
            || find.rule == "mentions.institution.seat"
            || !seats.iter().any(|(from, to)| *from <= find.from && find.to <= *to)
    });
}

fn find(
    line: &Line<'_>,
    sentence: usize,
    from: usize,
    to: usize,
    kind: EntityType,
    who: Who,
    rule: &'static str,
) -> Find {
    Find {
        sentence,
        from,
        to,
        span: line.span(from, to),
        kind,
        level: Level::Nam,
        who,
        rule,
        nested: false,
    }
}

/// "نفت الوزارة صحة الأنباء": a noun with the article governs none, so the two are no name.
pub(super) fn governs_with_article(line: &Line<'_>, at: usize, length: usize) -> bool {
    let definite = |at: usize| line.normal(at).starts_with("ال");
    length > 1 && definite(at) && !definite(at + 1) && line.upos(at + 1) == Upos::Noun
}

/// "الخارجية الروسية", "وزارة الدفاع العراقية", "حكومة طبرق".
fn institution(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<Find> {
    let (length, rows) = knowledge.lexicon.institutions.longest(line.normals_from(at))?;
    let row = &rows[0];
    let end = at + length;
    if !finds.is_free(sentence, at, end) || line.upos(at) == Upos::Verb {
        return None;
    }
    // "وزير الدفاع الإسرائيلي": the ministry in a title is no mention.
    let portfolio = length == 1 && at > 0 && is_minister(line.normal(at - 1));
    if portfolio || governs_with_article(line, at, length) {
        return None;
    }
    let level = row.level;
    let build = |to: usize, state: Option<EntryId>, rule| {
        let who = Who::Institution { key: row.key, en: row.en, state };
        let mut find = find(line, sentence, at, to, row.kind, who, rule);
        find.level = level;
        Some(find)
    };
    // An adjective of nationality, with at most one other adjective before it.
    for skip in 0..2 {
        let Some(word) = line.get(end + skip) else { break };
        let definite = word.normal.starts_with("ال")
            == line.normal(at + length - 1).starts_with("ال")
            || line.normal(at).starts_with("ال") == word.normal.starts_with("ال")
            || length > 1;
        if let Some(state) = knowledge.gazetteer.nisba(&word.normal)
            && definite
            && agree(line.normal(at), line.normal(at + length - 1), &word.normal)
        {
            return build(end + skip + 1, Some(state), "mentions.institution.nisba");
        }
        if !(word.upos == Upos::Adj && word.normal.starts_with("ال")) {
            break;
        }
    }
    // A place: "حكومة طبرق", "جيش السودان".
    let place = finds.at(sentence, end);
    let Some(place) =
        place.filter(|place| place.kind == EntityType::Gpe && !line.normal(at).starts_with("ال"))
    else {
        // "مجلس النواب", "القوات الجوية": the country's only one. "أعلنت الداخلية": a ministry that acts.
        let acts = row.kind == EntityType::Org
            && row.en.ends_with("Ministry")
            && length == 1
            && (at.checked_sub(1).is_some_and(|before| is_speech(knowledge, line, before))
                || at == 0 && line.upos(end) == Upos::Verb);
        let only = length > 1 && level == Level::Nam && row.key != "armed_forces";
        return (only || acts).then(|| build(end, None, "mentions.institution.only")).flatten();
    };
    match place.who {
        Who::Known(entry)
            if matches!(knowledge.gazetteer.get(entry).class, "state" | "territory") =>
        {
            build(place.to, Some(entry), "mentions.institution.state")
        }
        _ if row.kind == EntityType::Org => {
            let name = normals(line, at, place.to);
            Some(find(
                line,
                sentence,
                at,
                place.to,
                row.kind,
                Who::New(name),
                "mentions.institution.seat",
            ))
        }
        _ => None,
    }
}

/// "الخارجية الأمريكية", not "(وزير) الخارجية الأمريكي": a feminine noun has a feminine adjective.
fn agree(first: &str, last: &str, adjective: &str) -> bool {
    let feminine = |word: &str| word.ends_with('ه') || word.ends_with("ات");
    let broken = first.contains("اجهزه") || first.contains("وساءل") || first.contains("قوي");
    let wanted = feminine(first)
        || feminine(last) && !first.starts_with("مجلس") && !first.starts_with("جهاز");
    broken || adjective.ends_with('ه') == wanted || first.ends_with('ن')
}

/// "شرق ليبيا", "جنوبي اليمن": a part of a state that people live in.
fn region(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<Find> {
    let direction = direction(line.normal(at))?;
    // "في البصرة جنوب العراق" says where Basra is.
    if finds.of(sentence).iter().any(|have| {
        have.sentence == sentence
            && have.to == at
            && matches!(have.kind, EntityType::Gpe | EntityType::Loc)
    }) {
        return None;
    }
    let state = finds.at(sentence, at + 1)?;
    let Who::Known(entry) = state.who else { return None };
    if knowledge.gazetteer.get(entry).class != "state" || state.rule == "mentions.gazetteer.people"
    {
        return None;
    }
    let who = Who::Part { state: entry, direction };
    finds
        .is_free(sentence, at, at + 1)
        .then(|| find(line, sentence, at, state.to, EntityType::Gpe, who, "mentions.region"))
}

fn direction(word: &str) -> Option<&'static str> {
    Some(match word {
        "شرق" | "شرقي" => "eastern",
        "غرب" | "غربي" => "western",
        "شمال" | "شمالي" => "northern",
        "جنوب" | "جنوبي" => "southern",
        _ => return None,
    })
}

/// "كتيبة 106", "مطار معيتيقة", "مدينة درنة": a noun that introduces a name.
fn headed(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    finds: &Finds,
) -> Option<Find> {
    let (length, rows) = knowledge.lexicon.heads.longest(line.normals_from(at))?;
    let head: &Head = &rows[0];
    let name = at + length;
    if !finds.is_free(sentence, at, name) || matches!(line.upos(at), Upos::Verb | Upos::Punct) {
        return None;
    }
    let noun = line.normal(name - 1);
    // "وفد برئاسة حيدر الموسوي": who leads, no office.
    let led = at > 0 && line.normal(at - 1) == "ب" && matches!(noun, "رياسه" | "قياده");
    // "وزير الخارجية العماني هلال الريامي": behind an adjective of a state, a first name.
    let first_name = at > 0
        && knowledge.lexicon.given_names.contains_key(line.normal(at))
        && knowledge.gazetteer.nisba(line.normal(at - 1)).is_some()
        && line.normal(at - 1).starts_with("ال");
    if DIRECTIONS.contains(&noun) || led || first_name {
        return None;
    }
    let definite = line.normal(at).starts_with("ال");
    let quoted = matches!(line.normal(name), "\"" | "«" | "“");
    let mut first = name + usize::from(quoted);
    // "مليشيات الجنرال خليفة حفتر": a title before whose they are.
    if head.kind == EntityType::Arm && !definite && finds.at(sentence, first).is_none() {
        let title = knowledge.lexicon.titles.longest(line.normals_from(first));
        let person = title.map(|(length, _)| first + length).filter(|&at| {
            line.normal(first).starts_with("ال")
                && finds
                    .at(sentence, at)
                    .is_some_and(|find| find.kind == EntityType::Per && find.level == Level::Nam)
        });
        first = person.unwrap_or(first);
    }
    if let Some(known) = finds.at(sentence, first) {
        // "قوات حفتر", "ميليشيات ترهونة", "ميناء البريقة": the head belongs to the name. "مدينة درنة": it does not.
        let owned = head.kind == EntityType::Arm
            && noun != "تنظيم"
            && matches!(known.kind, EntityType::Per | EntityType::Gpe);
        // "ميليشيا النواصي": a judging word before the name of a group is no part of it.
        let judged = matches!(known.kind, EntityType::Arm | EntityType::Org)
            && knowledge.lexicon.framing.longest([noun]).is_some_and(|(_, rows)| {
                rows.iter().any(|row| row.class == "label" && row.tone == Tone::Neg)
            });
        // "وكالة رويترز" is the agency that is known.
        let medium = matches!(known.who, Who::Known(entry) if knowledge.gazetteer.is_outlet(entry));
        let builds = (head.inside || owned)
            && !judged
            && !medium
            && !definite
            && !quoted
            && known.level == Level::Nam
            && !VAGUE.contains(&noun)
            && !known.rule.starts_with("mentions.gazetteer.people");
        return builds.then(|| {
            let who = Who::New(normals(line, at, known.to));
            find(line, sentence, at, known.to, head.kind, who, "mentions.head.name")
        });
    }
    if definite && !quoted {
        let to = official::definite(knowledge, line, at, name, head)?;
        let who = Who::New(normals(line, at, to));
        return Some(find(line, sentence, at, to, head.kind, who, "mentions.head.official"));
    }
    if VAGUE.contains(&noun) && !quoted {
        return None;
    }
    let to = if quoted {
        let to = quoted_name(line, first)?;
        if is_said(knowledge, line, first, definite) {
            return None;
        }
        to
    } else {
        open_name(knowledge, line, first, head, noun)?
    };
    let from = if head.inside && !definite { at } else { first };
    let end = if quoted && from == at { to + 1 } else { to };
    let who = Who::New(normals(line, first, to));
    Some(find(line, sentence, from, end.min(line.len()), head.kind, who, "mentions.head"))
}

/// What bears the name of a country or person without lying there or being theirs.
const BEARERS: &[&str] =
    &["شارع", "ميدان", "ساحه", "جسر", "كوبري", "دوار", "نفق", "فندق", "سينما", "مقهي", "حديقه"];

/// Where something lies, not what it is called.
const DIRECTIONS: &[&str] = &["غرب", "غربي", "شرق", "شرقي", "شمال", "شمالي", "جنوب", "جنوبي"];

/// Heads of phrases that describe more often than they name.
const VAGUE: &[&str] = &[
    "سلطات",
    "سلطه",
    "قياده",
    "مقاومه",
    "موتمر",
    "وفد",
    "وفود",
    "ابناء",
    "ثوار",
    "مجاهدو",
    "مجاهدي",
    "حدود",
    "مشارف",
    "تخوم",
    "ضواحي",
    "ضاحيه",
    "ساحل",
    "سواحل",
    "شاطي",
    "شواطي",
    "طريق",
    "طرق",
    "سوق",
    "اسواق",
    "قايمه",
    "قوايم",
    "لايحه",
    "برنامج",
    "برامج",
    "حمله",
    "حملات",
    "مبادره",
    "مبادرات",
    "نظام",
    "انظمه",
    "عمليه",
    "عمليات",
    "جهه",
    "جهات",
    "ناحيه",
    "نواحي",
    "مصلحه",
    "مصالح",
    "وحده",
    "وحدات",
    "سلاح",
    "غرفه",
    "غرف",
    "اداره",
    "ادارات",
    "قطاع",
    "محور",
    "حوض",
    "راس",
    "فريق",
    "فرق",
    "دوله",
    "دول",
    "خطوط",
    "قوه",
    "كتله",
    "تطبيق",
    "مكتب",
    "مكاتب",
    "قسم",
    "اقسام",
    "دايره",
    "دواير",
];

/// A name in quotation marks, at most six words.
fn quoted_name(line: &Line<'_>, first: usize) -> Option<usize> {
    (first..(first + 7).min(line.len()))
        .find(|&at| matches!(line.normal(at), "\"" | "»" | "”"))
        .filter(|&to| to > first)
}

/// "إن الجيش «قصف السوق»": whether what stands in quotation marks behind a noun is said of it and no name. Behind an article an event is said, too:
/// "أعلن الجيش «اعتقال مسلحين»", while "حركة «التغيير»" is a name.
fn is_said(knowledge: &Knowledge, line: &Line<'_>, first: usize, definite: bool) -> bool {
    let word = line.word(first);
    let clause = matches!(word.upos, Upos::Verb | Upos::Aux | Upos::Part | Upos::Sconj | Upos::Adp);
    clause || definite && !word.normal.starts_with("ال") && is_event(knowledge, &word.normal)
}

/// A name without marks: a number, an unknown word, or a definite noun with its adjectives.
fn open_name(
    knowledge: &Knowledge,
    line: &Line<'_>,
    first: usize,
    head: &Head,
    noun: &str,
) -> Option<usize> {
    let word = line.get(first)?;
    if word.upos == Upos::Num {
        return (head.kind == EntityType::Arm).then_some(first + 1);
    }
    if let Some(to) = official::task(knowledge, line, first, head) {
        return Some(to);
    }
    let event = is_event(knowledge, &word.normal);
    let common = knowledge.lexicon.nominals.opens(&word.normal)
        || knowledge.lexicon.titles.opens(&word.normal)
        || knowledge.gazetteer.nisba(&word.normal).is_some()
        || is_function_word(line, first)
        || word.upos == Upos::Adj;
    if common || !is_nominal(word.upos) || word.token == line.word(first - 1).token {
        return None;
    }
    let unknown = is_plausible(knowledge, &word.normal)
        && word.upos != Upos::Noun
        && !is_described(line, first);
    let definite = word.normal.starts_with("ال");
    if head.kind == EntityType::Gpe || head.kind == EntityType::Loc {
        if NAME_OPENERS.contains(&&*word.normal)
            && line.get(first + 1).is_some_and(|next| is_nominal(next.upos))
        {
            return Some(first + 2);
        }
        // "مدينة الزهراء", but "مناطق النفط", "محطات المياه".
        let one = !is_plural(noun) && definite && !event && word.upos != Upos::Noun;
        return (unknown || one || PLACES.contains(&noun) && definite && !event)
            .then_some(first + 1);
    }
    let one = definite && head.inside && !is_plural(noun) && !event;
    if !(unknown && !definite || one) {
        return None;
    }
    let mut to = first + 1;
    while to < first + 4 {
        let Some(next) = line.get(to) else { break };
        let goes_on = next.normal.starts_with("ال")
            && is_nominal(next.upos)
            && definite
            // "رفض حزب الأمة البيان": the object stands behind the name.
            && (next.upos != Upos::Noun || next.normal.ends_with('ي') || next.normal.ends_with("يه"))
            && !is_participle(knowledge, &next.normal)
            && knowledge.gazetteer.nisba(&next.normal).is_none_or(|_| head.inside);
        if !goes_on {
            break;
        }
        to += 1;
    }
    Some(to)
}

/// "مجموعات متفلتة", "جماعة متشددة": an unknown word in م and ة behind a feminine or a plural of things is a participle of it, and no name.
fn is_described(line: &Line<'_>, at: usize) -> bool {
    let (word, noun) = (line.word(at), line.normal(at - 1));
    let shaped =
        word.normal.starts_with('م') && word.form.ends_with('ة') && word.normal.chars().count() > 4;
    shaped && (noun.ends_with('ه') || noun.ends_with("ات"))
}

/// Nouns of places whose names are often common words: "حي السلام", "بلدة الشيخ زويد".
const PLACES: &[&str] = &["مدينه", "بلده", "قريه", "حي", "محافظه", "مخيم", "مطار", "ميناء", "معبر"];

/// Sound plurals and the broken ones among the heads.
fn is_plural(noun: &str) -> bool {
    noun.ends_with("ات") && noun != "قوات"
        || noun.ends_with("تا")
        || noun.ends_with("تي")
        || matches!(
            noun,
            "مراكز"
                | "اجهزه"
                | "روابط"
                | "نقابات"
                | "جمعيات"
                | "مجالس"
                | "لجان"
                | "مناطق"
                | "مدن"
                | "قري"
                | "محاكم"
                | "شركه"
                | "بنوك"
                | "مصارف"
                | "مدارس"
                | "كلياته"
                | "احزاب"
                | "مصانع"
                | "معامل"
                | "مواني"
                | "قواعد"
                | "حقول"
                | "حواجز"
                | "معابر"
                | "ملاعب"
                | "فنادق"
                | "جزر"
                | "موقع"
                | "مواقع"
                | "صحف"
                | "جرايد"
                | "مجموعه"
                | "نادي"
        )
}

/// "التابعة", "المعارضة": a participle that is also a predicate goes with what follows.
pub(super) fn is_participle(knowledge: &Knowledge, word: &str) -> bool {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    knowledge.predicates.of_word(bare).any(|row| row.part == crate::knowledge::Part::Participle)
}

const NAME_OPENERS: &[&str] = &[
    "تل",
    "خان",
    "راس",
    "عين",
    "بير",
    "وادي",
    "جبل",
    "دير",
    "بني",
    "ابو",
    "بيت",
    "كفر",
    "ام",
    "سيدي",
    "باب",
    "برج",
    "قصر",
    "بو",
    "بن",
    "مرسي",
    "حاسي",
    "شط",
    "اولاد",
    "كرم",
    "جسر",
    "مزار",
    "حمام",
    "سوق",
    "قلعه",
    "نهر",
    "خربه",
    "تله",
    "ذو",
];

fn normals(line: &Line<'_>, from: usize, to: usize) -> String {
    (from..to).map(|at| line.normal(at)).collect::<Vec<_>>().join(" ")
}
