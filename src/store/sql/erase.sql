DELETE FROM body WHERE event_id IN (
  SELECT event_id FROM journal WHERE entity_id = ?1 AND kind <> 'entity.erased'
)
