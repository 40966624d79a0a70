-- What people decided about names, as the findings were woven with it. Derived: compared with the judgements as they
-- are, it tells which findings have to be woven again.

CREATE TABLE ruled (
  id TEXT PRIMARY KEY,              -- of an entity of the catalogue, or of a name that nobody catalogued
  record TEXT NOT NULL              -- JSON
) WITHOUT ROWID;

ALTER TABLE woven ADD COLUMN judged INTEGER NOT NULL DEFAULT 0;  -- how many judgements were made by then
CREATE INDEX mention_by_name ON mention (kind, text) WHERE entity IS NULL;
