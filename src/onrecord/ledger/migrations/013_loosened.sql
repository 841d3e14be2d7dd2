-- Wordings that have lost a place where they stood: those that nobody uses any more are looked for among these alone,
-- and not among all.
CREATE TABLE loosened (
    wording INTEGER PRIMARY KEY REFERENCES wordings (number) ON DELETE CASCADE
) STRICT;

CREATE TRIGGER propositions_loosen AFTER DELETE ON propositions BEGIN
    INSERT OR IGNORE INTO loosened (wording) VALUES (old.wording);
END;

INSERT INTO loosened (wording)
SELECT w.number FROM wordings w LEFT JOIN propositions p ON p.wording = w.number WHERE p.wording IS NULL;
