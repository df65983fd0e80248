//! What is read back is what was added, field by field.

use khabar_store::{
    Added, Record,
    record::{
        ArgumentRecord, ClaimRecord, EntityRecord, FramingRecord, MentionRecord, NoteRecord,
        Offsets, QuantityRecord, SourceRecord, TimeRecord,
    },
};
use proptest::{collection::vec, option::of, prelude::*, sample::select};

use crate::sample::{Folder, full, plain};

#[test]
fn a_record_comes_back_as_it_was() {
    let record = full("a1b2c3d4e5f60718");
    let folder = Folder::with(&[record.clone(), plain("00", &[]), plain("01", &["خبر"])]);
    let reader = folder.reader();
    assert_eq!(reader.document("a1b2c3d4e5f60718").unwrap(), Some(record.clone()));
    assert_eq!(reader.document("a1").unwrap(), Some(record.clone()));
    assert_eq!(reader.document("00").unwrap(), Some(plain("00", &[])));
    assert_eq!(reader.document("zz").unwrap(), None);
    assert_eq!(reader.document("").unwrap(), None);
    let claim = record.claims[1].id.clone();
    assert_eq!(reader.claim(&claim).unwrap(), Some((record, 1)));
}

#[test]
fn a_record_is_stored_once() {
    let folder = Folder::with(&[full("aa")]);
    let mut writer = folder.store.writer().unwrap();
    let mut other = full("aa");
    other.title = Some("عنوان آخر".into());
    assert_eq!(writer.add(&other, "again.txt").unwrap(), Added::AlreadyStored);
    assert!(writer.contains("aa").unwrap());
    assert!(!writer.contains("a").unwrap());
    assert_eq!(folder.reader().document("aa").unwrap(), Some(full("aa")));
}

/// Any record at all, as long as it is sound.
fn record() -> impl Strategy<Value = Record> {
    let texts = ("[\\PC\u{0}\n]{0,40}", vec(word(), 10), vec(of(word()), 6));
    let places = (vec(place(), 0..4), vec(place(), 0..4), vec((word(), of(place()), word()), 0..4));
    let found = (vec(entity(), 3), vec(mention(), 0..4), vec(time(), 0..4), vec(framing(), 0..4));
    let counted = (vec(quantity(), 2), vec(claim(), 0..4));
    (texts, places, found, counted).prop_map(
        |((text, words, maybe), (boilerplate, sentences, notes), found, counted)| {
            let (entities, mentions, times, framing) = found;
            let (quantities, claims) = counted;
            let mut record = Record {
                id: format!("{:?}", words[0]),
                text,
                sha256: words[1].clone(),
                title: maybe[0].clone(),
                outlet: maybe[1].clone(),
                author: maybe[2].clone(),
                url: maybe[3].clone(),
                published: maybe[4].clone(),
                published_from: words[2].clone(),
                kind: words[3].clone(),
                boilerplate,
                sentences,
                entities,
                mentions,
                times,
                quantities,
                claims,
                framing,
                notes: notes
                    .into_iter()
                    .map(|(code, at, message)| NoteRecord { code, at, message })
                    .collect(),
            };
            number(&mut record);
            record
        },
    )
}

/// Give entities and claims ids that differ, and bring every place into the text.
fn number(record: &mut Record) {
    for (row, entity) in record.entities.iter_mut().enumerate() {
        entity.id = format!("e{row}");
    }
    for (row, claim) in record.claims.iter_mut().enumerate() {
        claim.id = format!("c{row}");
    }
    let length = u32::try_from(record.text.chars().count()).unwrap();
    let fit = |[start, end]: Offsets| [start.min(length), end.min(length)];
    record.boilerplate.iter_mut().for_each(|at| *at = fit(*at));
    record.sentences.iter_mut().for_each(|at| *at = fit(*at));
    record.notes.iter_mut().for_each(|note| note.at = note.at.map(fit));
    record.mentions.iter_mut().for_each(|row| [row.start, row.end] = fit([row.start, row.end]));
    record.times.iter_mut().for_each(|row| [row.start, row.end] = fit([row.start, row.end]));
    record.quantities.iter_mut().for_each(|row| [row.start, row.end] = fit([row.start, row.end]));
    record.framing.iter_mut().for_each(|row| [row.start, row.end] = fit([row.start, row.end]));
    for claim in &mut record.claims {
        claim.trigger = fit(claim.trigger);
        claim.sources.iter_mut().for_each(|link| link.cue = link.cue.map(fit));
        claim.arguments.iter_mut().for_each(|row| [row.start, row.end] = fit([row.start, row.end]));
    }
}

fn word() -> impl Strategy<Value = String> {
    "\\PC{0,6}"
}

fn place() -> impl Strategy<Value = Offsets> {
    (0u32..40, 0u32..10).prop_map(|(start, length)| [start, start + length])
}

fn key() -> impl Strategy<Value = String> {
    select(vec!["e0".to_owned(), "e1".to_owned(), "e2".to_owned()])
}

fn number_of() -> impl Strategy<Value = f64> {
    prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL
}

prop_compose! {
    fn entity()(
        kind in word(), ar in word(), en in of(word()), wikidata in of(word()), country in of(word()),
        coordinates in of([number_of(), number_of()]), precision in of(word()), within in of(word()),
        disputed in prop::collection::vec(select(vec!["IL".to_owned(), "SY".to_owned()]), 0..3),
    ) -> EntityRecord {
        EntityRecord { id: String::new(), kind, ar, en, wikidata, country, coordinates, precision, within, disputed }
    }
}

prop_compose! {
    fn mention()([start, end] in place(), kind in word(), level in word(), entity in key(), rule in word()) -> MentionRecord {
        MentionRecord { start, end, kind, level, entity, rule }
    }
}

prop_compose! {
    fn time()(
        [start, end] in place(), kind in word(), value in of(word()), modifier in of(word()), rule in word(),
    ) -> TimeRecord {
        TimeRecord { start, end, kind, value, modifier, rule }
    }
}

prop_compose! {
    fn quantity()(
        [start, end] in place(), value in number_of(), unit in word(), modifier in of(word()), rule in word(),
    ) -> QuantityRecord {
        QuantityRecord { start, end, value, unit, modifier, rule }
    }
}

prop_compose! {
    fn framing()(
        [start, end] in place(), entity in key(), tone in word(), voice in word(), rule in word(),
    ) -> FramingRecord {
        FramingRecord { start, end, entity, tone, voice, rule }
    }
}

prop_compose! {
    fn claim()(
        texts in vec(word(), 5), maybe in vec(of(word()), 4), trigger in place(),
        parts in [vec(key(), 0..3), vec(key(), 0..3), vec(key(), 0..3)],
        quantities in vec(0u32..2, 0..3),
        sources in vec((key(), of(place()), word()), 0..3),
        arguments in vec((word(), key(), place(), word()), 0..3),
        score in prop::num::f32::NORMAL | prop::num::f32::ZERO,
    ) -> ClaimRecord {
        let [actors, recipients, places] = parts;
        ClaimRecord {
            id: String::new(),
            kind: texts[0].clone(),
            mode: maybe[0].clone(),
            trigger,
            actors,
            recipients,
            places,
            time: maybe[1].clone(),
            quantities,
            role: maybe[2].clone(),
            phase: maybe[3].clone(),
            polarity: texts[1].clone(),
            modality: texts[2].clone(),
            sources: sources.into_iter().map(|(entity, cue, rule)| SourceRecord { entity, cue, rule }).collect(),
            arguments: arguments
                .into_iter()
                .map(|(role, entity, [start, end], slot)| ArgumentRecord { role, entity, start, end, slot })
                .collect(),
            rule: texts[3].clone(),
            predicate: texts[4].clone(),
            score,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_sound_record_comes_back_as_it_was(record in record()) {
        let folder = Folder::with(std::slice::from_ref(&record));
        prop_assert_eq!(folder.reader().document(&record.id).unwrap(), Some(record));
    }
}
