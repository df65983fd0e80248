-- Format 5: what could not be read.

-- Files that were to be added and could not, the latest reason for each name. A row goes when a file of that name is added.
CREATE TABLE failure (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    file   TEXT NOT NULL UNIQUE CHECK (file <> ''),
    code   TEXT NOT NULL CHECK (code <> ''),        -- empty, blank, large, binary, contract, unsound, unreadable, fault
    reason TEXT NOT NULL,                           -- goes on after the name of the file
    made   TEXT NOT NULL                            -- UTC, ISO 8601
) STRICT;
