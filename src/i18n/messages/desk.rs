//! The messages of staff screens; the texts are in `locales/<locale>/desk.ftl`.

use super::{Argument, Lang, messages};
use crate::domain::text::Text;

messages! {
    desk_message,
    /// Every message of staff screens with its variables, for the test that holds the locales together.
    DESK_MESSAGES:

    // lists that scroll
    sheet_above(rows: usize);
    sheet_below(rows: usize);
    // on every screen
    desk_trains;
    desk_waiting(count: usize);
    desk_drafts(count: usize);
    desk_nobody;
    desk_back;
    desk_unsaved_disk_full;
    desk_unsaved_not_writable;
    desk_unsaved_damaged;
    desk_unsaved_unreachable;
    // signing in
    sign_in_place;
    sign_in_heading;
    sign_in_locked_heading;
    sign_in_number;
    sign_in_number_example;
    sign_in_pin;
    sign_in_pin_example;
    sign_in_enter;
    sign_in_leave;
    sign_in_colours;
    sign_in_language;
    sign_in_other;
    sign_in_forgotten;
    sign_in_number_missing;
    sign_in_pin_digits;
    sign_in_wrong;
    sign_in_wait(seconds: usize);
    sign_in_locked;
    // the first organizer
    set_up_place;
    set_up_heading;
    set_up_why;
    set_up_name;
    set_up_name_example;
    set_up_name_missing;
    set_up_pin_example;
    set_up_pin_again;
    set_up_pin_again_example;
    set_up_venue;
    set_up_venue_example;
    set_up_venue_missing;
    set_up_machine;
    set_up_machine_example;
    set_up_machine_missing;
    set_up_machine_number;
    set_up_machine_number_example;
    set_up_machine_number_wrong;
    set_up_done;
    pin_length;
    pin_easy;
    pin_date;
    pin_own_number;
    pin_not_the_same;
    // the board
    board_place(venue: &str);
    board_heading;
    board_saved(receipt: &str, topic: &Text);
    board_last(receipt: &str, topic: &Text);
    board_taken_back(receipt: &str);
    board_taken_back_reason;
    board_slip;
    board_take_back;
    board_drafts;
    board_waiting;
    board_find;
    board_lock;
    board_leave;
    // unfinished slips
    drafts_place;
    drafts_heading;
    drafts_none;
    drafts_unreadable;
    // who waits at a kiosk
    waiting_place;
    waiting_heading;
    waiting_none;
    waiting_is_real;
    waiting_minutes(minutes: usize);
    waiting_waits;
    waiting_mine;
    waiting_left;
    waiting_called_at(time: &str);
    waiting_language(locale: &str);
    waiting_handset(device: &Text);
    waiting_lessons(names: &Text);
    waiting_codes(names: &Text);
    waiting_comma;
    waiting_at_home;
    waiting_at_step(title: &Text, step: usize, steps: usize);
    waiting_at_end(title: &Text);
    waiting_at_trouble(says: &Text);
    waiting_at_service(name: &Text);
    waiting_take;
    waiting_decline;
    waiting_finish;
    waiting_write;
    waiting_taken;
    waiting_taken_by(name: &Text);
    waiting_withdrawn;
    waiting_finished;
    waiting_declined;
    // the slip
    slip_place;
    slip_place_amend;
    slip_topic;
    slip_topic_missing;
    slip_more_topics;
    slip_age;
    slip_visits;
    slip_device;
    slip_outcome;
    slip_outcome_missing;
    slip_referral;
    slip_channel;
    slip_note;
    slip_note_example;
    slip_note_left(left: usize);
    slip_minutes;
    slip_minutes_measured(minutes: usize);
    slip_minutes_none;
    slip_minutes_wrong;
    slip_follow_up;
    slip_follow_up_example;
    slip_due;
    slip_due_example;
    slip_due_wrong;
    slip_day;
    slip_day_example(day: &str);
    slip_day_wrong;
    slip_reason;
    slip_reason_example;
    slip_reason_missing;
    slip_nothing_chosen;
    slip_attached(names: &Text);
    slip_changed_meanwhile;
    slip_save;
    slip_mask;
    slip_codes;
    slip_throw_away;
    slip_later;
    slip_similar;
    slip_similar_case(day: &str, outcome: &Text, note: &Text);
    record_gone;
    mask_my_number;
    mask_card;
    mask_phone;
    mask_secret;
    // the coaching strip
    coach_ask;
    coach_never;
    coach_refer;
    coach_refer_to(when: &Text, name: &Text, phone: &Text);
    coach_notes;
    // values of the slip
    word_age(age: &str);
    word_visits(visits: &str);
    word_device(device: &str);
    word_channel(channel: &str);

    // finding
    find_place;
    find_box;
    find_example;
    find_help;
    find_understood(parts: &Text);
    find_nothing;
    find_voided;
    find_count(count: usize);
    find_more_than(count: usize);
    find_word(word: &str);
    find_without(word: &str);
    find_filter(key: &Text, names: &Text);
    find_filter_not(key: &Text, names: &Text);
    find_day(day: &str);
    find_days(from: &str, to: &str);
    find_receipt(receipt: &str);
    find_as_word(text: &str, why: &str);
    find_left_out(text: &str, why: &str);
    find_follow_up(state: &str);
    find_key(key: &str);
}
