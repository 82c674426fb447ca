WITH RECURSIVE family (id) AS (
  VALUES (?1)
  UNION
  SELECT merged.into_id FROM family JOIN bookmark_fact merged
    ON merged.entity_id = family.id AND merged.into_id IS NOT NULL
  UNION
  SELECT merged.entity_id FROM family JOIN bookmark_fact merged ON merged.into_id = family.id
)
SELECT fact.event_id, fact.entity_id, fact.at_ms, fact.actor, fact.kind, fact.body, coalesce(machine.number, 0)
FROM bookmark_fact fact LEFT JOIN machine ON machine.home = fact.home
WHERE fact.entity_id IN (SELECT id FROM family)
