SELECT
  s.id, s.number, s.name, s.role, s.retired,
  EXISTS (SELECT 1 FROM staff_pin AS p WHERE p.staff = s.id),
  coalesce(t.failed, 0), coalesce(t.begun, 0)
FROM staff AS s LEFT JOIN pin_try AS t ON t.staff = s.id
