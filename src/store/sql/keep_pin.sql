INSERT INTO staff_pin (staff, phc) VALUES (?1, ?2)
ON CONFLICT (staff) DO UPDATE SET phc = excluded.phc
