INSERT INTO slip_draft (id, helper, draft, changed_ms) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET draft = excluded.draft, changed_ms = excluded.changed_ms
WHERE helper IS excluded.helper
