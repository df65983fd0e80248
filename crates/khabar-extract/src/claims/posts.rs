//! Who fills a post with a long complement: "قائد البحرية في الحرس الثوري الإيراني علي رستمي".

use khabar_types::{EntityType, Level, MentionId, Upos};

use super::{
    scene::{Phrase, Scene},
    titles::TitlePhrase,
};
use crate::mentions::posts::{Around, follows_meeting, post};

impl Scene<'_> {
    /// The name behind the complement of a title that ends at `words`; the title then has all of its complement.
    pub(super) fn fills(&self, title: &mut TitlePhrase, words: usize) -> Option<MentionId> {
        let named = |at: usize| {
            self.starting_at(at)
                .find(|phrase| phrase.kind == EntityType::Per && phrase.level == Level::Nam)
        };
        let person = |at: usize, _| named(at).is_some();
        let body = |at: usize| {
            let bodies = self.starting_at(at).filter(|phrase| phrase.kind != EntityType::Per);
            bodies.map(|phrase| phrase.to).max()
        };
        title.tie?;
        let around = Around { person: &person, body: &body };
        let post = post(self.knowledge, &self.line, (title.from, words), &around)?;
        if post.name < title.to {
            return None;
        }
        title.to = title.to.max(post.to);
        Some(named(post.name)?.mention)
    }
}

/// "السفير الفرنسي لدى المغرب كريستوف لوكورتييه", "المبعوث الأممي إلى اليمن هانس غروندبرغ": the name behind where somebody serves. Behind a verb that asks
/// for another party, "في" says where they meet: "التقى السفير الفرنسي في الرباط محمد العلي".
pub(super) fn holder_behind_post(scene: &Scene<'_>, title: &TitlePhrase) -> Option<MentionId> {
    let line = &scene.line;
    let mut at = title.to;
    while line.upos(at) == Upos::Adj && line.normal(at).starts_with("ال") {
        at += 1;
    }
    let post = match line.normal(at) {
        "لدي" | "الي" => true,
        "في" | "ب" => !follows_meeting(scene.knowledge, line, title.from),
        _ => false,
    };
    let office = matches!(title.class, "diplomatic" | "international" | "party" | "military");
    // "مندوب روسيا لدى مجلس الأمن فاسيلي نيبينزيا": whoever serves "with" somebody is an envoy, whatever he is called.
    let office = office || line.normal(at) == "لدي";
    let place =
        scene.starting_at(at + 1).max_by_key(|phrase| phrase.to).filter(|_| post && office)?;
    let named = |phrase: &&Phrase| phrase.kind == EntityType::Per && phrase.level == Level::Nam;
    let person = scene.starting_at(place.to).find(named)?;
    Some(person.mention)
}
