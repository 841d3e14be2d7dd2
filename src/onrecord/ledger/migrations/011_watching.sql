-- What was fetched, which feeds are watched and how far, and what is still to be told. All instants are in UTC.

-- The bytes that were read, by their hash, and where they stood when. A document that was fetched has its address among
-- its places, too.
CREATE TABLE fetches (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL, -- as it was asked for
    final TEXT NOT NULL, -- after redirects
    fetched_at TEXT NOT NULL,
    media_type TEXT NOT NULL, -- as the server said; empty where it did not
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX fetches_url ON fetches (url);

CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    checked_at TEXT, -- when it last answered
    due_at TEXT NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0, -- in a row
    trouble TEXT
) STRICT, WITHOUT ROWID;

-- Each version of each item: `digest` is that of what it says. One that waits has its `entry`, and no document yet.
CREATE TABLE feed_items (
    number INTEGER PRIMARY KEY,
    feed TEXT NOT NULL,
    identity TEXT NOT NULL,
    digest TEXT NOT NULL,
    link TEXT,
    met_at TEXT NOT NULL,
    entry TEXT, -- a JSON object; none where it has been dealt with
    tries INTEGER NOT NULL DEFAULT 0,
    due_at TEXT, -- none: its turn has come
    document TEXT, -- the id of the document that was read; none where nothing could be
    told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
    UNIQUE (feed, identity, digest)
) STRICT;

CREATE INDEX feed_items_link ON feed_items (link);
CREATE INDEX feed_items_digest ON feed_items (feed, digest);
CREATE INDEX feed_items_document ON feed_items (document);
CREATE INDEX feed_items_waiting ON feed_items (feed, due_at) WHERE entry NOT NULL;
CREATE INDEX feed_items_untold ON feed_items (number) WHERE told = 0 AND document NOT NULL;

-- What has been told of whatever is watched: a claim, an actor, days on which something is due.
CREATE TABLE watch_marks (
    watch TEXT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (watch, mark)
) STRICT, WITHOUT ROWID;

-- What is to be sent, until it is.
CREATE TABLE outbox (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    body TEXT NOT NULL, -- a JSON object
    made_at TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    due_at TEXT NOT NULL,
    trouble TEXT,
    UNIQUE (id, url)
) STRICT;

CREATE INDEX documents_url ON documents (url, text_sha256);
