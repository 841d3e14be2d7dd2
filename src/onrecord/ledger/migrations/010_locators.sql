-- Where stretches of a text stand in the original: its pages, chapters, paragraphs, messages, timecodes.

CREATE TABLE locators (
    document INTEGER NOT NULL REFERENCES documents (number),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
