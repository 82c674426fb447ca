# What is written into files of open data, and what is said when they are written

open-data-licence = This data may be used under Creative Commons Attribution 4.0 International (CC BY 4.0).
open-data-attribution = Whoever uses it names the source like this. Source: { $by } (CC BY 4.0)

open-data-column = { $column ->
    [municipal-code] Municipal code of six digits, with a zero at its beginning
    [month] The month that was counted (YYYY-MM)
    [measure] What was counted
    [by] By what it was counted. Rows of different kinds are never added up
    [item-code] Of a venue its NO in the list of public facilities, of a topic or an age its code; empty for the total
    [item-name] The name of the venue, topic or age, in Japanese
    [value] The count; empty where it is hidden or was not reported
    [status] Whether there is a value, and if not, why
    [class-no] The id of the class; each has its own
    [title] The title of the class
    [title-kana] The reading of the title, in full-width katakana
    [class-on] The day of the class (YYYY-MM-DD)
    [class-ends-on] The same day
    [class-from] When it begins (HH:MM)
    [class-until] When it ends (HH:MM)
    [class-about] What it is about
    [place] The name of the venue
    [address] The address
    [room] The name of the room
    [latitude] Degrees north (WGS 84), six digits after the point
    [longitude] Degrees east (WGS 84), six digits after the point
    [seats] How many learners have a place
    [book-until] The last day on which it could be booked (YYYY-MM-DD)
    [page] The page on which it is booked
    [called-off] That it was called off, if it was
    [venue-no] The id of the venue; each has its own
    [venue-name] The name of the venue
    [venue-kana] The reading of the name, in full-width katakana
    [weekdays] The days of the week on which it is open
    [opens] When it opens (HH:MM); empty where days differ
    [closes] When it closes (HH:MM); empty where days differ
    [opening-remarks] Hours by day of the week, and days that differ, with ";" between them
    [wifi-no] The id of the venue; of the service if the venue is not known
    [wifi-name] The place, or the name of the service
    [wifi-english] The name of the service in English
    [wifi-owner] Whose it is
    [wifi-phone] Where to call
   *[ssid] The name of the network
 }
open-data-empty = Empty: nobody writes it down
open-data-measure = { $measure ->
    [consultations] Consultations, without records whose clock was not checked
    [classes] Classes held
    [capacity] Places at classes held
    [booked] Bookings that had a place
   *[attended] Learners who came
 }
open-data-by = { $by ->
    [total] All together
    [venue] By venue
    [topic] By topic
   *[age] By age
 }
open-data-status = { $status ->
    [published] The value is published
    [hidden] Hidden: a count of 1 to 4, or one from which such a count would follow
   *[not-reported] The venue did not report: not zero
 }
open-data-unknown = Not known

open-data-done = Wrote { $files } files about { $months } months to { $path }.
open-data-left-out = Months that are not closed were left out: { $months }
open-data-counted-now = Months whose closing kept no counts, so they were counted from the records as they are now: { $months }
open-data-letters = { $file } row { $row } "{ $heading }": letters that other machines may not show: { $letters }
