INSERT INTO machine (home, hlc, event_id, name, number, venue) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (home) DO UPDATE SET
  hlc = excluded.hlc, event_id = excluded.event_id, name = excluded.name, number = excluded.number,
  venue = excluded.venue
WHERE (excluded.hlc, excluded.event_id) > (hlc, event_id)
