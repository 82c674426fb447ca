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
    board_matters(count: usize);
    board_today;
    board_hand_over;
    board_tally;
    board_lock;
    board_leave;
    // unfinished slips
    drafts_place;
    drafts_heading;
    drafts_none;
    drafts_unreadable;
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
    // days and spans
    desk_day(year: usize, month: usize, day: usize, weekday: &str);
    desk_due(month: usize, day: usize);
    desk_due_any;
    desk_due_today;
    desk_due_tomorrow;
    desk_overdue(days: usize);
    desk_span(hours: usize, minutes: usize);
    // a record
    record_place(receipt: &str);
    record_reading;
    record_voided;
    record_erased;
    record_nothing;
    record_minutes(minutes: usize);
    record_not_measured;
    record_day(day: &Text, time: &str);
    record_day_later(day: &Text);
    record_left(what: &str, due: &Text);
    record_state;
    record_open(due: &Text);
    record_closed;
    record_changed_meanwhile;
    record_written;
    record_written_by(name: &Text, day: &Text, time: &str);
    record_venue;
    record_lessons;
    record_services;
    record_from_kiosk;
    record_may_not(name: &Text);
    record_amend;
    record_take_back;
    record_move;
    record_erase;
    // what happened to it
    story_heading;
    story_saved(name: &Text);
    story_corrected(name: &Text);
    story_change(field: &Text, before: &Text, after: &Text);
    story_reason(reason: &str);
    story_taken_back(name: &Text);
    story_closed(name: &Text);
    story_put_off(name: &Text, due: &Text);
    story_line(line: &str);
    story_erased(name: &Text);
    story_wordless(name: &Text);
    // taking a record back
    take_back_place;
    take_back_heading(receipt: &str);
    take_back_why;
    take_back_reason;
    take_back_reason_example;
    take_back_reason_missing;
    // erasing it
    erase_place;
    erase_heading(receipt: &str);
    erase_why;
    erase_reason_example;
    erase_reason_missing;
    erase_go_on;
    erase_first(receipt: &str);
    erase_first_why;
    erase_second;
    erase_second_why;
    erase_keep;
    erase_sure;
    erase_now;
    erase_done(receipt: &str);
    // what was left open
    move_place;
    move_no_words;
    move_becomes;
    move_closed;
    move_open;
    move_line;
    move_line_example;
    move_done;
    // what is open
    matters_place(venue: &str);
    matters_place_everywhere;
    matters_reading;
    matters_none;
    matters_heading(count: usize);
    matters_overdue(count: usize);
    matters_due;
    matters_since;
    matters_what;
    matters_open;
    matters_everywhere;
    matters_here;
    // a day
    today_place(venue: &str);
    today_reading;
    today_counts(count: usize, span: &Text);
    today_own_records(count: usize);
    today_records(count: usize);
    today_no_records;
    print_records(count: usize);
    today_taken_back;
    today_open;
    today_handovers;
    today_no_handovers;
    today_before;
    today_after;
    today_hand_over;
    today_matters;
    // a line for the next shift
    handover_place;
    handover_heading;
    handover_line;
    handover_example;
    handover_missing;
    handover_said(name: &Text, line: &str);
    handover_write;
    handover_written;
    // a tally on paper
    tally_place(count: usize);
    tally_why;
    tally_day_example(day: &str);
    tally_none;
    tally_too_many;
    tally_empty;
    tally_next;
    tally_done;
    tally_ask(count: usize, day: &Text);
    tally_ask_why;
    tally_correct;
    tally_write(count: usize);
    tally_list;
    tally_count(count: usize);
    tally_written(count: usize);
    tally_leave;
    tally_leave_why;
    tally_stay;
    tally_throw_away;
}
