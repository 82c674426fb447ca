SELECT
  j.inc, j.seq, j.home, j.event_id, j.kind, j.schema, j.entity_id, j.base_event_id,
  j.at_ms, j.clock, j.hlc, j.actor, j.body_hash, j.prev_hash, j.hash, b.salt, b.body
FROM journal AS j LEFT JOIN body AS b ON b.event_id = j.event_id
