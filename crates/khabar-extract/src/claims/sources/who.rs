//! Who speaks by one word of saying: outermost first.

use khabar_types::{ClaimType, EntityId, EntityType, Level, SourceLink, Upos};

use super::{
    Region, Speaker,
    content::{Content, is_news},
    cues,
    cues::Cue,
    known, speakers,
};
use crate::{
    claims::{Phrase, scene::Scene, subjects::Subjects, voice},
    knowledge::Slot,
    sentence::bare,
};

impl Speaker {
    /// Who speaks: outermost first.
    pub(super) fn speakers(
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
                if passive || row.source.is_none() || cues::is_impersonal(scene, cue) {
                    return Vec::new();
                }
                // "الأنباء التي تحدثت عن": news that nobody is named for.
                let news = at > 1
                    && matches!(scene.line.normal(at - 1), "الذي" | "التي")
                    && is_news(scene.line.normal(at - 2));
                if news {
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
                // "علمت الصحيفة من مصادر أن".
                if (row.class == "relay" || row.source == Some(Slot::Min))
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
                // "ذكرت الوكالة عن مصدر أمني": the noun of the phrase is who says it.
                let source = || {
                    let phrase = scene.phrase_at(end - 1).filter(|_| row.part == "prep")?;
                    (phrase.from < end && phrase.from > at).then_some(phrase.entity)
                };
                let named = source().or(named).map(|entity| self.meant(scene, entity));
                // "استنادا إلى صور": what is built on says nothing.
                if row.source == Some(Slot::Ila) && row.part == "prep" {
                    return named.into_iter().collect();
                }
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
        if let Some(who) = self.honoured(scene, subjects, cue) {
            return Some(who);
        }
        // "وهددت بغداد بعملية": who threatens, not who is threatened.
        let threatens = |kind: &ClaimType| *kind == ClaimType::Threaten;
        if let Some((_, filled)) = subjects.filled(cue.at).filter(|(kind, _)| threatens(kind))
            && let Some(who) = filled.actors.first()
        {
            return Some(who.entity);
        }
        if matches!(scene.line.normal(cue.end), "الاخير" | "الاخيره") {
            return speakers::named_last(scene, cue.at);
        }
        let behind = speakers::behind(scene, cue.end, content);
        // "إيران أبلغت العراق أن": whoever stands behind the verb is told.
        if behind.near
            && cues::tells_somebody(scene, cue.at)
            && let Some(who) = subjects.before(scene, cue.at).first()
            && behind.entity != Some(who.entity)
        {
            return Some(self.meant(scene, who.entity));
        }
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
                let who = subjects.dropped(scene, cue.at).first().map(|who| who.entity);
                // "زار الوزير حلب، وأكد أن": whose deed the sentence tells first, before who spoke in those before.
                let speaks = |who: &EntityId| {
                    let kind = scene.mentions.entities[*who].kind;
                    !cue.row.continues && matches!(kind, EntityType::Per | EntityType::Org)
                };
                let own = joined && self.age > 0 && who.as_ref().is_some_and(speaks);
                let dropped = nested.is_some() || joined && recent.is_none() || own;
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

    /// "وأكد جلالته", "وأضاف معاليه": whom the sentence, or those before, named last with a post that the honour fits, else the last person who spoke.
    fn honoured(&self, scene: &Scene<'_>, subjects: &Subjects, cue: Cue<'_>) -> Option<EntityId> {
        let posts = honour(scene.line.normal(cue.end), scene.pronoun_after(cue.end).is_some())?;
        let person = |entity: EntityId| scene.mentions.entities[entity].kind == EntityType::Per;
        let holds = |phrase: &&Phrase| {
            person(phrase.entity)
                && (phrase.from..phrase.to).any(|at| posts.contains(&bare(scene.line.normal(at))))
        };
        let here = || scene.phrases.iter().rev().filter(|phrase| phrase.to <= cue.at).find(holds);
        let last = || self.last.map(|link| link.entity).filter(|who| person(*who));
        here()
            .map(|phrase| phrase.entity)
            .or_else(|| self.known.of_posts(posts))
            .or_else(|| {
                subjects.here().next_back().map(|one| one.entity).filter(|who| person(*who))
            })
            .or_else(last)
            .or_else(|| self.main.filter(|who| person(*who)))
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

/// The posts that a word of honour with a pronoun fits: "جلالته" is a king.
fn honour(word: &str, bound: bool) -> Option<&'static [&'static str]> {
    let stem = if bound {
        word
    } else {
        let cut = word.strip_suffix("ها").or_else(|| word.strip_suffix('ه'))?;
        cut.strip_suffix('ت').unwrap_or(cut)
    };
    match stem.trim_end_matches(['ه', 'ت']) {
        "جلال" => Some(&["ملك", "ملكه", "عاهل", "سلطان", "امبراطور"]),
        "سمو" => Some(&["امير", "ولي", "شيخ", "اميره", "شيخه", "حاكم", "وزير"]),
        "فخام" => Some(&["رييس", "رييسه"]),
        "دول" => Some(&["رييس", "رييسه"]),
        "معالي" => Some(&["وزير", "وزيره", "امين", "رييس", "محافظ", "مستشار", "امينه"]),
        "سعاد" => Some(&["سفير", "سفيره", "وزير", "وكيل", "مدير", "نايب", "رييس", "امين"]),
        "سياد" => Some(&["رييس", "وزير", "رييسه", "وزيره", "مشير", "فريق", "مفتي"]),
        "سماح" => Some(&["مفتي", "شيخ", "امام", "سيد"]),
        "فضيل" => Some(&["شيخ", "مفتي", "امام"]),
        "قداس" => Some(&["بابا"]),
        "غبط" => Some(&["بطريرك", "بابا"]),
        "نياف" => Some(&["مطران", "كاردينال", "اسقف", "انبا"]),
        "عطوف" => Some(&["محافظ", "مدير", "رييس", "امين"]),
        _ => None,
    }
}

/// Words that say that the one before is meant.
const SAME: &[&str] = &["نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "عينها"];

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_folded() {
        crate::sentence::assert_folded(super::SAME);
    }
}
