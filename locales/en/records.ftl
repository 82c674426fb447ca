# What the command line says of consultations, of the lists of the slip, and of tables that are read in.

## Consultations, many and one

consultation-minutes = { $minutes } min
consultation-open = [open]
consultation-voided = [taken back]
consultation-history = What happened so far
history-saved = written down
history-amended = corrected: { $reason }
history-voided = taken back: { $reason }
history-erased = erased; nothing of it is left
history-put-off = left open (due { $due }): { $line }
history-closed = closed: { $line }
history-by = (by { $helper })
history-change = from { $was } to { $is }
term-retired = [no longer offered]

## The fields of a record

column-receipt = number
column-taken-on = day
column-taken-at = time
column-minutes = minutes
column-venue = venue
column-channel = came by
column-age = age
column-visit = visit
column-device = device
column-topic = topic
column-more-topics = also about
column-outcome = outcome
column-referrals = sent on to
column-lessons = lessons
column-services = services
column-note = note
column-follow-up = still to do
column-due-on = by when
column-open = still open
column-back-dated = written down later
column-standing = standing
column-saved-on = recorded on
column-saved-at = recorded at
column-helper = helper
column-call = call from the kiosk
column-id = id

## Tables that are read in

import-columns = Columns that are read: { $columns }
import-sample = Row { $row }: { $told }
import-more-rows = (and in { $count } other rows)
import-would-write = Rows: { $rows }. Would be written down: { $count }. Nothing was written.
import-written = Rows: { $rows }. Written down: { $count }.
import-there = Passed over, because they are on record already: { $count }
import-alike = Word for word like what is on record from elsewhere: { $count }
import-erased = Passed over, because they were erased: { $count }
import-voided = Passed over, because they were taken back where they come from: { $count }
import-cut = Rows with a note that is cut: { $count }
import-masked = Rows in which { $what ->
    [phone] a phone number
    [card] a card number
    [my-number] a My Number
   *[secret] a PIN or password
 } is masked: { $count }
import-left-out = Columns that are left out: { $headings }

## What is wrong with a table

sheet-column-missing = No column for { $column } was found.
    .remedy = Name its heading with --column { $column }=HEADING, or give a value for all rows with --default { $column }=VALUE.
sheet-heading-missing = There is no heading "{ $heading }" for { $column }.
    .remedy = Write the heading as it stands in the first row.
sheet-column-twice = "{ $heading }" and "{ $value }" both look like { $column }.
    .remedy = Choose one with --column { $column }=HEADING.
sheet-word-meaning = "{ $heading }" was said to mean "{ $value }", which is not in { $column }.
    .remedy = Nearest names: { $names }.
sheet-empty = Nothing is written in "{ $heading }".
    .remedy = Fill it in, or give a value for such rows with --default { $column }=VALUE.
sheet-unknown-word = "{ $value }" in "{ $heading }" is not known.
    .remedy = Nearest names: { $names }. To explain it, write "{ $value }" = "ID" under [values.{ $column }] in a file for --map.
sheet-not-a-day = "{ $value }" in "{ $heading }" is not a day.
    .remedy = Write the year first: 2026/4/1, 2026-04-01, 令和8年4月1日 or R8.4.1.
sheet-day-outside = "{ $value }" in "{ $heading }" is not between { $first } and { $last }.
    .remedy = Check the day.
sheet-not-a-time = "{ $value }" in "{ $heading }" is not a time of day.
    .remedy = Write 13:30 or 午後1時30分.
sheet-not-minutes = "{ $value }" in "{ $heading }" is not a number of minutes.
    .remedy = Write 15, 15分 or 1時間30分, at most { $most } minutes.
sheet-too-long = "{ $heading }" is too long ({ $count } characters): { $value }
    .remedy = Shorten it to { $most } characters; notes can be cut with --cut-notes.
sheet-not-an-id = "{ $value }" in "{ $heading }" is not an id.
    .remedy = Write an id of small letters, digits and hyphens, or leave the column out with --column { $column }=
sheet-not-a-receipt = "{ $value }" in "{ $heading }" is not a number that terakoya gave.
    .remedy = Write a number such as A261128-7, or leave the column out with --column { $column }=
sheet-not-yes-or-no = "{ $value }" in "{ $heading }" is neither yes nor no.
    .remedy = Write yes or no, or leave the column out with --column { $column }=
sheet-too-many-cells = This row has { $count } cells, more than the { $headings } headings: { $value }
    .remedy = Put text with commas between "", or add a heading.

# terakoya bookmark
bookmark-also = also { $numbers }
bookmark-visits = first visit { $first }, last visit { $last }
bookmark-lesson-at = step { $step }
bookmark-lesson-read = read to the end on { $day }
bookmark-skill-alone = alone
bookmark-skill-with-help = with help
bookmark-skill-not-yet = not yet
bookmark-erased = Bookmark erased: { $numbers }
month-is-closed = { $month } is closed. Hash of its figures: { $hash }
month-is-open = { $month } can be changed again. What was closed is kept.
pin-confirm = PIN: 
