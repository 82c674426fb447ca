id, event_id, hlc, clock, receipt, taken_ms, taken_on, back_dated, minutes, channel, age, visits, device,
topic, outcome, more, note, venue, helper, is_voided, is_open, due_on, saved_ms
