-- Venues, classes, bookings, attendance. Never edited once released.
--
-- What happens at classes is a fold over what was said of them, the same in whatever order the journals of several
-- machines come together. So these views hold no outcome: they say which entries a fold needs. What the entries say
-- stands in the journal alone, where erasing takes it away.

CREATE TABLE venue (
  id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE series (
  id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- A row for every plan that a class ever had: which one holds, the fold says.
CREATE TABLE class_plan (
  event_id BLOB PRIMARY KEY,
  class BLOB NOT NULL,
  on_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX class_plan_day ON class_plan (on_day, class);
CREATE INDEX class_plan_class ON class_plan (class);

CREATE TABLE booking (
  id BLOB NOT NULL,
  class BLOB NOT NULL,
  PRIMARY KEY (id, class)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_class ON booking (class);

-- Numbers for a call-back that are kept: which bookings they are for, not what they are.
CREATE TABLE call_back (
  id BLOB PRIMARY KEY,
  booking BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX call_back_booking ON call_back (booking);

CREATE TABLE attendance (
  event_id BLOB PRIMARY KEY,
  entity_id BLOB NOT NULL,
  class BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attendance_class ON attendance (class);
CREATE INDEX attendance_entity ON attendance (entity_id);
