-- What questions about a whole ledger found, kept to be read by the page. All of it follows from the rest of the ledger
-- and can be made again; the stamps tell when it is older than that.

-- Counters. `ledger` moves with everything that an answer may hang on, `actors` with what tells who is who; `joined` is
-- where `actors` stood when they were last joined.
CREATE TABLE stamps (
    of TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO stamps (of, number) VALUES ('ledger', 1), ('actors', 1);

CREATE TRIGGER documents_stamp AFTER INSERT ON documents BEGIN
    UPDATE stamps SET number = number + 1 WHERE of = 'ledger';
END;

CREATE TRIGGER readings_stamp AFTER INSERT ON readings BEGIN
    UPDATE stamps SET number = number + 1 WHERE of IN ('ledger', 'actors');
END;

CREATE TRIGGER problems_stamp AFTER INSERT ON problems BEGIN
    UPDATE stamps SET number = number + 1 WHERE of = 'ledger';
END;

CREATE TRIGGER linked_stamp AFTER INSERT ON linked BEGIN
    UPDATE stamps SET number = number + 1 WHERE of = 'ledger';
END;

CREATE TRIGGER members_stamp AFTER INSERT ON members BEGIN
    UPDATE stamps SET number = number + 1 WHERE of = 'ledger';
END;

CREATE TRIGGER members_gone_stamp AFTER DELETE ON members BEGIN
    UPDATE stamps SET number = number + 1 WHERE of = 'ledger';
END;

CREATE TRIGGER judgements_stamp AFTER INSERT ON judgements BEGIN
    UPDATE stamps SET number = number + 1 WHERE of = 'ledger' OR of = 'actors' AND new.kind IN ('merge', 'split', 'withdraw');
END;

-- A board is written under a number of its own, piece by piece, and takes the place of the one before at once.
CREATE TABLE boards (
    name TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    stamp INTEGER NOT NULL,
    made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE board_rows (
    board INTEGER NOT NULL, -- its number
    key TEXT NOT NULL,
    value TEXT NOT NULL, -- a JSON object
    PRIMARY KEY (board, key)
) STRICT, WITHOUT ROWID;

-- The orders in which the rows of a board are read: a board of claims has one by spread, one of statements has one for
-- each actor.
CREATE TABLE board_lists (
    number INTEGER PRIMARY KEY,
    board INTEGER NOT NULL,
    name TEXT NOT NULL,
    length INTEGER NOT NULL,
    UNIQUE (board, name)
) STRICT;

CREATE TABLE board_places (
    list INTEGER NOT NULL,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;

-- Actors joined across documents, and which actor of which document is which.
CREATE TABLE joined (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    names TEXT NOT NULL -- all of them, a JSON array
) STRICT;

CREATE TABLE joined_members (
    actor INTEGER PRIMARY KEY REFERENCES actors (number) ON DELETE CASCADE,
    joined INTEGER NOT NULL
) STRICT;

CREATE INDEX joined_members_joined ON joined_members (joined);

-- Their names, three letters at a time: a name that is misspelt has most of them.
CREATE VIRTUAL TABLE joined_fts USING fts5 (names, tokenize="trigram");

-- Documents in the order in which lists have them.
CREATE INDEX documents_in_order ON documents (published_day IS NULL, published_day, julianday(published), number);
