//! Common nouns that refer: "مسلحون مجهولون", "العاصمة", "مصدر عسكري", "52 قتيلا".

use khabar_types::{EntityType, Level, Upos, Word};

use super::{
    compounds::{governs_with_article, is_participle},
    counted::{HARMS, SOME, of_nation, others, widen_left},
    entities::is_plural,
    found::{Find, Finds, Who},
    ministers::{behind_affairs, behind_portfolios, is_minister, is_several, portfolio},
    objects::{differs, goes_on, is_described, is_feminine_pair, is_object, is_of_people},
    parts::is_function_word,
    posts::has_bearer,
    things::suffers,
};
use crate::{
    Knowledge,
    knowledge::{Part, Role, Slot, Title},
    sentence::{Line, bare},
};

/// All nominal mentions of a sentence, outside of names. From the right, so that a genitive is found before its head.
pub(super) fn nominals(knowledge: &Knowledge, line: &Line<'_>, sentence: usize, finds: &mut Finds) {
    for at in (0..line.len()).rev() {
        if let Some(find) = others(knowledge, line, sentence, at, finds) {
            finds.add_over(find);
            continue;
        }
        let Some((length, kind, class)) = noun_at(knowledge, line, sentence, at, finds) else {
            continue;
        };
        // "وسائل إعلام": part of a longer noun.
        let part_of_noun = at > 0 && finds.is_free(sentence, at - 1, at) && {
            let longer = knowledge.lexicon.nominals.longest(line.normals_from(at - 1));
            longer
                .is_some_and(|(longer, rows)| longer > length && longer > 1 && rows[0].kind == kind)
        };
        if part_of_noun {
            continue;
        }
        // "كبير المستشارين": part of a longer title.
        let part = class == "title" && at > 0 && {
            let longer = knowledge.lexicon.titles.longest(line.normals_from(at - 1));
            longer.is_some_and(|(length, rows)| length > 1 && rows[0].tie.is_some())
        };
        if part {
            continue;
        }
        let several = class == "title" && is_plural(line.normal(at));
        let kind = if several { EntityType::Grp } else { kind };
        let from = widen_left(line, sentence, at, finds);
        // "دولة قطر": a classifier of the name; "العاصمة طرابلس": a noun that means it.
        let named = named_place(knowledge, line, sentence, at, length, kind, finds);
        if named.is_some() && !line.normal(at).starts_with("ال") {
            continue;
        }
        if let Some(who) = named {
            let to = at + length;
            let span = line.span(at, to);
            let rule = "mentions.nominal.place";
            let level = Level::Nom;
            finds.add_over(Find {
                sentence,
                from: at,
                to,
                span,
                kind,
                level,
                who,
                rule,
                nested: false,
            });
            continue;
        }
        // "وزيرة التضامن الاجتماعي المصرية".
        let titled = class == "title";
        let length = if titled { portfolio(knowledge, line, at, at + length) - at } else { length };
        let to = widen_right(knowledge, line, sentence, (at, at + length), finds);
        let to = behind_nations(knowledge, line, sentence, (at, to), finds);
        if is_role_of_name(knowledge, line, sentence, (from, to), kind, class, finds) {
            continue;
        }
        let mut head: Vec<String> =
            (at..at + length).map(|at| bare(line.normal(at)).to_string()).collect();
        if length == 1
            && knowledge.lexicon.nominals.longest([line.normal(at)]).is_none()
            && let Some(stem) = without_pronoun(line, at)
        {
            head = vec![stem];
        }
        finds.add_over(Find {
            sentence,
            from,
            to,
            span: line.span(from, to),
            kind,
            level: Level::Nom,
            who: Who::Noun {
                class,
                head: head.join(" "),
                definite: line.normal(at).starts_with("ال") && !SOME.contains(&line.normal(from)),
                bare: to == at + length
                    && !(line.normal(to).starts_with("ال")
                        && is_participle(knowledge, line.normal(to))),
            },
            rule: "mentions.nominal",
            nested: false,
        });
    }
}

/// Whom a name right behind a noun of place means, where both mean the same place.
fn named_place(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    at: usize,
    length: usize,
    kind: EntityType,
    finds: &Finds,
) -> Option<Who> {
    // "موقع «ميدل إيست آي»": a quotation mark may stand between.
    let quoted = usize::from(matches!(line.normal(at + length), "\"" | "«" | "“"));
    let name = finds.at(sentence, at + length + quoted)?;
    let group = |kind: EntityType| matches!(kind, EntityType::Org | EntityType::Arm);
    // "منظمة «هيومن رايتس ووتش»".
    let marked = quoted == 1 && knowledge.lexicon.heads.longest([line.normal(at)]).is_some();
    // "وكالة رويترز": of agencies only those that the news calls by name.
    let agency = bare(line.normal(at)) == "وكاله"
        && matches!(name.who, Who::Known(entry) if knowledge.gazetteer.is_outlet(entry));
    let outside = marked || agency || is_classifier(knowledge, line.normal(at));
    let same_kind = name.level == Level::Nam
        && (kind == name.kind && kind == EntityType::Gpe || group(kind) && group(name.kind));
    let capital_of = bare(line.normal(at)) == "عاصمه"
        && matches!(name.who, Who::Known(entry) if knowledge.gazetteer.get(entry).class == "state");
    (outside && same_kind && !capital_of).then(|| name.who.clone())
}

/// A noun that stands outside the name that it introduces: "مدينة", "تنظيم", "صحيفة".
fn is_classifier(knowledge: &Knowledge, word: &str) -> bool {
    let heads = knowledge.lexicon.heads.longest([word]);
    heads.is_some_and(|(_, heads)| !heads[0].inside)
}

/// A role that stands right before or behind the name of its bearer is no mention of its own.
fn is_role_of_name(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    (from, to): (usize, usize),
    kind: EntityType,
    class: &str,
    finds: &Finds,
) -> bool {
    if kind != EntityType::Per && class != "title" {
        // "الناشط سامر العبيدي": one of many.
        let one = kind == EntityType::Grp
            && from + 1 == to
            && line.normal(from).starts_with("ال")
            && !is_plural(line.normal(from));
        return one
            && finds
                .at(sentence, to)
                .is_some_and(|name| name.kind == EntityType::Per && name.level == Level::Nam);
    }
    // "نجل معمر القذافي" is his son.
    let relative = class == "relative";
    let person = |find: &&Find| {
        find.sentence == sentence && find.kind == EntityType::Per && find.level == Level::Nam
    };
    let comma = |at: usize| matches!(line.normal(at), "،" | ",");
    // "قائد الجيش المشير خليفة حفتر", "وزير الدولة الإماراتي للشؤون الخارجية أنور قرقاش".
    let portfolios = behind_portfolios(knowledge, line, from, to);
    let comma_behind = portfolios > to
        && comma(portfolios)
        && matches!(line.upos(portfolios + 1), Upos::Propn | Upos::X);
    let name = behind_titles(knowledge, line, portfolios + usize::from(comma_behind));
    // "نظيره السعودي فيصل بن فرحان".
    let bound = line.upos(to - 1) == Upos::Pron;
    let nation = |at: &usize| bound && knowledge.gazetteer.nisba(line.normal(*at)).is_some();
    let name = (name..line.len()).find(|at| !nation(at)).unwrap_or(name);
    // "مندوب روسيا لدى مجلس الأمن فاسيلي نيبينزيا".
    let served = matches!(line.normal(to), "لدي" | "الي")
        .then(|| finds.at(sentence, to + 1).map_or(to, |place| place.to))
        .unwrap_or(to);
    let named = |at: usize| finds.of(sentence).iter().filter(person).any(|find| find.from == at);
    let behind = [to, name, served].into_iter().any(named);
    let before = finds.of(sentence).iter().filter(person).any(|find| {
        find.to == from && !is_acted_on(knowledge, line, find.from, from)
            || find.to + 1 == from && comma(find.to)
    });
    let behind = behind || has_bearer(knowledge, line, sentence, (from, to), finds);
    behind && !relative || before || is_further_role(knowledge, line, sentence, from, finds)
}

/// "التقى الرئيس عبد الفتاح السيسي رئيس الوزراء الإثيوبي": whether the title behind a name, with no comma, is that of another on whom the bearer of
/// the name acts: he has his office before his name, right behind a verb that asks for somebody else.
pub(crate) fn is_acted_on(knowledge: &Knowledge, line: &Line<'_>, name: usize, at: usize) -> bool {
    // "عين البرلمان سامي النجار رئيسا للحكومة": what he becomes.
    if line.normal(at).ends_with('ا') {
        return false;
    }
    if line.relation(at) == "obj"
        && line.head(at).is_some_and(|head| line.upos(head) == Upos::Verb && head < name)
    {
        return true;
    }
    let verb = (name.saturating_sub(8)..name)
        .rev()
        .take_while(|&at| {
            !matches!(line.upos(at), Upos::Punct | Upos::Adp | Upos::Cconj | Upos::Sconj)
        })
        .find(|&at| line.upos(at) == Upos::Verb);
    let Some(verb) = verb.filter(|verb| verb + 1 < name) else { return false };
    let titles = knowledge.lexicon.titles.prefixes(line.normals_from(verb + 1));
    // "الملك محمد السادس أمير المؤمنين" bears both, "الملك محمد السادس الرئيس السنغالي" does not.
    // "الملك عبد الله رئيس الوزراء العراقي": nor a head of government of some state.
    let foreign = (at + 1..at + 4).any(|at| knowledge.gazetteer.nisba(line.normal(at)).is_some())
        && matches!(line.normal(at), "رييس" | "وزير" | "سفير" | "مبعوث" | "قايد" | "مستشار");
    let definite = line.normal(at).starts_with("ال") || foreign;
    let office = titles
        .iter()
        .any(|(_, rows)| rows[0].tie.is_some() && (definite || rows[0].class != "royal"));
    office
        && knowledge.predicates.of_word(&line.word(verb).lemma).any(|row| {
            row.part == Part::Verb && row.role(Slot::Object).is_some_and(|role| role != Role::Topic)
        })
}

/// "محمد بن زايد، ولي عهد أبوظبي، نائب القائد الأعلى": whether a role stands behind another one of a person named before.
fn is_further_role(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    from: usize,
    finds: &Finds,
) -> bool {
    let comma = |at: usize| matches!(line.normal(at), "،" | ",");
    let titled = |at: usize| knowledge.lexicon.titles.longest(line.normals_from(at)).is_some();
    let between = |at: usize| {
        !matches!(line.upos(at), Upos::Verb | Upos::Cconj | Upos::Sconj)
            && !matches!(line.normal(at), "." | ":" | "؛")
    };
    from > 0
        && comma(from - 1)
        && finds.of(sentence).iter().any(|find| {
            find.kind == EntityType::Per
                && find.level == Level::Nam
                && find.to < from
                && from - find.to < FARTHEST_ROLE
                && comma(find.to)
                && titled(find.to + 1)
                && (find.to + 1..from - 1).all(between)
        })
}

/// How many words may stand between a name and a further role of its bearer.
const FARTHEST_ROLE: usize = 10;

/// Where a name may begin behind a role: past "للشؤون الخارجية", further titles and a title of courtesy.
fn behind_titles(knowledge: &Knowledge, line: &Line<'_>, mut at: usize) -> usize {
    if line.normal(at) == "ل" && bare(line.normal(at + 1)) == "شوون" {
        at = behind_affairs(line, at + 2);
        at += usize::from(matches!(line.normal(at), "،" | ","));
    }
    for _ in 0..2 {
        let title = knowledge.lexicon.titles.longest(line.normals_from(at));
        match title {
            Some((length, _)) if line.normal(at).starts_with("ال") => at += length,
            _ => break,
        }
    }
    at
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
        || at > 0 && ends_event(knowledge, line, at)
    {
        return None;
    }
    if is_adjective_here(knowledge, line, at)
        || is_other_word(knowledge, line, at)
        || imprisons(knowledge, line, at)
    {
        return None;
    }
    let free = |length: usize| finds.is_free(sentence, at, at + length);
    let lexicon = &knowledge.lexicon;
    // "قتيلا", "مصدرا عسكريا": the accusative without its ending.
    let plain: Vec<&str> = line.normals_from(at).take(6).map(without_accusative).collect();
    let mut nouns = lexicon.nominals.prefixes(line.normals_from(at));
    nouns.extend(lexicon.nominals.prefixes(plain));
    if nouns.is_empty() {
        nouns.extend(without_pronoun(line, at).and_then(|stem| lexicon.nominals.longest([&*stem])));
    }
    let noun = nouns.into_iter().map(|(length, rows)| (length, rows[0].kind, rows[0].class));
    let noun = noun.chain(of_nation(knowledge, line, at).map(|kind| (1, kind, "civilians")));
    let noun = noun.chain(suffers(knowledge, line, at).map(|kind| (1, kind, "civilians")));
    // "بنيران الأمن", "على يد الأمن": the forces, not safety.
    let forces = matches!(line.normal(at), "الامن" | "الاحتلال") && {
        let before = at.checked_sub(1).map_or("", |at| line.normal(at));
        matches!(before, "نيران" | "رصاص" | "يد" | "ايدي" | "قبل" | "قوات" | "جيش")
            || are_forces(knowledge, line, at)
    };
    let noun = noun.chain(forces.then_some((1, EntityType::Arm, "force")));
    // "وزير الخارجية الروسي": the ministry in a title is no mention.
    let portfolio = at > 0 && is_minister(line.normal(at - 1));
    let institutions = lexicon.institutions.prefixes(line.normals_from(at));
    let institution = institutions
        .into_iter()
        .filter(|(length, _)| !portfolio && !governs_with_article(line, at, *length))
        .map(|(length, rows)| (length, rows[0].kind, "institution"));
    let titles = lexicon.titles.prefixes(line.normals_from(at));
    let title = titles
        .into_iter()
        .filter(|(_, rows): &(usize, &[Title])| rows[0].tie.is_some())
        .map(|(length, _)| (length, EntityType::Per, "title"));
    // "حكومة الانقلاب", "قطعان المستوطنين": a judging phrase that names somebody.
    let labels = lexicon.framing.prefixes(line.normals_from(at));
    let label = labels
        .into_iter()
        .filter(|(length, rows)| *length > 1 && rows[0].class == "label")
        .filter_map(|(length, rows)| {
            let noun = lexicon.nominals.longest([line.normal(at)]).map(|(_, rows)| rows[0].kind);
            Some((length, noun.or_else(|| rows[0].falls_on.first().copied())?, "label"))
        });
    noun.chain(institution)
        .chain(title)
        .chain(label)
        .filter(|(length, ..)| free(*length))
        .max_by_key(|(length, ..)| *length)
}

/// "نددت بسجن ثلاثة صحفيين", "حكم عليه بالسجن": to put into prison, and the penalty, no place.
fn imprisons(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| line.normal(at));
    match line.normal(at) {
        "السجن" => before == "ب",
        "سجن" => {
            let people = || {
                let noun = knowledge.lexicon.nominals.longest(line.normals_from(at + 1));
                noun.is_some_and(|(_, rows)| {
                    matches!(rows[0].kind, EntityType::Per | EntityType::Grp)
                })
            };
            !matches!(before, "في" | "من" | "الي" | "داخل")
                && (line.upos(at + 1) == Upos::Num || people())
        }
        _ => false,
    }
}

/// "اعتدى الأمن على المتظاهرين", "الاحتلال يهدم منزلا": whether a word for security or occupation acts here: as the subject of a verb of force.
fn are_forces(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let forceful = |at: usize| {
        let word = line.word(at);
        word.upos == Upos::Verb
            && word.features.get("Gender") != Some("Fem")
            && knowledge.predicates.of_word(&word.lemma).any(|row| {
                row.part == Part::Verb && matches!(row.kind.name(), "ASSAULT" | "COERCE")
            })
    };
    let joined = line.normal(at + 1) == "و" && line.normal(at + 2).starts_with("ال");
    let next = at + 1 + usize::from(knowledge.gazetteer.nisba(line.normal(at + 1)).is_some());
    !joined && (at > 0 && forceful(at - 1) || next < line.len() && forceful(next))
}

/// "تسوية سياسية", "الخلايا السرية", "الإعلامية والسياسية": a word that agrees with the noun before it describes that noun.
fn is_adjective_here(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let joined = at > 1
        && matches!(line.normal(at - 1), "و" | "او")
        && line.upos(at - 2) == Upos::Adj
        && line.upos(at) == Upos::Adj;
    // "«سرايا الدفاع» الإرهابية": what is said of a quoted name.
    if at > 1
        && matches!(line.normal(at - 1), "\"" | "»" | "”")
        && line.upos(at) == Upos::Adj
        && line.normal(at).starts_with("ال")
        && line.normal(at).ends_with("يه")
    {
        return true;
    }
    let before = if joined { at.checked_sub(2) } else { at.checked_sub(1) };
    let (Some(word), Some(before)) = (line.get(at), before.and_then(|at| line.get(at))) else {
        return false;
    };
    let noun_before = matches!(before.upos, Upos::Noun | Upos::Propn | Upos::X | Upos::Adj);
    if noun_before
        && (is_object(knowledge, line, at) || before.token != word.token && differs(before, word))
    {
        return false;
    }
    if noun_before && !joined && names_another(knowledge, line, at) && are_others(before, word) {
        return false;
    }
    // "فجر انتحاري نفسه": what is read as a noun there is the verb.
    if &*word.normal == "انتحاري" && &*before.normal == "فجر" {
        return false;
    }
    // "مقتل فلسطيني", "خطف شرطيين": a word of harm has its victim behind it.
    if HARMS.contains(&&*before.lemma) && !before.normal.starts_with("ال") {
        return false;
    }
    // "مسلحين مجهولين", "مسلحون ملثمون", "مسلحان مجهولان".
    let alike = ["ين", "ون", "ان"]
        .iter()
        .any(|end| before.normal.ends_with(end) && word.normal.ends_with(end));
    let articles = word.normal.starts_with("ال") == before.normal.starts_with("ال");
    if noun_before && alike && articles && before.token != word.token {
        return true;
    }
    if noun_before && describes_event(knowledge, before, word) {
        return true;
    }
    // "الحزب اليميني المعارض".
    let described = word.upos == Upos::Adj
        && before.upos == Upos::Adj
        && word.normal.starts_with("ال")
        && before.normal.starts_with("ال")
        && !is_plural(&word.normal)
        && before.token != word.token;
    if described {
        return true;
    }
    let same = word.normal.starts_with("ال") == before.normal.starts_with("ال");
    let feminine = is_feminine_pair(&before.normal, &word.normal);
    noun_before
        && same
        && before.token != word.token
        && !governs(line, at)
        && !(word.upos == Upos::Noun
            && (PLACES_LIKE_ADJECTIVES.contains(&bare(&word.normal))
                // "قصف قرى", "تبادل أسرى": a plural in ى.
                || word.form.ends_with('ى')
                    && knowledge.lexicon.nominals.longest([bare(&word.normal)]).is_some()))
        && (has_adjective_ending(&word.normal)
            || word.upos == Upos::Adj
                && word.normal.ends_with("يا")
                && !before.normal.ends_with("ون")
            || feminine && (word.normal.starts_with("ال") || is_of_people(knowledge, before, word))
            || joined)
}

/// "هجوما منسقا", "الاعتداء المسلح": a word that agrees with an event before it in article or ending is no person.
fn describes_event(knowledge: &Knowledge, noun: &Word, word: &Word) -> bool {
    let articles = noun.normal.starts_with("ال") && word.normal.starts_with("ال");
    let accusatives = noun.normal.ends_with('ا') && word.normal.ends_with('ا');
    let several = ["ين", "ون", "ات"].iter().any(|ending| word.normal.ends_with(ending));
    let event = |spelling: &str| knowledge.predicates.nouns(spelling).any(|row| !row.kind.is_tie());
    noun.token != word.token
        && noun.upos == Upos::Noun
        && (articles || accusatives)
        && !several
        && (event(&noun.lemma) || event(without_accusative(bare(&noun.normal))))
}

/// "أهالي درنة", "مهربي البشر", "داعميه": a noun that ends like an adjective, and has a genitive.
fn governs(line: &Line<'_>, at: usize) -> bool {
    let (Some(word), Some(next)) = (line.get(at), line.get(at + 1)) else { return false };
    let open = word.normal.ends_with('ي')
        && !word.normal.starts_with("ال")
        && word.upos != Upos::Adj
        && word.upos != Upos::Verb;
    let genitive = next.token == word.token && next.upos == Upos::Pron
        || matches!(next.upos, Upos::Propn | Upos::X)
        || next.upos == Upos::Noun && next.normal.starts_with("ال");
    open && genitive && !matches!(line.normal(at + 1), "\"" | "«" | "“" | "”" | "»")
}

/// What is spelt like a common noun when folded: "الأمر" is no "آمر", "أما" no mother; "من المقرر أن" names nobody.
fn is_other_word(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let matter = bare(&word.normal) == "امر" && !word.form.contains('آ');
    let particle = &*word.normal == "اما";
    let spending = bare(&word.normal) == "انفاق" && word.form.contains('إ');
    let besides = &*word.normal == "جانب" && at > 0 && line.normal(at - 1) == "الي"
        || matches!(&*word.normal, "طرف" | "جانب") && at > 0 && line.normal(at - 1) == "من";
    // ", منتقدا القوى": how somebody does it.
    let manner = word.normal.starts_with('م')
        && word.normal.ends_with('ا')
        && at > 0
        && (line.upos(at - 1) == Upos::Punct
            || line.normal(at - 1) == "و" && at > 1 && line.upos(at - 2) == Upos::Punct);
    // "من المقرر أن", but "عدد من المحللين أن".
    let impersonal = at > 0
        && line.normal(at - 1) == "من"
        && word.normal.starts_with("الم")
        && !["ين", "ون", "ات"].iter().any(|ending| word.normal.ends_with(ending))
        && matches!(line.normal(at + 1), "ان" | "الا");
    // "أراضي ليبيا" and "الأراضي الليبية" are the country, other lands are ground.
    let ground = matches!(bare(&word.normal), "اراضي" | "اراض")
        && knowledge.gazetteer.nisba(line.normal(at + 1)).is_none();
    // "وأسر اثنين آخرين", "أسر جنديين": to take prisoner, not families.
    let capture = &*word.normal == "اسر"
        && (line.upos(at + 1) == Upos::Num
            || line.normal(at + 1).ends_with("ين") && !line.normal(at + 1).starts_with("ال"));
    // "برئاسة الوزير": who chairs, not an office.
    let chairs = &*word.normal == "رياسه" && at > 0 && line.normal(at - 1) == "ب";
    // "وعين مكانه": to appoint.
    let appoints = &*word.normal == "عين";
    let other_verb = capture || appoints || is_near(line, at);
    // "وزير الدولة بوزارة الخارجية": a kind of minister.
    let chairs = chairs || &*word.normal == "الدوله" && at > 0 && is_minister(line.normal(at - 1));
    matter
        || particle
        || spending
        || besides
        || manner
        || impersonal
        || ground
        || other_verb
        || chairs
}

/// "سيلتقي قريبا نظيره", "بؤرة قريبة": near or soon, no relative, who has a pronoun ("قريبه") or a "ل" ("قريب للضحية").
fn is_near(line: &Line<'_>, at: usize) -> bool {
    let own = line.upos(at + 1) == Upos::Pron && line.word(at + 1).token == line.word(at).token;
    matches!(line.normal(at), "قريب" | "قريبه" | "قريبا" | "القريب" | "القريبه")
        && !own
        && line.normal(at + 1) != "ل"
}

/// The endings of nisba adjectives.
fn has_adjective_ending(word: &str) -> bool {
    ["ي", "يه", "يين", "يون", "يتين", "يتان", "اخر", "اخري", "اخرون", "اخرين"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Nouns that end like nisba adjectives: "ضرب قرية", "سيارة البلدية".
const PLACES_LIKE_ADJECTIVES: &[&str] =
    &["قريه", "ولايه", "بلديه", "مديريه", "سريه", "ناحيه", "بنايه", "زاويه", "ضاحيه"];

/// "القضاء على": a fixed phrase of several words that names an event is no noun for somebody.
fn names_event(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    knowledge.predicates.of_word(bare(line.normal(at))).any(|row| {
        row.part != Part::Participle
            && !row.rest.is_empty()
            && line.phrase_end(at + 1, &row.rest).is_some()
    })
}

/// "هجوم مسلح": the second word of a fixed phrase of two that names an event.
fn ends_event(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    knowledge.predicates.of_word(bare(line.normal(at - 1))).any(|row| {
        row.part == Part::Noun
            && row.rest.len() == 1
            && !row.open
            && !row.kind.is_tie()
            && line.upos(at) != Upos::Adp
            && line.phrase_end(at, &row.rest) == Some(at + 1)
    })
}

/// "خصومه", "حكومتها": the stem of a noun whose pronoun was not cut off.
pub(super) fn without_pronoun(line: &Line<'_>, at: usize) -> Option<String> {
    let word = line.get(at).filter(|word| word.upos != Upos::Verb && !word.form.ends_with('ة'))?;
    let endings = ["ها", "هم", "هما", "نا", "ه"];
    let stem = endings.iter().find_map(|ending| word.normal.strip_suffix(ending))?;
    if stem.chars().count() < 3 || stem.starts_with("ال") {
        return None;
    }
    Some(stem.strip_suffix('ت').map_or_else(
        || stem.to_string(),
        |rest| if stem.ends_with("ات") { stem.to_string() } else { format!("{rest}ه") },
    ))
}

/// The indefinite accusative without its alef.
fn without_accusative(word: &str) -> &str {
    word.strip_suffix('ا').filter(|rest| rest.chars().count() > 2).unwrap_or(word)
}

/// Adjectives and genitives belong to the noun; prepositions and relative clauses do not.
fn widen_right(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    (from, start): (usize, usize),
    finds: &Finds,
) -> usize {
    let mut to = start;
    let head = line.word(start - 1);
    let mut definite = head.normal.starts_with("ال");
    // A noun with its article, a pronoun, or an ending that a genitive takes away has no genitive.
    // "قوة أمنية منزل الناشط", "طائرة مسيرة المطار": nor has an adjective.
    let described = start >= 2
        && head.upos == Upos::Adj
        && line.upos(start - 2) == Upos::Noun
        && has_adjective_ending(&head.normal)
        || is_described(line, from, start);
    let open = !definite
        && !described
        && !["ون", "ين", "ان"].iter().any(|ending| head.normal.ends_with(ending))
        && !head.normal.ends_with('ا');
    while to - start < 6 {
        let Some(word) = line.get(to) else { break };
        // Enclitic pronouns stand inside the mention's last token.
        if word.upos == Upos::Pron && line.word(to - 1).token == word.token {
            to += 1;
            continue;
        }
        // "مراسل صحيفة معاريف": a classifier between the noun and the name.
        let skip = usize::from(is_classifier(knowledge, &word.normal));
        let named = |at| finds.at(sentence, at).filter(|find| find.level == Level::Nam);
        // "أهالي «عين زارة»".
        let people = matches!(&*head.normal, "اهالي" | "سكان" | "ابناء" | "اهل" | "مواطنو");
        let mark = usize::from(people && to == start && matches!(&*word.normal, "\"" | "«" | "“"));
        if let Some(inner) = finds.at(sentence, to).or_else(|| named(to + skip.max(mark))) {
            // "طعن رجل شرطيا": an accusative is no genitive.
            let accusative = word.upos == Upos::Noun && word.normal.ends_with("يا");
            if !(open && to == start)
                || (accusative || differs(head, word)) && inner.level == Level::Nom
                || inner.rule.starts_with("mentions.gazetteer.people")
                || is_kin_of(knowledge, line, start - 1, inner)
            {
                break;
            }
            return coordinated(line, sentence, inner, line.word(from), finds);
        }
        let another = matches!(&*word.normal, "اخر" | "اخري" | "اخرين" | "اخرون" | "اخران");
        if another && word.token != line.word(to - 1).token {
            to += 1;
            break;
        }
        if is_function_word(line, to) || word.token == line.word(to - 1).token {
            break;
        }
        if open && to == start && is_genitive(line, to) {
            definite = true;
            to += 1;
            continue;
        }
        let agrees = definite == word.normal.starts_with("ال");
        let alike = ["ين", "ون", "ان"]
            .iter()
            .any(|end| line.word(to - 1).normal.ends_with(end) && word.normal.ends_with(end));
        let shaped = agrees
            && (has_adjective_ending(&word.normal)
                || alike
                || definite && is_feminine_pair(&line.word(to - 1).normal, &word.normal)
                || is_of_people(knowledge, line.word(to - 1), word));
        let participle = is_participle(knowledge, &word.normal)
            && line
                .get(to + 1)
                .is_some_and(|next| next.upos == Upos::Adp || finds.at(sentence, to + 1).is_some());
        let adjective = (word.upos == Upos::Adj && (agrees || to == start) || shaped)
            && !participle
            && (definite || !goes_on(line, to));
        // "مصدر حكومي نفيه": what has a pronoun is no adjective.
        let bound = line
            .get(to + 1)
            .is_some_and(|next| next.token == word.token && next.upos == Upos::Pron);
        // "الشعب قائلا": how somebody does it; "الحكومة المعترف بها": what goes on with a preposition.
        let adverb = definite && !agrees && word.normal.ends_with('ا');
        let recognised = bare(&word.normal).starts_with("معترف") && line.normal(to + 1) == "ب";
        // "مسلحون شرطيا": a nominative has no accusative adjective; whom they kill stands there.
        // "رجل شرطيا": likewise one who has no accusative ending himself.
        let object = head.normal.ends_with("ون")
            && ["ا", "ي", "يه"].iter().any(|ending| word.normal.ends_with(ending))
            || !definite
                && word.upos == Upos::Noun
                && word.normal.ends_with("يا")
                && !head.normal.ends_with('ا')
            || differs(line.word(to - 1), word);
        // "الهجوم على المدينة وشيك": what is said of the event.
        let said = definite && !word.normal.starts_with("ال");
        // "المحكمة الوزارة", "الشرطة الصحفي": behind a definite noun stands the next one.
        let another = || definite && names_another(knowledge, line, to);
        let adjective =
            adjective && !bound && !adverb && !recognised && !object && !said && !another();
        if !adjective {
            break;
        }
        to += 1;
    }
    to
}

/// "نواب اليمين", "سكان القطاع": a definite noun that is nobody itself and that the tree hangs on the noun before it.
fn is_genitive(line: &Line<'_>, at: usize) -> bool {
    let (Some(noun), Some(before)) = (line.get(at), at.checked_sub(1)) else { return false };
    noun.upos == Upos::Noun
        && noun.normal.starts_with("ال")
        && line.relation(at) == "nmod"
        && line.head(at) == Some(before)
        && line.word(before).upos == Upos::Noun
        && line.word(before).features.get("Definite") == Some("Cons")
        && noun.features.get("Case") != Some("Acc")
}

/// "قتل رجل زوجته": kin with a pronoun is no genitive of a person without an article, to whom the pronoun goes back.
fn is_kin_of(knowledge: &Knowledge, line: &Line<'_>, at: usize, inner: &Find) -> bool {
    let kin = matches!(inner.who, Who::Noun { class: "relative", .. });
    let bound = (inner.from + 1..inner.to).any(|at| line.upos(at) == Upos::Pron);
    let lexicon = &knowledge.lexicon;
    let person = lexicon.nominals.longest([line.normal(at)]).is_some_and(|(_, rows)| {
        matches!(rows[0].kind, EntityType::Per | EntityType::Grp) && rows[0].class != "relative"
    });
    let serves = matches!(line.normal(at), "محامي" | "محاميه" | "صديق" | "قاتل" | "خاطف" | "رفيق");
    kin && bound && person && !serves
}

/// "الجانبان العراقي والإيراني", "وزيرا النقل الكويتي والسعودي": two or more who are told apart by their states.
fn behind_nations(
    knowledge: &Knowledge,
    line: &Line<'_>,
    sentence: usize,
    (from, mut to): (usize, usize),
    finds: &Finds,
) -> usize {
    let one = |at: usize| {
        let word = line.normal(at);
        word.starts_with("ال")
            && word.ends_with(['ي', 'ه'])
            && knowledge.gazetteer.nisba(word).is_some()
    };
    while to > from + 1
        && to + 1 < line.len()
        && is_several(line, from)
        && one(to - 1)
        && line.normal(to) == "و"
        && one(to + 1)
        && finds.is_free(sentence, to + 1, to + 2)
    {
        to += 2;
    }
    to
}

/// Whether a definite word behind a definite noun is no adjective of it, but a noun: it is tagged as one and listed as somebody, or it is masculine
/// where the noun is feminine.
fn names_another(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let (word, before) = (line.word(at), line.word(at - 1));
    let lexicon = &knowledge.lexicon;
    let listed = || {
        lexicon.nominals.opens(&word.normal)
            || lexicon.institutions.opens(&word.normal)
            || lexicon.titles.opens(&word.normal)
    };
    let mismatched =
        before.form.ends_with('ة') && before.upos == Upos::Noun && word.normal.ends_with('ي');
    // "الأطراف المالية": of Mali, no ministry of finance.
    let nation = knowledge.gazetteer.nisba(&word.normal).is_some();
    is_object(knowledge, line, at)
        || (word.upos == Upos::Noun || mismatched || are_others(before, word))
            && word.normal.starts_with("ال")
            && !nation
            && listed()
}

/// "الجيش المدنيين", "القوات الروسية المدنيين": a sound plural of men behind what is neither a plural of people nor such an adjective; not "القادة المدنيين".
fn are_others(before: &Word, word: &Word) -> bool {
    let one = before.features.get("Number") == Some("Sing") || before.normal.ends_with("ات");
    let several = ["ين", "ون"].iter().any(|end| before.normal.ends_with(end));
    word.normal.ends_with("ين") && word.normal.chars().count() > 5 && one && !several
}

/// "سفراء فرنسا وإيطاليا": several genitives of the same kind behind one noun.
fn coordinated(
    line: &Line<'_>,
    sentence: usize,
    inner: &Find,
    head: &Word,
    finds: &Finds,
) -> usize {
    let mut to = inner.to;
    let several =
        inner.level == Level::Nam && PLURALS.iter().any(|ending| head.normal.ends_with(ending));
    while several && line.normal(to) == "و" {
        let Some(next) = finds.at(sentence, to + 1) else { break };
        if next.kind != inner.kind || next.level != Level::Nam {
            break;
        }
        to = next.to;
    }
    to
}

/// How plurals end that stand before several genitives: "سفراء", "ممثلو", "قادة".
const PLURALS: &[&str] = &["اء", "را", "لا", "ات", "و", "ي", "اده"];

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::PLACES_LIKE_ADJECTIVES);
    }
}
