INSERT INTO sitting (id, event_id, clock, locale, handset, started_ms, last_ms, ending)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
