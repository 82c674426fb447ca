# What the command line says of venues and classes.

## Classes

class-taken = { $taken }/{ $capacity }
class-waiting = { $waiting } waiting
class-state-planned = planned
class-state-open = open
class-state-full = full
class-state-called-off = called off
class-state-held = held
class-room = room: { $value }
class-about = about: { $value }
class-page = booking page: { $value }
class-book-until = can be booked until { $value }
class-called-off = called off: { $value }
class-call = call: { $who }  { $phone }  { $news ->
    [seat] there is a seat
    [waiting] on the waiting list now
   *[called-off] called off
 }
class-missed = (not reached: { $missed })
class-planned = Planned: { $count }
class-left-out = left out ({ $why })
doubt-no-such-room = Look: { $day }, the venue has no room "{ $room }".
doubt-too-many = Look: { $day }, the room holds { $fit }.
doubt-closed = Look: { $day }, the venue is closed at that time.
doubt-room-taken = Look: { $day }, another class ({ $by }) is in the room.

## Bookings and who came

class-booked = { $place ->
    [seat] There is a seat
   *[waiting] On the waiting list, { $before } before
 } (booking { $booking }).
class-booked-already = Booked already: { $place ->
    [seat] there is a seat
    [waiting] on the waiting list, { $before } before
   *[gone] it was cancelled
 } (booking { $booking }).
class-would-book = Of { $rows } rows, { $count } would be booked. Nothing is written yet.
class-would-mark = { $count } would be entered. Nothing is written yet.
class-follow-up = { $who }  { $why ->
    [absent] booked and absent, { $times } times in a row
   *[never-served] waited { $times } times and never had a seat
 } (last class { $last })
class-forgot = Phone numbers erased: { $count }

## Tables

classes-imported = { $rows } rows: { $planned } new, { $changed } changed, { $there } as they were, { $erased } erased before; venues added: { $venues }
classes-would-import = { $rows } rows: { $planned } new, { $changed } changed, { $there } as they are, { $erased } erased before; venues to add: { $venues }. Nothing is written yet.
event-missing = "{ $column }" is missing.
    .remedy = Add the column, or write something; for the number of places, --capacity will do.
event-twice = "{ $column }" has "{ $value }" twice.
    .remedy = Take one of them out.
event-not-a-day = "{ $value }" in "{ $column }" is not a day.
    .remedy = Write it like 2026-12-07.
event-not-a-time = "{ $value }" in "{ $column }" is not a time of day.
    .remedy = Write it like 10:00.
event-not-a-number = "{ $value }" in "{ $column }" is not a number of learners.
    .remedy = Write it like 15.
event-several-days = "{ $value }" in "{ $column }" is not the day on which it begins.
    .remedy = Make a row of each day.
event-ends-before = "{ $value }" in "{ $column }" is before it begins.
    .remedy = Look at the times.
event-not-a-code = "{ $value }" in "{ $column }" is not a municipal code.
    .remedy = Write six digits, the last of which checks the others.
event-not-a-position = "{ $value }" in "{ $column }" is not a place on the map.
    .remedy = Write latitude and longitude in degrees, like 34.781389.
event-unknown-venue = No venue is called "{ $value }" ("{ $column }").
    .remedy = Look at `terakoya venue list`, or add venues too with --add-venues.
event-too-long = "{ $value }" in "{ $column }" is too long.
    .remedy = A title may have 60 characters, a description 400.
event-not-so-many = A class cannot have { $value } learners ("{ $column }").
    .remedy = Write a number from 1 to 500.
event-booked-too-late = "{ $value }" in "{ $column }" is after the day of the class.
    .remedy = Write the day of the class at the latest.
event-not-a-page = "{ $value }" in "{ $column }" cannot stand in a QR code.
    .remedy = Write a plain https:// address of at most 84 characters, without ?, #, @, port or full-width letters.
register-called = Nobody can be called "{ $value }".
    .remedy = Write a name of at most 20 characters, or the number of a slip, 1 to 999.
register-booking = "{ $value }" is not the id of a booking.
    .remedy = Leave the column booking as `terakoya class register --format csv` writes it.
register-stranger = "{ $value }" is not a booking of this class.
    .remedy = Look whether the table belongs to the class.
register-bookmark = "{ $value }" is not the number of a bookmark.
    .remedy = Write the number with its check digit.
register-by = No booking comes by "{ $value }".
    .remedy = Write one of: { $ways }
register-phone = Not a phone number.
    .remedy = Write it like 090-1234-5678, beginning with 0, or leave it empty.
register-mark = "{ $value }" is not a mark.
    .remedy = Write one of: { $marks }
register-remark = The remark is too long: { $value }
    .remedy = Use at most 100 characters.

venues-imported = { $rows } rows: { $count } venues written
venues-would-import = { $rows } rows: { $count } venues to write. Nothing is written yet.
venue-cell = "{ $value }" in "{ $column }" cannot be read.
    .remedy = Look at docs/classes.md for how it is written.

## What cannot be done

helper-may-not = Number { $number } may not do this.
    .remedy = Ask an organizer.
venue-unknown = There is no venue "{ $which }".
    .remedy = Near: { $names }. `terakoya venue list` lists all.
venue-ambiguous = More than one venue is meant by "{ $which }".
    .remedy = Use the sign on the left of `terakoya venue list --all`, or more of it.
venue-there = There is a venue "{ $name }" already.
    .remedy = Change it with `terakoya venue change`, or offer it again with `terakoya venue offer`.
venue-code = "{ $code }" is not a municipal code.
    .remedy = Write six digits, the last of which checks the others.
venue-position = "{ $position }" is not a place on the map.
    .remedy = Write latitude and longitude in degrees, like --position 34.781389,135.470000.
venue-rooms = A room has no name, or two have the same.
    .remedy = Look at --room NAME=N.
venue-hours = Some hours end before they begin.
    .remedy = Write them like --hours "mon 09:00-12:00".
venue-columns = { $path } has no column name.
    .remedy = Use the headings of `terakoya venue export`.
class-unknown = There is no class "{ $which }".
    .remedy = Use the sign on the left of `terakoya class list`.
class-ambiguous = More than one class is meant by "{ $which }".
    .remedy = Write more of the id.
class-incomplete = { $flag } is missing.
    .remedy = Add { $flag }; `terakoya class plan --help` explains it.
class-title = There is no title, or it is too long.
    .remedy = Give --title at most { $most } characters.
class-about-long = The description is too long.
    .remedy = Use at most { $most } characters.
class-time = It ends before it begins.
    .remedy = Write it like --at 10:00-12:00.
class-capacity = The number of places is out of range.
    .remedy = Write 1 to { $most }.
class-book-until-late = It could be booked after its day.
    .remedy = Let --book-until be the day of the class at the latest.
class-page-bad = The address of the booking page cannot stand in a QR code.
    .remedy = Give --page a plain https:// address of at most { $most } characters, without ?, #, @, port or full-width letters.
class-rule = "{ $days }" are not days on which a class can come again.
    .remedy = Write --every week --on mon, or --every month --on 1mon,3mon or --on lastfri.
class-no-days = No day is left for a class.
    .remedy = Look at --day and --until or --times.
class-not-bookable = The class cannot be booked now.
    .remedy = Open a planned one with `terakoya class open`, bring back one that was called off with `terakoya class restore`.
class-is-called-off = The class was called off.
    .remedy = If it was held, use `terakoya class restore` first.
guest-unknown = Nobody who booked is called "{ $who }".
    .remedy = Look at `terakoya class register`.
guest-ambiguous = More than one who booked is called "{ $who }".
    .remedy = Use the sign on the left of `terakoya class register`.
guest-empty = There is nothing to call them by.
    .remedy = Write a name, or the number of a slip.
guest-long = The name is too long.
    .remedy = Use at most { $most } characters.
guest-not-a-slip = That number is on no slip.
    .remedy = Write 1 to { $last }; a phone number goes to --phone.
slip-taken = Somebody else has slip { $slip }.
    .remedy = Hand out another one.
sheet-changed = The register has changed since the sheet was printed (sheet { $code }, now { $now }). Nothing is entered.
    .remedy = Print `terakoya class sheet` again, or use the lines of `terakoya class register`.
sheet-no-line = There is no line { $line }. Nothing is entered.
    .remedy = Write a line from 1 to { $last }.
sheet-mark = "{ $typed }" is not a mark. Nothing is entered.
    .remedy = Write it like 3=absent or 4,7=late:bus; the marks are present, late, left-early, excused, absent.
register-columns = { $path } has neither a column called nor a column booking.
    .remedy = Use the headings of `terakoya class register --format csv`.
class-would-forget-of = { $on } { $title }: { $count }
class-would-forget = Phone numbers that would be erased: { $count }. This happens by itself, once a day.
