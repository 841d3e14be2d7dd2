-- What lists with filters are drawn from: one value for each statement, or for each row of a board, side by side. Boards
-- of columns are numbered like all boards, follow from the rest of the ledger like these, and can be made again.

CREATE TABLE board_columns (
    board INTEGER NOT NULL, -- its number
    name TEXT NOT NULL, -- with the type of its values behind a colon
    bytes BLOB NOT NULL,
    UNIQUE (board, name)
) STRICT;

-- For what was said by way of an outlet: few statements tell of one.
CREATE INDEX further_spans_channel ON further_spans (statement) WHERE part = 'channel';
