//! What can be wrong with a table: data only. What people read about it is in locales/*/records.ftl, one message and
//! one `.remedy` a key.

use super::Column;

macro_rules! troubles {
    ($($key:literal $(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),+ })?;)+) => {
        /// What is wrong with a cell, a row or the headings, with what a message needs to say so.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Trouble {
            $($(#[$doc])* $name $({ $(
                #[doc = concat!("`$", stringify!($field), "` of the message.")]
                $field: $type
            ),+ })?),+
        }

        impl Trouble {
            /// The keys of all troubles, with the names of their arguments; each message may also use `column`,
            /// `heading` and `value`.
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$(($key, &[$($(stringify!($field)),+)?])),+];

            /// The key of its message in records.ftl.
            pub fn key(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $key),+
                }
            }

            /// The arguments of its message, besides those that every message has.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$name $({ $($field),+ })? =>
                        vec![$($((stringify!($field), $field.to_string())),+)?]),+
                }
            }
        }
    };
}

troubles! {
    // The headings and what was said about them.
    "sheet-column-missing" /** No heading is known for a column that cannot be done without. */
        ColumnMissing;
    "sheet-heading-missing" /** A heading that was named is not there. */
        HeadingMissing;
    "sheet-column-twice" /** Several headings mean one column. */
        ColumnTwice;
    "sheet-word-meaning" /** A word was said to mean something that does not exist. */
        NoSuchMeaning;

    // Cells.
    "sheet-empty" /** Nothing is written where something must be. */
        Empty;
    "sheet-unknown-word" /** A word that is not known. */
        UnknownWord;
    "sheet-not-a-day" /** Not a day. */
        NotADay;
    "sheet-day-outside" /** A day that no record can have. */
        DayOutside { first: String, last: String };
    "sheet-not-a-time" /** Not a time of day. */
        NotATime;
    "sheet-not-minutes" /** Not a number of minutes, or too many. */
        NotMinutes { most: u16 };
    "sheet-too-long" /** A text that is too long. */
        TooLong { count: usize, most: usize };
    "sheet-not-an-id" /** Not an id. */
        NotAnId;
    "sheet-not-a-receipt" /** Not the number of a consultation. */
        NotAReceipt;
    "sheet-not-yes-or-no" /** Neither yes nor no. */
        NotYesOrNo;

    // Rows.
    "sheet-too-many-cells" /** A row with more cells than there are headings. */
        TooManyCells { count: usize, headings: usize };
}

/// Something that is wrong, with the place in its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column.
    pub column: Option<Column>,
    /// What the table calls it.
    pub heading: String,
    /// What stands there.
    pub value: String,
    /// What is wrong.
    pub trouble: Trouble,
}
