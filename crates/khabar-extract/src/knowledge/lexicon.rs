//! Words of saying, titles, common nouns for actors, nouns that introduce names, judging words, cues.

use rustc_hash::{FxHashMap, FxHashSet};

use khabar_types::{ClaimType, EntityType, Level, Modality, Tone};

use super::{
    Tables,
    predicates::Slot,
    table::{Row, TableError, rows},
    trie::Trie,
};

/// A word by which a text says who says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Reporting {
    /// Stable id.
    pub key: &'static str,
    /// `v`, `n`, `p` (participle), `prep`, `phrase`.
    pub part: &'static str,
    /// `say announce confirm claim deny reveal relay believe describe ask`.
    pub class: &'static str,
    /// Where the speaker stands; `None` for words that have none of their own.
    pub source: Option<Slot>,
    /// Where what is said stands, the clause behind "أن" apart.
    pub content: Vec<Slot>,
    /// Whether it denies what it reports.
    pub negates: bool,
    /// What it makes of what it reports.
    pub modality: Option<Modality>,
    /// Whether it carries on the speaker of the sentence before.
    pub continues: bool,
    /// Words behind the first one.
    pub rest: Vec<Box<str>>,
}

/// A title or role before or after a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Stable id.
    pub key: &'static str,
    /// The tie that it states, if any.
    pub tie: Option<ClaimType>,
    /// `state government military ... honorific`.
    pub class: &'static str,
}

/// A common noun that refers to an actor, a group or a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nominal {
    /// Stable id.
    pub key: &'static str,
    /// What it refers to.
    pub kind: EntityType,
    /// `force fighters civilians victims officials source crowd government opposition media place person relative supporters`.
    pub class: &'static str,
    /// The folded first word of its main form; `plural` speaks of that form.
    pub head: Box<str>,
    /// Whether it is a plural or collective.
    pub plural: bool,
    /// Whether it is a singular that means many (`وفد`), so that both numbers may agree with it.
    pub collective: bool,
}

/// A noun that introduces a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it introduces.
    pub kind: EntityType,
    /// Whether it belongs to the name.
    pub inside: bool,
}

/// A noun that makes an institution with a nationality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// Stable id.
    pub key: &'static str,
    /// What it is.
    pub kind: EntityType,
    /// A single institution (`NAM`), or a vague one.
    pub level: Level,
    /// English suffix.
    pub en: &'static str,
}

/// A word that judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FramingWord {
    /// Stable id.
    pub key: &'static str,
    /// Which way.
    pub tone: Tone,
    /// `label adjective phrase deed quality verb pretext naming saying none`.
    pub class: &'static str,
    /// On what it falls.
    pub falls_on: Vec<EntityType>,
}

/// What a cue makes of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueEffect {
    /// It is denied.
    Negated,
    /// It is put otherwise than as a fact.
    Modality(Modality),
}

/// A word of polarity or modality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Stable id.
    pub key: &'static str,
    /// What it does.
    pub effect: CueEffect,
    /// `verb`, `clause` or `noun`.
    pub scope: &'static str,
}

/// All these words, folded, as phrases.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Words of saying by first word.
    pub reporting: FxHashMap<Box<str>, Vec<Reporting>>,
    /// Titles, with and without the article.
    pub titles: Trie<Title>,
    /// Common nouns, with and without the article.
    pub nominals: Trie<Nominal>,
    /// Nouns that introduce names.
    pub heads: Trie<Head>,
    /// Institutions, with and without the article.
    pub institutions: Trie<Institution>,
    /// Judging words, with and without the article.
    pub framing: Trie<FramingWord>,
    /// First names; `true` where also a common word.
    pub given_names: FxHashMap<Box<str>, bool>,
    /// First names that only women bear.
    womens_names: FxHashSet<Box<str>>,
    /// Parts of names of persons that are no other word, with and without the article.
    pub name_parts: FxHashSet<Box<str>>,
    /// Words of polarity and modality.
    pub cues: Trie<Cue>,
}

impl Lexicon {
    pub(super) fn read(tables: &Tables) -> Result<Self, TableError> {
        let mut lexicon = Self::default();
        lexicon.read_reporting(tables.reporting)?;
        rows("lexicon/titles.tsv", tables.titles, &["id", "tie", "class", "ar", "forms"])?.each(
            |row| {
                let tie = match row.some("tie") {
                    Some(tie) => Some(ClaimType::from_name(tie).ok_or_else(|| row.wrong("tie"))?),
                    None => None,
                };
                let title = Title { key: row.cell("id"), tie, class: row.cell("class") };
                insert_forms(&mut lexicon.titles, row, "ar", &title);
                Ok(())
            },
        )?;
        let mut inflected: Vec<(String, Nominal)> = Vec::new();
        rows("lexicon/nominals.tsv", tables.nominals, &["id", "type", "class", "number", "ar"])?
            .each(|row| {
                let nominal = Nominal {
                    key: row.cell("id"),
                    kind: row.named("type", EntityType::from_name)?,
                    class: row.cell("class"),
                    head: khabar_text::normal(row.cell("ar").split(' ').next().unwrap_or_default())
                        .into(),
                    plural: row.cell("number") != "sg",
                    collective: row.cell("number") == "coll",
                };
                for form in row.list("ar").chain(row.list("forms")) {
                    inflected.extend(inflect(form, &nominal));
                }
                insert_forms(&mut lexicon.nominals, row, "ar", &nominal);
                Ok(())
            })?;
        rows("lexicon/heads.tsv", tables.heads, &["id", "type", "span", "ar"])?.each(|row| {
            let head = Head {
                kind: row.named("type", EntityType::from_name)?,
                inside: row.cell("span") == "in",
            };
            insert_forms(&mut lexicon.heads, row, "ar", &head);
            Ok(())
        })?;
        rows(
            "lexicon/institutions.tsv",
            tables.institutions,
            &["id", "type", "level", "en", "ar"],
        )?
        .each(|row| {
            let institution = Institution {
                key: row.cell("id"),
                kind: row.named("type", EntityType::from_name)?,
                level: row.named("level", Level::from_name)?,
                en: row.cell("en"),
            };
            insert_forms(&mut lexicon.institutions, row, "ar", &institution);
            Ok(())
        })?;
        rows("lexicon/framing.tsv", tables.framing, &["id", "tone", "class", "falls_on", "lemma"])?
            .each(|row| {
                let falls_on = row
                    .list("falls_on")
                    .flat_map(|list| list.split([',', ' ']).collect::<Vec<_>>())
                    .filter(|name| !name.is_empty())
                    .map(|name| EntityType::from_name(name).ok_or_else(|| row.wrong("falls_on")))
                    .collect::<Result<_, _>>()?;
                let word = FramingWord {
                    key: row.cell("id"),
                    tone: row.named("tone", Tone::from_name)?,
                    class: row.cell("class"),
                    falls_on,
                };
                insert_forms(&mut lexicon.framing, row, "lemma", &word);
                Ok(())
            })?;
        rows("lexicon/given_names.tsv", tables.given_names, &["gender", "ar"])?.each(|row| {
            let name = row.cell("ar");
            let (common, name) = name.strip_prefix('~').map_or((false, name), |name| (true, name));
            if row.cell("gender") == "f" {
                lexicon.womens_names.insert(khabar_text::normal(name).into());
            }
            lexicon.given_names.insert(khabar_text::normal(name).into(), common);
            Ok(())
        })?;
        rows("lexicon/person_names.tsv", tables.person_names, &["gender", "ar"])?.each(|row| {
            let name = row.cell("ar");
            if !name.starts_with('~') {
                let folded = khabar_text::normal(name);
                lexicon.name_parts.insert(format!("ال{folded}").into());
                lexicon.name_parts.insert(folded.into());
            }
            Ok(())
        })?;
        for (form, nominal) in inflected {
            let folded = khabar_text::normal(&form);
            let taken = lexicon.nominals.longest([&*folded]).is_some()
                || lexicon.given_names.contains_key(&*folded)
                || lexicon.name_parts.contains(&*folded);
            if !taken {
                // The construct state takes no article.
                if form.ends_with('ن') {
                    lexicon.nominals.insert(&format!("ال{form}"), nominal.clone());
                }
                lexicon.nominals.insert(&form, nominal);
            }
        }
        rows("lexicon/cues.tsv", tables.cues, &["id", "kind", "scope", "ar"])?.each(|row| {
            let effect = match row.cell("kind") {
                "negated" => CueEffect::Negated,
                other => CueEffect::Modality(
                    Modality::from_name(other).ok_or_else(|| row.wrong("kind"))?,
                ),
            };
            let cue = Cue { key: row.cell("id"), effect, scope: row.cell("scope") };
            for form in row.list("ar") {
                lexicon.cues.insert(form, cue.clone());
            }
            Ok(())
        })?;
        Ok(lexicon)
    }

    /// Whether the folded words of a person's name say that it is a woman's.
    pub fn is_womans_name(&self, words: &[String]) -> bool {
        // "نور" is a woman's name, "نور الدين" and "هدى الله" are men's.
        let of_god = words.get(1).is_some_and(|next| matches!(&**next, "الدين" | "الله" | "الاسلام"));
        !of_god && words.first().is_some_and(|first| self.womens_names.contains(&**first))
    }

    fn read_reporting(&mut self, text: &'static str) -> Result<(), TableError> {
        let columns = ["id", "pos", "class", "frame", "effect", "continues", "lemma", "forms"];
        rows("lexicon/reporting.tsv", text, &columns)?.each(|row| {
            let (mut source, mut content) = (None, Vec::new());
            for pair in row.some("frame").unwrap_or_default().split_whitespace() {
                match pair.split_once(':') {
                    Some((slot, "source")) => {
                        source = Some(Slot::from_name(slot).ok_or_else(|| row.wrong("frame"))?);
                    }
                    Some((slot, "content")) => {
                        content.push(Slot::from_name(slot).ok_or_else(|| row.wrong("frame"))?);
                    }
                    _ => return Err(row.wrong("frame")),
                }
            }
            let modality = match row.cell("effect") {
                "-" | "negates" => None,
                other => Some(Modality::from_name(other).ok_or_else(|| row.wrong("effect"))?),
            };
            for spelling in std::iter::once(row.cell("lemma")).chain(row.list("forms")) {
                let mut words = spelling.split_whitespace().map(khabar_text::normal);
                let Some(first) = words.next() else { continue };
                self.reporting.entry(first.into()).or_default().push(Reporting {
                    key: row.cell("id"),
                    part: row.cell("pos"),
                    class: row.cell("class"),
                    source,
                    content: content.clone(),
                    negates: row.cell("effect") == "negates",
                    modality,
                    continues: row.cell("continues") == "yes",
                    rest: words.map(Into::into).collect(),
                });
            }
            Ok(())
        })?;
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for found in self.reporting.values_mut() {
            found.sort_by_key(|row| std::cmp::Reverse(row.rest.len()));
        }
        Ok(())
    }
}

/// The forms that follow by rule: of a sound plural its other case and its construct state, of one somebody the dual.
fn inflect(form: &str, nominal: &Nominal) -> Vec<(String, Nominal)> {
    let short = form.chars().count() < 3;
    if short || form.contains(' ') || form.starts_with("ال") || nominal.class == "place" {
        return Vec::new();
    }
    let all = |stem: &str, endings: &[&str], nominal: Nominal| {
        endings.iter().map(|ending| (format!("{stem}{ending}"), nominal.clone())).collect()
    };
    let others = form == "آخرون";
    if let Some(stem) = form.strip_suffix("ون").filter(|_| nominal.plural && !others) {
        return all(stem, &["ين", "و", "ي"], nominal.clone());
    }
    let person = nominal.kind == EntityType::Per;
    let kind = if person { EntityType::Grp } else { nominal.kind };
    let two = Nominal { kind, plural: true, ..nominal.clone() };
    match form.strip_suffix('ة') {
        Some(stem) => all(stem, &["تان", "تين", "تا"], two),
        // "نجلي القذافي", but "رئيسي" is an adjective.
        None if nominal.class == "relative" && person => all(form, &["ان", "ين", "ي", "ا"], two),
        None if person && !form.ends_with(['ا', 'ى', 'ء', 'ن']) => {
            all(form, &["ان", "ين"], two)
        }
        None => Vec::new(),
    }
}

/// The word and its forms, each with and without the article on its first word (and on the adjectives behind it).
/// A phrase with the prepositions of its later words apart, if there are any: "قائم ب الأعمال", "مبعوث خاص ل الأمين العام".
fn with_prepositions(form: &str) -> Option<String> {
    let cut: Vec<String> = form
        .split(' ')
        .enumerate()
        .map(|(at, word)| {
            let hidden = word.strip_prefix("لل").map(|rest| format!("ل ال{rest}"));
            let with = word.strip_prefix('ب').filter(|rest| rest.chars().count() > 3);
            let cut = hidden.or_else(|| with.map(|rest| format!("ب {rest}")));
            cut.filter(|_| at > 0).unwrap_or_else(|| word.to_string())
        })
        .collect();
    let cut = cut.join(" ");
    (cut != form).then_some(cut)
}

fn insert_forms<V: Clone>(trie: &mut Trie<V>, row: &Row<'_>, column: &str, value: &V) {
    for form in row.list(column).chain(row.list("forms")) {
        trie.insert(form, value.clone());
        // "القائم بالأعمال": as words are cut.
        if let Some(cut) = with_prepositions(form) {
            trie.insert(&cut, value.clone());
            if !form.starts_with("ال") {
                trie.insert(&format!("ال{cut}"), value.clone());
            }
        }
        // The indefinite accusative: "اعتقلت الشرطة صحفيا".
        if !form.contains(' ') && !form.ends_with(['ة', 'ا', 'ى', 'ء']) && !form.starts_with("ال")
        {
            trie.insert(&format!("{form}ا"), value.clone());
        }
        if !form.starts_with("ال") {
            trie.insert(&format!("ال{form}"), value.clone());
            if form.contains(' ') {
                let definite: Vec<_> = form.split(' ').map(|word| format!("ال{word}")).collect();
                trie.insert(&definite.join(" "), value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use khabar_types::EntityType;

    use super::{Nominal, inflect};

    fn forms(form: &str, kind: EntityType, class: &'static str, plural: bool) -> Vec<String> {
        let nominal =
            Nominal { key: "x", kind, class, head: "x".into(), plural, collective: false };
        inflect(form, &nominal).into_iter().map(|(form, _)| form).collect()
    }

    #[test]
    fn sound_plurals_have_their_other_case_and_construct_state() {
        let found = forms("مهربون", EntityType::Grp, "fighters", true);
        assert_eq!(found, ["مهربين", "مهربو", "مهربي"]);
    }

    #[test]
    fn one_somebody_has_a_dual() {
        assert_eq!(
            forms("نجل", EntityType::Per, "relative", false),
            ["نجلان", "نجلين", "نجلي", "نجلا"]
        );
        assert_eq!(
            forms("كاتبة", EntityType::Per, "person", false),
            ["كاتبتان", "كاتبتين", "كاتبتا"]
        );
    }

    #[test]
    fn places_and_short_words_have_none() {
        assert!(forms("مدينة", EntityType::Gpe, "place", false).is_empty());
        assert!(forms("عم", EntityType::Per, "relative", false).is_empty());
        assert!(forms("رجل أمن", EntityType::Per, "force", false).is_empty());
    }
}
