-- The desk: consultations, what is left open, lines for the next shift, changed terms. Never edited once released.

-- How far the numbers of a machine's day have been given out. Nothing stands behind it in the journal: a number is
-- not given again when the record that had it was erased.
CREATE TABLE receipt_serial (
  machine INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (machine, on_day)
) STRICT, WITHOUT ROWID;

-- Slips that are being written. No journal entry stands behind them.
CREATE TABLE slip_draft (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  helper BLOB CHECK (length(helper) = 16),
  draft TEXT NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT;

-- What a helper's last slips had, so that the next one begins with it. No journal entry stands behind it.
CREATE TABLE slip_preset (
  helper BLOB PRIMARY KEY CHECK (length(helper) = 16),
  preset TEXT NOT NULL
) STRICT;

-- From here on: views.

CREATE TABLE consultation (
  -- in the order of arrival; the index of words goes by it, and no comparison of views looks at it
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  event_id BLOB NOT NULL,
  hlc INTEGER NOT NULL,
  clock TEXT NOT NULL,
  receipt TEXT NOT NULL,
  taken_ms INTEGER NOT NULL,
  taken_on TEXT NOT NULL,
  month TEXT NOT NULL GENERATED ALWAYS AS (substr(taken_on, 1, 7)) STORED,
  back_dated INTEGER NOT NULL,
  minutes INTEGER,
  channel TEXT NOT NULL,
  age TEXT NOT NULL,
  visits TEXT NOT NULL,
  device TEXT NOT NULL,
  topic TEXT NOT NULL,
  outcome TEXT NOT NULL,
  more TEXT NOT NULL,
  note TEXT NOT NULL,
  venue TEXT NOT NULL,
  helper BLOB,
  is_voided INTEGER NOT NULL,
  is_open INTEGER NOT NULL,
  due_on TEXT,
  saved_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX consultation_day ON consultation (taken_on, topic, minutes, outcome, is_voided);
CREATE INDEX consultation_receipt ON consultation (receipt);
CREATE INDEX consultation_open ON consultation (due_on, taken_ms) WHERE is_open = 1 AND is_voided = 0;

CREATE TABLE handover (
  id BLOB PRIMARY KEY,
  written_ms INTEGER NOT NULL,
  helper BLOB,
  venue TEXT NOT NULL,
  line TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_time ON handover (written_ms);

-- Every change of a term: one says only what is different from then on, so none takes the place of another.
CREATE TABLE term_change (
  event_id BLOB PRIMARY KEY,
  home BLOB NOT NULL,
  hlc INTEGER NOT NULL,
  change TEXT NOT NULL
) STRICT, WITHOUT ROWID;
