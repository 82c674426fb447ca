-- Whether something that was erased may have been of some days. Only envelopes are left of it: a consultation is written
-- down on its day or later, a booking is made on the day of the class or before.
SELECT 1
FROM (
  SELECT kind, date(at_ms / 1000, 'unixepoch', '+9 hours') AS on_day FROM journal WHERE entity_id = ?1
)
WHERE (kind = 'consultation.saved' AND on_day >= ?2)
  OR (kind IN ('sitting.ended', 'qr.shown', 'bookmark.made', 'bookmark.kept') AND on_day BETWEEN ?2 AND ?3)
  OR (kind IN ('class.planned', 'booking.made', 'attendance.walked-in') AND on_day <= ?3)
