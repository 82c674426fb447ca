# The screens of figures, for organizers.

## the way in

office-enter = figures
office-not-for-you = Figures are for organizers only. Consultations are written down with "terakoya desk".
office-lock = lock
office-leave = sign out

## what a page says of itself

office-page = { $page ->
    [overview] Overview
    [attendance] Classes
    [lessons] Lessons
    [consultations] Desk
    [strategy] Strategy
   *[month] Month
 }
office-place = Figures: { $report }
office-reading = Counting.
office-failed = It could not be counted. Try again with the digit of this page.
office-nothing = There is nothing for these days.
office-heard = { $venues }. Heard from { $heard } of { $machines } machines. { $last }
office-last = Last record { $at }.
office-no-last = No records yet.
office-beside = Compared with { $days }
office-not-over = { $days } (not over: up to { $day })
office-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 }
office-table = { $table } (table { $nth } of { $tables })

## what is wrong

office-wrong = Look at this first
office-nothing-wrong = Nothing is silent and nothing is left unfinished.
office-wrong-elsewhere = { $kinds ->
    [one] One kind of thing should be looked at: see "1 Overview".
   *[other] { $kinds } kinds of things should be looked at: see "1 Overview".
 }
office-silent-venues = Silent venues
office-silent-machines = Silent machines
office-drafts = Unfinished slips
office-classes = Open registers
office-clocks = Clocks
office-closed = Closed month

## what one can do

office-look = see records
office-chart = as a chart
office-figures = as figures
office-next-table = next table
office-previous-table = table before
office-left = column before
office-right = next column
office-before = days before
office-after = days after
office-month = by month
office-year = by fiscal year
office-days = choose days
office-compare = compare
office-venue = choose a venue
office-cross = cross two fields
office-funnel = see the way through
office-close = close the month
office-reopen = reopen the month
office-write = write a file
office-choose = take this
office-chosen = { $what } (now)

## which days

office-days-place = Figures: days
office-days-heading = Which days do you want to see?
office-compare-place = Figures: compare
office-compare-heading = Which days do you want to compare with?
office-compare-usual = the days before
office-from = First day
office-until = Last day
office-day-example = such as 2026-10-01
office-days-how = "10-1" will do as well: then it is the nearest one.
office-days-next = go on
office-day-wrong = This day cannot be read. Please write it like 2026-10-01.
office-days-backwards = The last day is before the first one.

## which venue, which fields

office-venues-place = Figures: venue
office-venues-heading = Whose figures do you want to see?
office-cross-place = Figures: two fields
office-cross-heading = Which two fields of consultations do you want to cross?
office-cross-rows = Rows
office-cross-columns = Columns
office-cross-show = see the table
office-cross-same = Rows and columns are the same. Please change one of them.

## what is behind a figure

office-records-place = Figures: records
office-all-records = All consultations
office-records = { $count ->
    [one] 1 record.
   *[other] { $count } records; { $shown } of them are listed, the newest first.
 }
office-record = open the record
office-funnel-of = The way through: { $lesson }
office-funnel-shades = The light part are those who left there.

## closing a month

office-close-place = Figures: close the month
office-close-not-over = This month is not over. It can be closed from the day after { $day }.
office-close-missing = { $kinds ->
    [one] One kind of thing is missing: see below.
   *[other] { $kinds } kinds of things are missing: see below.
 }
office-close-nothing-missing = Nothing is missing.
office-close-asks = Close this month with its figures as they are?
office-close-why = The figures and their hash go into the records. What arrives later does not change them: it is listed as a correction.
office-close-keep = Do not close it yet
office-close-go-on = Close it
office-close-pin = Closing { $month }
office-close-pin-why = Please type your PIN.
office-close-now = close it
office-close-wrong-pin = The PIN is not right. Please try again.
office-close-done = { $month } is closed. Its hash is { $hash }.
office-close-already = Somebody else has closed this month.

## opening a closed month again

office-reopen-place = Figures: reopen a closed month
office-reopen-asks = Reopen { $month }?
office-reopen-why = It will be a month that is not closed. The figures that were closed and your reason stay in the records. Until it is closed again it is left out of open data.
office-reopen-reason = Why
office-reopen-example = e.g. a day was not counted
office-reopen-reason-missing = Say in a few words why it is reopened.
office-reopen-next = go on
office-reopen-pin = Reopening { $month }
office-reopen-now = reopen it
office-reopen-done = { $month } is open again. Close it once its figures are right.
office-reopen-is-open = This month is not closed. Somebody else has reopened it.

## a file

office-file-place = Write a file: { $report }
office-file-where = It is written into "reports" in the folder of the records.
office-file-as = { $format ->
    [xlsx] A workbook (XLSX)
    [html] A page to read and to print (HTML)
    [csv] Tables for a spreadsheet (CSV)
   *[txt] Lines to read (text)
 }
office-file-done = Written: { $path }
