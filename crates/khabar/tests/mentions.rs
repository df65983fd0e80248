//! What a reader of the news would underline, and whom it means: one sentence, the mentions in it.

#[cfg(test)]
mod tests {
    use khabar::{Khabar, types::Header};

    /// The mentions of a text, as `level type span`, and `= key` where whom it means is asked for.
    fn read(text: &str) -> Vec<(String, String)> {
        let reading = Khabar::embedded().read(text.as_bytes(), Header::default());
        let entities = &reading.mentions.entities;
        reading
            .mentions
            .mentions
            .rows()
            .iter()
            .map(|mention| {
                let span = mention.span.of(&reading.document.text);
                let shown = format!("{} {} {span}", mention.level.name(), mention.kind.name());
                (shown, entities[mention.entity].key.to_string())
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = read(text).into_iter().map(|(shown, _)| shown).collect();
        assert_eq!(found, expected, "{text}");
    }

    /// Both spans mean the same.
    #[track_caller]
    fn check_same(text: &str, first: &str, second: &str) {
        let found = read(text);
        let key = |span: &str| {
            let ending = format!(" {span}");
            found.iter().rev().find(|(shown, _)| shown.ends_with(&ending)).map(|(_, key)| key)
        };
        assert!(key(first).is_some(), "{first} is no mention: {found:?}");
        assert_eq!(key(first), key(second), "{text}: {found:?}");
    }

    /// The spans mean two, as far as the first is a mention at all.
    #[track_caller]
    fn check_other(text: &str, first: &str, second: &str) {
        let found = read(text);
        let keys = |span: &str| -> Vec<&String> {
            let ending = format!(" {span}");
            let of = found.iter().filter(|(shown, _)| shown.ends_with(&ending));
            of.map(|(_, key)| key).collect()
        };
        let (first, second) = (keys(first), keys(second));
        assert!(!second.is_empty(), "{text}: {found:?}");
        assert!(first.iter().all(|key| !second.contains(key)), "{text}: {found:?}");
    }

    #[test]
    fn a_speaker_without_a_title_is_a_person() {
        check("وأضاف هاربر أن الخطة جاهزة.", &["NAM PER هاربر"]);
        check("واعتبر مسؤول أن الحوار تعطل.", &["NOM PER مسؤول"]);
    }

    #[test]
    fn a_full_name_holds_a_family_name_that_the_list_knows_alone() {
        check("وصل الأستاذ سمير محمود القذافي.", &["NAM PER سمير محمود القذافي"]);
    }

    #[test]
    fn the_kingdom_is_the_one_that_the_text_names() {
        check_same("زار الملك الأردن، ثم غادر المملكة إلى الأردن.", "المملكة", "الأردن");
    }

    #[test]
    fn what_is_spelt_like_a_common_noun_is_none() {
        check("غادر الوفد، منتقدا القرار.", &["NOM GRP الوفد"]);
        check("بحث الجانبان الإنفاق.", &["NOM GRP الجانبان"]);
    }

    #[test]
    fn the_dual_of_somebody_is_a_group() {
        check(
            "اعتقلت الشرطة نجلي القذافي.",
            &["NOM ARM الشرطة", "NOM GRP نجلي القذافي", "NAM PER القذافي"],
        );
    }

    #[test]
    fn classifiers_stay_outside() {
        check("زار تونس وفد من دولة قطر.", &["NAM GPE تونس", "NOM GRP وفد", "NAM GPE قطر"]);
        check("هاجم تنظيم داعش القرية.", &["NAM ARM داعش", "NOM GPE القرية"]);
    }

    #[test]
    fn describing_nouns_open_no_name() {
        check("توقفت عمليات الإنقاذ وشبكات الصرف في إطار الخطة.", &[]);
        check("أصيب خمسة في المائة منهم من ناحية ثانية.", &[]);
    }

    #[test]
    fn a_nationality_stands_for_a_state_that_only_it_names() {
        check("أسفرت غارة إسرائيلية عن حرائق.", &["NOM GPE إسرائيلية"]);
        check("نددت إسرائيل بعد غارة إسرائيلية.", &["NAM GPE إسرائيل"]);
        check("وصل وزير إسرائيلي أمس.", &["NOM PER وزير إسرائيلي"]);
    }

    #[test]
    fn official_names_without_a_nationality() {
        check("أعلنت المؤسسة الوطنية للنفط الخبر.", &["NAM ORG المؤسسة الوطنية للنفط"]);
        check("انسحبت الكتيبة 204 ليلا.", &["NAM ARM الكتيبة 204"]);
        check("ناقش مجلس النواب القانون.", &["NAM ORG مجلس النواب"]);
    }

    #[test]
    fn counts_and_genitives_belong_to_the_noun() {
        check("سقط 12 قتيلا وعشرات الجرحى.", &["NOM GRP 12 قتيلا", "NOM GRP عشرات الجرحى"]);
        check(
            "تحدث سفراء فرنسا وإيطاليا مع سكان محليين.",
            &[
                "NOM GRP سفراء فرنسا وإيطاليا",
                "NAM GPE فرنسا",
                "NAM GPE إيطاليا",
                "NOM GRP سكان محليين",
            ],
        );
        check("قال مصدر عسكري رفيع ذلك.", &["NOM GRP مصدر عسكري رفيع"]);
    }

    #[test]
    fn a_source_goes_on() {
        check_same(
            "قال مصدر عسكري إن الطريق مغلق. وأضاف المصدر أن الجسر سقط.",
            "مصدر عسكري",
            "المصدر",
        );
    }

    #[test]
    fn a_title_alone_means_its_last_bearer() {
        let text = "التقى الوزير كريم الصفدي الجنرال سامي الحداد. وقال الوزير إن اللقاء مفيد.";
        check_same(text, "كريم الصفدي", "الوزير");
    }

    #[test]
    fn a_family_name_alone_means_the_full_name() {
        let text = "قالت ليلى البستاني إن الدار مفتوحة. وأوضحت البستاني السبب.";
        check_same(text, "ليلى البستاني", "البستاني");
    }

    #[test]
    fn a_noun_beside_the_name_of_a_place_means_that_place() {
        check_same("وصل الوفد إلى العاصمة طرابلس.", "طرابلس", "العاصمة");
    }

    #[test]
    fn a_noun_for_a_body_means_the_last_body_of_that_name() {
        let same = [
            ("أعلنت حركة حماس قبول الهدنة. واتهمت الحركة إسرائيل بخرقها.", "الحركة", "حماس"),
            ("استهدف الجيش شركة «أرامكو». وقالت الشركة إنها لم تتضرر.", "الشركة", "أرامكو"),
            ("رفض الائتلاف السوري العرض. وطالب الائتلاف روسيا بوقف القصف.", "الائتلاف", "الائتلاف السوري"),
        ];
        for (text, noun, name) in same {
            check_same(text, noun, name);
        }
        check_other(
            "تأسس حزب الأمة القومي عام 1945. وقاطع الانتخابات الحزب الذي يتزعمه المالكي.",
            "الحزب",
            "حزب الأمة القومي",
        );
        check_other(
            "انتقدت منظمة العفو الدولية الحكومة. ورفضت المنظمات الاتهام.",
            "المنظمات",
            "منظمة العفو الدولية",
        );
    }

    #[test]
    fn a_capital_by_its_adjective() {
        check_same("باريس مدينة كبيرة. عاد إلى العاصمة الفرنسية.", "باريس", "العاصمة الفرنسية");
    }
}
