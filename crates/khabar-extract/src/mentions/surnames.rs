//! Family names that are other words too: "الناشط جمال الشيخ", "النائب سامر عودة".

use khabar_types::{EntityType, Upos};

use super::parts::{Part, part_of};
use crate::{Knowledge, sentence::Line};

/// "الصحفي إحسان القاضي", "الناشط جمال الشيخ": behind a definite noun for a person and a first name, whether the name of an office is a family's, since nobody
/// stands behind it who bears the office.
pub(super) fn is_surname(knowledge: &Knowledge, line: &Line<'_>, at: usize) -> bool {
    let Some(noun) = at.checked_sub(2).filter(|_| OFFICES_AS_NAMES.contains(&line.normal(at)))
    else {
        return false;
    };
    let described = line.normal(noun).starts_with("ال")
        && line.word(noun).token != line.word(noun + 1).token
        && [line.normal(noun), line.normal(noun).trim_start_matches("ال")].iter().any(|noun| {
            let lexicon = &knowledge.lexicon;
            let person = |rows: &[crate::knowledge::Nominal]| rows[0].kind == EntityType::Per;
            lexicon.nominals.longest([*noun]).is_some_and(|(_, rows)| person(rows))
                || lexicon.titles.longest([*noun]).is_some()
        });
    let bearer =
        matches!(part_of(knowledge, line, at + 1), Part::Given | Part::Listed | Part::Common)
            || line.normal(at + 1).starts_with("ال");
    let first =
        matches!(part_of(knowledge, line, at - 1), Part::Given | Part::Listed | Part::Common);
    described && first && !bearer
}

/// Names of offices and trades that many families bear.
const OFFICES_AS_NAMES: &[&str] = &[
    "القاضي",
    "الخطيب",
    "الشيخ",
    "الامام",
    "الحاكم",
    "المفتي",
    "السلطان",
    "الامير",
    "الفقيه",
    "النقيب",
    "الحارس",
    "الوزير",
    "العمده",
    "المختار",
    "المهندس",
    "الطبيب",
    "الحكيم",
    "المعلم",
    "الاستاذ",
    "الكاتب",
    "الشاعر",
    "التاجر",
    "الصياد",
    "الفلاح",
    "الجندي",
    "العسكري",
    "البحار",
    "الحداد",
    "النجار",
    "الخباز",
    "الراعي",
    "البيطار",
    "الموذن",
    "الملا",
    "السيد",
    "الشريف",
    "الرييس",
    "الباشا",
    "الاغا",
    "البيك",
];

/// "سامر عودة", "جورج حرب": a family name that is a noun or adjective too, right behind a first name and before no genitive or adjective of its own.
pub(super) fn is_noun_too(knowledge: &Knowledge, line: &Line<'_>, first: usize, at: usize) -> bool {
    let given =
        matches!(part_of(knowledge, line, first), Part::Given | Part::Common | Part::Listed);
    let ends = at + 1 >= line.len()
        || matches!(
            line.upos(at + 1),
            Upos::Punct
                | Upos::Adp
                | Upos::Verb
                | Upos::Sconj
                | Upos::Cconj
                | Upos::Part
                | Upos::Aux
        )
        || matches!(
            line.normal(at + 1),
            "ان" | "بعد" | "قبل" | "خلال" | "امس" | "اليوم" | "الذي" | "التي"
        );
    let titled = first.checked_sub(1).is_some_and(|before| {
        let word = line.normal(before);
        let lexicon = &knowledge.lexicon;
        let listed = |word: &str| {
            lexicon.titles.longest([word]).is_some() || lexicon.nominals.longest([word]).is_some()
        };
        listed(word) || listed(word.trim_start_matches("ال"))
    });
    given
        && ends
        && (NOUNS_AS_NAMES.contains(&line.normal(at))
            // An adjective without the article describes no first name.
            || titled && line.upos(at) == Upos::Adj && !line.normal(at).starts_with("ال")
                && !["ا", "يه", "ين", "ون", "ات"].iter().any(|end| line.normal(at).ends_with(end))
                && knowledge.gazetteer.nisba(line.normal(at)).is_none())
}

/// Words of events, things and qualities that many families bear.
const NOUNS_AS_NAMES: &[&str] = &[
    "حرب",
    "عوده",
    "خليفه",
    "سلام",
    "نصر",
    "فتح",
    "عون",
    "شديد",
    "حداد",
    "نجم",
    "هلال",
    "بدر",
    "قمر",
    "شمس",
    "صقر",
    "نمر",
    "ذيب",
    "غزال",
    "جمل",
    "ديب",
    "اسد",
    "فهد",
    "سبع",
    "حجازي",
    "صليبا",
    "غصن",
    "زهر",
    "ورد",
    "عنبر",
    "جوهر",
    "مراد",
    "شاهين",
    "باز",
    "طير",
    "عقاب",
    "نعمه",
    "رحمه",
    "بركه",
    "حكمه",
    "عطيه",
    "هديه",
    "فرج",
    "فرح",
    "سرور",
    "ربيع",
    "خريف",
    "صيف",
    "شتا",
    "مطر",
    "غيث",
    "رعد",
    "برق",
    "نهر",
    "بحر",
    "جبل",
    "صخر",
    "حجر",
    "رمل",
    "تراب",
    "عيد",
    "رمضان",
    "شعبان",
    "رجب",
    "قنديل",
    "سراج",
    "مصباح",
    "سيف",
    "رمح",
    "درع",
    "خنجر",
    "طعمه",
    "عدوان",
    "عساف",
    "غانم",
    "ظاهر",
    "مخلوف",
    "معروف",
    "مشهور",
    "منصور",
    "كبير",
    "صغير",
    "طويل",
    "قصير",
    "جميل",
    "كريم",
    "عزيز",
    "حكيم",
    "رشيد",
    "امين",
    "وكيل",
    "دليل",
    "كفاح",
    "نضال",
    "جهاد",
    "صراع",
    "ثابت",
    "صالح",
    "سالم",
    "كامل",
    "عادل",
    "ناصر",
    "عامر",
    "غالب",
    "راجح",
    "حاكم",
    "قاسم",
    "عازار",
    "خوري",
    "شماس",
];

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_folded() {
        crate::sentence::assert_folded(super::NOUNS_AS_NAMES);
        crate::sentence::assert_folded(super::OFFICES_AS_NAMES);
    }
}
