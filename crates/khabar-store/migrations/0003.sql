-- Format 3: stories, documents that carry the same text.
-- All of it is derived from document.text and can be made again; `meta.stories` names the method that made it.

-- The folded word shingles of a document, as the store has compared them.
CREATE TABLE story_text (
    document INTEGER NOT NULL PRIMARY KEY REFERENCES document (seq),
    story    INTEGER NOT NULL,                      -- document.seq of the first document of its story that was added
    whole    INTEGER NOT NULL,                      -- hash of all its words
    shingles BLOB NOT NULL                          -- sorted 32-bit hashes, little-endian
) STRICT;
CREATE INDEX story_text_by_story ON story_text (story, document);

-- Some of the shingles, under which documents that share a passage find each other.
CREATE TABLE story_print (
    print    INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (seq),
    PRIMARY KEY (print, document)
) STRICT, WITHOUT ROWID;

-- Two documents that carry the same text.
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

-- Whom a document names as where it has its text from.
CREATE TABLE story_credit (
    document INTEGER NOT NULL REFERENCES document (seq),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    start    INTEGER NOT NULL CHECK (start >= 0),
    end      INTEGER NOT NULL CHECK (end >= start),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
