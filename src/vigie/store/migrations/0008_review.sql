-- What people decided about claims: records, so rows are only ever added.

CREATE TABLE review (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,                -- ISO 8601, UTC
  who TEXT NOT NULL,
  act TEXT NOT NULL,               -- accept, reject, correct, add, merge, comment, undo
  document INTEGER NOT NULL REFERENCES document,
  target TEXT NOT NULL,            -- id of the claim as it was called then; of the decision that an undo takes back
  record TEXT NOT NULL             -- JSON, whole: why, the claim as it was seen, the slots as they were set
);
CREATE INDEX review_by_document ON review (document, seq);
CREATE INDEX review_by_target ON review (target, seq);

CREATE TABLE claim_made (          -- rows of `claim` that people's decisions made: no extraction said them so
  claim INTEGER PRIMARY KEY REFERENCES claim,
  machine INTEGER REFERENCES claim -- the claim they were made over; NULL: a reader added it
);

CREATE TRIGGER review_kept BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER review_stays BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER claim_made_kept BEFORE UPDATE ON claim_made BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER claim_made_stays BEFORE DELETE ON claim_made BEGIN SELECT RAISE(ABORT, 'records are only added'); END;

-- An analyst's own judgement, each version a row.

CREATE TABLE finding (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  record TEXT NOT NULL,            -- JSON
  UNIQUE (id, version)
);
CREATE TRIGGER finding_kept BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'records are only added'); END;
CREATE TRIGGER finding_stays BEFORE DELETE ON finding BEGIN SELECT RAISE(ABORT, 'records are only added'); END;

-- Derived: what decisions make of a claim. NULL: nobody decided. accepted, corrected, added: it stands. rejected, merged:
-- it does not. machine: another row stands in its place. past: a wording people made that stands no longer. changed: 1
-- when the machine says otherwise now than when it was decided.

ALTER TABLE claim_index ADD COLUMN review TEXT;
ALTER TABLE claim_index ADD COLUMN review_changed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX claim_by_review ON claim_index (review) WHERE review IS NOT NULL;

CREATE TABLE review_orphan (       -- decisions whose claim is found no more
  review INTEGER PRIMARY KEY REFERENCES review
);
