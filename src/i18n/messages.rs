//! The lists of messages: name and variables. The texts are in `locales/<locale>/{kiosk,desk,office}.ftl`; a test holds
//! both together.

mod classes;
mod classes_kiosk;
mod desk;
mod figures;
mod office;
mod open_data;
mod plans;

pub use classes::DESK_CLASS_MESSAGES;
pub use classes_kiosk::KIOSK_CLASS_MESSAGES;
pub use desk::DESK_MESSAGES;
pub use figures::FIGURE_MESSAGES;
pub use office::OFFICE_MESSAGES;
pub use open_data::OPEN_DATA_MESSAGES;
pub use plans::PLAN_MESSAGES;

use super::{Argument, Lang};
use crate::domain::text::Text;

/// A method a message, and the list of them. `$says` is the method of [`Lang`] that finds the text.
macro_rules! messages {
    ($says:ident, $(#[$doc:meta])* $list:ident: $($name:ident $(($($arg:ident : $kind:ty),+))? ;)+) => {
        impl Lang {$(
            #[doc = concat!("The message `", stringify!($name), "`.")]
            pub fn $name(&self $($(, $arg: $kind)+)?) -> Text {
                self.$says(stringify!($name), &[$($((stringify!($arg), Argument::from($arg))),+)?])
            }
        )+}

        $(#[$doc])*
        pub const $list: &[(&str, &[&str])] =
            &[$((stringify!($name), &[$($(stringify!($arg)),+)?])),+];
    };
}

use messages;

messages! {
    message,
    /// Every message of the kiosk with its variables, for the test that holds the locales together.
    MESSAGES:

    // the bottom row
    nav_help;
    nav_start;
    nav_back;
    nav_display;
    nav_display_short;
    nav_next;
    page_of(page: usize, pages: usize);
    ok;

    // languages and comfort
    language_name;
    attract_welcome;
    attract_about;
    attract_touch;
    attract_place;
    language_title;
    display_title;
    display_language;
    display_theme(theme: &Text);
    display_hide;
    display_speak_on;
    display_speak_off;
    theme_paper;
    theme_night;
    theme_plain;

    // home
    home_place;
    home_heading;
    home_learn;
    home_learn_note;
    home_troubles;
    home_troubles_note;
    home_services;
    home_services_note;
    home_help;
    home_help_note;
    home_bookmark;
    home_bookmark_note;
    home_bookmark_mine;
    loading;
    nothing_here;

    // lessons
    courses_heading;
    lessons_heading;
    lesson_minutes(minutes: usize);
    lesson_begin;
    lesson_about_heading;
    lesson_before;
    lesson_asked;
    lesson_asked_heading;
    lesson_in_other_language(language: &Text);
    step_progress(step: usize, steps: usize);
    question_place;
    feedback_right;
    feedback_other;
    feedback_again;
    end_heading(lesson: &Text);
    end_ask;
    end_alone;
    end_with_help;
    end_not_yet;
    end_kept;
    next_alone;
    next_with_help;
    next_not_yet;
    next_heading;
    next_lesson(lesson: &Text);
    next_service(service: &Text);
    next_again;
    next_home;

    // the bookmark
    bookmark_place;
    bookmark_note;
    bookmark_offer_heading;
    bookmark_offer;
    bookmark_make;
    bookmark_leave_without;
    bookmark_making;
    bookmark_unmade;
    bookmark_unsaved;
    bookmark_number(number: &str);
    bookmark_copy;
    bookmark_scan;
    bookmark_no_name;
    bookmark_copied;
    bookmark_offer_slip;
    bookmark_enter;
    bookmark_erase;
    bookmark_missing(count: usize);
    bookmark_complete;
    bookmark_wrong_digit;
    bookmark_looking;
    bookmark_unknown;
    bookmark_wait(seconds: usize);
    bookmark_unreadable;
    bookmark_welcome;
    bookmark_was_at(lesson: &Text, step: usize);
    bookmark_had_finished(lesson: &Text);
    bookmark_nothing_yet;
    bookmark_resume;
    bookmark_read_again(lesson: &Text);
    bookmark_else;
    recall_begin(lesson: &Text);
    recall_note;
    recall_place;
    recall_other;
    recall_skip;

    // handsets
    handset_heading;
    handset_android;
    handset_iphone;
    handset_senior;
    handset_unknown;
    handset_find_heading;
    handset_find_apple;
    handset_find_senior;
    handset_find_other;
    handset_find_none;
    handset_for(handset: &Text);

    // remarks
    alert_tip;
    alert_note;
    alert_warning;

    // words
    word_place;
    word_link(word: &Text);
    word_close;
    service_link(service: &Text);
    lesson_link(lesson: &Text);

    // troubles
    troubles_place;
    troubles_heading;
    trouble_heading;
    trouble_try;
    trouble_lesson(lesson: &Text);
    trouble_service(service: &Text);
    trouble_helper;

    // services
    services_place;
    services_heading;
    service_owner(owner: &Text);
    service_host(host: &str);
    service_scan;
    service_scan_next;
    service_compare;
    service_bring;
    service_phone(phone: &str);
    service_hours(hours: &Text);
    service_no_code;
    service_counter;
    service_too_large(host: &str);
    service_wifi(ssid: &str);
    venue_wifi_name;
    venue_wifi_what;

    // help
    help_place;
    help_heading;
    help_wait;
    help_minutes(minutes: usize);
    help_taken;
    help_done;
    help_declined_heading;
    help_declined;
    help_again;
    help_unsaved;
    help_speak;
    help_cancel;
    help_go_on;

    // someone there?
    idle_heading;
    idle_text;
    idle_yes;
    blank_text;
    too_small;
    too_small_size(columns: usize, rows: usize);

    // staff
    staff_place;
    staff_heading;
    staff_fine;
    staff_saving_disk_full;
    staff_saving_not_writable;
    staff_saving_damaged;
    staff_saving_unreachable;
    staff_missing(count: usize, since: &str);
    staff_cloned;
    staff_closed(count: usize);
    staff_open_to_others;
    staff_complaints(count: usize);
    staff_return;
    staff_desk;
    staff_quit;

    // the linear mode
    plain_prompt;
}
