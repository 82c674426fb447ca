INSERT INTO sitting_draft (sitting, run, draft) VALUES (?1, ?2, ?3)
ON CONFLICT (sitting) DO UPDATE SET run = excluded.run, draft = excluded.draft
