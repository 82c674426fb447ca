PRAGMA user_version = 1;
PRAGMA application_id = 1952805473;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  home BLOB NOT NULL CHECK (length(home) = 16),
  inc BLOB NOT NULL CHECK (length(inc) = 16),
  machine TEXT
) STRICT;
INSERT INTO meta VALUES(1,X'01a2209f40e176e0b2fd4b1657886e74',X'01a2209f40e17532910fb1e14a468ccd','machine a');
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
INSERT INTO journal VALUES(1,X'01a2209f40e176e0b2fd4b1657886e74',X'01a2209f40e17532910fb1e14a468ccd',1,X'01a2209f40e17ae889ab81335602492f','inc.started',1,X'01a2209f40e17532910fb1e14a468ccd',NULL,1795843637473,'unsure',117692408625430528,NULL,X'd1b31a2ea1abd52945709946bd16253517e179f9c6054650e10e901077e9c138',X'0000000000000000000000000000000000000000000000000000000000000000',X'080726f3f4b7ba192d17442d04f10f4c28082c81fff8b6248e9aa333cf739295');
INSERT INTO journal VALUES(2,X'01a2209f40e176e0b2fd4b1657886e74',X'01a2209f40e17532910fb1e14a468ccd',2,X'01a2209f413471e9acf799cfb2ecdcf3','sitting.ended',1,X'01a2209f4121774585aec846da30ce61',NULL,1795843637556,'unsure',117692408630870016,NULL,X'ea3e36be5d37703cccc398502a7f41f670e356cf88f9ba43aa27e38b8fa8aab7',X'080726f3f4b7ba192d17442d04f10f4c28082c81fff8b6248e9aa333cf739295',X'16139f212b3e28673c695c86fc505bb847a577bcdfca788694079c20dd96de0f');
INSERT INTO journal VALUES(3,X'01a2209f40e176e0b2fd4b1657886e74',X'01a2209f40e17532910fb1e14a468ccd',3,X'01a2209f41ac79bd84140b31e561b43b','sitting.ended',1,X'01a2209f41957e5b91fe85588430836d',NULL,1795843637676,'unsure',117692408638734336,NULL,X'1aca4c0258bcea045dfb3ef0e942492263799206a7e175821b21a8f5127c6dc2',X'16139f212b3e28673c695c86fc505bb847a577bcdfca788694079c20dd96de0f',X'f319b0a342a5d53cca1e0ae5fe5628f0e0da5a0b89acb6d9fb61aee66b75937a');
CREATE TABLE body (
  event_id BLOB PRIMARY KEY REFERENCES journal (event_id),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  body TEXT NOT NULL
) STRICT;
INSERT INTO body VALUES(X'01a2209f40e17ae889ab81335602492f',X'7a240283d5e8f8ccea87c4b34e285614','{"parent":null,"reason":"first-start"}');
INSERT INTO body VALUES(X'01a2209f413471e9acf799cfb2ecdcf3',X'64440099bb7d3a77f811a77f049c06c4','{"codes":[],"ended":"left","handset":"android","help_calls":[],"id":"01a2209f-4121-7745-85ae-c846da30ce61","last_ms":1795843637556,"lessons":[{"answers":[],"confidence":null,"finished":false,"lesson":"power-and-buttons","started_ms":1795843637545,"steps":[{"for_ms":3,"step":0},{"for_ms":4,"step":1},{"for_ms":4,"step":2}]}],"locale":"ja","started_ms":1795843637537,"troubles":[],"words":[]}');
INSERT INTO body VALUES(X'01a2209f41ac79bd84140b31e561b43b',X'96f286832ac654989502dc8ecbe2823d','{"codes":[],"ended":"left","handset":"android","help_calls":[],"id":"01a2209f-4195-7e5b-91fe-85588430836d","last_ms":1795843637676,"lessons":[{"answers":[],"confidence":null,"finished":false,"lesson":"power-and-buttons","started_ms":1795843637664,"steps":[{"for_ms":3,"step":0},{"for_ms":4,"step":1},{"for_ms":4,"step":2}]}],"locale":"ja","started_ms":1795843637653,"troubles":[],"words":[]}');
CREATE TABLE sitting_draft (
  sitting BLOB PRIMARY KEY CHECK (length(sitting) = 16),
  run BLOB NOT NULL CHECK (length(run) = 16),
  draft TEXT NOT NULL
) STRICT;
CREATE TABLE incarnation (
  inc BLOB PRIMARY KEY,
  home BLOB NOT NULL,
  parent_inc BLOB,
  parent_seq INTEGER,
  parent_hash TEXT,
  reason TEXT NOT NULL,
  started_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO incarnation VALUES(X'01a2209f40e17532910fb1e14a468ccd',X'01a2209f40e176e0b2fd4b1657886e74',NULL,NULL,NULL,'first-start',1795843637473);
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
INSERT INTO sitting VALUES(X'01a2209f4121774585aec846da30ce61',X'01a2209f413471e9acf799cfb2ecdcf3','unsure','ja','android',1795843637537,1795843637556,'left');
INSERT INTO sitting VALUES(X'01a2209f41957e5b91fe85588430836d',X'01a2209f41ac79bd84140b31e561b43b','unsure','ja','android',1795843637653,1795843637676,'left');
CREATE TABLE sitting_lesson (
  sitting BLOB NOT NULL,
  nth INTEGER NOT NULL,
  lesson TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  confidence TEXT,
  PRIMARY KEY (sitting, nth)
) STRICT, WITHOUT ROWID;
INSERT INTO sitting_lesson VALUES(X'01a2209f4121774585aec846da30ce61',0,'power-and-buttons',1795843637545,0,NULL);
INSERT INTO sitting_lesson VALUES(X'01a2209f41957e5b91fe85588430836d',0,'power-and-buttons',1795843637664,0,NULL);
CREATE TABLE sitting_step (
  sitting BLOB NOT NULL,
  lesson_nth INTEGER NOT NULL,
  nth INTEGER NOT NULL,
  step INTEGER NOT NULL,
  for_ms INTEGER NOT NULL,
  PRIMARY KEY (sitting, lesson_nth, nth)
) STRICT, WITHOUT ROWID;
INSERT INTO sitting_step VALUES(X'01a2209f4121774585aec846da30ce61',0,0,0,3);
INSERT INTO sitting_step VALUES(X'01a2209f4121774585aec846da30ce61',0,1,1,4);
INSERT INTO sitting_step VALUES(X'01a2209f4121774585aec846da30ce61',0,2,2,4);
INSERT INTO sitting_step VALUES(X'01a2209f41957e5b91fe85588430836d',0,0,0,3);
INSERT INTO sitting_step VALUES(X'01a2209f41957e5b91fe85588430836d',0,1,1,4);
INSERT INTO sitting_step VALUES(X'01a2209f41957e5b91fe85588430836d',0,2,2,4);
CREATE TABLE qr_shown (
  event_id BLOB PRIMARY KEY,
  entity_id BLOB NOT NULL,
  sitting BLOB,
  service TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE help_call (
  id BLOB PRIMARY KEY,
  sitting BLOB NOT NULL,
  called_ms INTEGER NOT NULL,
  place TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_entity ON journal (entity_id, kind);
CREATE INDEX journal_hlc ON journal (hlc);
CREATE INDEX sitting_month ON sitting (month);
CREATE INDEX sitting_lesson_lesson ON sitting_lesson (lesson);
CREATE INDEX qr_shown_entity ON qr_shown (entity_id);
CREATE INDEX qr_shown_service ON qr_shown (service, at_ms);
CREATE INDEX help_call_state ON help_call (state, called_ms);
COMMIT;
