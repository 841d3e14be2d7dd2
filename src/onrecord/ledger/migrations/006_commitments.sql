-- What statements bind somebody to, and what is offered as a reason to believe. Replaced whole by the next reading.

CREATE TABLE commitments (
    document INTEGER NOT NULL REFERENCES documents (number),
    position INTEGER NOT NULL,
    statement INTEGER REFERENCES statements (number) ON DELETE CASCADE, -- none: the document speaks itself
    kind TEXT NOT NULL,
    by_actor TEXT, -- ids within the document
    to_actor TEXT,
    due_start TEXT,
    due_end TEXT,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX commitments_statement ON commitments (statement);

CREATE TABLE grounds (
    document INTEGER NOT NULL REFERENCES documents (number),
    position INTEGER NOT NULL,
    statement INTEGER REFERENCES statements (number) ON DELETE CASCADE, -- none: the document speaks itself
    kind TEXT NOT NULL,
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX grounds_statement ON grounds (statement);

-- The words of both. `record` says whose: a commitment (what, due, condition, otherwise, by, to) or a ground (ground,
-- conclusion, marker).
CREATE TABLE marked (
    document INTEGER NOT NULL REFERENCES documents (number),
    record TEXT NOT NULL CHECK (record IN ('commitment', 'ground')),
    record_position INTEGER NOT NULL,
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (document, record, record_position, part, position)
) STRICT, WITHOUT ROWID;

-- What was read before there was any of this is read again.
UPDATE readings SET digest = NULL;
