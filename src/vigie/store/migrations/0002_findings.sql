-- Judgements on names: records, so rows are only ever added.

CREATE TABLE judgement (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  first TEXT NOT NULL,
  second TEXT,
  why TEXT
);
CREATE TRIGGER judgement_kept BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER judgement_stays BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'records are only added'); END;

CREATE TABLE figure_past (          -- each state a figure was ever in, so that one can tell what moved
  seq INTEGER PRIMARY KEY,
  figure TEXT NOT NULL,
  at TEXT NOT NULL,                 -- ISO 8601, UTC: when it was woven
  record TEXT                       -- JSON; NULL: no longer a figure
);
CREATE INDEX figure_past_by_figure ON figure_past (figure, seq);
CREATE INDEX figure_past_by_time ON figure_past (at);
CREATE TRIGGER figure_past_kept BEFORE UPDATE ON figure_past BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER figure_past_stays BEFORE DELETE ON figure_past BEGIN SELECT RAISE(ABORT, 'records are only added'); END;

CREATE TABLE statement_first (      -- when a statement was first woven
  statement TEXT PRIMARY KEY,
  at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE redirect (             -- an id of a statement or cluster that became part of another
  old TEXT PRIMARY KEY,
  new TEXT NOT NULL
);

-- Derived from the records: who copied whom, who said it first, what the figures are. May be dropped and woven again.

CREATE TABLE woven (                -- what the findings below were made with; one row
  one INTEGER PRIMARY KEY CHECK (one = 1),
  packs TEXT NOT NULL
);

CREATE TABLE stale (                -- claims of this kind and class changed since they were woven ('' = no class)
  kind TEXT NOT NULL,
  item_class TEXT NOT NULL,
  PRIMARY KEY (kind, item_class)
) WITHOUT ROWID;
CREATE TRIGGER claim_new AFTER INSERT ON claim_index BEGIN
  INSERT OR IGNORE INTO stale VALUES (NEW.kind, coalesce(NEW.item_class, ''));
END;
CREATE TRIGGER claim_changed AFTER UPDATE OF current ON claim_index BEGIN
  INSERT OR IGNORE INTO stale VALUES (NEW.kind, coalesce(NEW.item_class, ''));
END;
CREATE TRIGGER document_changed AFTER INSERT ON document_now BEGIN  -- REPLACE inserts too
  INSERT OR IGNORE INTO stale
  SELECT DISTINCT kind, coalesce(item_class, '') FROM claim_index WHERE document = NEW.document AND current;
END;
INSERT INTO stale SELECT DISTINCT kind, coalesce(item_class, '') FROM claim_index;

CREATE INDEX claim_by_kind_and_class ON claim_index (kind, item_class, current);

CREATE TABLE compared (             -- documents that were laid beside those before them
  document INTEGER PRIMARY KEY REFERENCES document
);

CREATE TABLE fingerprint (
  value INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document,
  PRIMARY KEY (value, document)
) WITHOUT ROWID;

CREATE TABLE copy (
  first INTEGER NOT NULL REFERENCES document,
  second INTEGER NOT NULL REFERENCES document,
  record TEXT NOT NULL,             -- JSON
  PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX copy_by_second ON copy (second);

CREATE TABLE retelling (            -- documents that tell the same in other words or another language
  first INTEGER NOT NULL REFERENCES document,
  second INTEGER NOT NULL REFERENCES document,
  record TEXT NOT NULL,             -- JSON
  PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX retelling_by_second ON retelling (second);

CREATE TABLE statement (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  claimer TEXT,
  body TEXT,
  state TEXT,
  said TEXT,
  record TEXT NOT NULL              -- JSON
) WITHOUT ROWID;
CREATE INDEX statement_by_bucket ON statement (bucket);

CREATE TABLE bond (
  claim INTEGER PRIMARY KEY REFERENCES claim,
  bucket TEXT NOT NULL,
  statement TEXT NOT NULL
);
CREATE INDEX bond_by_statement ON bond (statement);
CREATE INDEX bond_by_bucket ON bond (bucket);

CREATE TABLE bend (
  seq INTEGER PRIMARY KEY,
  bucket TEXT NOT NULL,
  claim TEXT NOT NULL,
  statement TEXT NOT NULL,
  record TEXT NOT NULL              -- JSON
);
CREATE INDEX bend_by_bucket ON bend (bucket);
CREATE INDEX bend_by_claim ON bend (claim);
CREATE INDEX bend_by_statement ON bend (statement);

CREATE TABLE trouble (
  seq INTEGER PRIMARY KEY,
  bucket TEXT NOT NULL,
  statement TEXT NOT NULL,
  record TEXT NOT NULL              -- JSON
);
CREATE INDEX trouble_by_bucket ON trouble (bucket);
CREATE INDEX trouble_by_statement ON trouble (statement);

CREATE TABLE figure (
  id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT,                      -- state of the supplier or actor
  target TEXT,                      -- state of the recipient or host
  item TEXT NOT NULL,
  measure TEXT NOT NULL,
  readings INTEGER NOT NULL,
  line TEXT NOT NULL,               -- JSON of the figure in short, so that lists never load the whole
  record TEXT NOT NULL              -- JSON
);
CREATE INDEX figure_by_bucket ON figure (bucket);
CREATE INDEX figure_by_size ON figure (readings DESC, id);
CREATE INDEX figure_by_source ON figure (source, readings DESC, id);
CREATE INDEX figure_by_target ON figure (target, readings DESC, id);

CREATE TABLE figure_reading (
  statement TEXT NOT NULL,
  figure TEXT NOT NULL,
  PRIMARY KEY (statement, figure)
) WITHOUT ROWID;
CREATE INDEX reading_by_figure ON figure_reading (figure);

CREATE TABLE mention (
  claim INTEGER NOT NULL REFERENCES claim,
  role TEXT NOT NULL,
  start INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document,
  kind TEXT NOT NULL,
  entity TEXT,
  text TEXT NOT NULL,
  record TEXT NOT NULL,             -- JSON
  PRIMARY KEY (claim, role, start)
) WITHOUT ROWID;
CREATE INDEX mention_by_entity ON mention (entity);
