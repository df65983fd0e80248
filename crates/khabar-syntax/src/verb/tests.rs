use super::*;

/// All forms of a verb stand among its conjugation, and those behind `!` do not.
#[track_caller]
fn check(perfect: &str, imperfect: &str, forms: &str) {
    let all = conjugate(perfect, imperfect);
    for form in forms.split_whitespace() {
        let (form, wanted) = form.strip_prefix('!').map_or((form, true), |form| (form, false));
        let found = all.iter().any(|known| known.surface == form);
        assert_eq!(found, wanted, "{form} of {perfect}, {imperfect}: {all:#?}");
    }
}

/// What CoNLL-U says of a form.
#[track_caller]
fn features(perfect: &str, imperfect: &str, surface: &str) -> String {
    let forms = conjugate(perfect, imperfect);
    let form = forms.iter().find(|form| form.surface == surface).expect("a form of the verb");
    let mut out = String::new();
    form.features.write(&mut out);
    out
}

#[test]
fn sound() {
    check(
        "قتل",
        "يقتل",
        "قتلت قتلا قتلتا قتلوا قتلن قتلنا قتلتم تقتل نقتل أقتل يقتلون يقتلوا تقتلون يقتلان يقتلا تقتلان يقتلن",
    );
    check("كتب", "يكتب", "اكتب اكتبوا");
    check("أعلن", "يعلن", "أعلنت أعلنا أعلنوا أعلن يعلنون يعلن نعلن !أعلننا");
    check("أثبت", "يثبت", "أثبتت أثبتنا أثبتم");
    check("انسحب", "ينسحب", "انسحبت انسحبوا ينسحبون تنسحب");
}

#[test]
fn assimilated() {
    check("وصل", "يصل", "وصلت وصلوا تصل يصلون يوصل توصل");
    check("اتهم", "يتهم", "اتهمت اتهموا اتهمنا يتهمون تتهم !اتهممت");
    check("وجد", "يجد", "يوجد توجد وجدت يجدون");
}

#[test]
fn hollow() {
    check(
        "قال",
        "يقول",
        "قالت قالا قالتا قالوا قلت قلنا قلن قلتم تقول يقولون يقولوا يقل تقل يقلن نقول أقول قولوا",
    );
    check("قال", "يقول", "قيل قيلت يقال تقال");
    check("أراد", "يريد", "أردت أردنا أرادت أرادوا أريد يراد يرد يريدون نريد");
    check("اختار", "يختار", "اخترت اختارت اختاروا اختير اختيرت يختر يختارون يخترن");
    check("استطاع", "يستطيع", "استطعنا يستطع يستطيعون استطيع يستطاع");
    check("نام", "ينام", "نمت نامت ينم ينامون");
    check("جاء", "يجيء", "جاءت جاؤوا جاءوا جئت جئنا يجئ");
    check("شاء", "يشاء", "شاءت شئت يشأ شاؤوا");
}

#[test]
fn defective() {
    check("دعا", "يدعو", "دعت دعوا دعونا دعوت دعتا يدع تدع يدعون يدعوا تدعو دعي يدعى يدعوان");
    check("نفى", "ينفي", "نفت نفوا نفيا نفينا نفيت نفتا ينف تنف ينفون ينفوا تنفي ينفيان نفي ينفى");
    check("التقى", "يلتقي", "التقت التقوا التقيا التقينا يلتق يلتقون يلتقيان");
    check("استولى", "يستولي", "استولت استولوا يستول يستولون");
    check("بقي", "يبقى", "بقوا بقيت بقيا بقينا يبق يبقون يبقيان تبقى");
    check("رأى", "يرى", "رأت رأوا رأينا ير يرون يريان");
    check("توفى", "يتوفى", "توفي توفيت");
    check("نادى", "ينادي", "نادت نادوا نودي ينادون ينادى");
}

#[test]
fn doubled() {
    check("شن", "يشن", "شنت شنوا شننت شننا تشن يشنون يشنوا نشن يشنن");
    check("أعد", "يعد", "أعدت أعدوا أعددت أعددنا يعدون");
    check("احتل", "يحتل", "احتلت احتلوا احتللنا يحتلون");
    check("استمر", "يستمر", "استمرت استمروا استمررنا يستمرون");
    check("استمع", "يستمع", "استمعت استمعنا !استمععت");
    check("انضم", "ينضم", "انضمت انضموا انضممنا");
    check("قرر", "يقرر", "قررت قرروا قررنا");
}

#[test]
fn hamzated() {
    check("بدأ", "يبدأ", "بدأت بدأوا بدؤوا بدآ بدأنا يبدأون يبدؤون يبدأ بدئ");
    check("أخذ", "يأخذ", "أخذت أخذوا آخذ نأخذ تأخذ يأخذون يؤخذ");
    check("سأل", "يسأل", "سألت سألوا سئل سئلت يسألون");
    check("نشأ", "ينشأ", "نشأت نشأوا ينشأون");
    check("أنشأ", "ينشئ", "أنشأت أنشأنا أنشئ أنشئت ينشئون ينشأ");
    check("أكد", "يؤكد", "أكدت أكدوا يؤكدون تؤكد أؤكد");
}

#[test]
fn third_form_has_a_passive_of_its_own() {
    check("قاتل", "يقاتل", "قوتل قوتلوا قاتلت");
    check("حاصر", "يحاصر", "حوصر حوصرت يحاصرون");
    check("تبادل", "يتبادل", "تبودل تبودلت");
    assert_eq!(
        features("حاصر", "يحاصر", "حوصرت"),
        "Aspect=Perf|Gender=Fem|Number=Sing|Person=3|VerbForm=Fin|Voice=Pass"
    );
    assert_eq!(
        features("حاصر", "يحاصر", "حاصرت"),
        "Aspect=Perf|Gender=Fem|Number=Sing|Person=3|VerbForm=Fin|Voice=Act"
    );
}

#[test]
fn voice_and_mood_are_said_where_letters_show_them() {
    assert_eq!(
        features("قتل", "يقتل", "قتل"),
        "Aspect=Perf|Gender=Masc|Number=Sing|Person=3|VerbForm=Fin"
    );
    assert_eq!(
        features("قال", "يقول", "قيل"),
        "Aspect=Perf|Gender=Masc|Number=Sing|Person=3|VerbForm=Fin|Voice=Pass"
    );
    assert_eq!(
        features("قال", "يقول", "يقولوا"),
        "Aspect=Imp|Gender=Masc|Mood=Sub|Number=Plur|Person=3|VerbForm=Fin|Voice=Act"
    );
    assert_eq!(
        features("قال", "يقول", "يقل"),
        "Aspect=Imp|Gender=Masc|Mood=Jus|Number=Sing|Person=3|VerbForm=Fin"
    );
}

#[test]
fn of_several_words_the_first_is_conjugated() {
    check("أطلق النار", "يطلق النار", "أطلق أطلقت أطلقوا يطلقون");
}

#[test]
fn what_is_no_verb_has_no_forms() {
    assert_eq!(conjugate("", ""), []);
    assert_eq!(conjugate("قال", "قائل"), []);
    assert_eq!(conjugate("و", "ي"), []);
}

#[test]
fn verbal_nouns_of_derived_forms() {
    for (perfect, imperfect, noun) in [
        ("أعلن", "يعلن", "إعلان"),
        ("أقام", "يقيم", "إقامة"),
        ("أعطى", "يعطي", "إعطاء"),
        ("حاصر", "يحاصر", "محاصرة"),
        ("لاقى", "يلاقي", "ملاقاة"),
        ("تقدم", "يتقدم", "تقدم"),
        ("تعاون", "يتعاون", "تعاون"),
        ("تخلى", "يتخلى", "تخلي"),
        ("انسحب", "ينسحب", "انسحاب"),
        ("احتل", "يحتل", "احتلال"),
        ("استخدم", "يستخدم", "استخدام"),
        ("التقى", "يلتقي", "التقاء"),
        ("استقال", "يستقيل", "استقالة"),
        ("اختار", "يختار", "اختيار"),
        ("دمر", "يدمر", "تدمير"),
    ] {
        assert_eq!(verbal_noun(perfect, imperfect).as_deref(), Some(noun));
    }
    assert_eq!(verbal_noun("قال", "يقول"), None);
}
