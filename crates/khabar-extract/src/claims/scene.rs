//! One sentence made ready for reading claims: noun phrases as single items, prepositions, clause starts.

use std::ops::Range;

use khabar_types::{EntityId, EntityType, Id, Level, MentionId, Mentions, SentenceId, Span, Upos};

use super::{
    states::States,
    titles::{self, TitlePhrase},
};
use crate::{
    Knowledge,
    knowledge::{Passes, Slot},
    mentions::nations,
    sentence::{Line, bare},
};

/// A mention with the words around it that belong to the same noun phrase: titles, classifiers, counts, adjectives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    /// First word of the phrase.
    pub from: usize,
    /// Word after its last.
    pub to: usize,
    pub mention: MentionId,
    pub entity: EntityId,
    pub kind: EntityType,
    pub level: Level,
    pub span: Span,
}

/// How far into a sentence "من جهته" may end.
const ASIDES: usize = 6;

/// How far behind a verb of expressing its preposition may stand.
const EXPRESSED: usize = 9;

/// A noun phrase or a single word outside of any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub from: usize,
    pub to: usize,
    pub phrase: Option<usize>,
}

/// How strongly the text parts two items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    None,
    /// A comma or a dash.
    Comma,
    /// A new clause: a conjunction with a verb, a relative, "أن".
    Clause,
    /// A full stop, colon or question mark inside the sentence.
    Full,
}

/// A sentence with its noun phrases.
pub(crate) struct Scene<'a> {
    pub knowledge: &'a Knowledge,
    pub text: &'a str,
    pub mentions: &'a Mentions,
    pub line: Line<'a>,
    pub id: SentenceId,
    pub sentence: Span,
    /// Outermost noun phrases in order.
    pub phrases: Vec<Phrase>,
    /// Every mention of the sentence by its words, outer before inner.
    pub all: Vec<Phrase>,
    pub items: Vec<Item>,
    /// For each word the item that holds it.
    pub item_of: Vec<usize>,
    pub titles: Vec<TitlePhrase>,
    /// The states and governments of the document.
    pub states: &'a States<'a>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        knowledge: &'a Knowledge,
        text: &'a str,
        mentions: &'a Mentions,
        states: &'a States<'a>,
        id: SentenceId,
        line: Line<'a>,
    ) -> Self {
        let sentence = line.span(0, line.len());
        let all = phrases_of(&line, mentions, sentence);
        let mut scene = Self {
            knowledge,
            text,
            mentions,
            line,
            id,
            sentence,
            phrases: Vec::new(),
            all,
            items: Vec::new(),
            item_of: Vec::new(),
            titles: Vec::new(),
            states,
        };
        scene.titles = titles::titles(&scene);
        scene.phrases = scene.outermost();
        scene.items = items(scene.line.len(), &scene.phrases);
        scene.item_of = vec![0; scene.line.len()];
        for (index, item) in scene.items.iter().enumerate() {
            scene.item_of[item.from..item.to].fill(index);
        }
        scene
    }

    /// Whom a verb passes on to the noun of an event that it governs, if it is listed.
    pub(super) fn passes(&self, verb: usize) -> Option<Passes> {
        let line = &self.line;
        let word = line.word(verb);
        // "وتعرض الكاتب لمحاولة اغتيال" is spelt like an imperfect of "عرض", but whoever offers says what, and to whom.
        let to = || {
            let named = |at: usize| self.all.iter().any(|one| one.from <= at && at < one.to);
            let near = verb + 1..line.len().min(verb + 12);
            let li = near.into_iter().find(|&at| line.normal(at) == "ل" && !named(at));
            li.is_some_and(|li| {
                let thing = line.upos(li - 1) == Upos::Noun && li - 1 > verb + 1;
                !thing || named(li - 1) || line.normal(li - 1).starts_with("ال")
            })
        };
        let exposed = &*word.lemma == "عرض" && word.normal.starts_with("تعرض") && to();
        self.knowledge.governors.verb(if exposed { "تعرض" } else { &word.lemma })
    }

    /// Mentions that lie in no other, widened by what belongs to their noun phrase, title phrases joined to their holders.
    fn outermost(&self) -> Vec<Phrase> {
        let mut phrases: Vec<Phrase> = Vec::new();
        for phrase in &self.all {
            let inside_title = self.titles.iter().any(|title| {
                title.holder.is_some_and(|holder| holder != phrase.mention)
                    && title.from <= phrase.from
                    && phrase.to <= title.to
            });
            if inside_title || phrases.last().is_some_and(|last| phrase.from < last.to) {
                continue;
            }
            let mut phrase = *phrase;
            let floor = phrases.last().map_or(0, |last| last.to);
            phrase.from = self.widen_left(phrase, floor);
            phrase.to = self.widen_right(phrase.to);
            phrases.push(phrase);
        }
        phrases
    }

    fn widen_left(&self, phrase: Phrase, floor: usize) -> usize {
        let mut from = phrase.from;
        for title in &self.titles {
            if title.holder == Some(phrase.mention) && title.from >= floor && title.from < from {
                from = title.from;
            }
        }
        while from > floor {
            let before = self.line.normal(from - 1);
            let classifier = phrase.kind != EntityType::Per
                && self
                    .knowledge
                    .lexicon
                    .heads
                    .longest([before])
                    .is_some_and(|(_, heads)| heads.iter().any(|head| !head.inside));
            let count =
                matches!(self.line.upos(from - 1), Upos::Num) || QUANTIFIERS.contains(&before);
            let quote = matches!(before, "\"" | "«" | "“" | "”" | "'");
            // "حوالي 20 آخرين": about so many, not behind a preposition.
            let about = matches!(before, "حوالي" | "نحو" | "زهاء" | "قرابه")
                && (self.line.upos(from) == Upos::Num
                    || QUANTIFIERS.contains(&self.line.normal(from)));
            if !(classifier || count || about || (quote && from - 1 > floor)) {
                break;
            }
            from -= 1;
        }
        from
    }

    fn widen_right(&self, mut to: usize) -> usize {
        while let Some(word) = self.line.get(to) {
            let quote = matches!(&*word.normal, "\"" | "»" | "”" | "'");
            let adjective = word.upos == Upos::Adj
                || (word.upos == Upos::Noun
                    && word.normal.starts_with("ال")
                    && self.knowledge.gazetteer.nisba(&word.normal).is_some());
            // "قتل الجيش أكثر من 30 مسلحا": how many, and nothing that is said of the army.
            let compares = COMPARATIVES.contains(&&*word.normal);
            if !(quote || adjective && !compares) || self.all.iter().any(|phrase| phrase.from == to)
            {
                break;
            }
            if self.knowledge.predicates.of_word(bare(&word.normal)).next().is_some() {
                break;
            }
            to += 1;
        }
        to
    }

    /// The phrase of an item.
    pub(super) fn phrase(&self, item: usize) -> Option<&Phrase> {
        self.items.get(item)?.phrase.map(|index| &self.phrases[index])
    }

    /// Whether a phrase starts with the title of its name: "رئيس الوزراء عبد الله الثني".
    pub(super) fn holds_title(&self, phrase: &Phrase) -> bool {
        self.titles
            .iter()
            .any(|title| title.holder == Some(phrase.mention) && title.from == phrase.from)
    }

    /// The outermost phrase that holds a word.
    pub(super) fn phrase_at(&self, word: usize) -> Option<&Phrase> {
        self.item_of.get(word).and_then(|&item| self.phrase(item))
    }

    /// The only word of an item that is no phrase, empty for phrases.
    pub(super) fn word(&self, item: usize) -> &'a str {
        match self.items.get(item) {
            Some(Item { from, phrase: None, .. }) => self.line.normal(*from),
            _ => "",
        }
    }

    /// The tag of an item that is no phrase.
    pub(super) fn upos(&self, item: usize) -> Upos {
        match self.items.get(item) {
            Some(Item { from, phrase: None, .. }) => self.line.upos(*from),
            Some(_) => Upos::Propn,
            None => Upos::X,
        }
    }

    /// What parts an item from the one before it.
    pub(super) fn break_before(&self, item: usize) -> Break {
        let word = self.word(item);
        if word.is_empty() {
            return Break::None;
        }
        match word {
            "." | "!" | "?" | "؟" | "؛" | ":" | ";" | "..." | "…" => return Break::Full,
            "،" | "," | "-" | "–" | "—" | "(" | ")" | ".." => return Break::Comma,
            _ => {}
        }
        if CLAUSE_WORDS.contains(&word) {
            return Break::Clause;
        }
        let conjunction = self.upos(item) == Upos::Cconj;
        if conjunction && (self.upos(item + 1) == Upos::Verb || self.verb_after_particle(item + 1))
        {
            return Break::Clause;
        }
        Break::None
    }

    /// `قد`, `لم`, `س` and their like in front of a verb.
    fn verb_after_particle(&self, item: usize) -> bool {
        PARTICLES.contains(&self.word(item)) && self.upos(item + 1) == Upos::Verb
    }

    /// "عبر بيريز عن تأييده": whether the verb that is spelt like the preposition "عبر" stands here: at the head of its clause, with somebody behind
    /// it and what is expressed behind "عن".
    pub(super) fn expresses(&self, item: usize) -> bool {
        if self.word(item) != "عبر" {
            return false;
        }
        let heads = self.upos(item) == Upos::Verb
            || item == 0
            || matches!(self.upos(item - 1), Upos::Cconj | Upos::Punct)
            // "من جهته عبر".
            || item < ASIDES
                && (1..=2).any(|back| {
                    let before = item.checked_sub(back).map_or("", |before| self.word(before));
                    matches!(before, "جهه" | "جانب" | "دور")
                });
        let who = |phrase: &Phrase| {
            matches!(
                phrase.kind,
                EntityType::Per | EntityType::Org | EntityType::Grp | EntityType::Gpe
            )
        };
        heads
            && self.phrase(item + 1).is_some_and(who)
            && (item + 2..self.items.len().min(item + EXPRESSED))
                .take_while(|&behind| self.break_before(behind) < Break::Clause)
                .any(|behind| self.word(behind) == "عن")
    }

    /// The slot that a preposition at this item opens, and how many items it takes.
    pub(super) fn preposition(&self, item: usize) -> Option<(Slot, usize)> {
        let (word, next) = (self.word(item), self.word(item + 1));
        let one = |slot| Some((slot, 1));
        match word {
            "عبر" if self.expresses(item) => None,
            // "بحسب الكرملين" is one word in two.
            "ب" if matches!(next, "حسب" | "موجب" | "سبب" | "شان" | "خصوص") => {
                None
            }
            "من" if matches!(next, "قبل" | "جانب" | "طرف") => Some((Slot::MinQibal, 2)),
            "علي" | "في" | "ب" if matches!(next, "يد" | "ايدي" | "يدي" | "قبضه") => {
                Some((Slot::MinQibal, 2))
            }
            "ب" if matches!(next, "رصاص" | "نيران") => Some((Slot::MinQibal, 2)),
            "ب" if matches!(next, "حق") => Some((Slot::Didd, 2)),
            "في" if matches!(next, "حق" | "مواجهه" | "وجه") => Some((Slot::Didd, 2)),
            "في" if matches!(next, "اتجاه" | "طريقه") => Some((Slot::Ila, 2)),
            "ب" if matches!(next, "اتجاه" | "رفقه") => Some((Slot::Ila, 2)),
            "من" => one(Slot::Min),
            "الي" | "نحو" | "صوب" | "باتجاه" => one(Slot::Ila),
            "علي" | "فوق" => one(Slot::Ala),
            "عن" => one(Slot::An),
            "في" | "داخل" | "وسط" | "قرب" | "قباله" | "شمال" | "جنوب" | "شرق" | "غرب" | "شمالي"
            | "جنوبي" | "شرقي" | "غربي" | "عبر" | "بمحيط" | "امام" => {
                one(Slot::Fi)
            }
            "ب" => one(Slot::Bi),
            "ل" | "لدي" | "لصالح" => one(Slot::Li),
            "مع" | "برفقه" | "الي جانب" => one(Slot::Maa),
            "بين" => one(Slot::Bayn),
            "ضد" | "بحق" | "تجاه" | "حيال" | "ازاء" => one(Slot::Didd),
            "بواسطه" | "بايدي" => one(Slot::MinQibal),
            _ if self.upos(item) == Upos::Adp => one(Slot::An),
            _ => None,
        }
    }

    /// Where the clause goes on behind a date between commas: "أعلن الجيش، الخميس، أن".
    pub(super) fn behind_aside(&self, comma: usize) -> Option<usize> {
        let first = self.items.get(comma + 1)?;
        let close = (comma + 2..self.items.len().min(comma + 9))
            .find(|&item| matches!(self.word(item), "،" | "," | "-" | "–"))?;
        let aside = self.line.span(first.from, self.items[close].from);
        let dated = self
            .mentions
            .times
            .rows()
            .iter()
            .any(|time| aside.contains(time.span) && aside.len() <= time.span.len() + 12);
        dated.then_some(close + 1)
    }

    /// Where a clause goes on before a date between commas, seen from its closing comma.
    pub(super) fn before_aside(&self, close: usize) -> Option<usize> {
        let open = (close.saturating_sub(8)..close)
            .rev()
            .find(|&item| matches!(self.word(item), "،" | "," | "-" | "–"))?;
        (self.behind_aside(open) == Some(close + 1)).then_some(open)
    }

    /// All phrases, outer or inner, that start at a word; the longest first.
    pub(super) fn starting_at(&self, word: usize) -> impl Iterator<Item = &Phrase> {
        self.all.iter().filter(move |phrase| phrase.from == word)
    }

    /// Whether a word introduces a name of some kind and stands outside it: "بلدة", "صحيفة".
    pub(super) fn introduces(&self, at: usize, of_kind: impl Fn(EntityType) -> bool) -> bool {
        let heads = self.knowledge.lexicon.heads.longest([self.line.normal(at)]);
        heads.is_some_and(|(_, heads)| !heads[0].inside && of_kind(heads[0].kind))
    }

    /// Whether a word lies inside a name.
    pub(super) fn in_name(&self, word: usize) -> bool {
        self.all
            .iter()
            .any(|phrase| phrase.level == Level::Nam && phrase.from <= word && word < phrase.to)
    }

    /// The enclitic pronoun behind a word, as its position.
    pub(super) fn pronoun_after(&self, word: usize) -> Option<usize> {
        let (this, next) = (self.line.get(word)?, self.line.get(word + 1)?);
        (next.token == this.token && next.upos == Upos::Pron).then_some(word + 1)
    }
}

const QUANTIFIERS: &[&str] = &[
    "عشرات",
    "ميات",
    "الاف",
    "ملايين",
    "عدد",
    "بعض",
    "كل",
    "جميع",
    "معظم",
    "غالبيه",
    "احد",
    "احدي",
    "كلا",
    "اغلب",
    "ساير",
    "بضعه",
    "كبار",
    "العشرات",
];

/// Elatives that count what follows.
const COMPARATIVES: &[&str] = &["اكثر", "اقل", "ازيد", "ادني", "اعلي"];

const CLAUSE_WORDS: &[&str] = &[
    "ان",
    "بان",
    "لان",
    "كي",
    "لكي",
    "حيث",
    "بينما",
    "لكن",
    "ولكن",
    "غير",
    "الا",
    "فيما",
    "اذا",
    "لو",
    "كما",
    "الذي",
    "التي",
    "الذين",
    "اللذين",
    "اللتين",
    "اللذان",
    "اللواتي",
    "عندما",
    "حين",
    "حينما",
    "بعدما",
    "قبلما",
    "مما",
    "ما",
    "اذ",
    "ريثما",
    "حتي",
    "ممن",
    "وهو",
    "انه",
    "انها",
];

const PARTICLES: &[&str] =
    &["قد", "لقد", "لم", "لن", "لا", "سوف", "س", "ما", "كان", "كانت", "كانوا", "ليس", "ليست"];

/// The rows of a table, sorted by start, that lie inside a sentence.
pub(super) fn within<T>(rows: &[T], whole: Span, span: impl Fn(&T) -> Span) -> Range<usize> {
    let from = rows.partition_point(|row| span(row).start() < whole.start());
    let inside = rows[from..].iter().take_while(|row| span(row).end() <= whole.end()).count();
    from..from + inside
}

fn phrases_of(line: &Line<'_>, mentions: &Mentions, whole: Span) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for at in within(mentions.mentions.rows(), whole, |mention| mention.span) {
        let id = MentionId::from_index(at);
        let mention = &mentions.mentions[id];
        if mention.rule == nations::RULE {
            continue;
        }
        let covered = |at: &usize| line.word(*at).span.overlaps(mention.span);
        let Some(from) = (0..line.len()).find(covered) else { continue };
        let to = (from..line.len()).find(|at| line.word(*at).span.start() >= mention.span.end());
        phrases.push(Phrase {
            from,
            to: to.unwrap_or(line.len()),
            mention: id,
            entity: mention.entity,
            kind: mention.kind,
            level: mention.level,
            span: mention.span,
        });
    }
    phrases.sort_by_key(|phrase| (phrase.from, std::cmp::Reverse(phrase.to)));
    phrases
}

fn items(words: usize, phrases: &[Phrase]) -> Vec<Item> {
    let mut items = Vec::with_capacity(words);
    let mut at = 0;
    for (index, phrase) in phrases.iter().enumerate() {
        items.extend((at..phrase.from).map(|from| Item { from, to: from + 1, phrase: None }));
        items.push(Item { from: phrase.from, to: phrase.to, phrase: Some(index) });
        at = phrase.to;
    }
    items.extend((at..words).map(|from| Item { from, to: from + 1, phrase: None }));
    items
}

#[cfg(test)]
mod tests {
    use super::{CLAUSE_WORDS, COMPARATIVES, PARTICLES, QUANTIFIERS};

    /// Lists are compared with folded words, so an unfolded row would never match.
    #[test]
    fn lists_are_folded() {
        let lists = [QUANTIFIERS, CLAUSE_WORDS, PARTICLES, COMPARATIVES];
        for word in lists.into_iter().flatten() {
            assert_eq!(khabar_text::normal(word), *word);
        }
    }
}
