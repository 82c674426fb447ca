INSERT INTO term_change (list, term, event_id, hlc, change) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (list, term) DO UPDATE SET event_id = excluded.event_id, hlc = excluded.hlc, change = excluded.change
WHERE (excluded.hlc, excluded.event_id) > (hlc, event_id)
