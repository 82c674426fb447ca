SELECT inc, seq, hash, at_ms FROM journal
WHERE inc = (SELECT inc FROM meta)
ORDER BY seq DESC LIMIT 1
