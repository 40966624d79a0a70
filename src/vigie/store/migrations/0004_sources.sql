-- Sources watched and pages looked at again: records, so rows are only ever added.

CREATE TABLE source (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,                -- ISO 8601, UTC
  who TEXT NOT NULL,
  url TEXT NOT NULL UNIQUE         -- in its one form, as it was added
);

CREATE TABLE source_change (       -- what a person, or the source itself, changed about it
  seq INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,               -- name, every, links, pause, resume, remove, move
  value TEXT NOT NULL
);

CREATE TABLE poll (                -- each time a source was asked
  seq INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source,
  run INTEGER NOT NULL REFERENCES run,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,           -- read, same, failed
  status INTEGER,                  -- of the last answer
  entries INTEGER NOT NULL,        -- it listed
  fresh INTEGER NOT NULL,          -- of them, never seen before
  etag TEXT,
  last_modified TEXT,
  problem TEXT                     -- one sentence
);
CREATE INDEX poll_by_source ON poll (source, seq);

CREATE TABLE entry (               -- what a source listed, once each
  seq INTEGER PRIMARY KEY,
  source INTEGER NOT NULL REFERENCES source,
  poll INTEGER NOT NULL REFERENCES poll,
  url TEXT NOT NULL,               -- in its one form
  name TEXT NOT NULL,              -- the id the source gives it, else its address
  record TEXT NOT NULL,            -- JSON: title and dates as the source tells them
  UNIQUE (source, url)
);
CREATE INDEX entry_by_address ON entry (url);
CREATE INDEX entry_by_name ON entry (source, name);

CREATE TABLE entry_try (           -- each time an entry was asked for
  seq INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry,
  run INTEGER NOT NULL REFERENCES run,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,           -- read, known, unreadable, gone, refused, failed, passed-over
  problem TEXT
);
CREATE INDEX entry_try_by_entry ON entry_try (entry);

CREATE TABLE page_check (          -- each time a captured page was looked at again
  seq INTEGER PRIMARY KEY,
  canonical TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  at TEXT NOT NULL,
  outcome TEXT NOT NULL,           -- unchanged, changed, missing, gone, unreadable, refused, failed
  status INTEGER,
  leads TEXT,                      -- the address a redirect led to, where that is another page
  problem TEXT
);
CREATE INDEX page_check_by_address ON page_check (canonical, seq);

CREATE TRIGGER source_kept BEFORE UPDATE ON source BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER source_stays BEFORE DELETE ON source BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER source_change_kept BEFORE UPDATE ON source_change BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER source_change_stays BEFORE DELETE ON source_change BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER poll_kept BEFORE UPDATE ON poll BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER poll_stays BEFORE DELETE ON poll BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER entry_kept BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER entry_try_kept BEFORE UPDATE ON entry_try BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER entry_try_stays BEFORE DELETE ON entry_try BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER page_check_kept BEFORE UPDATE ON page_check BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER page_check_stays BEFORE DELETE ON page_check BEGIN SELECT RAISE(ABORT, 'records are only added'); END;

-- Derived from the records: how things stand, and what is due when.

CREATE TABLE source_now (
  source INTEGER PRIMARY KEY REFERENCES source,
  url TEXT NOT NULL,               -- where it is asked now
  name TEXT NOT NULL,
  every INTEGER,                   -- seconds; NULL: as the rules say
  links INTEGER NOT NULL DEFAULT 0,-- 1: the links of the page itself, whatever feeds it names
  state TEXT NOT NULL,             -- active, paused, removed
  polled TEXT,
  answered TEXT,                   -- last success
  problem TEXT,                    -- why the last poll failed
  failures INTEGER NOT NULL DEFAULT 0,   -- in a row
  etag TEXT,
  last_modified TEXT,
  due TEXT NOT NULL
);

CREATE TABLE entry_waiting (       -- entries still to be read
  entry INTEGER PRIMARY KEY REFERENCES entry,
  tries INTEGER NOT NULL,
  due TEXT NOT NULL
);
CREATE INDEX entry_waiting_by_time ON entry_waiting (due);

CREATE TABLE page_now (            -- captured pages
  canonical TEXT PRIMARY KEY,
  since TEXT NOT NULL,             -- when the version at hand was first captured
  checked TEXT,
  missing TEXT,                    -- when it was first not found, NULL while it is
  gone INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  due TEXT                         -- NULL: looked at by hand only
) WITHOUT ROWID;
CREATE INDEX page_by_time ON page_now (due);
