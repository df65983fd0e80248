//! Who is said to say a claim, from the link nearest the reader inwards.

#[cfg(test)]
mod tests {
    use khabar::{Khabar, types::Header};

    /// The chain of the claim at a trigger, each link by the Arabic name of its entity.
    fn chain(text: &str, trigger: &str) -> Vec<String> {
        let reading = Khabar::embedded().read(text.as_bytes(), Header::default());
        let claim = reading
            .claims
            .claims
            .rows()
            .iter()
            .find(|claim| claim.evidence.trigger.of(&reading.document.text) == trigger);
        claim.map_or_else(
            || vec![format!("no claim at {trigger}")],
            |claim| {
                let name = |entity| reading.mentions.entities[entity].ar.to_string();
                claim.sources.iter().map(|link| name(link.entity)).collect()
            },
        )
    }

    #[test]
    fn four_links_stand_in_their_order() {
        let text = "قالت صحيفة الأهرام إن وكالة رويترز ذكرت، نقلا عن ضابط ميداني، أن وزارة الداخلية العراقية \
                    أعلنت أن مسلحين هاجموا مطار سبها.";
        assert_eq!(
            chain(text, "هاجموا"),
            ["صحيفة الأهرام", "رويترز", "ضابط ميداني", "وزارة الداخلية العراقية"]
        );
    }

    #[test]
    fn a_headline_names_its_speaker_before_the_colon() {
        assert_eq!(chain("لافروف: واشنطن تدعم المعارضة السورية", "تدعم"), ["سيرغي لافروف"]);
        assert_eq!(chain("ليبيا: مقتل جنديين في هجوم على سرت", "هجوم"), [""; 0]);
    }

    #[test]
    fn an_open_quotation_goes_on_over_sentences() {
        let text = "وقال لافروف: «الوضع صعب. الجيش السوري قصف حلب». واجتمع مجلس الأمن في نيويورك.";
        assert_eq!(chain(text, "قصف"), ["سيرغي لافروف"]);
        assert_eq!(chain(text, "اجتمع"), [""; 0]);
    }

    #[test]
    fn what_is_said_without_marks_ends_with_the_sentence() {
        let text = "قال لافروف إن روسيا تدعم دمشق. قصفت مصر مطار سبها.";
        assert_eq!(chain(text, "تدعم"), ["سيرغي لافروف"]);
        assert_eq!(chain(text, "قصفت"), [""; 0]);
    }

    #[test]
    fn since_is_no_that() {
        let text = "رافق مصدر أمني الوفد منذ أن قصفت مصر مطار سبها.";
        assert_eq!(chain(text, "قصفت"), [""; 0]);
    }
}
