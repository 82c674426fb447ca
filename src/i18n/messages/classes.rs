//! The messages of the staff screens of classes; the texts are in `locales/<locale>/desk.ftl`.

use super::{Argument, Lang, messages};
use crate::domain::text::Text;

messages! {
    desk_message,
    /// Every message of the staff screens of classes with its variables, for the test that holds the locales together.
    DESK_CLASS_MESSAGES:

    // which classes there are
    board_classes;
    class_list_place(venue: &str);
    classes_place_everywhere;
    classes_reading;
    classes_none;
    classes_today;
    classes_coming;
    classes_before;
    classes_when;
    classes_title;
    classes_state;
    classes_seats_head;
    classes_calls_head;
    classes_seats(taken: usize, capacity: usize);
    classes_seats_waiting(taken: usize, capacity: usize, waiting: usize);
    classes_calls(calls: usize);
    classes_open;
    classes_follow_up;
    class_day_and_time(day: &Text, from: &str, until: &str);
    class_state(state: &str);
    class_to_close;
    class_not_bookable;
    class_is_off;
    class_number_erased;
    class_stranger;
    // the register of one
    register_place;
    register_count(title: &str, here: usize, listed: usize);
    register_gone;
    register_when(when: &Text, place: &str);
    register_counts(state: &Text, unmarked: usize, walk_ins: usize, waiting: usize);
    register_called_off(reason: &str);
    register_nobody;
    register_who;
    register_came_by;
    register_mark;
    register_remark;
    register_waiting;
    register_with_bookmark(who: &Text, number: &str);
    register_clear;
    register_all_present;
    register_all_present_done(count: usize);
    register_all_marked;
    register_walk_in;
    register_book;
    register_person;
    register_calls(calls: usize);
    register_answers;
    register_held;
    register_held_done;
    register_open;
    register_opened;
    register_reopen;
    register_call_off;
    register_restore;
    register_restored(calls: usize);
    // by what somebody is called
    guest_example(slip: usize);
    guest_bookmark;
    guest_bookmark_example;
    guest_too_long(most: usize);
    guest_not_a_slip(last: usize);
    guest_slip_taken(slip: usize);
    // somebody comes without a booking
    walk_in_place;
    walk_in_heading;
    walk_in_why;
    walk_in_save;
    walk_in_done(who: &Text);
    // a booking
    booking_place;
    book_free;
    book_few(seats: usize);
    book_full;
    book_phone;
    book_phone_example;
    book_phone_wrong;
    book_by;
    word_booked_by(by: &str);
    book_save;
    book_seat(who: &Text);
    booking_waits(who: &Text, before: usize);
    book_already(who: &Text);
    // somebody on the register
    person_place;
    person_reason;
    person_remark;
    person_remark_example;
    person_who_example;
    person_who_missing;
    person_made(at: &str, by: &Text);
    person_heard;
    person_heard_is(news: &Text, day: &Text, at: &str);
    person_no_mark;
    person_by_kiosk;
    person_marked(mark: &Text, at: &str, by: &Text);
    person_save;
    person_saved(who: &Text);
    person_cancel;
    person_cancel_ask(who: &Text);
    person_cancel_why;
    person_cancel_now;
    person_keep;
    person_cancelled(who: &Text, calls: usize);
    person_restore;
    person_restored(who: &Text);
    // who must be called
    calls_place(title: &str);
    calls_heading(calls: usize);
    calls_how;
    calls_none;
    calls_what;
    calls_no_phone;
    call_news(seating: &str);
    calls_missed_before(what: &Text, missed: usize);
    calls_reached;
    calls_missed;
    calls_noted(who: &Text);
    // called off
    call_off_place;
    call_off_what;
    call_off_reason;
    call_off_example;
    call_off_now;
    call_off_done(calls: usize);
    // the question at the end, typed from paper
    answers_place(title: &str);
    answers_first(number: usize);
    answers_second(number: usize);
    answers_how;
    answers_count(count: usize);
    answers_saved(count: usize);
    answer_could(could: &str);
    answer_again(again: &str);
    // a class in figures
    register_figures;
    figures_place(title: &str);
    figures_here;
    figures_came(count: usize, walk_ins: usize);
    figures_of(what: &Text, count: usize);
    figures_exit;
    figures_none;
    figures_paper;
    // whom to ask after
    to_ask_place;
    to_ask_what;
    to_ask_none;
    to_ask_why_head;
    to_ask_last;
    to_ask_why(why: &str, times: usize);
}
