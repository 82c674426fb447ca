-- Members of staff, and what the machine is called. Never edited once released: changes are new files.

-- Hashes of PINs, the tries since the last right one, and what a hash costs here: of this machine alone, no journal
-- entry stands behind them.
CREATE TABLE staff_pin (
  staff BLOB PRIMARY KEY CHECK (length(staff) = 16),
  phc TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pin_try (
  staff BLOB PRIMARY KEY CHECK (length(staff) = 16),
  failed INTEGER NOT NULL CHECK (failed >= 0),
  begun INTEGER NOT NULL CHECK (begun >= failed)
) STRICT, WITHOUT ROWID;

CREATE TABLE pin_cost (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  memory_kib INTEGER NOT NULL,
  passes INTEGER NOT NULL
) STRICT;

-- From here on: views. Each row follows from journal entries and can be made again from them.

CREATE TABLE staff (
  id BLOB PRIMARY KEY,
  -- the last entry that had a say in this row: what the next correction is based on
  event_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  retired INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_number ON staff (number);

CREATE TABLE machine_set (
  home BLOB PRIMARY KEY,
  event_id BLOB NOT NULL,
  name TEXT NOT NULL,
  number INTEGER NOT NULL,
  venue TEXT NOT NULL
) STRICT, WITHOUT ROWID;
