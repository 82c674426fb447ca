//! What the kiosk says of classes.

use super::{Argument, Lang, Text, messages};

messages! {
    message,
    /// Every message of classes at the kiosk with its variables, for the test that holds the locales together.
    KIOSK_CLASS_MESSAGES:

    // home
    home_classes;
    home_classes_note;
    home_check_in;
    home_check_in_note(from: &Text);
    home_today;
    home_today_note(class: &Text);
    home_exit;
    home_exit_note;

    // when and how full
    class_day(month: usize, day: usize, weekday: &str);
    class_time(half: &str, hour: usize, minute: usize);
    class_when(day: &Text, from: &Text, until: &Text);
    class_starts(day: &Text, from: &Text);
    class_begins(class: &Text, from: &Text);
    class_free;
    class_few(seats: usize);
    class_full;
    class_closed;
    class_mine_seat;
    class_mine_waiting;
    class_called_off;
    class_called_off_title(class: &Text);
    class_called_off_heading;
    class_called_off_line(day: &Text, from: &Text, class: &Text);
    class_called_off_on(day: &Text);
    class_called_off_on_and_more(day: &Text);
    class_called_off_more;
    class_called_off_why(reason: &Text);

    // lists and one class
    classes_place;
    classes_here;
    classes_elsewhere;
    classes_none_here;
    classes_see_elsewhere;
    class_where(venue: &Text, room: &Text);
    class_book_until(day: &Text);
    class_page;
    class_page_open;
    class_page_open_note;
    class_check_in_how;
    class_book;
    class_wait;
    class_cancel;

    // booking
    book_place;
    book_needs_heading;
    book_needs;
    book_needs_helper;
    book_make;
    book_ask;
    book_ask_waiting;
    book_with(number: &str);
    book_no;
    book_yes;
    book_yes_waiting;
    book_sending;
    book_seat_heading;
    book_waiting_heading;
    book_waiting(before: usize);
    book_waiting_how;
    book_already_heading;
    book_closed_heading;
    book_closed;
    book_failed_heading;
    book_failed;
    book_again;
    cancel_ask;
    cancel_loses;
    cancel_no;
    cancel_yes;
    cancel_sending;
    cancelled_heading;
    cancelled;
    cancel_failed;

    // checking in
    check_in_place;
    check_in_enter;
    check_in_slip_or_more;
    check_in_here_heading;
    check_in_here;
    check_in_already_heading;
    check_in_waiting_heading;
    check_in_waiting;
    check_in_not_booked_heading;
    check_in_not_booked;
    check_in_number(number: &str);
    check_in_not_now_heading;
    check_in_not_now;
    check_in_failed;
    check_in_again;

    // the lessons of a class
    today_heading;
    today_others;

    // the question at the end
    exit_place;
    exit_which;
    exit_ask(class: &Text);
    exit_no_name;
    exit_skip;
    exit_again;
    exit_yes;
    exit_no;
    exit_thanks_heading;
    exit_thanks;
}
