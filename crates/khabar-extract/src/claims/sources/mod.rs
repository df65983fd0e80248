//! Chains of sources: which words of saying reach over which words, and who speaks.
//!
//! A sentence is walked from cue to cue ([`cues`]). Each says what it reaches over ([`content`], [`ends`]) and who speaks ([`who`], [`speakers`]);
//! quotations ([`marks`]) and speakers go over to the next sentence.

mod acts;
mod chain;
mod content;
mod cues;
mod ends;
pub(super) use cues::{acts_beside, is_document, is_research, saying_before};
mod known;
mod marks;
mod running;
mod speakers;
mod who;

use khabar_types::{EntityId, EntityType, Level, Modality, SourceLink, Upos};

pub(crate) use self::chain::chain;
pub(super) use self::speakers::agrees as is_said_of;
pub(super) use self::{
    acts::{act_region, blame},
    chain::is_quoted,
    cues::hides_name,
};
use self::{content::Content, cues::Cue, known::Known, marks::Marks};
use super::{
    scene::Scene,
    subjects::{RELATIVES, Subjects},
};
use crate::knowledge::Slot;

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
            regions.extend(acts::pretext(scene, subjects, at));
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
        // "تقرير أممي: ...": what is written stands for whoever wrote it.
        let written = phrase.level == Level::Nom && cues::is_document(scene.line.normal(0));
        let end = phrase.to.max(title.map_or(0, |title| title.to));
        let closes = matches!(scene.line.normal(end), "»" | "”" | "\"");
        let end = end + usize::from(marked && closes);
        // "وزير الداخلية من صيدا: ...", "مصدر لـ«الوطن»: ...": where or to whom he speaks.
        let aside = matches!(scene.line.normal(end), "من" | "ل" | "في" | "عبر" | "امام");
        let reach = if aside { end + 8 } else { end };
        let colon = (end..=reach).find(|&at| scene.line.normal(at) == ":");
        let quiet = |&colon: &usize| (end..colon).all(|at| scene.line.upos(at) != Upos::Verb);
        let Some(colon) = colon.filter(quiet).filter(|_| named || someone || medium || written)
        else {
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
        let content = content::content(scene, marks, cue, regions).map(|content| {
            let over = |region: &Region| {
                region.from > 0 && region.from <= cue.at && cue.at < region.to && !region.quoted
            };
            let nested = cue.is_verb() && regions.iter().any(over);
            let end = ends::outer_that(scene, content.from, content.to).filter(|_| nested);
            Content { to: end.unwrap_or(content.to), ..content }
        });
        let speakers = self.speakers(scene, subjects, cue, content, regions);
        let span = cues::words(scene, cue);
        // "نقلت رويترز عن مصدر أن": who is cited is read with the verb.
        let cited = cue.row.part == "prep"
            && scene.line.normal(cue.at) == "عن"
            && !speakers.is_empty()
            && speakers.iter().all(|who| {
                let have = |region: &Region| region.link.is_some_and(|link| link.entity == *who);
                regions.iter().any(|region| region.from > cue.at && have(region))
            });
        if cited {
            return;
        }
        let link = |entity| SourceLink { entity, cue: span, rule: cue.rule() };
        // "نفى ما تداولته وسائل إعلام، وقال": who denies it goes on speaking.
        let told = cue.is_verb()
            && cue.at > 0
            && scene.line.normal(cue.at - 1) == "ما"
            && scene.pronoun_after(cue.end - 1).is_some();
        let Some(Content { from, to, quoted, opener }) = content else {
            let speaks = cue.is_verb()
                && matches!(cue.row.class, "say" | "announce" | "confirm" | "reveal" | "claim");
            // "أن الرئيس تحدث مع نظيره", "أن بلاده سترد": to talk and to answer is told, not said.
            let will = cue.at > 0
                && matches!(scene.line.normal(cue.at - 1), "س" | "سوف" | "لن" | "لم" | "لا");
            let nested = (will || cue.row.content.contains(&Slot::An))
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
        if cue.row.part == "p" && !speakers.is_empty() {
            go_on_beside(scene, cue.at, to, &speakers, regions);
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
        // "نفى ما ذكرته الصحيفة من أن": who denies it tells of the paper.
        let denied = regions.iter().any(|region| region.negates && region.from > cue.at);
        let as_said = cue.is_verb()
            && cue.at > 0
            && !meanwhile
            && !denied
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
            && let Some(act) = ends::own_act(scene, marks, from, to)
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
        if let Some(accuser) = content.and_then(|content| accuser(scene, cue, content)) {
            regions.push(accuser);
        }
        if cue.row.class == "relay" && speakers.len() == 2 && scene.pronoun_after(from).is_some() {
            // "نقلت الوكالة عن الوزير نفيه": the deed of the source is told by the agency.
            regions.last_mut().into_iter().for_each(|inner| inner.from += 2);
        }
        if (cue.row.part == "prep" || as_said)
            && to == cue.at
            && let Some(more) = content::rest_of_clause(scene, marks, cue)
        {
            let behind = |&entity: &EntityId| {
                let link = Some(link(entity));
                Region { from: more.from, to: more.to, ..region(link) }
            };
            regions.extend(speakers.iter().map(behind));
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
}

/// "نفى القصف، مؤكدا أن مسلحين هاجموا": what the speaker says besides is neither denied nor supposed, and nobody says it whom he cites.
fn go_on_beside(
    scene: &Scene<'_>,
    participle: usize,
    to: usize,
    speakers: &[EntityId],
    regions: &mut Vec<Region>,
) {
    if !matches!(scene.line.normal(participle.saturating_sub(1)), "،" | ",") {
        return;
    }
    let his = |region: &Region| region.link.is_some_and(|link| speakers.contains(&link.entity));
    let over =
        |region: &Region| region.from < participle && participle < region.to && !region.quoted;
    let own = regions.iter().filter(|region| over(region) && his(region)).map(|it| it.from).min();
    let Some(own) = own else { return };
    let mut behind = Vec::new();
    for region in regions.iter_mut().filter(|region| over(region)) {
        let coloured = region.negates || region.modality.is_some();
        if his(region) && coloured && to < region.to {
            behind.push(Region { from: to, negates: false, modality: None, ..region.clone() });
        }
        if his(region) && coloured || !his(region) && region.from > own {
            region.to = participle;
        }
    }
    regions.extend(behind);
}

/// "نفت الإمارات اتهامات السودان لها بتزويد": whose accusations are denied says what they tell.
fn accuser(scene: &Scene<'_>, cue: Cue<'_>, content: Content) -> Option<Region> {
    // Where no word brings in what is said, the opener is past the sentence.
    let noun = content.opener;
    let tells = cue.row.class == "deny"
        && noun < scene.line.len()
        && content.from == noun + 1
        && matches!(scene.line.normal(noun), "اتهام" | "اتهامات" | "مزاعم" | "ادعاءات" | "تقارير");
    let who = scene.phrase_at(content.from).filter(|who| tells && who.from == content.from)?;
    let link = SourceLink {
        entity: who.entity,
        cue: scene.line.span(noun, noun + 1),
        rule: "sources.noun",
    };
    (who.kind != EntityType::Loc && who.to < content.to).then_some(Region {
        from: who.to,
        to: content.to,
        link: Some(link),
        negates: false,
        modality: None,
        quoted: false,
        cited: false,
    })
}

/// How many who spoke are remembered.
const MOST_SPEAKERS: usize = 4;
