//! The messages of the screens of figures; the texts are in `locales/<locale>/office.ftl`.

use super::{Argument, Lang, messages};
use crate::domain::text::Text;

messages! {
    office_message,
    /// Every message of the screens of figures with its variables, for the test that holds the locales together.
    OFFICE_MESSAGES:

    // the way in
    office_enter;
    office_not_for_you;
    office_lock;
    office_leave;
    // what a page says of itself
    office_page(page: &str);
    office_place(report: &Text);
    office_reading;
    office_failed;
    office_nothing;
    office_heard(venues: &Text, heard: usize, machines: usize, last: &Text);
    office_last(at: &str);
    office_no_last;
    office_beside(days: &Text);
    office_not_over(days: &Text, day: &Text);
    office_month_short(month: usize);
    office_table(table: &Text, nth: usize, tables: usize);
    // what is wrong
    office_wrong;
    office_nothing_wrong;
    office_wrong_elsewhere(kinds: usize);
    office_silent_venues;
    office_silent_machines;
    office_drafts;
    office_classes;
    office_clocks;
    office_closed;
    // what one can do
    office_look;
    office_chart;
    office_figures;
    office_next_table;
    office_previous_table;
    office_left;
    office_right;
    office_before;
    office_after;
    office_month;
    office_year;
    office_days;
    office_compare;
    office_venue;
    office_cross;
    office_funnel;
    office_close;
    office_reopen;
    office_write;
    office_choose;
    office_chosen(what: &Text);
    // which days
    office_days_place;
    office_days_heading;
    office_compare_place;
    office_compare_heading;
    office_compare_usual;
    office_from;
    office_until;
    office_day_example;
    office_days_how;
    office_days_next;
    office_day_wrong;
    office_days_backwards;
    // which venue, which fields
    office_venues_place;
    office_venues_heading;
    office_cross_place;
    office_cross_heading;
    office_cross_rows;
    office_cross_columns;
    office_cross_show;
    office_cross_same;
    // what is behind a figure
    office_records_place;
    office_all_records;
    office_records(count: usize, shown: usize);
    office_record;
    office_funnel_of(lesson: &Text);
    office_funnel_shades;
    // closing a month
    office_close_place;
    office_close_not_over(day: &Text);
    office_close_missing(kinds: usize);
    office_close_nothing_missing;
    office_close_asks;
    office_close_why;
    office_close_keep;
    office_close_go_on;
    office_close_pin(month: &Text);
    office_close_pin_why;
    office_close_now;
    office_close_wrong_pin;
    office_close_done(month: &Text, hash: &str);
    office_close_already;
    // opening a closed month again
    office_reopen_place;
    office_reopen_asks(month: &Text);
    office_reopen_why;
    office_reopen_reason;
    office_reopen_example;
    office_reopen_reason_missing;
    office_reopen_next;
    office_reopen_pin(month: &Text);
    office_reopen_now;
    office_reopen_done(month: &Text);
    office_reopen_is_open;
    // a file
    office_file_place(report: &Text);
    office_file_where;
    office_file_as(format: &str);
    office_file_done(path: &str);
}
