-- What people decided about statements. The judgements are those of 005; all else here follows from them and from what
-- is read, and is made again whenever one of these changes.

-- Which judgements are about which statement, by its id; withdrawals are about what they withdraw.
CREATE TABLE judged (
    statement TEXT NOT NULL,
    judgement INTEGER NOT NULL REFERENCES judgements (number),
    document TEXT NOT NULL, -- its id
    PRIMARY KEY (statement, judgement)
) STRICT, WITHOUT ROWID;

CREATE INDEX judged_document ON judged (document);
CREATE INDEX judged_judgement ON judged (judgement);

-- What holds of each statement that was judged, and of those to which a corrected speaker was carried over.
CREATE TABLE reviews (
    id TEXT PRIMARY KEY, -- of the statement
    document TEXT NOT NULL, -- its id
    statement INTEGER REFERENCES statements (number) ON DELETE SET NULL, -- none: what is read now does not have it
    state TEXT NOT NULL CHECK (state IN ('confirmed', 'corrected', 'rejected')),
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    carried TEXT, -- the id of the statement that was judged, where this one was not
    correction TEXT, -- a JSON object
    takes_speaker INTEGER NOT NULL CHECK (takes_speaker IN (0, 1)), -- 1: the machine's speaker no longer stands
    speaker INTEGER REFERENCES actors (number) ON DELETE SET NULL, -- who does, where the document has that actor
    act TEXT, -- none: as the machine has it
    source_kind TEXT
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX reviews_statement ON reviews (statement);
CREATE INDEX reviews_speaker ON reviews (speaker);
CREATE INDEX reviews_document ON reviews (document);
CREATE INDEX reviews_state ON reviews (state, statement);
CREATE INDEX reviews_orphans ON reviews (document, id) WHERE statement IS NULL;

-- How people say that two statements stand to each other, by their ids in order.
CREATE TABLE bonds (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    bond TEXT NOT NULL CHECK (bond IN ('same', 'denies', 'unrelated')),
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX bonds_other ON bonds (other);

-- What most needs a person: every statement with the reasons for it, the score kept in order. `doubt` is how unsure the
-- machine was, `cited` how often the claim is made again, each in steps.
CREATE TABLE queue (
    statement INTEGER PRIMARY KEY REFERENCES statements (number) ON DELETE CASCADE,
    denies INTEGER NOT NULL CHECK (denies IN (0, 1)),
    unnamed INTEGER NOT NULL CHECK (unnamed IN (0, 1)),
    doubt INTEGER NOT NULL CHECK (doubt BETWEEN 0 AND 3),
    cited INTEGER NOT NULL DEFAULT 0 CHECK (cited BETWEEN 0 AND 4),
    reviewed INTEGER NOT NULL DEFAULT 0 CHECK (reviewed IN (0, 1)),
    score INTEGER NOT NULL GENERATED ALWAYS AS (40 * denies + 30 * unnamed + 10 * doubt + 10 * cited) VIRTUAL
) STRICT;

CREATE INDEX queue_order ON queue (reviewed, score DESC, statement);

CREATE TRIGGER statements_queue AFTER INSERT ON statements BEGIN
    INSERT INTO queue (statement, denies, unnamed, doubt)
    VALUES (
        new.number, coalesce(new.act = 'deny', 0), new.source_kind = 'unnamed',
        (new.confidence < 0.8) + (new.confidence < 0.65) + (new.confidence < 0.5)
    );
END;

-- For what was read before there was a queue.
INSERT INTO queue (statement, denies, unnamed, doubt, cited)
WITH
    said (statement, claim) AS MATERIALIZED (
        SELECT p.statement, coalesce(m.claim, p.wording)
        FROM propositions p JOIN wordings w ON w.number = p.wording LEFT JOIN members m ON m.wording = p.wording
        WHERE w.says OR m.claim NOT NULL
    ),
    sizes (claim, size) AS MATERIALIZED (SELECT claim, count(*) FROM said GROUP BY claim),
    cited (statement, steps) AS MATERIALIZED (
        SELECT statement, max((size >= 2) + (size >= 4) + (size >= 16) + (size >= 64))
        FROM said JOIN sizes USING (claim) GROUP BY statement
    )
SELECT s.number, coalesce(s.act = 'deny', 0), s.source_kind = 'unnamed',
    (s.confidence < 0.8) + (s.confidence < 0.65) + (s.confidence < 0.5), coalesce(c.steps, 0)
FROM statements s LEFT JOIN cited c ON c.statement = s.number;
