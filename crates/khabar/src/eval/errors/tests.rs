//! Each cause from a document of one claim, made up.

use khabar_store::record::{ClaimRecord, MentionRecord, Record, SourceRecord};

use super::{Cause, Errors};
use crate::eval::Scores;

const TEXT: &str = "قال علي إن عمر ضرب زيد";

fn mention(start: u32, end: u32, entity: &str) -> MentionRecord {
    MentionRecord {
        start,
        end,
        kind: "PER".into(),
        level: "NAM".into(),
        entity: entity.into(),
        rule: String::new(),
    }
}

/// Ali says that Omar beat Zaid.
fn record() -> Record {
    Record {
        id: "one".into(),
        text: TEXT.into(),
        mentions: vec![mention(4, 7, "ali"), mention(11, 14, "omar"), mention(19, 22, "zaid")],
        claims: vec![ClaimRecord {
            id: "one-1".into(),
            kind: "ASSAULT".into(),
            trigger: [15, 18],
            actors: vec!["omar".into()],
            recipients: vec!["zaid".into()],
            sources: vec![SourceRecord { entity: "ali".into(), ..SourceRecord::default() }],
            polarity: "affirmed".into(),
            modality: "actual".into(),
            predicate: "daraba.v".into(),
            ..ClaimRecord::default()
        }],
        ..Record::default()
    }
}

/// Compare the claim with a changed one of ours.
fn compared(gold: &Record, change: impl FnOnce(&mut Record)) -> Errors {
    let mut system = record();
    change(&mut system);
    let mut errors = Errors::default();
    errors.add(gold, &system).expect("one text");
    errors
}

fn check(cause: Cause, change: impl FnOnce(&mut Record)) {
    let errors = compared(&record(), change);
    for other in Cause::ALL {
        assert_eq!(errors.count("ASSAULT", *other), u64::from(*other == cause), "{other:?}");
    }
}

#[test]
fn every_cause_is_reached() {
    check(Cause::Ok, |_| {});
    check(Cause::TriggerMissed, |ours| ours.claims.clear());
    check(Cause::WrongType, |ours| ours.claims[0].kind = "COERCE".into());
    check(Cause::WrongActor, |ours| ours.claims[0].actors = vec!["ali".into()]);
    check(Cause::MissingActor, |ours| ours.claims[0].actors.clear());
    check(Cause::WrongRecipient, |ours| ours.claims[0].recipients = vec!["ali".into()]);
    check(Cause::MissingRecipient, |ours| ours.claims[0].recipients.clear());
    check(Cause::WrongSource, |ours| ours.claims[0].sources[0].entity = "zaid".into());
    check(Cause::MissingSource, |ours| ours.claims[0].sources.clear());
    check(Cause::Polarity, |ours| ours.claims[0].polarity = "negated".into());
    check(Cause::Modality, |ours| ours.claims[0].modality = "future".into());
    let mut gold = record();
    gold.claims[0].sources.clear();
    assert_eq!(compared(&gold, |_| {}).count("ASSAULT", Cause::SpuriousSource), 1);
}

#[test]
fn an_actor_where_there_is_none_is_wrong() {
    let mut gold = record();
    gold.claims[0].actors.clear();
    assert_eq!(compared(&gold, |_| {}).count("ASSAULT", Cause::WrongActor), 1);
}

#[test]
fn the_first_cause_counts() {
    check(Cause::MissingActor, |ours| {
        ours.claims[0].actors.clear();
        ours.claims[0].recipients.clear();
        ours.claims[0].polarity = "negated".into();
    });
}

#[test]
fn claims_in_no_pair_are_spurious() {
    let errors = compared(&record(), |ours| {
        let mut second = ours.claims[0].clone();
        second.kind = "AID".into();
        ours.claims.push(second);
    });
    assert_eq!(errors.count("ASSAULT", Cause::Ok), 1);
    let spurious = errors.spurious();
    assert_eq!(spurious.len(), 1);
    assert_eq!((spurious[0].predicate.as_str(), spurious[0].count), ("daraba.v", 1));
}

#[test]
fn ok_is_what_the_scorer_calls_attributed() {
    let read = |json| serde_json::from_str::<Record>(json).expect("a record");
    let gold = read(include_str!("../../../../khabar-cli/tests/cli/gold/one.json"));
    let system = read(include_str!("../../../../khabar-cli/tests/cli/system/one.json"));
    let (mut errors, mut scores) = (Errors::default(), Scores::default());
    errors.add(&gold, &system).expect("one text");
    scores.add(&gold, &system).expect("one text");
    let ok: u64 = ["ASSAULT", "CONSULT"].iter().map(|kind| errors.count(kind, Cause::Ok)).sum();
    let attributed = scores.rows().into_iter().find(|(layer, _)| *layer == "attributed");
    assert_eq!(attributed.map(|(_, row)| row.right), Some(1.0));
    assert_eq!(ok, 1);
}

#[test]
fn no_more_than_a_word_of_the_text_is_shown() {
    let errors = compared(&record(), |ours| {
        ours.claims[0].actors.clear();
        ours.claims[0].trigger = [15, 22];
    });
    let mut gold = record();
    gold.claims[0].trigger = [15, 22];
    let shown = compared(&gold, |ours| ours.claims[0].actors.clear()).shown();
    assert!(shown.contains("one-1  ضرب\n") && !shown.contains("زيد"), "{shown}");
    assert_eq!(errors.frequent().len(), 1);
}
