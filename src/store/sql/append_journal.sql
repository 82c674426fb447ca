INSERT INTO journal (
  home, inc, seq, event_id, kind, schema, entity_id, base_event_id,
  at_ms, clock, hlc, actor, body_hash, prev_hash, hash
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
