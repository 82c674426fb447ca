INSERT INTO receipt_serial (machine, on_day, last) VALUES (?1, ?2, 1)
ON CONFLICT (machine, on_day) DO UPDATE SET last = last + 1
RETURNING last
