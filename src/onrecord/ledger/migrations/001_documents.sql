-- Documents, the exact bytes they were read from, and where those were found. Appended to, never rewritten.
-- `number` joins tables inside this file; `id` is the name the world sees.

CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id GLOB 'sha256:*' AND length(id) = 71),
    title TEXT,
    publisher TEXT,
    author TEXT,
    published TEXT, -- a date, or an instant with its zone
    published_day TEXT GENERATED ALWAYS AS (substr(published, 1, 10)) VIRTUAL,
    language TEXT,
    url TEXT,
    media_type TEXT NOT NULL,
    characters INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,
    original_sha256 TEXT GENERATED ALWAYS AS (substr(id, 8)) VIRTUAL,
    added_at TEXT NOT NULL,
    text TEXT NOT NULL -- last, so that lists of documents need not walk past it
) STRICT;

CREATE INDEX documents_published_day ON documents (published_day);
CREATE INDEX documents_publisher ON documents (publisher);

CREATE TABLE originals (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    codec TEXT NOT NULL CHECK (codec IN ('zlib', 'none')),
    size INTEGER NOT NULL CHECK (size >= 0), -- of the bytes as they were found
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE passages (
    document INTEGER NOT NULL REFERENCES documents (number),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
    document INTEGER NOT NULL REFERENCES documents (number),
    location TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    PRIMARY KEY (document, location)
) STRICT, WITHOUT ROWID;
