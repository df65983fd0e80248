//! Chains of sources: which words of saying reach over which words, and who speaks.

use khabar_types::{Argument, EntityId, Modality, SourceLink, Span, Upos};

use super::{
    arguments::{self, Around},
    scene::{Break, Scene},
    subjects::Subjects,
};
use crate::knowledge::{Reporting, Slot};

/// A stretch of a sentence that somebody is said to say.
#[derive(Clone, Debug)]
pub(crate) struct Region {
    /// First word of what is said.
    pub from: usize,
    /// Word after its last.
    pub to: usize,
    /// Who says it; `None` where nobody is named (`يعتقد أن`).
    pub link: Option<SourceLink>,
    /// It is denied.
    pub negates: bool,
    /// It is supposed, demanded, announced.
    pub modality: Option<Modality>,
}

/// What goes over from one sentence to the next.
#[derive(Debug, Default)]
pub(super) struct Speaker {
    /// The last one who was said to speak.
    last: Option<SourceLink>,
    /// A quotation that no mark has closed yet.
    open: Option<SourceLink>,
    /// How many sentences ago `last` spoke.
    age: usize,
}

impl Speaker {
    /// All regions of a sentence, and what it leaves open for the next.
    pub(super) fn regions(&mut self, scene: &Scene<'_>, subjects: &Subjects) -> Vec<Region> {
        let mut regions = Vec::new();
        self.age += 1;
        self.go_on_quoting(scene, &mut regions);
        let mut at = 0;
        while at < scene.line.len() {
            let Some((row, end)) = cue_at(scene, at) else {
                at += 1;
                continue;
            };
            self.read_cue(scene, subjects, row, at, end, &mut regions);
            at = end;
        }
        regions
    }

    /// The sentence starts inside a quotation that an earlier one opened.
    fn go_on_quoting(&mut self, scene: &Scene<'_>, regions: &mut Vec<Region>) {
        let Some(link) = self.open else { return };
        let close = (0..scene.line.len()).find(|&at| is_close(scene, at));
        regions.push(Region {
            from: 0,
            to: close.unwrap_or(scene.line.len()),
            link: Some(link),
            negates: false,
            modality: None,
        });
        if close.is_some() || self.age > 6 {
            self.open = None;
        }
    }

    fn read_cue(
        &mut self,
        scene: &Scene<'_>,
        subjects: &Subjects,
        row: &Reporting,
        at: usize,
        end: usize,
        regions: &mut Vec<Region>,
    ) {
        let cue = scene.line.span(at, end);
        let around = arguments::behind(scene, end - 1, row.part == "v");
        let speakers = self.speakers(scene, subjects, row, at, end, &around);
        let Some((from, to, quoted)) = content(scene, row, at, end, regions) else {
            self.remember(&speakers, cue, row);
            return;
        };
        let rule = rule(row);
        let links: Vec<_> =
            speakers.iter().map(|&entity| SourceLink { entity, cue, rule }).collect();
        if links.is_empty() {
            if row.modality.is_some() || row.negates {
                regions.push(Region {
                    from,
                    to,
                    link: None,
                    negates: row.negates,
                    modality: row.modality,
                });
            }
            return;
        }
        if row.part == "v" && !matches!(row.class, "relay") {
            cut_at(scene, regions, at, from);
        }
        for &link in &links {
            regions.push(Region {
                from,
                to,
                link: Some(link),
                negates: row.negates,
                modality: row.modality,
            });
        }
        self.last = links.last().copied();
        self.age = 0;
        if quoted && !(from..to).any(|at| is_close(scene, at)) && to == scene.line.len() {
            self.open = self.last;
        }
    }

    fn remember(&mut self, speakers: &[EntityId], cue: Span, row: &Reporting) {
        if row.part == "v"
            && matches!(row.class, "say" | "announce" | "confirm" | "reveal" | "claim")
            && let Some(&entity) = speakers.last()
        {
            self.last = Some(SourceLink { entity, cue, rule: rule(row) });
            self.age = 0;
        }
    }

    /// Who speaks: outermost first.
    fn speakers(
        &self,
        scene: &Scene<'_>,
        subjects: &Subjects,
        row: &Reporting,
        at: usize,
        end: usize,
        around: &Around,
    ) -> Vec<EntityId> {
        let in_slot = |wanted: Slot| {
            around
                .slots
                .iter()
                .find(|(slot, ..)| *slot == wanted)
                .map(|(_, argument, _)| argument.entity)
        };
        let first_bare = || {
            around.bare.first().and_then(|list| list.first()).map(|(argument, ..)| argument.entity)
        };
        let pronoun = || {
            scene
                .pronoun_after(end - 1)
                .and_then(|at| subjects.antecedent(scene, at, None))
                .map(|argument| argument.entity)
        };
        match row.part {
            "v" => {
                let passive = scene.line.word(at).features.get("Voice") == Some("Pass");
                if passive || row.source.is_none() {
                    return Vec::new();
                }
                let before: Vec<Argument> = subjects.before(scene, at);
                let own = before.first().map(|argument| argument.entity).or_else(first_bare);
                let mut speakers: Vec<_> = own.into_iter().collect();
                if row.class == "relay"
                    && let Some(inner) = in_slot(Slot::An)
                    && !speakers.contains(&inner)
                {
                    speakers.push(inner);
                }
                if speakers.is_empty() && (row.continues || self.age <= 2) {
                    speakers.extend(self.last.map(|link| link.entity));
                }
                speakers
            }
            "p" => {
                // "مؤكدا": the speaker of the clause, else whoever spoke last, else its verb's subject.
                let here = self.last.filter(|_| self.age == 0).map(|link| link.entity);
                here.or_else(|| subjects.latest(at))
                    .or_else(|| self.last.filter(|_| self.age <= 2).map(|link| link.entity))
                    .into_iter()
                    .collect()
            }
            "n" => pronoun().or_else(first_bare).into_iter().collect(),
            _ => {
                let slot = row.source.and_then(in_slot);
                let named = slot
                    .or_else(first_bare)
                    .or_else(|| around.slots.first().map(|(_, argument, _)| argument.entity));
                let mut speakers: Vec<_> = named.or_else(pronoun).into_iter().collect();
                // "نقلا عن صحيفة عن مصدر".
                if let Some(inner) = in_slot(Slot::An)
                    && row.source != Some(Slot::An)
                    && !speakers.contains(&inner)
                {
                    speakers.push(inner);
                }
                speakers
            }
        }
    }
}

fn rule(row: &Reporting) -> &'static str {
    match row.part {
        "v" => "sources.verb",
        "p" => "sources.participle",
        "n" => "sources.noun",
        _ => "sources.phrase",
    }
}

/// A word or phrase of saying at a word, the longest first.
fn cue_at<'a>(scene: &Scene<'a>, at: usize) -> Option<(&'a Reporting, usize)> {
    let word = scene.line.get(at)?;
    if scene.in_name(at) {
        return None;
    }
    let (joined, joined_end) = scene.line.joined(at);
    let reporting = &scene.knowledge.lexicon.reporting;
    let mut best: Option<(&Reporting, usize)> = None;
    let keys = [(&*word.lemma, at + 1), (&*word.normal, at + 1), (joined.as_str(), joined_end)];
    for (key, end) in keys {
        for row in reporting.get(key).into_iter().flatten() {
            let fits = match row.part {
                "v" => matches!(word.upos, Upos::Verb),
                "n" => matches!(word.upos, Upos::Noun | Upos::X),
                "p" => {
                    word.upos != Upos::Verb && word.normal.ends_with('ا') || !row.rest.is_empty()
                }
                _ => true,
            };
            if !fits {
                continue;
            }
            let Some(end) = scene.line.phrase_end(end, &row.rest) else { continue };
            if best.is_none_or(|(have, _)| row.rest.len() > have.rest.len()) {
                best = Some((row, end));
            }
        }
    }
    best
}

/// What is said: where it starts and ends, and whether a quotation mark opens it.
fn content(
    scene: &Scene<'_>,
    row: &Reporting,
    at: usize,
    end: usize,
    regions: &[Region],
) -> Option<(usize, usize, bool)> {
    let len = scene.line.len();
    let stop = |from: usize| next_saying(scene, from).unwrap_or(len);
    if matches!(row.part, "prep" | "phrase") {
        return phrase_content(scene, at, end, regions, &stop);
    }
    // "كما قال", "حسبما أفاد": what was said before.
    let before = at.checked_sub(1).map_or("", |at| scene.line.normal(at));
    if matches!(before, "كما" | "حسبما" | "وفقما")
        || (before == "ما"
            && at >= 2
            && matches!(scene.line.normal(at - 2), "حسب" | "وفق" | "بحسب" | "وفقا" | "ل"))
    {
        let initial = scene.item_of[at] <= 2;
        if !initial {
            return Some((0, at, false));
        }
    }
    for next in end..(end + 30).min(len) {
        let word = scene.line.normal(next);
        match word {
            "ان" | "بان" | "انه" | "انها" | "انهم" | "بانه" | "بانها" | "انني" | "اننا"
                if next > at =>
            {
                let from = next + 1;
                return Some((from, stop(from), false));
            }
            ":" => {
                let quoted = (next + 1..(next + 3).min(len)).any(|at| is_open(scene, at));
                return Some((
                    next + 1,
                    if quoted { close_of(scene, next + 2) } else { len },
                    quoted,
                ));
            }
            _ if is_open(scene, next) && next > end => {
                let long = close_of(scene, next + 1) - next > 4;
                if long
                    && scene.phrases.iter().all(|phrase| !(phrase.from <= next && next < phrase.to))
                {
                    return Some((next + 1, close_of(scene, next + 1), true));
                }
            }
            "." | "؟" | "!" => break,
            _ => {}
        }
        if next > end
            && scene.line.upos(next) == Upos::Verb
            && scene.break_before(scene.item_of[next].saturating_sub(1)) == Break::Clause
        {
            break;
        }
    }
    // A quotation right before: "«...»، قال الوزير".
    if row.part == "v" {
        let close = (at.saturating_sub(4)..at).rev().find(|&at| is_close(scene, at));
        if let Some(close) = close
            && let Some(open) = (0..close).rev().find(|&at| is_open(scene, at))
            && close - open > 3
        {
            return Some((open + 1, close, false));
        }
    }
    // "كشف عن اجتماعات", "أعلن وقف": the complement of the verb.
    for slot in &row.content {
        let from = (scene.item_of[end - 1] + 1..scene.items.len())
            .take(14)
            .take_while(|&item| scene.break_before(item) < Break::Clause)
            .find(|&item| scene.preposition(item).is_some_and(|(have, _)| have == *slot));
        if let Some(item) = from {
            let from = scene.items[item].to;
            return Some((from, stop(from), false));
        }
    }
    let takes_object = matches!(row.class, "announce" | "reveal" | "confirm" | "deny" | "claim")
        && row.part != "n";
    let object = takes_object.then(|| {
        let limit = (end + 10).min(len);
        (end..limit).find(|&at| {
            matches!(scene.line.upos(at), Upos::Noun)
                && scene
                    .knowledge
                    .predicates
                    .of_word(super::scene::bare(&scene.line.word(at).lemma))
                    .next()
                    .is_some()
        })
    });
    object.flatten().map(|from| (from, stop(from), false))
}

/// "بحسب مصدر، ..." reaches forward, "..., بحسب مصدر" backward; between a verb of saying and its "أن" it nests.
fn phrase_content(
    scene: &Scene<'_>,
    at: usize,
    end: usize,
    regions: &[Region],
    stop: &dyn Fn(usize) -> usize,
) -> Option<(usize, usize, bool)> {
    let len = scene.line.len();
    if let Some(around) = regions.iter().find(|region| region.link.is_some() && region.from > at) {
        return Some((around.from, around.to, false));
    }
    // Before the "أن" of a verb of saying that stands further left.
    let saying = (0..at)
        .rev()
        .take(12)
        .find(|&left| cue_at(scene, left).is_some_and(|(row, _)| row.part == "v"));
    let anna = (end..(end + 14).min(len))
        .find(|&right| matches!(scene.line.normal(right), "ان" | "انه" | "انها"));
    if let (Some(_), Some(anna)) = (saying, anna) {
        return Some((anna + 1, stop(anna + 1), false));
    }
    if scene.item_of[at] <= 1 {
        let from = (end..len)
            .find(|&right| {
                matches!(scene.line.normal(right), "،" | ",")
                    || matches!(scene.line.normal(right), "ان" | "فان")
            })
            .map_or(end, |mark| mark + 1);
        return Some((from, stop(from), false));
    }
    let from = (0..at)
        .rev()
        .find(|&left| matches!(scene.line.normal(left), "." | ":" | "؛"))
        .map_or(0, |mark| mark + 1);
    Some((from, at, false))
}

/// The next verb of saying that opens a clause of its own: "... ، وأضاف", where what was said before ends.
fn next_saying(scene: &Scene<'_>, from: usize) -> Option<usize> {
    (from + 1..scene.line.len()).find(|&at| {
        if scene.line.upos(at) != Upos::Verb || at == 0 {
            return false;
        }
        let Some((row, _)) = cue_at(scene, at) else { return false };
        let joined = matches!(scene.line.normal(at - 1), "و" | "ف" | "فيما" | "بينما" | "كما")
            || matches!(scene.line.normal(at - 1), "قد")
                && at >= 2
                && scene.line.normal(at - 2) == "و";
        row.part == "v"
            && matches!(row.class, "say" | "announce" | "confirm" | "reveal" | "deny" | "claim")
            && joined
            && scene.line.word(at).features.get("Aspect") != Some("Imp")
            && !inside_quotes(scene, from, at)
    })
}

fn inside_quotes(scene: &Scene<'_>, from: usize, at: usize) -> bool {
    let opened =
        (from.saturating_sub(2)..at).rev().find(|&at| is_open(scene, at) || is_close(scene, at));
    opened.is_some_and(|mark| is_open(scene, mark) && scene.line.normal(mark) != "\"")
}

/// A verb of saying ends what others said before it in the same sentence, unless it stands inside their words.
fn cut_at(scene: &Scene<'_>, regions: &mut [Region], at: usize, from: usize) {
    let _ = from;
    let coordinated = at > 0 && matches!(scene.line.normal(at - 1), "و" | "ف");
    if !coordinated {
        return;
    }
    for region in regions {
        if region.from < at && at < region.to {
            region.to = at;
        }
    }
}

fn is_open(scene: &Scene<'_>, at: usize) -> bool {
    match scene.line.normal(at) {
        "«" | "“" | "‘" => true,
        "\"" => (0..at).filter(|&left| scene.line.normal(left) == "\"").count() % 2 == 0,
        _ => false,
    }
}

fn is_close(scene: &Scene<'_>, at: usize) -> bool {
    match scene.line.normal(at) {
        "»" | "”" | "’" => true,
        "\"" => (0..at).filter(|&left| scene.line.normal(left) == "\"").count() % 2 == 1,
        _ => false,
    }
}

fn close_of(scene: &Scene<'_>, from: usize) -> usize {
    (from..scene.line.len()).find(|&at| is_close(scene, at)).unwrap_or(scene.line.len())
}

/// The links that reach over a word, outermost first; nobody twice in a row.
pub(crate) fn chain(regions: &[Region], at: usize) -> (Vec<SourceLink>, bool, Option<Modality>) {
    let mut over: Vec<&Region> =
        regions.iter().filter(|region| region.from <= at && at < region.to).collect();
    over.sort_by_key(|region| {
        (std::cmp::Reverse(region.to - region.from), region.link.map(|link| link.cue.start()))
    });
    let mut links: Vec<SourceLink> = Vec::new();
    let (mut negates, mut modality) = (false, None);
    for region in over {
        negates ^= region.negates;
        modality = region.modality.or(modality);
        let Some(link) = region.link else { continue };
        match links.iter_mut().find(|have| have.entity == link.entity) {
            Some(have) => *have = link,
            None => links.push(link),
        }
    }
    (links, negates, modality)
}

/// What an act of asking, accusing or threatening says: its content has the actor as its source.
pub(super) fn act_region(
    scene: &Scene<'_>,
    trigger_to: usize,
    actor: EntityId,
    cue: Span,
    modality: Option<Modality>,
) -> Region {
    let item = scene.item_of[trigger_to - 1];
    let end = (item + 1..scene.items.len())
        .find(|&item| {
            scene.break_before(item) == Break::Full
                || scene.word(item) == "،" && scene.upos(item + 1) == Upos::Cconj
                || scene.break_before(item) == Break::Clause && scene.upos(item) == Upos::Cconj
        })
        .map_or(scene.line.len(), |item| scene.items[item].from);
    Region {
        from: trigger_to,
        to: end,
        link: Some(SourceLink { entity: actor, cue, rule: "sources.act" }),
        negates: false,
        modality,
    }
}
