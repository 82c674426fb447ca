-- Figures: what follows from records, ready to be counted. Never edited once released.
--
-- Made anew from the journal and its views at any time. How facts are packed stands in domain/figures/pack.

-- What the codes in facts stand for.
CREATE TABLE figure_name (
  field INTEGER NOT NULL,
  code INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (field, value)
) STRICT, WITHOUT ROWID;

-- Facts of one kind and day, in several parts so that a new one writes little: kind * 2^40 + day * 2^8 + part.
CREATE TABLE figure_part (
  key INTEGER PRIMARY KEY,
  facts BLOB NOT NULL
) STRICT;

-- The figures of each class.
CREATE TABLE figure_class (
  class BLOB PRIMARY KEY,
  on_day TEXT NOT NULL,
  fact TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_class_day ON figure_class (on_day);

-- Classes of which something was said since their figures were made; empty at the end of every transaction.
CREATE TABLE figure_class_due (
  class BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO figure_class_due SELECT DISTINCT class FROM class_plan;

-- Which machines wrote something on which days, when they did so last, and whether their clock had been checked.
CREATE TABLE heard (
  home BLOB NOT NULL,
  day INTEGER NOT NULL,
  last_ms INTEGER NOT NULL,
  is_sure INTEGER NOT NULL,
  PRIMARY KEY (home, day)
) STRICT, WITHOUT ROWID;

-- Months that were ever closed: what became of them is a fold over what was said.
CREATE TABLE closed_month (
  id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Has a row as long as the facts of records from before are still to be made.
CREATE TABLE figure_due (
  one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;
INSERT INTO figure_due SELECT 1 WHERE EXISTS (SELECT 1 FROM journal);
