# Screens for staff

## lists that scroll
sheet-above = { $rows } more above
sheet-below = { $rows } more below

## on every screen
desk-trains = [PRACTICE]
desk-waiting = Waiting: { $count }
desk-drafts = Unfinished: { $count }
desk-nobody = (nobody)
desk-back = Go back
desk-unsaved-disk-full = The disk is full, so this is not saved. What you typed is still here: free some space, then press the key again.
desk-unsaved-not-writable = The data folder cannot be written, so this is not saved. What you typed is still here: please tell an organizer.
desk-unsaved-damaged = The records cannot be read, so this is not saved. Write it on paper and tell an organizer.
desk-unsaved-unreachable = It is not certain whether this was saved. Press the key again: it will not be recorded twice.

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
board-heading = What was it about? One digit records it.
board-saved = Recorded: { $receipt }, { $topic }.
board-last = Last record: { $receipt }, { $topic }
board-taken-back = { $receipt } was taken back.
board-taken-back-reason = taken back at once
board-slip = Write a slip
board-take-back = Undo the last one
board-drafts = Open unfinished
board-waiting = see who is calling
board-find = Find
board-lock = Lock
board-leave = Sign out

## unfinished slips
drafts-place = Unfinished slips
drafts-heading = Which one do you go on with?
drafts-none = There are none.
drafts-unreadable = This one could not be read and was cleared away.

## who waits at a kiosk
waiting-place = Calls from the kiosk
waiting-heading = Someone is calling a helper. To go there, press the number or t.
waiting-none = Nobody is calling just now.
waiting-is-real = You are practising, but whoever stands here is really waiting.
waiting-minutes = { $minutes } min
waiting-waits = waiting
waiting-mine = I am going
waiting-left = has left
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
waiting-at-home = start screen or a list
waiting-at-step = { $title }, step { $step } of { $steps }
waiting-at-end = { $title }, the end
waiting-at-trouble = Trouble: { $says }
waiting-at-service = Service: { $name }
waiting-take = go there
waiting-decline = say that nobody can come
waiting-finish = finish
waiting-write = write it down
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
slip-codes = Show QR codes
slip-throw-away = Throw away
slip-later = Go on later
slip-similar = Similar cases
slip-similar-case = { $day }, { $outcome }: { $note }
record-gone = This record is no longer there.
mask-my-number = This looks like a My Number. F2 masks it; the number is never stored.
mask-card = This looks like a card number. F2 masks it; the number is never stored.
mask-phone = This looks like a phone number. F2 masks it; the number is never stored.
mask-secret = This looks like a PIN or a password. F2 masks it; it is never stored.

## the coaching strip
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
