SELECT
  id, event_id, receipt, taken_ms, taken_on, back_dated, minutes, channel, age, visits, device, topic, outcome,
  more, note, venue, helper, is_voided, is_open, due_on, saved_ms
FROM consultation
