-- What the machine makes of documents. All of it can be made again, so a new reading replaces the old one whole.
-- What people decide must outlive that: it refers to statements by `id` and nothing cascades to it from here.

CREATE TABLE readings (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    model TEXT NOT NULL,
    selection TEXT NOT NULL,
    statements INTEGER NOT NULL, -- how many there must be: a lost one is noticed
    read_at TEXT NOT NULL
) STRICT;

CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    parent INTEGER REFERENCES statements (number) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_text TEXT NOT NULL,
    cue_text TEXT NOT NULL,
    content_text TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    start INTEGER NOT NULL, -- of the first of its spans
    -- The id is of the document's id, too. By document first, since ids are scattered, and an index that each new one
    -- enters at another page makes a big ledger slower than a small one.
    UNIQUE (document, id)
) STRICT;

CREATE INDEX statements_parent ON statements (parent);

CREATE TABLE spans (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content')),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (statement, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE problems (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER REFERENCES documents (number), -- none where no document could be read
    from_reading INTEGER NOT NULL CHECK (from_reading IN (0, 1)), -- 1: the next reading of the document replaces it
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    location TEXT NOT NULL,
    share REAL,
    start INTEGER,
    "end" INTEGER,
    noted_at TEXT NOT NULL
) STRICT;

CREATE INDEX problems_document ON problems (document);
