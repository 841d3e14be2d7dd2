-- What people decided. Appended to, never changed: a later judgement undoes an earlier one. They name actors by document
-- and name, not by number, so that they hold for the next reading of the same bytes.

CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, -- merge, split or withdraw
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    subject TEXT NOT NULL -- a JSON object
) STRICT;

CREATE TRIGGER judgements_never_change BEFORE UPDATE ON judgements BEGIN
    SELECT RAISE(ABORT, 'a judgement is never changed');
END;

CREATE TRIGGER judgements_never_go BEFORE DELETE ON judgements BEGIN
    SELECT RAISE(ABORT, 'a judgement is never deleted');
END;
