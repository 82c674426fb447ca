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
}
