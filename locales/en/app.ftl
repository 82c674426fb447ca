# What the command line says besides errors.

severity-error = error
severity-warning = warning
check-summary = Lessons that can be used: { $lessons }. Errors: { $errors }. Warnings: { $warnings }.
level-first = first steps
level-basic = basic
level-applied = everyday use
lesson-line = { $level }, { $minutes } minutes, { $steps } steps
lesson-due = To be compared with real phones again (last time: { $date }).
lesson-stale = Learners no longer see it: last compared with real phones on { $date }.
answer-right = right
staff-note = For helpers
practice-note = (An exercise on the screen of the kiosk.)
qr-due = The address was last checked on { $date }: check it again before handing it out.
