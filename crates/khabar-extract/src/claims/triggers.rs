//! Words that name an event or a tie, found by lemma and part of speech.

use std::ops::Range;

use khabar_types::{ClaimType, EntityType, Level, Span, Upos, Word};

use super::{
    arguments::is_place,
    scene::{Phrase, Scene},
    sources::{is_document, is_research},
};
use crate::{
    knowledge::{Part, Predicate, Slot},
    mentions::is_minister,
    sentence::bare,
};

/// A word of the sentence that may name an event, with the rows that say which.
#[derive(Clone)]
pub(super) struct Trigger<'a> {
    /// Its first word.
    pub at: usize,
    /// The word after its last, where a lemma of several words stands in one piece.
    pub to: usize,
    /// The words of its lemma behind the first one, which name no event of their own.
    pub rest: Range<usize>,
    /// Rows of the predicate table that fit word and part of speech, those of several words first.
    pub rows: Vec<&'a Predicate>,
    /// How it is read: as a verb, a noun, a participle.
    pub part: Part,
    /// The words that are marked.
    pub span: Span,
}

/// The triggers of a sentence, in order, none inside a name.
pub(super) fn triggers<'a>(scene: &Scene<'a>) -> Vec<Trigger<'a>> {
    let mut found: Vec<Trigger<'a>> = Vec::new();
    let mut clear_from = 0;
    for at in 0..scene.line.len() {
        // The words of a phrase around its subject name nothing more: "قطعت الرياض علاقاتها".
        let apart = found.iter().any(|outer| at >= outer.to && outer.rest.contains(&at));
        if apart || scene.in_name(at) || at < clear_from || is_portfolio(scene, at) {
            continue;
        }
        if let Some(to) = harmless(scene, at) {
            clear_from = to;
            continue;
        }
        // Inside a fixed phrase another event may be named ("وقف دعم حفتر"), but not the same once more.
        let outer = found.last().filter(|last| at < last.to).map(|last| last.rows[0].kind);
        if let Some(trigger) = trigger_at(scene, at)
            && (outer.is_none()
                || trigger.part == Part::Noun
                    && trigger.to == at + 1
                    && trigger.rows.iter().all(|row| Some(row.kind) != outer))
        {
            found.push(trigger);
        }
    }
    found.sort_by_key(|trigger| trigger.at);
    found
}

/// "وزيرة التضامن", "وزير التعاون الدولي": a word that says what somebody is minister of names no event.
fn is_portfolio(scene: &Scene<'_>, at: usize) -> bool {
    scene
        .titles
        .iter()
        .any(|title| title.from < at && at < title.to && is_minister(scene.line.normal(title.from)))
}

fn trigger_at<'a>(scene: &Scene<'a>, at: usize) -> Option<Trigger<'a>> {
    let word = scene.line.get(at)?;
    let participle = is_participle_here(scene, at);
    let verbal = matches!(word.upos, Upos::Verb | Upos::Aux) && !participle;
    let nominal = participle
        || matches!(word.upos, Upos::Noun | Upos::Adj | Upos::X | Upos::Propn | Upos::Adv);
    if !(verbal || nominal) {
        return None;
    }
    circumstance(scene, at)
        .or_else(|| recognised(scene, at, verbal, nominal))
        .or_else(|| mistaken_verb(scene, at))
}

/// A word as it is tagged, a verb or a noun.
fn recognised<'a>(
    scene: &Scene<'a>,
    at: usize,
    verbal: bool,
    nominal: bool,
) -> Option<Trigger<'a>> {
    let word = scene.line.get(at)?;
    let fits = |row: &&Predicate| match row.part {
        Part::Verb => verbal,
        Part::Noun | Part::Participle => nominal,
    };
    let mut rows: Vec<(&'a Predicate, usize)> = Vec::new();
    let mut rests: Vec<(&'a Predicate, Range<usize>)> = Vec::new();
    let mut found_one = false;
    let mut written = spellings(&word.lemma, &word.normal, nominal);
    // "احتلت", "نهب": the letters of a perfect without its ending are its lemma, whatever lemma was guessed.
    if let Some(stem) = perfect_stem(word)
        && *stem != *word.lemma
        && scene.knowledge.predicates.of_word(stem).any(|row| row.part == Part::Verb)
    {
        written.insert(0, stem.to_string());
    }
    // "تضامنا": the ending of the accusative, taken for a pronoun.
    if nominal && scene.pronoun_after(at).is_some_and(|at| scene.line.normal(at) == "نا") {
        written.push(format!("{}ن", word.normal));
    }
    // "خلافة" is spelt like "خلافه", but its ending is no pronoun.
    let closed = word.form.ends_with('ة').then(|| bare(&word.normal).strip_suffix('ه')).flatten();
    for spelling in written {
        let other = |row: &&Predicate| {
            row.part != Part::Noun || closed != Some(&*spelling) || *word.lemma == *spelling
        };
        for row in scene.knowledge.predicates.of_word(&spelling).filter(fits).filter(other) {
            // A word that has its row already may still begin a phrase.
            if (!found_one || !row.rest.is_empty())
                && stands_behind(scene, at, row)
                && let Some((to, own)) = rest_matches(scene, at, row.part, &row.rest)
                && !rows.iter().any(|(have, _)| std::ptr::eq(*have, row) || have.key == row.key)
            {
                rows.push((row, if row.open { at + 1 } else { to }));
                if !row.open && !own.is_empty() {
                    rests.push((row, own));
                }
            }
        }
        found_one |= !rows.is_empty();
    }
    if verbal
        && (is_considered(scene, at)
            || cites(scene, at)
            || happens_to_noun(scene, at)
            || struck_by_event(scene, at))
    {
        return None;
    }
    if nominal
        && (in_construct_with_event(scene, at)
            || brings_protest(scene, at)
            || is_province(scene, at))
    {
        return None;
    }
    if heads_nominal(scene, at) && !completes_copula(scene, at) {
        rows.retain(|(row, _)| {
            row.kind.is_tie() || row.kind == ClaimType::Assault || !row.rest.is_empty()
        });
    }
    // "رحب بموافقة تركية على الانسحاب": behind a preposition the noun, not "موافقة على" as said of somebody.
    let governed = word.upos == Upos::Noun && at > 0 && scene.line.upos(at - 1) == Upos::Adp;
    if governed && rows.iter().any(|(row, _)| row.part == Part::Noun) {
        rows.retain(|(row, _)| row.part != Part::Participle);
    }
    // "استدعت سفيرها" says more than "استدعت السفير".
    let words = |row: &Predicate, to: usize| {
        let owned = row.rest.last().is_some_and(|word| word.ends_with('ه'))
            && scene.line.upos(to - 1) == Upos::Pron;
        2 * (row.rest.len() + usize::from(row.before.is_some())) + usize::from(owned)
    };
    let longest = rows.iter().map(|(row, to)| words(row, *to)).max()?;
    rows.retain(|(row, to)| words(row, *to) == longest);
    let to = rows.iter().map(|(_, to)| *to).max()?;
    let part = rows[0].0.part;
    rows.retain(|(row, _)| row.part == part);
    let rows: Vec<_> = rows.into_iter().map(|(row, _)| row).collect();
    let rest = rests.into_iter().find(|(row, _)| rows.iter().any(|have| std::ptr::eq(*have, *row)));
    let rest = rest.map_or(at..at, |(_, rest)| rest);
    let named = if rows[0].open { at } else { named_in(scene, at, &rest, rows[0]) };
    Some(Trigger { at, to, rest, rows, part, span: marked(scene, named) })
}

/// The letters of a perfect of the third person without its ending.
fn perfect_stem(word: &Word) -> Option<&str> {
    let features = &word.features;
    let third = features.get("Aspect") == Some("Perf") && features.get("Person") == Some("3");
    let ending = match (features.get("Gender"), features.get("Number")) {
        (Some("Fem"), Some("Sing")) => "ت",
        (_, Some("Plur")) => "وا",
        _ => "",
    };
    let stem = word.normal.strip_suffix(ending).filter(|_| third)?;
    (stem.chars().count() >= 3).then_some(stem)
}

/// "داعيا إلى التهدئة", "متهما خصومه": a participle in the accusative that says what its subject does besides.
fn circumstance<'a>(scene: &Scene<'a>, at: usize) -> Option<Trigger<'a>> {
    let line = &scene.line;
    let word = line.get(at).filter(|word| !word.normal.starts_with("ال"))?;
    let behind = at.checked_sub(1).map_or(Upos::Punct, |before| line.upos(before));
    // "18 متهما" are counted, "وجه متهما" would be an object.
    if matches!(word.upos, Upos::Verb | Upos::Aux) || matches!(behind, Upos::Adp | Upos::Num) {
        return None;
    }
    let masculine = word.normal.strip_suffix('ا');
    let stem = masculine.or_else(|| {
        let other = word.normal.strip_suffix('ه').or_else(|| word.normal.strip_suffix("ين"));
        other.filter(|_| matches!(behind, Upos::Punct | Upos::Cconj))
    })?;
    let described = masculine.is_some() || word.upos == Upos::Adj;
    // "داعين إلى", "متحدين القرار": the last letter of "داعي" is lost before the plural.
    let defective = word.normal.ends_with("ين").then(|| format!("{stem}ي"));
    let participles = &scene.knowledge.predicates;
    let rows: Vec<_> = participles
        .of_circumstance(stem)
        .chain(defective.iter().flat_map(|stem| participles.of_circumstance(stem)))
        .filter(|row| {
            rest_matches(scene, at, Part::Participle, &row.rest).is_some()
                && governs(scene, at, row, described)
        })
        .collect();
    rows_at(scene, at, rows)
}

/// Whether what a verb governs stands behind its participle: a preposition of its own, a clause, an object.
fn governs(scene: &Scene<'_>, at: usize, row: &Predicate, described: bool) -> bool {
    let line = &scene.line;
    let near = |want: &dyn Fn(Slot) -> bool| {
        (at + 1..line.len().min(at + 6)).any(|word| {
            let slot = scene.item_of.get(word).and_then(|&item| scene.preposition(item));
            slot.is_some_and(|(slot, _)| want(slot))
        })
    };
    // "متهما بالقتل" is accused himself.
    let suffers =
        row.kind == ClaimType::Accuse && matches!(line.normal(at + 1), "ب" | "بان" | "في");
    row.frame.iter().any(|(slot, _)| match slot {
        Slot::Subject | Slot::Genitive => false,
        Slot::Object => {
            described
                && !suffers
                && matches!(
                    line.upos(at + 1),
                    Upos::Noun | Upos::Propn | Upos::X | Upos::Pron | Upos::Num | Upos::Det
                )
        }
        Slot::Anna => {
            let clause = at + 1 + usize::from(line.normal(at + 1) == "ب");
            matches!(line.normal(clause), "ان" | "بان")
        }
        // "داعيا لوقف القتال", as "إلى".
        slot => !suffers && near(&|have| have == *slot || (have, *slot) == (Slot::Li, Slot::Ila)),
    })
}

/// "نعتذر", "اغتصباها", "خسروها": a form of a verb that was not recognised as one.
fn mistaken_verb<'a>(scene: &Scene<'a>, at: usize) -> Option<Trigger<'a>> {
    let word = scene.line.get(at)?;
    let verbal = matches!(word.upos, Upos::Verb | Upos::Aux);
    if verbal || word.normal.starts_with("ال") || is_considered(scene, at) {
        return None;
    }
    let governed = at > 0 && scene.line.upos(at - 1) == Upos::Adp;
    let unknown = word.upos == Upos::X;
    let owned = scene.pronoun_after(at).is_some();
    let mut lemmas: Vec<String> = Vec::new();
    if let Some(rest) = word.normal.strip_prefix(['ن', 'ي', 'ت']).filter(|_| unknown && !governed)
    {
        let endings = ["", "ون", "وا", "ين", "ان", "ن"];
        let stems = endings.iter().filter_map(|ending| rest.strip_suffix(ending));
        lemmas.extend(stems.map(|stem| format!("ي{stem}")));
    }
    for ending in ["وا", "تا", "نا", "تم", "ت", "ا", "و"] {
        let Some(stem) = word.normal.strip_suffix(ending) else { continue };
        let long = stem.starts_with('ا') && stem.chars().count() >= 5 && ending != "ت";
        let after_qad = at > 0 && matches!(scene.line.normal(at - 1), "قد" | "لقد");
        let sure = match ending {
            _ if after_qad => true,
            "و" => owned,
            "ا" => long,
            _ => long || unknown && !governed,
        };
        if sure {
            lemmas.push(stem.to_string());
        }
    }
    // "أقال الوزير وعين مكانه نائبه": to appoint, not an eye.
    let joined = at > 0 && matches!(scene.line.normal(at - 1), "و" | "ف" | "ثم" | "قد");
    if &*word.normal == "عين" && joined {
        lemmas.push("عين".to_string());
    }
    // "فجر انتحاري نفسه", no dawn.
    let himself =
        |at: usize| matches!(scene.line.normal(at), "نفس") && scene.pronoun_after(at).is_some();
    let actor = scene.starting_at(at + 1).find(|phrase| {
        matches!(phrase.kind, EntityType::Arm | EntityType::Org | EntityType::Grp | EntityType::Per)
    });
    // Likewise "فجر الجيش المنزل".
    if &*word.normal == "فجر" && (actor.is_some() || (at + 1..at + 5).any(himself)) {
        lemmas.push("فجر".to_string());
    }
    // "صوت البرلمان لصالح", "صوت النواب على": no voice.
    let casts = |actor: &Phrase| {
        let behind = (actor.to..(actor.to + 4).min(scene.line.len())).find(|&at| {
            matches!(scene.line.normal(at), "ضد" | "علي" | "ب" | "لصالح" | "مع")
                || scene.line.normal(at) == "ل" && scene.line.normal(at + 1) == "صالح"
        });
        behind.is_some()
    };
    if &*word.normal == "صوت" && actor.is_some_and(casts) {
        lemmas.push("صوت".to_string());
    }
    if unknown && !governed {
        lemmas.extend(active_of(scene, &word.normal));
    }
    // "هنأ", spelt like "هنا" when folded.
    if &*word.form == "هنأ" {
        lemmas.push("هنا".to_string());
    }
    let of_word = |lemma: &String| {
        let rows = scene.knowledge.predicates.of_word(lemma);
        let whole = |row: &&Predicate| rest_matches(scene, at, Part::Verb, &row.rest).is_some();
        let mut rows: Vec<_> = rows
            .filter(|row| row.part == Part::Verb && row.before.is_none())
            .filter(whole)
            .collect();
        let longest = rows.iter().map(|row| row.rest.len()).max().unwrap_or(0);
        rows.retain(|row| row.rest.len() == longest);
        rows
    };
    let rows = lemmas.iter().filter(|lemma| lemma.chars().count() >= 3).map(of_word);
    rows_at(scene, at, rows.into_iter().find(|rows| !rows.is_empty())?)
}

/// The verb of the table whose passive an unknown word is: "اغتيل" of "اغتال".
pub(super) fn active_of(scene: &Scene<'_>, word: &str) -> Option<String> {
    let stem = word.strip_suffix('ت').unwrap_or(word);
    let letters: Vec<char> = stem.chars().collect();
    let [first, middle @ .., weak, last] = &*letters else { return None };
    let hollow = *first == 'ا' && *weak == 'ي' && (1..=3).contains(&middle.len());
    let active: String =
        std::iter::once(*first).chain(middle.iter().copied()).chain(['ا', *last]).collect();
    let known = scene.knowledge.predicates.of_word(&active).any(|row| row.part == Part::Verb);
    (hollow && known).then_some(active)
}

/// "لا يزال الصحفي محتجزا": whether a word says in what state the subject of a verb of being is.
pub(super) fn completes_copula(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    let word = line.word(at);
    let open = !word.normal.starts_with("ال")
        && ["ا", "ه", "ين"].iter().any(|ending| word.normal.ends_with(ending));
    open && matches!(line.relation(at), "xcomp" | "obj" | "advcl" | "obl" | "nmod" | "amod")
        && (at.saturating_sub(FARTHEST_COPULA)..at)
            .rev()
            .find(|&before| line.upos(before) == Upos::Verb)
            .is_some_and(|verb| {
                // "يزال" is spelt like the passive of "أزال".
                let still = matches!(line.normal(verb), "يزال" | "تزال" | "يزالون" | "يزل" | "تزل");
                let being =
                    matches!(&*line.word(verb).lemma, "زال" | "ظل" | "بقي" | "كان" | "بات" | "برح");
                (still || being)
                    && (verb + 1..at).all(|between| {
                        !matches!(line.upos(between), Upos::Punct | Upos::Cconj | Upos::Adp)
                    })
            })
}

/// How many words may stand between a verb of being and what completes it.
const FARTHEST_COPULA: usize = 7;

/// A trigger of one word.
fn rows_at<'a>(scene: &Scene<'a>, at: usize, rows: Vec<&'a Predicate>) -> Option<Trigger<'a>> {
    let part = rows.first()?.part;
    Some(Trigger { at, to: at + 1, rest: at..at, rows, part, span: marked(scene, at) })
}

/// A word with its pronoun.
fn marked(scene: &Scene<'_>, at: usize) -> Span {
    let span = scene.line.word(at).span;
    scene.pronoun_after(at).map_or(span, |pronoun| span.cover(scene.line.word(pronoun).span))
}

/// Where a phrase ends that the table knows to name no event, if one begins at a word.
fn harmless(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let word = scene.line.get(at)?;
    let verbal = matches!(word.upos, Upos::Verb | Upos::Aux);
    spellings(&word.lemma, &word.normal, !verbal)
        .iter()
        .flat_map(|spelling| scene.knowledge.predicates.harmless(spelling))
        .filter(|phrase| (phrase.part == Part::Verb) == verbal)
        .find_map(|phrase| {
            let (to, _) = rest_matches(scene, at, phrase.part, &phrase.rest)?;
            // "تهديدات إثيوبيا لمصر" is no "تهديد ل": nothing stands inside.
            let whole = phrase.part == Part::Verb || phrase.rest.is_empty() || to > at + 1;
            whole.then_some(if phrase.open { at + 1 } else { to })
        })
}

/// Which word of a fixed phrase names the event: "سيطرة" in "تحت سيطرة" and "فرض سيطرته".
fn named_in(scene: &Scene<'_>, at: usize, rest: &Range<usize>, row: &Predicate) -> usize {
    let apart = if row.part == Part::Verb { rest.clone() } else { at..at };
    (at + 1..=at + row.rest.len())
        .chain(apart)
        .filter(|&word| word < scene.line.len())
        .find(|&word| {
            let next = scene.line.word(word);
            let nouns = spellings(&next.lemma, &next.normal, true);
            row.rest
                .iter()
                .any(|rest| same(&next.normal, rest) || rest.starts_with(bare(&next.normal)))
                && nouns.iter().any(|noun| {
                    scene.knowledge.predicates.of_word(noun).any(|other| {
                        other.part == Part::Noun
                            && other.rest.is_empty()
                            && other.before.is_none()
                            && other.kind == row.kind
                    })
                })
        })
        .unwrap_or(at)
}

/// How a word may stand in the table: its lemma, itself, without article and endings.
fn spellings(lemma: &str, normal: &str, nominal: bool) -> Vec<String> {
    let mut spellings = vec![lemma.to_string()];
    let mut add = |spelling: &str| {
        if spelling.chars().count() >= 3 && !spellings.iter().any(|have| have == spelling) {
            spellings.push(spelling.to_string());
        }
    };
    add(normal);
    if !nominal {
        return spellings;
    }
    let stem = bare(normal);
    add(stem);
    for ending in ["ات", "ين", "ون", "ان", "تين", "تان", "ا", "ه", "ت", "ي", "وا"]
    {
        if let Some(short) = stem.strip_suffix(ending) {
            add(short);
            if matches!(ending, "ات" | "تين" | "تان" | "ت") {
                add(&format!("{short}ه"));
            }
        }
    }
    spellings
}

/// Whether the word before a word is the one that a row wants there.
fn stands_behind(scene: &Scene<'_>, at: usize, row: &Predicate) -> bool {
    row.before.as_ref().is_none_or(|want| {
        at.checked_sub(1).is_some_and(|before| same(scene.line.normal(before), want))
    })
}

/// Where a lemma of several words ends if it stands at a word: together, or around its subject ("أطلق مسلحون النار").
fn rest_matches(
    scene: &Scene<'_>,
    at: usize,
    part: Part,
    rest: &[Box<str>],
) -> Option<(usize, Range<usize>)> {
    if rest.is_empty() {
        return Some((at + 1, at..at));
    }
    let line = &scene.line;
    let behind_adjective = usize::from(line.upos(at + 1) == Upos::Adj && part != Part::Verb);
    let together = [at + 1, at + 1 + behind_adjective];
    if let Some(end) = together.into_iter().find_map(|from| phrase_end(scene, from, rest)) {
        return Some((end, at + 1..end));
    }
    if part == Part::Noun {
        return behind_genitive(scene, at, rest).map(|own| (at + 1, own));
    }
    if part != Part::Verb {
        return None;
    }
    let limit = (at + 8).min(line.len());
    let (from, end) =
        (at + 2..limit).find_map(|from| Some((from, phrase_end(scene, from, rest)?)))?;
    // "تحدث الوزير عن لقاء مع نظيره": a preposition of the verb's own stands before any other.
    let governs = rest.len() == 1 && line.upos(from) == Upos::Adp;
    let clear = (at + 1..from).all(|between| {
        let upos = line.upos(between);
        !(matches!(upos, Upos::Verb | Upos::Punct | Upos::Sconj) || governs && upos == Upos::Adp)
    });
    clear.then_some((at + 1, from..end))
}

/// "انسحاب بلاده من الاتفاق", "تكليف قائد الفرقة بتشكيل": a genitive between a noun and the preposition of its phrase.
fn behind_genitive(scene: &Scene<'_>, at: usize, rest: &[Box<str>]) -> Option<Range<usize>> {
    let line = &scene.line;
    let governs = |word: &str| {
        matches!(word, "من" | "عن" | "علي" | "الي" | "في" | "ب" | "ل")
            || rest.len() == 1 && word.starts_with('ب') && word.chars().count() > 4
    };
    if !governs(&rest[0]) {
        return None;
    }
    let limit = (at + 7).min(line.len());
    let from = (at + 1..limit).find(|&word| line.upos(word) == Upos::Adp)?;
    let clear = (at + 1..from).all(|between| {
        matches!(
            line.upos(between),
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::X | Upos::Pron | Upos::Det | Upos::Num
        )
    });
    phrase_end(scene, from, rest).filter(|_| clear).map(|end| from..end)
}

/// Where the rest of a phrase ends; "ه" at the end of a word stands for any pronoun: "سلم سلاحه", "سلموا أسلحتهم".
fn phrase_end(scene: &Scene<'_>, from: usize, rest: &[Box<str>]) -> Option<usize> {
    let line = &scene.line;
    let mut at = from;
    // "سقوط نحو 20 قتيلا": however many.
    let counts = |at| line.upos(at) == Upos::Num || COUNTING.contains(&line.normal(at));
    while rest.first().is_some_and(|want| line.normal(at) != &**want) && counts(at) {
        at += 1;
    }
    for want in rest {
        let whole = line.phrase_end(at, std::slice::from_ref(want));
        let owned = want
            .strip_suffix('ه')
            .is_some_and(|word| same(line.normal(at), word) && scene.pronoun_after(at).is_some());
        at = match whole {
            _ if same(line.normal(at), want) => at + 1,
            Some(end) => end,
            None if owned => at + 2,
            None => return None,
        };
    }
    Some(at)
}

/// Words in front of what is counted.
const COUNTING: &[&str] = &["عشرات", "ميات", "الاف", "عدد", "نحو", "حوالي", "عده"];

/// Words of a fixed phrase are equal with or without the article and case endings.
fn same(have: &str, want: &str) -> bool {
    have == want
        || (!have.is_empty() && bare(have) == bare(want))
        || have.strip_suffix('ا') == Some(want)
}

/// "مصدر تابع للقيادة", "قيادات موالية ل": a word read as a verb that is a participle of the table, by the preposition behind it and the noun before.
pub(super) fn is_participle_here(scene: &Scene<'_>, at: usize) -> bool {
    let (Some(before), Some(word)) =
        (at.checked_sub(1).and_then(|at| scene.line.get(at)), scene.line.get(at))
    else {
        return false;
    };
    if word.upos != Upos::Verb || !matches!(before.upos, Upos::Noun | Upos::Adj | Upos::X) {
        return false;
    }
    let Some((slot, 1)) = scene.item_of.get(at + 1).and_then(|&item| scene.preposition(item))
    else {
        return false;
    };
    scene
        .knowledge
        .predicates
        .of_word(&word.normal)
        .any(|row| row.part == Part::Participle && row.rest.is_empty() && row.role(slot).is_some())
}

/// `يعد` is far more often "is considered" or "no longer" than a promise.
fn is_considered(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.line.normal(at), "يعد" | "تعد" | "نعد") && scene.line.normal(at + 1) != "ب"
}

/// "استشهد المتحدث بتقرير": who cites what was written or said. "استشهد شاب برام الله" was killed.
fn cites(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    &*line.word(at).lemma == "استشهد"
        && (at + 1..line.len().min(at + 7))
            .take_while(|&at| line.upos(at) != Upos::Verb && line.upos(at) != Upos::Punct)
            .find(|&at| line.normal(at) == "ب")
            .is_some_and(|bi| {
                let word = bare(line.normal(bi + 1));
                is_document(word) || is_research(word) || CITED.contains(&word)
            })
}

/// What is cited besides documents, behind ب.
const CITED: &[&str] = &[
    "قول",
    "اقوال",
    "كلام",
    "كلمات",
    "ايه",
    "ايات",
    "حديث",
    "احاديث",
    "بيت",
    "ابيات",
    "مثل",
    "مثال",
    "امثله",
    "عباره",
    "نتايج",
    "دليل",
    "ادله",
    "تجربه",
    "تجارب",
    "ماده",
    "مواد",
    "قانون",
    "دستور",
    "فيديو",
    "صور",
    "شهاده",
    "شهادات",
    "راي",
];

/// "وقعت تفجيرات", "شهدت المدينة": a verb of happening in front of a noun of an event names nothing itself.
fn happens_to_noun(scene: &Scene<'_>, at: usize) -> bool {
    let lemma = &*scene.line.word(at).lemma;
    matches!(lemma, "وقع" | "شهد" | "دار" | "جري" | "حدث") && names_event(scene, at + 1, |_| true)
}

/// "هجمات تستهدف الجيش", "الغارات التي طالت المدينة": of an attack that strikes somebody the attack is the event.
fn struck_by_event(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    let attack = |word: usize| names_event(scene, word, |kind| kind == ClaimType::Assault);
    if !matches!(&*line.word(at).lemma, "استهدف" | "طال" | "ضرب") {
        return false;
    }
    let open = |word: &usize| {
        !matches!(line.upos(*word), Upos::Verb | Upos::Adp | Upos::Cconj)
            && !matches!(line.normal(*word), "." | ":" | "ان")
    };
    attack(at + 1)
        || (at.saturating_sub(5)..at).rev().take_while(open).any(|word| {
            attack(word) && !(word + 1..at).any(|between| scene.phrase_at(between).is_some())
        })
}

/// Whether a noun of the table that names an event of some kind stands at a word.
fn names_event(scene: &Scene<'_>, at: usize, wanted: impl Fn(ClaimType) -> bool) -> bool {
    scene.line.get(at).filter(|word| word.upos == Upos::Noun).is_some_and(|word| {
        spellings(&word.lemma, &word.normal, true).iter().any(|spelling| {
            let mut rows = scene.knowledge.predicates.of_word(spelling);
            rows.any(|row| row.part == Part::Noun && wanted(row.kind))
        })
    })
}

/// "خروج مظاهرات", "اندلاع احتجاجات": that a protest begins is no event beside it.
fn brings_protest(scene: &Scene<'_>, at: usize) -> bool {
    matches!(bare(scene.line.normal(at)), "خروج" | "انطلاق" | "اندلاع" | "تجدد")
        && names_event(scene, at + 1, |kind| kind == ClaimType::Protest)
}

/// "انفجار سيارة مفخخة": one event, named by its head.
fn in_construct_with_event(scene: &Scene<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| scene.line.get(at)) else { return false };
    matches!(before.lemma.as_ref(), "انفجار" | "تفجير" | "هجوم" | "عمليه" | "حمله")
        && matches!(scene.line.normal(at), "سياره" | "عبوه" | "قنبله")
}

/// "بمقاطعة لياونينغ", "في مقاطعة كيبيك": a province, where a boycott has a noun with its article behind it.
fn is_province(scene: &Scene<'_>, at: usize) -> bool {
    let line = &scene.line;
    bare(line.normal(at)) == "مقاطعه"
        && at > 0
        && matches!(line.normal(at - 1), "في" | "ب" | "من")
        && (matches!(line.upos(at + 1), Upos::X | Upos::Propn)
            || scene.phrase_at(at + 1).is_some_and(|phrase| {
                phrase.level == Level::Nam
                    && is_place(phrase.kind)
                    && !line.normal(at + 1).starts_with("ال")
            }))
}

/// "المعارضة" as somebody is no act of opposing.
fn heads_nominal(scene: &Scene<'_>, at: usize) -> bool {
    scene.all.iter().any(|phrase| {
        phrase.level == Level::Nom && phrase.from <= at && at < phrase.to && at <= phrase.from + 1
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::CITED);
    }
}
