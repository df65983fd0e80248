//! Sentences that may answer a question: which of its names and words they hold, and the best of what stands in them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{Answer, Answers, By, Gap, Gapped, Named, Near, fill, kin::Kin};
use crate::{
    corrections::Overlay,
    places::Places,
    query::folded,
    record::{ClaimRecord, Offsets, Record},
    rows,
    search::words,
};

/// Of the best score, from which another answer is given too.
const CLOSE: f64 = 0.8;
/// The share of the question's words, by weight, that a sentence must hold to answer.
const ENOUGH: f64 = 0.4;
/// The same for numbers, where the noun that is counted must stand there anyway.
const ENOUGH_FOR_NUMBERS: f64 = 0.3;
/// From which the deed itself may be told in a word of which nothing is known.
const MUCH: f64 = 0.65;
/// The same where a name stands somewhere else in the text.
const ENOUGH_ELSEWHERE: f64 = 0.75;
/// Of the words of a name that nobody has.
const MOST_WORDS: f64 = 0.6;
/// Sentences before, in which a name may stand.
const BEFORE: usize = 2;

/// A sentence with what of the question it holds.
pub(super) struct Passage<'a> {
    pub(super) record: &'a Record,
    pub(super) at: Offsets,
    pub(super) text: &'a str,
    /// Its words with their first code points.
    pub(super) words: Vec<(u32, String, Kin)>,
    /// The claims whose trigger stands in it.
    pub(super) claims: Vec<&'a ClaimRecord>,
    /// For each word of the question, how closely it is matched and where.
    pub(super) matched: Vec<Option<(f64, u32)>>,
    /// The share of the question's words that it holds, by weight.
    pub(super) share: f64,
    /// How many of the names it holds, and how surely.
    pub(super) named: f64,
    /// How well the best of its claims is the asked one.
    pub(super) told: f64,
    /// How sure the least sure of the names is; 0 where one is nowhere in the text.
    pub(super) least: f64,
}

/// The answers that stand in some documents.
pub(crate) fn answer(
    connection: &Connection,
    overlay: &Overlay,
    question: &Gapped,
    names: &[Named],
    documents: &[i64],
    limit: usize,
) -> rusqlite::Result<Answers> {
    let mut records = Vec::new();
    for &seq in documents {
        let mut record = rows::record(connection, seq)?;
        overlay.apply(&mut record);
        records.push(record);
    }
    let asked: Vec<Vec<Kin>> = question
        .words
        .iter()
        .map(|word| word.split('|').map(|form| Kin::of(&folded(form))).collect())
        .collect();
    let texts: Vec<Places<'_>> = records.iter().map(|record| Places::of(&record.text)).collect();
    let mut passages: Vec<Passage<'_>> = records
        .iter()
        .zip(&texts)
        .flat_map(|(record, text)| (0..record.sentences.len()).map(move |row| (record, text, row)))
        .filter_map(|(record, text, row)| passage(record, text, row, &asked, names))
        .collect();
    weigh(&mut passages, question, names);
    passages.sort_by(|one, other| {
        let worth = |passage: &Passage<'_>| 3.0 * passage.share + passage.named;
        let by_worth = worth(other).total_cmp(&worth(one));
        by_worth.then_with(|| (&one.record.id, one.at).cmp(&(&other.record.id, other.at)))
    });
    let answers = collected(&passages, question, names, limit);
    let nearest = if answers.is_empty() { nearest(&passages, limit) } else { Vec::new() };
    let unknown = names.iter().filter(|named| named.keys.is_empty());
    Ok(Answers { answers, nearest, unknown: unknown.map(|named| named.name.clone()).collect() })
}

/// A sentence, unless it holds nothing of the question.
fn passage<'a>(
    record: &'a Record,
    texts: &Places<'a>,
    row: usize,
    asked: &[Vec<Kin>],
    names: &[Named],
) -> Option<Passage<'a>> {
    let at = *record.sentences.get(row)?;
    let text = texts.slice(at);
    let mut points = 0;
    let mut byte = 0;
    let words: Vec<(u32, String, Kin)> = words(text)
        .map(|word| {
            points += text.get(byte..word.start).map_or(0, |gap| gap.chars().count());
            byte = word.start;
            let kin = Kin::of(&word.normal);
            (at[0] + u32::try_from(points).unwrap_or(u32::MAX), word.normal, kin)
        })
        .collect();
    let claims: Vec<&ClaimRecord> = record
        .claims
        .iter()
        .filter(|claim| at[0] <= claim.trigger[0] && claim.trigger[0] < at[1])
        .collect();
    // A name is no word of a deed, whatever it looks like.
    let is_name = |place: u32| {
        record.mentions.iter().any(|mention| {
            mention.kind == "PER"
                && mention.level == "NAM"
                && mention.start <= place
                && place < mention.end
        })
    };
    let matched: Vec<Option<(f64, u32)>> = asked
        .iter()
        .map(|forms| {
            let found = words.iter().filter(|(place, ..)| !is_name(*place));
            let found = found.filter_map(|(place, _, word)| {
                let likeness = forms.iter().filter_map(|form| form.likeness(word));
                likeness
                    .map(|likeness| (likeness.weight(), *place))
                    .max_by(|a, b| a.0.total_cmp(&b.0))
            });
            found.fold(None, |best: Option<(f64, u32)>, next| match best {
                Some(best) if best.0 >= next.0 => Some(best),
                _ => Some(next),
            })
        })
        .collect();
    let from = record.sentences[row.saturating_sub(BEFORE)][0];
    let (mut named, mut least) = (0.0, 1.0_f64);
    for name in names {
        let sure = presence(record, &claims, &words, name, at, from);
        named += sure;
        least = least.min(sure);
    }
    let nothing = matched.iter().all(Option::is_none) && (names.is_empty() || named == 0.0);
    let passage =
        Passage { record, at, text, words, claims, matched, share: 0.0, named, told: 0.0, least };
    (!nothing).then_some(passage)
}

/// From which a name stands in the sentence itself.
const SURE: f64 = 0.5;
/// From which a name stands in a sentence before.
const NEAR: f64 = 0.3;

/// How surely a sentence is about somebody: named in it, meant by it, or near it; 0 where not at all.
fn presence(
    record: &Record,
    claims: &[&ClaimRecord],
    words: &[(u32, String, Kin)],
    name: &Named,
    at: Offsets,
    from: u32,
) -> f64 {
    let mentioned = |from: u32, to: u32| {
        record.mentions.iter().any(|mention| {
            name.keys.contains(&mention.entity) && from <= mention.start && mention.start < to
        })
    };
    if mentioned(at[0], at[1]) {
        return 1.0;
    }
    let called: Vec<Kin> =
        crate::search::words(&name.name).map(|word| Kin::of(&word.normal)).collect();
    let holds = |word: &&Kin| {
        words.iter().any(|(_, _, other)| word.likeness(other) == Some(super::kin::Likeness::Same))
    };
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let written = count(called.iter().filter(holds).count()) / count(called.len().max(1));
    if written >= 1.0 {
        return 0.9;
    }
    if name.keys.is_empty() && written >= MOST_WORDS {
        return 0.9 * written;
    }
    if claims.iter().any(|claim| fill::takes_part(claim, &name.keys)) {
        return 0.8;
    }
    if mentioned(from, at[0]) {
        return 0.3;
    }
    // A text about a country does not name it in each sentence.
    let is_place = |kind: &str| matches!(kind, "GPE" | "LOC");
    let around = record.entities.iter().any(|entity| {
        (is_place(&entity.kind) && name.keys.contains(&entity.id))
            || entity.within.as_ref().is_some_and(|within| name.keys.contains(within))
    });
    let anywhere = || record.mentions.iter().any(|mention| name.keys.contains(&mention.entity));
    if around || anywhere() { 0.2 } else { 0.0 }
}

/// Give every passage its share of the question's words: a word counts the more, the fewer sentences hold it.
fn weigh(passages: &mut [Passage<'_>], question: &Gapped, names: &[Named]) {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let all = count(passages.len());
    let weights: Vec<f64> = (0..question.words.len())
        .map(|row| {
            let holding = passages
                .iter()
                .filter(|passage| passage.matched.get(row).is_some_and(Option::is_some));
            (1.0 + all / (1.0 + count(holding.count()))).ln()
        })
        .collect();
    let total: f64 = weights.iter().sum();
    for passage in passages {
        let deed = passage
            .claims
            .iter()
            .map(|claim| fill::support(question, names, passage, claim))
            .fold(0.0, f64::max);
        let mut sum = 0.0;
        for (row, weight) in weights.iter().enumerate() {
            let word = passage.matched.get(row).copied().flatten().map_or(0.0, |(sure, _)| sure);
            // A claim of the same kind tells the deed in another word.
            sum += weight * if row == question.deed { word.max(deed) } else { word };
        }
        passage.told = deed;
        passage.share = match (total > 0.0, question.gap) {
            (true, _) => sum / total,
            (false, Gap::Statement) => 1.0,
            (false, _) => deed,
        };
    }
}

impl Passage<'_> {
    /// Whether it says enough of the question to answer it: its deed, by a word or by a claim, and whom it names.
    fn answers(&self, question: &Gapped) -> bool {
        let number = question.gap == Gap::Quantity;
        let enough = if number { ENOUGH_FOR_NUMBERS } else { ENOUGH };
        let deed = number
            || self.matched.is_empty()
            || self.has_deed(question)
            || self.told > SURE
            || self.share >= MUCH;
        let near = self.least >= SURE || self.has_deed(question);
        let elsewhere = self.least >= NEAR || self.share >= ENOUGH_ELSEWHERE || number;
        self.least > 0.0 && self.share >= enough && deed && near && elsewhere
    }

    /// Whether the word of the deed stands in it; where no claim was read in the question, its first.
    pub(super) fn has_deed(&self, question: &Gapped) -> bool {
        let row = if question.kind.is_some() { question.deed } else { 0 };
        self.matched.get(row).is_some_and(Option::is_some)
    }

    /// The claims whose trigger is in it, by id.
    pub(super) fn claim_ids(&self) -> Vec<String> {
        self.claims.iter().map(|claim| claim.id.clone()).collect()
    }
}

fn collected(
    passages: &[Passage<'_>],
    question: &Gapped,
    names: &[Named],
    limit: usize,
) -> Vec<Answer> {
    let mut found: BTreeMap<String, Answer> = BTreeMap::new();
    for passage in passages.iter().filter(|passage| passage.answers(question)) {
        for filler in fill::fillers(question, names, passage) {
            let answer = found.entry(filler.value.clone()).or_insert_with(|| Answer {
                text: filler.text.clone(),
                value: filler.value.clone(),
                by: filler.by,
                score: f64::NEG_INFINITY,
                claims: Vec::new(),
                sentences: Vec::new(),
            });
            if filler.score > answer.score {
                (answer.score, answer.text) = (filler.score, filler.text);
            }
            if filler.by == By::Claim {
                answer.by = By::Claim;
            }
            let sentence = passage.text.trim().to_owned();
            if !answer.sentences.contains(&sentence) {
                answer.sentences.push(sentence);
            }
            for claim in filler.claims {
                if !answer.claims.contains(&claim) {
                    answer.claims.push(claim);
                }
            }
        }
    }
    let mut answers: Vec<Answer> = found.into_values().collect();
    for answer in &mut answers {
        let more = u32::try_from(answer.sentences.len().clamp(1, 4) - 1).unwrap_or_default();
        answer.score += 0.1 * f64::from(more);
    }
    answers.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then_with(|| one.value.cmp(&other.value))
    });
    let best = answers.first().map_or(0.0, |answer| answer.score);
    answers.retain(|answer| answer.score >= best * CLOSE);
    answers.truncate(limit);
    answers
}

/// The claims of the sentences that hold most of the question.
fn nearest(passages: &[Passage<'_>], limit: usize) -> Vec<Near> {
    let near = passages.iter().filter_map(|passage| {
        let claim = passage.claims.first()?;
        Some(Near { claim: claim.id.clone(), sentence: passage.text.trim().to_owned() })
    });
    near.take(limit).collect()
}
