INSERT INTO receipt_serial (machine, on_day, last) VALUES (?1, ?2, ?3)
ON CONFLICT (machine, on_day) DO UPDATE SET last = max(last, excluded.last)
