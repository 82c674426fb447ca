# What the command line says when it cannot do what it was asked: what is wrong (the message) and what to do
# (.remedy).

## Names that were asked for

lesson-unknown = There is no lesson "{ $id }".
    .remedy = Nearest names: { $names }. `terakoya lessons list` shows all.
service-unknown = There is no service "{ $id }".
    .remedy = Nearest names: { $names }. All of them are in services.toml.
service-without-code = "{ $id }" is a counter or a telephone number: it has no code.
    .remedy = Give its telephone number instead; it is in services.toml.
service-to-confirm = Nobody has confirmed the address of "{ $id }" yet.
    .remedy = Look the address up at its owner's, then set status = "confirmed" and checked_on in services.toml.
page-unknown = The manual has no page "{ $page }".
    .remedy = Nearest names: { $names }.
term-unknown = { $list ->
    [outcome] There is no outcome "{ $id }".
    [referral] There is no referral "{ $id }".
   *[topic] There is no topic "{ $id }".
 }
    .remedy = Nearest names: { $names }. `terakoya topics list --list { $list }` shows all.
term-not-offered = "{ $id }" is no longer offered.
    .remedy = Offered: { $names }. `terakoya topics list --list { $list }` shows all.
bookmark-not-here = There is no bookmark { $number } on this machine.
    .remedy = Compare it with the slip. One that another machine handed out is known there.
bookmark-same = Both numbers are { $number }.
    .remedy = Give the number that was lost, then the one that is used from now on.
bookmark-none-left = This machine has handed out all its numbers of bookmarks.
    .remedy = Use another machine until somebody gives this one another number.
not-set-up = This machine has no number yet.
    .remedy = Name it first: terakoya setup.
consultation-unknown = There is no consultation "{ $which }".
    .remedy = Write a number such as A261128-7, or an id. `terakoya consultations list` shows the last ones.
helper-unknown = Nobody has the number { $number }.
    .remedy = Check the number.

## What is to be written down

list-empty = Nothing is offered in the list { $list }.
    .remedy = Add something with `terakoya topics add --list { $list }`.
text-too-long = { $flag } is too long ({ $count } characters).
    .remedy = Shorten it to { $most } characters.
day-ahead = { $day } is still to come.
    .remedy = Check the day, and the clock of the computer.
id-taken = Something else is on record under the id { $id }.
    .remedy = Use a new id, or leave --id away.
record-erased = The record { $id } was erased; it cannot be written down again.
    .remedy = If it is another consultation, write it down under a new id.

## The lists of the slip

term-there = "{ $id }" is in the list already.
    .remedy = Change its name with `terakoya topics rename --list { $list }`, or offer it again with `offer`.
term-id = "{ $id }" cannot be an id.
    .remedy = Use small Latin letters and digits with single hyphens between them, such as line-calls.
term-name-missing = "{ $id }" has no Japanese name.
    .remedy = Add --name NAME.
term-name-wide = The name of "{ $id }" ({ $language }) is too wide.
    .remedy = Use at most { $most } columns.
term-short-missing = The name of "{ $id }" ({ $language }) is too wide for a button.
    .remedy = Add a short one of at most { $most } columns: --short { $language }=NAME
term-short-wide = The short name of "{ $id }" ({ $language }) is too wide.
    .remedy = Use at most { $most } columns.
term-no-origin = "{ $id }" cannot be split from that.
    .remedy = Split it from another one that is in the list.
term-last = Without "{ $id }" nothing would be offered any more.
    .remedy = Add another one first.
term-split = To split "{ $id }" takes at least two new ones.
    .remedy = Write --into ID=NAME at least twice.
term-no-name = There is no new name for "{ $id }".
    .remedy = Write --name NAME or --short NAME.

## Tables that are read in

table-empty = { $path } has no row of headings.
    .remedy = Put headings such as date and topic into the first row.
table-bad = Things that are wrong in { $path }: { $count }. Nothing was written down.
    .remedy = Mend or explain what is listed above, and try again.
table-encoding = Row { $row } of { $path } has letters that cannot be read. Nothing was written down.
    .remedy = If a Japanese spreadsheet made it, use --encoding shift_jis; else save it as UTF-8.
table-quote-open = A quotation mark that begins in row { $row } of { $path } is not closed. Nothing was written down.
    .remedy = Write " within a text as "".
table-after-quote = In row { $row } of { $path } a text goes on after its closing quotation mark. Nothing was written down.
    .remedy = Write " within a text as "".
table-row-long = Row { $row } of { $path } is longer than { $most } bytes. Nothing was written down.
    .remedy = Check that every quotation mark is closed, and that this is a table.
table-changed = { $path } was changed while it was read. Nothing was written down.
    .remedy = Close it in other programs and try again.
table-alike = Rows that say word for word what is on record already: { $count }; the first is row { $row }.
    .remedy = If the table has grown since it was read in, use --alike skip; if these are other talks that happen to be alike, --alike add.
map-syntax = The map file cannot be read: { $detail }
    .remedy = Write NAME = "VALUE" under [columns], [values.topic] or [defaults]; `terakoya import consultations --help` explains each.
column-unknown = There is no column "{ $name }".
    .remedy = Nearest names: { $names }.

## Files and the terminal

path-folder-missing = There is no folder { $path }.
    .remedy = Check the path.
path-unreadable = { $path } cannot be read: { $reason }
    .remedy = Check the path, and that you may read it.
path-unwritable = { $path } cannot be written: { $reason }
    .remedy = Check the path, and that you may write there.
output-failed = The output cannot be written: { $reason }
    .remedy = Check where the output goes to.
terminal-missing = The kiosk needs a terminal, and this is none.
    .remedy = Start it in a terminal without redirection, or use `terakoya --plain`, which reads and prints lines.
terminal-refused = The terminal cannot be set up: { $reason }
    .remedy = Try another terminal, or use `terakoya --plain`, which reads and prints lines.

## The configuration

config-syntax = This is not TOML: { $detail }
    .remedy = Mend this line. `terakoya generate config` prints an example in which every key is explained.
config-unknown-key = Nothing is called "{ $key }" here.
    .remedy = Nearest names: { $names }. `terakoya generate config` prints an example with every key.
config-wrong-type = The value of "{ $key }" is of the wrong kind.
    .remedy = Write it like this: { $example }
config-out-of-range = "{ $key }" is outside of its bounds.
    .remedy = Write a number from { $least } to { $most }.
config-unknown-value = "{ $key }" cannot be "{ $value }".
    .remedy = Possible: { $names }.
config-empty = "{ $key }" says nothing.
    .remedy = Write something, or take the line away: then the default holds.
config-host = "{ $host }" is not a plain host.
    .remedy = Write the host alone, in small letters, such as www.example.jp: no https://, no path, no * and no xn--.
config-wifi-incomplete = "{ $key }" is missing for the Wi-Fi.
    .remedy = Add { $key } = "...", or take the whole section away. An open network needs security = "nopass" and no password.
config-wifi-password = A network of the kind { $security } cannot have this password.
    .remedy = WPA: 8 to 63 plain letters; WEP: 5, 10, 13 or 26; nopass: no password.
config-wifi-too-long = Name and password are too long for a code on the screen.
    .remedy = The name may have 32 bytes, and name and password together about 60. Give the network a shorter password.

## Lessons and records

lessons-bad = Errors in lessons or catalogues: { $count }
    .remedy = Mend what is listed above and check again. Until then learners do not see these lessons and entries.
journal-missing = There are no records in { $path }.
    .remedy = Name the kiosk's data folder with --data, or in the configuration. A kiosk that never ran has none.
journal-unsound = The records in { $path } are not what was recorded.
    .remedy = Do not delete anything. Copy the folder to a safe place, keep the report above, and ask whoever looks after the machine. Copies of earlier days are in its folder "backup".
search-unsound = The index of words in { $path } is not in step with the notes. Records that it lacks: { $missing }; entries that belong to no record: { $extra }; records that it tells wrongly: { $stale }. No record is lost.
    .remedy = Make it anew with `terakoya journal rebuild-search`.
days-backwards = The last day is before the first.
    .remedy = Put the earlier day after --from and the later one after --to.
year-unknown = There are no figures for the year { $year }.
    .remedy = Type four digits, such as 2026.
workbook-on-terminal = A workbook cannot be shown on the screen.
    .remedy = Name a file with `-o FILE.xlsx`.
reason-length = A reason has 1 to { $most } characters.
    .remedy = Type it after --reason.
pin-wrong = That is not the PIN.
    .remedy = Check the number and the PIN, and try again.
pin-wait = Wrong PINs were typed several times in a row.
    .remedy = Sign in at the desk once the wait there is over; after that it works here too.
month-closed = { $month } is closed already.
    .remedy = To correct it, open it first with `terakoya report reopen { $month } --reason WHY`.
month-open = { $month } is not closed.
    .remedy = It is closed with `terakoya report close { $month }`.
month-not-over = { $month } is not over yet.
    .remedy = Close it once it is over.
figures-unsound = The figures are not what the records give ({ $wrong ->
    [one] 1 place
   *[other] { $wrong } places
}): { $path }
    .remedy = No record is lost. Make them anew with `terakoya journal rebuild-figures`.
data-unwritable = { $path } cannot be written.
    .remedy = Check that the folder belongs to whoever starts the program, or name another one with --data.
data-disk-full = The disk of { $path } is full.
    .remedy = Make room on the disk, then try again. Nothing is lost.
data-damaged = The records in { $path } are damaged; they were left as they are.
    .remedy = Copy the folder to a safe place before anything else. Copies of earlier days are in its folder "backup".
data-newer = The records in { $path } were made by a newer version of terakoya; they were left as they are.
    .remedy = Install the newer version.
data-busy = Another program keeps the records in { $path } busy.
    .remedy = Wait a moment and try again.
data-unreachable = The records in { $path } cannot be reached.
    .remedy = Check the disk and its cable, then try again.

## Never the fault of who typed

broken = Sorry, terakoya itself broke.
    .remedy = What happened is written in { $log }. Start it again; if it breaks again, send us this file.
randomness-missing = The system gives no random numbers: { $reason }
    .remedy = Check that /dev/urandom is there and may be read.

## Demonstrations

demo-folder-taken = { $path } is where records are kept, or has something else in it. It was left as it is.
    .remedy = Name a folder that is not there yet with --data.
demo-there = There is a demonstration in { $path } already. It was left as it is.
    .remedy = To make another one, name another folder with --data, or delete this one first: rm -r { $path }
demo-half = { $path } was left by a run that was stopped, or one is still at work there.
    .remedy = If none is at work, delete it and try again: rm -r { $path }

## Open data
open-data-folder-taken = There is something else in the folder { $path }: { $other }. It was left as it is.
    .remedy = Name a folder with -o that is empty or not there yet.
open-data-no-month = No month from { $from } to { $to } is closed.
    .remedy = Close the month first. Only closed months are published.
open-data-code = The venues do not have one municipal code: { $codes }
    .remedy = Give all of them the code of the city: terakoya venue change VENUE --municipal-code CODE

## Accounts

setup-already = This machine is set up already.
    .remedy = Use "terakoya staff add" to add somebody, "terakoya staff reset-pin" if a PIN was forgotten.
name-missing = The name for { $what } is missing or too long.
    .remedy = Give a name: up to 40 characters for a person, 60 for a venue or a machine.
number-out-of-range = { $what } is a number from 1 to { $last }.
    .remedy = Check the number.
staff-unknown = Nobody has the number { $number }.
    .remedy = "terakoya staff list" shows all numbers.
staff-number-taken = Somebody else has the number { $number }.
    .remedy = Choose another one.
staff-last-organizer = No organizer would be left.
    .remedy = Make somebody else an organizer first (terakoya staff add --organizer).
pin-length = A PIN has 6 to 10 digits.
    .remedy = Type it again.
pin-easy = This PIN is easy to guess.
    .remedy = Choose another one.
pin-date = This PIN looks like a date.
    .remedy = Choose another one.
pin-own-number = This PIN is the member's own number.
    .remedy = Choose another one.
pin-unhashed = There is not enough memory to store a PIN safely.
    .remedy = End other programs and try again.
input-failed = The input cannot be read ({ $reason }).
    .remedy = Run it on a terminal, or give the PIN as the first line of the input.
stopped = Stopped while asking; nothing was changed.
    .remedy = Begin again when you are ready.
bookmark-not-erased = The bookmark { $number } is not erased yet.
    .remedy = It cannot be brought back afterwards. If that is right, add --yes.
