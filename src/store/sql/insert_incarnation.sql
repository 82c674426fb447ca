INSERT INTO incarnation (inc, home, parent_inc, parent_seq, parent_hash, reason, started_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
