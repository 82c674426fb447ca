INSERT INTO sitting_lesson (sitting, nth, lesson, started_ms, finished, confidence)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
