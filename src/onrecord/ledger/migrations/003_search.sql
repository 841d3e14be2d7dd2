-- Full-text search. The words stay in their tables and the indexes point there, kept in step by triggers.
-- Letters are matched without case and without diacritics.

CREATE VIRTUAL TABLE documents_fts USING fts5 (
    title, text,
    content="documents", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER documents_fts_insert AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE TRIGGER documents_fts_delete AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

CREATE TRIGGER documents_fts_update AFTER UPDATE OF title, text ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    source_text, content_text,
    content="statements", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, source_text, content_text)
    VALUES (new.number, new.source_text, new.content_text);
END;

CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, source_text, content_text)
    VALUES ('delete', old.number, old.source_text, old.content_text);
END;

CREATE TRIGGER statements_fts_update AFTER UPDATE OF source_text, content_text ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, source_text, content_text)
    VALUES ('delete', old.number, old.source_text, old.content_text);
    INSERT INTO statements_fts (rowid, source_text, content_text)
    VALUES (new.number, new.source_text, new.content_text);
END;

-- For what was there before the index.
INSERT INTO documents_fts (documents_fts) VALUES ('rebuild');
INSERT INTO statements_fts (statements_fts) VALUES ('rebuild');
