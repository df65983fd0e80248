//! Ties that titles state: "وزير الخارجية الروسي سيرغي لافروف".

use khabar_types::{Argument, Claim, ClaimType, Document, EntityId, Level, Mention, Phase, Span};

use super::{
    Found,
    scene::Scene,
    sources::{self, Region},
    titles::TitlePhrase,
};

/// A title with who bears it and whom it is of.
pub(super) struct Tie<'a> {
    pub title: &'a TitlePhrase,
    pub kind: ClaimType,
    pub holder: &'a Mention,
    pub of: EntityId,
    /// Only an adjective of nationality says whom it is of.
    pub by_nisba: bool,
    /// The word that states it.
    pub trigger: Span,
}

/// The ties that the titles of a sentence state.
pub(super) fn ties<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = Tie<'a>> {
    scene.titles.iter().filter_map(|title| {
        let (kind, of) = (title.tie?, title.of?);
        let holder = &scene.mentions.mentions[title.holder?];
        // "دبلوماسي مصري", "مسؤولون ليبيون": somebody of a country, who is named by nothing else, holds no post.
        let by_nisba = title.of_words.is_some_and(|words| {
            scene.knowledge.gazetteer.nisba(&khabar_text::normal(words.of(scene.text))).is_some()
        });
        let named = || {
            let mut all = scene.mentions.mentions.rows().iter();
            all.any(|other| other.entity == holder.entity && other.level == Level::Nam)
        };
        let anybody = by_nisba && !named() && !is_office(scene, title);
        let trigger = scene.line.word(title.from).span;
        (holder.entity != of && !anybody).then_some(Tie {
            title,
            kind,
            holder,
            of,
            by_nisba,
            trigger,
        })
    })
}

impl Tie<'_> {
    pub(super) fn claim(
        &self,
        scene: &Scene<'_>,
        document: &Document,
        regions: &[Region],
    ) -> Claim {
        let Self { title, kind, holder, of, trigger, .. } = *self;
        let argument = |entity, words, slot| Argument { entity, words, slot };
        let found = Found {
            trigger,
            rule: "claims.title",
            predicate: title.key,
            kind,
            actors: vec![argument(holder.entity, holder.span, "holder")],
            recipients: std::iter::once((of, title.of_words.unwrap_or(trigger)))
                .chain(title.also.into_iter().flatten())
                .map(|(of, words)| argument(of, words, "of"))
                .collect(),
        };
        // A title that somebody bears is the writer's own knowledge, also inside what others say, unless it is quoted.
        let quoted = sources::is_quoted(regions, title.from);
        let (sources, ..) = sources::chain(if quoted { regions } else { &[] }, title.from);
        Claim {
            role: Some(scene.line.span(title.from, title.to)),
            phase: Some(Phase::Holds),
            sources,
            score: 0.8,
            ..found.claim(document, scene.id)
        }
    }
}

/// "عين البرلمان باشاغا رئيسا للحكومة": whether a verb says what the title in the accusative would say again.
pub(super) fn appoints(scene: &Scene<'_>, told: &Claim, tie: &Claim) -> bool {
    let title = khabar_text::normal(tie.evidence.trigger.of(scene.text));
    let same = |one: &[Argument], other: &[Argument]| {
        one.iter().any(|argument| other.iter().any(|have| have.entity == argument.entity))
    };
    told.kind == tie.kind
        && told.evidence.rule.starts_with("claims.verb")
        && title.ends_with('ا')
        && !title.starts_with("ال")
        && same(&told.actors, &tie.actors)
        && same(&told.recipients, &tie.recipients)
}

/// "الرئيس اليمني", "وزير الخارجية العماني": a post that one person holds at a time, unlike "الدبلوماسيين المصريين", "مسؤول ليبي".
fn is_office(scene: &Scene<'_>, title: &TitlePhrase) -> bool {
    let word = scene.line.word(title.from);
    // "الوزيران القطري والتركي": each is the one of his state.
    let one =
        title.also[0].is_some() || !matches!(word.features.get("Number"), Some("Plur" | "Dual"));
    let meant = word.normal.starts_with("ال")
        || (title.from + 1..title.to).any(|at| scene.line.normal(at).starts_with("ال"));
    one && meant && !matches!(title.key, "official" | "diplomat" | "tribal_sheikh")
}
