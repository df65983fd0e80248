//! Small records to put into stores.

use khabar_store::{
    Added, Reader, Record, Store,
    record::{
        ArgumentRecord, ClaimRecord, EntityRecord, FramingRecord, MentionRecord, NoteRecord,
        Offsets, QuantityRecord, SourceRecord, TimeRecord,
    },
};
use tempfile::TempDir;

/// A store in a folder that goes away with it.
pub(crate) struct Folder {
    pub(crate) store: Store,
    pub(crate) place: TempDir,
}

impl Folder {
    pub(crate) fn new() -> Self {
        let place = TempDir::new().unwrap();
        let store = Store::create_or_open(&place.path().join("store")).unwrap();
        Self { store, place }
    }

    pub(crate) fn with(records: &[Record]) -> Self {
        let folder = Self::new();
        folder.add(records);
        folder
    }

    pub(crate) fn add(&self, records: &[Record]) {
        let mut writer = self.store.writer().unwrap();
        for record in records {
            assert_eq!(writer.add(record, &format!("{}.txt", record.id)).unwrap(), Added::New);
        }
    }

    pub(crate) fn reader(&self) -> Reader {
        self.store.reader().unwrap()
    }
}

/// A document of those sentences, one a line, with nothing found in it.
pub(crate) fn plain(id: &str, sentences: &[&str]) -> Record {
    let text = sentences.join("\n");
    let sentences = sentences.iter().map(|sentence| at(&text, sentence)).collect();
    Record {
        id: id.into(),
        sha256: id.repeat(4),
        text,
        sentences,
        published_from: "unknown".into(),
        kind: "news".into(),
        ..Record::default()
    }
}

/// Where words stand for the first time, in code points.
pub(crate) fn at(text: &str, words: &str) -> Offsets {
    let byte = text.find(words).expect("the words stand in the text");
    let start = text.get(..byte).unwrap().chars().count();
    [start, start + words.chars().count()].map(|point| u32::try_from(point).unwrap())
}

/// A document in which something of every kind was found.
pub(crate) fn full(id: &str) -> Record {
    let attack = "قصفت طائرات حفتر مطار معيتيقة في مارس 2020 فقتلت 7 مدنيين، بحسب مصدر عسكري.";
    let denial = "ونفت القيادة ذلك 😀.";
    let mut record = plain(id, &["الرئيسية | أخبار", attack, denial]);
    let text = record.text.clone();
    let [start, end] = at(&text, "الرئيسية | أخبار");
    record.boilerplate = vec![[start, end]];
    record.sentences.remove(0);
    record.outlet = Some("الوسط".into());
    record.author = Some(String::new());
    record.url = Some("https://example.invalid/1".into());
    record.published = Some("2020-03-20".into());
    record.published_from = "header".into();
    record.entities = vec![
        entity("haftar", "PER", "خليفة حفتر", Some("Khalifa Haftar")),
        EntityRecord {
            country: Some("LY".into()),
            coordinates: Some([32.8945, 13.276_000_1]),
            ..entity("mitiga", "LOC", "مطار معيتيقة", None)
        },
        entity("source", "PER", "مصدر عسكري", None),
        entity("command", "ORG", "القيادة", None),
    ];
    record.mentions = [("حفتر", "haftar"), ("مطار معيتيقة", "mitiga"), ("مصدر عسكري", "source")]
        .map(|(words, entity)| {
            let [start, end] = at(&text, words);
            let (kind, level) = ("PER".into(), "NAM".into());
            MentionRecord { start, end, kind, level, entity: entity.into(), rule: "name".into() }
        })
        .to_vec();
    let [start, end] = at(&text, "مارس 2020");
    let kind = "DATE".into();
    record.times = vec![
        TimeRecord { start, end, kind, value: Some("2020-03".into()), ..TimeRecord::default() },
        TimeRecord { start, end, kind: "SET".into(), ..TimeRecord::default() },
    ];
    let [start, end] = at(&text, "7 مدنيين");
    let (unit, modifier) = ("killed".into(), Some("about".into()));
    record.quantities =
        vec![QuantityRecord { start, end, value: 0.1 + 0.2, unit, modifier, rule: "n".into() }];
    record.claims = vec![attacked(id, &text), denied(id, &text)];
    let [start, end] = at(&text, "طائرات حفتر");
    record.framing = vec![FramingRecord {
        start,
        end,
        entity: "haftar".into(),
        tone: "neg".into(),
        voice: "writer".into(),
        rule: String::new(),
    }];
    record.notes = vec![
        NoteRecord { code: "charset".into(), at: None, message: "Read as windows-1256.".into() },
        NoteRecord { code: "odd".into(), at: Some([0, 2]), message: "Odd.".into() },
    ];
    record
}

pub(crate) fn entity(id: &str, kind: &str, ar: &str, en: Option<&str>) -> EntityRecord {
    let (id, kind, ar, en) = (id.into(), kind.into(), ar.into(), en.map(Into::into));
    EntityRecord { id, kind, ar, en, ..EntityRecord::default() }
}

fn attacked(id: &str, text: &str) -> ClaimRecord {
    let [start, end] = at(text, "طائرات حفتر");
    ClaimRecord {
        id: format!("{id}-0000000a"),
        kind: "ASSAULT".into(),
        mode: Some("aerial".into()),
        trigger: at(text, "قصفت"),
        actors: vec!["haftar".into()],
        recipients: vec!["mitiga".into()],
        places: vec!["mitiga".into()],
        time: Some("2020-03".into()),
        quantities: vec![0, 0],
        polarity: "affirmed".into(),
        modality: "actual".into(),
        sources: vec![
            SourceRecord {
                entity: "source".into(),
                cue: Some(at(text, "بحسب")),
                rule: "hasab".into(),
            },
            SourceRecord { entity: "command".into(), ..SourceRecord::default() },
        ],
        arguments: vec![ArgumentRecord {
            role: "actor".into(),
            entity: "haftar".into(),
            start,
            end,
            slot: "subj".into(),
        }],
        rule: "verb".into(),
        predicate: "qasafa.v".into(),
        score: 0.83,
        ..ClaimRecord::default()
    }
}

fn denied(id: &str, text: &str) -> ClaimRecord {
    ClaimRecord {
        id: format!("{id}-0000000b"),
        kind: "LEADS".into(),
        trigger: at(text, "القيادة"),
        actors: vec!["command".into(), "haftar".into()],
        role: Some("القائد".into()),
        phase: Some("holds".into()),
        polarity: "negated".into(),
        modality: "possible".into(),
        rule: "title".into(),
        ..ClaimRecord::default()
    }
}
