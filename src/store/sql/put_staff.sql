INSERT INTO staff (id, number, name, role, is_retired) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number, name = excluded.name, role = excluded.role
