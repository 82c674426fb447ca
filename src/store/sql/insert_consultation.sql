INSERT INTO consultation (
  id, event_id, hlc, clock, receipt, taken_ms, taken_on, back_dated, minutes, channel, age, visits, device,
  topic, outcome, more, note, venue, helper, is_voided, is_open, due_on, saved_ms
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, 0, ?20, ?21, ?22)
