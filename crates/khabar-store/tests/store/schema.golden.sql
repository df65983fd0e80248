-- Made from crates/khabar-store/migrations. Where it differs on purpose, raise FORMAT and copy the new one here.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    seq            INTEGER PRIMARY KEY,             -- order of adding
    id             TEXT NOT NULL UNIQUE CHECK (id <> ''),
    sha256         TEXT NOT NULL,                   -- of the original bytes
    name           TEXT NOT NULL,                   -- what it was called when it was added
    title          TEXT,
    outlet         TEXT,
    author         TEXT,
    url            TEXT,
    published      TEXT,                            -- YYYY-MM-DD
    published_from TEXT NOT NULL,                   -- header, text, file, unknown
    kind           TEXT NOT NULL,                   -- news, opinion, analysis
    words          INTEGER NOT NULL CHECK (words >= 0),
    text           TEXT NOT NULL
) STRICT;

CREATE INDEX document_by_day ON document (published DESC, name);

CREATE TABLE boilerplate (
    document INTEGER NOT NULL REFERENCES document (seq),
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    end      INTEGER NOT NULL CHECK (end >= start),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
    document INTEGER NOT NULL REFERENCES document (seq),
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    end      INTEGER NOT NULL CHECK (end >= start),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    document INTEGER NOT NULL REFERENCES document (seq),
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    start    INTEGER CHECK (start >= 0),
    end      INTEGER CHECK (end >= start),
    message  TEXT NOT NULL,
    PRIMARY KEY (document, position),
    CHECK ((start IS NULL) = (end IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
    document  INTEGER NOT NULL REFERENCES document (seq),
    position  INTEGER NOT NULL,
    key       TEXT NOT NULL CHECK (key <> ''),
    type      TEXT NOT NULL,                        -- PER, ORG, ARM, GPE, LOC, GRP
    ar        TEXT NOT NULL,
    en        TEXT,
    wikidata  TEXT,
    country   TEXT,                                 -- ISO 3166-1 alpha-2
    latitude  REAL,
    longitude REAL, precision TEXT, within TEXT, disputed TEXT,
    PRIMARY KEY (document, key),
    UNIQUE (document, position),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX entity_by_key ON entity (key, document);

CREATE TABLE mention (
    document INTEGER NOT NULL REFERENCES document (seq),
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    end      INTEGER NOT NULL CHECK (end >= start),
    type     TEXT NOT NULL,
    level    TEXT NOT NULL,                         -- NAM, NOM
    entity   TEXT NOT NULL,
    rule     TEXT NOT NULL,
    PRIMARY KEY (document, position),
    FOREIGN KEY (document, entity) REFERENCES entity (document, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_by_entity ON mention (entity, document);

CREATE TABLE time_expr (
    document INTEGER NOT NULL REFERENCES document (seq),
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    end      INTEGER NOT NULL CHECK (end >= start),
    type     TEXT NOT NULL,                         -- DATE, TIME, DURATION, SET
    value    TEXT,                                  -- TIMEX3
    modifier TEXT,
    rule     TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quantity (
    document INTEGER NOT NULL REFERENCES document (seq),
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    end      INTEGER NOT NULL CHECK (end >= start),
    value    REAL NOT NULL,
    unit     TEXT NOT NULL,
    modifier TEXT,                                  -- more_than, less_than, about
    rule     TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    document  INTEGER NOT NULL REFERENCES document (seq),
    position  INTEGER NOT NULL,
    id        TEXT NOT NULL CHECK (id <> ''),
    type      TEXT NOT NULL,                        -- event type or tie
    mode      TEXT,
    start     INTEGER NOT NULL CHECK (start >= 0),  -- of the trigger
    end       INTEGER NOT NULL CHECK (end >= start),
    time      TEXT,                                 -- TIMEX3
    role      TEXT,
    phase     TEXT,                                 -- ties: holds, begins, weakens, ends
    polarity  TEXT NOT NULL,                        -- affirmed, negated
    modality  TEXT NOT NULL,                        -- actual, future, possible, demanded, hypothetical
    rule      TEXT NOT NULL,
    predicate TEXT NOT NULL,
    score     REAL NOT NULL,
    PRIMARY KEY (document, position),
    UNIQUE (document, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_by_id ON claim (id);

CREATE INDEX claim_by_type ON claim (type, document);

CREATE TABLE claim_participant (
    document INTEGER NOT NULL,
    claim    INTEGER NOT NULL,                      -- claim.position
    role     TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'place')),
    position INTEGER NOT NULL,
    entity   TEXT NOT NULL,
    PRIMARY KEY (document, claim, role, position),
    FOREIGN KEY (document, claim) REFERENCES claim (document, position),
    FOREIGN KEY (document, entity) REFERENCES entity (document, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_participant_by_entity ON claim_participant (entity, role, document, claim);

CREATE TABLE claim_argument (
    document INTEGER NOT NULL,
    claim    INTEGER NOT NULL,                      -- claim.position
    position INTEGER NOT NULL,
    role     TEXT NOT NULL,                         -- actor, recipient, place
    entity   TEXT NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    end      INTEGER NOT NULL CHECK (end >= start),
    slot     TEXT NOT NULL,
    PRIMARY KEY (document, claim, position),
    FOREIGN KEY (document, claim) REFERENCES claim (document, position),
    FOREIGN KEY (document, entity) REFERENCES entity (document, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_source (
    document INTEGER NOT NULL,
    claim    INTEGER NOT NULL,                      -- claim.position
    position INTEGER NOT NULL,
    entity   TEXT NOT NULL,
    start    INTEGER CHECK (start >= 0),            -- of the word of saying
    end      INTEGER CHECK (end >= start),
    rule     TEXT NOT NULL,
    PRIMARY KEY (document, claim, position),
    FOREIGN KEY (document, claim) REFERENCES claim (document, position),
    FOREIGN KEY (document, entity) REFERENCES entity (document, key),
    CHECK ((start IS NULL) = (end IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_source_by_entity ON claim_source (entity, document, claim);

CREATE TABLE claim_quantity (
    document INTEGER NOT NULL,
    claim    INTEGER NOT NULL,                      -- claim.position
    position INTEGER NOT NULL,
    quantity INTEGER NOT NULL,                      -- quantity.position
    PRIMARY KEY (document, claim, position),
    FOREIGN KEY (document, claim) REFERENCES claim (document, position),
    FOREIGN KEY (document, quantity) REFERENCES quantity (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE framing (
    document INTEGER NOT NULL REFERENCES document (seq),
    position INTEGER NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    end      INTEGER NOT NULL CHECK (end >= start),
    entity   TEXT NOT NULL,                         -- on whom the judgement falls
    tone     TEXT NOT NULL,                         -- neg, pos, distancing
    voice    TEXT NOT NULL,                         -- writer, or the key of an entity
    rule     TEXT NOT NULL,
    PRIMARY KEY (document, position),
    FOREIGN KEY (document, entity) REFERENCES entity (document, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX framing_by_entity ON framing (entity, document);

CREATE VIEW claim_all AS
SELECT
    claim.id,
    document.published,
    document.outlet,
    document.name,
    claim.type,
    claim.mode,
    (SELECT group_concat(entity.ar, ' | ') FROM claim_participant AS part
        JOIN entity ON entity.document = part.document AND entity.key = part.entity
        WHERE part.document = claim.document AND part.claim = claim.position AND part.role = 'actor') AS actors,
    (SELECT group_concat(entity.ar, ' | ') FROM claim_participant AS part
        JOIN entity ON entity.document = part.document AND entity.key = part.entity
        WHERE part.document = claim.document AND part.claim = claim.position AND part.role = 'recipient') AS recipients,
    (SELECT group_concat(entity.ar, ' | ') FROM claim_participant AS part
        JOIN entity ON entity.document = part.document AND entity.key = part.entity
        WHERE part.document = claim.document AND part.claim = claim.position AND part.role = 'place') AS places,
    claim.time,
    claim.polarity,
    claim.modality,
    claim.phase,
    (SELECT group_concat(entity.ar, ' < ') FROM claim_source AS link
        JOIN entity ON entity.document = link.document AND entity.key = link.entity
        WHERE link.document = claim.document AND link.claim = claim.position) AS sources,
    substr(document.text, claim.start + 1, claim.end - claim.start) AS trigger,
    (SELECT substr(document.text, sentence.start + 1, sentence.end - sentence.start) FROM sentence
        WHERE sentence.document = claim.document AND sentence.start <= claim.start AND sentence.end >= claim.end
        ORDER BY sentence.start DESC LIMIT 1) AS sentence
FROM claim JOIN document ON document.seq = claim.document;

CREATE VIEW entity_all AS
SELECT
    entity.key, entity.type, entity.ar, entity.en, entity.wikidata, entity.country, entity.latitude, entity.longitude,
    entity.precision, entity.within, entity.disputed,
    every.documents, every.last_document
FROM (SELECT key, count(*) AS documents, max(document) AS last_document FROM entity GROUP BY key) AS every
JOIN entity ON entity.document = every.last_document AND entity.key = every.key;

CREATE TABLE story_text (
    document INTEGER NOT NULL PRIMARY KEY REFERENCES document (seq),
    story    INTEGER NOT NULL,                      -- document.seq of the first document of its story that was added
    whole    INTEGER NOT NULL,                      -- hash of all its words
    shingles BLOB NOT NULL                          -- sorted 32-bit hashes, little-endian
) STRICT;

CREATE INDEX story_text_by_story ON story_text (story, document);

CREATE TABLE story_print (
    print    INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (seq),
    PRIMARY KEY (print, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_pair (
    document    INTEGER NOT NULL REFERENCES document (seq),
    other       INTEGER NOT NULL REFERENCES document (seq), -- added before document
    kind        TEXT NOT NULL,                      -- exact, near, contained
    jaccard     REAL NOT NULL,
    containment REAL NOT NULL,                      -- share of the shorter that stands in the longer
    PRIMARY KEY (document, other),
    CHECK (other < document)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_pair_by_other ON story_pair (other, document);

CREATE TABLE story_credit (
    document INTEGER NOT NULL REFERENCES document (seq),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    end      INTEGER NOT NULL CHECK (end >= start),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document (seq)
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE entity_name (
    name TEXT NOT NULL CHECK (name <> ''),
    key  TEXT NOT NULL,
    PRIMARY KEY (name, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX entity_name_by_key ON entity_name (key);

CREATE TABLE correction (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id     TEXT NOT NULL UNIQUE CHECK (id <> ''),
    made   TEXT NOT NULL,                           -- UTC, ISO 8601
    who    TEXT NOT NULL CHECK (who <> ''),
    why    TEXT NOT NULL,
    deed   TEXT NOT NULL                            -- JSON, see docs/format.md
) STRICT;

CREATE TRIGGER correction_is_never_changed BEFORE UPDATE ON correction
BEGIN SELECT raise(ABORT, 'corrections are only added'); END;

CREATE TRIGGER correction_is_never_deleted BEFORE DELETE ON correction
BEGIN SELECT raise(ABORT, 'corrections are only added'); END;

CREATE TABLE run (
    number   INTEGER PRIMARY KEY,
    manifest TEXT NOT NULL UNIQUE                   -- JSON
) STRICT;

CREATE TABLE document_run (
    document INTEGER NOT NULL PRIMARY KEY REFERENCES document (seq),
    run      INTEGER NOT NULL REFERENCES run (number)
) STRICT;

CREATE TABLE failure (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    file   TEXT NOT NULL UNIQUE CHECK (file <> ''),
    code   TEXT NOT NULL CHECK (code <> ''),        -- empty, blank, large, binary, contract, unsound, unreadable, fault
    reason TEXT NOT NULL,                           -- goes on after the name of the file
    made   TEXT NOT NULL                            -- UTC, ISO 8601
) STRICT;
