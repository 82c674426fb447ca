INSERT INTO pin_try (staff, failed, begun) VALUES (?1, ?2, ?3)
ON CONFLICT (staff) DO UPDATE SET failed = excluded.failed, begun = excluded.begun
