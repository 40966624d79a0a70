-- What an analyst rules on grades and outcomes: records, so rows are only ever added.

CREATE TABLE ruling (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,                 -- ISO 8601, UTC
  who TEXT NOT NULL,
  act TEXT NOT NULL,                -- grade, settle, undo
  target TEXT NOT NULL,             -- a statement; for undo, a ruling
  value TEXT,
  why TEXT
);
CREATE INDEX ruling_by_target ON ruling (target, seq);
CREATE TRIGGER ruling_kept BEFORE UPDATE ON ruling BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER ruling_stays BEFORE DELETE ON ruling BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
