-- Format 4: what questions to the claims need, and corrections.

-- Documents whose claims are new or have changed, in the order in which they did: what an index of claims must look at again.
CREATE TABLE change (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES document (seq)
) STRICT;
INSERT INTO change (document) SELECT seq FROM document ORDER BY seq;

-- Under which folded names documents know an entity: Arabic and English name, key, and every name in the texts.
CREATE TABLE entity_name (
    name TEXT NOT NULL CHECK (name <> ''),
    key  TEXT NOT NULL,
    PRIMARY KEY (name, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_name_by_key ON entity_name (key);

-- What people have decided. Rows are added and never changed; an undone correction is named by the row that undoes it.
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

-- With what documents were read: versions, tables and weights. A document without a row in document_run came as a finished record.
CREATE TABLE run (
    number   INTEGER PRIMARY KEY,
    manifest TEXT NOT NULL UNIQUE                   -- JSON
) STRICT;
CREATE TABLE document_run (
    document INTEGER NOT NULL PRIMARY KEY REFERENCES document (seq),
    run      INTEGER NOT NULL REFERENCES run (number)
) STRICT;
