INSERT INTO machine_set (home, event_id, name, number, venue) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (home) DO UPDATE SET
  event_id = excluded.event_id, name = excluded.name, number = excluded.number, venue = excluded.venue
