SELECT id, sitting, called_ms, place, state FROM help_call
WHERE state IN ('waiting', 'taken')
ORDER BY called_ms, id
