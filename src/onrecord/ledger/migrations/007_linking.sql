-- What linking makes of documents. All of it follows from readings and can be made again.

-- Links and claims name statements by their ids.
CREATE INDEX statements_id ON statements (id);

-- What statements say is so, each wording once: what is said in the same words, with the same days and figures, is the
-- same. Numbers are never used twice, since pages keep those of wordings that are gone.
CREATE TABLE wordings (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    proposition TEXT NOT NULL, -- a JSON object: one of those that are worded so
    vector BLOB, -- none where it only points to others
    says INTEGER NOT NULL CHECK (says IN (0, 1)) -- 1: said again elsewhere, it is a claim by itself
) STRICT;

-- Sentence by sentence, where each wording stands.
CREATE TABLE propositions (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    wording INTEGER NOT NULL REFERENCES wordings (number),
    PRIMARY KEY (statement, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX propositions_wording ON propositions (wording);

-- An inverted file: by what wordings are found that may be about the same. Each page holds entries of 40 bytes, a
-- wording's number (8, little-endian) and the signs of its vector (32).
CREATE TABLE pages (
    key INTEGER NOT NULL,
    page INTEGER NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (key, page)
) STRICT;

-- Who is on whose list: the few that are nearest to each wording, by how many signs they differ, and their cosine.
CREATE TABLE nearest (
    wording INTEGER NOT NULL REFERENCES wordings (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES wordings (number) ON DELETE CASCADE,
    away INTEGER NOT NULL,
    cosine REAL NOT NULL,
    PRIMARY KEY (wording, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX nearest_other ON nearest (other);

-- How far away the last on each list is, a byte for each wording by number, 4,000 of them in a row.
CREATE TABLE reaches (
    page INTEGER PRIMARY KEY,
    reaches BLOB NOT NULL
) STRICT;

-- Pairs of wordings that are near each other and wait to be held against each other.
CREATE TABLE pending (
    one INTEGER NOT NULL REFERENCES wordings (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES wordings (number) ON DELETE CASCADE,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX pending_other ON pending (other);

-- Pairs of wordings that were held against each other.
CREATE TABLE links (
    one INTEGER NOT NULL REFERENCES wordings (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES wordings (number) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    relation TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_other ON links (other);

-- Claims of several wordings: each goes by the wording that stands for it.
CREATE TABLE members (
    wording INTEGER PRIMARY KEY REFERENCES wordings (number) ON DELETE CASCADE,
    claim INTEGER NOT NULL,
    agrees INTEGER NOT NULL CHECK (agrees IN (0, 1)),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
) STRICT;

CREATE INDEX members_claim ON members (claim);

-- Wordings whose claims have lost a part since, and are to be settled anew.
CREATE TABLE unsettled (
    wording INTEGER PRIMARY KEY REFERENCES wordings (number) ON DELETE CASCADE
) STRICT;

CREATE TABLE fingerprints (
    band INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (band, document, start)
) STRICT, WITHOUT ROWID;

CREATE INDEX fingerprints_document ON fingerprints (document);

-- Passages of one document that stand in an earlier one.
CREATE TABLE reused (
    document INTEGER NOT NULL REFERENCES documents (number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    there INTEGER NOT NULL REFERENCES documents (number),
    there_start INTEGER NOT NULL,
    there_end INTEGER NOT NULL CHECK (there_end > there_start),
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    PRIMARY KEY (document, start, there, there_start)
) STRICT, WITHOUT ROWID;

CREATE INDEX reused_there ON reused (there);

-- Which documents have been linked, and by what.
CREATE TABLE linked (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    linker TEXT NOT NULL
) STRICT;

-- A reading that is replaced takes its propositions along. Wordings that nobody uses any more go when next a document is
-- linked; what stood in claims with these is settled anew.
CREATE TRIGGER wordings_unsettle BEFORE DELETE ON wordings BEGIN
    INSERT OR IGNORE INTO unsettled (wording)
    SELECT other.wording FROM members m JOIN members other ON other.claim = m.claim
    WHERE m.wording = old.number AND other.wording <> old.number;
END;

CREATE TRIGGER readings_unlink AFTER INSERT ON readings BEGIN
    DELETE FROM linked WHERE document = new.document;
END;
