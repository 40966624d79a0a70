-- Captures and the chain of custody: records, so rows are only ever added.

CREATE TABLE capture (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  run INTEGER NOT NULL REFERENCES run,
  sha256 TEXT NOT NULL,            -- of the payload, and its name under documents/
  size INTEGER NOT NULL,
  transferred TEXT,                -- SHA-256 of the body as received, where it differs; kept under documents/ too
  locator TEXT NOT NULL,           -- the address or path asked for
  canonical TEXT,                  -- the address in its one form; NULL for what has no address
  method TEXT NOT NULL,
  at TEXT NOT NULL,                -- ISO 8601, UTC
  by_whom TEXT NOT NULL,
  media_type TEXT,
  parent TEXT,                     -- SHA-256 of the archive or mail it came in
  record TEXT NOT NULL             -- JSON
);
CREATE INDEX capture_by_locator ON capture (locator, sha256);
CREATE INDEX capture_by_bytes ON capture (sha256);
CREATE INDEX capture_by_address ON capture (canonical, at, seq);

CREATE TABLE capture_document (    -- the document that a capture's bytes are, or whose text they hold unchanged
  capture INTEGER PRIMARY KEY REFERENCES capture,
  document INTEGER NOT NULL REFERENCES document
);
CREATE INDEX capture_by_document ON capture_document (document, capture);

CREATE TABLE attachment (          -- what a person laid beside a document
  capture INTEGER PRIMARY KEY REFERENCES capture,
  document INTEGER NOT NULL REFERENCES document,
  note TEXT NOT NULL
);
CREATE INDEX attachment_by_document ON attachment (document, capture);

CREATE TABLE custody (             -- each link covers the one before: see store/custody.py
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,           -- id of a capture or document
  detail TEXT NOT NULL,            -- JSON, strings to strings
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX custody_by_subject ON custody (subject, seq);
CREATE INDEX custody_by_act ON custody (act, at);

CREATE TRIGGER capture_kept BEFORE UPDATE ON capture BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER capture_stays BEFORE DELETE ON capture BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER capture_document_kept BEFORE UPDATE ON capture_document BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER capture_document_stays BEFORE DELETE ON capture_document BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER attachment_kept BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER attachment_stays BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER custody_kept BEFORE UPDATE ON custody BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER custody_stays BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'records are only added'); END;

-- Derived from the captures: which version of an address holds now.

CREATE TABLE address_now (
  canonical TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,   -- of its latest capture that was read
  gone TEXT                                        -- since when the address answers that nothing is there any more
) WITHOUT ROWID;
CREATE INDEX address_by_document ON address_now (document);

ALTER TABLE document_now ADD COLUMN replaced INTEGER REFERENCES document;   -- the version that took its place
ALTER TABLE document_now ADD COLUMN handling TEXT NOT NULL DEFAULT 'public';
CREATE TRIGGER document_replaced AFTER UPDATE OF replaced ON document_now BEGIN
  INSERT OR IGNORE INTO stale
  SELECT DISTINCT kind, coalesce(item_class, '') FROM claim_index WHERE document = NEW.document AND current;
END;
