# Screens for staff

## lists that scroll
sheet-above = { $rows } more above
sheet-below = { $rows } more below

## on every screen
desk-trains = [PRACTICE]
desk-trains-mark = PRACTICE: nothing here is a real record
desk-waiting = Waiting: { $count }
desk-drafts = Unfinished: { $count }
desk-nobody = (nobody)
desk-back = Go back
desk-unsaved-disk-full = The disk is full, so this is not saved. What you typed is still here: free some space, then press the key again.
desk-unsaved-not-writable = The data folder cannot be written, so this is not saved. What you typed is still here: please tell an organizer.
desk-unsaved-damaged = The records cannot be read, so this is not saved. Write it on paper and tell an organizer.
desk-unsaved-unreachable = It is not certain whether this was saved. Press the key again: it will not be recorded twice.
desk-may-not = This is not for your present role. Please ask an organizer.
desk-has-left = This number belongs to somebody who has left. What was being written is kept. Please ask an organizer.
desk-other-role = Your role is now: { $role }. What you can do has changed with it.

## signing in
sign-in-place = Help desk
sign-in-heading = Type your number and your PIN
sign-in-locked-heading = The screen is covered because nothing was typed for a while. Type your PIN to go on where you were.
sign-in-number = Number
sign-in-number-example = e.g. 12
sign-in-pin = PIN
sign-in-pin-example = 6 to 10 digits
sign-in-enter = Sign in
sign-in-leave = Back to the kiosk
sign-in-colours = Colours
sign-in-language = Language / ことば
sign-in-other = Somebody else signs in
sign-in-forgotten = If you forgot your PIN, an organizer can give you a new one. No record is lost.
sign-in-clock = It is { $time } on { $day }. If that is wrong, tell whoever looks after the machine before you sign in.
sign-in-number-missing = Type your number as digits.
sign-in-pin-digits = A PIN has 6 to 10 digits. Please type it again.
sign-in-wrong = The number or the PIN is not right. Please try again.
sign-in-wait = You can try again in { $seconds } s.
sign-in-locked = This account is locked. An organizer can unlock it.

## the first organizer
set-up-place = First set-up
set-up-heading = Who is the organizer here?
set-up-why = This desk is used for the first time. The organizer can add helpers later.
set-up-name = Name
set-up-name-example = e.g. Yamada
set-up-name-missing = Type a name of up to 40 characters.
set-up-pin-example = 6 to 10 digits; no birthdays or the like
set-up-pin-again = PIN again
set-up-pin-again-example = the same PIN
set-up-venue = Venue
set-up-venue-example = e.g. Central Community Centre
set-up-venue-missing = Type the venue's name, up to 60 characters.
set-up-machine = Machine
set-up-machine-example = e.g. beside the reception
set-up-machine-missing = Type a name for this machine, up to 60 characters.
set-up-machine-number = Machine number
set-up-machine-number-example = no other machine of the city has it
set-up-machine-number-wrong = The machine number is 1 to 999.
set-up-done = Next
pin-length = A PIN has 6 to 10 digits.
pin-easy = This PIN is easy to guess. Please choose another.
pin-date = This PIN looks like a date. Please choose another.
pin-own-number = This PIN is your own number. Please choose another.
pin-not-the-same = The two PINs differ. Please type both again.

## the board
board-place = Help desk, { $venue }
board-heading = What was it about? One digit records it as: { $outcome }.
board-saved = Recorded: { $receipt }, { $topic }.
board-last = Last record: { $receipt }, { $topic }
board-taken-back = { $receipt } was taken back.
board-taken-back-reason = taken back at once
board-slip = slip
board-take-back = undo
board-find = find
board-waiting = calls
board-drafts = unfinished
board-matters = { $count ->
    [0] open
   *[other] open { $count }
 }
board-today = today
board-hand-over = hand over
board-tally = tally
board-codes = QR codes
board-more = more
board-lock = lock
board-leave = sign out

## unfinished slips
drafts-place = Unfinished slips
drafts-heading = Which one do you go on with?
drafts-none = There are none.
drafts-unreadable = This one could not be read and was cleared away.
drafts-left = Left unfinished by staff who have left
drafts-left-by = Left unfinished by { $name }
drafts-left-why = If you take it over, it is yours, and you can go on with it.
drafts-left-changed = Last written
drafts-left-take-over = Take it over
drafts-left-taken-over = It is yours now. Please go on with it, and record it.
drafts-left-throw-away-ask = Throw away what { $name } left unfinished?
drafts-left-throw-away-why = What is thrown away cannot be brought back.
drafts-left-keep = Leave it as it is
drafts-left-throw-away-now = Throw it away
drafts-left-thrown-away = It was thrown away.
drafts-left-gone = Somebody else has taken this one over or recorded it already.

## who waits at a kiosk
waiting-place = Calls from the kiosk
waiting-heading = Someone is calling a helper. To go there, press the number or t.
waiting-none = Nobody is calling just now.
waiting-is-real = You are practising, but whoever stands here is really waiting.
waiting-minutes = { $minutes } min
waiting-waits = Waiting
waiting-mine = I am going
waiting-left = Has left
waiting-called-at = Called at { $time }.
waiting-language = Language of the screen: { $locale ->
    [ja] Japanese
    [ja-simple] plain Japanese
    [en] English
    [zh-Hans] Chinese
    [ko] Korean
   *[vi] Vietnamese
 }
waiting-handset = Phone: { $device }
waiting-lessons = Lessons seen: { $names }
waiting-codes = Codes seen: { $names }
waiting-comma = {", "}
waiting-at-home = Start screen or a list
waiting-at-step = Step { $step } of { $steps }: { $title }
waiting-at-end = The end of: { $title }
waiting-at-trouble = Trouble: { $says }
waiting-at-service = Service: { $name }
waiting-take = Go there
waiting-decline = Say that nobody can come
waiting-finish = Finish
waiting-write = Write it down
waiting-taken = The kiosk says that a helper is on the way. Please go there.
waiting-taken-by = { $name } was first and is going there.
waiting-withdrawn = The call was taken back, or someone else has finished with it.
waiting-finished = Finished.
waiting-declined = The kiosk says that no helper can come just now.

## the slip
slip-place = Consultation slip
slip-place-amend = Correct a record
slip-topic = Topic
slip-topic-missing = Choose what it was about.
slip-more-topics = Also about
slip-age = Age
slip-visits = Visit
slip-device = Device
slip-outcome = Outcome
slip-outcome-missing = Choose how it came out.
slip-referral = Sent on to
slip-channel = Came by
slip-note = Note
slip-note-example = No names, no numbers
slip-note-left = { $left } characters left.
slip-minutes = Minutes
slip-minutes-measured = Measuring: { $minutes } min
slip-minutes-none = leave empty if not known
slip-minutes-wrong = Minutes are a number up to 480.
slip-follow-up = Still to do
slip-follow-up-example = e.g. look for the password at home
slip-due = By when
slip-due-example = e.g. 12/5 (optional)
slip-due-wrong = Type the date like 12/5.
slip-day = Day
slip-day-example = { $day } (type another day)
slip-day-wrong = Type today or an earlier day, like 12/5.
slip-reason = Why
slip-reason-example = e.g. wrong topic
slip-reason-missing = Say in a few words why it is corrected.
slip-nothing-chosen = (none yet)
slip-attached = Shown in the talk: { $names }
slip-changed-meanwhile = Somebody else has changed this record. Go back and look at it as it is now.
slip-save = Record
slip-mask = Mask the number
slip-codes = Show codes
slip-guide = Guide
slip-throw-away = Throw away
slip-later = Later
slip-similar = Similar cases
slip-similar-case = { $day }, { $outcome }: { $note }
record-gone = This record is no longer there.
mask-my-number = This looks like a My Number. F2 masks it; the number is never stored.
mask-card = This looks like a card number. F2 masks it; the number is never stored.
mask-phone = This looks like a phone number. F2 masks it; the number is never stored.
mask-secret = This looks like a PIN or a password. F2 masks it; it is never stored.

## the coaching strip
guide-place = Guide: { $topic }
coach-ask = Ask
coach-never = Never
coach-refer = Send on
coach-refer-to = { $when }: { $name } { $phone }
coach-notes = From the lesson

## values of the slip
word-age = { $age ->
    [age-under-50] under 50
    [age-50s] 50s
    [age-60s] 60s
    [age-70s] 70s
    [age-80s] 80s
    [age-90-over] 90 and over
   *[age-unknown] not known
 }
word-visits = { $visits ->
    [first] first time
    [again] came before
   *[unknown] not known
 }
word-device = { $device ->
    [android] Android
    [iphone] iPhone
    [senior] senior phone
    [feature-phone] phone with keys
    [tablet] tablet
    [pc] computer
    [none] none
   *[unknown] not known
 }
word-channel = { $channel ->
    [walk-in] walked in
    [booked] by appointment
    [from-kiosk] from the kiosk
    [after-class] after a class
    [phone] by phone
   *[online] online
 }

## days and spans
desk-day = { $weekday ->
    [mon] Mon
    [tue] Tue
    [wed] Wed
    [thu] Thu
    [fri] Fri
    [sat] Sat
   *[sun] Sun
 }, { $day } { $month ->
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
 } { $year }
desk-due = by { $day } { $month ->
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
desk-due-any = any day
desk-due-today = due today
desk-due-tomorrow = due tomorrow
desk-overdue = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
 }
desk-span = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
 }

## a record
record-place = Record { $receipt }
record-reading = The record is being read.
record-voided = This record was taken back. It counts nowhere.
record-erased = This record was erased. What was written in it is gone for good; all that is left is when it was written and by whom.
record-nothing = (none)
record-minutes = { $minutes } min
record-not-measured = not measured
record-day = { $day }, { $time }
record-day-later = { $day } (recorded on a later day)
record-left = { $what } ({ $due })
record-state = How it stands
record-open = still open ({ $due })
record-closed = done
record-changed-meanwhile = Somebody else has changed this record. This is how it stands now.
record-written = Recorded
record-written-by = { $name }, { $day }, { $time }
record-venue = Venue
record-lessons = Lessons shown
record-services = Codes shown
record-from-kiosk = began with a call from the kiosk
record-may-not = Who wrote this record ({ $name }) can correct it on the same day; after that an organizer can.
record-amend = Correct
record-take-back = Take back
record-move = Still to do
record-erase = Erase

## what happened to it
story-heading = What happened to it
story-saved = { $name } recorded it
story-corrected = { $name } corrected it
story-change = { $field }: from "{ $before }" to "{ $after }"
story-reason = Why: { $reason }
story-taken-back = { $name } took it back
story-closed = { $name } closed what was still to do
story-put-off = { $name } left it open ({ $due })
story-line = Note: { $line }
story-erased = { $name } erased it
story-wordless = { $name } wrote something that is no longer there

## taking a record back
take-back-place = Take a record back
take-back-heading = Why is { $receipt } taken back?
take-back-why = A record that was taken back can still be read. It no longer counts.
take-back-reason = Why
take-back-reason-example = e.g. recorded twice
take-back-reason-missing = Say in a few words why.

## erasing it
erase-place = Erase a record
erase-heading = Why is { $receipt } erased?
erase-why = If only the figures are wrong, take the record back and do not erase it. Erase what should never have been written down, and do not repeat it in the reason.
erase-reason-example = e.g. a name was in it
erase-reason-missing = Say in a few words why it is erased.
erase-go-on = Next
erase-first = Erase { $receipt }?
erase-first-why = Nobody will be able to read what was written.
erase-second = Are you sure?
erase-second-why = What is erased cannot be brought back.
erase-keep = Go back, do not erase
erase-sure = Erase it
erase-now = Yes, erase it now
erase-done = { $receipt } was erased.

## what was left open
move-place = Still to do
move-no-words = (nobody wrote down what)
move-becomes = What now
move-closed = It is done
move-open = Still open
move-line = For the next one
move-line-example = e.g. called, no answer
move-done = Noted.

## what is open
matters-place = Still to do, { $venue }
matters-place-everywhere = Still to do, all venues
matters-reading = Looking it up.
matters-none = Nothing is left to do.
matters-heading = { $count ->
    [one] 1 matter is still open.
   *[other] { $count } matters are still open.
 }
matters-overdue = { $count ->
    [one] 1 of them is overdue.
   *[other] { $count } of them are overdue.
 }
matters-due = By when
matters-since = Since
matters-what = What to do
matters-open = Open the record
matters-everywhere = All venues
matters-here = This venue only

## a day
today-place = The day, { $venue }
today-reading = Looking it up.
today-counts = { $count ->
    [one] 1 consultation
   *[other] { $count } consultations
 }, { $span } measured
today-own-records = Your own records and open ones: { $count } (Enter opens)
today-records = Records: { $count } (Enter opens)
today-no-records = There are no records of this day.
print-records = Records: { $count }
today-taken-back = taken back
today-open = open
today-handovers = From the shifts before
today-no-handovers = Nobody left a line.
today-before = Day before
today-after = Day after
today-hand-over = Line for the next
today-matters = Still to do

## a line for the next shift
handover-place = For the next shift
handover-heading = What should the next shift know?
handover-line = Line
handover-example = e.g. the printer is out of paper
handover-missing = Write a line of up to 100 characters.
handover-said = { $name }: { $line }
handover-write = Write it down
handover-written = The line for the next shift is written down.

## a tally on paper
tally-place = Paper tally, total { $count }
tally-why = Copies the tally marks of one day from paper. Type how many there were of each topic. The outcome of each will be: { $outcome }.
tally-day-example = { $day } (type another day)
tally-none = 0
tally-too-many = Up to 200 each. Please look at the paper again.
tally-empty = No number was typed yet.
tally-next = Next
tally-done = That is all
tally-ask = { $count ->
    [one] Record 1 consultation of { $day }?
   *[other] Record { $count } consultations of { $day }?
 }
tally-ask-why = Each stroke becomes a record. To undo it, each would have to be taken back by itself, so please look at the numbers once more.
tally-correct = Go back and look again
tally-write = { $count ->
    [one] Record 1 consultation
   *[other] Record { $count } consultations
 }
tally-list = What is recorded
tally-count = { $count }
tally-written = { $count ->
    [one] 1 consultation was recorded.
   *[other] { $count } consultations were recorded.
 }
tally-leave = Throw the half-typed tally away?
tally-leave-why = The numbers that you typed are not kept anywhere.
tally-stay = Go on
tally-throw-away = Throw it away
## finding
find-place = Find
find-box = Find
find-example = e.g. photo topic:line 2026-10..
find-help = Words of the note, topic, venue, date, record number. The down arrow goes to the records found.
find-understood = Understood: { $parts }
find-voided = taken back
find-nothing = Nothing found. Try a shorter word, or fewer.
find-count = { $count } found
find-more-than = More than { $count } found. The newest are shown.
find-word = "{ $word }"
find-without = without "{ $word }"
find-filter = { $key }: { $names }
find-filter-not = { $key } not { $names }
find-day = { $day }
find-days = from { $from } to { $to }
find-days-from = from { $from } on
find-days-to = up to { $to }
find-receipt = record { $receipt }
find-as-word = { $why ->
    [unknown-key] "{ $text }" (no such field, so as a word)
    [unknown-value] "{ $text }" (no such name, so as a word)
    [not-a-receipt] "{ $text }" (not a record number, so as a word)
    [not-a-day] "{ $text }" (no such day, so as a word)
   *[other] "{ $text }" (as a word)
 }
find-left-out = { $why ->
    [too-many] "{ $text }" left out (too many parts)
   *[other] "{ $text }" left out (nothing to look for)
 }
find-follow-up = { $state ->
    [open] open
   *[closed] closed
 }
find-key = { $key ->
    [topic] topic
    [outcome] outcome
    [follow-up] still to do
    [lesson] lesson
    [service] service
    [venue] venue
    [helper] helper
    [age] age
    [device] device
   *[channel] came by
 }

## members of staff
members-place = Staff
members-heading = Who works here
members-role = Role
members-state = State
members-locked = locked
members-left = left
members-add = Add
members-new-pin = New PIN
members-unlock = Unlock
members-retire = Has left
members-not-locked = The account of { $name } is not locked.
members-unlocked = { $name } can sign in again.
members-has-left = { $name } has left already.
members-not-oneself = You cannot do that to yourself. Please ask another organizer.
members-last-organizer = Nobody would be left as an organizer. Please add another organizer first.
members-retire-ask = Has { $name } left?
members-retire-why = Who has left can no longer sign in. Their records stay as they are. Slips they did not finish can be taken over by an organizer.
members-keep = Leave it as it is
members-retire-now = Yes, has left
members-retired = { $name } has left.
member-add-place = Add a member of staff
member-add-heading = A new member of staff
member-pin = First PIN
member-pin-why = Let the new member type the PIN.
member-number-wrong = The number is 1 to 9999.
member-number-taken = Somebody else has this number. Please choose another.
member-added = { $name } was added.
member-next = Next
new-pin-place = New PIN
new-pin-heading = A new PIN for { $name }
new-pin-done = { $name } has a new PIN.
word-role = { $role ->
    [organizer] organizer
   *[volunteer] helper
 }

## the lists of the slip
lists-place = Lists of the slip: { $list ->
    [topic] topics
    [outcome] outcomes
   *[referral] referrals
 }
lists-why = Whatever you change here, old records and figures stay as they are.
lists-ja = Japanese name
lists-en = English name
lists-state = State
lists-retired = not offered
lists-split = split from "{ $from }"
lists-topics = Topics
lists-outcomes = Outcomes
lists-referrals = Referrals
lists-rename = Rename
lists-up = Up
lists-down = Down
lists-retire = Offer or not
lists-split-up = Split
lists-add = Add
lists-is-retired = "{ $name }" is not offered. Press r first to offer it again.
lists-is-first = It is the first already.
lists-is-last = It is the last already.
lists-done = "{ $name }" was changed.
lists-name-missing = Type a Japanese name. It is used where there is none in another language.
lists-name-too-wide = The { $language ->
    [ja] Japanese name
    [en] English name
   *[other] name in another language
 } is too long: 40 letters or 20 Japanese characters at most.
lists-short-missing = The { $language ->
    [ja] Japanese name
    [en] English name
   *[other] name in another language
 } does not fit on a button. Type a short one too: 16 letters or 8 Japanese characters.
lists-short-too-wide = The short { $language ->
    [ja] Japanese name
    [en] English name
   *[other] name in another language
 } is too long: 16 letters or 8 Japanese characters at most.
lists-no-origin = What is to be split is not in the list. Go back and look at the list.
lists-last-one = Nothing would be left to choose from. Offer another one first.
lists-no-id = This name cannot be used. Please choose another.

## an entry of a list
term-rename-place = Rename
term-add-place = Add to a list
term-split-place = Split
term-rename-heading = The name of "{ $name }"
term-add-heading = A new entry
term-split-heading = Split "{ $name }" into several
term-rename-why = Old records show the new name too. If it would mean something else, add a new entry and do not rename this one.
term-add-why = A short name is needed only where the name does not fit on a button.
term-split-why = Type the new entries one by one, then press F2. The old one is no longer offered; old records keep it.
term-parts = So far: { $names }
term-ja-example = e.g. 見守りの道具
term-en-example = e.g. care devices (optional)
term-ja-short = Short Japanese
term-en-short = Short English
term-short-example = only if it does not fit on a button
term-next = Next
term-all-parts = That is all
term-no-parts = Type the new entries first.
term-part-added = "{ $name }" is in. Type the next one, or press F2.
term-split-done = "{ $name }" was split.

## codes for the learner
codes-place = Show a QR code
codes-of-lesson = Codes of "{ $lesson }"
codes-find = Find
codes-find-example = type a part of the name
codes-fitting = May fit this talk
codes-all = QR codes
codes-lessons = Lessons (choosing one notes it on the slip)
codes-lesson-codes = codes: { $count }
codes-none = Nothing has these letters in its name. Try fewer.
codes-lesson-none = This lesson has no codes.
codes-show = Show it large
code-caption = { $host } ({ $owner })
code-back = Go back
code-practice = [PRACTICE] Public services
code-gone = This code cannot be shown at present.

## what else there is
bookmarks-place = Bookmarks
bookmarks-what = Keeps a learner's place by a number alone. No name is written down.
bookmarks-number = Number
bookmarks-number-example = The nine digits on the slip
bookmarks-lost = Lost number
bookmarks-lost-example = Only to join the two
bookmarks-print = To print a slip, use "terakoya bookmark slip NUMBER".
bookmarks-show = Show it large
bookmarks-make = Make a new one
bookmarks-wrong-digit = One digit seems to be different. Compare it with the slip.
bookmarks-incomplete = A number has nine digits.
bookmarks-unknown = { $number } is not found on this machine.
bookmarks-merged = They are one now. Either number goes on where the learner was.
bookmarks-none-left = This machine has no numbers of bookmarks left.
bookmarks-practice = [PRACTICE] Bookmark

more-place = More
more-bookmarks = Bookmarks
more-bookmarks-what = Make one for a learner, show it large, join it with one that was lost
more-members = Staff
more-members-what = Add somebody, give a new PIN, unlock an account
more-lists = Lists of the slip
more-lists-what = Names and order of topics, outcomes and referrals
more-train = Begin practice
more-train-what = Try every screen on sample records. What you write while you practise is never in the records or the figures, and every screen says that it is practice.
more-train-end = End practice
more-train-end-what = Goes back to the real records. Nothing that was written in practice comes with you.
more-machine = This machine
more-machine-is = { $name } (number { $number })
more-venue = Venue
more-saving = Saving
more-lessons = Lessons
more-lessons-count = { $count }
more-display = Screen
more-display-is = F6 { $colours }, F7 { $language }

## a class on paper
word-mark = { $mark ->
    [present] present
    [late] late
    [left-early] left early
    [excused] excused
   *[absent] absent
 }
class-came-by = { $how ->
    [walk-in] walked in
    [waiting] waiting list
   *[cancelled] cancelled
 }
class-slip = slip { $slip }
class-count = { $here } of { $listed } here
class-sheet-walk-ins = Came without a booking (call name or slip)
class-sheet-code = Code of this sheet: { $code }

## classes
board-classes = Classes
class-list-place = Classes at { $venue }
classes-place-everywhere = Classes at all venues
classes-reading = One moment, please.
classes-none = No classes in the past month, and none to come.
classes-today = Today
classes-coming = To come
classes-before = The past month
classes-when = When
classes-title = Class
classes-state = State
classes-seats-head = Booked
classes-calls-head = To call
classes-seats = { $taken } of { $capacity }
classes-seats-waiting = { $taken } of { $capacity }, { $waiting } wait
classes-calls = { $calls }
classes-open = Open register
classes-follow-up = Ask after
class-day-and-time = { $day }, { $from } to { $until }
class-state = { $state ->
    [planned] planned
    [open] open
    [full] full
    [called-off] off
   *[held] held
 }
class-to-close = to close
class-not-bookable = This class cannot be booked now.
class-is-off = This class has been called off.
class-number-erased = The phone number of this booking has been erased. A new one cannot be kept.
class-stranger = They are not on the register of this class.

## the register of a class
register-place = Register
register-count = { $title }: { $here } of { $listed } here
register-gone = This class is no longer there.
register-when = { $when }  { $place }
register-counts = { $state }  no mark: { $unmarked }  walk-ins: { $walk_ins }  waiting: { $waiting }
register-called-off = Called off. { $reason }
register-nobody = Nobody is on the register yet.
register-who = Name
register-came-by = Booking
register-mark = Mark
register-remark = Remark
register-waiting = Waiting list and others
register-with-bookmark = { $who } ({ $number })
register-clear = Clear mark
register-all-present = All present
register-all-present-done = Marked { $count } as present. Now correct the exceptions.
register-all-marked = Everybody with a seat has a mark.
register-walk-in = Walk-in
register-book = Book
register-person = Details
register-calls = Call { $calls }
register-answers = Exit answers
register-held = Close
register-held-done = The class is closed. Marks can still be corrected.
register-open = Open booking
register-opened = It can be booked now, at the kiosk too.
register-reopen = Open again
register-call-off = Call off
register-restore = It is on
register-restored = The class is on again. { $calls ->
    [0] Nobody needs a call.
    [one] One person needs a call.
   *[other] { $calls } people need a call.
 }

## by what somebody is called
guest-example = Left empty: number slip { $slip }
guest-bookmark = Bookmark
guest-bookmark-example = If they have one: 9 digits
guest-too-long = A name has at most { $most } letters.
guest-not-a-slip = Number slips go from 1 to { $last }. A phone number belongs into its own field.
guest-slip-taken = Somebody else has number slip { $slip }.

walk-in-place = Walk-in
walk-in-heading = Add somebody who came without a booking
walk-in-why = A name is only needed to call them.
walk-in-save = Add
walk-in-done = Added { $who }.

booking-place = Book a class
book-free = There are seats.
book-few = { $seats ->
    [one] One seat is left.
   *[other] { $seats } seats are left.
 }
book-full = It is full. They will be on the waiting list.
book-phone = Phone
book-phone-example = If they want a call back. Erased after the class
book-phone-wrong = A phone number has 10 or 11 digits and begins with 0.
book-by = Came by
word-booked-by = { $by ->
    [desk] desk
    [phone] phone
    [kiosk] kiosk
   *[online] online
 }
book-save = Book
book-seat = { $who } has a seat.
booking-waits = { $who } is on the waiting list, { $before } before them.
book-already = { $who } has booked already.

person-place = On the register
person-reason = Came for
person-remark = Remark
person-remark-example = What helps next time
person-who-example = A name or the number of the slip
person-who-missing = Please type a name or the number of the slip.
person-made = { $at } { $by }
person-heard = Was told
person-heard-is = { $news } ({ $day }, { $at })
person-no-mark = mark cleared
person-by-kiosk = kiosk
person-marked = { $mark }  { $at }  { $by }
person-save = Save
person-saved = Saved what was said of { $who }.
person-cancel = Cancel booking
person-cancel-ask = Cancel the booking of { $who }?
person-cancel-why = Whoever waits moves up into the seat. You can take it back.
person-cancel-now = Cancel it
person-keep = Leave it
person-cancelled = Cancelled the booking of { $who }. { $calls ->
    [0] Nobody needs a call.
    [one] One person needs a call.
   *[other] { $calls } people need a call.
 }
person-restore = Booking stands
person-restored = The booking of { $who } stands again.

calls-place = To call: { $title }
calls-heading = { $calls ->
    [one] One person to call
   *[other] { $calls } people to call
 }
calls-how = Press 1 when they know, 2 when nobody answered.
calls-none = Nobody needs a call any more.
calls-what = What to say
calls-no-phone = no number
call-news = { $seating ->
    [seat] They have a seat
    [waiting] They are on the waiting list
    [moved] The class is at another time
   *[called-off] It is called off
 }
calls-missed-before = { $what } ({ $missed ->
    [one] tried once
   *[other] tried { $missed } times
 })
calls-reached = They know
calls-missed = No answer
calls-noted = Noted the call to { $who }.

call-off-place = Call a class off
call-off-what = The kiosk will say that it is off. Everybody who booked comes onto the list of calls. You can take it back.
call-off-reason = Why
call-off-example = Such as: typhoon. The kiosk shows it
call-off-now = Call off
call-off-done = The class is called off. { $calls ->
    [0] Nobody needs a call.
    [one] One person needs a call.
   *[other] { $calls } people need a call.
 }

answers-place = Exit answers: { $title }
answers-first = Sheet { $number }: could they do it alone?
answers-second = Sheet { $number }: would they come again?
answers-how = Press the number that is ticked on the paper. No names are kept.
answers-count = { $count }
answers-saved = { $count ->
    [one] One sheet is noted.
   *[other] { $count } sheets are noted.
 }
answer-could = { $could ->
    [alone] alone
    [with-help] with help
   *[not-yet] not yet
 }
answer-again = { $again ->
    [yes] would come again
    [no] would not
   *[unsaid] does not say
 }

register-figures = Figures
figures-place = Figures: { $title }
figures-here = Came
figures-came = { $count } ({ $walk_ins } without a booking)
figures-of = { $what }: { $count }
figures-exit = Exit answers
figures-none = Nobody has come yet.
figures-paper = `terakoya class sheet` prints the register on paper.

to-ask-place = Ask after
to-ask-what = People who booked and stayed away twice or more, and people who waited and never had a seat.
to-ask-none = There is nobody to ask after now.
to-ask-why-head = Why
to-ask-last = Last
to-ask-why = { $why ->
    [absent] away { $times } times
   *[never-served] waited without a seat: { $times }
 }

## planning classes
word-holiday = { $holiday ->
    [new-year] New Year's Day
    [coming-of-age] Coming of Age Day
    [foundation] National Foundation Day
    [emperor] The Emperor's Birthday
    [spring-equinox] Vernal Equinox Day
    [showa] Showa Day
    [constitution] Constitution Memorial Day
    [greenery] Greenery Day
    [children] Children's Day
    [sea] Marine Day
    [mountain] Mountain Day
    [aged] Respect for the Aged Day
    [autumn-equinox] Autumnal Equinox Day
    [sports] Sports Day
    [culture] Culture Day
    [labour] Labour Thanksgiving Day
    [substitute] substitute holiday
    [between] day between holidays
   *[said] as you said
 }
word-weekday = { $weekday ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
 }
plan-new = Plan a class
plan-change = Change the plan
plan-again-like = Plan again

plan-place = Plan a class
plan-place-change = Change the plan: { $title }
plan-next = Next
plan-check = See what comes out
plan-leave = Throw away what you typed?
plan-leave-why = Nothing of it is saved yet.
plan-stay = Keep typing
plan-throw-away = Throw it away
plan-nothing = (please choose)
plan-flaws = { $count ->
    [one] 1 field needs another look: see the line below it.
   *[other] { $count } fields need another look: see the lines below them.
 }
plan-title = Title
plan-title-example = e.g. First steps with a phone
plan-title-missing = Please type a title of up to { $most } characters.
plan-reading = Reading
plan-reading-example = In kana, to sort by; may stay empty
plan-about = About
plan-about-example = What people do there; kiosks show it
plan-about-too-long = This is too long: 400 characters at most.
plan-no-venue = There is no venue yet: add one with F3
plan-venue-missing = Please choose a venue.
plan-room = Room
plan-no-room = none in particular
plan-no-rooms = No rooms are written down for this venue
plan-day = Day
plan-first-day = First day
plan-day-example = e.g. 12-1 or 2026-12-01
plan-day-wrong = Please type a day like "12-1" or "2026-12-01".
plan-day-over = { $day } is over already
plan-holiday = { $day }: { $holiday }
plan-time = Time
plan-time-example = e.g. 10:00-12:00
plan-time-wrong = Please type when it begins and ends, like "10:00-12:00".
plan-again = Repeats
plan-repeat = { $how ->
    [weekly] every week
    [second-week] every second week
    [monthly] every month
   *[once] does not repeat
 }
plan-rule = { $how ->
    [weekly] every { $weekday }
    [second-week] every second { $weekday }
   *[monthly] { $nths } { $weekday } monthly
 }
plan-nth = { $nth ->
    [first] 1st
    [second] 2nd
    [third] 3rd
    [fourth] 4th
    [fifth] 5th
   *[last] last
 }
plan-nths = Which of a month
plan-nths-missing = Please choose at least one day of the month.
plan-ends = Until
plan-ends-example = e.g. 10 times, or 2027-03-31
plan-ends-wrong = Please type how many times, like "10" ({ $most } at most), or a last day, like "2027-03-31".
plan-no-days = There is no class until then. Please type a later day.
plan-on-holidays = On holidays
plan-holidays = { $how ->
    [skip] no class
   *[keep] a class as always
 }
plan-not-on = Also not on
plan-not-on-example = May stay empty; e.g. 12-29 1-5
plan-not-on-wrong = Please type the days with spaces between them, like "12-29 1-5".
plan-people = { $count }
plan-capacity = Seats
plan-capacity-example = How many learners
plan-capacity-wrong = Seats are a number from 1 to { $most }.
plan-helpers = Helpers
plan-phones = Phones to lend
plan-none-example = 0
plan-lessons = Lessons
plan-choose-lessons = choose
plan-lessons-how = Choose lessons in the order in which you go through them. Once more takes one out.
plan-lesson-nth = Order
plan-lesson = Lesson
plan-lesson-at = no. { $nth }
plan-lesson-turn = Choose or take out
plan-lessons-done = Done
plan-page = Booking page
plan-page-example = Its address, if it can be booked over the net
plan-page-wrong = Type an address that begins with https://, has at most { $most } letters, and none of ? # @.
plan-book-until = Book until
plan-book-until-example = Empty: until the class begins
plan-book-until-wrong = The last day to book cannot be after the class.
plan-opens = Booking
plan-opens-not = does not begin yet
plan-opens-now = begins at once
plan-whole = Change
plan-only-this = only this class
plan-whole-course = all coming classes
plan-doubt-room = The venue has no room of that name.
plan-doubt-too-many = Only { $fit } fit in, it says.
plan-doubt-closed = The venue is closed at that time.
plan-doubt-taken = "{ $title }" is in that room at that time.

plan-review = { $title }: { $count ->
    [one] 1 class
   *[other] { $count } classes
 } will be planned
plan-review-change = { $title }: { $count ->
    [one] 1 class
   *[other] { $count } classes
 } will be changed
plan-doubts = { $count ->
    [one] 1 day needs
   *[other] { $count } days need
 } a look. It can be saved as it is.
plan-doubt = { $day }: { $what }
plan-days = Days
plan-skipped = No class on
plan-save = { $count ->
    [one] Save 1 class
   *[other] Save { $count } classes
 }
plan-save-change = { $count ->
    [one] Change 1 class
   *[other] Change { $count } classes
 }
plan-edit = Back to the fields
plan-unchanged = Nothing is changed.
plan-saved = { $count ->
    [one] 1 class is
   *[other] { $count } classes are
 } planned. { $stage ->
    [open] People can book now.
   *[planned] Booking has not begun: begin it on the register.
 }
plan-changed = { $count ->
    [one] 1 class is
   *[other] { $count } classes are
 } changed. { $calls ->
    [0] Nobody needs to be called.
    [one] 1 person must be called.
   *[other] { $calls } people must be called.
 }

venues-place = Venues
venues-none-here = This machine stands at "{ $venue }", which is not among the venues yet.
venues-add = Add a venue
venues-add-here = Add this machine's venue
venues-change = Change
venues-rooms = { $count ->
    [one] 1 room
   *[other] { $count } rooms
 }
venues-retired = "{ $name }" can no longer be chosen. Classes there stay as they are.
venues-offered = "{ $name }" can be chosen again.
venue-place = Venue: { $name }
venue-place-new = New venue
venue-name = Name
venue-reading-example = In kana, to sort by; may stay empty
venue-district = District
venue-district-example = e.g. Centre; figures are told by district
venue-address = Address
venue-address-example = From the prefecture on
venue-code = Municipal code
venue-code-example = Six digits, e.g. 272035
venue-code-wrong = A municipal code has six digits, of which the last checks the others. These do not agree.
venue-position = Position
venue-position-example = e.g. 34.781389, 135.470000
venue-position-wrong = Please type latitude and longitude with a comma between them, like "34.781389, 135.470000".
venue-capacity-example = How many fit into the venue; of a room, say it there
venue-rooms = Rooms
venue-rooms-example = e.g. Meeting room=12; Tatami room=8
venue-rooms-wrong = Please type rooms like "Meeting room=12; Tatami room=8": name, =, how many fit; ";" between them.
venue-rooms-twice = Two rooms have one name, or a room has none.
venue-hours-how = Opening hours (two, with a space, if it closes at noon; empty is closed)
venue-hours-example = e.g. 09:00-12:00 13:00-17:00
venue-hours-wrong = Please type hours like "09:00-12:00 13:00-17:00". A closed day stays empty.
venue-closed = closed
venue-exceptions = Other days
venue-exceptions-example = e.g. 2026-12-29 closed New Year; 2026-12-05 10:00-12:00
venue-exceptions-wrong = Please type days like "2026-12-29 closed New Year" or "2026-12-05 10:00-12:00", with ";" between them.
venue-like-monday = Weekdays like Monday
venue-like-monday-done = Tuesday to Friday are as Monday now.
venue-monday-missing = Please type the hours of Monday first.
venue-save = Save
venue-saved = The venue "{ $name }" is saved.
venue-there = There is a venue "{ $name }" already. Please choose another name.

courses-place = Courses
courses-what = Classes that come again. Choose one to change all its coming classes together.
courses-none = There is no course yet. A class that repeats is one: say so when you plan it.
courses-title = Course
courses-rule = When
courses-next = Next
courses-coming = To come
courses-times = { $count ->
    [one] 1 class
   *[other] { $count } classes
 }
courses-change = Change them all
courses-over = It has no coming classes. Press t to plan another one like it.
courses-long-over = This course ended more than half a year ago. Please plan a new one.
tally-gone = "{ $topic }" is no longer offered. Take its number away and count it under another topic. Nothing is recorded yet.
