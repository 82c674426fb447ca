UPDATE consultation SET
  event_id = ?2, hlc = ?3, taken_ms = ?4, taken_on = ?5, back_dated = ?6, minutes = ?7, channel = ?8, age = ?9,
  visits = ?10, device = ?11, topic = ?12, outcome = ?13,
  -- what was closed stays closed, unless something else is left open now
  is_open = CASE WHEN more ->> '$.follow_up' IS ?14 ->> '$.follow_up' THEN is_open ELSE ?17 END,
  due_on = CASE WHEN more ->> '$.follow_up' IS ?14 ->> '$.follow_up' THEN due_on ELSE ?18 END,
  more = ?14, note = ?15, venue = ?16
WHERE id = ?1
