-- The journal, its views, and the drafts. Never edited once released: changes are new files.
PRAGMA application_id = 0x74657261;

CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  home BLOB NOT NULL CHECK (length(home) = 16),
  inc BLOB NOT NULL CHECK (length(inc) = 16),
  machine TEXT
) STRICT;

CREATE TABLE journal (
  arrival INTEGER PRIMARY KEY,
  home BLOB NOT NULL CHECK (length(home) = 16),
  inc BLOB NOT NULL CHECK (length(inc) = 16),
  seq INTEGER NOT NULL CHECK (seq > 0),
  event_id BLOB NOT NULL UNIQUE CHECK (length(event_id) = 16),
  kind TEXT NOT NULL,
  schema INTEGER NOT NULL,
  entity_id BLOB NOT NULL CHECK (length(entity_id) = 16),
  base_event_id BLOB CHECK (length(base_event_id) = 16),
  at_ms INTEGER NOT NULL,
  clock TEXT NOT NULL,
  hlc INTEGER NOT NULL,
  actor BLOB CHECK (length(actor) = 16),
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
  prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (inc, seq)
) STRICT;
CREATE INDEX journal_entity ON journal (entity_id, kind);
CREATE INDEX journal_hlc ON journal (hlc);

CREATE TABLE body (
  event_id BLOB PRIMARY KEY REFERENCES journal (event_id),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  body TEXT NOT NULL
) STRICT;

-- The sitting so far, kept so that a power loss cannot take it; the only table that no journal entry stands behind.
CREATE TABLE sitting_draft (
  sitting BLOB PRIMARY KEY CHECK (length(sitting) = 16),
  run BLOB NOT NULL CHECK (length(run) = 16),
  draft TEXT NOT NULL
) STRICT;

-- From here on: views. Each row follows from journal entries and can be made again from them.

CREATE TABLE incarnation (
  inc BLOB PRIMARY KEY,
  home BLOB NOT NULL,
  parent_inc BLOB,
  parent_seq INTEGER,
  parent_hash TEXT,
  reason TEXT NOT NULL,
  started_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sitting (
  id BLOB PRIMARY KEY,
  event_id BLOB NOT NULL,
  clock TEXT NOT NULL,
  locale TEXT NOT NULL,
  handset TEXT,
  started_ms INTEGER NOT NULL,
  last_ms INTEGER NOT NULL,
  ending TEXT NOT NULL,
  -- by Japanese time, where every venue stands
  month TEXT NOT NULL GENERATED ALWAYS AS
    (strftime('%Y-%m', started_ms / 1000, 'unixepoch', '+9 hours')) STORED
) STRICT, WITHOUT ROWID;
CREATE INDEX sitting_month ON sitting (month);

CREATE TABLE sitting_lesson (
  sitting BLOB NOT NULL,
  nth INTEGER NOT NULL,
  lesson TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  confidence TEXT,
  PRIMARY KEY (sitting, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX sitting_lesson_lesson ON sitting_lesson (lesson);

CREATE TABLE sitting_step (
  sitting BLOB NOT NULL,
  lesson_nth INTEGER NOT NULL,
  nth INTEGER NOT NULL,
  step INTEGER NOT NULL,
  for_ms INTEGER NOT NULL,
  PRIMARY KEY (sitting, lesson_nth, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE qr_shown (
  event_id BLOB PRIMARY KEY,
  entity_id BLOB NOT NULL,
  sitting BLOB,
  service TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX qr_shown_entity ON qr_shown (entity_id);
CREATE INDEX qr_shown_service ON qr_shown (service, at_ms);

CREATE TABLE help_call (
  id BLOB PRIMARY KEY,
  sitting BLOB NOT NULL,
  called_ms INTEGER NOT NULL,
  place TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX help_call_state ON help_call (state, called_ms);
