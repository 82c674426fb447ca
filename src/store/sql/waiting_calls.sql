-- The sitting stands in its draft while it goes on, and in the journal once it has ended.
SELECT
  c.id, c.called_ms, c.place, c.state, c.changed_ms,
  (SELECT b.body ->> '$.machine' FROM journal AS j JOIN body AS b ON b.event_id = j.event_id
   WHERE j.entity_id = c.id AND j.kind = 'help.called' LIMIT 1) AS machine,
  t.actor, t.at_ms,
  coalesce(
    (SELECT draft FROM sitting_draft WHERE sitting = c.sitting),
    (SELECT b.body FROM journal AS j JOIN body AS b ON b.event_id = j.event_id
     WHERE j.entity_id = c.sitting AND j.kind = 'sitting.ended' LIMIT 1)
  ) AS sitting
FROM help_call AS c
LEFT JOIN journal AS t ON t.arrival = (
  SELECT min(arrival) FROM journal WHERE entity_id = c.id AND kind = 'help.taken'
)
WHERE c.state IN ('waiting', 'taken') OR c.state = 'left' AND c.called_ms >= ?1
ORDER BY c.called_ms, c.id
