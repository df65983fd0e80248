//! What is counted, and what is no quantity.

use khabar_types::{Quantity, QuantityModifier};

use super::{
    QuantityWords, quantities,
    sample::{sample, tables},
};
use crate::times::{TimeWords, times};

fn read(marked: &str) -> Vec<(String, Quantity)> {
    let (document, syntax) = sample(marked, Some("2021-06-17"));
    let tables = tables();
    let words = QuantityWords::read(&tables).expect("the tables are well formed");
    let time_words = TimeWords::read(&tables).expect("the tables are well formed");
    let times = times(&time_words, &document, &syntax);
    let table = quantities(&words, &document, &syntax, &times);
    let surface = |quantity: &Quantity| quantity.span.of(&document.text).to_owned();
    table.rows().iter().map(|quantity| (surface(quantity), quantity.clone())).collect()
}

/// Words, values and units as `words = value unit`, several parted by `; `, empty for none.
fn check(marked: &str, expected: &str) {
    let found: Vec<_> = read(marked)
        .into_iter()
        .map(|(words, quantity)| format!("{words} = {} {}", quantity.value, quantity.unit))
        .collect();
    assert_eq!(found.join("; "), expected, "{marked}");
}

fn modifier(marked: &str) -> Option<QuantityModifier> {
    read(marked).first().and_then(|(_, quantity)| quantity.modifier)
}

#[test]
fn numbers_in_figures_and_in_words() {
    check("7 شاحنات", "7 شاحنات = 7 truck");
    check("٢٤٠٠ طن", "٢٤٠٠ طن = 2400 ton");
    check("2,400 طن", "2,400 طن = 2400 ton");
    check("1ر5 مليون طن", "1ر5 مليون طن = 1500000 ton");
    check("ثلاثة وعشرون دبابة", "ثلاثة وعشرون دبابة = 23 tank");
    check("خمس عشرة طائرة", "خمس عشرة طائرة = 15 aircraft");
    check("مئتان وخمسون جنديا", "مئتان وخمسون جنديا = 250 soldier");
    check("ثلاثمائة وستة وثلاثون كيلومترا", "ثلاثمائة وستة وثلاثون كيلومترا = 336 km");
    check("7 آلاف مقاتل", "7 آلاف مقاتل = 7000 fighter");
    check("ألفين وخمسمئة مقاتل", "ألفين وخمسمئة مقاتل = 2500 fighter");
    check("10 ملايين دولار", "10 ملايين دولار = 10000000 USD");
    check("مليون ونصف المليون لاجئ", "مليون ونصف المليون لاجئ = 1500000 refugee");
    check("نصف مليون نازح", "نصف مليون نازح = 500000 displaced");
    check("مئة وعشرين ألف طالب", "مئة وعشرين ألف طالب = 120000 student");
    check("مليونا لاجئ", "مليونا لاجئ = 2000000 refugee");
}

#[test]
fn money_shares_and_rates() {
    check("1.4 مليار دولار", "1.4 مليار دولار = 1400000000 USD");
    check("5 ملايين ليرة سورية", "5 ملايين ليرة سورية = 5000000 SYP");
    check("$300 و20 مليون €", "$300 = 300 USD; 20 مليون € = 20000000 EUR");
    check(
        "خمسة في المائة و7% و9 بالمئة",
        "خمسة في المائة = 5 percent; 7% = 7 percent; 9 بالمئة = 9 percent",
    );
    check("نصف مساحة البلاد", "نصف مساحة = 0.5 area");
    check("220 ألف برميل يوميا", "220 ألف برميل = 220000 barrel_per_day");
    check("60 كلم في الساعة", "60 كلم = 60 km_per_hour");
}

#[test]
fn what_became_of_the_people_counted() {
    check("مقتل 12 شخصا وإصابة 20 آخرين", "12 شخصا = 12 killed; 20 آخرين = 20 wounded");
    check("قتل سبعة مدنيين", "سبعة مدنيين = 7 killed");
    check("أصيب عشرة بجروح", "عشرة = 10 wounded");
    check("اعتقال 40 متظاهرا", "40 متظاهرا = 40 arrested");
    check("30 مهاجرا لقوا حتفهم", "30 مهاجرا = 30 killed");
    check("قتل جنديان وثلاثة سوريين", "ثلاثة سوريين = 3 killed");
    check("سقط 52 قتيلا", "52 قتيلا = 52 killed");
    check("نحو 30 مدنيا", "30 مدنيا = 30 civilian");
    check(
        "أكثر من عشرين ألفا بينهم 13 ألف سوري",
        "عشرين ألفا = 20000 person; 13 ألف سوري = 13000 person",
    );
}

#[test]
fn words_that_loosen_a_number() {
    assert_eq!(modifier("أكثر من 62 مدنيا"), Some(QuantityModifier::MoreThan));
    assert_eq!(modifier("ما لا يقل عن 11 جنديا"), Some(QuantityModifier::MoreThan));
    assert_eq!(modifier("سبعة أشخاص على الأقل"), Some(QuantityModifier::MoreThan));
    assert_eq!(modifier("أقل من 7 كلم"), Some(QuantityModifier::LessThan));
    assert_eq!(modifier("بنحو 20 طنا"), Some(QuantityModifier::About));
    assert_eq!(modifier("20 طنا"), None);
}

#[test]
fn ranges_give_both_ends_the_unit() {
    check(
        "بين 250 ألفا و290 ألف برميل يوميا",
        "250 ألفا = 250000 barrel_per_day; 290 ألف برميل = 290000 barrel_per_day",
    );
    check("35 إلى 40 شخصا لقوا حتفهم", "35 = 35 killed; 40 شخصا = 40 killed");
    check("20-25 دبابة", "20 = 20 tank; 25 دبابة = 25 tank");
}

#[test]
fn a_noun_may_stand_first_or_behind_of() {
    check("الدول الـ15 الأعضاء", "الدول الـ15 = 15 state");
    check("ثلاثة من القادة", "ثلاثة من القادة = 3 commander");
    check("ثلاثة (03) إرهابيين", "ثلاثة (03) إرهابيين = 3 militant");
}

#[test]
fn not_every_number_is_a_quantity() {
    check("عشرات القتلى ومئات الجرحى وآلاف النازحين", "");
    check("شخصين وطائرتين وجنود", "");
    check("في عام 2014 وفي 17 مارس", "");
    check("الكتيبة 106 واللواء 22", "");
    check("الفرقة الرابعة", "");
    check("خلال ثلاثة أيام", "");
    check("قرار مجلس الأمن رقم 1970", "");
    check("فقد 2021 كثيرا", "");
    check("الدقيقة 27 كما", "");
    check("قضى معه ثلاثة مواسم", "");
}
