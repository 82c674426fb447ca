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

-- Hashes of PINs and the count of tries: of this machine only, and never in the journal.
CREATE TABLE staff_pin (
  staff BLOB PRIMARY KEY CHECK (length(staff) = 16),
  phc TEXT NOT NULL
) STRICT;

CREATE TABLE pin_try (
  staff BLOB PRIMARY KEY CHECK (length(staff) = 16),
  failed INTEGER NOT NULL,
  begun INTEGER NOT NULL
) STRICT;

CREATE TABLE pin_cost (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  memory_kib INTEGER NOT NULL,
  passes INTEGER NOT NULL
) STRICT;

-- From here on: views.

CREATE TABLE staff (
  id BLOB PRIMARY KEY,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  is_retired INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE machine (
  home BLOB PRIMARY KEY,
  hlc INTEGER NOT NULL,
  event_id BLOB NOT NULL,
  name TEXT NOT NULL,
  number INTEGER NOT NULL,
  venue TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

-- The index of words: what follows from the notes and fields of consultations, packed. Made anew from them at any
-- time. How it is packed stands in domain/search.

-- Records that no part has yet.
CREATE TABLE search_waiting (
  number INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  folded TEXT NOT NULL,
  codes BLOB NOT NULL
) STRICT;

-- So many records, and which they are.
CREATE TABLE search_part (
  part INTEGER PRIMARY KEY,
  rows INTEGER NOT NULL,
  numbers BLOB NOT NULL,
  days BLOB NOT NULL
) STRICT;

-- For each part and code the rows that have it: part * 2^32 + code.
CREATE TABLE search_list (
  key INTEGER PRIMARY KEY,
  list BLOB NOT NULL
) STRICT;

-- The numbers by which codes name the values of fields.
CREATE TABLE search_value (
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  nth INTEGER NOT NULL,
  PRIMARY KEY (field, value)
) STRICT, WITHOUT ROWID;
