# The words of the kiosk. Readings are written [kanji|kana]; English needs none.

## The bottom row
nav-help = Help
nav-start = Start
nav-back = Back
nav-display = Language ことば
nav-display-short = A/ことば
nav-next = Next
page-of = page { $page } of { $pages }
ok = Close

## Languages and comfort
language-name = English
attract-welcome = Welcome
attract-about = Let us practise using your phone together.
attract-touch = Please touch here
attract-place = Phone school
language-title = Which language would you like to read?
display-title = Language and colours
display-language = Change the language (ことば)
display-theme = Change the colours (now: { $theme })
display-hide = Hide the screen from others
display-speak-on = Read the screen aloud to me
display-speak-off = Stop reading aloud
theme-paper = light
theme-night = dark
theme-plain = no colours

## Home
home-place = Phone school
home-heading = What would you like to do?
home-learn = Learn to use a phone
home-learn-note = slowly, one thing at a time
home-troubles = Something is wrong
home-troubles-note = odd screen, no sound, a strange message
home-services = Find public services
home-services-note = city hall, disasters, pension, library
home-help = Call a helper
home-help-note = ask anything you like
home-bookmark = I have a bookmark number
home-bookmark-note = go on from last time
home-bookmark-mine = Show my bookmark number
loading = Getting ready. One moment, please.
nothing-here = There is nothing here just now. Please ask a helper.

## Learning
courses-heading = What would you like to learn?
lessons-heading = Which lesson would you like first?
lesson-minutes = about { $minutes } minutes
lesson-begin = Begin
lesson-about-heading = What you will be able to do
lesson-before = Before you start
lesson-asked = Read questions people ask
lesson-asked-heading = Questions people ask
lesson-in-other-language = For now, this page is written in { $language }.
step-progress = Step { $step } of { $steps }
question-place = Let us think
feedback-right = That is right
feedback-other = Let us think again
feedback-again = Choose again
end-heading = You have read "{ $lesson }" to the end
end-ask = Can you do it by yourself now? Please choose the answer that feels true.
end-alone = I can do it by myself
end-with-help = I can do it with some help
end-not-yet = It is still difficult
end-kept = We have noted what you learned today, but not your name.
next-alone = Well done. Let us go on, with no hurry.
next-with-help = That is good enough. It gets easier each time.
next-not-yet = That is all right. It is hard for everyone at first. You can read it again, or ask a helper.
next-heading = What would you like to do next?
next-lesson = Next, learn "{ $lesson }"
next-service = Try "{ $service }"
next-again = Read this again from the start
next-home = That is enough for today

## The bookmark
bookmark-place = Bookmark
bookmark-note = You can also make a bookmark, to go on from here next time
bookmark-offer-heading = Well done
bookmark-offer = With a bookmark you can go on from here the next time you come.
bookmark-make = Make a bookmark
bookmark-leave-without = Leave without one
bookmark-making = Your bookmark is being made.
bookmark-unmade = No bookmark can be made right now, sorry. You can go on with your lesson.
bookmark-unsaved = Your place cannot be kept right now, sorry. Please tell a helper.
bookmark-number = Bookmark number { $number }
bookmark-copy = Please copy this number down. A helper can print it for you, too.
bookmark-scan = The square pattern is a QR code of the number alone.
bookmark-no-name = Your name is not on it. If you lose it, you can make another.
bookmark-copied = Done
bookmark-offer-slip = With this number you can go on where you were the next time you come.
bookmark-enter = Please type the number of your bookmark.
bookmark-erase = Erase
bookmark-missing = { $count ->
    [one] One more digit.
   *[other] { $count } more digits.
}
bookmark-complete = That is all of it. Press Next.
bookmark-wrong-digit = One digit seems to be different. Compare it with your slip, and correct it with Erase.
bookmark-looking = Looking for it.
bookmark-unknown = No bookmark with this number is found here. Compare it with your slip, or ask a helper.
bookmark-wait = Please rest for about { $seconds } seconds, then press Next again.
bookmark-unreadable = Bookmarks cannot be opened right now, sorry. You can still choose any lesson.
bookmark-welcome = Welcome back
bookmark-was-at = Last time you came to step { $step } of "{ $lesson }".
bookmark-had-finished = Last time you read "{ $lesson }" to the end.
bookmark-nothing-yet = Start wherever you like.
bookmark-resume = Go on
bookmark-read-again = Read "{ $lesson }" again
bookmark-else = Do something else
recall-begin = Do you still remember "{ $lesson }"?
recall-note = Two questions at most; it is not a test
recall-place = Do you still remember?
recall-other = Never mind, let us remember it together
recall-skip = Not today

## Kinds of phone
handset-heading = Which phone do you have?
handset-android = Android
handset-iphone = iPhone
handset-senior = Simple phone for seniors
handset-unknown = I don't know
handset-find-heading = Please look at the back of your phone
handset-find-apple = There is a picture of an apple
handset-find-senior = It says らくらく, シンプル or かんたん
handset-find-other = Neither of these
handset-find-none = I cannot tell, or I have no phone
handset-for = For: { $handset }

## Remarks
alert-tip = A helpful tip
alert-note = Good to know
alert-warning = Be careful

## Words explained
word-place = What a word means
word-link = What is "{ $word }"?
word-close = Close
service-link = Open "{ $service }"
lesson-link = Learn "{ $lesson }"

## Something is wrong
troubles-place = Something is wrong
troubles-heading = What kind of problem is it?
trouble-heading = Please choose the closest one
trouble-try = Please try this first
trouble-lesson = See "{ $lesson }"
trouble-service = See "{ $service }"
trouble-helper = Call a helper

## Procedures and services
services-place = Public services
services-heading = What are you looking for?
service-owner = This service is run by: { $owner }
service-host = { $host }
service-scan = Point your phone's camera at the square code.
service-scan-next = The square code is on the next page. Point your phone's camera at it there.
service-compare = Does your phone show this name?
service-bring = What you need
service-phone = Phone: { $phone }
service-hours = Hours: { $hours }
service-no-code = We are still checking this. Please ask a helper.
service-counter = Please phone, or go to the counter.
service-too-large = The letters are too large for the square code to fit. Please ask a helper to show it. It leads to { $host }.
service-wifi = The Wi-Fi name is { $ssid }.
venue-wifi-name = Free Wi-Fi here
venue-wifi-what = Connect to the Wi-Fi of this place, free of charge

## Calling a person
help-place = Calling a helper
help-heading = We have called a helper
help-wait = Please wait here. The helper knows which screen you were looking at.
help-minutes = Minutes since you called: { $minutes }
help-taken = A helper is on the way to you.
help-done = The helper has finished. If something is still unclear, please call again.
help-declined-heading = No helper can come just now
help-declined = We are sorry to have kept you waiting. Please speak to someone near you, or call again in a little while.
help-again = Call again
help-unsaved = Your call did not get through. Please speak to a helper near you.
help-speak = If you are in a hurry, please speak to a helper near you.
help-cancel = I no longer need help
help-go-on = Go on

## Are you still there?
idle-heading = Are you still there?
idle-text = If nothing is touched for a while, the start screen comes back.
idle-yes = Go on
blank-text = The screen is hidden. Touch it to go on.
too-small = The screen is too small. Please ask a helper to change the size of the letters.
too-small-size = It is { $columns } letters wide and { $rows } lines high. It needs at least 60 and 16.

## Staff
staff-place = For staff
staff-heading = How this machine is doing
staff-fine = Records are being saved.
staff-saving-disk-full = The disk is full, so nothing can be recorded. Please delete files that are not needed. Recording then starts again by itself. Lessons and codes still work.
staff-saving-not-writable = The data folder cannot be written to, so nothing can be recorded. Please check its permissions. Lessons and codes still work.
staff-saving-damaged = The record file cannot be read, so nothing can be recorded. The file has been left untouched. Please run "terakoya journal verify". Lessons and codes still work.
staff-saving-unreachable = The result of the last save is unknown, so recording has stopped. Please restart the machine. Lessons and codes still work.
staff-missing = Records missing since { $since }: { $count }. The power may have failed, or an old file was put back.
staff-cloned = This machine seems to be a copy of another one. It has begun a new series of records.
staff-closed = Lessons that were cut off: { $count }. They have been recorded as far as they went.
staff-open-to-others = Other users of this computer can read the records. Ask whoever looks after it to make the data folder its own (chmod 700).
staff-complaints = Places in the lessons that need mending: { $count }.
staff-return = Back to the start screen
staff-desk = Open the help desk
staff-quit = End this program

## The linear mode
plain-prompt = Type a number or a sign, then press Enter

## Classes
home-classes = Find or book a class
home-classes-note = Days and times of phone classes
home-check-in = Check in for the class
home-check-in-note = It begins at { $from }
home-today = Lessons of today's class
home-today-note = { $class }
home-exit = How was the class today?
home-exit-note = Two short questions, without your name
class-day = { $weekday ->
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
 }
class-time = { $hour ->
    [0] 12
   *[other] { $hour }
 }:{ $minute ->
    [0] 00
    [1] 01
    [2] 02
    [3] 03
    [4] 04
    [5] 05
    [6] 06
    [7] 07
    [8] 08
    [9] 09
   *[other] { $minute }
 } { $half ->
    [am] am
   *[pm] pm
 }
class-when = { $day }, { $from } to { $until }
class-starts = { $day }, from { $from }
class-begins = { $class } (from { $from })
class-free = There are free seats
class-few = { $seats ->
    [one] Nearly full: 1 seat left
   *[other] Nearly full: { $seats } seats left
 }
class-full = Full; you can wait for a seat
class-closed = Booking has closed
class-mine-seat = You have booked; you have a seat
class-mine-waiting = You have booked; you are waiting for a seat
class-called-off = Cancelled: it does not take place
class-called-off-title = CANCELLED: { $class }
class-called-off-heading = Class cancelled
class-called-off-line = "{ $class }" on { $day }, { $from } is cancelled. It does not take place.
class-called-off-on = On { $day }
class-called-off-on-and-more = On { $day }, and others
class-called-off-more = Other classes are cancelled too.
class-called-off-why = The reason: { $reason }
classes-place = Classes
classes-here = Classes held here
classes-elsewhere = Classes at other places
classes-none-here = No class is planned here at the moment.
classes-see-elsewhere = See classes at other places
class-where = Where: { $venue }{ $room }
class-book-until = Please book by { $day }.
class-page = This code leads to the booking page, for your phone.
class-page-open = Book with my own phone
class-page-open-note = Shows the square code
class-check-in-how = On the day, check-in opens an hour before the class begins. Please bring your bookmark number.
class-book = Book it here
class-wait = Put me on the waiting list
class-cancel = Cancel my booking
book-place = Booking a class
book-needs-heading = You book with a bookmark number
book-needs = A bookmark is a slip of paper with a number on it. We ask neither your name nor your phone number. On the day, you check in with the bookmark number.
book-needs-helper = This machine cannot take bookings. A helper will do it for you.
book-make = Make a new bookmark
book-ask = Do you want to book this class?
book-ask-waiting = It is full. Do you want to wait for a seat?
book-with = Your bookmark number is { $number }.
book-no = Not yet
book-yes = Yes, book it
book-yes-waiting = Yes, wait for a seat
book-sending = Booking the class.
book-seat-heading = You have a seat
book-waiting-heading = You are on the waiting list
book-waiting = { $before ->
    [0] When a seat becomes free, you are next.
    [one] One person is waiting before you.
   *[other] { $before } people are waiting before you.
 }
book-waiting-how = To see whether you have a seat by then, enter your bookmark number here and open the page of the class.
book-already-heading = You have booked this class already
book-closed-heading = This class can no longer be booked
book-closed = Please look at other classes, or ask a helper.
book-failed-heading = The booking did not go through
book-failed = Sorry. Please press again in a little while. You will not be booked twice.
book-again = Try again
cancel-ask = Do you want to cancel your booking?
cancel-loses = If you cancel, someone else will get your seat.
cancel-no = Keep my booking
cancel-yes = Yes, cancel it
cancel-sending = Cancelling your booking.
cancelled-heading = Your booking is cancelled
cancelled = If you want to come after all, you can book again.
cancel-failed = Sorry, it could not be cancelled just now. Please press again in a little while.
check-in-place = Class check-in
check-in-enter = Enter the number of your bookmark, or the number on your slip.
check-in-slip-or-more = If this is your slip, press Next. If it is your bookmark, keep typing.
check-in-here-heading = Welcome! You are checked in
check-in-here = Please take a seat.
check-in-already-heading = You are checked in already
check-in-waiting-heading = This number is on the waiting list
check-in-waiting = A helper will see whether there is a seat. Please call a helper.
check-in-not-booked-heading = No booking was found
check-in-not-booked = Please compare the number. If it is right, a helper will help you.
check-in-number = Number { $number }
check-in-not-now-heading = Check-in is not open now
check-in-not-now = It opens an hour before the class begins and closes when the class ends.
check-in-failed = You cannot check in just now, sorry. Please speak to a helper.
check-in-again = Enter the number again
today-heading = Which lesson would you like?
today-others = See the days of classes
exit-place = After the class
exit-which = Which class did you come to?
exit-ask = Can you now do what "{ $class }" was about?
exit-no-name = We do not ask your name. Please choose what you feel.
exit-skip = I'd rather not say
exit-again = Would you come to a class again?
exit-yes = Yes, I would
exit-no = No
exit-thanks-heading = Thank you
exit-thanks = Your answers help to make the next class better.
