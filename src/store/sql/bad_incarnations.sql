-- Of this machine: an incarnation whose parent is not the end of a chain, one that is neither the present one
-- nor anyone's parent, and a present one that never began.
SELECT i.inc FROM incarnation AS i
WHERE i.home = (SELECT home FROM meta) AND i.parent_inc IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM journal AS j
  WHERE j.inc = i.parent_inc AND j.seq = i.parent_seq AND lower(hex(j.hash)) = i.parent_hash
    AND j.seq = (SELECT max(seq) FROM journal WHERE inc = i.parent_inc)
)
UNION ALL
SELECT i.inc FROM incarnation AS i
WHERE i.home = (SELECT home FROM meta) AND i.inc <> (SELECT inc FROM meta)
  AND NOT EXISTS (SELECT 1 FROM incarnation WHERE parent_inc = i.inc)
UNION ALL
SELECT m.inc FROM meta AS m
WHERE NOT EXISTS (SELECT 1 FROM incarnation AS i WHERE i.inc = m.inc AND i.home = m.home)
