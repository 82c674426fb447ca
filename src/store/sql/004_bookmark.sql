-- Bookmarks: what follows from the journal about them, and what is this machine's own. Never edited once released.

-- Visits under a bookmark that go on, so that a power loss cannot take them. No journal entry stands behind them, and
-- nothing leads from them to the sitting.
CREATE TABLE bookmark_draft (
  event_id BLOB PRIMARY KEY CHECK (length(event_id) = 16),
  run BLOB NOT NULL CHECK (length(run) = 16),
  entity_id BLOB NOT NULL CHECK (length(entity_id) = 16),
  draft TEXT NOT NULL
) STRICT;

-- Numbers that were looked up and not found: of this machine only, and never in the journal.
CREATE TABLE bookmark_guess (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  failed INTEGER NOT NULL,
  begun INTEGER NOT NULL
) STRICT;

-- From here on: views.

-- Every fact about a bookmark: what is kept under a number is made from them each time that it is asked for.
CREATE TABLE bookmark_fact (
  event_id BLOB PRIMARY KEY,
  home BLOB NOT NULL,
  entity_id BLOB NOT NULL,
  -- of a merging: the bookmark that is used from then on
  into_id BLOB,
  at_ms INTEGER NOT NULL,
  actor BLOB,
  kind TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX bookmark_fact_entity ON bookmark_fact (entity_id);
CREATE INDEX bookmark_fact_into ON bookmark_fact (into_id) WHERE into_id IS NOT NULL;
