# What `terakoya check` says of lessons and catalogues: what is wrong (the message) and what to do (.remedy).

## Files

file-too-large = The file is too large ({ $size_kib } KiB; the limit is { $limit_kib } KiB).
    .remedy = Make two lessons of it, or take out what got in by mistake.
file-not-utf8 = The file is not UTF-8 (from byte { $byte } on).
    .remedy = Save it again with the encoding UTF-8.
file-unreadable = It cannot be read ({ $reason }).
    .remedy = See whether it is there and may be read.
file-not-a-file = This is not a file.
    .remedy = Take away the folder of that name, and put a plain file in its place.
file-leaves-folder = This is a link that leads out of the folder of lessons.
    .remedy = Put the file itself into the folder of lessons.
file-missing = There is no { $name }.
    .remedy = Write { $name } into the folder of the lesson; lessons/README.md tells how.
file-unknown-name = Nothing reads { $name }.
    .remedy = Check its name. Names that are read: { $names }
folder-without-lessons = There is no lesson at all.
    .remedy = Check which folder was given. Each lesson is a folder in it.
lesson-in-no-course = No course lists this lesson: learners do not find it in a list.
    .remedy = Write the name of its folder into the lessons of a course in courses.toml.
more-problems = There are { $count } more in this file.
    .remedy = Mend those above, then check again.

## Characters

character-ambiguous = The width of "{ $character }" ({ $code }) differs from terminal to terminal.
    .remedy = Write 1 2 3 for circled digits, and words for arrows and the like; quotes and dots as on a typewriter.
character-emoji = There is an emoji ({ $code }).
    .remedy = Write a word instead.
character-half-width = "{ $character }" is half-width katakana.
    .remedy = Write full-width katakana.
character-control = There is a control character ({ $code }).
    .remedy = Delete it. If it is a tab, write spaces.
character-invisible = There is an invisible character ({ $code }).
    .remedy = Delete the characters at that place, and type them again.
character-box-outside-phone = "{ $character }" may stand only in a phone block.
    .remedy = If this draws a phone, put it between ```phone and ```; otherwise delete it.

## Prose

reading-missing = "{ $kanji }" has no reading.
    .remedy = Write {"{"}{ $kanji }|its reading{"}"}.
reading-not-kana = The reading "{ $reading }" is not kana only.
    .remedy = Write readings in hiragana or katakana.
reading-broken = There is a lone brace.
    .remedy = A reading is written {"{"}漢字|かんじ{"}"}; braces have no other use.
stray-markup = "{ $mark }" would be shown as it is.
    .remedy = Put ** inside brackets and full stops, or spaces around it. Write links as [text](word:id), without a space inside.
sentence-too-long = The sentence is too long ({ $length } characters; at most { $limit } read well).
    .remedy = Make two of it.

## TOML

toml-syntax = This is not TOML ({ $detail }).
    .remedy = Check quotes, brackets and = here and in the line before.
toml-unknown-key = There is no key "{ $key }".
    .remedy = Check its spelling. Known: { $names }
toml-missing-key = "{ $key }" is missing.
    .remedy = Add { $key }; lessons/README.md tells how.
toml-wrong-type = "{ $key }" has a value of the wrong kind.
    .remedy = Write it like this: { $example }
toml-unknown-value = "{ $key }" cannot be "{ $value }".
    .remedy = It can be: { $names }
toml-out-of-range = "{ $key }" is not between { $least } and { $most }.
    .remedy = Check the number.
toml-empty-text = "{ $key }" is empty.
    .remedy = Write something, or take the line away.
text-too-wide = The text of "{ $key }" is too wide for the screen ({ $columns } columns; at most { $limit }).
    .remedy = Make it shorter. A full-width character takes 2 columns.
slip-short-missing = "{ $key }" is missing: the name is too wide for a button ({ $columns } columns; at most { $limit }).
    .remedy = Write a short name as "{ $key }", or make the name shorter. A full-width character takes 2 columns.
slip-nothing-offered = slip.toml offers no "{ $key }" to choose.
    .remedy = Write at least one [[{ $key }]] without "retired = true". Until then the list of the program stands in.
toml-too-many = There are too many of "{ $key }" (at most { $limit }).
    .remedy = Take some away, so that they fit one screen.
id-malformed = "{ $id }" cannot be an id.
    .remedy = Use lower-case letters, digits and hyphens between them, as in qr-code.
id-twice = The id "{ $id }" is given twice.
    .remedy = Change one of them.
language-unknown = There is no language "{ $locale }".
    .remedy = Check its spelling. Known: { $names }
language-japanese-missing = "{ $key }" is not given in Japanese (ja).
    .remedy = Write it: the other languages fall back to it.
language-missing = "{ $key }" is not given in { $locale }.
    .remedy = Write it in { $locale } too. Until then another language stands in.

## Dates

date-ahead = The day of the check ({ $date }) has not come yet.
    .remedy = Check the date, and the clock of this computer.
date-due = The check of { $date } was long ago.
    .remedy = Compare with the real thing, and set checked_on to today.
date-stale = The check of { $date } is so old that learners no longer see this.
    .remedy = Compare with the real thing, and set checked_on to today.

## References

unknown-service = There is no service "{ $id }".
    .remedy = See the ids in services.toml. Nearest: { $names }
unknown-lesson = There is no lesson "{ $id }".
    .remedy = See the names of the lessons' folders. Nearest: { $names }
unknown-word = No word "{ $id }" is explained.
    .remedy = See the ids in words/ja.toml. Nearest: { $names }
unknown-group = There is no group "{ $id }".
    .remedy = See the ids of [[group]]. Nearest: { $names }
unknown-topic = There is no topic "{ $id }" in slip.toml.
    .remedy = Check the name. Near ones: { $names }
unknown-referral = There is no referral "{ $id }" in slip.toml.
    .remedy = Check the name. Near ones: { $names }
service-without-need = "for" names no need, so nobody finds this service in the directory.
    .remedy = Add the id of a need: { $names }
trouble-step-out-of-range = The lesson "{ $lesson }" has { $steps } steps.
    .remedy = Check the number of the step; the first is 1.
trouble-step-without-lesson = There is a step, but no lesson.
    .remedy = Add the lesson, or take the step away.
trouble-leads-nowhere = Nothing leads out of this trouble.
    .remedy = Add lesson, service or helper = true.

## QR codes

address-not-https = The address does not begin with https://.
    .remedy = Write an https:// address. Where there is none, take url away and give a phone number.
address-host-not-allowed = "{ $host }" is not an allowed host.
    .remedy = Check its spelling. Nearest: { $names }. If it is right, have it added to the hosts of the configuration.
address-malformed = This is not a well-formed address.
    .remedy = Write the final address, host in lower case, without spaces and special signs.
address-with-user = There is an @ before the host of the address.
    .remedy = Delete the @ and what is before it: false addresses are made that way.
address-with-port = The address has a port.
    .remedy = Delete the colon and the number after the host.
address-with-query = The address has a ? or #.
    .remedy = Delete it and what follows, and see whether the address still opens.
address-punycode = The host is written as xn--, which is easily mistaken for another.
    .remedy = Write a host in plain Latin letters.
address-not-ascii = The address has characters other than plain Latin ones.
    .remedy = Look for full-width letters, and for letters that only look like Latin ones.
code-too-long = It does not fit the QR code ({ $bytes } bytes; the limit is { $limit }).
    .remedy = Use a shorter official address. Shorteners are not allowed.
phone-malformed = "{ $phone }" is not a phone number.
    .remedy = Write digits and hyphens, as in 0120-95-0178.
wifi-name-length = The name of the network (ssid) is too long.
    .remedy = Write it as it stands on the router, at most { $limit } bytes.
wifi-password-missing = The network has no password.
    .remedy = Add password, or set security to "nopass" if the network is open.
wifi-password-unneeded = An open network has a password.
    .remedy = Take password away, or set security to "WPA".
wifi-password-length = No { $security } password is that long.
    .remedy = Compare it with what stands on the router.

## Lessons: order

lesson-too-deep = Quotes or lists stand in one another more than { $limit } deep.
    .remedy = Take away some of the > or - at the beginning of the line.
lesson-title-missing = The lesson has no title.
    .remedy = Begin the file with a line "# Title".
lesson-title-twice = There is a second title.
    .remedy = Make it a step with ##.
lesson-about-missing = No paragraph after the title says what one will be able to do.
    .remedy = Write one right after the title.
lesson-without-steps = The lesson has no step.
    .remedy = Begin each step with "## Step title".
lesson-section-misplaced = "{ $title }" is at the wrong place.
    .remedy = "Before you start" comes first, "Questions people ask" comes last, each once.
lesson-heading-empty = The heading is empty.
    .remedy = Write its words, or take the line away.
lesson-heading-underlined = The line below makes a heading of this.
    .remedy = Write headings with ##, and take the line of --- or === away.
lesson-heading-misplaced = No ### heading may stand here.
    .remedy = Use ### only in "Questions people ask"; steps begin with ##.
lesson-step-empty = The step is empty.
    .remedy = Write something, or take the heading away.
lesson-step-too-tall = The step has { $rows } rows too many for 80x22.
    .remedy = Shorten it or make two steps of it; as it is, it will be shown as several pages.
lesson-nothing-to-do = More than { $limit } steps in a row are only to be read.
    .remedy = Put a question or a practice in between.
lesson-asked-text-misplaced = There is text before the first question.
    .remedy = Move it below a "### question".
lesson-asked-without-answer = The question has no answer.
    .remedy = Write the answer below it.

## Lessons: what may not be there

lesson-html = HTML may not be used.
    .remedy = Delete what begins with <, and write text.
lesson-image = Images may not be used.
    .remedy = Describe it, or draw it in a ```phone block.
lesson-bare-address = A link may not lead to an address ({ $address }).
    .remedy = Put the address into services.toml, and write [text](service:id).
lesson-link-unknown = "{ $link }" is nothing that a link can lead to.
    .remedy = Write service:id, lesson:id or word:id.
lesson-link-definition = Link definitions may not be used: they would vanish from the text.
    .remedy = Write [text](word:id) within the text.
lesson-table = Tables may not be used.
    .remedy = Write text or a list.
lesson-code-block = Blocks of the kind "{ $language }" may not be used.
    .remedy = Make it phone or practice. Four spaces at the beginning of a line make such a block, too.
lesson-code-open = The block is not closed.
    .remedy = End it with a line ```.
lesson-code-inline = Text between ` may not be used.
    .remedy = If it is a label on the phone, make it **bold**.
lesson-emphasis = Slanted text and the like may not be used.
    .remedy = Delete the * or _, or make it **bold** if it is a label on the phone.
lesson-rule = Dividing lines may not be used.
    .remedy = Take the line away; ## divides steps.
lesson-list-nested = There is a list or block inside a list or quote.
    .remedy = Keep to one level, and look at the spaces at the beginning of the line.
lesson-list-item-long = The item has more than one paragraph.
    .remedy = Make one of them, or move the second out of the list.
lesson-list-item-empty = The item is empty.
    .remedy = Write something, or take the line away.

## Lessons: alerts

lesson-quote-without-alert = The quote has no name like [!TIP].
    .remedy = Let it begin with a line "> [!TIP]" or similar.
lesson-unknown-alert = There is no alert [!{ $name }].
    .remedy = Known: { $names }
lesson-alert-title-shared = There is text on the line of the alert's name.
    .remedy = Leave the name alone on its line, and begin the text on the next one with "> ".
lesson-alert-empty = The alert is empty.
    .remedy = Write something, or take it away.
lesson-alert-only-text = An alert holds text and lists only.
    .remedy = Move the rest out of it.
lesson-handset-unlisted = lesson.toml does not list the handset "{ $handset }".
    .remedy = Add "{ $handset }" to handsets, or take this alert away.

## Lessons: questions

lesson-question-misplaced = No question may stand here.
    .remedy = Put questions into steps, not into alerts.
lesson-question-twice = The step has two questions.
    .remedy = Make another step of the second.
lesson-question-without-ask = No paragraph asks the question.
    .remedy = Write one right above the first "- [ ]".
lesson-question-without-right = No answer is right.
    .remedy = Mark the right answer with "- [x]".
lesson-choice-count = The number of answers is { $count }.
    .remedy = Give 2 to 4 answers.
lesson-choice-mixed = An item among the answers has no box.
    .remedy = Write "- [ ] answer" or "- [x] answer"; indent what is said to an answer by two spaces.
lesson-feedback-missing = Nothing is said to who chooses this answer.
    .remedy = Write a line below it, indented by two spaces.
lesson-feedback-long = More than one paragraph is said to an answer.
    .remedy = Make one of them.
lesson-text-after-question = This text follows the question, but is shown before it.
    .remedy = Move it above the question.

## Lessons: phone and practice

lesson-phone-empty = The phone is empty.
    .remedy = Draw it, or take the block away.
lesson-phone-wide = The row is too wide ({ $columns } columns; at most { $limit }).
    .remedy = Shorten it; a kanji or kana takes 2 columns.
lesson-phone-tall = The phone has too many rows ({ $rows }; at most { $limit }).
    .remedy = Take some away; the frame of the phone need not be drawn.
lesson-practice-syntax = The practice is not TOML ({ $detail }).
    .remedy = Check quotes, brackets and = here and in the line before.

## Lessons: languages

lesson-step-count-differs = There are { $steps } steps; in Japanese there are { $expected }.
    .remedy = Write the same steps in the same order in each language.
lesson-question-differs = Step { $step } has a question in only one of this language and Japanese.
    .remedy = Put questions into the same steps in each language.
lesson-answers-differ = Step { $step } has other numbers of answers than in Japanese, or other right ones.
    .remedy = Keep the answers in the same order in each language.
