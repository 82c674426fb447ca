SELECT
  m.home, m.inc,
  coalesce(last.seq, 0), coalesce(last.hash, zeroblob(32)),
  coalesce((SELECT max(hlc) FROM journal), 0)
FROM meta AS m LEFT JOIN (
  SELECT inc, seq, hash FROM journal
  WHERE inc = (SELECT inc FROM meta) ORDER BY seq DESC LIMIT 1
) AS last ON last.inc = m.inc
