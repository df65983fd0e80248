//! Titles and roles beside names: "وزير الخارجية الروسي سيرغي لافروف" states a tie each time it is written.

use khabar_types::{ClaimType, EntityId, EntityType, Level, MentionId, Span, Upos};

use super::{posts::holder_behind_post, scene::Scene, sources::is_document};
use crate::{
    knowledge::{EntryId, Title},
    mentions::{behind_affairs, behind_portfolios, is_acted_on, is_several, portfolio},
    sentence::bare,
};

/// A title with what it governs and who bears it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TitlePhrase {
    /// First word of the title.
    pub from: usize,
    /// Word after the title's complement.
    pub to: usize,
    /// `None` for honorifics.
    pub tie: Option<ClaimType>,
    /// Whose title it is.
    pub holder: Option<MentionId>,
    /// The entity that is led or belonged to.
    pub of: Option<EntityId>,
    /// The words of that entity.
    pub of_words: Option<Span>,
    /// What several bearers are of besides: "وزيرا خارجية مصر والسودان".
    pub also: [Option<(EntityId, Span)>; 2],
    /// Stable id of the row.
    pub key: &'static str,
    /// Its class: "state", "government".
    pub class: &'static str,
}

/// All titles of a sentence.
pub(super) fn titles(scene: &Scene<'_>) -> Vec<TitlePhrase> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scene.line.len() {
        let Some(title) = title_at(scene, at, found.last()) else {
            at += 1;
            continue;
        };
        at = title.to.max(at + 1);
        found.push(title);
    }
    for at in (1..found.len()).rev() {
        let next = found[at];
        joined_to(scene, &mut found[at - 1], &next);
    }
    found
}

/// "وزير العدل، رئيس المجلس الأعلى للقضاء وليد الصمعاني": the name behind the second title bears the first one too.
fn joined_to(scene: &Scene<'_>, title: &mut TitlePhrase, next: &TitlePhrase) {
    let named = |holder: MentionId| scene.mentions.mentions[holder].level == Level::Nam;
    let between = title.to..next.from;
    let beside = between.len() <= 1
        && between.into_iter().all(|at| matches!(scene.line.normal(at), "،" | ","));
    if !beside || title.holder.is_some_and(named) {
        return;
    }
    let behind = next.holder.filter(|&holder| {
        named(holder)
            && scene.mentions.mentions[holder].span.start()
                > scene.line.word(next.from).span.start()
    });
    if behind.is_none() {
        return;
    }
    title.holder = behind;
    serve(scene, title);
}

fn title_at(scene: &Scene<'_>, at: usize, before: Option<&TitlePhrase>) -> Option<TitlePhrase> {
    if scene.in_name(at) {
        return None;
    }
    let titles = &scene.knowledge.lexicon.titles;
    let (length, rows) = titles
        .prefixes(scene.line.normals_from(at))
        .into_iter()
        .find(|(length, _)| !(at + 1..at + length).any(|word| starts_organisation(scene, word)))?;
    let row = rows.first()?;
    if is_honorific(scene, at, length, row) {
        return None;
    }
    let mut title = TitlePhrase {
        from: at,
        to: at + length,
        tie: row.tie,
        holder: None,
        of: None,
        of_words: None,
        also: [None; 2],
        key: row.key,
        class: row.class,
    };
    owner(scene, &mut title);
    complement(scene, &mut title);
    own_words(scene, &mut title);
    client(scene, &mut title);
    let behind = holder_after(scene, title.to).or_else(|| holder_behind_post(scene, &title));
    let behind = behind.or_else(|| scene.fills(&mut title, at + length));
    // "قتل جندي إسرائيلي شيرين": no article and an adjective without one, so the name behind is somebody else.
    let closed = !scene.line.normal(at).starts_with("ال")
        && scene.knowledge.gazetteer.nisba(scene.line.normal(at + length)).is_some()
        && !scene.line.normal(at + length).starts_with("ال")
        // "سفير روسيا لدى ليبيا أيدار أغانين": the state, no adjective in the accusative.
        && !scene.starting_at(at + length).any(|it| it.kind == EntityType::Gpe && it.level == Level::Nam);
    // "التقى الرئيس السيسي رئيس الوزراء الإثيوبي": the name before is of somebody else.
    let other = scene.all.iter().any(|phrase| {
        phrase.to == at
            && phrase.kind == EntityType::Per
            && phrase.level == Level::Nam
            && is_acted_on(scene.knowledge, &scene.line, phrase.from, at)
    });
    // "التقى خالد الكعبي نظيره الجزائري": somebody else, whose post is that of the first.
    let counterpart = row.key == COUNTERPART;
    if counterpart {
        title.tie = before.and_then(|before| before.tie);
    }
    let other = other || counterpart;
    let named_before = || {
        holder_before(scene, at)
            .or_else(|| holder_apart(scene, &title))
            .or_else(|| in_office(scene, at))
            .or_else(|| chained(scene, at, before))
    };
    title.holder = behind
        .filter(|_| !closed)
        .or_else(|| if other { None } else { named_before() })
        .or_else(|| holder_around(scene, at));
    serve(scene, &mut title);
    Some(title)
}

/// "فخامة الرئيس", "معالي الأمين العام": whether the words are a title behind a word of honour, which is read by itself.
fn is_honorific(scene: &Scene<'_>, at: usize, length: usize, row: &Title) -> bool {
    row.tie.is_none()
        && row.key != "prince"
        && length > 1
        && scene
            .knowledge
            .lexicon
            .titles
            .longest(scene.line.normals_from(at + 1))
            .is_some_and(|(_, rows)| rows[0].tie.is_some())
}

/// Whom the bearer of a title serves, where the title does not say it.
fn serve(scene: &Scene<'_>, title: &mut TitlePhrase) {
    if title.of.is_none() && matches!(title.class, "state" | "government" | "royal" | "diplomatic")
    {
        title.of = own_state(scene, title.holder, title.class == "government");
    }
    if title.of.is_none()
        && title.tie == Some(ClaimType::Affiliated)
        && title.key.ends_with("minister")
        && title.key != "former_minister"
    {
        title.of = cabinet(scene, title);
    }
}

/// "قائد الجيش الليبي": the organisation in a title is a mention of its own, so the shorter title counts.
fn starts_organisation(scene: &Scene<'_>, word: usize) -> bool {
    scene.in_name(word)
        || scene.starting_at(word).any(|phrase| {
            matches!(phrase.kind, EntityType::Org | EntityType::Arm | EntityType::Gpe)
        })
}

/// The row of "نظيره".
const COUNTERPART: &str = "counterpart";

/// The state or government that the bearer of a title is known to serve.
fn own_state(
    scene: &Scene<'_>,
    holder: Option<MentionId>,
    of_government: bool,
) -> Option<EntityId> {
    let holder = scene.mentions.mentions[holder?].entity;
    let country = scene.mentions.entities[holder].country.as_deref()?;
    scene.states.served(country, of_government)
}

/// Whose cabinet a minister by name sits in, where the title does not say so.
fn cabinet(scene: &Scene<'_>, title: &TitlePhrase) -> Option<EntityId> {
    if scene.mentions.mentions[title.holder?].level != Level::Nam {
        return None;
    }
    let words = std::iter::once("وزاره").chain(scene.line.normals_from(title.from + 1));
    let ministry = scene.knowledge.lexicon.institutions.longest(words);
    scene.states.cabinet(ministry.map(|(_, rows)| rows[0].key))
}

/// "الأممي": the United Nations, if the text names them.
fn united_nations(scene: &Scene<'_>, at: usize) -> Option<EntityId> {
    let adjective = matches!(bare(scene.line.normal(at)), "اممي" | "امميه");
    scene.states.keyed("united_nations").filter(|_| adjective)
}

/// "المبعوث الأممي": an adjective that is part of the title itself may name the body or the state.
fn own_words(scene: &Scene<'_>, title: &mut TitlePhrase) {
    if title.of.is_some() || title.tie.is_none() {
        return;
    }
    let found = (title.from + 1..title.to).find_map(|at| {
        let state = || nationality(scene, at).and_then(|(state, _)| scene.states.state(state));
        let entity = united_nations(scene, at).or_else(state)?;
        Some((entity, scene.line.word(at).span))
    });
    if let Some((entity, words)) = found {
        title.of = Some(entity);
        title.of_words = Some(words);
    }
}

/// "استدعت الكويت سفيرها": whom the pronoun behind a title means, the last institution or country before it.
fn owner(scene: &Scene<'_>, title: &mut TitlePhrase) {
    let Some(pronoun) = scene.pronoun_after(title.to - 1) else { return };
    if title.key == COUNTERPART {
        title.to = pronoun + 1;
        return;
    }
    if !matches!(scene.line.normal(pronoun), "ها" | "هم")
        || title.tie.is_none()
        || title.key == "amir_unit"
    {
        return;
    }
    let body = scene.all.iter().rev().find(|phrase| {
        phrase.to <= title.from
            && matches!(phrase.kind, EntityType::Org | EntityType::Arm | EntityType::Gpe)
    });
    if let Some(body) = body {
        title.of = Some(body.entity);
        title.of_words = Some(scene.line.word(pronoun).span);
        title.to = pronoun + 1;
    }
}

/// "عبد الناصر العويني، محامي وليد زروق": a person behind a role is served by the one named before it.
fn client(scene: &Scene<'_>, title: &mut TitlePhrase) {
    let serves = title.to == title.from + 1 && SERVING.contains(&scene.line.normal(title.from));
    if !serves || title.of.is_some() || holder_before(scene, title.from).is_none() {
        return;
    }
    let named = |phrase: &&super::scene::Phrase| {
        phrase.kind == EntityType::Per
            && phrase.level == Level::Nam
            && (title.to..title.to + 5).contains(&phrase.from)
    };
    let breaks = |at: usize| matches!(scene.line.upos(at), Upos::Punct | Upos::Verb | Upos::Cconj);
    if let Some(person) = scene.all.iter().find(named)
        && !(title.to..person.from).any(breaks)
    {
        title.of = Some(person.entity);
        title.of_words = Some(person.span);
        title.to = person.to;
    }
}

/// Roles of those who serve a person, as they stand in front of the name.
const SERVING: &[&str] = &[
    "محامي",
    "محاميه",
    "مستشار",
    "مستشاره",
    "سكرتير",
    "سكرتيره",
    "مساعد",
    "معاون",
    "مبعوث",
    "مبعوثه",
    "مرافق",
];

/// Whether these words are a common noun of a body: "المكتب السياسي".
fn is_common(scene: &Scene<'_>, words: Span) -> bool {
    let body = scene.all.iter().find(|phrase| phrase.span == words);
    body.is_some_and(|body| body.kind == EntityType::Org && body.level == Level::Nom)
}

/// What stands between a title and the name: an institution, a country, an adjective, "في حكومة ...".
fn complement(scene: &Scene<'_>, title: &mut TitlePhrase) {
    let line = &scene.line;
    for _ in 0..8 {
        let at = title.to;
        let Some(word) = line.get(at) else { return };
        if title.of.is_some() && QUOTES.contains(&line.normal(at)) {
            title.to = at + 1;
            continue;
        }
        let after_preposition =
            matches!(&*word.normal, "في" | "ل" | "لدي" | "ب" | "باسم" | "بلسان")
                || &*word.normal == "عن" && STANDS_FOR.contains(&title.key);
        let next = if after_preposition { at + 1 } else { at };
        // "قادة «داعش»".
        let next = next + usize::from(QUOTES.contains(&line.normal(next)));
        let skip = usize::from(after_preposition && matches!(line.normal(next), "اسم" | "لسان"));
        if let Some(phrase) = scene.starting_at(next + skip).find(|phrase| {
            matches!(
                phrase.kind,
                EntityType::Org
                    | EntityType::Arm
                    | EntityType::Gpe
                    | EntityType::Loc
                    | EntityType::Grp
            )
        }) {
            // "دعا وزير الخارجية المجتمع الدولي", "اتهم الرئيس فرنسا": behind the article no genitive follows.
            let closed = !after_preposition
                && line.normal(at - 1).starts_with("ال")
                && (phrase.kind != EntityType::Gpe || phrase.from == at);
            // "قال الوزير للصحفيين": people are spoken to.
            let told = &*word.normal == "ل" && phrase.kind == EntityType::Grp;
            // "استشهد المتحدث بتقرير": nobody serves a report.
            if told || closed || is_document(line.normal(next + skip)) {
                return;
            }
            let located = matches!(&*word.normal, "في" | "ب" | "لدي")
                && matches!(phrase.kind, EntityType::Gpe | EntityType::Loc);
            // "عضو المكتب السياسي لحركة حماس": the organ is the movement's.
            let organ = &*word.normal == "ل"
                && matches!(phrase.kind, EntityType::Org | EntityType::Arm)
                && phrase.level == Level::Nam
                && title.of_words.is_some_and(|words| is_common(scene, words));
            if organ {
                title.of = Some(phrase.entity);
                title.of_words = Some(phrase.span);
                title.to = phrase.to;
                continue;
            }
            if (title.of.is_some() || located) && after_preposition {
                return;
            }
            if title.of.is_none() {
                title.of = Some(phrase.entity);
                title.of_words = Some(phrase.span);
            }
            title.to = phrase.to;
            further_states(scene, title);
            continue;
        }
        if is_deputy_of_titled(scene, title) {
            continue;
        }
        // "الناطق باسم حفتر أحمد المسماري": of two persons the first is spoken for.
        if after_preposition
            && title.of.is_none()
            && let Some(person) = scene
                .starting_at(next + skip)
                .find(|phrase| phrase.kind == EntityType::Per && phrase.level == Level::Nam)
            && (skip > 0 || matches!(&*word.normal, "باسم" | "ل"))
            && scene.starting_at(person.to).any(|phrase| phrase.kind == EntityType::Per)
        {
            title.of = Some(person.entity);
            title.of_words = Some(person.span);
            title.to = person.to;
            continue;
        }
        // "النائب الأول للرئيس السوداني": the title of somebody else, whose state or institution it is.
        if word.normal.as_ref() == "ل"
            && title.of.is_none()
            && let Some((length, rows)) =
                scene.knowledge.lexicon.titles.longest(line.normals_from(next))
            && rows[0].tie.is_some()
        {
            title.to = next + length;
            // "كبير المستشارين للرئيس دونالد ترمب": the name right behind is the superior's.
            if let Some(person) = scene
                .starting_at(title.to)
                .find(|phrase| phrase.kind == EntityType::Per && phrase.level == Level::Nam)
            {
                title.of = Some(person.entity);
                title.of_words = Some(person.span);
                title.to = person.to;
            }
            continue;
        }
        // "وزير الدولة الإماراتي للشؤون الخارجية".
        if word.normal.as_ref() == "ل" && bare(line.normal(next)) == "شوون" {
            title.to = behind_affairs(&scene.line, next + 1);
            continue;
        }
        if after_preposition {
            return;
        }
        let first = portfolio(scene.knowledge, line, title.from, at);
        if first > at {
            title.to = first;
            continue;
        }
        let joined = behind_portfolios(scene.knowledge, line, title.from, at);
        let body = scene.starting_at(at + 1).next().is_some();
        let told = || {
            holder_after(scene, joined).is_some() || !body && nationality(scene, joined).is_some()
        };
        if joined > at && told() {
            title.to = joined;
            continue;
        }
        // "المبعوث الأممي": of the United Nations, if the text names them.
        if matches!(bare(&word.normal), "اممي" | "امميه") {
            title.to = at + 1;
            if title.of.is_none() {
                title.of = united_nations(scene, at);
                title.of_words = Some(word.span);
            }
            continue;
        }
        if let Some((state, to)) = nationality(scene, at) {
            title.to = to;
            if title.of.is_none() {
                title.of = scene.states.state(state);
                title.of_words = Some(line.span(at, to));
                // "الرئيس التونسي باريس": of a state that the text does not name, and of no other.
                if title.of.is_none() {
                    return;
                }
            }
            further_states(scene, title);
            continue;
        }
        let institution = scene.knowledge.lexicon.institutions.longest(line.normals_from(at));
        if let Some((length, _)) = institution {
            title.to = at + length;
            continue;
        }
        let portfolio = PORTFOLIOS.contains(&bare(&word.normal));
        let adjective = word.upos == Upos::Adj && word.normal.starts_with("ال");
        if (portfolio || adjective) && !scene.all.iter().any(|phrase| phrase.from == at) {
            title.to = at + 1;
            continue;
        }
        return;
    }
}

/// "وزراء خارجية تركيا وباكستان", "الوزيران القطري والتركي": of what else several bearers of a title are.
fn further_states(scene: &Scene<'_>, title: &mut TitlePhrase) {
    let line = &scene.line;
    if !is_several(line, title.from) {
        return;
    }
    for place in 0..title.also.len() {
        let at = title.to + 1;
        if line.normal(title.to) != "و" || title.also[..place].contains(&None) {
            return;
        }
        let by_words = title.of_words.map_or(title.from, |words| {
            (title.from..title.to).find(|&at| line.word(at).span == words).unwrap_or(title.from)
        });
        let adjective = nationality(scene, by_words).is_some();
        let found = if adjective {
            nationality(scene, at)
                .and_then(|(state, to)| Some((scene.states.state(state)?, line.span(at, to), to)))
        } else {
            scene
                .starting_at(at)
                .find(|phrase| phrase.kind == EntityType::Gpe && phrase.level == Level::Nam)
                .map(|phrase| (phrase.entity, phrase.span, phrase.to))
        };
        let Some((state, words, to)) = found else { return };
        title.also[place] = Some((state, words));
        title.to = to;
    }
}

/// "نائب أمير منطقة الرياض", "ممثل الرئيس الروسي", "ممثل سمو أمير قطر": who stands for the bearer of another title has no part in that title; its state is his.
fn is_deputy_of_titled(scene: &Scene<'_>, title: &mut TitlePhrase) -> bool {
    let line = &scene.line;
    let titles = &scene.knowledge.lexicon.titles;
    if title.to != title.from + 1 || !DEPUTIES.contains(&title.key) {
        return false;
    }
    let honour = |at: usize| matches!(line.normal(at), "سمو" | "فخامه" | "جلاله" | "معالي" | "دوله");
    let at = title.to + usize::from(honour(title.to));
    let Some((length, rows)) = titles.longest(line.normals_from(at)) else { return false };
    let person = |at: usize| {
        let named = |phrase: &&super::scene::Phrase| {
            phrase.kind == EntityType::Per && phrase.level == Level::Nam
        };
        scene.starting_at(at).find(named)
    };
    let to = at + length;
    if rows[0].tie.is_none() || is_several(line, at) {
        return false;
    }
    // "مبعوث الرئيس بوتين": the name is the superior's.
    if let Some(superior) = person(to) {
        if person(superior.to).is_none() {
            return false;
        }
        title.of = Some(superior.entity);
        title.of_words = Some(superior.span);
        title.to = superior.to;
        return true;
    }
    title.to = to;
    true
}

/// The rows of those who stand for somebody else or help him.
const DEPUTIES: &[&str] = &[
    "deputy",
    "deputy_head",
    "representative",
    "envoy",
    "assistant",
    "adviser",
    "secretary",
    "delegate",
    "undersecretary",
];

/// Those who stand for somebody: "النائب عن حركة النهضة", not "انشق ضابط عن الجيش".
const STANDS_FOR: &[&str] = &["deputy", "representative", "delegate", "candidate"];

/// Marks that a name may stand between.
const QUOTES: &[&str] = &["\"", "«", "“", "''", "»", "”"];

/// The state that an adjective names, and the word behind it: "الروسي", "الكوري الجنوبي".
fn nationality(scene: &Scene<'_>, at: usize) -> Option<(EntryId, usize)> {
    let line = &scene.line;
    let gazetteer = &scene.knowledge.gazetteer;
    let adjective = |at| matches!(line.upos(at), Upos::Adj | Upos::Noun | Upos::X | Upos::Propn);
    if !adjective(at) {
        return None;
    }
    let both = format!("{} {}", bare(line.normal(at)), bare(line.normal(at + 1)));
    if line.normal(at + 1).starts_with("ال") == line.normal(at).starts_with("ال")
        && let Some(state) = gazetteer.nisba(&both)
    {
        return Some((state, at + 2));
    }
    Some((gazetteer.nisba(line.normal(at))?, at + 1))
}

fn holder_after(scene: &Scene<'_>, mut at: usize) -> Option<MentionId> {
    // A second title, an adjective or a comma may stand between: "القائد العام، المشير المتقاعد خليفة حفتر".
    for step in 0..4 {
        if step > 0 && matches!(scene.line.normal(at), "،" | ",") {
            at += 1;
        }
        while matches!(scene.line.normal(at), "\"" | "«" | "“" | "السيد" | "السيده" | "الدكتور")
        {
            at += 1;
        }
        let person = scene
            .starting_at(at)
            .find(|phrase| phrase.kind == EntityType::Per && phrase.level == Level::Nam);
        if let Some(person) = person {
            return Some(person.mention);
        }
        let word = scene.line.get(at)?;
        let title = scene.knowledge.lexicon.titles.longest(scene.line.normals_from(at));
        let adjective = word.normal.starts_with("ال")
            && matches!(word.upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::X);
        let comma = matches!(&*word.normal, "،" | ",");
        at += match title {
            Some((length, _)) => length,
            None if adjective || comma => 1,
            None => return None,
        };
    }
    None
}

/// "الناطق باسم الكتيبة 116 التابعة للجيش، علي عبد الجليل، إن": a name between marks behind a long title.
fn holder_apart(scene: &Scene<'_>, title: &TitlePhrase) -> Option<MentionId> {
    title.of?;
    let line = &scene.line;
    let stops = |at: &usize| {
        !matches!(line.upos(*at), Upos::Verb)
            && !matches!(line.normal(*at), "ان" | ":" | "." | "الذي" | "التي")
    };
    let comma = (title.to..line.len().min(title.to + 10))
        .take_while(stops)
        .find(|&at| matches!(line.normal(at), "،" | "," | "-" | "–"))?;
    let named = |phrase: &&super::scene::Phrase| {
        phrase.kind == EntityType::Per && phrase.level == Level::Nam
    };
    let person = scene.starting_at(comma + 1).find(named)?;
    (person.to == line.len()
        || matches!(line.normal(person.to), "،" | "," | "-" | "–" | "ان" | "."))
    .then_some(person.mention)
}

/// "سالفيني، الذي يشغل منصب نائب رئيس الوزراء": who fills the post that the title names.
fn in_office(scene: &Scene<'_>, at: usize) -> Option<MentionId> {
    let line = &scene.line;
    let post = at.checked_sub(1).filter(|&post| line.normal(post) == "منصب")?;
    let verb = (post.saturating_sub(8)..post).rev().find(|&at| line.upos(at) == Upos::Verb)?;
    if !matches!(&*line.word(verb).lemma, "شغل" | "تولي" | "تقلد" | "تسلم" | "احتل" | "تبوا")
    {
        return None;
    }
    let named = |phrase: &&super::scene::Phrase| {
        phrase.kind == EntityType::Per && phrase.level == Level::Nam
    };
    let behind =
        scene.all.iter().filter(named).find(|phrase| (verb + 1..post).contains(&phrase.from));
    let before = || {
        let near = verb.saturating_sub(4)..=verb;
        scene.all.iter().filter(named).rev().find(|phrase| near.contains(&phrase.to))
    };
    behind.or_else(before).map(|phrase| phrase.mention)
}

/// "محمد بن زايد، ولي عهد أبوظبي، نائب القائد الأعلى": the bearer of the title right before.
fn chained(scene: &Scene<'_>, at: usize, before: Option<&TitlePhrase>) -> Option<MentionId> {
    let before = before?;
    let holder = before.holder?;
    let joined = (before.to..at).all(|at| {
        matches!(scene.line.normal(at), "،" | "," | "و" | "-") || scene.line.upos(at) == Upos::Adj
    });
    let named = scene.mentions.mentions[holder].level == Level::Nam;
    let precedes =
        scene.mentions.mentions[holder].span.end() <= scene.line.word(before.from).span.start();
    (joined && at <= before.to + 2 && named && precedes).then_some(holder)
}

/// A nominal mention that the title itself is the head of.
fn holder_around(scene: &Scene<'_>, at: usize) -> Option<MentionId> {
    let nominal = |phrase: &&super::scene::Phrase| {
        phrase.level == Level::Nom && matches!(phrase.kind, EntityType::Per | EntityType::Grp)
    };
    // "أحد قادة التنظيم".
    let one_of = at.checked_sub(1).filter(|&before| {
        matches!(scene.line.normal(before), "احد" | "احدي" | "بعض" | "كبار" | "ابرز" | "كبير")
    });
    let around = || scene.starting_at(one_of?).filter(|phrase| phrase.to > at).find(nominal);
    scene.starting_at(at).find(nominal).or_else(around).map(|phrase| phrase.mention)
}

/// A name right before: "خليفة حفتر، قائد الجيش", "عبد الله الثني رئيس الحكومة".
fn holder_before(scene: &Scene<'_>, at: usize) -> Option<MentionId> {
    let mut end = at;
    // "ناصر الحاسي -وهو متحدث".
    if end > 0 && matches!(scene.line.normal(end - 1), "هو" | "هي") {
        end -= 1;
        if end > 0 && scene.line.normal(end - 1) == "و" {
            end -= 1;
        }
    }
    while end > 0 && matches!(scene.line.normal(end - 1), "،" | "," | "-" | "–" | "(") {
        end -= 1;
    }
    let named = |phrase: &&super::scene::Phrase| {
        phrase.to == end && phrase.kind == EntityType::Per && phrase.level == Level::Nam
    };
    scene.all.iter().find(named).map(|phrase| phrase.mention)
}

const PORTFOLIOS: &[&str] = &[
    "خارجيه",
    "داخليه",
    "دفاع",
    "ماليه",
    "عدل",
    "نفط",
    "طاقه",
    "صحه",
    "تعليم",
    "اقتصاد",
    "تجاره",
    "اعلام",
    "زراعه",
    "نقل",
    "شوون",
    "وزراء",
    "حكومه",
    "دوله",
    "جمهوريه",
    "برلمان",
    "اركان",
    "جيش",
    "عامه",
    "عام",
    "عليا",
    "اعلي",
    "تنفيذي",
    "رسمي",
    "رسميه",
    "صحفي",
    "صحافي",
    "اعلامي",
    "عسكري",
    "خاص",
    "خاصه",
    "اممي",
    "سابق",
    "اسبق",
    "حالي",
    "مكلف",
    "موقت",
    "منتهيه",
    "راحل",
    "مخلوع",
    "نواب",
    "مجلس",
    "امن",
    "قومي",
    "وطني",
    "مخابرات",
    "استخبارات",
    "هييه",
    "لجنه",
    "بعثه",
    "مكتب",
    "سياسي",
    "اقليمي",
    "دايم",
    "مقيم",
    "مساعد",
    "اول",
    "ثاني",
    "منتخب",
    "مستقيل",
    "مقال",
    "جديد",
    "جمهوري",
    "فخامه",
    "حقوق",
    "انسان",
    "عداله",
    "انتقاليه",
    "شباب",
    "رياضه",
    "ثقافه",
    "سياحه",
    "بييه",
    "تخطيط",
    "صناعه",
    "عمل",
    "تربيه",
    "اجتماعيه",
    "دينيه",
    "اسلاميه",
    "برلمانيه",
    "خارجي",
    "سياسيه",
    "امني",
    "ميداني",
    "ميدانيه",
    "كبير",
    "بارز",
    "رفيع",
    "معزول",
    "منفي",
    "معين",
];

#[cfg(test)]
mod tests {
    #[test]
    fn portfolios_are_folded() {
        for word in super::PORTFOLIOS.iter().chain(super::SERVING) {
            assert_eq!(khabar_text::normal(word), *word);
        }
    }
}
