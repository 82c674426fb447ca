## Figures and reports. Each table, column and figure by its name in files.
report-title = { $report ->
    [overview] Overview
    [attendance] Attendance
    [lessons] Lessons
    [consultations] Consultations
    [strategy] Strategy and gaps
    [month] Monthly report
    [year] Report of the fiscal year
   *[cross] Two fields
 }
report-table = { $table ->
    [key-figures] Key figures
    [venues] By venue
    [districts] By district
    [machines] Machines
    [silent] Venues and machines not heard from
    [open-matters] Open matters
    [to-check] Lessons and services due for checking
    [classes] Classes one by one
    [courses] By course
    [class-months] Classes by month
    [class-hours] Attendance by weekday and hour
    [class-ages] Attendance by age
    [class-visits] Visit (classes)
    [class-devices] Device (classes)
    [class-reasons] Came for (classes)
    [exit-answers] Exit answers
    [lessons] By lesson
    [funnel] Step by step
    [words] Words looked up
    [troubles] Troubles opened
    [languages] Languages used
    [handsets] Handsets chosen
    [visit-hours] Visits by weekday and hour
    [codes] QR codes shown
    [topics] Consultations by topic
    [topic-months] Consultations by topic and month
    [outcomes] Consultations by outcome
    [referrals] Sent on to (consultations)
    [channels] Came by (consultations)
    [ages] Consultations by age
    [visits] Visit (consultations)
    [devices] Consultations by device
    [helpers] Consultations by helper
    [hours] Consultations by weekday and hour
    [months] Consultations by month
    [cross] Two fields
    [online] Procedures on line
    [counter-only] Asked for, at a counter only
    [gaps] Asked, answered by no lesson or code
    [corrections] Figures changed since closing
   *[late-records] Records since closing
 }
report-table-of = { $table }: { $of }
report-column = { $column ->
    [name] Item
    [second] Part
    [value] Figure
    [before] Before
    [year-ago] Year ago
    [since-april] Since April
    [visits] Visits
    [people] People
    [started] Started
    [finished] Finished
    [reached] Got here
    [middle-minutes] Median time
    [left-here] Left here
    [went-back] Went back
    [wrong] Wrong answers
    [help-calls] Help calls
    [classes] Classes
    [days-open] Days open
    [capacity] Capacity
    [booked] Booked
    [attended] Attended
    [fill-rate] Fill rate
    [cancelled] Cancelled
    [no-shows] No-shows
    [never-served] Never served
    [walk-ins] Walk-ins
    [first-share] First time
    [consultations] Consultations
    [minutes] Time
    [measured] Measured
    [unsolved] Unsolved
    [share] Share
    [codes] Codes shown
    [days-missing] Days missing
    [open-days] Open days
    [on] Day
    [at] At
    [since] Since
    [due] Due
    [venue] Venue
    [state] State
    [text] Text
    [of] Of
    [closed] When closed
    [now] Now
    [change] Change
    [why] Why
    [figure] Figure
    [when] Recorded
    [by] By
   *[hour] Hour
 }
report-figure = { $figure ->
    [visits] Visits to kiosks
    [people] People, by bookmark
    [lessons-started] Lessons started
    [lessons-finished] Lessons finished
    [help-calls] Calls for a person
    [codes] QR codes shown
    [classes] Classes held
    [called-off] Classes called off
    [capacity] Capacity
    [booked] Booked
    [attended] Attended
    [walk-ins] Walk-ins
    [fill-rate] Fill rate
    [cancelled] Cancelled
    [no-shows] No-shows
    [never-served] Waited, never served
    [first-share] First time
    [come-again] Would come again
    [consultations] Consultations
    [minutes] Consultation time
    [days-open] Days open, over all venues
    [unsure-clock] Records of an unsure clock
    [procedures] Procedures listed
   *[online] All of it on line
 }

## fields of consultations that are not on the slip; the others have its words
report-dimension = { $field ->
    [district] District
    [helper] Helper
    [month] Month
    [weekday] Weekday
   *[hour] Hour
 }

## names
report-total = Total
report-unknown = not known
report-nobody = nobody named
report-somebody = somebody unknown
report-no-referral = sent to nobody
report-no-reason = did not say
report-hour = { $hour }:00
report-step = { $step } { $title }
report-step-untitled = step { $step }
report-standing = { $standing ->
    [to-come] to come
    [held] held
   *[called-off] called off
 }
report-online = { $online ->
    [full] all of it
    [part] a part
   *[counter-only] counter only
 }
report-late = { $late ->
    [saved] consultation written down late
    [amended] consultation corrected
    [voided] consultation taken back
    [erased] record erased
    [sitting] kiosk visit that came in late
    [bookmark] visit under a bookmark
    [venue] venue described anew
    [term] topic, result or referral changed
    [machine] machine described anew
    [more] more of these
   *[class] class record
 }

## cells
report-not-reported = not reported
report-hidden = withheld
report-minutes-unit = {" "}min
report-moment = { $day }, { $time }

## days
report-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }
report-month-era = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year } ({ $era })
report-era = { $era ->
    [showa] Showa
    [heisei] Heisei
   *[reiwa] Reiwa
 } { $year }
report-fiscal-year = Fiscal year { $era } ({ $first } to { $last })
report-days = { $from } to { $until }
report-all-venues = all venues

## notes
report-note-unsure = { $count ->
    [one] 1 record has a clock that nobody had checked; it is in no other figure.
   *[other] { $count } records have a clock that nobody had checked; they are in no other figure.
 }
report-note-silent-venue = { $venue }: nothing was heard on { $count ->
    [one] 1 open day
   *[other] { $count } open days
 }. { $days }
report-note-silent-machine = { $machine } at { $venue }: nothing was heard on { $count ->
    [one] 1 open day
   *[other] { $count } open days
 }. { $days }
report-note-drafts = { $count ->
    [one] 1 slip is not finished.
   *[other] { $count } slips are not finished.
 }
report-note-unclosed = { $count ->
    [one] 1 class is over and not closed.
   *[other] { $count } classes are over and not closed.
 }
report-note-not-over = Figures up to { $day }; later days are still to come.
report-note-closed = { $month } was closed on { $at }. Hash of its figures: { $hash }. { $changed ->
    [0] No figure has changed since.
    [one] 1 figure has changed since.
   *[other] { $changed } figures have changed since.
 }
report-note-several = "{ $table }" counts some under several rows; the rows are more than the total.
report-note-only-now = "{ $table }" is how it stood when this report was made; how it was before was not kept.
report-days-more = { $days } and { $more } more

## what a file says of itself
report-about = About this report
report-about-period = Period
report-about-compared = Beside
report-about-venues = Venues
report-about-machines = Machines heard from
report-about-machines-of = { $heard } of { $machines }
report-about-last = Last record
report-about-made = Made on
report-about-notes = Before you read it
report-about-none = none
report-about-contents = Contents
report-legend = "Not reported" is not zero: no report has come. "Withheld" is a figure kept back so that nobody can be told from it.

## charts, for those who do not see them
report-chart = { $chart ->
    [bars] A bar for each row.
    [columns] A column for each row, in the order of time.
    [funnel] A bar for each step: how many got there. Its hatched end: those who left there.
   *[heat] A square for each pair, darker where there is more.
 } Highest: { $most }, { $value }. Every figure stands in the table.
