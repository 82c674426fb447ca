//! What a release of open data says; the texts are in `locales/<locale>/open_data.ftl`.

use super::{Argument, Lang, messages};
use crate::domain::text::Text;

messages! {
    open_data_message,
    /// Every message of open data with its variables, for the test that holds the locales together.
    OPEN_DATA_MESSAGES:

    // the licence
    open_data_licence;
    open_data_attribution(by: &str);
    // the dictionary
    open_data_column(column: &str);
    open_data_empty;
    open_data_measure(measure: &str);
    open_data_by(by: &str);
    open_data_status(status: &str);
    open_data_unknown;
    // what the command says
    open_data_done(files: usize, months: usize, path: &str);
    open_data_left_out(months: &str);
    open_data_counted_now(months: &str);
    open_data_letters(file: &str, row: usize, heading: &str, letters: &str);
}
