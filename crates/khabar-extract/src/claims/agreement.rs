//! Gender and number of noun phrases, and what agrees with them: verbs behind them, pronouns, relatives.

use khabar_types::{Argument, EntityId, EntityType, Upos, Word};

use super::scene::Scene;
use crate::{knowledge::Lexicon, sentence::bare};

/// How many are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    One,
    Two,
    Many,
    /// A collective, or a word that does not show it.
    Open,
}

/// What a noun phrase asks of the words that agree with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nature {
    /// `None` where it may be either.
    feminine: Option<bool>,
    number: Number,
    /// Persons; a plural of things agrees as a feminine singular.
    human: bool,
}

impl Nature {
    /// Of an entity as some words name it.
    pub(super) fn of(scene: &Scene<'_>, entity: EntityId, words: &str) -> Self {
        let entity = &scene.mentions.entities[entity];
        let folded: Vec<String> = words.split_whitespace().map(khabar_text::normal).collect();
        let head = folded.iter().map(|word| bare(word)).find(|word| !COUNTS.contains(word));
        let head = head.unwrap_or_default();
        let human = matches!(entity.kind, EntityType::Per | EntityType::Grp);
        match entity.kind {
            EntityType::Gpe => {
                let feminine = if is_masculine_place(&entity.key) {
                    false
                } else {
                    !matches!(head, "بلد" | "اقليم" | "حي" | "مخيم" | "قضاء" | "لواء")
                };
                return Self { feminine: Some(feminine), number: Number::One, human: false };
            }
            EntityType::Per => {
                // "خليفة" and "أسامة" are men's names, and "بوجرة" is who was called "حسين بوجرة".
                let lexicon = &scene.knowledge.lexicon;
                let given = |name: &[String]| {
                    name.iter().any(|word| lexicon.given_names.contains_key(&**word))
                };
                let of_name = if given(&folded) {
                    Some(lexicon.is_womans_name(&folded))
                } else {
                    let full: Vec<String> =
                        entity.ar.split_whitespace().map(khabar_text::normal).collect();
                    given(&full).then(|| lexicon.is_womans_name(&full))
                };
                let feminine = of_name.unwrap_or(ends_feminine(head) && !ends_plural(head));
                let article = folded.first().is_some_and(|word| word.starts_with("ال"));
                let dual = of_name.is_none() && is_dual_of_role(lexicon, head);
                let number = if dual { Number::Two } else { Number::One };
                // "هايلي": a name that tells nothing, if its bearer was never called anything else.
                let either = of_name.is_none() && EITHER.contains(&head);
                let told = of_name.is_some()
                    || feminine
                    || article
                    || lexicon.nominals.longest([head]).is_some()
                    || lexicon.titles.longest([head]).is_some();
                let feminine = (told && !either).then_some(feminine);
                return Self { feminine, number, human };
            }
            _ => {}
        }
        let counted = folded.len() > 1 && COUNTS.contains(&bare(&folded[0]));
        let nominal = scene
            .knowledge
            .lexicon
            .nominals
            .longest(folded.iter().map(String::as_str).skip_while(|word| COUNTS.contains(word)))
            .map(|(_, rows)| &rows[0]);
        let number = match nominal {
            _ if counted => Number::Many,
            _ if ends_dual(head) || is_dual_of_role(&scene.knowledge.lexicon, head) => Number::Two,
            _ if ends_plural(head) => Number::Many,
            Some(row) if row.collective => Number::Open,
            Some(row) if row.plural && *row.head == *head => Number::Many,
            Some(_) => Number::One,
            None if THINGS.contains(&head) || is_plural_of_things(&folded) => Number::Many,
            None if entity.kind == EntityType::Grp => Number::Open,
            None => Number::One,
        };
        let feminine = match number {
            Number::One if ends_feminine(head) => Some(true),
            // "هيومن رايتس ووتش", "جيروزاليم بوست": foreign names do not show it.
            Number::One
                if head.is_ascii()
                    || nominal.is_none()
                        && (folded.len() == 1
                            || entity.kind == EntityType::Org
                                && !folded[0].starts_with("ال")
                                && scene.knowledge.lexicon.heads.longest([head]).is_none()) =>
            {
                None
            }
            Number::One => Some(false),
            // "الوفد", "حزب الله": one in grammar.
            Number::Open if nominal.is_some_and(|row| row.collective) => {
                (!is_broken_plural(head)).then(|| ends_feminine(head))
            }
            _ => None,
        };
        let persons = match nominal {
            Some(row) => {
                row.class != "force"
                    && matches!(row.kind, EntityType::Per | EntityType::Grp | EntityType::Arm)
            }
            None => human || ["ون", "ين"].iter().any(|ending| head.ends_with(ending)),
        };
        let things = THINGS.contains(&head) || nominal.is_none() && is_plural_of_things(&folded);
        Self { feminine, number, human: persons && !things }
    }

    /// Whether a verb that follows its subject may have it.
    pub(super) fn takes_verb(self, verb: &Word) -> bool {
        let feminine = match verb.features.get("Gender") {
            // "أبان": no feminine verb is written so.
            Some("Fem") if !shows_feminine(&verb.normal) => return true,
            Some("Fem") => true,
            Some("Masc") => false,
            _ => return true,
        };
        match (verb.features.get("Number"), self.number) {
            (Some("Plur"), number) => self.human && matches!(number, Number::Many | Number::Open),
            (Some("Dual"), number) => matches!(number, Number::Two),
            (_, Number::Many | Number::Two) => feminine && !self.human,
            _ => self.feminine.is_none_or(|own| own == feminine),
        }
    }

    /// Whether it may be the subject of a verb before it, which agrees in gender only: "توعد الجماعات" threatens them.
    pub(super) fn follows_verb(self, verb: &Word) -> bool {
        match verb.features.get("Gender") {
            // "ودعت المجتمع الدولي": a collective that is one in grammar likewise.
            Some("Fem") => {
                !(matches!(self.number, Number::One | Number::Open) && self.feminine == Some(false))
            }
            Some("Masc") => match self.number {
                Number::One => self.feminine != Some(true),
                Number::Many => self.human,
                Number::Two | Number::Open => true,
            },
            _ => true,
        }
    }

    /// Whether an enclitic pronoun may mean it.
    pub(super) fn takes_pronoun(self, pronoun: &str) -> bool {
        let many = matches!(self.number, Number::Many | Number::Open);
        match pronoun {
            "ه" => {
                self.feminine != Some(true) && matches!(self.number, Number::One | Number::Open)
            }
            "ها" => {
                self.number == Number::One && self.feminine != Some(false) || many && !self.human
            }
            "هم" => many && self.human || self.number == Number::Open,
            "هن" => many && self.human,
            "هما" => self.number == Number::Two,
            _ => false,
        }
    }

    /// Whether a relative may describe it.
    pub(super) fn takes_relative(self, relative: &str) -> bool {
        let many = matches!(self.number, Number::Many | Number::Open);
        match relative {
            "الذي" => {
                self.feminine != Some(true) && matches!(self.number, Number::One | Number::Open)
            }
            "التي" => {
                self.number == Number::One && self.feminine != Some(false) || many && !self.human
            }
            "الذين" => many && self.human,
            _ => true,
        }
    }
}

/// Whether a verb may have several together as its subject, or the one where there is only one.
pub(super) fn takes_subjects(scene: &Scene<'_>, subjects: &[Argument], verb: &Word) -> bool {
    match subjects {
        [] => false,
        [one] => Nature::of(scene, one.entity, one.words.of(scene.text)).takes_verb(verb),
        several => match verb.features.get("Number") {
            Some("Dual") => several.len() == 2,
            Some("Plur") => true,
            _ => {
                several
                    .iter()
                    .all(|one| !matches!(scene.mentions.entities[one.entity].kind, EntityType::Per))
                    && verb.features.get("Gender") == Some("Fem")
            }
        },
    }
}

/// Whether a noun that is no mention may be what a relative describes.
pub(super) fn word_takes_relative(word: &Word, relative: &str) -> bool {
    let noun = bare(&word.normal);
    let plural = word.features.get("Number") == Some("Plur") || noun.ends_with("ات");
    let adjective = word.normal.starts_with("ال") && (noun.ends_with("يه") || noun.ends_with('ي'));
    matches!(word.upos, Upos::Noun | Upos::Propn | Upos::X)
        && !adjective
        && match relative {
            "الذي" => !ends_feminine(noun) && !plural,
            "التي" => ends_feminine(noun) || plural || FEMININE.contains(&noun),
            _ => false,
        }
}

/// "داعيا", "محذرين": a participle of a circumstance, as its letters show; no imperfect ("نطالب"), no perfect ("اتفقنا"), no predicate ("مرفوض").
pub(super) fn is_circumstance(word: &str) -> bool {
    let participle = word.starts_with('م') || word.chars().nth(1) == Some('ا');
    participle && ["ا", "ه", "ين"].iter().any(|ending| word.ends_with(ending))
}

/// "قالت", "تقول", "قالتا", "قلن": whether the letters of a verb may be feminine.
fn shows_feminine(verb: &str) -> bool {
    verb.starts_with('ت')
        || ["ت", "تا"].iter().any(|ending| verb.ends_with(ending))
        || verb.starts_with('ي') && verb.ends_with('ن')
}

fn ends_feminine(noun: &str) -> bool {
    (noun.ends_with('ه') && noun.chars().count() > 2 && !matches!(noun, "وجه" | "شبه" | "اتجاه"))
        // Not "انتحاريا", "جنديا": the accusative of a man.
        || matches!(noun, "ميليشيا" | "مليشيا" | "مافيا" | "دنيا" | "عليا")
        || FEMININE.contains(&noun)
}

/// "الأمم المتحدة", "الأجهزة الأمنية": a noun that is no feminine before an adjective that is one, both with the article, is a plural of things.
fn is_plural_of_things(words: &[String]) -> bool {
    let [noun, adjective, ..] = words else { return false };
    let (Some(noun), Some(adjective)) = (noun.strip_prefix("ال"), adjective.strip_prefix("ال"))
    else {
        return false;
    };
    let letters = adjective.chars().count();
    !ends_feminine(noun) && adjective.ends_with('ه') && letters > 3
}

/// Words for men and women that end like feminines.
const EITHER: &[&str] = &["عمده", "داعيه", "علامه", "خليفه", "نابغه", "راويه"];

/// "أحزاب", "قبائل", "مكاتب", "فروع": by its pattern.
fn is_broken_plural(noun: &str) -> bool {
    let letters: Vec<char> = noun.chars().collect();
    match *letters.as_slice() {
        ['ا', _, _, 'ا', _] | [_, _, 'ا', _, _] | [_, _, 'ا', _, _, _] | [_, _, 'و', _] => {
            true
        }
        _ => matches!(noun, "فرق" | "نخب" | "قوي" | "غرف" | "كتل"),
    }
}

fn ends_plural(noun: &str) -> bool {
    let long = noun.chars().count() > 4;
    long && ["ون", "ين", "ات", "يو", "لو"].iter().any(|ending| noun.ends_with(ending))
}

/// "الكاتبان", "خبيران": two of what a person may be; no "سكان", no "نيومان".
fn is_dual_of_role(lexicon: &Lexicon, noun: &str) -> bool {
    noun.strip_suffix("ان").is_some_and(|one| {
        lexicon.nominals.longest([one]).is_some() || lexicon.titles.longest([one]).is_some()
    })
}

fn ends_dual(noun: &str) -> bool {
    noun.chars().count() > 5 && ["تان", "تين", "يان"].iter().any(|ending| noun.ends_with(ending))
        || matches!(
            noun,
            "طرفان"
                | "طرفين"
                | "بلدان"
                | "بلدين"
                | "جانبان"
                | "جانبين"
                | "رجلان"
                | "رجلين"
                | "رييسان"
                | "رييسين"
                | "وزيران"
                | "وزيرين"
                | "شخصان"
                | "شخصين"
                | "جنديان"
                | "جنديين"
                | "حليفان"
                | "حليفين"
        )
}

/// Words that count, in front of the noun.
const COUNTS: &[&str] = &[
    "عشرات",
    "ميات",
    "الاف",
    "عدد",
    "بعض",
    "كل",
    "جميع",
    "معظم",
    "غالبيه",
    "اغلب",
    "عده",
    "بضعه",
    "كبار",
    "ابرز",
    "نحو",
    "حوالي",
    "من",
];

/// Feminines without an ending that shows it.
const FEMININE: &[&str] = &["قطر", "حماس", "فتح", "نفس", "حرب", "سوق", "دار", "عين", "ارض"];

/// Plurals of things that act: they agree as feminine singulars.
const THINGS: &[&str] = &[
    "قوات",
    "ميليشيات",
    "مليشيات",
    "كتايب",
    "سرايا",
    "فصايل",
    "جماعات",
    "مجموعات",
    "تنظيمات",
    "وحدات",
    "الويه",
    "عناصر",
    "طايرات",
    "مقاتلات",
    "سلطات",
    "اجهزه",
    "موسسات",
    "منظمات",
    "احزاب",
    "حركات",
    "دول",
    "بلدان",
    "حكومات",
    "قبايل",
    "عشاير",
    "وسايل",
    "صحف",
    "وكالات",
    "شركات",
    "هيات",
    "لجان",
    "فرق",
    "خلايا",
    "اطراف",
    "قوي",
    "جهات",
    "اوساط",
    "عصابات",
    "تشكيلات",
    "مدن",
    "مناطق",
    "قري",
    "بلدات",
    "احياء",
    "مصادر",
    "عواصم",
    "ايد",
    "ايدي",
    "اذرع",
    "جيوش",
    "دوريات",
    "بوارج",
    "سفن",
    "زوارق",
    "دبابات",
    "مدفعيات",
    "حشود",
    "جموع",
    "نقابات",
    "جمعيات",
    "محاكم",
    "نيابات",
    "كتل",
    "تيارات",
    "تحالفات",
];

fn is_masculine_place(key: &str) -> bool {
    matches!(
        key,
        "iraq"
            | "lebanon"
            | "sudan"
            | "morocco"
            | "yemen"
            | "jordan"
            | "south_sudan"
            | "vatican"
            | "niger"
    )
}

#[cfg(test)]
mod tests {
    use super::{COUNTS, EITHER, FEMININE, THINGS, is_broken_plural};

    #[test]
    fn lists_are_folded() {
        for word in COUNTS.iter().chain(EITHER).chain(FEMININE).chain(THINGS) {
            assert_eq!(khabar_text::normal(word), *word);
        }
    }

    #[test]
    fn broken_plurals_show_by_their_pattern() {
        for noun in ["احزاب", "قبايل", "مكاتب", "فروع", "فرق", "دواوين"]
        {
            assert!(is_broken_plural(noun), "{noun}");
        }
        for noun in ["مجتمع", "برلمان", "نظام", "حزب", "وفد", "شعب", "طيران"]
        {
            assert!(!is_broken_plural(noun), "{noun}");
        }
    }
}
