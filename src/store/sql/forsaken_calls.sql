SELECT id FROM help_call AS c
WHERE state IN ('waiting', 'taken')
  AND NOT EXISTS (SELECT 1 FROM sitting_draft WHERE sitting = c.sitting)
ORDER BY called_ms, id
