//! Chains of sources: which words of saying reach over which words, and who speaks.
//!
//! A sentence is walked from cue to cue ([`cues`]). Each says what it reaches over ([`content`]) and who speaks ([`speakers`]);
//! quotations ([`marks`]) and speakers go over to the next sentence.

mod chain;
mod content;
mod cues;
pub(super) use cues::{acts_beside, is_document, is_research, saying_before};
mod known;
mod marks;
mod running;
mod speakers;

use khabar_types::{EntityId, EntityType, Level, Modality, SourceLink, Span, Upos};

pub(crate) use self::chain::chain;
pub(super) use self::{chain::is_quoted, cues::hides_name};
use self::{content::Content, cues::Cue, known::Known, marks::Marks};
use super::{
    scene::{Break, Scene},
    subjects::{RELATIVES, Subjects},
    voice,
};
use crate::{
    knowledge::{Predicate, Role, Slot},
    sentence::bare,
};

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
    /// Between quotation marks: the words themselves are the speaker's.
    pub quoted: bool,
    /// Whom another cites, at the head of a sentence or behind what is said ("..., وفق ما ذكرت الصحيفة نقلا عن مصدر"): he stands further in than who
    /// cites him.
    pub cited: bool,
}

/// What goes over from one sentence to the next.
#[derive(Debug, Default)]
pub(super) struct Speaker {
    /// The last one who was said to speak.
    last: Option<SourceLink>,
    /// Those who spoke before, the latest last.
    past: Vec<SourceLink>,
    /// A quotation that no mark has closed yet.
    open: Option<SourceLink>,
    /// Whose words without marks stand behind a colon, as long as the paragraph goes on with them.
    free: Option<SourceLink>,
    /// Whose points are listed, a line each.
    list: Option<SourceLink>,
    /// How many sentences ago `last` spoke.
    age: usize,
    /// How many sentences the open quotation goes on.
    quoting: usize,
    /// Who wrote the statement or report that was named last: "وأضاف البيان".
    author: Option<SourceLink>,
    /// Whom the nouns of the sentences before mean.
    known: Known,
    /// The subject of the first verb of the sentence before.
    main: Option<EntityId>,
}

impl Speaker {
    /// All regions of a sentence, and what it leaves open for the next. `opens_line`: it is the first of its line.
    pub(super) fn regions(
        &mut self,
        scene: &Scene<'_>,
        subjects: &Subjects,
        opens_line: bool,
    ) -> Vec<Region> {
        let mut regions = Vec::new();
        self.age += 1;
        let marks = Marks::new(scene, self.open.is_some());
        self.go_on_quoting(&marks, scene.line.len(), &mut regions);
        Self::headline(scene, &mut regions);
        self.go_on_speaking(scene, opens_line, &mut regions);
        let mut at = 0;
        while at < scene.line.len() {
            let cues = cues::cues_at(scene, at);
            let Some(cue) = cues.first() else {
                at += 1;
                continue;
            };
            let cue = self.personal(scene, subjects, *cue, &cues);
            // "حسبما أوردت": the verb is the cue.
            if cue.row.source == Some(Slot::Subject) && cue.row.part == "prep" {
                let verb = cues::cue_at(scene, cue.end).filter(Cue::is_verb);
                if verb.is_some() && !scene.line.normal(cue.end - 1).is_empty() {
                    at = cue.end;
                    continue;
                }
            }
            self.read(scene, &marks, subjects, cue, &mut regions);
            at = cue.end;
        }
        if !marks.open_at_end {
            self.open = None;
        }
        let len = scene.line.len();
        let colon = |region: &&Region| {
            region.from > 0
                && scene.line.normal(region.from - 1) == ":"
                && region.to == len
                && !region.quoted
        };
        self.free = regions.iter().rev().find(colon).and_then(|region| region.link).or(self.free);
        if len > 0 && scene.line.normal(len - 1) == ":" && self.age == 0 {
            self.list = self.last;
        }
        if self.age == 0 && (0..scene.line.len()).any(|at| cues::brings_document(scene, at)) {
            self.author = self.last;
        }
        self.known.note(scene);
        self.main = subjects.here().next().map(|subject| subject.entity);
        regions
    }

    /// "عسيري: تدريب المقاومة", "بابا الفاتيكان: هجمات باريس جزء من حرب": somebody and a colon at the head of a line.
    fn headline(scene: &Scene<'_>, regions: &mut Vec<Region>) {
        let title = scene.titles.iter().find(|title| title.from == 0);
        let borne = title.and_then(|title| {
            let bearer = |phrase: &&super::Phrase| {
                Some(phrase.mention) == title.holder && phrase.from <= title.to + 1
            };
            scene.all.iter().find(bearer)
        });
        // "«رويترز»: واشنطن ترسل قوات".
        let marked = matches!(scene.line.normal(0), "«" | "“" | "\"" | "”");
        let quoted = || scene.phrase(1).filter(|_| marked);
        let Some(phrase) = scene.phrase(0).or(borne).or_else(quoted) else {
            return;
        };
        let group = matches!(phrase.kind, EntityType::Org | EntityType::Arm);
        let definite = scene.line.normal(0).starts_with("ال");
        let named = (group || matches!(phrase.kind, EntityType::Per | EntityType::Gpe))
            && phrase.level == Level::Nam;
        // "وزير الخارجية: لن ننسحب", "مصدر أمني: ...", "الحكومة: ...": somebody without a name.
        let someone = (matches!(phrase.kind, EntityType::Per | EntityType::Grp)
            || group && definite)
            && phrase.level == Level::Nom
            && !matches!(scene.line.normal(0), "المصدر" | "الكاتب" | "المراسل" | "المحرر");
        // "صحيفة كويتية: ...": a paper without a name.
        let medium = phrase.level == Level::Nom && speakers::is_outlet(scene, phrase.entity);
        let end = phrase.to.max(title.map_or(0, |title| title.to));
        let end = end + usize::from(marked && scene.line.upos(end) == Upos::Punct);
        // "وزير الداخلية من صيدا: ...", "مصدر لـ«الوطن»: ...": where or to whom he speaks.
        let aside = matches!(scene.line.normal(end), "من" | "ل" | "في" | "عبر" | "امام");
        let reach = if aside { end + 8 } else { end };
        let colon = (end..=reach).find(|&at| scene.line.normal(at) == ":");
        let quiet = |&colon: &usize| (end..colon).all(|at| scene.line.upos(at) != Upos::Verb);
        let Some(colon) = colon.filter(quiet).filter(|_| named || someone || medium) else {
            return;
        };
        // "ليبيا: مقتل العشرات" names the place; a place speaks in clauses.
        let clause =
            matches!(scene.line.upos(colon + 1), Upos::Verb | Upos::Aux | Upos::Part | Upos::Adp);
        if phrase.kind == EntityType::Gpe && !clause {
            return;
        }
        let link = SourceLink {
            entity: phrase.entity,
            cue: scene.line.span(colon, colon + 1),
            rule: "sources.headline",
        };
        regions.push(Region {
            from: colon + 1,
            to: scene.line.len(),
            link: Some(link),
            negates: false,
            modality: None,
            quoted: false,
            cited: false,
        });
    }

    /// "ذكر أن" has nobody who says it, unless a subject stands before it or the last speaker goes on: "وذكر أن".
    fn personal<'a>(
        &self,
        scene: &Scene<'_>,
        subjects: &Subjects,
        cue: Cue<'a>,
        all: &[Cue<'a>],
    ) -> Cue<'a> {
        // "نقل عن" has a verb of its own where somebody relays: "الناطق نقل عن الوزير قوله".
        let relays = cue.row.source == Some(Slot::An);
        if cue.row.part != "phrase" || cue.row.source.is_some() && !relays {
            return cue;
        }
        let Some(verb) = all.iter().find(|cue| cue.is_verb()) else { return cue };
        let word = scene.line.word(cue.at);
        let perfect = word.features.get("Aspect") != Some("Imp");
        let described = RELATIVES.contains(&scene.line.normal(cue.at.saturating_sub(1)))
            || scene.line.normal(cue.at.saturating_sub(1)) == "ما"
                && !cues::meanwhile(scene, cue.at);
        let joined = cue.at > 0 && matches!(scene.line.normal(cue.at - 1), "و" | "كما" | "الذي");
        let goes_on = perfect && joined && self.age <= 1 && self.last.is_some();
        // "الأكراد يعلنون عن اتفاق", not "المجموعة التي يعتقد أنها".
        let told = (perfect || !described) && !subjects.before(scene, cue.at).is_empty()
            || relays && scene.pronoun_after(cue.end - 1).is_some()
            || !described && speakers::apart(scene, cue.at).is_some();
        if goes_on || told { *verb } else { cue }
    }

    fn read(
        &mut self,
        scene: &Scene<'_>,
        marks: &Marks,
        subjects: &Subjects,
        cue: Cue<'_>,
        regions: &mut Vec<Region>,
    ) {
        if cues::is_unsaid(scene, cue) {
            return;
        }
        let content = content::content(scene, marks, cue, regions);
        let speakers = self.speakers(scene, subjects, cue, content, regions);
        let span = cues::words(scene, cue);
        let link = |entity| SourceLink { entity, cue: span, rule: cue.rule() };
        // "نفى ما تداولته وسائل إعلام، وقال": who denies it goes on speaking.
        let told = cue.is_verb()
            && cue.at > 0
            && scene.line.normal(cue.at - 1) == "ما"
            && scene.pronoun_after(cue.end - 1).is_some();
        let Some(Content { from, to, quoted, opener }) = content else {
            let speaks = cue.is_verb()
                && matches!(cue.row.class, "say" | "announce" | "confirm" | "reveal" | "claim");
            // "أن الرئيس تحدث مع نظيره": to talk is told, not said.
            let nested = cue.row.content.contains(&Slot::An)
                && regions.iter().any(|region| {
                    region.from <= cue.at && cue.at < region.to && region.link.is_some()
                });
            if let (true, false, Some(&entity)) = (speaks && !told, nested, speakers.last()) {
                self.spoke(Some(link(entity)));
                self.age = 0;
            }
            return;
        };
        // "...«...»، حسب قوله": whose own act the sentence tells says what he quotes.
        let from = match scene.pronoun_after(cue.end - 1) {
            Some(_) if cue.row.part == "prep" && to == cue.at => {
                marks.quotation_before(cue.at).unwrap_or(from)
            }
            _ => from,
        };
        // "لا يستبعد أن": what is not ruled out may be.
        let open = cue.row.negates
            && cue.row.class == "believe"
            && matches!(scene.line.normal(cue.at.saturating_sub(1)), "لا" | "لم" | "لن");
        let region = |link| Region {
            from,
            to,
            link,
            negates: cue.row.negates && !open,
            modality: if open { Some(Modality::Possible) } else { cue.row.modality },
            quoted,
            cited: !cue.is_verb()
                && cue.row.source == Some(Slot::An)
                && (to <= cue.at || cue.at <= 1),
        };
        if speakers.is_empty() {
            if cue.row.modality.is_some() || cue.row.negates {
                regions.push(region(None));
            }
            return;
        }
        let joined = cue.at > 0 && matches!(scene.line.normal(cue.at - 1), "و" | "ف");
        let meanwhile = cues::meanwhile(scene, cue.at);
        let but = cues::clause_of_another(scene, cue.at).filter(|_| cue.is_verb());
        let ends = cue.is_verb() && (joined && cues::is_perfect(scene, cue.at) || meanwhile);
        if let Some(end) = but.or_else(|| ends.then_some(cue.at)) {
            // "... ، وأضاف أن": what others said before it ends, unless it stands inside their own words.
            for region in regions.iter_mut().filter(|region| region.from < end) {
                if end < region.to && !region.quoted {
                    region.to = end;
                }
            }
        }
        let nested = regions
            .iter()
            .any(|region| region.from <= cue.at && cue.at < region.to && region.link.is_some());
        if cue.row.part == "prep" && to == cue.at && !cues::verb_behind(scene, cue.end) {
            // "قال ... إن ...، بحسب الوكالة": who ends the sentence is nearest to the reader.
            for region in regions.iter_mut().filter(|region| region.from < to && !region.quoted) {
                region.to = region.to.min(to);
            }
        }
        // "أوضح المبعوث، بحسب رويترز، أن": who reports him stands further out, unless an outlet cites somebody.
        let as_said = cue.is_verb()
            && cue.at > 0
            && !meanwhile
            && matches!(scene.line.normal(cue.at - 1), "ما" | "حسبما" | "وفقما");
        let aside = as_said
            || cue.row.part == "prep" && !matches!(cue.row.source, Some(Slot::An | Slot::Ila));
        let outer = aside
            && regions.iter().any(|region| {
                region.from == from
                    && (region.to == to || as_said)
                    && region.link.is_some_and(|link| !speakers::is_outlet(scene, link.entity))
            });
        let from = if outer { from.saturating_sub(1) } else { from };
        let region = |link| Region { from, ..region(link) };
        regions.extend(speakers.iter().map(|&entity| region(Some(link(entity)))));
        if cue.is_verb()
            && let Some(act) = content::own_act(scene, marks, from, to)
        {
            for at in regions.len() - speakers.len()..regions.len() {
                let behind = Region { from: act + 1, ..regions[at].clone() };
                regions[at].to = act;
                // "نفى القصف، متهما خصومه بالقتل": that is not denied.
                if !cue.row.negates {
                    regions.push(behind);
                }
            }
        }
        if cue.row.class == "relay" && speakers.len() == 2 && scene.pronoun_after(from).is_some() {
            // "نقلت الوكالة عن الوزير نفيه": the deed of the source is told by the agency.
            regions.last_mut().into_iter().for_each(|inner| inner.from += 2);
        }
        if cue.row.part == "prep"
            && to == cue.at
            && let Some(more) = content::rest_of_clause(scene, marks, cue)
        {
            let link = speakers.last().map(|&entity| link(entity));
            regions.push(Region { from: more.from, to: more.to, ..region(link) });
        }
        if opener == usize::MAX
            && let Some(more) = content::second_part(scene, marks, cue)
        {
            let link = speakers.last().map(|&entity| link(entity));
            regions.push(Region { from: more.from, to: more.to, ..region(link) });
        }
        let speaks = !matches!(cue.row.part, "n") && cue.row.class != "believe" || cue.is_verb();
        if speaks && !told && (!nested || self.age > 0) {
            self.spoke(speakers.last().map(|&entity| link(entity)));
            self.age = 0;
        }
        if to == scene.line.len()
            && marks.open_at_end
            && (quoted || marks.last_opens_behind(from))
            && Marks::closed_later(scene)
        {
            self.open = speakers.last().map(|&entity| link(entity));
            self.quoting = 0;
        }
    }

    /// Who speaks: outermost first.
    fn speakers(
        &self,
        scene: &Scene<'_>,
        subjects: &Subjects,
        cue: Cue<'_>,
        content: Option<Content>,
        regions: &[Region],
    ) -> Vec<EntityId> {
        let (at, end, row) = (cue.at, cue.end, cue.row);
        let pronoun = || {
            scene
                .pronoun_after(end - 1)
                .and_then(|at| subjects.antecedent(scene, at, None))
                .map(|argument| argument.entity)
        };
        let limit = content.map_or(scene.line.len(), |content| content.opener);
        let recent = |age| self.last.filter(|_| self.age <= age).map(|link| link.entity);
        match row.part {
            "v" => {
                let marked = voice::has_damma(scene, at);
                let passive = (marked || scene.line.word(at).features.get("Voice") == Some("Pass"))
                    && scene.pronoun_after(end - 1).is_none()
                    && (marked
                        || cues::tells_somebody(scene, at)
                        || !speakers::behind(scene, end, content).near
                            && subjects.before(scene, at).is_empty()
                            && speakers::apart(scene, at).is_none());
                let first = matches!(scene.line.word(at).features.get("Person"), Some("1" | "2"));
                if passive || row.source.is_none() {
                    return Vec::new();
                }
                // "ضمانات تؤكد": the noun before says it, and it is nobody.
                let thing = at > 0
                    && scene.line.upos(at - 1) == Upos::Noun
                    && scene.phrase(scene.item_of[at - 1]).is_none()
                    && !cues::is_document(scene.line.normal(at - 1))
                    && scene.line.word(at).features.get("Aspect") == Some("Imp");
                if thing {
                    return Vec::new();
                }
                if first {
                    return recent(2).into_iter().collect();
                }
                // "وهو ما يوحي بأن": a thing says it; "ما وصفه ب": the subject of the clause around it.
                let behind = speakers::behind(scene, end, content);
                let calls = scene.pronoun_after(end - 1).is_some();
                if behind.entity.is_none()
                    && at > 0
                    && matches!(scene.line.normal(at - 1), "ما" | "مما")
                    && calls
                {
                    let around = subjects.dropped(scene, at);
                    let around = around.first().map(|subject| subject.entity);
                    return around.or_else(|| recent(1)).into_iter().collect();
                }
                if behind.entity.is_none()
                    && at > 0
                    && matches!(scene.line.normal(at - 1), "ما" | "مما")
                    && !cues::meanwhile(scene, at)
                {
                    return Vec::new();
                }
                let mut speakers: Vec<EntityId> =
                    self.verb_speaker(scene, subjects, cue, content, regions).into_iter().collect();
                // "نقلت عنه الوكالة": whom the pronoun means.
                let of_him = |an: usize| {
                    let pronoun = scene.pronoun_after(an)?;
                    let himself = recent(0);
                    let meant = || subjects.antecedent(scene, pronoun, None);
                    himself.or_else(|| meant().map(|argument| argument.entity))
                };
                if row.class == "relay"
                    && scene.line.normal(end) == "عن"
                    && let Some(inner) = of_him(end)
                    && !speakers.contains(&inner)
                {
                    speakers.push(inner);
                    return speakers;
                }
                if row.class == "relay"
                    && let Some(inner) = speakers::behind_an(scene, end, limit, row.source)
                    && !speakers.contains(&inner)
                {
                    speakers.push(inner);
                }
                speakers
            }
            "p" => {
                // "مؤكدا": the speaker of the sentence or clause, else the subject of the verb it hangs on, else whoever spoke last.
                let own = |entity: &EntityId| speakers::agrees(scene, at, *entity);
                let nested = regions
                    .iter()
                    .rev()
                    .filter(|region| region.from <= at)
                    .filter_map(|region| region.link.map(|link| link.entity));
                let recent_here = recent(if scene.item_of[at] <= 1 { 3 } else { 0 });
                let around = speakers::around(scene, subjects, at);
                recent_here
                    .filter(own)
                    .or_else(|| nested.into_iter().find(own))
                    .or(around.filter(own))
                    .or(recent_here)
                    .or(around)
                    .or_else(|| subjects.latest(at))
                    .or_else(|| recent(2))
                    .into_iter()
                    .collect()
            }
            "n" => {
                let behind = speakers::behind(scene, end, content);
                let by_li = row.source == Some(Slot::Li);
                let li = behind.entity.filter(|_| behind.near || !by_li).or_else(|| {
                    by_li.then(|| speakers::behind_preposition_li(scene, end, limit)).flatten()
                });
                // "نقلت الوكالة عن الوزير قوله": whom the verb before relays.
                let told = scene.pronoun_after(end - 1).and_then(|_| {
                    let relayed = regions.iter().rev().find(|region| region.from >= at)?;
                    relayed.link.map(|link| link.entity)
                });
                // "حمل المبعوث رسالة مفادها أن": the bearer of what has no author beside it.
                let bare = !scene.line.normal(at).starts_with("ال") && !behind.unknown;
                let bearer = || {
                    subjects.latest(at).filter(|_| bare && cues::is_document(scene.line.normal(at)))
                };
                // "اكتفى الوزير بالقول إن": whoever the clause is about.
                let saying = || subjects.latest(at).filter(|_| scene.line.normal(at) == "القول");
                told.or_else(pronoun)
                    .or_else(saying)
                    .or_else(|| speakers::behind_min(scene, end, limit))
                    .or(li)
                    .or_else(bearer)
                    .or_else(|| recent(1).filter(|_| !behind.unknown))
                    .into_iter()
                    .collect()
            }
            _ => {
                if row.source.is_none() {
                    return Vec::new();
                }
                // "بحسب ما جاء في بيان للوزارة".
                let phrase = cues::cue_at(scene, end).filter(|cue| cue.row.part == "phrase");
                let named = match row.source {
                    Some(Slot::Subject) if phrase.is_some() => {
                        speakers::behind_preposition(scene, phrase.map_or(end, |cue| cue.end))
                    }
                    Some(Slot::Subject) => speakers::behind(scene, end, content).entity,
                    _ => speakers::behind_preposition(scene, end),
                };
                // "حسب قوله": whoever spoke in this sentence, or whose sentence it is.
                let himself = || {
                    let bound = scene.pronoun_after(end - 1)?;
                    let fits = |entity: &EntityId| speakers::may_be(scene, bound, *entity);
                    let first = subjects.here().find(|subject| fits(&subject.entity));
                    recent(0).filter(fits).or(first.map(|subject| subject.entity))
                };
                // "بحسب البيان": whoever wrote it.
                let written = || {
                    let noun = scene.line.normal(end);
                    let document = noun.starts_with("ال") && cues::is_document(noun);
                    self.author.or(self.last).filter(|_| document).map(|link| link.entity)
                };
                let named = named.map(|entity| self.meant(scene, entity));
                let known =
                    || self.known.at(scene, scene.items.get(scene.item_of[end - 1] + 1)?.from);
                let own = named
                    .or_else(himself)
                    .or_else(pronoun)
                    .or_else(written)
                    .or_else(known)
                    .or_else(|| recent(1).filter(|_| !speakers::noun_behind(scene, end)));
                let mut speakers: Vec<_> = own.into_iter().collect();
                // "بحسب صحيفة نقلا عن مصدر" is read as two cues, "وفقا لرويترز عن مصدر" here.
                let limit = limit.min(end + 8).max(end);
                if row.source != Some(Slot::An)
                    && let Some(inner) = speakers::behind_an(scene, end, limit, None)
                    && !speakers.contains(&inner)
                    && !row.rest.iter().any(|word| &**word == "عن")
                {
                    speakers.push(inner);
                }
                speakers
            }
        }
    }

    /// The subject right behind the verb, else before it, else further behind, else whoever goes on speaking.
    fn verb_speaker(
        &self,
        scene: &Scene<'_>,
        subjects: &Subjects,
        cue: Cue<'_>,
        content: Option<Content>,
        regions: &[Region],
    ) -> Option<EntityId> {
        // "قال الوزير إنه يأمل في": the pronoun of أن is whoever speaks.
        let himself = cue.at >= 2
            && scene.line.upos(cue.at - 1) == Upos::Pron
            && cues::is_that(scene.line.normal(cue.at - 2));
        let around = || {
            let over = |region: &&Region| region.from <= cue.at && cue.at < region.to;
            let link = regions.iter().rev().filter(over).find_map(|region| region.link)?;
            speakers::may_be(scene, cue.at - 1, link.entity).then_some(link.entity)
        };
        if himself && let Some(entity) = around() {
            return Some(entity);
        }
        if matches!(scene.line.normal(cue.end), "الاخير" | "الاخيره") {
            return speakers::named_last(scene, cue.at);
        }
        let behind = speakers::behind(scene, cue.end, content);
        if behind.near {
            return behind.entity.map(|entity| self.meant(scene, entity));
        }
        let first = scene.items.get(scene.item_of[cue.end - 1] + 1).map(|item| item.from);
        if let Some(first) = first.filter(|_| behind.unknown || behind.entity.is_some())
            && let Some(entity) = self.known.at(scene, first)
        {
            return Some(entity);
        }
        let thing = cue.at > 0
            && matches!(scene.line.normal(cue.at - 1), "ما" | "كما")
            && !cues::meanwhile(scene, cue.at);
        let before = subjects.before(scene, cue.at).first().map(|argument| argument.entity);
        if let Some(entity) = before.filter(|_| !(thing && behind.unknown)) {
            return Some(self.meant(scene, entity));
        }
        if behind.document {
            return self.author.or(self.last).map(|link| link.entity);
        }
        let recent = self.goes_on(scene, cue.at).filter(|_| cue.row.continues || self.age <= 2);
        // "حسبما ذكرت الوكالة، وأكد أن": who spoke aside does not agree, the subject of the sentence does.
        let word = scene.line.word(cue.at);
        let apart = self.age == 0
            && recent.is_some_and(|link| !speakers::nature(scene, link.entity).takes_verb(word))
            && !behind.unknown
            && behind.entity.is_none();
        let of_clause = || subjects.dropped(scene, cue.at).first().map(|who| who.entity);
        if apart && let Some(entity) = of_clause() {
            return Some(entity);
        }
        // "نشر الناشط تدوينة قال فيها إن", "بثت الحركة مقطعا قالت إنه": whoever the clause around is about.
        let described = |at: usize| {
            let back = matches!(scene.line.normal(cue.end), "في" | "خلال")
                && scene.line.upos(cue.end + 1) == Upos::Pron;
            let noun = matches!(scene.line.upos(at), Upos::Noun | Upos::Adj)
                && scene.phrase_at(at).is_none()
                && !scene.line.normal(at).starts_with("ال");
            noun && cues::is_that(scene.line.normal(cue.end + if back { 2 } else { 0 }))
        };
        let described = cue.at > 0 && described(cue.at - 1) && !behind.unknown;
        let nested = regions
            .iter()
            .rev()
            .find(|region| region.link.is_some() && region.from <= cue.at && cue.at < region.to)
            .map(|region| region.from);
        // "وأضاف للصحفيين بعد لقاء الوزراء": who goes on speaking stands in no preposition's place.
        let goes_on = cue.row.continues && first.is_some_and(|at| scene.line.upos(at) == Upos::Adp);
        let ahead = || {
            cues::clause_starts(scene, cue.at)
                .find_map(|from| speakers::before(scene, cue.at, from))
        };
        if let Some(link) = recent.filter(|_| goes_on && ahead().is_none()) {
            return Some(link.entity);
        }
        behind
            .entity
            .or_else(ahead)
            .or_else(|| of_clause().filter(|_| described))
            .or_else(|| {
                let joined = !behind.unknown && cue.at > 1 && scene.line.normal(cue.at - 1) == "و";
                let dropped = nested.is_some() || joined && recent.is_none();
                let who = subjects.dropped(scene, cue.at).first().map(|who| who.entity);
                who.filter(|_| dropped)
            })
            .or_else(|| recent.filter(|_| !behind.unknown).map(|link| link.entity))
            .or_else(|| {
                let carried = !behind.unknown && cues::is_perfect(scene, cue.at);
                let word = scene.line.word(cue.at);
                self.main.filter(|main| {
                    cue.at <= 1
                        && matches!(cue.row.class, "say" | "confirm" | "announce")
                        && matches!(
                            scene.mentions.entities[*main].kind,
                            EntityType::Per | EntityType::Org
                        )
                        && carried
                        && speakers::nature(scene, *main).takes_verb(word)
                })
            })
    }

    /// Note who spoke.
    fn spoke(&mut self, link: Option<SourceLink>) {
        self.last = link;
        let Some(link) = link else { return };
        self.past.retain(|have| have.entity != link.entity);
        if self.past.len() == MOST_SPEAKERS {
            self.past.remove(0);
        }
        self.past.push(link);
    }

    /// Who goes on speaking: the last one, unless the verb agrees with another who spoke before and not with him ("وأشارا" after "قال الكاتبان").
    fn goes_on(&self, scene: &Scene<'_>, verb: usize) -> Option<SourceLink> {
        let word = scene.line.word(verb);
        let fits = |link: &&SourceLink| speakers::nature(scene, link.entity).takes_verb(word);
        let last = self.last?;
        let other = || self.past.iter().rev().find(fits).copied();
        if fits(&&last) { Some(last) } else { other().or(Some(last)) }
    }

    /// Whom a noun phrase means that was read as somebody new: "الحزب" after "حزب الله", "المصدر" after whoever spoke.
    fn meant(&self, scene: &Scene<'_>, entity: EntityId) -> EntityId {
        if known::is_the_source(scene, entity)
            && let Some(last) = self.last.filter(|_| self.age <= 3)
        {
            return last.entity;
        }
        // "وتضيف الصحيفة نفسها", "المسؤول عينه": somebody like that who spoke.
        let kind = scene.mentions.entities[entity].kind;
        let same = scene.all.iter().any(|phrase| {
            phrase.entity == entity
                && phrase.level == Level::Nom
                && (SAME.contains(&scene.line.normal(phrase.to))
                    || matches!(scene.line.normal(phrase.to), "نفس" | "ذات" | "عين")
                        && scene.line.upos(phrase.to + 1) == Upos::Pron)
        });
        let before = |link: &&SourceLink| scene.mentions.entities[link.entity].kind == kind;
        if same && let Some(link) = self.past.iter().rev().find(before) {
            return link.entity;
        }
        self.known.instead_of(scene, entity).unwrap_or(entity)
    }
}

/// Words that say that the one before is meant.
const SAME: &[&str] = &["نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "عينها"];

/// How many who spoke are remembered.
const MOST_SPEAKERS: usize = 4;

/// The word in a row by which somebody is held responsible for what stands behind it: "حمل مسؤولية".
pub(super) fn blame(row: &Predicate) -> Option<&str> {
    row.rest.iter().map(|word| &**word).find(|word| bare(word) == "مسووليه")
}

/// What an act of asking, accusing or threatening says: its content has the actor as its source.
pub(super) fn act_region(
    scene: &Scene<'_>,
    row: &Predicate,
    trigger_to: usize,
    actor: Option<EntityId>,
    cue: Span,
    modality: Option<Modality>,
) -> Option<Region> {
    // Who investigates says nothing yet.
    if row.mode.is_some_and(|mode| mode.name() == "investigate") {
        return None;
    }
    let first = scene.item_of[trigger_to - 1] + 1;
    let topic = |slot: Slot| row.role(slot) == Some(Role::Topic);
    let by_preposition = row
        .frame
        .iter()
        .any(|(slot, role)| *role == Role::Topic && !matches!(slot, Slot::Object | Slot::Subject));
    // "وطالب المحافظ، بحسب البيان، الجيش ب": who says so between brings nothing in.
    let reports = |item: usize| {
        let at = scene.items[item].from;
        matches!(scene.word(item + 1), "حسب" | "موجب")
            || cues::cue_at(scene, at).is_some_and(|cue| cue.row.part == "prep")
    };
    let opens = |item: usize| {
        cues::is_that(scene.word(item))
            || scene.preposition(item).is_some_and(|(slot, taken)| taken == 1 && topic(slot))
                && !reports(item)
    };
    let near = (first..scene.items.len().min(first + 16))
        .take_while(|&item| {
            scene.break_before(item) < Break::Full && scene.upos(item) != Upos::Verb
        })
        .find(|&item| opens(item));
    // "دعا في كلمة ألقاها ... قادة الدول ... إلى مواصلة دعمهم": what the tree hangs on the word, however far.
    let far = || {
        let hangs = |at: usize| {
            scene.line.head(at) == Some(trigger_to - 1)
                && matches!(scene.line.relation(at), "obl" | "obl:arg" | "ccomp" | "xcomp")
        };
        (trigger_to..scene.line.len()).filter(|&at| hangs(at)).find_map(|at| {
            let case = |left: &usize| scene.line.head(*left) == Some(at) && *left < at;
            let first = (trigger_to..at).find(case)?;
            Some(scene.item_of[first]).filter(|&item| opens(item))
        })
    };
    // "حملت الحكومة المتمردين مسؤولية قصف السوق": for what somebody is blamed.
    let blamed = || {
        let word = blame(row)?;
        (first..scene.items.len().min(first + 16)).find(|&item| scene.word(item) == word)
    };
    let start = near.or_else(far).or_else(blamed);
    let verb = row.part == crate::knowledge::Part::Verb;
    let (start, far) = match start {
        Some(item) => (item + 1, if verb { 60 } else { 16 }),
        None if by_preposition && !topic(Slot::Object) => return None,
        None if !verb && scene.phrase(first).is_some() => return None,
        None => (first, if verb { 60 } else { 5 }),
    };
    let end = (start + 1..scene.items.len())
        .find(|&item| {
            if item > start + far {
                return true;
            }
            let verb_behind =
                scene.upos(item) == Upos::Cconj && scene.break_before(item) == Break::Clause;
            let aside = matches!(scene.word(item), "،" | "," | "(" | "-" | "–")
                && !(verb
                    && scene.upos(item + 1) == Upos::Cconj
                    && (scene.upos(item + 2) == Upos::Noun
                        || cues::is_that(scene.word(item + 2))
                        || start > 0 && scene.word(item + 2) == scene.word(start - 1)));
            // "للمطالبة بتوليه الحكم قامت كتيبة": a noun asks no further than its clause.
            let clause = !verb
                && scene.upos(item) == Upos::Verb
                && item > start
                && !matches!(scene.word(item - 1), "ان" | "الذي" | "التي" | "الذين" | "ما" | "س")
                && cues::is_perfect(scene, scene.items[item].from);
            scene.break_before(item) == Break::Full
                || clause
                || aside
                || verb_behind && scene.word(start - 1) != "ان"
                || matches!(
                    scene.word(item),
                    "بينما"
                        | "رغم"
                        | "حيث"
                        | "فيما"
                        | "كما"
                        | "لان"
                        | "مقابل"
                        | "عشيه"
                        | "غداه"
                        | "عقب"
                        | "اثر"
                        | "قبيل"
                        | "وسط"
                )
        })
        .map_or(scene.line.len(), |item| scene.items[item].from);
    Some(Region {
        from: scene.items.get(start).map_or(trigger_to, |item| item.from),
        to: end,
        link: actor.map(|entity| SourceLink { entity, cue, rule: "sources.act" }),
        negates: false,
        modality,
        quoted: false,
        cited: false,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::SAME);
    }
}
