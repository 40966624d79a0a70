-- Records. Rows are only ever added: what is known later is a new row. `seq` is the order of arrival.

CREATE TABLE run (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  verb TEXT NOT NULL,
  started TEXT NOT NULL,           -- ISO 8601, UTC
  version TEXT NOT NULL,           -- of the program
  packs TEXT NOT NULL              -- digest of the packs
);

CREATE TABLE run_end (             -- a run without one was killed, or still runs
  run INTEGER PRIMARY KEY REFERENCES run,
  ended TEXT NOT NULL,
  outcome TEXT NOT NULL,
  counts TEXT NOT NULL             -- JSON
);

CREATE TABLE failure (
  seq INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  stage TEXT NOT NULL,
  input TEXT NOT NULL,
  slug TEXT NOT NULL,
  message TEXT NOT NULL
);
CREATE INDEX failure_by_run ON failure (run);

CREATE TABLE document (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE,     -- of the original bytes, and their name under documents/
  path TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  characters INTEGER NOT NULL,
  meta TEXT NOT NULL,              -- JSON of the record, its text apart
  text TEXT NOT NULL               -- last, so that listings never load it
);

CREATE TABLE extraction (
  seq INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  run INTEGER NOT NULL REFERENCES run,
  packs TEXT NOT NULL,
  producer TEXT NOT NULL
);
CREATE INDEX extraction_by_document ON extraction (document);

CREATE TABLE claim (               -- one row for each wording of a claim; `extraction` is the first that gave it
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document,
  extraction INTEGER NOT NULL REFERENCES extraction,
  record TEXT NOT NULL             -- JSON
);
CREATE INDEX claim_by_id ON claim (id);

CREATE TABLE supersession (        -- `extraction` no longer gave this claim, or gave `successor` in its place
  claim INTEGER PRIMARY KEY REFERENCES claim,
  extraction INTEGER NOT NULL REFERENCES extraction,
  successor INTEGER REFERENCES claim
);

CREATE TABLE unread (
  seq INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  extraction INTEGER NOT NULL REFERENCES extraction,
  reason TEXT NOT NULL,
  record TEXT NOT NULL             -- JSON
);
CREATE INDEX unread_by_document ON unread (document);

CREATE TABLE unread_closed (       -- `extraction` no longer left this unread
  unread INTEGER PRIMARY KEY REFERENCES unread,
  extraction INTEGER NOT NULL REFERENCES extraction
);

CREATE TABLE decision (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  target TEXT NOT NULL,            -- id of a document
  value TEXT NOT NULL              -- JSON
);
CREATE INDEX decision_by_target ON decision (target);

-- Derived from the records, for finding and sorting; the only rows that change.

CREATE TABLE document_now (        -- the document after its decisions
  document INTEGER PRIMARY KEY REFERENCES document,
  language TEXT,
  dated TEXT,
  title TEXT,
  publisher TEXT,
  url TEXT,
  excluded TEXT                    -- the reason
);

CREATE TABLE claim_index (
  claim INTEGER PRIMARY KEY REFERENCES claim,
  document INTEGER NOT NULL REFERENCES document,
  head INTEGER NOT NULL,
  current INTEGER NOT NULL,        -- 0 once superseded
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  certainty TEXT NOT NULL,
  supplier_id TEXT, supplier_state TEXT,
  recipient_id TEXT, recipient_state TEXT,
  actor_id TEXT, actor_state TEXT,
  claimer_id TEXT, claimer_state TEXT,          -- the first link of the chain
  item_class TEXT, item_id TEXT,
  time_since TEXT, time_until TEXT,             -- the days the time may begin and end, YYYY-MM-DD
  quantity_min REAL, quantity_max REAL, unit TEXT
);
CREATE INDEX claim_in_order ON claim_index (document, head, claim);
CREATE INDEX claim_by_kind ON claim_index (kind, document, head, claim);
CREATE INDEX claim_by_item_class ON claim_index (item_class);
CREATE INDEX claim_by_item_id ON claim_index (item_id);
CREATE INDEX claim_by_beginning ON claim_index (time_since IS NULL, time_since, time_until, claim);
CREATE INDEX claim_by_end ON claim_index (time_until, time_since, claim);

CREATE TABLE claim_body (          -- every body in every role of a claim, under its id and under its state
  body TEXT NOT NULL,
  role TEXT NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim,
  PRIMARY KEY (body, role, claim)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE claim_words USING fts5(
  words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE document_words USING fts5(
  words, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2'
);

-- The rule that records are only added, kept by the database itself.

CREATE TRIGGER run_kept BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER run_stays BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER run_end_kept BEFORE UPDATE ON run_end BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER run_end_stays BEFORE DELETE ON run_end BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER failure_kept BEFORE UPDATE ON failure BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER failure_stays BEFORE DELETE ON failure BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER document_kept BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER extraction_kept BEFORE UPDATE ON extraction BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER extraction_stays BEFORE DELETE ON extraction BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER claim_kept BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER claim_stays BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER supersession_kept BEFORE UPDATE ON supersession BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER supersession_stays BEFORE DELETE ON supersession BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER unread_kept BEFORE UPDATE ON unread BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER unread_stays BEFORE DELETE ON unread BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER unread_closed_kept BEFORE UPDATE ON unread_closed BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER unread_closed_stays BEFORE DELETE ON unread_closed BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER decision_kept BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
