//! Whom a title belongs to that does not say so itself.

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use khabar::{Khabar, types::Header};

    /// Actor and recipient of the ties of a text, by the words that name them first.
    fn ties(text: &str) -> Vec<(String, String)> {
        let record = Khabar::embedded().read(text.as_bytes(), Header::default()).record();
        let name = |ids: &[String]| {
            let found = record.entities.iter().find(|entity| ids.contains(&entity.id));
            found.map(|entity| entity.ar.clone()).unwrap_or_default()
        };
        let titles = record.claims.iter().filter(|claim| claim.rule == "claims.title");
        titles.map(|claim| (name(&claim.actors), name(&claim.recipients))).collect()
    }

    fn tie(text: &str) -> (String, String) {
        let found = ties(text);
        let [one] = &found[..] else { panic!("{text}: {found:?}") };
        one.clone()
    }

    #[test]
    fn a_minister_sits_in_the_only_government_that_is_named() {
        let (who, whose) = tie("اجتمعت الحكومة أمس. وتحدث وزير الصناعة محمد الهادي.");
        assert!(who.contains("الهادي") && whose.contains("حكومة"), "{who} {whose}");
    }

    #[test]
    fn a_name_behind_two_titles_bears_both() {
        let both = ties("أكد وزير العدل السعودي رئيس المجلس الأعلى للقضاء وليد الصمعاني ذلك.");
        let bearers: Vec<&str> = both.iter().map(|(who, _)| who.as_str()).collect();
        assert_eq!(bearers, ["وليد الصمعاني"; 2], "{both:?}");
        // Behind a verb the second title is somebody else's.
        let other = ties("استقبل وزير العدل السعودي أمس رئيس المجلس الأعلى للقضاء وليد الصمعاني.");
        assert!(
            !other.iter().any(|(who, whose)| who == "وليد الصمعاني" && whose == "السعودية"),
            "{other:?}"
        );
    }

    #[test]
    fn one_of_many_holds_no_post_and_who_heads_a_body_does() {
        assert_eq!(ties("حضر الجلسة أعضاء مجلس الأمن."), []);
        let (who, whose) = tie("حضر الجلسة رئيس حركة النهضة راشد الغنوشي.");
        assert!(who.contains("الغنوشي") && whose.contains("النهضة"), "{who} {whose}");
    }

    #[test]
    fn of_two_governments_neither_is_meant() {
        let two = "اجتمعت الحكومة السودانية والحكومة التشادية. وتحدث وزير الصناعة محمد الهادي.";
        assert!(ties(two).iter().all(|(_, whose)| !whose.contains("حكومة")), "{:?}", ties(two));
    }

    #[test]
    fn without_a_government_his_ministry_is_meant_and_then_the_state_that_most_names_lie_in() {
        let (_, whose) = tie("أعلنت وزارة الداخلية ذلك. وتحدث وزير الداخلية محمد الهادي.");
        assert!(whose.contains("الداخلية"), "{whose}");
        let (_, whose) = tie("وصل الوفد إلى تونس ثم صفاقس وسوسة. وتحدث وزير الصناعة محمد الهادي.");
        assert_eq!(whose, "تونس");
        assert_eq!(ties("وصل الوفد أمس. وتحدث وزير الصناعة محمد الهادي."), []);
    }

    #[test]
    fn the_capital_stands_for_a_state_without_a_name() {
        let (who, whose) = tie("شكر الوفد دمشق بعد لقاء مع الرئيس بشار الأسد.");
        assert!(who.contains("الأسد"), "{who}");
        assert_eq!(whose, "دمشق");
    }

    #[test]
    fn one_post_is_a_tie_without_a_name_and_many_are_none() {
        let (_, whose) = tie("زار الرئيس الكيني مدينة كيسمايو.");
        assert_eq!(whose, "كينيا");
        assert_eq!(ties("اعترف دبلوماسي مصري بالخلاف."), []);
        assert_eq!(ties("وصل الدبلوماسيون المصريون إلى المدينة."), []);
    }

    #[test]
    fn two_thousand_ministers_are_read_in_one_go() {
        let mut text = String::from("وصل الوفد إلى تونس ثم صفاقس.\n");
        for _ in 0..2_000 {
            writeln!(text, "وتحدث وزير الصناعة محمد الهادي.").expect("a string grows");
        }
        assert_eq!(ties(&text).len(), 2_000);
    }
}
