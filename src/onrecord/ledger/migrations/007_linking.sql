-- What linking makes of documents. All of it follows from readings and can be made again.

-- Links and claims name statements by their ids.
CREATE INDEX statements_id ON statements (id);

-- What statements say is so, sentence by sentence.
CREATE TABLE propositions (
    number INTEGER PRIMARY KEY,
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    words TEXT NOT NULL,
    detail TEXT NOT NULL, -- a JSON object: the rest of the record
    vector BLOB, -- none where it is too short to be compared: it only points to others
    UNIQUE (statement, part)
) STRICT;

-- By what propositions are found that may be about the same: an inverted file.
CREATE TABLE keys (
    key INTEGER NOT NULL,
    proposition INTEGER NOT NULL REFERENCES propositions (number) ON DELETE CASCADE,
    PRIMARY KEY (key, proposition)
) STRICT, WITHOUT ROWID;

CREATE INDEX keys_proposition ON keys (proposition);

CREATE TABLE links (
    one INTEGER NOT NULL REFERENCES propositions (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES propositions (number) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    relation TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_other ON links (other);

-- Claims: each goes by the proposition whose words stand for it.
CREATE TABLE members (
    proposition INTEGER PRIMARY KEY REFERENCES propositions (number) ON DELETE CASCADE,
    claim INTEGER NOT NULL,
    agrees INTEGER NOT NULL CHECK (agrees IN (0, 1)),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
) STRICT;

CREATE INDEX members_claim ON members (claim);

-- Propositions whose claims have lost a part since, and are to be settled anew.
CREATE TABLE unsettled (
    proposition INTEGER PRIMARY KEY REFERENCES propositions (number) ON DELETE CASCADE
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

-- A reading that is replaced takes its propositions along; what stood in claims with them is settled anew.
CREATE TRIGGER propositions_unsettle BEFORE DELETE ON propositions BEGIN
    INSERT OR IGNORE INTO unsettled (proposition)
    SELECT other.proposition FROM members m JOIN members other ON other.claim = m.claim
    WHERE m.proposition = old.number AND other.proposition <> old.number;
END;

CREATE TRIGGER statements_unlink BEFORE DELETE ON statements BEGIN
    DELETE FROM linked WHERE document = old.document;
END;
