SELECT id FROM help_call
WHERE state IN ('waiting', 'taken') AND sitting NOT IN (SELECT sitting FROM sitting_draft)
ORDER BY called_ms, id
