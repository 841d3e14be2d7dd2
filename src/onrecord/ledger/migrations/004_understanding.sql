-- What is understood of statements, and the actors, times and quantities of documents. Like statements, all of it is
-- replaced whole by the next reading. Actors here are those of one document; who is the same in two is never stored,
-- since it follows from these rows and from what people judged.

-- SHA-256 of all rows that belong to the reading: a changed one is noticed. None where the reading was written before
-- there was anything of this; such a document counts as unread, and its statements stay until it is read again.
ALTER TABLE readings ADD COLUMN digest TEXT;

ALTER TABLE statements ADD COLUMN unresolved TEXT;
ALTER TABLE statements ADD COLUMN act TEXT;
ALTER TABLE statements ADD COLUMN plover TEXT;
ALTER TABLE statements ADD COLUMN cameo TEXT;
ALTER TABLE statements ADD COLUMN quad TEXT;
ALTER TABLE statements ADD COLUMN degree TEXT;
ALTER TABLE statements ADD COLUMN polarity TEXT;
ALTER TABLE statements ADD COLUMN said_start TEXT;
ALTER TABLE statements ADD COLUMN said_end TEXT;
ALTER TABLE statements ADD COLUMN about_start TEXT;
ALTER TABLE statements ADD COLUMN about_end TEXT;
ALTER TABLE statements ADD COLUMN addressed INTEGER NOT NULL DEFAULT 0; -- 1: to somebody whom the text names
ALTER TABLE statements ADD COLUMN channel TEXT; -- its kind

CREATE TABLE actors (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    id TEXT NOT NULL, -- within the document
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL, -- all of them, a JSON array
    UNIQUE (document, id)
) STRICT;

CREATE TABLE mentions (
    actor INTEGER NOT NULL REFERENCES actors (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE roles (
    actor INTEGER NOT NULL REFERENCES actors (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    former INTEGER NOT NULL CHECK (former IN (0, 1)),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

-- Who takes part in a statement, and as what.
CREATE TABLE parties (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    part TEXT NOT NULL, -- speaker, voucher (of an unnamed source), addressee, channel, doer, target
    actor INTEGER NOT NULL REFERENCES actors (number),
    PRIMARY KEY (statement, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX parties_actor ON parties (actor);

CREATE TABLE unnamed_sources (
    statement INTEGER PRIMARY KEY REFERENCES statements (number) ON DELETE CASCADE,
    id TEXT NOT NULL, -- shared only where the text says that they are the same
    kind TEXT NOT NULL,
    least INTEGER NOT NULL CHECK (least >= 1),
    most INTEGER
) STRICT;

-- Where it says so, with the words, beyond source, cue and content.
CREATE TABLE further_spans (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    part TEXT NOT NULL, -- descriptor, affiliation, knowledge, reason, addressee, channel, target, hedge, negation, reported
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    words TEXT NOT NULL,
    PRIMARY KEY (statement, part, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    document INTEGER NOT NULL REFERENCES documents (number),
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    modifier TEXT,
    first_day TEXT, -- none, where it means no days or the words leave that end open
    last_day TEXT,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quantities (
    document INTEGER NOT NULL REFERENCES documents (number),
    position INTEGER NOT NULL,
    low TEXT, -- decimal digits, exact
    high TEXT,
    unit TEXT,
    comparison TEXT,
    sense TEXT NOT NULL,
    per TEXT,
    as_of_start TEXT,
    as_of_end TEXT,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    where_start INTEGER,
    where_end INTEGER,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE counted (
    document INTEGER NOT NULL REFERENCES documents (number),
    quantity INTEGER NOT NULL, -- its position
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (document, quantity, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE actors_fts USING fts5 (
    names,
    content="actors", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER actors_fts_insert AFTER INSERT ON actors BEGIN
    INSERT INTO actors_fts (rowid, names) VALUES (new.number, new.names);
END;

CREATE TRIGGER actors_fts_delete AFTER DELETE ON actors BEGIN
    INSERT INTO actors_fts (actors_fts, rowid, names) VALUES ('delete', old.number, old.names);
END;

CREATE TRIGGER actors_fts_update AFTER UPDATE OF names ON actors BEGIN
    INSERT INTO actors_fts (actors_fts, rowid, names) VALUES ('delete', old.number, old.names);
    INSERT INTO actors_fts (rowid, names) VALUES (new.number, new.names);
END;
