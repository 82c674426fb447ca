-- Entries that came after another one and can change figures. A class counts as its journal gives it, so bookings and
-- marks do as well.
SELECT
  j.kind, j.entity_id, j.at_ms, j.actor, b.body ->> '$.reason',
  CASE j.kind WHEN 'term.changed' THEN b.body ->> '$.id' ELSE b.body ->> '$.name' END
FROM journal AS j LEFT JOIN body AS b ON b.event_id = j.event_id
WHERE j.arrival > (SELECT arrival FROM journal WHERE event_id = ?1)
  AND (
    j.kind IN (
      'consultation.saved', 'consultation.amended', 'consultation.voided', 'entity.erased', 'sitting.ended', 'qr.shown',
      'bookmark.made', 'bookmark.kept', 'bookmark.merged', 'venue.saved', 'term.changed', 'machine.set'
    ) OR j.kind GLOB 'class.*' OR j.kind GLOB 'booking.*' OR j.kind GLOB 'attendance.*'
  )
ORDER BY j.arrival
