//! The messages of figures and reports; the texts are in `locales/<locale>/report.ftl`.

use super::{Argument, Lang, messages};
use crate::domain::text::Text;

messages! {
    report_message,
    /// Every message of figures and reports with its variables, for the test that holds the locales together.
    FIGURE_MESSAGES:

    // what things are called, by their names in files
    report_title(report: &str);
    report_table(table: &str);
    report_table_of(table: &Text, of: &Text);
    report_column(column: &str);
    report_figure(figure: &str);
    report_dimension(field: &str);
    // names
    report_total;
    report_unknown;
    report_nobody;
    report_somebody;
    report_no_referral;
    report_no_reason;
    report_hour(hour: usize);
    report_step(step: usize, title: &Text);
    report_step_untitled(step: usize);
    report_standing(standing: &str);
    report_online(online: &str);
    report_late(late: &str);
    // cells
    report_not_reported;
    report_hidden;
    report_minutes_unit;
    report_moment(day: &Text, time: &str);
    // days
    report_month(year: &str, month: usize);
    report_month_era(year: &str, month: usize, era: &Text);
    report_era(era: &str, year: usize);
    report_fiscal_year(era: &Text, first: &Text, last: &Text);
    report_days(from: &Text, until: &Text);
    report_all_venues;
    // notes
    report_note_unsure(count: usize);
    report_note_silent_venue(venue: &str, count: usize, days: &Text);
    report_note_silent_machine(machine: &str, venue: &str, count: usize, days: &Text);
    report_note_drafts(count: usize);
    report_note_unclosed(count: usize);
    report_note_not_over(day: &Text);
    report_note_closed(month: &Text, at: &Text, hash: &str, changed: usize);
    report_note_several(table: &Text);
    report_note_only_now(table: &Text);
    report_days_more(days: &str, more: usize);
    // what a file says of itself
    report_about;
    report_about_period;
    report_about_compared;
    report_about_venues;
    report_about_machines;
    report_about_machines_of(machines: usize, heard: usize);
    report_about_last;
    report_about_made;
    report_about_notes;
    report_about_none;
    report_about_contents;
    report_legend;
    // charts
    report_chart(chart: &str, most: &str, value: &str);
}
